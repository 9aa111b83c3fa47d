"""Commands of several people at once: each does its work on what the others have written."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.sources import upkeep
from generator.sources.load import load_inputs
from tests.forks import ended, fork
from tests.kept.company import APPROVE, AS_ACME, CLAUSES, COMPANY, START, do, export, keep_all

Run = Callable[..., tuple[int, str, str]]
PEOPLE = ("ann", "bea", "cid", "dan")


def at_once(root: Path, *commands: tuple[str, ...]) -> list[int]:
    """Run commands in processes of their own that begin together; give their exit codes."""
    children = [
        fork(lambda words=words: do(root, *words), root / f"told-{number}.txt")  # type: ignore[misc]
        for number, words in enumerate(commands)
    ]
    return ended(children)


def test_no_decision_of_four_reviewers_is_lost(root: Path, run: Run) -> None:
    """Four imports at once, three times: everybody is told that it is done, and it is."""
    for year in ("2027", "2028", "2029"):
        assert run("review", "start", *AS_ACME, "--year", year, "--today", f"{year}-01-10")[0] == 0
        files = [
            export(root / f"{who}.json", who, **{name.replace(".", "_"): {"decision": "keep"}})
            for who, name in zip(PEOPLE, CLAUSES, strict=True)
        ]
        import_ = ("review", "import", *AS_ACME, "--year", year, "--today", f"{year}-01-11")
        codes = at_once(root, *((*import_, str(file)) for file in files))
        inputs, _ = load_inputs(root, (), "acme")
        decided = {str(one.clause): one.by for one in inputs.reviews[-1].decisions}

        assert codes == [0, 0, 0, 0]
        assert decided == dict(zip(CLAUSES, PEOPLE, strict=True))
    left = [path.name for path in (root / "companies").rglob(".*")]
    assert left == []


def test_review_is_signed_with_every_decision_or_refused(root: Path, run: Run) -> None:
    """A decision that comes while somebody signs is in the signed record, or is told as late."""
    run(*START)
    run("review", "import", *AS_ACME, str(keep_all(root / "all.csv")), "--today", "2027-01-11")
    file = export(root / "late.json", "late", talk_open={"decision": "keep", "note": "late"})
    codes = at_once(
        root,
        ("review", "sign", *AS_ACME, "--by", "Legal", "--today", "2027-01-12"),
        ("review", "import", *AS_ACME, str(file), "--today", "2027-01-12"),
    )
    text = (root / COMPANY / "reviews/2027.yml").read_text("utf-8")

    assert codes[0] == 0
    assert "signed:" in text
    assert ("late" in text) == (codes[1] == 0)
    assert codes[1] == 0 or "HB615" in (root / "told-1.txt").read_text("utf-8")


def test_confirmations_of_three_people_are_all_kept(root: Path) -> None:
    """Each confirms another clause of the base."""
    names = ("talk.open", "talk.name", "talk.secrets")
    codes = at_once(root, *(("translations", "confirm", name) for name in names))
    text = (root / "handbook/translations.yml").read_text("utf-8")

    assert codes == [0, 0, 0]
    assert set(re.findall(r"^  (\S+): ", text, re.MULTILINE)) == set(names)


def test_decisions_of_two_people_about_a_newer_base_are_both_kept(root: Path, run: Run) -> None:
    """`upgrade --keep` of two clauses at once."""
    company = root / COMPANY / "company.yml"
    change = """\
  - action: amend
    target: talk.open
    reason: {pl: Tak wolimy., en: We prefer it so.}
    strength: must not
