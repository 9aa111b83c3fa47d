"""Locks and the two ladders: which amendment may pass, and what is told of the others."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from generator.model.change import Amend, Remove
from generator.model.clause import Clause, Example
from generator.model.handbook import Event, FieldChange, ResolvedClause
from generator.model.place import Located, Place
from generator.model.problems import Collector
from generator.model.text import Prose, Text
from generator.resolve.changes import amended
from generator.resolve.ladder import lock_of, may_amend, may_remove, narrows, weaker_in
from tests.told import told


def at(line: int, text: str = "x") -> Located:
    """Write a word on a line."""
    return Located(text, Place(file="f.yml", line=line, column=1))


def prose(line: int) -> Prose:
    """Write a text whose key stands on a line."""
    return Prose(((Located("pl"), Located("Tak.")),), at(line).place)


WHY = Text(((Located("pl"), Located("Bo tak.")),))


def clause(strength: str = "should", *, locked: bool = False) -> Clause:
    """Write a clause of lines 1 to 9."""
    return Clause(
        id=at(1, "talk.name"),
        title=WHY,
        strength=at(2, strength),
        audience=(Located("everyone"), Located("admins")),
        statement=prose(3),
        why=prose(4),
        locked=locked,
    )


def amend(**more: Any) -> Amend:
    """Write an amendment of lines 11 to 19."""
    return dataclasses.replace(
        Amend(action="amend", target=at(11, "talk.name"), reason=WHY), **more
    )


def resolved(one: Clause, *events: Event) -> ResolvedClause:
    """Give a clause its history."""
    return ResolvedClause(clause=one, number="1.1", layer="base", history=events)


def event(line: int, name: str, *, after: object) -> Event:
    """Make an event that changed one field."""
    change = FieldChange(name=name, before=None, after=after)
    return Event(action="amended", layer="profile:a", place=at(line).place, changes=(change,))


def amending(change: Amend, one: Clause, before: Clause | None = None) -> tuple[bool, list[str]]:
    """Say whether an amendment may pass, and what is told."""
    problems = Collector()
    start = before or one
    lost = weaker_in(start, amended(start, change), "everyone")
    return may_amend(change, resolved(one), start, lost, problems), told(problems.found)


LOCK = (
    "\nhint: add guidance instead (add_guidance), or ask the owner of the layer that locked it"
    "\nnote: f.yml:1:1: locked here"
)


def test_open_clause_has_no_lock() -> None:
    """Neither its history nor its place matter."""
    assert lock_of(resolved(clause(), event(5, "locked", after=True))) is None


def test_lock_stands_where_the_clause_does() -> None:
    """A clause that was written locked is locked at its id, whatever else was changed."""
    one = resolved(clause(locked=True), event(5, "strength", after="must"))

    assert str(lock_of(one)) == "f.yml:1:1"


def test_lock_stands_at_the_last_amendment_that_locked() -> None:
    """Of two amendments that lock, the later one counts; one that unlocks never does."""
    one = resolved(
        clause(locked=True),
        event(5, "locked", after=True),
        event(6, "locked", after=True),
        event(7, "locked", after=False),
        event(8, "strength", after="must"),
    )

    assert str(lock_of(one)) == "f.yml:6:1"


@pytest.mark.parametrize(
    ("change", "place", "what"),
    [
        (amend(strength=at(12, "may"), approved_by=at(13)), 12, "be made weaker"),
        (amend(strength=at(12, "may")), 12, "be made weaker"),
        (amend(locked=False), 11, "be unlocked"),
        (amend(statement=prose(14)), 14, "get a new statement"),
        (amend(add_statement=prose(15)), 15, "get a new statement"),
        (amend(statement=prose(14), add_statement=prose(15)), 14, "get a new statement"),
        (amend(audience=(Located("admins"),)), 11, "concern fewer people"),
        (
            amend(audience=(Located("admins"),), add_audience=(Located("guests"),)),
            11,
            "concern fewer people",
        ),
        (amend(strength=at(12, "may"), locked=False), 12, "be made weaker"),
        (amend(statement=prose(14), locked=False), 11, "be unlocked"),
        (amend(statement=prose(14), audience=()), 14, "get a new statement"),
    ],
)
def test_locked_clause_refuses(change: Amend, place: int, what: str) -> None:
    """The first of the reasons is told at its own place, with the lock's."""
    assert amending(change, clause(locked=True)) == (
        False,
        [f"f.yml:{place}:1: HB207 'talk.name' is locked and may not {what}{LOCK}"],
    )


@pytest.mark.parametrize(
    "change",
    [
        amend(strength=at(12, "must")),
        amend(locked=True),
        amend(title=WHY),
        amend(guidance=prose(14)),
        amend(add_audience=(Located("guests"),)),
        amend(audience=(Located("admins"), Located("everyone"))),
        amend(audience=(Located("admins"), Located("everyone"), Located("guests"))),
        amend(audience=(Located("admins"),), add_audience=(Located("everyone"),)),
        amend(audience=(Located("everyone"),)),
    ],
)
def test_locked_clause_lets_through_what_takes_nothing_away(change: Amend) -> None:
    """Stricter, more help and more readers are free, and so is a second lock."""
    assert amending(change, clause(locked=True)) == (True, [])


