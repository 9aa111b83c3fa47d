"""Tell a file of a word processor or spreadsheet from a text, and UTF-16 from UTF-8."""

from __future__ import annotations

import codecs
import re

from generator.model.say import say

_SIGNATURES = (
    (b"{\\rtf", say("a document in rich text (RTF)")),
    (b"\xd0\xcf\x11\xe0", say("an old document of Word or Excel")),
    (b"%PDF", say("a PDF")),
    (b"\x89PNG", say("a picture")),
    (b"\xff\xd8\xff", say("a picture")),
)
_UTF16 = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_HTML = re.compile(rb"\s*<(?:!doctype|html|\?xml|head|body)\b", re.IGNORECASE)


def foreign(data: bytes) -> str:
    r"""Name what a file is when it is no plain text; nothing for a text.

    >>> foreign(b"PK\x03\x04..word/document.xml.."), foreign(b"name: Acme")
    ('a document of Word (.docx)', '')
    """
    data = data.removeprefix(codecs.BOM_UTF8)
    for start, name in _SIGNATURES:
        if data.startswith(start):
            return name
    if data.startswith(b"PK\x03\x04"):
        if b"xl/" in data:
            return say("a workbook of Excel (.xlsx)")
        if b"opendocument" in data:
            return say("a document of LibreOffice")
        document, packed = say("a document of Word (.docx)"), say("a packed file (.zip)")
        return document if b"word/" in data else packed
    return say("a web page") if _HTML.match(data) else ""


def encoding_of(data: bytes) -> str:
    """Guess the encoding of a text that is no UTF-8: UTF-16, or a code page of Windows."""
    if data[:2] in _UTF16:
        return "utf-16"
    if data[1:2] == b"\0" and data[3:4] == b"\0":
        return "utf-16-le"
    return "cp1250"
