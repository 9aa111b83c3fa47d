"""Read what somebody answers about a company; each answer that can't be is told with what can."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from generator.model.addresses import is_email
from generator.model.clause import JURISDICTIONS
from generator.model.entries import Parameter
from generator.model.folders import TAKEN, fault_of, plain_name
from generator.model.founding import NewContact
from generator.model.gaps import unnamed, whole_gap
from generator.model.nearest import did_you_mean
from generator.model.place import Located
from generator.model.problems import Collector, UsageFault
from generator.model.said import COUNTRY_WORDS
from generator.model.say import say
from generator.model.signs import HIDDEN, normal
from generator.resolve.settings import called_choices, read_value
from generator.sources.pictures import refuse_unfit
from generator.text.signs import refuse_signs

_FOLDER = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_LONGEST = 200
"""Characters of a name; the longest names of companies have some hundred."""
_NONE = {"", "none", "brak", "-"}
_MONTHS = 12
_PEOPLE = 10_000_000


def folder_name(words: str, taken: Iterable[str] = ()) -> str:
    """Take the name of a new folder."""
    near = plain_name(words)
    if not _FOLDER.fullmatch(words):
        raise UsageFault(
            say("'{name}' is no name for a folder", name=words),
            say("write '{near}'", near=near)
            if near
            else say("use lower-case letters a to z, numbers and hyphens"),
        )
    if words in {*taken, *TAKEN}:
        raise UsageFault(
            say("'{name}' is the name of something else that is built", name=words),
            say("choose another name, such as '{name}'", name=f"{words}-1"),
        )
    if reason := fault_of(words):
        raise UsageFault(
            say("'{name}' is no name for a folder: {why}", name=words, why=reason),
            say("choose another name"),
        )
    return words


def line(words: str) -> str:
    """Take one line of text that can be printed, in its normal form."""
    words = normal(words).strip()
    if "\n" in words or "\r" in words or HIDDEN.search(words):
        raise UsageFault(
            say("'{words}' holds signs that can't be seen", words=words[:40]),
            say("type it anew, on one line"),
        )
    if len(words) > _LONGEST:
        raise UsageFault(
            say(
                "the text has {count} characters, more than {most}", count=len(words), most=_LONGEST
            ),
            say("say it more briefly"),
        )
    refuse_signs(words)
    return words


def name(words: str) -> str:
    """Take the name of a company, which can't be empty."""
    if not line(words):
        raise UsageFault(say("the name is empty"), say("write it as the rules should have it"))
    return line(words)


def size(words: str) -> int | None:
    """Take a number of people; nothing when it is left open."""
    if words in _NONE:
        return None
    plain = words.replace(" ", "").replace("\N{NO-BREAK SPACE}", "")
    if not plain.isascii() or not plain.isdigit() or not 0 < int(plain[:9]) <= _PEOPLE:
        raise UsageFault(
            say("'{words}' is no number of people", words=words), say("write it as 80")
        )
    return int(plain)


def several(words: str) -> tuple[str, ...]:
    """Cut a list at its commas, without doubles."""
    if words.strip().lower() in _NONE:
        return ()
    parts = (part.strip() for part in re.split(r"[,;]", words))
    return tuple(dict.fromkeys(part for part in parts if part))


def industries(words: str, known: Iterable[str]) -> tuple[str, ...]:
    """Take names of profiles; none of them is an answer, too."""
    choices = list(known)
    found = tuple(one.lower() for one in several(words))
    for one in found:
        if one not in choices:
            raise UsageFault(
                say("there is no industry profile '{name}'", name=one), did_you_mean(one, choices)
            )
    return found


def languages(words: str, known: Iterable[str]) -> tuple[str, ...]:
    """Take codes of languages, the binding one first."""
    choices = list(known)
    found = tuple(one.lower() for one in several(words)) or tuple(choices)
    for one in found:
        if one not in choices:
            raise UsageFault(
                say("the base policy has no language '{name}'", name=one),
                did_you_mean(one, choices),
            )
    return found


