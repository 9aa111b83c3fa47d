"""The print page holds the whole handbook, and its links and ids fit together."""

from __future__ import annotations

import json
from collections import Counter

import lxml.html
import pytest
from lxml.html import HtmlElement

from generator.render.paper import leaves
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
