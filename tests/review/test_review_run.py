"""The review run: order, merging, and everything that stands against signing."""

from __future__ import annotations

import dataclasses
import datetime
from pathlib import Path

import pytest

from generator.model.place import NOWHERE, Located
from generator.model.problems import Collector
from generator.model.review import Decision, Export, Review, Verdict
from generator.review.merging import merge, tally
from generator.review.run import state_of
from generator.sources.review_exports import read_export
from generator.sources.reviews import read_reviews, write_review

DAY = datetime.date(2027, 3, 1)


def decision(clause: str, **more: object) -> Decision:
    """Make an entry of a record."""
    plain = Decision(clause=Located(clause), rank=Located("rest"), text=Located("t"))
    return dataclasses.replace(plain, **more)  # type: ignore[arg-type]


def review(*decisions: Decision) -> Review:
    """Make a record."""
    return Review(
        year=2027, edition=Located("1.0"), started=DAY, due=DAY, decisions=tuple(decisions)
    )


def export(reviewer: str, **verdicts: Verdict) -> Export:
    """Make a reviewer's export; `a_b` stands for the clause a.b."""
    told = {name.replace("_", "."): verdict for name, verdict in verdicts.items()}
    return Export(reviewer=reviewer, company="", verdicts=told, place=NOWHERE)


def merged(start: Review, *exports: Export) -> tuple[Decision, list[str]]:
    """Merge exports; give the first decision and the problems in words."""
    problems = Collector()
    result = merge(start, exports, DAY, problems)
    return result.decisions[0], [f"{one.code} {one.message}" for one in problems.found]


def test_first_word_is_taken_with_its_reviewer_and_day() -> None:
    """An open clause takes the decision; a day of its own counts."""
    other = datetime.date(2027, 2, 1)
    one, told = merged(review(decision("a.b")), export("legal", a_b=Verdict(decision="keep")))
    assert (one.decision, one.by, one.date, told) == ("keep", "legal", DAY, [])
    one, _ = merged(
        review(decision("a.b")), export("legal", a_b=Verdict(decision="keep", date=other))
    )

    assert one.date == other


def test_reviewers_who_agree_are_both_named() -> None:
    """Notes and names of both stay, and a material mark wins."""
    one, told = merged(
        review(decision("a.b")),
        export("legal", a_b=Verdict(decision="change", note="old", material=False)),
        export("hr", a_b=Verdict(decision="change", note="hard")),
    )

    assert (one.decision, one.by, one.note, one.material) == (
        "change",
        "legal + hr",
        "old; hard",
        True,
    )
    assert told == []


def test_reviewers_who_disagree_leave_a_question_with_both_words() -> None:
    """Nothing is overwritten: the clause is open again, and the conflict is listed."""
    one, told = merged(
        review(decision("a.b")),
        export("legal", a_b=Verdict(decision="keep")),
        export("hr", a_b=Verdict(decision="remove", note="unused")),
    )

    assert (one.decision, one.by) == ("ask", "legal + hr")
    assert one.note == "legal: keep | hr: remove (unused)"
    assert told == ["HB617 the reviewers disagree on 'a.b': legal: keep; hr: remove (unused)"]


def test_own_newer_word_and_an_answer_replace_the_older_one() -> None:
    """A reviewer may change their mind; a question is closed by any answer."""
    start = review(decision("a.b"))
    one, told = merged(
        start,
        export("hr", a_b=Verdict(decision="keep")),
        export("hr", a_b=Verdict(decision="remove", note="x")),
    )
    assert (one.decision, one.note, told) == ("remove", "x", [])
    one, told = merged(
        start,
        export("hr", a_b=Verdict(decision="ask", note="?")),
        export("legal", a_b=Verdict(decision="keep")),
    )

    assert (one.decision, one.by, one.note, told) == ("keep", "legal", None, [])


def test_clauses_that_are_not_under_review_are_problems() -> None:
    """Two unknown ids are two problems, with the nearest real ones."""
    problems = Collector()
    word = Verdict(decision="keep")
    merge(review(decision("a.b")), (export("hr", a_c=word, x_y=word),), DAY, problems)

    assert [(one.code, one.hint) for one in problems.found] == [
        ("HB616", "did you mean 'a.b'?"),
        ("HB616", "there is only 'a.b'"),
    ]


