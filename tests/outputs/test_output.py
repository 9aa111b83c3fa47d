"""What a build writes, and that a build that would lack something fails."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from generator.compare.data import as_json
from generator.render import site as rendering
from generator.render.templates import Templates
from tests.shipped import handbook_of

_TEXT = {"type": "object", "required": ["pl", "en"], "additionalProperties": {"type": "string"}}
_IDS = {"type": "array", "items": {"type": "string"}}
_ENTRIES = {"type": "array", "items": {"type": "object", "required": ["id"]}}
_ORIGIN = {
    "type": "object",
    "required": ["layer", "file", "line"],
    "properties": {
        "layer": {"pattern": "^(base|profile:[a-z0-9-]+|company:[a-z0-9-]+)$"},
        "file": {"type": "string", "minLength": 1},
        "line": {"type": "integer", "minimum": 1},
    },
}
_CLAUSE = {
    "type": "object",
    "required": [
        "id",
        "strength",
        "statement",
        "guidance",
        "references",
        "audience",
        "topics",
        "requirements",
        "origin",
        "history",
    ],
    "properties": {
        "id": {"pattern": r"^[a-z0-9-]+\.[a-z0-9-]+$"},
        "strength": {"enum": ["may", "ask first", "must not", "should", "must"]},
        "statement": _TEXT,
        "guidance": {"anyOf": [_TEXT, {"type": "object", "maxProperties": 0}]},
        "references": _IDS,
        "audience": _IDS,
        "topics": _IDS,
        "requirements": {"type": "array", "items": {"pattern": "^S[0-9]{2}$"}},
        "origin": _ORIGIN,
        "history": {"type": "array", "items": {"type": "object", "required": ["layer", "line"]}},
    },
}
SHAPE = {
    "type": "object",
    "required": [
        "name",
        "company",
        "industries",
        "languages",
        "binding_language",
        "version",
        "digest",
        "parameters",
        "chapters",
        "references",
        "risks",
        "scenarios",
        "glossary",
        "review_tasks",
        "removed",
    ],
    "properties": {
        "name": {"type": "string"},
        "company": {"type": ["string", "null"]},
        "industries": _IDS,
        "languages": _IDS,
        "binding_language": {"type": "string"},
        "version": {"type": "string"},
        "digest": {"pattern": "^[0-9a-f]{64}$"},
        "parameters": {
            "type": "object",
            "additionalProperties": {
                "type": "object",
                "required": ["value", "origin", "overridden"],
                "properties": {"origin": _ORIGIN, "overridden": {"type": "array"}},
            },
        },
        "chapters": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["id", "title", "clauses"],
                "properties": {"title": _TEXT, "clauses": {"type": "array", "items": _CLAUSE}},
            },
        },
        **dict.fromkeys(("references", "risks", "scenarios", "glossary"), _ENTRIES),
        "review_tasks": _ENTRIES,
        "removed": {"type": "array", "items": _CLAUSE},
    },
}
"""The shape of handbook.json as DESIGN 10 fixes it, written down anew on purpose."""


@pytest.fixture(scope="module")
def bank(shipped: Callable[[str], Path]) -> Path:
    """Give the built handbook of the shipped bank, at which many tests look."""
    return shipped("bank-brzozowy") / "build" / "bank-brzozowy"


@pytest.fixture(scope="module")
def data(bank: Path) -> Any:
    """Give handbook.json of the shipped bank."""
    return json.loads((bank / "handbook.json").read_text("utf-8"))


def test_handbook_json_has_the_agreed_shape(data: Any) -> None:
    """Everything that DESIGN 10 names is there, with the kinds of value that it names.

    The shipped clinic has two profiles and removals.
    """
    clinic = json.loads(as_json(handbook_of(company="lesna-polana")))
    for found in (data, clinic):
        jsonschema.Draft7Validator(SHAPE).validate(found)
    assert (data["name"], data["industries"]) == ("bank-brzozowy", ["finance"])
    assert (clinic["name"], clinic["industries"]) == ("lesna-polana", ["healthcare", "tech"])
    assert clinic["removed"]


def test_every_clause_stands_once_in_docs_and_site_of_each_language(bank: Path, data: Any) -> None:
    """The anchor of each clause is found once in the Markdown and once in the pages."""
    anchors = [
        clause["id"].replace(".", "-")
        for chapter in data["chapters"]
        for clause in chapter["clauses"]
    ]
    for language in data["languages"]:
        markdown = "\n".join(
            path.read_text("utf-8") for path in (bank / "docs" / language).glob("*.md")
        )
        pages = "\n".join(
            path.read_text("utf-8") for path in (bank / "site" / language).rglob("*.html")
        )
        written = Counter(re.findall(r"\{ #([a-z0-9-]+) \}$", markdown, re.MULTILINE))
        shown = Counter(re.findall(r'\sid="([a-z0-9-]+)"', pages))
        assert {anchor: written[anchor] for anchor in anchors} == dict.fromkeys(anchors, 1)
        assert {anchor: shown[anchor] for anchor in anchors} == dict.fromkeys(anchors, 1)


def test_file_names_are_equal_in_all_languages(bank: Path) -> None:
    """The chapters and pages of both languages have the same names."""
    names = [
        sorted(path.name for path in (bank / kind / language).glob("*.*"))
        for kind in ("docs", "site")
        for language in ("pl", "en")
    ]
    assert names[0] == names[1]
    assert names[2] == names[3]


def test_layout_is_the_agreed_one(tree: Path, build: Callable[..., int]) -> None:
    """The folder holds what DESIGN 10 lists, under the company's name."""
    assert build("--company", "mala") == 0
    out = tree / "build" / "mala"
    for name in (
        "handbook.json",
        "docs/pl/01-accounts.md",
        "docs/en/02-photos.md",
        "mkdocs.pl.yml",
        "mkdocs.en.yml",
        "site/index.html",
        "site/pl/index.html",
        "site/en/01-accounts.html",
    ):
        assert (out / name).is_file(), name
    start = (out / "site" / "index.html").read_text("utf-8")
    assert '<meta http-equiv="refresh" content="0; url=pl/index.html">' in start
    assert sorted(path.name for path in (tree / "build").iterdir()) == [
        ".mala.kept",
        ".mala.key",
        ".mala.lock",
        "latest",
        "mala",
    ]


