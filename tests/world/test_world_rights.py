"""Folders and files that nobody may read or write, full disks, and names that are too long."""

from __future__ import annotations

import os
import resource
import shutil
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from generator.cli.main import outcome
from generator.outputs.folder import remove
from tests.trees import ROOT
from tests.world.world_apart import Attempt, Told, give_up_rights, run_apart, state_of

Tree = Callable[..., Path]
OWN = "companies/acme"
ACME = ("--company", "acme")
NONE, SEEN, READ = 0o000, 0o111, 0o555


@pytest.fixture
def shut(tmp_path: Path) -> Iterator[Callable[[str, int], None]]:
    """Give a function that takes rights away, and give all of them back in the end."""
    taken: list[Path] = []

    def take(name: str, mode: int) -> None:
        path = tmp_path / name
        taken.append(path)
        path.chmod(mode)

    yield take
    for path in taken:
        path.chmod(0o755)


def one_sentence(told: Told) -> None:
    """Assert that a command ended as it should in a hard world."""
    assert (told.code, len(told.lines)) == (2, 1), told


@pytest.mark.parametrize("mode", [NONE, SEEN], ids=oct)
@pytest.mark.parametrize(
    "name",
    [
        *("companies", OWN, f"{OWN}/editions", f"{OWN}/reviews", f"{OWN}/languages"),
        *(f"{OWN}/chapters", f"{OWN}/guide", "handbook", "handbook/chapters"),
        *("industry_profiles", "industry_profiles/alpha"),
    ],
)
def test_folder_that_can_not_be_read_is_told(
    tree: Tree, attempt: Attempt, shut: Callable[[str, int], None], name: str, mode: int
) -> None:
    """In one sentence, whoever made it so."""
    (tree() / name).mkdir(exist_ok=True)
    shut(name, mode)

    told = attempt("check", *ACME)

    one_sentence(told)
    assert "can't be used: Permission denied" in told.lines[0]


@pytest.mark.parametrize(
    "name", [f"{OWN}/company.yml", "handbook/labels.yml", "handbook/chapters/01-talk.yml"]
)
def test_file_that_can_not_be_read_is_a_problem(
    tree: Tree, attempt: Attempt, shut: Callable[[str, int], None], name: str
) -> None:
    """Told with all other problems of the sources, at its place."""
    tree()
    shut(name, NONE)

    told = attempt("check", *ACME)

    assert told.code == 1
    assert f"{name}:1:1: HB001 the file can't be read: Permission denied" in told.lines


def test_company_that_can_not_be_read_stops_no_other(
    tree: Tree, attempt: Attempt, shut: Callable[[str, int], None]
) -> None:
    """Its name is known, and nothing else of it is looked at."""
    company = (tree() / OWN / "company.yml").read_text("utf-8")
    tree({"companies/other/company.yml": company})
    shut("companies/other", NONE)

    assert attempt("check", *ACME).code == 0
    one_sentence(attempt("check", "--company", "other"))


_WRITERS = {
    "approve": ("approve", *ACME, "--version", "1.0", "--by", "Board", "--note", "First"),
    "start": ("review", "start", *ACME, "--year", "2027"),
    "template": ("translations", "template", "uk", *ACME),
    "upgrade": ("upgrade", "acme"),
    "init": ("init", "new", "--defaults"),
    "profile": ("profile", "new", "edu"),
    "coverage": ("coverage", "--write", *ACME),
    "build": ("build", "--quiet", *ACME),
    "pdf": ("pdf", "--quiet", *ACME),
    "serve": ("serve", "--port", "0", *ACME),
    "clean": ("clean",),
}


