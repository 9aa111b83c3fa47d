"""What the editor's checks go by: topics, requirements, ways to write, confirmations."""

from __future__ import annotations

from typing import Annotated

from generator.model.choices import choice
from generator.model.fields import Id, Keyed, Line, RequirementId, Whole
from generator.model.place import NOWHERE, Located, Place
from generator.model.record import record
from generator.model.text import Text


@record
class Topic:
    """A topic that published policies rule on."""

    id: Id
    """Named by `topics` keys of clauses and guide sections."""
    profile: Id
    """`base`, or the profile that the topic belongs to."""
    name: Text
    """The topic in a few words."""
    not_covered: Text | None = None
    """Why the handbook has no answer to it."""
    place: Place = NOWHERE


@record
class Requirement:
    """One thing that the handbook was asked to do."""

    id: RequirementId
    """Named by `requirements` keys of clauses, guide sections and risks."""
    title: Text
    """The requirement in a few words."""
    profile: Id | None = None
    """The profile that answers it, where the base alone need not."""
    place: Place = NOWHERE


@record
class Subject:
    """Something that happens and of which several clauses speak."""

    id: Id
    """Named by `subjects` keys of clauses."""
    title: Text
    """The subject in a few words."""
    first: Id
    """Id of the clause that says what comes first; the others must agree with it. It may be one
    that the handbook at hand leaves out, so only the test of docs/subjects.md asks for it."""
    place: Place = NOWHERE


@record
class Ban:
    """Words that texts do without."""

    words: Line
    """What to look for, whole words; `*` stands for any letters."""
    instead: Line | None = None
    """What to write in their place."""
    place: Place = NOWHERE


@record
class Signs:
    """Signs that stand in the wrong order."""

    signs: Line
    """What to look for, sign by sign."""
    instead: Line
    """What to write in their place."""
    place: Place = NOWHERE


@record
class Habits:
    """How one language is measured and which words it avoids."""

    measure: Annotated[Located, choice("fog-pl", "gunning")]
    """The formula for how hard a text is to read."""
    chapter: Whole
    """The highest score of a chapter that raises no warning."""
    one_page: Whole
    """The same for the policy on one page."""
    abbreviations: tuple[Line, ...] = ()
    """Words with a full stop that ends no sentence."""
    officialese: tuple[Ban, ...] = ()
    """Words of offices and statutes."""
    gendered: tuple[Ban, ...] = ()
    """Forms that suit only some readers."""
    typography: tuple[Signs, ...] = ()
    """Signs in an order that the language does not use."""
    place: Place = NOWHERE


@record
class Style:
    """How the texts of the handbook are written."""

    clause_words: Whole
    """The most words that a clause's statement may have."""
    one_page_words: Whole
    """The most words of the policy on one page that raise no warning."""
    languages: Annotated[dict[Line, Habits], Keyed]
    """Habits by language code."""
    one_page_words_more: Whole = 0
    """How many more words that page may have for each industry after the first."""
    place: Place = NOWHERE


Marks = Annotated[dict[Line, Line], Keyed]
"""Short hash of the confirmed text, by language of the translation."""
