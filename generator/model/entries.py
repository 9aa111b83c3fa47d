"""Entries of the registers that stand beside the clauses."""

from __future__ import annotations

from dataclasses import field
from typing import Annotated

from generator.model.addresses import Domain
from generator.model.choices import choice
from generator.model.clause import Jurisdiction
from generator.model.fields import (
    Id,
    Keyed,
    Line,
    ParameterName,
    Raw,
    ToArea,
    ToAudience,
    ToClause,
    ToReference,
    ToRequirement,
    ToRole,
    Truth,
    Whole,
)
from generator.model.numbers import Month
from generator.model.place import NOWHERE, Located, Place
from generator.model.record import record
from generator.model.text import Prose, Text

TRIGGERS = ("new-platform", "strategy-change", "incident", "law-change")


@record
class Role:
    """A role that owns chapters, tasks or contacts."""

    id: Id
    """Named by `owner` keys and by contacts."""
    name: Text
    """What readers call the role."""
    duty: Text
    """What the role does for the policy."""
    team: ParameterName | None = None
    """Name of the parameter by which texts call the role's team."""
    place: Place = NOWHERE


@record
class Named:
    """Something that has an id and a name only, such as an audience."""

    id: Id
    """Named by other entries."""
    name: Text
    """What readers see."""
    place: Place = NOWHERE


@record
class Choice:
    """One of the values of a parameter of type `choice`."""

    id: Id
    """The value to write in settings."""
    name: Text
    """What the pages show."""
    forms: Annotated[dict[ParameterName, Text], Keyed] = field(default_factory=dict)
    """The word in the forms that sentences need, by names of the author's own: `{body:gen}`
    prints the form `gen` of the choice that holds. All choices have the same forms."""
    also: tuple[Line, ...] = ()
    """Other words that people write for it; a hint then leads to its id."""
    place: Place = NOWHERE


WORDED = frozenset({"text", "phone"})
"""Kinds of parameter whose value may be other words in each language."""


@record
class Parameter:
    """A named value that texts use and layers set."""

    label: Text
    """What the value is."""
    help: Text
    """How to choose it."""
    type: Annotated[Located, choice("number", "text", "choice", "month", "email", "phone", "link")]
    """The kind of value."""
    default: Raw
    """The value when no layer sets one."""
    local: Annotated[dict[Jurisdiction, Raw], Keyed] = field(default_factory=dict)
    """Other values where the company works in a certain place; its first such place counts."""
    minimum: Whole | None = None
    """The smallest number allowed."""
    maximum: Whole | None = None
    """The greatest number allowed."""
    stricter: Annotated[Located, choice("lower", "higher")] | None = None
    """Which of two numbers wins when profiles differ."""
    fill_in: Truth = False
    """True when each company should set its own value."""
    choices: tuple[Choice, ...] = ()
    """The values of a parameter of type `choice`."""
    counted: Annotated[dict[ParameterName, Text], Keyed] = field(default_factory=dict)
    """What may stand behind a number, by a name of the author's own: for each language its forms,
    such as `rok | lata | lat`. `{name:form}` prints the number with the form that goes with it."""
    place: Place = NOWHERE

    @property
    def inflected(self) -> tuple[str, ...]:
        """Names of the forms that each choice has; empty for all other parameters."""
        return tuple(map(str, self.choices[0].forms)) if self.choices else ()


@record
class Risk:
    """A threat, what it leads to and how to avoid it."""

    id: Id
    """The risk's id."""
    threat: Text
    """What may happen."""
    consequence: Text
    """What it would lead to."""
    avoid: Text
    """How to keep it from happening."""
    owner: ToRole
    """Id of the role that watches the risk."""
    clauses: tuple[ToClause, ...]
    """Ids of the clauses that answer it."""
    requirements: tuple[ToRequirement, ...] = ()
    """Ids of the requirements that the risk answers."""
    jurisdictions: tuple[Jurisdiction, ...] = ()
    """Where it matters; everywhere when empty."""
    essential: Truth = False
    """True when a small firm's handbook of essentials has it."""
    place: Place = NOWHERE


