"""Tables, exports, rosters, records and editions: what is read, written, and told."""

from __future__ import annotations

import csv
import dataclasses
import datetime
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.editions.seal import sealed
from generator.model.columns import ID, NOTE, ROLE, Column
from generator.model.edition import Approval
from generator.model.handbook import Handbook
from generator.model.place import Located, Place
from generator.model.problems import Collector, UsageFault
from generator.model.review import Decision, Export, Review, Signature, Verdict
from generator.sources.confirmations import HEAD, confirmations_file
from generator.sources.editions import MAX_BYTES as EDITION_BYTES
from generator.sources.editions import edition_text, read_editions, write_edition
from generator.sources.notes import head as head_of
from generator.sources.review_exports import read_export
from generator.sources.reviews import read_reviews, write_review
from generator.sources.tables import MAX_BYTES as TABLE_BYTES
from generator.sources.tables import as_csv, read_table
from generator.sources.upkeep import keep
from tests.told import told

Resolved = Callable[..., Handbook]
DAY = datetime.date(2027, 1, 5)
HEADER = "the first line names the columns: id,role"


def file(tmp_path: Path, text: str, name: str = "t.csv") -> Path:
    """Write a file."""
    path = tmp_path / name
    path.write_bytes(text.encode())
    return path


def table(tmp_path: Path, text: str) -> tuple[list[tuple[dict[str, str], str]], list[str]]:
    """Read a table with the columns id and role, and perhaps note."""
    problems = Collector()
    rows = read_table(file(tmp_path, text), (ID, ROLE), problems, (NOTE,))
    return [(dict(row.cells), str(row.place)) for row in rows], told(problems.found)


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_table_is_read_whatever_separates_its_cells(tmp_path: Path, sign: str) -> None:
    """Names in any case and order; cells are trimmed, missing ones empty, empty lines no rows."""
    text = " ROLE ,Id,other,Note\n hr , a ,x,y\n\n , \nit,b\n".replace(",", sign)

    assert table(tmp_path, text) == (
        [
            ({"id": "a", "role": "hr", "note": "y"}, "t.csv:2:1"),
            ({"id": "b", "role": "it", "note": ""}, "t.csv:5:1"),
        ],
        [],
    )


def test_table_may_begin_after_empty_lines_and_hold_quoted_lines(tmp_path: Path) -> None:
    """A cell may hold separators and line ends; the row's place is its first line."""
    rows, problems = table(tmp_path, '\nid,role\n"a\nb","x,y"\nc,=d\n')

    assert problems == []
    assert rows == [
        ({"id": "a\nb", "role": "x,y", "note": ""}, "t.csv:3:1"),
        ({"id": "c", "role": "=d", "note": ""}, "t.csv:5:1"),
    ]


@pytest.mark.parametrize("sign", "=+-@\t＝＋－＠")
def test_written_cell_begins_no_formula(sign: str) -> None:
    """Every sign at which a spreadsheet begins to compute has an apostrophe before it."""
    written = as_csv(["id"], [[f"{sign}1+1"], [f" {sign}1+1"], ["a" + sign]])

    cells = [row[0] for row in csv.reader(io.StringIO(written), delimiter=";")]
    assert cells[1:] == [f"'{sign}1+1", f"' {sign}1+1", f"a{sign}"]


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_line_end_in_a_cell_begins_no_line(end: str) -> None:
    """Else what stands behind it would be a cell of its own, and could be a formula."""
    written = as_csv(["id", "note"], [["1", f"a{end}=1+1"], ["2", f"{end}=1+1"]])

    rows = list(csv.reader(io.StringIO(written, newline=""), delimiter=";"))
    assert rows[1:] == [["1", "a\n=1+1"], ["2", "'\n=1+1"]]


