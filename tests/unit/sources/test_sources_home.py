"""What the program brings along counts where a folder of sources has nothing of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.combine import combine
from generator.model.place import NOWHERE, Place
from generator.model.problems import Note, Problem, ProblemsFound
from generator.sources import home
from generator.sources.load import load_inputs
from generator.workshop import Asked, every_handbook
from tests.trees import COMPANY, PROFILE, TREE

Write = Callable[..., Path]
BASE = {name: text for name, text in TREE.items() if name.startswith("handbook/")}


@pytest.fixture
def program(tree: Write, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the tiny tree be what the program brings, with mkdocs.yml and overrides."""
    there = tree({"mkdocs.yml": "theme: {name: brought}\n", "overrides/main.html": ""})
    monkeypatch.setattr(home, "HOME", there)
    return there


@pytest.fixture
def own(program: Path, tmp_path: Path) -> Callable[..., Path]:
    """Write a folder of somebody's own: by default the company and nothing else."""

    def write(files: dict[str, str] | None = None) -> Path:
        root = tmp_path / "own"
        for name, text in {"companies/acme/company.yml": COMPANY, **(files or {})}.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text, "utf-8")
        return root

    return write


def test_program_finds_its_own_content_in_a_clone() -> None:
    """The base and the rest lie beside the package."""
    names = {path.name for path in home.HOME.iterdir()}

    assert {"handbook", "industry_profiles", "overrides", "mkdocs.yml"} <= names


def test_company_alone_gets_the_handbook_that_it_gets_beside_the_base(
    own: Write, program: Path
) -> None:
    """Base and profiles of the program count, and origins are called as in a clone."""
    apart = combine(*load_inputs(own(), (), "acme"))

    assert apart == combine(*load_inputs(program, (), "acme"))


def test_folder_without_a_base_has_the_profiles_of_both(own: Write) -> None:
    """Its own are added to the program's."""
    root = own({"industry_profiles/beta/profile.yml": PROFILE.replace("alpha", "beta")})

    assert home.own_profiles(root) == ["beta"]
    assert home.profile_names(root) == ["alpha", "beta"]


def test_own_profile_stands_in_for_the_programs_of_that_name(own: Write) -> None:
    """It counts whole; the program's is not read."""
    root = own({"industry_profiles/alpha/profile.yml": PROFILE.replace("value: 8", "value: 6")})
    handbook = combine(*load_inputs(root, ("alpha",), None))

    assert home.profile_names(root) == ["alpha"]
    assert handbook.parameters["reply_hours"].setting.value == 6


def test_folder_with_a_base_is_complete_in_itself(own: Write) -> None:
    """The program's profiles were written for another base, so they do not show."""
    root = own(BASE)

    assert home.base_folder(root) == root / "handbook"
    assert home.profile_names(root) == []
    assert home.profile_folder(root, "alpha") == root / "industry_profiles" / "alpha"


def test_base_that_lacks_its_own_file_is_a_problem_and_not_passed_over(own: Write) -> None:
    """Whoever has a folder 'handbook' means it to count."""
    with pytest.raises(ProblemsFound) as caught:
        load_inputs(own({"handbook/labels.yml": "labels: {}\n"}), (), None)

    told = [str(one.place) for one in caught.value.problems if one.code == "HB001"]
    assert told == ["handbook/handbook.yml:1:1"]


def test_looks_of_the_pages_are_own_or_brought_each_by_itself(own: Write, program: Path) -> None:
    """A folder may bring mkdocs.yml and leave the overrides to the program."""
    root = own({"mkdocs.yml": "theme: {name: own}\n"})

    assert home.config_file(root) == root / "mkdocs.yml"
    assert home.overrides_folder(root) == program / "overrides"


def test_preview_follows_what_is_used(own: Write, program: Path) -> None:
    """The program's content too, because in a clone somebody may be writing it."""
    root = own()

    assert list(home.used_folders(root)) == [
        program / "handbook",
        root / "industry_profiles",
        program / "industry_profiles",
        program / "overrides",
        program / "mkdocs.yml",
    ]


def test_preview_of_a_whole_folder_follows_nothing_else(own: Write) -> None:
    """With a base, mkdocs.yml and overrides of its own, the program's do not count."""
    root = own({**BASE, "mkdocs.yml": "", "overrides/main.html": ""})
    names = ("handbook", "industry_profiles", "overrides", "mkdocs.yml")

    assert list(home.used_folders(root)) == [root / name for name in names]


def test_all_handbooks_are_those_of_the_folder(own: Write) -> None:
    """The program's base and profiles are none of a company's own."""
    beta = {"industry_profiles/beta/profile.yml": PROFILE.replace("alpha", "beta")}
    root = own(beta)
    listed = list(every_handbook(root))

    assert listed == [
        Asked(root=root, industries=("beta",)),
        Asked(root=root, company="acme"),
    ]
    assert next(every_handbook(own(BASE))) == Asked(root=root)


def _told(root: Path, file: str, *notes: Note) -> Problem:
    place = Place(file=file, line=3, column=5)
    return home.telling_where(root)(
        Problem(code="HB001", message="x", place=place, notes=notes, hint="y")
    )


@pytest.mark.parametrize(
    "file", ["handbook/chapters/01-talk.yml", "industry_profiles/alpha/profile.yml"]
)
def test_problem_in_a_file_of_the_program_says_where_it_lies(
    own: Write, program: Path, file: str
) -> None:
    """It keeps the name that the handbook gives it, and it is said whose file it is."""
    problem = _told(own(), file)

    assert str(problem.place) == f"{file}:3:5"
    assert [(note.message, str(note.place)) for note in problem.notes] == [
        ("this file came with the program and is not yours", f"{program.as_posix()}/{file}:3:5")
    ]
    assert problem.hint == "y"


def test_note_about_a_file_of_the_program_says_where_it_lies(own: Write, program: Path) -> None:
    """A problem in the company's file keeps its name, and only the second place is spelt out."""
    locked = Note(message="locked here", place=Place(file="handbook/a.yml", line=1, column=2))
    problem = _told(own(), "companies/acme/company.yml", locked)

    assert str(problem.place) == "companies/acme/company.yml:3:5"
    assert [(note.message, str(note.place)) for note in problem.notes] == [
        ("locked here", f"{program.as_posix()}/handbook/a.yml:1:2")
    ]


@pytest.mark.parametrize(
    "file", ["handbook/a.yml", "industry_profiles/beta/profile.yml", "companies/acme/company.yml"]
)
def test_problem_in_an_own_file_keeps_its_name(own: Write, file: str) -> None:
    """Own files are named from the root folder, the base and the profiles too."""
    root = own({**BASE, "industry_profiles/beta/profile.yml": "x"})

    assert _told(root, file).place.file == file
    assert _told(root, file).notes == ()


def test_problem_without_a_place_stays_as_it_is(own: Write) -> None:
    """It belongs to no file."""
    problem = Problem(code="HB001", message="x", place=NOWHERE)

    assert home.telling_where(own())(problem) == problem


def test_problems_of_loading_and_resolving_say_where_files_lie(own: Write, program: Path) -> None:
    """Every problem of a run goes the same way."""
    remove = "  - {action: remove, target: talk.secrets, reason: {pl: A, en: A}, approved_by: Z}\n"

    with pytest.raises(ProblemsFound) as caught:
        combine(*load_inputs(own({"companies/acme/company.yml": COMPANY + remove}), (), "acme"))

    notes = [note for one in caught.value.problems for note in one.notes]
    assert [note.place.file for note in notes] == [f"{program}/handbook/chapters/01-talk.yml"]
