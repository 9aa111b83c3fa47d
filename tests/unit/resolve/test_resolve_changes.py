"""Changes of layers: the two ladders, locks, conflicts of profiles, removals, orphans."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.model.clause import STRENGTHS, weakens
from generator.model.handbook import Handbook
from generator.model.problems import Problem
from tests.trees import amend, company, remove, second_profile

Problems = Callable[..., list[str]]
Faults = Callable[..., tuple[Problem, ...]]
Resolved = Callable[..., Handbook]

COMPANY = "companies/acme/company.yml"
ALPHA = "industry_profiles/alpha/profile.yml"
BETA = "industry_profiles/beta/profile.yml"
BOTH = ("alpha", "beta")


def two(alpha: str, beta: str, own: str = "") -> dict[str, str]:
    """Give two profiles with these changes, and a company file with its own."""
    return {**second_profile("alpha", alpha), **second_profile("beta", beta), **company(own)}


LADDER = {
    (before, after): not (
        before == after
        or (before, after)
        in {
            ("may", "ask first"),
            ("may", "must not"),
            ("ask first", "must not"),
            ("should", "must"),
        }
    )
    for before in STRENGTHS
    for after in STRENGTHS
}


@pytest.mark.parametrize(("before", "after"), LADDER)
def test_ladders_let_a_strength_climb_and_nothing_else(before: str, after: str) -> None:
    """Down a ladder, and from one ladder to the other, is weaker; up is not."""
    expected = LADDER[before, after]

    assert weakens(before, after) == expected


@pytest.mark.parametrize(("before", "after"), [pair for pair, down in LADDER.items() if down])
def test_ladders_need_an_approver_for_a_way_down(
    faults: Faults, handbook: Resolved, before: str, after: str
) -> None:
    """Without `approved_by` a weaker strength is refused; with it, it is kept with its reason."""
    base = {"handbook/chapters/01-talk.yml": _chapter_with(before)}
    change = amend("talk.name", f"strength: {after}")

    found = faults({**base, **company(change)}, (), "acme")
    resolved = handbook({**base, **company(change + "  approved_by: Board\n")}, (), "acme")

    assert [problem.headline() for problem in found] == [
        (
            f"{COMPANY}:6:15: HB205 'talk.name' would go from '{before}' to '{after}',"
            " which is weaker or on the other ladder"
        )
    ]
    assert found[0].hint == "keep the strength, or add 'approved_by:' beside the reason"
    assert [note.message for note in found[0].notes] == [f"it is '{before}' here"]
    clause = next(one for one in resolved.clauses() if one.id == "talk.name")
    event = clause.history[-1]
    assert (event.action, event.layer, event.approved_by) == ("weakened", "company:acme", "Board")
    assert event.reason is not None
    assert event.reason["en"] == "Because."
    assert clause.clause.strength == after


def _chapter_with(strength: str) -> str:
    from tests.trees import CHAPTER

    return CHAPTER.replace("strength: should", f"strength: {strength}")


def test_lock_refuses_to_weaken_rewrite_narrow_unlock_and_remove(faults: Faults) -> None:
    """Every way around a lock is reported, each with the place of the lock."""
    changes = (
        amend("talk.secrets", "strength: may", "approved_by: Board")
        + amend("talk.secrets", "locked: false")
        + amend("talk.secrets", "statement: {pl: Wolno., en: Do.}")
        + amend("talk.secrets", "add_statement: {pl: Chyba że chcesz., en: Unless you want.}")
        + amend("talk.secrets", "audience: [admins]")
        + remove("talk.secrets")
    )

    found = faults(company(changes), (), "acme")

    assert [problem.headline().partition("HB207 ")[2] for problem in found] == [
        "'talk.secrets' is locked and may not be made weaker",
        "'talk.secrets' is locked and may not be unlocked",
        "'talk.secrets' is locked and may not get a new statement",
        "'talk.secrets' is locked and may not get a new statement",
        "'talk.secrets' is locked and may not concern fewer people",
        "'talk.secrets' is locked and may not be removed",
    ]
    assert {str(note.place) for problem in found for note in problem.notes} == {
        "handbook/chapters/01-talk.yml:29:9"
    }


def test_lock_lets_guidance_and_readers_be_added(handbook: Resolved) -> None:
    """A locked clause may get more help and more readers."""
    change = amend(
        "talk.secrets", "add_guidance: {pl: Pytaj., en: Ask.}", "audience: [admins, everyone]"
    )

    resolved = handbook(company(change), (), "acme")

    clause = next(one.clause for one in resolved.clauses() if one.id == "talk.secrets")
    assert clause.guidance is not None
    assert clause.guidance["en"] == "Ask."
    assert clause.audience == ("admins", "everyone")


def test_lock_of_a_profile_binds_the_company(faults: Faults) -> None:
    """The problem names the profile's amendment as the place of the lock."""
    files = {
        **second_profile("alpha", amend("talk.name", "locked: true")),
        **company(remove("talk.name")),
    }

    found = faults(files, ("alpha",), "acme")

    assert [problem.headline() for problem in found] == [
        f"{COMPANY}:4:13: HB207 'talk.name' is locked and may not be removed"
    ]
    assert [str(note.place) for note in found[0].notes] == [f"{ALPHA}:6:13"]


