"""What changes leave behind: events, places and lists; what two profiles can't both have."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.model.clause import Clause
from generator.model.handbook import FieldChange, Handbook, ResolvedClause
from generator.model.inputs import Inputs
from generator.model.place import Located
from generator.model.problems import Collector, Problem
from generator.model.text import Text
from generator.resolve.changes import ADDED, EXISTENCE, REPLACED
from generator.resolve.conflicts import find_conflicts
from tests.told import told
from tests.trees import CHAPTER, REFERENCES, amend, company, remove, second_profile

Faults = Callable[..., tuple[Problem, ...]]
Loaded = Callable[..., Inputs]
Resolved = Callable[..., Handbook]

CHAPTERS = "handbook/chapters/01-talk.yml"
OWN = "companies/acme/company.yml"
ALPHA = "industry_profiles/alpha/profile.yml"
BETA = "industry_profiles/beta/profile.yml"
BOTH = ("alpha", "beta")


def add(name: str, *lines: str) -> str:
    """Write an addition."""
    return (
        "- action: add\n  chapter: talk\n"
        + "".join(f"  {line}\n" for line in lines)
        + f"  clause:\n    id: {name}\n    title: {{pl: '{name}', en: '{name}'}}\n"
        "    strength: may\n    audience: [everyone]\n    statement: {pl: X., en: X.}\n"
        "    why: {pl: X., en: X.}\n"
    )


def two(alpha: str, beta: str, own: str = "") -> dict[str, str]:
    """Give two profiles with these changes, and a company file with its own."""
    return {**second_profile("alpha", alpha), **second_profile("beta", beta), **company(own)}


def one(book: Handbook, name: str) -> ResolvedClause:
    """Find a clause."""
    return next(clause for clause in book.clauses() if clause.id == name)


def test_fields_that_may_be_changed_are_fields_of_a_clause() -> None:
    """All but what only the clause's own layer knows; the lists among them may be added to."""
    fields = set(Clause.__dataclass_fields__)
    own = {"id", "subjects", "jurisdictions", "local", "essential", "brief", "place", "house_rule"}
    own |= {"posting", "right", "asked_as"}

    assert set(REPLACED) == fields - own
    assert set(ADDED) == {"examples", "references", "topics", "requirements", "audience"}
    assert EXISTENCE not in fields


PAIR = "{wrong: {pl: %s, en: %s}, right: {pl: R, en: R}}"
EDITORIAL = {
    "handbook/topics.yml": (
        "topics:\n  - {id: one, profile: base, name: {pl: A, en: A}}\n"
        "  - {id: two, profile: base, name: {pl: B, en: B}}\n"
    ),
    "handbook/requirements.yml": (
        "requirements:\n  - {id: S01, title: {pl: A, en: A}}\n"
        "  - {id: S02, title: {pl: B, en: B}}\n"
    ),
}


@pytest.mark.parametrize(
    ("name", "first", "more"),
    [
        ("examples", PAIR % ("A", "A"), PAIR % ("B", "B")),
        ("references", "PL-ONE", "PL-TWO"),
        ("topics", "one", "two"),
        ("requirements", "S01", "S02"),
        ("audience", "everyone", "admins"),
    ],
)
def test_list_keeps_its_entries_and_takes_new_ones(
    handbook: Resolved, name: str, first: str, more: str
) -> None:
    """What is there already is not added twice; a list that is replaced is added to as well."""
    laws = REFERENCES + REFERENCES.partition("references:\n")[2].replace("PL-ONE", "PL-TWO")
    base = {**EDITORIAL, "handbook/references.yml": laws}
    text = CHAPTER.replace(
        "    why: {pl: Bo to uczciwe., en: Because it is fair.}\n",
        "    why: {pl: Bo to uczciwe., en: Because it is fair.}\n"
        + ("" if name == "audience" else f"    {name}: [{first}]\n"),
    )

    def entries(*lines: str) -> int:
        files = {**base, CHAPTERS: text, **company(amend("talk.name", "approved_by: X", *lines))}
        clause = one(handbook(files, (), "acme"), "talk.name").clause
        found: tuple[object, ...] = getattr(clause, name)
        return len(found)

    assert entries(f"add_{name}: [{more}]") == 2
    assert entries(f"add_{name}: [{first}, {more}]") == 2
    assert entries(f"{name}: [{more}]") == 1
    assert entries(f"{name}: [{more}]", f"add_{name}: [{first}, {more}]") == 2