def test_the_owners_site_stands_beside_that_of_the_employees(
    tree: Path, build: Callable[..., int]
) -> None:
    """Each has a folder of its own; only the owner's holds the review."""
    assert build("--company", "mala") == 0
    assert build("--company", "mala", "--for", "owner") == 0

    folders = {path.name: path for path in (tree / "build").iterdir() if path.is_dir()}
    has = {
        name: (folders[name] / "site" / "pl" / "review.html").is_file()
        for name in ("mala", "mala.owner")
    }
    assert has == {"mala": False, "mala.owner": True}


def test_language_links_lead_to_the_same_page(bank: Path) -> None:
    """Each page's language switch names the page of the same name, and that page exists."""
    for language in ("pl", "en"):
        for page in (bank / "site" / language).glob("*.html"):
            if page.name == "404.html":
                continue
            found = re.findall(
                r'<a class="hb-alternate" href="([^"]+)" hreflang="(\w+)"', page.read_text("utf-8")
            )
            other = "en" if language == "pl" else "pl"
            assert [code for _, code in found] == [other], page.name
            for address, code in found:
                target = (page.parent / address).resolve()
                assert target == bank / "site" / code / page.name
                assert target.is_file()


def test_other_site_of_an_out_folder_gets_no_link_beside_it(
    tree: Path, tmp_path: Path, build: Callable[..., int]
) -> None:
    """A build to a folder outside build/ leaves beside it only what the next one there needs."""
    assert build("--out", str(tmp_path / "srv" / "handbook")) == 0
    names = sorted(path.name for path in (tmp_path / "srv").iterdir())
    assert names == [".handbook.kept", ".handbook.key", ".handbook.lock", "handbook"]
    assert not (tree / "build").exists()


def _lose(text: str) -> str:
    return text.replace("#photos-second", "#photos-third")


def _double(text: str) -> str:
    return text + "\n## Again { #photos-second }\n"


@pytest.mark.parametrize(("spoil", "times"), [(_lose, 0), (_double, 2)])
def test_clause_lost_or_doubled_fails_the_build(
    tree: Path,
    build: Callable[..., int],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    spoil: Callable[[str], str],
    times: int,
) -> None:
    """A template that drops or repeats a clause stops the build in all four places."""
    genuine = Templates.page

    def render(templates: Templates, name: str, values: dict[str, Any]) -> str:
        text = genuine(templates, name, values)
        chapter = values.get("chapter")
        here = chapter is not None and chapter.id == "photos"
        # Links elsewhere would be broken, so the loss is made complete.
        return spoil(text) if here or spoil is _lose else text

    monkeypatch.setattr(Templates, "page", render)
    assert build() == 1
    told = capsys.readouterr().err
    for where in ("docs/en", "docs/pl", "site/en", "site/pl"):
        line = f"the clause with the anchor 'photos-second' stands {times} times in {where},"
        assert f"HB502 {line} not once" in told
    assert "Found 4 problems. Nothing was written." in told
    assert not (tree / "build" / "base").exists()


def _add_to_roles(monkeypatch: pytest.MonkeyPatch, addition: str) -> None:
    """Let the page of roles end with something that no check of the sources has seen."""
    genuine = Templates.page
    monkeypatch.setattr(
        Templates,
        "page",
        lambda *given: genuine(*given) + (addition if given[1] == "roles.md.j2" else ""),
    )


