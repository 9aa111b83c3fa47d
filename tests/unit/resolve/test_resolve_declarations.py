"""Declarations of parameters, and which of several settings counts: every word of it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.model.entries import Parameter
from generator.model.handbook import Handbook
from generator.model.inputs import Inputs
from generator.model.place import Located
from generator.model.problems import Collector, Problem
from generator.resolve.parameters import decide, declare
from tests.told import told
from tests.trees import HANDBOOK, PARAMETERS, company, second_profile

Faults = Callable[..., tuple[Problem, ...]]
Loaded = Callable[..., Inputs]
Resolved = Callable[..., Handbook]

BASE = "handbook/parameters.yml"
OWN = "companies/acme/company.yml"
ALPHA = "industry_profiles/alpha/profile.yml"
BETA = "industry_profiles/beta/profile.yml"
BOTH = ("alpha", "beta")


def declaration(name: str, kind: str = "number", default: str = "1", more: str = "") -> str:
    """Write one declaration that its own help uses."""
    return (
        f"  {name}:\n    label: {{pl: L, en: L}}\n"
        f"    help: {{pl: '{{{name}}}', en: '{{{name}}}'}}\n"
        f"    type: {kind}\n    default: {default}\n{more}"
    )


def file_of(*declarations: str) -> str:
    """Write a parameters.yml."""
    return "parameters:\n" + "".join(declarations)


def setting(name: str, value: object) -> str:
    """Write a profile's setting, with its reason."""
    return f"{name}:\n  value: {value}\n  reason: {{pl: Bo tak., en: Because.}}\n"


def test_parameter_of_two_layers_is_declared_twice(faults: Faults) -> None:
    """The second place is the problem, the first one its note; the first declaration counts."""
    files = {
        "industry_profiles/alpha/parameters.yml": file_of(
            declaration("reply_hours", "text", "{pl: a, en: a}")
        )
    }

    assert told(faults(files, ("alpha",))) == [
        (
            "industry_profiles/alpha/parameters.yml:2:3: HB201 the parameter 'reply_hours' is"
            " declared twice\nhint: give one of them another name"
            "\nnote: handbook/parameters.yml:2:3: first declared here"
        )
    ]


def test_parameter_called_like_the_built_in_one_is_declared_twice(faults: Faults) -> None:
    """`company` is there already; no file declares it, so there is no second place."""
    files = {BASE: PARAMETERS + declaration("company")}

    assert told(faults(files)) == [
        (
            f"{BASE}:10:3: HB201 the parameter 'company' is declared twice"
            "\nhint: give one of them another name"
        )
    ]


def test_declaration_after_a_double_one_is_read_all_the_same(load: Loaded) -> None:
    """Whoever is declared twice keeps the first declaration, and the next one still counts."""
    inputs = load(
        {
            "industry_profiles/alpha/parameters.yml": file_of(
                declaration("reply_hours", default="3"), declaration("company"), declaration("more")
            )
        },
        ("alpha",),
    )
    problems = Collector()

    found = declare(inputs, problems)

    assert list(found) == ["reply_hours", "more"]
    assert found["reply_hours"] is inputs.base.parameters["reply_hours"]
    assert [problem.code for problem in problems.found] == ["HB201", "HB201"]


def test_declaration_without_a_place_is_taken_too(load: Loaded) -> None:
    """A layer made in a program names its parameters by plain words."""
    inputs = load()
    plain = {str(name): parameter for name, parameter in inputs.base.parameters.items()}
    inputs = dataclasses.replace(inputs, base=dataclasses.replace(inputs.base, parameters=plain))

    problems = Collector()
    assert list(declare(inputs, problems)) == ["reply_hours"]

    plain["company"] = plain["reply_hours"]
    inputs = dataclasses.replace(inputs, base=dataclasses.replace(inputs.base, parameters=plain))
    assert list(declare(inputs, problems)) == ["reply_hours"]
    assert told(problems.found) == [
        "HB201 the parameter 'company' is declared twice\nhint: give one of them another name"
    ]


