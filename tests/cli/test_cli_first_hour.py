"""The page for a company's first hour can be walked with the real commands, in both languages."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import pytest

from generator.cli import asking, serve
from tests.cli.conftest import HOME, Run

ANSWERS = {
    r"^(Name|Nazwa)": "Laboratorium Dobra Próbka",
    r"^(Legal form|Forma prawna)": "sp. z o.o.",
    r"^(How many|Ile osób)": "80",
    r"^(Industries|Branże)": "healthcare",
    r"^Languages": "en",
    r"^Języki": "pl",
    r"(address, phone|adres e-mail, telefon)": "Anna Próbka, anna@dobra-probka.pl, 22 000",
    r"^(E-mail address|Adres)": "zasady@dobra-probka.pl",
    r"^(Phone|Telefon)": "+48 22 000 01 10",
    r"^(Duty|Godziny|Hashtag|Internal|Kanał)": "#DobraPróbka",
    r"^(Platforms|Używane)": "linkedin",
    r"^(Colour|Kolor)": "#0b6e4f",
    r"(logo)": "logo.svg",
}
"""What the owner answers, by the question."""
LOGO = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><circle cx="20" cy="20" r="18"/></svg>
"""


def _answer(question: str, default: str, **_: Any) -> str:
    return next((said for asked, said in ANSWERS.items() if re.search(asked, question)), default)


def _stop(*_: object) -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize(("page", "ui"), [("first-hour.md", "en"), ("pierwsza-godzina.md", "pl")])
def test_the_first_hour_goes_as_written(
    sources: Path, run: Run, monkeypatch: pytest.MonkeyPatch, page: str, ui: str
) -> None:
    """No step ends in a state that the page does not lead out of."""
    text = (HOME / "docs" / page).read_text("utf-8")
    lines = [
        line
        for block in re.findall(r"```sh\n(.+?)```", text, re.DOTALL)
        for line in block.splitlines()
    ]
    changes = re.findall(r"```yaml\n(.+?)```", text, re.DOTALL)
    monkeypatch.chdir(sources)
    monkeypatch.setenv("HANDBOOK_UI", ui)
    monkeypatch.setattr(asking, "terminal", lambda: True)
    monkeypatch.setattr("click.prompt", _answer)
    # What a preview shows is tried by its own tests, and the handbook is built below.
    monkeypatch.setattr(serve._Desk, "begin", _stop)
    (sources / "logo.svg").write_text(LOGO, "utf-8")

    assert [shlex.split(line)[1] for line in lines] == [
        "init",
        "serve",
        "check",
        "approve",
        "build",
        "pdf",
    ]
    for line in lines:
        words = shlex.split(line)[1:]
        if words[0] == "check":
            own = sources / "companies/lab/company.yml"
            # The page says that a gap is closed by taking the # away; a platform brings one.
            filled, gaps = re.subn(
                r"# account: \S+", "account: Dobra Próbka", own.read_text("utf-8")
            )
            assert gaps == 1
            own.write_text(f"{filled}\n{changes[0]}", "utf-8")
        today = ("--today", "2026-12-01") if words[0] != "serve" else ("--port", "0")
        said = run(*words, *today)
        if words[0] == "check":
            assert set(re.findall(r" (HB\d{3}) ", said.err)) == {"HB604", "HB634"}
        assert (line, said.code) == (line, 130 if words[0] == "serve" else 0), said.err
    for name in (f"handbook-{ui}.pdf", "site/index.html"):
        assert (sources / "build/lab" / name).is_file()


def test_both_pages_show_the_same_commands_and_changes() -> None:
    """They are one page in two languages."""
    pages = [
        (HOME / "docs" / name).read_text("utf-8")
        for name in ("first-hour.md", "pierwsza-godzina.md")
    ]
    heads = [re.findall(r"^## \d", text, re.MULTILINE) for text in pages]
    ids = [re.findall(r"(?:target|id|chapter): (\S+)", text) for text in pages]

    assert heads[0] == heads[1]
    assert ids[0] == ids[1]
