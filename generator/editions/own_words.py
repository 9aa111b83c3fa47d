"""List the texts of a company's own that bind readers: the doors through which a rule is undone.

A program can't tell whether other words are weaker, nor whether an added duty takes another one
back. So people read all of them once (docs/decisions/0021-what-counts-as-weaker.md).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator.compare.data import UNSAID, plain_data
from generator.compare.diff import WORDING
from generator.model.handbook import (
    Event,
    FieldChange,
    Handbook,
    ResolvedChapter,
    ResolvedClause,
)
from generator.model.inputs import Inputs, texts
from generator.model.layer_words import strength_words
from generator.model.layers import Base
from generator.model.own_words import OwnWords
from generator.model.place import layer_of
from generator.model.register import Register
from generator.model.registers import AREAS, REVIEW_TASKS, compared
from generator.model.say import say
from generator.model.text import Text

_FOR_READERS: tuple[Register[Any], ...] = tuple(
    register for register in compared() if register not in {AREAS, REVIEW_TASKS}
)
"""Registers that employees may see; what is left is the owner's list of things to do."""
_LONG = 80
"""Characters from which a value that each company fills in is more than a time or a name."""


def own_words(handbook: Handbook, inputs: Inputs) -> tuple[OwnWords, ...]:
    """List everything that the company says in its own words, in the order of the handbook.

    What takes the place of other words, and a permission, stands alone; what is added otherwise
    belongs to the group of its chapter or register, to be read in one go.

    Args:
        handbook: The handbook.
        inputs: The layers that it was made from.
    """
    return (
        *_title(handbook, inputs),
        *_chapters(handbook),
        *_entries(handbook),
        *_values(handbook),
        *_labels(handbook, inputs),
    )


def _is_own(layer: str) -> bool:
    return layer.startswith("company:")


def _title(handbook: Handbook, inputs: Inputs) -> Iterator[OwnWords]:
    base = inputs.base.head
    if handbook.company is None or not isinstance(base, Base):
        return
    for name in ("title", "subtitle"):
        own: Text | None = getattr(handbook.company, name)
        if own is not None:
            before, after = _said(getattr(base, name), handbook), _said(own, handbook)
            yield OwnWords(id=name, place=own.place, before={name: before}, after={name: after})
    page, theirs = inputs.company and inputs.company.one_page, inputs.base.one_page
    for name in ("intro", "closing"):
        own = getattr(page, name, None)
        if own is not None:
            before, after = _said(getattr(theirs, name, None), handbook), _said(own, handbook)
            key = f"one-page/{name}"
            yield OwnWords(id=key, place=own.place, before={name: before}, after={name: after})


def _chapters(handbook: Handbook) -> Iterator[OwnWords]:
    for chapter in handbook.chapters:
        group = f"chapter/{chapter.id}"
        if _is_own(chapter.layer):
            after = _fields(chapter, ("title", "summary"), handbook)
            place = chapter.title.place
            yield OwnWords(id=group, place=place, before={}, after=after, group=group)
        for resolved in chapter.clauses:
            yield from _clause(resolved, chapter, handbook)


def _clause(
    resolved: ResolvedClause, chapter: ResolvedChapter, handbook: Handbook
) -> Iterator[OwnWords]:
    own = [event for event in resolved.history if _is_own(event.layer)]
    if _is_own(resolved.layer) or any(event.action == "added" for event in own):
        yield OwnWords(
            id=resolved.id,
            place=own[0].place if own else resolved.place,
            before={},
            after=_fields(resolved.clause, WORDING, handbook),
            # A permission may undo a duty that stands elsewhere, so it is read by itself.
            group="" if resolved.clause.strength == "may" else f"chapter/{chapter.id}",
            beside=(
                say("strength: {what}", what=strength_words(resolved.clause.strength)),
                say("audience: {what}", what=", ".join(map(str, resolved.clause.audience))),
            ),
        )
        return
    changes = [one for event in own for one in event.changes if one.name in WORDING]
    if changes:
        before, after = _both(changes, handbook)
        yield OwnWords(id=resolved.id, place=own[-1].place, before=before, after=after)


def _entries(handbook: Handbook) -> Iterator[OwnWords]:
    for register in _FOR_READERS:
        for entry in handbook.of(register):
            name = f"{register.kind}/{entry.id}"
            if _is_own(layer_of(entry.id.place)):
                fields = [one for one in entry.__dataclass_fields__ if one not in UNSAID]
                after = _fields(entry, fields, handbook, texts_only=True)
                place = entry.id.place
                yield OwnWords(id=name, place=place, before={}, after=after, group=register.name)
                continue
            history: Iterable[Event] = handbook.entry_history.get((register.word, entry.id), ())
            own = [event for event in history if _is_own(event.layer)]
            changes = [one for event in own for one in event.changes if _has_text(one.after)]
            if changes:
                before, after = _both(changes, handbook)
                yield OwnWords(id=name, place=own[-1].place, before=before, after=after)


def _values(handbook: Handbook) -> Iterator[OwnWords]:
    """List texts that stand within rules; a time, a name or a tag that only the firm knows not."""
    for value in handbook.parameters.values():
        said = value.setting.value
        if not _is_own(value.setting.layer) or not isinstance(said, Text) or not value.overridden:
            continue
        if handbook.company is not None and value.name not in handbook.company.settings:
            # The team of a role that was left out goes by its heir's name: nobody wrote it anew.
            continue
        if value.parameter is not None and value.parameter.fill_in and not _is_long(said):
            continue
        before = _said(value.overridden[-1].value, handbook)
        after = _said(said, handbook)
        if before != after:
            yield OwnWords(
                id=f"value/{value.name}",
                place=value.setting.place,
                before={"value": before},
                after={"value": after},
                group="settings",
            )


def _labels(handbook: Handbook, inputs: Inputs) -> Iterator[OwnWords]:
    earlier: dict[str, Any] = {}
    for layer in (inputs.base, *inputs.profiles):
        earlier |= layer.labels
    for key, words in handbook.labels.items():
        if _is_own(layer_of(words.place)) and key in earlier:
            yield OwnWords(
                id=f"label/{key}",
                place=words.place,
                before={"text": earlier[key].as_dict()},
                after={"text": words.as_dict()},
            )


def _both(
    changes: Iterable[FieldChange], handbook: Handbook
) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    """Give what stood before the first change of each field, and what stands after the last."""
    before: dict[str, Any] = {}
    after: dict[str, Any] = {}
    for change in changes:
        before.setdefault(change.name, _said(change.before, handbook))
        after[change.name] = _said(change.after, handbook)
    return before, after


def _fields(
    record: Any, names: Iterable[str], handbook: Handbook, *, texts_only: bool = False
) -> Mapping[str, Any]:
    """Give the fields of a record that say something."""
    found = {name: getattr(record, name) for name in names}
    return {
        name: _said(value, handbook)
        for name, value in found.items()
        if value not in (None, ()) and not (texts_only and not _has_text(value))
    }


def _has_text(value: Any) -> bool:
    return isinstance(value, Text | tuple) and any(True for _ in texts(value))


def _is_long(text: Text) -> bool:
    return any(len(words) > _LONG for _, words in text.values)


def _said(value: Any, handbook: Handbook) -> Any:
    return plain_data(value, handbook.parameters)