def test_cell_that_was_guarded_against_formulas_is_unguarded(tmp_path: Path) -> None:
    """The sign that a table of ours puts before a formula goes again."""
    assert table(tmp_path, "id,role\na,'=d\n")[0][0][0]["role"] == "=d"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [f"t.csv:1:1: HB621 the table is empty\nhint: {HEADER}"]),
        ("\n,\n", [f"t.csv:1:1: HB621 the table is empty\nhint: {HEADER}"]),
        (
            "\nid,rol\na,b\n",
            ["t.csv:2:1: HB621 the table has no column 'role'\nhint: did you mean 'rol'?"],
        ),
        (
            "a,b\n",
            [
                f"t.csv:1:1: HB621 the table has no column 'id'\nhint: {HEADER}",
                f"t.csv:1:1: HB621 the table has no column 'role'\nhint: {HEADER}",
            ],
        ),
        ("id,role\na,b\n", []),
        (
            "id,role\na,b,c\nd,e\n",
            [
                (
                    "t.csv:2:1: HB621 the line has 3 cells, but the header has 2"
                    "\nhint: put a cell with the separator in quotes"
                )
            ],
        ),
        (
            'id,role\n"a"b,c\n',
            [
                (
                    "t.csv:2:1: HB621 this is no CSV: ',' expected after '\"'"
                    "\nhint: save the table as CSV (UTF-8)"
                )
            ],
        ),
    ],
)
def test_what_is_no_table_is_told(tmp_path: Path, text: str, expected: list[str]) -> None:
    """At the line, with the columns that belong there."""
    assert table(tmp_path, text)[1] == expected


def test_line_with_too_many_cells_stops_no_other(tmp_path: Path) -> None:
    """The next line is read; without a file there are no rows."""
    assert [cells["id"] for cells, _ in table(tmp_path, "id,role\na,b,c\nd,e\n")[0]] == ["d"]
    problems = Collector()
    assert read_table(tmp_path / "none.csv", (ID,), problems) == []
    assert problems.found[0].headline().startswith("none.csv:1:1: HB001")


def test_column_that_is_there_is_no_hint_for_one_that_is_missing(tmp_path: Path) -> None:
    """Only columns that nobody asked for may be a slip of the pen."""
    problems = Collector()

    read_table(file(tmp_path, "note\n"), (NOTE, Column("notess")), problems)

    assert told(problems.found) == [
        (
            "t.csv:1:1: HB621 the table has no column 'notess'"
            "\nhint: the first line names the columns: note,notess"
        )
    ]


def test_files_have_limits_of_their_own() -> None:
    """A roster of a hundred thousand people fits, and so does a whole edition."""
    assert (TABLE_BYTES, EDITION_BYTES) == (8 * 1024 * 1024, 16 * 1024 * 1024)


def test_record_that_is_no_text_is_told_once(tmp_path: Path) -> None:
    """Nothing more is said of it."""
    (tmp_path / "reviews").mkdir()
    (tmp_path / "reviews" / "2027.yml").write_bytes(b"\xff")
    problems = Collector()

    assert read_reviews(tmp_path, "c", problems) == ()
    assert [one.code for one in problems.found] == ["HB002"]


def test_edition_may_lack_registers(stored: Path) -> None:
    """An edition of an earlier version of the program knows fewer."""
    data = json.loads(stored.read_text("utf-8"))
    fewer = {
        name: value
        for name, value in data.items()
        if name not in {"risks", "guide", "contacts", "accounts"}
    }
    stored.write_text(json.dumps(fewer), "utf-8")

    assert editions(stored) == (["2027.1"], [])


def export(path: Path) -> tuple[Export | None, list[str]]:
    """Read an export."""
    problems = Collector()
    return read_export(path, problems), told(problems.found)


def page_export(tmp_path: Path, name: str = "hr.json", **more: Any) -> Path:
    """Write what the page would."""
    data = {
        "format": "handbook-review-1",
        "company": "acme",
        "reviewer": " the  hr ",
        "clauses": {"a.b": {"decision": "keep"}},
        **more,
    }
    return file(tmp_path, json.dumps(data), name)


