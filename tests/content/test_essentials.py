"""The shipped essentials: few rules, none of the law's missing, and none that needs two people."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from generator.advice.lingering import sentence_at
from generator.combine import combine
from generator.model.change import Add, Amend
from generator.model.clause import Clause
from generator.model.handbook import Handbook
from generator.model.inputs import Inputs, texts
from generator.model.layers import Profile
from generator.model.pages import named_pages
from generator.model.registers import DUTIES, REVIEW_TASKS, RISKS, ROLES, SCENARIOS
from generator.model.text import Prose
from generator.render.context import Context
from generator.render.site import render
from generator.sources.load import load_inputs
from generator.text.markdown import links
from tests.trees import ROOT

PROFILES = ("finance", "healthcare", "tech")
WITH = ("", *PROFILES)
DECISION = ROOT / "docs" / "decisions" / "0022-essentials.md"
GUIDE = ROOT / "docs" / "essentials.md"
ALONE = {
    "pl": r"zesp\w* \{team_|dwie osoby|dwóch os|drug\w+ osob|par[ay] oczu|dyżur|\bHR\b|compliance",
    "en": r"\{team_|two people|second person|pair of eyes|on duty|\bHR\b|compliance",
}
"""Words that a firm with one person for everything has no use for."""


POINTER = re.compile(
    r"(?i)^(zobacz|patrz|więcej|szczegóły|see|more|details)\b"
    r"|zasad[ęayzą]\w* o\b|rules? (on|about)\b"
)
"""What a sentence looks like that does nothing but lead elsewhere."""


def example() -> str:
    """Give the company file of docs/essentials.md, without the further rule that it keeps."""
    [text] = re.findall(r"```yaml\n(.+?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    return re.sub("(?m)^keep: .*\n", "", str(text))


def load(root: Path, industry: str, file: str = "") -> Inputs:
    """Load a small firm's layers over the shipped ones."""
    (root / "companies" / "klon").mkdir(parents=True)
    (root / "companies" / "klon" / "company.yml").write_text(file or example(), encoding="utf-8")
    return load_inputs(root, (industry,) if industry else (), "klon")[0]


@pytest.fixture(scope="module")
def firms(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Handbook]:
    """A small firm's handbook with each industry and with none."""
    return {one: combine(load(tmp_path_factory.mktemp("firm"), one)) for one in WITH}


def every(inputs: Inputs) -> Iterator[Clause]:
    """Walk the clauses of all layers."""
    for layer in inputs.layers:
        for chapter in layer.chapters:
            yield from chapter.clauses
        if isinstance(layer.head, Profile):
            yield from (one.clause for one in layer.head.changes if isinstance(one, Add))


def own(handbook: Handbook, industry: str) -> list[str]:
    """List the clauses that an industry adds."""
    return [one.id for one in handbook.clauses() if one.layer == f"profile:{industry}"]


@pytest.mark.parametrize("industry", WITH)
def test_no_sentence_only_points_to_a_rule_that_is_left_out(
    firms: dict[str, Handbook], industry: str
) -> None:
    """A link may lose its end: the sentence says something without it."""
    handbook = firms[industry]
    there = {one.id for one in handbook.clauses()} | set(named_pages())
    there |= {name for one in handbook.chapters for name in (one.id, *one.stands_for)}
    said = (handbook.chapters, handbook.registers, handbook.one_page_intro, handbook.intro)
    pointing = [
        (str(words.place), sentence)
        for text in texts((*said, handbook.one_page_closing))
        if isinstance(text, Prose)
        for _, words in text.values
        for link in links(words)
        if link.address.startswith("#") and link.address[1:] not in there
        for _, sentence in (sentence_at(words, link.offset),)
        if POINTER.search(sentence)
    ]

    assert pointing == []


def test_small_firm_has_few_rules(firms: dict[str, Handbook]) -> None:
    """Between 20 and 25, in few chapters."""
    handbook = firms[""]

    assert 20 <= len(list(handbook.clauses())) <= 25
    assert len(handbook.chapters) == 5


@pytest.mark.parametrize("industry", PROFILES)
def test_industry_adds_only_its_musts(firms: dict[str, Handbook], industry: str) -> None:
    """Few, and no permission or advice among them."""
    clauses = {one.id: one for one in firms[industry].clauses()}
    added = own(firms[industry], industry)

    assert 4 <= len(added) <= 8
    assert {str(clauses[one].clause.strength) for one in added} <= {"must", "must not"}


@pytest.mark.parametrize("industry", WITH)
def test_locked_rules_are_never_left_out(
    firms: dict[str, Handbook], tmp_path: Path, industry: str
) -> None:
    """Of the base and of the industry."""
    locked = {str(one.id) for one in every(load(tmp_path, industry)) if one.locked}

    assert locked
    assert locked <= {one.id for one in firms[industry].clauses()}


def test_what_the_law_asks_is_in_or_has_a_reason(tmp_path: Path) -> None:
    """Whoever adds such a rule marks it, or says in the decision why not."""
    table = re.findall(r"(?m)^\| ([a-z-]+\.[a-z-]+) \| (.+) \|$", DECISION.read_text("utf-8"))
    inputs, _ = load_inputs(ROOT, PROFILES, None)
    asked = {
        str(one.id)
        for one in every(inputs)
        if one.references and one.strength in {"must", "must not"} and not one.essential
    }

    assert {name for name, _ in table} == asked
    assert len(table) == len(asked)
    assert [name for name, why in table if not why.strip()] == []


