"""Remarks of an editor: syllables, sentences, scores, banned words, lengths and confirmations."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import pytest

from generator.advice.chapters import check_reading, pages
from generator.advice.confirmations import (
    Unit,
    check_drift,
    confirmed,
    drifts,
    source_language,
    stamped,
    unconfirmed,
    units,
)
from generator.advice.readability import Reading, measured, worst
from generator.advice.remarks import advise
from generator.advice.sentences import sentences, words
from generator.advice.syllables import english, polish
from generator.advice.words import check_length, check_words
from generator.model.editorial import Ban, Habits, Style
from generator.model.handbook import Handbook
from generator.model.inputs import Inputs
from generator.model.place import Located
from generator.model.problems import Collector
from generator.model.text import Text
from tests.told import marked, told
from tests.trees import CHAPTER, COMPANY, PROFILE, REFERENCES

Loaded = Callable[..., Inputs]
Resolved = Callable[..., Handbook]
FILE = "handbook/chapters/01-talk.yml"
PAGE = "handbook/one-page.yml"


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (1, "kot w brr auć eu i"),
        (2, "wpisy miasto ciasto autor książka żółwie"),
        (3, "opieka nauka Europa instytut eufemizm"),
        (4, "zauważa publikować informacja pracownica"),
        (5, "odpowiedzialność"),
    ],
)
def test_polish_words_have_syllables(count: int, said: str) -> None:
    """Vowels count, a softening `i` does not, and `au` or `eu` at the beginning are one."""
    assert {word: polish(word) for word in said.split()} == dict.fromkeys(said.split(), count)


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (1, "RULE Named post rule page times clothes named reached brr the don’t we're"),
        (2, "table agree tables uses wanted handled people careful lonely movement business"),
        (2, "something useless lion being create science quiet"),
        (3, "media idea company radio"),
        (4, "usually"),
    ],
)
def test_english_words_have_syllables(count: int, said: str) -> None:
    """Groups of vowels count, silent ones do not, and vowels spoken apart count twice."""
    assert {word: english(word) for word in said.split()} == dict.fromkeys(said.split(), count)


SENTENCES: list[tuple[str, tuple[str, ...], list[str]]] = [
    ("", (), []),
    ("...", (), []),
    ("One", (), ["One"]),
    ("One. Two! Three? Four… Five", (), ["One.", "Two!", "Three?", "Four…", "Five"]),
    ("One. two", (), ["One. two"]),
    ("Say “No.” Then go.", (), ["Say “No.”", "Then go."]),
    ("So. „Tak”. (Nie). 4 #a @b", (), ["So.", "„Tak”.", "(Nie).", "4 #a @b"]),
    ("Ask e.g. Anna. Then (e.g. Bob) go.", ("e.g.",), ["Ask e.g. Anna.", "Then (e.g. Bob) go."]),
    ("Ask E.G. Anna.", ("e.g.",), ["Ask E.G. Anna."]),
    ("Ask e.g. Anna.", (), ["Ask e.g.", "Anna."]),
    ("Idź. Żółw śpi. Ćma", (), ["Idź.", "Żółw śpi.", "Ćma"]),
    ("One\ntwo", (), ["One two"]),
    ("One\n\ntwo", (), ["One", "two"]),
    ("- one\n- two\n\n1. four\n2. five", (), ["one", "two", "four", "five"]),
    ("One:\na) two\nb) three", (), ["One:", "two", "three"]),
    ("2026. rok\nprzynosi", (), ["2026. rok przynosi"]),
    ("- One\n  two", (), ["One two"]),
    ("|a|b|\n|---|:-:|\n|c|d|", (), ["a b", "c d"]),
    ("One\n\n|a|\n|-|\n|b|", (), ["One", "a", "b"]),
    ("**One** `two` *three* [four](#a) \\*five", (), ["One two three four *five"]),
    ("[a [b](#c)", (), ["[a b"]),
    ("Mail a@b.example or https://a.example/b now", (), ["Mail link or link now"]),
    ("a   b", (), ["a b"]),
    ("---", (), []),
    ("Yes. No.)] Go", (), ["Yes.", "No.)]", "Go"]),
]


@pytest.mark.parametrize(("text", "short", "expected"), SENTENCES)
def test_text_is_cut_into_sentences(text: str, short: tuple[str, ...], expected: list[str]) -> None:
    """A full stop and a capital end one, and so do paragraphs, items and rows."""
    assert list(sentences(text, short)) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("a well-known rule", ["a", "well-known", "rule"]),
        ("it's don’t", ["it's", "don’t"]),
        ("1.000,5 12:30 4", ["1.000,5", "12:30", "4"]),
        ("a_b", ["a", "b"]),
        ("— - ! .", []),
        ("żółw", ["żółw"]),
        ("a- -b", ["a", "b"]),
    ],
)
def test_words_of_a_sentence(said: str, expected: list[str]) -> None:
    """Letters joined by a hyphen or an apostrophe are one word, and so is a number."""
    assert words(said) == expected


@pytest.mark.parametrize(
    ("measure", "said", "expected"),
    [
        ("fog-pl", [], Reading(0, 0, 0)),
        ("fog-pl", ["..."], Reading(0, 0, 0)),
        ("fog-pl", ["Opieka zauważa.", "...", "Informacja pracownica."], Reading(4, 2, 3)),
        ("gunning", ["..."], Reading(0, 0, 0)),
        ("gunning", ["Companies use media."], Reading(3, 1, 2)),
        ("gunning", ["We ask Company Anna."], Reading(4, 1, 0)),
        ("gunning", ["We use radio-media."], Reading(3, 1, 0)),
        ("gunning", ["We are following."], Reading(3, 1, 0)),
        ("gunning", ["We publicise, completed, messages."], Reading(4, 1, 1)),
        ("gunning", ["They are considering it."], Reading(4, 1, 1)),
    ],
)
def test_sentences_are_measured(measure: str, said: list[str], expected: Reading) -> None:
    """Words, sentences and long words; Polish counts from four syllables, English from three."""
    assert measured(said, measure) == expected


def test_score_is_length_plus_share_of_long_words() -> None:
    """Both figures count with 0.4; an empty text scores nothing."""
    assert Reading(words=20, sentences=2, long=5).score == pytest.approx(0.4 * (10 + 25))
    assert Reading(words=1, sentences=1, long=0).score == pytest.approx(0.4)
    assert Reading(words=0, sentences=0, long=0).score == 0.0


def test_hardest_sentences_come_first() -> None:
    """A long word weighs five words; equal ones follow the alphabet, and no more are given."""
    said = ["b a", "a b", "a b c d e f", "informacja b", "x"]

    assert worst(["...", "b"], "gunning", 2) == ["b", "..."]
    assert worst(said, "fog-pl", 4) == ["informacja b", "a b c d e f", "a b", "b a"]


def ban(said: str, instead: str | None = None) -> Ban:
    """Ban words."""
    return Ban(words=Located(said), instead=None if instead is None else Located(instead))


def habits(measure: str, **more: Any) -> Habits:
    """Give a language habits."""
    plain = Habits(measure=Located(measure), chapter=99, one_page=99)
    return dataclasses.replace(plain, **more)


def style(**more: Any) -> Style:
    """Give a style in two languages."""
    languages = {
        Located("pl"): more.pop("pl", habits("fog-pl")),
        Located("en"): more.pop("en", habits("gunning")),
    }
    plain = Style(clause_words=99, one_page_words=999, languages=languages)
    return dataclasses.replace(plain, **more)


def in_words(load: Loaded, said: str, *, why: str = "Bo to pomaga.", **more: Any) -> list[str]:
    """Put words into the chapter's Polish summary, and say what is told of them."""
    text = CHAPTER.replace("Jak rozmawiać.", said).replace("Bo to pomaga.", why)
    problems = Collector()
    check_words(load({FILE: text}), style(pl=habits("fog-pl", **more)), problems)
    return told(problems.found)