def test_export_of_the_page_is_read(tmp_path: Path) -> None:
    """Reviewer and notes with single spaces; without a name the file's counts."""
    clauses = {
        "a.b": {"decision": "change", "note": " a \n b ", "date": "2027-01-05"},
        "a.c": {"decision": "keep"},
    }

    found, problems = export(page_export(tmp_path, clauses=clauses))

    assert problems == []
    assert found == Export(
        reviewer="the hr",
        company="acme",
        verdicts={
            "a.b": Verdict(decision="change", note="a b", date=DAY),
            "a.c": Verdict(decision="keep"),
        },
        place=Place(file="hr.json", line=1, column=1),
    )
    unnamed, _ = export(page_export(tmp_path, "me.json", reviewer=" "))
    assert unnamed is not None
    assert unnamed.reviewer == "me"


PAGE = "\nhint: use the page's own button for the export, or a CSV table"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{", "line 1 is no JSON"),
        ("[]", "'the file' holds a value of another kind"),
        ('{"format": "x"}', "'company' is missing"),
        ("[" * 100_000, "it is nested too deep"),
    ],
)
def test_what_is_no_export_is_told(tmp_path: Path, text: str, expected: str) -> None:
    """With the first reason."""
    assert export(file(tmp_path, text, "x.json")) == (
        None,
        [f"x.json:1:1: HB616 this is no export of the review page: {expected}{PAGE}"],
    )


def test_fault_inside_of_an_export_is_named_with_its_keys(tmp_path: Path) -> None:
    """The way to it stands before the reason."""
    assert export(page_export(tmp_path, clauses={"a.b": {}}))[1] == [
        (
            "hr.json:1:1: HB616 this is no export of the review page: 'clauses.a.b.decision' is"
            f" missing{PAGE}"
        )
    ]


def test_export_of_another_version_is_told(tmp_path: Path) -> None:
    """Its name is cut where it is long."""
    assert export(page_export(tmp_path, format="y" * 50)) == (
        None,
        [
            (
                f"hr.json:1:1: HB616 expected the format 'handbook-review-1', found '{'y' * 40}'"
                "\nhint: export again from a page of this version"
            )
        ],
    )


def test_verdicts_that_are_none_are_told_and_left_out(tmp_path: Path) -> None:
    """A word that is no decision, and a day that is none."""
    clauses = {
        "a.b": {"decision": "kep"},
        "a.c": {"decision": "keep", "date": "soon" * 20},
        "a.d": {"decision": "x" * 50},
        "a.e": {"decision": "keep", "date": ""},
    }

    found, problems = export(page_export(tmp_path, clauses=clauses))

    assert found is not None
    assert list(found.verdicts) == ["a.e"]
    assert problems == [
        (
            "hr.json:1:1: HB616 'a.b': expected one of keep, change, remove, ask; found 'kep'"
            "\nhint: did you mean 'keep'?"
        ),
        (
            "hr.json:1:1: HB616 'a.c': expected a date such as 2027-01-31, found"
            f" '{'soon' * 10}'\nhint: mend the date, or leave it out"
        ),
        (
            f"hr.json:1:1: HB616 'a.d': expected one of keep, change, remove, ask; found"
            f" '{'x' * 40}'\nhint: use one of: ask, change, keep, remove"
        ),
    ]


def test_export_as_a_table_is_read(tmp_path: Path) -> None:
    """Lines without a decision are left aside; `material` knows four words for no."""
    text = (
        "clause,decision,note,by,date,material\na.a,keep,,,,\na.b,,x,,,\n"
        "a.c,change, old  one ,legal,2027-01-05,NO\na.d,change,,,,nie\na.e,change,,,,False\n"
        "a.f,change,,,,editorial\na.g,change,,,,yes\na.h,kep,,,,\n"
    )

    found, problems = export(file(tmp_path, text, "HR.CSV"))

    assert found is not None
    assert (found.reviewer, found.company, str(found.place)) == ("HR", "", "HR.CSV:1:1")
    assert found.verdicts["a.c"] == Verdict(
        decision="change", note="old one", by="legal", date=DAY, material=False
    )
    assert {name: one.material for name, one in found.verdicts.items()} == {
        "a.a": True,
        "a.c": False,
        "a.d": False,
        "a.e": False,
        "a.f": False,
        "a.g": True,
    }
    assert problems == [
        (
            "HR.CSV:9:1: HB616 'a.h': expected one of keep, change, remove, ask; found 'kep'"
            "\nhint: did you mean 'keep'?"
        )
    ]


