"""Approving and comparing on the command line, and editions that were tampered with."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.cli.main import outcome
from tests.editions.edition_trees import APPROVE, NAME, edit, raise_version

Run = Callable[..., tuple[int, str, str]]


def test_approval_stores_data_approval_and_seal(run: Run, root: Path) -> None:
    """The file is handbook.json's data and who approved it, when and why."""
    code, out, err = run(*APPROVE, "1.0")
    stored = json.loads((root / NAME).read_text(encoding="utf-8"))

    assert (code, err) == (0, "")
    assert out == f"Approved acme 1.0 ({stored['digest'][:12]}): {NAME}\n"
    assert stored["approval"].pop("seal")
    assert stored["approval"] == {
        "version": "1.0",
        "by": "Board",
        "note": "First",
        "date": "2026-12-01",
        "editorial": [],
        "review": None,
        "words": {},
        "words_in_bulk": False,
        "previous": None,
    }
    assert [chapter["id"] for chapter in stored["chapters"]] == ["talk"]


def test_approval_never_overwrites_and_wants_the_version_of_the_pages(run: Run, root: Path) -> None:
    """An edition stays as it was approved; the number must be the one that the pages bear."""
    run(*APPROVE, "1.0")
    before = (root / NAME).read_bytes()
    code, _, err = run(*APPROVE, "1.0")
    assert code == 1
    assert "company.yml:1:10: HB602 the edition 1.0 is there already" in err
    code, _, err = run(*APPROVE, "3.0")
    assert code == 1
    assert "HB603 the pages say version '1.0', but '3.0' is to be approved" in err
    edit(root / "companies/acme/company.yml", '"1.0"', '"0.9"')
    code, _, err = run(*APPROVE, "0.9")
    assert code == 1
    assert "HB603 the version '0.9' does not come after the last edition, 1.0" in err
    assert (root / NAME).read_bytes() == before


@pytest.mark.parametrize("version", ["../x", "1.0/", "con", "1.0 beta", ""])
def test_version_must_be_a_safe_name(run: Run, version: str) -> None:
    """A version becomes a file name, so it is a number and nothing else."""
    code, _, err = run(*APPROVE, version)

    assert code == 2
    assert err == f"'{version}' is no version\nhint: write a number such as 2027.1\n"


def test_flag_editorial_is_refused_for_more_than_words(run: Run, root: Path) -> None:
    """Only a reworded clause can be called editorial; two faults are told together."""
    run(*APPROVE, "1.0")
    raise_version(root)
    edit(
        root / "companies/acme/company.yml",
        "strength: must\n",
        "strength: should\n    title: {pl: Imię, en: Name}\n",
    )
    command = (*APPROVE, "2.0", "--editorial", "talk.name", "--editorial", "talk.nme")
    code, _, err = run(*command)

    assert code == 1
    assert "HB608 the change of 'talk.name' is not only one of words (weakened)" in err
    assert "HB608 the clause 'talk.nme' did not change, so its change can't be editorial" in err
    assert "did you mean 'talk.name'?" in err


def test_flag_editorial_is_kept_with_the_edition(run: Run, root: Path, capsys: Any) -> None:
    """A reworded clause that a person calls editorial asks nobody to sign again."""
    run(*APPROVE, "1.0")
    raise_version(root)
    code, out, _ = run("diff", "1.0", "--language", "en")
    assert (code, out.splitlines()[0]) == (
        0,
        "reworded   clause talk.name (material) Sign your name",
    )
    assert outcome(["upgrade", "acme", "--keep", "talk.name", "--root", str(root)]) == 0
    capsys.readouterr()
    assert run(*APPROVE, "2.0", "--editorial", "talk.name")[0] == 0
    code, out, _ = run("diff", "1.0", "2.0", "--language", "en")

    assert out.splitlines()[:2] == [
        "reworded   clause talk.name (editorial) Sign your name",
        "    statement: Sign {+each of+} your posts.",
    ]
    assert out.splitlines()[-1] == "1 change, 0 of them material"


def test_diff_speaks_json_and_markdown(run: Run, root: Path) -> None:
    """The same changes for programs and for a page."""
    run(*APPROVE, "1.0")
    raise_version(root)
    code, out, _ = run("diff", "1.0", "working", "--format", "json")
    (told,) = json.loads(out)
    assert code == 0
    assert (told["kind"], told["id"], told["action"]) == ("clause", "talk.name", "reworded")
    assert told["fields"]["statement"]["after"]["en"] == "Sign each of your posts."
    _, out, _ = run("diff", "1.0", "--format", "markdown", "--language", "en")

    assert out.splitlines()[:2] == [
        "- **reworded** clause talk.name (material) Sign your name",
        "    - statement: Sign **each of** your posts.",
    ]


def test_diff_names_the_editions_that_there_are(run: Run) -> None:
    """A misspelt edition or language is a usage fault with the real choices."""
    run(*APPROVE, "1.0")
    assert run("diff", "1.1") == (2, "", "there is no edition '1.1'\nhint: did you mean '1.0'?\n")
    code, _, err = run("diff", "1.0", "--language", "de")

    assert (code, err.splitlines()[0]) == (2, "the handbook has no language 'de'")


def _text(data: dict[str, Any]) -> None:
    data["chapters"][0]["clauses"][0]["statement"]["en"] = "Anything goes."


def _approver(data: dict[str, Any]) -> None:
    data["approval"]["by"] = "Nobody"


def _line(data: dict[str, Any]) -> None:
    data["chapters"][0]["clauses"][0]["origin"]["line"] = 9