def test_added_clause_tells_who_added_it(handbook: Resolved) -> None:
    """At the end, or after the clause that is named; with the reason where one is given."""
    book = handbook(
        company(
            add("talk.last")
            + add("talk.second", "after: talk.open", "reason: {pl: Bo., en: For.}")
            + add("talk.third", "after: talk.second")
        ),
        (),
        "acme",
    )

    assert [(clause.number, clause.id) for clause in book.clauses()] == [
        ("1.1", "talk.open"),
        ("1.2", "talk.second"),
        ("1.3", "talk.third"),
        ("1.4", "talk.name"),
        ("1.5", "talk.secrets"),
        ("1.6", "talk.last"),
    ]
    last, second = one(book, "talk.last"), one(book, "talk.second")
    (event,) = second.history
    assert (event.action, event.layer, event.changes) == ("added", "company:acme", ())
    assert event.reason is not None
    assert event.reason["en"] == "For."
    assert event.approved_by is None
    assert (last.layer, last.history[0].reason) == ("company:acme", None)
    assert str(event.place) == str(second.place) == f"{OWN}:17:11"


def test_event_of_an_amendment_tells_all_of_it(handbook: Resolved) -> None:
    """Action, layer, place, reason, approver, and each field before and after."""
    text = amend("talk.name", "strength: may", "locked: true", "approved_by: Board")

    event = one(handbook(company(text), (), "acme"), "talk.name").history[-1]

    assert (event.action, event.layer, event.approved_by) == ("weakened", "company:acme", "Board")
    assert str(event.place) == f"{OWN}:4:13"
    assert event.reason is not None
    assert event.reason["en"] == "Because."
    assert [(change.name, change.before, change.after) for change in event.changes] == [
        ("strength", "should", "may"),
        ("locked", False, True),
    ]


@pytest.mark.parametrize(
    ("line", "action"),
    [("strength: must", "tightened"), ("title: {pl: A, en: A}", "amended")],
)
def test_event_says_what_an_amendment_did(handbook: Resolved, line: str, action: str) -> None:
    """Without an approver none is named."""
    event = one(handbook(company(amend("talk.name", line)), (), "acme"), "talk.name").history[-1]

    assert (event.action, event.approved_by) == (action, None)


def test_same_field_of_another_clause_is_amended_freely(faults: Faults) -> None:
    """Only the same field of the same clause is amended again."""
    title = "title: {pl: %s, en: %s}"
    changes = amend("talk.open", title % ("A", "A")) + amend("talk.name", title % ("B", "B"))
    again = changes + amend("talk.name", title % ("C", "C")) + amend("talk.name", "locked: true")

    assert told(faults(company(changes), (), "acme")) == []
    assert told(faults(company(again), (), "acme")) == [
        (
            f"{OWN}:8:13: HB208 the title of 'talk.name' is amended again below,"
            " so that this changes nothing\nhint: keep one of the two amendments"
            f"\nnote: {OWN}:12:13: amended again here"
        )
    ]


def test_amendment_that_changes_nothing_says_what_to_do(faults: Faults) -> None:
    """The whole message with its hint."""
    assert told(faults(company(amend("talk.open", "strength: may")), (), "acme")) == [
        (
            f"{OWN}:4:13: HB208 the amendment of 'talk.open' changes nothing"
            "\nhint: say what to change, or delete the amendment"
        )
    ]


