"""Whose signature is it: ids and addresses of two tables, and what can't be told apart."""

from __future__ import annotations

import datetime

from generator.model.people import Person, Signed
from generator.model.place import Place
from generator.model.problems import Collector
from generator.review.matching import check_match, match, slips
from tests.told import told

DAY = datetime.date(2027, 1, 5)


def person(name: str, mail: str = "") -> Person:
    """Put somebody on the roster."""
    return Person(id=name, role="", audiences=frozenset(), mail=mail)


def sign(name: str, mail: str = "", line: int = 2) -> Signed:
    """Let somebody sign."""
    place = Place(file="s.csv", line=line, column=1)
    return Signed(id=name, edition="1", digest="", date=DAY, mail=mail, place=place)


def matched(people: list[Person], signed: list[Signed]) -> tuple[set[str], set[str]]:
    """Say who has signed, and which signatures are nobody's."""
    found = match(people, signed)
    return set(found.signed), set(found.gone)


def checked(people: list[Person], signed: list[Signed]) -> list[str]:
    """Say what is told of two tables."""
    problems = Collector()
    check_match(people, signed, problems)
    return told(problems.found)


def test_person_is_known_by_id_or_by_address() -> None:
    """Whatever the other table has."""
    people = [person("007", "jan@bank.example"), person("8"), person("ANNA@bank.example")]

    assert matched(people, [sign("Jan@Bank.example"), sign("8"), sign("anna@bank.example")]) == (
        {"7", "8", "anna@bank.example"},
        set(),
    )
    assert matched(people, [sign("7"), sign("9")]) == ({"7"}, {"9"})


def test_address_goes_before_a_number_that_another_table_gave() -> None:
    """Lines are numbered from 1 everywhere; that makes nobody's signature another's."""
    people = [person("1", "a@bank.example"), person("2", "b@bank.example"), person("3")]
    signed = [sign("1", "b@bank.example"), sign("2", "gone@bank.example"), sign("3", "c@x.example")]

    assert matched(people, signed) == ({"2", "3"}, {"gone@bank.example"})


def test_id_counts_where_the_roster_has_no_addresses() -> None:
    """The list may have them."""
    assert matched([person("1")], [sign("1", "a@bank.example")]) == ({"1"}, set())


def test_shared_mailbox_is_told_unless_the_id_says_who_it_was() -> None:
    """Once for each address."""
    people = [person("1", "hall@bank.example"), person("2", "hall@bank.example")]
    signed = [
        sign("hall@bank.example"),
        sign("x", "Hall@bank.example", 3),
        sign("2", people[1].mail),
    ]

    assert matched(people, signed) == ({"2"}, set())
    assert checked(people, signed) == [
        (
            "s.csv:2:1: HB622 several people on the roster have 'hall@bank.example'"
            "\nhint: let each of them sign with an id of their own"
        )
    ]


def test_tables_with_nobody_in_common_are_told() -> None:
    """Everybody would be missing otherwise."""
    hint = "\nhint: use the same ids in both tables, such as staff numbers or mail addresses"

    assert checked([person("7"), person("8")], [sign("a@bank.example")]) == [
        (
            "s.csv:2:1: HB622 warning: nobody here is on the roster: ids here are such as"
            f" 'a@bank.example', there such as '7'{hint}"
        )
    ]
    assert checked([person("7")], [sign("7")]) == []
    assert checked([person("7")], []) == []
    assert checked([], [sign("7")]) == []


def test_slip_in_an_address_is_found_and_one_in_a_number_is_not() -> None:
    """Two staff numbers that are alike are two people."""
    gone = match([], [sign("jan.kowalsky@bank.example"), sign("12346"), sign("Ana Nowak")]).gone
    missing = [person("5", "jan.kowalski@bank.example"), person("12345"), person("Anna Nowak")]

    assert slips(missing, gone) == {"5": "jan.kowalsky@bank.example", "Anna Nowak": "Ana Nowak"}


def test_slips_are_not_looked_for_in_huge_tables() -> None:
    """Each would be compared with each."""
    gone = match([], [sign(f"p{'x' * number}@bank.example") for number in range(300)]).gone

    assert slips([person(f"q{'x' * number}@bank.example") for number in range(300)], gone) == {}
