"""On paper stands what was typed: the same words as on the page, with the same marks."""

from __future__ import annotations

import re
from collections.abc import Callable

import pypdfium2 as pdfium

from generator.model.handbook import Handbook
from generator.model.place import Located
from generator.model.problems import Collector
from generator.outputs.pdf.compile import compile_pdf
from generator.outputs.pdf.document import Source
from generator.outputs.pdf.faults import Faults
from generator.outputs.pdf.links import Links
from generator.outputs.pdf.serialize import Serializer
from generator.outputs.pdf.words import Around
from generator.text.markdown import check_markdown
from tests.hostile.test_hostile_markdown import html_of
from tests.pdf.pdf_shelf import make_article
from tests.plain_prose import some_texts, typed

_MARGIN = 20 * 72 / 25.4
"""Points above and below which only the head and the foot of a page stand."""
LISTS = [
    "2026. rok przynosi zmiany.",
    "1. maja biuro jest nieczynne.\n\n+ 48 22 123 45 67",
    "5. Punkt piąty\n6. Punkt szósty",
    "24. 12. 2026 wigilia\n25. 12. 2026 święto",
    "Wolno:\n1) pisać:\na) o sobie,\nb) o firmie:\n- tak,\n- tak;\n2) czytać.",
    "1. raz\n    1. jeden\n    2. dwa\n2. dwa",
    "(i) one\n(ii) two\n(iii) three",
    "§ 1. Cel\n§ 2. Zakres\n§ 2a. Wyjątek",
    "- a\n\n1. b\n2. c\n\na) d\n\nb) e",
    "| Kto | Co |\n| --- | --- |\n| ja | 1) to |",
]


def test_words_in_the_pdf_are_the_words_typed(handbook: Callable[..., Handbook]) -> None:
    """Many texts at once, each between two signs of its own."""
    whole = handbook()
    texts = [*LISTS, *(text for text in some_texts(300) if not _told(text))]
    inside = "".join(f"<p>[{n}]</p>{html_of(text)}" for n, text in enumerate(texts))
    article = make_article(f"<h1>T</h1>{inside}<p>[{len(texts)}]</p>", "05-posting")
    faults = Faults(whole, "pl")
    lines = Serializer(Links([article], [article], {}), faults).article(article)
    around = Around(whole, "pl")
    source = Source(
        text="\n".join(
            ['#import "template.typ": *', "#show: handbook", *(f"#{line}" for line in lines)]
        ),
        owners=("", "", *["05-posting.html"] * len(lines)),
        meta=around.meta("a4", "T", flowing=True),
        files={},
    )
    document = pdfium.PdfDocument(compile_pdf(source, 0, faults))
    printed = "".join(map(_between_head_and_foot, document))
    found = re.split(r"\[(\d+)\]", "".join(printed.split()))[2::2]

    assert len(texts) > 100
    assert faults.problems.found == []
    assert [_signs(words) for words in found[:-1]] == [_signs(typed(text)) for text in texts]


def _between_head_and_foot(page: pdfium.PdfPage) -> str:
    width, height = page.get_size()
    return str(page.get_textpage().get_text_bounded(0, _MARGIN, width, height - _MARGIN))


def _told(text: str) -> list[str]:
    problems = Collector()
    check_markdown(Located(text), problems)
    return [problem.code for problem in problems.found]


def _signs(words: str) -> str:
    """Leave out what lists, tables and the ends of lines bring, and what they look like."""
    return re.sub(r"[-–•|\u00ad\ufffe\u0002\s]+|\[\d+\]", "", words)