BOUNDS = [
    ("text", "{pl: a, en: a}", "minimum: 1", "minimum", "number"),
    ("month", "1", "maximum: 1", "maximum", "number"),
    ("link", "https://a.example", "stricter: lower", "stricter", "number"),
    ("email", "a@b.example", "minimum: 0", "minimum", "number"),
    ("number", "1", "choices: [{id: a, name: {pl: A, en: A}}]", "choices", "choice"),
    ("text", "{pl: a, en: a}", "choices: [{id: a, name: {pl: A, en: A}}]", "choices", "choice"),
]


@pytest.mark.parametrize(("kind", "default", "line", "key", "needed"), BOUNDS)
def test_key_that_means_nothing_to_a_type_is_told(
    faults: Faults, kind: str, default: str, line: str, key: str, needed: str
) -> None:
    """Bounds belong to numbers and choices to a choice; the hint says both ways out."""
    files = {BASE: PARAMETERS + declaration("thing", kind, default, f"    {line}\n")}

    assert told(faults(files)) == [
        (
            f"{BASE}:10:3: HB107 'thing' is of type {kind}, which gives '{key}' no meaning"
            f"\nhint: delete '{key}', or write 'type: {needed}'"
        )
    ]


def test_every_key_without_meaning_is_told_in_order(faults: Faults) -> None:
    """One declaration with all of them is four problems, the bounds first."""
    more = (
        "    choices: [{id: a, name: {pl: A, en: A}}]\n"
        "    stricter: lower\n    maximum: 2\n    minimum: 1\n"
    )
    files = {BASE: PARAMETERS + declaration("thing", "text", "{pl: a, en: a}", more)}

    assert [problem.message.partition("gives ")[2] for problem in faults(files)] == [
        "'choices' no meaning",
        "'maximum' no meaning",
        "'minimum' no meaning",
        "'stricter' no meaning",
    ]


def test_number_and_choice_may_have_what_belongs_to_them(faults: Faults) -> None:
    """Bounds of a number and choices of a choice are no problem."""
    more = "    choices: [{id: a, name: {pl: A, en: A}}, {id: b, name: {pl: B, en: B}}]\n"
    files = {BASE: PARAMETERS + declaration("thing", "choice", "b", more)}

    assert told(faults(files)) == []


def test_choice_that_is_given_again_is_told_at_the_later_place(faults: Faults) -> None:
    """Each repetition is told once; the first of them is none."""
    choice = "      - {id: %s, name: {pl: A, en: A}}\n"
    more = "    choices:\n" + choice % "a" + choice % "b" + choice % "a" + choice % "a"
    files = {BASE: PARAMETERS + declaration("thing", "choice", "a", more)}

    assert told(faults(files)) == [
        f"{BASE}:{line}:14: HB201 the choice 'a' is given twice\nhint: keep one"
        for line in (18, 19)
    ]


def test_bad_default_stops_no_other_parameter(faults: Faults) -> None:
    """Two bad defaults are two problems, each at its own value."""
    files = {
        BASE: PARAMETERS.replace("default: 24", "default: 0") + declaration("thing", default="x")
    }

    assert told(faults(files)) == [
        (
            f"{BASE}:6:14: HB304 'reply_hours': expected a number from 1 to 72, found 0"
            "\nhint: of what may stand here, this is the nearest; write:\n    default: 1"
        ),
        (
            f"{BASE}:14:14: HB304 'thing': expected a whole number, found 'x'"
            "\nhint: write digits only"
        ),
    ]


def test_default_counts_where_nobody_sets_a_value(handbook: Resolved) -> None:
    """The value says that it stands at its default, who declared it, and where."""
    value = handbook().parameters["reply_hours"]

    assert (value.name, value.setting.value, value.setting.layer) == ("reply_hours", 24, "base")
    assert str(value.setting.place) == f"{BASE}:2:3"
    assert (value.overridden, value.rule, value.at_default) == ((), "", True)
    assert value.parameter is not None
    assert value.parameter.default == "24"


def test_default_of_a_profile_bears_the_profile(handbook: Resolved) -> None:
    """A parameter that a profile declares has its default from that profile."""
    files = {"industry_profiles/alpha/parameters.yml": file_of(declaration("thing"))}

    value = handbook(files, ("alpha",)).parameters["thing"]

    assert (value.setting.value, value.setting.layer, value.overridden) == (1, "profile:alpha", ())


