"""Check a company's contacts: each says something of its own, and its hours can be read."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.model.layers import Contact
from generator.model.place import Located
from generator.model.problems import Collector, Note
from generator.model.say import say
from generator.model.text import Text

_LONE_NUMBER = re.compile(r"\d+(?:[.:,]\d+)?")
"""One number or one time, which says neither from when nor until when."""


def check_contacts(contacts: Iterable[Contact], problems: Collector) -> None:
    """Report contacts that stand twice, and hours and regions that say nothing.

    Args:
        contacts: Whom the company file names.
        problems: Receives HB103 (no hours, no place) and HB201 (the same contact twice).
    """
    found: dict[tuple[object, ...], Contact] = {}
    for one in contacts:
        for said in _said(one.hours):
            if _LONE_NUMBER.fullmatch(said.strip()):
                message = say("expected hours such as 'pn.–pt. 8–16', found '{found}'", found=said)
                hint = say("write from when to when somebody is there, and on which days")
                problems.add("HB103", message, said.place, hint)
        for said in _said(one.region):
            if not any(sign.isalpha() for sign in said):
                message = say("expected the name of a place or region, found '{found}'", found=said)
                problems.add("HB103", message, said.place, say("write it in words"))
        first = found.setdefault(_key(one), one)
        if first is not one:
            problems.add(
                "HB201",
                say("the contact '{name}' for the role '{role}' is given twice", **_told(one)),
                one.role.place,
                say("delete one of them; or say with 'region:' or 'hours:' how they differ"),
                (Note(message=say("first given here"), place=first.role.place),),
            )


def _said(text: Text | None) -> Iterable[Located]:
    """Walk the words of a text, each once: what needs no language stands there for every one."""
    return {said.place: said for _, said in text.values}.values() if text else ()


def _told(one: Contact) -> dict[str, object]:
    return {"name": one.name, "role": one.role}


def _key(one: Contact) -> tuple[object, ...]:
    """Give what tells a contact from others, without capitals and spaces."""
    texts = (
        tuple((str(code), _low(said)) for code, said in text.values) if text else ()
        for text in (one.hours, one.region)
    )
    phone = re.sub(r"\D", "", one.phone or "")
    return (str(one.role), _low(one.name), one.email.casefold(), phone, *texts)


def _low(said: str) -> str:
    return " ".join(said.casefold().split())
