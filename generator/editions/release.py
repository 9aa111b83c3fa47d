"""What stands against handing a handbook out: one gate, before approval and before release."""

from __future__ import annotations

import dataclasses
import datetime

from generator.editions.beneath import moved
from generator.editions.late import check_late
from generator.editions.words import check_words, rewordings, unconfirmed
from generator.model.handbook import Handbook, Value
from generator.model.inputs import Inputs, strings, texts
from generator.model.layers import Company
from generator.model.place import NOWHERE, Located, Place
from generator.model.problems import Collector, Note, Problem
from generator.model.registers import ROLES
from generator.model.say import say, say_many
from generator.resolve.pointers import pointed_to
from generator.review.signing import check_drift
from generator.text.addresses import reserved
from generator.text.placeholders import braces, shown


def released(
    handbook: Handbook, inputs: Inputs, today: datetime.date, problems: Collector
) -> Handbook:
    """Give the handbook marked as a release.

    Raises:
        ProblemsFound: Something stands against handing it out (see `check_release`).
    """
    check_release(handbook, inputs, today, problems)
    problems.raise_if_failed()
    return dataclasses.replace(handbook, release=True)


def check_release(
    handbook: Handbook, inputs: Inputs, today: datetime.date, problems: Collector
) -> None:
    """Check everything that a release needs and a draft does not.

    Args:
        handbook: What shall be handed out.
        inputs: The layers that it was made from.
        today: The day that counts as today.
        problems: Receives HB604 (not approved), and what `check_open` finds.
    """
    _check_approved(handbook, problems)
    check_open(handbook, inputs, today, problems)


def check_open(
    handbook: Handbook, inputs: Inputs, today: datetime.date, problems: Collector
) -> None:
    """Check everything that has to be settled before an edition is approved.

    Whatever is approved can be released as well: a release asks for nothing else but the
    approval.

    Args:
        handbook: What shall become an edition.
        inputs: The layers that it was made from.
        today: The day that counts as today.
        problems: Receives HB605 (a value left to fill in), HB606 (a review has lapsed; for a
            reference only a warning), HB607 (drift), HB631 (an address for examples), HB632 (a
            role without a contact), HB633 (still the example's) and HB635 (the ground moved).
    """
    _check_values(handbook, problems)
    check_late(handbook, today, problems)
    check_drift(handbook, problems)
    if inputs.company is not None and isinstance(inputs.company.head, Company):
        _check_addresses(inputs, problems)
        _check_contacts(handbook, inputs.company.head, problems)
        _check_examples(inputs, inputs.company.head, problems)
        _check_ground(handbook, inputs, problems)


def left_open(handbook: Handbook, inputs: Inputs, today: datetime.date) -> tuple[Problem, ...]:
    """Give what stands between a company's handbook and its release, as open points.

    Args:
        handbook: The handbook.
        inputs: The layers that it was made from.
        today: The day that counts as today.

    Returns:
        Nothing for a handbook of no company, which is never released.
    """
    if handbook.company is None:
        return ()
    problems = Collector(told=inputs.told)
    check_release(handbook, inputs, today, problems)
    if handbook.standing.approved is None:
        waiting = unconfirmed(rewordings(handbook, inputs), inputs.editions)
        check_words(waiting, (), problems, bulk=False)
    return tuple(dataclasses.replace(one, open=not one.warning) for one in problems.found)


_ON_THE_START_PAGE = frozenset({"help_email", "incident_email", "incident_phone"})
"""Values that the start page shows, whatever texts there are."""


def _in_texts(handbook: Handbook) -> frozenset[str]:
    """Name the values that any text of the handbook says."""
    every = (handbook.chapters, *handbook.registers.values(), *handbook.labels.values())
    helps = (value.parameter for value in handbook.parameters.values() if value.parameter)
    around = (handbook.title, handbook.subtitle, handbook.intro, handbook.notice)
    one_page = (handbook.one_page_intro, handbook.one_page_closing)
    found = (
        brace.name
        for text in texts((*every, *helps, *around, *(one for one in one_page if one is not None)))
        for _, words in text.values
        for brace in braces(words)
    )
    return frozenset(name for name in found if name is not None)


def _check_values(handbook: Handbook, problems: Collector) -> None:
    own = handbook.company
    asked = _ON_THE_START_PAGE | _in_texts(handbook)
    for value in handbook.parameters.values():
        if value.name not in asked:
            # The chapters that would say it were taken out.
            continue
        if value.parameter is not None and value.parameter.fill_in and _as_shipped(value):
            # Owners mend their own file, so that is where it is told.
            told = value.setting.layer.startswith("company:") or own is None
            problems.add(
                "HB605",
                say(
                    "'{name}' is still '{value}', which each company should replace",
                    name=value.name,
                    value=shown(value, handbook.binding_language),
                ),
                value.setting.place if told or own is None else _settings_of(own),
                say("set {name} in company.yml", name=value.name),
                () if told else (Note(message=say("declared here"), place=value.setting.place),),
            )


