"""Signing, signatures and the calendar through the real commands on a tiny handbook."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.cli.main import outcome
from tests.trees import ADDED_CLAUSE, TREE

Run = Callable[..., tuple[int, str, str]]
RECORD = "companies/acme/reviews/2027.yml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Write the tiny tree."""
    for name, text in TREE.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def run(root: Path, capsys: Any) -> Run:
    """Give a function that runs a command for the company."""

    def command(*arguments: str) -> tuple[int, str, str]:
        code = outcome([*arguments, "--root", str(root), "--company", "acme"])
        out, err = capsys.readouterr()
        return code, out, err

    return command


def keep_all(root: Path, run: Run, note: str = "") -> None:
    """Begin a review and keep every clause."""
    run("review", "start", "--year", "2027", "--today", "2027-10-01")
    path = root / "all.csv"
    _, table, _ = run("review", "status", "--format", "csv", "--today", "2027-10-01")
    rows = list(csv.DictReader(io.StringIO(table.removeprefix("\ufeff")), delimiter=";"))
    lines = [f"{row['clause']},keep,{note if index == 0 else ''}" for index, row in enumerate(rows)]
    path.write_text("\n".join(["clause,decision,note", *lines]) + "\n", encoding="utf-8")
    assert run("review", "import", str(path), "--by", "legal", "--today", "2027-10-02")[0] == 0


def test_start_puts_clauses_in_the_order_of_urgency(run: Run, root: Path) -> None:
    """An old check of the law comes first; then the rest."""
    code, out, err = run("review", "start", "--year", "2027", "--today", "2027-12-01")

    assert (code, err) == (0, "")
    assert out.splitlines()[:4] == [
        f"Wrote {RECORD}: 4 clauses, due 2028-01-12",
        "Review 2027 of acme: 0 of 4 decided (0 keep, 0 change, 0 remove, 0 ask, 4 open)",
        "  1 whose law changed or was checked more than 12 months ago",
        "  3 others",
    ]
    assert out.splitlines()[-2:] == [
        "1 chapter overdue, since 2027-11-01",
        "1 reference overdue, since 2027-11-20",
    ]


def test_start_again_adds_new_clauses_and_keeps_decisions(run: Run, root: Path) -> None:
    """A clause that came later is added undecided."""
    keep_all(root, run, "fine")
    company = root / "companies/acme/company.yml"
    company.write_text(company.read_text("utf-8") + ADDED_CLAUSE, encoding="utf-8")
    code, _, err = run("review", "sign", "--by", "Legal", "--year", "2027")
    assert code == 1
    assert "HB611 'talk.late' is new and undecided" in err
    assert "  talk.late: new, run `handbook review start` again" in run("review", "status")[1]
    _, out, _ = run("review", "start", "--year", "2027", "--today", "2027-10-03")

    assert out.splitlines()[0] == f"Wrote {RECORD}: 1 clause added"
    assert "4 of 5 decided" in out


def test_sign_refuses_a_review_in_bulk_unless_it_is_meant(run: Run, root: Path) -> None:
    """Everything kept by one hand on one day without a word has to be confirmed."""
    keep_all(root, run)
    code, _, err = run("review", "sign", "--by", "Legal", "--today", "2027-10-05")
    assert code == 1
    assert "HB614 all 4 clauses were kept in one go, without a single note" in err
    code, out, _ = run("review", "sign", "--by", "Legal", "--today", "2027-10-05", "--confirm-bulk")

    assert (code, out) == (0, f"Signed {RECORD}: 4 keep\n")
    assert "bulk: true" in (root / RECORD).read_text(encoding="utf-8")


def test_signed_review_is_closed_and_moves_the_due_dates(run: Run, root: Path) -> None:
    """Nothing can be added; chapters count as reviewed on the day of the signature."""
    keep_all(root, run, "fine")
    assert run("review", "sign", "--by", "Legal", "--today", "2027-10-05")[0] == 0
    for command in (
        ("start", "--year", "2027"),
        ("import", str(root / "all.csv")),
        ("sign", "--by", "HR"),
    ):
        code, _, err = run("review", *command)
        assert code == 1
        assert "HB615 the review of 2027 was signed on 2027-10-05" in err
    code, out, _ = run("review", "status", "--format", "json", "--today", "2028-10-05")
    due = {one["id"]: (one["due"], one["overdue"]) for one in json.loads(out)["due"]}

    assert code == 0
    assert due["talk"] == ("2028-10-05", False)


