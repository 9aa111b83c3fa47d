"""Sentences that still lead to a rule which is not in the handbook any more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.model.clause import Clause
from generator.model.handbook import Event, Handbook
from generator.model.inputs import texts
from generator.model.layers import Company
from generator.model.pages import Owners, named_pages
from generator.model.place import Located, layer_of
from generator.model.problems import Collector, Note
from generator.model.register import Register
from generator.model.registers import GUIDES, PAPERS, REVIEW_TASKS, changeable
from generator.model.say import say
from generator.model.text import Prose
from generator.text.markdown import LinkFound, links
from generator.text.placeholders import PLACEHOLDER

_OWNERS: Mapping[str, Owners] = {
    GUIDES.name: Owners.GUIDE,
    PAPERS.name: Owners.PAPERS,
    REVIEW_TASKS.name: Owners.REVIEW,
}
"""Registers that employees read only where the company publishes them."""
_LINKED = re.compile(r"\[((?:[^\[\]\\]|\\.)*)\]\([^()]*\)")
_END = re.compile(r"[.!?…]+[”\"')*_]*(?=\s|$)|\n\s*\n|\n\s*(?:[-*+]|\d+\.)\s")


@dataclass(frozen=True, slots=True)
class _Said:
    """A text of the handbook, and how a company can say it otherwise."""

    text: Prose
    remedy: str
    """What mends the sentence, where it is not the company's own."""


@dataclass(slots=True)
class _Gone:
    """What is not there any more, and who took it out."""

    known: frozenset[str]
    events: dict[str, Event] = field(default_factory=dict)


def check_lingering(handbook: Handbook, problems: Collector) -> None:
    """Report sentences whose link leads to a clause or chapter that was taken out (HB417).

    The link itself is gone from the pages, but the words may speak of what is not there. Of the
    words that came with the program only removals are told: its essentials, and what holds in
    other places alone, leave whole sentences. A company's own words are told in any case.

    Args:
        handbook: The handbook, without what was taken out.
        problems: Receives one warning for each text and target, at the sentence in the binding
            language.
    """
    gone = _gone(handbook)
    for said in _said(handbook):
        seen: set[str] = set()
        words = said.text[handbook.binding_language]
        for link in links(words):
            target = link.address.removeprefix("#")
            if link.address == target or target in gone.known or target in seen:
                continue
            own = layer_of(words.place).startswith("company:")
            event = gone.events.get(target)
            if event is not None or own:
                seen.add(target)
                _report(words, link, event, "" if own else said.remedy, problems)


def _gone(handbook: Handbook) -> _Gone:
    chapters = {chapter.id for chapter in handbook.chapters}
    chapters |= {name for chapter in handbook.chapters for name in chapter.stands_for}
    clauses = {resolved.id for resolved in handbook.clauses()}
    gone = _Gone(frozenset(chapters | clauses | set(named_pages())))
    for resolved in handbook.removed:
        if resolved.history and resolved.history[-1].action == "removed":
            gone.events[resolved.id] = resolved.history[-1]
            gone.events[resolved.clause.chapter] = resolved.history[-1]
    return gone


def _said(handbook: Handbook) -> Iterator[_Said]:
    keep = say("keep the rule")
    for text in (handbook.intro, handbook.notice):
        yield _Said(text, keep)
    around = {"intro": handbook.one_page_intro, "closing": handbook.one_page_closing}
    for name, said in around.items():
        if said is not None:
            hint = say(
                "keep the rule, or say this otherwise: '{field}:' in your own one-page.yml",
                field=name,
            )
            yield _Said(said, hint)
    for chapter in handbook.chapters:
        yield _Said(chapter.summary, keep)
        for resolved in chapter.clauses:
            yield from _of_clause(resolved.clause)
    for register in changeable():
        if _is_read(register, handbook):
            for entry in handbook.of(register):
                yield from _of_entry(register, entry)


def _is_read(register: Register[Any], handbook: Handbook) -> bool:
    needs = _OWNERS.get(register.name)
    own = handbook.company.publish if isinstance(handbook.company, Company) else ()
    return needs is None or needs.value in own


def _of_clause(clause: Clause) -> Iterator[_Said]:
    for name in ("statement", "guidance", "why", "remedy", "examples"):
        hint = say(
            "keep the rule, or say this otherwise: amend '{id}' with '{field}:'",
            id=clause.id,
            field=name,
        )
        value = getattr(clause, name)
        yield from (_Said(one, hint) for one in _prose(value))


def _of_entry(register: Register[Any], entry: Any) -> Iterator[_Said]:
    hint = say(
        "keep the rule, or say this otherwise: amend '{word} {id}'",
        word=str(register.word),
        id=entry.id,
    )
    yield from (_Said(one, hint) for one in _prose(entry))


def _prose(record: Any) -> Iterator[Prose]:
    """Walk the texts of a record that may hold links."""
    if record is not None:
        yield from (text for text in texts(record) if isinstance(text, Prose))


def _report(
    words: Located, link: LinkFound, event: Event | None, remedy: str, problems: Collector
) -> None:
    start, sentence = sentence_at(words, link.offset)
    notes = (Note(message=say("taken out here"), place=event.place),) if event else ()
    problems.add(
        "HB417",
        say(
            "'{sentence}' leads to '{id}', which is not in the handbook",
            sentence=sentence,
            id=link.address[1:],
        ),
        words.inside(start, 1),
        remedy or say("keep the rule, or say the sentence otherwise"),
        notes,
        warning=True,
    )


def sentence_at(words: str, offset: int) -> tuple[int, str]:
    """Cut out the sentence around an offset, without addresses of links and placeholders.

    >>> sentence_at("Pytaj. Zobacz [logo](#a.logo) i barwy. Dalej.", 14)
    (7, 'Zobacz logo i barwy.')
    """
    start = max((one.end() for one in _END.finditer(words, 0, offset)), default=0)
    end = next((one.end() for one in _END.finditer(words, offset)), len(words))
    start += len(words[start:]) - len(words[start:].lstrip())
    said = PLACEHOLDER.sub("…", _LINKED.sub(r"\1", words[start:end]))
    return start, " ".join(said.split())
