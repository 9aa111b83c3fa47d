"""Entries that point to others, stand twice or make no sense: every message, place and hint."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import pytest

from generator.model.editorial import Ban, Habits, Style
from generator.model.inputs import Inputs
from generator.model.place import Located
from generator.model.problems import Collector, Problem
from generator.resolve.style import combined_style
from generator.resolve.wholeness import check_entries
from tests.told import told
from tests.trees import CHAPTER, COMPANY, HANDBOOK, REFERENCES, amend, company

Faults = Callable[..., tuple[Problem, ...]]
Loaded = Callable[..., Inputs]

RISK = (
    "risks:\n  - id: one\n    threat: {pl: A, en: A}\n    consequence: {pl: B, en: B}\n"
    "    avoid: {pl: C, en: C}\n    owner: owner\n    clauses: [talk.open]\n"
)
SCENARIO = (
    "scenarios:\n  - id: one\n    title: {pl: A, en: A}\n    story: {pl: B, en: B}\n    options:\n"
    "      - {text: {pl: C, en: C}, verdict: right, because: {pl: D, en: D}}\n"
    "      - {text: {pl: E, en: E}, verdict: wrong, because: {pl: F, en: F}}\n"
    "    lesson: {pl: G, en: G}\n    clauses: [talk.open]\n    audience: [everyone]\n"
    "    references: [PL-ONE]\n"
)
TASK = (
    "review_tasks:\n  - id: one\n    area: rules\n    task: {pl: A, en: A}\n"
    "    evidence: {pl: B, en: B}\n    owner: owner\n    clauses: [talk.open]\n    month: 3\n"
)
REPLY = (
    "replies:\n  - id: one\n    kind: reply\n    title: {pl: A, en: A}\n    when: {pl: B, en: B}\n"
    "    text: {pl: C, en: C}\n    clauses: [talk.open]\n"
)
DUTY = (
    "intro: {pl: A., en: A.}\nduties:\n  - id: one\n    title: {pl: B, en: B}\n"
    "    text: {pl: C, en: C}\n    clauses: [talk.open]\n"
)
PLATFORM = "platforms:\n  - {id: page, name: Page, use: {pl: A, en: A}}\n"
GUIDE = (
    "id: start\ntitle: {pl: A, en: A}\nsummary: {pl: B, en: B}\nsections:\n"
    "  - {id: start.one, title: {pl: C, en: C}, text: {pl: D, en: D}}\n"
)
TOPICS = "topics:\n  - {id: one, profile: base, name: {pl: A, en: A}}\n"
ASKED = "requirements:\n  - {id: S01, title: {pl: A, en: A}}\n"
SUBJECTS = "subjects:\n  - {id: leak, title: {pl: A, en: A}, first: talk.open}\n"
CHAPTERS = "handbook/chapters/01-talk.yml"
OWN = "companies/acme/company.yml"
WHOLE = {
    "handbook/risks.yml": RISK,
    "handbook/scenarios.yml": SCENARIO,
    "handbook/review_tasks.yml": TASK,
    "handbook/replies.yml": REPLY,
    "handbook/one-page.yml": DUTY,
    "handbook/platforms.yml": PLATFORM,
    "handbook/guide/01-start.yml": GUIDE,
    "handbook/topics.yml": TOPICS,
    "handbook/requirements.yml": ASKED,
    "handbook/subjects.yml": SUBJECTS,
    OWN: COMPANY + "platforms:\n  - {platform: page, used: true, owner: owner}\n",
}


def changed(file: str, old: str, new: str) -> dict[str, str]:
    """Write every register, one of them with a slip."""
    everything = {CHAPTERS: CHAPTER, "handbook/handbook.yml": HANDBOOK, **WHOLE}
    assert old in everything[file]
    return {**WHOLE, file: everything[file].replace(old, new, 1)}


def test_registers_that_fit_together_raise_nothing(faults: Faults) -> None:
    """So that each of the other tests sees only its own slip."""
    assert told(faults(WHOLE, (), "acme")) == []


MISSING = [
    ("handbook/risks.yml", "owner: owner", "owner: ownr", "6:12", "role 'ownr'", "owner"),
    ("handbook/risks.yml", "[talk.open]", "[talk.opn]", "7:15", "clause 'talk.opn'", "talk.open"),
    (
        "handbook/scenarios.yml",
        "[talk.open]",
        "[talk.opn]",
        "9:15",
        "clause 'talk.opn'",
        "talk.open",
    ),
    (
        "handbook/scenarios.yml",
        "[everyone]",
        "[evryone]",
        "10:16",
        "audience 'evryone'",
        "everyone",
    ),
    ("handbook/scenarios.yml", "[PL-ONE]", "[PL-ON]", "11:18", "reference 'PL-ON'", "PL-ONE"),
    (
        "handbook/review_tasks.yml",
        "area: rules",
        "area: rule",
        "3:11",
        "review area 'rule'",
        "rules",
    ),
    ("handbook/review_tasks.yml", "owner: owner", "owner: ownr", "6:12", "role 'ownr'", "owner"),
    (
        "handbook/review_tasks.yml",
        "[talk.open]",
        "[talk.opn]",
        "7:15",
        "clause 'talk.opn'",
        "talk.open",
    ),
    ("handbook/replies.yml", "[talk.open]", "[talk.opn]", "7:15", "clause 'talk.opn'", "talk.open"),
    (
        "handbook/one-page.yml",
        "[talk.open]",
        "[talk.opn]",
        "6:15",
        "clause 'talk.opn'",
        "talk.open",
    ),
    (OWN, "platform: page", "platform: pge", "16:16", "platform 'pge'", "page"),
    (OWN, "used: true, owner: owner", "used: true, owner: ownr", "16:41", "role 'ownr'", "owner"),
    (OWN, "role: owner", "role: ownr", "5:11", "role 'ownr'", "owner"),
    (CHAPTERS, "owner: owner", "owner: ownr", "4:8", "role 'ownr'", "owner"),
    (
        CHAPTERS,
        "audience: [everyone]",
        "audience: [evryone]",
        "11:16",
        "audience 'evryone'",
        "everyone",
    ),
    (CHAPTERS, "[PL-ONE]", "[PL-ON]", "22:18", "reference 'PL-ON'", "PL-ONE"),
    (CHAPTERS, "    references: [PL-ONE]", "    topics: [on]", "22:14", "topic 'on'", "one"),
    (
        CHAPTERS,
        "    references: [PL-ONE]",
        "    requirements: [S02]",
        "22:20",
        "requirement 'S02'",
        "S01",
    ),
    (CHAPTERS, "    references: [PL-ONE]", "    subjects: [lek]", "22:16", "subject 'lek'", "leak"),
]


@pytest.mark.parametrize(("file", "old", "new", "place", "what", "near"), MISSING)
def test_id_that_leads_nowhere_is_told(
    faults: Faults, file: str, old: str, new: str, place: str, what: str, near: str
) -> None:
    """At the id itself, with the nearest one."""
    wrong = what.split("'")[1]
    files = changed(file, old, new)
    line = files[file].split("\n")[int(place.partition(":")[0]) - 1]
    assert wrong in line
    expected = (
        f"{file}:{place}: HB209 there is no {what}"
        f"\nhint: did you mean '{near}'? write:\n{line.replace(wrong, near)}"
    )

    assert expected in told(faults(files, (), "acme"))


def test_topics_and_requirements_are_free_without_a_register(faults: Faults) -> None:
    """Who keeps no register may name any."""
    text = CHAPTER.replace(
        "    references: [PL-ONE]\n",
        "    references: [PL-ONE]\n    topics: [x]\n    requirements: [S09]\n    subjects: [y]\n",
    )

    assert told(faults({CHAPTERS: text})) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [("    month: 3\n", ""), ("    month: 3\n", "    month: 3\n    trigger: incident\n")],
)
def test_task_needs_a_month_or_a_trigger(faults: Faults, old: str, new: str) -> None:
    """Exactly one of them; a trigger alone is fine."""
    file = "handbook/review_tasks.yml"

    assert told(faults(changed(file, old, new), (), "acme")) == [
        (
            f"{file}:2:9: HB107 the task 'one' needs either a month or a trigger"
            "\nhint: keep exactly one of 'month:' and 'trigger:'"
        )
    ]
    assert told(faults(changed(file, old, "    trigger: incident\n"), (), "acme")) == []


@pytest.mark.parametrize(("old", "new"), [("right", "wrong"), ("wrong", "right")])
def test_scenario_has_exactly_one_right_option(faults: Faults, old: str, new: str) -> None:
    """None and two are both told at the scenario."""
    file = "handbook/scenarios.yml"

    assert told(faults(changed(file, f"verdict: {old}", f"verdict: {new}"), (), "acme")) == [
        (
            f"{file}:2:9: HB107 the scenario 'one' must have exactly one right option"
            "\nhint: mark one option with 'verdict: right'"
        )
    ]


@pytest.mark.parametrize(
    ("old", "new", "weak"),
    [
        ("verification: seen", "verification: seen", False),
        ("verification: seen", "verification: partly-seen", False),
        ("verification: seen", "verification: memory", True),
        ("confidence: high", "confidence: low", True),
        ("confidence: high", "confidence: medium", False),
    ],
)
def test_clause_needs_a_basis_that_was_read(
    faults: Faults, old: str, new: str, *, weak: bool
) -> None:
    """One good reference beside a weak one is enough; a clause without any rests on none."""
    file = {"handbook/references.yml": REFERENCES.replace(old, new)}
    second = REFERENCES + REFERENCES.partition("references:\n")[2].replace("PL-ONE", "PL-TWO")
    both = {
        "handbook/references.yml": second.replace(old, new, 1),
        CHAPTERS: CHAPTER.replace("[PL-ONE]", "[PL-ONE, PL-TWO]"),
    }
    expected = (
        f"{CHAPTERS}:22:18: HB407 'talk.open' rests only on references that were not read in a"
        " source\nhint: add a reference that was seen, or drop these"
    )

    assert told(faults(file)) == ([expected] if weak else [])
    assert told(faults(both)) == []


TWICE = [
    ("risks.yml", RISK, "risk 'one'"),
    ("scenarios.yml", SCENARIO, "scenario 'one'"),
    ("review_tasks.yml", TASK, "review task 'one'"),
    ("replies.yml", REPLY, "reply 'one'"),
    ("platforms.yml", PLATFORM, "platform 'page'"),
    ("references.yml", REFERENCES, "reference 'PL-ONE'"),
]


@pytest.mark.parametrize(("name", "text", "what"), TWICE)
def test_entry_of_two_layers_is_given_twice(
    faults: Faults, name: str, text: str, what: str
) -> None:
    """The later one is told, with the place of the first."""
    files = {**WHOLE, f"handbook/{name}": text, f"industry_profiles/alpha/{name}": text}
    column = 10 if name == "platforms.yml" else 9

    assert told(faults(files, ("alpha",))) == [
        (
            f"industry_profiles/alpha/{name}:2:{column}: HB201 the {what} is given twice"
            f"\nhint: give one of them another id"
            f"\nnote: handbook/{name}:2:{column}: first given here"
        )
    ]


def test_chapter_may_not_be_called_like_a_page(faults: Faults) -> None:
    """Links would lead to two places."""
    text = CHAPTER.replace("id: talk\n", "id: risks\n").replace("id: talk.", "id: risks.")
    files = {CHAPTERS: None, "handbook/chapters/01-risks.yml": text}

    assert told(faults(files))[:1] == [
        (
            "handbook/chapters/01-risks.yml:1:5: HB201 the id 'risks' belongs to a page of the"
            " handbook"
            "\nhint: give the chapter another id"
        )
    ]


def test_clause_has_to_concern_somebody(faults: Faults) -> None:
    """An empty list of readers is told at the clause."""
    text = CHAPTER.replace("audience: [everyone]", "audience: []", 1)

    assert told(faults({CHAPTERS: text})) == [
        f"{CHAPTERS}:8:9: HB105 'talk.open' concerns nobody\nhint: name an audience"
    ]


def test_sections_of_a_guide_belong_to_it_and_stand_once(faults: Faults) -> None:
    """Another page's section and a second one of the same id are told."""
    more = (
        "  - {id: other.two, title: {pl: C, en: C}, text: {pl: D, en: D}}\n"
        "  - {id: start.one, title: {pl: E, en: E}, text: {pl: F, en: F}}\n"
    )
    file = "handbook/guide/01-start.yml"

    assert told(faults({file: GUIDE + more})) == [
        (
            f"{file}:6:10: HB202 the id 'other.two' does not belong to the guide page 'start'"
            "\nhint: let it begin with 'start.'"
        ),
        (
            f"{file}:7:10: HB201 the section 'start.one' is given twice\nhint: keep one of them"
            f"\nnote: {file}:5:10: first given here"
        ),
    ]


