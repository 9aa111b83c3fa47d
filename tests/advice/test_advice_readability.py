"""Syllables, sentences and reading scores."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.advice.readability import measured, worst
from generator.advice.remarks import advise
from generator.advice.sentences import sentences, words
from generator.advice.syllables import english, polish
from generator.combine import combine
from generator.model.problems import Collector
from generator.sources.load import load_inputs


@pytest.mark.parametrize(
    ("word", "count"),
    [("kot", 1), ("dzieci", 2), ("niebieski", 3), ("zauważ", 3), ("audyt", 2), ("ZARZĄD", 2)],
)
def test_polish_counts_vowels_but_no_softening_i(word: str, count: int) -> None:
    """An `i` before a vowel only softens; every other vowel is a syllable."""
    assert polish(word) == count


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("rule", 1),
        ("tables", 2),
        ("pages", 2),
        ("wanted", 2),
        ("shared", 1),
        ("statement", 2),
        ("business", 2),
        ("video", 3),
        ("usually", 4),
    ],
)
def test_english_counts_groups_but_no_silent_e(word: str, count: int) -> None:
    """A silent `e` makes no syllable, and vowels spoken apart make two."""
    assert english(word) == count


def test_sentences_end_at_lists_tables_and_full_stops() -> None:
    """Items and rows end a sentence; links and marks leave their words only."""
    text = (
        "Zapytaj [opiekuna](#roles). Napisz:\n\n- **link**, np. Do wpisu,\n- datę.\n\n"
        "| Kto | Co |\n| --- | --- |\n| ja | to |"
    )

    found = list(sentences(text, ["np."]))

    assert found == [
        "Zapytaj opiekuna.",
        "Napisz:",
        "link, np. Do wpisu,",
        "datę.",
        "Kto Co",
        "ja to",
    ]


def test_words_keep_compounds_and_numbers_whole() -> None:
    """A compound with a hyphen, a number and a word with an apostrophe are one word each."""
    assert words("It's a well-known 4,5 : 1 rule.") == [
        "It's",
        "a",
        "well-known",
        "4,5",
        "1",
        "rule",
    ]


def test_fog_pl_is_sentence_length_plus_long_words() -> None:
    """Four words, two sentences, one long word: 0.4 x (2 + 25)."""
    reading = measured(["Zapytaj nas.", "Publikuj później."], "fog-pl")

    assert (reading.words, reading.sentences, reading.long) == (4, 2, 0)
    assert measured(["Pytaj nas.", "Publikować później."], "fog-pl").score == pytest.approx(10.8)


def test_gunning_skips_names_and_endings() -> None:
    """Names inside a sentence and words made long by `-ing` are not hard."""
    assert measured(["We met Jennifer following Anna."], "gunning").long == 0
    assert measured(["We met managers."], "gunning").long == 1


def test_an_empty_text_scores_nothing() -> None:
    """No sentence, no score and no division by zero."""
    assert measured([], "fog-pl").score == 0


def test_worst_puts_long_words_before_long_sentences() -> None:
    """The hardest sentence comes first."""
    said = ["Kot i pies są tu od rana.", "Odpowiedzialność.", "Tak."]

    assert worst(said, "fog-pl", 2) == ["Kot i pies są tu od rana.", "Odpowiedzialność."]


def test_hard_chapter_is_a_warning_with_its_hardest_sentences(
    edit: Callable[[str, str, str], None], report: Callable[[], list[str]]
) -> None:
    """A chapter above the target is named with its score in each language that is hard."""
    hard = "Odpowiedzialność organizacyjna przedsiębiorstwa."
    edit("chapters/01-posts.yml", "pl: Tak łatwiej.", f"pl: {hard}")

    assert report() == [
        (
            "handbook/chapters/01-posts.yml:22:11: HB414 warning: the chapter 'posts' reads at 18.1"
            " (fog-pl) in 'pl', above 14"
        )
    ]


def test_hard_chapter_names_its_three_hardest_sentences(
    tree: Path, edit: Callable[[str, str, str], None]
) -> None:
    """The warning carries the sentences, each with the place of its text."""
    hard = "Odpowiedzialność organizacyjna przedsiębiorstwa. Zapytaj przełożonego niezawodnie."
    edit("chapters/01-posts.yml", "pl: Tak łatwiej.", f"pl: {hard}")
    problems = Collector()
    inputs, _ = load_inputs(tree, (), None)

    advise(combine(inputs), inputs, problems)

    (warning,) = problems.found
    assert [(note.message, note.place.line) for note in warning.notes] == [
        ("“Odpowiedzialność organizacyjna przedsiębiorstwa.”", 22),
        ("“Zapytaj przełożonego niezawodnie.”", 22),
        ("“Pisz jasno.”", 6),
    ]


def test_long_one_page_is_a_warning(tree: Path, report: Callable[[], list[str]]) -> None:
    """The policy on one page may not have more words than the style allows."""
    page = "duties: []\nintro:\n  pl: Pisz krótko.\n  en: {}\n"
    text = page.format(" ".join(["A cat sat."] * 7))
    (tree / "handbook" / "one-page.yml").write_text(text, encoding="utf-8")

    assert report() == [
        (
            "handbook/one-page.yml:4:7: HB416 warning: the policy on one page has 21 words in 'en',"
            " more than 20"
        )
    ]
