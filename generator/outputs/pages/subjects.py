"""Set "May I post this?" as paper has it: a table of subjects, with a column for each account."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import html
from lxml.html import HtmlElement

from generator.model.attributes import Anchor
from generator.model.marks import Mark

Cells = dict[str, list[HtmlElement]]
"""What stands below each account, by its name."""


def set_subjects(article: HtmlElement) -> None:
    """Put a table in place of the questions, the rules in short and what each subject lists.

    Args:
        article: A finished page's content, which is changed; any other page stays as it is.
    """
    plain = next(iter(article.find_class(Mark.AID_PLAIN)), None)
    if plain is None:
        return
    for part in (
        *article.find_class(Mark.AID_INTRO),
        *article.find_class(Mark.AID_CARDS),
        article.get_element_by_id(Anchor.AID),
        article.get_element_by_id(Anchor.AID_RESULT),
    ):
        part.drop_tree()
    rows = list(_rows(plain))
    for element in plain.xpath("./h3 | ./h3/following-sibling::*"):
        plain.remove(element)
    heading = plain.find("h2").text_content()
    region = _in(plain, "div", {"class": Mark.TABLE, "role": "group", "tabindex": "0"})
    region.set("aria-label", heading)
    _write(_in(region, "table", {"class": Mark.GRID}), heading, rows)


def _rows(plain: HtmlElement) -> Iterator[tuple[str, Cells]]:
    """Walk the subjects, each with what stands below its accounts; a list may stand alone."""
    for heading in plain.iterfind("h3"):
        cells: Cells = {}
        column = ""
        for element in heading.itersiblings():
            if element.tag == "h3":
                break
            if element.tag == "h4":
                column = element.text_content()
            else:
                cells.setdefault(column, []).append(element)
        yield heading.text_content(), cells


def _write(table: HtmlElement, heading: str, rows: list[tuple[str, Cells]]) -> None:
    columns = list(dict.fromkeys(name for _, cells in rows for name in cells))
    head = _in(_in(table, "thead"), "tr")
    for name in (heading, *columns):
        _in(head, "th").text = name
    body = _in(table, "tbody")
    for subject, cells in rows:
        row = _in(body, "tr")
        _in(row, "th", {"scope": "row"}).text = subject
        for column in columns:
            _fill(_in(row, "td"), cells.get(column, ()))


def _fill(cell: HtmlElement, elements: Iterable[HtmlElement]) -> None:
    """Put outcomes and lists of rules into a cell, each in a line of its own; rules by number."""
    for element in elements:
        if len(cell):
            _in(cell, "br")
        if element.tag != "ul":
            cell.extend(list(element))
            continue
        for link in element.iter("a"):
            number = _in(cell, "a", {"href": link.get("href", "")})
            number.text = link.text_content().split(maxsplit=1)[0]
            number.tail = ", "
        cell[-1].tail = ""


def _in(parent: HtmlElement, tag: str, attributes: dict[str, str] | None = None) -> HtmlElement:
    element = html.Element(tag, attributes or {})
    parent.append(element)
    return element