def test_banned_words_are_told_with_what_to_write(load: Loaded) -> None:
    """Office language first, then gendered forms; without a better word the hint is general."""
    found = in_words(
        load,
        "'Niniejsze i celem oraz Pytałeś.'",
        officialese=(ban("niniejsz*", "ten"), ban("celem")),
        gendered=(ban("pytałeś"),),
    )

    assert found == [
        f"{FILE}:3:16: HB412 warning: 'Niniejsze' is office language\nhint: write: ten",
        f"{FILE}:3:28: HB412 warning: 'celem' is office language\nhint: say it in everyday words",
        (
            f"{FILE}:3:39: HB413 warning: 'Pytałeś' suits only some readers"
            "\nhint: say it in everyday words"
        ),
    ]


@pytest.mark.parametrize(
    ("banned", "said", "hits"),
    [
        ("celem", "celem celem", 2),
        ("celem", "celemx xcelem", 0),
        ("celem", "CELEM", 1),
        ("CELEM", "celem", 1),
        ("cel*", "celem celu cele xcel", 3),
        ("*cel", "xcel celx", 1),
        ("a*z", "az abz ab", 2),
        ("w celu", "w celu, w tym celu", 1),
        ("a.b", "a.b axb", 1),
    ],
)
def test_ban_means_whole_words(load: Loaded, banned: str, said: str, hits: int) -> None:
    """A star stands for any letters, every other sign for itself, and capitals don't matter."""
    assert len(in_words(load, f"'{said}'", officialese=(ban(banned),))) == hits


