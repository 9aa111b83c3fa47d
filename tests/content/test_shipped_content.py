"""The shipped sources in every combination: whole, resolvable, and nothing lost on the pages."""

from __future__ import annotations

import dataclasses
import functools
import itertools
import json
import re
from collections import Counter

import pytest
import yaml

from generator.combine import combine
from generator.compare.data import as_json
from generator.model.clause import anchor
from generator.model.handbook import Handbook
from generator.model.inputs import strings
from generator.model.pages import EVERYTHING
from generator.model.problems import ProblemsFound
from generator.model.registers import GUIDES, PAPERS, REFERENCES, REQUIREMENTS, RISKS, SCENARIOS
from generator.render.site import Site, render
from generator.sources.discover import company_names
from generator.sources.home import profile_names
from generator.sources.load import load_inputs
from tests.shipped import handbook_of
from tests.trees import ROOT

PROFILES = profile_names(ROOT)
COMPANIES = company_names(ROOT)
SETS = [
    (),
    *((name,) for name in PROFILES),
    *itertools.combinations(PROFILES, 2),
    tuple(PROFILES),
]
COMBINATIONS = [*((names, None) for names in SETS), *(((), name) for name in COMPANIES)]
CROSSED = [(names, name) for names in SETS[1:] for name in COMPANIES]
ASKED = {f"S{number:02d}" for number in range(1, 50)}


def _name(combination: tuple[tuple[str, ...], str | None]) -> str:
    return "+".join(filter(None, (*combination[0], combination[1]))) or "base"


@functools.cache
def site_of(industries: tuple[str, ...], company: str | None) -> Site:
    """Render a combination of the shipped layers for the employees."""
    return render(handbook_of(industries, company))


@functools.cache
def owners_site_of(industries: tuple[str, ...], company: str | None) -> Site:
    """Render a combination of the shipped layers for the owner, who sees everything."""
    return render(dataclasses.replace(handbook_of(industries, company), shows=EVERYTHING))


def test_shipped_layers_are_there() -> None:
    """Three profiles and two made-up companies are shipped."""
    assert PROFILES == ["finance", "healthcare", "tech"]
    assert len(COMPANIES) >= 2


@pytest.mark.parametrize("combination", COMBINATIONS, ids=_name)
def test_every_text_is_there_in_both_languages(
    combination: tuple[tuple[str, ...], str | None],
) -> None:
    """Each combination resolves, and each of its clauses has a full text in Polish and English."""
    handbook = handbook_of(*combination)

    assert list(handbook.languages) == ["pl", "en"]
    for resolved in handbook.clauses():
        clause = resolved.clause
        for text in (clause.title, clause.statement, clause.why, clause.guidance, clause.remedy):
            assert text is None or set(text.as_dict()) == {"pl", "en"}, resolved.id


@pytest.mark.parametrize("combination", CROSSED, ids=_name)
def test_every_company_fits_every_set_of_profiles(
    combination: tuple[tuple[str, ...], str],
) -> None:
    """A company built with other profiles resolves, or only its own file must be mended.

    It may name something of a profile left out, or be looser than a profile it did not choose.
    """
    try:
        handbook = handbook_of(*combination)
    except ProblemsFound as found:
        told = [problem for problem in found.problems if not problem.warning]
        assert {problem.place.file.split("/")[1] for problem in told} == {combination[1]}
        assert {problem.code for problem in told} <= {"HB203", "HB206", "HB209", "HB301"}
    else:
        assert list(handbook.clauses())


@pytest.mark.parametrize("places", [["PL"], ["EU"], ["UK"], ["US"], ["PL", "UK"]], ids="+".join)
def test_every_jurisdiction_resolves(
    tmp_path_factory: pytest.TempPathFactory, places: list[str]
) -> None:
    """A company that works in one place only gets a handbook with every profile."""
    root = tmp_path_factory.mktemp("places")
    company = root / "companies" / "here" / "company.yml"
    company.parent.mkdir(parents=True)
    company.write_text(f"name: Here\njurisdictions: [{', '.join(places)}]\n", encoding="utf-8")

    handbook = combine(load_inputs(root, tuple(PROFILES), "here")[0])

    allowed = {*places, "INT", *(["EU"] if "PL" in places else [])}
    assert {str(reference.jurisdiction) for reference in handbook.of(REFERENCES)} <= allowed
    for resolved in handbook.clauses():
        cited = [one for one in handbook.of(REFERENCES) if one.id in resolved.clause.references]
        assert not cited or not all(one.weak for one in cited), resolved.id


def _check_clauses(site: Site, handbook: Handbook) -> None:
    """The anchors on the chapters are those of handbook.json, each once, in its own chapter."""
    data = json.loads(as_json(handbook))

    for language in data["languages"]:
        pages = site.pages[language]
        for chapter in data["chapters"]:
            page = pages[f"{chapter['number']:02d}-{chapter['id']}.md"]
            shown = re.findall(r"^## .*\{ #([a-z0-9-]+) [^{}]*\}$", page, re.MULTILINE)
            assert shown == [anchor(clause["id"]) for clause in chapter["clauses"]]
        every = Counter(
            anchor(clause["id"]) for chapter in data["chapters"] for clause in chapter["clauses"]
        )
        headings = Counter(
            name
            for page in pages.values()
            for name in re.findall(r"^#+ .*\{ #([a-z0-9-]+) [^{}]*\}$", page, re.MULTILINE)
            if name in every
        )
        assert headings == every


def _check_removals(site: Site, handbook: Handbook) -> None:
    """The owner reads of each clause that was taken out, once, how the handbook was made."""
    for pages in site.pages.values():
        for name in [anchor(removal.id) for removal in handbook.removed]:
            assert pages["assembly.md"].count(f"{{ #{name} }}") == 1


