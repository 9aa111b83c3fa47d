"""`handbook pdf`: what it refuses, and what it prints and writes."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from generator.cli.main import outcome
from generator.model.problems import ProblemsFound
from generator.outputs.pdf.make import make_pdfs
from tests.pdf.pdf_shelf import CHAPTER, Built


def _root(built: Built) -> Path:
    return built.out.parent.parent


def _arguments(root: Path, *more: str) -> list[str]:
    out = str(root / "build" / "bank-brzozowy")
    asked = ["pdf", "--root", str(root), "--company", "bank-brzozowy", "--quiet"]
    return [*asked, "--for", "owner", "--out", out, *more]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            ["--chapter", "crisi"],
            "the handbook has no chapter 'crisi'\nhint: did you mean 'crisis'?\n",
        ),
        (
            ["--pack", "onboarding", "--role", "manager"],
            "the handbook has no audience 'manager'\nhint: did you mean 'managers'?\n",
        ),
        (
            ["--role", "managers"],
            "--role belongs to the starter pack\nhint: add --pack onboarding\n",
        ),
        (
            ["--chapter", "crisis", "--pack", "onboarding"],
            "--chapter stands alone\nhint: leave --pack and --role out\n",
        ),
        (["--language", "fr"], "the handbook has no language 'fr'\nhint: use one of: en, pl\n"),
    ],
)
def test_pdf_of_something_unknown_is_refused(
    built: Built, capsys: pytest.CaptureFixture[str], options: list[str], message: str
) -> None:
    """A misspelt choice ends with exit code 2 and names the nearest real one."""
    code = outcome(_arguments(_root(built), *options))

    assert (code, capsys.readouterr().err) == (2, message)


def test_pdf_command_writes_beside_the_built_site(
    built: Built, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The file is written, named in the output, and the site is not built again."""
    root = tmp_path / "content"
    shutil.copytree(_root(built), root)
    out = root / "build" / "bank-brzozowy"
    path = out / "handbook-crisis-en.pdf"
    before = (out / "site" / "en" / "glossary.html").stat().st_mtime_ns
    code = outcome(_arguments(root, "--chapter", "crisis", "--language", "en"))
    told = capsys.readouterr().out

    assert code == 0
    assert told.startswith(f"Wrote {path} (")
    assert path.read_bytes().startswith(b"%PDF-1.7")
    assert (out / "site" / "en" / "glossary.html").stat().st_mtime_ns == before


def test_faults_of_every_language_are_told_at_once(built: Built, tmp_path: Path) -> None:
    """What can't be printed in one language does not hide what can't be in the other."""
    for language, sign in (("pl", "漢"), ("en", "字")):
        shutil.copytree(built.out / "site" / language, tmp_path / "site" / language)
        page = tmp_path / "site" / language / "16-crisis.html"
        text = page.read_text(encoding="utf-8")
        page.write_text(text.replace("</article>", f"<p>{sign}</p></article>"), encoding="utf-8")

    with pytest.raises(ProblemsFound) as caught:
        make_pdfs(replace(built.shelf, out=tmp_path), ("pl", "en"), CHAPTER, "a4")

    places = [str(problem.place) for problem in caught.value.problems]
    assert places == ["site/en/16-crisis.html:1:1", "site/pl/16-crisis.html:1:1"]
    assert caught.value.written == "Nothing was written."
