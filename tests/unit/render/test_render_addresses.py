"""Addresses of people and forms as they come, with apostrophes, brackets and foreign letters."""

from __future__ import annotations

import pytest

from generator.model.addresses import is_email, is_link
from generator.render.ask import mail_link
from generator.text.addresses import browsable, legible


@pytest.mark.parametrize(
    ("address", "lead"),
    [
        ("hr@bank.example", "mailto:hr@bank.example"),
        ("o'brien@bank.example", "mailto:o%27brien@bank.example"),
        ("jan+pr@żółw.example", "mailto:jan+pr@xn--w-uga1v8h.example"),
    ],
)
def test_mailbox_is_written_to(address: str, lead: str) -> None:
    """The words stay as they are; the link is what every program understands."""
    assert is_email(address)
    assert mail_link(address).endswith(f"]({lead})")
    assert legible(lead) == f"mailto:{address}"


@pytest.mark.parametrize(
    "address", ["jan@bank", "jan bank@x.pl", "jan@bank..pl", "@bank.pl", "a@b@c.pl"]
)
def test_what_is_no_mailbox_leads_nowhere(address: str) -> None:
    """It is shown as it is."""
    assert not is_email(address)
    assert "](" not in mail_link(address)


@pytest.mark.parametrize(
    ("address", "lead"),
    [
        ("https://a.example/it's_(b)*", "https://a.example/it%27s_%28b%29%2A"),
        ("https://straße.example:8443/ä?ö=ü#ß", "https://xn--strae-oqa.example:8443/%C3%A4?%C3%B6=%C3%BC#%C3%9F"),
        ("https://a.example/100%", "https://a.example/100%25"),
        ("https://a.example/%C4%85", "https://a.example/%C4%85"),
        ("https://bücher.example.", "https://xn--bcher-kva.example."),
        ("https://-a.example", None),
        ("https://a..example", None),
        ("https://xn--a.example.\u202e", None),
    ],
)  # fmt: skip
def test_web_address_is_written_in_ascii(address: str, lead: str | None) -> None:
    """Once for browsers and readers of PDF; what can't be an address leads nowhere."""
    assert browsable(address) == lead
    assert lead is None or (lead.isascii() and browsable(lead) == lead)


def test_web_address_of_a_field_may_have_an_apostrophe() -> None:
    """As in a name; signs that end an address in a page may not stand in it."""
    assert is_link("https://a.example/o'brien")
    assert not is_link('https://a.example/"x')
