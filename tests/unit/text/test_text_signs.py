"""Signs that can't be printed are told when sources are checked; all others pass."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.model.place import Located, Place
from generator.model.printable import unprintable
from generator.model.problems import Collector, Problem
from generator.text.locale import language_name
from generator.text.signs import check_script, check_signs
from tests.told import told
from tests.trees import CHAPTER

HINT = (
    "\nhint: write a word in its place; the PDF knows Latin, Greek, Cyrillic, Georgian and"
    " Armenian letters, signs, and emoji"
)


@pytest.mark.parametrize(
    "text",
    [
        "Zażółć gęślą jaźń „x” – … § ½ €",
        "Ελληνικά, кириллица, ქართული, Հայերեն, Tiếng Việt",
        "☐ ✓ ✔ → ⇒ ★ ■ ● ▶ ∑ ≤ ™",
        "🙂 👍🏽 👩\u200d💻 🇵🇱 1\ufe0f\u20e3 ❤\ufe0f 🏴\u200d☠\ufe0f 🫶",
        "two\nlines\tand a tab, a soft\u00adhyphen and a no\u00a0break space",
        "",
    ],
)
def test_what_is_written_in_europe_is_printed(text: str) -> None:
    """Letters, signs, emoji and flags."""
    assert list(unprintable(text)) == []


def test_each_sign_is_told_once_and_where_it_first_stands() -> None:
    """A text in another script is told by its first five signs."""
    text = Located("Hi 漢漢字שלום ไทย", Place(file="a.yml", line=2, column=5))
    problems = Collector()

    check_signs(text, problems)

    assert list(unprintable("漢a漢字")) == [(0, "漢"), (3, "字")]
    assert len(problems.found) == 5
    assert told(problems.found)[0] == (
        "a.yml:2:5: HB510 the sign '漢' (CJK UNIFIED IDEOGRAPH-6F22) can't be printed in the PDF"
        + HINT
    )


@pytest.mark.parametrize("code", ["ja", "he", "hi"])
def test_language_in_letters_that_can_t_be_printed_is_told_once(
    faults: Callable[..., tuple[Problem, ...]], code: str
) -> None:
    """Nobody can write another word for its name; only the language can go."""
    text = f"name: Acme\nlanguages: [pl, {code}]\nfallback: {{{code}: pl}}\n"
    found = [
        one
        for one in faults({"companies/acme/company.yml": text}, (), "acme")
        if one.code == "HB510"
    ]

    assert [f"{one.place}" for one in found] == ["companies/acme/company.yml:2:17"]
    assert found[0].message.startswith(f"the PDF can't print the letters of the language '{code}'")
    assert found[0].hint.startswith("take it out of 'languages:'; the PDF knows Latin, Greek,")


@pytest.mark.parametrize("code", ["uk", "el", "ka", "hy", "vi", "pl", "en"])
def test_languages_in_letters_of_the_fonts_are_not(code: str) -> None:
    """Their own names can be printed."""
    found = Collector()
    check_script(code, Located(language_name(code)), found)

    assert found.found == []


def test_sign_in_a_made_up_post_is_told_by_check(
    faults: Callable[..., tuple[Problem, ...]],
) -> None:
    """Wherever it stands in a layer: nobody should learn of it after the approval."""
    files = {
        "handbook/chapters/01-talk.yml": CHAPTER
        + "    examples:\n"
        + "      - wrong: {pl: Cześć 漢., en: Hi.}\n"
        + "        right: {pl: Hej 🙂., en: Hey.}\n"
    }

    assert told(faults(files)) == [
        "handbook/chapters/01-talk.yml:37:27: HB510 the sign '漢' (CJK UNIFIED IDEOGRAPH-6F22)"
        " can't be printed in the PDF" + HINT
    ]