"""
    company.write_text(company.read_text("utf-8") + change, encoding="utf-8")
    assert run("upgrade", "acme")[0] == 0
    chapter = root / "handbook/chapters/01-talk.yml"
    text = chapter.read_text("utf-8").replace("Sign your posts", "Sign each post")
    chapter.write_text(text.replace("You may talk about", "You may speak about"), encoding="utf-8")
    at_once(root, *(("upgrade", "acme", "--keep", name) for name in ("talk.name", "talk.open")))
    _, out, _ = run("upgrade", "acme")

    assert out == "acme: 2 own changes of rules, 0 to decide\n"


def test_edition_is_approved_once(root: Path, run: Run) -> None:
    """Three approvers at once: one is told that it is done, the others that it is there."""
    command = (*APPROVE, "--version", "1.0", "--note", "n", "--by")
    codes = at_once(root, *((*command, who) for who in PEOPLE[:3]))
    told = [(root / f"told-{number}.txt").read_text("utf-8") for number in range(3)]
    stored = json.loads((root / COMPANY / "editions/1.0.json").read_text("utf-8"))

    assert sorted(codes) == [0, 1, 1]
    assert [bool(re.search("HB602|^Approved", words)) for words in told] == [True, True, True]
    assert PEOPLE[codes.index(0)] == stored["approval"]["by"]
    listed = yaml.safe_load((root / COMPANY / "editions/index.yml").read_text("utf-8"))
    assert [one["seal"] for one in listed["editions"]] == [stored["approval"]["seal"]]
    assert run("check", *AS_ACME)[0] == 0


@pytest.mark.parametrize("command", [("init", "lab", "--defaults"), ("profile", "new", "lab")])
def test_folder_is_founded_once(root: Path, run: Run, command: tuple[str, ...]) -> None:
    """Three at once: one founds it, and the others touch nothing."""
    codes = at_once(root, *(command for _ in range(3)))
    made = root / ("companies" if command[0] == "init" else "industry_profiles") / "lab"

    assert sorted(codes) == [0, 2, 2]
    assert run("check", "--company" if command[0] == "init" else "--industry", "lab")[0] == 0
    assert [path.name for path in made.parent.iterdir() if path.name.startswith(".")] == []


def test_who_waits_is_told_so_and_gives_up_in_words(
    root: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another command holds the company's files for longer than anybody waits."""
    folder = root / COMPANY
    with monkeypatch.context() as patch, upkeep.alone(folder):
        patch.setattr(upkeep, "_AT_ONCE_SECONDS", 0)
        patch.setattr(upkeep, "_PATIENCE_SECONDS", 0.05)
        code, out, err = run(*START)

    assert (code, out) == (2, "")
    assert err == (
        f"another command is writing to '{folder}'; waiting for its end\n"
        f"another command is writing to '{folder}'\n"
        "hint: wait until it ends, then do this again; nothing was written\n"
    )
    assert not (folder / "reviews").exists()
    assert run(*START)[0] == 0


def test_wording_that_changed_after_it_was_compared_is_compared_again(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    """Somebody compares on a terminal, and another person saves other words meanwhile."""
    company = root / COMPANY / "company.yml"
    text = company.read_text("utf-8")
    words = '    statement: {pl: "Podpisuj je.", en: "Sign them."}\n'
    company.write_text(text + words, encoding="utf-8")

    def say_yes_while_it_changes(_: str) -> bool:
        company.write_text(text + words.replace("je.", "albo nie."), encoding="utf-8")
        return True

    monkeypatch.setattr("generator.cli.approve.terminal", lambda: True)
    monkeypatch.setattr("generator.cli.comparing.agreed", say_yes_while_it_changes)
    code = do(root, *APPROVE, "--version", "1.0", "--by", "b", "--note", "n")

    assert code == 1
    assert "HB634 nobody has compared your own words of 'talk.name'" in capsys.readouterr().err
    assert not (root / COMPANY / "editions").exists()


def test_edition_holds_what_stood_in_the_files_when_it_was_stored(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sources that change while site and PDF are tried are tried again."""
    company = root / COMPANY / "company.yml"
    tried: list[str] = []

    def prove(made: Any, *_: Any, **__: Any) -> None:
        tried.append(made.text)
        if len(tried) == 1:
            text = company.read_text("utf-8").replace("reply_hours: 4", "reply_hours: 2")
            company.write_text(text, encoding="utf-8")

    monkeypatch.setattr("generator.cli.approve.prove_draft", prove)
    assert do(root, *APPROVE, "--version", "1.0", "--by", "b", "--note", "n") == 0
    stored = (root / COMPANY / "editions/1.0.json").read_text("utf-8")

    assert len(tried) == 2
    assert stored == tried[1] != tried[0]
