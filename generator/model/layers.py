"""What each kind of source file holds, and the layer that a folder of files makes."""

from __future__ import annotations

from dataclasses import field
from typing import Annotated

from generator.model.addresses import Email, Link
from generator.model.asked import AskedAs
from generator.model.brand import Brand
from generator.model.change import Change
from generator.model.choices import choice
from generator.model.clause import Jurisdiction
from generator.model.edition import Version
from generator.model.entries import Duty, Named, Role
from generator.model.fields import (
    Date,
    Id,
    Keyed,
    Line,
    ParameterName,
    Raw,
    ToPlatform,
    ToRole,
    Truth,
)
from generator.model.numbers import LanguageCode
from generator.model.pages import Publishable
from generator.model.place import NOWHERE, Located, Place
from generator.model.record import record
from generator.model.said import EDITION_WORDS
from generator.model.text import Prose, Text


@record
class OnePage:
    """The policy on one page."""

    duties: tuple[Duty, ...]
    """The headline duties."""
    intro: Prose | None = None
    """What stands before the duties; a company may say it in its own words."""
    closing: Prose | None = None
    """What stands after them; likewise."""
    place: Place = NOWHERE


@record
class Gathering:
    """Chapters that stand as one in an essentials handbook, where most have a clause or two."""

    id: Id
    """Id of the chapter that they make."""
    title: Text
    """Its heading."""
    summary: Prose
    """What the reader takes away."""
    owner: ToRole
    """Id of the role that keeps it."""
    chapters: tuple[Id, ...]
    """Ids of the chapters; they keep the order that they have."""
    place: Place = NOWHERE


@record
class Base:
    """handbook.yml: what the whole handbook is."""

    version: Version
    """Version of the base policy."""
    title: Text
    """The handbook's title."""
    subtitle: Text
    """One line below it."""
    languages: Annotated[dict[LanguageCode, Line], Keyed]
    """Language code and the language's own name, in order."""
    binding_language: Line
    """The language that counts when texts differ."""
    valid_from: Date
    """Since when this version holds."""
    intro: Prose
    """What the handbook is, in two sentences."""
    notice: Prose
    """What it is not: legal advice."""
    roles: tuple[Role, ...]
    """Roles that own chapters and tasks."""
    audiences: tuple[Named, ...]
    """Groups of readers."""
    areas: tuple[Named, ...]
    """Areas of the annual review."""
    everyone: Id | None = None
    """Id of the audience that takes everybody in."""
    reference_owner: Id | None = None
    """Id of the role that checks the legal references; the first role when left out."""
    law_languages: Annotated[dict[Jurisdiction, LanguageCode], Keyed] = field(default_factory=dict)
    """The language in which a jurisdiction publishes its law, where it is one."""
    example_company: Text | None = None
    """What texts call the company in a handbook of no company."""
    essentials: tuple[Gathering, ...] = ()
    """How an essentials handbook gathers the chapters; those not named stand alone."""
    asked_as: Annotated[dict[Id, AskedAs], Keyed] = field(default_factory=dict)
    """How people ask for pages beside the chapters, by the name of the page's file."""
    place: Place = NOWHERE


@record
class Profile:
    """profile.yml: an industry's changes and settings."""

    id: Id
    """The profile's id, equal to its folder's name."""
    name: Text
    """The industry."""
    summary: Prose
    """What the profile adds."""
    sector: Id | None = None
    """What references call the industry, where that is another word than the id."""
    roles: tuple[Role, ...] = ()
    """Further roles."""
    audiences: tuple[Named, ...] = ()
    """Further groups of readers."""
    areas: tuple[Named, ...] = ()
    """Further review areas."""
    settings: Annotated[dict[ParameterName, Raw], Keyed] = field(default_factory=dict)
    """Values for parameters, each with a reason."""
    changes: tuple[Change, ...] = ()
    """Changes of clauses, chapters and entries of registers."""
    place: Place = NOWHERE


