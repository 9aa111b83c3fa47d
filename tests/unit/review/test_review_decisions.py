"""Decisions of reviewers: merged, told apart, signed; every reason against signing."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Callable
from typing import Any

import pytest

from generator.model.edition import Approval, Difference, Past, Standing
from generator.model.handbook import Handbook
from generator.model.place import NOWHERE, Located, Place
from generator.model.problems import Collector, ProblemsFound, UsageFault
from generator.model.review import Decision, Export, Review, Signature, Verdict
from generator.review.merging import merge, tally
from generator.review.run import (
    begin,
    clauses_digest,
    fingerprints,
    needs_value,
    ranks,
    refreshed,
    signature_of,
    state_of,
    used,
)
from generator.review.signing import check_drift, refuse_signed, sign
from tests.told import told
from tests.trees import CHAPTER, PARAMETERS, company

Resolved = Callable[..., Handbook]
DAY = datetime.date(2027, 3, 1)
OTHER = datetime.date(2027, 2, 1)


def at(line: int, text: str = "x") -> Located:
    """Write a word on a line of the record."""
    return Located(text, Place(file="r.yml", line=line, column=1))


def decision(clause: str = "a.b", line: int = 5, **more: Any) -> Decision:
    """Make an entry of a record."""
    words: dict[str, Any] = {
        name: Located(value) if name in {"note", "by"} and value is not None else value
        for name, value in more.items()
    }
    if isinstance(words.get("decision"), str):
        words["decision"] = at(line + 1, str(words["decision"]))
    entry = Decision(
        clause=Located(clause), rank=Located("rest"), text=Located("t"), place=at(line).place
    )
    return dataclasses.replace(entry, **words)


def review(*decisions: Decision, **more: Any) -> Review:
    """Make a record."""
    made = Review(
        year=2027,
        edition=Located("1.0"),
        started=DAY,
        due=DAY,
        decisions=decisions,
        place=at(1).place,
    )
    return dataclasses.replace(made, **more)


def merging(start: Decision, verdict: Verdict, reviewer: str = "hr") -> tuple[Decision, list[str]]:
    """Merge one verdict; give the decision and what is told."""
    problems = Collector()
    export = Export(
        reviewer=reviewer,
        company="",
        verdicts={"a.b": verdict},
        place=Place(file="e.csv", line=3, column=1),
    )
    result = merge(review(start), (export,), DAY, problems)
    return result.decisions[0], told(problems.found)


def parts(one: Decision) -> tuple[object, ...]:
    """Give what a reviewer said."""
    return (one.decision, one.note, one.by, one.date, one.material)


MERGED: list[tuple[str, Decision, Verdict, tuple[object, ...]]] = [
    (
        "the first word",
        decision(),
        Verdict(decision="change", note="old", material=False),
        ("change", "old", "hr", DAY, False),
    ),
    (
        "a name and a day of its own",
        decision(),
        Verdict(decision="keep", by="legal", date=OTHER),
        ("keep", None, "legal", OTHER, True),
    ),
    (
        "a newer word of the same reviewer",
        decision(decision="keep", note="a", by="hr"),
        Verdict(decision="change"),
        ("change", None, "hr", DAY, True),
    ),
    (
        "an answer to a question",
        decision(decision="ask", note="a?", by="legal"),
        Verdict(decision="keep", note="b"),
        ("keep", "b", "hr", DAY, True),
    ),
    (
        "two that agree",
        decision(decision="change", note="a", by="legal", date=OTHER, material=False),
        Verdict(decision="change", note="b", material=False),
        ("change", "a; b", "legal + hr", DAY, False),
    ),
    (
        "two that agree, one materially",
        decision(decision="change", by="legal", material=True),
        Verdict(decision="change", material=False),
        ("change", None, "legal + hr", DAY, True),
    ),
    (
        "two that agree, the other one materially",
        decision(decision="change", by="legal", material=False),
        Verdict(decision="change", note="b", material=True),
        ("change", "b", "legal + hr", DAY, True),
    ),
    (
        "two that agree in the same words",
        decision(decision="change", note="a", by="legal"),
        Verdict(decision="change", note="a"),
        ("change", "a", "legal + hr", DAY, True),
    ),
    (
        "a third who agrees, and was among the first",
        decision(decision="keep", by="legal + hr"),
        Verdict(decision="keep"),
        ("keep", None, "legal + hr", DAY, True),
    ),
    (
        "somebody after nobody",
        decision(decision="keep"),
        Verdict(decision="keep"),
        ("keep", None, "hr", DAY, True),
    ),
    (
        "two that disagree",
        decision(decision="keep", note="a", by="legal"),
        Verdict(decision="remove", note="b"),
        ("ask", "legal: keep (a) | hr: remove (b)", "legal + hr", DAY, True),
    ),
    (
        "two that disagree without a word",
        decision(decision="keep", by="legal"),
        Verdict(decision="remove"),
        ("ask", "legal: keep | hr: remove", "legal + hr", DAY, True),
    ),
    (
        "a question after a decision",
        decision(decision="keep", by="legal"),
        Verdict(decision="ask", note="why?"),
        ("ask", "legal: keep | hr: ask (why?)", "legal + hr", DAY, True),
    ),
]


@pytest.mark.parametrize(
    ("start", "verdict", "expected"),
    [case[1:] for case in MERGED],
    ids=[case[0] for case in MERGED],
)
def test_words_of_reviewers_are_merged(
    start: Decision, verdict: Verdict, expected: tuple[object, ...]
) -> None:
    """Nobody's word is lost, and the newer one of the same reviewer counts."""
    one, _ = merging(start, verdict)

    assert parts(one) == expected
    assert (one.clause, one.rank, one.text, one.place) == ("a.b", "rest", "t", start.place)


