"""One contact answers for every role that a company has nobody for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.model.handbook import Handbook
from generator.model.problems import Problem
from generator.model.registers import PLATFORMS, RISKS, ROLES
from generator.render.start import people
from tests.told import told
from tests.trees import HANDBOOK, company

Faults = Callable[..., tuple[Problem, ...]]
Resolved = Callable[..., Handbook]

OWN = "companies/acme/company.yml"
MORE = """\
  - id: boss
    name: {pl: Szefostwo, en: Boss}
    duty: {pl: Decyduje., en: Decides.}
  - id: lawyer
    name: {pl: Prawo, en: Law}
    duty: {pl: Sprawdza., en: Checks.}
"""
BASE = {
    "handbook/handbook.yml": HANDBOOK.replace("audiences:\n", f"{MORE}audiences:\n", 1),
    "handbook/platforms.yml": "platforms:\n  - {id: net, name: Net, use: {pl: A., en: A.}}\n",
    "handbook/risks.yml": (
        "risks:\n  - {id: leak, threat: {pl: A, en: A}, consequence: {pl: B., en: B.},"
        " avoid: {pl: C., en: C.}, owner: lawyer, clauses: [talk.secrets]}\n"
    ),
}
CONTACTS = """\
contacts:
  - {role: boss, name: Anna, email: anna@acme.internal}
  - {role: lawyer, name: Jan, email: jan@acme.internal}
"""
ONE = "contacts:\n  - {role: boss, name: Anna, email: anna@acme.internal}\n"
NET = "platforms:\n  - {platform: net, used: true, owner: owner}\n"


def roles(handbook: Handbook) -> list[str]:
    """List the roles that are left."""
    return [str(one.id) for one in handbook.of(ROLES)]


def test_first_contact_of_the_essentials_answers_for_every_role(handbook: Resolved) -> None:
    """Chapters, references and accounts go to it; the empty roles go."""
    more = "edition: essentials\n" + CONTACTS + NET
    found = handbook({**BASE, **company(more=more)}, (), "acme")

    assert roles(found) == ["boss", "lawyer"]
    assert {str(chapter.owner) for chapter in found.chapters} == {"boss"}
    assert found.reference_owner == "boss"
    assert [str(one.owner) for one in found.accounts] == ["boss"]
    assert [str(one.id) for one in found.of(PLATFORMS)] == ["net"]


def test_full_handbook_collapses_only_when_told(handbook: Resolved) -> None:
    """Every role stays, and needs a contact."""
    found = handbook({**BASE, **company(more=ONE)}, (), "acme")

    assert roles(found) == ["owner", "boss", "lawyer"]


@pytest.mark.parametrize("small", ["", "edition: essentials\n"])
def test_company_names_who_answers(handbook: Resolved, small: str) -> None:
    """In either edition."""
    more = small + CONTACTS + "other_roles: lawyer\n"
    found = handbook({**BASE, **company(more=more)}, (), "acme")

    assert roles(found) == ["boss", "lawyer"]
    assert str(found.chapters[0].owner) == "lawyer"


def test_entries_go_to_whoever_answers(handbook: Resolved) -> None:
    """A risk of the role that went, too."""
    found = handbook({**BASE, **company(more=ONE + "other_roles: boss\n")}, (), "acme")

    assert [str(one.owner) for one in found.of(RISKS)] == ["boss"]


def test_role_that_the_company_renames_or_brings_stays(handbook: Resolved) -> None:
    """It wants them, and has to fill them."""
    own = "roles:\n  - {id: press, name: {pl: Prasa, en: Press}, duty: {pl: A., en: A.}}\n"
    change = "- {action: amend, target: role lawyer, name: {pl: Adwokat, en: Attorney}}"
    files = {**BASE, **company(change, more=ONE + own + "other_roles: boss\n")}

    assert roles(handbook(files, (), "acme")) == ["boss", "lawyer", "press"]


def test_role_that_answers_has_to_be_there(faults: Faults) -> None:
    """A slip is told at its place."""
    found = faults({**BASE, **company(more=ONE + "other_roles: bos\n")}, (), "acme")

    assert told(found) == [
        (
            f"{OWN}:4:14: HB209 there is no role 'bos'"
            "\nhint: did you mean 'boss'? write:\nother_roles: boss"
        )
    ]


@pytest.mark.parametrize(
    ("more", "names"),
    [
        ("edition: essentials\n" + CONTACTS, ["Anna", "Jan"]),
        ("edition: essentials\n" + CONTACTS + "other_roles: lawyer\n", ["Jan", "Anna"]),
        ("edition: essentials\n" + ONE, ["Anna"]),
        ("edition: essentials\n", []),
        (CONTACTS, []),
    ],
)
def test_page_of_roles_says_who_answers_and_who_stands_in(
    handbook: Resolved, more: str, names: list[str]
) -> None:
    """The first contact, unless another is named, and the next one."""
    found = handbook({**BASE, **company(more=more)}, (), "acme")

    assert [str(contact.name) for _, contact in people(found)] == names