def test_export_that_is_no_file_is_told(tmp_path: Path) -> None:
    """As any other file."""
    found, problems = export(tmp_path / "none.json")

    assert found is None
    assert problems[0].startswith("none.json:1:1: HB001")


def entry(name: str, **more: Any) -> Decision:
    """Make a decision."""
    words: dict[str, Any] = {
        key: Located(v) if isinstance(v, str) else v for key, v in more.items()
    }
    return Decision(clause=Located(name), rank=Located("law"), text=Located("0123"), **words)


RECORD = Review(
    year=2027,
    edition=Located("2026.1"),
    started=DAY,
    due=datetime.date(2027, 2, 5),
    decisions=(
        entry("a.b"),
        entry("a.c", decision="change", note="so: 'x' #1", by="hr", date=DAY, material=False),
    ),
    signed=Signature(by=Located("owner"), date=DAY, digest=Located("12ab"), bulk=True),
)
WRITTEN = """\
# The record of the review 2027: one decision for each clause, the most urgent first.
# `handbook review` reads and rewrites this file, so comments of yours do not stay: use `note`.
# decision: keep, change, remove or ask. Everything but keep needs a note that says why.
# Of a proposal you may write: accepted (true or false) and answer.
year: 2027
edition: '2026.1'
started: '2027-01-05'
due: '2027-02-05'
decisions:
  - clause: a.b
    rank: law
    text: "0123"
  - clause: a.c
    rank: law
    text: "0123"
    decision: change
    note: "so: 'x' #1"
    by: "hr"
    date: '2027-01-05'
    material: false
signed:
  by: "owner"
  date: '2027-01-05'
  digest: 12ab
  bulk: true
"""


def test_record_is_written_as_it_is_read(tmp_path: Path) -> None:
    """Byte by byte, into a folder that is made; nothing else is left in it."""
    path = write_review(RECORD, tmp_path)
    problems = Collector()

    assert path == tmp_path / "reviews" / "2027.yml"
    assert path.read_text("utf-8") == WRITTEN
    assert [one.name for one in path.parent.iterdir()] == ["2027.yml"]
    (read,) = read_reviews(tmp_path, "companies/acme", problems)
    assert told(problems.found) == []
    assert read.decisions[1].place.file == "companies/acme/reviews/2027.yml"
    assert (read.signed is not None, read.year, read.edition) == (True, 2027, "2026.1")
    assert [one.decision for one in read.decisions] == [None, "change"]
    write_review(read, tmp_path)
    assert path.read_text("utf-8") == WRITTEN


def test_open_record_has_no_signature(tmp_path: Path) -> None:
    """And a signature that was no bulk says nothing of it."""
    running = dataclasses.replace(RECORD, signed=None)
    plain = dataclasses.replace(RECORD, signed=dataclasses.replace(RECORD.signed, bulk=False))  # type: ignore[type-var]

    assert "signed" not in write_review(running, tmp_path).read_text("utf-8")
    assert "bulk" not in write_review(plain, tmp_path).read_text("utf-8")


def test_long_texts_of_a_record_stay_on_their_line(tmp_path: Path) -> None:
    """Letters stay letters, and a line is not broken."""
    note = "żółw " * 100
    record = dataclasses.replace(RECORD, decisions=(entry("a.b", note=note, by=note),))

    assert f'    note: "{note}"\n' in write_review(record, tmp_path).read_text("utf-8")