@record
class Option:
    """One way to act in a scenario."""

    text: Text
    """What one could do."""
    verdict: Annotated[Located, choice("right", "wrong")]
    """Whether it is the right choice."""
    because: Text
    """Why."""
    place: Place = NOWHERE


@record
class Scenario:
    """A case to think through."""

    id: Id
    """The scenario's id."""
    title: Text
    """A few words that name the case."""
    story: Prose
    """What happened."""
    options: tuple[Option, ...]
    """Ways to act; exactly one is right."""
    lesson: Prose
    """The point to remember."""
    clauses: tuple[ToClause, ...]
    """Ids of the clauses that decide the case."""
    audience: tuple[ToAudience, ...]
    """Ids of the audiences that the case is for."""
    references: tuple[ToReference, ...] = ()
    """Ids of legal references behind the case."""
    jurisdictions: tuple[Jurisdiction, ...] = ()
    """Where it matters; everywhere when empty."""
    essential: Truth = False
    """True when a small firm's handbook of essentials has it."""
    place: Place = NOWHERE


@record
class Term:
    """A word explained in the glossary."""

    id: Id
    """The term's id."""
    term: Text
    """The word."""
    definition: Prose
    """What it means, in everyday words."""
    jurisdictions: tuple[Jurisdiction, ...] = ()
    """Where it matters; everywhere when empty."""
    essential: Truth = False
    """True when a small firm's handbook of essentials has it."""
    place: Place = NOWHERE


@record
class ReviewTask:
    """One task of the annual review, or of a review between."""

    id: Id
    """The task's id."""
    area: ToArea
    """Id of the review area."""
    task: Text
    """What to do."""
    evidence: Text
    """What proves that it was done."""
    owner: ToRole
    """Id of the role that does it."""
    clauses: tuple[ToClause, ...]
    """Ids of the clauses concerned."""
    month: Month | None = None
    """Month of the year, 1 to 12; or else a trigger."""
    trigger: Annotated[Located, choice(*TRIGGERS)] | None = None
    """What sets the task off; or else a month."""
    jurisdictions: tuple[Jurisdiction, ...] = ()
    """Where it matters; everywhere when empty."""
    essential: Truth = False
    """True when a small firm's handbook of essentials has it."""
    place: Place = NOWHERE


@record
class Reply:
    """A text that is ready to copy."""

    id: Id
    """The text's id."""
    kind: Annotated[Located, choice("reply", "disclaimer", "statement", "house-rules")]
    """What sort of text it is."""
    title: Text
    """A few words that name it."""
    when: Text
    """When to use it."""
    text: Text
    """The text itself; things to fill in stand in square brackets."""
    clauses: tuple[ToClause, ...]
    """Ids of the clauses that it carries out."""
    jurisdictions: tuple[Jurisdiction, ...] = ()
    """Where it matters; everywhere when empty."""
    essential: Truth = False
    """True when a small firm's handbook of essentials has it."""
    place: Place = NOWHERE


@record
class Platform:
    """A platform that a company may use."""

    id: Id
    """Named in the company file."""
    name: Line
    """Its name."""
    use: Text
    """What it is usually good for."""
    domains: tuple[Domain, ...] = ()
    """Where its accounts have their addresses, such as `youtube.com`; anywhere when empty."""
    place: Place = NOWHERE


@record
class Duty:
    """One headline of the policy on one page."""

    id: Id
    """The duty's id."""
    title: Text
    """The duty in a few words."""
    text: Prose
    """The duty in up to three sentences."""
    clauses: tuple[ToClause, ...]
    """Ids of the clauses that say more."""
    essential: Truth = False
    """True when a small firm's handbook of essentials has it."""
    brief: Prose | None = None
    """The duty as it reads there, where that is otherwise."""
    place: Place = NOWHERE


@record
class Route:
    """One wish of a reader."""

    id: Id
    """The route's id."""
    wish: Text
    """What the reader wants to do, so that it continues "I want to"."""
    clause: ToClause
    """Id of the clause that answers; the route is not shown where the clause was taken out."""
    urgent: Annotated[Located, choice("step", "case")] | None = None
    """Where it also stands when something went wrong: as one of the first steps, by its clause's
    title, or as a case of its own, by its wish."""
    place: Place = NOWHERE
