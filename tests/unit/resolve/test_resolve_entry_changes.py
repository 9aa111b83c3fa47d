"""What a layer may do to entries of registers: leave out, amend, hand over to an heir."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.model.change import TAGS
from generator.model.handbook import Handbook
from generator.model.problems import Problem
from generator.model.registers import changeable
from generator.model.target import WORDS
from tests.told import told
from tests.trees import HANDBOOK, company, second_profile
from tests.unit.resolve.test_resolve_removal import COMPANY, base, duty, ids, remove

Problems = Callable[..., list[str]]
Faults = Callable[..., tuple[Problem, ...]]
Resolved = Callable[..., Handbook]

HEAD = HANDBOOK.replace(
    "audiences:\n",
    "  - id: hr\n    name: {pl: Kadry, en: HR}\n    duty: {pl: Dba., en: Cares.}\naudiences:\n"
    "  - id: guests\n    name: {pl: Goście, en: Guests}\n",
)
MORE = {
    "handbook/handbook.yml": HEAD,
    "handbook/platforms.yml": (
        "platforms:\n  - {id: net, name: Net, use: {pl: Do rozmów., en: For talks.}}\n"
        "  - {id: web, name: Web, use: {pl: Do zdjęć., en: For photos.}}\n"
    ),
    "handbook/risks.yml": (
        "risks:\n  - id: leak\n    threat: {pl: Wyciek, en: Leak}\n"
        "    consequence: {pl: Szkoda, en: Harm}\n    avoid: {pl: Uważaj., en: Take care.}\n"
        "    owner: hr\n    clauses: [talk.secrets]\n"
    ),
    "handbook/review_tasks.yml": (
        "review_tasks:\n  - id: look\n    area: rules\n    task: {pl: Zajrzyj., en: Have a look.}\n"
        "    evidence: {pl: Notatka, en: A note}\n    owner: hr\n    month: 3\n"
        "    clauses: [talk.open, talk.name]\n"
    ),
    "handbook/glossary.yml": (
        "glossary:\n  - {id: post, term: {pl: wpis, en: post},"
        " definition: {pl: Tekst., en: Text.}}\n"
    ),
}
"""A base with two roles, three audiences and an entry or two of several registers."""
FREE = "- {{action: remove, target: {}}}\n"
WHY = "approved_by: Zarząd, reason: {pl: Tak., en: So.}"


def amend(target: str, said: str) -> str:
    """Write an amendment in one line."""
    return f"- {{action: amend, target: {target}, {said}}}\n"


def tree(*duties: str) -> dict[str, str]:
    """Give the base with these duties."""
    return {**base(*duties), **MORE}


def test_every_register_that_may_change_has_its_word_and_its_two_records() -> None:
    """A row of the table is enough: what a layer may do to its entries follows from it."""
    words = {register.word for register in changeable()}

    assert {*WORDS} == words | {"chapter"}
    assert {tag for tag in TAGS if " " in tag} == {
        *(f"{action} {word}" for action in ("amend", "remove") for word in words),
        "remove chapter",
    }


@pytest.mark.parametrize(
    ("target", "register", "left"),
    [("platform net", "platforms", ["web"]), ("term post", "glossary", [])],
)
def test_plain_help_goes_in_one_line_without_a_reason(
    handbook: Resolved, target: str, register: str, left: list[str]
) -> None:
    """Nobody has to explain why a platform that nobody uses is not named."""
    found = handbook({**tree(), **company(FREE.format(target))}, (), "acme")

    assert ids(found, register) == left
    (gone,) = found.left_out
    assert f"{gone.register.word} {gone.entry.id}" == target
    assert [(one.action, one.layer, one.place.line) for one in gone.history] == [
        ("removed", "company:acme", 3)
    ]


@pytest.mark.parametrize("target", ["risk leak", "review task look", "duty keep"])
def test_what_is_binding_goes_only_with_reason_and_approver(
    faults: Faults, handbook: Resolved, target: str
) -> None:
    """A headline of a must, a risk and a task of the review are no mere help."""
    files = tree(duty("keep", "talk.secrets"))
    word, _, name = target.rpartition(" ")
    half = FREE.format(target).replace("}", ", approved_by: Zarząd}")

    for change in (FREE.format(target), half):
        (found,) = faults({**files, **company(change)}, (), "acme")
        assert told([found]) == [
            (
                f"{COMPANY}:3:30: HB212 the {word} '{name}' may go only with a reason"
                " and an approver\nhint: add 'reason:', in each language, and 'approved_by:'"
            )
        ]
    assert handbook({**files, **company(remove(target))}, (), "acme").left_out


def test_a_task_whose_clauses_all_went_goes_without_another_reason(handbook: Resolved) -> None:
    """Whoever took the clauses out has said why."""
    away = remove("talk.open") + remove("talk.name") + FREE.format("review task look")

    found = handbook({**tree(), **company(away)}, (), "acme")

    assert ids(found, "review_tasks") == []


def test_other_words_for_help_need_no_reason_and_leave_a_trace(handbook: Resolved) -> None:
    """The entry says the new words; its history knows the old ones."""
    change = amend("term post", "definition: {pl: Wpis., en: A post.}")

    found = handbook({**tree(), **company(change)}, (), "acme")

    (term,) = found.registers["glossary"]
    assert term.definition.as_dict() == {"pl": "Wpis.", "en": "A post."}
    assert term.term.as_dict() == {"pl": "wpis", "en": "post"}
    (event,) = found.entry_history["term", "post"]
    assert (event.action, event.layer) == ("amended", "company:acme")
    assert [(one.name, one.before["en"], one.after["en"]) for one in event.changes] == [
        ("definition", "Text.", "A post.")
    ]


@pytest.mark.parametrize(
    "typo", [FREE.format("chapter tlak"), FREE.format("talk.secrts").replace("}", f", {WHY}}}")]
)
def test_what_follows_from_a_misspelt_removal_is_not_told(faults: Faults, typo: str) -> None:
    """The risk would go with its rule, once the target is mended."""
    typo = typo.replace("tlak}", f"tlak, {WHY}}}")
    found = faults({**tree(), **company(typo + FREE.format("risk leak"))}, (), "acme")

    assert [one.code for one in found] == ["HB203"]


@pytest.mark.parametrize("said", ["title: {pl: Milcz, en: Be silent}", "clauses: [talk.name]"])
def test_a_duty_changes_only_with_reason_and_approver(
    faults: Faults, handbook: Resolved, said: str
) -> None:
    """It is what people read first: neither its words nor its rules change in silence."""
    files = tree(duty("keep", "talk.secrets", "talk.name"))
    allowed = amend("duty keep", f"{said}, {WHY}")

    for half in (said, f"{said}, approved_by: Zarząd", f"{said}, reason: {{pl: Tak., en: So.}}"):
        (found,) = faults({**files, **company(amend("duty keep", half))}, (), "acme")
        assert told([found]) == [
            (
                f"{COMPANY}:3:29: HB212 the duty 'keep' may change only with a reason and an"
                " approver\nhint: add 'reason:', in each language, and 'approved_by:'"
            )
        ]
    found_ = handbook({**files, **company(allowed)}, (), "acme")
    assert [one.approved_by for one in found_.entry_history["duty", "keep"]] == ["Zarząd"]


def test_a_duty_may_let_go_of_a_rule_that_went(handbook: Resolved) -> None:
    """This is the second way out of a duty that leans on a removed clause."""
    files = tree(duty("chat", "talk.open", "talk.secrets"))
    files = {key: text for key, text in files.items() if "review_tasks" not in key}
    changes = remove("talk.open") + amend("duty chat", "clauses: [talk.secrets]")

    found = handbook({**files, **company(changes)}, (), "acme")

    assert found.registers["duties"][0].clauses == ("talk.secrets",)


def test_what_is_not_there_can_not_be_changed(faults: Faults) -> None:
    """A misspelt id is told the nearest one; what is gone is told who took it."""
    changes = (
        FREE.format("platform nett")
        + FREE.format("platform net")
        + FREE.format("platform net")
        + amend("platform net", "name: N")
    )

    found = faults({**tree(), **company(changes)}, (), "acme")

    gone = "hint: the company:acme layer has removed it"
    assert told(found) == [
        (
            f"{COMPANY}:3:30: HB203 there is no platform 'nett' to remove"
            "\nhint: did you mean 'net'? write:\n  - {action: remove, target: platform net}"
        ),
        f"{COMPANY}:5:30: HB203 there is no platform 'net' to remove\n{gone}",
        f"{COMPANY}:6:29: HB203 there is no platform 'net' to amend\n{gone}",
    ]


def test_amendments_that_change_nothing_are_problems(faults: Faults) -> None:
    """The same words, no words, and words that the next amendment replaces."""
    changes = (
        amend("platform net", "name: Net")
        + amend("term post", "reason: {pl: Tak., en: So.}")
        + amend("platform web", "name: One")
        + amend("platform web", "name: Two")
    )

    found = faults({**tree(), **company(changes)}, (), "acme")

    assert told(found) == [
        (
            f"{COMPANY}:3:29: HB208 the amendment of the platform 'net' changes nothing\n"
            "hint: say what to change, or delete the amendment"
        ),
        (
            f"{COMPANY}:4:29: HB208 the amendment of the term 'post' changes nothing\n"
            "hint: say what to change, or delete the amendment"
        ),
        (
            f"{COMPANY}:5:29: HB208 the name of the platform 'web' is amended again below, so that"
            " this changes nothing\nhint: keep one of the two amendments\n"
            f"note: {COMPANY}:6:29: amended again here"
        ),
    ]


@pytest.mark.parametrize(
    ("target", "message", "hint"),
    [
        (
            "platfrom net",
            "expected a clause's id such as 'accounts.open', found 'platfrom net'",
            "did you mean 'platform'? write:\n  - {action: remove, target: platform net}",
        ),
        (
            "reference PL-ONE",
            "expected a clause's id such as 'accounts.open', found 'reference PL-ONE'",
            "a reference can only be changed where it stands",
        ),
        (
            "platform Net",
            "expected 'platform' and an id, found 'platform Net'",
            "write:\n  - {action: remove, target: platform net}",
        ),
        ("platform", "expected 'platform' and an id, found 'platform'", ""),
        (
            "talk. name",
            "expected a clause's id such as 'accounts.open', found 'talk. name'",
            "write:\n  - {action: remove, target: talk.name}",
        ),
        (
            "zzz net",
            "expected a clause's id such as 'accounts.open', found 'zzz net'",
            f"before the id write one of: {', '.join(WORDS)}",
        ),
    ],
)
def test_a_target_that_names_nothing_is_told_what_it_may_be(
    faults: Faults, target: str, message: str, hint: str
) -> None:
    """No other key is asked for as long as it is not clear what is meant."""
    (found,) = faults({**tree(), **company(FREE.format(target))}, (), "acme")

    assert (found.code, found.message, found.hint) == ("HB103", message, hint)


def test_a_chapter_can_not_be_amended(faults: Faults) -> None:
    """It is told what can be done instead."""
    found = faults(company(amend("chapter talk", "title: {pl: A, en: B}")), (), "acme")

    assert [problem.hint for problem in found] == [
        "a chapter can be removed, not amended; 'chapter_order:' moves it"
    ]


def test_an_account_on_a_platform_that_was_left_out_is_a_problem(faults: Faults) -> None:
    """Both stand in the company's own file, so one of them is a mistake."""
    given = company(
        FREE.format("platform net"), "", "platforms:\n  - {platform: net, used: true}\n"
    )

    assert told(faults({**tree(), **given}, (), "acme")) == [
        (
            f"{COMPANY}:3:16: HB209 there is no platform 'net'\n"
            "hint: the company:acme layer has removed it"
        )
    ]


