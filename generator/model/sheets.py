"""The one table of files with one value of its own kind, beside the registers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from generator.model.editorial import Marks, Style
from generator.model.entries import Parameter
from generator.model.fields import Keyed, Line, ParameterName
from generator.model.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A file with one value of its own kind, which a step of the resolver puts together."""

    name: str
    """The file's name without `.yml`, its one key, and the field of the layer."""
    holds: Any
    """The type of the value."""
    about: str
    """What the key holds, for editors of the file."""
    says: str = ""
    """What the file is, where its name is not enough."""
    may_be_empty: bool = False
    """True when the key may be left out."""


SHEETS = (
    Sheet(
        name="parameters",
        holds=Annotated[dict[ParameterName, Parameter], Keyed],
        about="Parameters by name.",
    ),
    Sheet(
        name="labels",
        holds=Annotated[dict[ParameterName, Text], Keyed],
        about="Texts by key; the templates name the keys.",
        says="labels.yml: the words that the pages themselves use.",
    ),
    Sheet(name="style", holds=Style, about="The style."),
    Sheet(
        name="translations",
        holds=Annotated[dict[Line, Marks], Keyed],
        about="Confirmations by the id of a clause, or by `kind/id` of another entry.",
        says="translations.yml; `handbook translations confirm` writes it.",
        may_be_empty=True,
    ),
    Sheet(
        name="upgrade",
        holds=Annotated[dict[Line, Line], Keyed],
        about="Short hashes of the rules below, by the id of the clause that the company changes.",
        says="upgrade.yml; `handbook upgrade` writes it.",
        may_be_empty=True,
    ),
)
"""Every sheet."""
