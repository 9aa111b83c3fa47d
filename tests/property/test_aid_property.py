"""What atoms say of a post equals what going through every combination says of it."""

from __future__ import annotations

import dataclasses
import itertools
import math
from collections.abc import Callable, Iterator, Mapping

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.aid.checks import check_aid
from generator.aid.outcomes import Outcome, aid_of
from generator.model.asked import Answer, ByQuestion, Question
from generator.model.clause import DUTIES, Clause
from generator.model.entries import Named
from generator.model.handbook import Handbook, ResolvedClause
from generator.model.place import Located
from generator.model.problems import Collector
from generator.model.text import Text
from tests.shares import share

LEVELS = {"may": 0, "should": 1, "must": 1, "ask first": 2, "must not": 3}
ROLES = ("admins", "staff", "everyone")
Choices = dict[str, tuple[str, ...]]
"""Ids of the answers by question; of `about` several may be chosen."""


def _text(words: str) -> Text:
    return Text(((Located("pl"), Located(words)), (Located("en"), Located(words))))


@st.composite
def conditions(draw: st.DrawFn, choices: Choices) -> tuple[ByQuestion, ByQuestion]:
    """Draw a `when` and an `unless` that share no question."""
    when: dict[Located, tuple[Located, ...]] = {}
    unless: dict[Located, tuple[Located, ...]] = {}
    for question, answers in choices.items():
        where = draw(st.sampled_from((when, unless, None, None)))
        if where is not None:
            found = draw(st.lists(st.sampled_from(answers), unique=True, max_size=3))
            where[Located(question)] = tuple(map(Located, found))
    return when, unless


@dataclasses.dataclass(frozen=True)
class Made:
    """A handbook that was made up, and what it can be asked."""

    handbook: Handbook
    choices: Choices

    def atoms(self, selection: Mapping[str, tuple[str, ...]]) -> Iterator[dict[str, str]]:
        """Walk one answer to each question, of those that may be given."""
        lists = [selection.get(name, answers) for name, answers in self.choices.items()]
        for one in itertools.product(*lists):
            yield dict(zip(self.choices, one, strict=True))

    def selections(self) -> Iterator[dict[str, tuple[str, ...]]]:
        """Walk every way to answer all questions."""
        several = self.choices["about"]
        lists = [
            [
                chosen
                for size in range(1, len(answers) + 1 if answers is several else 2)
                for chosen in itertools.combinations(answers, size)
            ]
            for answers in self.choices.values()
        ]
        for one in itertools.product(*lists):
            yield dict(zip(self.choices, one, strict=True))


def applies(clause: Clause, atom: Mapping[str, str]) -> bool:
    """Tell whether a clause applies to one answer to each question, as its words say."""
    for question, answer in atom.items():
        when, unless = clause.when or {}, clause.unless or {}
        if any(name == question and answer not in said for name, said in when.items()):
            return False
        if any(name == question and answer in said for name, said in unless.items()):
            return False
    return "everyone" in clause.audience or atom["role"] in clause.audience


def level(clause: Clause) -> int:
    """Give how strict a clause is by itself; a duty that asks is done by asking."""
    return max(LEVELS[clause.strength], 2 if clause.asks else 0)


def naive(made: Made, selection: Mapping[str, tuple[str, ...]]) -> int | None:
    """Give the strictest outcome by going through atoms and clauses one by one."""
    found: list[int] = []
    for atom in made.atoms(selection):
        here = [one.clause for one in made.handbook.clauses() if applies(one.clause, atom)]
        levels = [level(one) for one in here]
        if levels:
            most = 1 if any(one.right for one in here) else 3
            found.append(min(max(levels), most))
    return max(found, default=None)


@st.composite
def books(draw: st.DrawFn, plain: Handbook) -> Made:
    """Draw a handbook with few questions and clauses."""
    choices: Choices = {"role": ROLES}
    for name in ("account", "about", "form"):
        choices[name] = tuple(f"{name}-{n}" for n in range(draw(st.integers(1, 3))))
    first = next(plain.clauses())
    clauses: list[ResolvedClause] = []
    for number in range(draw(st.integers(0, 7))):
        when, unless = draw(conditions(choices))
        strength = draw(st.sampled_from(sorted(LEVELS)))
        clause = dataclasses.replace(
            first.clause,
            id=Located(f"talk.c{number}"),
            strength=Located(strength),
            audience=tuple(
                map(Located, draw(st.sampled_from((("everyone",), ("admins",), ROLES[:2]))))
            ),
            when=dict(when),
            unless=dict(unless),
            right=strength == "may" and draw(st.booleans()),
            asks=strength in DUTIES and draw(st.booleans()),
        )
        clauses.append(dataclasses.replace(first, clause=clause))
    questions = tuple(
        Question(
            id=Located(name),
            title=_text(name),
            many=name == "about",
            audiences=name == "role",
            otherwise=_text("none") if name == "role" else None,
        )
        for name in choices
    )
    answers = tuple(
        Answer(id=Located(one), question=Located(name), title=_text(one))
        for name, found in choices.items()
        for one in found
        if name != "role"
    )
    registers = {
        **plain.registers,
        "questions": questions,
        "answers": answers,
        "audiences": tuple(Named(id=Located(one), name=_text(one)) for one in ROLES),
    }
    chapter = dataclasses.replace(plain.chapters[0], clauses=tuple(clauses))
    return Made(dataclasses.replace(plain, chapters=(chapter,), registers=registers), choices)


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Handbook:
    """Give a handbook whose clauses and registers are replaced."""
    from generator.combine import combine
    from generator.sources.load import load_inputs
    from tests.trees import TREE

    root = tmp_path_factory.mktemp("plain")
    for name, text in TREE.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    return combine(load_inputs(root, (), None)[0])


