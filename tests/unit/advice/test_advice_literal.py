"""Placeholders in names and values, where nothing fills them in, are remarked on."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.advice.literal import check_literal
from generator.model.handbook import Handbook
from generator.model.problems import Collector
from tests.told import told
from tests.trees import COMPANY

OWN = "companies/acme/company.yml"


@pytest.mark.parametrize(
    ("old", "new", "column"),
    [
        ("name: Acme\n", "name: Acme {company}\n", 7),
        ("    name: Zespół\n", "    name: Zespół {reply_hours}\n", 11),
    ],
)
def test_placeholder_in_a_name_is_told(
    handbook: Callable[..., Handbook], old: str, new: str, column: int
) -> None:
    """It would be printed as it stands; a brace that names nothing is only a brace."""
    assert old in COMPANY
    problems = Collector()
    check_literal(handbook({OWN: COMPANY.replace(old, new)}, ("alpha",), "acme"), problems)
    (found,) = told(problems.found)

    assert f":{column}: HB419 warning: '{{" in found
    assert "is not filled in here: it is printed" in found

    plain = new.replace("{company}", "{x}").replace("{reply_hours}", "{x}")
    problems = Collector()
    check_literal(handbook({OWN: COMPANY.replace(old, plain)}, ("alpha",), "acme"), problems)
    assert problems.found == []