def test_frame_of_the_one_page_is_the_bases_own(faults: Faults) -> None:
    """Later layers add duties only."""
    text = DUTY.replace("id: one", "id: two") + "closing: {pl: D., en: D.}\n"
    file = "industry_profiles/alpha/one-page.yml"

    assert told(faults({**WHOLE, file: text}, ("alpha",))) == [
        f"{file}:{line}:1: HB102 '{name}' may stand in the one-page.yml of the base or of a company"
        "\nhint: delete it, and add duties instead"
        for line, name in ((1, "intro"), (7, "closing"))
    ]


def test_account_of_a_platform_stands_once(faults: Faults) -> None:
    """The second one is told with the first."""
    more = "platforms:\n  - {platform: page, used: true}\n  - {platform: page, used: false}\n"

    assert told(faults({**WHOLE, OWN: COMPANY + more}, (), "acme")) == [
        (
            f"{OWN}:17:16: HB201 the platform 'page' is given twice\nhint: keep one of them"
            f"\nnote: {OWN}:16:16: first given here"
        )
    ]


def test_two_accounts_on_one_platform_need_names_and_addresses_of_their_own(
    faults: Faults,
) -> None:
    """A second account without a name may be a slip; with one it is an account."""
    head = "platforms:\n"
    one = "  - {platform: page, used: true, account: Acme, address: 'https://x.pl/Acme'}\n"
    two = "  - {platform: page, used: true, account: Acme Praca, address: 'https://x.pl/praca'}\n"

    assert told(faults({**WHOLE, OWN: COMPANY + head + one}, (), "acme")) == []
    more = [one, two, one.replace("Acme,", "acme,").replace("x.pl", "www.X.pl") + "    "]
    assert told(faults({**WHOLE, OWN: COMPANY + head + "".join(more)}, (), "acme")) == [
        (
            f"{OWN}:18:16: HB201 the platform 'page' is given twice\nhint: keep one of them;"
            " or, for two accounts, give each a name of its own with 'account:'"
            f"\nnote: {OWN}:16:16: first given here"
        ),
        (
            f"{OWN}:18:58: HB201 two accounts have the address 'https://www.X.pl/Acme'"
            f"\nhint: give each account its own\nnote: {OWN}:16:58: the other one"
        ),
    ]