def test_addition_that_has_no_place_tells_the_nearest_names(faults: Faults) -> None:
    """At the chapter's or the neighbour's word."""
    text = add("talk.x", "after: talk.opne") + add("talk.y").replace(
        "chapter: talk", "chapter: tlk"
    )

    assert told(faults(company(text), (), "acme")) == [
        (
            f"{OWN}:5:12: HB203 there is no clause 'talk.opne' in the chapter 'talk'"
            "\nhint: did you mean 'talk.open'? write:\n    after: talk.open"
        ),
        (
            f"{OWN}:14:14: HB203 there is no chapter 'tlk' to add to"
            "\nhint: did you mean 'talk'? write:\n    chapter: talk"
        ),
    ]


def test_ids_that_may_not_enter_are_told(faults: Faults) -> None:
    """Of another chapter, without a dot, or taken: the whole messages."""
    text = add("other.x") + add("talk") + add("talk.open")

    assert told(faults(company(text), (), "acme")) == [
        (
            f"{OWN}:6:11: HB202 the id 'other.x' does not belong to the chapter 'talk'"
            "\nhint: write:\n      id: talk.x"
        ),
        (
            f"{OWN}:15:11: HB202 the id 'talk' does not belong to the chapter 'talk'"
            "\nhint: write:\n      id: talk.talk"
        ),
        (
            f"{OWN}:24:11: HB201 the clause 'talk.open' is given twice"
            "\nhint: give one of them another id, or change the first with 'action: amend'"
            f"\nnote: {CHAPTERS}:8:9: first given here"
        ),
    ]


def test_chapter_that_is_given_twice_is_told(faults: Faults) -> None:
    """With the place of the first; its clauses are left out."""
    files = {"industry_profiles/alpha/chapters/01-talk.yml": CHAPTER}

    assert told(faults(files, ("alpha",))) == [
        (
            "industry_profiles/alpha/chapters/01-talk.yml:1:5: HB201 the chapter 'talk' is given"
            " twice\nhint: give one of them another id, or add single clauses with 'action: add'"
            f"\nnote: {CHAPTERS}:1:5: first given here"
        )
    ]


def test_clause_that_stands_outside_of_its_chapter_stops_no_other(faults: Faults) -> None:
    """The next clause of the same chapter is checked, too."""
    text = CHAPTER.replace("id: talk.open", "id: tlak.open").replace(
        "id: talk.secrets", "id: talk.name"
    )

    assert [problem.code for problem in faults({CHAPTERS: text})] == ["HB202", "HB201"]


def test_clause_that_a_profile_has_removed_can_not_be_changed_by_it(faults: Faults) -> None:
    """Neither amended nor removed once more: the same layer does not agree with itself."""
    text = remove("talk.name") + remove("talk.name") + amend("talk.name", "locked: true")
    hint = "\nhint: the profile:beta layer has removed it"

    assert told(faults(second_profile("beta", text), ("beta",))) == [
        f"{BETA}:10:13: HB203 there is no clause 'talk.name' to remove{hint}",
        f"{BETA}:14:13: HB203 there is no clause 'talk.name' to amend{hint}",
    ]


def test_company_can_not_change_a_clause_that_the_profiles_removed(faults: Faults) -> None:
    """The profiles agree, so there is nothing to decide."""
    files = two(remove("talk.name"), remove("talk.name"), remove("talk.name"))

    assert told(faults(files, BOTH, "acme")) == [
        (
            f"{OWN}:4:13: HB203 there is no clause 'talk.name' to remove"
            "\nhint: the profile:beta layer has removed it"
        )
    ]


def test_company_that_amends_what_one_profile_removes_decides_nothing(faults: Faults) -> None:
    """Its amendment has no clause to change, and the profiles still disagree."""
    files = two(
        remove("talk.name"),
        amend("talk.name", "locked: true"),
        amend("talk.name", "strength: must"),
    )

    assert [problem.headline().partition(": ")[2] for problem in faults(files, BOTH, "acme")] == [
        "HB203 there is no clause 'talk.name' to amend",
        "HB204 the profiles 'alpha' and 'beta' disagree about the existence of 'talk.name'",
    ]


