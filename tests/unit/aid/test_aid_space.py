"""The questions before a post, and sets of atoms as numbers."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.aid.questions import space_of
from generator.aid.space import Space
from generator.model.handbook import Handbook
from tests.aid_trees import CLAUSES, aid_tree
from tests.trees import company


@pytest.fixture
def space(handbook: Callable[..., Handbook]) -> Space:
    """Give the questions of the tree that asks."""
    return space_of(handbook(aid_tree()))


def test_questions_stand_in_order_with_their_answers(space: Space) -> None:
    """The audiences answer the first question; the one for everyone stands last, as none."""
    assert [(one.id, one.ids) for one in space.dimensions] == [
        ("role", ("admins", "everyone")),
        ("account", ("mine", "company")),
        ("about", ("work", "pay", "client")),
    ]
    assert space["role"].choices[1].title["en"] == "None of these"
    assert space.matter is space["about"]


def test_atoms_and_combinations_are_counted(space: Space) -> None:
    """Of several answers any but none may be chosen: 2 x 2 x (8 - 1)."""
    assert space.size == 12
    assert space.combinations == 28


def test_a_box_holds_the_atoms_of_all_its_answers(space: Space) -> None:
    """Two of two roles, one of two accounts, two of three matters."""
    box = space.box({"account": ("mine",), "about": ("work", "client")})

    assert box.bit_count() == 4
    assert space.atom_of(box) == {"role": "admins", "account": "mine", "about": "work"}
    assert space.box({}) == space.everything


def test_an_empty_list_leaves_no_atom(space: Space) -> None:
    """What can have no answer never happens."""
    assert space.box({"account": ()}) == 0


def test_atoms_are_told_with_no_more_answers_than_needed(space: Space) -> None:
    """What holds whoever asks is told without a role."""
    pay = space.box({"about": ("pay",)})
    mine = space.box({"account": ("mine",), "about": ("work",)})

    assert list(space.told(pay)) == [{"about": "pay"}]
    assert list(space.told(pay | mine)) == [{"account": "mine", "about": "work"}, {"about": "pay"}]
    assert list(space.told(space.everything)) == [{}]
    assert list(space.told(0)) == []


def test_a_handbook_without_questions_asks_nothing(handbook: Callable[..., Handbook]) -> None:
    """It has no questions, and one combination of nothing."""
    space = space_of(handbook())

    assert space.dimensions == ()
    assert space.matter is None
    assert space.everything == 1


def test_essentials_offer_the_matters_that_their_rules_name(
    handbook: Callable[..., Handbook],
) -> None:
    """Other questions keep all their answers."""
    clauses = {
        name: f"{said}|essential: true" if name in {"free", "pay"} else said
        for name, said in CLAUSES.items()
    }
    small = company(
        more="edition: essentials\ncontacts: [{role: owner, name: Ola, email: ola@acme.internal}]\n"
    )

    space = space_of(handbook({**aid_tree(clauses), **small}, company="acme"))

    assert [(one.id, one.ids) for one in space.dimensions] == [
        ("role", ("admins", "everyone")),
        ("account", ("mine", "company")),
        ("about", ("pay",)),
    ]
