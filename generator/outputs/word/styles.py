"""The styles of a document, each named for what it is used for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt, RGBColor

from generator.model.written import Style
from generator.outputs.word.markup import style_id, tag_of

_DARK, _GREY = RGBColor(0x1F, 0x2A, 0x44), RGBColor(0x55, 0x55, 0x55)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Look:
    base: str = "Normal"
    size: float = 0
    bold: bool | None = None
    italic: bool | None = None
    grey: bool = False
    before: float = 0
    after: float = 6
    with_next: bool = False
    left: float = 0


_LOOKS = {
    Style.TITLE: _Look(base="Title", size=28),
    Style.SUBTITLE: _Look(base="Subtitle", size=14),
    Style.FACT: _Look(size=9.5, grey=True, after=2),
    Style.CONTENTS: _Look(size=16, bold=True, before=18, with_next=True),
    Style.CHAPTER: _Look(base="Heading 1", size=18, before=24, with_next=True),
    Style.PAGE: _Look(base="Heading 1", size=18, before=24, with_next=True),
    Style.CLAUSE: _Look(base="Heading 2", size=13, before=16, after=2, with_next=True),
    Style.SECTION: _Look(base="Heading 3", size=12, before=12, with_next=True),
    Style.SUBSECTION: _Look(base="Heading 4", size=11, before=8, with_next=True),
    Style.LINE: _Look(size=9.5, grey=True, after=4, with_next=True),
    Style.STATEMENT: _Look(),
    Style.WHY: _Look(italic=None),
    Style.GUIDANCE: _Look(),
    Style.WRONG: _Look(left=12, after=2),
    Style.RIGHT: _Look(left=12),
    Style.REMEDY: _Look(),
    Style.LEGAL: _Look(size=9.5, after=2),
    Style.ORIGIN: _Look(size=8.5, grey=True, after=2),
    Style.NOTICE: _Look(size=9.5, italic=True),
    Style.TEXT: _Look(),
    Style.QUOTE: _Look(left=18),
    Style.CELL: _Look(size=9.5, after=0),
    Style.HEAD: _Look(size=9.5, bold=True, after=0, with_next=True),
    Style.CAPTION: _Look(size=9.5, bold=True, before=6, after=2, with_next=True),
}


def add_styles(document: Document, language: str) -> None:
    """Put our styles into a document, and the language of its words."""
    styles = document.styles
    normal = styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(11)
    for name in ("Title", "Subtitle", "Heading 1", "Heading 2", "Heading 3", "Heading 4"):
        _plain_heading(styles[name])
    for style, look in _LOOKS.items():
        made = styles.add_style(style.value, WD_STYLE_TYPE.PARAGRAPH)
        made.element.set(made.element.nsmap["w"].join("{}") + "styleId", style_id(style))
        _dress(made, look, styles)
    for at, style in enumerate((Style.ENTRY_1, Style.ENTRY_2)):
        made = styles.add_style(style.value, WD_STYLE_TYPE.PARAGRAPH)
        made.element.set(made.element.nsmap["w"].join("{}") + "styleId", style_id(style))
        _dress(made, _Look(after=2, left=12 * at, bold=True if not at else None), styles)
    gap = styles.add_style("Handbook Gap", WD_STYLE_TYPE.PARAGRAPH)
    gap.font.size, gap.paragraph_format.space_after = Pt(4), Pt(0)
    for name, own in (
        ("Handbook Code", '<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Consolas"/>'),
        ("Handbook Link", '<w:color w:val="1F4E9E"/><w:u w:val="single"/>'),
        ("Handbook Value", ""),
    ):
        styles.element.append(
            parse_xml(
                f'<w:style {nsdecls("w")} w:type="character" w:customStyle="1"'
                f' w:styleId="{name.replace(" ", "")}"><w:name w:val="{name}"/><w:qFormat/>'
                f"<w:rPr>{own}</w:rPr></w:style>"
            )
        )
    styles.element.append(parse_xml(_TABLE))
    for found in styles.element.iter("{*}lang"):
        space = found.nsmap["w"].join("{}")
        found.set(f"{space}val", tag_of(language))
        found.set(f"{space}eastAsia", tag_of(language))


def _plain_heading(style: Any) -> None:
    style.font.name = "Calibri"
    style.font.color.rgb = _DARK
    fonts = style.element.rPr.rFonts
    for name in [one for one in fonts.attrib if "heme" in one]:
        # A theme's fonts would win over the name.
        del fonts.attrib[name]


def _dress(made: Any, look: _Look, styles: Any) -> None:
    made.base_style = styles[look.base]
    made.quick_style = True
    made.font.bold, made.font.italic = look.bold, look.italic
    if look.size:
        made.font.size = Pt(look.size)
    if look.grey:
        made.font.color.rgb = _GREY
    layout = made.paragraph_format
    layout.space_before, layout.space_after = Pt(look.before), Pt(look.after)
    layout.keep_with_next = look.with_next
    if look.left:
        layout.left_indent = Pt(look.left)


_BORDER = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="9AA3B2"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_TABLE = (
    f'<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="HandbookTable">'
    '<w:name w:val="Handbook Table"/><w:basedOn w:val="TableNormal"/><w:qFormat/>'
    f"<w:tblPr><w:tblBorders>{_BORDER}</w:tblBorders><w:tblCellMar>"
    '<w:top w:w="40" w:type="dxa"/><w:left w:w="90" w:type="dxa"/>'
    '<w:bottom w:w="40" w:type="dxa"/><w:right w:w="90" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    '<w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:color="auto"'
    ' w:fill="EEF1F6"/></w:tcPr></w:tblStylePr></w:style>'
)
