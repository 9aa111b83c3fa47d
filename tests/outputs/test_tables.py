"""Tables of finished pages get regions, names, captions and headings of rows."""

from __future__ import annotations

import pytest

from generator.outputs.site.tables import framed

HEAD = "<thead>\n<tr>\n<th>A</th>\n<th>B</th>\n</tr>\n</thead>\n"
ROW = "<tr>\n<td>1</td>\n<td>2</td>\n</tr>\n"
TABLE = f"<table>\n{HEAD}<tbody>\n{ROW}</tbody>\n</table>"
COLUMNS = 6 * '<th align="left">n</th>'
FEWER = 5 * "<th>n</th>"
CAPTION = '<p class="hb-caption">Kto <strong>co</strong> robi</p>\n'


def page(inside: str) -> str:
    """Give a page with this text."""
    return f'<html><table></table><article class="a">{inside}</article><table></table></html>'


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ("<p>x</p>", "<p>x</p>"),
        (
            f"<p>x</p>\n{TABLE}\n<p>y</p>",
            (
                '<p>x</p>\n<div class="hb-table" role="group" tabindex="0" aria-label="Tabela 1">'
                f'<table class="hb-grid">\n{HEAD}<tbody>\n{ROW}</tbody>\n</table></div>\n<p>y</p>'
            ),
        ),
        (
            f"<p>x</p>\n{CAPTION}{TABLE}\n<p>y</p>",
            (
                '<p>x</p>\n<div class="hb-table" role="group" tabindex="0"'
                ' aria-labelledby="hb-table-1"><table class="hb-grid"><caption id="hb-table-1">'
                f"Kto <strong>co</strong> robi</caption>\n{HEAD}<tbody>\n"
                '<tr>\n<th scope="row">1</th>\n<td>2</td>\n</tr>\n'
                "</tbody>\n</table></div>\n<p>y</p>"
            ),
        ),
        # Only the paragraph right before a table is its caption.
        (
            f"{CAPTION}<p>x</p>\n<table></table>",
            (
                f'{CAPTION}<p>x</p>\n<div class="hb-table" role="group" tabindex="0"'
                ' aria-label="Tabela 1"><table class="hb-grid"></table></div>'
            ),
        ),
        (
            f"<table></table>{CAPTION}<table></table>",
            (
                '<div class="hb-table" role="group" tabindex="0" aria-label="Tabela 1">'
                '<table class="hb-grid"></table></div>'
                '<div class="hb-table" role="group" tabindex="0" aria-labelledby="hb-table-2">'
                '<table class="hb-grid"><caption id="hb-table-2">Kto <strong>co</strong> robi'
                "</caption></table></div>"
            ),
        ),
        (
            f"<table><thead>{COLUMNS}</thead><td>&nbsp;</td></table>",
            (
                '<div class="hb-table" role="group" tabindex="0" aria-label="Tabela 1">'
                f'<table class="hb-grid hb-grid--many hb-sheet"><thead>{COLUMNS}</thead>'
                "<td>&nbsp;</td></table></div>"
            ),
        ),
        (
            f"<table><thead>{FEWER}</thead><th>row</th></table>",
            (
                '<div class="hb-table" role="group" tabindex="0" aria-label="Tabela 1">'
                f'<table class="hb-grid"><thead>{FEWER}</thead><th>row</th></table></div>'
            ),
        ),
    ],
)
def test_tables_of_the_text_are_framed(inside: str, expected: str) -> None:
    """Nothing else changes, and a page that is framed already stays as it is."""
    done = framed(page(inside), "Tabela")

    assert done == page(expected)
    assert framed(done, "Tabela") == done


def test_page_without_text_stays() -> None:
    """Such as that for addresses that lead nowhere."""
    text = "<html><table></table></html>"

    assert framed(text, "Tabela") == text


def test_time_grows_with_the_text_only() -> None:
    """Ten thousand tables are framed at once."""
    done = framed(page(10_000 * f"{CAPTION}{TABLE}"), "Tabela")

    assert done.count('aria-labelledby="hb-table-') == 10_000
