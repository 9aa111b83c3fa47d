"""Say which clauses answer which topics and requirements, for docs/coverage.md."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.model.handbook import Handbook
from generator.model.layer_words import layer_words
from generator.model.register import Register
from generator.model.registers import GUIDES, REQUIREMENTS, RISKS, TOPICS
from generator.model.say import Said, joined, say
from generator.model.text import Text
from generator.render.prose import flat


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What answers each topic and each requirement, in the handbook's order."""

    topics: Mapping[str, tuple[str, ...]]
    """Ids of clauses and guide sections by topic."""
    requirements: Mapping[str, tuple[str, ...]]
    """Ids of clauses, guide sections and risks by requirement."""

    grounds: Mapping[str, tuple[str, ...]]
    """Ids of clauses by what stands behind them: `law`, `house` (on purpose), `unsaid`."""

    def missing_topics(self) -> tuple[str, ...]:
        """Topics that nothing answers."""
        return tuple(name for name, answers in self.topics.items() if not answers)

    def missing_requirements(self) -> tuple[str, ...]:
        """Requirements that nothing answers."""
        return tuple(name for name, answers in self.requirements.items() if not answers)


def coverage(handbook: Handbook) -> Coverage:
    """Gather what answers each topic and each requirement that the handbook knows.

    What belongs to a profile that takes no part counts only where something answers it all the
    same.
    """
    topics: dict[str, list[str]] = {str(topic.id): [] for topic in handbook.of(TOPICS)}
    requirements: dict[str, list[str]] = {str(row.id): [] for row in handbook.of(REQUIREMENTS)}
    for name, about, wanted in _entries(handbook):
        for topic in about:
            topics[topic].append(name)
        for row in wanted:
            requirements[row].append(name)
    taking_part = {"base", None, *handbook.industries}

    def asked(register: Register[Any], found: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
        every = {str(one.id): one.profile in taking_part for one in handbook.of(register)}
        return {name: tuple(by) for name, by in found.items() if by or every[name]}

    return Coverage(
        topics=asked(TOPICS, topics),
        requirements=asked(REQUIREMENTS, requirements),
        grounds={
            kind: tuple(one.id for one in handbook.clauses() if one.ground == kind)
            for kind in ("law", "house", "unsaid")
        },
    )


def _taken_out(name: str, handbook: Handbook) -> Said | None:
    """Name the layers that took out whatever answered a topic or a requirement."""
    gone = [
        one.history[-1].layer
        for one in handbook.removed
        if one.history and name in {*one.clause.topics, *one.clause.requirements}
    ]
    layers = joined(", ", map(layer_words, dict.fromkeys(gone)))
    return say("taken out by {layers}", layers=layers) if gone else None


def _entries(handbook: Handbook) -> Iterator[tuple[str, Iterable[str], Iterable[str]]]:
    """Walk whatever answers something: its name, its topics and its requirements."""
    for resolved in handbook.clauses():
        yield resolved.id, resolved.clause.topics, resolved.clause.requirements
    for guide in handbook.of(GUIDES):
        for section in guide.sections:
            yield say("guide: {id}", id=section.id), section.topics, section.requirements
    for risk in handbook.of(RISKS):
        yield say("risk: {id}", id=risk.id), (), risk.requirements


def coverage_page(handbook: Handbook, language: str = "en") -> Said:
    """Write the coverage as a Markdown page for maintainers.

    Args:
        handbook: The resolved handbook.
        language: Language of the names of topics and requirements, where they have it.

    Returns:
        The page, whose own words can be said in another language.
    """
    found = coverage(handbook)
    parts = (
        (joined(" ", ["#", say("Coverage")]), _intro(handbook)),
        ("", _figures(found)),
        (joined(" ", ["##", say("Requirements")]), _requirements(handbook, found, language)),
        (joined(" ", ["##", say("Topics")]), _topics(handbook, found, language)),
    )
    lines: list[str] = []
    for title, body in parts:
        lines += [*((title, "") if title else ()), *body, ""]
    return joined("\n", lines)


def _figures(found: Coverage) -> Iterator[Said]:
    answered = len(found.requirements) - len(found.missing_requirements())
    covered = len(found.topics) - len(found.missing_topics())
    yield say(
        "- Requirements answered: {done} of {all}", done=answered, all=len(found.requirements)
    )
    yield say("- Topics answered: {done} of {all}", done=covered, all=len(found.topics))
    yield say(
        "- Rules that cite the law: {law}; house rules on purpose: {house}; neither: {rest}",
        law=len(found.grounds["law"]),
        house=len(found.grounds["house"]),
        rest=len(found.grounds["unsaid"]),
    )


def _requirements(handbook: Handbook, found: Coverage, language: str) -> Iterator[str]:
    yield say("| id | requirement | answered by |")
    yield "| --- | --- | --- |"
    for row in handbook.of(REQUIREMENTS):
        if row.id in found.requirements:
            reason = _taken_out(row.id, handbook) or ""
            said = _said(row.title, language)
            yield _row(row.id, said, found.requirements[row.id], reason)


def _topics(handbook: Handbook, found: Coverage, language: str) -> Iterator[str]:
    yield say("| id | layer | topic | answered by |")
    yield "| --- | --- | --- | --- |"
    for topic in handbook.of(TOPICS):
        if topic.id in found.topics:
            known = _said(topic.not_covered, language) if topic.not_covered else ""
            said = joined(" | ", [_origin(topic.profile), _said(topic.name, language)])
            reason = _taken_out(topic.id, handbook) or known
            yield _row(topic.id, said, found.topics[topic.id], reason)


def _intro(handbook: Handbook) -> Iterator[Said]:
    layers = joined(", ", (layer_words("base"), *handbook.industries))
    yield say(
        "Written by `handbook coverage --write`; do not edit. It is made from the resolved\n"
        "handbook ({layers}) and shows where each requirement and each topic of published\n"
        "policies is answered: by clauses, by sections of the guide, or by entries of the risk\n"
        "table.",
        layers=layers,
    )


def _origin(profile: str) -> str:
    return layer_words(profile) if profile == "base" else profile


def _row(name: str, said: str, answers: tuple[str, ...], reason: str) -> Said:
    shown = [joined("", ["`", answer, "`"]) for answer in answers]
    nothing = say("**nothing**: {reason}", reason=reason or say("no reason given"))
    return joined(
        "", ["| ", name, " | ", said, " | ", joined(", ", shown) if shown else nothing, " |"]
    )


def _said(text: Text, language: str) -> str:
    languages = [str(one) for one in text.languages()]
    chosen = language if language in languages else languages[0]
    return flat(text, {}, chosen).replace("|", "\\|")