@pytest.mark.parametrize(
    "change",
    [_text, _approver, _line],
)
def test_tampered_edition_stops_every_command(
    run: Run, root: Path, change: Callable[[dict[str, Any]], None]
) -> None:
    """Whatever was changed in the file, check, diff and approve report it."""
    run(*APPROVE, "1.0")
    data = json.loads((root / NAME).read_text(encoding="utf-8"))
    change(data)
    (root / NAME).write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    told = f"{NAME}:1:1: HB601 the edition 1.0 was changed after its approval\n"

    for command in (("check",), ("diff", "1.0"), (*APPROVE, "1.0")):
        code, _, err = run(*command)
        assert code == 1
        assert told in err


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("{", "line 1 is no JSON"),
        ("[]", "'the file' holds a value of another kind"),
        ("{}", "'approval' is missing"),
        ("[" * 100_000, "it is nested too deep"),
        ('{"approval": ' + "9" * 5000 + "}", ""),
    ],
)
def test_broken_editions_are_problems_and_no_traceback(
    run: Run, root: Path, content: str, told: str
) -> None:
    """Two broken files are both reported at their places."""
    folder = root / "companies/acme/editions"
    folder.mkdir()
    for name in ("1.0", "1.1"):
        (folder / f"{name}.json").write_text(content, encoding="utf-8")
    code, _, err = run("check")

    assert code == 1
    for name in ("1.0", "1.1"):
        assert (
            f"{folder.relative_to(root)}/{name}.json:1:1: HB601 this is no edition: {told}" in err
        )
    assert "Traceback" not in err


def test_edition_under_another_name_is_reported(run: Run, root: Path) -> None:
    """A copied edition does not pass for a newer one."""
    run(*APPROVE, "1.0")
    (root / NAME).rename(root / "companies/acme/editions/2.0.json")
    code, _, err = run("check")

    assert code == 1
    assert "HB601 the edition is '1.0', but the file is called '2.0.json'" in err


def test_approval_needs_a_company_and_words(run: Run, root: Path, capsys: Any) -> None:
    """There is no edition of a profile, and none without a reason."""
    from generator.cli.main import outcome

    command = ["approve", "--version", "1.0", "--by", "x", "--root", str(root)]
    assert outcome([*command, "--note", "y"]) == 2
    assert capsys.readouterr().err == (
        "only a company's handbook has editions\nhint: name one with --company\n"
    )
    code, _, err = run("approve", "--version", "1.0", "--by", " ", "--note", "y")
    assert (code, err.splitlines()[-1]) == (2, "Error: Invalid value for '--by': it is empty")


@pytest.mark.parametrize("day", ["yesterday", "2026-13-01"])
def test_today_must_be_a_day(run: Run, day: str) -> None:
    """A wrong date is a fault of the command line."""
    code, _, err = run("approve", "--version", "1", "--by", "x", "--note", "y", "--today", day)

    assert code == 2
    assert f"expected a date such as 2027-01-31, found '{day}'" in err


def test_release_lists_everything_that_stands_against_it(run: Run, root: Path) -> None:
    """Not approved, not filled in and lapsed are told in one run, and nothing is written."""
    edit(
        root / "handbook/parameters.yml", "    type: number", "    fill_in: true\n    type: number"
    )
    edit(root / "companies/acme/company.yml", "  reply_hours: 4\n", "  {}\n")
    edit(root / "companies/acme/company.yml", "settings:\n  {}\n", "")
    profile = root / "industry_profiles/alpha/profile.yml"
    text = profile.read_text(encoding="utf-8")
    start, end = text.index("settings:"), text.index("changes:")
    profile.write_text(text[:start] + text[end:], encoding="utf-8")
    out = root / "out"
    command = ("build", "--release", "--quiet", "--out", str(out), "--today")
    code, _, err = run(*command, "2027-12-01")

    assert code == 1
    assert "company.yml:1:10: HB604 nobody has approved version '1.0'" in err
    assert "HB605 'reply_hours' is still '24', which each company should replace" in err
    assert "HB606 the chapter 'talk' was due for review on 2027-11-01" in err
    assert (
        "HB606 warning: 1 reference was due for a check of the law: 'PL-ONE' on 2027-11-20" in err
    )
    assert not out.exists()


def test_release_refuses_text_that_changed_after_its_approval(run: Run, root: Path) -> None:
    """The edition that is handed out is the one that was approved."""
    run(*APPROVE, "1.0")
    edit(root / "handbook/chapters/01-talk.yml", "Sign your posts.", "Sign none of your posts.")
    code, _, err = run("build", "--release", "--quiet", "--today", "2026-12-02")

    assert code == 1
    assert "HB604 the text has changed since version '1.0' was approved on 2026-12-01" in err


def test_release_of_a_profile_is_refused(root: Path, capsys: Any) -> None:
    """Only companies have editions; everything else is a draft."""
    from generator.cli.main import outcome

    assert outcome(["build", "--release", "--root", str(root), "--industry", "alpha"]) == 1
    assert "HB604 'alpha' is no company's handbook, so it has no approved edition" in (
        capsys.readouterr().err
    )


def test_an_edition_from_the_day_of_the_last_one_is_warned_of(run: Run, root: Path) -> None:
    """Two wordings would hold from one day on; whoever corrects a slip may want that."""
    code, _, first = run(*APPROVE, "1.0")
    edit(root / "companies/acme/company.yml", 'version: "1.0"', 'version: "2.0"')
    again, _, second = run(*APPROVE, "2.0")

    assert (code, again) == (0, 0), second
    assert "HB638" not in first
    assert "HB638 warning: the rules hold from" in second