@pytest.mark.parametrize(
    ("said", "hits"),
    [
        ("„celem”", 0),
        ("“celem”", 0),
        ("«celem»", 0),
        ("„a” celem", 1),
        ("„a” „celem", 0),
        ("celem „a”", 1),
    ],
)
def test_office_words_may_be_quoted(load: Loaded, said: str, hits: int) -> None:
    """Inside of a quotation a word is talked about; a gendered form is not let through."""
    assert len(in_words(load, f"'{said}'", officialese=(ban("celem"),))) == hits
    assert len(in_words(load, f"'{said}'", gendered=(ban("celem"),))) == 1


def test_caret_covers_the_banned_words(load: Loaded) -> None:
    """All of them."""
    problems = Collector()
    text = CHAPTER.replace("Jak rozmawiać.", "W celu rozmowy.")

    check_words(
        load({FILE: text}), style(pl=habits("fog-pl", officialese=(ban("w celu"),))), problems
    )

    assert [marked(one.place) for one in problems.found] == ["W celu"]


def test_bans_hold_in_their_own_language_only(load: Loaded) -> None:
    """An English text may hold a word that is banned in Polish."""
    found = in_words(load, "a", officialese=(ban("How to talk"), ban("a")))

    assert [line for line in found if line.startswith(FILE)] == [
        f"{FILE}:3:15: HB412 warning: 'a' is office language\nhint: say it in everyday words"
    ]


def test_wrong_posts_and_titles_of_laws_may_hold_any_word(load: Loaded) -> None:
    """Titles of clauses and right posts are the author's own words."""
    text = CHAPTER.replace(
        "    references: [PL-ONE]\n",
        "    references: [PL-ONE]\n    examples:\n"
        "      - wrong: {pl: celem, en: x}\n        right: {pl: celem, en: x}\n",
    ).replace("pl: Mów śmiało", "pl: celem")
    problems = Collector()
    laws = {"handbook/references.yml": _laws("celem")}

    check_words(
        load({FILE: text, **laws}),
        style(pl=habits("fog-pl", officialese=(ban("celem"),))),
        problems,
    )

    assert [(one.place.file, one.place.line) for one in problems.found] == [
        (FILE, 9),
        (FILE, 25),
        ("handbook/references.yml", 9),
    ]


