"""The files of the report: page, document, draft, and the command that writes them."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import docx
import pytest
import yaml
from lxml import html

from generator.cli.main import outcome
from generator.gap.draft import draft
from generator.gap.paper import paper_of
from generator.gap.report import Report, report_of
from generator.gap.statements import statements
from generator.model.place import Place
from generator.outputs.gap.make import gap_files
from generator.outputs.gap.page import page
from generator.sources.policy.block import Block, Kind
from generator.workshop import Asked
from tests.gap.measuring import as_markdown, report
from tests.shipped import copy_sources, handbook_of

HOSTILE = (
    'Staff must plant <script>zebra("1")</script> turnips {hamsters} *loud* [x](#y) !!! `z`.',
    "1. #Never! paint | unicorn & dragon \\ murals = +1.",
)


def _hostile_report() -> Report:
    place = Place(file="<b>.docx", line=1, column=1)
    blocks = [Block(Kind.ITEM, words, "", place) for words in HOSTILE]
    found = report_of(place.file, statements(blocks, "en"), handbook_of(), "en")
    assert len(found.own) == len(found.findings) == len(HOSTILE)
    return found


def _hostile() -> str:
    return draft(_hostile_report(), str)


def test_page_is_one_file_that_fetches_and_runs_nothing() -> None:
    """No address, no script; each part and each statement is there."""
    found = report("retailer")

    tree: Any = html.document_fromstring(page(paper_of(found, str), "en"))

    assert tree.xpath("//script | //img | //link | //iframe | //@src | //@onclick") == []
    assert all(link.startswith("#") for link in tree.xpath("//@href"))
    heads = [head.get("id") for head in tree.xpath("//h2")]
    assert heads == ["weaker", "stricter", "otherwise", "both", "lacking", "own", "unread"]
    rows = tree.xpath("//h2[@id='lacking']/following-sibling::div[1]//tbody/tr")
    assert len(rows) == len(found.lacking)
    assert "decides nothing" in tree.text_content()


def test_page_shows_hostile_words_as_words() -> None:
    """Text of a policy is text."""
    found = _hostile_report()

    text = page(paper_of(found, str), "en").decode()

    assert "<script" not in text
    assert "&lt;script&gt;" in text
    assert "<title>Gap report: &lt;b&gt;.docx</title>" in text


def test_document_has_the_same_tables() -> None:
    """A heading for each part, and a head that comes again on each page."""
    found = report("hospital")
    paper = paper_of(found, str)

    made: Any = docx.Document(io.BytesIO(gap_files(found, str)["gap.docx"]))

    heads = [one.text for one in made.paragraphs if one.style.name == "Heading 1"]
    assert heads == [part.title for part in paper.parts]
    filled = [part for part in paper.parts if part.rows]
    assert [len(table.rows) - 1 for table in made.tables] == [len(part.rows) for part in filled]
    assert "w:tblHeader" in made.tables[0].rows[0]._tr.xml


def test_equal_input_gives_equal_bytes() -> None:
    """Neither the clock nor chance shows."""
    assert gap_files(report("uczelnia"), str) == gap_files(report("uczelnia"), str)


def test_draft_is_the_company_s_own_words() -> None:
    """Statements stand as they were written; only signs that would act are escaped."""
    data = yaml.safe_load(_hostile())

    first = data["changes"][0]["clause"]
    assert first["strength"] == "must"
    assert first["audience"] == ["everyone"]
    assert first["statement"]["en"] == (
        'Staff must plant \\<script\\>zebra("1")\\</script\\> turnips \\{hamsters\\} \\*loud\\*'
        " \\[x\\](\\#y) \\!\\!\\! \\`z\\`."
    )


def test_draft_moved_into_a_company_resolves(tmp_path: Path) -> None:
    """Hostile words included: what the draft says is what the sources take."""
    copy_sources(tmp_path)
    folder = tmp_path / "companies" / "own"
    folder.mkdir()
    head = "name: Own\nlanguages: [en]\nbinding_language: en\nvalid_from: 2026-12-01\n"
    (folder / "company.yml").write_text(head + _hostile(), encoding="utf-8")

    handbook, _, _ = Asked(root=tmp_path, company="own").resolve()

    own = [one for one in handbook.clauses() if one.layer == "company:own"]
    assert len(own) == 2


def test_draft_of_a_whole_policy_resolves(tmp_path: Path) -> None:
    """Tightened clauses climb their own ladder."""
    copy_sources(tmp_path)
    folder = tmp_path / "companies" / "own"
    folder.mkdir()
    head = "name: Own\nlanguages: [en]\nbinding_language: en\nvalid_from: 2026-12-01\n"
    text = draft(report("retailer"), str)
    (folder / "company.yml").write_text(head + text, encoding="utf-8")

    handbook, _, _ = Asked(root=tmp_path, company="own").resolve()

    assert yaml.safe_load(text)["changes"]
    assert handbook.company is not None


def test_command_writes_the_report_and_no_company_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Three files in a folder of their own."""
    copy_sources(tmp_path)
    before = (tmp_path / "companies" / "bank-brzozowy" / "company.yml").read_bytes()
    policy = tmp_path / "policy.md"
    policy.write_text(as_markdown("uczelnia"), encoding="utf-8")
    command = ["import", str(policy), "--root", str(tmp_path), "--company", "bank-brzozowy"]

    assert outcome(command) == 0

    folder = tmp_path / "build" / "bank-brzozowy.import"
    names = sorted(path.name for path in folder.iterdir())
    assert names == ["company.draft.yml", "gap.docx", "gap.html"]
    # The report speaks the policy's language, whatever the terminal speaks.
    assert "Czego ci brakuje" in (folder / "gap.html").read_text(encoding="utf-8")
    told = capsys.readouterr().out
    assert "44 statements:" in told
    assert "a proposal, which decides nothing" in told
    assert (tmp_path / "companies" / "bank-brzozowy" / "company.yml").read_bytes() == before


def test_command_refuses_a_language_that_the_handbook_lacks(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The hint says how to go on."""
    copy_sources(tmp_path)
    (tmp_path / "companies" / "own").mkdir()
    (tmp_path / "companies" / "own" / "company.yml").write_text(
        "name: Own\nlanguages: [pl]\nvalid_from: 2026-12-01\n", encoding="utf-8"
    )
    policy = tmp_path / "policy.md"
    policy.write_text("You must not share what is secret with them.\n", encoding="utf-8")

    assert outcome(["import", str(policy), "--root", str(tmp_path), "--company", "own"]) == 2
    assert "seems to be in 'en'" in capsys.readouterr().err


def test_command_says_where_no_rule_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file of titles is no policy."""
    policy = tmp_path / "policy.md"
    policy.write_text("# Only\n\n# Titles\n", encoding="utf-8")

    assert outcome(["import", str(policy)]) == 1
    assert "HB641 the file holds no statement that could be a rule" in capsys.readouterr().err
