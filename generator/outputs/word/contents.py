"""The list of contents of a document."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.written import Document, Style, Written
from generator.outputs.word.markup import Markup, escaped, style_id, tag_of

_FIELD = 'TOC \\o "1-2" \\h \\n \\u'


def contents(document: Document, markup: Markup) -> Iterator[str]:
    """Write the list of contents as a field that an editor can bring up to date."""
    title = Written(runs=(), style=Style.CONTENTS)
    head = markup.paragraph(title).removesuffix("</w:p>")
    yield f'{head}<w:r><w:t xml:space="preserve">{escaped(document.contents)}</w:t></w:r></w:p>'
    headings = [
        one
        for one in document.parts
        if isinstance(one, Written) and one.style in {Style.CHAPTER, Style.PAGE, Style.CLAUSE}
    ]
    language = tag_of(document.language)
    for at, one in enumerate(headings):
        style = Style.ENTRY_2 if one.style is Style.CLAUSE else Style.ENTRY_1
        number = f"{one.number}{'.' if one.style is Style.CHAPTER else ''} " if one.number else ""
        begun = ""
        if not at:
            begun = (
                '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText'
                f' xml:space="preserve"> {escaped(_FIELD)} </w:instrText></w:r>'
                '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
            )
        ended = '<w:r><w:fldChar w:fldCharType="end"/></w:r>' if at == len(headings) - 1 else ""
        words = escaped(f"{number}{one.text}")
        run = (
            f'<w:r><w:rPr><w:lang w:val="{language}"/></w:rPr>'
            f'<w:t xml:space="preserve">{words}</w:t></w:r>'
        )
        mark = one.bookmarks[0] if one.bookmarks else ""
        lead = f'<w:hyperlink w:anchor="{mark}" w:history="1">{run}</w:hyperlink>' if mark else run
        yield f'<w:p><w:pPr><w:pStyle w:val="{style_id(style)}"/></w:pPr>{begun}{lead}{ended}</w:p>'
