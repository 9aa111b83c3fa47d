"""Odd content stays readable on the page, and what the engine says becomes a problem."""

from __future__ import annotations

import re

import pypdfium2 as pdfium
import pytest

from generator.model.problems import ProblemsFound
from generator.outputs.pdf.compile import compile_pdf
from generator.outputs.pdf.document import Source
from generator.outputs.pdf.faults import Faults
from generator.outputs.pdf.links import Links
from generator.outputs.pdf.serialize import Serializer
from generator.outputs.pdf.words import Around
from tests.pdf.pdf_shelf import Built, make_article, overlaps

_MARGIN = 24 * 72 / 25.4
_ROWS = "".join(f"<tr><td>row {n}</td><td>{'long cell ' * 40}</td></tr>" for n in range(40))
_ODD = f"""
<h1 id="t">Odd</h1><h2 id="w">Word</h2><p>{"x" * 200}</p>
<ul><li>a<ul><li>b<ol><li>c <code>d_e</code></li></ol></li></ul></li></ul>
<pre><code>first line\n  second line</code></pre>
<table><thead><tr><th>A</th><th>B</th></tr></thead><tbody>{_ROWS}</tbody></table>
<table><thead><tr><th>1</th><th>2</th><th>3</th><th>4</th></tr></thead>
<tbody><tr>{f"<td>{'many words ' * 200}</td>" * 4}</tr></tbody></table>
<p class="hb-unconfirmed">Translation not confirmed.</p>
<p>Read <a href="https://guide.example/posts">the guide</a>.</p>
<p>Ελληνικά, кириллица ☕ 🚀 ☐ ✓</p>
"""


def _print(lines: list[str], built: Built) -> tuple[bytes, Faults]:
    faults = _faults(built)
    meta = Around(built.handbook, "en").meta("a4", "Odd", flowing=False)
    source = Source(
        text="\n".join(['#import "template.typ": *', "#show: handbook", *lines]),
        owners=("", "", *["05-posting.html"] * len(lines)),
        meta=meta,
        files=dict([logo] if (logo := Around(built.handbook, "en").logo) else []),
    )
    return compile_pdf(source, 0, faults), faults


def _faults(built: Built) -> Faults:
    return Faults(built.handbook, "en")


def test_odd_content_stays_inside_the_margins(built: Built) -> None:
    """Long words, tall rows, nested lists and code stay on the page with all their text."""
    article = make_article(_ODD, "05-posting")
    faults = _faults(built)
    written = Serializer(Links([article], [article], {}), faults).article(article)
    data, _ = _print([f"#{line}" for line in written], built)
    document = pdfium.PdfDocument(data)
    outside = []
    text = ""
    for index in range(len(document)):
        page = document[index].get_textpage()
        text += page.get_text_range()
        right = document[index].get_size()[0] - _MARGIN + 2
        rects = [page.get_rect(number) for number in range(page.count_rects())]
        outside += [rect for rect in rects if rect[2] > right or rect[0] < _MARGIN - 2]

    assert faults.problems.found == []
    assert outside == []
    assert text.count("x") >= 200
    assert [n for n in range(40) if f"row {n}" not in text.replace("\u00a0", " ")] == []
    assert "second line" in text
    assert "guide.example/posts" in text
    assert "Translation not confirmed." in text


def test_narrow_columns_hold_their_text(built: Built) -> None:
    """In a table of six columns a long word with a page number stays in its cell."""
    cell = '<td><a href="#x">Nie ogłaszaj luk w zabezpieczeniach</a></td>'
    row = f"<tr>{cell * 6}</tr>"
    inside = f'<h1>One</h1><h2 id="x">Two</h2><table><tbody>{row * 3}</tbody></table>'
    article = make_article(inside, "05-posting")
    faults = _faults(built)
    written = Serializer(Links([article], [article], {}), faults).article(article)
    data, _ = _print([f"#{line}" for line in written], built)

    assert overlaps(data) == []


