"""Industries that references name are those of the profiles that are there."""

from __future__ import annotations

from collections.abc import Callable

from generator.model.problems import Problem
from tests.trees import PROFILE, REFERENCES

Problems = Callable[..., list[str]]
HEAD = "industry_profiles/school/profile.yml"
FILE = "industry_profiles/school/references.yml"
SCHOOL = PROFILE[: PROFILE.index("settings:")].replace("id: alpha", "id: school")


def _cites(sectors: str) -> str:
    text = REFERENCES.replace("id: PL-ONE", "id: PL-SCHOOL")
    return text.replace("sectors: [general]", f"sectors: [{sectors}]")


def test_new_industry_is_a_sector_by_its_folder(problems: Problems) -> None:
    """A profile's own references may name it, and every other profile, without any Python."""
    assert problems({HEAD: SCHOOL, FILE: _cites("general, school, alpha")}, ("school",)) == []


def test_profile_may_give_its_sector_another_word(problems: Problems) -> None:
    """`sector:` is what references call the industry; then the folder's name is no sector."""
    head = SCHOOL + "sector: education\n"

    assert problems({HEAD: head, FILE: _cites("education")}, ("school",)) == []
    assert problems({HEAD: head, FILE: _cites("school")}, ("school",)) == [
        f"{FILE}:4:15: HB209 there is no sector 'school'"
    ]


def test_misspelt_sector_is_a_problem_also_where_nothing_cites_it(
    faults: Callable[..., tuple[Problem, ...]],
) -> None:
    """The nearest sector is named, whether its profile takes part or not."""
    (found,) = faults({HEAD: SCHOOL, FILE: _cites("alpa")}, ("school",))

    assert found.message == "there is no sector 'alpa'"
    assert found.hint == "did you mean 'alpha'? write:\n    sectors: [alpha]"


def test_base_may_name_industries_whose_profile_is_not_there(problems: Problems) -> None:
    """The base's register serves every industry; a root that leaves a profile out still builds."""
    assert problems({"handbook/references.yml": REFERENCES.replace("general", "shipping")}) == []