def test_history_tells_each_profile_against_what_it_met(handbook: Resolved) -> None:
    """The second changes the first one's title, the company the second one's."""
    titles = [amend("talk.name", f"title: {{pl: {name}, en: {name}}}") for name in "ABC"]

    history = one(handbook(two(*titles), BOTH, "acme"), "talk.name").history

    assert [(event.changes[0].before["en"], event.changes[0].after["en"]) for event in history] == [
        ("Sign your name", "A"),
        ("A", "B"),
        ("B", "C"),
    ]


def test_stricter_of_two_strengths_holds_and_the_looser_is_left_out(handbook: Resolved) -> None:
    """Whichever profile comes first; what else the looser one says is kept."""
    loose = amend("talk.open", "strength: ask first", "why: {pl: A., en: A.}")
    strict = amend("talk.open", "strength: must not")
    own = amend("talk.open", "strength: must not")

    for files in (two(strict, loose, own), two(loose, strict, own)):
        clause = one(handbook(files, BOTH, "acme"), "talk.open").clause
        assert (clause.strength, clause.why["en"]) == ("must not", "A.")


def test_joined_text_keeps_the_place_of_the_first(handbook: Resolved) -> None:
    """So that what is told of it leads to the clause; it counts lines as the first does."""
    change = amend("talk.open", "add_statement: {pl: Dalej., en: More.}")
    plain = one(handbook(), "talk.open").clause.statement

    joined = one(handbook(company(change), (), "acme"), "talk.open").clause.statement

    assert joined.place == plain.place
    assert joined["en"].place == plain["en"].place
    assert joined["en"].indent == plain["en"].indent == 8
    assert joined["en"] == plain["en"] + "\n\nMore."


def test_joined_text_has_the_languages_of_both(faults: Faults) -> None:
    """A paragraph that lacks a language is told where it is written."""
    change = amend("talk.name", "add_statement: {pl: Dalej.}")

    assert [problem.code for problem in faults(company(change), (), "acme")] == ["HB401"]


DEFIES = [
    ("strength: must", None),
    ("strength: must|approved_by: Board", "locked"),
    ("strength: may|approved_by: Board", "locked"),
    ("statement: {pl: A., en: A.}", "locked"),
    ("add_statement: {pl: A., en: A.}", "locked"),
    ("audience: [everyone, admins]", "locked"),
    ("title: {pl: A, en: A}", None),
    ("title: {pl: A, en: A}|approved_by: Board", None),
    ("add_audience: [admins]", None),
    ("locked: true|statement: {pl: A., en: A.}", None),
    ("locked: false|title: {pl: A, en: A}", "locked"),
]


@pytest.mark.parametrize(("lines", "field"), DEFIES)
@pytest.mark.parametrize("locks_first", [True, False])
def test_lock_of_one_profile_stands_against_what_it_forbids(
    load: Loaded, lines: str, field: str | None, *, locks_first: bool
) -> None:
    """Words, readers and approved strengths of another profile defy it, in either order."""
    changes = [amend("talk.name", "locked: true"), amend("talk.name", *lines.split("|"))]
    alpha, beta = changes if locks_first else reversed(changes)
    problems = Collector()

    contested = find_conflicts(load(two(alpha, beta), BOTH), problems)

    assert contested == (frozenset({("talk.name", field)}) if field else frozenset())
    assert len(problems.found) >= len(contested)


