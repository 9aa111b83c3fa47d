"""Differences between editions as text, JSON and Markdown."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from generator.compare.snapshot import REASONS
from generator.compare.wording import readable
from generator.model.actions import action_word, kind_word
from generator.model.edition import Difference, FieldDiff, signers
from generator.model.layer_words import layer_words
from generator.model.say import Said, joined, say, say_many
from generator.render.escape import plain


def as_data(differences: Iterable[Difference]) -> list[dict[str, Any]]:
    """Give differences as plain data."""
    return [
        {
            "kind": one.kind,
            "id": one.id,
            "action": one.action,
            "material": one.material,
            "title": dict(one.title),
            "audience": list(one.audience),
            "reason": dict(one.reason) if one.reason else None,
            "approved_by": one.approved_by,
            "origin": one.layer,
            "because_of": list(one.causes),
            "fields": {
                field.name: {"before": field.before, "after": field.after} for field in one.fields
            },
        }
        for one in differences
    ]


def as_json(differences: Iterable[Difference]) -> str:
    """Give differences as JSON text."""
    return json.dumps(as_data(differences), ensure_ascii=False, indent=1)


def as_text(differences: tuple[Difference, ...], language: str) -> list[str]:
    """Tell differences line by line, for a terminal.

    Args:
        differences: What changed.
        language: The language whose wording is shown.
    """
    lines: list[str] = []
    for one in differences:
        lines.append(_headline(one, one.title.get(language, "")))
        lines += [joined("", ["    ", line]) for line in _details(one, language)]
    lines.append(
        say_many(
            "{n} change, {material} of them material",
            "{n} changes, {material} of them material",
            len(differences),
            material=sum(one.material for one in differences),
        )
    )
    if found := signers(differences):
        lines.append(say("To sign again: {names}", names=", ".join(found)))
    return lines


def _headline(one: Difference, title: str) -> Said:
    weight = say("material") if one.material else say("editorial")
    return joined(
        " ",
        [
            Said("{action:10}", {"action": action_word(one.action)}),
            kind_word(one.kind),
            one.id,
            joined("", ["(", weight, ")"]),
            *([title] if title else []),
        ],
    )


def _details(one: Difference, language: str) -> Iterable[str]:
    if one.action not in {"added", "removed"}:
        for field in _shown(one):
            yield joined(": ", [field.name, steps(field.before, field.after, language)])
    if one.causes:
        yield say("because of: {names}", names=", ".join(one.causes))
    if one.reason and one.reason.get(language):
        yield say("reason: {what}", what=one.reason[language])
    if one.approved_by:
        yield say("approved by: {what}", what=one.approved_by)
    if one.layer:
        yield say("from: {layer}", layer=layer_words(one.layer))


def _shown(one: Difference) -> Iterable[FieldDiff]:
    """Leave the reasons out, which have lines of their own."""
    return (field for field in one.fields if field.name != REASONS)


def steps(old: Any, new: Any, language: str) -> str:
    """Tell on one line, for a terminal, how a field's value became another."""
    before, after = spoken(old, language), spoken(new, language)
    if not before or not after:
        nothing = say("(nothing)")
        return joined(" -> ", [before or nothing, after or nothing])
    marks = {"=": "{}", "-": "[-{}-]", "+": "{{+{}+}}"}
    return "".join(marks[sign].format(words) for sign, words in spaced(readable(before, after)))


def as_markdown(differences: tuple[Difference, ...], language: str) -> Said:
    """Tell differences as a Markdown list; new words bold, old ones struck through."""
    lines: list[str] = []
    for one in differences:
        weight = say("material") if one.material else say("editorial")
        title = plain(one.title.get(language, ""))
        action = joined("", ["- **", action_word(one.action), "**"])
        named = joined("", [plain(one.id), " (", weight, ")"])
        parts = [action, kind_word(one.kind), named, title]
        lines.append(joined(" ", filter(None, parts)))
        for field in _shown(one) if one.action not in {"added", "removed"} else ():
            before, after = spoken(field.before, language), spoken(field.after, language)
            told = "".join(
                {"=": "{}", "-": "~~{}~~", "+": "**{}**"}[sign].format(plain(words))
                if words.strip() and sign != "="
                else plain(words)
                if words.strip()
                else " "
                for sign, words in spaced(readable(before, after))
            )
            lines.append(f"    - {field.name}: {told}")
        if one.reason and one.reason.get(language):
            reason = say("reason: {what}", what=plain(one.reason[language]))
            lines.append(joined("", ["    - ", reason]))
        if one.approved_by:
            approved = say("approved by: {what}", what=plain(one.approved_by))
            lines.append(joined("", ["    - ", approved]))
    return joined("\n", [*lines, ""]) if lines else joined("", [])


def spaced(steps: Iterable[tuple[str, str]]) -> Iterable[tuple[str, str]]:
    """Take the spaces around each step out, as steps of their own, so that marks hug words."""
    for sign, words in steps:
        core = words.strip()
        if not core:
            yield "=", words
            continue
        start = words.index(core)
        if start:
            yield "=", words[:start]
        yield sign, core
        if start + len(core) < len(words):
            yield "=", words[start + len(core) :]


def spoken(value: Any, language: str) -> str:
    """Give any field's value as one line of text in a language."""
    if value is None:
        return ""
    if isinstance(value, Mapping):
        if language in value:
            return " ".join(str(value[language]).split())
        return "; ".join(f"{name}: {spoken(one, language)}" for name, one in value.items())
    if isinstance(value, list | tuple):
        return "; ".join(spoken(one, language) for one in value)
    return " ".join(str(value).split())
