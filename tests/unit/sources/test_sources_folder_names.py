"""Names of companies' folders: built under any of them, or refused with one that can be built."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.model.folders import plain_name
from generator.model.pages import COMPARISONS
from generator.model.problems import Collector, Problem
from generator.sources.folder_names import as_written, check_company_folder
from generator.workshop import asked
from tests.told import told
from tests.trees import COMPANY, PROFILE

Faults = Callable[..., tuple[Problem, ...]]
RENAME = "rename the folder to '{}', for instance"


@pytest.mark.parametrize(
    "name",
    [
        *("acme", "Acme", "żółw", "zolw sp", "O'Neil & Syn (kopia)", "100%", "a#b", "株式会社"),
        *("acme.2", "finansowa", "tech-", "base-1", "owner", "a+b", "finance+b", "_x", "-x"),
    ],
)
def test_folder_may_have_any_name_that_systems_allow(name: str) -> None:
    """Polish letters, spaces, and signs that addresses write otherwise."""
    problems = Collector()

    check_company_folder(name, ("finance", "tech"), problems)

    assert problems.found == []


@pytest.mark.parametrize(
    ("name", "why", "near"),
    [
        ("base", "builds call a folder of their own so", "base-1"),
        ("Latest", "builds call a folder of their own so", "latest-1"),
        (
            "acme.owner",
            "'build/acme.owner' is where the owner's pages of another one go",
            "acme-owner",
        ),
        ("con", "Windows keeps it for a device", "con-1"),
        ("Aux.1", "Windows keeps it for a device", "aux-1"),
        ("a:b", "Windows allows no ':' in it", "a-b"),
        ("a\\b", "Windows allows no '\\' in it", "a-b"),
        (".żółw", "a name that begins with a full stop is hidden", "zolw"),
        (" a", "it begins or ends with a space or a full stop, which Windows drops", "a"),
        ("Sp. z o.o.", "it begins or ends with a space or a full stop, which Windows drops", None),
        ("a\tb", "it holds signs that can't be seen", "a-b"),
        ("a\u202eb", "it holds signs that can't be seen", "ab"),
        ("a\udcffb", "it holds signs that can't be seen", "ab"),
        ("ż" * 101, "it has 202 bytes, more than 200", "z" * 101),
    ],
)
def test_folder_that_can_not_be_built_is_told(name: str, why: str, near: str | None) -> None:
    """With the reason, and a name that is right."""
    problems = Collector()

    check_company_folder(name, ("finance",), problems)

    near = near or "sp-z-o-o"
    assert told(problems.found) == [
        (
            f"companies/{name}/company.yml:1:1: HB106 '{name}' is no name for a company's folder:"
            f" {why}\nhint: {RENAME.format(near)}"
        )
    ]


@pytest.mark.parametrize(
    ("name", "near"),
    [("finance", "finance-1"), ("TECH", "tech-1"), ("finance+tech", "finance-tech")],
)
def test_company_is_not_called_like_an_industry(name: str, near: str) -> None:
    """Both would be built into one folder, and one would silently take the other's place."""
    problems = Collector()

    check_company_folder(name, ("finance", "tech"), problems)

    assert told(problems.found) == [
        (
            f"companies/{name}/company.yml:1:1: HB106 the company's folder is called like the"
            f" industry '{name}', and both would be built into 'build/{name}'"
            f"\nhint: {RENAME.format(near)}"
        )
    ]


def test_names_are_checked_when_the_layers_are_loaded(faults: Faults) -> None:
    """Together with every other fault of the files, for companies and for profiles."""
    files = {
        "companies/alpha/company.yml": COMPANY + "nme: x\n",
        "industry_profiles/base/profile.yml": PROFILE.replace("id: alpha", "id: base"),
    }

    found = [one.headline() for one in faults(files, (), "alpha")]

    assert found[0].startswith("companies/alpha/company.yml:1:1: HB106 the company's folder is")
    assert found[1] == "companies/alpha/company.yml:15:1: HB102 unknown key 'nme'"
    assert told(faults(files, ("base",)))[0].startswith(
        "industry_profiles/base/profile.yml:1:1: HB106 'base' is no name for a profile: builds"
    )


def test_letters_made_of_two_signs_are_the_same_letters(tree: Callable[..., Path]) -> None:
    """Some systems and archives store them so; nobody can see it."""
    folder = "z\u0307o\u0301\u0142w"
    root = tree({f"companies/{folder}/company.yml": COMPANY})

    assert asked(root, "", "\u017c\u00f3\u0142w").company == folder
    assert asked(root, "", folder).company == folder
    assert asked(root, "", "żółty").company == "żółty"
    assert as_written("Acme", ["acme"]) == "Acme"


def test_page_about_a_company_is_called_by_plain_letters() -> None:
    """So that no address is written otherwise than the file is called."""
    assert COMPARISONS.stem("company:żółw sp") == "comparison-company-zolw-sp"
    assert COMPARISONS.stem("company:株式会社") == "comparison-company"
    assert plain_name("Łódź: Straße 5 (kopia)") == "lodz-strasse-5-kopia"
