"""Which companies a run takes."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.fleet.changed import changed_since
from generator.fleet.choose import Shard, chosen, shard_of
from generator.model.problems import UsageFault
from tests.fleet.conftest import write_companies
from tests.trees import PROFILE, TREE, second_profile

NAMES = ["bank-a", "bank-b", "lab", "mala"]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Write four companies."""
    return write_companies(tmp_path, "bank-a", "bank-b", "lab")


@pytest.mark.parametrize(
    ("names", "patterns", "expected"),
    [
        ([], [], NAMES),
        (["lab"], [], ["lab"]),
        ([], ["bank-*"], ["bank-a", "bank-b"]),
        (["lab"], ["*-b"], ["bank-b", "lab"]),
        ([], ["[lm]*"], ["lab", "mala"]),
    ],
)
def test_names_and_patterns_choose(
    root: Path, names: list[str], patterns: list[str], expected: list[str]
) -> None:
    """Both together give whatever either names."""
    assert chosen(root, names, patterns) == expected


@pytest.mark.parametrize(
    ("names", "patterns", "message"),
    [
        (["labb"], [], "there is no company 'labb'"),
        ([], ["shop-*"], "no company's folder matches 'shop-*'"),
    ],
)
def test_what_is_not_there_is_refused(
    root: Path, names: list[str], patterns: list[str], message: str
) -> None:
    """Nothing is left out in silence."""
    with pytest.raises(UsageFault) as refused:
        chosen(root, names, patterns)

    assert str(refused.value) == message


@pytest.mark.parametrize("words", ["", "1", "0/4", "5/4", "1/0", "-1/4", "1/4/2", "one/two", "١/٤"])
def test_what_is_no_shard_is_refused(words: str) -> None:
    """Both numbers are told, and the first is none beyond the second."""
    with pytest.raises(UsageFault) as refused:
        shard_of(words)

    assert str(refused.value) == f"'{words}' is no part of a whole"


@given(st.sets(st.text(min_size=1, max_size=20)), st.integers(1, 12))
def test_shards_are_disjoint_and_complete(names: set[str], count: int) -> None:
    """Each company is in one of them, whichever others there are."""
    held = [
        name for number in range(1, count + 1) for name in names if Shard(number, count).holds(name)
    ]

    assert sorted(held) == sorted(names)


def test_a_company_stays_in_its_shard() -> None:
    """Machines of different systems agree, today and next year."""
    assert [name for name in NAMES if shard_of("2/3").holds(name)] == ["bank-b"]


_AS_ALPHA = "name: Firma\nindustries: [alpha]\nvalid_from: 2026-12-01\n"


def _git(root: Path, *words: str) -> None:
    who = ("-c", "user.name=A", "-c", "user.email=a@b.example", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "-C", root, *who, *words], check=True, capture_output=True)


@pytest.fixture
def repository(root: Path) -> Path:
    """Commit the companies and two profiles, of which `lab` uses one."""
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    more = {"industry_profiles/alpha/profile.yml": PROFILE, **second_profile("beta")}
    more["companies/lab/company.yml"] = _AS_ALPHA
    for name, text in more.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    (root / ".gitignore").write_text("/build/\n", "utf-8")
    _git(root, "init", "--quiet", "--initial-branch=main")
    _git(root, "add", "--all")
    _git(root, "commit", "--quiet", "--message=first")
    return root


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("companies/bank-a/company.yml", "name: Inna\n", ["bank-a"]),
        ("companies/bank-b/logo.svg", "<svg/>", ["bank-b"]),
        ("companies/mala/company.yml", None, ["mala"]),
        ("industry_profiles/alpha/profile.yml", PROFILE + "# x\n", ["lab"]),
        ("industry_profiles/beta/glossary.yml", "terms: []\n", []),
        ("industry_profiles/gamma/profile.yml", "id: gamma\n", NAMES),
        ("industry_profiles/beta/profile.yml", None, NAMES),
        ("industry_profiles/alpha/profile.yml", PROFILE + "sector: x\n", NAMES),
        ("handbook/labels.yml", TREE["handbook/labels.yml"] + "# x\n", NAMES),
        ("mkdocs.yml", "theme: {}\n", NAMES),
        ("notes.txt", "x", []),
        ("build/mala/site/index.html", "x", []),
    ],
)
def test_changes_concern_those_who_use_what_changed(
    repository: Path, name: str, text: str | None, expected: list[str]
) -> None:
    """Committed or not, and new files as well as removed ones."""
    path = repository / name
    if text is None:
        path.unlink()
    else:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    before = changed_since(repository, "HEAD", NAMES)
    _git(repository, "add", "--all")
    _git(repository, "commit", "--quiet", "--allow-empty", "--message=second")

    assert before == expected
    assert changed_since(repository, "HEAD~1", NAMES) == expected
    assert changed_since(repository, "HEAD", NAMES) == []


@pytest.mark.parametrize("revision", ["nic", "--output=x", "HEAD~9", "", "main:companies"])
def test_a_revision_that_is_none_is_refused(repository: Path, revision: str) -> None:
    """Whatever is given is a name; git never takes it for an option."""
    with pytest.raises(UsageFault) as refused:
        changed_since(repository, revision, NAMES)

    assert str(refused.value) == f"git knows no revision '{revision}' here"
    assert not (repository / "x").exists()


def test_a_folder_that_git_does_not_know_is_refused(root: Path) -> None:
    """It can't be told what changed."""
    with pytest.raises(UsageFault) as refused:
        changed_since(root, "HEAD", NAMES)

    assert str(refused.value) == f"'{root}' is in no repository of git"
