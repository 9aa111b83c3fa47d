"""What a layer may do to clauses of earlier layers: add, amend, remove."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Discriminator

from generator.model.clause import Clause, Example, Strength
from generator.model.fields import Id, Line, ReferenceId, RequirementId, Truth
from generator.model.place import NOWHERE, Place
from generator.model.record import record
from generator.model.text import Prose, Text


@record
class Add:
    """Put a clause into a chapter of an earlier layer."""

    action: Literal["add"]
    """Always `add`."""
    chapter: Id
    """Id of the chapter."""
    clause: Clause
    """The new clause."""
    after: Id | None = None
    """Id of the clause after which it stands; at the chapter's end otherwise."""
    reason: Text | None = None
    """Why the layer adds it."""
    place: Place = NOWHERE


@record
class Amend:
    """Change parts of a clause of an earlier layer."""

    action: Literal["amend"]
    """Always `amend`."""
    target: Id
    """Id of the clause."""
    reason: Text
    """Why the layer changes it; printed in the handbook."""
    approved_by: Line | None = None
    """Who approved it; needed when the clause gets weaker."""
    title: Text | None = None
    strength: Strength | None = None
    statement: Prose | None = None
    why: Prose | None = None
    guidance: Prose | None = None
    remedy: Prose | None = None
    examples: tuple[Example, ...] | None = None
    audience: tuple[Id, ...] | None = None
    references: tuple[ReferenceId, ...] | None = None
    topics: tuple[Id, ...] | None = None
    requirements: tuple[RequirementId, ...] | None = None
    locked: Truth | None = None
    add_statement: Prose | None = None
    """A further paragraph of the statement."""
    add_guidance: Prose | None = None
    """A further paragraph of the guidance."""
    add_examples: tuple[Example, ...] = ()
    """Further pairs of posts."""
    add_references: tuple[ReferenceId, ...] = ()
    """Further legal references."""
    add_topics: tuple[Id, ...] = ()
    """Further topics."""
    add_requirements: tuple[RequirementId, ...] = ()
    """Further requirements."""
    add_audience: tuple[Id, ...] = ()
    """Further audiences."""
    place: Place = NOWHERE


@record
class Remove:
    """Take a clause of an earlier layer out."""

    action: Literal["remove"]
    """Always `remove`."""
    target: Id
    """Id of the clause."""
    reason: Text
    """Why; printed in the handbook."""
    approved_by: Line
    """Who approved it."""
    place: Place = NOWHERE


Change = Annotated[Add | Amend | Remove, Discriminator("action")]