_settings = settings(
    max_examples=share(60), deadline=None, suppress_health_check=[HealthCheck.too_slow]
)


@_settings
@given(data=st.data())
def test_atoms_decide_every_combination(plain: Handbook, data: st.DataObject) -> None:
    """Outcome and clauses of each full selection are those that a walk finds."""
    made = data.draw(books(plain))
    aid = aid_of(made.handbook)

    for selection in made.selections():
        result = aid.result(selection)
        assert result.outcome == naive(made, selection)
        assert {one.box.id for one in (*result.rights, *result.clauses)} == {
            one.id
            for one in made.handbook.clauses()
            if any(applies(one.clause, atom) for atom in made.atoms(selection))
        }


@_settings
@given(data=st.data())
def test_no_outcome_is_milder_than_a_clause_that_applies(
    plain: Handbook, data: st.DataObject
) -> None:
    """But where a right stands above it; and what is not answered is taken at its strictest."""
    made = data.draw(books(plain))
    aid = aid_of(made.handbook)
    answered = data.draw(st.sets(st.sampled_from(sorted(made.choices))))
    selection = {
        name: tuple(data.draw(st.sets(st.sampled_from(made.choices[name]), min_size=1)))
        for name in sorted(answered)
    }

    result = aid.result(selection)

    assert result.outcome == naive(made, selection)
    for one in (*result.rights, *result.clauses):
        assert result.outcome is not None
        assert one.outcome <= result.outcome
        assert one.only_how == (one.outcome < one.box.outcome)
        if one.only_how:
            assert result.rights
            assert one.outcome is Outcome.LIKE_THIS
    open_ones = {
        name
        for name in made.choices
        if name not in selection
        and any(
            naive(made, {**selection, name: (answer,)}) != result.outcome
            for answer in made.choices[name]
        )
    }
    assert set(result.open) == open_ones


@_settings
@given(data=st.data())
def test_the_checks_find_what_a_walk_finds(plain: Handbook, data: st.DataObject) -> None:
    """Clauses that never apply, posts without an outcome, rights and permissions undone."""
    made = data.draw(books(plain))
    found = Collector()
    check_aid(made.handbook, found)
    atoms = list(made.atoms({}))
    where = {
        one.id: [number for number, atom in enumerate(atoms) if applies(one.clause, atom)]
        for one in made.handbook.clauses()
    }
    every = {one.id: one.clause for one in made.handbook.clauses()}

    def about(name: str, among: ByQuestion | None) -> set[str]:
        return {
            str(answer) for one, said in (among or {}).items() if one == name for answer in said
        }

    never = {name for name, posts in where.items() if not posts}
    silent = len(set().union(*where.values())) < len(atoms)
    clash = {
        (name, right)
        for name, clause in every.items()
        for right, other in every.items()
        if level(clause) >= 2 and other.right
        for post in set(where[name]) & set(where[right])
        if atoms[post]["about"] in about("about", clause.when) & about("about", other.when)
    }
    empty = {
        name
        for name, clause in every.items()
        if clause.strength == "may" and not clause.right and where[name]
        if any(
            set(where[name]) <= set(where[ban])
            for ban, other in every.items()
            if other.strength == "must not"
        )
    }
    told: Callable[[str], list[str]] = lambda code: [  # noqa: E731
        one.message for one in found.found if one.code == code
    ]
    assert {one.split("'")[1] for one in told("HB701")} == never
    assert bool(told("HB702")) == silent
    assert {(one.split("'")[1], one.split("'")[3]) for one in told("HB703")} == clash
    assert {one.split("'")[1] for one in told("HB704")} == empty


@_settings
@given(data=st.data())
def test_combinations_are_counted_as_a_walk_counts_them(
    plain: Handbook, data: st.DataObject
) -> None:
    """With several answers to the one question that takes them."""
    made = data.draw(books(plain))
    space = aid_of(made.handbook).space

    assert space.combinations == sum(1 for _ in made.selections())
    assert space.size == math.prod(map(len, made.choices.values()))


@_settings
@given(data=st.data())
def test_what_is_told_of_a_set_of_atoms_is_all_of_it(plain: Handbook, data: st.DataObject) -> None:
    """Each group lies within it, and with one answer less something of it would lie without."""
    space = aid_of(data.draw(books(plain)).handbook).space
    atoms = data.draw(st.integers(0, space.everything))

    together = 0
    for told in space.told(atoms):
        box = space.box({name: (answer,) for name, answer in told.items()})
        assert box & ~together
        together |= box
        for name in told:
            fewer = {other: (answer,) for other, answer in told.items() if other != name}
            assert space.box(fewer) & ~atoms
    assert together == atoms
