"""The papers that put a policy into force: notices, consents, annexes, records, checklists."""

from __future__ import annotations

from typing import Annotated

from generator.model.choices import choice
from generator.model.clause import Jurisdiction
from generator.model.fields import Id, ToClause, ToReference, ToRole, Truth
from generator.model.guide import Worksheet
from generator.model.numbers import DaysAway, Month
from generator.model.place import NOWHERE, Located, Place
from generator.model.record import record
from generator.model.text import Prose, Text

FROM_THE_HANDBOOK = ("edition", "contacts", "accounts", "duties")
"""What a part of a paper may be made of, beside words of its own."""
FILLED_IN = ("legal_name", "policy_title", "edition", "valid_from", "announce_by")
"""Placeholders that only papers have: what the edition itself says, and the day that follows.

A paper's title does not know them: it stands in the navigation and in the history, too.
"""


@record
class Due:
    """When a paper is due: on a day, each year, when something happens, or several of these."""

    before: DaysAway | None = None
    """How many days before the edition holds."""
    after: DaysAway | None = None
    """Within how many days after the edition holds."""
    month: Month | None = None
    """The month of each year, 1 to 12."""
    when: Text | None = None
    """What sets it off, such as a new colleague."""
    place: Place = NOWHERE


@record
class PaperPart:
    """A part of a paper; what it holds stands in the order of these keys."""

    title: Text | None = None
    """Its heading; none for a part that continues the one before."""
    text: Prose | None = None
    """Its words."""
    shows: Annotated[Located, choice(*FROM_THE_HANDBOOK)] | None = None
    """What of the handbook it lists: the edition's facts, contacts, accounts or headline duties."""
    quotes: tuple[ToClause, ...] = ()
    """Ids of those of the paper's clauses that it says in full."""
    worksheet: Worksheet | None = None
    """A table to fill in."""
    blanks: tuple[Text, ...] = ()
    """What is written on ruled lines, a line each."""
    signatures: tuple[Text, ...] = ()
    """Who signs here, each with a line for name, day and signature."""
    place: Place = NOWHERE


@record
class Paper:
    """A paper to print, to fill in or to copy; the owner of the policy hands it out."""

    id: Id
    """The paper's id."""
    title: Text
    """What it is called."""
    purpose: Text
    """What it is for, in one sentence."""
    owner: ToRole
    """Id of the role that sees to it."""
    signs: Text
    """Who signs it, or that nobody does."""
    kept: Text
    """Where it is kept, and for how long."""
    due: Due
    """When it is due."""
    clauses: tuple[ToClause, ...]
    """Ids of the clauses that it rests on."""
    parts: tuple[PaperPart, ...]
    """What it says."""
    references: tuple[ToReference, ...] = ()
    """Ids of legal references, where a law asks for it."""
    jurisdictions: tuple[Jurisdiction, ...] = ()
    """Where it matters; everywhere when empty."""
    poster: Truth = False
    """True when a browser prints it large, on a sheet of A3 of its own."""
    essential: Truth = False
    """True when a small firm's handbook of essentials has it."""
    place: Place = NOWHERE
