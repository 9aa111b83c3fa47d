"""Decide whether a handbook may become an edition."""

from __future__ import annotations

import datetime

from generator.compare.diff import may_be_editorial
from generator.editions.chain import links, next_link
from generator.editions.release import check_open
from generator.editions.standing import editorial_of
from generator.editions.words import check_words, is_among, unconfirmed
from generator.model.edition import VERSION, Approval, version_key
from generator.model.gaps import unnamed, whole_gap
from generator.model.handbook import Handbook
from generator.model.inputs import Inputs
from generator.model.layers import Company
from generator.model.nearest import did_you_mean
from generator.model.place import NOWHERE, Located, Place
from generator.model.problems import Collector, UsageFault
from generator.model.say import say
from generator.review.run import signature_of
from generator.text.signs import refuse_signs


def approval_of(  # noqa: PLR0913 - an approval has that many parts
    handbook: Handbook,
    inputs: Inputs,
    problems: Collector,
    *,
    version: str,
    by: str,
    note: str,
    editorial: tuple[str, ...],
    words: tuple[str, ...],
    bulk: bool,
    today: datetime.date,
) -> Approval:
    """Give the approval, or every reason against it.

    Args:
        handbook: What shall become an edition.
        inputs: The layers that it was made from.
        problems: Warnings of the sources; receives what stands against the approval, and the
            warnings that do not.
        version: The edition's number.
        by: Who approves.
        note: Why the edition comes out.
        editorial: Ids of clauses whose change is called editorial.
        words: Ids, and names of groups, of the company's own words that the approver confirms.
        bulk: True when the approver says that all of them are confirmed in one go.
        today: Day of the approval.

    Raises:
        UsageFault: There is no company, or a word is missing.
        ProblemsFound: HB602, HB603, HB608, HB634, or anything that `check_open` finds.
    """
    company = _asked_rightly(handbook, version, by, note)
    own = company.version
    place = own.place if isinstance(own, Located) else company.place
    _check_version(handbook, version, _past(handbook, inputs), place, problems)
    changed = {one.id for one in handbook.standing.differences if one.kind == "clause"}
    planned = set(editorial_of(inputs.reviews, handbook.standing.since)) & changed
    chosen = tuple(sorted(planned | set(editorial)))
    _check_editorial(handbook, chosen, problems)
    check_words(handbook.own_words, words, problems, bulk=bulk)
    check_open(handbook, inputs, today, problems)
    problems.raise_if_failed()
    signed = signature_of(handbook, inputs.reviews)
    return Approval(
        version=version,
        by=" ".join(by.split()),
        note=" ".join(note.split()),
        date=today,
        editorial=chosen,
        review=signed.year if signed else None,
        words={one.id: one.mark for one in handbook.own_words},
        words_in_bulk=bulk
        and not all(is_among(one, words) for one in unconfirmed(handbook.own_words)),
        previous=next_link(inputs),
    )


def _asked_rightly(handbook: Handbook, version: str, by: str, note: str) -> Company:
    """Give the company whose handbook is approved; refuse what no edition may say."""
    if handbook.company is None:
        raise UsageFault(
            say("only a company's handbook has editions"), say("name one with --company")
        )
    if not VERSION.fullmatch(version):
        raise UsageFault(
            say("'{version}' is no version", version=version),
            say("write a number such as 2027.1"),
        )
    if not by.strip() or not note.strip():
        raise UsageFault(say("--by and --note can't be empty"), say("say who approves and why"))
    if gap := unnamed(by, "by") or whole_gap(by) or whole_gap(note):
        raise UsageFault(
            say("'{gap}' only keeps a place for what is to be said", gap=gap.strip()),
            say("say who approves and why"),
        )
    # An edition is never changed, so what it could not print would stand in the way for good.
    refuse_signs(by)
    refuse_signs(note)
    return handbook.company


def _past(handbook: Handbook, inputs: Inputs) -> list[str]:
    """Give the numbers of all editions that there ever were, lost ones, too."""
    known = {one.approval.version for one in handbook.standing.history} | set(links(inputs))
    return sorted(known, key=version_key)


def _check_version(
    handbook: Handbook, version: str, past: list[str], place: Place, problems: Collector
) -> None:
    if version != handbook.version:
        problems.add(
            "HB603",
            say(
                "the pages say version '{own}', but '{version}' is to be approved",
                own=handbook.version,
                version=version,
            ),
            place,
            say('write version: "{version}" into company.yml', version=version),
        )
    last = past[-1] if past else ""
    if version in past:
        problems.add(
            "HB602",
            say("the edition {version} is there already", version=version),
            place,
            say("an edition is never overwritten; raise the version in company.yml"),
        )
    elif last and version_key(version) <= version_key(last):
        problems.add(
            "HB603",
            say(
                "the version '{version}' does not come after the last edition, {past}",
                version=version,
                past=last,
            ),
            place,
            say("choose a higher one"),
        )


def _check_editorial(handbook: Handbook, chosen: tuple[str, ...], problems: Collector) -> None:
    changed = {one.id: one for one in handbook.standing.differences if one.kind == "clause"}
    for name in chosen:
        if name not in changed:
            problems.add(
                "HB608",
                say(
                    "the clause '{name}' did not change, so its change can't be editorial",
                    name=name,
                ),
                NOWHERE,
                did_you_mean(name, changed) or say("leave it out"),
            )
        elif not may_be_editorial(changed[name]):
            problems.add(
                "HB608",
                say(
                    "the change of '{name}' is not only one of words ({action})",
                    name=name,
                    action=changed[name].action,
                ),
                NOWHERE,
                say("leave it material: those concerned have to sign again"),
            )
