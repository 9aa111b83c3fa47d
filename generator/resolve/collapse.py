"""Let one contact answer for every role that a company has nobody for."""

from __future__ import annotations

import dataclasses

from generator.model.handbook import Event
from generator.model.layers import Account, Company
from generator.model.place import Located
from generator.model.registers import ROLES
from generator.resolve.draft import Draft
from generator.resolve.entries import Entries
from generator.resolve.swap import Swap


def answering(own: Company | None, *, essentials: bool) -> Located | None:
    """Name the role whose contact answers for all others; None where none does.

    Args:
        own: The company file.
        essentials: True when the first contact answers unless the file says who does.
    """
    if own is None:
        return None
    if own.other_roles is not None or not essentials:
        return own.other_roles
    return own.contacts[0].role if own.contacts else None


def collapse(own: Company, heir: Located, entries: Entries, draft: Draft) -> tuple[Account, ...]:
    """Put a role in the place of every role that has no contact, and drop those.

    Roles that the company itself brings or amends stay: it wants them, and has to fill them.

    Args:
        own: The company file.
        heir: Id of the role that answers.
        entries: Roles and whatever names them; receives the result.
        draft: Chapters and clauses, likewise.

    Returns:
        The company's accounts, whose owners are handed over too.
    """
    roles = entries.registers[ROLES.name]
    filled = {str(contact.role) for contact in own.contacts} | {str(one.id) for one in own.roles}
    accounts = own.platforms
    if heir not in roles:
        return accounts
    for name in [one for one in roles if one not in filled and one != heir]:
        if any(map(_is_own, entries.history.get((ROLES.word, name), ()))):
            continue
        swap = Swap(ROLES.name, name, heir)
        del roles[name]
        for register, found in entries.registers.items():
            entries.registers[register] = {key: swap.within(one) for key, one in found.items()}
        for key, (chapter, layer) in draft.chapters.items():
            owner = swap.one(chapter.owner)
            draft.chapters[key] = (dataclasses.replace(chapter, owner=owner), layer)
        draft.reference_owner = swap.one(draft.reference_owner)
        draft.gatherings = tuple(swap.within(one) for one in draft.gatherings)
        accounts = tuple(swap.within(one) for one in accounts)
        roles = entries.registers[ROLES.name]
    return accounts


def _is_own(event: Event) -> bool:
    return event.layer.startswith("company:")
