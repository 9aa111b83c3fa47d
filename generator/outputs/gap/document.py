"""The gap report as a document of Word."""

from __future__ import annotations

import datetime
import io
import re
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from generator.gap.paper import Paper, Part
from generator.model.handbook import Handbook
from generator.outputs.archive import packed_anew
from generator.outputs.output import epoch

_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML can't hold."""


def document(paper: Paper, handbook: Handbook, language: str) -> bytes:
    """Write the report as a document; equal input gives equal bytes.

    Args:
        paper: The report.
        handbook: The handbook; the document bears the day from which it holds.
        language: Language of policy and clauses, for the spelling.
    """
    made = docx.Document()
    section = made.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    _speak(made, language)
    made.add_heading(_fit(paper.title), 0)
    for one in paper.about:
        made.add_paragraph(_fit(one), style="Intense Quote")
    for one in paper.facts:
        made.add_paragraph(_fit(one), style="List Bullet")
    for part in paper.parts:
        _part(made, part, paper.nothing)
    day = datetime.datetime.combine(handbook.valid_from, datetime.time(), datetime.UTC)
    about = made.core_properties
    about.title, about.author, about.last_modified_by = _fit(paper.title)[:255], "", ""
    about.created, about.modified, about.revision, about.comments = day, day, 1, ""
    out = io.BytesIO()
    made.save(out)
    return packed_anew(out.getvalue(), epoch(handbook))


def _part(made: Any, part: Part, nothing: str) -> None:
    made.add_heading(_fit(part.title), 1)
    made.add_paragraph(_fit(part.about))
    if not part.rows:
        made.add_paragraph(_fit(nothing))
        return
    table = made.add_table(rows=1, cols=len(part.heads), style="Table Grid")
    head = table.rows[0]
    for cell, words in zip(head.cells, part.heads, strict=True):
        cell.paragraphs[0].add_run(_fit(words)).bold = True
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    # The library has no public way to a row's own settings.
    head._tr.get_or_add_trPr().append(mark)  # noqa: SLF001
    for row in part.rows:
        # The library looks every cell up anew; a row's own elements are found at once.
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.paragraphs[0].add_run(_fit(words))


def _speak(made: Any, language: str) -> None:
    """Say which language the words are in, so that a speller knows."""
    fonts = made.styles["Normal"].element.get_or_add_rPr()
    tongue = OxmlElement("w:lang")
    tongue.set(qn("w:val"), {"pl": "pl-PL", "en": "en-GB"}.get(language, language))
    fonts.append(tongue)


def _fit(text: str) -> str:
    return _UNFIT.sub("", text)
