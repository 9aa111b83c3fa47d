"""The gate: what stands against an edition besides its text, at which place, with which way out."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Callable
from typing import Any

import pytest

from generator.editions.release import check_open, check_release, left_open
from generator.model.handbook import Handbook
from generator.model.inputs import Borrowed, Inputs
from generator.model.place import Place
from generator.model.problems import Collector, Problem
from tests.told import told
from tests.trees import CHAPTER, COMPANY, PROFILE, company
from tests.unit.resolve.test_resolve_removal import PHOTOS, base, remove

Loaded = Callable[..., Inputs]
Resolved = Callable[..., Handbook]
Against = Callable[..., list[Problem]]
DAY = datetime.date(2027, 1, 5)
OWN = "companies/acme/company.yml"


@pytest.fixture
def against(handbook: Resolved, load: Loaded) -> Against:
    """Give what stands against an edition of the tiny company with other files."""

    def found(files: dict[str, str], **more: Any) -> list[Problem]:
        problems = Collector()
        inputs = dataclasses.replace(load(files, (), "acme"), **more)
        check_open(handbook(files, (), "acme"), inputs, DAY, problems)
        return problems.found

    return found


@pytest.fixture
def gate(against: Against) -> Callable[..., list[str]]:
    """Say what stands against an edition of the tiny company with another company file."""

    def found(text: str = COMPANY, **more: Any) -> list[str]:
        return told(against({OWN: text}, **more))

    return found


def test_company_that_is_its_own_may_be_approved(gate: Callable[..., list[str]]) -> None:
    """The tiny company has addresses, contacts and words of its own."""
    assert gate() == []


@pytest.mark.parametrize(
    ("address", "domain"),
    [
        ("team@acme.example", "acme.example"),
        ("team@example.com", "example.com"),
        ("team@mail.example.org", "mail.example.org"),
        ("team@acme.test", "acme.test"),
        ("team@acme.invalid", "acme.invalid"),
        ("team@acme.localhost", "acme.localhost"),
        ("team@Acme.Example", "Acme.Example"),
    ],
)
def test_address_for_examples_is_told_at_its_place(
    gate: Callable[..., list[str]], address: str, domain: str
) -> None:
    """Mail to these names reaches nobody."""
    assert gate(COMPANY.replace("team@acme.internal", address)) == [
        (
            f"{OWN}:7:17: HB631 nobody can be reached at '{domain}', a name that is set aside for"
            " examples\nhint: write your own address"
        )
    ]


@pytest.mark.parametrize("address", ["team@examples.com", "team@example.com.pl", "team@test.pl"])
def test_address_that_only_looks_like_one_for_examples_is_left_alone(
    gate: Callable[..., list[str]], address: str
) -> None:
    """Only the reserved names themselves count."""
    assert gate(COMPANY.replace("team@acme.internal", address)) == []


def test_address_within_a_sentence_is_told_where_it_stands(
    gate: Callable[..., list[str]],
) -> None:
    """The reason of a change is printed, too."""
    text = COMPANY.replace("We prefer it so.", "Ask hr@acme.example first.")

    assert [line.partition(" nobody")[0] for line in gate(text)] == [f"{OWN}:13:42: HB631"]


def test_made_up_post_may_name_made_up_addresses(gate: Callable[..., list[str]]) -> None:
    """A wrong post is no address of the company."""
    pair = "{wrong: {pl: a@b.example, en: a@b.example}, right: {pl: Nic., en: Nothing.}}"

    assert gate(COMPANY + f"    add_examples: [{pair}]\n") == []


def test_role_that_rules_name_needs_a_contact(gate: Callable[..., list[str]]) -> None:
    """Told at the contacts, or at the company where there are none."""
    without = COMPANY.replace(
        "contacts:\n  - role: owner\n    name: Zespół\n    email: team@acme.internal\n", ""
    )

    assert gate(without) == [
        (
            f"{OWN}:1:1: HB632 no contact is named for the role 'owner', to which 1 entry sends"
            " people\nhint: add it to 'contacts:' with 'role: owner', a name and an address;"
            " or let one contact answer for every role without one: 'other_roles: management'"
        )
    ]


def test_small_firm_needs_one_contact(gate: Callable[..., list[str]]) -> None:
    """It is told once, not for each role that one contact would fill."""
    assert gate("name: Acme\nedition: essentials\n") == [
        (
            f"{OWN}:1:1: HB632 nobody is named whom people can ask"
            "\nhint: add a contact to 'contacts:'; the first one answers for every role"
        )
    ]


def test_one_contact_of_a_small_firm_fills_every_role(gate: Callable[..., list[str]]) -> None:
    """No role of the base is left open."""
    contact = "contacts:\n  - {role: owner, name: Anna, email: anna@acme.internal}\n"

    assert gate(f"name: Acme\nedition: essentials\n{contact}") == []


def test_made_up_company_is_never_handed_out(gate: Callable[..., list[str]]) -> None:
    """The line that marks it goes last."""
    assert gate("example: true\n" + COMPANY) == [
        (
            f"{OWN}:2:7: HB633 the company is marked as a made-up example"
            "\nhint: make everything your own, then delete the line 'example: true'"
        )
    ]


def test_what_is_as_in_an_example_is_told_unless_it_was_adopted(
    gate: Callable[..., list[str]],
) -> None:
    """Whoever keeps it on purpose says so by name."""
    place = Place(file=OWN, line=3, column=4)
    borrowed = (Borrowed(name="logo", place=place), Borrowed(name="talk.x", place=place))

    assert gate("adopted: [talk.x]\n" + COMPANY, borrowed=borrowed) == [
        (
            f"{OWN}:3:4: HB633 'logo' is still as in the shipped example"
            "\nhint: write or choose your own; to keep it on purpose, add its name to 'adopted:'"
        )
    ]


def test_release_asks_for_nothing_but_the_approval_beyond_the_gate(
    handbook: Resolved, load: Loaded
) -> None:
    """So that nothing is approved and can never be released."""
    files = {OWN: COMPANY.replace("internal", "example")}
    book, inputs = handbook(files, (), "acme"), load(files, (), "acme")
    gate, release = Collector(), Collector()

    check_open(book, inputs, DAY, gate)
    check_release(book, inputs, DAY, release)

    beyond = [one for one in release.found if one not in gate.found]
    assert [one.code for one in gate.found] == ["HB631"]
    assert [one.code for one in beyond] == ["HB604"]


def test_open_points_are_no_problems(handbook: Resolved, load: Loaded) -> None:
    """A draft may be built; own words to compare are listed among the points."""
    files = company(
        "- {action: amend, target: talk.name, reason: {pl: Bo., en: For.},"
        " statement: {pl: Inaczej., en: Otherwise.}}"
    )
    found = left_open(handbook(files, (), "acme"), load(files, (), "acme"), DAY)

    assert [one.code for one in found] == ["HB604", "HB632", "HB634"]
    assert {one.severity for one in found} == {"open"}


def test_handbook_of_no_company_has_no_open_points(handbook: Resolved, load: Loaded) -> None:
    """Nobody ever releases it."""
    assert left_open(handbook(), load(), DAY) == ()


GAP = {"industry_profiles/alpha/profile.yml": PROFILE.replace("Because it is a risk.", "TBD")}


def test_gap_in_a_profile_is_open_for_whoever_uses_it(
    handbook: Resolved, load: Loaded, against: Against
) -> None:
    """A new profile is made of gaps, so it builds; neither it nor a company forgets them."""
    where = "industry_profiles/alpha/profile.yml:22:36: HB452"
    (alone,) = left_open(handbook(GAP, ("alpha",)), load(GAP, ("alpha",)), DAY)

    assert [line.partition("\n")[0] for line in told([alone])] == [
        f"{where} open: the gap 'TBD' was never filled in"
    ]
    assert [line.partition(" the gap")[0] for line in told(against(GAP))] == [where]


def test_gap_in_a_language_that_nobody_reads_is_nothing_to_fill_in(against: Against) -> None:
    """A company of one language does not wait for the words of the other."""
    files = {**GAP, OWN: COMPANY.replace("name: Acme\n", "name: Acme\nlanguages: [pl]\n")}
    files[OWN] = files[OWN].replace("{pl: Tak wolimy., en: We prefer it so.}", "Tak wolimy.")

    assert told(against(files)) == []


def test_value_that_no_text_says_any_more_need_not_be_filled_in(against: Against) -> None:
    """Its chapter was taken out, so nobody would read it; a value of the start page stays."""
    names = ("reply_hours", "help_email", "logo_word")
    value = (
        "  {}:\n    label: {{pl: Wartość, en: Value}}\n    help: {{pl: Jaka., en: Which.}}\n"
        "    type: text\n    fill_in: true\n    default: {{pl: x, en: x}}\n"
    )
    photos = PHOTOS.replace("{pl: Weź., en: Take it.}", "{pl: '{logo_word}', en: '{logo_word}'}")
    mail = "{pl: 'Na {help_email}.', en: 'At {help_email}.'}"
    chapter = CHAPTER.replace("{pl: Podpisuj wpisy., en: Sign your posts.}", mail)
    files = {
        **base(),
        "handbook/chapters/01-talk.yml": chapter,
        "handbook/chapters/02-photos.yml": photos,
        "handbook/parameters.yml": "parameters:\n" + "".join(value.format(name) for name in names),
    }

    def asked(changes: str) -> set[str]:
        told_ = [one for one in against({**files, **company(changes)}) if one.code == "HB605"]
        return {one.message.split("'")[1] for one in told_}

    assert asked("") == {*names}
    assert asked(remove("chapter photos")) == {"reply_hours", "help_email"}


HOURS = """\
parameters:
  reply_hours:
    label: {pl: Godziny, en: Hours}
    help: {pl: Kiedy., en: When.}
    type: text
    fill_in: true
    default: {pl: "od poniedziałku do piątku", en: Monday to Friday}