def test_sign_lists_every_fault_at_once(run: Run, root: Path) -> None:
    """No reason, an open question, not carried out, changed after keeping: all in one run."""
    keep_all(root, run, "fine")
    table = "clause,decision,note\ntalk.open,change,\ntalk.name,ask,who?\n"
    (root / "more.csv").write_text(table, encoding="utf-8")
    run("review", "import", str(root / "more.csv"), "--by", "legal")
    chapter = root / "handbook/chapters/01-talk.yml"
    text = chapter.read_text(encoding="utf-8")
    chapter.write_text(text.replace("Do not tell secrets.", "Tell no secrets."), encoding="utf-8")
    code, _, err = run("review", "sign", "--by", "Legal")
    codes = [line.split(" ", 1)[1] for line in err.splitlines() if line.startswith("companies/")]

    assert code == 1
    assert sorted(codes) == [
        "HB612 the decision to change 'talk.open' has no reason",
        "HB613 'talk.name' has an open question",
        "HB613 'talk.open' was to be changed, but still reads as it did",
        "HB618 'talk.secrets' was kept, but has changed since",
    ]


def test_review_that_has_not_begun_is_a_usage_fault(run: Run, root: Path) -> None:
    """The message says how to begin; status works without a review."""
    code, _, err = run("review", "sign", "--by", "Legal")
    assert (code, err.splitlines()[0]) == (2, "there is no review yet")
    code, _, err = run("review", "status", "--year", "2031")
    assert (code, err.splitlines()[0]) == (2, "there is no review of 2031 yet")
    code, out, _ = run("review", "status", "--today", "2026-12-02")

    assert (code, out.splitlines()) == (
        0,
        [
            "acme 1.0: no review has begun",
            "Nothing is overdue; the next review is due on 2027-11-01",
        ],
    )


def test_import_refuses_the_export_of_another_company(run: Run, root: Path) -> None:
    """A file about another handbook changes nothing."""
    run("review", "start", "--year", "2027")
    before = (root / RECORD).read_bytes()
    data = {"format": "handbook-review-1", "company": "other", "reviewer": "x", "clauses": {}}
    (root / "x.json").write_text(json.dumps(data), encoding="utf-8")
    code, _, err = run("review", "import", str(root / "x.json"))

    assert code == 1
    assert "x.json:1:1: HB616 the export is about 'other', not about 'acme'" in err
    assert (root / RECORD).read_bytes() == before


def approve(run: Run, version: str, *more: str) -> None:
    """Approve the handbook as it stands."""
    words = ("--by", "Board", "--note", "n", "--today", "2026-12-01")
    assert run("approve", "--version", version, *words, *more)[0] == 0