def test_record_that_can_not_be_written_is_told(tmp_path: Path) -> None:
    """With the system's reason."""
    (tmp_path / "reviews").write_text("", "utf-8")

    with pytest.raises(UsageFault) as caught:
        write_review(RECORD, tmp_path)

    assert caught.value.message == (
        f"'{tmp_path / 'reviews' / '2027.yml'}' can't be written: File exists"
    )
    assert caught.value.hint == "check that you may write there"


def test_records_are_read_in_order_and_named_after_their_year(tmp_path: Path) -> None:
    """A name that is none is told; other files are left alone."""
    folder = tmp_path / "reviews"
    folder.mkdir()
    for name, text in {
        "2027.yml": WRITTEN,
        "2026.yml": WRITTEN.replace("year: 2027", "year: 2026"),
        "2025.yml": WRITTEN,
        "last.yml": WRITTEN,
        "2024.yaml": WRITTEN.replace("year: 2027", "year: 2024"),
        "20231.yml": "",
        "notes.txt": "x",
    }.items():
        (folder / name).write_text(text, "utf-8")
    problems = Collector()

    found = read_reviews(tmp_path, "c", problems)

    hint = "\nhint: call the file <year>.yml, after the year that it holds"
    assert [review.year for review in found] == [2026, 2027]
    assert [one for one in told(problems.found) if "HB106" in one] == [
        f"c/reviews/{name}:1:1: HB106 '{name}' is no name for this review{hint}"
        for name in ("20231.yml", "2024.yaml", "2025.yml", "last.yml")
    ]
    assert read_reviews(tmp_path / "none", "c", problems) == ()


@pytest.fixture
def stored(handbook: Resolved, tmp_path: Path) -> Path:
    """Store an edition of the tiny tree; give its file."""
    book = handbook({"companies/acme/company.yml": 'version: "2027.1"\nname: A\n'}, (), "acme")
    approval = Approval(
        version="2027.1",
        by="x",
        note="ż",
        date=DAY,
        editorial=("talk.open",),
        review=2026,
        words={},
    )
    return write_edition(
        edition_text(sealed(book, approval)), "2027.1", tmp_path / "companies" / "acme"
    )


def editions(path: Path) -> tuple[list[str], list[str]]:
    """Read the editions beside a file; give versions, and what is told."""
    problems = Collector()
    found = read_editions(path.parent.parent, "c", problems)
    return [edition.version for edition in found], told(problems.found)


def test_edition_is_read_as_it_was_written(stored: Path) -> None:
    """Approval, digest, seal, data and place."""
    text = stored.read_text("utf-8")
    data = json.loads(text)
    problems = Collector()

    (edition,) = read_editions(stored.parent.parent, "c", problems)

    assert problems.found == []
    assert stored.name == "2027.1.json"
    assert text == json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    assert edition.approval == Approval(
        version="2027.1",
        by="x",
        note="ż",
        date=DAY,
        editorial=("talk.open",),
        review=2026,
        words={},
    )
    assert (edition.digest, edition.seal) == (data["digest"], data["approval"]["seal"])
    assert edition.data == data
    assert edition.place == Place(file="c/editions/2027.1.json", line=1, column=1)


def test_editions_are_ordered_by_their_numbers(stored: Path) -> None:
    """Other files are left alone."""
    data = json.loads(stored.read_text("utf-8"))
    for version in ("2027.10", "2027.9"):
        data["version"] = data["approval"]["version"] = version
        stored.with_name(f"{version}.json").write_text(json.dumps(data), "utf-8")
    stored.with_name("notes.txt").write_text("x", "utf-8")

    assert editions(stored) == (["2027.1", "2027.9", "2027.10"], [])
    assert editions(stored.parent / "none" / "x") == ([], [])


