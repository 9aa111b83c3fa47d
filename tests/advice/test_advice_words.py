"""Texts that are too long, words of offices and gendered forms."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

Edit = Callable[[str, str, str], None]
Report = Callable[[], list[str]]

FILE = "handbook/chapters/01-posts.yml"


def test_clean_texts_raise_nothing(report: Report) -> None:
    """The tiny tree is clean, so the other tests see only what they planted."""
    assert report() == []


def test_office_words_and_gendered_forms_are_warned_of(edit: Edit, report: Report) -> None:
    """Every banned word of every language is found at its own place."""
    edit("chapters/01-posts.yml", "pl: Pisz krótko.", "pl: Stosuj niniejsze zasady.")
    edit("chapters/01-posts.yml", "en: It is easier.", "en: We do this in order to help.")
    edit("chapters/01-posts.yml", "pl: Tak łatwiej.", "pl: Dobrze, że pytałeś.")

    assert report() == [
        f"{FILE}:19:18: HB412 warning: 'niniejsze' is office language",
        f"{FILE}:22:22: HB413 warning: 'pytałeś' suits only some readers",
        f"{FILE}:23:22: HB412 warning: 'in order to' is office language",
    ]


def test_quoted_office_words_are_talked_about(edit: Edit, report: Report) -> None:
    """Inside a quotation a word of offices may stand; a gendered form may not."""
    edit("chapters/01-posts.yml", "pl: Pisz krótko.", "pl: Skreśl „niniejszy” i „pytałeś”.")

    assert report() == [f"{FILE}:19:33: HB413 warning: 'pytałeś' suits only some readers"]


def test_examples_of_wrong_posts_may_hold_any_word(edit: Edit, report: Report) -> None:
    """A wrong post shows what not to write; the right one is held to the style."""
    example = (
        "en: It is easier.\n    examples:\n      - wrong:\n          pl: Niniejszym pytałeś.\n"
        "          en: We ask in order to ask.\n        right:\n          pl: Niniejszym pytam.\n"
        "          en: I ask."
    )
    edit("chapters/01-posts.yml", "en: It is easier.", example)

    assert report() == [f"{FILE}:29:15: HB412 warning: 'Niniejszym' is office language"]


def test_part_of_a_word_is_no_hit(edit: Edit, report: Report) -> None:
    """A ban without a star means the whole word."""
    edit("style.yml", "words: niniejsz*", "words: iż")
    edit("chapters/01-posts.yml", "pl: Pisz krótko.", "pl: Obniżka i wyżej są dobre.")

    assert report() == []


def test_long_statements_are_warned_of_in_each_language(edit: Edit, report: Report) -> None:
    """The limit counts words, not signs."""
    long = " ".join(["raz"] * 13)
    edit("chapters/01-posts.yml", "pl: Pisz krótko.", f"pl: {long}")
    edit("chapters/01-posts.yml", "en: Write short posts.", f"en: {long} – and – on")

    what = "HB411 warning: the '{}' statement of 'posts.plain' has {} words, more than 12"
    assert report() == [
        f"{FILE}:19:11: {what.format('pl', 13)}",
        f"{FILE}:20:11: {what.format('en', 15)}",
    ]


def test_a_later_layer_adds_bans_and_may_change_limits(
    tree: Path, edit: Edit, report: Report
) -> None:
    """A profile's style is added to the base's."""
    from generator.resolve.style import combined_style
    from generator.sources.load import load_inputs

    del edit, report
    folder = tree / "industry_profiles" / "shop"
    folder.mkdir(parents=True)
    (folder / "profile.yml").write_text(
        "id: shop\nname:\n  pl: Sklep\n  en: Shop\nsummary:\n  pl: Sklep.\n  en: Shop.\n",
        encoding="utf-8",
    )
    (folder / "style.yml").write_text(
        "style:\n  clause_words: 9\n  one_page_words: 30\n  languages:\n    en:\n"
        "      measure: gunning\n      chapter: 10\n      one_page: 9\n"
        "      officialese:\n        - words: prior to\n",
        encoding="utf-8",
    )

    inputs, _ = load_inputs(tree, ("shop",), None)
    style = combined_style(inputs)

    assert style is not None
    habits = {str(code): entry for code, entry in style.languages.items()}
    assert (style.clause_words, habits["en"].chapter, habits["pl"].chapter) == (9, 10, 14)
    assert [ban.words for ban in habits["en"].officialese] == ["in order to", "prior to"]