def test_profiles_that_agree_are_all_kept(handbook: Resolved) -> None:
    """Equal values are no matter for the rule of the stricter one."""
    files = {
        **second_profile("alpha", settings=setting("reply_hours", 9)),
        **second_profile("beta", settings=setting("reply_hours", 9)),
    }

    value = handbook(files, BOTH).parameters["reply_hours"]

    assert (value.setting.layer, value.setting.value, value.rule) == ("profile:beta", 9, "")
    assert [one.layer for one in value.overridden] == ["base", "profile:alpha"]


@pytest.mark.parametrize(
    ("stricter", "alpha", "beta", "winner"),
    [
        ("lower", 8, 12, "profile:alpha"),
        ("lower", 12, 8, "profile:beta"),
        ("higher", 8, 12, "profile:beta"),
        ("higher", 12, 8, "profile:alpha"),
    ],
)
def test_stricter_value_wins_and_stands_last(
    handbook: Resolved, stricter: str, alpha: int, beta: int, winner: str
) -> None:
    """The looser value is the overridden one, whatever the order of the profiles."""
    start = 24 if stricter == "lower" else 4
    files = {
        BASE: PARAMETERS.replace("lower", stricter).replace("default: 24", f"default: {start}"),
        **second_profile("alpha", settings=setting("reply_hours", alpha)),
        **second_profile("beta", settings=setting("reply_hours", beta)),
    }

    value = handbook(files, BOTH).parameters["reply_hours"]

    other = next(f"profile:{name}" for name in BOTH if f"profile:{name}" != winner)
    assert (value.setting.layer, value.rule) == (winner, "stricter")
    assert [one.layer for one in value.overridden] == ["base", other]


def test_rule_is_not_told_where_the_company_decides(handbook: Resolved) -> None:
    """A company's value is its own, so no rule chose it."""
    files = {
        **second_profile("alpha", settings=setting("reply_hours", 8)),
        **second_profile("beta", settings=setting("reply_hours", 12)),
        **company(settings="reply_hours: 8"),
    }

    value = handbook(files, BOTH, "acme").parameters["reply_hours"]

    assert (value.setting.value, value.setting.layer, value.rule) == (8, "company:acme", "")
    assert [one.value for one in value.overridden] == [24, 12, 8]


@pytest.mark.parametrize(
    ("stricter", "own", "refused"),
    [
        ("lower", 8, False),
        ("lower", 7, False),
        ("lower", 9, True),
        ("higher", 12, False),
        ("higher", 13, False),
        ("higher", 11, True),
    ],
)
def test_company_is_held_to_the_strictest_of_the_profiles(
    faults: Faults, stricter: str, own: int, *, refused: bool
) -> None:
    """As strict or stricter is free; looser is told with the profile's place and the way out."""
    start = 24 if stricter == "lower" else 4
    files = {
        BASE: PARAMETERS.replace("lower", stricter).replace("default: 24", f"default: {start}"),
        **second_profile("alpha", settings=setting("reply_hours", 8)),
        **second_profile("beta", settings=setting("reply_hours", 12)),
        **company(settings=f"reply_hours: {own}"),
    }
    limit, name, file = (8, "alpha", ALPHA) if stricter == "lower" else (12, "beta", BETA)

    expected = (
        f"{OWN}:3:3: HB206 'reply_hours' would become {own}, looser than {limit} of the {name}"
        " profile\nhint: keep to it, or write it as 'value:' with 'reason:' and"
        f" 'approved_by:'; to keep to it, write:\n  reply_hours: {limit}"
        f"\nnote: {file}:5:3: the {name} profile sets it here"
    )
    assert told(faults(files, BOTH, "acme")) == ([expected] if refused else [])


