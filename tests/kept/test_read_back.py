"""What one command takes, every later one can read; what it can't keep, it refuses in words."""

from __future__ import annotations

import datetime
import json
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.model.layers import Company
from generator.render.status import status_lines
from generator.sources.load import load_inputs
from generator.workshop import every_handbook
from tests.kept.company import APPROVE, AS_ACME, COMPANY, START, do, export, keep_all, visible

Run = Callable[..., tuple[int, str, str]]
Way = Callable[[Path, Run, str], tuple[int, str, str]]
"""Types a text into one field of a command."""

LONG = 20_001
ODD = {
    "zero width": "a\u200bb",
    "soft hyphen": "a\u00adb",
    "turned": "a\u202eb",
    "byte order mark": "\ufeffa",
    "nothing": "a\0b",
    "bell": "a\x07b",
    "next line": "a\x85b",
    "escape": "a\x1b[31mb",
    "in parts": "Zarza\u0328d z\u0301le\u0301",
    "begins with a mark": "\u0301a",
    "too long": "x" * LONG,
    "many words": "słowo " * 3_000,
    "no-break spaces": "\u00a0\u00a0",
    "empty": "",
    "blank": "  \t ",
    "zero width alone": "\u200b",
    "two lines": "a\r\nb",
    "line of the page": "a\u2028b",
    "half a sign": "a\udc80b",
    "other half": "a\ud800b",
    "no sign": "\ufdd0",
    "tag": "a\U000e0061b",
    "emoji": "dobrze 👍🏽",
    "Chinese": "株式会社",
    "own use": "\ue000",
    "quotes": 'said "no" # - yes\\ {x}',
    "Polish quotes": "„Zarząd”",
    "markup": "<b>x</b> [a](b) | *c*",
    "null": "null",
    "tilde": "~",
    "key": "- a: b",
    "wide space": "\u3000",
}


def approve_by(_: Path, run: Run, words: str) -> tuple[int, str, str]:
    """Approve in somebody's name."""
    return run(*APPROVE, "--version", "1.0", "--note", "n", "--by", words)


def approve_note(_: Path, run: Run, words: str) -> tuple[int, str, str]:
    """Approve with a note."""
    return run(*APPROVE, "--version", "1.0", "--by", "b", "--note", words)


def export_note(root: Path, run: Run, words: str) -> tuple[int, str, str]:
    """Import a decision whose note comes from the page."""
    run(*START)
    file = export(root / "hr.json", "hr", talk_open={"decision": "change", "note": words})
    return run("review", "import", *AS_ACME, str(file), "--today", "2027-01-11")


def export_reviewer(root: Path, run: Run, words: str) -> tuple[int, str, str]:
    """Import a decision of a reviewer with an odd name."""
    run(*START)
    file = export(root / "hr.json", words, talk_open={"decision": "keep"})
    return run("review", "import", *AS_ACME, str(file), "--today", "2027-01-11")


def import_by(root: Path, run: Run, words: str) -> tuple[int, str, str]:
    """Import a decision in another name."""
    run(*START)
    file = export(root / "hr.json", "hr", talk_open={"decision": "keep"})
    return run("review", "import", *AS_ACME, str(file), "--by", words, "--today", "2027-01-11")


def table(root: Path, run: Run, words: str) -> tuple[int, str, str]:
    """Import a table with a note and a reviewer."""
    run(*START)
    cell = '"' + words.replace('"', '""') + '"'
    text = f"clause,decision,note,by\ntalk.open,change,{cell},{cell}\n"
    (root / "hr.csv").write_bytes(text.encode("utf-8", "surrogatepass"))
    return run("review", "import", *AS_ACME, str(root / "hr.csv"), "--today", "2027-01-11")


def sign_by(root: Path, run: Run, words: str) -> tuple[int, str, str]:
    """Sign a review in somebody's name."""
    run(*START)
    run("review", "import", *AS_ACME, str(keep_all(root / "all.csv")), "--today", "2027-01-11")
    return run("review", "sign", *AS_ACME, "--by", words, "--today", "2027-01-12")