def test_reviewers_who_disagree_are_told_with_both_words() -> None:
    """A warning at the record's entry; at the export where the record was never written."""
    hint = "\nhint: agree on one decision, and import it or write it into the record"
    start = decision(decision="keep", note="a", by="legal")
    verdict = Verdict(decision="remove", note="b")
    message = (
        "HB617 warning: the reviewers disagree on 'a.b': legal: keep (a); hr: remove (b)" + hint
    )

    assert merging(start, verdict)[1] == [f"r.yml:5:1: {message}"]
    assert merging(dataclasses.replace(start, place=NOWHERE), verdict)[1] == [
        f"e.csv:3:1: {message}"
    ]
    named = dataclasses.replace(verdict, by="it")
    assert merging(start, named)[1] == [f"r.yml:5:1: {message.replace('hr:', 'it:')}"]


@pytest.mark.parametrize(
    ("start", "verdict"),
    [
        (decision(decision="keep", by="legal"), Verdict(decision="ask")),
        (decision(decision="keep", by="hr"), Verdict(decision="ask")),
        (decision(decision="keep", by="hr"), Verdict(decision="remove")),
        (decision(decision="keep", by="x"), Verdict(decision="remove", by="x")),
        (decision(decision="keep", by="x"), Verdict(decision="keep")),
        (decision(decision="ask", by="x"), Verdict(decision="keep")),
        (decision(decision="ask", by="x"), Verdict(decision="ask")),
        (decision(), Verdict(decision="ask")),
    ],
)
def test_nothing_is_told_of_those_who_do_not_disagree(start: Decision, verdict: Verdict) -> None:
    """A question, an own newer word, an answer or the same word is no conflict."""
    assert merging(start, verdict)[1] == []


def test_clause_that_is_not_under_review_is_told_and_the_next_one_taken() -> None:
    """With the nearest clause that is."""
    problems = Collector()
    verdicts = {"a.c": Verdict(decision="keep"), "a.b": Verdict(decision="keep")}
    export = Export(
        reviewer="hr", company="", verdicts=verdicts, place=Place(file="e.csv", line=1, column=1)
    )
    start = review(decision(), decision("talk.x"))

    result = merge(start, (export,), DAY, problems)

    assert [one.decision for one in result.decisions] == ["keep", None]
    assert start.decisions[0].decision is None
    assert dataclasses.replace(result, decisions=start.decisions) == start
    assert told(problems.found) == [
        (
            "e.csv:1:1: HB616 the export of 'hr' decides about 'a.c', which is not under review"
            "\nhint: did you mean 'a.b'?"
        )
    ]