def test_account_on_a_platform_that_is_not_used_is_not_official(faults: Faults) -> None:
    """Nobody speaks for the company there."""
    more = "platforms:\n  - {platform: page, used: false, official: true}\n"

    assert told(faults({**WHOLE, OWN: COMPANY + more}, (), "acme")) == [
        (
            f"{OWN}:16:16: HB107 an account on 'page', which is not used, can't be official"
            "\nhint: write 'used: true', or delete 'official:'"
        )
    ]


NETS = """\
platforms:
  - {id: page, name: Page, domains: [page.com, pg.me], use: {pl: A, en: A}}
  - {id: wall, name: Wall, domains: [wall.com], use: {pl: A, en: A}}
  - {id: club, name: Club, use: {pl: A, en: A}}
"""
TELL_APART = "keep one of them; or, for two accounts, give each a name of its own with 'account:'"


@pytest.mark.parametrize(
    ("accounts", "expected"),
    [
        (("page, used: true, address: 'https://pl.page.com/a'",), []),
        (("page, used: true, address: 'https://PG.me/a'",), []),
        (("club, used: true, address: 'https://anywhere.org/a'",), []),
        (
            ("page, used: true, address: 'https://www.wall.com/a'",),
            [
                (
                    f"{OWN}:16:43: HB107 an account on 'page' has an address on 'www.wall.com'"
                    "\nhint: write an address on page.com, or 'platform: wall'"
                )
            ],
        ),
        (
            ("page, used: true, address: 'https://notpage.com/a'",),
            [
                (
                    f"{OWN}:16:43: HB107 warning: an account on 'page' has an address on"
                    " 'notpage.com'"
                    "\nhint: look whether it is the account itself, whose address is on page.com"
                )
            ],
        ),
        (
            ("page, used: false, address: 'https://page.com/a'",),
            [
                (
                    f"{OWN}:16:16: HB107 an account on 'page', which is not used, has no address"
                    "\nhint: write 'used: true', or delete 'address:'"
                )
            ],
        ),
        (
            ("page, used: false, official: false",),
            [
                (
                    f"{OWN}:16:16: HB107 'page' is not used, so 'official:' says nothing"
                    "\nhint: write 'used: true', or delete 'official:'"
                )
            ],
        ),
        (
            ("page, used: true", "page, used: true, account: Club"),
            [
                (
                    f"{OWN}:16:16: HB201 the platform 'page' is given twice\nhint: {TELL_APART}"
                    f"\nnote: {OWN}:17:16: the other one"
                )
            ],
        ),
        (
            ("page, used: true, account: Club", "page, used: true"),
            [
                (
                    f"{OWN}:17:16: HB201 the platform 'page' is given twice\nhint: {TELL_APART}"
                    f"\nnote: {OWN}:16:16: first given here"
                )
            ],
        ),
        (
            ("page, used: true", "page, used: true"),
            [
                (
                    f"{OWN}:17:16: HB201 the platform 'page' is given twice\nhint: {TELL_APART}"
                    f"\nnote: {OWN}:16:16: first given here"
                )
            ],
        ),
    ],
)
def test_account_that_can_t_be_what_it_says_is_told(
    load: Loaded, accounts: tuple[str, ...], expected: list[str]
) -> None:
    """On another platform's domain, with an address where nobody is, or beside one with a name."""
    more = "platforms:\n" + "".join(f"  - {{platform: {one}}}\n" for one in accounts)
    problems = Collector()
    inputs = load({**WHOLE, "handbook/platforms.yml": NETS, OWN: COMPANY + more}, (), "acme")
    check_entries(inputs, problems)

    assert told(problems.found) == expected


