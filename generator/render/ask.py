"""Links that write or call: to a mailbox, to a number, and about a clause by its name."""

from __future__ import annotations

from urllib.parse import quote

from generator.model.addresses import is_email
from generator.model.handbook import Handbook, ResolvedClause, Value
from generator.model.labels import Label
from generator.render.escape import Safe, plain
from generator.render.prose import flat
from generator.render.written import linked_words
from generator.text.addresses import browsable, legible

ADDRESS = "help_email"
"""The parameter that holds the address for questions."""


def mail_link(mailbox: Value | str, lead: str = "") -> Safe:
    """Give a link that writes to a mailbox; any other value is shown and leads nowhere.

    Args:
        mailbox: The address, or the value that holds it.
        lead: Encoded words that the link begins with.
    """
    address = str(mailbox.setting.value if isinstance(mailbox, Value) else mailbox)
    opened = browsable(f"mailto:{address}") if is_email(address) else None
    words = f"{lead} {plain(address)}".strip()
    return Safe(f"[{words}]({opened})" if opened else words)


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


def phone_link(number: str, lead: str = "") -> Safe:
    """Give a link that calls a number; text with other signs is shown and leads nowhere.

    Args:
        number: The number.
        lead: Encoded words that the link begins with.

    >>> phone_link("22 000 01 10 wew. 12", "Call:")
    '[Call: 22 000 01 10](tel:220000110) wew. 12'
    """
    linked = linked_words(number, number=True)
    if not lead:
        return Safe(linked)
    return Safe(f"[{lead} {linked[1:]}" if linked.startswith("[") else f"{lead} {linked}")


def mailbox_of(handbook: Handbook) -> str:
    """Give the address for all questions; empty where there is none."""
    value = handbook.parameters.get(ADDRESS)
    address = str(value.setting.value) if value else ""
    return address if is_email(address) else ""


def ask_address(handbook: Handbook, resolved: ResolvedClause, language: str) -> str:
    """Give the address of a mail that asks about a clause, or nothing without a mailbox.

    Every part is percent-encoded, so that no text can add a recipient, a header or Markdown.
    """
    mailbox = mailbox_of(handbook)
    lead = browsable(f"mailto:{mailbox}") if mailbox else None
    if lead is None:
        return ""
    words = flat(handbook.labels[Label.SITE_ASK_SUBJECT], handbook.parameters, language)
    title = flat(resolved.clause.title, handbook.parameters, language)
    edition = flat(handbook.labels[Label.EDITION], handbook.parameters, language)
    subject = f"{words} {resolved.number} ({resolved.id})"
    body = f"{resolved.number} {title}\r\n{edition} {handbook.version}\r\n\r\n"
    query = f"subject={quote(subject, safe='')}&body={quote(body, safe='')}"
    return f"{lead}?{query}"