"""
UNSET = PROFILE.replace(
    "settings:\n  reply_hours:\n    value: 8\n"
    "    reason: {pl: Klienci czekają., en: Customers wait.}\n",
    "",
)
"""The profile without a value for the hours."""


@pytest.mark.parametrize(
    ("said", "open_"),
    [
        ("", True),
        ("  reply_hours: {pl: od poniedziałku do piątku, en: Monday to Friday}\n", False),
        ("  reply_hours: {pl: od poniedziałku do soboty, en: Monday to Friday}\n", False),
        ('  reply_hours: "+48 22 000 01 10"\n', False),
        ('  reply_hours: "+48 00 000 00 00"\n', True),
    ],
)
def test_what_the_company_sets_is_its_own_word(
    against: Against,
    said: str,
    open_: bool,  # noqa: FBT001
) -> None:
    """Also where it says the same as the default; only a number that nobody has is none."""
    text = COMPANY.replace("  reply_hours: 4\n", said).replace(
        "settings:\nchanges", "# settings:\nchanges"
    )
    files = {
        "handbook/parameters.yml": HOURS,
        "industry_profiles/alpha/profile.yml": UNSET,
        OWN: text,
    }

    assert [one.code for one in against(files)] == ["HB605"] * open_


@pytest.mark.parametrize(
    ("said", "told_"),
    [
        ("w sekretariacie", ["'w sekretariacie' is no number that anybody could call"]),
        ("112 w nocy", []),
    ],
)
def test_a_phone_number_has_a_digit(against: Against, said: str, told_: list[str]) -> None:
    """Whoever reads it in an emergency has to call somebody."""
    phones = '{pl: "+48 00 000 00 00", en: "+48 00 000 00 00"}'
    text = COMPANY.replace("  reply_hours: 4\n", f"  reply_hours: {{pl: {said}, en: {said}}}\n")
    files = {
        "handbook/parameters.yml": HOURS.replace(
            '{pl: "od poniedziałku do piątku", en: Monday to Friday}', phones
        ),
        "industry_profiles/alpha/profile.yml": UNSET,
        OWN: text,
    }

    assert [one.message for one in against(files) if one.code == "HB452"] == told_ * 2


@pytest.mark.parametrize("repeats", [False, True])
def test_profile_that_repeats_the_default_has_filled_nothing_in(
    against: Against,
    repeats: bool,  # noqa: FBT001
) -> None:
    """Who writes a profile does not know any company's hours."""
    said = "{pl: od poniedziałku do piątku, en: Monday to Friday}"
    said = said if repeats else "{pl: od 8, en: from 8}"
    files = {
        "handbook/parameters.yml": HOURS,
        "industry_profiles/alpha/profile.yml": PROFILE.replace("value: 8", f"value: {said}"),
        OWN: COMPANY.replace("settings:\n  reply_hours: 4\n", ""),
    }

    assert [one.code for one in against(files)] == ["HB605"] * repeats


def test_platform_in_use_needs_an_account_that_readers_can_find(against: Against) -> None:
    """A name or an address is enough; a platform that is not used needs neither."""
    platforms = "platforms:\n  - {id: net, name: Net, use: {pl: Do pracy., en: For work.}}\n"

    def found(more: str, used: str = "true") -> list[str]:
        own = f"{COMPANY}platforms:\n  - {{platform: net, used: {used}{more}}}\n"
        files = {OWN: own, "handbook/platforms.yml": platforms}
        return [one.message for one in against(files) if one.code == "HB637"]

    assert found("") == [
        (
            "'net' is used, but the list of our official accounts names none on it, so that readers"
            " take the real one for a fake"
        )
    ]
    assert found(", account: Acme") == []
    assert found(", address: https://net.acme.pl/acme") == []
    assert found("", "false") == []