def test_decisions_are_counted_by_what_they_are() -> None:
    """Every kind has a count, and `open` counts those that are missing."""
    record = review(decision(decision="keep"), decision("b.c", decision="keep"), decision("c.d"))

    assert tally(record) == {"keep": 2, "change": 0, "remove": 0, "ask": 0, "open": 1}


@pytest.mark.parametrize(
    ("given", "now", "state"),
    [
        (None, "t", "open"),
        (None, "other", "open"),
        (None, None, "done"),
        ("ask", "t", "asked"),
        ("ask", None, "asked"),
        ("keep", "t", "done"),
        ("keep", "other", "stale"),
        ("keep", None, "stale"),
        ("remove", "t", "to-do"),
        ("remove", "other", "to-do"),
        ("remove", None, "done"),
        ("change", "t", "to-do"),
        ("change", "other", "done"),
        ("change", None, "done"),
    ],
)
def test_decision_is_as_far_as_the_handbook_shows(
    given: str | None, now: str | None, state: str
) -> None:
    """What was decided is compared with what the clause says now."""
    prints = {} if now is None else {"a.b": now}

    assert state_of(decision(decision=given), prints) == state


def signing(record: Review, book: Handbook, *, bulk: bool = False) -> list[str]:
    """Say what stands against signing."""
    try:
        sign(record, book, by="owner", today=DAY, bulk=bulk)
    except ProblemsFound as fault:
        return told(fault.problems)
    return []


def whole(book: Handbook, **more: Any) -> Review:
    """Keep every clause, each with its own note unless something else is said."""
    prints = fingerprints(book)
    return review(
        *(
            decision(
                name,
                line * 10,
                text=Located(prints[name]),
                **{"decision": "keep", "note": "ok", "by": "hr", "date": DAY, **more},
            )
            for line, name in enumerate(prints, start=1)
        )
    )


def replaced(record: Review, **more: Any) -> Review:
    """Change the first entry of a record."""
    first = record.decisions[0]
    fresh = decision(str(first.clause), 10, text=first.text, by="hr", date=DAY, **more)
    return dataclasses.replace(record, decisions=(fresh, *record.decisions[1:]))


def test_review_that_nothing_stands_against_is_signed(handbook: Resolved) -> None:
    """The signature bears the role, the day and the hash of all clauses."""
    book = handbook()
    record = whole(book)

    signed = sign(record, book, by="owner", today=DAY, bulk=False).signed

    assert signed == Signature(
        by=Located("owner"),
        date=DAY,
        digest=Located(clauses_digest(fingerprints(book))),
        bulk=False,
    )
    assert record.signed is None


AGAINST: list[tuple[dict[str, Any], list[str]]] = [
    (
        {"note": "x"},
        ["r.yml:10:1: HB611 'talk.open' is undecided\nhint: decide: keep, change, remove or ask"],
    ),
    (
        {"decision": "ask", "note": "x"},
        [
            (
                "r.yml:10:1: HB613 'talk.open' has an open question"
                "\nhint: answer it, and decide: keep, change or remove"
            )
        ],
    ),
    (
        {"decision": "change", "note": "x"},
        [
            (
                "r.yml:10:1: HB613 'talk.open' was to be changed, but still reads as it did"
                "\nhint: carry the decision out"
            )
        ],
    ),
    (
        {"decision": "remove", "note": "x"},
        [
            (
                "r.yml:10:1: HB613 'talk.open' was to be removed, but still reads as it did"
                "\nhint: carry the decision out"
            )
        ],
    ),
    (
        {"decision": "remove"},
        [
            (
                "r.yml:10:1: HB613 'talk.open' was to be removed, but still reads as it did"
                "\nhint: carry the decision out"
            ),
            (
                "r.yml:11:1: HB612 the decision to remove 'talk.open' has no reason"
                "\nhint: add a line 'note: ...'"
            ),
        ],
    ),
    (
        {"decision": "remove", "note": "do ustalenia"},
        [
            (
                "r.yml:10:1: HB613 'talk.open' was to be removed, but still reads as it did"
                "\nhint: carry the decision out"
            ),
            (
                "r.yml:11:1: HB612 the decision to remove 'talk.open' has no reason"
                "\nhint: add a line 'note: ...'"
            ),
        ],
    ),
    ({"decision": "keep"}, []),
]


