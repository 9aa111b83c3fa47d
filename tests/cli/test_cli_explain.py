"""`explain` and `doctor` say where things came from, and what is missing."""

from __future__ import annotations

import importlib.metadata
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


def _line(path: Path, text: str) -> int:
    """Give the number of the first line that holds a text."""
    lines = path.read_text("utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if text in line)


def test_explain_tells_a_clause_with_its_history(untouched: Path, run: Run) -> None:
    """Strength, statement, origin and each change with place and reason are printed."""
    root = ("--root", str(untouched), "--company", "bank-brzozowy", "--language", "en")
    said = run("explain", "official-accounts.follow", *root)
    assert said.code == 0
    lines = said.out.splitlines()
    base = untouched / "handbook" / "chapters" / "03-official-accounts.yml"
    own = untouched / "companies" / "bank-brzozowy" / "company.yml"
    origin = _line(base, "id: official-accounts.follow")
    changed = _line(own, "target: official-accounts.follow")
    assert re.fullmatch(r"official-accounts\.follow \(3\.\d+\): .+", lines[0])
    assert lines[1] == "  strength: must"
    assert lines[2].startswith("  statement: ")
    assert f"  from base: handbook/chapters/03-official-accounts.yml:{origin}:9" in lines
    where = f"companies/bank-brzozowy/company.yml:{changed}:13"
    at = lines.index(f"  tightened by company:bank-brzozowy: {where}")
    assert lines[at + 1 : at + 4] == [
        "    strength: should -> must",
        "    statement changed",
        "    audience changed",
    ]
    assert lines[at + 4].startswith("    reason: The list of those we follow")


def test_explain_tells_a_clause_that_was_taken_out(untouched: Path, run: Run) -> None:
    """A removed clause is still explained, with who approved its removal."""
    said = run(
        "explain", "official-accounts.plan", "--root", str(untouched), "--company", "lesna-polana"
    )
    assert said.code == 0
    assert said.out.startswith("official-accounts.plan (taken out): ")
    assert "  removed by company:lesna-polana: companies/lesna-polana/company.yml:" in said.out
    assert "    approved by: Zarząd Kliniki Leśna Polana, uchwała 7/2026" in said.out


def test_explain_tells_a_value_with_every_layer(untouched: Path, run: Run) -> None:
    """The newest value comes first; what it overruled stands below, with reasons."""
    said = run(
        "explain", "incident_minutes", "--root", str(untouched), "--company", "bank-brzozowy",
        "--language", "en",
    )  # fmt: skip
    assert said.code == 0
    lines = said.out.splitlines()
    assert lines[0] == "incident_minutes = 15"
    layers = [
        match.group(1)
        for line in lines
        if (match := re.match(r"  \d+ by (\S+): \S+:\d+:\d+", line))
    ]
    assert layers[0] == "company:bank-brzozowy"
    assert layers[-1] == "base"


def test_doctor_lists_what_is_there(sources: Path, run: Run) -> None:
    """On a machine with everything, each line is `ok` and the exit code 0."""
    said = run("doctor", "--root", str(sources))
    assert said.code == 0
    lines = said.out.splitlines()
    assert [line for line in lines if not line.startswith("ok      ")] == []
    assert re.fullmatch(r"ok      Python 3\.\d+\.\d+", lines[0])
    assert "ok      sources: 3 profiles, 2 companies" in lines
    assert "ok      the folder can be written to" in lines


def test_doctor_says_how_to_get_what_is_missing(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Missing packages and sources are named with the remedy, all in one run, with exit 1."""
    genuine = importlib.metadata.version

    def version(name: str) -> str:
        if name in {"pydantic", "mkdocs"}:
            raise importlib.metadata.PackageNotFoundError(name)
        return genuine(name)

    monkeypatch.setattr(importlib.metadata, "version", version)
    said = run("doctor", "--root", str(tmp_path))
    assert said.code == 1
    lines = said.out.splitlines()
    assert "missing mkdocs: run `make setup`" in lines
    assert "missing pydantic: run `make setup`" in lines
    assert any(line.startswith("missing sources: there is no folder 'companies'") for line in lines)


def test_explain_tells_entries_of_registers(untouched: Path, run: Run) -> None:
    """A platform, a term or a risk is explained like a clause; one id may name several."""
    where = ("--root", str(untouched), "--language", "en")
    platform = run("explain", "linkedin", *where)
    line = _line(untouched / "handbook/platforms.yml", "linkedin")
    both = run("explain", "impersonation", *where)

    assert platform.out.splitlines() == [
        "platform linkedin: LinkedIn",
        f"  from base: handbook/platforms.yml:{line}:9",
    ]
    assert [line.split()[0] for line in both.out.splitlines() if line[0] != " "] == ["risk", "term"]


def test_explain_tells_an_entry_that_was_left_out(sources: Path, run: Run) -> None:
    """With the layer that left it out, and why."""
    own = sources / "companies/lesna-polana/company.yml"
    change = "  - {action: remove, target: term crisis, reason: {pl: Znane., en: Well known.}}\n"
    text = own.read_text("utf-8").replace("\nchanges:\n", f"\nchanges:\n{change}")
    own.write_text(text, "utf-8")
    said = run(
        *("explain", "crisis", "--root", str(sources)),
        *("--company", "lesna-polana", "--language", "en"),
    )

    assert "term crisis (left out): Crisis" in said.out.splitlines()
    assert "    reason: Well known." in said.out.splitlines()


OWN = """\
name: Acme
languages: [en]
contacts:
  - {role: hr, name: People, email: hr@acme.pl, hours: 8–16, region: Cracow}
platforms:
  - {platform: linkedin, used: true, account: Acme, owner: hr, address: "https://linkedin.com/a"}
  - {platform: linkedin, used: true, account: Club, official: false}
  - {platform: facebook, used: true}
  - {platform: tiktok, used: false}
settings:
  response_hours: {value: 48, reason: Summer., approved_by: Board, until: 2027-06-30}
changes:
  - {action: remove, target: role legal, instead: privacy}
"""


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        (
            "linkedin",
            (
                "  the company uses it: Acme, https://linkedin.com/a, hr ({own}:6:16)",
                "  the company uses it: Club, not official ({own}:7:16)",
            ),
        ),
        ("facebook", ("  the company uses it: {own}:8:16",)),
        ("tiktok", ("  the company does not use it: {own}:9:16",)),
        ("role hr", ("  contact: People, hr@acme.pl, 8–16, Cracow ({own}:4:12)",)),
        ("role legal", ("role legal (left out): Legal",)),
        ("Rola hr", ("role hr: HR",)),
        ("term crisis", ("term crisis: Crisis",)),
        ("response_hours", ("    until: 2027-06-30; that day is over",)),
    ],
)
def test_explain_tells_what_the_company_file_says_of_it(
    sources: Path, run: Run, name: str, lines: tuple[str, ...]
) -> None:
    """By the bare id, or by the word and the id that changes name an entry with."""
    (sources / "companies/acme").mkdir()
    (sources / "companies/acme/company.yml").write_text(OWN, "utf-8")
    root = ("--root", str(sources), "--company", "acme")
    said = run("explain", name, *root, "--today", "2027-07-01")

    assert said.code == 0, said.err
    own = "companies/acme/company.yml"
    assert {line.format(own=own) for line in lines} - {*said.out.splitlines()} == set()


def test_explain_tells_the_last_day_of_a_value(sources: Path, run: Run) -> None:
    """As long as it is not over, nothing else is said of it."""
    (sources / "companies/acme").mkdir()
    (sources / "companies/acme/company.yml").write_text(OWN, "utf-8")
    root = ("--root", str(sources), "--company", "acme")
    said = run("explain", "response_hours", *root, "--today", "2027-06-30")

    assert "    until: 2027-06-30" in said.out.splitlines()


def test_explain_suggests_entries_with_their_word(untouched: Path, run: Run) -> None:
    """Whoever wrote a word gets it back before the right id."""
    said = run("explain", "role legl", "--root", str(untouched))

    assert said.code == 2
    assert "hint: did you mean 'role legal'?" in said.err


def test_explain_tells_a_chapter_with_its_rules(untouched: Path, run: Run) -> None:
    """Its id is what addresses and changes name."""
    said = run("explain", "hashtags", "--root", str(untouched), "--language", "pl")

    first, _, rule, *_ = said.out.splitlines()
    assert first == "chapter hashtags: Hashtagi i oznaczenia"
    assert rule == "  8.1 hashtags.preferred: Używaj naszych hashtagów"


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("8.1", "did you mean 'hashtags.preferred'?"),
        ("reklama.oznacz", "perhaps you mean: advertising.label (Oznacz reklamę na początku)"),
        ("qqqqqq", "the id of a rule stands under the rule"),
    ],
)
def test_explain_names_what_a_guess_may_mean(
    untouched: Path, run: Run, name: str, hint: str
) -> None:
    """The first ids of an alphabet help nobody."""
    said = run("explain", name, "--root", str(untouched))

    assert (said.code, f"hint: {hint}" in said.err) == (2, True)


def test_diff_before_the_first_edition_says_how_one_is_made(untouched: Path, run: Run) -> None:
    """There is nothing to compare with."""
    said = run("diff", "2026.1", "--root", str(untouched), "--company", "bank-brzozowy")

    assert "there is no edition yet to compare with\nhint: `handbook approve`" in said.err


def test_a_company_without_its_option_is_told_how_it_is_named(
    sources: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Most people write the name behind the command."""
    monkeypatch.chdir(sources)

    for line in (("check", "bank-brzozowy"), ("check", "-company", "bank-brzozowy")):
        assert "For a company write: --company bank-brzozowy" in run(*line).err
    for word in ("nobody", "..", ".", "", "bank-brzozowy/", "a" * 300):
        said = run("check", word)
        assert (said.code, "--company" in said.err) == (2, False), word


def test_companies_are_looked_for_where_the_line_says(
    sources: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Below `--root`, wherever it stands in the line; without any sources there is no company."""
    nowhere = sources.parent
    monkeypatch.chdir(nowhere)
    hint = "For a company write: --company bank-brzozowy"

    assert hint in run("check", "--root", str(sources), "bank-brzozowy").err
    assert hint in run("check", "bank-brzozowy", "--root", str(sources)).err
    for root in ((), ("--root", str(nowhere))):
        said = run("check", "bank-brzozowy", *root)
        assert (said.code, "--company" in said.err) == (2, False), root
