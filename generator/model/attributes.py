"""The ids, data attributes and variables of style sheets that go with the classes of `marks.py`."""

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


class Data(StrEnum):
    """An attribute that holds data for the scripts or the search."""

    ALONE = "data-hb-alone"
    """An answer beside which no other counts."""
    ALSO = "data-hb-also"
    """Further words by which an answer is found."""
    DEMANDS = "data-hb-demands"
    """What a rule comes to: an outcome, or `right`."""
    EVERYONE = "data-hb-everyone"
    """Id of the audience that takes in all readers."""
    KEPT = "data-hb-kept"
    """A question whose answer this device may remember."""
    OUTCOME = "data-hb-outcome"
    """The outcome of which an element tells."""
    PART = "data-hb-part"
    """What stands in a part of the answer."""
    QUESTION = "data-hb-question"
    """Id of a question."""
    ROLE = "data-hb-role"
    """Id of the role that is asked."""
    SAY = "data-hb-say"
    """The word before what is read out."""
    WHEN = "data-hb-when"
    """For which answers a rule applies."""
    DUE = "data-hb-due"
    """Day by which something is due, as `YYYY-MM-DD`."""
    UNTIL = "data-hb-until"
    """Last day of an exception, likewise."""
    ENTRY = "data-hb-id"
    """Id of the task or clause."""
    AUDIENCE = "data-hb-audience"
    """Ids of the audiences that a change concerns."""
    UNSEARCHED = "data-search-exclude"
    """Words that the search passes over; the name is Material's."""
    PATH = "data-path"
    """Where a link or picture of the page for dead addresses lies in the site."""


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