def test_a_role_goes_when_another_takes_its_place_everywhere(handbook: Resolved) -> None:
    """Chapters, risks and tasks have the heir as owner."""
    change = "- {action: remove, target: role owner, instead: hr}\n"

    found = handbook({**tree(), **company(change)}, (), "acme")

    assert ids(found, "roles") == ["hr"]
    assert {chapter.owner for chapter in found.chapters} == {"hr"}
    assert found.registers["risks"][0].owner == "hr"
    assert found.reference_owner == "hr"


def test_a_role_that_is_still_named_does_not_go_without_an_heir(faults: Faults) -> None:
    """The problem names one place and counts the others."""
    (found,) = faults({**tree(), **company(FREE.format("role hr"))}, (), "acme")

    assert told([found]) == [
        (
            f"{COMPANY}:3:30: HB211 the role 'hr' is still named in 2 places,"
            " first by the risk 'leak'\n"
            "hint: keep the role, or name the one that takes its place: 'instead:' and its id\n"
            "note: handbook/risks.yml:2:9: named here"
        )
    ]


def test_a_role_that_keeps_chapters_and_references_does_not_go_without_an_heir(
    faults: Faults,
) -> None:
    """The keeper of the references is named by handbook.yml itself."""
    (found,) = faults({**tree(), **company(FREE.format("role owner"))}, (), "acme")

    assert found.message == (
        "the role 'owner' is still named in 3 places, first by the check of the legal references"
    )