@pytest.mark.parametrize(
    ("alpha", "beta", "field", "left", "right"),
    [
        ("strength: must not", "strength: ask first", "strength", "8:15", "8:15"),
        ("strength: ask first", "strength: must not", "strength", "8:15", "8:15"),
        ("title: {pl: A, en: A}", "title: {pl: B, en: B}", "title", "8:5", "8:5"),
        ("statement: {pl: A., en: A.}", "statement: {pl: B., en: B.}", "statement", "8:5", "8:5"),
        ("audience: [everyone]", "audience: [everyone, admins]", "audience", "6:13", "6:13"),
        ("add_guidance: {pl: A., en: A.}", "guidance: {pl: B., en: B.}", "guidance", "8:5", "8:5"),
        (
            "statement: {pl: A., en: A.}",
            "add_statement: {pl: B., en: B.}",
            "statement",
            "8:5",
            "8:5",
        ),
    ],
)
def test_conflict_of_two_profiles_names_both_places_and_both_ways_out(
    faults: Faults, alpha: str, beta: str, field: str, left: str, right: str
) -> None:
    """A field that two profiles set differently is one problem, whatever their order."""
    files = two(amend("talk.open", alpha), amend("talk.open", beta))

    found = faults(files, BOTH)

    assert [problem.headline() for problem in found] == [
        (
            f"{ALPHA}:{left}: HB204 the profiles 'alpha' and 'beta' disagree about the {field}"
            " of 'talk.open'"
        )
    ]
    assert found[0].hint == (
        "amend it in the company file to decide, or build with only one of the two profiles"
    )
    assert [(note.message, str(note.place)) for note in found[0].notes] == [
        ("'beta' says otherwise here", f"{BETA}:{right}")
    ]


@pytest.mark.parametrize("order", [("must not", "ask first"), ("ask first", "must not")])
def test_conflict_is_decided_by_the_company_on_the_stricter_side_freely(
    handbook: Resolved, order: tuple[str, str]
) -> None:
    """Whichever profile is stricter, the company may confirm the stricter strength."""
    alpha, beta = (amend("talk.open", f"strength: {strength}") for strength in order)

    resolved = handbook(two(alpha, beta, amend("talk.open", "strength: must not")), BOTH, "acme")

    clause = next(one for one in resolved.clauses() if one.id == "talk.open")
    assert clause.clause.strength == "must not"
    assert [event.layer for event in clause.history] == [
        "profile:alpha",
        "profile:beta",
        "company:acme",
    ]


@pytest.mark.parametrize("order", [("must not", "ask first"), ("ask first", "must not")])
def test_conflict_is_decided_by_the_company_on_the_looser_side_with_approval(
    problems: Problems, handbook: Resolved, order: tuple[str, str]
) -> None:
    """Taking the looser of two strengths is a weakening, whatever the profiles' order."""
    alpha, beta = (amend("talk.open", f"strength: {strength}") for strength in order)
    looser = amend("talk.open", "strength: ask first")

    found = problems(two(alpha, beta, looser), BOTH, "acme")
    resolved = handbook(two(alpha, beta, looser + "  approved_by: Board\n"), BOTH, "acme")

    assert found == [
        (
            f"{COMPANY}:6:15: HB205 'talk.open' would go from 'must not' to 'ask first',"
            " which is weaker or on the other ladder"
        )
    ]
    clause = next(one for one in resolved.clauses() if one.id == "talk.open")
    assert (clause.clause.strength, clause.history[-1].action) == ("ask first", "weakened")