LOST = "\nhint: take the file from your backup; an edition is never edited by hand"
CUT = (
    "\nhint: take the file from your backup; if its approval was cut off, delete it and approve"
    " again"
)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda _: "{\n x", "line 2 is no JSON"),
        (lambda _: "[]", "'the file' holds a value of another kind"),
        (lambda _: "[" * 100_000, "it is nested too deep"),
        (
            lambda text: text.replace(
                '"approval": {', '"approval": {"x": ' + "[" * 25 + "]" * 25 + ","
            ),
            "it is nested too deep",
        ),
        (lambda text: text.replace('"digest"', '"gone"'), "'digest' is missing"),
        (
            lambda text: text.replace('"date": "2027-01-05"', '"date": "x"'),
            "'approval.date' holds a value of another kind",
        ),
        (
            lambda text: text.replace('"risks": []', '"risks": [{}]'),
            "'0.id' is missing",
        ),
        (
            lambda text: text.replace('"contacts": []', '"contacts": [1]'),
            "'0' holds a value of another kind",
        ),
    ],
)
def test_what_is_no_edition_is_told(
    stored: Path, change: Callable[[str], str], expected: str
) -> None:
    """With the first reason and where it stands."""
    stored.write_text(change(stored.read_text("utf-8")), "utf-8")
    hint = CUT if expected.startswith("line") else LOST

    assert editions(stored) == (
        [],
        [f"c/editions/2027.1.json:1:1: HB601 this is no edition: {expected}{hint}"],
    )


@pytest.mark.parametrize("name", ["2027.2", "x"])
def test_edition_is_called_by_its_version(stored: Path, name: str) -> None:
    """A copy under another name is none."""
    stored.rename(stored.with_name(f"{name}.json"))

    assert editions(stored)[1] == [
        (
            f"c/editions/{name}.json:1:1: HB601 the edition is '2027.1', but the file is called"
            f" '{name}.json'{LOST}"
        )
    ]


def test_edition_and_its_pages_say_the_same_version(stored: Path) -> None:
    """The number of the approval is that of the pages."""
    data = json.loads(stored.read_text("utf-8"))
    stored.write_text(json.dumps({**data, "version": "2027.2"}), "utf-8")

    assert editions(stored)[1][0].startswith(
        "c/editions/2027.1.json:1:1: HB601 the edition is '2027.1', but the file is called"
    )


def test_edition_is_written_once(stored: Path) -> None:
    """What is there stays; a folder that can't be written to is told."""
    before = stored.read_bytes()

    with pytest.raises(UsageFault) as caught:
        write_edition("{}", "2027.1", stored.parent.parent)
    assert caught.value.message == f"the edition 2027.1 is there already: '{stored}'"
    assert caught.value.hint == (
        "an edition is never overwritten; raise the version in company.yml"
    )
    assert stored.read_bytes() == before
    with pytest.raises(UsageFault) as caught:
        write_edition("{}", "2027.1", stored)
    assert caught.value.message == (
        f"'{stored / 'editions' / '2027.1.json'}' can't be written: Not a directory"
    )
    assert caught.value.hint == "check that you may write there"


def test_confirmations_are_one_line_for_each_entry(tmp_path: Path) -> None:
    """With the head that says what the file is, and the schema for editors."""
    told = (
        "# Written by `handbook translations confirm`. For each entry: a short hash of the source"
        " text as it\n# stood when somebody compared the translation with it.\n"
    )
    head = "# yaml-language-server: $schema=../generator/schemas/translations.schema.json\n" + told
    marks = {"a.b": {"en": "0", "de": "1"}, "c": {"en": "2"}}

    assert told == head_of(tmp_path / "translations.yml", HEAD)
    assert confirmations_file(marks, "../", told) == (
        head + 'translations:\n  a.b: {en: "0", de: "1"}\n  c: {en: "2"}\n'
    )
    assert confirmations_file({}, "../", told) == head + "translations: {}\n"


def test_file_that_is_kept_current_changes_only_when_it_has_to(tmp_path: Path) -> None:
    """It is made with its folder, and nothing else is left behind."""
    path = tmp_path / "a" / "b" / "c.yml"

    assert keep(path, "ż\n")
    assert path.read_bytes() == "ż\n".encode()
    assert not keep(path, "ż\n")
    assert keep(path, "x\n")
    assert path.read_text("utf-8") == "x\n"
    assert [one.name for one in path.parent.iterdir()] == ["c.yml"]
