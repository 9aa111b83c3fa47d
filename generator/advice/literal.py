"""Placeholders where none is filled in: names and values stand on the pages as they are written."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.change import Add
from generator.model.handbook import Handbook
from generator.model.layers import Company
from generator.model.place import Located
from generator.model.problems import Collector
from generator.model.say import say
from generator.model.text import Text
from generator.text.placeholders import PLACEHOLDER


def check_literal(handbook: Handbook, problems: Collector) -> None:
    """Report placeholders in names and values of the company (HB419).

    Args:
        handbook: The handbook.
        problems: Receives one warning for each such text, at its place.
    """
    if handbook.company is None:
        return
    # The company's name is a value as well.
    every = {said.place: said for said in (*_names(handbook.company), *_values(handbook))}
    for said in every.values():
        match = PLACEHOLDER.search(said)
        if match and match[1] in {"company", *handbook.parameters}:
            problems.add(
                "HB419",
                say("'{placeholder}' is not filled in here: it is printed", placeholder=match[0]),
                said.place,
                say("write the words themselves; only texts of the policy take placeholders"),
                warning=True,
            )


def _names(company: Company) -> Iterator[Located]:
    """Give the lines that the company file has for names."""
    lines = [company.name, company.legal_name]
    lines += [line for one in company.contacts for line in (one.name, one.phone)]
    lines += [one.account for one in company.platforms]
    lines += [one.approved_by for one in company.changes if not isinstance(one, Add)]
    yield from (line for line in lines if isinstance(line, Located))


def _values(handbook: Handbook) -> Iterator[Located]:
    """Give the words that the company set for values, with who approved them."""
    for value in handbook.parameters.values():
        setting = value.setting
        if not setting.layer.startswith("company:"):
            continue
        own = setting.own.forms.values() if setting.own else ()
        for text in (setting.value, *own):
            if isinstance(text, Text):
                yield from (said for _, said in text.values)
        if isinstance(setting.approved_by, Located):
            yield setting.approved_by
