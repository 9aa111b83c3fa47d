"""The ids and the colours that templates, modules, style sheets and scripts share; see marks.py."""

from __future__ import annotations

from enum import StrEnum


class Anchor(StrEnum):
    """An id of an element."""

    AID = "hb-aid"
    """The questions before a post."""
    AID_RESULT = "hb-aid-result"
    """What holds for the answers given."""
    CHANGES = "hb-changes"
    """The line about an edition's changes, before which news stand."""
    CHANGES_FILTER = "hb-changes-filter"
    """The choice of an audience on the page of changes."""
    FILTER_TITLE = "hb-filter-title"
    """The name of a chapter's filter."""
    IMPORT = "hb-import"
    """The field that takes a review's file."""
    REVIEW = "hb-review"
    """The paragraph below which the review's tools stand."""
    REVIEWER = "hb-reviewer"
    """The field for the reviewer's name."""
    WORDS = "hb-words"
    """The element whose attributes hold words for the scripts."""


class Shade(StrEnum):
    """A colour that a company's brand may replace, as a variable of the style sheet."""

    STRIPE = "--hb-stripe"
    """The line along the top of each page."""
    BUTTON = "--hb-button"
    """The ground of buttons."""
    LINK = "--hb-link"
    """Links."""
    MARK = "--hb-mark"
    """Marks beside text."""
