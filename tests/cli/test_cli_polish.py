"""Whoever asked for Polish reads Polish: in the help, in results and in what went wrong."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.english import english, english_in
from tests.messages import commands
from tests.small_tree import write_tree

COMPANY = "--company bank-brzozowy"
RUNS = (
    "check --industry finance",
    f"check {COMPANY}",
    f"check {COMPANY} --format github",
    "check --all --root mala",
    "explain personal-accounts.disclaimer --company bank-brzozowy",
    "explain response_hours --company bank-brzozowy",
    "explain linkedin",
    "coverage",
    "coverage --write",
    "translations status --company lesna-polana",
    "translations template uk --company lesna-polana",
    "translations confirm --all",
    f"review start {COMPANY} --year 2027",
    f"review start {COMPANY} --year 2027",
    f"review status {COMPANY}",
    f"review apply {COMPANY} --dry-run",
    f"review sign {COMPANY} --by Kadry",
    "upgrade bank-brzozowy",
    f"approve {COMPANY} --version 2026.1 --by Zarząd --note Początek",
    "build --company mala --root mala",
    "pdf --company mala --root mala --chapter accounts --language pl",
    "export --format scorm12 --company lesna-polana",
    "export --format xlsx --company lesna-polana",
    "verify mala/build/mala",
    "fleet --root mala --report fleet.json",
    "clean --root mala",
    "export --format docx --company lesna-polana --language pl --what papers",
    "clean",
    "doctor",
    "profile new edukacja",
    "init lab --defaults",
    "check --company lab",
)
"""Commands that do something, one after another, each on what the ones before have left.

What is built and printed is a small handbook, as its words are not looked at.
"""
ERRORS = (
    "",
    "bild",
    "build --for kogoś",
    "build --industry nic",
    "build --company nic",
    "build --root README.md",
    "check --format",
    "check --nic",
    "check --today jutro",
    "explain",
    "explain nic",
    "explain linkedin --language xx",
    "export",
    "export --format nic",
    "export --format cmi5 --role nic",
    "export --format cmi5 --what papers",
    "export --format docx --role managers",
    "export --format docx --what nic",
    "export --format docx --out README.md",
    f"review answer {COMPANY}",
    f"review answer {COMPANY} --docx",
    f"review apply {COMPANY} --accept 7",
    "export --format cmi5 --language xx",
    "export --format xlsx --site nic",
    "import",
    "import nic.odt",
    "import nic.docx",
    "fleet nic",
    "fleet --only nic*",
    "fleet --shard 3/2",
    "fleet --jobs 0",
    "fleet --changed-since nic",
    "fleet --scheduler nic",
    "fleet --scheduler tcp://192.0.2.1:8786",
    "fleet --scheduler tls://192.0.2.1:8786",
    "fleet --scheduler tls://192.0.2.1:8786 --dask",
    "fleet --tls-ca README.md",
    "headers",
    "headers nic",
    "headers handbook/handbook.yml",
    "headers handbook",
    "init",
    "init lab",
    "init lab jeszcze",
    "init lab --defaults --size dużo",
    "init lab --defaults --place XX",
    "init lab --defaults --contact ktoś=coś",
    "init lab --defaults --contact hr=coś",
    "init lab --defaults --set coś",
    "init lab --defaults --logo nic.svg",
    "init lab --defaults --review-month 13",
    "init 'Nasza Firma'",
    "pdf --pack nic",
    "pdf --chapter nic",
    "profile",
    "profile new",
    "profile new finance",
    "review start",
    f"review start {COMPANY} --year dawno",
    f"review status {COMPANY} --year 2020",
    "review import",
    f"review import nic.csv {COMPANY}",
    f"review sign {COMPANY} --by Kadry",
    "ack status",
    f"ack status {COMPANY} --roster nic.csv --signed nic.csv",
    f"approve {COMPANY}",
    "diff",
    f"diff brak {COMPANY}",
    "search-pack handbook",
    "search-pack handbook --language pl",
    "serve --port x",
    "serve --port 99999999",
    "translations",
    "translations confirm",
    "translations confirm nic",
    "translations template",
    "translations template pl",
    "translations template xx",
    "upgrade",
    "upgrade nic",
    "upgrade bank-brzozowy --keep nic",
    "verify handbook",
    "may-i --answer nic",
    "may-i --language xx --answer nic=nic",
    "verify handbook --sums nic",
    "verify handbook --sums handbook",
    "clean za-dużo",
)


@pytest.fixture(autouse=True)
def _polish(sources: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HANDBOOK_UI", "pl")
    monkeypatch.chdir(sources)
    (sources / "README.md").write_text("", "utf-8")
    write_tree(sources / "mala")


def test_the_words_that_tell_english_are_many() -> None:
    """The tests below would find nothing if the list were empty."""
    assert len(english()) > 800
    assert {"the", "of", "from", "clause", "layer", "missing"} <= english()
    assert english_in("źródło: zasady wspólne; from base") == {"from", "base"}


def test_help_of_every_command_is_polish(run: Run) -> None:
    """With the placeholders of arguments and options; names and examples stay."""
    found = {}
    for names in _paths():
        said = run(*names, "--help")
        assert said.code == 0
        found[names] = english_in(said.out)

    assert {names: words for names, words in found.items() if words} == {}


def _paths() -> list[tuple[str, ...]]:
    """Give the way to every command, such as `review start`."""
    found: list[tuple[str, ...]] = []
    for group in commands():
        below = getattr(group, "commands", {})
        if group.name == "handbook":
            found += [(), *((name,) for name in below)]
        else:
            found += [(str(group.name), name) for name in below]
    return found


def test_results_are_polish(run: Run) -> None:
    """And so are the comments in files that a command writes."""
    found = {}
    for line in RUNS:
        said = run(*shlex.split(line), *_today(line))
        assert said.code in {0, 1}, (line, said.err)
        found[line] = english_in(said.out + said.err)
    for name in ("bank-brzozowy/reviews/2027.yml", "lesna-polana/languages/uk.po"):
        head = Path("companies", name).read_text("utf-8").split("\n")
        notes = [text for text in head if text.startswith("# ")]
        assert notes
        found[name] = english_in("\n".join(notes[:5]))

    assert {line: words for line, words in found.items() if words} == {}


def _today(line: str) -> tuple[str, ...]:
    dated = {"build", "pdf", "check", "approve", "review", "init", "profile"}
    return ("--today", "2026-12-01") if line.split(maxsplit=1)[0] in dated else ()


def test_what_went_wrong_is_told_in_polish(run: Run) -> None:
    """By us and by click, whose words for kinds of paths are asked for before anybody speaks."""
    found = {}
    for line in ERRORS:
        said = run(*shlex.split(line))
        assert said.code in {1, 2} or line in {"", "profile", "translations"}, (line, said)
        found[line] = english_in(said.out + said.err)

    assert {line: words for line, words in found.items() if words} == {}


def test_a_comment_keeps_its_language_when_somebody_else_writes_the_file(run: Run) -> None:
    """Two people with different settings do not turn a file to and fro."""
    path = Path("companies/bank-brzozowy/reviews/2027.yml")
    start = ("review", "start", "--company", "bank-brzozowy", "--year", "2027")

    run(*start, "--today", "2026-12-01")
    polish = path.read_text("utf-8")
    run(*start, "--today", "2026-12-01", "--ui", "en")

    assert polish.startswith("# Zapis przeglądu 2027: jedna decyzja dla każdej zasady")
    assert path.read_text("utf-8") == polish
