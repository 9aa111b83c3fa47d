"""The roster and the list of signatures: what each line says, and what is told of it."""

from __future__ import annotations

import datetime
import time
from pathlib import Path

import pytest

from generator.model.people import Person, Signed, key_of
from generator.model.problems import Collector
from generator.sources.roster import read_roster, read_signed
from tests.told import told

DAY = datetime.date(2027, 1, 5)
AUDIENCES = {
    "everyone": ["Wszyscy", "Everyone"],
    "hr": ["Kadry", "HR"],
    "admins": ["Osoby od kont", "Admins"],
    "it": ["Informatyka", "IT"],
    "advisers": ["Doradcy, maklerzy i pośrednicy", "Advisers, brokers and intermediaries"],
}
IDS = "admins, advisers, everyone, hr, it"


def people(tmp_path: Path, text: str | bytes) -> tuple[list[Person], list[str]]:
    """Read a roster."""
    path = tmp_path / "t.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    problems = Collector()
    return read_roster(path, AUDIENCES, "everyone", problems), told(problems.found)


def signed(tmp_path: Path, text: str, **more: object) -> tuple[list[Signed], list[str]]:
    """Read a list of signatures."""
    path = tmp_path / "t.csv"
    path.write_text(text, encoding="utf-8")
    problems = Collector()
    likely = more.get("likely")
    assert likely is None or isinstance(likely, tuple)
    return read_signed(path, problems, likely), told(problems.found)


def test_roster_names_people_and_their_audiences(tmp_path: Path) -> None:
    """Audiences stand with spaces or signs between them; without any it is everyone."""
    text = "id,role,audience\na,x,hr admins\nb,y,hr;admins|hr+it\nc,z,\n"

    assert people(tmp_path, text) == (
        [
            Person(id="a", role="x", audiences=frozenset({"hr", "admins"})),
            Person(id="b", role="y", audiences=frozenset({"hr", "admins", "it"})),
            Person(id="c", role="z", audiences=frozenset({"everyone"})),
        ],
        [],
    )


@pytest.mark.parametrize(
    ("cell", "meant"),
    [
        ('"everyone, advisers"', {"everyone", "advisers"}),
        ("everyone;advisers;", {"everyone", "advisers"}),
        ("WSZYSCY", {"everyone"}),
        ("osoby od kont", {"admins"}),
        ('"Osoby od kont, Kadry"', {"admins", "hr"}),
        ('"Doradcy, maklerzy i pośrednicy"', {"advisers"}),
        ('"kadry, doradcy, maklerzy i posrednicy, IT"', {"hr", "advisers", "it"}),
        ('"HR\nit"', {"hr", "it"}),
        ("hr / it", {"hr", "it"}),
        ("wszyscy pracownicy", {"everyone"}),
        ("-", {"everyone"}),
        ("brak", {"everyone"}),
    ],
)
def test_audiences_are_known_by_what_readers_call_them(
    tmp_path: Path, cell: str, meant: set[str]
) -> None:
    """In every language, with or without capitals and accents; names may hold commas."""
    sign = "\t" if ";" in cell else ","
    text = f"id,audience\n1,{cell}\n" if sign == "," else f"id\taudience\n1\t{cell}\n"

    found, problems = people(tmp_path, text)

    assert ([set(one.audiences) for one in found], problems) == ([meant], [])


def test_roster_with_faults_tells_all_of_them(tmp_path: Path) -> None:
    """Unknown audiences, each once, and lines without an id."""
    text = "id,role,audience\na,x,hr hrr zz\n,y,hr\nb,x,hrr\n,,it\nc,x,Osoby od haseł\n"

    found, problems = people(tmp_path, text)

    assert [person.id for person in found] == ["a", "b", "c"]
    assert problems == [
        (
            "t.csv:2:1: HB622 the handbook has no audience 'hrr' (and on 1 more line)"
            "\nhint: did you mean 'hr'?"
        ),
        f"t.csv:2:1: HB622 the handbook has no audience 'zz'\nhint: use one of: {IDS}",
        ("t.csv:3:1: HB622 the line has no id (and on 1 more line)\nhint: say who has to sign"),
        (
            "t.csv:6:1: HB622 the handbook has no audience 'Osoby od haseł'"
            "\nhint: did you mean 'osoby od kont'?"
        ),
    ]


