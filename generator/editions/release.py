"""What stands against handing a handbook out: one gate, before approval and before release."""

from __future__ import annotations

import dataclasses
import datetime

from generator.editions.beneath import moved
from generator.editions.late import check_ended, check_late, check_start
from generator.editions.values import check_values
from generator.editions.words import check_words
from generator.model.handbook import Handbook
from generator.model.inputs import Inputs, strings
from generator.model.layers import Company
from generator.model.place import NOWHERE, Located
from generator.model.problems import Collector, Problem
from generator.model.registers import ROLES
from generator.model.say import say, say_many
from generator.resolve.pointers import pointed_to
from generator.review.signing import check_drift
from generator.text.addresses import reserved
from generator.text.typing import check_profiles


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
            role without a contact), HB633 (still the example's), HB635 (the ground moved), HB636
            (an exception has ended), HB637 (an account that is not named) and HB452 (a gap in a
            profile; those of the company are told when it is loaded).
    """
    check_values(handbook, problems)
    check_late(handbook, today, problems)
    check_ended(handbook, today, problems)
    check_start(handbook, inputs, problems)
    check_drift(handbook, problems)
    _check_profiles(handbook, inputs, problems)
    if inputs.company is not None and isinstance(inputs.company.head, Company):
        _check_addresses(inputs, problems)
        _check_contacts(handbook, inputs.company.head, problems)
        _check_accounts(handbook, problems)
        _check_examples(inputs, inputs.company.head, problems)
        _check_ground(handbook, inputs, problems)


def left_open(handbook: Handbook, inputs: Inputs, today: datetime.date) -> tuple[Problem, ...]:
    """Give what stands between a company's handbook and its release, as open points.

    Args:
        handbook: The handbook.
        inputs: The layers that it was made from.
        today: The day that counts as today.

    Returns:
        For a handbook of no company, which is never released, only what its profiles lack.
    """
    problems = Collector(told=inputs.told)
    if handbook.company is None:
        _check_profiles(handbook, inputs, problems)
    else:
        check_release(handbook, inputs, today, problems)
    if handbook.company is not None and handbook.standing.approved is None:
        check_words(handbook.own_words, (), problems, bulk=False)
    return tuple(dataclasses.replace(one, open=not one.warning) for one in problems.found)


def _check_profiles(handbook: Handbook, inputs: Inputs, problems: Collector) -> None:
    """Report gaps in profiles (HB452): a new one is made of them, and has to build all the same."""
    lent = handbook.company.fallback.values() if handbook.company else ()
    check_profiles(inputs, {*handbook.languages, *lent}, problems)


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


def _check_accounts(handbook: Handbook, problems: Collector) -> None:
    """Report platforms in use of which no reader learns our account (HB637)."""
    for one in handbook.accounts:
        if one.used and not one.account and one.address is None:
            problems.add(
                "HB637",
                say(
                    "'{id}' is used, but the list of our official accounts names none on it, so"
                    " that readers take the real one for a fake",
                    id=one.platform,
                ),
                one.platform.place,
                say(
                    "add below it 'account:' with the name, or 'address:' with the address as the"
                    " browser shows it"
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