@pytest.mark.parametrize(
    ("addition", "told"),
    [
        ("\n[x](no-such-page.md)\n", "'no-such-page.md'"),
        ("\n[x](02-photos.md#no-such-anchor)\n", "'#no-such-anchor'"),
        ("\n[x](/absolute)\n", "'/absolute'"),
    ],
)
def test_broken_link_on_a_page_fails_the_build(
    tree: Path,
    build: Callable[..., int],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    addition: str,
    told: str,
) -> None:
    """Whatever MkDocs warns of becomes one problem for each language."""
    _add_to_roles(monkeypatch, addition)
    assert build() == 1
    lines = capsys.readouterr().err.splitlines()
    problems = [line for line in lines if line.startswith("HB501 ")]
    assert [line.split(":")[0] for line in problems] == [
        "HB501 mkdocs.en.yml",
        "HB501 mkdocs.pl.yml",
    ]
    assert all("roles.md" in line and told in line for line in problems)
    assert lines[-1] == "Found 2 problems. Nothing was written."
    assert not (tree / "build" / "base").exists()


def test_page_outside_the_navigation_fails_the_build(
    tree: Path,
    build: Callable[..., int],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A page that no menu leads to, and a menu entry without a page, are both problems."""
    genuine = rendering._pages

    def pages(*given: Any) -> dict[str, str]:
        made = genuine(*given)
        made["stray.md"] = made.pop("roles.md")
        return made

    monkeypatch.setattr(rendering, "_pages", pages)
    assert build() == 1
    told = capsys.readouterr().err
    assert "stray.md" in told
    assert "A reference to 'roles.md' is included in the 'nav' configuration" in told


@pytest.mark.parametrize(
    ("addition", "told"),
    [
        ('<img src="https://evil.example/x.png">', "HB503 the page would fetch 'https://evil"),
        ("<script>alert(1)</script>", "HB504 the page holds 'script', which policy text may not"),
        ('<b onclick="x()">b</b>', "HB504 the page holds 'onclick', which policy text may not"),
        ('<a href="javascript:x">a</a>', "HB504 the page holds 'javascript:', which policy"),
    ],
)
def test_live_or_outside_content_fails_the_build(
    build: Callable[..., int],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    addition: str,
    told: str,
) -> None:
    """Text that got past every check is still found in the finished pages."""
    _add_to_roles(monkeypatch, addition)
    assert build() == 1
    assert told in capsys.readouterr().err


def test_override_that_cannot_be_used_is_a_problem_and_no_bug(
    tree: Path, build: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    """A mistake in an own theme override is told in one sentence."""
    home = Path(__file__).parents[2]
    shutil.copytree(home / "overrides", tree / "overrides")
    (tree / "overrides" / "partials" / "copyright.html").write_text("{{ oops.x.y }}", "utf-8")
    assert build() == 1
    told = capsys.readouterr().err
    reason = "a template in overrides/ can't be used: 'oops' is undefined"
    assert f"HB501 mkdocs.pl.yml: {reason}\n" in told
    assert "Traceback" not in told


def test_own_site_address_is_no_outside_request(tree: Path, build: Callable[..., int]) -> None:
    """A `site_url` in the root mkdocs.yml makes canonical links, which fetch nothing."""
    home = Path(__file__).parents[2]
    shutil.copytree(home / "overrides", tree / "overrides")
    text = (home / "mkdocs.yml").read_text("utf-8")
    (tree / "mkdocs.yml").write_text(f"site_url: https://intranet.example/hb/\n{text}", "utf-8")
    assert build() == 0


def test_root_mkdocs_yml_works_by_itself_after_a_build(
    tree: Path, build: Callable[..., int]
) -> None:
    """`mkdocs build` typed by hand builds the Polish chapters of the newest handbook."""
    home = Path(__file__).parents[2]
    shutil.copy(home / "mkdocs.yml", tree / "mkdocs.yml")
    shutil.copytree(home / "overrides", tree / "overrides")
    assert build() == 0
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build"],
        cwd=tree,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    page = (tree / "build" / "preview" / "01-accounts.html").read_text("utf-8")
    assert "Pierwsza zasada accounts" in page


def test_removed_chapter_leaves_no_page(tree: Path, build: Callable[..., int]) -> None:
    """What is gone from the sources is gone from the next build."""
    assert build() == 0
    out = tree / "build" / "base"
    assert (out / "site" / "pl" / "02-photos.html").is_file()
    (tree / "handbook" / "chapters" / "02-photos.yml").unlink()
    assert build() == 0
    left = [path for path in out.rglob("*") if "photos" in path.name]
    assert left == []
    assert "02-photos" not in (out / ".handbook.json").read_text("utf-8")


def test_root_mkdocs_yml_that_cannot_be_used_is_told_for_each_language(
    tree: Path, build: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    """A wrong theme in the root mkdocs.yml is named, without a traceback."""
    home = Path(__file__).parents[2]
    shutil.copytree(home / "overrides", tree / "overrides")
    text = (home / "mkdocs.yml").read_text("utf-8")
    (tree / "mkdocs.yml").write_text(text.replace("name: material", "name: no-such-theme"), "utf-8")
    assert build() == 1
    lines = capsys.readouterr().err.splitlines()
    told = "Config value 'theme': Unrecognised theme name: 'no-such-theme'."
    assert lines[0].startswith(f"HB501 mkdocs.en.yml: {told}")
    assert lines[3].startswith(f"HB501 mkdocs.pl.yml: {told}")
    assert lines[-1] == "Found 2 problems. Nothing was written."