@pytest.mark.parametrize(
    ("heir", "expected"),
    [
        (
            "hrr",
            (
                "HB209 'instead:' names the role 'hrr', which is not there\n"
                "hint: did you mean 'hr'? write:\n"
                "  - {action: remove, target: role owner, instead: hr}"
            ),
        ),
        ("owner", "HB209 the role 'owner' can't take its own place\nhint: there is only 'hr'"),
        (
            "role hr",
            (
                "HB103 expected the id of one role, found 'role hr'\n"
                "hint: write:\n  - {action: remove, target: role owner, instead: hr}"
            ),
        ),
        (
            "HR",
            (
                "HB103 expected the id of one role, found 'HR'\n"
                "hint: write:\n  - {action: remove, target: role owner, instead: hr}"
            ),
        ),
        (
            "People team",
            (
                "HB103 expected the id of one role, found 'People team'\n"
                "hint: write its id alone, in small letters and without spaces"
            ),
        ),
    ],
)
def test_an_heir_is_another_one_that_is_there(faults: Faults, heir: str, expected: str) -> None:
    """Neither a name that nobody bears nor the removed one itself, and by its id alone."""
    change = f"- {{action: remove, target: role owner, instead: {heir}}}\n"

    assert told(faults({**tree(), **company(change)}, (), "acme")) == [
        f"{COMPANY}:3:51: {expected}"
    ]


