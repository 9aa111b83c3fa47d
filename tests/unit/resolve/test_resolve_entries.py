"""Entries that would be lost, doubled or left pointing nowhere are problems."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.model import registers
from generator.model.handbook import Handbook
from tests.trees import CHAPTER, COMPANY, HANDBOOK, REFERENCES

Problems = Callable[..., list[str]]
Resolved = Callable[..., Handbook]

TALK = "handbook/chapters/01-talk.yml"


def test_ids_that_lead_nowhere_are_all_reported(problems: Problems) -> None:
    """Audience, reference, role, platform, area, clause and link: one problem each."""
    chapter = (
        CHAPTER.replace("[everyone, admins]", "[everyone, amdins]")
        .replace("[PL-ONE]", "[PL-ONE, PL-OEN]")
        .replace("owner: owner", "owner: ownre")
        .replace("en: Because it is fair.", 'en: "See [here](#talk.opne)."')
        .replace("pl: Bo to uczciwe.", 'pl: "Patrz [tu](#talk.open)."')
    )
    files = {
        TALK: chapter,
        "handbook/risks.yml": (
            "risks:\n  - id: r\n    threat: {pl: A, en: A}\n    consequence: {pl: A, en: A}\n"
            "    avoid: {pl: A, en: A}\n    owner: ownr\n    clauses: [talk.nmae]\n"
        ),
        "companies/acme/company.yml": COMPANY.replace("role: owner", "role: onwer"),
    }

    assert problems(files, (), "acme") == [
        "companies/acme/company.yml:5:11: HB209 there is no role 'onwer'",
        "handbook/chapters/01-talk.yml:4:8: HB209 there is no role 'ownre'",
        "handbook/chapters/01-talk.yml:22:26: HB209 there is no reference 'PL-OEN'",
        "handbook/chapters/01-talk.yml:28:58: HB209 nothing is called 'talk.opne'",
        "handbook/chapters/01-talk.yml:33:26: HB209 there is no audience 'amdins'",
        "handbook/risks.yml:6:12: HB209 there is no role 'ownr'",
        "handbook/risks.yml:7:15: HB209 there is no clause 'talk.nmae'",
    ]


def test_ids_given_twice_are_problems_in_every_register(problems: Problems) -> None:
    """Clauses, chapters, references, platforms and guide sections stand once."""
    clause = CHAPTER[CHAPTER.index("  - id: talk.secrets") :]
    files = {
        TALK: CHAPTER + clause,
        "handbook/chapters/02-talk.yml": CHAPTER,
        "industry_profiles/alpha/references.yml": REFERENCES,
        "handbook/platforms.yml": "platforms:\n  - {id: f, name: F, use: {pl: A, en: A}}\n",
        "companies/acme/company.yml": (
            "name: A\nindustries: [alpha]\nplatforms:\n"
            "  - {platform: f, used: true}\n  - {platform: f, used: false}\n"
        ),
        "handbook/guide/01-g.yml": (
            "id: g\ntitle: {pl: A, en: A}\nsummary: {pl: A., en: A.}\nsections:\n"
            "  - {id: g.a, title: {pl: A, en: A}, text: {pl: A., en: A.}}\n"
            "  - {id: g.a, title: {pl: B, en: B}, text: {pl: B., en: B.}}\n"
            "  - {id: h.a, title: {pl: C, en: C}, text: {pl: C., en: C.}}\n"
        ),
    }

    assert problems(files, (), "acme") == [
        "companies/acme/company.yml:5:16: HB201 the platform 'f' is given twice",
        "handbook/chapters/01-talk.yml:36:9: HB201 the clause 'talk.secrets' is given twice",
        "handbook/chapters/02-talk.yml:1:5: HB201 the chapter 'talk' is given twice",
        "handbook/guide/01-g.yml:6:10: HB201 the section 'g.a' is given twice",
        "handbook/guide/01-g.yml:7:10: HB202 the id 'h.a' does not belong to the guide page 'g'",
        "industry_profiles/alpha/references.yml:2:9: HB201 the reference 'PL-ONE' is given twice",
    ]


def test_entries_that_no_page_would_show_are_problems(problems: Problems) -> None:
    """A clause for nobody, a chapter in a page's name, a profile's intro, an unused label."""
    files = {
        TALK: CHAPTER.replace("[everyone, admins]", "[]"),
        "handbook/chapters/02-risks.yml": (
            "id: risks\ntitle: {pl: R, en: R}\nsummary: {pl: R., en: R.}\nowner: owner\n"
            "reviewed: 2026-11-01\nreview_months: 12\nclauses: []\n"
        ),
        "industry_profiles/alpha/labels.yml": "labels:\n  raeson: {pl: Powód, en: Reason}\n",
        "industry_profiles/alpha/one-page.yml": "duties: []\nintro: {pl: A., en: A.}\n",
    }

    assert problems(files, ("alpha",)) == [
        "handbook/chapters/01-talk.yml:29:9: HB105 'talk.secrets' concerns nobody",
        (
            "handbook/chapters/02-risks.yml:1:5: HB201 the id 'risks' belongs to a page"
            " of the handbook"
        ),
        "industry_profiles/alpha/labels.yml:2:3: HB209 there is no label 'raeson'",
        (
            "industry_profiles/alpha/one-page.yml:2:1: HB102 'intro' may stand in the"
            " one-page.yml of the base or of a company"
        ),
    ]


@pytest.mark.parametrize("month", ["0", "13", "-1"])
def test_months_outside_the_year_are_problems(problems: Problems, month: str) -> None:
    """A task that no month would show, and a review that is never due, are reported."""
    files = {
        TALK: CHAPTER.replace("review_months: 12", "review_months: 999"),
        "handbook/review_tasks.yml": (
            "review_tasks:\n  - id: a\n    area: rules\n    task: {pl: A, en: A}\n"
            "    evidence: {pl: A, en: A}\n    owner: owner\n    clauses: [talk.name]\n"
            f"    month: {month}\n"
        ),
    }

    assert problems(files) == [
        "handbook/chapters/01-talk.yml:6:16: HB103 expected a number from 1 to 120, found 999",
        f"handbook/review_tasks.yml:8:12: HB103 expected a number from 1 to 12, found {month}",
    ]


@pytest.mark.parametrize("date", ["9999-12-31", "0001-01-01", "2026-02-30", "2026-1-1", "1.2.2026"])
def test_days_that_are_no_days_are_problems(problems: Problems, date: str) -> None:
    """A date that the calendar or a due date could not hold is reported at its value."""
    files = {
        TALK: CHAPTER.replace("2026-11-01", date),
        "handbook/handbook.yml": HANDBOOK.replace("2026-12-01", date),
    }
    message = f"HB103 expected a date such as 2027-01-31, found '{date}'"

    assert problems(files) == [
        f"handbook/chapters/01-talk.yml:5:11: {message}",
        f"handbook/handbook.yml:6:13: {message}",
    ]


def test_language_codes_can_name_no_folder_elsewhere(problems: Problems) -> None:
    """A code becomes a folder's name, so it holds letters only."""
    files = {
        "handbook/handbook.yml": HANDBOOK.replace("pl: Polski, en: English", "../x: P, 'e/n': E")
    }

    assert problems(files) == [
        "handbook/handbook.yml:4:13: HB103 expected a language code such as 'pl', found '../x'",
        "handbook/handbook.yml:4:22: HB103 expected a language code such as 'pl', found 'e/n'",
    ]