def places(words: str) -> tuple[str, ...]:
    """Take jurisdictions."""
    named = (COUNTRY_WORDS.get(one.lower(), one.upper()) for one in several(words))
    found = tuple(named) or ("PL", "EU")
    for one in found:
        if one not in JURISDICTIONS:
            raise UsageFault(
                say("there is no place '{name}'", name=one), did_you_mean(one, JURISDICTIONS)
            )
    return found


def platforms(words: str, known: Mapping[str, str]) -> tuple[str, ...] | None:
    """Take the platforms that are used, by id or by name; None when it is left open."""
    if not words.strip():
        return None
    ids = {shown.lower(): one for one, shown in known.items()} | {one: one for one in known}
    found = several(words)
    for one in found:
        if one.lower() not in ids:
            raise UsageFault(
                say("there is no platform '{name}'", name=one), did_you_mean(one.lower(), known)
            )
    return tuple(ids[one.lower()] for one in found)


def contact(words: str, role: str) -> NewContact | None:
    """Take `name, address` or `name, address, phone`; None when it is left open."""
    if not words.strip():
        return None
    parts = [line(part) for part in words.split(",")]
    # A name may have a comma of its own; the address tells where it ends.
    at = next((index for index, part in enumerate(parts) if is_email(part)), 0)
    if at == 0 or len(parts) > at + 2:
        raise UsageFault(
            say("'{words}' is no contact", words=words),
            say("write: name, address, phone; such as: Anna Nowak, anna@lab.example, 22 000 00 00"),
        )
    phone = parts[at + 1] if len(parts) > at + 1 else ""
    who = ", ".join(parts[:at])
    if gap := unnamed(who, "name") or whole_gap(who):
        raise UsageFault(
            say("'{gap}' only keeps a place for what is to be said", gap=gap.strip()),
            say("leave the contact out until you know whom people can ask"),
        )
    return NewContact(role=role, name=who, email=parts[at], phone=phone)


def colour(words: str) -> str:
    """Take a colour; empty when it is left open."""
    if words in _NONE:
        return ""
    written = words if words.startswith("#") else f"#{words}"
    if not _COLOUR.fullmatch(written):
        raise UsageFault(
            say("'{words}' is no colour", words=words),
            say("write # and six digits or letters a to f, such as '#1f3a5f'"),
        )
    return written.lower()


def logo(words: str) -> Path | None:
    """Take the path of a picture that can be a logo; None when it is left open."""
    if words.strip().lower() in _NONE:
        return None
    path = Path(words.strip().strip('"')).expanduser()
    if not path.is_file():
        raise UsageFault(
            say("there is no picture '{path}'", path=path),
            say("write the path of an SVG, PNG or JPEG file; the file stays where it is"),
        )
    refuse_unfit(path)
    return path


def month(words: str) -> int:
    """Take a month as its number."""
    if not words.isascii() or not words.isdigit() or not 1 <= int(words[:3]) <= _MONTHS:
        raise UsageFault(
            say("'{words}' is no month", words=words), say("write its number, 1 to 12")
        )
    return int(words)


def choice(words: str, key: str, parameter: Parameter) -> str:
    """Take one of a parameter's choices, by its id or by what people call it."""
    words = words.strip() or str(parameter.default)
    meant = [one for said, one in called_choices(parameter) if said.casefold() == words.casefold()]
    return str(setting(meant[0] if meant else words, key, parameter))


def setting(words: str, key: str, parameter: Parameter) -> str | int | None:
    """Take a parameter's value in one language; None when it is left open."""
    if not words.strip():
        return None
    text = line(words)
    if parameter.type == "text":
        return text
    problems = Collector()
    value = read_value(Located(text), parameter, Located(key), problems)
    if problems.found:
        raise UsageFault(problems.found[0].message, problems.found[0].hint)
    return value if isinstance(value, int) else text