def _laws(said: str) -> str:
    return REFERENCES.replace("Ustawa pierwsza", said).replace("Tak stanowi.", said)


def test_statement_that_is_too_long_is_told_with_its_changes(handbook: Resolved) -> None:
    """Values and additions count; notes name the layers that changed the statement."""
    change = (
        "changes:\n  - action: amend\n    target: talk.name\n    reason: {pl: A, en: A}\n"
        "    add_statement: {pl: Jeszcze trzy słowa., en: Three more words here.}\n"
        "  - action: amend\n    target: talk.name\n    reason: {pl: A, en: A}\n"
        "    title: {pl: A, en: A}\n"
    )
    head = COMPANY.partition("changes:")[0]
    book = handbook({"companies/acme/company.yml": head + change}, (), "acme")
    problems = Collector()

    check_length(book, style(clause_words=5), problems)

    assert told(problems.found) == [
        (
            f"{FILE}:13:11: HB411 warning: the 'pl' statement of 'talk.open' has 8 words,"
            " more than 5"
            "\nhint: keep one thought, and move the rest to the guidance"
        ),
        (
            f"{FILE}:17:11: HB411 warning: the 'en' statement of 'talk.open' has 9 words,"
            " more than 5"
            "\nhint: keep one thought, and move the rest to the guidance"
        ),
        (
            f"{FILE}:27:42: HB411 warning: the 'en' statement of 'talk.name' has 7 words,"
            " more than 5"
            "\nhint: keep one thought, and move the rest to the guidance"
            "\nnote: companies/acme/company.yml:12:13: company:acme changes it here"
        ),
    ]
    at_limit = Collector()
    check_length(book, style(clause_words=9), at_limit)
    assert at_limit.found == []


ONE_PAGE = """\
intro: {pl: Wstęp tutaj., en: Intro here.}
duties:
  - id: first
    title: {pl: Pytaj, en: Ask}
    text: {pl: Pytaj zawsze., en: Ask always.}
    clauses: [talk.open]
closing: {pl: Koniec., en: The end.}
"""


def test_pages_hold_their_texts_in_order(handbook: Resolved) -> None:
    """The one page with its length, then the chapters without one, language by language."""
    text = CHAPTER.replace(
        "    references: [PL-ONE]\n",
        "    references: [PL-ONE]\n    guidance: {pl: Rada., en: Help.}\n"
        "    remedy: {pl: Popraw., en: Mend.}\n",
    )
    book = handbook({PAGE: ONE_PAGE, FILE: text})
    limits = style(
        pl=habits("fog-pl", chapter=11, one_page=12), en=habits("gunning", chapter=13, one_page=14)
    )

    found = list(pages(book, limits))

    assert [(one.name, one.language, one.target, one.most_words) for one in found] == [
        ("the policy on one page", "pl", 12, 999),
        ("the chapter 'talk'", "pl", 11, None),
        ("the policy on one page", "en", 14, 999),
        ("the chapter 'talk'", "en", 13, None),
    ]
    assert [said for said, _ in found[2].said] == [
        *("Intro here.", "Ask", "Ask always.", "The end."),
    ]
    assert [said for said, _ in found[3].said] == [
        "How to talk.",
        "You may talk about work.",
        "Answer within 24 hours.",
        "Because it helps.",
        "Help.",
        "Mend.",
        "Sign your posts.",
        "Because it is fair.",
        "Do not tell secrets.",
        "Because it harms.",
    ]
    assert (found[2].reading.words, found[2].reading.sentences) == (7, 4)
    assert str(found[2].said[0][1].place) == f"{PAGE}:1:31"


