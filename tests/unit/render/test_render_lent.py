"""Words of another language on a page: each paragraph, item and cell is marked."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.model.handbook import Handbook
from generator.model.place import Located
from generator.model.text import Prose
from generator.render.prose import prose
from generator.render.site import render
from tests.trees import COMPANY, HANDBOOK

FILE = "companies/acme/company.yml"
SPOKEN = "languages: [pl, uk]\nfallback: {uk: pl}\n" + COMPANY


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tak.", "<s>Tak.</span>"),
        ("**Tak** i\nnie.", "<s>**Tak** i\nnie.</span>"),
        ("Raz.\n\nDwa.", "<s>Raz.</span>\n\n<s>Dwa.</span>"),
        (
            "Co:\n\n1. raz,\n   i raz,\n2. dwa",
            "<s>Co:</span>\n\n1. <s>raz,\n    i raz,</span>\n2. <s>dwa</span>",
        ),
        ("- a\n    - b", "- <s>a</span>\n    - <s>b</span>"),
        (
            "a) raz\nb) dwa",
            (
                '- <span class="hb-point">a)</span> <s>raz</span>\n'
                '- <span class="hb-point">b)</span> <s>dwa</span>'
            ),
        ),
        (
            "| a | b |\n| --- | --- |\n| c |  |",
            "| <s>a</span> | <s>b</span> |\n| --- | --- |\n| <s>c</span> |  |",
        ),
    ],
)
def test_each_block_of_words_is_marked(text: str, expected: str) -> None:
    """Marks of Markdown stay outside, so that lists and tables are still what they were."""
    words = Prose(((Located("pl"), Located(text)),))

    made = prose(words, {}, "pl", {}, "lang=pl")

    assert made.replace("<span lang=pl>", "<s>") == expected


def test_page_says_that_it_is_not_translated(handbook: Callable[..., Handbook]) -> None:
    """Once, below its heading, and only in the language that borrows."""
    pages = render(handbook({FILE: SPOKEN}, ("alpha",), "acme")).pages

    note = "Tej strony nie przetłumaczono"
    heading, blank, line = pages["uk"]["01-talk.md"].split("\n# ")[1].split("\n")[:3]
    assert (heading, blank) == ("1. <span lang=pl class=hb-lent>Rozmowa</span>", "")
    assert note in line
    assert pages["uk"]["01-talk.md"].count(note) == 1
    assert not any(note in page or "lang=" in page for page in pages["pl"].values())


def test_quoted_law_is_marked_but_needs_no_note(handbook: Callable[..., Handbook]) -> None:
    """A citation stays in the language of the law on purpose."""
    head = "law_languages: {PL: pl}\n"

    pages = render(handbook({"handbook/handbook.yml": HANDBOOK + head})).pages

    assert "<span lang=pl>Dz.U. 2020 poz. 1</span>" in pages["en"]["references.md"]
    assert "not wholly translated" not in pages["en"]["references.md"]
    assert "<span" not in pages["pl"]["references.md"].split("Dz.U.")[0][-20:]
