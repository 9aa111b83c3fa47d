"""The pages of the papers: the table, each paper, the plan; and what nobody may write into them."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable

import pytest

from generator.model.handbook import Handbook
from generator.model.pages import EVERYTHING
from generator.render.site import Site, render
from tests.trees import CHAPTER, PAPERS, company

Resolved = Callable[..., Handbook]
ACCOUNTS = """\
legal_name: Acme | S.A.
contacts:
  - {role: owner, name: Team, email: team@acme.internal, phone: +48 22 000 00 00}
platforms:
  - {platform: net, used: true, owner: owner, account: Acme *Net*}
"""
MORE = {
    "handbook/platforms.yml": "platforms:\n  - {id: net, name: Net, use: {pl: Tak., en: So.}}\n",
    "handbook/review_tasks.yml": (
        "review_tasks:\n  - id: look\n    area: rules\n    task: {pl: Zajrzyj., en: Have a look.}\n"
        "    evidence: {pl: Notatka, en: A note}\n    owner: owner\n    month: 5\n"
        "    clauses: [talk.open]\n"
    ),
    "handbook/one-page.yml": (
        "duties:\n  - id: sign\n    title: {pl: Podpisz, en: Sign}\n"
        "    text: {pl: Podpisuj., en: Do sign.}\n    clauses: [talk.name]\n"
    ),
}


@pytest.fixture
def site(handbook: Resolved) -> Callable[..., Site]:
    """Render the owner's pages of a company with the papers."""

    def rendered(papers: str = PAPERS, more: str = "legal_name: Acme S.A.\n") -> Site:
        files = {**MORE, **company(more=more), "handbook/papers.yml": papers}
        return render(dataclasses.replace(handbook(files, (), "acme"), shows=EVERYTHING))

    return rendered


def test_the_overview_lists_who_signs_where_and_when(site: Callable[..., Site]) -> None:
    """In both languages, with a link to each paper and to the plan."""
    pages = site().pages

    assert (
        "| [Notice](paper-notice.md) | The employer | In the archive. | by 16 November 2026;"
        " every year&#58; March; when you change a thing |"
    ) in pages["en"]["papers.md"]
    assert (
        "| [Obwieszczenie](paper-notice.md) | Pracodawca | W archiwum. | najpóźniej 16.11.2026;"
        in (pages["pl"]["papers.md"])
    )
    assert "](year-plan.md)" in pages["en"]["papers.md"]


def test_a_paper_holds_all_its_parts_in_order(site: Callable[..., Site]) -> None:
    """Facts, words, quoted clauses, a table, ruled lines, signatures, and what it is."""
    page = site().pages["en"]["paper-notice.md"]
    wanted = [
        "# Notice\n",
        "- **Name:** Acme S.A.",
        "- **Valid from:** 1 December 2026",
        "## Text { #part-2 }",
        "From 1 December 2026 at Acme S.A., announced 16 November 2026, edition 1&#46;0.",
        "### Keep secrets { #quote-talk-secrets }\n\nDo not tell secrets.",
        "**Table**\n\n| What | Why |\n| --- | --- |\n| &nbsp; | &nbsp; |\n| &nbsp; | &nbsp; |\n",
        "*Day: ………………*{ .hb-blank }",
        "| Employer | &nbsp; | &nbsp; | &nbsp; |",
        "{ #about }\n\nThis is a template, not legal advice.",
        "- **What for:** Puts “Rules” into force.",
        "- **Who signs:** The employer",
        "](01-talk.md#talk-name)",
        "](references.md#pl-one)",
    ]
    places = [page.find(one) for one in wanted]

    assert -1 not in places, wanted[places.index(-1)]
    assert places == sorted(places)
    polish = site().pages["pl"]["paper-notice.md"]
    assert "Od 1 grudnia 2026 w Acme S.A., ogłoszone 16 listopada 2026, wydanie 1&#46;0." in polish


def test_a_company_without_a_legal_name_is_called_by_its_name(site: Callable[..., Site]) -> None:
    """Rather than by nothing."""
    assert "at Acme, announced" in site(more="").pages["en"]["paper-notice.md"]


@pytest.mark.parametrize(
    ("shows", "more", "line"),
    [
        ("contacts", ACCOUNTS, "| Keeper | Team, [team&#64;acme.internal]"),
        ("contacts", "", "| Keeper | – |"),
        ("accounts", ACCOUNTS, "| Acme &#42;Net&#42; | Net | – | Keeper |"),
        ("accounts", "", "| &nbsp; | &nbsp; | &nbsp; | &nbsp; |\n| &nbsp; |"),
        ("duties", "", "### 1. Sign { #duty-sign }\n\nDo sign."),
        ("edition", ACCOUNTS, "- **Name:** Acme &#124; S.A."),
    ],
)
def test_a_part_is_made_of_what_the_handbook_holds(
    site: Callable[..., Site], shows: str, more: str, line: str
) -> None:
    """A company's own words are encoded, and what it has not named is left to fill in."""
    page = site(PAPERS.replace("shows: edition", f"shows: {shows}"), more).pages["en"]

    assert line in page["paper-notice.md"]