def _check_placeholders(site: Site) -> None:
    """A brace on a page begins an attribute list and nothing else."""
    attributes = re.compile(r"\{ (?:[.#][A-Za-z][\w-]*|[a-z-]+(?:=\S+)?)(?: [^{}\n]+)* \}")

    for language, pages in site.pages.items():
        for name, page in pages.items():
            left = attributes.sub("", page)
            found = [line for line in left.split("\n") if "{" in line or "}" in line]
            assert found == [], (language, name)


def _check_structure(site: Site) -> None:
    """File names are equal, and each page has the same anchors in the same order or set."""
    pages = site.pages
    pattern = re.compile(r"^#+ .*\{ #([^ }]+)", re.MULTILINE)

    assert list(pages["pl"]) == list(pages["en"])
    for name in pages["pl"]:
        polish, english = (pattern.findall(pages[code][name]) for code in ("pl", "en"))
        assert Counter(polish) == Counter(english), name
        assert max(Counter(polish).values(), default=1) == 1, name


def test_every_requirement_is_answered_by_the_base_and_the_profiles() -> None:
    """S01 to S49 each have a clause, a section of the guide or a risk; nothing else is claimed."""
    handbook = handbook_of(tuple(PROFILES), None)
    sections = [section for guide in handbook.of(GUIDES) for section in guide.sections]
    named = [
        *(resolved.clause.requirements for resolved in handbook.clauses()),
        *(section.requirements for section in sections),
        *(risk.requirements for risk in handbook.of(RISKS)),
    ]
    answered = {str(requirement) for each in named for requirement in each}

    assert answered == ASKED
    assert {str(one.id) for one in handbook.of(REQUIREMENTS)} == ASKED


@pytest.mark.parametrize("name", PROFILES)
def test_every_profile_makes_at_least_eight_changes_with_legal_references(name: str) -> None:
    """A profile adds, amends and sets, and what it adds rests on the register."""
    handbook = handbook_of((name,), None)
    layer = f"profile:{name}"
    added = [one for one in handbook.clauses() if one.layer == layer]
    changed = [
        one for one in handbook.clauses() if any(event.layer == layer for event in one.history)
    ]
    sets = [value for value in handbook.parameters.values() if value.setting.layer == layer]

    assert len(added) + len(changed) + len(sets) >= 8
    assert added
    assert changed
    assert sets
    assert sum(bool(one.clause.references) for one in added) >= 8


def _marked(page: str, cited: set[str]) -> dict[str, bool]:
    """Tell of each reference on the page of references whether it has a mark for counsel."""
    marked = {}
    for part in re.split(r"^##+ ", page, flags=re.MULTILINE)[1:]:
        found = re.search(r"\{ #([a-z0-9-]+) [^{}]*\}", part)
        if found is not None and found.group(1).upper() in cited:
            marked[found.group(1).upper()] = ".hb-counsel" in part
    return marked


def _check_references(handbook: Handbook, employees: Site, owners: Site) -> None:
    """What clauses, scenarios or papers cite stands there; the owner sees marks by rule 1."""
    cited = {str(ref) for one in handbook.clauses() for ref in one.clause.references}
    cited |= {str(ref) for scenario in handbook.of(SCENARIOS) for ref in scenario.references}
    cited |= {str(ref) for paper in handbook.of(PAPERS) for ref in paper.references}
    assert {str(one.id) for one in handbook.of(REFERENCES)} == cited
    for language in handbook.languages:
        marked = _marked(owners.pages[language]["references.md"], cited)
        assert marked == {str(one.id): not one.settled for one in handbook.of(REFERENCES)}
        assert _marked(employees.pages[language]["references.md"], cited) == dict.fromkeys(
            marked, False
        )


@pytest.mark.parametrize("combination", COMBINATIONS, ids=_name)
def test_pages_of_every_combination_are_whole(
    combination: tuple[tuple[str, ...], str | None],
) -> None:
    """Each clause once, no placeholder left, one structure in both languages, marks by rule 1."""
    handbook, employees = handbook_of(*combination), site_of(*combination)
    owners = owners_site_of(*combination)
    for site in (employees, owners):
        _check_clauses(site, handbook)
        _check_placeholders(site)
        _check_structure(site)
    _check_removals(owners, handbook)
    _check_references(handbook, employees, owners)


def test_every_shipped_file_names_its_schema_and_has_no_tab_or_trailing_space() -> None:
    """Editors find the schema in the first line, and a change shows only what changed."""
    for folder in ("handbook", "industry_profiles", "companies"):
        for path in sorted((ROOT / folder).rglob("*.yml")):
            if {"editions", "reviews"} & set(path.parts):
                continue
            text = path.read_text(encoding="utf-8")
            assert text.startswith("# yaml-language-server: $schema="), path
            assert text.endswith("\n"), path
            bad = [line for line in text.split("\n") if "\t" in line or line != line.rstrip()]
            assert bad == [], path
            assert yaml.safe_load(text), path


def test_no_reference_prints_that_something_is_still_to_be_found_out() -> None:
    """What nobody has found out yet stands in `doubt`, which only the owner and counsel see."""
    later = re.compile(r"(?i)do (?:ustalenia|uzupełnienia|sprawdzenia)|\bTB[ACD]\b|TODO")
    inputs, _ = load_inputs(ROOT, tuple(PROFILES), None)
    layers = (inputs.base, *inputs.profiles)
    entries = [one for layer in layers for one in layer.registers.get(REFERENCES.name, ())]
    printed = [
        (str(one.id), str(said))
        for one in entries
        for said in strings((one.citation, one.provisions, one.title, one.meaning, one.status))
        if later.search(said)
    ]

    assert entries
    assert printed == []