@pytest.mark.parametrize("end", ["Razem: 2", "Liczba rekordów: 2", "Koniec raportu", "Total"])
def test_end_of_a_report_is_nobody(tmp_path: Path, end: str) -> None:
    """Nobody who is not there is missing; somebody of that name with a role is a person."""
    text = f"Raport\nid;stanowisko;grupa\n7;x;hr\n{end};x;hr\n{end};;\n"

    found, problems = people(tmp_path, text)

    assert [one.id for one in found] == ["7", end]
    assert problems == [
        (
            f"t.csv:5:1: HB622 '{end}' is nobody's id, it seems, but the end of a report"
            "\nhint: delete the line"
        )
    ]


def test_who_stands_on_several_lines_belongs_to_all_their_audiences(tmp_path: Path) -> None:
    """The first role and address that is there counts."""
    text = (
        "id,mail,role,audience\n7,,,hr\nJan@Bank.example,,a,hr\n7,x@bank.example,clerk,it\n"
        "jan@bank.example,,b,admins\n"
    )

    assert people(tmp_path, text) == (
        [
            Person(id="7", role="clerk", audiences=frozenset({"hr", "it"}), mail="x@bank.example"),
            Person(id="Jan@Bank.example", role="a", audiences=frozenset({"hr", "admins"})),
        ],
        [],
    )


def test_numbers_that_a_spreadsheet_would_confuse_are_told(tmp_path: Path) -> None:
    """They may be one person or two; nobody is dropped in silence."""
    assert people(tmp_path, "id,audience\n00123,hr\n123,it\n")[1] == [
        (
            "t.csv:3:1: HB622 '123' and '00123' on line 2 are the same to a spreadsheet"
            "\nhint: write both alike if it is one person, or else use mail addresses as ids"
        )
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jan.Kowalski@Bank.example", "jan.kowalski@bank.example"),
        ("Jan Kowalski <jan.kowalski@bank.example>", "jan.kowalski@bank.example"),
        ("mailto:jan@bank.example", "jan@bank.example"),
        ("00123", "123"),
        ("123,0", "123"),
        ("123.00", "123"),
        ("12 345", "12345"),
        ("12\u00a0345", "12345"),
        ("'00123", "123"),
        ("P-00123", "p-00123"),
        ("0", "00"),
    ],
)
def test_ids_are_the_same_whatever_a_program_made_of_them(one: str, other: str) -> None:
    """Capitals, zeros in front, and what stands around an address."""
    assert key_of(one) == key_of(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("123", "1230"), ("1.5", "15"), ("a@x.example", "b@x.example"), ("P123", "P0123"), ("", "0")],
)
def test_ids_of_two_people_stay_apart(one: str, other: str) -> None:
    """Zeros inside of a code count."""
    assert key_of(one) != key_of(other)


@pytest.mark.parametrize(
    ("header", "line", "who", "mail"),
    [
        ("id;audience", "7;hr", "7", ""),
        ("Adres e-mail;Kogo dotyczy", "a@b.example;hr", "a@b.example", ""),
        ("Nr ewidencyjny;E-mail służbowy;Grupa", "7;a@b.example;hr", "7", "a@b.example"),
        ("ID;Numer pracownika;Odbiorcy", "1;00123;hr", "00123", ""),
        ("Employee ID;Work Email;Audience", "7;a@b.example;hr", "7", "a@b.example"),
        ("EmployeeID;EmailAddress;Audience", "7;a@b.example;hr", "7", "a@b.example"),
        ("Username;Audience", "a@b.example;hr", "a@b.example", ""),
        ("Login;Audience", "akowalska;hr", "akowalska", ""),
        ("Podaj swój numer pracownika;Kogo dotyczy", "7;hr", "7", ""),
        ("Manager e-mail;ID;Audience", "m@b.example;7;hr", "7", ""),
    ],
)
def test_columns_are_known_by_the_names_of_other_programs(
    tmp_path: Path, header: str, line: str, who: str, mail: str
) -> None:
    """A staff number goes before an id, which may only number the lines; one address is enough."""
    assert people(tmp_path, f"{header}\n{line}\n") == (
        [Person(id=who, role="", audiences=frozenset({"hr"}), mail=mail)],
        [],
    )


