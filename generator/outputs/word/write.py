"""Store a document as a DOCX file with python-docx; equal documents give equal bytes."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Iterator
from typing import Any

import docx
from docx.document import Document as Docx
from docx.opc.constants import CONTENT_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE as RELATED
from docx.opc.packuri import PackURI
from docx.opc.part import Part as DocxPart
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm

from generator.model.written import KNOWN, MADE_OF, Document, Style, Written
from generator.outputs.word.archive import packed
from generator.outputs.word.contents import contents
from generator.outputs.word.markup import Markup, escaped, style_id, tag_of
from generator.outputs.word.numbering import Lists
from generator.outputs.word.styles import add_styles

_W = nsdecls("w", "r")
_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_OWN = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""Marks properties that authors choose."""
_LONGEST = 250
"""Characters of a property that every editor takes."""


def docx_bytes(document: Document) -> bytes:
    """Give the bytes of a DOCX file."""
    made = docx.Document()
    _clear(made)
    add_styles(made, document.language)
    _describe(made, document)
    lists = Lists()
    known: dict[str, str] = {}

    def related(address: str) -> str:
        if address not in known:
            known[address] = made.part.relate_to(address, RELATED.HYPERLINK, is_external=True)
        return known[address]

    markup = Markup(document.language, related, lists)
    body = "".join(_body(document, markup))
    _put_body(made, body)
    numbering = made.part.numbering_part
    numbering._element = parse_xml(lists.xml())  # noqa: SLF001 - python-docx has no other way
    _around(made, document)
    _remember(made, document)
    stored = io.BytesIO()
    made.save(stored)
    with zipfile.ZipFile(stored) as archive:
        return packed((name, archive.read(name)) for name in archive.namelist())


def _clear(made: Docx) -> None:
    """Take out what python-docx's empty document brings along and nobody needs."""
    needless = ("customXml", "stylesWithEffects", "thumbnail")
    for owner in (made.part, made.part.package):
        for name, one in [*owner.rels.items()]:
            if one.reltype.endswith(needless):
                del owner.rels[name]
    styles = made.styles.element
    for one in [*styles.iter("{*}style")]:
        space = one.nsmap["w"].join("{}")
        if one.get(f"{space}type") == "table" and one.get(f"{space}styleId") != "TableNormal":
            styles.remove(one)


def _describe(made: Docx, document: Document) -> None:
    told = made.core_properties
    day = datetime.datetime.fromisoformat(document.created)
    told.title, told.author, told.last_modified_by = document.title, document.company, ""
    told.subject = told.keywords = told.comments = ""
    told.identifier, told.language = document.identifier, tag_of(document.language)
    told.created = told.modified = day.replace(tzinfo=None)
    told.revision = 1


def _body(document: Document, markup: Markup) -> Iterator[str]:
    """Write the parts; the contents stand before the first heading."""
    waiting = bool(document.contents)
    for part in document.parts:
        if waiting and isinstance(part, Written) and part.style in {Style.CHAPTER, Style.PAGE}:
            waiting = False
            yield from contents(document, markup)
        yield markup.part(part)


def _put_body(made: Docx, body: str) -> None:
    """Put written parts in the place of the empty body; its section stays."""
    element = made.element
    old = element.body
    section = old.sectPr
    fresh = parse_xml(f"<w:body {_W}>{body}</w:body>")
    fresh.append(section)
    element.replace(old, fresh)


def _around(made: Docx, document: Document) -> None:
    """Write header and footer, and the size of the paper."""
    section = made.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    _line(section.header, [_said(document.header)], document)
    page, of = document.page_words
    _line(
        section.footer,
        [
            _said(f"{document.footer} · {page} "),
            _field("PAGE"),
            _said(f" {of} "),
            _field("NUMPAGES"),
        ],
        document,
    )
    settings = made.settings.element
    for found in settings.iter("{*}themeFontLang"):
        found.set(found.nsmap["w"].join("{}") + "val", tag_of(document.language))


def _line(where: Any, runs: list[str], document: Document) -> None:
    """Put runs into the one paragraph of a header or footer."""
    paragraph = where.paragraphs[0]
    for child in [*paragraph._p]:  # noqa: SLF001 - python-docx knows no fields
        paragraph._p.remove(child)  # noqa: SLF001 - likewise
    language = tag_of(document.language)
    inner = "".join(runs).replace("<w:r>", f'<w:r><w:rPr><w:lang w:val="{language}"/></w:rPr>')
    style = style_id(Style.FACT)
    fresh = parse_xml(f'<w:p {_W}><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{inner}</w:p>')
    paragraph._p.getparent().replace(paragraph._p, fresh)  # noqa: SLF001 - likewise


def _said(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escaped(words)}</w:t></w:r>'


def _field(name: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {name} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        '<w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def _remember(made: Docx, document: Document) -> None:
    """Store how each clause read, so that what changed here since is told apart later.

    A property of the document stays when LibreOffice saves it; a part of custom XML does not.
    """
    lines = [""]
    for name, mark in document.fingerprints.items():
        pair = f"{name}={mark} "
        if len(lines[-1]) + len(pair) > _LONGEST:
            lines.append("")
        lines[-1] += pair
    named = [(MADE_OF, document.identifier)]
    named += ((f"{KNOWN}-{at}", line.strip()) for at, line in enumerate(lines, start=1))
    told = "".join(
        f'<property fmtid="{_OWN}" pid="{at}" name="{name}">'
        f"<vt:lpwstr>{escaped(line)}</vt:lpwstr></property>"
        for at, (name, line) in enumerate(named, start=2)
    )
    text = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<Properties xmlns="{_PROPERTIES}" xmlns:vt="{_TYPES}">{told}</Properties>'
    )
    package = made.part.package
    name, kind = PackURI("/docProps/custom.xml"), CONTENT_TYPE.OFC_CUSTOM_PROPERTIES
    package.relate_to(DocxPart(name, kind, text.encode(), package), RELATED.CUSTOM_PROPERTIES)
