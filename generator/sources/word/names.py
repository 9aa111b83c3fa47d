"""The elements of WordprocessingML that are known, by what is done about them."""

from __future__ import annotations

from lxml import etree

_WORD = frozenset(
    {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    }
)
_MATH = frozenset(
    {
        "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "http://purl.oclc.org/ooxml/officeDocument/math",
    }
)
_CHOICE = "http://schemas.openxmlformats.org/markup-compatibility/2006"

DESCEND = frozenset(
    {"hyperlink", "smartTag", "sdt", "sdtContent", "customXml", "fldSimple", "dir", "bdo", "ruby"}
    | {"rubyBase", "mc:AlternateContent", "mc:Choice", "mc:Fallback"}
)
"""What only stands around words."""
PASS = frozenset(
    {"pPr", "rPr", "sdtPr", "sdtEndPr", "customXmlPr", "smartTagPr", "tblPr", "tblGrid", "trPr"}
    | {"tcPr", "tblPrEx", "sectPr", "rubyPr", "rt", "proofErr", "permStart", "permEnd"}
    | {"lastRenderedPageBreak", "annotationRef", "footnoteRef", "endnoteRef", "separator"}
    | {"continuationSeparator", "instrText", "delInstrText", "ffData", "fldData", "divId"}
    | {
        f"customXml{did}Range{end}"
        for did in ("Ins", "Del", "MoveFrom", "MoveTo")
        for end in ("Start", "End")
    }
)
"""What holds no words."""
LOOKS = frozenset(
    {"rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblPrExChange", "tblGridChange"}
    | {"trPrChange", "tcPrChange", "numberingChange"}
)
"""Tracked changes of looks."""
SIGNS = {
    "tab": "\t",
    "ptab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "\u2011",
    "softHyphen": "",
    "pgNum": "",
    "dayShort": "",
    "dayLong": "",
    "monthShort": "",
    "monthLong": "",
    "yearShort": "",
    "yearLong": "",
}
"""Signs that are elements."""


def name_of(element: etree._Element) -> str:
    """Give an element's name; those of other vocabularies have a prefix.

    Names that Word and others add in vocabularies of their own begin with `x:`.
    """
    tag = element.tag
    if not isinstance(tag, str):
        return "x:nothing"
    space, _, name = tag[1:].rpartition("}") if tag.startswith("{") else ("", "", tag)
    if space in _WORD:
        return name
    if space in _MATH:
        return f"m:{name}"
    return f"mc:{name}" if space == _CHOICE else f"x:{name}"


def value(element: etree._Element, name: str) -> str:
    """Give an attribute of the main vocabulary; empty when it is missing."""
    for space in _WORD:
        found = element.get(f"{{{space}}}{name}")
        if found is not None:
            return found
    return ""


def child(element: etree._Element, *path: str) -> etree._Element | None:
    """Find an element below another by names of the main vocabulary."""
    at: etree._Element | None = element
    for name in path:
        at = next((one for one in at if name_of(one) == name), None) if at is not None else None
    return at