def test_signatures_are_read_line_by_line(tmp_path: Path) -> None:
    """A bad day or a missing id is told, and the others are read; Excel writes 5.1.2027."""
    text = (
        "id,edition,digest,date\na,1,abc,2027-01-05\nb,1,abc,5.1.2027\n,1,abc,2027-01-05\n"
        f"c,1,abc,{'x' * 41}\nd,2,def,2027-02-05\nnot yet,,,\n"
    )

    assert signed(tmp_path, text) == (
        [
            Signed(id="a", edition="1", digest="abc", date=DAY),
            Signed(id="b", edition="1", digest="abc", date=DAY),
            Signed(id="d", edition="2", digest="def", date=datetime.date(2027, 2, 5)),
        ],
        [
            "t.csv:4:1: HB622 the line has no id\nhint: say who signed",
            (
                f"t.csv:5:1: HB622 expected a date such as 2027-01-31, found '{'x' * 40}'"
                "\nhint: write year-month-day"
            ),
        ],
    )


def test_list_of_signatures_needs_its_columns(tmp_path: Path) -> None:
    """Each is told."""
    assert [one.splitlines()[0] for one in signed(tmp_path, "x\n")[1]] == [
        f"t.csv:1:1: HB621 the table has no column '{name}'"
        for name in ("id", "edition", "digest", "date")
    ]


def test_answers_of_a_form_are_not_known_by_their_numbers(tmp_path: Path) -> None:
    """Microsoft Forms numbers answers in a column ID, and gives the address beside it."""
    head = "ID;Godzina rozpoczęcia;Godzina ukończenia;Adres e-mail;Nazwa;Wydanie;Odcisk treści\n"
    line = "1;05.01.2027 08:01:00;05.01.2027 08:03:20;a@b.example;Anna;1;abc\n"

    assert signed(tmp_path, head + line) == (
        [Signed(id="a@b.example", edition="1", digest="abc", date=DAY)],
        [],
    )
    assert signed(tmp_path, head + line.replace("a@b.example", "anonymous"))[1] == [
        "t.csv:2:1: HB622 the line has no id\nhint: say who signed"
    ]


def test_numbers_that_a_spreadsheet_has_rounded_are_told(tmp_path: Path) -> None:
    """Neither an id nor a digest can be read out of 1,23457E+11."""
    text = "id;edition;digest;date\n1,23457E+11;1;abc;2027-01-05\n7;1;1.2E+63;2027-01-05\n"
    hint = "\nhint: give the column the format 'text', enter it anew, and save again"

    assert signed(tmp_path, text) == (
        [],
        [
            f"t.csv:{line}:1: HB622 a spreadsheet has made the number {number} of what was here"
            + hint
            for line, number in ((2, "1,23457E+11"), (3, "1.2E+63"))
        ],
    )


def test_huge_table_of_faults_is_told_in_a_bounded_time(tmp_path: Path) -> None:
    """A hundred different faults are told, and how many more there are."""
    lines = "".join(f"{number}\tunknown{number}\n" for number in range(3_000))
    long = "".join(f"x{number}\t{'a,' * 5_000}b\n" for number in range(100))
    start = time.process_time()

    _, problems = people(tmp_path, f"id\taudience\n{long}{lines}")

    assert problems[0].startswith(
        f"t.csv:2:1: HB622 the handbook has no audience '{'a,' * 20}…' (and on 99 more lines)"
    )
    assert len(problems) == 101
    assert problems[-1].splitlines()[0].endswith("HB622 there are 2901 further faults")
    assert time.process_time() - start < 5
