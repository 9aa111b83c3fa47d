"""Tables go out to a spreadsheet in Poland, and come back from it as it saves them."""

from __future__ import annotations

import ast
import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.cli.main import outcome
from generator.model.problems import Collector
from generator.sources.reviews import read_reviews
from tests.trees import ROOT, TREE

TODAY = ("--today", "2027-10-05")


@pytest.fixture
def root(tmp_path: Path, capsys: Any) -> Path:
    """Write the tiny tree and begin a review."""
    for name, text in TREE.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert run(tmp_path, "review", "start", "--year", "2027") == 0
    capsys.readouterr()
    return tmp_path


def run(root: Path, *words: str) -> int:
    """Run a command for the company."""
    return outcome([*words, "--root", str(root), "--company", "acme", *TODAY])


def excel_csv(rows: list[list[str]]) -> bytes:
    """CSV (rozdzielany przecinkami)."""
    return written(rows, ";").encode("cp1250")


def excel_csv_utf8(rows: list[list[str]]) -> bytes:
    """CSV UTF-8 (rozdzielany przecinkami)."""
    return written(rows, ";").encode("utf-8-sig")


def excel_unicode_text(rows: list[list[str]]) -> bytes:
    """Tekst Unicode."""
    return written(rows, "\t").encode("utf-16")


def google_sheets(rows: list[list[str]]) -> bytes:
    """Wartości rozdzielane przecinkami."""
    return written(rows, ",").encode()


def libreoffice(rows: list[list[str]]) -> bytes:
    """Text CSV, all of it in quotes."""
    return written(rows, ";", csv.QUOTE_ALL).replace("\r\n", "\n").encode()


def written(rows: list[list[str]], separator: str, quotes: Any = csv.QUOTE_MINIMAL) -> str:
    """Save cells; a spreadsheet in Poland shows days with dots."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator, quoting=quotes).writerows(rows)
    return out.getvalue().replace("2027-10-04", "04.10.2027")


@pytest.mark.parametrize(
    ("save", "ending"),
    [
        (excel_csv, "csv"),
        (excel_csv_utf8, "csv"),
        (excel_unicode_text, "txt"),
        (google_sheets, "csv"),
        (libreoffice, "CSV"),
    ],
)
def test_review_table_comes_back_from_a_spreadsheet(
    save: Callable[[list[list[str]]], bytes], ending: str, root: Path, capsys: Any
) -> None:
    """Whatever Excel, Google Sheets or LibreOffice made of it, the decisions are the same."""
    run(root, "review", "status", "--format", "csv")
    table = capsys.readouterr().out
    assert table.startswith("\ufeffclause;rank;title;statement;decision;note;by;date;material\n")
    head, *rows = csv.reader(io.StringIO(table.removeprefix("\ufeff")), delimiter=";")
    filled = {"zostaje": "keep", "Zmienić": "change", "usunąć": "remove", "pytanie": "ask"}
    for row, decision in zip(rows, filled, strict=True):
        row[head.index("decision")] = decision
        row[head.index("note")] = "=„żółć”\n- i jaźń" if decision != "zostaje" else ""
        row[head.index("by")] = "Dział prawny"
        row[head.index("date")] = "2027-10-04"
        row[head.index("material")] = "FAŁSZ" if decision == "Zmienić" else "tak"
    path = root / f"prawny.{ending}"
    path.write_bytes(save([head, *rows]))

    assert run(root, "review", "import", str(path)) == 0
    (record,) = read_reviews(root / "companies/acme", "acme", Collector())
    assert [one.decision for one in record.decisions] == list(filled.values())
    assert [one.note for one in record.decisions] == [None, *["=„żółć” - i jaźń"] * 3]
    assert [one.material for one in record.decisions] == [True, False, True, True]
    assert {(str(one.by), str(one.date)) for one in record.decisions} == {
        ("Dział prawny", "2027-10-04")
    }


def test_number_of_a_clause_is_no_cell_of_its_own(root: Path, capsys: Any) -> None:
    """Excel in Poland would show 1.2 as the first of February."""
    run(root, "review", "status", "--format", "csv")
    rows = list(csv.reader(io.StringIO(capsys.readouterr().out), delimiter=";"))

    titles = [row[2] for row in rows[1:]]
    assert all(title[0].isdigit() and " " in title for title in titles)
    assert not any(cell.replace(".", "").isdigit() for row in rows for cell in row)


def test_clause_that_stands_twice_with_different_words_is_told(root: Path, capsys: Any) -> None:
    """Nobody's word is dropped; the same words twice are no fault."""
    path = root / "both.csv"
    path.write_text(
        "Zasada;Decyzja;Uwagi;Kto\ntalk.open;zostaje;;a\ntalk.open;zmienić;x;b\n"
        "talk.name;zostaje;;a\ntalk.name;zostaje;;a\n",
        encoding="utf-8",
    )

    assert run(root, "review", "import", str(path)) == 1
    assert capsys.readouterr().err.splitlines()[:4] == [
        "both.csv:3:1: HB616 'talk.open' stands here twice, with different words",
        "       3 | talk.open;zmienić;x;b",
        "         | ^",
        "    hint: put this line and line 2 together",
    ]


@pytest.mark.parametrize("encoding", ["cp1250", "ascii"])
def test_table_is_utf8_whatever_the_terminal_speaks(root: Path, encoding: str) -> None:
    """Windows redirects in a code page of its own; Excel then asks for the mark of UTF-8."""
    words = ("review", "status", "--format", "csv", "--root", str(root), "--company", "acme")
    done = subprocess.run(
        [sys.executable, "-m", "generator", *words, *TODAY],
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": encoding},
        capture_output=True,
        check=False,
        timeout=120,
    )

    assert done.returncode == 1, done.stderr
    assert done.stdout.startswith(b"\xef\xbb\xbfclause;")
    assert "sekretów" in done.stdout.decode() or "tajemnic" in done.stdout.decode()


def test_reasons_in_the_table_of_signatures_are_in_the_readers_language(
    root: Path, capsys: Any
) -> None:
    """The words for how somebody stands stay as they are, since programs read them."""
    company = root / "companies/acme/company.yml"
    company.write_text('version: "1.0"\n' + company.read_text("utf-8"), encoding="utf-8")
    assert run(root, "approve", "--version", "1.0", "--by", "x", "--note", "y") == 0
    digest = json.loads((root / "companies/acme/editions/1.0.json").read_text("utf-8"))["digest"]
    (root / "r.csv").write_text("id;audience\n00123;everyone\n", encoding="utf-8")
    (root / "s.csv").write_text(f"id;edition;digest;date\n123;1;{digest};2020-01-05\n", "utf-8")
    files = ("--roster", str(root / "r.csv"), "--signed", str(root / "s.csv"))
    capsys.readouterr()

    assert run(root, "ack", "status", *files, "--format", "csv", "--ui", "pl") == 1
    assert list(csv.reader(io.StringIO(capsys.readouterr().out), delimiter=";"))[1:] == [
        ["00123", "", "outdated", "1.0", "2020-01-05", "1.0 zatwierdzono dopiero 2027-10-05"]
    ]


def test_tables_are_read_and_written_in_one_place() -> None:
    """A second reader would know fewer programs; the list of emoji is a file of our own."""
    users = {
        path.relative_to(ROOT / "generator").as_posix()
        for path in (ROOT / "generator").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Import) and any(name.name == "csv" for name in node.names)
    }

    assert users - {"outputs/pdf/emoji.py"} == {"sources/tables.py", "sources/table_layout.py"}
