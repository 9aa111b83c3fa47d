"""The link to the company's own form, with the edition filled in."""

from __future__ import annotations

import dataclasses
from urllib.parse import parse_qs, urlsplit

import pytest

from generator.model.handbook import Handbook
from generator.model.layers import SignOff
from generator.model.place import Located
from generator.render.context import Context
from generator.render.tracking import Tracking
from tests.review.review_desk import COMPANY
from tests.shipped import handbook_of


@pytest.fixture(scope="module")
def handbook() -> Handbook:
    """Resolve the shipped example bank."""
    return handbook_of(company=COMPANY)


def link(handbook: Handbook, sign_off: SignOff | None) -> str:
    """Give the link for a company with that setting."""
    assert handbook.company is not None
    company = dataclasses.replace(handbook.company, sign_off=sign_off)
    changed = dataclasses.replace(handbook, company=company)
    return Tracking(Context(changed, "en")).form_link()


def test_form_gets_company_edition_and_digest(handbook: Handbook) -> None:
    """What the address held already stays, and a fragment stays at the end."""
    address = link(handbook, SignOff(form=Located("https://forms.example/a(1)?id=7#top")))
    query = parse_qs(urlsplit(address).query)

    assert address.startswith("https://forms.example/a%281%29?id=7&company=")
    assert address.endswith("#top")
    assert query["edition"] == [handbook.version]
    assert query["digest"] == [handbook.digest]


def test_mail_has_subject_and_body(handbook: Handbook) -> None:
    """Without a form the mail names the edition; the form comes first when both are there."""
    mail, form = Located("hr@acme.example"), Located("https://forms.example/")
    address = link(handbook, SignOff(email=mail))

    assert address.startswith(
        "mailto:hr@acme.example?subject=Acknowledge%20the%20rules%202026.1&body="
    )
    assert handbook.digest in address
    assert link(handbook, SignOff(email=mail, form=form)).startswith("https://forms.example/?")


def test_no_setting_gives_no_link(handbook: Handbook) -> None:
    """A company without a form prints the page and signs it."""
    assert link(handbook, None) == ""
    assert link(handbook, SignOff()) == ""