def test_languages_that_lack_or_exceed_are_problems(problems: Problems) -> None:
    """A missing language is told at the text, an unknown one at its key."""
    files = {
        TALK: CHAPTER.replace("title: {pl: Rozmowa, en: Talk}", "title: {pl: Rozmowa, de: Rede}"),
        "companies/acme/company.yml": COMPANY + "binding_language: fr\n",
    }

    assert problems(files, (), "acme") == [
        "companies/acme/company.yml:15:19: HB402 the handbook has no language 'fr'",
        "handbook/chapters/01-talk.yml:2:1: HB401 the text has no 'en' version",
        "handbook/chapters/01-talk.yml:2:22: HB402 the handbook has no language 'de'",
    ]


def test_titles_that_readers_could_not_tell_apart_are_problems(problems: Problems) -> None:
    """Two clauses with one title are reported in each language, whatever their case."""
    chapter = CHAPTER.replace(
        "{pl: Podpisz się, en: Sign your name}", "{pl: mów śmiało, en: SPEAK freely}"
    )

    assert problems({TALK: chapter}) == [
        "handbook/chapters/01-talk.yml:24:17: HB210 two clauses are called 'mów śmiało'",
        "handbook/chapters/01-talk.yml:24:33: HB210 two clauses are called 'SPEAK freely'",
    ]


