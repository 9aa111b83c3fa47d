"""From the marked document into the record, into company.yml, and back to the reviewer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from generator.model.written import Document
from tests.marking import Marked

Run = Callable[..., tuple[int, str, str]]
RECORD = "companies/acme/reviews/2027.yml"


def paragraph(sent: Document, marked: Marked, clause: str, field: str = "statement"):  # type: ignore[no-untyped-def]  # noqa: ANN201
    """Find a paragraph of a clause."""
    one = next(one for one in sent.paragraphs() if (one.clause, one.field) == (clause, field))
    return marked.find(one.key)


@pytest.fixture
def counsel(sent: Document, marked: Marked, tmp_path: Path) -> Path:
    """Write a document with a comment, a change, a removal and a mark in no clause."""
    marked.comment(paragraph(sent, marked, "talk.name"), 0, 8, "Zawsze?")
    marked.insert(paragraph(sent, marked, "talk.open"), 6, " zawsze")
    marked.comment(marked.find("pg_index"), 0, 3, "Tytuł")
    path = tmp_path / "counsel.docx"
    path.write_bytes(marked.finished())
    return path


def test_import_counts_every_mark(run: Run, root: Path, counsel: Path) -> None:
    """The last line says how many there are; a dry run writes nothing."""
    run("review", "start", "--year", "2027", "--today", "2027-10-01")
    before = (root / RECORD).read_text("utf-8")
    code, out, _ = run(
        "review",
        "import",
        str(counsel),
        "--reviewer",
        "Legal",
        "--dry-run",
        "--today",
        "2027-10-02",
    )

    assert (code, out.splitlines()[-1]) == (0, "marks 3, proposals 2, listed 1")
    assert (root / RECORD).read_text("utf-8") == before
    code, out, _ = run(
        "review", "import", str(counsel), "--reviewer", "Legal", "--today", "2027-10-02"
    )
    assert out.splitlines()[-1] == "marks 3, proposals 2, listed 1"
    first = (root / RECORD).read_text("utf-8")
    assert first.count("  - id: ") == 3
    run("review", "import", str(counsel), "--reviewer", "Legal", "--today", "2027-10-02")
    assert (root / RECORD).read_text("utf-8") == first


def test_apply_amends_and_keeps_the_rest_of_the_file(run: Run, root: Path, counsel: Path) -> None:
    """Comments, order and every other line stay; other languages keep their words."""
    path = root / "companies/acme/company.yml"
    before = "# Own comment.\n" + path.read_text("utf-8")
    path.write_text(before, "utf-8")
    run("review", "start", "--year", "2027", "--today", "2027-10-01")
    run("review", "import", str(counsel), "--reviewer", "Legal", "--today", "2027-10-02")
    code, out, _ = run(
        "review",
        "apply",
        "--accept",
        "all",
        "--approved-by",
        "Board",
        "--dry-run",
        "--today",
        "2027-10-03",
    )
    assert (code, path.read_text("utf-8")) == (0, before)
    assert "+    target: talk.open" in out.splitlines() or "+  - action: amend" in out
    code, out, err = run(
        "review",
        "apply",
        "--accept",
        "all",
        "--approved-by",
        "Board",
        "--yes",
        "--today",
        "2027-10-03",
    )
    after = path.read_text("utf-8")

    assert (code, err) == (0, "")
    assert out.splitlines()[-1] == "1 proposal applied"
    assert [line for line in before.split("\n") if line.strip() and line not in after] == []
    assert "Możesz zawsze mówić o pracy." in after
    assert "{reply_hours}" in after
    assert "2027-10-03" in (root / RECORD).read_text("utf-8")
    assert run("check")[0] == 0


def test_a_removal_needs_who_approves_it(
    run: Run, root: Path, sent: Document, marked: Marked, tmp_path: Path
) -> None:
    """The rules for weaker clauses hold here as everywhere."""
    mark = next(
        one.bookmarks[0] for one in sent.paragraphs() if one.clause == "talk.name" and one.number
    )
    for one in list(marked.of_clause(mark)):
        marked.take_out(one)
    path = tmp_path / "gone.docx"
    path.write_bytes(marked.finished())
    run("review", "start", "--year", "2027", "--today", "2027-10-01")
    _, out, _ = run("review", "import", str(path), "--by", "Legal", "--today", "2027-10-02")
    assert out.splitlines()[-1] == "marks 1, proposals 1, listed 0"
    code, _, err = run("review", "apply", "--accept", "1", "--yes", "--today", "2027-10-03")

    assert code == 2
    assert "--approved-by" in err


def test_answers_tell_the_outcome_of_each_mark(
    run: Run, root: Path, counsel: Path, tmp_path: Path
) -> None:
    """One row a mark."""
    run("review", "start", "--year", "2027", "--today", "2027-10-01")
    run("review", "import", str(counsel), "--reviewer", "Legal", "--today", "2027-10-02")
    out = tmp_path / "answers"
    code, _, _ = run("review", "answer", "--docx", "--out", str(out))
    table = docx.Document(str(out / "acme.answers.pl.docx")).tables[0]

    assert code == 0
    assert len(table.rows) == 4


def test_a_document_of_another_company_is_refused(
    run: Run, root: Path, counsel: Path, tmp_path: Path
) -> None:
    """And so is one that is not of ours, or a table under its name."""
    run("review", "start", "--year", "2027", "--today", "2027-10-01")
    other = tmp_path / "other.docx"
    docx.Document().save(str(other))
    code, _, err = run("review", "import", str(other), "--today", "2027-10-02")
    assert (code, "HB651" in err) == (1, True)
