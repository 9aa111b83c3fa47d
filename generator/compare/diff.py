"""What changed between two editions, entry by entry."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from generator.compare.snapshot import EXCEPTIONS, KINDS, REASONS, UNSEEN, Snapshot
from generator.compare.values import changed_values
from generator.compare.wording import explained, same_words
from generator.model.clause import weakens
from generator.model.edition import Difference, FieldDiff
from generator.model.registers import compared

WORDING = ("title", "statement", "guidance", "why", "examples", "remedy")
"""Fields of a clause that hold text."""
_EDITORIAL_FIELDS = {
    "clause": UNSEEN | {REASONS},
    "parameter": frozenset({REASONS, "label"}),
    **{register.kind: register.quiet for register in compared()},
}
_BINDING = {
    "clause",
    "parameter",
    # Such as the word for a duty, which a layer may replace.
    "label",
    *(register.kind for register in compared() if register.binding),
}
"""Kinds whose changes are material unless something says otherwise; the rest only helps."""
_TITLES = {
    "parameter": "label",
    **{register.kind: register.title for register in compared()},
}
"""Which field of an entry names it to readers, where it is another than `title`."""


def diff(
    old: Snapshot,
    new: Snapshot,
    editorial: tuple[str, ...] = (),
    everyone: tuple[str, ...] = (),
) -> tuple[Difference, ...]:
    """List everything that differs, clauses first, in reading order.

    Args:
        old: The earlier edition.
        new: The later edition.
        editorial: Ids of clauses whose new wording a person called editorial.
        everyone: Ids of the audiences that take in all readers; duties and words of the pages
            concern them.

    Returns:
        Nothing for equal editions. Applying the differences to the old one gives the new one.
    """
    values = changed_values(old, new)
    found: list[Difference] = []
    for kind in KINDS:
        found += _of_kind(kind, old, new, values)
    return tuple(_flagged(_addressed(one, everyone), editorial) for one in found)


def apply(old: Snapshot, differences: tuple[Difference, ...]) -> Snapshot:
    """Give the edition that comes out when differences are carried out.

    Args:
        old: The edition that they are against.
        differences: What `diff` found.
    """
    entries = {key: dict(fields) for key, fields in old.entries.items()}
    order = {kind: old.order(kind) for kind in KINDS}
    for one in differences:
        key = (one.kind, one.id)
        if one.action == "removed":
            del entries[key]
            order[one.kind].remove(one.id)
        elif one.action == "moved":
            order[one.kind] = list(one.fields[0].after)
        else:
            if one.action == "added":
                entries[key] = {}
                place = order[one.kind].index(one.after) + 1 if one.after else 0
                order[one.kind].insert(place, one.id)
            for field in one.fields:
                entries[key][field.name] = field.after
            entries[key] = {name: kept for name, kept in entries[key].items() if kept is not None}
    ordered = {(kind, name): entries[kind, name] for kind in KINDS for name in order[kind]}
    return Snapshot(ordered, {})


def _of_kind(
    kind: str, old: Snapshot, new: Snapshot, values: tuple[tuple[str, Mapping[str, Any]], ...]
) -> Iterator[Difference]:
    before, after = old.order(kind), new.order(kind)
    # Removals first and the new order next, so that each added entry finds its neighbour.
    for name in before:
        if (kind, name) not in new.entries:
            yield _removed(kind, name, old, new)
    common = [name for name in before if (kind, name) in new.entries]
    wanted = [name for name in after if (kind, name) in old.entries]
    if common != wanted:
        moved = FieldDiff(name="order", before=tuple(common), after=tuple(wanted))
        yield Difference(
            kind=kind, id=kind, action="moved", fields=(moved,), material=False, title={}
        )
    previous = None
    for name in after:
        if (kind, name) not in old.entries:
            yield replace(_change(kind, name, old, new, "added"), after=previous)
        elif old.entries[kind, name] != new.entries[kind, name]:
            yield _caused(_change(kind, name, old, new, ""), values)
        previous = name


def _change(kind: str, name: str, old: Snapshot, new: Snapshot, action: str) -> Difference:
    key = (kind, name)
    before, after = old.entries.get(key, {}), new.entries.get(key, {})
    fields = tuple(
        FieldDiff(name=field, before=before.get(field), after=after.get(field))
        for field in [*before, *(field for field in after if field not in before)]
        if before.get(field) != after.get(field)
    )
    source = new.sources[key]
    last = _last_event(source, old.sources.get(key, {}))
    return Difference(
        kind=kind,
        id=name,
        action=action or _action(kind, fields),
        fields=fields,
        material=_material(kind, fields, action),
        title=_title(kind, source),
        audience=_audience(kind, before, after),
        reason=last.get("reason"),
        layer=str(last.get("layer") or source.get("origin", {}).get("layer", "")),
        approved_by=last.get("approved_by"),
    )


def _removed(kind: str, name: str, old: Snapshot, new: Snapshot) -> Difference:
    before = old.entries[kind, name]
    whole = new.sources[("handbook", "handbook")]
    listed = whole.get("removed", ()) if kind == "clause" else whole.get("left_out", ())
    gone: Mapping[str, Any] = next(
        (one for one in listed if one["id"] == name and one.get("kind", kind) == kind), {}
    )
    last = _last_event(gone, {})
    return Difference(
        kind=kind,
        id=name,
        action="removed",
        fields=tuple(
            FieldDiff(name=field, before=value, after=None) for field, value in before.items()
        ),
        material=kind in _BINDING,
        title=_title(kind, old.sources[kind, name]),
        audience=_audience(kind, before, {}),
        reason=last.get("reason"),
        layer=str(last.get("layer") or ""),
        approved_by=last.get("approved_by"),
    )


def _action(kind: str, fields: tuple[FieldDiff, ...]) -> str:
    if kind == "parameter":
        return "set"
    names = {field.name for field in fields if field.name != REASONS}
    strength = next((field for field in fields if field.name == "strength"), None)
    if kind == "clause" and strength is not None:
        return "weakened" if weakens(strength.before, strength.after) else "tightened"
    asks = next((field for field in fields if field.name == "asks"), None)
    if asks is not None:
        return "tightened" if asks.after else "weakened"
    return "reworded" if names and names <= {*WORDING} else "amended"


def _material(kind: str, fields: tuple[FieldDiff, ...], action: str) -> bool:
    """Call a change material, unless it can be seen that nobody has to act differently."""
    if kind == "handbook":
        # Whoever lets an exception hold for longer changes what people have to do.
        return any(field.name == EXCEPTIONS for field in fields)
    if kind not in _BINDING:
        return False
    if action == "added":
        return True
    quiet = _EDITORIAL_FIELDS.get(kind, frozenset())
    return not all(field.name in quiet or _typographic(field) for field in fields)


def _typographic(field: FieldDiff) -> bool:
    if field.name not in {*WORDING, "text"}:
        return False
    return same_words(_all_text(field.before), _all_text(field.after))


def _all_text(value: Any) -> str:
    if isinstance(value, Mapping):
        return " | ".join(f"{key} {_all_text(entry)}" for key, entry in value.items())
    if isinstance(value, list | tuple):
        return " | ".join(_all_text(entry) for entry in value)
    return str(value)


def _addressed(one: Difference, everyone: tuple[str, ...]) -> Difference:
    if one.kind in {"duty", "label"} and one.action != "moved":
        return replace(one, audience=everyone)
    return one


def _flagged(one: Difference, editorial: tuple[str, ...]) -> Difference:
    if one.kind == "clause" and one.id in editorial and may_be_editorial(one):
        return replace(one, material=False)
    return one


def may_be_editorial(one: Difference) -> bool:
    """Tell whether a person may call a change editorial: only new words, nothing stronger."""
    return one.action in {"reworded", "amended"} and not any(
        field.name in {"audience", "jurisdictions", "locked"} for field in one.fields
    )


def _last_event(source: Mapping[str, Any], earlier: Mapping[str, Any]) -> Mapping[str, Any]:
    """Give the newest event that the earlier edition did not know; a setting is its own event."""
    history = source.get("history")
    if history is None:
        return source if "overridden" in source else {}
    known = [_event_key(event) for event in earlier.get("history", ())]
    fresh = [event for event in history if _event_key(event) not in known]
    found: Mapping[str, Any] = fresh[-1] if fresh else {}
    return found


def _event_key(event: Mapping[str, Any]) -> tuple[str, ...]:
    names = ("action", "layer", "reason", "approved_by", "until", "changes")
    return tuple(str(event.get(name)) for name in names)


def _title(kind: str, source: Mapping[str, Any]) -> Mapping[str, str]:
    found = source.get(_TITLES.get(kind, "title"))
    if isinstance(found, Mapping):
        return {str(language): str(text) for language, text in found.items()}
    return {}


def _audience(kind: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[str, ...]:
    if kind != "clause":
        return ()
    return tuple(sorted({*before.get("audience", ()), *after.get("audience", ())}))


def _caused(one: Difference, values: tuple[tuple[str, Mapping[str, Any]], ...]) -> Difference:
    """Name the parameters behind a clause's new wording, if they explain all of it."""
    if one.kind != "clause" or one.action != "reworded" or not values:
        return one
    causes: set[str] = set()
    for field in (field for field in one.fields if field.name != REASONS):
        for language in _languages(field):
            told = tuple((name, *pairs[language]) for name, pairs in values if language in pairs)
            before = _all_text(_in(field.before, language))
            names = explained(before, _all_text(_in(field.after, language)), told)
            if names is None:
                return one
            causes |= names
    return replace(one, causes=tuple(sorted(causes)))


def _languages(field: FieldDiff) -> list[str]:
    values = field.after if isinstance(field.after, list) else [field.after]
    texts = [value.get("wrong", value) for value in values if isinstance(value, Mapping)]
    return sorted({language for text in texts for language in text})


def _in(value: Any, language: str) -> Any:
    """Take one language out of a field."""
    if isinstance(value, list):
        return [_in(entry, language) for entry in value]
    if isinstance(value, Mapping):
        if language in value:
            return value[language]
        return [_in(one, language) for one in value.values()]
    return value
