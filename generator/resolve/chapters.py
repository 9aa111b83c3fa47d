"""Whole chapters that a layer takes out."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from generator.model.called import names_of
from generator.model.change import Add, Amend, Remove, RemoveChapter
from generator.model.fields import found
from generator.model.inputs import Layer
from generator.model.layer_words import layer_words
from generator.model.layers import Base
from generator.model.mended import write_instead
from generator.model.nearest import nearest
from generator.model.place import Located
from generator.model.problems import Collector, Note
from generator.model.say import say
from generator.model.target import CHAPTER, says_chapter, split
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
        until=change.until,
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
        problems: Receives HB103 (another word for a chapter), HB203 (no such chapter) and HB208 (a
            change that is lost with it).
    """
    if says_chapter(split(change.target)[0]):
        change = _report_word(change, draft, problems)
        if change.chapter not in draft.chapters:
            return
    if change.chapter not in draft.chapters:
        hint = draft.meant_chapter(change.chapter)
        draft.meant_to_go.update(draft.order.get(nearest(change.chapter, draft.chapters), ()))
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
        hint = draft.beyond.hint_of_chapter(change.chapter) or say("it has no clauses")
        if gone is not None:
            hint = say(
                "the {layer} layer has removed it", layer=layer_words(gone.history[-1].layer)
            )
        _report(change, hint, problems)
    # A locked clause keeps its chapter: only the lock is told, and nothing goes by half.
    locked = [name for name in ids if name in draft.clauses and lock_of(draft.clauses[name])]
    for name in locked or ids:
        found = draft.clauses.get(name) or draft.gone(name)
        if beside and found is not None and found.layer not in {"base", layer.name}:
            continue
        yield removal_of(change, name)


def _report_word(change: RemoveChapter, draft: Draft, problems: Collector) -> RemoveChapter:
    """Report another word than the one for a chapter (HB103); give the removal that is meant.

    Else what leaned on the chapter would be reported for nothing.
    """
    titles = names_of(chapter for chapter, _ in draft.chapters.values())
    meant = nearest(change.chapter, draft.chapters, titles)
    message = say(
        "expected {what}, found {found}",
        what=say("'{word}' and an id", word=CHAPTER),
        found=found(change.target),
    )
    hint: str = say("before the id write '{word}'", word=CHAPTER)
    if meant:
        hint = write_instead(change.target.place, f"{CHAPTER} {meant}")
    problems.add("HB103", message, change.target.place, hint)
    target = Located(f"{CHAPTER} {meant or change.chapter}", change.target.place)
    return replace(change, target=target)


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
