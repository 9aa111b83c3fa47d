"""The order of the chapters that a company wants."""

from __future__ import annotations

from functools import partial

from generator.model.clause import Chapter
from generator.model.inputs import Inputs
from generator.model.layer_words import layer_words
from generator.model.layers import Company
from generator.model.place import Located
from generator.model.problems import Collector, Note
from generator.model.say import say
from generator.resolve.draft import Draft
from generator.resolve.essentials import is_essentials


def ordered(inputs: Inputs, draft: Draft, problems: Collector) -> list[tuple[Chapter, str]]:
    """Put the chapters in the order that the company file asks for, else as the layers come.

    Args:
        inputs: The layers.
        draft: The chapters and clauses after all changes.
        problems: Receives HB107 (a chapter is left out), HB201 (named twice), HB208 (an
            essentials handbook has an order of its own) and HB209 (unknown or taken out).

    Returns:
        Each chapter with the layer that brought it; those that the order does not name last.
    """
    head = inputs.company.head if inputs.company else None
    wanted = head.chapter_order if isinstance(head, Company) else ()
    if wanted:
        _check_order(wanted, draft, problems)
        if is_essentials(inputs):
            message = say("the essentials have an order of their own")
            hint = say("delete 'chapter_order:'; it would order only chapters that you add")
            problems.add("HB208", message, wanted[0].place, hint, warning=True)
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
            hint = partial(draft.meant_chapter, name)
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
                    message=say("the {layer} layer has removed it", layer=layer_words(event.layer)),
                    place=event.place,
                ),
            ),
        )