@pytest.mark.parametrize(("more", "expected"), AGAINST)
def test_decision_that_stands_against_signing_is_told(
    handbook: Resolved, more: dict[str, Any], expected: list[str]
) -> None:
    """Each at its place in the record, with what to do."""
    book = handbook()

    assert signing(replaced(whole(book), **more), book) == expected


def test_clause_that_was_kept_and_then_changed_is_told(handbook: Resolved) -> None:
    """Its text is not the one that was decided about."""
    book = handbook()
    first, *others = whole(book).decisions
    record = review(dataclasses.replace(first, text=Located("old")), *others)

    assert signing(record, book) == [
        (
            "r.yml:10:1: HB618 'talk.open' was kept, but has changed since"
            "\nhint: decide about the new text"
        )
    ]


def test_clause_that_is_new_is_told_at_the_record(handbook: Resolved) -> None:
    """A clause that came after the review began is undecided."""
    book = handbook()
    _, *others = whole(book).decisions

    assert signing(review(*others), book) == [
        (
            "r.yml:1:1: HB611 'talk.open' is new and undecided"
            "\nhint: run `handbook review start` again: it adds new clauses"
        )
    ]


@pytest.mark.parametrize("by", ["", "TBD", "---", "imię i nazwisko"])
def test_somebody_signs(handbook: Resolved, by: str) -> None:
    """A mark for whoever may sign one day is no signature."""
    book = handbook()

    with pytest.raises(UsageFault) as caught:
        sign(whole(book), book, by=by, today=DAY, bulk=True)

    assert caught.value.message == f"'{by}' names nobody"


@pytest.mark.parametrize("note", [None, "-", "brak"])
def test_keeping_everything_in_one_go_has_to_be_meant(handbook: Resolved, note: str | None) -> None:
    """Said on purpose it is signed, and the signature says so."""
    book = handbook()
    record = whole(book, note=note)

    assert signing(record, book) == [
        (
            "r.yml:1:1: HB614 all 3 clauses were kept in one go, without a single note"
            "\nhint: review them one by one, or say that it is meant with --confirm-bulk"
        )
    ]
    signed = sign(record, book, by="owner", today=DAY, bulk=True).signed
    assert signed is not None
    assert signed.bulk
    plain = sign(whole(book), book, by="owner", today=DAY, bulk=True).signed
    assert plain is not None
    assert not plain.bulk


@pytest.mark.parametrize("more", [{"note": "x"}, {"by": "legal"}, {"date": OTHER}])
def test_one_note_hand_or_day_of_its_own_is_no_bulk(
    handbook: Resolved, more: dict[str, Any]
) -> None:
    """Somebody looked at it by itself."""
    book = handbook()
    first, *others = whole(book, note=None).decisions
    own: dict[str, Any] = {
        name: Located(said) if isinstance(said, str) else said for name, said in more.items()
    }

    assert signing(review(dataclasses.replace(first, **own), *others), book) == []


def test_single_clause_is_no_bulk(handbook: Resolved) -> None:
    """Keeping the only clause is one decision."""
    head, _, _ = CHAPTER.partition("  - id: talk.name")
    book = handbook({"handbook/chapters/01-talk.yml": head})

    assert signing(whole(book, note=None), book) == []


def test_signed_review_is_closed(handbook: Resolved) -> None:
    """It is told at the signature, or at the record where the signature has no place."""
    expected = (
        "HB615 the review of 2027 was signed on 2027-02-01"
        "\nhint: begin the next one with `handbook review start --year`"
    )
    signature = Signature(by=Located("x"), date=OTHER, digest=Located("d"), place=at(99).place)
    problems = Collector()

    refuse_signed(review(), problems)
    refuse_signed(review(signed=signature), problems)
    refuse_signed(review(signed=dataclasses.replace(signature, place=NOWHERE)), problems)

    assert told(problems.found) == [f"r.yml:99:1: {expected}", f"r.yml:1:1: {expected}"]
    book = handbook()
    record = dataclasses.replace(whole(book), signed=signature)
    assert signing(record, book) == [f"r.yml:99:1: {expected}"]