CONFLICTS = [
    ("why: {pl: A., en: A.}", "why: {pl: B., en: B.}", "why"),
    ("remedy: {pl: A., en: A.}", "remedy: {pl: B., en: B.}", "remedy"),
    ("guidance: {pl: A., en: A.}", "add_guidance: {pl: B., en: B.}", "guidance"),
    ("references: [PL-ONE]", "add_references: [PL-ONE]", "references"),
    ("add_references: [PL-ONE]", "references: [PL-ONE]", "references"),
    ("add_audience: [admins]", "audience: [admins]", "audience"),
    ("topics: [a]", "topics: [b]", "topics"),
    ("requirements: [S01]", "requirements: [S02]", "requirements"),
    ("examples: []", f"examples: [{PAIR % ('A', 'A')}]", "examples"),
    ("strength: must", "strength: may", "strength"),
    ("locked: true", "locked: false", "locked"),
    ("why: {pl: A., en: A.}", "why: {pl: A., en: A.}", None),
    ("why: {pl: A., en: A.}", "title: {pl: A, en: A}", None),
    ("add_references: [PL-ONE]", "add_references: [PL-ONE]", None),
    ("add_guidance: {pl: A., en: A.}", "add_guidance: {pl: B., en: B.}", None),
    ("references: [PL-ONE]|add_references: [PL-ONE]", "references: [PL-ONE]", None),
]


@pytest.mark.parametrize(("left", "right", "field"), CONFLICTS)
def test_field_that_two_profiles_set_differently_is_contested(
    load: Loaded, left: str, right: str, field: str | None
) -> None:
    """Equal words agree, additions never conflict, and an addition to a replaced list does."""
    alpha, beta = (amend("talk.name", *lines.split("|")) for lines in (left, right))
    problems = Collector()

    contested = find_conflicts(load(two(alpha, beta), BOTH), problems)

    fields = {name for _, name in contested}
    assert fields == ({field} if field else set())
    assert {problem.code for problem in problems.found} == ({"HB204"} if field else set())
    assert find_conflicts(load(two(alpha, amend("talk.open", right)), BOTH), Collector()) == set()


def test_conflict_that_the_company_decides_is_contested_but_not_told(load: Loaded) -> None:
    """Only what the company really decides: another field or another clause is not enough."""
    alpha, beta = (amend("talk.name", f"why: {{pl: {n}., en: {n}.}}") for n in "AB")
    gone = remove("talk.name")

    def decided(own: str, left: str = alpha, right: str = beta) -> tuple[int, int]:
        problems = Collector()
        contested = find_conflicts(load(two(left, right, own), BOTH, "acme"), problems)
        return len(contested), len(problems.found)

    assert decided(amend("talk.name", "why: {pl: C., en: C.}")) == (1, 0)
    assert decided(remove("talk.name")) == (1, 0)
    assert decided(amend("talk.name", "title: {pl: C, en: C}")) == (1, 1)
    assert decided(amend("talk.open", "why: {pl: C., en: C.}")) == (1, 1)
    assert decided(add("talk.x")) == (1, 1)
    assert decided(gone, gone, beta) == (1, 0)
    assert decided(amend("talk.name", "why: {pl: C., en: C.}"), gone, beta) == (1, 1)
    assert decided("", gone, gone) == (0, 0)


def test_amendment_of_what_another_profile_removes_is_applied_until_it_does(
    faults: Faults, handbook: Resolved
) -> None:
    """The first one changes the clause, the second takes it out, and the company decides."""
    change = amend("talk.name", "strength: must")

    gone = handbook(two(change, remove("talk.name"), remove("talk.name")), BOTH, "acme").removed[0]

    assert [(event.action, event.layer) for event in gone.history] == [
        ("tightened", "profile:alpha"),
        ("removed", "profile:beta"),
        ("removed", "company:acme"),
    ]


def test_conflict_about_existence_says_how_to_decide(faults: Faults) -> None:
    """The whole message, at both targets."""
    expected = (
        f"{ALPHA}:6:13: HB204 the profiles 'alpha' and 'beta' disagree about the existence of"
        " 'talk.name'\nhint: remove it in the company file to decide, or build with only one of"
        f" the two profiles\nnote: {BETA}:6:13: 'beta' says otherwise here"
    )
    change = amend("talk.name", "strength: must")

    assert told(faults(two(remove("talk.name"), change), BOTH)) == [expected]
    assert told(faults(two(change, remove("talk.name")), BOTH)) == [expected]


