"""Put one PDF's source together: cover, contents, articles, sheet to sign."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from lxml.html import HtmlElement

from generator.model.labels import Label
from generator.model.marks import Mark
from generator.model.pages import CRISIS_CARD, GLOSSARY, ONE_PAGE, REFERENCES, REPLIES, SHEET
from generator.model.registers import AUDIENCES
from generator.outputs.pages.articles import Article
from generator.outputs.pdf.checks import check_words
from generator.outputs.pdf.code import array, call, string
from generator.outputs.pdf.faults import Faults
from generator.outputs.pdf.inline import InlineWriter, run_of
from generator.outputs.pdf.links import Links
from generator.outputs.pdf.selection import Choice, is_pocket
from generator.outputs.pdf.serialize import Serializer
from generator.outputs.pdf.words import Around

_ELSEWHERE = frozenset({"edition", "duties", "who", "chapters"})
"""Lists of the start page that the cover, the next page and the contents hold in full."""
_LOOKS = {CRISIS_CARD.stem: "card", GLOSSARY.stem: "register", REFERENCES.stem: "register"}
"""Articles that the template sets in a way of their own."""
_POCKET_LOOKS = {**_LOOKS, REPLIES.stem: "register"}
"""The same for a few sheets."""
_NUMBER = re.compile(r"(\d+\.)\s+(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Typst source, and which page each of its lines came from."""

    text: str
    owners: tuple[str, ...]
    """File name of the page, for each line; empty for what belongs to none."""
    meta: str
    """The template's settings, as JSON."""
    files: Mapping[str, bytes]
    """Pictures that the source names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One PDF to write."""

    choice: Choice
    """Which PDF it is."""
    articles: list[Article]
    """What goes into it, the start page first."""
    every: list[Article]
    """All articles of the site, which links may lead to."""
    around: Around
    """The handbook's own facts."""
    faults: Faults
    """Receives what can't be written."""
    paper: str = "a4"
    """`a4` or `letter`."""

    @property
    def pocket(self) -> bool:
        """True for the few sheets of a small firm, which need no contents."""
        return self.choice == Choice() and is_pocket(self.around.handbook)


def write_document(job: Job) -> Source:
    """Write the source of one PDF."""
    start, *rest = job.articles
    part_word = _part_word(job)
    links = _links(job, rest)
    lines = [
        ('import "template.typ": *', ""),
        ("show: handbook", ""),
        (_cover(start, InlineWriter(links, job.faults, start.stem), part_word), start.file),
        *_body(job, rest, Serializer(links, job.faults)),
    ]
    around = job.around
    title = " – ".join(word for word in (around.title, part_word, around.company) if word)
    flowing = job.pocket or job.choice.pack == "onboarding"
    return source_of(job, lines, around.meta(job.paper, title, flowing=flowing, pocket=job.pocket))


def source_of(job: Job, lines: Sequence[tuple[str, str]], meta: str) -> Source:
    """Put a source together.

    Args:
        job: What to print.
        lines: Lines of Typst, each with the file name of the page that it came from.
        meta: The template's settings, as JSON.
    """
    logo = job.around.logo
    return Source(
        text="\n".join(f"#{line}" for line, _ in lines) + "\n",
        owners=tuple(owner for _, owner in lines),
        meta=meta,
        files=dict([logo] if logo else []),
    )


def _links(job: Job, rest: list[Article]) -> Links:
    """Give the links; the cover and the contents stand for parts of the start page."""
    start = job.articles[0]
    if job.choice.chapter:
        return Links(rest, job.every, {start.stem: start.stem})
    contents = start.stem if job.pocket else "contents"
    aliases = {start.stem: start.stem, f"{start.stem}--chapters": contents}
    printed = [_opening(job)] if job.choice.pack == "full" else []
    return Links([*printed, *rest], job.every, aliases)


