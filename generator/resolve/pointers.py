"""Check that everything a text or an entry points to is there."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping
from functools import cache, partial
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from generator.model.called import names_of
from generator.model.clause import Clause
from generator.model.fields import Points
from generator.model.handbook import Handbook
from generator.model.layers import Contact
from generator.model.nearest import WHERE, did_you_mean
from generator.model.pages import named_pages
from generator.model.place import Located, layer_of
from generator.model.problems import Collector
from generator.model.reference import Reference
from generator.model.register import Register
from generator.model.registers import (
    AUDIENCES,
    REFERENCES,
    REGISTERS,
    REVIEW_TASKS,
    ROLES,
    SCENARIOS,
)
from generator.model.say import say
from generator.model.text import Prose
from generator.resolve.draft import Draft
from generator.resolve.essentials import Beyond
from generator.resolve.known import Known, heirs_of
from generator.text.markdown import links

_EVERY_SECTOR = "general"
_WORDS = {
    "clauses": say("clause"),
    "sectors": say("sector"),
    **{register.name: register.word for register in REGISTERS},
}
"""What problems call the things that may be pointed to."""


def check_pointers(
    handbook: Handbook,
    references: Mapping[str, Reference],
    sectors: Collection[str],
    problems: Collector,
    beyond: Beyond = Beyond(),  # noqa: B008 - frozen, and empty
) -> None:
    """Step 8: check ids in clauses, registers and the company file (HB209, HB107).

    Which fields point where, the records say themselves (`Points` in `model/fields.py`).

    Args:
        handbook: The handbook before it is sealed.
        references: All references of all layers by id, also those that nothing cites.
        sectors: The industries of all profiles that are there.
        problems: Receives one problem for each id that leads nowhere.
        beyond: What an essentials handbook leaves out.
    """
    known = Known(
        {**_known(handbook, references), "sectors": _sectors(references, sectors)},
        {
            (one.register.name, str(one.entry.id)): one.history[-1].layer
            for one in handbook.left_out
        },
        beyond,
        cache(partial(_called, handbook)),
        heirs_of(handbook),
    )
    for record in (*_records(handbook), *references.values()):
        _check_record(record, known, problems)
    _check_history(handbook, known, problems)
    for chapter in handbook.chapters:
        owner = Located(chapter.owner, getattr(chapter.owner, "place", chapter.title.place))
        _check((owner,), Points(ROLES.name), known, problems)
    for named, to in (
        (handbook.everyone, AUDIENCES.name),
        (handbook.reference_owner, ROLES.name),
        (handbook.company.other_roles if handbook.company else None, ROLES.name),
    ):
        _check(filter(None, (named,)), Points(to), known, problems)
    _check_tasks(handbook, problems)
    _check_scenarios(handbook, problems)


def _called(handbook: Handbook, to: str) -> Mapping[str, str]:
    """Give what people call the entries of a register, or the clauses and their numbers."""
    entries = {
        **dict(_lists(handbook)),
        "clauses": [one.clause for one in handbook.clauses()],
        ROLES.name: (*handbook.of(ROLES), *handbook.contacts),
    }
    numbers = [(one.number, str(one.id)) for one in handbook.clauses()] if to == "clauses" else ()
    found: dict[str, str] = {}
    for name, one in (*names_of(entries.get(to, ())), *numbers):
        # Of two things with one name, the first is meant.
        found.setdefault(name, one)
    return found


def pointed_to(handbook: Handbook, register: Register[Any]) -> dict[str, int]:
    """Count how often entries of a register are pointed to, most often first.

    Contacts, which answer for a role, do not count.
    """
    found = Counter(
        str(name)
        for record in _records(handbook, contacts=False)
        for name in _ids_in(record, register.name)
    )
    if register is ROLES:
        found.update(str(chapter.owner) for chapter in handbook.chapters)
    return dict(found.most_common())


def _ids_in(record: Any, to: str) -> Iterator[Located]:
    kind: Hashable = record.__class__
    for name, points in pointing(kind):
        if points.to == to:
            value = getattr(record, name)
            ids = value if isinstance(value, tuple) else (value,)
            yield from (one for one in ids if one is not None)
    for name in inner(kind):
        for inside in getattr(record, name):
            yield from _ids_in(inside, to)


def _known(
    handbook: Handbook, references: Mapping[str, Reference]
) -> Mapping[str, Collection[str]]:
    """Gather what may be pointed to; clauses that were taken out keep an entry of their own."""
    clauses = (resolved.id for resolved in (*handbook.clauses(), *handbook.removed))
    return {
        "clauses": frozenset(clauses),
        **{name: frozenset(str(one.id) for one in found) for name, found in _lists(handbook)},
        REFERENCES.name: references,
    }


def _sectors(references: Mapping[str, Reference], profiles: Collection[str]) -> frozenset[str]:
    """Gather industries: the base's register serves also those whose profile is not there."""
    base = (one for one in references.values() if layer_of(one.id.place) == "base")
    return frozenset((_EVERY_SECTOR, *profiles, *(str(s) for one in base for s in one.sectors)))


