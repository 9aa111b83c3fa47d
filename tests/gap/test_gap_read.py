"""Policies in the files of word processors and of the web, and files that are refused."""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
import typst

from generator.model.problems import ProblemsFound, UsageFault
from generator.sources.policy import block, pdf
from generator.sources.policy.block import Kind
from generator.sources.policy.read import read_policy

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
Write = Callable[[str, str | bytes], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a file of a test's own."""

    def written(name: str, data: str | bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return path

    return written


def _said(path: Path) -> list[tuple[str, str, str]]:
    return [(one.kind.name, one.mark, one.words) for one in read_policy(path)]


def _packed(**parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in parts.items():
            packed.writestr(f"word/{name}.xml", text)
    return out.getvalue()


def _message(path: Path) -> str:
    with pytest.raises(ProblemsFound) as found:
        read_policy(path)
    (problem,) = found.value.problems
    assert problem.code == "HB641"
    assert problem.hint
    return str(problem.message)


def test_markdown(write: Write) -> None:
    """Headings, entries and paragraphs; what Markdown marks is words."""
    text = (
        "# Why\n\nStaff **must** read [this](https://a.example).\nAll of it.\n\n"
        "- one *thing*\n- two\n1. three\n\nTitle\n=====\n\n§ 2. Four words stand here.\n"
    )

    assert _said(write("p.md", text)) == [
        ("HEADING", "", "Why"),
        ("TEXT", "", "Staff must read this. All of it."),
        ("ITEM", "-", "one thing"),
        ("ITEM", "-", "two"),
        ("ITEM", "1.", "three"),
        ("HEADING", "", "Title"),
        ("ITEM", "§ 2.", "Four words stand here."),
    ]


def test_web_page(write: Write) -> None:
    """Menus, scripts and styles are left out; nothing is fetched."""
    page = (
        "<html><head><title>x</title><style>p{}</style></head><body><nav>Menu</nav>"
        "<h2>Rules</h2><p>Never <b>share</b> plans.<br>Ask first.</p><ul><li><p>One.</p></li>"
        "<li>Two <!-- no --> more.</li></ul><table><tr><td>Cell</td></tr></table>"
        "<script>alert(1)</script><footer>Foot</footer></body></html>"
    )

    assert _said(write("p.html", page)) == [
        ("HEADING", "", "Rules"),
        ("TEXT", "", "Never share plans. Ask first."),
        ("ITEM", "", "One."),
        ("ITEM", "", "Two more."),
        ("TEXT", "", "Cell"),
    ]


def test_document_of_word(write: Write, tmp_path: Path) -> None:
    """Headings by their style, entries by their numbering, cells of tables in order."""
    made = docx.Document()
    made.add_heading("Conduct", 1)
    made.add_paragraph("Be kind.")
    made.add_paragraph("Never shout.", style="List Bullet")
    made.add_table(rows=1, cols=1).cell(0, 0).text = "A cell."
    path = tmp_path / "p.docx"
    made.save(str(path))

    found = _said(path)

    assert [(kind, words) for kind, _, words in found] == [
        ("HEADING", "Conduct"),
        ("TEXT", "Be kind."),
        ("TEXT", "Never shout."),
        ("TEXT", "A cell."),
    ]


def test_changes_in_word_are_read_as_accepted(write: Write) -> None:
    """Inserted words and those in content controls count, deleted ones do not."""
    body = (
        f"<w:document {W}><w:body><w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>Keep</w:t></w:r>"
        "<w:ins><w:r><w:t> this</w:t></w:r></w:ins><w:del><w:r><w:delText> not</w:delText></w:r>"
        "</w:del><w:sdt><w:sdtContent><w:r><w:t> and that</w:t></w:r></w:sdtContent></w:sdt>"
        "<w:r><w:tab/><w:noBreakHyphen/><w:instrText>PAGE</w:instrText></w:r></w:p></w:body>"
        "</w:document>"
    )

    assert _said(write("p.docx", _packed(document=body))) == [("ITEM", "", "Keep this and that -")]


def test_pdf(write: Write) -> None:
    """Lines become paragraphs again, and what stands on each page's edge is left out."""
    source = (
        "#set page(width: 12cm, height: 8cm, header: [Made-up policy], footer: [page])\n"
        '#set text(lang: "en")\n= Conduct\nStaff must never discuss the affairs of a customer'
        " with anybody else outside the company.\n\n- Label each advert.\n- Be kind.\n"
        + "#pagebreak()\nAnother page has one more sentence that goes over a line end.\n"
        * 3
    )
    data = typst.compile(source.encode())

    found = _said(write("p.pdf", data))

    said = [words for _, _, words in found]
    assert "Made-up policy" not in said
    assert found[0] == ("HEADING", "", "Conduct")
    assert (
        "Staff must never discuss the affairs of a customer with anybody else outside the company."
        in said
    )
    assert ("ITEM", "•", "Label each advert.") in found


def test_unknown_ending_is_refused(write: Write) -> None:
    """The hint names those that are read."""
    with pytest.raises(UsageFault) as fault:
        read_policy(write("p.odt", "x"))
    assert fault.value.hint.startswith("give a file whose name ends with one of: .docx, .pdf")


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("p.docx", b"no zip", "this is no document of Word that can be opened"),
        ("p.docx", b"PK\x03\x04" + b"\0" * 40, "this is no document of Word that can be opened"),
        ("p.docx", _packed(styles="<a/>"), "this is no document of Word that can be opened"),
        ("p.docx", _packed(document="<a"), "this is no document of Word that can be opened"),
        (
            "p.docx",
            _packed(document='<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
            "the document declares entities of its own, which Word never does",
        ),
        ("p.docx", _packed(document=f"<w:document {W}/>"), "the file holds no text"),
        # The name of a part that is in no encoding.
        (
            "p.docx",
            _packed(ł="x").replace("ł".encode(), b"\xff\xfe"),
            "this is no document of Word that can be opened",
        ),
        ("p.pdf", b"no pdf", "this is no PDF that can be opened"),
        ("p.pdf", b"%PDF-1.7\n" + b"9" * 1000, "this is no PDF that can be opened"),
        ("p.pdf", typst.compile(b"#rect()"), "the PDF holds no text, only pictures of it"),
        ("p.html", b"", "this is no web page that can be read"),
        ("p.html", b"<script>1</script>", "the file holds no text"),
        ("p.md", b"\n\n", "the file holds no text"),
    ],
)
def test_what_is_no_policy_is_refused(write: Write, name: str, data: bytes, message: str) -> None:
    """Each with one sentence and a hint."""
    assert _message(write(name, data)) == message


def test_packed_bomb_is_refused_before_it_is_unpacked(write: Write) -> None:
    """Some kilobytes that unpack to gigabytes take neither time nor memory."""
    document = f"<w:document {W}>" + " " * (block.MAX_UNPACKED + 1) + "</w:document>"
    path = write("p.docx", _packed(document=document))
    assert path.stat().st_size < 1_000_000

    started = time.process_time()

    assert _message(path) == "the document unpacks to more than a policy may hold"
    assert time.process_time() - started < 1


def test_archive_that_lies_about_its_size_is_refused(write: Write) -> None:
    """What a part says of its size is not believed."""
    data = bytearray(_packed(document=f"<w:document {W}>" + "x" * 100_000 + "</w:document>"))
    size = (100_000 + len(f"<w:document {W}></w:document>")).to_bytes(4, "little")
    assert data.count(size) >= 1
    path = write("p.docx", bytes(data).replace(size, (10).to_bytes(4, "little")))

    assert _message(path) == "this is no document of Word that can be opened"


def test_deep_nesting_is_refused_or_read_but_never_fatal(write: Write) -> None:
    """Parsers that recurse would end the process."""
    deep = "<div>" * 100_000 + "words that stand deep" + "</div>" * 100_000
    document = f"<w:document {W}>" + "<w:p>" * 50_000 + "</w:p>" * 50_000 + "</w:document>"

    for path in (write("p.html", deep), write("p.docx", _packed(document=document))):
        with pytest.raises(ProblemsFound):
            read_policy(path)


def test_too_much_text_is_refused(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """A policy has some pages."""
    monkeypatch.setattr(block, "MAX_LETTERS", 20)
    assert _message(write("p.md", "a word\n\n" * 10)) == (
        "the policy has more text than a policy may have"
    )


def test_too_many_pages_are_refused(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages are counted before they are read."""
    monkeypatch.setattr(pdf, "MAX_PAGES", 1)
    data = typst.compile(b"a\n#pagebreak()\nb")
    assert _message(write("p.pdf", data)) == "the PDF has 2 pages, more than 1"


def test_links_and_folders_are_refused(write: Write, tmp_path: Path) -> None:
    """Only a regular file is read."""
    real = write("real.docx", _packed(document=f"<w:document {W}/>"))
    link = tmp_path / "link.docx"
    link.symlink_to(real)

    assert _message(link) == "this is no regular file"
    assert _message(tmp_path / "none.docx").startswith("the file can't be read")


def test_signs_that_nobody_sees_are_dropped() -> None:
    """They would hide words from a reader."""
    gathering = block.Gathering("p")
    gathering.add(Kind.TEXT, "a\u200bb\u202e\x00 c\u00ad", 1)

    assert [one.words for one in gathering.blocks] == ["ab c"]