@pytest.mark.parametrize("text", ["A", "B"])
def test_conflict_of_texts_is_decided_by_either_text(handbook: Resolved, text: str) -> None:
    """The company may take the text of either profile, the one applied last too."""
    alpha, beta = (
        amend("talk.name", f"statement: {{pl: {one}., en: {one}.}}") for one in ("A", "B")
    )
    own = amend("talk.name", f"statement: {{pl: {text}., en: {text}.}}")

    resolved = handbook(two(alpha, beta, own), BOTH, "acme")

    clause = next(one for one in resolved.clauses() if one.id == "talk.name")
    assert clause.clause.statement["en"] == f"{text}."
    assert clause.history[-1].layer == "company:acme"


@pytest.mark.parametrize("removes_first", [True, False])
def test_conflict_of_a_removal_and_an_amendment_is_decided_by_a_removal(
    faults: Faults, handbook: Resolved, *, removes_first: bool
) -> None:
    """One problem, one way out in the company file; the clause is kept among the removed."""
    changes = [remove("talk.name"), amend("talk.name", "strength: must")]
    alpha, beta = changes if removes_first else reversed(changes)

    found = faults(two(alpha, beta), BOTH)
    resolved = handbook(two(alpha, beta, remove("talk.name")), BOTH, "acme")

    assert [problem.headline() for problem in found] == [
        (
            f"{ALPHA}:6:13: HB204 the profiles 'alpha' and 'beta' disagree about the existence"
            " of 'talk.name'"
        )
    ]
    assert found[0].hint.startswith("remove it in the company file to decide")
    assert [one.id for one in resolved.removed] == ["talk.name"]
    assert resolved.removed[0].history[-1].layer == "company:acme"


@pytest.mark.parametrize(
    "line",
    [
        "strength: must",
        "statement: {pl: Nowe., en: New.}",
        "audience: [everyone, admins]",
        "add_references: [PL-ONE]",
        "examples: [{wrong: {pl: A, en: A}, right: {pl: B, en: B}}]",
    ],
)
def test_profiles_that_say_the_same_agree(handbook: Resolved, line: str) -> None:
    """Equal amendments are no conflict, and the history tells what each profile did."""
    same = amend("talk.name", line)

    resolved = handbook(two(same, same), BOTH)

    clause = next(one for one in resolved.clauses() if one.id == "talk.name")
    assert [event.layer for event in clause.history] == ["profile:alpha", "profile:beta"]
    assert clause.history[0].changes == clause.history[1].changes != ()


def test_profiles_that_both_remove_a_clause_agree(handbook: Resolved) -> None:
    """The clause is taken out once, and both layers stand in its history."""
    resolved = handbook(two(remove("talk.name"), remove("talk.name")), BOTH)

    assert [one.id for one in resolved.removed] == ["talk.name"]
    assert [event.layer for event in resolved.removed[0].history] == [
        "profile:alpha",
        "profile:beta",
    ]
    assert "talk.name" not in [one.id for one in resolved.clauses()]


def test_removal_keeps_the_clause_with_reason_and_approver(handbook: Resolved) -> None:
    """What a layer takes out stays readable, with who approved it and why."""
    resolved = handbook(company(remove("talk.name")), (), "acme")

    gone = resolved.removed[0]
    event = gone.history[-1]
    assert (gone.id, gone.number, gone.clause.statement["en"]) == (
        "talk.name",
        "",
        "Sign your posts.",
    )
    assert (event.action, event.approved_by, event.reason and event.reason["pl"]) == (
        "removed",
        "Board",
        "Zbędne.",
    )
    assert [one.number for one in resolved.clauses()] == ["1.1", "1.2"]


