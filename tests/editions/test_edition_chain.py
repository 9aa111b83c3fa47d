"""Editions name the one before and stand in a list, so that a missing one is noticed."""

from __future__ import annotations

import contextlib
import io
import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.cli.main import outcome
from generator.editions.seal import seal_of
from tests.editions.conftest import write_root
from tests.editions.edition_trees import edit

Run = Callable[..., tuple[int, str, str]]
FOLDER = "companies/acme/editions"
INDEX = f"{FOLDER}/index.yml"
WORDS = ("--by", "Board", "--note", "Because", "--today", "2026-12-01")
MISSING = (
    "hint: take its file from your backup; if nobody has it any more, add a line 'lost:' with the"
    " reason to its entry"
)


def approve(run: Run, root: Path, version: str) -> dict[str, Any]:
    """Approve the next edition; give what its file says of the approval."""
    company = root / "companies/acme/company.yml"
    lines = company.read_text("utf-8").splitlines()
    company.write_text("\n".join([f'version: "{version}"', *lines[1:]]) + "\n", encoding="utf-8")
    assert run("approve", "--version", version, *WORDS)[0] == 0
    approval: dict[str, Any] = stored(root, version)["approval"]
    return approval


def stored(root: Path, version: str) -> dict[str, Any]:
    """Read an edition."""
    found: dict[str, Any] = json.loads((root / FOLDER / f"{version}.json").read_text("utf-8"))
    return found


def reseal(root: Path, version: str, **approval: Any) -> None:
    """Write an edition anew, with a seal that fits, as somebody would who knows how."""
    data = stored(root, version)
    data["approval"] |= approval
    data["approval"]["seal"] = seal_of(data)
    (root / FOLDER / f"{version}.json").write_text(json.dumps(data), encoding="utf-8")


def problems(err: str) -> list[str]:
    """Give the headlines of what a command reported."""
    return [line for line in err.splitlines() if re.search(r": HB60[1239] ", line)]


@pytest.fixture(scope="module")
def approved(once: Callable[..., Path]) -> Path:
    """Approve three editions; no test changes what lies there."""

    def make(folder: Path) -> None:
        write_root(folder)

        def run(*words: str) -> tuple[int, str, str]:
            told = io.StringIO()
            with contextlib.redirect_stdout(told), contextlib.redirect_stderr(told):
                return outcome([*words, "--root", str(folder), "--company", "acme"]), "", ""

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("generator.cli.drafting.prove", lambda *_: None)
            for version in ("1.0", "1.1", "2.0"):
                approve(run, folder, version)

    return once("three-editions", make)


@pytest.fixture
def three(root: Path, approved: Path) -> Path:
    """Give a folder with three approved editions, to be changed."""
    shutil.copytree(approved, root, dirs_exist_ok=True)
    return root / FOLDER


def test_each_edition_names_the_one_before(run: Run, root: Path) -> None:
    """By its number, digest and seal; the first one says that it is the first."""
    first, second = approve(run, root, "1.0"), approve(run, root, "1.1")

    assert first["previous"] is None
    assert second["previous"] == {
        "version": "1.0",
        "digest": stored(root, "1.0")["digest"],
        "seal": first["seal"],
    }
    assert yaml.safe_load((root / INDEX).read_text("utf-8")) == {
        "editions": [
            {"version": name, "digest": stored(root, name)["digest"], "seal": one["seal"]}
            for name, one in (("1.0", first), ("1.1", second))
        ]
    }
    assert run("check")[0] == 0


@pytest.mark.parametrize(("version", "line"), [("1.0", 5), ("1.1", 8), ("2.0", 11)])
def test_edition_that_is_deleted_is_missing(
    run: Run, root: Path, three: Path, version: str, line: int
) -> None:
    """The newest one, too; no command goes on, and nothing is approved under its number."""
    (three / f"{version}.json").unlink()
    for command in (
        ("check",),
        ("review", "start", "--year", "2027"),
        ("approve", "--version", "2.0", *WORDS),
        ("diff", "1.0"),
    ):
        code, _, err = run(*command)
        assert code == 1
        assert problems(err) == [f"{INDEX}:{line}:14: HB609 the edition {version} is missing"]
        assert MISSING in err


@pytest.mark.parametrize(
    "name", ["2.0.json.bak", "2.0.JSON", "2.0 (1).json.txt", "kopia 2.0.json", "editions.zip"]
)
def test_edition_that_bears_another_name_is_noticed(
    run: Run, root: Path, three: Path, name: str
) -> None:
    """Whether the name looks like one or not."""
    (three / "2.0.json").rename(three / name)
    code, _, err = run("check")

    assert code == 1
    assert problems(err)
    if name[0] == "2":
        assert f"{name}:1:1: HB601 '{name}' looks like an edition under another name" in err


def test_edition_that_is_older_than_lists_is_noticed_by_its_name(run: Run, root: Path) -> None:
    """Where there is no list, a name that was changed still tells."""
    approve(run, root, "1.0")
    (root / INDEX).unlink()
    (root / FOLDER / "1.0.json").rename(root / FOLDER / "old 1.0.json.bak")
    code, _, err = run("check")

    assert code == 1
    assert "HB601 'old 1.0.json.bak' looks like an edition under another name" in err