def _lists(handbook: Handbook) -> Iterator[tuple[str, tuple[Any, ...]]]:
    for register in REGISTERS:
        yield register.name, handbook.of(register)


def _records(handbook: Handbook, *, contacts: bool = True) -> Iterator[Any]:
    """Walk every record that may point to something, with or without the contacts."""
    for resolved in handbook.clauses():
        yield resolved.clause
    for name, entries in _lists(handbook):
        if name != REFERENCES.name:
            yield from entries
    if contacts:
        yield from handbook.contacts
    yield from handbook.accounts


def _check_record(record: Any, known: Known, problems: Collector) -> None:
    kind: Hashable = record.__class__
    for name, points in pointing(kind):
        value = getattr(record, name)
        ids = value if isinstance(value, tuple) else (value,)
        contact = isinstance(record, Contact)
        _check((one for one in ids if one is not None), points, known, problems, contact=contact)
    for name in inner(kind):
        for inside in getattr(record, name):
            _check_record(inside, known, problems)


def _check_history(handbook: Handbook, known: Known, problems: Collector) -> None:
    """Check what clauses pointed to before a layer changed them, which pages still tell."""
    fields = dict(pointing(Clause))
    for resolved in (*handbook.clauses(), *handbook.removed):
        for change in (change for event in resolved.history for change in event.changes):
            if change.name in fields and isinstance(change.before, tuple):
                points = fields[change.name]
                gone = (
                    one
                    for one in change.before
                    if one not in (change.after or ()) and (points.to, str(one)) not in known.gone
                )
                _check(gone, points, known, problems)


@cache
def pointing(kind: Hashable) -> tuple[tuple[str, Points], ...]:
    """Name the fields of a record that hold ids of something else, and what of."""
    hints = get_type_hints(kind, include_extras=True)
    return tuple((name, points) for name, hint in hints.items() for points in _marks(hint, Points))


def _marks(annotation: Any, kind: type[Points]) -> Iterator[Points]:
    """Find the marks within an annotation, such as `tuple[ToRole, ...]` or `ToRole | None`."""
    for part in get_args(annotation):
        if isinstance(part, kind):
            yield part
        elif get_origin(annotation) is not Annotated or not isinstance(part, type):
            yield from _marks(part, kind)


@cache
def inner(kind: Hashable) -> tuple[str, ...]:
    """Name the fields of a record that hold lists of further records."""
    hints = get_type_hints(kind, include_extras=True)
    return tuple(
        name
        for name, hint in hints.items()
        if get_origin(hint) is tuple and dataclasses.is_dataclass(get_args(hint)[0])
    )


def _check(
    ids: Iterable[Located],
    points: Points,
    known: Known,
    problems: Collector,
    *,
    contact: bool = False,
) -> None:
    names = known.ids[points.to]
    if points.if_any and not names:
        return
    for given in ids:
        if given not in names:
            message = say("there is no {word} '{name}'", word=_WORDS[points.to], name=given)
            problems.add(
                "HB209",
                message,
                given.place,
                partial(known.hint, points.to, given, contact=contact),
            )


def _check_tasks(handbook: Handbook, problems: Collector) -> None:
    for task in handbook.of(REVIEW_TASKS):
        if (task.month is None) == (task.trigger is None):
            problems.add(
                "HB107",
                say("the task '{id}' needs either a month or a trigger", id=task.id),
                task.id.place,
                say("keep exactly one of 'month:' and 'trigger:'"),
            )


def _check_scenarios(handbook: Handbook, problems: Collector) -> None:
    for scenario in handbook.of(SCENARIOS):
        if [str(option.verdict) for option in scenario.options].count("right") != 1:
            problems.add(
                "HB107",
                say("the scenario '{id}' must have exactly one right option", id=scenario.id),
                scenario.id.place,
                say("mark one option with 'verdict: right'"),
            )


def check_basis(draft: Draft, references: Mapping[str, Reference], problems: Collector) -> None:
    """Report clauses that rest only on weak references, wherever those hold (HB407)."""
    for resolved in draft.clauses.values():
        ids = resolved.clause.references
        cited = [references[ref] for ref in ids if ref in references]
        if cited and all(reference.weak for reference in cited):
            problems.add(
                "HB407",
                say(
                    "'{id}' rests only on references that were not read in a source", id=resolved.id
                ),
                ids[0].place,
                say("add a reference that was seen, or drop these"),
            )


def link_targets(handbook: Handbook) -> frozenset[str]:
    """Gather everything that a link in a text may lead to."""
    clauses = (resolved.id for resolved in (*handbook.clauses(), *handbook.removed))
    return frozenset((*named_pages(), *(chapter.id for chapter in handbook.chapters), *clauses))


def check_links(text: Prose, known: frozenset[str], problems: Collector) -> None:
    """Report links to clauses, chapters and pages that are not there (HB209)."""
    for _, words in text.values:
        for link in links(words):
            if link.address.startswith("#") and (name := link.address[1:]) not in known:
                place = words.inside(link.offset, len(link.address))
                problems.add(
                    "HB209",
                    say("nothing is called '{name}'", name=name),
                    place,
                    partial(did_you_mean, name, known, place=place, many=WHERE),
                )