@pytest.mark.parametrize(("paragraphs", "pages"), [(10, 1), (26, 1), (34, 1), (90, 3)])
def test_policy_on_one_page_is_set_as_large_as_fits(
    built: Built, paragraphs: int, pages: int
) -> None:
    """Long names and many duties make the letters smaller, not the page two; nothing is lost."""
    rest = ", ".join(f'p({{"text {n} {"many words " * 14}"}})' for n in range(paragraphs))
    data, _ = _print([f'#compact(opening("one-page", "", {{"One"}}), {rest})'], built)
    texts = [page.get_textpage().get_text_range() for page in pdfium.PdfDocument(data)]

    assert len(texts) == pages
    assert [n for n in range(paragraphs) if f"text {n} " not in " ".join(texts)] == []


def test_last_row_of_a_table_has_no_page_alone(built: Built) -> None:
    """However long a table is, its last page holds two rows at least."""
    lines = []
    for length in range(30, 70):
        rows = "".join(f"<tr><td>row {n}</td><td>x</td></tr>" for n in range(length))
        table = f"<h1>T</h1><table><thead><tr><th>A</th></tr></thead><tbody>{rows}</tbody></table>"
        article = make_article(table, f"table-{length}")
        lines += Serializer(Links([article], [article], {}), _faults(built)).article(article)
    data, _ = _print([f"#{line}" for line in lines], built)
    counts = [
        len(re.findall(r"row.\d+", page.get_textpage().get_text_range()))
        for page in pdfium.PdfDocument(data)
    ]

    assert sum(counts) == sum(range(30, 70))
    assert 1 not in counts
    assert 2 in counts


def test_text_upon_text_is_seen(built: Built) -> None:
    """The check for texts printed one upon the other finds them."""
    lines = ['#opening("x", "", {"One"})', '#p({"under"})', "#v(-1.2em)", '#p({"over it"})']
    data, _ = _print(lines, built)

    assert len(overlaps(data)) == 1


def test_engine_errors_name_the_page(built: Built) -> None:
    """A fault that only the engine sees is a problem at the page that caused it."""
    with pytest.raises(ProblemsFound) as caught:
        _print(['#p({"fine"})', '#see("nowhere", {"x"})'], built)

    (problem,) = caught.value.problems
    assert problem.code == "HB512"
    assert problem.message.startswith("the PDF engine says: label `<nowhere>` does not exist")


def test_engine_warnings_are_problems(built: Built) -> None:
    """A font that is not there is only a warning to the engine; here it stops the PDF."""
    with pytest.raises(ProblemsFound) as caught:
        _print(['#heading(level: 1, text(font: "No Such Font", "x"))'], built)

    assert [problem.headline() for problem in caught.value.problems] == [
        "site/en/05-posting.html:1:1: HB512 the PDF engine says: unknown font family: no such font"
    ]


_LINES = [f"line {n} {'of words ' * 5}" for n in range(90)]


def _in_paragraphs(*sizes: int) -> str:
    """Give lines in paragraphs of so many lines each."""
    ends = [sum(sizes[: at + 1]) for at in range(len(sizes))]
    pieces = [_LINES[end - size : end] for end, size in zip(ends, sizes, strict=True)]
    return "".join(f"<p>{'<br>'.join(piece)}</p>" for piece in pieces)


@pytest.mark.parametrize(
    "sizes",
    [(30,), (1,) * 30, (29, 1), (1, 29), (89, 1)],
    ids=["lines", "paragraphs", "signature", "greeting", "pages"],
)
def test_no_page_holds_one_line_of_a_ready_made_text(built: Built, sizes: tuple[int, ...]) -> None:
    """Wherever on a page it begins, each of its pages holds two lines at least."""
    lines = []
    for before in range(12, 42):
        filler = "".join(f"<p>before {n}</p>" for n in range(before))
        inside = f"<h1>T</h1>{filler}<blockquote>{_in_paragraphs(*sizes)}</blockquote>"
        article = make_article(inside, f"quote-{before}")
        lines += Serializer(Links([article], [article], {}), _faults(built)).article(article)
    data, _ = _print([f"#{line}" for line in lines], built)
    counts = [
        len(re.findall(r"line.\d+", page.get_textpage().get_text_range()))
        for page in pdfium.PdfDocument(data)
    ]

    assert sum(counts) == 30 * sum(sizes)
    assert 1 not in counts
