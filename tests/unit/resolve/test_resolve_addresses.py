"""Ids that would share a page or an anchor, and ids too long for the name of a page."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.model.problems import Problem
from tests.told import told
from tests.trees import CHAPTER, HANDBOOK, second_profile

Faults = Callable[..., tuple[Problem, ...]]
HINT = "give one of them another id; a dot and a hyphen are the same there"
_OTHER = (
    CHAPTER.replace("talk", "talk-open")
    .replace("Rozmowa", "Inna")
    .replace("Talk", "Other")
    .replace("śmiało", "cicho")
    .replace("freely", "softly")
    .replace("Podpisz się", "Nazwij się")
    .replace("Sign your name", "Name yourself")
    .replace("Chroń", "Kryj")
    .replace("Keep secrets", "Hide secrets")
)


def test_clauses_with_one_anchor_are_told(faults: Faults) -> None:
    """Readers and links would end at the first of them."""
    files = {
        "handbook/chapters/01-talk.yml": CHAPTER.replace("talk.secrets", "talk.open-x"),
        "handbook/chapters/02-talk-open.yml": _OTHER.replace("talk-open.name", "talk-open.x"),
    }

    assert told(faults(files)) == [
        (
            "handbook/chapters/02-talk-open.yml:23:9: HB201 the clause 'talk-open.x' has the same"
            f" address on the pages as 'talk.open-x'\nhint: {HINT}"
            "\nnote: handbook/chapters/01-talk.yml:29:9: the other one"
        )
    ]


def test_audiences_with_one_page_are_told(faults: Faults) -> None:
    """One page would take the place of the other."""
    more = "  - id: a-b\n    name: {pl: A, en: A}\n  - id: a.b\n    name: {pl: B, en: B}\nareas:"

    (found,) = told(faults({"handbook/handbook.yml": HANDBOOK.replace("areas:", more)}))

    assert "HB201 the audience 'a.b' has the same address on the pages as 'a-b'" in found


def test_profiles_with_one_page_are_told(faults: Faults) -> None:
    """Each has a page on what it does differently."""
    files = {**second_profile("prof.x-y"), **second_profile("prof-x.y")}

    (found,) = told(faults(files, ("prof.x-y", "prof-x.y")))

    assert "HB201 the industry profile 'prof.x-y' has the same address" in found


@pytest.mark.parametrize(("count", "right"), [(100, True), (101, False)])
def test_id_fits_into_the_name_of_a_page(faults: Faults, count: int, right: bool) -> None:  # noqa: FBT001
    """Systems end a file's name at 255 bytes."""
    more = f"  - id: {'a' * count}\n    name: {{pl: A, en: A}}\nareas:"

    found = told(faults({"handbook/handbook.yml": HANDBOOK.replace("areas:", more)}))

    assert found == [] if right else "HB106 the audience has an id of 101" in found[0]
