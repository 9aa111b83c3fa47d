"""Rules that cite nothing, and rules that are the house's own on purpose."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.advice.remarks import advise
from generator.combine import combine
from generator.compare.data import as_data
from generator.model.handbook import Handbook
from generator.model.problems import Collector, ProblemsFound
from generator.render.coverage import coverage
from generator.sources.load import load_inputs
from tests.told import told
from tests.trees import REFERENCES

Edit = Callable[[str, str, str], None]
FILE = "handbook/chapters/01-posts.yml"
PROFILE = """\
id: shop
name: {pl: Sklep, en: Shop}
summary: {pl: Sklep., en: Shop.}
changes:
  - action: amend
    target: posts.plain
    reason: {pl: Tak jest w sklepie., en: So it is in a shop.}
    add_references: [PL-ONE]
  - action: add
    chapter: posts
    clause:
      id: posts.prices
      title: {pl: Podaj cenę, en: Give the price}
      strength: must
      audience: [everyone]
      statement: {pl: Podaj cenę., en: Give the price.}
      why: {pl: Tak łatwiej., en: It is easier.}
"""
COMPANY = """\
name: Acme
industries: [shop]
changes:
  - action: add
    chapter: posts
    clause:
      id: posts.own
      title: {pl: Podpisz się, en: Sign it}
      strength: must
      audience: [everyone]
      statement: {pl: Podpisz się., en: Sign it.}
      why: {pl: Tak łatwiej., en: It is easier.}
"""


@pytest.fixture
def register(tree: Path) -> Path:
    """Give the tiny tree a legal register, a profile and a company."""
    texts = {
        "handbook/references.yml": REFERENCES,
        "industry_profiles/shop/profile.yml": PROFILE,
        "companies/acme/company.yml": COMPANY,
    }
    for name, text in texts.items():
        (tree / name).parent.mkdir(parents=True, exist_ok=True)
        (tree / name).write_text(text, encoding="utf-8")
    return tree


def look(tree: Path) -> tuple[Handbook, list[str]]:
    """Resolve everything and give the handbook with what was found."""
    inputs, problems = load_inputs(tree, (), "acme")
    handbook = combine(inputs, problems)
    problems = Collector()
    advise(handbook, inputs, problems)
    return handbook, told(problem for problem in problems.found if problem.code == "HB420")


def test_clauses_that_cite_nothing_are_remarked_on(register: Path) -> None:
    """Wherever they stand; not what a profile finds law for, nor a company's own."""
    handbook, remarks = look(register)

    hint = "\nhint: add 'references:', or 'house_rule: true' if no law stands behind it"
    says = "cites no law and is no house rule on purpose"
    assert remarks == [
        f"industry_profiles/shop/profile.yml:12:11: HB420 warning: 'posts.prices' {says}{hint}",
    ]
    assert coverage(handbook).grounds == {
        "law": ("posts.plain",),
        "house": ("posts.own",),
        "unsaid": ("posts.prices",),
    }


def test_without_a_style_the_base_is_remarked_on_too(register: Path) -> None:
    """Whether law stands behind a rule is no matter of style."""
    (register / "handbook" / "style.yml").unlink()
    (register / "companies" / "acme" / "company.yml").write_text("name: Acme\n", "utf-8")

    _, remarks = look(register)

    assert [one.partition("\n")[0] for one in remarks] == [
        f"{FILE}:12:9: HB420 warning: 'posts.plain' cites no law and is no house rule on purpose"
    ]


def test_law_of_other_places_stands_behind_a_clause_too(register: Path) -> None:
    """Whoever works elsewhere need not call such a rule its own."""
    company = register / "companies" / "acme" / "company.yml"
    company.write_text(f"{COMPANY}jurisdictions: [UK]\n", encoding="utf-8")

    handbook, remarks = look(register)

    plain = next(one for one in handbook.clauses() if one.id == "posts.plain")
    assert (plain.clause.references, plain.ground) == ((), "law")
    assert [one for one in remarks if "posts.plain" in one] == []


def test_a_house_rule_is_one_until_a_layer_cites_law(register: Path, edit: Edit) -> None:
    """The mark silences the remark; references that a profile adds take the mark's place."""
    edit(
        "chapters/01-posts.yml",
        "    strength: must\n",
        "    strength: must\n    house_rule: true\n",
    )
    profile = register / "industry_profiles" / "shop" / "profile.yml"
    text = PROFILE.replace(
        "      strength: must\n", "      strength: must\n      house_rule: true\n"
    )
    profile.write_text(text, encoding="utf-8")

    handbook, remarks = look(register)

    assert remarks == []
    assert coverage(handbook).grounds == {
        "law": ("posts.plain",),
        "house": ("posts.prices", "posts.own"),
        "unsaid": (),
    }
    clauses = {one["id"]: one for one in as_data(handbook)["chapters"][0]["clauses"]}
    assert {name: one["house_rule"] for name, one in clauses.items()} == {
        "posts.plain": False,
        "posts.prices": True,
        "posts.own": False,
    }


def test_a_house_rule_cites_no_law(register: Path, edit: Edit) -> None:
    """Two faults in two layers, each at the first reference."""
    more = "    strength: must\n    house_rule: true\n    references: [PL-ONE]\n"
    edit("chapters/01-posts.yml", "    strength: must\n", more)
    company = register / "companies" / "acme" / "company.yml"
    inner = more.replace("    ", "      ")
    company.write_text(COMPANY.replace("      strength: must\n", inner), encoding="utf-8")

    with pytest.raises(ProblemsFound) as stopped:
        look(register)

    hint = "\nhint: delete 'house_rule: true', or the references"
    says = f"is a house rule and cites the law{hint}"
    assert told(problem for problem in stopped.value.problems if problem.code == "HB408") == [
        f"companies/acme/company.yml:11:20: HB408 'posts.own' {says}",
        f"{FILE}:18:18: HB408 'posts.plain' {says}",
    ]


def test_without_a_register_nothing_can_be_cited(register: Path) -> None:
    """A base that has no references at all is not asked for them."""
    (register / "handbook" / "references.yml").unlink()
    profile = register / "industry_profiles" / "shop" / "profile.yml"
    profile.write_text(PROFILE.replace("add_references: [PL-ONE]", "strength: must"), "utf-8")
    text = profile.read_text("utf-8").replace(
        "    strength: must\n  - action", "    why: {pl: Bo tak., en: So.}\n  - action"
    )
    profile.write_text(text, encoding="utf-8")

    assert look(register)[1] == []
