"""The papers that come with the base: whole in both languages, and right for each company."""

from __future__ import annotations

import dataclasses
import re
from functools import cache
from pathlib import Path

import pytest
import yaml

from generator.model.handbook import Handbook
from generator.model.labels import Label
from generator.model.pages import EVERYTHING, PAPER_PAGES
from generator.model.registers import PAPERS
from generator.render.site import Site, render
from generator.workshop import asked
from tests.shipped import handbook_of
from tests.trees import ROOT

NAMES = (
    *("work-regulations-annex", "policy-notice", "acquaintance", "consultation-letter"),
    *("image-consent-employee", "image-consent-client", "image-consent-child"),
    *("contractor-annex", "creator-clauses", "contest-terms"),
    *("account-register", "account-handover", "incident-log", "call-tree"),
    *("launch-email", "manager-briefing", "poster", "new-hire"),
)


@cache
def book() -> Handbook:
    """Resolve the shipped example bank, once."""
    return dataclasses.replace(handbook_of(company="bank-brzozowy"), shows=EVERYTHING)


@cache
def site() -> Site:
    """Render its owner's pages, once."""
    return render(book())


def page(name: str, language: str) -> str:
    """Give the Markdown of a paper."""
    return site().pages[language][f"{PAPER_PAGES.stem(name)}.md"]


def test_every_paper_of_the_list_is_there() -> None:
    """In the order in which they are needed."""
    assert tuple(str(one.id) for one in book().of(PAPERS)) == NAMES


@pytest.mark.parametrize("language", ["pl", "en"])
def test_each_paper_says_what_it_is_not_and_is_filled_in(language: str) -> None:
    """No advice; no placeholder is left, and what is filled in by hand is marked."""
    notice = str(book().labels[Label.PAPER_NO_ADVICE][language])
    for name in NAMES:
        said = page(name, language)
        assert notice in said, name
        assert re.findall(r"\{[a-z_]+(?::[a-z]+)?\}", said) == [], name
        facts = said.partition("{ #about }")[2]
        assert facts.count("\n- **") >= 6, name


def test_the_two_weeks_are_those_of_the_edition() -> None:
    """1 December 2026 is a Tuesday: whoever announces on 16 November leaves two whole weeks."""
    for name in ("work-regulations-annex", "policy-notice"):
        assert "1 grudnia 2026" in page(name, "pl")
        assert "najpóźniej 16 listopada 2026" in page(name, "pl")
        assert "by 16 November 2026" in page(name, "en")


def test_papers_say_what_the_company_says_elsewhere() -> None:
    """Its accounts, its contacts and its own values."""
    assert "| Bank Brzozowy Praca | LinkedIn |" in page("account-register", "pl")
    assert "Zespół Bezpieczeństwa IT (IT Security)" in page("call-tree", "pl")
    assert "w ciągu 12 godzin." in page("image-consent-employee", "pl")
    assert "Bank Brzozowy S.A." in page("contractor-annex", "en")
    duties = book().registers["duties"]
    assert page("poster", "pl").count("{ #duty-") == len(duties)


def test_each_consent_has_a_part_to_withdraw_it() -> None:
    """It is as easy as to give it."""
    for name in (one for one in NAMES if one.startswith("image-consent")):
        assert "## Cofnięcie zgody" in page(name, "pl")
        assert "## Withdrawal" in page(name, "en")


def test_polish_law_stands_in_no_paper_of_another_country(tmp_path: Path) -> None:
    """A British company has the papers that make sense there, and cites none of it."""
    own = tmp_path / "companies" / "north"
    own.mkdir(parents=True)
    text = "name: North\nlanguages: [en]\nbinding_language: en\njurisdictions: [UK]\n"
    (own / "company.yml").write_text(text, encoding="utf-8")
    found, _, _ = asked(tmp_path, "", "north").resolve()

    papers = found.of(PAPERS)
    assert {"image-consent-client", "call-tree", "launch-email"} <= {str(one.id) for one in papers}
    assert not {"work-regulations-annex", "policy-notice"} & {str(one.id) for one in papers}
    assert [ref for one in papers for ref in one.references if ref.startswith("PL-")] == []


def test_the_example_of_the_docs_is_a_paper(tmp_path: Path) -> None:
    """As it stands there, beside a company file."""
    guide = (ROOT / "docs" / "writing-policy.md").read_text(encoding="utf-8")
    [example] = re.findall(r"```yaml\n(papers:\n.+?)```", guide, re.DOTALL)
    own = tmp_path / "companies" / "north"
    own.mkdir(parents=True)
    (own / "company.yml").write_text("name: North\n", encoding="utf-8")
    (own / "papers.yml").write_text(example, encoding="utf-8")
    found, _, _ = asked(tmp_path, "", "north").resolve()

    assert str(found.of(PAPERS)[-1].id) == yaml.safe_load(example)["papers"][0]["id"]
