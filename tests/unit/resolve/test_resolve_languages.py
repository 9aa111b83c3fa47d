"""The languages that a company names: what is left of each text, what stands in, what is told."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.combine import combine
from generator.model.handbook import Handbook
from generator.model.inputs import Inputs, texts
from generator.model.place import Located
from generator.model.text import ANY, Cited, Text
from generator.model.translation import Catalog, Translation
from generator.resolve.languages import Speech
from tests.trees import COMPANY

Problems = Callable[..., list[str]]
Load = Callable[..., Inputs]
FILE = "companies/acme/company.yml"
PO = "companies/acme/languages/uk.po"


def text(**words: str) -> Text:
    """Write a text; `any_` names no language."""
    pairs = {ANY if code == "any_" else code: said for code, said in words.items()}
    return Text(tuple((Located(code), Located(said)) for code, said in pairs.items()))


def speech(*languages: str, **more: object) -> Speech:
    """Speak languages out of a base in Polish and English."""
    given = {"fallback": {}, "catalogs": {}, **more}
    known = frozenset({"pl", "en", *languages})
    return Speech(languages=tuple(map(Located, languages)), known=known, **given)  # type: ignore[arg-type]


def company(head: str) -> dict[str, str]:
    """Write a company file that begins with further keys."""
    return {FILE: head + COMPANY}


def test_translations_into_a_language_of_the_base_are_refused(problems: Problems) -> None:
    """Nobody would read them, even if the file is empty; the words stand in the sources."""
    for said in ('msgid "Tak"\nmsgstr "Yes"\n', 'msgid ""\nmsgstr ""\n'):
        files = {**company(""), "companies/acme/languages/en.po": said}
        assert problems(files, ("alpha",), "acme") == [
            (
                "companies/acme/languages/en.po:1:1: HB106 no file of translations is read in 'en':"
                " the base policy has its own texts in it"
            )
        ]


@pytest.mark.parametrize(
    ("languages", "words", "left"),
    [
        (("pl",), {"pl": "tak", "en": "yes"}, {"pl": "tak"}),
        (("en", "pl"), {"pl": "tak", "en": "yes"}, {"en": "yes", "pl": "tak"}),
        (("pl",), {"any_": "tak"}, {"pl": "tak"}),
        (("pl", "en"), {"any_": "tak"}, {ANY: "tak"}),
        (("pl", "en"), {"any_": "+48 22 1"}, {"pl": "+48 22 1", "en": "+48 22 1"}),
        (("en",), {"pl": "tak"}, {}),
        (("en",), {"en": "yes", "de": "ja"}, {"en": "yes", "de": "ja"}),
    ],
)
def test_text_keeps_the_languages_that_are_spoken(
    languages: tuple[str, ...], words: dict[str, str], left: dict[str, str]
) -> None:
    """In the handbook's order; an unknown language stays, to be told of."""
    said = speech(*languages).said(text(**words))

    assert list(said.as_dict().items()) == list(left.items())
    assert (said.borrowed, said.stale) == ((), ())


def test_text_that_needs_no_change_is_given_back() -> None:
    """So layers in the languages of the base are not made anew."""
    one = text(pl="tak", en="yes")
    cited = Cited(((Located(ANY), Located("Dz.U.")),))

    assert speech("pl", "en").said(one) is one
    assert speech("en").said(cited) is cited


@pytest.mark.parametrize(
    ("stale", "expected"),
    [(False, ("так", (), ())), (True, ("так", (), ("uk",)))],
)
def test_translation_comes_before_the_fallback(*, stale: bool, expected: object) -> None:
    """It is found by what the source says; spaces around it make no difference."""
    catalogs: tuple[Catalog, ...] = ({}, {"tak": Translation(Located("так"), stale)})
    spoken = speech("pl", "uk", fallback={"uk": "pl"}, catalogs={"uk": catalogs})

    said = spoken.said(text(pl="tak\n", en="yes"))

    assert (said["uk"], said.borrowed, said.stale) == expected


