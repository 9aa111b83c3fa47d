"""Whole chapters: what a layer takes out, and the order that a company wants."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from generator.model.change import Add, Amend, Remove, RemoveChapter
from generator.model.clause import Chapter
from generator.model.inputs import Inputs, Layer
from generator.model.layers import Base, Company
from generator.model.nearest import did_you_mean
from generator.model.place import Located
from generator.model.problems import Collector, Note
from generator.model.say import say
from generator.resolve.draft import Draft
from generator.resolve.ladder import lock_of


def chapters_taken_out(layer: Layer) -> tuple[RemoveChapter, ...]:
    """Give a layer's removals of whole chapters; the base has none."""
    if isinstance(layer.head, Base):
        return ()
    return tuple(one for one in layer.head.changes if isinstance(one, RemoveChapter))


def removal_of(change: RemoveChapter, clause: str) -> Remove:
    """Give the removal of one clause that the removal of its chapter stands for."""
    return Remove(
        action=change.action,
        target=Located(clause, change.target.place),
        reason=change.reason,
        approved_by=change.approved_by,
        place=change.place,
    )


def removals(
    change: RemoveChapter,
    layer: Layer,
    draft: Draft,
    contested: Collection[str],
    problems: Collector,
) -> Iterator[Remove]:
    """Walk the removals of single clauses that the removal of a chapter stands for.

    A profile takes out what the base says; what another profile adds to the chapter stays, so
    that the order of the profiles means nothing.

    Args:
        change: The removal of the chapter.
        layer: The layer that wrote it.
        draft: The clauses as they stand.
        contested: Ids of clauses about whose removal profiles disagree; the company settles it.
        problems: Receives HB203 (no such chapter) and HB208 (a change that is lost with it).
    """
    if change.chapter not in draft.chapters:
        hint = did_you_mean(change.chapter, draft.chapters)
        _report(change, hint, problems)
        return
    _check_lost(change, layer, problems)
    beside = layer.name.startswith("profile:")
    ids = [
        name
        for name, clause in draft.originals.items()
        if clause.chapter == change.chapter
        and (beside or name in draft.clauses or name in contested)
    ]
    if not ids and draft.originals:
        gone = next((one for one in draft.removed if one.clause.chapter == change.chapter), None)
        hint = say("it has no clauses")
        if gone is not None:
            hint = say("the {layer} layer has removed it", layer=gone.history[-1].layer)
        _report(change, hint, problems)
    # A locked clause keeps its chapter: only the lock is told, and nothing goes by half.
    locked = [name for name in ids if name in draft.clauses and lock_of(draft.clauses[name])]
    for name in locked or ids:
        found = draft.clauses.get(name) or draft.gone(name)
        if beside and found is not None and found.layer not in {"base", layer.name}:
            continue
        yield removal_of(change, name)


def _report(change: RemoveChapter, hint: str, problems: Collector) -> None:
    message = say("there is no chapter '{name}' to remove", name=change.chapter)
    problems.add("HB203", message, change.target.place, hint)


def _check_lost(change: RemoveChapter, layer: Layer, problems: Collector) -> None:
    """Report what the same layer does to clauses of a chapter that it takes out (HB208)."""
    if isinstance(layer.head, Base):
        return
    for other in layer.head.changes:
        if isinstance(other, Add):
            about, place = str(other.chapter), other.chapter.place
        elif isinstance(other, Amend | Remove):
            about, place = other.target.partition(".")[0], other.target.place
        else:
            continue
        if about == change.chapter:
            problems.add(
                "HB208",
                say(
                    "the whole chapter '{name}' is taken out, so that this changes nothing",
                    name=change.chapter,
                ),
                place,
                say("delete this change, or keep the chapter and remove single clauses"),
                (Note(message=say("the chapter is taken out here"), place=change.target.place),),
            )


def ordered(inputs: Inputs, draft: Draft, problems: Collector) -> list[tuple[Chapter, str]]:
    """Put the chapters in the order that the company file asks for, else as the layers come.

    Args:
        inputs: The layers.
        draft: The chapters and clauses after all changes.
        problems: Receives HB107 (a chapter is left out), HB201 (named twice) and HB209 (unknown
            or taken out).

    Returns:
        Each chapter with the layer that brought it; those that the order does not name last.
    """
    head = inputs.company.head if inputs.company else None
    wanted = head.chapter_order if isinstance(head, Company) else ()
    if wanted:
        _check_order(wanted, draft, problems)
    names = [*dict.fromkeys((*map(str, wanted), *draft.chapters))]
    return [draft.chapters[name] for name in names if name in draft.chapters]


def _check_order(wanted: tuple[Located, ...], draft: Draft, problems: Collector) -> None:
    seen: dict[str, Located] = {}
    for name in wanted:
        first = seen.setdefault(str(name), name)
        if first is not name:
            note = (Note(message=say("first named here"), place=first.place),)
            message = say("the order names the chapter '{name}' twice", name=name)
            problems.add("HB201", message, name.place, say("keep one of them"), note)
        elif name not in draft.chapters:
            hint = did_you_mean(name, draft.chapters)
            message = say("there is no chapter '{name}'", name=name)
            problems.add("HB209", message, name.place, hint)
        elif not draft.order[name]:
            _report_gone(name, draft, problems)
    missing = [name for name in draft.chapters if name not in seen and draft.order[name]]
    if missing:
        problems.add(
            "HB107",
            say("the order leaves out {names}", names=", ".join(missing)),
            wanted[-1].place,
            say("name every chapter, or delete 'chapter_order:'"),
        )


def _report_gone(name: Located, draft: Draft, problems: Collector) -> None:
    gone = next((one for one in draft.removed if one.clause.chapter == name), None)
    if gone is not None:
        event = gone.history[-1]
        problems.add(
            "HB209",
            say("the chapter '{name}' is in the order, but nothing of it is left", name=name),
            name.place,
            say("delete it from the order, or keep its clauses"),
            (
                Note(
                    message=say("the {layer} layer has removed it", layer=event.layer),
                    place=event.place,
                ),
            ),
        )
