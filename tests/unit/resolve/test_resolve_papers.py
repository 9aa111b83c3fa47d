"""Papers are checked like other entries: days, quotations, placeholders, changes, removals."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.compare.data import as_data
from generator.compare.diff import diff
from generator.compare.snapshot import snapshot
from generator.model.handbook import Handbook
from generator.model.problems import Problem
from generator.model.registers import PAPERS as REGISTER
from tests.trees import CHAPTER, PAPERS, company
from tests.unit.resolve.test_resolve_entry_changes import FREE, amend
from tests.unit.resolve.test_resolve_removal import remove

Resolved = Callable[..., Handbook]
Problems = Callable[..., list[str]]
FILE = {"handbook/papers.yml": PAPERS}
UNLOCKED = CHAPTER.replace("    locked: true\n", "")


def own(paper: str) -> dict[str, str]:
    """Give a company with a paper of its own."""
    text = PAPERS.replace("id: notice", f"id: {paper}").replace("{edition}", "{company}")
    return {**FILE, **company(), "companies/acme/papers.yml": text}


@pytest.mark.parametrize(
    ("before", "after", "problem"),
    [
        (
            "{before: 15, month: 3, when: {pl: gdy coś zmieniasz, en: when you change a thing}}",
            "{}",
            "8:5: HB107 the paper 'notice' is never due",
        ),
        (
            "{before: 15, month: 3,",
            "{before: 15, after: 3,",
            "8:5: HB107 the paper 'notice' is due before and after the first day",
        ),
        ("before: 15", "before: 400", "8:19: HB103 expected a number from 0 to 366, found 400"),
        (
            "quotes: [talk.secrets]",
            "quotes: [talk.open]",
            "17:18: HB107 the paper 'notice' quotes 'talk.open' and does not rest on it",
        ),
        ("[PL-ONE]", "[PL-TWO]", "10:18: HB209 there is no reference 'PL-TWO'"),
        ("owner: owner", "owner: ownr", "5:12: HB209 there is no role 'ownr'"),
        (
            "shows: edition",
            "shows: all",
            "12:16: HB104 expected one of edition, contacts, accounts, duties; found 'all'",
        ),
        (
            "From {valid_from} at",
            "From now at",
            "16:15: HB303 the 'en' text lacks the placeholder {valid_from}",
        ),
        ("{pl: Dzień, en: Day}", "{pl: Dzień}", "22:18: HB401 the text has no 'en' version"),
        (
            "clauses: [talk.name, talk.secrets]",
            "clauses: []",
            "2:9: HB107 the paper 'notice' rests on no clause",
        ),
        (
            "shows: edition",
            "blanks: []",
            "12:9: HB107 a part of the paper 'notice' says nothing",
        ),
    ],
)
def test_faults_of_a_paper_are_problems_at_their_place(
    problems: Problems, before: str, after: str, problem: str
) -> None:
    """Days, ids, words, placeholders and languages."""
    assert before in PAPERS

    found = problems({"handbook/papers.yml": PAPERS.replace(before, after)})

    assert found == [f"handbook/papers.yml:{problem}"]


def test_a_paper_has_parts(problems: Problems) -> None:
    """Whatever else it says of itself, it is a paper by what it holds."""
    text = PAPERS.partition("    parts:\n")[0].replace("{policy_title}", "{company}")

    found = problems({"handbook/papers.yml": f"{text}    parts: []\n"})

    assert found == ["handbook/papers.yml:2:9: HB107 the paper 'notice' has no part"]


@pytest.mark.parametrize(
    ("more", "problem"),
    [
        (
            "parts: [{quotes: [talk.open]}]",
            "HB107 the paper 'notice' quotes 'talk.open' and does not rest on it",
        ),
        (
            "clauses: [talk.name]",
            "HB107 the paper 'notice' quotes 'talk.secrets' and does not rest on it",
        ),
        ("clauses: []", "HB107 the paper 'notice' rests on no clause"),
        ("parts: []", "HB107 the paper 'notice' has no part"),
        ("parts: [{}]", "HB107 a part of the paper 'notice' says nothing"),
    ],
)
def test_a_changed_paper_is_checked_as_it_stands_then(
    problems: Problems, more: str, problem: str
) -> None:
    """Whether a company changes the parts, or what they rest on."""
    found = problems({**FILE, **company(amend("paper notice", more))}, (), "acme")

    assert problem in "".join(found)
    if "does not rest on it" in problem:
        (line,) = found
        assert line.startswith("companies/acme/company.yml:")


@pytest.mark.parametrize("key", ["title", "reason"])
def test_what_other_pages_say_of_a_paper_knows_no_placeholders_of_papers(
    problems: Problems, key: str
) -> None:
    """The navigation and the history fill nothing in that the edition says."""
    said = "{pl: 'Od {valid_from}', en: 'From {valid_from}'}"
    found = problems(
        {**FILE, **company(amend("paper notice", f"{key}: {said}, due: {{after: 3}}"))}, (), "acme"
    )
    written = PAPERS.replace("{pl: Obwieszczenie, en: Notice}", said)
    own_title = problems({"handbook/papers.yml": written})

    unknown = ["HB301 no parameter is named 'valid_from'"] * 2
    assert [line.partition(" ")[2] for line in found] == unknown
    assert [line.partition(" ")[2] for line in own_title] == unknown


def test_a_misspelt_placeholder_is_told_with_the_one_that_is_meant(
    faults: Callable[..., tuple[Problem, ...]],
) -> None:
    """Also one that only papers have."""
    found = faults({"handbook/papers.yml": PAPERS.replace("{edition}", "{editoin}")})

    assert [(one.headline(), str(one.hint).partition(" write")[0]) for one in found] == [
        (
            "handbook/papers.yml:15:80: HB301 no parameter is named 'editoin'",
            "did you mean 'edition'?",
        ),
        (
            "handbook/papers.yml:16:83: HB301 no parameter is named 'editoin'",
            "did you mean 'edition'?",
        ),
    ]


def test_only_papers_know_what_the_edition_fills_in(problems: Problems) -> None:
    """In a clause the name is unknown, and a parameter may not have it."""
    chapter = CHAPTER.replace("Odpowiadaj w", "Od {valid_from} w").replace(
        "Answer within", "From {valid_from} within"
    )
    found = problems({**FILE, "handbook/chapters/01-talk.yml": chapter})

    assert [line.partition(" ")[2] for line in found] == [
        "HB301 no parameter is named 'valid_from'",
        "HB301 no parameter is named 'valid_from'",
    ]


def test_a_parameter_may_not_have_a_name_that_papers_fill_in(
    problems: Problems, handbook: Resolved
) -> None:
    """Or a paper would say one thing and a clause another."""
    own_one = (
        "parameters:\n  edition:\n    label: {pl: A, en: A}\n    help: {pl: A, en: A}\n"
        "    type: number\n    default: 1\n"
    )
    found = problems({**FILE, **company(), "companies/acme/parameters.yml": own_one}, (), "acme")

    assert "HB201 the parameter 'edition' is declared twice" in "".join(found)
    assert "edition" not in handbook(FILE).parameters


def test_a_company_adds_a_paper(handbook: Resolved) -> None:
    """It stands behind those of the base."""
    found = handbook(own("receipt"), (), "acme")

    assert [str(one.id) for one in found.of(REGISTER)] == ["notice", "receipt"]


def test_a_company_amends_a_paper_without_a_reason(handbook: Resolved) -> None:
    """A paper only helps; its new words know the same placeholders."""
    said = amend(
        "paper notice",
        "title: {pl: Ogłoszenie, en: Announcement}, due: {after: 3},"
        " parts: [{blanks: [{pl: 'Kto, od {valid_from}', en: 'Who, from {valid_from}'}]}]",
    )
    [paper] = handbook({**FILE, **company(said)}, (), "acme").of(REGISTER)

    assert paper.title["en"] == "Announcement"
    assert (paper.due.before, paper.due.after, paper.due.month) == (None, 3, None)
    assert [str(words["en"]) for part in paper.parts for words in part.blanks] == [
        "Who, from {valid_from}"
    ]


def test_a_company_leaves_a_paper_out(handbook: Resolved) -> None:
    """The handbook remembers it."""
    found = handbook({**FILE, **company(FREE.format("paper notice"))}, (), "acme")

    assert found.of(REGISTER) == ()
    assert [str(one.entry.id) for one in found.left_out] == ["notice"]


def test_a_paper_that_leans_on_a_removed_clause_is_told_of(
    problems: Problems, handbook: Resolved
) -> None:
    """Until the company lets it rest on what is left; it then quotes that alone."""
    files = {**FILE, "handbook/chapters/01-talk.yml": UNLOCKED}
    gone = remove("talk.secrets")

    found = problems({**files, **company(gone)}, (), "acme")
    assert [line.partition(" ")[2] for line in found] == [
        "HB211 the paper 'notice' leans on 'talk.secrets', which this takes out"
    ]

    kept = gone + amend("paper notice", "clauses: [talk.name]")
    [paper] = handbook({**files, **company(kept)}, (), "acme").of(REGISTER)
    assert (paper.clauses, [part.quotes for part in paper.parts]) == (("talk.name",), [(), ()])


def test_a_paper_goes_with_the_last_of_its_clauses(handbook: Resolved) -> None:
    """And so does a reference that only it cites."""
    only = UNLOCKED.replace("    references: [PL-ONE]\n", "")
    files = {**FILE, "handbook/chapters/01-talk.yml": only}
    cited = handbook(files)
    assert [str(one.id) for one in cited.registers["references"]] == ["PL-ONE"]

    more = only.replace("id: talk", "id: chat").replace("Rozmowa", "Czat").replace("Talk", "Chat")
    more = (
        more.replace("pl: Mów", "pl: Pisz").replace("Speak", "Write").replace("Podpisz", "Dopisz")
    )
    more = more.replace("Sign your name", "Add your name").replace("Chroń", "Pilnuj")
    more = more.replace("Keep secrets", "Guard secrets")
    files["handbook/chapters/02-chat.yml"] = more
    smaller = handbook({**files, **company(remove("chapter talk"))}, (), "acme")
    assert smaller.of(REGISTER) == ()
    assert smaller.registers["references"] == ()


def test_papers_of_other_places_are_left_out(handbook: Resolved) -> None:
    """As with any entry that names jurisdictions."""
    text = PAPERS.replace("    parts:\n", "    jurisdictions: [UK]\n    parts:\n", 1)
    files = {"handbook/papers.yml": text}

    assert handbook(files).of(REGISTER) == ()
    british = handbook({**files, **company(more="jurisdictions: [UK]\n")}, (), "acme")
    assert [str(one.id) for one in british.of(REGISTER)] == ["notice"]
    # It cites Polish law, which does not hold there.
    assert british.of(REGISTER)[0].references == ()


def test_a_changed_paper_is_an_editorial_difference(handbook: Resolved) -> None:
    """It changes no duty of anybody, and a new day alone changes no paper."""
    old = as_data(handbook(FILE))
    new = as_data(
        handbook({"handbook/papers.yml": PAPERS.replace("In the archive.", "In the safe.")})
    )
    later = as_data(handbook({**FILE, **company(more="valid_from: 2027-01-04\n")}, (), "acme"))

    [found] = [one for one in diff(snapshot(old), snapshot(new)) if one.kind == "paper"]
    assert (found.id, found.action, found.material) == ("notice", "amended", False)
    assert [one for one in diff(snapshot(old), snapshot(later)) if one.kind == "paper"] == []
