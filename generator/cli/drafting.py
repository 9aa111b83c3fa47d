"""Make an edition up to the point where it only has to be stored."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from generator.cli.terminal import progress
from generator.combine import combine
from generator.editions.approval import approval_of
from generator.editions.chain import listed_with
from generator.editions.seal import sealed
from generator.model.edition import Approval, Edition, Listed
from generator.model.handbook import Handbook
from generator.model.inputs import Inputs
from generator.model.pages import EVERYTHING
from generator.model.problems import Collector
from generator.model.say import say
from generator.outputs.proof import prove
from generator.sources.discover import COMPANIES_FOLDER
from generator.sources.editions import FOLDER, edition_text, read_edition
from generator.workshop import Asked


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What the approver says."""

    version: str
    """The edition's number."""
    by: str
    """Who approves."""
    note: str
    """Why the edition comes out."""
    editorial: tuple[str, ...]
    """Ids of clauses whose change is called editorial."""
    words: tuple[str, ...]
    """Ids of the company's own wordings that were compared."""
    compared: Mapping[str, str]
    """Those that were compared on this terminal, with a mark of what was shown."""
    bulk: bool
    """True when all wordings are confirmed in one go."""
    today: datetime.date
    """Day of the approval."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An edition that is not stored yet."""

    handbook: Handbook
    """What it is made of."""
    approval: Approval
    """Who approves it."""
    text: str
    """What its file will say."""
    edition: Edition
    """The same, read back."""
    listed: tuple[Listed, ...]
    """What the list of editions will say."""
    words: tuple[str, ...]
    """Wordings that somebody compared one by one."""
    approved: Handbook
    """The handbook as it will stand to its editions."""
    problems: Collector
    """Warnings of the sources, and of what is approved."""


def draft(wanted: Asked, wish: Wish) -> Draft:
    """Make an edition of the sources as they are now, and read it back.

    Raises:
        UsageFault: There is no company, or it is not there.
        ProblemsFound: Something stands against an approval.
    """
    handbook, inputs, problems = wanted.resolve()
    # What somebody compared may have been changed since.
    marks = {one.id: one.mark for one in handbook.own_words}
    same = (name for name, mark in wish.compared.items() if marks.get(name) == mark)
    words = (*wish.words, *same)
    approval = approval_of(
        handbook,
        inputs,
        problems,
        version=wish.version,
        by=wish.by,
        note=wish.note,
        editorial=wish.editorial,
        words=words,
        bulk=wish.bulk,
        today=wish.today,
    )
    text = edition_text(sealed(handbook, approval))
    edition = _read_back(text, approval, inputs)
    listed = tuple(listed_with(inputs, edition))
    later = dataclasses.replace(inputs, editions=(*inputs.editions, edition), listed=listed)
    approved = combine(later)
    if approved.standing.approved != approval:
        raise AssertionError("an edition does not say what was approved")
    return Draft(
        handbook=handbook,
        approval=approval,
        text=text,
        edition=edition,
        listed=listed,
        words=words,
        approved=approved,
        problems=problems,
    )


def _read_back(text: str, approval: Approval, inputs: Inputs) -> Edition:
    problems = Collector(told=inputs.told)
    name = f"{COMPANIES_FOLDER}/{inputs.name}/{FOLDER}/{approval.version}.json"
    edition = read_edition(text, name, problems)
    problems.raise_if_failed()
    if edition is None:
        raise AssertionError("an edition can't be read, without a problem")
    return edition


def prove_draft(made: Draft, wanted: Asked, *, quiet: bool) -> None:
    """Make site and PDF as they will be made of an edition, for employees and for the owner.

    An edition is never changed again, so whatever would fail later has to fail before.

    Raises:
        ProblemsFound: The site or the PDF can't be made.
    """
    with progress(quiet=quiet) as tell:
        tell(say("trying whether site and PDF can be made"))
        for shows in (made.approved.shows, EVERYTHING):
            released = dataclasses.replace(made.approved, release=True, shows=shows)
            prove(released, wanted.render(released), wanted.target(released.name), tell)
