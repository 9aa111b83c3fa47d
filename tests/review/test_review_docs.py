"""The walk through the yearly review in docs/ can be walked with the real commands."""

from __future__ import annotations

import csv
import datetime
import io
import json
import re
import shlex
from pathlib import Path

import pytest

from generator.cli.main import outcome
from tests.english import english_in
from tests.real_company import make_real
from tests.review.review_desk import COMPANY, ROOT, Desk
from tests.small_tree import CHAPTER, write_tree

EXPECTED = {"import": 1, "ack": 1, "status": 1}
"""Commands that end with 1 in the story: reviewers disagree, decisions and signatures miss."""


@pytest.mark.parametrize(
    ("name", "ui"), [("annual-review.md", "en"), ("coroczny-przeglad.md", "pl")]
)
def test_walk_through_the_yearly_review_works_as_written(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    ui: str,
) -> None:
    """Each line of the page runs in its order; people's own steps happen in between."""
    page = (ROOT / "docs" / name).read_text(encoding="utf-8")
    monkeypatch.setenv("HANDBOOK_UI", ui)
    lines = [
        line
        for block in re.findall(r"```sh\n(.+?)```", page, re.DOTALL)
        for line in block.splitlines()
    ]
    assert len(lines) == 13
    desk = Desk(_small_sources(tmp_path / "small"), capsys)
    monkeypatch.chdir(desk.root)
    for line in lines:
        command, _, target = line.partition(" > ")
        words = shlex.split(command)[1:]
        _people_act(desk, words)
        code = outcome(words)
        out, err = desk.capsys.readouterr()
        expected = EXPECTED.get(words[1] if words[0] == "review" else words[0], 0)
        assert (line, code) == (line, expected), err
        if ui == "pl":
            # A table is for programs, whose columns and states have one name in all languages.
            told = err if "csv" in words else out + err
            assert (line, english_in(told)) == (line, set())
        if target:
            Path(target).write_text(out, encoding="utf-8")


def _small_sources(root: Path) -> Path:
    """Write a small tree that has the company, the clause and the chapter of the page."""
    write_tree(root)
    for number, name in enumerate(("tone", "crisis"), start=3):
        text = CHAPTER.format(name=name, link="#accounts.first").replace(
            f"{name}.first", f"{name}.voice"
        )
        path = root / "handbook" / "chapters" / f"{number:02d}-{name}.yml"
        path.write_text(text, encoding="utf-8")
    small = root / "companies" / "mala"
    small.rename(small.with_name(COMPANY))
    company = root / "companies" / COMPANY / "company.yml"
    company.write_text(
        f'version: "2026.1"\n{company.read_text(encoding="utf-8")}', encoding="utf-8"
    )
    make_real(root, COMPANY)
    return root


def _people_act(desk: Desk, words: list[str]) -> None:
    """Do what the page tells people to do before a command."""
    if words[:2] == ["review", "import"]:
        first, second = words[2:4]
        polish = first == "prawo.csv"
        keep, remove, read = ("zostaw", "usuń", "ok") if polish else ("keep", "remove", "read")
        rows = list(
            csv.DictReader(io.StringIO(Path("review.csv").read_text("utf-8-sig")), delimiter=";")
        )
        legal = [
            f"{row['clause']},{keep},{read if row['clause'] == 'tone.voice' else ''}"
            for row in rows
        ]
        Path(first).write_text("\n".join(["clause,decision,note", *legal]) + "\n", "utf-8")
        Path(second).write_text(f"clause;decision;note\ntone.voice;{remove};dull\n", "utf-8")
    if words[0] == "diff":
        Path("answer.csv").write_text("clause,decision,by\ntone.voice,keep,legal + hr\n", "utf-8")
        assert outcome(["review", "import", "answer.csv", "--company", COMPANY]) == 0
        desk.capsys.readouterr()
    if words[0] == "approve" and "2027.1" in words:
        desk.replace(f"companies/{COMPANY}/company.yml", 'version: "2026.1"', 'version: "2027.1"')
    if words[0] == "ack":
        path = desk.company / "editions/2026.1.json"
        digest = json.loads(path.read_text(encoding="utf-8"))["digest"]
        Path("roster.csv").write_text("id,role,audience\n7,hr,everyone\n8,x,hr\n", "utf-8")
        today = datetime.datetime.now().astimezone().date()
        Path("signed.csv").write_text(
            f"id,edition,digest,date\n7,2026.1,{digest},{today}\n", "utf-8"
        )
