"""The key of a build changes with every input and nothing else; a record is no more than it."""

from __future__ import annotations

import dataclasses
import json
import os
import shutil
from pathlib import Path

import pytest

from generator.outputs import inputs_key
from generator.outputs.folder import MANIFEST
from generator.outputs.inputs_key import forget_keys, keep_key, key_of, stands
from generator.outputs.stage import staging
from generator.workshop import Asked
from tests.trees import PROFILE, TREE, second_profile


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Write a tree with a company of one industry, beside another industry and company."""
    more = {
        **second_profile("beta"),
        "companies/other/company.yml": "name: Other\n",
        "mkdocs.yml": "theme: {}\n",
        "overrides/main.html": "x",
    }
    for name, text in (TREE | more).items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def _key(root: Path) -> str:
    return key_of(Asked(root=root, company="acme"), ("site",))


@pytest.mark.parametrize(
    ("name", "text", "same"),
    [
        ("companies/acme/company.yml", "name: Acme\nindustries: [alpha]\n", False),
        ("companies/acme/editions/1.json", "{}", False),
        ("handbook/chapters/01-talk.yml", "x", False),
        ("handbook/chapters/02-more.yml", "x", False),
        ("industry_profiles/alpha/profile.yml", PROFILE + "# x\n", False),
        ("industry_profiles/alpha/risks.yml", "x", False),
        ("overrides/main.html", "y", False),
        ("mkdocs.yml", "theme: {name: x}\n", False),
        ("industry_profiles/beta/profile.yml", "id: beta\nsector: x\n", False),
        ("industry_profiles/gamma/profile.yml", "id: gamma\n", False),
        ("industry_profiles/beta/risks.yml", "x", True),
        ("companies/other/company.yml", "name: Another\n", True),
        ("notes.txt", "x", True),
        ("handbook/__pycache__/x.pyc", "x", False),
    ],
)
def test_key_follows_what_a_handbook_is_made_of(
    root: Path, name: str, text: str, *, same: bool
) -> None:
    """Files of other companies, and what their industries add, are none of it."""
    before = _key(root)
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text(text, "utf-8")

    assert (_key(root) == before) == same


def test_key_knows_names_and_contents_apart(root: Path) -> None:
    """A file that is renamed, emptied or gone is another input, and so is a link."""
    path = root / "companies" / "acme" / "logo.svg"
    path.write_text("ab", "utf-8")
    keys = [_key(root)]
    path.rename(path.with_name("ab.svg"))
    keys.append(_key(root))
    path.with_name("ab.svg").unlink()
    keys.append(_key(root))
    path.symlink_to("ab")
    keys.append(_key(root))

    assert len(set(keys)) == 4


def test_key_knows_what_is_asked_for(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Outputs, reader and program count; the folder in which a command was called does not."""
    asked = Asked(root=root, company="acme")
    keys = [key_of(asked, ("site",)), key_of(asked, ("site", "pdf"))]
    keys.append(key_of(dataclasses.replace(asked, reader="owner"), ("site",)))
    keys.append(key_of(dataclasses.replace(asked, industries=("beta",)), ("site",)))
    monkeypatch.chdir(root)
    monkeypatch.syspath_prepend(str(root))
    inputs_key.program_key.cache_clear()
    elsewhere = key_of(asked, ("site",))
    monkeypatch.setattr(inputs_key, "program_key", lambda: "another")
    keys.append(key_of(asked, ("site",)))

    assert elsewhere == keys[0]
    assert len(set(keys)) == 5


def _built(root: Path) -> Path:
    """Put a tiny output in its place, as a build does, with a course beside it."""
    out = root / "build" / "acme"
    with staging(out, root) as stage:
        (stage / "site").mkdir()
        (stage / "site" / "index.html").write_text("x", "utf-8")
    course = out.with_name("acme.cmi5.zip")
    course.write_text("x", "utf-8")
    keep_key(out, "key", [course])
    return out


def test_a_whole_output_stands_for_its_key_only(root: Path) -> None:
    """Of other inputs it would have other bytes."""
    out = _built(root)

    assert stands(out, "key")
    assert not stands(out, "another")
    assert not stands(out.with_name("nothing"), "key")


@pytest.mark.parametrize("name", ["site/index.html", MANIFEST, "SHA256SUMS", "../acme.cmi5.zip"])
def test_a_changed_or_missing_file_is_seen(root: Path, name: str) -> None:
    """One that is as long as before as well."""
    out = _built(root)
    path = out / name
    text = path.read_text("utf-8")
    path.write_text("y" + text[1:], "utf-8")
    changed = stands(out, "key")
    path.write_text(text, "utf-8")
    mended = stands(out, "key")
    path.unlink()

    assert (changed, mended, stands(out, "key")) == (False, True, False)


def test_a_file_too_many_is_seen(root: Path) -> None:
    """It would be published with the others."""
    out = _built(root)
    (out / "site" / "more.html").write_text("x", "utf-8")

    assert not stands(out, "key")


def test_a_copy_stands_as_well(root: Path) -> None:
    """A cache of a build server gives every file another time; contents decide then."""
    out = _built(root)
    for path in out.rglob("*"):
        os.utime(path, (1, 1))

    assert stands(out, "key")


def test_an_old_record_does_not_speak_for_a_newer_build(root: Path) -> None:
    """`handbook build` replaces the output and leaves the record as it was."""
    out = _built(root)
    with staging(out, root) as stage:
        (stage / "site").mkdir()
        (stage / "site" / "index.html").write_text("another", "utf-8")

    assert not stands(out, "key")


@pytest.mark.parametrize(
    "text",
    ["", "[]", "null", '{"form": 1}', '{"form": 9, "key": "key", "files": {}}', "{", "\x00"]
    + [json.dumps({"form": 1, "key": "key", "files": {"site": value}}) for value in (1, [1], [])],
)
def test_a_record_that_is_none_only_costs_a_build(root: Path, text: str) -> None:
    """Whoever writes to the folder of builds stops nothing by it."""
    out = _built(root)
    (root / "build" / ".acme.key").write_text(text, "utf-8")

    assert not stands(out, "key")


def test_records_are_forgotten(root: Path) -> None:
    """`handbook clean` leaves none; a folder elsewhere, to which a link leads, keeps its own."""
    out = _built(root)
    elsewhere = root / "elsewhere"
    shutil.copytree(out.parent, elsewhere)
    found = forget_keys(out.parent)
    shutil.rmtree(out.parent)
    out.parent.symlink_to(elsewhere)

    assert found == 1
    assert forget_keys(out.parent) == 0
    assert (elsewhere / ".acme.key").is_file()