def test_page_without_texts_and_language_without_a_handbook_are_passed_over(
    handbook: Resolved,
) -> None:
    """No one page, no figures; a style may know further languages."""
    more = style()
    languages = {Located("de"): habits("gunning"), **more.languages}

    found = list(pages(handbook(), dataclasses.replace(more, languages=languages)))

    assert [(one.name, one.language) for one in found] == [
        ("the chapter 'talk'", "pl"),
        ("the chapter 'talk'", "en"),
    ]


def test_hard_page_is_told_with_its_hardest_sentences(handbook: Resolved) -> None:
    """At the hardest one; a page at its target is fine."""
    book = handbook()
    problems = Collector()
    english_page = list(pages(book, style()))[1]
    target = int(english_page.reading.score)

    check_reading(book, style(en=habits("gunning", chapter=target)), problems)

    assert told(problems.found) == [
        (
            f"{FILE}:17:11: HB414 warning: the chapter 'talk' reads at"
            f" {english_page.reading.score:.1f} (gunning) in 'en', above {target}"
            "\nhint: cut long sentences and take shorter words; begin with the three below"
            f"\nnote: {FILE}:17:11: “You may talk about work.”"
            f"\nnote: {FILE}:17:11: “Answer within 24 hours.”"
            f"\nnote: {FILE}:28:35: “Because it is fair.”"
        )
    ]


def test_page_at_its_target_is_fine(handbook: Resolved) -> None:
    """Only what is above it is told."""
    book = handbook()
    english_page = list(pages(book, style()))[1]
    exact: Any = english_page.reading.score
    problems = Collector()

    check_reading(book, style(en=habits("gunning", chapter=exact)), problems)

    assert problems.found == []


def test_long_one_page_is_told_at_its_beginning(handbook: Resolved) -> None:
    """Its words are counted in each language; at the limit it is fine."""
    book = handbook({PAGE: ONE_PAGE})
    problems, fine = Collector(), Collector()

    check_reading(book, style(one_page_words=6), problems)
    check_reading(book, style(one_page_words=7), fine)

    assert told(problems.found) == [
        (
            f"{PAGE}:1:31: HB416 warning: the policy on one page has 7 words in 'en',"
            " more than 6"
            "\nhint: shorten a duty, or leave it to the chapters"
        )
    ]
    assert fine.found == []


def test_each_industry_after_the_first_may_add_to_one_page(handbook: Resolved) -> None:
    """Two industries bring two sets of duties, and both have to be read."""
    book = handbook({PAGE: ONE_PAGE})
    industries: Any = ("finance", "healthcare", "tech")
    short = dataclasses.replace(style(one_page_words=3), one_page_words_more=2)
    too_long = []
    for count in (1, 2, 3):
        problems = Collector()
        check_reading(dataclasses.replace(book, profiles=industries[:count]), short, problems)
        too_long.append("HB416" in {problem.code for problem in problems.found})

    assert too_long == [True, True, False]


def test_unit_is_every_entry_of_a_layer(load: Loaded) -> None:
    """Heads, pages, clauses, changes and registers, each id once."""
    files = {
        PAGE: ONE_PAGE,
        "handbook/guide/01-start.yml": (
            "id: start\ntitle: {pl: A, en: A}\nsummary: {pl: B, en: B}\nsections:\n"
            "  - {id: start.one, title: {pl: C, en: C}, text: {pl: D, en: D}}\n"
        ),
        "handbook/glossary.yml": (
            "glossary:\n  - {id: post, term: {pl: wpis, en: post}, definition: {pl: E, en: E}}\n"
        ),
    }
    inputs = load(files, ("alpha",), "acme")

    assert [unit.id for unit in units(inputs.base)] == [
        "handbook",
        "one-page",
        "chapter/talk",
        "guide/start",
        "guide/start.one",
        "talk.open",
        "talk.name",
        "talk.secrets",
        "duty/first",
        "reference/PL-ONE",
        "term/post",
    ]
    (guide,) = (unit for unit in units(inputs.base) if unit.id == "guide/start")
    assert [text["en"] for text in guide.texts] == ["A", "B"]
    assert [unit.id for unit in units(inputs.profiles[0])] == ["talk.open", "talk.advice"]
    duties = ONE_PAGE.partition("closing")[0].partition("\n")[2]
    page = load(
        {"industry_profiles/alpha/one-page.yml": duties.replace("first", "own")}, ("alpha",)
    )
    assert [unit.id for unit in units(page.profiles[0])][-1:] == ["duty/own"]
    assert "one-page" not in [unit.id for unit in units(page.profiles[0])]
    assert inputs.company is not None
    assert [unit.id for unit in units(inputs.company)] == ["talk.name"]