@record
class Contact:
    """Whom to ask in a company."""

    role: ToRole
    """Id of the role."""
    name: Line
    """The person's or the team's name."""
    email: Email
    """Where to write."""
    phone: Line | None = None
    """Where to call."""
    hours: Text | None = None
    """When somebody is there, such as `pn.–pt. 8–16`."""
    region: Text | None = None
    """The place or region that it answers for, where several contacts share a role."""
    place: Place = NOWHERE


@record
class SignOff:
    """Where people confirm that they know the rules; edition and digest are filled in."""

    form: Link | None = None
    """Address of the company's own form."""
    email: Email | None = None
    """Where to write instead."""
    place: Place = NOWHERE


@record
class Account:
    """A platform as the company uses it, or one of several accounts on it."""

    platform: ToPlatform
    """Id of the platform."""
    used: Truth
    """Whether the company uses it."""
    owner: ToRole | None = None
    """Id of the role that owns the account."""
    account: Line | None = None
    """Name of the account; each has one where the platform has several."""
    address: Link | None = None
    """Where the account is found, as the browser shows it."""
    official: Truth | None = None
    """False for an account that does not speak for the company, such as one of a staff club."""
    place: Place = NOWHERE


@record
class Company:
    """company.yml: the organisation's own settings and changes."""

    name: Line
    """The name that texts use."""
    legal_name: Line | None = None
    """The full name in the register of companies."""
    title: Text | None = None
    """The handbook's title, where it is another than the base's."""
    subtitle: Text | None = None
    """The line below the title, likewise."""
    edition: Annotated[Located, choice("full", "essentials", otherwise=EDITION_WORDS)] | None = None
    """`essentials` for a small firm: what the law asks of everybody, and little else."""
    keep: tuple[Id, ...] = ()
    """Ids of further clauses that an essentials handbook has."""
    industries: tuple[Id, ...] = ()
    """Profiles used when the command names none."""
    languages: tuple[LanguageCode, ...] = ()
    """Languages of the handbook, in order; those of the base policy when empty."""
    fallback: Annotated[dict[LanguageCode, LanguageCode], Keyed] = field(default_factory=dict)
    """For a further language, the language whose words stand in for texts that it lacks."""
    binding_language: Line | None = None
    """The language that counts when texts differ."""
    jurisdictions: tuple[Jurisdiction, ...] = ()
    """Where the company works; PL and EU when empty."""
    version: Version | None = None
    """The edition's number."""
    valid_from: Date | None = None
    """Since when the edition holds."""
    contacts: tuple[Contact, ...] = ()
    """Whom to ask."""
    other_roles: ToRole | None = None
    """Id of the role whose contact answers for every role that has no contact."""
    platforms: tuple[Account, ...] = ()
    """Platforms that the company uses or refuses."""
    example: Truth = False
    """True for a made-up company that shows how it is done; it can't be released."""
    adopted: tuple[Line, ...] = ()
    """What was taken over from a shipped example on purpose: ids of clauses or entries, keys."""
    sign_off: SignOff | None = None
    """Where people confirm that they know the rules."""
    brand: Brand | None = None
    """Logo and colours."""
    chapter_order: tuple[Id, ...] = ()
    """Ids of all chapters, in the order wanted; as they come when empty."""
    publish: tuple[Publishable, ...] = ()
    """Which of the owner's pages and notes the employees' site and the printed book hold."""
    roles: tuple[Role, ...] = ()
    """Further roles."""
    audiences: tuple[Named, ...] = ()
    """Further groups of readers."""
    areas: tuple[Named, ...] = ()
    """Further review areas."""
    settings: Annotated[dict[ParameterName, Raw], Keyed] = field(default_factory=dict)
    """Values for parameters."""
    changes: tuple[Change, ...] = ()
    """Changes of clauses, chapters and entries of registers."""
    place: Place = NOWHERE


LayerFile = Base | Profile | Company
