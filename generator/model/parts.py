"""Where pages stand: the parts of the navigation, and the places of a book."""

from __future__ import annotations

from enum import Enum

from generator.model.labels import Label


class Part(Enum):
    """A part of the handbook in the navigation; its value is its name, None for no part."""

    FIRST = None
    RULES = Label.NAV_RULES
    PRACTICE = Label.NAV_PRACTICE
    CONCERNS = Label.SITE_NAV_FOR
    GUIDE = Label.NAV_GUIDE
    PAPERS = Label.NAV_PAPERS
    BACKGROUND = Label.NAV_BACKGROUND


class InBook(Enum):
    """Where a page stands in a book."""

    NOWHERE = "nowhere"
    """It only shows again, in another choice or order, what stands in the chapters."""
    IN_ORDER = "in order"
    """Where the navigation has it."""
    OPENS_PRACTICE = "opens practice"
    """What could go wrong stands before the stories about it."""
    FILLED_IN = "filled in"
    """At the end, because it is filled in by hand."""
    TAKEN_OUT = "taken out"
    """Last of all and in no part, so that the sheet can be taken out."""
