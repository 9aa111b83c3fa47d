"""A name that says once more what the rules say before it is remarked on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.advice.doubled import check_doubled
from generator.combine import combine
from generator.model.handbook import Handbook
from generator.model.problems import Collector
from generator.sources.load import load_inputs
from tests.told import told
from tests.trees import CHAPTER, PARAMETERS

OWN = "companies/acme/company.yml"
MUSEUM = """\
settings:
  body:
    forms:
""" + "".join(
    f"      {form}: {{pl: muzeum, en: museum}}\n"
    for form in [
        "nom",
        "gen",
        "dat",
        "acc",
        "ins",
        "loc",
        "in",
        "from",
        "with",
        "start",
        "its",
        "a",
    ]
)


@pytest.fixture
def remarks(tmp_path: Path) -> Callable[[str, str], list[str]]:
    """Say what is remarked on a name, for a company with these settings."""

    def found(name: str, settings: str) -> list[str]:
        folder = tmp_path / "companies" / "acme"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "company.yml").write_text(f"name: {name}\n{settings}", encoding="utf-8")
        problems = Collector()
        check_doubled(combine(*load_inputs(tmp_path, (), "acme")), problems)
        return told(problems.found)

    return found


def body(kind: str) -> str:
    """Write the setting."""
    return f"settings:\n  body: {kind}\n"


@pytest.mark.parametrize(
    ("name", "settings", "word", "rest"),
    [
        ("Urząd Gminy Klonowo", body("commune"), "urząd", "Gminy Klonowo"),
        ("URZĘDU Gminy Klonowo", body("commune"), "urzędu", "Gminy Klonowo"),
        ("School of Klonowo", body("school"), "school", "of Klonowo"),
        ("Firma Nowak", "", "firma", "Nowak"),
        ("Muzeum Klonowa", MUSEUM, "muzeum", "Klonowa"),
    ],
)
def test_name_that_begins_with_the_word_is_told_with_the_rest(
    remarks: Callable[[str, str], list[str]], name: str, settings: str, word: str, rest: str
) -> None:
    """In any of its forms, in any language, with capitals or without."""
    assert remarks(name, settings) == [
        (
            f"{OWN}:1:7: HB422 warning: the rules put '{word}' before the name, which says it again"
            "\nhint: leave the word out here, and put the whole name into 'legal_name:'; write:"
            f"\nname: {rest}"
        )
    ]


def test_word_alone_leaves_nothing_to_write(remarks: Callable[[str, str], list[str]]) -> None:
    """There is no rest that could be shown."""
    (found,) = remarks("Szpital", body("hospital"))

    assert found.endswith("which says it again\nhint: write the name alone")


@pytest.mark.parametrize(
    ("name", "settings"),
    [
        ("Gminy Klonowo", body("commune")),
        ("Urzędowa Spółka", body("commune")),
        ("Szkoła Klonowo", body("commune")),
        ("Mała Firma", ""),
    ],
)
def test_other_names_are_left_alone(
    remarks: Callable[[str, str], list[str]], name: str, settings: str
) -> None:
    """Neither a longer word, nor another body's, nor one further behind is said twice."""
    assert remarks(name, settings) == []


WORDS = """\
  {name}:
    label: {{pl: Słowo, en: Word}}
    help: {{pl: Jakie., en: Which.}}
    type: choice
    default: one
    choices:
      - id: one
        name: {{pl: Słowo, en: Word}}
        forms: {{nom: {{pl: {word}, en: club}}, its: {{pl: jego, en: its}}}}
"""
SAID = {
    "pl: Podpisuj wpisy., en: Sign your posts.": (
        "pl: 'Pisz jako {kind:nom} {company}.', en: 'Write as the {kind:nom} {company}.'"
    ),
    "pl: Bo to uczciwe., en: Because it is fair.": (
        "pl: 'To {kind:its} zdanie, nie {team:nom}.', en: 'It is {kind:its} view, no {team:nom}.'"
    ),
}
TEAM = WORDS.format(name="team", word="dział")


@pytest.mark.parametrize(
    ("word", "name", "told_of", "rest"),
    [
        ("klub", "Klub Acme", "klub", "Acme"),
        ("klub", "Club Acme", "club", "Acme"),
        ("dom kultury", "Dom  Kultury w Klonowie", "dom kultury", "w Klonowie"),
        ("dom kultury", "Dom Acme", "", ""),
        ("klub", "Jego Acme", "", ""),
        ("klub", "Dział Acme", "", ""),
    ],
)
def test_texts_say_which_words_stand_before_the_name(
    handbook: Callable[..., Handbook], word: str, name: str, told_of: str, rest: str
) -> None:
    """Whatever the parameter is called; other forms and parameters may begin a name."""
    chapter = CHAPTER
    for before, after in SAID.items():
        assert before in chapter
        chapter = chapter.replace(before, after)
    files = {
        "handbook/chapters/01-talk.yml": chapter,
        "handbook/parameters.yml": PARAMETERS + WORDS.format(name="kind", word=word) + TEAM,
        OWN: f"name: {name}\n",
    }
    problems = Collector()

    check_doubled(handbook(files, (), "acme"), problems)

    hints = [one.hint.rpartition("; write:\n")[2] for one in problems.found]
    assert [one.message for one in problems.found] == [
        f"the rules put '{told_of}' before the name, which says it again" for _ in hints
    ]
    assert hints == ([f"name: {rest}"] if rest else [])
