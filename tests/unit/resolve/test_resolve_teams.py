"""What rules call the team of a role that a company renames or leaves out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.advice.teams import check_teams
from generator.editions.own_words import own_words
from generator.model.handbook import Handbook
from generator.model.inputs import Inputs
from generator.model.problems import Collector, Problem
from generator.text.placeholders import shown
from tests.told import told
from tests.trees import CHAPTER, HANDBOOK, PARAMETERS, company

Faults = Callable[..., tuple[Problem, ...]]
Resolved = Callable[..., Handbook]
OWN = "companies/acme/company.yml"
ROLES = """\
  - id: law
    team: team_law
    name: {pl: Prawo, en: Law}
    duty: {pl: Sprawdza., en: Checks.}
  - id: data
    team: team_data
    name: {pl: Dane, en: Data}
    duty: {pl: Chroni., en: Guards.}
  - id: boss
    name: {pl: Zarząd, en: Board}
    duty: {pl: Decyduje., en: Decides.}
"""
TEAMS = """\
  team_law:
    label: {pl: Prawnicy, en: Lawyers}
    help: {pl: Kto., en: Who.}
    type: text
    default: {pl: Prawny, en: Legal}
  team_data:
    label: {pl: Dane, en: Data}
    help: {pl: Kto., en: Who.}
    type: text
    default: {pl: Danych, en: Data}
"""
BASE = {
    "handbook/handbook.yml": HANDBOOK.replace("audiences:\n", f"{ROLES}audiences:\n", 1),
    "handbook/parameters.yml": PARAMETERS + TEAMS,
    "handbook/chapters/01-talk.yml": CHAPTER.replace(
        "{pl: Podpisuj wpisy., en: Sign your posts.}",
        "\n      pl: Zespół {team_law} i {team_data}.\n      en: Teams {team_law} and {team_data}.",
    ),
}


def changes(*lines: str) -> str:
    """Write the changes of a company file."""
    return "changes:\n" + "".join(f"  - {{{line}}}\n" for line in lines)


GONE = "action: remove, target: role law, instead: data"
RENAMED = "action: amend, target: role law, name: {pl: Kancelaria, en: Lawyers}"


@pytest.fixture
def teams(handbook: Resolved) -> Callable[[str], tuple[str, str, list[str]]]:
    """Give both names of teams in Polish, and what `check` remarks."""

    def found(more: str) -> tuple[str, str, list[str]]:
        resolved, problems = handbook({**BASE, **company(more=more)}, (), "acme"), Collector()
        check_teams(resolved, problems)
        values = resolved.parameters
        law, data = (shown(values[name], "pl") for name in ("team_law", "team_data"))
        return law, data, told(problems.found)

    return found


Teams = Callable[[str], tuple[str, str, list[str]]]


def test_role_left_out_brings_the_team_of_its_heir(teams: Teams) -> None:
    """Rules send people to those who take over, with no further line in the file."""
    assert teams(changes(GONE)) == ("Danych", "Danych", [])


def test_heir_speaks_for_the_company_by_the_name_that_it_was_given(teams: Teams) -> None:
    """The heir's own setting counts, and one for the removed role's team wins."""
    own = "settings:\n  team_data: {pl: Kadr, en: People}\n"
    assert teams(own + changes(GONE)) == ("Kadr", "Kadr", [])

    own = "settings:\n  team_law: {pl: Kancelarii, en: Lawyers}\n"
    assert teams(own + changes(GONE)) == ("Kancelarii", "Danych", [])


def test_heir_of_an_heir_answers(teams: Teams) -> None:
    """Two roles go to a third one."""
    chain = changes(GONE, "action: remove, target: role data, instead: boss")
    law, data, remarks = teams(chain)

    assert (law, data) == ("Prawny", "Danych")
    assert [one.split()[1] for one in remarks] == ["HB418", "HB418"]


def test_role_renamed_or_gone_without_a_team_is_remarked_on(teams: Teams) -> None:
    """Polish inflects names, so nothing is guessed; the line to write is told."""
    remark = (
        "HB418 warning: the rules still call the team of the role 'law' 'Prawny'"
        "\nhint: say below 'settings:' what they shall call it, with 'team_law:'"
    )

    for line in (RENAMED, "action: remove, target: role law, instead: boss"):
        _, _, remarks = teams(changes(line))
        (found,) = remarks
        assert found.partition(" ")[2] == remark
    named = "settings:\n  team_law: {pl: Kancelarii, en: Lawyers}\n"
    assert teams(named + changes(RENAMED))[2] == []


def test_history_says_who_handed_the_team_over(handbook: Resolved) -> None:
    """The value's origin is the line that left the role out."""
    found = handbook({**BASE, **company(more=changes(GONE))}, (), "acme").parameters["team_law"]

    assert found.setting.layer == "company:acme"
    assert found.setting.place.file == OWN
    assert [one.layer for one in found.overridden] == ["base"]


@pytest.mark.parametrize(
    ("own", "listed"),
    [("", []), ("settings:\n  team_data: {pl: Kadr, en: People}\n", ["value/team_data"])],
)
def test_nobody_confirms_a_name_that_nobody_wrote(
    handbook: Resolved, load: Callable[..., Inputs], own: str, listed: list[str]
) -> None:
    """The team of a role that went goes by its heir's name, which stands in one place only."""
    files = {**BASE, **company(more=own + changes(GONE))}
    found = own_words(handbook(files, (), "acme"), load(files, (), "acme"))

    assert [one.id for one in found] == listed


def test_team_that_is_no_parameter_is_told(faults: Faults) -> None:
    """Otherwise the rules would keep the old name, and nobody would know why."""
    files = {
        **BASE,
        "handbook/handbook.yml": HANDBOOK.replace(
            "audiences:\n", ROLES.replace("team: team_law", "team: team_lay") + "audiences:\n", 1
        ),
    }

    (found,) = faults(files, ())

    assert (found.code, found.message) == ("HB301", "no parameter is named 'team_lay'")
    assert "team: team_law" in found.hint