def test_translation_that_nobody_confirmed_is_told_for_each_language(handbook: Resolved) -> None:
    """At the clause, with the command that confirms."""
    book = handbook()
    first, *others = book.chapters[0].clauses
    waiting = dataclasses.replace(first, unconfirmed=("en", "de"))
    chapter = dataclasses.replace(book.chapters[0], clauses=(waiting, *others))
    problems = Collector()

    check_drift(dataclasses.replace(book, chapters=(chapter,)), problems)

    assert told(problems.found) == [
        f"handbook/chapters/01-talk.yml:8:9: HB607 nobody has confirmed that the '{code}' text of"
        " 'talk.open' still says the same"
        "\nhint: compare the texts, then run `handbook translations confirm`"
        for code in ("en", "de")
    ]


def test_fingerprint_changes_with_the_words_that_readers_see(handbook: Resolved) -> None:
    """Neither the number nor what only editors see counts; a value that is shown does."""
    plain = fingerprints(handbook())
    chapter = "handbook/chapters/01-talk.yml"
    topics = CHAPTER.replace(
        "    references: [PL-ONE]\n", "    references: [PL-ONE]\n    requirements: [S01]\n"
    )
    asked = {"handbook/requirements.yml": "requirements:\n  - {id: S01, title: {pl: A, en: A}}\n"}
    words = fingerprints(handbook({chapter: CHAPTER.replace("Sign your posts", "Sign all posts")}))
    valued = fingerprints(handbook(company(settings="reply_hours: 4"), (), "acme"))

    assert list(plain) == ["talk.open", "talk.name", "talk.secrets"]
    assert {len(mark) for mark in plain.values()} == {16}
    assert fingerprints(handbook({chapter: topics, **asked})) == plain
    assert [name for name in plain if words[name] != plain[name]] == ["talk.name"]
    assert [name for name in plain if valued[name] != plain[name]] == ["talk.open"]
    assert clauses_digest(words) != clauses_digest(plain)
    assert len(clauses_digest(plain)) == 64
    assert clauses_digest(dict(reversed(plain.items()))) == clauses_digest(plain)


def standing(book: Handbook, *differences: Difference) -> Handbook:
    """Give a handbook differences against its last edition, 2026.1."""
    approval = Approval(version="2026.1", by="x", note="y", date=DAY)
    older = Approval(version="2025.1", by="x", note="y", date=DAY)
    history = tuple(Past(approval=one, digest="d", differences=()) for one in (older, approval))
    return dataclasses.replace(book, standing=Standing(history=history, differences=differences))


def difference(kind: str, name: str, *, material: bool = True) -> Difference:
    """Make a difference."""
    return Difference(kind=kind, id=name, action="amended", fields=(), material=material, title={})


def test_rank_says_why_a_clause_comes_first(handbook: Resolved) -> None:
    """Law, then a change, then a value that nobody set."""
    book = handbook()
    today = datetime.date(2027, 11, 20)

    def ranked(*differences: Difference, day: datetime.date = today) -> list[str]:
        return list(ranks(standing(book, *differences), day).values())

    assert ranked() == ["default", "rest", "rest"]
    assert ranked(day=datetime.date(2027, 11, 21)) == ["law", "rest", "rest"]
    assert ranked(difference("reference", "PL-ONE")) == ["law", "rest", "rest"]
    assert ranked(difference("reference", "PL-ONE", material=False)) == ["default", "rest", "rest"]
    assert ranked(difference("clause", "PL-ONE")) == ["default", "rest", "rest"]
    assert ranked(difference("clause", "talk.open")) == ["changed", "rest", "rest"]
    assert ranked(difference("clause", "talk.name", material=False)) == [
        "default",
        "changed",
        "rest",
    ]
    assert ranked(difference("risk", "talk.name")) == ["default", "rest", "rest"]


def test_value_that_somebody_set_is_no_reason_to_come_early(handbook: Resolved) -> None:
    """The rank `default` is for values that are still at their default."""
    book = handbook(company(settings="reply_hours: 4"), (), "acme")

    assert list(ranks(book, DAY).values()) == ["rest", "rest", "rest"]


def test_used_parameters_are_the_declared_ones(handbook: Resolved) -> None:
    """The built-in name is none, and a stray brace neither."""
    text = CHAPTER.replace("Możesz mówić o pracy.", "Możesz mówić o {company}.").replace(
        "You may talk about work.", "You may talk about {company}."
    )
    book = handbook({"handbook/chapters/01-talk.yml": text})
    first, second, _ = book.clauses()

    assert used(first.clause, book) == {"reply_hours"}
    assert used(second.clause, book) == set()