@pytest.mark.parametrize("written", ["Page.com", "www.Page.com"])
def test_domain_of_a_platform_is_a_domain_alone(faults: Faults, written: str) -> None:
    """In small letters, for that is how an address is compared."""
    nets = NETS.replace("[page.com, pg.me]", f'["{written}"]')
    (found,) = faults({**WHOLE, "handbook/platforms.yml": nets}, ())

    expected = f"expected a domain such as 'youtube.com', found '{written}'"
    assert (found.code, found.message) == ("HB103", expected)
    assert "domains: [page.com]" in found.hint


@pytest.mark.parametrize("written", ["https://[odd.com", "http://", "a b.com"])
def test_no_domain_can_be_guessed_from_what_is_no_address(faults: Faults, written: str) -> None:
    """It is told in our words, whatever a library says of it."""
    nets = NETS.replace("[page.com, pg.me]", f'["{written}"]')
    (found,) = faults({**WHOLE, "handbook/platforms.yml": nets}, ())

    assert found.message == f"expected a domain such as 'youtube.com', found '{written}'"


@pytest.mark.parametrize(
    ("contacts", "expected"),
    [
        (("hours: 8–16, region: {pl: Kraków, en: Cracow}", "hours: 8–16"), []),
        (("hours: 24/7", "phone: '22 1'"), []),
        (
            ("hours: 8",),
            [
                (
                    f"{OWN}:3:52: HB103 expected hours such as 'pn.–pt. 8–16', found '8'"
                    "\nhint: write from when to when somebody is there, and on which days"
                )
            ],
        ),
        (
            ("hours: {pl: '8.30', en: from 8}", "region: 12"),
            [
                (
                    f"{OWN}:3:57: HB103 expected hours such as 'pn.–pt. 8–16', found '8.30'"
                    "\nhint: write from when to when somebody is there, and on which days"
                ),
                (
                    f"{OWN}:4:54: HB103 expected the name of a place or region, found '12'"
                    "\nhint: write it in words"
                ),
            ],
        ),
        (
            ("phone: '22 1'", "phone: 22-1"),
            [
                (
                    f"{OWN}:4:12: HB201 the contact 'a  B' for the role 'owner' is given twice"
                    "\nhint: delete one of them; or say with 'region:' or 'hours:' how they differ"
                    f"\nnote: {OWN}:3:12: first given here"
                )
            ],
        ),
    ],
)
def test_contact_says_something_of_its_own(
    faults: Faults, contacts: tuple[str, ...], expected: list[str]
) -> None:
    """A lone number is no time of work, and the same line twice is a slip."""
    names = ("A b, email: a@b.pl", "a  B, email: A@b.pl")
    lines = [
        f"  - {{role: owner, name: {who}, {more}}}\n"
        for who, more in zip(names, contacts, strict=False)
    ]
    text = "name: Acme\ncontacts:\n" + "".join(lines)

    assert told(faults({OWN: text}, (), "acme")) == expected