def _settings_of(own: Company) -> Place:
    """Find where a company sets values; its own name where it sets none yet."""
    return next(iter(own.settings), own.name).place


def _as_shipped(value: Value) -> bool:
    """Tell whether a value is the default, or words of the default written down once more.

    A month or a number may be chosen and be the same by chance; an address can't.
    """
    first = (*value.overridden, value.setting)[0]
    chosen = value.parameter is not None and value.parameter.type in {"number", "month", "choice"}
    return value.at_default or (value.setting.value == first.value and not chosen)


def _check_addresses(inputs: Inputs, problems: Collector) -> None:
    """Report addresses of the company at which nobody can be reached (HB631)."""
    for text in strings(inputs.company):
        for offset, domain in reserved(text):
            problems.add(
                "HB631",
                say(
                    "nobody can be reached at '{domain}', a name that is set aside for examples",
                    domain=domain,
                ),
                text.inside(offset, len(domain)),
                say("write your own address"),
            )


def _check_contacts(handbook: Handbook, own: Company, problems: Collector) -> None:
    """Report roles that rules, tasks and cases name, and for which nobody is named (HB632)."""
    if handbook.essentials and not own.contacts:
        problems.add(
            "HB632",
            say("nobody is named whom people can ask"),
            own.place,
            say("add a contact to 'contacts:'; the first one answers for every role"),
        )
        return
    named = {str(contact.role) for contact in own.contacts}
    for role, count in pointed_to(handbook, ROLES).items():
        if role not in named:
            problems.add(
                "HB632",
                say_many(
                    "no contact is named for the role '{role}', to which {n} entry sends people",
                    "no contact is named for the role '{role}', to which {n} entries send people",
                    count,
                    role=role,
                ),
                own.contacts[0].place if own.contacts else own.place,
                say(
                    "add it to 'contacts:' with 'role: {role}', a name and an address;"
                    " or let one contact answer for every role without one:"
                    " 'other_roles: {other}'",
                    role=role,
                    other=own.contacts[0].role if own.contacts else "management",
                ),
            )


def _check_examples(inputs: Inputs, own: Company, problems: Collector) -> None:
    """Report what was copied from a made-up company and never changed (HB633)."""
    if own.example:
        problems.add(
            "HB633",
            say("the company is marked as a made-up example"),
            own.name.place,
            say("make everything your own, then delete the line 'example: true'"),
        )
    adopted = set(own.adopted)
    for one in inputs.borrowed:
        if one.name not in adopted:
            problems.add(
                "HB633",
                say("'{name}' is still as in the shipped example", name=one.name),
                one.place,
                say("write or choose your own; to keep it on purpose, add its name to 'adopted:'"),
            )


def _check_ground(handbook: Handbook, inputs: Inputs, problems: Collector) -> None:
    for one in moved(handbook, inputs):
        problems.add(
            "HB635",
            say(
                "the rule below your change of '{id}' reads otherwise than when you last decided",
                id=one.id,
            ),
            one.place,
            say(
                "compare with `handbook upgrade {name}`, then decide with --keep {id}",
                name=handbook.name,
                id=one.id,
            ),
        )


def _check_approved(handbook: Handbook, problems: Collector) -> None:
    own = handbook.company
    if own is None:
        problems.add(
            "HB604",
            say(
                "'{name}' is no company's handbook, so it has no approved edition",
                name=handbook.name,
            ),
            NOWHERE,
            say("build it as a draft, or name a company"),
        )
        return
    if handbook.standing.approved is not None:
        return
    place = own.version.place if isinstance(own.version, Located) else own.place
    same = [past for past in handbook.standing.history if past.approval.version == handbook.version]
    if same:
        day = same[0].approval.date
        message = say(
            "the text has changed since version '{version}' was approved on {day}",
            version=handbook.version,
            day=day,
        )
        hint = say("raise the version in company.yml, then approve it as the one before")
    else:
        message = say("nobody has approved version '{version}'", version=handbook.version)
        hint = say(
            "run `handbook approve --company {name} --version {version}"
            ' --by "who decides" --note "what this edition is"`',
            name=handbook.name,
            version=handbook.version,
        )
    problems.add("HB604", message, place, hint)