def _body(job: Job, rest: list[Article], serializer: Serializer) -> Iterator[tuple[str, str]]:
    """Write everything behind the cover, each line with the page it came from."""
    if not job.choice.chapter:
        opening = _opening(job)
        if job.choice.pack == "full" and not job.pocket:
            yield _beginning(opening, serializer, job.faults)
        # The page that is enough for a normal day stands before the contents.
        before = [article for article in rest if article.stem == ONE_PAGE.stem]
        rest = [article for article in rest if article not in before]
        for article in before:
            lines = [line for line, _ in _written(article, serializer, job.faults)]
            yield call("compact", *lines), article.file
        if job.pocket:
            yield _beginning(opening, serializer, job.faults)
        else:
            yield _contents(rest, before, job.around), ""
    for article in rest:
        if article.stem == SHEET.stem and not job.pocket:
            yield "notes", ""
        written = _written(article, serializer, job.faults)
        if job.pocket:
            written[1:2] = [(call("lead", line), owner) for line, owner in written[1:2]]
        looks = _POCKET_LOOKS if job.pocket else _LOOKS
        if article.stem in looks:
            yield call(looks[article.stem], *(line for line, _ in written)), article.file
        else:
            yield from written
        if article.stem == SHEET.stem:
            yield "last-words", article.file


def _beginning(opening: Article, serializer: Serializer, faults: Faults) -> tuple[str, str]:
    """Write what the start page says beyond the cover."""
    lines = [line for line, _ in _written(opening, serializer, faults, level=1)]
    return call("beginning", *lines), opening.file


def _written(
    article: Article, serializer: Serializer, faults: Faults, level: int = 0
) -> list[tuple[str, str]]:
    """Write an article, and check that no word of it was lost."""
    lines = serializer.article(article, level)
    check_words(article, lines, faults)
    return [(line, article.file) for line in lines]


def _part_word(job: Job) -> str:
    """Say on the cover what the PDF is a part of the handbook."""
    choice, around = job.choice, job.around
    if choice.chapter:
        chapter = next(one for one in around.handbook.chapters if one.id == choice.chapter)
        return next(article.title for article in job.every if article.stem == chapter.file)
    if choice.pack == "onboarding":
        word = around.label(Label.PDF_ONBOARDING)
        audience = next((a for a in around.handbook.of(AUDIENCES) if a.id == choice.role), None)
        return f"{word}: {audience.name[around.language]}" if audience else word
    return ""


def _cover(start: Article, inline: InlineWriter, part_word: str) -> str:
    """Make the cover from the start page's title, subtitle and list of facts."""
    title = next(start.element.iter("h1"))
    subtitle = next((p for p in start.element.iter("p") if Mark.SUBTITLE in p.classes), None)
    entries = []
    facts = _facts(start)
    for item in facts if facts is not None else ():
        name = item.find("strong")
        if name is not None:
            value = [name.tail or "", *run_of(item)[2:]] if name.tail else run_of(item)[1:]
            entries.append(array([inline.write(run_of(name)), inline.write(value)]))
    return call(
        "cover",
        inline.text(part_word),
        inline.write(run_of(title)),
        inline.write(run_of(subtitle)) if subtitle is not None else "[]",
        array(entries),
    )


def _facts(start: Article) -> HtmlElement | None:
    """Find the list of facts about the edition."""
    heading = start.element.find("./h2[@id='edition']")
    following = heading.getnext() if heading is not None else None
    return following if following is not None and following.tag == "ul" else None


def _opening(job: Job) -> Article:
    """Give what is printed of the start page; of a few sheets only what the handbook is not."""
    start = _without_cover(job.articles[0])
    for child in list(start.element) if job.pocket else ():
        if Mark.NOTICE not in child.classes:
            start.element.remove(child)
    return start


def _without_cover(start: Article) -> Article:
    """Give the start page without what the cover, the contents and the next page show."""
    start = replace(start, element=copy.deepcopy(start.element))
    skipping = False
    for child in list(start.element):
        if child.tag == "h2":
            skipping = child.get("id") in _ELSEWHERE
        listed = skipping and child.tag in {"h2", "ul", "ol"}
        if listed or child.tag == "h1" or Mark.SUBTITLE in child.classes:
            child.drop_tree()
    return start


def _contents(articles: list[Article], before: list[Article], around: Around) -> str:
    """Write the table of contents, grouped by the parts of the handbook."""
    groups = [("", list(before))]
    for article in articles:
        if article.part != groups[-1][0]:
            groups.append((article.part, []))
        groups[-1][1].append(article)
    written = [
        array([string(part), array([_line(article) for article in members])])
        for part, members in groups
    ]
    return call("contents", string(around.label(Label.PDF_CONTENTS)), array(written))


def _line(article: Article) -> str:
    match = _NUMBER.fullmatch(article.title)
    number, title = match.groups() if match else ("", article.title)
    return array([string(article.stem), string(number), string(title)])