def test_additions_of_profiles_take_no_part_in_conflicts(load: Loaded) -> None:
    """A new clause is nobody else's."""
    problems = Collector()
    files = two(add("talk.x") + amend("talk.name", "locked: true"), add("talk.y"))

    assert find_conflicts(load(files, BOTH), problems) == frozenset()
    assert problems.found == []


def test_conflict_of_three_profiles_is_told_pair_by_pair(load: Loaded) -> None:
    """Each two that differ are told once."""
    files = {
        name: text
        for letter, profile in zip("ABA", ("alpha", "beta", "gamma"), strict=True)
        for name, text in second_profile(
            profile, amend("talk.name", f"why: {{pl: {letter}., en: {letter}.}}")
        ).items()
    }
    problems = Collector()

    find_conflicts(load(files, ("alpha", "beta", "gamma")), problems)

    assert [problem.message.partition(" disagree")[0] for problem in problems.found] == [
        "the profiles 'alpha' and 'beta'",
        "the profiles 'beta' and 'gamma'",
    ]


def test_removed_clauses_keep_their_history_and_are_told_apart(handbook: Resolved) -> None:
    """What earlier layers did to a clause stays with it, and each is found by its own id."""
    files = {
        **second_profile("beta", amend("talk.name", "strength: must")),
        **company(remove("talk.open") + remove("talk.name")),
    }

    removed = handbook(files, ("beta",), "acme").removed

    assert [clause.id for clause in removed] == ["talk.open", "talk.name"]
    assert [(one.action, one.layer) for one in removed[1].history] == [
        ("tightened", "profile:beta"),
        ("removed", "company:acme"),
    ]
    assert [one.action for one in removed[0].history] == ["removed"]


def test_removal_that_a_second_profile_shares_is_added_to_the_right_clause(
    handbook: Resolved,
) -> None:
    """The other removed clause keeps its own history."""
    files = two(remove("talk.open") + remove("talk.name"), remove("talk.name"))

    removed = handbook(files, BOTH).removed

    assert [[one.layer for one in clause.history] for clause in removed] == [
        ["profile:alpha"],
        ["profile:alpha", "profile:beta"],
    ]


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("statement: {pl: Inaczej., en: Otherwise.}", "reworded"),
        ("add_statement: {pl: Więcej., en: More.}", "amended"),
        ("guidance: {pl: Tak., en: So.}", "amended"),
        ("title: {pl: A, en: A}", "reworded"),
        ("locked: true", "amended"),
        ("strength: must", "tightened"),
    ],
)
def test_readers_are_told_whether_words_made_way_or_came(
    handbook: Resolved, line: str, shown: str
) -> None:
    """Only what takes nothing away adds to a rule."""
    event = one(handbook(company(amend("talk.name", line)), (), "acme"), "talk.name").history[-1]

    assert event.shown == shown


@pytest.mark.parametrize(
    ("before", "after", "replaces"),
    [
        ({"pl": "Pisz.", "en": "Write."}, {"*": "Inaczej."}, True),
        ({"pl": "Pisz."}, {"*": "Pisz. Jasno."}, False),
        ({"pl": "Pisz.", "en": "Write."}, {"pl": "Pisz. Jasno."}, True),
        ({"*": "Pisz."}, {"pl": "Pisz. Jasno."}, False),
        ({"*": "Pisz."}, {"pl": "Inaczej."}, True),
    ],
)
def test_a_text_of_no_named_language_is_held_against_every_one(
    before: dict[str, str], after: dict[str, str], *, replaces: bool
) -> None:
    """And a language that has gone took its words along."""
    old, new = (
        Text(tuple((Located(code), Located(said)) for code, said in one.items()))
        for one in (before, after)
    )

    assert FieldChange(name="statement", before=old, after=new).replaces == replaces