def test_orphans_are_problems_with_the_nearest_name(faults: Faults) -> None:
    """Changes whose target, chapter or neighbour is not there are all reported."""
    clause = (
        "  clause:\n    id: {id}\n    title: {{pl: X, en: X}}\n    strength: must\n"
        "    audience: [everyone]\n    statement: {{pl: X., en: X.}}\n    why: {{pl: X., en: X.}}\n"
    )
    changes = (
        amend("talk.opne", "strength: must not")
        + remove("talk.nmae")
        + "- action: add\n  chapter: tlak\n"
        + clause.format(id="tlak.x")
        + "- action: add\n  chapter: talk\n  after: talk.opne\n"
        + clause.format(id="talk.y")
        + "- action: add\n  chapter: talk\n"
        + clause.format(id="other.z")
        + "- action: add\n  chapter: talk\n"
        + clause.format(id="talk.open")
    )

    found = faults(company(changes), (), "acme")

    hints = [problem.hint.partition(" write:\n") for problem in found]
    headlines = [problem.headline().partition(": ")[2] for problem in found]
    assert [line.strip() for _, _, line in hints] == [
        "target: talk.open",
        "target: talk.name",
        "chapter: talk",
        "after: talk.open",
        "",
        "",
    ]
    assert list(zip(headlines, (said for said, _, _ in hints), strict=True)) == [
        ("HB203 there is no clause 'talk.opne' to amend", "did you mean 'talk.open'?"),
        ("HB203 there is no clause 'talk.nmae' to remove", "did you mean 'talk.name'?"),
        ("HB203 there is no chapter 'tlak' to add to", "did you mean 'talk'?"),
        ("HB203 there is no clause 'talk.opne' in the chapter 'talk'", "did you mean 'talk.open'?"),
        (
            "HB202 the id 'other.z' does not belong to the chapter 'talk'",
            "write:\n      id: talk.z",
        ),
        (
            "HB201 the clause 'talk.open' is given twice",
            "give one of them another id, or change the first with 'action: amend'",
        ),
    ]


def test_removed_clause_may_not_be_changed_or_added_again(faults: Faults) -> None:
    """A clause that is gone can't come back under its id, where links would find two."""
    again = (
        "- action: add\n  chapter: talk\n  clause:\n    id: talk.name\n"
        "    title: {pl: X, en: X}\n    strength: may\n    audience: [everyone]\n"
        "    statement: {pl: X., en: X.}\n    why: {pl: X., en: X.}\n"
    )
    changes = (
        remove("talk.name") + amend("talk.name", "strength: must") + remove("talk.name") + again
    )

    found = faults(company(changes), (), "acme")

    assert [(problem.headline().partition(": ")[2], problem.hint) for problem in found] == [
        ("HB203 there is no clause 'talk.name' to amend", "the company:acme layer has removed it"),
        ("HB203 there is no clause 'talk.name' to remove", "the company:acme layer has removed it"),
        (
            "HB201 the clause 'talk.name' is given twice",
            "give one of them another id, or change the first with 'action: amend'",
        ),
    ]


def test_amendments_that_change_nothing_are_problems(problems: Problems) -> None:
    """The same strength, the same words and a change that is changed again have no effect."""
    changes = (
        amend("talk.open", "strength: may")
        + amend("talk.name", "statement: {pl: Podpisuj wpisy., en: Sign your posts.}")
        + amend("talk.secrets", "title: {pl: A, en: A}")
        + amend("talk.secrets", "title: {pl: B, en: B}")
    )

    assert problems(company(changes), (), "acme") == [
        f"{COMPANY}:4:13: HB208 the amendment of 'talk.open' changes nothing",
        f"{COMPANY}:8:13: HB208 the amendment of 'talk.name' changes nothing",
        (
            f"{COMPANY}:12:13: HB208 the title of 'talk.secrets' is amended again below,"
            " so that this changes nothing"
        ),
    ]


def test_added_paragraphs_stand_below_the_old_ones_in_every_language(handbook: Resolved) -> None:
    """`add_statement` and `add_guidance` add a paragraph, or begin the text."""
    change = amend(
        "talk.name",
        "add_statement: {pl: Zawsze., en: Always.}",
        "add_guidance: {pl: Tak., en: So.}",
    )

    resolved = handbook(company(change), (), "acme")

    clause = next(one.clause for one in resolved.clauses() if one.id == "talk.name")
    assert clause.statement.as_dict() == {
        "pl": "Podpisuj wpisy.\n\nZawsze.",
        "en": "Sign your posts.\n\nAlways.",
    }
    assert clause.guidance is not None
    assert clause.guidance.as_dict() == {"pl": "Tak.", "en": "So."}


@pytest.mark.parametrize("locks_first", [True, False])
def test_lock_of_one_profile_against_a_rewrite_of_another_is_a_conflict(
    problems: Problems, *, locks_first: bool
) -> None:
    """Neither profile silently wins, whatever their names."""
    changes = [
        amend("talk.name", "locked: true"),
        amend("talk.name", "statement: {pl: Nowe., en: New.}"),
    ]
    alpha, beta = changes if locks_first else reversed(changes)

    assert problems(two(alpha, beta), BOTH) == [
        (
            f"{ALPHA}:6:13: HB204 the profiles 'alpha' and 'beta' disagree about the locked"
            " of 'talk.name'"
        )
    ]
