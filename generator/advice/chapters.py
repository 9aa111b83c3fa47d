"""Warn of chapters that are hard to read, and of a policy on one page that is too long."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.advice.readability import Reading, measured, worst
from generator.advice.sentences import sentences
from generator.model.editorial import Habits, Style
from generator.model.handbook import Handbook, ResolvedChapter
from generator.model.place import Located
from generator.model.problems import Collector, Note
from generator.model.registers import DUTIES
from generator.model.say import say
from generator.model.text import Text
from generator.text.placeholders import fill

_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Page:
    """The texts of one page in one language."""

    name: str
    """What the page is called in warnings."""
    language: str
    """The language."""
    target: int
    """The highest score that raises no warning."""
    most_words: int | None
    """The most words that raise no warning; None where length does not matter."""
    reading: Reading
    """Its figures."""
    said: tuple[tuple[str, Located], ...]
    """Its sentences, each with the text that it stands in."""


def pages(handbook: Handbook, style: Style) -> Iterator[Page]:
    """Measure the policy on one page and the chapters, in every language that has a measure."""
    further = max(0, len(handbook.profiles) - 1)
    most_words = style.one_page_words + further * style.one_page_words_more
    for language, habits in style.languages.items():
        if language not in handbook.languages:
            continue

        def page(  # noqa: PLR0913 - a page has that many parts
            name: str,
            texts: Iterable[Text],
            target: int,
            most_words: int | None = None,
            language: str = str(language),
            habits: Habits = habits,
        ) -> Page:
            said = tuple(_said(texts, language, habits, handbook))
            reading = measured((sentence for sentence, _ in said), habits.measure)
            return Page(name, language, target, most_words, reading, said)

        one_page = tuple(_one_page(handbook))
        if one_page:
            yield page(say("the policy on one page"), one_page, habits.one_page, most_words)
        for chapter in handbook.chapters:
            yield page(say("the chapter '{id}'", id=chapter.id), _chapter(chapter), habits.chapter)


def _said(
    texts: Iterable[Text], language: str, habits: Habits, handbook: Handbook
) -> Iterator[tuple[str, Located]]:
    for text in texts:
        whole = fill(text[language], handbook.parameters, language)
        for sentence in sentences(whole, habits.abbreviations):
            yield sentence, text[language]


def _chapter(chapter: ResolvedChapter) -> Iterator[Text]:
    yield chapter.summary
    for resolved in chapter.clauses:
        clause = resolved.clause
        yield clause.statement
        yield clause.why
        yield from (text for text in (clause.guidance, clause.remedy) if text is not None)


def _one_page(handbook: Handbook) -> Iterator[Text]:
    if handbook.one_page_intro is not None:
        yield handbook.one_page_intro
    for duty in handbook.of(DUTIES):
        yield duty.title
        yield duty.text
    if handbook.one_page_closing is not None:
        yield handbook.one_page_closing


def check_reading(handbook: Handbook, style: Style, problems: Collector) -> None:
    """Warn of pages above their targets.

    Args:
        handbook: The handbook.
        style: Measures and targets by language.
        problems: Receives HB414 (hard to read, with the three hardest sentences) and HB416
            (too long for one page); both are warnings.
    """
    for page in pages(handbook, style):
        if page.reading.score > page.target:
            _warn(page, style.languages[Located(page.language)].measure, problems)
        if page.most_words is not None and page.reading.words > page.most_words:
            problems.add(
                "HB416",
                say(
                    "{name} has {words} words in '{language}', more than {most_words}",
                    name=page.name,
                    words=page.reading.words,
                    language=page.language,
                    most_words=page.most_words,
                ),
                page.said[0][1].place,
                say("shorten a duty, or leave it to the chapters"),
                warning=True,
            )


def _warn(page: Page, measure: str, problems: Collector) -> None:
    places = {sentence: text.place for sentence, text in page.said}
    hardest = worst(places, measure, _SHOWN)
    problems.add(
        "HB414",
        say(
            "{name} reads at {score} ({measure}) in '{language}', above {target}",
            name=page.name,
            score=f"{page.reading.score:.1f}",
            measure=measure,
            language=page.language,
            target=page.target,
        ),
        places[hardest[0]],
        say("cut long sentences and take shorter words; begin with the three below"),
        tuple(Note(message=say("“{words}”", words=one), place=places[one]) for one in hardest),
        warning=True,
    )