@pytest.mark.parametrize("heirs", [("instead: owner",), ("instead: two", "instead: owner")])
def test_contact_of_a_role_that_was_left_out_is_to_go_or_to_move(
    faults: Faults, heirs: tuple[str, ...]
) -> None:
    """The hint names who answers in the end; an account's owner is told likewise."""
    ids = ("one", "two")
    roles = "".join(
        f"  - {{id: {one}, name: {{pl: {one}, en: {one}}}, duty: {{pl: A, en: A}}}}\n"
        for one in ids
    )
    removed = "".join(
        f"  - {{action: remove, target: role {one}, {heir}}}\n"
        for one, heir in zip(ids, heirs, strict=False)
    )
    text = (
        "name: Acme\ncontacts:\n  - {role: one, name: A, email: a@b.pl}\nplatforms:\n"
        f"  - {{platform: page, used: true, owner: one}}\nchanges:\n{removed}"
    )
    head = HANDBOOK.replace("audiences:\n", f"{roles}audiences:\n", 1)
    found = faults({**WHOLE, "handbook/handbook.yml": head, OWN: text}, (), "acme")
    gone = "HB209 there is no role 'one'\nhint: the company:acme layer has removed it"

    assert told(found) == [
        f"{OWN}:3:12: {gone}; delete this contact, or move it with 'role: owner'",
        f"{OWN}:5:41: {gone}; 'owner' takes its place: write that",
    ]