def test_ack_tells_missing_outdated_and_gone(run: Run, root: Path) -> None:
    """A signature counts until something material concerns the person."""
    company = root / "companies/acme/company.yml"
    text = company.read_text(encoding="utf-8")
    company.write_text('version: "1.0"\n' + text, encoding="utf-8")
    approve(run, "1.0")
    extra = text + "  - action: add\n    chapter: talk\n    clause:\n"
    extra += (
        "      {id: talk.admin, title: {pl: Hasła, en: Keys}, strength: must, audience: [admins],"
    )
    extra += " statement: {pl: Chroń hasła., en: Keep keys.}, why: {pl: Bo., en: So.}}\n"
    company.write_text('version: "2.0"\n' + extra, encoding="utf-8")
    approve(run, "2.0", "--words", "chapter/talk")
    digests = [
        json.loads((root / f"companies/acme/editions/{one}.json").read_text("utf-8"))["digest"]
        for one in ("1.0", "2.0")
    ]
    (root / "roster.csv").write_text(
        "id;role;audience\n1;a;admins\n2;b;everyone\n3;c;\n=4;@x;admins|everyone\n5;e;admins\n",
        encoding="utf-8-sig",
    )
    (root / "signed.csv").write_text(
        "id,edition,digest,date\n"
        f"1,1.0,{digests[0][:12]},2026-12-02\n"
        f"2,2.0,{digests[1].upper()},2026-12-03\n2,1.0,{digests[0]},2026-12-02\n"
        f"'=4,2.0,{digests[0]},2026-12-03\n5,0.9,abc,2026-12-03\n9,1.0,x,2026-12-03\n",
        encoding="utf-8",
    )
    files = (
        *("--roster", str(root / "roster.csv"), "--signed", str(root / "signed.csv")),
        *("--today", "2026-12-09"),
    )
    code, out, _ = run("ack", "status", *files, "--format", "csv")

    assert code == 1
    assert list(csv.reader(io.StringIO(out.removeprefix("\ufeff")), delimiter=";")) == [
        ["id", "role", "status", "edition", "date", "because"],
        ["9", "", "gone", "1.0", "2026-12-03", ""],
        ["3", "c", "missing", "", "", ""],
        ["1", "a", "outdated", "1.0", "2026-12-02", "2.0 changed something material"],
        ["5", "e", "outdated", "0.9", "2026-12-03", "there is no edition 0.9"],
        ["'=4", "'@x", "outdated", "2.0", "2026-12-03", "the digest is not that of 2.0"],
        ["2", "b", "signed", "2.0", "2026-12-03", ""],
    ]
    code, out, _ = run("ack", "status", *files, "--edition", "1.0", "--format", "json")
    assert json.loads(out)["ids"]["1"] == "signed"
    code, _, err = run("ack", "status", *files, "--edition", "3")
    assert (code, err.splitlines()[0]) == (2, "there is no edition '3'")


def test_ack_reports_faults_of_both_tables(run: Run, root: Path) -> None:
    """Unknown audiences, missing ids and wrong days are all told."""
    company = root / "companies/acme/company.yml"
    company.write_text('version: "1.0"\n' + company.read_text("utf-8"), encoding="utf-8")
    files = ("--roster", str(root / "r.csv"), "--signed", str(root / "s.csv"))
    code, _, err = run("ack", "status", *files)
    assert (code, err.splitlines()[0]) == (2, "there is no edition to sign yet")
    approve(run, "1.0")
    (root / "r.csv").write_text("id,role,audience\n1,a,admin\n1,a,\n,a,\n", encoding="utf-8")
    (root / "s.csv").write_text("id,edition,digest,date\n1,1.0,x,today\n,1,x,2026-12-01\n", "utf-8")
    code, _, err = run("ack", "status", *files)

    assert code == 1
    assert [line for line in err.splitlines() if "HB622" in line] == [
        "r.csv:2:1: HB622 the handbook has no audience 'admin'",
        "r.csv:4:1: HB622 the line has no id",
        "s.csv:2:1: HB622 expected a date such as 2027-01-31, found 'today'",
        "s.csv:3:1: HB622 the line has no id",
    ]


def test_status_and_start_name_exceptions_that_are_over(run: Run, root: Path) -> None:
    """Nothing lapses by itself, so whoever runs the review has to hear of it."""
    company = root / "companies/acme/company.yml"
    text = company.read_text("utf-8")
    over = "    reason: {pl: Tak wolimy., en: We prefer it so.}\n"
    assert text.count(over) == 1
    company.write_text(text.replace(over, f"{over}    until: 2027-09-30\n"), encoding="utf-8")
    told = "the exception of 'talk.name' ended on 2027-09-30"
    day, later = ("--today", "2027-09-30"), ("--today", "2027-10-01")

    assert told not in run("review", "status", *day)[1]
    assert run("review", "status", *day)[0] == 0
    code, out, _ = run("review", "status", *later)
    assert (code, told in out.splitlines()) == (1, True)
    data = json.loads(run("review", "status", "--format", "json", *later)[1])
    assert data["ended"] == 1
    assert data["exceptions"] == [{"target": "talk.name", "until": "2027-09-30", "ended": True}]
    assert told in run("review", "start", "--year", "2027", *later)[1].splitlines()
    assert told in run("review", "status", *later)[1].splitlines()
