"""What `handbook export --format docx` writes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from lxml import etree

from generator.model.written import WHATS, Document, Style, Written, bookmark_names
from generator.outputs.word.write import docx_bytes
from generator.workshop import asked

Run = Callable[..., tuple[int, str, str]]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def tree_of(data: bytes, name: str = "word/document.xml") -> Any:
    """Read a part of a document."""
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read(name))


@pytest.mark.parametrize("what", WHATS)
def test_every_kind_is_written_in_each_language(run: Run, tmp_path: Path, what: str) -> None:
    """One file a language, in the folder that was named."""
    out = tmp_path / "out"
    code, told, _ = run("export", "--format", "docx", "--what", what, "--out", str(out), "--quiet")

    assert code == 0
    names = [f"acme.{what}.{language}.docx" for language in ("pl", "en")]
    assert sorted(path.name for path in out.iterdir()) == sorted(names)
    assert told.startswith("Wrote ")
    assert len(told.splitlines()) == 1
    assert all(docx.Document(str(out / name)).paragraphs for name in names)


def test_every_clause_stands_once_in_order_with_its_number(root: Path, sent: Document) -> None:
    """As on the site: nothing is left out, and nothing comes twice."""
    handbook, _, _ = asked(root, "", "acme").resolve()
    titles = [one for one in sent.paragraphs() if one.style is Style.CLAUSE]

    assert [(one.clause, one.number) for one in titles] == [
        (one.id, one.number) for one in handbook.clauses()
    ]
    names = bookmark_names(one.id for one in handbook.clauses())
    assert [one.bookmarks for one in titles] == [(names[one.clause],) for one in titles]
    lines = [one.text for one in sent.paragraphs() if one.style is Style.LINE]
    assert [line.split(" · ")[:2] for line in lines] == [
        [one.number, one.id] for one in handbook.clauses()
    ]


def test_equal_handbooks_give_equal_bytes(sent: Document) -> None:
    """No time and no order of a system comes in."""
    data = docx_bytes(sent)

    assert data == docx_bytes(sent)
    infos = zipfile.ZipFile(io.BytesIO(data)).infolist()
    assert {one.date_time for one in infos} == {(1980, 1, 1, 0, 0, 0)}
    assert infos[0].filename == "[Content_Types].xml"


def test_numbers_are_counted_by_the_editor_and_begin_where_they_must(sent: Document) -> None:
    """Chapters and clauses use levels of one list."""
    root = tree_of(docx_bytes(sent))
    levels = [
        (style.get(f"{W}val"), paragraph.find(f".//{W}ilvl").get(f"{W}val"))
        for paragraph in root.iter(f"{W}p")
        if (style := paragraph.find(f".//{W}pStyle")) is not None
        and style.get(f"{W}val") in {"ChapterTitle", "ClauseTitle"}
    ]

    assert set(levels) == {("ChapterTitle", "0"), ("ClauseTitle", "1")}
    assert len(levels) == sum(1 for one in sent.paragraphs() if one.number)


def test_each_run_says_its_language(sent: Document) -> None:
    """So that spelling is checked in Polish."""
    root = tree_of(docx_bytes(sent))
    runs = [one for one in root.iter(f"{W}r") if one.find(f"{W}t") is not None]
    told = {
        lang.get(f"{W}val") for one in runs if (lang := one.find(f"{W}rPr/{W}lang")) is not None
    }

    assert told == {"pl-PL"}


def test_tables_have_a_head_and_say_what_they_show(sent: Document) -> None:
    """The first row is repeated; a description stands for the table."""
    tables = list(tree_of(docx_bytes(sent)).iter(f"{W}tbl"))

    assert tables
    for one in tables:
        assert one.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None
        assert one.find(f"{W}tblPr/{W}tblDescription").get(f"{W}val")


def test_header_footer_and_properties(sent: Document) -> None:
    """Edition, digest and draft stand on each page; the title is the document's name."""
    made = docx.Document(io.BytesIO(docx_bytes(sent)))
    section = made.sections[0]

    assert section.header.paragraphs[0].text == sent.header
    assert "(wersja robocza)" in section.footer.paragraphs[0].text
    assert sent.identifier.split()[4][:12] in section.footer.paragraphs[0].text
    assert made.core_properties.title == sent.title
    assert made.core_properties.identifier == sent.identifier
    assert made.core_properties.language == "pl-PL"
    assert made.core_properties.created == made.core_properties.modified


def test_texts_of_a_company_can_do_nothing(sent: Document) -> None:
    """Signs of XML are words."""
    hostile = '<w:p>&amp;"]]>\x0b\x00 =1+1'
    runs = tuple(one.__class__(text=hostile) for one in next(iter(sent.paragraphs())).runs[:1])
    document = Document(
        **{
            **{name: getattr(sent, name) for name in Document.__dataclass_fields__},
            "parts": (Written(runs=runs),),
            "title": hostile.replace("\x0b", "").replace("\x00", ""),
            "contents": "",
        }
    )
    made = docx.Document(io.BytesIO(docx_bytes(document)))

    assert made.paragraphs[0].text == '<w:p>&amp;"]]> =1+1'


def test_a_docx_knows_no_groups_and_a_course_no_parts(run: Run) -> None:
    """Options of the other kind are refused."""
    code, _, err = run("export", "--format", "docx", "--role", "admins")
    assert (code, "a docx is for all groups" in err) == (2, True)
    code, _, err = run("export", "--format", "scorm12", "--what", "papers")
    assert (code, "--what is for docx only" in err) == (2, True)