def test_edition_that_is_lost_for_good_is_told_once_and_for_all(
    run: Run, root: Path, three: Path
) -> None:
    """The list says why; its number stays taken, and the next edition follows it."""
    lost = stored(root, "2.0")["approval"]["seal"]
    (three / "2.0.json").unlink()
    index = (root / INDEX).read_text("utf-8")
    (root / INDEX).write_text(index + '    lost: "The disk broke."\n', encoding="utf-8")
    code, _, err = run("check")
    assert code == 0
    assert problems(err) == [
        f"{INDEX}:11:14: HB609 warning: the edition 2.0 is lost: The disk broke."
    ]
    code, _, err = run("approve", "--version", "2.0", *WORDS)
    assert (code, "HB602 the edition 2.0 is there already" in err) == (1, True)

    assert approve(run, root, "2.1")["previous"]["seal"] == lost
    assert run("check")[0] == 0
    listed = yaml.safe_load((root / INDEX).read_text("utf-8"))["editions"]
    assert [one.get("lost") for one in listed] == [None, None, "The disk broke.", None]


def test_gap_is_noticed_without_a_list(run: Run, root: Path, three: Path) -> None:
    """The next edition names the one that is gone; it can be entered as lost."""
    gone = stored(root, "1.1")
    (three / "1.1.json").unlink()
    (root / INDEX).unlink()
    code, _, err = run("check")
    assert code == 1
    assert problems(err) == [f"{FOLDER}/2.0.json:1:1: HB609 the edition 1.1 is missing"]
    entry = {
        "version": "1.1",
        "digest": gone["digest"],
        "seal": gone["approval"]["seal"],
        "lost": "Nobody knows.",
    }
    (root / INDEX).write_text(json.dumps({"editions": [entry]}), encoding="utf-8")

    assert run("check")[0] == 0


def test_edition_that_was_exchanged_is_noticed(run: Run, root: Path, three: Path) -> None:
    """Its own seal fits, but not the list, nor what the next one names."""
    reseal(root, "1.1", by="Nobody")
    code, _, err = run("check")
    told = f"{FOLDER}/1.1.json:1:1: HB601 the edition 1.1 was changed after its approval"
    assert code == 1
    assert problems(err) == [told]
    assert f"note: its seal in the list: {INDEX}:10:11" in err
    assert f"note: the edition that follows: {FOLDER}/2.0.json:1:1" in err
    (root / INDEX).unlink()

    assert problems(run("check")[2]) == [told]


def test_edition_that_came_in_between_is_noticed(run: Run, root: Path, three: Path) -> None:
    """Nobody can put one among those that were approved, nor before the first."""
    for version in ("0.9", "1.2"):
        data = stored(root, "1.0")
        data["version"] = data["approval"]["version"] = version
        data["approval"].pop("previous")
        (three / f"{version}.json").write_text(json.dumps(data), encoding="utf-8")
        reseal(root, version)
    code, _, err = run("check")

    assert code == 1
    assert problems(err) == [
        f"{FOLDER}/{name}.json:1:1: HB601 there was no edition {name} when the next one was"
        " approved"
        for name in ("0.9", "1.2")
    ]


def test_older_editions_without_links_stay_valid(run: Run, root: Path) -> None:
    """They came before links and lists; the next approval names and lists them all."""
    for version in ("1.0", "1.1"):
        approve(run, root, version)
        data = stored(root, version)
        data["approval"].pop("previous")
        data["approval"]["seal"] = seal_of(data)
        (root / FOLDER / f"{version}.json").write_text(json.dumps(data), encoding="utf-8")
        (root / INDEX).unlink()
    assert run("check")[0] == 0
    assert run("diff", "1.0", "1.1")[0] == 0
    third = approve(run, root, "2.0")

    assert third["previous"]["version"] == "1.1"
    listed = yaml.safe_load((root / INDEX).read_text("utf-8"))["editions"]
    assert [one["version"] for one in listed] == ["1.0", "1.1", "2.0"]
    (root / FOLDER / "1.0.json").unlink()
    assert problems(run("check")[2]) == [f"{INDEX}:5:14: HB609 the edition 1.0 is missing"]


def test_files_of_other_systems_are_no_editions(run: Run, root: Path, three: Path) -> None:
    """What a file system or a sync program leaves is passed over."""
    (three / "._2.0.json").write_bytes(b"\0\5")
    (three / ".2.1.json.new").write_text("{", encoding="utf-8")
    (three / "notes.txt").write_text("x", encoding="utf-8")

    assert run("check")[0] == 0


def test_list_that_is_damaged_is_told_at_its_line(run: Run, root: Path, three: Path) -> None:
    """It is a source like others."""
    edit(root / INDEX, "seal:", "sael:")
    code, _, err = run("check")

    assert code == 1
    assert f"{INDEX}:7:5: HB102 unknown key 'sael'" in err


def test_equal_numbers_are_one_edition(run: Run, root: Path) -> None:
    """1.00 is no edition after 1.0."""
    approve(run, root, "1.0")
    edit(root / "companies/acme/company.yml", '"1.0"', '"1.00"')
    code, _, err = run("approve", "--version", "1.00", *WORDS)

    assert code == 1
    assert "HB603 the version '1.00' does not come after the last edition, 1.0" in err
