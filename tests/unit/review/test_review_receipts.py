"""Who has signed which edition: signed, missing, outdated or gone."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Callable

import pytest

from generator.model.edition import Approval, Difference, Past, Standing
from generator.model.handbook import Handbook
from generator.model.people import Person, Signed
from generator.review.receipts import Receipt, receipts

DAY = datetime.date(2027, 1, 5)
LATER = datetime.date(2027, 2, 5)
TODAY = datetime.date(2027, 3, 1)
Resolved = Callable[..., Handbook]


def change(*audience: str, material: bool = True, kind: str = "clause") -> Difference:
    """Make a change that concerns some readers."""
    return Difference(
        kind=kind,
        id="x",
        action="amended",
        fields=(),
        material=material,
        title={},
        audience=audience,
    )


def history(*changes: tuple[Difference, ...]) -> Standing:
    """Make editions 1, 2, 3 and so on; the digest of 1 is 111..."""
    return Standing(
        history=tuple(
            Past(
                approval=Approval(version=str(number), by="x", note="y", date=DAY),
                digest=str(number) * 64,
                differences=differences,
            )
            for number, differences in enumerate(changes, start=1)
        )
    )


@pytest.fixture
def stand(handbook: Resolved) -> Callable[..., list[Receipt]]:
    """Compare people with signatures for an edition."""
    book = handbook()

    def compared(
        people: list[Person], signed: list[Signed], edition: str, *changes: tuple[Difference, ...]
    ) -> list[Receipt]:
        own = dataclasses.replace(book, standing=history(*changes))
        return list(receipts(iter(people), iter(signed), own, edition, TODAY))

    return compared


def person(name: str, *audiences: str) -> Person:
    """Put somebody on the roster."""
    return Person(id=name, role="r", audiences=frozenset(audiences))


def sign(name: str, edition: str, digest: str | None = None, date: datetime.date = DAY) -> Signed:
    """Let somebody sign."""
    return Signed(id=name, edition=edition, digest=digest or edition * 12, date=date)


Stand = Callable[..., list[Receipt]]


def test_everybody_has_a_receipt_in_order(stand: Stand) -> None:
    """By status, then by id; who is not on the roster is gone."""
    people = [person("d"), person("c"), person("b"), person("a")]
    signed = [sign("b", "1"), sign("a", "1", date=LATER), sign("z", "1"), sign("d", "9")]

    assert stand(people, signed, "1", ()) == [
        Receipt(id="z", role="", status="gone", edition="1", date=DAY),
        Receipt(id="c", role="r", status="missing"),
        Receipt(
            id="d",
            role="r",
            status="outdated",
            edition="9",
            date=DAY,
            because="there is no edition 9",
        ),
        Receipt(id="a", role="r", status="signed", edition="1", date=LATER),
        Receipt(id="b", role="r", status="signed", edition="1", date=DAY),
    ]


@pytest.mark.parametrize(
    ("digest", "counts"),
    [
        ("1" * 64, True),
        ("1" * 12, True),
        ("1" * 13, True),
        ("1" * 11, False),
        ("2" * 12, False),
        ("1" * 11 + "2", False),
        ("1" * 65, False),
        ("", False),
    ],
)
def test_signature_needs_the_digest_of_its_edition(
    stand: Stand, digest: str, *, counts: bool
) -> None:
    """All of it, or its first twelve digits or more."""
    (one,) = stand([person("a")], [Signed(id="a", edition="1", digest=digest, date=DAY)], "1", ())

    assert (one.status, one.because) == (
        ("signed", "") if counts else ("outdated", "the digest is not that of 1")
    )


def test_digest_may_be_written_in_capitals(handbook: Resolved) -> None:
    """Hexadecimal digits are the same in either case."""
    past = dataclasses.replace(history(()).history[0], digest="abcdef" * 2 + "0" * 52)
    book = dataclasses.replace(handbook(), standing=Standing(history=(past,)))

    (one,) = receipts([person("a")], [sign("a", "1", "ABCDEF" * 2)], book, "1", TODAY)

    assert one.status == "signed"


@pytest.mark.parametrize(
    ("audiences", "changes", "because"),
    [
        ((), ((), (), ()), ""),
        (("hr",), ((), (change("hr"),), ()), "2 changed something material"),
        (("hr",), ((), (), (change("hr"),)), "3 changed something material"),
        (("hr",), ((), (change("hr"),), (change("hr"),)), "2 changed something material"),
        (("hr",), ((), (change("admins"),), ()), ""),
        (("hr",), ((), (change("admins", "hr"),), ()), "2 changed something material"),
        ((), ((), (change("everyone"),), ()), "2 changed something material"),
        (("hr",), ((), (change("hr", material=False),), ()), ""),
        (("hr",), ((), (change("hr", kind="reference"),), ()), ""),
        (("hr",), ((), (change("hr", kind="duty"),), ()), "2 changed something material"),
        (("hr",), ((change("hr"),), (), ()), ""),
    ],
)
def test_older_signature_counts_until_something_material_concerns_the_person(
    stand: Stand,
    audiences: tuple[str, ...],
    changes: tuple[tuple[Difference, ...], ...],
    because: str,
) -> None:
    """Everybody is concerned by what is for everyone; editorial changes concern nobody."""
    (one,) = stand([person("a", *audiences)], [sign("a", "1")], "3", *changes)

    assert (one.status, one.because) == ("outdated" if because else "signed", because)


def test_changes_after_the_wanted_edition_do_not_count(stand: Stand) -> None:
    """Whoever has to sign the second edition need not know the third."""
    changes = ((), (), (change("everyone"),))

    (one,) = stand([person("a")], [sign("a", "1")], "2", *changes)

    assert one.status == "signed"


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize(
    ("first", "second", "edition", "date"),
    [
        (sign("a", "1", date=LATER), sign("a", "2"), "2", DAY),
        (sign("a", "1"), sign("a", "1", date=LATER), "1", LATER),
        (sign("a", "9", date=LATER), sign("a", "1"), "1", DAY),
    ],
)
def test_newest_signature_of_a_person_counts(
    stand: Stand,
    first: Signed,
    second: Signed,
    edition: str,
    date: datetime.date,
    *,
    turned: bool,
) -> None:
    """By edition, then by day, whatever the order of the list; an unknown edition is the oldest."""
    signed = [second, first] if turned else [first, second]

    (one,) = stand([person("a")], signed, "2", (), ())

    assert (one.edition, one.date) == (edition, date)


def test_signature_that_counts_goes_before_all_others(stand: Stand) -> None:
    """Nobody who has signed is told otherwise because of a further line."""
    good = sign("a", "1")
    others = [
        sign("a", "1", "wrong", date=LATER),
        sign("a", "2", "wrong", date=LATER),
        sign("a", "9", date=LATER),
        sign("a", "1", date=datetime.date(2020, 1, 1)),
        sign("a", "1", date=datetime.date(2999, 1, 1)),
    ]

    for signed in ([good, *others], [*others, good]):
        (one,) = stand([person("a")], signed, "1", (), ())
        assert (one.status, one.edition, one.date) == ("signed", "1", DAY)


@pytest.mark.parametrize(
    ("date", "because"),
    [
        (datetime.date(2020, 1, 1), "1 was only approved on 2027-01-05"),
        (DAY - datetime.timedelta(days=1), "1 was only approved on 2027-01-05"),
        (DAY, ""),
        (TODAY, ""),
        (TODAY + datetime.timedelta(days=1), "that day is yet to come"),
        (datetime.date(2999, 1, 1), "that day is yet to come"),
    ],
)
def test_signature_counts_from_the_approval_until_today(
    stand: Stand, date: datetime.date, because: str
) -> None:
    """Nobody can sign what is not there yet, nor tomorrow."""
    (one,) = stand([person("a")], [sign("a", "1", date=date)], "1", ())

    assert (one.status, one.because) == ("outdated" if because else "signed", because)


@pytest.mark.parametrize(
    ("versions", "typed", "digest", "expected"),
    [
        (("2026.1",), "2026,1", "1", ("signed", "2026.1")),
        (("2026.1",), "Wydanie 2026.1", "1", ("signed", "2026.1")),
        (("2026.1",), "v2026.1", "1", ("signed", "2026.1")),
        (("2026.1",), "sty.26", "1", ("signed", "2026.1")),
        (("2026.1",), "Jan-26", "1", ("signed", "2026.1")),
        (("2026.1",), "1.01.2026", "1", ("signed", "2026.1")),
        (("2026.1",), "1.2026", "1", ("signed", "2026.1")),
        (("2026.1",), "46023", "1", ("signed", "2026.1")),
        (("2026.1",), "", "1", ("signed", "2026.1")),
        (("2026.10",), "2026,1", "1", ("signed", "2026.10")),
        (("2026.1", "2026.10"), "2026,1", "2", ("signed", "2026.10")),
        (("2026.1", "2026.10"), "2026,1", "1", ("signed", "2026.1")),
        (("2026.1", "2026.2"), "2026.2", "1", ("outdated", "2026.2")),
        (("2026.1",), "2026.2", "1", ("outdated", "2026.2")),
        (("2026.1",), "12026.11", "1", ("outdated", "12026.11")),
        (("2026.1",), "sty.26", "9", ("outdated", "sty.26")),
        (("2026",), "2026.1", "1", ("outdated", "2026.1")),
        (("20",), "2", "1", ("outdated", "2")),
    ],
)
def test_edition_is_known_whatever_a_spreadsheet_made_of_its_number(
    handbook: Resolved,
    versions: tuple[str, ...],
    typed: str,
    digest: str,
    expected: tuple[str, str],
) -> None:
    """Where the number is none of ours, or lost a zero, the digest says which edition it was."""
    past = history(*[()] * len(versions)).history
    named = tuple(
        dataclasses.replace(one, approval=dataclasses.replace(one.approval, version=version))
        for one, version in zip(past, versions, strict=True)
    )
    book = dataclasses.replace(handbook(), standing=Standing(history=named))

    (one,) = receipts([person("a")], [sign("a", typed, digest * 12)], book, versions[-1], TODAY)

    assert (one.status, one.edition) == expected


def test_signature_without_edition_and_digest_is_told(stand: Stand) -> None:
    """A form may ask for neither."""
    (one,) = stand([person("a")], [sign("a", "", "x")], "1", ())

    assert (one.status, one.because) == ("outdated", "nothing tells which edition it was")


@pytest.mark.parametrize("before", ["sha256:", "SHA-256 ", "sha256 = "])
def test_digest_may_stand_between_other_signs(stand: Stand, before: str) -> None:
    """Programs write the name of the hash before it; people cut it with dots."""
    (one,) = stand([person("a")], [sign("a", "1", f" {before}{'1' * 16}… ")], "1", ())

    assert one.status == "signed"


def test_person_who_stands_twice_has_one_receipt(stand: Stand) -> None:
    """The roster is read by id."""
    assert [one.id for one in stand([person("a"), person("a")], [], "1", ())] == ["a"]
