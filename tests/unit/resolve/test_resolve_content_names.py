"""What the program treats in a way of its own is named by the content, not by the program."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.model.handbook import Handbook
from generator.model.problems import Collector, Problem
from generator.outputs.pages.articles import Article
from generator.outputs.pdf.selection import Choice, choose
from generator.render.audiences import audience_pages
from generator.render.site import render
from generator.review.due import due_dates
from generator.sources.roster import read_roster
from tests.trees import CHAPTER, HANDBOOK, ROOT

Faults = Callable[..., tuple[Problem, ...]]
Resolved = Callable[..., Handbook]
FILE = "handbook/handbook.yml"
TAIL = HANDBOOK.index("everyone: everyone\n")
HEAD, LINE = HANDBOOK[:TAIL], HANDBOOK[:TAIL].count("\n") + 1
TALK = "handbook/chapters/01-talk.yml"


@pytest.mark.parametrize(
    ("key", "slip", "headline", "meant"),
    [
        ("everyone", "evryone", "11: HB209 there is no audience 'evryone'", "everyone"),
        ("reference_owner", "ownr", "18: HB209 there is no role 'ownr'", "owner"),
    ],
)
def test_an_id_that_is_not_there_is_a_problem(
    faults: Faults, key: str, slip: str, headline: str, meant: str
) -> None:
    """Each is reported at its value, with the id that it was meant to be."""
    found = faults({FILE: f"{HEAD}{key}: {slip}\n"})

    assert [problem.headline() for problem in found] == [f"{FILE}:{LINE}:{headline}"]
    assert found[0].hint == f"did you mean '{meant}'? write:\n{key}: {meant}"


@pytest.mark.parametrize("named", [True, False])
def test_references_fall_to_the_role_that_is_named(handbook: Resolved, *, named: bool) -> None:
    """Without a name the first role by its id sees to them, as ever."""
    two = HEAD.replace(
        "audiences:",
        "  - id: zeal\n    name: {pl: Z, en: Z}\n    duty: {pl: Z., en: Z.}\naudiences:",
        1,
    )
    resolved = handbook({FILE: two + ("reference_owner: zeal\n" if named else "")})

    owners = {one.owner for one in due_dates(resolved) if one.kind == "reference"}

    assert owners == {"zeal" if named else "owner"}


def test_the_audience_for_everyone_may_have_any_name(handbook: Resolved) -> None:
    """A page for a group adds what concerns everyone, whatever that audience is called."""
    files = {
        FILE: HANDBOOK.replace("- id: everyone", "- id: staff").replace(
            "everyone: everyone", "everyone: staff"
        ),
        TALK: CHAPTER.replace("[everyone", "[staff"),
    }
    resolved = handbook(files)

    shared = {str(page.audience.id): len(page.shared) for page in audience_pages(resolved)}

    assert shared == {"staff": 0, "admins": 1}
    assert resolved.all_audiences == ("staff",)


def test_without_an_audience_for_everyone_nobody_is_everyone(handbook: Resolved) -> None:
    """Pages of groups hold their own clauses alone; what concerns all names each audience."""
    resolved = handbook({FILE: HEAD})

    assert [page.shared for page in audience_pages(resolved)] == [(), ()]
    assert resolved.all_audiences == ("everyone", "admins")


def articles(resolved: Handbook) -> list[Article]:
    """Make an article of each page, with a heading for each clause."""
    import lxml.html

    heads = "".join(f'<h2 id="{one.clause.anchor}">x</h2><p>y</p>' for one in resolved.clauses())
    nav = render(resolved).navs["en"]
    stems = [
        where.removesuffix(".md")
        for entry in nav
        for value in entry.values()
        for where in (
            [value] if isinstance(value, str) else [one for e in value for one in e.values()]
        )
    ]
    return [
        Article(
            stem=stem,
            title=stem,
            part="",
            element=lxml.html.fragment_fromstring(f"<article>{heads}</article>"),
        )
        for stem in stems
    ]


@pytest.mark.parametrize(
    ("names", "role", "clauses"),
    [
        ("everyone: everyone\n", None, 3),
        ("everyone: everyone\n", "admins", 3),
        ("everyone: admins\n", None, 1),
        ("", "admins", 1),
        ("", None, 3),
    ],
)
def test_the_starter_pack_goes_by_the_names_of_the_content(
    handbook: Resolved, names: str, role: str | None, clauses: int
) -> None:
    """Its clauses are those for everyone and the role.

    Where no audience takes everybody in and no role is asked for, nothing is left out.
    """
    resolved = handbook({FILE: HEAD + names})

    chosen = choose(Choice(pack="onboarding", role=role), resolved, articles(resolved))

    by_stem = {article.stem: article.element for article in chosen}
    assert len(by_stem["01-talk"].findall("h2")) == clauses


@pytest.mark.parametrize(
    ("names", "emergency", "first"),
    [
        ("everyone: everyone\n", "true", 3),
        ("everyone: admins\n", "true", 1),
        ("", "true", 1),
        ("everyone: everyone\n", "false", None),
    ],
)
def test_the_card_is_of_the_chapter_that_says_so(
    handbook: Resolved, names: str, emergency: str, first: int | None
) -> None:
    """It holds what the chapter for an emergency says to everybody; without one there is none."""
    resolved = handbook({FILE: HEAD + names, TALK: f"{CHAPTER}emergency: {emergency}\n"})

    page = render(resolved).pages["en"].get("crisis-card.md")

    assert (None if page is None else len(re.findall(r"\n(?:1\.|-) \*\*\[", page))) == first


@pytest.mark.parametrize("everyone", ["staff", None])
def test_a_roster_without_audiences_needs_one_for_everyone(
    tmp_path: Path, everyone: str | None
) -> None:
    """A person without an audience belongs to the one for everyone, or the line is a problem."""
    (tmp_path / "roster.csv").write_text("id,role,audience\n7,clerk,\n8,boss,admins\n", "utf-8")
    problems = Collector()

    people = read_roster(tmp_path / "roster.csv", {"staff": (), "admins": ()}, everyone, problems)

    assert [set(person.audiences) for person in people] == [
        {everyone} if everyone else set(),
        {"admins"},
    ]
    said = "the line has no audience, and the handbook has none for everyone"
    fault = (f"roster.csv:2:1: HB622 {said}", "name one of the handbook's audiences")
    found = [(problem.headline(), problem.hint) for problem in problems.found]
    assert found == ([] if everyone else [fault])


@pytest.mark.parametrize(
    ("names", "said"), [("example_company: {pl: Firma, en: Firm}\n", "Firm"), ("", "base")]
)
def test_a_handbook_of_no_company_has_the_name_that_the_base_gives(
    handbook: Resolved, names: str, said: str
) -> None:
    """Without a name the handbook's own stands in its place."""
    value = handbook({FILE: HEAD + names}).parameters["company"].setting.value

    assert value["en"] == said  # type: ignore[index]


def test_no_module_names_content() -> None:
    """No id of an audience, a role or a chapter of the shipped base stands in the program."""
    names = {"everyone", "legal", "crisis", "account-managers", "policy-owner", "social-lead"}
    found = {
        f"{path.relative_to(ROOT)}: {node.value}"
        for path in sorted((ROOT / "generator").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and node.value in names
    }

    # The form in which a PDF sets a clause's references, a function of the template.
    assert found == {"generator/outputs/pdf/serialize.py: legal"}
