"""The guide for the policy owner: pages of advice with tables to fill in."""

from __future__ import annotations

from generator.model.fields import Id, ToRequirement, ToTopic, Truth
from generator.model.numbers import Rows
from generator.model.place import NOWHERE, Place
from generator.model.record import record
from generator.model.text import Prose, Text


@record
class Worksheet:
    """A table with empty rows, to print and fill in."""

    caption: Text
    """What the table is for."""
    columns: tuple[Text, ...]
    """Heads of the columns."""
    rows: Rows
    """How many empty rows it has."""
    place: Place = NOWHERE


@record
class GuideSection:
    """A section of the guide for the policy owner."""

    id: Id
    """The guide page's id, a dot and a name."""
    title: Text
    """The section's heading."""
    text: Prose
    """The advice."""
    requirements: tuple[ToRequirement, ...] = ()
    """Ids of the requirements that the section answers."""
    topics: tuple[ToTopic, ...] = ()
    """Ids of the topics that the section answers."""
    worksheet: Worksheet | None = None
    """A table to fill in."""
    place: Place = NOWHERE


@record
class Guide:
    """One page of the guide for the policy owner."""

    id: Id
    """The page's id; the file is called NN-<id>.yml."""
    title: Text
    """The page's heading."""
    summary: Prose
    """What the page helps with."""
    sections: tuple[GuideSection, ...]
    """The sections in order."""
    essential: Truth = False
    """True when a small firm's handbook of essentials has it."""
    place: Place = NOWHERE