def found_company(_: Path, run: Run, words: str) -> tuple[int, str, str]:
    """Found a company whose names are odd."""
    contact = f"owner={words},a@b.internal"
    names = ("--name", words, "--legal-form", words, "--contact", contact)
    return run("init", "lab", "--defaults", *names)


def found_profile(_: Path, run: Run, words: str) -> tuple[int, str, str]:
    """Found a profile with an odd name."""
    return run("profile", "new", "edu", "--name", words)


WAYS: tuple[Way, ...] = (
    approve_by,
    approve_note,
    export_note,
    export_reviewer,
    import_by,
    table,
    sign_by,
    found_company,
    found_profile,
)


def read_again(root: Path) -> None:
    """Make sure that every command can go on with what stands in the folder."""
    for one in every_handbook(root):
        handbook, inputs, _ = one.resolve()
        for review in inputs.reviews:
            status_lines(review, handbook, datetime.date(2027, 1, 12))
    for path in root.rglob("*"):
        assert not path.name.endswith((".new", ".lock"))
        if path.suffix in {".yml", ".json"} and path.parent != root:
            assert unicodedata.is_normalized("NFC", path.read_text("utf-8"))


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_odd_text_is_refused_or_can_be_read_again(root: Path, run: Run, way: Way, odd: str) -> None:
    """Nine fields, thirty texts: exit 0 and readable, or a sentence and nothing written."""
    code, _, err = way(root, run, ODD[odd])

    if code:
        assert code in {1, 2}
        assert "Traceback" not in err
        assert re.search(r"HB\d{3} |Error: Invalid value for|\n?hint: ", err)
    read_again(root)


TAKEN = {
    "in parts": ("Zarząd źlé", (approve_by, approve_note, export_note, import_by, sign_by)),
    "zero width": ("ab", (approve_by, approve_note, export_note, import_by, sign_by)),
    "two lines": ("a b", (approve_by, approve_note, export_note, import_by, sign_by)),
    "Polish quotes": ("„Zarząd”", (approve_by, export_note, table, import_by, sign_by)),
}


@pytest.mark.parametrize(
    ("odd", "way"),
    [(odd, way) for odd, (_, ways) in TAKEN.items() for way in ways],
    ids=lambda one: one if isinstance(one, str) else one.__name__,
)
def test_text_has_one_normal_form_wherever_it_comes_in(
    root: Path, run: Run, odd: str, way: Way
) -> None:
    """Letters are composed, spaces are plain, and what pasting leaves behind is gone."""
    code, _, err = way(root, run, ODD[odd])
    told = {"HB617"} if way is table else set()
    stored = {
        name: data.decode()
        for name, data in visible(root).items()
        if name.startswith((f"{COMPANY}/editions/1", f"{COMPANY}/reviews"))
    }

    assert (code, set(re.findall(r"HB\d{3}", err)) - told) == (0, set())
    assert any(f'"{TAKEN[odd][0]}"' in text for text in stored.values())


DAYS = (
    "0000-00-00",
    "0001-01-01",
    "1899-12-30",
    "1899-12-31",
    "1900-01-00",
    "3000-01-01",
    "9999-12-31",
    "00.01.1900",
    "30.12.1899",
)


@pytest.mark.parametrize("day", DAYS)
def test_days_that_spreadsheets_make_of_nothing_are_refused(root: Path, run: Run, day: str) -> None:
    """In every field that takes a day; nothing is written, and all can still be read."""
    option = f"expected a date such as 2027-01-31, found '{day}'"
    for command in (
        (*START[:-2], "--today", day),
        (*START, "--due", day),
        ("approve", *AS_ACME, "--version", "1.0", "--by", "b", "--note", "n", "--today", day),
    ):
        code, _, err = run(*command)
        assert (code, option in err) == (2, True)
    assert run(*START)[0] == 0
    before = (root / COMPANY / "reviews/2027.yml").read_bytes()
    verdict = {"decision": "keep", "date": day}
    code, _, err = run(
        "review", "import", *AS_ACME, str(export(root / "a.json", "a", talk_open=verdict))
    )
    assert code == 1
    assert f"HB616 'talk.open': expected a date such as 2027-01-31, found '{day}'" in err
    assert (root / COMPANY / "reviews/2027.yml").read_bytes() == before
    read_again(root)