@pytest.mark.parametrize(
    "change",
    [amend(locked=False), amend(statement=prose(14)), amend(references=(Located("A"),))],
)
def test_open_clause_lets_words_and_further_references_through(change: Amend) -> None:
    """No program can judge other words; people compare them before an edition is approved."""
    assert amending(change, clause()) == (True, [])


PAIR = Example(wrong=WHY, right=WHY)
FULL = dataclasses.replace(
    clause(), examples=(PAIR,), references=(Located("A"), Located("B")), guidance=prose(6)
)


@pytest.mark.parametrize(
    ("change", "line", "what", "name"),
    [
        (amend(audience=(at(12, "admins"),)), 12, "concern fewer people", "audience"),
        (amend(audience=()), 11, "concern fewer people", "audience"),
        (amend(examples=()), 11, "lose its examples", "examples"),
        (amend(references=(at(12, "A"),)), 12, "lose legal references", "references"),
        (amend(references=()), 11, "lose legal references", "references"),
        (
            amend(references=(), add_references=(Located("A"),)),
            11,
            "lose legal references",
            "references",
        ),
    ],
)
def test_less_of_anything_needs_an_approver(change: Amend, line: int, what: str, name: str) -> None:
    """Who takes readers, examples or the law away says why, and who agreed."""
    expected = (
        f"f.yml:{line}:1: HB205 'talk.name' would {what}, which makes it weaker"
        f"\nhint: add to them instead with 'add_{name}:', or add 'approved_by:' beside the reason"
        "\nnote: f.yml:1:1: it was written here"
    )

    assert amending(change, FULL) == (False, [expected])
    assert amending(dataclasses.replace(change, approved_by=at(13)), FULL) == (True, [])


def test_every_loss_of_one_amendment_is_told() -> None:
    """Whoever mends the first does not meet the second only afterwards."""
    change = amend(strength=at(12, "may"), audience=(), examples=(), references=())

    assert len(amending(change, FULL)[1]) == 4


@pytest.mark.parametrize(
    ("before", "after", "narrower"),
    [
        (["everyone"], ["admins"], True),
        (["everyone"], [], True),
        (["admins", "guests"], ["admins"], True),
        (["admins"], ["guests"], True),
        (["admins"], ["everyone"], False),
        (["admins"], ["admins", "guests"], False),
        (["everyone", "admins"], ["everyone"], False),
        (["everyone"], ["everyone", "admins"], False),
    ],
)
def test_list_of_readers_that_leaves_somebody_out_is_narrower(
    before: list[str], after: list[str], *, narrower: bool
) -> None:
    """Whoever belongs to everyone is never left out by a list that has everyone."""
    assert narrows(before, after, "everyone") is narrower


def test_without_an_audience_for_everyone_only_names_count() -> None:
    """Nobody then knows who belongs to whom."""
    assert narrows(["everyone"], ["admins"], None)
    assert not narrows(["admins"], ["admins"], None)


@pytest.mark.parametrize("strength", ["may", "ask first", "must not"])
def test_weaker_strength_needs_an_approver(strength: str) -> None:
    """The problem stands at the new strength and notes the old one; an approver lets it pass."""
    expected = (
        f"f.yml:12:1: HB205 'talk.name' would go from 'should' to '{strength}',"
        " which is weaker or on the other ladder"
        "\nhint: keep the strength, or add 'approved_by:' beside the reason"
        "\nnote: f.yml:2:1: it is 'should' here"
    )

    assert amending(amend(strength=at(12, strength)), clause()) == (False, [expected])
    assert amending(amend(strength=at(12, strength), approved_by=at(13)), clause()) == (True, [])


def test_strength_is_measured_against_the_clause_before() -> None:
    """What another profile made of the clause does not bind this one."""
    change = amend(strength=at(12, "should"))

    assert amending(change, clause("must"), clause("should")) == (True, [])
    assert amending(change, clause("should"), clause("must"))[0] is False


def test_lock_of_another_profile_does_not_bind_a_profile() -> None:
    """Only a lock that the clause had before, or that the company meets, refuses."""
    change = amend(statement=prose(14))
    locked = clause(locked=True)

    assert amending(change, locked, clause()) == (True, [])
    assert amending(change, locked, clause(locked=True))[0] is False
    assert amending(change, locked, locked)[0] is False


def test_removal_is_refused_by_a_lock_only() -> None:
    """The problem stands at the target and notes the lock."""
    change = Remove(action="remove", target=at(11, "talk.name"), reason=WHY, approved_by=at(13))
    problems = Collector()

    assert may_remove(change, resolved(clause()), problems)
    assert told(problems.found) == []
    assert not may_remove(change, resolved(clause(locked=True)), problems)
    assert told(problems.found) == [
        f"f.yml:11:1: HB207 'talk.name' is locked and may not be removed{LOCK}"
    ]
