"""The registers as a workbook and as tables, the handbook as data and as one text."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import openpyxl
import pytest

from generator.cli.main import outcome
from generator.compare.data import as_data
from generator.model.handbook import Handbook
from generator.model.problems import Collector
from generator.outputs.exports import EXPORTS, Wish, export, named
from generator.outputs.sheets.workbook import workbook
from generator.render.sheets.registers import sheets
from generator.render.sheets.sheet import Cell, Column, Sheet
from generator.sources.roster import read_roster
from tests.shipped import SHIPPED, handbook_of

Make = Callable[..., Handbook]
FORMS = ("xlsx", "csv", "json", "md")
HOSTILE = (
    "=1+1",
    "+48 22",
    "-3",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    '=HYPERLINK("https://a.example")',
)
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
CALC = OFFICE is not None and (Path(OFFICE).resolve().parent / "libsclo.so").exists()
"""LibreOffice may be there without the part that opens workbooks."""


def _handbook(name: str) -> Handbook:
    industry, company = SHIPPED[name]
    return handbook_of(tuple(filter(None, [industry])), company or None)


def _book(data: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data))


def _rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


def _titles(handbook: Handbook, language: str) -> list[str]:
    table = sheets(handbook, language)[0]
    return [str(row[0].said) for row in table.rows]


@pytest.mark.parametrize("name", SHIPPED)
def test_workbook_has_every_clause_once_in_order_and_no_formula(name: str) -> None:
    """Ids stand in the last column; every cell is text or a day."""
    handbook = _handbook(name)

    book = _book(export(handbook, "xlsx", Wish())[""])

    first = book.worksheets[0]
    found = [row[-1].value for row in first.iter_rows(min_row=2)]
    assert found == [one.id for one in handbook.clauses()]
    kinds = {cell.data_type for page in book for row in page.iter_rows() for cell in row}
    assert kinds <= {"s", "d", "n"}
    assert all(
        cell.value is None
        for page in book
        for row in page.iter_rows()
        for cell in row
        if cell.data_type == "n"
    )


def test_workbook_helps_to_read() -> None:
    """Each sheet has a filter over all rows, a head that stays, widths, and links to the site."""
    handbook = _handbook("bank-brzozowy")

    book = _book(export(handbook, "xlsx", Wish(site="https://intranet.example/hb/"))[""])

    for page in book:
        assert page.auto_filter.ref.startswith("A1:"), page.title
        assert page.freeze_panes in {"B2", "C2"}, page.title
        assert all(one.width >= 10 for one in page.column_dimensions.values())
    links = {cell.hyperlink.target for cell in book.worksheets[0]["A"] if cell.hyperlink}
    places = {
        f"{one.hyperlink.target}#{one.hyperlink.location}"
        for one in book.worksheets[0]["A"]
        if one.hyperlink
    }
    assert links == {
        f"https://intranet.example/hb/pl/{chapter.file}.html" for chapter in handbook.chapters
    }
    assert "https://intranet.example/hb/pl/02-speaking.html#speaking-media" in places
    assert book.properties.title == handbook.title["pl"]


@pytest.mark.parametrize("form", FORMS)
def test_equal_input_gives_equal_bytes(form: str) -> None:
    """Neither the clock nor the order of sets shows."""
    handbook = _handbook("lesna-polana")

    assert export(handbook, form, Wish()) == export(handbook, form, Wish())


def test_workbook_bears_the_edition_s_day_and_no_clock() -> None:
    """Zip times and core properties follow the day from which the edition holds."""
    handbook = _handbook("bank-brzozowy")

    data = export(handbook, "xlsx", Wish())[""]

    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        day = handbook.valid_from
        assert {one.date_time[:3] for one in packed.infolist()} == {(day.year, day.month, day.day)}
        assert f"{day.isoformat()}T00:00:00Z" in packed.read("docProps/core.xml").decode()


def test_hostile_words_stay_text_in_a_workbook() -> None:
    """Whatever a cell begins with, it is shown and not computed; a long one is cut with a sign."""
    handbook = _handbook("base")
    rows = tuple((Cell(words),) for words in (*HOSTILE, "ą" * 40_000, "a\x00\x07b"))
    sheet = Sheet("x", "[a]:*?/\\'", (Column("=1", 10),), rows)
    twin = dataclasses.replace(sheet, name="twin")

    book = _book(workbook([sheet, twin], handbook, ""))

    assert book.sheetnames == ["a", "twin"]
    cells = [row[0] for row in book.worksheets[0].iter_rows()]
    assert {cell.data_type for cell in cells} == {"s"}
    assert [cell.value for cell in cells[:5]] == ["=1", *HOSTILE[:4]]
    assert cells[-2].value == "ą" * 32_766 + "…"


def test_a_link_that_cannot_be_written_leaves_its_words() -> None:
    """A workbook takes no address of more than 2,079 signs."""
    sheet = Sheet("x", "x", (Column("a", 10),), ((Cell("here", "p" * 3000),),))

    book = _book(workbook([sheet], _handbook("base"), "https://a.example/"))

    assert book.worksheets[0]["A2"].value == "here"
    assert book.worksheets[0]["A2"].hyperlink is None


def test_tables_open_right_in_polish_excel() -> None:
    """They begin with the mark of UTF-8, semicolons part cells, and lines end with CR and LF."""
    handbook = _handbook("bank-brzozowy")

    files = export(handbook, "csv", Wish())

    assert set(files) == {f"{one.name}.csv" for one in sheets(handbook, "pl")}
    for data in files.values():
        assert data.startswith(b"\xef\xbb\xbf")
        assert data.endswith(b"\r\n")
    clauses = _rows(files["clauses.csv"])
    assert [row[-1] for row in clauses[1:]] == [one.id for one in handbook.clauses()]
    assert {len(row) for row in clauses} == {13}
    accounts = _rows(files["accounts.csv"])
    assert ["Instagram", "tak", "'@bank.brzozowy.praca", "", "HR", "tak"] in accounts


def test_hostile_company_has_no_cell_that_computes(handbook: Make) -> None:
    """Names, accounts and texts of a company reach both kinds of tables as text."""
    own = """\