@pytest.mark.parametrize(
    ("files", "industries", "name", "place", "shown"),
    [
        (
            company(settings="reply_hours: 72"),
            (),
            "acme",
            f"{OWN}:3:3",
            "; to keep to it, write:\n  reply_hours: 24",
        ),
        (
            second_profile("alpha", settings=setting("reply_hours", 72)),
            ("alpha",),
            None,
            f"{ALPHA}:5:3",
            "",
        ),
    ],
)
def test_default_binds_profiles_and_companies(
    faults: Faults,
    files: dict[str, str],
    industries: tuple[str, ...],
    name: str | None,
    place: str,
    shown: str,
) -> None:
    """Even where nobody else sets the value, a looser one needs a reason and an approver."""
    assert told(faults(files, industries, name)) == [
        (
            f"{place}: HB206 'reply_hours' would become 72, looser than 24 of the base"
            "\nhint: keep to it, or write it as 'value:' with 'reason:' and 'approved_by:'"
            f"{shown}\nnote: handbook/parameters.yml:2:3: the base sets it here"
        )
    ]


def test_looser_value_passes_with_reason_and_approver(handbook: Resolved) -> None:
    """Both are kept for the pages."""
    settings = "reply_hours:\n  value: 72\n  reason: {pl: Bo., en: For.}\n  approved_by: Board"

    value = handbook(company(settings=settings), (), "acme").parameters["reply_hours"]

    assert (value.setting.value, value.setting.approved_by) == (72, "Board")


def test_company_is_free_where_nothing_is_stricter(handbook: Resolved) -> None:
    """Without `stricter` a company may set any value beside a profile's."""
    files = {
        BASE: PARAMETERS.replace("    stricter: lower\n", ""),
        **second_profile("alpha", settings=setting("reply_hours", 8)),
        **company(settings="reply_hours: 72"),
    }

    assert handbook(files, ("alpha",), "acme").parameters["reply_hours"].setting.value == 72


CHOICES = declaration(
    "thing",
    "choice",
    "a",
    "    choices: [{id: a, name: {pl: A, en: A}}, {id: b, name: {pl: B, en: B}}]\n",
)


def test_choices_that_differ_are_a_conflict_like_numbers(faults: Faults) -> None:
    """The problem stands at the first profile, its note at the second."""
    files = {
        BASE: PARAMETERS + CHOICES,
        **second_profile("alpha", settings=setting("thing", "b")),
        **second_profile("beta", settings=setting("thing", "a")),
    }

    assert told(faults(files, BOTH)) == [
        (
            f"{ALPHA}:5:3: HB204 the profiles 'alpha' and 'beta' set 'thing' differently"
            "\nhint: set it in the company file to decide, or build with only one of the two"
            " profiles"
            f"\nnote: {BETA}:5:3: 'beta' sets it here"
        )
    ]


def test_texts_that_differ_in_one_language_are_a_conflict(faults: Faults) -> None:
    """Texts are compared by what they say in all languages, and their order does not count."""
    kind = declaration("thing", "text", "{pl: a, en: a}")
    profiles = {
        **second_profile("alpha", settings=setting("thing", "{pl: b, en: c}")),
        **second_profile("beta", settings=setting("thing", "{pl: b, en: d}")),
    }
    same = second_profile("beta", settings=setting("thing", "{pl: b, en: c}"))

    assert [problem.code for problem in faults({BASE: PARAMETERS + kind, **profiles}, BOTH)] == [
        "HB204"
    ]
    assert faults({BASE: PARAMETERS + kind, **profiles, **same}, BOTH) == ()


def test_setting_that_nobody_declares_lets_the_next_one_be_read(faults: Faults) -> None:
    """The unknown name is told with the nearest one; the bad value after it is told as well."""
    files = company(settings="reply_huors: 3\nqwerty: 4\nreply_hours: 0")

    assert told(faults(files, (), "acme")) == [
        (
            f"{OWN}:3:3: HB301 no parameter is named 'reply_huors'"
            "\nhint: did you mean 'reply_hours'? write:\n  reply_hours: 3"
        ),
        f"{OWN}:4:3: HB301 no parameter is named 'qwerty'\nhint: there is only 'reply_hours'",
        (
            f"{OWN}:5:16: HB304 'reply_hours': expected a number from 1 to 72, found 0"
            "\nhint: of what may stand here, this is the nearest; write:\n  reply_hours: 1"
        ),
    ]


