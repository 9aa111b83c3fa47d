"""A clause: the smallest thing with an id, and the two ladders of its strength."""

from __future__ import annotations

from dataclasses import field
from typing import Annotated

from generator.model.asked import AskedAs, Conditions
from generator.model.choices import choice
from generator.model.fields import (
    Date,
    Id,
    ToAudience,
    ToReference,
    ToRequirement,
    ToSubject,
    ToTopic,
    Truth,
)
from generator.model.numbers import Period
from generator.model.place import NOWHERE, Located, Place
from generator.model.record import record
from generator.model.said import COUNTRY_WORDS, STRENGTH_REMARKS, STRENGTH_WORDS
from generator.model.text import Prose, Text

DUTIES = ("should", "must")
"""The ladder of what is to be done, from loose to tight."""
LADDERS = (("may", "ask first", "must not"), DUTIES)
"""The strengths, each ladder from loose to tight; a later layer may climb freely."""
STRENGTHS = tuple(strength for ladder in LADDERS for strength in ladder)
EU_MEMBERS = (
    *("AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU"),
    *("IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK"),
)
"""Member states: law of the Union holds in each of them."""
JURISDICTIONS = ("PL", "EU", "UK", "US", "INT", *(one for one in EU_MEMBERS if one != "PL"))

Strength = Annotated[
    Located, choice(*STRENGTHS, otherwise=STRENGTH_WORDS, remarks=STRENGTH_REMARKS)
]
Jurisdiction = Annotated[Located, choice(*JURISDICTIONS, otherwise=COUNTRY_WORDS)]


def weakens(before: str, after: str) -> bool:
    """Tell whether a change of strength goes down a ladder or crosses to the other one.

    >>> weakens("may", "must not"), weakens("must", "should"), weakens("must", "must not")
    (False, True, True)
    """
    for ladder in LADDERS:
        if before in ladder and after in ladder:
            return ladder.index(after) < ladder.index(before)
    return True


@record
class Example:
    """A wrong post beside the right one."""

    wrong: Text
    """The post as it should not be."""
    right: Text
    """The same thing, said well."""
    place: Place = field(default=NOWHERE, compare=False)


@record
class Local:
    """Paragraphs that a clause has only where the company works in certain places."""

    jurisdictions: tuple[Jurisdiction, ...]
    """Where they hold."""
    statement: Prose | None = None
    """What stands below the statement."""
    why: Prose | None = None
    """What stands below the reason."""
    guidance: Prose | None = None
    """What stands below the guidance."""
    place: Place = NOWHERE


@record
class Brief:
    """How a clause reads in an essentials handbook: of a firm where one person answers for all.

    A field that is given takes the place of the clause's own, the others stay.
    """

    statement: Prose | None = None
    """What holds."""
    guidance: Prose | None = None
    """Help in doing it."""
    examples: tuple[Example, ...] | None = None
    """Pairs of a wrong and a right post; none when empty."""
    remedy: Prose | None = None
    """What to do if it has already happened."""
    audience: tuple[ToAudience, ...] | None = None
    """Ids of the audiences."""
    place: Place = field(default=NOWHERE, compare=False)


@record
class Clause:
    """One rule of the policy."""

    id: Id
    """The chapter's id, a dot and a name."""
    title: Text
    """The rule in a few words; unique in the handbook."""
    strength: Strength
    """How binding the clause is."""
    audience: tuple[ToAudience, ...]
    """Ids of the audiences that the clause concerns."""
    statement: Prose
    """What holds."""
    why: Prose
    """The reason, in one or two short sentences."""
    guidance: Prose | None = None
    """Help in doing it."""
    examples: tuple[Example, ...] = ()
    """Pairs of a wrong and a right post."""
    remedy: Prose | None = None
    """What to do if it has already happened."""
    references: tuple[ToReference, ...] = ()
    """Ids of the legal references that the clause rests on."""
    house_rule: Truth = False
    """True when the clause has no legal background on purpose: it is our own rule."""
    topics: tuple[ToTopic, ...] = ()
    """Ids of the topics of published policies that the clause answers."""
    requirements: tuple[ToRequirement, ...] = ()
    """Ids of the requirements that the clause answers."""
    subjects: tuple[ToSubject, ...] = ()
    """Ids of the subjects on which the clause says who does what, for docs/subjects.md."""
    asked_as: AskedAs = field(default_factory=dict)
    """How people ask for the clause, a list for each language; only the search reads it."""
    jurisdictions: tuple[Jurisdiction, ...] = ()
    """Where the clause applies; everywhere when empty."""
    local: tuple[Local, ...] = ()
    """Paragraphs for certain places."""
    locked: Truth = False
    """True when later layers may not remove or weaken the clause."""
    essential: Truth = False
    """True when a small firm's handbook of essentials has the clause."""
    brief: Brief | None = None
    """How it reads there, where that is otherwise."""
    when: Conditions | None = None
    """When it applies to a post: for questions, the answers; `{}` for every post."""
    unless: Conditions | None = None
    """When it does not apply to a post: for other questions, the answers."""
    posting: Truth = True
    """False when the clause says nothing of posts, such as one on passwords; it has no `when`."""
    asks: Truth = False
    """True when doing what it demands means that somebody is asked before the post."""
    right: Truth = False
    """True when what the clause allows is a right, which no other clause can take away."""
    place: Place = NOWHERE

    @property
    def asked(self) -> bool | None:
        """True when it says for which posts it applies, False for none, None when it is unsaid."""
        said = self.when is not None or self.unless is not None
        return None if self.posting and not said else said

    @property
    def chapter(self) -> str:
        """The id of the clause's chapter."""
        return self.id.partition(".")[0]

    @property
    def anchor(self) -> str:
        """The clause's anchor on its page: the id with dots as hyphens."""
        return anchor(self.id)


def anchor(clause_id: str) -> str:
    """Turn a clause id into its anchor."""
    return clause_id.replace(".", "-")


@record
class Chapter:
    """An ordered group of clauses, one page."""

    id: Id
    """The chapter's id; the file is called NN-<id>.yml."""
    title: Text
    """The chapter's heading."""
    summary: Prose
    """What the reader takes away, in two or three sentences."""
    owner: Id
    """Id of the role that keeps the chapter."""
    reviewed: Date
    """Day of the last review."""
    review_months: Period
    """Months until the next review is due."""
    clauses: tuple[Clause, ...]
    """The clauses in order."""
    emergency: Truth = False
    """True for the chapter from which the card for an emergency is made."""
    place: Place = NOWHERE