def test_several_heirs_are_one_too_many(faults: Faults) -> None:
    """The key is named, and no quotes are put around the brackets."""
    change = "- {action: remove, target: role owner, instead: [hr, hr]}\n"

    assert told(faults({**tree(), **company(change)}, (), "acme")) == [
        (
            f"{COMPANY}:3:42: HB103 expected the id of one role, found a list\n"
            "hint: only one can take its place"
        )
    ]


def test_brackets_within_braces_leave_these_alone(faults: Faults) -> None:
    """What is put in quotes ends where its own bracket ends."""
    more = "contacts:\n  - {role: owner, name: [a, b], email: a@b.pl}\n"
    (found,) = faults({**tree(), **company(more=more)}, (), "acme")

    assert found.hint.endswith('\n  - {role: owner, name: "[a, b]", email: a@b.pl}')


def test_an_audience_that_joins_everyone_takes_no_reader_away(handbook: Resolved) -> None:
    """So it needs no reason, and may go from locked clauses as well."""
    change = "- {action: remove, target: audience admins, instead: everyone}\n"

    found = handbook({**tree(), **company(change)}, (), "acme")

    assert {one.clause.audience for one in found.clauses()} == {("everyone",)}
    secrets = next(one for one in found.clauses() if one.id == "talk.secrets")
    (event,) = secrets.history
    assert (event.action, event.changes[0].name) == ("amended", "audience")


def test_an_audience_does_not_leave_a_locked_clause(problems: Problems) -> None:
    """A lock keeps its readers, reason or not."""
    files = tree()
    photos = files["handbook/chapters/02-photos.yml"]
    files["handbook/chapters/02-photos.yml"] = photos.replace(
        "strength: must\n", "strength: must\n    locked: true\n"
    )
    heir = "- {action: remove, target: audience admins, instead: guests, " + WHY + "}\n"

    assert problems({**files, **company(heir)}, (), "acme") == [
        f"{COMPANY}:3:30: HB207 'photos.ask' is locked and may not concern fewer people"
    ]