@pytest.mark.parametrize(
    ("folder", "command"),
    [
        *((OWN, name) for name in ("approve", "start", "template", "upgrade")),
        *((f"{OWN}/editions", "approve"), (f"{OWN}/reviews", "start")),
        *((f"{OWN}/languages", "template"), ("companies", "init"), ("docs", "coverage")),
        ("industry_profiles", "profile"),
        *((".", name) for name in ("build", "pdf", "serve", "coverage")),
        *(("build", name) for name in ("build", "pdf", "serve")),
        *(("build/acme", name) for name in ("clean",)),
    ],
)
def test_folder_that_can_not_be_written_is_told(
    tree: Tree,
    attempt: Attempt,
    shut: Callable[[str, int], None],
    folder: str,
    command: str,
) -> None:
    """In one sentence; every file is as it was, and none is left half-written."""
    root = tree()
    (root / folder).mkdir(exist_ok=True, parents=True)
    if folder == "build/acme":
        (root / folder / "page").write_text("x", "utf-8")
        (root / folder / ".handbook.json").write_text('{"files": {"page": ""}}', "utf-8")
    shut(folder, READ)
    before = state_of(root)

    told = attempt(*_WRITERS[command])

    one_sentence(told)
    assert state_of(root) == before


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("overrides", "'{}/overrides/assets' can't be used: Permission denied"),
        ("overrides/main.html", "'{}/overrides/main.html' can't be used: Permission denied"),
        ("mkdocs.yml", "'mkdocs.yml' can't be read: Permission denied"),
    ],
)
def test_looks_that_can_not_be_read_are_told(
    tree: Tree, attempt: Attempt, shut: Callable[[str, int], None], name: str, told: str
) -> None:
    """What the pages look like stands in the sources' folder, too."""
    root = tree()
    shutil.copytree(ROOT / "overrides", root / "overrides")
    shutil.copy(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    shut(name, NONE)

    found = attempt(*_WRITERS["build"])

    one_sentence(found)
    assert found.lines == (told.format(root),)
    assert [path.name for path in (root / "build").glob("*")] in ([], [".acme.lock"])


def _at_most(count: int) -> Callable[[], None]:
    """Let files grow to so many bytes only, which is how a disk that fills up looks."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (count, count))


@pytest.mark.parametrize("count", [0, 1_000, 20_000])
def test_full_disk_is_told_and_nothing_stays(tree: Tree, attempt: Attempt, count: int) -> None:
    """Wherever the room ends: in the sources of the site, in the theme, in a page."""
    root = tree()

    told = attempt(*_WRITERS["build"], first=_at_most(count))

    one_sentence(told)
    assert told.lines[0].startswith(f"'{root}/build/acme' can't be written: File too large")
    assert [path.name for path in (root / "build").iterdir()] == [".acme.lock"]


def test_folder_of_an_old_site_may_be_read_only(tmp_path: Path) -> None:
    """It is ours all the same, and no half of it stays."""
    old = tmp_path / "old"
    (old / "site" / "pl").mkdir(parents=True)
    (old / "site" / "pl" / "index.html").write_text("x", "utf-8")
    for path in (old / "site" / "pl", old / "site", old):
        path.chmod(READ)

    def work() -> int:
        remove(old)
        return 0

    assert run_apart(work) == Told(0, ())
    assert list(tmp_path.iterdir()) == []


def _lost(go_down: Callable[[], None], words: list[str]) -> int:
    go_down()
    return outcome(words)


def test_working_folder_that_is_gone_is_told(tree: Tree, tmp_path: Path, attempt: Attempt) -> None:
    """Whether the sources are named or not."""
    tree()

    def go_down() -> None:
        (tmp_path / "gone").mkdir()
        os.chdir(tmp_path / "gone")
        (tmp_path / "gone").rmdir()

    sentence = ("the folder in which you work is not there any more",)
    assert attempt("check", *ACME, first=go_down) == Told(2, sentence)
    for words in (["check"], ["schemas"], ["init", "x", "--defaults"]):
        assert run_apart(partial(_lost, go_down, words)) == Told(2, sentence)


@pytest.mark.parametrize(
    "words",
    [
        *(("check", "--company", "x" * 300), ("check", "--industry", "x" * 5_000)),
        *(("init", "x" * 300, "--defaults"), ("profile", "new", "x" * 250)),
        *(("build", "--quiet", *ACME, "--out", f"../{'x' * n}") for n in (246, 300)),
        ("review", "import", "x" * 300, *ACME),
    ],
    ids=lambda words: f"{words[0]} {words[-1][:20]}",
)
def test_name_that_is_too_long_is_told(
    tree: Tree, attempt: Attempt, words: tuple[str, ...]
) -> None:
    """No system has such names."""
    tree()

    one_sentence(attempt(*words))


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a device of Linux")
@pytest.mark.parametrize("words", [("check", *ACME), ("explain", "talk.open"), ("doctor",)])
def test_output_that_can_not_be_written_is_told(
    tree: Tree, attempt: Attempt, words: tuple[str, ...]
) -> None:
    """A full disk under a file that the shell writes to."""
    tree()

    def fill() -> None:
        sys.stdout = open("/dev/full", "w", encoding="utf-8")  # noqa: SIM115, PTH123

    told = attempt(*words, first=fill)

    assert told.code == 2
    assert told.lines[-1] == "the system refused it: No space left on device"


def test_rights_are_given_up_only_where_there_are_any() -> None:
    """Whoever is no administrator has none to give up."""
    if os.geteuid() != 0:
        give_up_rights()