def test_label_of_a_later_layer_has_to_be_one_of_the_bases(faults: Faults) -> None:
    """A misspelt word would be lost; one that is there may be replaced."""
    file = "industry_profiles/alpha/labels.yml"
    own = {file: "labels:\n  account_: {pl: A, en: A}\n  account: {pl: B, en: B}\n"}

    assert told(faults(own, ("alpha",))) == [
        (
            f"{file}:2:3: HB209 there is no label 'account_'\nhint: did you mean 'account'?"
            " write:\n  account: {pl: A, en: A}"
        )
    ]


@pytest.mark.parametrize(
    ("address", "there"),
    [
        ("#talk.open", True),
        ("#talk", True),
        ("#risks", True),
        ("#sign-off", True),
        ("https://a.example", True),
        ("#talk.opn", False),
        ("#owner", False),
    ],
)
def test_link_of_a_text_leads_somewhere(faults: Faults, address: str, *, there: bool) -> None:
    """To a clause, a chapter or a page; the caret covers the address."""
    text = CHAPTER.replace("Sign your posts.", f"'See [it]({address}).'").replace(
        "Podpisuj wpisy.", "'Zob. to.'"
    )
    found = faults({CHAPTERS: text})

    assert [problem.message for problem in found] == (
        [] if there else [f"nothing is called '{address[1:]}'"]
    )
    if not there:
        assert (found[0].code, found[0].place.length) == ("HB209", len(address))
        assert found[0].hint.startswith("did you mean 'talk.open'? write:\n") is (
            address == "#talk.opn"
        )


