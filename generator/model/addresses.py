"""Addresses that a file may hold: of mail and of the web."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Annotated

from generator.model.fields import kind, pattern
from generator.model.place import Located
from generator.model.say import say
from generator.model.typed import as_email, as_link

NO_EMAIL = say("write the name, the sign @ and the domain, such as hr@firma.pl")
"""What to do with a text that is no e-mail address."""
NO_LINK = say(
    "copy the address from the browser, where the page is open: neither a file on a disk nor an"
    " e-mail address is one"
)
"""What to do with a text that is no web address."""
_EMAIL = r"(?!(?i:www)\.)[A-Za-z0-9._%+'-]+@(?:[^\W_]|-)+(?:\.(?:[^\W_]|-)+)+"
"""A domain may have letters of any language."""
_LINK = r"https?://[^\s<>\"\\`{}|^„”“–—]+(?<![,;])"

_ADDRESS = re.compile(r"(?i)(?:https?://)?(?:www\.)?((?:[a-z0-9-]+\.)+[a-z]{2,})(?:[:/?#]\S*)?")
_SCHEME = re.compile(r"(?i)https?(?=://)")


def low_scheme(text: Located) -> Located:
    """Write the beginning of a web address in small letters; browsers take it either way.

    >>> low_scheme(Located("HTTPS://www.firma.pl/Zgoda"))
    'https://www.firma.pl/Zgoda'
    """
    match = _SCHEME.match(text)
    if match is None or match.group().islower():
        return text
    return Located(match.group().lower() + text[match.end() :], text.place)


def _link(check: Callable[[object], Located]) -> Callable[[object], Located]:
    """Make the check of a web address, whose beginning may be written in capitals."""
    return lambda value: check(low_scheme(value) if isinstance(value, Located) else value)


Email = Annotated[
    Located,
    kind(
        pattern(_EMAIL, say("an e-mail address"), as_email, NO_EMAIL),
        {"type": "string", "format": "email"},
    ),
]
"""An e-mail address."""
Link = Annotated[
    Located,
    kind(
        _link(pattern(_LINK, say("an address that begins with http"), as_link, NO_LINK)),
        {"type": "string", "format": "uri"},
    ),
]
"""A web address."""


def _domain_in(text: str) -> str:
    """Give the domain of an address; nothing where there is none."""
    found = _ADDRESS.fullmatch(text.strip())
    return found[1].lower() if found else ""


Domain = Annotated[
    Located,
    kind(
        pattern(
            r"(?:[a-z0-9-]+\.)+[a-z]{2,}",
            say("a domain such as 'youtube.com'"),
            _domain_in,
        ),
        {"type": "string", "pattern": r"^([a-z0-9-]+\.)+[a-z]{2,}$"},
    ),
]
"""A domain in small letters, without what stands before it and behind it in an address."""


def is_email(text: str) -> bool:
    """Tell whether a text is an e-mail address."""
    return re.fullmatch(_EMAIL, text) is not None


def is_link(text: str) -> bool:
    """Tell whether a text is a web address that may be printed as a link."""
    return re.fullmatch(_LINK, text) is not None
