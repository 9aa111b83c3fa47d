"""Rules that a company's file names in words or by number, where an id belongs."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.model.nearest import WHERE
from generator.model.problems import Problem
from tests.trees import CHAPTER, amend, company

Faults = Callable[..., tuple[Problem, ...]]
OWN = "companies/acme/company.yml"
EMPTY = CHAPTER.partition("clauses:")[0].replace("id: talk", "id: empty") + "clauses: []\n"
PHOTOS = CHAPTER.replace("talk", "photos")
MORE = {"handbook/chapters/00-empty.yml": EMPTY, "handbook/chapters/02-photos.yml": PHOTOS}
NO_BASE = {"handbook/handbook.yml": "version: '1.0'\n"}
NO_PROFILE = {"industry_profiles/alpha/profile.yml": "id: alpha\n"}


def hint(faults: Faults, files: dict[str, str], target: str) -> str:
    """Give the hint on the target of a change, however much else is wrong."""
    found = faults({**files, **company(amend(target, "strength: must"))}, ("alpha",), "acme")
    (told,) = (one for one in found if one.place.file == OWN)
    assert (told.code, told.place.line) == ("HB103", 4)
    return told.hint


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Podpisz się", "talk.name"),
        ("pkt 1.2", "talk.name"),
        ("§ 1.1", "talk.open"),
        ("zasada 2.3", "photos.secrets"),
    ],
)
def test_title_or_number_of_a_rule_is_told_with_its_id(
    faults: Faults, said: str, meant: str
) -> None:
    """Numbers are those of the pages, which have none for a chapter without rules."""
    assert hint(faults, MORE, said) == f"write:\n    target: {meant}"


@pytest.mark.parametrize("files", [NO_BASE, {**NO_BASE, **NO_PROFILE}])
@pytest.mark.parametrize("said", ["Podpisz się", "pkt 1.2"])
def test_without_a_layer_that_could_be_read_nothing_is_guessed(
    faults: Faults, files: dict[str, str], said: str
) -> None:
    """There is no chapter anywhere, and no id is made up of the words."""
    assert hint(faults, files, said) == WHERE


def test_numbers_are_counted_only_where_every_layer_could_be_read(faults: Faults) -> None:
    """A profile may have chapters of its own; titles hold without them."""
    assert hint(faults, NO_PROFILE, "pkt 1.2") == WHERE
    assert hint(faults, NO_PROFILE, "Podpisz się") == "write:\n    target: talk.name"


def test_id_that_is_made_up_is_told_only_where_it_is_near_one(faults: Faults) -> None:
    """Capitals and slips are mended at once; for other words it is told where ids stand."""
    assert hint(faults, {}, "Talk.Name") == "write:\n    target: talk.name"
    assert hint(faults, {}, "Talk.Nmae") == "write:\n    target: talk.name"
    assert hint(faults, {}, "Zupełnie.Obce") == WHERE


def test_words_in_place_of_a_list_are_shown_as_one(faults: Faults) -> None:
    """With the ids that the words mean; one word is a list, too."""
    more = "languages: polski i angielski\nindustries: Alfa\n"
    found = faults({OWN: f"name: Acme\n{more}"}, (), "acme")

    assert [one.hint for one in found] == [
        "write:\nlanguages: [pl, en]",
        "write:\nindustries: [alpha]",
    ]


def test_what_is_wrong_in_a_line_without_end_is_told_at_once(faults: Faults) -> None:
    """Where ids stand is told there, too, and no id is made up; it once took hours."""
    target = f'"No such rule!"{" " * 500_000}# And a note.'

    assert hint(faults, {}, target) == WHERE
