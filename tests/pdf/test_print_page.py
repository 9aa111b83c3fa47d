"""The print page holds the whole handbook, and its links and ids fit together."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import lxml.html
import pypdfium2 as pdfium
import pytest
from lxml.html import HtmlElement, fragment_fromstring, tostring

from generator.model.registers import DUTIES
from generator.outputs.site.print_page import adapt
from generator.render.book import leaves
from generator.render.prose import flat
from tests.pdf.pdf_shelf import Built


def _page(built: Built, language: str) -> HtmlElement:
    path = built.out / "site" / language / "print.html"
    return lxml.html.document_fromstring(path.read_bytes())


@pytest.mark.parametrize("language", ["pl", "en"])
def test_print_page_holds_every_clause_once_and_in_order(built: Built, language: str) -> None:
    """Each clause's heading stands on the print page, in the handbook's order."""
    found = [str(one) for one in _page(built, language).xpath("//article//h3/@id")]
    wanted = [
        f"print-{chapter.file}-{clause.clause.anchor}"
        for chapter in built.handbook.chapters
        for clause in chapter.clauses
    ]

    assert [one for one in found if one in set(wanted)] == wanted


@pytest.mark.parametrize("language", ["pl", "en"])
def test_print_page_has_no_colliding_ids_and_no_dead_links(built: Built, language: str) -> None:
    """No id stands twice, and every link on the page leads to one that is there."""
    page = _page(built, language)
    ids = Counter(str(one) for one in page.xpath("//@id"))
    links = {str(one)[1:] for one in page.xpath("//article//a/@href") if str(one).startswith("#")}

    assert [name for name, count in ids.items() if count > 1] == []
    assert sorted(links - set(ids)) == []


def test_print_page_ends_with_the_sheet_to_sign(built: Built) -> None:
    """The parts stand in reading order, the sheet to sign last, and nothing is folded."""
    page = _page(built, "pl")
    parts = [str(one) for one in page.xpath("//article/section/@id")]

    assert parts == [f"print-{leaf.stem}" for leaf in leaves(built.shelf.site.navs["pl"])[1:]]
    assert parts[-1] == "print-sign-off"
    assert page.xpath("//article//details[not(@open)]") == []


def test_print_page_is_not_searched(built: Built) -> None:
    """Search finds each clause once: the print page is left out of the index."""
    path = built.out / "site" / "pl" / "search" / "search_index.json"
    docs = json.loads(path.read_text(encoding="utf-8"))["docs"]

    assert [doc["location"] for doc in docs if doc["location"].startswith("print")] == []


@pytest.mark.browser
@pytest.mark.parametrize("language", ["pl", "en"])
def test_no_table_is_wider_than_the_paper(built: Built, browser: Any, language: str) -> None:
    """A browser would make the whole document smaller for one; A4 less its margins is 642 dots."""
    page = browser.new_page(viewport={"width": 642, "height": 900})
    page.goto((built.out / "site" / language / "print.html").as_uri())
    page.emulate_media(media="print")
    wide = page.evaluate(
        "[...document.querySelectorAll('article *')]"
        ".filter((one) => one.getBoundingClientRect().right > innerWidth + 1)"
        ".map((one) => one.closest('section').id + ': ' + one.textContent.slice(0, 60))"
    )
    page.close()

    assert wide == []


@pytest.mark.browser
@pytest.mark.parametrize("language", ["pl", "en"])
def test_poster_prints_on_one_sheet_of_its_own_size(
    built: Built, browser: Any, tmp_path: Path, language: str
) -> None:
    """A browser takes A3 for it, whatever paper is chosen, and every duty fits on it."""
    page, path = browser.new_page(), tmp_path / "poster.pdf"
    page.goto((built.out / "site" / language / "paper-poster.html").as_uri())
    page.pdf(path=path, format="A4", prefer_css_page_size=True)
    page.close()
    sheets = pdfium.PdfDocument(path)
    said = " ".join(sheets[0].get_textpage().get_text_bounded().split())

    assert [tuple(round(side / 72 * 25.4) for side in sheet.get_size()) for sheet in sheets] == [
        (297, 420)
    ]
    for number, duty in enumerate(built.handbook.of(DUTIES), start=1):
        assert f"{number}. {flat(duty.title, built.handbook.parameters, language)}" in said


@pytest.mark.browser
def test_parts_that_nobody_looks_at_are_not_laid_out(built: Built, browser: Any) -> None:
    """Thirteen thousand elements at once keep a phone busy for seconds; paper needs them all."""
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto((built.out / "site" / "pl" / "print.html").as_uri())
    laid_out = (
        "[...document.querySelectorAll('section > h2')]"
        ".filter((one) => one.checkVisibility({contentVisibilityAuto: true})).length"
    )
    drawn = "() => new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go)))"
    page.evaluate(drawn)
    on_screen = page.evaluate(laid_out)
    page.emulate_media(media="print")
    page.evaluate(drawn)
    on_paper = page.evaluate(laid_out)
    page.close()

    assert on_screen < 5
    assert on_paper > 40


def test_what_only_the_search_reads_is_left_out() -> None:
    """Marks for the search, and elements that carry nothing else, only take time."""
    article = fragment_fromstring(
        "<article><p data-search-exclude>a <span data-search-exclude>b</span> c</p>"
        '<span lang="en">d</span></article>'
    )

    adapt(article, "one", set())

    assert tostring(article) == b'<article><p>a b c</p><span lang="en">d</span></article>'


@pytest.mark.parametrize(
    ("word", "mark"),
    [("x" * 24, ""), ("x" * 25, ' class="hb-long"'), ("x" * 20 + "-" + "x" * 20, "")],
)
def test_cell_with_a_long_word_may_break_it(word: str, mark: str) -> None:
    """Other cells keep their words whole."""
    article = fragment_fromstring(f"<table><tr><td>a {word}</td></tr></table>")

    adapt(article, "one", set())

    assert tostring(article, encoding="unicode") == (
        f"<table><tr><td{mark}>a {word}</td></tr></table>"
    )