def test_clause_needs_a_value_that_every_company_should_set(handbook: Resolved) -> None:
    """Only one that is meant to be filled in, and only while it is at its default."""
    files = {"handbook/parameters.yml": PARAMETERS + "    fill_in: true\n"}
    book, plain = handbook(files), handbook()
    own = handbook({**files, **company(settings="reply_hours: 4")}, (), "acme")

    assert [needs_value(book, one) for one in book.clauses()] == [True, False, False]
    assert not any(needs_value(plain, one) for one in plain.clauses())
    assert not any(needs_value(own, one) for one in own.clauses())


def test_review_begins_with_the_most_urgent(handbook: Resolved) -> None:
    """By rank, then what needs a value, then in reading order; nothing is decided yet."""
    book = standing(handbook(), difference("clause", "talk.secrets"))
    due = datetime.date(2027, 4, 1)

    record = begin(book, 2027, due, DAY)

    prints = fingerprints(book)
    assert (record.year, record.edition, record.started, record.due) == (2027, "2026.1", DAY, due)
    assert record.signed is None
    assert [(str(one.clause), str(one.rank), str(one.text)) for one in record.decisions] == [
        ("talk.secrets", "changed", prints["talk.secrets"]),
        ("talk.open", "default", prints["talk.open"]),
        ("talk.name", "rest", prints["talk.name"]),
    ]
    assert all(one.decision is None for one in record.decisions)
    assert begin(handbook(), 2027, due, DAY).edition == "1.0"


def test_urgent_clause_comes_before_others_of_its_rank(handbook: Resolved) -> None:
    """A value that each company should set comes first."""
    files = {
        "handbook/parameters.yml": PARAMETERS
        + "  name_hours:\n    label: {pl: L, en: L}\n    help: {pl: H, en: H}\n"
        "    type: number\n    default: 3\n    fill_in: true\n",
        "handbook/chapters/01-talk.yml": CHAPTER.replace(
            "{pl: Podpisuj wpisy., en: Sign your posts.}",
            "{pl: 'Podpisz w {name_hours}.', en: 'Sign within {name_hours}.'}",
        ),
    }

    record = begin(handbook(files), 2027, DAY, DAY)

    assert [one.clause for one in record.decisions] == ["talk.name", "talk.open", "talk.secrets"]


def test_clause_that_came_later_joins_a_review(handbook: Resolved) -> None:
    """Decisions stay, and the new entry stands where its rank belongs."""
    book = handbook()
    started = begin(book, 2027, DAY, DAY)
    kept = dataclasses.replace(started.decisions[1], decision=Located("keep"))
    record = dataclasses.replace(started, decisions=(kept,))

    result = refreshed(record, book, DAY)

    assert [one.clause for one in result.decisions] == ["talk.open", "talk.name", "talk.secrets"]
    assert result.decisions[1] is kept
    assert refreshed(result, book, DAY) == result
    assert dataclasses.replace(result, decisions=()) == dataclasses.replace(record, decisions=())


def test_signature_of_the_same_clauses_is_found(handbook: Resolved) -> None:
    """The last one that these very clauses went through."""
    book = handbook()
    digest = Located(clauses_digest(fingerprints(book)))

    def signed(year: int, mark: Located) -> Review:
        signature = Signature(by=Located("x"), date=DAY, digest=mark)
        return review(year=year, signed=signature)

    first, second = signed(2026, digest), signed(2027, digest)

    assert signature_of(book, ()) is None
    assert signature_of(book, (review(), signed(2027, Located("other")))) is None
    assert signature_of(book, (first, second, signed(2028, Located("other")))) is second


def test_clause_that_was_kept_and_then_taken_out_is_told_as_gone(handbook: Resolved) -> None:
    """There is no new text to decide about."""
    book = handbook()
    decided = whole(book).decisions
    record = review(dataclasses.replace(decided[0], clause=Located("talk.gone")), *decided)

    assert signing(record, book) == [
        (
            "r.yml:10:1: HB618 'talk.gone' was kept, but is no longer in the handbook"
            "\nhint: write 'decision: remove' with a note, or take the rule back in"
        )
    ]