def _reference(name: str, place: str, *, weak: bool) -> str:
    text = REFERENCES.partition("\n")[2].replace("PL-ONE", name)
    text = text.replace("jurisdiction: PL", f"jurisdiction: {place}")
    return text.replace("confidence: high", "confidence: low") if weak else text


def _register(*entries: str) -> dict[str, str]:
    return {"handbook/references.yml": "references:\n" + "".join(entries)}


@pytest.mark.parametrize("word", ["confidence: high", "verification: seen"])
def test_register_rule_two_weak_references_are_no_only_basis(problems: Problems, word: str) -> None:
    """A `low` or a `memory` reference alone is refused; beside a good one it may stand."""
    weak = {"confidence: high": "confidence: low", "verification: seen": "verification: memory"}
    register = REFERENCES.replace(word, weak[word])
    good = REFERENCES.partition("\n")[2].replace("PL-ONE", "PL-TWO")
    both = CHAPTER.replace("[PL-ONE]", "[PL-ONE, PL-TWO]")

    assert problems({"handbook/references.yml": register}) == [
        (
            "handbook/chapters/01-talk.yml:22:18: HB407 'talk.open' rests only on references"
            " that were not read in a source"
        )
    ]
    assert problems({"handbook/references.yml": register + good, TALK: both}) == []


@pytest.mark.parametrize(
    ("word", "settled"),
    [
        ("confidence: high", True),
        ("confidence: medium", False),
        ("verification: partly-seen", False),
        ("question: {pl: Czy?, en: Is it?}", False),
    ],
)
def test_register_rule_one_only_settled_references_bear_no_mark(
    handbook: Resolved, word: str, *, settled: bool
) -> None:
    """`seen`, `high` and no question together make a reference that needs no mark."""
    key = word.partition(":")[0]
    lines = [line for line in REFERENCES.splitlines() if not line.strip().startswith(f"{key}:")]
    register = "\n".join([*lines, f"    {word}"]) + "\n"

    resolved = handbook({"handbook/references.yml": register})

    assert [reference.settled for reference in resolved.of(registers.REFERENCES)] == [settled]


def test_jurisdictions_leave_out_what_holds_elsewhere(handbook: Resolved) -> None:
    """Clauses and references of other places go; a clause keeps an entry that says so."""
    chapter = CHAPTER.replace("[PL-ONE]", "[PL-ONE, US-ONE, X-ONE]").replace(
        "    locked: true\n", "    locked: true\n    jurisdictions: [US]\n"
    )
    register = _register(
        _reference("PL-ONE", "PL", weak=False),
        _reference("US-ONE", "US", weak=False),
        _reference("X-ONE", "INT", weak=False),
    )
    files = {TALK: chapter, **register}

    here = handbook(files)
    there = handbook(
        {**files, "companies/acme/company.yml": "name: A\njurisdictions: [US]\n"}, (), "acme"
    )

    assert [str(ref) for ref in next(here.clauses()).clause.references] == ["PL-ONE", "X-ONE"]
    assert [str(ref) for ref in next(there.clauses()).clause.references] == ["US-ONE", "X-ONE"]
    assert [one.id for one in here.removed] == ["talk.secrets"]
    assert here.removed[0].history[-1].action == "out-of-scope"
    assert there.removed == ()
    assert len(list(there.clauses())) == 3


def test_jurisdictions_of_poland_include_the_union(handbook: Resolved) -> None:
    """Union law holds in Poland even when the company file names Poland only."""
    files = {
        **_register(_reference("PL-ONE", "EU", weak=False)),
        "companies/acme/company.yml": "name: A\njurisdictions: [PL]\n",
    }

    resolved = handbook(files, (), "acme")

    assert resolved.jurisdictions == ("PL", "EU")
    assert [str(ref.id) for ref in resolved.of(registers.REFERENCES)] == ["PL-ONE"]


def test_jurisdictions_never_leave_a_weak_reference_alone(
    handbook: Resolved, problems: Problems
) -> None:
    """Where the good reference does not hold, the weak one is not printed as the only basis."""
    files = {
        TALK: CHAPTER.replace("[PL-ONE]", "[PL-ONE, US-ONE]"),
        **_register(_reference("PL-ONE", "PL", weak=False), _reference("US-ONE", "US", weak=True)),
        "companies/acme/company.yml": "name: A\njurisdictions: [US]\n",
    }

    assert problems(files, (), "acme") == []
    assert next(handbook(files, (), "acme").clauses()).clause.references == ()
