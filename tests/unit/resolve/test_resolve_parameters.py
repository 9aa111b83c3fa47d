"""Parameters and settings: who may set what, who wins, and what nobody uses."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.model.handbook import Handbook
from generator.model.problems import Problem
from tests.trees import PARAMETERS, company, second_profile

Problems = Callable[..., list[str]]
Faults = Callable[..., tuple[Problem, ...]]
Resolved = Callable[..., Handbook]

COMPANY = "companies/acme/company.yml"
BOTH = ("alpha", "beta")
LOOSE = PARAMETERS.replace("    stricter: lower\n", "")


def hours(value: int) -> str:
    """Write a setting with a reason."""
    return f"reply_hours:\n  value: {value}\n  reason: {{pl: Bo tak., en: Because.}}"


def two(alpha: int, beta: int, own: str = "") -> dict[str, str]:
    """Give two profiles that set the hours, and a company file."""
    return {
        **second_profile("alpha", settings=hours(alpha)),
        **second_profile("beta", settings=hours(beta)),
        **company(settings=own),
    }


@pytest.mark.parametrize(("alpha", "beta"), [(8, 12), (12, 8)])
def test_stricter_value_of_two_profiles_wins(handbook: Resolved, alpha: int, beta: int) -> None:
    """With `stricter` the order of the profiles does not matter, and the value says the rule."""
    value = handbook(two(alpha, beta), BOTH).parameters["reply_hours"]

    assert (value.setting.value, value.rule) == (8, "stricter")
    assert [setting.value for setting in value.overridden] == [24, 12]


def test_stricter_higher_takes_the_greater_value(handbook: Resolved) -> None:
    """`stricter: higher` turns the comparison around."""
    values = PARAMETERS.replace("lower", "higher").replace("default: 24", "default: 4")
    files = {"handbook/parameters.yml": values}

    value = handbook({**files, **two(8, 12)}, BOTH).parameters["reply_hours"]

    assert value.setting.value == 12


def test_profiles_that_differ_without_stricter_conflict(faults: Faults) -> None:
    """The problem names both places and both ways out; a third, equal profile hides nothing."""
    files = {
        "handbook/parameters.yml": LOOSE,
        **two(8, 12),
        **second_profile("gamma", settings=hours(8)),
    }

    found = faults(files, ("alpha", "beta", "gamma"))

    assert [problem.headline() for problem in found] == [
        (
            "industry_profiles/alpha/profile.yml:5:3: HB204 the profiles 'alpha' and 'beta'"
            " set 'reply_hours' differently"
        )
    ]
    assert found[0].hint == (
        "set it in the company file to decide, or build with only one of the two profiles"
    )
    assert [(note.message, note.place.file) for note in found[0].notes] == [
        ("'beta' sets it here", "industry_profiles/beta/profile.yml")
    ]


def test_conflict_of_values_is_decided_by_the_company(handbook: Resolved) -> None:
    """The company's value counts, and both profiles' values stay as overridden."""
    files = {"handbook/parameters.yml": LOOSE, **two(8, 12, "reply_hours: 10")}

    value = handbook(files, BOTH, "acme").parameters["reply_hours"]

    assert (value.setting.value, value.setting.layer) == (10, "company:acme")
    assert [setting.layer for setting in value.overridden] == [
        "base",
        "profile:alpha",
        "profile:beta",
    ]


def test_company_value_looser_than_a_profile_needs_reason_and_approver(
    problems: Problems, handbook: Resolved
) -> None:
    """Each half of the approval alone is refused; both together are kept and shown."""
    reason = "reply_hours:\n  value: 48\n  reason: {pl: Bo tak., en: Because.}"
    approver = "reply_hours:\n  value: 48\n  approved_by: Board"
    refused = [
        f"{COMPANY}:3:3: HB206 'reply_hours' would become 48, looser than 8 of the alpha profile"
    ]

    assert problems(company(settings="reply_hours: 48"), ("alpha",), "acme") == refused
    assert problems(company(settings=reason), ("alpha",), "acme") == refused
    assert problems(company(settings=approver), ("alpha",), "acme") == refused
    value = handbook(
        company(settings=reason + "\n  approved_by: Board"), ("alpha",), "acme"
    ).parameters["reply_hours"]
    assert (value.setting.value, value.setting.approved_by) == (48, "Board")


def test_parameters_nobody_uses_or_declares_are_problems(faults: Faults) -> None:
    """An unused declaration, an undeclared setting and an unknown placeholder are all told."""
    files = {
        "industry_profiles/alpha/parameters.yml": LOOSE.replace("reply_hours", "spare_hours"),
        **company(
            "- action: amend\n  target: talk.name\n  reason: {pl: '{reply_huors}', en: '{}'}\n"
            "  strength: must\n",
            "reply_huors: 3",
        ),
    }

    found = faults(files, ("alpha",), "acme")

    assert [(problem.headline(), problem.hint) for problem in found] == [
        (
            f"{COMPANY}:3:3: HB301 no parameter is named 'reply_huors'",
            "did you mean 'reply_hours'? write:\n  reply_hours: 3",
        ),
        (
            f"{COMPANY}:7:19: HB301 no parameter is named 'reply_huors'",
            "did you mean 'reply_hours'? write:\n    reason: {pl: '{reply_hours}', en: '{}'}",
        ),
        (
            f"{COMPANY}:7:40: HB302 '{{}}' is no placeholder",
            "write {name} for a parameter, or \\{ and \\} for braces themselves",
        ),
        (
            (
                "industry_profiles/alpha/parameters.yml:2:3: HB306 the parameter 'spare_hours' is"
                " declared, but no text uses it"
            ),
            "write {spare_hours} where the value belongs, or delete the parameter",
        ),
    ]


def test_placeholders_of_the_languages_must_agree(problems: Problems) -> None:
    """A value that only one language shows is reported in the other one, in reasons too."""
    files = company(
        "- action: amend\n  target: talk.name\n"
        "  reason: {pl: 'W {reply_hours} godzin.', en: Soon.}\n"
        "  statement: {pl: Szybko., en: 'In {reply_hours} hours.'}\n",
        "reply_hours:\n  value: 3\n  reason: {pl: '{reply_hours}', en: Fast.}",
    )

    assert problems(files, (), "acme") == [
        f"{COMPANY}:5:39: HB303 the 'en' text lacks the placeholder {{reply_hours}}",
        f"{COMPANY}:9:49: HB303 the 'en' text lacks the placeholder {{reply_hours}}",
        f"{COMPANY}:10:21: HB303 the 'pl' text lacks the placeholder {{reply_hours}}",
    ]


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("0", "expected a number from 1 to 72, found 0"),
        ("73", "expected a number from 1 to 72, found 73"),
        ("-3", "expected a number from 1 to 72, found -3"),
        ("010", "expected a whole number, found '010'"),
        ("1_0", "expected a whole number, found '1_0'"),
        ("3.5", "expected a whole number, found '3.5'"),
        ("٣", "expected a whole number, found '٣'"),
        ("soon", "expected a whole number, found 'soon'"),
        ("99999999999999999999", "expected a whole number, found '99999999999999999999'"),
    ],
)
def test_settings_of_the_wrong_kind_are_problems(
    problems: Problems, value: str, message: str
) -> None:
    """A number outside its bounds, or none at all, is told for each layer that sets it."""
    files = {
        **second_profile("alpha", settings=f"reply_hours: {value}"),
        **company(settings=f"reply_hours: {value}"),
    }

    # Signs that no font of the PDF holds are told besides.
    found = [one for one in problems(files, ("alpha",), "acme") if "HB510" not in one]
    assert found == [
        f"{COMPANY}:3:16: HB304 'reply_hours': {message}",
        (
            "industry_profiles/alpha/profile.yml:5:3: HB305 the profile sets 'reply_hours'"
            " without a reason"
        ),
        f"industry_profiles/alpha/profile.yml:5:16: HB304 'reply_hours': {message}",
    ]


def test_declarations_that_contradict_themselves_are_problems(problems: Problems) -> None:
    """Bounds without a number, choices without a choice, doubles and bad defaults are told."""
    extra = """\
  kind:
    label: {pl: K, en: K}
    help: {pl: "{kind}{mail}", en: "{kind}{mail}"}
    type: choice
    default: c
    minimum: 1
    choices:
      - {id: a, name: {pl: A, en: A}}
      - {id: a, name: {pl: B, en: B}}
  mail:
    label: {pl: M, en: M}
    help: {pl: M, en: M}
    type: email
    default: nobody
    stricter: lower
"""
    file = "handbook/parameters.yml"

    assert problems({file: PARAMETERS + extra}) == [
        f"{file}:10:3: HB107 'kind' is of type choice, which gives 'minimum' no meaning",
        f"{file}:14:14: HB304 'kind': expected one of a, a; found 'c'",
        f"{file}:18:14: HB201 the choice 'a' is given twice",
        f"{file}:19:3: HB107 'mail' is of type email, which gives 'stricter' no meaning",
        f"{file}:23:14: HB304 'mail': expected an e-mail address, found 'nobody'",
    ]


def test_company_name_may_hold_braces_and_every_other_sign(handbook: Resolved) -> None:
    """A name is a name: nothing in it is a placeholder."""
    name = 'Foo & "Bar" <b>| `{{x}}` ${HOME} sp. z o.o.'

    resolved = handbook({COMPANY: f"name: '{name}'\n"}, (), "acme")

    value = resolved.parameters["company"].setting.value
    assert value["pl"] == value["en"] == name  # type: ignore[index]