@pytest.mark.parametrize("day", ["1900-01-01", "2999-12-31"])
def test_first_and_last_day_can_be_read_again(root: Path, run: Run, day: str) -> None:
    """Six weeks after the last day is the last day."""
    assert run(*START[:-2], "--today", day)[0] == 0
    assert run(*APPROVE[:-1], day, "--version", "1.0", "--by", "b", "--note", "n")[0] in {0, 1}
    inputs, _ = load_inputs(root, (), "acme")

    assert inputs.reviews[0].started == datetime.date.fromisoformat(day)


@pytest.mark.parametrize(
    "year", ["26", "0", "-1", "99999", "20026", "1899", "3000", "２０２７", "x"]
)
def test_year_has_four_digits(root: Path, run: Run, year: str) -> None:
    """A record is named after its year, and found by it."""
    for command in ("start", "status", "sign"):
        more = ("--by", "x") if command == "sign" else ()
        code, _, err = run("review", command, *AS_ACME, "--year", year, *more)
        assert code == 2
        assert f"expected a year such as 2027, found '{year}'" in err
    assert not (root / COMPANY / "reviews").exists()


VERSIONS = ("1" * 5_000, "1." + "2" * 5_000, "9" * 200, "1.0-" + "a" * 300, "٣.١", "1.0-CON", "1,0")


@pytest.mark.parametrize("version", VERSIONS, ids=lambda version: version[:8])
def test_version_is_short_enough_for_a_name_and_for_reckoning(
    root: Path, run: Run, version: str
) -> None:
    """In the company's file at its line, and on the command line."""
    words = ("--by", "b", "--note", "n")
    code, _, err = run(*APPROVE, "--version", version, *words)
    assert (code, "is no version" in err) == (2, True)
    path = root / COMPANY / "company.yml"
    path.write_text(path.read_text("utf-8").replace('"1.0"', f'"{version}"'), encoding="utf-8")
    for command in (("check", *AS_ACME), START, (*APPROVE, "--version", version, *words)):
        code, _, err = run(*command)
        assert code == 1
        assert f"{COMPANY}/company.yml:1:10: HB103 expected a version such as 2027.1" in err


def test_longest_version_can_be_approved_and_followed(root: Path, run: Run) -> None:
    """Its parts are numbers that are compared as such; an equal one under another name is none."""
    path = root / COMPANY / "company.yml"
    first, same, second = "1." + "9" * 16, "1.0" + "9" * 15, "2.0-" + "a" * 16
    text = path.read_text("utf-8")
    for version, expected in ((first, 0), (same, 1), (second, 0)):
        path.write_text(text.replace('"1.0"', f'"{version}"'), encoding="utf-8")
        assert run(*APPROVE, "--version", version, "--by", "b", "--note", "n")[0] == expected
    assert run("check", *AS_ACME)[0] == 0


@pytest.mark.parametrize("decision", ["change", "remove"])
def test_words_of_two_reviewers_that_are_too_long_together_are_refused(
    root: Path, run: Run, decision: str
) -> None:
    """Whether they agree or not; the record stays as it was, and each of them alone is taken."""
    run(*START)
    before = (root / COMPANY / "reviews/2027.yml").read_bytes()
    one = export(root / "a.json", "a", talk_open={"decision": "change", "note": "x" * 12_000})
    two = export(root / "b.json", "b", talk_open={"decision": decision, "note": "y" * 12_000})
    code, _, err = run("review", "import", *AS_ACME, str(one), str(two))

    assert code == 1
    assert "HB616 'talk.open': the words of all reviewers together can't be kept: it has 24" in err
    assert (root / COMPANY / "reviews/2027.yml").read_bytes() == before
    assert run("review", "import", *AS_ACME, str(one))[0] == 0
    read_again(root)