def test_fallback_lends_its_words_and_says_so() -> None:
    """A text that has its own words borrows none; narrowing twice changes nothing."""
    spoken = speech("pl", "uk", fallback={"uk": "pl"})

    lent, own = spoken.said(text(pl="tak", en="yes")), spoken.said(text(pl="tak", uk="так"))

    assert (lent.as_dict(), lent.lent("uk"), lent.lent("pl")) == (
        {"pl": "tak", "uk": "tak"},
        "pl",
        "",
    )
    assert own.lent("uk") == ""
    assert spoken.said(lent) is lent


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (
            "languages: [pl, uk]\n",
            [
                (
                    f"{FILE}:1:17: HB401 the base policy has no texts in 'uk',"
                    " and nothing stands in for them"
                )
            ],
        ),
        ("languages: [pl, pl]\n", [f"{FILE}:1:17: HB201 the language 'pl' is given twice"]),
        ("languages: [pl, qq]\n", [f"{FILE}:1:17: HB402 no language is known as 'qq'"]),
        (
            "languages: [pl, uk]\nfallback: {uk: de, cs: pl}\n",
            [
                f"{FILE}:2:16: HB402 the base policy has no texts in 'de'",
                f"{FILE}:2:20: HB402 the handbook has no language 'cs'",
            ],
        ),
        (
            "languages: [pl]\nbinding_language: en\n",
            [f"{FILE}:2:19: HB402 the handbook has no language 'en'"],
        ),
    ],
)
def test_languages_that_cannot_be_had_are_told(
    problems: Problems, head: str, expected: list[str]
) -> None:
    """Each at its place, and nothing about the texts that follow from it."""
    assert problems(company(head), ("alpha",), "acme") == expected


def test_one_language_needs_no_word_of_the_other(handbook: Callable[..., Handbook]) -> None:
    """A plain string is a text; of the layers only the one language is left."""
    mine = COMPANY.replace("{pl: Tak wolimy., en: We prefer it so.}", "Tak wolimy.")

    book = handbook({FILE: f"languages: [pl]\n{mine}"}, ("alpha",), "acme")

    assert (dict(book.languages), book.binding_language) == ({"pl": "Polski"}, "pl")
    assert {str(code) for one in texts(book) for code in one.languages()} <= {"pl", ANY}


def test_binding_language_is_the_first_that_is_left(handbook: Callable[..., Handbook]) -> None:
    """The base binds Polish, which this company does not speak."""
    book = handbook(company("languages: [en, uk]\nfallback: {uk: en}\n"), ("alpha",), "acme")

    assert book.binding_language == "en"
    assert dict(book.languages) == {"en": "English", "uk": "Українська"}


def test_text_without_a_language_is_refused_where_there_are_several(problems: Problems) -> None:
    """In reasons and in settings alike."""
    mine = COMPANY.replace("{pl: Tak wolimy., en: We prefer it so.}", "Tak wolimy.")

    assert problems({FILE: mine}, ("alpha",), "acme") == [
        f"{FILE}:13:13: HB103 expected one text per language (pl:, en:), found 'Tak wolimy.'"
    ]


def test_text_in_a_language_that_was_left_out_alone_is_a_problem(problems: Problems) -> None:
    """What is left of it says nothing, and the text that is needed is asked for."""
    mine = company("languages: [pl]\n")[FILE].replace(
        "{pl: Tak wolimy., en: We prefer it so.}", "{en: We prefer it so.}"
    )

    (line,) = problems({FILE: mine}, ("alpha",), "acme")
    assert line.endswith("HB401 the text has no 'pl' version")


def test_stale_translation_is_stamped_on_its_clause(load: Load) -> None:
    """As one that nobody has compared; others are not."""
    po = '#, fuzzy\nmsgid "Podpisuj wpisy."\nmsgstr "Підписуй дописи."\n'
    files = {**company("languages: [pl, uk]\nfallback: {uk: pl}\n"), PO: po}

    book = combine(load(files, ("alpha",), "acme"))

    assert {one.id: one.unconfirmed for one in book.clauses() if one.unconfirmed} == {
        "talk.name": ("uk",)
    }
    signed = next(one.clause for one in book.clauses() if one.id == "talk.name")
    assert signed.statement["uk"] == "Підписуй дописи."


def test_translation_is_held_to_the_rules_of_texts(problems: Problems) -> None:
    """Placeholders, Markdown and links are told at the translator's line."""
    po = (
        'msgid "Podpisuj wpisy."\nmsgstr "Підписуй {reply_hours} дописи."\n\n'
        'msgid "Bo to uczciwe."\nmsgstr "Бо <b> чесно."\n'
    )
    files = {**company("languages: [pl, uk]\nfallback: {uk: pl}\n"), PO: po}

    assert problems(files, ("alpha",), "acme") == [
        "companies/acme/languages/uk.po:4:1: HB403 HTML may not stand in policy text",
        (
            "handbook/chapters/01-talk.yml:27:21: HB303 the 'pl' text lacks the placeholder"
            " {reply_hours}"
        ),
    ]