def test_removal_is_no_unit_and_two_changes_of_a_clause_are_one(load: Loaded) -> None:
    """A removal has a reason only; all that a layer says of a clause is confirmed together."""
    head = PROFILE.partition("changes:")[0]
    more = (
        "changes:\n"
        "  - {action: amend, target: talk.open, reason: {pl: A, en: A}, title: {pl: B, en: B}}\n"
        "  - {action: amend, target: talk.open, reason: {pl: C, en: C}, why: {pl: D, en: D}}\n"
        "  - {action: remove, target: talk.name, reason: {pl: E, en: E}, approved_by: X}\n"
    )
    inputs = load({"industry_profiles/alpha/profile.yml": head + more}, ("alpha",))

    (unit,) = units(inputs.profiles[0])

    assert (unit.id, [text["en"] for text in unit.texts]) == ("talk.open", ["A", "B", "C", "D"])
    assert unit.place("en") == unit.texts[0]["en"].place


def text_of(**said: str) -> Text:
    """Write a text."""
    return Text(tuple((Located(code), Located(told_)) for code, told_ in said.items()))


def test_mark_depends_on_the_source_language_only() -> None:
    """Twelve digits of a hash; a text that lacks the language counts as nothing."""
    one = Unit("x", (text_of(pl="a", en="b"), text_of(pl="c", en="d")))
    other = Unit("y", (text_of(pl="a", en="B"), text_of(pl="c", en="D")))
    less = Unit("y", (text_of(pl="a", en="B"), text_of(en="D")))

    assert one.mark("pl") == other.mark("pl")
    assert len(one.mark("pl")) == 12
    assert one.mark("en") != other.mark("en")
    assert less.mark("pl") not in {one.mark("pl"), less.mark("en")}
    assert Unit("z", (text_of(pl="ż"),)).mark("pl") == "6c76dded8070"


def test_source_language_is_the_binding_one(load: Loaded) -> None:
    """A company that binds another language is compared with that, in its own file only."""
    inputs = load(company="acme")
    own = load(
        {"companies/acme/company.yml": COMPANY + "binding_language: en\n"}, ("alpha",), "acme"
    )

    assert inputs.company is not None
    assert own.company is not None
    assert source_language(inputs.company, inputs) == "pl"
    assert source_language(own.company, own) == "en"
    assert source_language(own.base, own) == "pl"
    assert source_language(own.profiles[0], own) == "pl"
    turned = dataclasses.replace(own, base=own.profiles[0])
    with pytest.raises(TypeError, match="the first layer is no base"):
        source_language(own.profiles[0], turned)


def kept(inputs: Inputs, marks: dict[str, dict[str, str]] | None) -> Inputs:
    """Give the base these confirmations."""
    return dataclasses.replace(inputs, base=dataclasses.replace(inputs.base, translations=marks))