def test_record_that_gets_too_large_is_refused(root: Path, run: Run) -> None:
    """Each note may be as long as it is; together they would make a file that nobody reads."""
    run(*START)
    path = root / COMPANY / "reviews/2027.yml"
    more = "".join(
        f"  - {{clause: old.n{number}, rank: rest, text: x, note: {'z' * 19_000}}}\n"
        for number in range(54)
    )
    path.write_text(path.read_text("utf-8") + more, encoding="utf-8")
    before = path.read_bytes()
    file = export(root / "a.json", "a", talk_open={"decision": "keep", "note": "x" * 20_000})
    code, _, err = run("review", "import", *AS_ACME, str(file))

    assert code == 2
    assert re.search(r"2027\.yml' would have 10\d{5} bytes, more than 1048576\n", err)
    assert path.read_bytes() == before
    read_again(root)


def test_value_that_begins_with_a_mark_keeps_the_edition_whole(root: Path, run: Run) -> None:
    """The letter before a placeholder and the mark become one; the seal still fits."""
    company = root / COMPANY / "company.yml"
    text = company.read_text("utf-8").replace("name: Acme\n", 'name: "\\u0301a"\n')
    text += (
        '    statement: {pl: "Podpisuj wpisy. Ze{company}", en: "Sign your posts. Ze{company}"}\n'
    )
    company.write_text(text, encoding="utf-8")
    words = ("--by", "b", "--note", "n", "--words-in-bulk")
    assert run(*APPROVE, "--version", "1.0", *words)[0] == 0
    code, out, err = run("diff", *AS_ACME, "1.0")

    assert (code, out, err) == (0, "0 changes, 0 of them material\n", "")
    assert "Z\u00e9a" in (root / COMPANY / "editions/1.0.json").read_text("utf-8")
    assert run("check", *AS_ACME)[0] == 0


def test_escapes_of_a_file_are_held_to_the_same(root: Path, run: Run) -> None:
    """Signs that escapes stand for, on one line or over several."""
    company = root / COMPANY / "company.yml"
    text = company.read_text("utf-8")
    for name in ('"a\\u200bb"', '"a\n  \\u200bb"', '"a\\x07b"'):
        company.write_text(text.replace("name: Acme", f"name: {name}"), encoding="utf-8")
        code, _, err = run("check", *AS_ACME)
        assert (code, "HB003 the character U+" in err) == (1, True)
    company.write_text(text.replace("name: Acme", 'name: "Zarza\\u0328d"'), encoding="utf-8")
    inputs, _ = load_inputs(root, (), "acme")

    assert inputs.company is not None
    assert isinstance(inputs.company.head, Company)
    assert inputs.company.head.name == "Zarząd"


@pytest.mark.parametrize("words", [{"note": "\ud800"}, {"by": "\u200b"}, {"note": "a\x07"}])
def test_edition_with_odd_escapes_is_a_problem(root: Path, words: dict[str, str], run: Run) -> None:
    """Somebody wrote the file by hand; it stops every command in words, and never crashes one."""
    assert do(root, *APPROVE, "--version", "1.0", "--by", "b", "--note", "n") == 0
    path = root / COMPANY / "editions/1.0.json"
    data = json.loads(path.read_text("utf-8"))
    data["approval"] |= words
    path.write_text(json.dumps(data), encoding="utf-8")
    code, _, err = run("check", *AS_ACME)

    assert code == 1
    assert "1.0.json:1:1: HB601 this is no edition: it holds the character U+" in err


def test_translations_with_odd_escapes_are_a_problem(root: Path, run: Run) -> None:
    """A file for translators has escapes, too."""
    company = root / COMPANY / "company.yml"
    company.write_text(company.read_text("utf-8") + "languages: [pl, en]\n", encoding="utf-8")
    assert run("translations", "template", "uk", *AS_ACME)[0] == 0
    path = root / COMPANY / "languages/uk.po"
    assert run("check", *AS_ACME)[0] == 0
    text = path.read_text("utf-8").replace('msgstr ""\n\n#', 'msgstr "a\\rb"\n\n#', 2)
    path.write_text(text.replace('msgstr "a\\rb"\n\n#', 'msgstr ""\n\n#', 1), encoding="utf-8")
    code, _, err = run("check", *AS_ACME)

    assert code == 1
    assert "HB003 the character U+000D can't be seen and may not stand here" in err
