"""Whether all editions are there, and each is what was approved: seals, links and the list."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping

from generator.editions.seal import seal_of
from generator.model.edition import FIRST, Edition, Link, Listed, version_key
from generator.model.inputs import Inputs
from generator.model.place import Located
from generator.model.problems import Collector, Note
from generator.model.say import say

_BACKUP = say("take the file from your backup; an edition is never edited by hand")
_MISSING = say(
    "take its file from your backup; if nobody has it any more, add a line 'lost:' with the reason"
    " to its entry"
)
_UNLISTED = say(
    "take its file from your backup; if nobody has it any more, enter it in editions/index.yml with"
    " the version, digest and seal that this one names, and with 'lost:' and the reason"
)


def check_editions(
    editions: tuple[Edition, ...], listed: tuple[Listed, ...], problems: Collector
) -> None:
    """Report editions that are missing, or are no longer what was approved.

    Seals and links tell of slips and damage. They are no signature: who changes files on purpose
    can also compute them anew. Editions that are older than links and lists have none.

    Args:
        editions: The editions as read, the oldest first.
        listed: What the list says; nothing when there is none.
        problems: Receives HB601 for each that does not fit its seal, its entry in the list or
            the link of the next one, and HB609 for each that is missing; as a warning where the
            list says why.
    """
    there = {edition.version: edition for edition in editions}
    changed: dict[str, list[Note]] = {
        edition.version: [] for edition in editions if seal_of(edition.data) != edition.seal
    }
    for entry in listed:
        edition = there.get(str(entry.version))
        if edition is None:
            _report_missing(entry, problems)
        elif edition.seal != entry.seal:
            note = Note(message=say("its seal in the list"), place=entry.seal.place)
            changed.setdefault(edition.version, []).append(note)
    known = {str(entry.version) for entry in listed}
    for index, edition in enumerate(editions):
        link = edition.approval.previous
        if link is None:
            continue
        note = Note(message=say("the edition that follows"), place=edition.place)
        found = there.get(link.version)
        if found is not None and found.seal != link.seal:
            changed.setdefault(found.version, []).append(note)
        elif found is None and link != FIRST and link.version not in known:
            message = say("the edition {version} is missing", version=link.version)
            problems.add("HB609", message, edition.place, _UNLISTED)
        _check_between(editions[:index], link, note, problems)
    for version, notes in changed.items():
        message = say("the edition {version} was changed after its approval", version=version)
        problems.add("HB601", message, there[version].place, _BACKUP, tuple(notes))


def _report_missing(entry: Listed, problems: Collector) -> None:
    version, place = entry.version, entry.version.place
    if entry.lost is None:
        message = say("the edition {version} is missing", version=version)
        problems.add("HB609", message, place, _MISSING)
        return
    message = say("the edition {version} is lost: {why}", version=version, why=entry.lost)
    problems.add("HB609", message, place, say("put it back if you find it"), warning=True)


def _check_between(
    before: tuple[Edition, ...], link: Link, note: Note, problems: Collector
) -> None:
    """Report editions that stand before one that was approved without them (HB601)."""
    for one in before:
        if link == FIRST or version_key(one.version) > version_key(link.version):
            problems.add(
                "HB601",
                say(
                    "there was no edition {version} when the next one was approved",
                    version=one.version,
                ),
                one.place,
                say("move the file out of this folder; the later ones stay as they are"),
                (note,),
            )


def next_link(inputs: Inputs) -> Link:
    """Give what the next edition follows: the newest one, a lost one as well."""
    return max(links(inputs).values(), key=lambda one: version_key(one.version), default=FIRST)


def links(inputs: Inputs) -> Mapping[str, Link]:
    """Give every edition that there is or was, by its version."""
    found = {
        str(one.version): Link(version=one.version, digest=one.digest, seal=one.seal)
        for one in inputs.listed
    }
    return found | {
        one.version: Link(version=one.version, digest=one.digest, seal=one.seal)
        for one in inputs.editions
    }


def listed_with(inputs: Inputs, new: Edition) -> Iterator[Listed]:
    """Walk the entries of the list once an edition is added; those of before stay as they are."""
    there = {one.version for one in inputs.editions}
    lost = {str(one.version): one.lost for one in inputs.listed if one.version not in there}
    every = links(dataclasses.replace(inputs, editions=(*inputs.editions, new)))
    for one in sorted(every.values(), key=lambda one: version_key(one.version)):
        yield Listed(
            version=Located(one.version),
            digest=Located(one.digest),
            seal=Located(one.seal),
            lost=lost.get(one.version),
        )