def test_a_clause_is_not_left_without_an_audience(problems: Problems) -> None:
    """It would concern nobody; the problem names the first and counts the rest."""
    assert problems({**tree(), **company(remove("audience admins"))}, (), "acme") == [
        (
            f"{COMPANY}:3:30: HB211 the audience 'admins' is still named in 2 places,"
            " first by the clause 'photos.ask'"
        )
    ]


def test_an_audience_goes_with_reason_and_approver_and_clauses_say_so(
    faults: Faults, handbook: Resolved
) -> None:
    """Whoever is no longer addressed was addressed before; where everyone is, nobody is lost."""
    files = tree()
    photos = files["handbook/chapters/02-photos.yml"]
    photos = photos.replace("[admins]", "[admins, guests]", 1).replace(
        "[admins]", "[everyone, guests]"
    )
    files["handbook/chapters/02-photos.yml"] = photos

    (found,) = faults({**files, **company(FREE.format("audience guests"))}, (), "acme")
    allowed = handbook({**files, **company(remove("audience guests"))}, (), "acme")

    assert found.code == "HB212"
    ask, logo = allowed.chapters[1].clauses
    assert (ask.clause.audience, logo.clause.audience) == (("admins",), ("everyone",))
    assert [(one.action, one.approved_by) for one in ask.history] == [("weakened", "Zarząd")]
    assert [one.action for one in logo.history] == ["amended"]


def test_an_audience_that_no_clause_names_goes_without_a_word(handbook: Resolved) -> None:
    """No reader is lost."""
    found = handbook({**tree(), **company(FREE.format("audience guests"))}, (), "acme")

    assert ids(found, "audiences") == ["everyone", "admins"]


def test_everyone_stays(faults: Faults) -> None:
    """There would be nobody left whom duties concern."""
    (found,) = faults({**tree(), **company(remove("audience everyone"))}, (), "acme")

    assert found.message == "the audience 'everyone' takes everybody in, so it can't be removed"


def test_a_review_area_goes_only_with_its_tasks(problems: Problems, handbook: Resolved) -> None:
    """An area without tasks is an empty heading, a task without an area stands nowhere."""
    area = FREE.format("review area rules")

    assert problems({**tree(), **company(area)}, (), "acme") == [
        (
            f"{COMPANY}:3:30: HB211 the review area 'rules' is still named in 1 place,"
            " first by the review task 'look'"
        )
    ]
    found = handbook({**tree(), **company(remove("review task look") + area)}, (), "acme")
    assert ids(found, "areas") == []


def test_two_profiles_that_say_the_same_agree(handbook: Resolved) -> None:
    """Both stand in the history, and neither is a change that changes nothing."""
    said = FREE.format("platform net") + amend("platform web", "name: Other")
    profiles = {**second_profile("alpha", said), **second_profile("beta", said)}

    found = handbook({**tree(), **profiles}, ("alpha", "beta"))

    assert [one.layer for one in found.left_out[0].history] == ["profile:alpha", "profile:beta"]
    assert [one.name for one in found.registers["platforms"]] == ["Other"]


@pytest.mark.parametrize(
    ("alpha", "beta", "name"),
    [
        (FREE.format("platform net"), amend("platform net", "name: B"), "existence"),
        (amend("platform net", "name: A"), FREE.format("platform net"), "existence"),
        (amend("platform net", "name: A"), amend("platform net", "name: B"), "name"),
    ],
)
def test_two_profiles_that_differ_conflict_until_the_company_decides(
    faults: Faults, handbook: Resolved, alpha: str, beta: str, name: str
) -> None:
    """Both places and both ways out are told."""
    files = {**tree(), **second_profile("alpha", alpha), **second_profile("beta", beta)}

    (found,) = faults(files, ("alpha", "beta"))

    way = "remove" if name == "existence" else "amend"
    assert found.message == (
        f"the profiles 'alpha' and 'beta' disagree about the {name} of the platform 'net'"
    )
    assert found.hint == (
        f"{way} it in the company file to decide, or build with only one of the two profiles"
    )
    assert [(note.message, note.place.file) for note in found.notes] == [
        ("'beta' says otherwise here", "industry_profiles/beta/profile.yml")
    ]
    if name == "name":
        own = company(amend("platform net", "name: C"))
        decided = handbook({**files, **own}, ("alpha", "beta"), "acme")
        assert [one.name for one in decided.registers["platforms"]] == ["C", "Web"]