def test_clause_that_was_taken_out_can_still_be_linked_to(faults: Faults) -> None:
    """It keeps an entry of its own, where the reason stands."""
    text = CHAPTER.replace("Sign your posts.", "'See [it](#talk.secrets).'").replace(
        "    locked: true\n", ""
    )
    removal = (
        "name: A\nchanges:\n  - action: remove\n    target: talk.secrets\n"
        "    reason: {pl: A, en: A}\n    approved_by: B\n"
    )

    assert told(faults({CHAPTERS: text, OWN: removal}, (), "acme")) == []


def habits(name: str, limit: int) -> Habits:
    """Make habits whose words bear a name."""
    return Habits(
        measure=Located("gunning"),
        chapter=limit,
        one_page=limit,
        abbreviations=(Located(f"{name}."),),
        officialese=(Ban(words=Located(f"{name} office")),),
        gendered=(Ban(words=Located(f"{name} gendered")),),
    )


def test_styles_of_layers_add_up(load: Loaded) -> None:
    """Limits of the last layer, banned words of all of them, languages of any."""
    inputs = load(industries=("alpha",), company="acme")
    assert combined_style(inputs) is None
    first = Style(clause_words=1, one_page_words=2, languages={Located("pl"): habits("a", 1)})
    second = Style(
        clause_words=3,
        one_page_words=4,
        languages={Located("pl"): habits("b", 2), Located("en"): habits("c", 3)},
    )
    styled: dict[str, Any] = {
        "base": dataclasses.replace(inputs.base, style=first),
        "profiles": (dataclasses.replace(inputs.profiles[0], style=second),),
    }

    both = combined_style(dataclasses.replace(inputs, **styled))

    assert combined_style(dataclasses.replace(inputs, base=styled["base"])) == first
    assert both is not None
    assert (both.clause_words, both.one_page_words, list(both.languages)) == (3, 4, ["pl", "en"])
    polish = both.languages[Located("pl")]
    assert (polish.chapter, polish.one_page) == (2, 2)
    assert list(polish.abbreviations) == ["a.", "b."]
    assert [ban.words for ban in polish.officialese] == ["a office", "b office"]
    assert [ban.words for ban in polish.gendered] == ["a gendered", "b gendered"]
    assert both.languages[Located("en")] == habits("c", 3)


def test_id_that_a_later_layer_replaces_is_told_all_the_same(faults: Faults) -> None:
    """The pages that compare the layers still tell what stood there."""
    base = CHAPTER.replace("audience: [everyone]", "audience: [evryone]", 1)
    files = {CHAPTERS: base, **company(amend("talk.open", "audience: [everyone, admins]"))}

    assert [line.partition("\n")[0] for line in told(faults(files, (), "acme"))] == [
        f"{CHAPTERS}:11:16: HB209 there is no audience 'evryone'"
    ]
