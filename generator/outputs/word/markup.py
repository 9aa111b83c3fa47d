"""Write paragraphs and tables as WordprocessingML."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from generator.model.written import Grid, Run, Style, Written
from generator.outputs.word.numbering import Lists

_BAD = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_REGIONS = {"pl": "pl-PL", "en": "en-GB", "de": "de-DE", "uk": "uk-UA", "fr": "fr-FR"}
_INDENT = 360
"""Twentieths of a point by which a list stands further right."""
_IDS = {style: re.sub(r"[^A-Za-z0-9]", "", style.value) for style in Style}
_IDS[Style.ENTRY_1], _IDS[Style.ENTRY_2] = "TOC1", "TOC2"


def style_id(style: Style) -> str:
    """Give the name by which paragraphs refer to a style."""
    return _IDS[style]


def tag_of(language: str) -> str:
    """Give the language with a region, as spelling checkers want it.

    >>> tag_of("pl"), tag_of("pt-BR"), tag_of("cs")
    ('pl-PL', 'pt-BR', 'cs')
    """
    return _REGIONS.get(language, language)


def escaped(text: str) -> str:
    """Encode a text for XML; what XML can't hold is left out."""
    text = _BAD.sub("", text)
    return (
        text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    )


@dataclass
class Markup:
    """Writes the parts of one document."""

    language: str
    """The document's language."""
    related: Callable[[str], str]
    """Gives the name of the relationship to a web address."""
    lists: Lists
    """Counts chapters, clauses and lists."""
    bookmarks: int = 0
    """How many bookmarks were written."""
    heading: str = ""
    """The last heading, which tells what a table is about."""
    _tables: int = field(default=0)

    def part(self, part: Written | Grid) -> str:
        """Write a paragraph or a table."""
        return self.paragraph(part) if isinstance(part, Written) else self.table(part)

    def paragraph(self, one: Written) -> str:
        """Write a paragraph with its bookmarks."""
        if one.number or one.style in {Style.PAGE, Style.SECTION, Style.CAPTION}:
            self.heading = one.text
        marks = [*one.bookmarks, *([one.key] if one.key else [])]
        begun, ended = self._marks(marks)
        inner = "".join(self.runs(one.runs))
        return f"<w:p><w:pPr>{self._looks(one)}</w:pPr>{begun}{inner}{ended}</w:p>"

    def _marks(self, names: Iterable[str]) -> tuple[str, str]:
        begun, ended = "", ""
        for name in names:
            self.bookmarks += 1
            begun += f'<w:bookmarkStart w:id="{self.bookmarks}" w:name="{name}"/>'
            ended += f'<w:bookmarkEnd w:id="{self.bookmarks}"/>'
        return begun, ended

    def _looks(self, one: Written) -> str:
        found = f'<w:pStyle w:val="{_IDS[one.style]}"/>'
        number = self.lists.numbering(one)
        if number:
            found += (
                f'<w:numPr><w:ilvl w:val="{number[1]}"/><w:numId w:val="{number[0]}"/></w:numPr>'
            )
        elif one.level:
            marked = bool(one.runs) and not one.runs[0].own and one.runs[0].text.endswith("\t")
            left = _INDENT * one.level
            hanging = f' w:hanging="{_INDENT}"' if marked else ""
            found += f'<w:ind w:left="{left}"{hanging}/>'
        return found

    def runs(self, runs: Iterable[Run]) -> Iterator[str]:
        """Write runs, links around those that lead somewhere."""
        for run in runs:
            written = self._run(run)
            if run.link.startswith("#"):
                anchor = run.link[1:]
                yield f'<w:hyperlink w:anchor="{anchor}" w:history="1">{written}</w:hyperlink>'
            elif run.link:
                name = self.related(run.link)
                yield f'<w:hyperlink r:id="{name}" w:history="1">{written}</w:hyperlink>'
            else:
                yield written

    def _run(self, run: Run) -> str:
        looks = ""
        if run.code:
            looks += '<w:rStyle w:val="HandbookCode"/>'
        elif run.link:
            looks += '<w:rStyle w:val="HandbookLink"/>'
        elif run.slot:
            looks += '<w:rStyle w:val="HandbookValue"/>'
        looks += "<w:b/>" if run.bold else ""
        looks += "<w:i/>" if run.italic else ""
        looks += "<w:noProof/>" if run.code else ""
        looks += f'<w:lang w:val="{tag_of(run.language or self.language)}"/>'
        return f"<w:r><w:rPr>{looks}</w:rPr>{_text(run.text)}</w:r>"

    def table(self, grid: Grid) -> str:
        """Write a table whose head is repeated on each page."""
        self._tables += 1
        columns = max(map(len, grid.rows))
        about = escaped(grid.about or self.heading)
        width = 9000 // columns
        columns_told = f'<w:gridCol w:w="{width}"/>' * columns
        rows = "".join(
            self._row(row, columns, head=grid.head and at == 0) for at, row in enumerate(grid.rows)
        )
        return (
            '<w:tbl><w:tblPr><w:tblStyle w:val="HandbookTable"/><w:tblW w:w="5000" w:type="pct"/>'
            '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0"'
            ' w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
            f'<w:tblCaption w:val="{about}"/><w:tblDescription w:val="{about}"/></w:tblPr>'
            f"<w:tblGrid>{columns_told}</w:tblGrid>{rows}</w:tbl>"
            # Two tables that touch would be one, and a cell may not end with a table.
            '<w:p><w:pPr><w:pStyle w:val="HandbookGap"/></w:pPr></w:p>'
        )

    def _row(self, row: tuple[tuple[Written, ...], ...], columns: int, *, head: bool) -> str:
        cells = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{9000 // columns}" w:type="dxa"/></w:tcPr>'
            f"{''.join(map(self.paragraph, cell))}</w:tc>"
            for cell in row
        )
        looks = "<w:cantSplit/>" + ("<w:tblHeader/>" if head else "")
        return f"<w:tr><w:trPr>{looks}</w:trPr>{cells}</w:tr>"


def _text(text: str) -> str:
    """Write the words of a run; breaks and tabs are elements of their own."""
    found = ""
    for at, line in enumerate(escaped(text).split("\n")):
        found += "<w:br/>" if at else ""
        for index, piece in enumerate(line.split("\t")):
            found += "<w:tab/>" if index else ""
            found += f'<w:t xml:space="preserve">{piece}</w:t>' if piece else ""
    return found