@pytest.mark.parametrize(
    ("choice", "now", "state"),
    [
        (None, "t", "open"),
        (None, None, "done"),
        ("ask", "t", "asked"),
        ("keep", "t", "done"),
        ("keep", "u", "stale"),
        ("keep", None, "stale"),
        ("change", "t", "to-do"),
        ("change", "u", "done"),
        ("remove", "t", "to-do"),
        ("remove", None, "done"),
    ],
)
def test_state_compares_the_decision_with_the_text(
    choice: str | None, now: str | None, state: str
) -> None:
    """A decision is done when the handbook shows it."""
    given = decision("a.b", decision=choice and Located(choice))

    assert state_of(given, {"a.b": now} if now else {}) == state


def test_record_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    """Free text with any sign survives the file."""
    start = review(
        decision(
            "a.b",
            decision=Located("change"),
            note=Located('said: "no" # - yes\\ {x} żółć'),
            by=Located("legal: HR"),
            date=DAY,
            material=False,
        ),
        decision("c.d"),
    )
    write_review(start, tmp_path)
    problems = Collector()
    (found,) = read_reviews(tmp_path, "companies/x", problems)

    assert problems.found == []
    assert tally(found) == {"keep": 0, "change": 1, "remove": 0, "ask": 0, "open": 1}
    for one, other in zip(found.decisions, start.decisions, strict=True):
        assert dataclasses.replace(one, place=NOWHERE) == dataclasses.replace(other, place=NOWHERE)


def test_faults_of_a_record_are_reported_at_their_places(tmp_path: Path) -> None:
    """Two records, three faults: a name, a word and a missing key."""
    folder = tmp_path / "reviews"
    folder.mkdir()
    text = "year: 2027\nedition: x\nstarted: 2027-01-01\ndue: 2027-02-01\ndecisions:\n"
    entry = "  - clause: a.b\n    rank: rest\n    text: t\n    decision: kep\n"
    entry += "  - clause: c.d\n    text: t\n"
    (folder / "2027.yml").write_text(text + entry, encoding="utf-8")
    (folder / "next.yml").write_text(text + "  []\n", encoding="utf-8")
    problems = Collector()
    read_reviews(tmp_path, "companies/x", problems)

    assert [one.headline() for one in sorted(problems.found, key=lambda one: one.sort_key())] == [
        (
            "companies/x/reviews/2027.yml:9:15: HB104 expected one of keep, change, remove, ask;"
            " found 'kep'"
        ),
        "companies/x/reviews/2027.yml:10:5: HB101 'rank' is missing",
        "companies/x/reviews/next.yml:1:1: HB106 'next.yml' is no name for this review",
    ]


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.json", "{", "HB616 this is no export of the review page: "),
        ("a.json", "[" * 50_000, "HB616 this is no export of the review page: it is nested"),
        ("a.json", "{}", "HB616 this is no export of the review page: 'format' is missing"),
        (
            "a.json",
            '{"format": "v0", "company": "", "reviewer": "", "clauses": {}}',
            "HB616 expected the format 'handbook-review-1', found 'v0'",
        ),
        ("a.csv", "clause;decision\na.b;kep\n", "HB616 'a.b': expected one of keep, change,"),
        ("a.csv", "clause,decision,date\na.b,keep,soon\n", "HB616 'a.b': expected a date such as"),
        ("a.csv", "clause,decison\na.b,keep\n", "HB621 the table has no column 'decision'"),
        ("a.csv", "\n\n", "HB621 the table is empty"),
        (
            "a.csv",
            'clause,decision\n"a.b,keep\n',
            "HB621 this is no CSV: a quotation mark",
        ),
        ("a.csv", "clause,decision\na.b,keep,,x\n", "HB621 the line has 4 cells, but the header"),
    ],
)
def test_files_that_are_no_exports_are_problems(
    tmp_path: Path, name: str, content: str, told: str
) -> None:
    """Whatever the file holds, there is one problem and no traceback."""
    (tmp_path / name).write_text(content, encoding="utf-8")
    problems = Collector()
    read_export(tmp_path / name, problems)

    assert len(problems.found) == 1
    assert f"{problems.found[0].code} {problems.found[0].message}".startswith(told)


def test_table_may_come_from_a_spreadsheet(tmp_path: Path) -> None:
    """Semicolons, a byte order mark, guarded cells and empty decisions are understood."""
    path = tmp_path / "hr.csv"
    path.write_text(
        "Clause;Decision;Note;Material\na.b;change;'=new text;nie\nc.d;;;\n", encoding="utf-8-sig"
    )
    problems = Collector()
    found = read_export(path, problems)

    assert problems.found == []
    assert found is not None
    assert (found.reviewer, list(found.verdicts)) == ("hr", ["a.b"])
    assert found.verdicts["a.b"] == Verdict(decision="change", note="=new text", material=False)
