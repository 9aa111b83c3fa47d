"""Links that write or call: to a mailbox, to a number, and about a clause by its name."""

from __future__ import annotations

import re
from urllib.parse import quote

from generator.model.addresses import is_email
from generator.model.handbook import Handbook, ResolvedClause, Value
from generator.model.labels import Label
from generator.render.escape import Safe, plain
from generator.render.prose import flat
from generator.text.addresses import browsable, legible

ADDRESS = "help_email"
"""The parameter that holds the address for questions."""
_PHONE = r"\+?[0-9][0-9 ()-]{3,20}[0-9]"
_EXTENSION = r"[ ,]+(?:wewn|wew|w|ext|x)\b\.? *[0-9]{1,6}"
"""What a switchboard is asked for; few phones can dial it by themselves."""


def mail_link(mailbox: Value | str) -> Safe:
    """Give a link that writes to a mailbox; any other value is shown and leads nowhere."""
    address = str(mailbox.setting.value if isinstance(mailbox, Value) else mailbox)
    lead = browsable(f"mailto:{address}") if is_email(address) else None
    return Safe(f"[{plain(address)}]({lead})" if lead else plain(address))


def web_link(address: str) -> Safe:
    """Give a link that opens an address and shows it; one that none may open leads nowhere.

    >>> web_link("https://www.linkedin.com/company/acme/")
    '[www.linkedin.com/company/acme/](https://www.linkedin.com/company/acme/)'
    """
    lead = browsable(address)
    if lead is None:
        return Safe(plain(address))
    shown = legible(lead).partition("://")[2]
    return Safe(f"[{plain(shown)}]({lead})")


def phone_link(number: str) -> Safe:
    """Give a link that calls a number; text with other signs is shown and leads nowhere.

    >>> phone_link("22 000 01 10 wew. 12")
    '[22 000 01 10](tel:220000110) wew. 12'
    """
    found = re.fullmatch(rf"({_PHONE})({_EXTENSION})?", number)
    if not found:
        return Safe(plain(number))
    lead = re.sub(r"[^+0-9]", "", found[1])
    extension = f" {plain(found[2].strip(' ,'))}" if found[2] else ""
    return Safe(f"[{plain(found[1])}](tel:{lead}){extension}")


def ask_address(handbook: Handbook, resolved: ResolvedClause, language: str) -> str:
    """Give the address of a mail that asks about a clause, or nothing without a mailbox.

    Every part is percent-encoded, so that no text can add a recipient, a header or Markdown.
    """
    value = handbook.parameters.get(ADDRESS)
    mailbox = str(value.setting.value) if value else ""
    lead = browsable(f"mailto:{mailbox}") if is_email(mailbox) else None
    if lead is None:
        return ""
    words = flat(handbook.labels[Label.SITE_ASK_SUBJECT], handbook.parameters, language)
    title = flat(resolved.clause.title, handbook.parameters, language)
    edition = flat(handbook.labels[Label.EDITION], handbook.parameters, language)
    subject = f"{words} {resolved.number} ({resolved.id})"
    body = f"{resolved.number} {title}\r\n{edition} {handbook.version}\r\n\r\n"
    query = f"subject={quote(subject, safe='')}&body={quote(body, safe='')}"
    return f"{lead}?{query}"