def test_what_industries_add_with_a_law_is_in_or_has_a_reason() -> None:
    """An amendment of an essential rule is marked too, or the decision says why not."""
    table = re.findall(r"(?m)^\| ([a-z]+: [a-z.-]+) \| (.+) \|$", DECISION.read_text("utf-8"))
    inputs, _ = load_inputs(ROOT, PROFILES, None)
    held = {str(one.id) for one in every(inputs) if one.essential or one.locked}
    asked = {
        f"{layer.name.partition(':')[2]}: {one.target}"
        for layer in inputs.profiles
        for one in (layer.head.changes if isinstance(layer.head, Profile) else ())
        if isinstance(one, Amend) and one.target in held and one.add_references
        if not one.essential
    }

    assert {name for name, _ in table} == asked


def test_marked_amendments_stand_in_the_essentials(firms: dict[str, Handbook]) -> None:
    """A clinic's rule on AI speaks of patients; the table of changes for each is not lost."""
    clauses = {one.id: one.clause for one in firms["healthcare"].clauses()}

    guidance = clauses["ai.confidential"].guidance
    assert guidance is not None
    assert "zdjęć pacjenta" in guidance["pl"]
    assert "PL-WM-54" in {str(one) for one in clauses["customers.reviews"].references}


def test_reasons_point_to_rules_of_the_essentials(firms: dict[str, Handbook]) -> None:
    """A rule that is said to be in another one is in one that the firm has."""
    held = {one.id for handbook in firms.values() for one in handbook.clauses()}
    pointed = re.findall(r"(?m)^\| [a-z-]+\.[a-z-]+ \| (.+) \|$", DECISION.read_text("utf-8"))
    named = {name for why in pointed for name in re.findall(r"`([a-z-]+\.[a-z-]+)`", why)}

    assert named <= held


@pytest.mark.parametrize("language", ["pl", "en"])
def test_no_rule_needs_a_team_or_two_people(firms: dict[str, Handbook], language: str) -> None:
    """One person can follow each of them; so it is with the duties and the tasks."""
    handbook = firms[""]
    said = (
        *(one.clause for one in handbook.clauses()),
        *handbook.of(DUTIES),
        *handbook.of(REVIEW_TASKS),
        *handbook.registers["replies"],
        handbook.one_page_intro,
        handbook.one_page_closing,
        *(chapter.summary for chapter in handbook.chapters),
    )
    words = [str(text[language]) for text in texts(said, _brief)]
    found = [one for one in words if re.search(ALONE[language], one)]

    assert words
    assert found == []


def _brief(record: object) -> tuple[str, ...]:
    return ("brief",) if hasattr(record, "brief") else ()


@pytest.mark.parametrize("industry", PROFILES)
@pytest.mark.parametrize("language", ["pl", "en"])
def test_rules_of_industries_name_no_team(
    firms: dict[str, Handbook], industry: str, language: str
) -> None:
    """Compliance and the like are named by an address, which the firm sets."""
    added = set(own(firms[industry], industry))
    clauses = (one.clause for one in firms[industry].clauses() if one.id in added)
    words = [str(text[language]) for text in texts(tuple(clauses), _brief)]

    assert [one for one in words if re.search(r"\{(team_|hc_team)", one)] == []


@pytest.mark.parametrize("industry", WITH)
def test_no_link_of_a_rule_leads_nowhere(firms: dict[str, Handbook], industry: str) -> None:
    """Rules link to what the firm has; the one page may name what it has not."""
    handbook = firms[industry]
    held = Context(handbook, "pl").addresses
    lost = {
        (one.id, link.address)
        for one in handbook.clauses()
        for text in (one.clause.statement, one.clause.guidance)
        for _, words in (text.values if text else ())
        for link in links(words)
        if link.address.startswith("#") and link.address[1:] not in held
    }

    assert lost == set()


def test_gatherings_hold_each_chapter_once() -> None:
    """All chapters of the base, so that a rule that is kept finds its place."""
    head = yaml.safe_load((ROOT / "handbook" / "handbook.yml").read_text(encoding="utf-8"))
    files = sorted((ROOT / "handbook" / "chapters").glob("*.yml"))
    chapters = [path.stem.partition("-")[2] for path in files]
    named = [name for one in head["essentials"] for name in one["chapters"]]

    assert sorted(named) == sorted(chapters)
    assert {one["id"] for one in head["essentials"]}.isdisjoint({*chapters, *named_pages()})


def test_one_contact_fills_every_role(firms: dict[str, Handbook]) -> None:
    """Those of the base and of an industry."""
    for handbook in firms.values():
        assert {str(one.id) for one in handbook.of(ROLES)} == {"management", "policy-owner"}


def test_nothing_lingers_of_what_leans_on_other_rules(firms: dict[str, Handbook]) -> None:
    """No risks and no scenarios, and so no page for them; none for single audiences."""
    handbook = firms[""]
    stems = {name.removesuffix(".md") for name in render(handbook).pages["pl"]}

    assert (handbook.of(RISKS), handbook.of(SCENARIOS)) == ((), ())
    assert stems.isdisjoint({"risks", "scenarios", "for-everyone", "review"})
    assert {"one-page", "roles", "replies", "references", "glossary"} <= stems


@pytest.mark.parametrize("page", ["essentials.md", "mala-firma.md"])
def test_example_of_the_docs_keeps_a_further_rule(tmp_path: Path, page: str) -> None:
    """As it stands there; with it there are as many as the page says, and one more."""
    text = GUIDE.with_name(page).read_text(encoding="utf-8")
    [file] = re.findall(r"```yaml\n(.+?)```", text, re.DOTALL)
    handbook = combine(load(tmp_path, "", str(file)))
    clauses = {one.id for one in handbook.clauses()}

    assert "accessibility.alt" in clauses
    [told] = set(re.findall(r"(?m)^(\d+) (?:rules|zasad) ", text))
    assert len(clauses) == int(told) + 1
