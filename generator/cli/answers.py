"""Read what somebody answers about a company; each answer that can't be is told with what can."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from generator.model.addresses import is_email
from generator.model.clause import JURISDICTIONS
from generator.model.entries import WORDED, Parameter
from generator.model.folders import TAKEN, fault_of, plain_name
from generator.model.founding import NewContact
from generator.model.gaps import gaps, unnamed, whole_gap
from generator.model.nearest import did_you_mean
from generator.model.place import Located
from generator.model.problems import Collector, UsageFault
from generator.model.said import COUNTRY_WORDS
from generator.model.say import say
from generator.model.signs import HIDDEN, normal
from generator.model.typed import as_email, unaccented
from generator.resolve.settings import called_choices, read_value
from generator.sources.pictures import refuse_unfit
from generator.text.signs import refuse_signs

_FOLDER = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_LONGEST = 200
"""Characters of a name; the longest names of companies have some hundred."""
_NONE = {"", "none", "brak", "-"}
_COUNTED = re.compile(r"(?i)(?<=\d)(?:osób|osoby|osoba|os\.|pracowników|people|employees)$")
"""What is counted, behind a number of people."""
_AND = re.compile(r"[,;]|\s+(?:i|oraz|and)\s+")
_PHONE = re.compile(
    r"(?i)(?:(?:tel|telefon|phone)\b[.:]*\s*)?\+?[(\d][\d ()./+-]{0,40}"
    r"(?:(?:w|ext)[\w.]{0,12} ?\d{1,9}|\(.{0,60}\))?"
)
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
    return _filled(line(words))


def legal_form(words: str) -> str:
    """Take what follows the name in the register; empty when it is left open."""
    return _filled(line(words))


def _filled(words: str, *, may_say_no: bool = False) -> str:
    """Take a text that is no gap of a template."""
    for _, gap in gaps(words, may_say_no=may_say_no):
        raise UsageFault(
            say("'{gap}' only keeps a place for what is to be said", gap=gap.strip()),
            say("write what belongs there"),
        )
    return words


def size(words: str) -> int | None:
    """Take a number of people; nothing when it is left open."""
    if words in _NONE:
        return None
    plain = words.replace(" ", "").replace("\N{NO-BREAK SPACE}", "")
    plain = _COUNTED.sub("", plain)
    if not plain.isascii() or not plain.isdigit() or not 0 < int(plain[:9]) <= _PEOPLE:
        raise UsageFault(
            say("'{words}' is no number of people", words=words), say("write it as 80")
        )
    return int(plain)


def several(words: str) -> tuple[str, ...]:
    """Cut a list at its commas and its "and", without doubles."""
    if words.strip().lower() in _NONE:
        return ()
    parts = (part.strip() for part in _AND.split(words))
    return tuple(dict.fromkeys(part for part in parts if part))


def industries(
    words: str, known: Iterable[str], called: Mapping[str, str] | None = None
) -> tuple[str, ...]:
    """Take ids of profiles, or what they are called; none of them is an answer, too.

    Args:
        words: The answer.
        known: The ids.
        called: The ids by their titles.
    """
    choices = list(known)
    titles = {title.casefold(): one for title, one in (called or {}).items()}
    known_as = {**{one.casefold(): one for one in choices}, **titles}
    # A title may hold a comma or an "and" of its own.
    parts = [words.strip()] if words.strip().casefold() in known_as else words.split(",")
    named = ((part.strip(), several(part)) for part in parts)
    parts = [
        one for said, cut in named for one in ((said,) if said.casefold() in known_as else cut)
    ]
    found = tuple(dict.fromkeys(known_as.get(one.casefold(), one.lower()) for one in parts))
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
    """Take a name, an address and maybe a phone, in any order; None when it is left open."""
    if not words.strip():
        return None
    parts = [part for part in map(line, re.split("[,;]", words)) if part]
    mails = [part for part in parts if is_email(part)]
    phones = [part for part in parts if part not in mails and _PHONE.fullmatch(part)]
    # A name may have a comma of its own.
    who = ", ".join(part for part in parts if part not in mails and part not in phones)
    if "@" in who:
        raise _no_address(words, next(part for part in parts if "@" in part and part not in mails))
    if not who or len(mails) != 1 or len(phones) > 1 or _behind(parts, mails[0], phones):
        raise UsageFault(
            say("'{words}' is no contact", words=words),
            say("write: name, address, phone; such as: Anna Nowak, anna@lab.example, 22 000 00 00"),
        )
    if gap := unnamed(who, "name") or whole_gap(who):
        raise UsageFault(
            say("'{gap}' only keeps a place for what is to be said", gap=gap.strip()),
            say("leave the contact out until you know whom people can ask"),
        )
    return NewContact(role=role, name=who, email=mails[0], phone=next(iter(phones), ""))


def _behind(parts: list[str], mail: str, phones: list[str]) -> bool:
    """Tell whether words that are neither stand on both sides of an address."""
    at = parts.index(mail)
    known = {mail, *phones}
    return any(one not in known for one in parts[:at]) and any(
        one not in known for one in parts[at:]
    )


def _no_address(words: str, wrong: str) -> UsageFault:
    """Say what is wrong with a word that was to be an address of mail."""
    near = as_email(wrong)
    odd = next((sign for sign in wrong.partition("@")[0] if unaccented(sign) != sign), "")
    if odd and is_email(near):
        return UsageFault(
            say("'{words}' has the letter '{sign}' before the @", words=wrong, sign=odd),
            say(
                "many mail programs do not take it; write: {near}", near=words.replace(wrong, near)
            ),
        )
    return UsageFault(
        say("'{words}' is no e-mail address", words=wrong),
        say("did you mean '{name}'?", name=near)
        if is_email(near)
        else say("write the name, the sign @ and the domain, such as hr@firma.pl"),
    )


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
    text = _filled(line(words), may_say_no=True)
    if parameter.type in WORDED:
        return text
    problems = Collector()
    value = read_value(Located(text), parameter, Located(key), problems)
    if problems.found:
        raise UsageFault(problems.found[0].message, problems.found[0].hint)
    return value if isinstance(value, int) else text
