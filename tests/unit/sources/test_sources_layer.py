"""Files and folders of a layer: each is read or reported, none is passed over silently."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.model.problems import Problem, UsageFault
from tests.trees import CHAPTER, PROFILE

Problems = Callable[..., list[str]]
Faults = Callable[..., tuple[Problem, ...]]
COPY = "is there, too: delete this copy, or move it to another folder"


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("risk.yml", "did you mean 'risks.yml'?"),
        ("Risks.yml", "did you mean 'risks.yml'?"),
        ("risks.YML", "did you mean 'risks.yml'?"),
        ("risks.yaml", "did you mean 'risks.yml'?"),
        ("risks.yml.txt", "did you mean 'risks.yml'?"),
        ("ryzyka.yml", "did you mean 'risks.yml'?"),
        ("contacts.yml", "write it into 'company.yml', below 'contacts:'"),
        ("Kontakty.yml", "write it into 'company.yml', below 'contacts:'"),
        ("kontakty.docx", "save its text in Notepad, as UTF-8, under 'company.yml'"),
        ("risks.docx", "save its text in Notepad, as UTF-8, under 'risks.yml'"),
        ("company — kopia.yml", f"'company.yml' {COPY}"),
        ("company (1).yml", f"'company.yml' {COPY}"),
        ("company_2026-11-29.yml", f"'company.yml' {COPY}"),
    ],
)
def test_layer_refuses_a_file_that_nobody_would_read(faults: Faults, name: str, hint: str) -> None:
    """A misspelt register is reported beside other faults, and the right name is offered."""
    found = faults(
        {f"companies/acme/{name}": "risks: []\n", "companies/acme/boss.yml": ""}, (), "acme"
    )

    assert sorted(problem.headline() for problem in found) == sorted(
        [
            "companies/acme/boss.yml:1:1: HB106 'boss.yml' is no file of a layer",
            f"companies/acme/{name}:1:1: HB106 '{name}' is no file of a layer",
        ]
    )
    assert hint in [problem.hint for problem in found]


@pytest.mark.parametrize("name", ["1-a.yml", "01-A.yml", "01-a.yaml", "01_a.yml", "001-a.yml", "a"])
def test_layer_refuses_a_page_whose_name_has_no_number(problems: Problems, name: str) -> None:
    """Every file in chapters/ and guide/ is a page, or it is reported."""
    files = {f"companies/acme/{sub}/{name}": "x: y\n" for sub in ("chapters", "guide")}

    assert problems(files, (), "acme") == [
        f"companies/acme/{sub}/{name}:1:1: HB106 '{name}' is no name for a file in {sub}/"
        for sub in ("chapters", "guide")
    ]


@pytest.mark.parametrize("name", [".DS_Store", "chapters/.DS_Store", "company.yml~", "notes.txt"])
def test_layer_passes_over_what_systems_and_editors_leave(problems: Problems, name: str) -> None:
    """Leftovers that no author means to have are no fault."""
    assert problems({f"companies/acme/{name}": "\0"}, (), "acme") == []


def test_layer_refuses_folders_that_are_misspelt_or_no_folders(problems: Problems) -> None:
    """A folder that nobody would read is reported, and so is a file in a folder's place."""
    files = {"companies/acme/chapter/01-a.yml": "x: y\n", "companies/acme/guide": "x"}

    assert problems(files, (), "acme") == [
        "companies/acme/chapter:1:1: HB106 'chapter' is no folder of a layer",
        "companies/acme/guide:1:1: HB106 'guide' must be a folder",
    ]


def test_layer_compares_ids_with_names_of_files_and_folders(problems: Problems) -> None:
    """A chapter and a profile that were copied but not renamed are reported."""
    files = {
        "handbook/chapters/02-copy.yml": CHAPTER,
        "industry_profiles/beta/profile.yml": PROFILE,
    }

    assert problems(files, ("beta",)) == [
        (
            "handbook/chapters/02-copy.yml:1:5: HB106 the id is 'talk', but the file is called"
            " '02-copy.yml'"
        ),
        (
            "industry_profiles/beta/profile.yml:1:5: HB106 the profile's id is 'alpha',"
            " but its folder is called 'beta'"
        ),
    ]


