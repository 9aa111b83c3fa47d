"""A further language on the command line: what is written, counted, shown and refused."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
HEAD = "name: Mała Firma\nvalid_from: 2026-12-01\n"
SPOKEN = HEAD + "languages: [pl, uk]\nfallback: {uk: pl}\n"


def further(root: Path) -> Path:
    """Give the company a further language; give where its translators' file goes."""
    company = root / "companies" / "mala"
    (company / "company.yml").write_text(SPOKEN, "utf-8")
    return company / "languages" / "uk.po"


def translate(path: Path, source: str, said: str) -> None:
    """Fill in one text."""
    text = path.read_text("utf-8")
    assert text.count(f'msgid "{source}"\nmsgstr ""') == 1
    path.write_text(
        text.replace(f'msgid "{source}"\nmsgstr ""', f'msgid "{source}"\nmsgstr "{said}"'), "utf-8"
    )


def test_translator_fills_a_file_and_the_pages_speak(small: Path, run: Run) -> None:
    """Written, counted, filled in, counted again, built; the note and the marks name the rest."""
    path = further(small)
    options = ("--root", str(small), "--company", "mala")

    written = run("translations", "template", "uk", *options)
    translate(path, "Pierwsza zasada accounts", "Перше правило")
    counted = run("translations", "status", *options)
    built = run("build", *options)

    assert (written.code, built.code) == (0, 0)
    assert written.out.startswith("companies/mala/languages/uk.po: ")
    told = counted.out.splitlines()[-1]
    assert told.startswith("uk: 1 of ")
    assert told.endswith(" shown in 'pl'")
    out = small / "build" / "mala"
    page = (out / "docs" / "uk" / "01-accounts.md").read_text("utf-8")
    assert "## 1.1 Перше правило { #accounts-first }" in page
    assert "## 1.2 <span lang=pl class=hb-lent>Druga zasada accounts</span> {" in page
    assert "Tej strony nie przetłumaczono jeszcze w całości." in page
    assert "nie przetłumaczono" not in (out / "docs" / "pl" / "01-accounts.md").read_text("utf-8")
    site = (out / "site" / "uk" / "01-accounts.html").read_text("utf-8")
    assert '<html lang="uk"' in site
    assert 'placeholder="Пошук"' in site
    (worker,) = (out / "site" / "uk").glob("assets/javascripts/workers/search.*.min.js")
    assert '"language":"uk"' in worker.read_text("utf-8")


def test_template_written_again_changes_nothing(small: Path, run: Run) -> None:
    """Equal texts, equal bytes."""
    path = further(small)
    options = ("translations", "template", "uk", "--root", str(small), "--company", "mala")
    run(*options)
    before = path.read_bytes()

    again = run(*options)

    assert again.out.endswith(", nothing changed\n")
    assert path.read_bytes() == before


def test_without_a_company_base_and_profile_get_a_file_each(small: Path, run: Run) -> None:
    """For all companies; what stands there need not stand in a company's own file."""
    path = further(small)
    base = small / "handbook" / "languages" / "uk.po"

    shared = run("translations", "template", "uk", "--root", str(small), "--industry", "shops")
    translate(base, "Druga zasada accounts", "Друге правило")
    own = run("translations", "template", "uk", "--root", str(small), "--company", "mala")

    assert [line.partition(":")[0] for line in shared.out.splitlines()] == [
        "handbook/languages/uk.po",
        "industry_profiles/shops/languages/uk.po",
    ]
    assert own.code == 0
    assert "Druga zasada accounts" not in path.read_text("utf-8")


def test_languages_that_need_no_file_are_refused(small: Path, run: Run) -> None:
    """Those of the base, and words that are no language."""
    options = ("--root", str(small))

    base = run("translations", "template", "en", *options)
    path = run("translations", "template", "../uk", *options)

    assert (base.code, path.code) == (2, 2)
    assert base.err.startswith("the base policy has its own texts in 'en'\n")
    assert path.err.startswith("no language is known as '../uk'\n")
    assert not list(small.rglob("*.po"))


def test_translations_that_fit_no_text_are_counted(small: Path, run: Run) -> None:
    """A source text that somebody changed in the translators' file is found by nobody."""
    path = further(small)
    path.parent.mkdir()
    path.write_text('msgid "Nie ma mnie"\nmsgstr "Нема"\n', "utf-8")

    told = run("translations", "status", "--root", str(small), "--company", "mala")

    assert told.out.splitlines()[-1] == (
        "uk: 1 translation fits no text; write the file anew with 'template'"
    )


SMALL_FIRM = """\
name: Stolarnia Klon
valid_from: 2026-12-01
edition: essentials
contacts:
  - {role: management, name: Anna Dąb, email: anna@stolarnia-klon.pl}
languages: [pl, uk]
fallback: {uk: pl}
"""


def test_template_of_a_small_firm_holds_what_its_edition_shows(sources: Path, run: Run) -> None:
    """About half of the whole; what was translated for the full handbook stays in the file."""
    company = sources / "companies" / "klon"
    company.mkdir()
    options = ("--root", str(sources), "--company", "klon")
    (company / "company.yml").write_text(SMALL_FIRM.replace("edition: essentials\n", ""), "utf-8")
    full = _count(run("translations", "template", "uk", *options).out)
    path = company / "languages" / "uk.po"
    translate(path, "Trzymaj się regulaminu platformy", "Дотримуйся правил")
    (company / "company.yml").write_text(SMALL_FIRM, "utf-8")

    few = _count(run("translations", "template", "uk", *options).out)
    told = run("translations", "status", *options).out.splitlines()

    text = path.read_text("utf-8")
    assert few < full * 0.6
    assert 'msgstr "Дотримуйся правил"' in text
    assert "official-accounts.handover" not in text
    assert len([line for line in told if line.startswith("uk: ")]) == 1
    counted = [int(one) for one in re.findall(r"\d+", told[-1])]
    assert counted[0] == 0
    assert few - 1 <= counted[1] <= few * 1.2, "a text may stand in several places"


def _count(told: str) -> int:
    return int(re.findall(r": (\d+) texts", told)[0])


@pytest.mark.parametrize(
    ("language", "search"), [("ga", "Szukaj"), ("pt-br", "Buscar"), ("uk", "Пошук")]
)
def test_theme_speaks_what_it_can_and_says_which_language(
    small: Path, run: Run, language: str, search: str
) -> None:
    """Where the theme has no words, those of the fallback stand in."""
    text = f"{HEAD}languages: [pl, {language}]\nfallback: {{{language}: pl}}\n"
    (small / "companies" / "mala" / "company.yml").write_text(text, "utf-8")

    built = run("build", "--root", str(small), "--company", "mala")

    page = small / "build" / "mala" / "site" / language / "01-accounts.html"
    assert built.code == 0
    assert f'<html lang="{language}"' in page.read_text("utf-8")
    assert f'placeholder="{search}"' in page.read_text("utf-8")
