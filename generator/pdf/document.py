"""Put one PDF's source together: cover, contents, articles, sheet to sign."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml.html import HtmlElement

from generator.pdf.articles import Article
from generator.pdf.code import array, call, string
from generator.pdf.faults import Faults
from generator.pdf.inline import InlineWriter, run_of
from generator.pdf.links import Links
from generator.pdf.selection import Choice
from generator.pdf.serialize import Serializer
from generator.pdf.words import Around

_NUMBER = re.compile(r"(\d+\.)\s+(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Typst source, and which page each of its lines came from."""

    text: str
    owners: tuple[str, ...]
    """File name of the page, for each line; empty for what belongs to none."""
    meta: str
    """The template's settings, as JSON."""


def write_document(
    choice: Choice, articles: list[Article], every: list[Article], around: Around, faults: Faults, paper: str
) -> Source:
    """Write the source of one PDF.

    Args:
        choice: Which PDF it is.
        articles: What goes into it, the start page first.
        every: All articles of the site, which links may lead to.
        around: The handbook's own facts.
        faults: Receives what can't be written.
        paper: `a4` or `letter`.
    """
    links = Links(articles, every)
    serializer = Serializer(links, faults)
    start, *rest = articles
    part_word = _part_word(choice, around, every)
    title = " – ".join(word for word in (around.title, part_word, around.company) if word)
    lines: list[tuple[str, str]] = [
        ('import "template.typ": *', ""),
        ("show: handbook", ""),
        (_cover(start, links, faults, part_word), start.file),
    ]
    if not choice.chapter:
        if choice.pack == "full":
            opening = _without_cover(start)
            lines += [(line, start.file) for line in serializer.article(opening, level=1)]
        # The page that is enough for a normal day stands before the contents.
        before = [article for article in rest if article.stem == "one-page"]
        for article in before:
            lines.append((call("compact", *serializer.article(article)), article.file))
        rest = [article for article in rest if article not in before]
        lines.append((_contents(rest, before, around), ""))
    for article in rest:
        lines += [(line, article.file) for line in serializer.article(article)]
    if not choice.chapter:
        lines += [("notes", ""), ("sign-off", "")]
    return Source(
        text="\n".join(f"#{line}" for line, _ in lines) + "\n",
        owners=tuple(owner for _, owner in lines),
        meta=around.meta(paper, title),
    )


def _part_word(choice: Choice, around: Around, every: list[Article]) -> str:
    """Say on the cover what the PDF is a part of the handbook."""
    if choice.chapter:
        chapter = next(one for one in around.handbook.chapters if one.id == choice.chapter)
        return next(article.title for article in every if article.stem == chapter.file)
    if choice.pack == "onboarding":
        word = around.label("pdf_onboarding")
        audience = next((a for a in around.handbook.audiences if a.id == choice.role), None)
        return f"{word}: {audience.name[around.language]}" if audience else word
    return ""


def _cover(start: Article, links: Links, faults: Faults, part_word: str) -> str:
    """Make the cover from the start page's title, subtitle and list of facts."""
    inline = InlineWriter(links, faults, start.stem)
    title = next(start.element.iter("h1"))
    subtitle = next((p for p in start.element.iter("p") if "hb-subtitle" in p.classes), None)
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
    """Find the list of facts: the one between the title and the next heading."""
    for child in start.element:
        if child.tag == "h2":
            return None
        if child.tag == "ul":
            return child
    return None


def _without_cover(start: Article) -> Article:
    """Give the start page without what the cover and the contents show."""
    facts = _facts(start)
    skipping = False
    for child in list(start.element):
        if child.tag == "h2":
            skipping = child.get("id") == "chapters"
        cover = child.tag == "h1" or child is facts or "hb-subtitle" in child.classes
        if skipping or cover:
            child.drop_tree()
    return start


def _contents(articles: list[Article], before: list[Article], around: Around) -> str:
    """Write the table of contents, grouped by the parts of the handbook."""
    groups: dict[str, list[str]] = {"": [_line(article) for article in before]}
    for article in articles:
        groups.setdefault(article.part, []).append(_line(article))
    last = array([string("sign-off"), string(""), string(around.label("pdf_sign_off"))])
    written = [array([string(part), array(lines)]) for part, lines in groups.items()]
    written.append(array([string(""), array([last])]))
    return call("contents", string(around.label("pdf_contents")), array(written))


def _line(article: Article) -> str:
    match = _NUMBER.fullmatch(article.title)
    number, title = match.groups() if match else ("", article.title)
    return array([string(article.stem), string(number), string(title)])
