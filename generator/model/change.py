"""What a layer may do to what earlier layers say: add, amend, remove.

A target is a clause's id, or a word and an id: `chapter hashtags`, `duty hashtags`,
`platform tiktok`. The words are those of the table of registers.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import Discriminator, Tag

from generator.model.asked import Conditions
from generator.model.clause import Clause, Example, Strength
from generator.model.entry_change import ENTRY_CHANGES, AmendEntry, RemoveEntry
from generator.model.fields import Date, Id, Line, ReferenceId, RequirementId, Truth
from generator.model.place import NOWHERE, Place
from generator.model.record import record
from generator.model.target import CHAPTER, WORDS, ChapterTarget, ClauseTarget, says_chapter, split
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
    until: Date | None = None
    """Last day of an exception; after it somebody decides anew, or nothing is released."""
    place: Place = NOWHERE


@record
class Amend:
    """Change parts of a clause of an earlier layer."""

    action: Literal["amend"]
    """Always `amend`."""
    target: ClauseTarget
    """Id of the clause."""
    reason: Text
    """Why the layer changes it; printed in the handbook."""
    approved_by: Line | None = None
    """Who approved it; needed when the clause gets weaker."""
    until: Date | None = None
    """Last day of an exception; after it somebody decides anew, or nothing is released."""
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
    when: Conditions | None = None
    unless: Conditions | None = None
    asks: Truth | None = None
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
    essential: Truth = False
    """True when the essentials hold a profile's change; what a company changes always stays."""
    place: Place = NOWHERE


@record
class Remove:
    """Take a clause of an earlier layer out."""

    action: Literal["remove"]
    """Always `remove`."""
    target: ClauseTarget
    """Id of the clause."""
    reason: Text
    """Why; printed in the handbook."""
    approved_by: Line
    """Who approved it."""
    until: Date | None = None
    """Last day of an exception; after it somebody decides anew, or nothing is released."""
    place: Place = NOWHERE


@record
class RemoveChapter:
    """Take a chapter of an earlier layer out, with all that belongs to it."""

    action: Literal["remove"]
    """Always `remove`."""
    target: ChapterTarget
    """The word `chapter` and the chapter's id."""
    reason: Text
    """Why; printed in the handbook."""
    approved_by: Line
    """Who approved it."""
    until: Date | None = None
    """Last day of an exception; after it somebody decides anew, or nothing is released."""
    place: Place = NOWHERE

    @property
    def chapter(self) -> str:
        """The chapter's id."""
        return split(self.target)[1]


TAGS: Mapping[str, type] = {
    "add": Add,
    "amend": Amend,
    "remove": Remove,
    f"remove {CHAPTER}": RemoveChapter,
    **ENTRY_CHANGES,
}
"""The record of each change by its action and the word of its target."""


def tag_of(change: Any) -> str | None:
    """Tell by action and target which record a change is."""
    if not isinstance(change, Mapping) or "action" not in change:
        return None
    action, target = change["action"], change.get("target")
    word = split(target)[0] if isinstance(target, str) else ""
    if target in WORDS:
        # The id is missing; the record of that word says so.
        word = str(target)
    exact = f"{action} {CHAPTER if says_chapter(word) else word}"
    return exact if exact in TAGS else str(action)


if TYPE_CHECKING:
    Change = Add | Amend | Remove | RemoveChapter | RemoveEntry | AmendEntry
else:
    Change = Annotated[
        reduce(or_, (Annotated[made, Tag(tag)] for tag, made in TAGS.items())),
        Discriminator(tag_of),
    ]