NUMBERED = """\
      - shows: edition
      - text:
          pl: |
            1. A
            2. B
          en: |
            1. A
            2. B
"""


def test_lists_of_two_parts_stay_apart(site: Callable[..., Site]) -> None:
    """Bullets before numbers would take these in."""
    numbered = PAPERS.replace("      - shows: edition\n", NUMBERED)
    assert numbered != PAPERS

    page = site(numbered).pages["en"]["paper-notice.md"]

    assert re.search(r"\*\*Valid from:\*\* [^\n]+\n\n<!-- -->\n\n1\. A\n2\. B\n", page)


HOSTILE = "<script>alert(1)</script> | [x](javascript:1) **b** {{ c }} {% x %} # h"


def test_hostile_words_stay_words(site: Callable[..., Site]) -> None:
    """In every plain field of a paper; its table keeps its columns."""
    text = PAPERS
    for word in ("en: Notice}", "en: The employer}", "en: In the archive.}", "en: Day}"):
        assert text.count(word) == 1
        text = text.replace(word, f"en: {_quoted(HOSTILE)}}}")
    text = text.replace("en: Employer}", f"en: {_quoted(HOSTILE)}}}")

    pages = site(text).pages["en"]

    for name in ("papers.md", "paper-notice.md", "year-plan.md"):
        said = pages[name].partition("\n---\n")[2]
        assert "alert" in said
        assert "<script" not in said
        assert "[x](" not in said
        assert "{{ c }}" not in said
    row = next(line for line in pages["papers.md"].split("\n") if "alert" in line)
    assert row.count("|") == 5


def _quoted(text: str) -> str:
    return "'" + text.replace("{", "\\{").replace("}", "\\}") + "'"


def test_the_plan_has_a_heading_for_each_month(site: Callable[..., Site]) -> None:
    """With the day, the paper and who sees to it; papers without a day stand at the end."""
    page = site().pages["en"]["year-plan.md"]

    assert "## November 2026 { #plan-2026-11 }\n\n- **16 November 2026:** [Notice]" in page
    assert "[Notice](paper-notice.md) (Keeper)" in page
    assert "## March 2027 { #plan-2027-03 }" in page
    assert "- **11 May 2027:** [Review tasks](review.md): 1 (Keeper)" in page
    assert "- **29 October 2027:** [Policy review](review.md): Talk (Keeper)" in page
    assert "- **19 November 2027:** [Policy review](review.md): check the legal register" in page
    assert page.rstrip().endswith("- [Notice](paper-notice.md): when you change a thing")
    assert "[The same dates for Outlook and other calendars](review.ics)" in page


def test_the_calendar_has_the_days_of_the_papers(site: Callable[..., Site]) -> None:
    """One on the day, one each year, both with a stable id; none where papers are not shown."""
    text = site().files["docs/en/review.ics"].replace("\r\n ", "")

    assert text.count("UID:paper-notice@acme.handbook.invalid\r\n") == 1
    assert text.count("UID:paper-notice_yearly@acme.handbook.invalid\r\n") == 1
    assert "DTSTART;VALUE=DATE:20261116\r\n" in text
    assert "RRULE:FREQ=YEARLY;BYDAY=2TU;BYMONTH=3\r\n" in text
    assert "SUMMARY:Paper: Notice\r\n" in text
    assert "What for: Puts “Rules” into force.\\nWho signs: The employer" in text


def test_the_calendar_leaves_papers_out_where_nobody_sees_them(handbook: Resolved) -> None:
    """A company may publish the review and not the papers."""
    files = {**MORE, **company(more="publish: [review]\n"), "handbook/papers.yml": PAPERS}

    found = render(handbook(files, (), "acme"))

    assert "paper-notice" not in found.files["docs/en/review.ics"]
    assert not any(name.startswith(("paper", "year-plan")) for name in found.pages["en"])


def test_a_law_that_only_a_paper_cites_names_it_where_readers_see_papers(
    handbook: Resolved,
) -> None:
    """Elsewhere nothing is said of what cites it."""
    chapter = CHAPTER.replace("    references: [PL-ONE]\n", "")
    files = {"handbook/chapters/01-talk.yml": chapter, "handbook/papers.yml": PAPERS}
    found = handbook(files)

    owners = render(dataclasses.replace(found, shows=EVERYTHING)).pages["en"]["references.md"]
    employees = render(found).pages["en"]["references.md"]

    assert "- **Cited in:** [Notice](paper-notice.md)\n" in owners
    assert "Cited in" not in employees
    assert "First act" in employees