name: "=1+1"
platforms:
  - {platform: net, used: true, account: "@SUM(A1)"}
changes:
  - action: add
    chapter: talk
    clause:
      id: talk.own
      title: {pl: "=2+2", en: "=2+2"}
      strength: may
      audience: [everyone]
      statement: {pl: "-3", en: "+4"}
      why: {pl: "Bo tak.", en: "Just so."}
    reason: {pl: "Tak.", en: "So."}
"""
    net = "platforms:\n  - {id: net, name: =Net, use: {pl: Do rozmów., en: For talks.}}\n"
    made = handbook(
        {"handbook/platforms.yml": net, "companies/acme/company.yml": own}, company="acme"
    )

    book = _book(export(made, "xlsx", Wish())[""])
    files = export(made, "csv", Wish())

    assert "f" not in {one.data_type for page in book for row in page.iter_rows() for one in row}
    for data in files.values():
        assert not [cell for row in _rows(data) for cell in row if cell[:1] in "=+-@\t\r" and cell]
    assert _rows(files["accounts.csv"])[1][:3] == ["'=Net", "tak", "'@SUM(A1)"]


def test_roster_template_is_what_ack_reads(tmp_path: Path) -> None:
    """The heads of the template are those by which `handbook ack` knows a list."""
    handbook = _handbook("base")
    path = tmp_path / "roster.csv"
    path.write_bytes(export(handbook, "csv", Wish())["roster.csv"] + b"jan;;;everyone\r\n")
    problems = Collector()

    people = read_roster(path, {"everyone": ("Wszyscy",)}, "everyone", problems)

    assert problems.found == []
    assert [one.id for one in people] == ["jan"]


def test_raci_names_one_who_answers_and_one_who_does() -> None:
    """Each line has one role that answers; asked and told roles come from the texts."""
    handbook = _handbook("base")
    table = next(one for one in sheets(handbook, "en") if one.name == "raci")

    for row in table.rows:
        letters = [str(cell.said) for cell in row[2:]]
        assert sum("A" in one for one in letters) == 1, row[0]
        assert sum("R" in one for one in letters) == 1, row[0]
    chapters = {str(row[0].said): [str(cell.said) for cell in row[2:]] for row in table.rows}
    assert chapters["12. Advertising and partnerships"].count("C") == 2


@pytest.mark.parametrize("name", SHIPPED)
def test_data_are_as_the_shipped_schema_says(name: str) -> None:
    """The schema takes every shipped handbook, and refuses one with a key too many."""
    files = export(_handbook(name), "json", Wish())
    schema = json.loads(files[".schema.json"])
    jsonschema.Draft7Validator.check_schema(schema)
    validator = jsonschema.Draft7Validator(schema)
    data = json.loads(files[""])

    assert [one.message for one in validator.iter_errors(data)] == []
    data["risks"][0]["new"] = 1
    del data["chapters"][0]["clauses"][0]["why"]
    assert len(list(validator.iter_errors(data))) == 2


def test_data_are_those_of_a_build() -> None:
    """One handbook has one set of data."""
    handbook = _handbook("base")

    assert json.loads(export(handbook, "json", Wish())[""]) == as_data(handbook)


@pytest.mark.parametrize("language", ["pl", "en"])
def test_one_text_has_every_clause_once_in_order(language: str) -> None:
    """Each clause has its anchor, and each link within leads to one."""
    handbook = _handbook("bank-brzozowy")

    text = export(handbook, "md", Wish(languages=(language,)))[""].decode()

    heads = [line for line in text.splitlines() if line.startswith("### ")]
    assert [line.split()[1] for line in heads] == [one.number for one in handbook.clauses()]
    anchors = {part.partition('"')[0] for part in text.split('<a id="')[1:]}
    targets = {part.partition(")")[0] for part in text.split("](#")[1:]}
    assert targets - anchors == set()
    assert "{ ." not in text


def test_files_are_named_for_what_they_hold() -> None:
    """Group and language stand in the name."""
    handbook = _handbook("base")

    assert named(handbook, "xlsx", Wish()) == "base.xlsx"
    assert named(handbook, "csv", Wish(languages=("en",))) == "base.en.csv"
    assert named(handbook, "cmi5", Wish(role="managers")) == "base.managers.cmi5.zip"


def test_command_writes_each_format(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder for tables, and the schema beside the data."""
    for form in FORMS:
        assert outcome(["export", "--format", form, "--out", str(tmp_path / f"a.{form}")]) == 0

    assert sorted(path.name for path in tmp_path.iterdir()) == [
        *("a.csv", "a.json", "a.md", "a.schema.json", "a.xlsx")
    ]
    assert (tmp_path / "a.csv" / "clauses.csv").is_file()
    assert "Wrote" in capsys.readouterr().out