def test_translation_waits_until_it_is_confirmed(load: Loaded, handbook: Resolved) -> None:
    """What was never confirmed and what has changed since are told apart, at the source text."""
    inputs = load()
    marks = confirmed(inputs.base, "pl", ("pl", "en"), None)
    assert list(drifts(kept(inputs, marks), ("pl", "en"))) == []
    assert list(drifts(kept(inputs, None), ("pl", "en"))) == []
    marks["talk.open"] = {"en": "0" * 12}
    del marks["chapter/talk"]
    waiting = kept(inputs, marks)
    problems = Collector()

    check_drift(waiting, ("pl", "en"), problems)

    assert told(problems.found) == [
        (
            f"{FILE}:2:13: HB415 warning: the 'en' text of 'chapter/talk' was never confirmed"
            "\nhint: compare the two, then run: handbook translations confirm chapter/talk"
        ),
        (
            f"{FILE}:9:17: HB415 warning: the 'pl' text of 'talk.open' changed after 'en' was"
            " confirmed"
            "\nhint: compare the two, then run: handbook translations confirm talk.open"
        ),
    ]
    # Nobody can compare what is not there: no text is given in German.
    assert unconfirmed(waiting, ("pl", "en", "de")) == {
        "chapter/talk": ("en",),
        "talk.open": ("en",),
    }
    book = handbook()
    stamps = [one.unconfirmed for one in stamped(book, waiting).clauses()]
    assert stamps == [("en",), (), ()]
    assert stamped(book, kept(inputs, None)) is book


def test_confirming_some_entries_keeps_the_others(load: Loaded) -> None:
    """Sorted by id; what the layer no longer has is dropped, and so is what never was."""
    base = load().base
    everything = confirmed(base, "pl", ("pl", "en", "de"), None)
    before = {"talk.open": {"en": "old"}, "talk.name": {"en": "old"}, "gone": {"en": "old"}}
    layer = dataclasses.replace(base, translations=before)

    after = confirmed(layer, "pl", ("pl", "en"), ["talk.open", "gone"])

    assert list(everything) == sorted(everything)
    assert set(everything["talk.open"]) == {"en"}
    assert list(after) == ["talk.name", "talk.open"]
    assert after["talk.name"] == {"en": "old"}
    assert after["talk.open"] == {"en": everything["talk.open"]["en"]}
    assert confirmed(base, "pl", ("pl", "en"), []) == {}
    assert confirmed(base, "pl", ("pl",), None) == {}


def test_handbook_without_a_style_is_advised_on_what_needs_none(
    load: Loaded, handbook: Resolved
) -> None:
    """Translations and grounds; with a style every kind of remark is made."""
    inputs = kept(load({PAGE: ONE_PAGE}), {})
    book = handbook({PAGE: ONE_PAGE})
    tight = style(
        clause_words=1,
        one_page_words=1,
        pl=habits("fog-pl", chapter=0, officialese=(ban("oto"),), gendered=(ban("dla"),)),
    )
    bare, full = Collector(), Collector()

    advise(book, inputs, bare)
    advise(dataclasses.replace(book, style=tight), inputs, full)

    assert {one.code for one in bare.found} == {"HB415", "HB420"}
    assert {one.code for one in full.found} == {
        *("HB411", "HB412", "HB413", "HB414", "HB415", "HB416", "HB420")
    }
    assert all(one.warning for one in full.found)


def test_translation_of_an_older_text_is_remarked_at_its_line(
    load: Loaded, handbook: Resolved
) -> None:
    """In the translators' file; one that is current is passed over."""
    po = (
        'msgid "Bo to uczciwe."\nmsgstr "Бо чесно."\n\n'
        '#, fuzzy\nmsgid "Podpisuj wpisy."\nmsgstr "Підписуй."\n'
    )
    files = {
        "companies/acme/company.yml": "languages: [pl, uk]\nfallback: {uk: pl}\n" + COMPANY,
        "companies/acme/languages/uk.po": po,
    }
    inputs = load(files, ("alpha",), "acme")
    problems = Collector()

    advise(handbook(files, ("alpha",), "acme"), inputs, problems)

    assert told(one for one in problems.found if one.code == "HB415") == [
        (
            "companies/acme/languages/uk.po:5:1: HB415 warning: the 'uk' text of 'talk.name' was"
            " made from an older text"
            "\nhint: compare the two, then delete the mark 'fuzzy' above the text"
        )
    ]
