"""Say what to write instead of an address that a link may not lead to."""

from __future__ import annotations

import re

from generator.model.say import say
from generator.text.addresses import browsable

_APP = re.compile(
    r"(?i)(?:ms-?teams|slack|zoommtg|skype|whatsapp|tg|sip|callto|ms-[a-z]+|onenote):"
)
_FILE = re.compile(r"(?i)file:|\\\\|[a-z]:[\\/]|//")
_NUMBER = re.compile(r"\+?[0-9][0-9 ()-]{5,}")


def meant_lead(address: str) -> str:
    """Give the address that a link was to lead to; nothing where that can't be told.

    >>> meant_lead("www.bank.example"), meant_lead("jan@bank.example"), meant_lead("a.md")
    ('https://www.bank.example', 'mailto:jan@bank.example', '')
    """
    bare = address.strip()
    if bare.lower().startswith("www.") and browsable(f"https://{bare}"):
        return f"https://{bare}"
    if browsable(f"mailto:{bare}"):
        return f"mailto:{bare}"
    return f"tel:{bare}" if _NUMBER.fullmatch(bare) else ""


def lead_hint(address: str) -> str:
    """Give the hint for a link that leads to an address which may not be.

    Args:
        address: What stands between the brackets.
    """
    bare = address.strip()
    if _APP.match(bare):
        return say(
            "an address of an app opens only where the app is: copy the link in the app, and take"
            " the one that begins with https://"
        )
    if _FILE.match(bare):
        return say(
            "a browser opens no files of a computer or server from a page: write the path as"
            " `code`, or link to its https:// address"
        )
    return say("link to http(s)://, mailto:, tel: or #id of a clause, chapter or page")
