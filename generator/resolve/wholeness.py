"""Check entries that only make sense once: guide sections, contacts, accounts, labels."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model.clause import Chapter
from generator.model.guide import Guide
from generator.model.handbook import Handbook, ResolvedClause
from generator.model.inputs import Inputs
from generator.model.labels import Label
from generator.model.layers import Company
from generator.model.nearest import did_you_mean
from generator.model.pages import named_pages
from generator.model.place import Located, Place
from generator.model.problems import Collector, Note
from generator.model.registers import PLATFORMS
from generator.model.say import say
from generator.resolve.accounts import check_accounts
from generator.resolve.contacts import check_contacts

_LABELS = Place(file="handbook/labels.yml", line=1, column=1)
"""Where a word is missing: no line of the file can be named."""
_KEYS = frozenset(map(str, Label))


def check_entries(inputs: Inputs, problems: Collector) -> None:
    """Report entries that would be lost or doubled on the pages without a word.

    Args:
        inputs: The layers.
        problems: Receives HB101 to HB103, HB105, HB107, HB201, HB202 and HB209.
    """
    for layer in inputs.layers:
        for chapter in layer.chapters:
            _check_chapter(chapter, problems)
        for guide in layer.guides:
            _check_sections(guide, problems)
    for profile in inputs.profiles:
        _check_one_page(profile.one_page, problems)
    _check_labels(inputs, problems)
    company = inputs.company.head if inputs.company else None
    if isinstance(company, Company):
        platforms = (one for layer in inputs.layers for one in layer.of(PLATFORMS))
        check_accounts(company.platforms, platforms, problems)
        check_contacts(company.contacts, problems)


def _check_labels(inputs: Inputs, problems: Collector) -> None:
    """Report words that the pages would lack, and words that no page asks for."""
    if not inputs.base.labels:
        message = say("the base has no labels.yml, so the pages have no words of their own")
        hint = say("copy the file from the base policy that came with the program")
        problems.add("HB101", message, _LABELS, hint)
        return
    for key in Label:
        if key not in inputs.base.labels:
            hint = say("add '{key}:' below 'labels:' with a text for each language", key=key)
            problems.add("HB101", say("'{key}' is missing", key=key), _LABELS, hint)
    for layer in inputs.layers:
        for given in layer.labels:
            if given not in _KEYS and isinstance(given, Located):
                message = say("there is no label '{given}'", given=given)
                problems.add("HB209", message, given.place, did_you_mean(given, _KEYS))


def _check_chapter(chapter: Chapter, problems: Collector) -> None:
    if chapter.id in named_pages():
        message = say("the id '{id}' belongs to a page of the handbook", id=chapter.id)
        problems.add("HB201", message, chapter.id.place, say("give the chapter another id"))
    for clause in chapter.clauses:
        if not clause.audience:
            message = say("'{id}' concerns nobody", id=clause.id)
            problems.add("HB105", message, clause.id.place, say("name an audience"))


def _check_sections(guide: Guide, problems: Collector) -> None:
    _once(say("section"), (section.id for section in guide.sections), problems)
    for section in guide.sections:
        if not section.id.startswith(f"{guide.id}."):
            problems.add(
                "HB202",
                say(
                    "the id '{id}' does not belong to the guide page '{page}'",
                    id=section.id,
                    page=guide.id,
                ),
                section.id.place,
                say("let it begin with '{chapter}.'", chapter=guide.id),
            )


def _check_one_page(page: object, problems: Collector) -> None:
    """Report texts of the whole page in a profile, which may only add duties."""
    for name in ("intro", "closing"):
        text = getattr(page, name, None)
        if text is not None:
            problems.add(
                "HB102",
                say(
                    "'{name}' may stand in the one-page.yml of the base or of a company", name=name
                ),
                text.place,
                say("delete it, and add duties instead"),
            )


def _once(what: str, ids: Iterable[Located], problems: Collector) -> None:
    seen: dict[str, Located] = {}
    for given in ids:
        first = seen.setdefault(str(given), given)
        if first is not given:
            problems.add(
                "HB201",
                say("the {word} '{id}' is given twice", word=what, id=given),
                given.place,
                say("keep one of them"),
                (Note(message=say("first given here"), place=first.place),),
            )


def check_titles(handbook: Handbook, problems: Collector) -> None:
    """Report clauses of one title, which readers could not tell apart (HB210)."""
    for language in handbook.languages:
        seen: dict[str, ResolvedClause] = {}
        for resolved in handbook.clauses():
            if language not in set(resolved.clause.title.languages()):
                continue
            title = resolved.clause.title[language]
            first = seen.setdefault(title.casefold(), resolved)
            if first is not resolved:
                problems.add(
                    "HB210",
                    say("two clauses are called '{title}'", title=title),
                    title.place,
                    say("give one of them a title of its own"),
                    (Note(message=say("the other one"), place=first.clause.title[language].place),),
                )