def test_layer_tells_the_faults_of_all_files_in_one_run(problems: Problems) -> None:
    """Base, profile and company are read to the end, whatever is wrong with the others."""
    files = {
        "handbook/parameters.yml": "parameters: [\n",
        "handbook/references.yml": b"\xff",
        "industry_profiles/alpha/profile.yml": "id: alpha\n",
        "companies/acme/company.yml": "nme: A\n",
    }

    assert problems(files, ("alpha",), "acme") == [
        "companies/acme/company.yml:1:1: HB102 unknown key 'nme'",
        "handbook/parameters.yml:1:13: HB004 the bracket that opens here does not close",
        "handbook/references.yml:1:1: HB002 byte 0 (0xFF) is not UTF-8",
        "industry_profiles/alpha/profile.yml:1:1: HB101 'name' is missing",
        "industry_profiles/alpha/profile.yml:1:1: HB101 'summary' is missing",
    ]


@pytest.mark.parametrize(
    ("industries", "company", "message", "hint"),
    [
        (
            ("alpa",),
            None,
            "there is no industry profile 'alpa'",
            "did you mean 'alpha'?",
        ),
        ((), "acne", "there is no company 'acne'", "did you mean 'acme'?"),
        (
            ("../alpha",),
            None,
            "there is no industry profile '../alpha'",
            "did you mean 'alpha'?",
        ),
        ((), "", None, None),
    ],
)
def test_discover_refuses_names_that_are_not_there(
    problems: Problems,
    industries: tuple[str, ...],
    company: str | None,
    message: str | None,
    hint: str | None,
) -> None:
    """A misspelt name on the command line is told with the nearest real one."""
    if message is None:
        assert problems({}, industries, company) == []
        return
    with pytest.raises(UsageFault) as fault:
        problems({}, industries, company)
    assert fault.value.message == message
    assert fault.value.hint == hint


def test_discover_reports_a_misspelt_industry_of_a_company_file_at_its_place(
    faults: Faults,
) -> None:
    """The company file's fault has a line, and does not hide other faults of the sources."""
    found = faults(
        {
            "companies/acme/company.yml": "name: A\nindustries: [alpa, tehc]\n",
            "handbook/references.yml": b"\xff",
        },
        (),
        "acme",
    )

    assert [problem.headline() for problem in found] == [
        "companies/acme/company.yml:2:14: HB209 there is no industry profile 'alpa'",
        "companies/acme/company.yml:2:20: HB209 there is no industry profile 'tehc'",
        "handbook/references.yml:1:1: HB002 byte 0 (0xFF) is not UTF-8",
    ]
    assert found[0].hint == "did you mean 'alpha'? write:\nindustries: [alpha, tehc]"


def test_discover_reads_the_profiles_of_a_company_file_that_is_wrong(faults: Faults) -> None:
    """Faults of a profile that only a faulty company file names are told in the same run."""
    found = faults(
        {
            "companies/acme/company.yml": "name: A\nindustries: [alpha, tehc, {a: b}]\nnmae: A\n",
            "industry_profiles/alpha/profile.yml": "id: alpha\nname: {pl: A, en: A}\nsumary: x\n",
        },
        (),
        "acme",
    )

    assert [problem.headline().split(" ")[:2] for problem in found] == [
        ["companies/acme/company.yml:2:27:", "HB103"],
        ["companies/acme/company.yml:3:1:", "HB102"],
        ["industry_profiles/alpha/profile.yml:3:1:", "HB102"],
    ]


@pytest.mark.parametrize("name", ["risks", "papers", "replies"])
def test_register_in_the_company_file_is_led_to_its_own(faults: Faults, name: str) -> None:
    """Lists stand in files of their own, which nobody guesses from the keys of company.yml."""
    (found,) = faults({"companies/acme/company.yml": f"name: A\n{name}: []\n"}, (), "acme")

    assert found.headline() == f"companies/acme/company.yml:2:1: HB102 unknown key '{name}'"
    assert found.hint == f"move it into a file of its own beside this one: {name}.yml"


@pytest.mark.parametrize("file", ["companies/acme/risks.yml", "companies/acme/chapters/01-own.yml"])
def test_register_in_another_file_is_led_nowhere(faults: Faults, file: str) -> None:
    """Beside a chapter or another register stands no file that the key could be moved into."""
    found = faults({file: "glossary: []\n"}, (), "acme")

    (told,) = (one for one in found if one.code == "HB102")
    assert told.headline() == f"{file}:1:1: HB102 unknown key 'glossary'"
    assert told.hint
    assert "file of its own" not in told.hint