def test_name_of_the_company_is_the_same_in_every_language(handbook: Resolved) -> None:
    """The built-in parameter has the company's name, its layer and its place."""
    value = handbook(company="acme").parameters["company"]

    assert (value.name, value.parameter, value.setting.layer) == ("company", None, "company:acme")
    assert _words(value.setting.value) == {"pl": "Acme", "en": "Acme"}
    assert str(value.setting.place) == f"{OWN}:1:7"


def test_handbook_without_a_company_names_an_example_in_each_language(handbook: Resolved) -> None:
    """Polish and English have words of their own; any other language has the English ones."""
    files = {
        "handbook/handbook.yml": HANDBOOK.replace(
            "languages: {pl: Polski, en: English}", "languages: {pl: Polski, en: English, de: D}"
        )
    }
    both = handbook().parameters["company"]

    assert (both.setting.layer, both.setting.place.file) == ("base", "handbook/handbook.yml")
    assert _words(both.setting.value) == {"pl": "Przykładowa Firma", "en": "Example Company"}
    assert both.name == "company"
    with pytest.raises(Exception, match="HB401"):
        handbook(files)


def test_handbook_without_an_example_name_bears_its_own(load: Loaded) -> None:
    """A base that gives no made-up name for a company is called as the handbook is."""
    inputs = load()
    head: Any = inputs.base.head
    languages = {**head.languages, Located("de"): Located("D")}
    more = dataclasses.replace(head, languages=languages, example_company=None)
    inputs = dataclasses.replace(inputs, base=dataclasses.replace(inputs.base, head=more))

    value = decide(inputs, {}, Collector())["company"]

    assert _words(value.setting.value) == {
        "pl": "base",
        "en": "base",
        "de": "base",
    }


def test_first_layer_has_to_be_the_base(load: Loaded) -> None:
    """Layers in a wrong order are a mistake of the program, and named as such."""
    inputs = load(industries=("alpha",))
    turned = dataclasses.replace(inputs, base=inputs.profiles[0], profiles=())

    with pytest.raises(TypeError, match="the first layer is no base"):
        decide(turned, {}, Collector())


def test_base_has_no_settings_of_its_own(load: Loaded) -> None:
    """Deciding over the base alone gives every declared parameter and the company's name."""
    inputs = load()
    declared: dict[str, Parameter] = declare(inputs, Collector())

    assert list(decide(inputs, declared, Collector())) == ["company", "reply_hours"]


def _words(value: object) -> dict[str, str]:
    as_dict: Callable[[], dict[str, str]] = value.as_dict  # type: ignore[attr-defined]
    return as_dict()


def test_tiny_tree_stays_where_it_is(tree: Callable[..., Path]) -> None:
    """The places that this file asserts are those of the tiny tree."""
    lines = (tree() / BASE).read_text(encoding="utf-8").splitlines()

    assert (lines[1], lines[5]) == ("  reply_hours:", "    default: 24")


@pytest.mark.parametrize(
    ("kind", "default", "expected"),
    [
        (
            "text",
            "{pl: a}",
            (
                "HB401 the text has no 'en' version"
                "\nhint: add the text in that language; write:\n    default: {pl: a, en: ...}"
            ),
        ),
        (
            "text",
            "[a]",
            (
                "HB304 'thing': expected one text per language (pl:, en:), found a list"
                "\nhint: write one value there, without a list: a"
            ),
        ),
        (
            "number",
            "[1]",
            (
                "HB304 'thing': expected one value, found a list"
                "\nhint: write one value there, without a list: 1"
            ),
        ),
        ("number", "{pl: 1}", "HB304 'thing': expected one value, found keys with values"),
    ],
)
def test_default_of_the_wrong_kind_is_told_where_it_stands(
    faults: Faults, kind: str, default: str, expected: str
) -> None:
    """A list or a mapping is told at its own line, not at another key of the declaration."""
    files = {BASE: PARAMETERS + declaration("thing", kind, default)}

    assert told(faults(files)) == [f"{BASE}:14:14: {expected}"]