def test_command_refuses_what_is_no_address(capsys: pytest.CaptureFixture[str]) -> None:
    """Links lead to the web or to the folder of a build."""
    assert outcome(["export", "--format", "xlsx", "--site", "javascript:alert(1)"]) == 2
    assert "'javascript:alert(1)' is no address of a site" in capsys.readouterr().err


def test_every_format_is_tried() -> None:
    """A new format needs a test here, among the courses or among the documents."""
    assert set(EXPORTS) == {*FORMS, "docx", "scorm12", "scorm2004", "cmi5"}


@pytest.mark.office
@pytest.mark.skipif(not CALC, reason="LibreOffice Calc is not installed")
def test_libreoffice_opens_the_workbook(tmp_path: Path) -> None:
    """What it saves again has the same words in the same cells."""
    path = tmp_path / "book.xlsx"
    path.write_bytes(export(_handbook("base"), "xlsx", Wish())[""])
    assert OFFICE is not None
    made = tmp_path / "again"

    command = [OFFICE, "--headless", f"-env:UserInstallation=file://{tmp_path}/profile"]
    done = subprocess.run(
        [*command, "--convert-to", "xlsx", "--outdir", str(made), str(path)],
        check=True,
        capture_output=True,
        timeout=180,
    )

    assert b"Error" not in done.stderr
    one, two = openpyxl.load_workbook(path), openpyxl.load_workbook(made / "book.xlsx")
    words = [[[cell.value for cell in row] for row in page.iter_rows()] for page in one]
    again = [[[cell.value for cell in row] for row in page.iter_rows()] for page in two]
    assert words == again
