"""Turn the marks of a document into proposals, and keep each once."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.model.identity import Identity
from generator.model.place import Located, Place
from generator.model.review import Export, Proposal, Verdict
from generator.model.say import say
from generator.model.signs import HIDDEN, MAX_TEXT, normal
from generator.review.mark import ASK, Mark

_ORDER = ("ask", "change", "add", "remove")
"""What a clause is to be decided about, the mildest first."""
_NOTE = 600
"""Characters of the note of a clause's decision; the proposals hold all of it."""
_SPOT = re.compile(r"([a-z-]+)/(\d+)(?::(\d+)-(\d+))?")
_SPACE = "\u2423"
"""Stands for a space at the end of words in the record, where it would not be seen."""


@dataclasses.dataclass(frozen=True, slots=True)
class Spot:
    """Where in a clause a proposal stands."""

    field: str
    at: int
    """The paragraph of the field."""
    start: int = -1
    """Index of the words; -1 for the paragraph as a whole."""
    end: int = -1


def spot_of(one: Proposal) -> Spot | None:
    """Read where a proposal stands; None when it says nothing of it."""
    match = _SPOT.fullmatch(one.spot or "")
    if match is None:
        return None
    begun = match.group(3) is not None
    start, end = (int(match.group(3)), int(match.group(4))) if begun else (-1, -1)
    return Spot(match.group(1), int(match.group(2)), start, end)


def export_of(
    marks: Sequence[Mark], identity: Identity, file: str, reviewer: str, changed: frozenset[str]
) -> Export:
    """Give what a document says in the form of every other export.

    Args:
        marks: Its marks.
        identity: What it was made of.
        file: Its name.
        reviewer: The reviewer's role.
        changed: Clauses that read otherwise since it was made, so that nothing fits them.
    """
    made = list(_proposals(marks, identity, file, reviewer, changed))
    verdicts: dict[str, Verdict] = {}
    for name in dict.fromkeys(str(one.clause) for one in made if one.clause and not one.listed):
        own = [one for one in made if one.clause == name and not one.listed]
        open_ones = [one for one in own if not one.resolved]
        if open_ones:
            decision = max((str(one.action) for one in open_ones), key=_ORDER.index)
            note = "; ".join(filter(None, map(told, open_ones)))
            verdicts[name] = Verdict(
                decision="change" if decision == "add" else decision,
                note=note if len(note) <= _NOTE else f"{note[: _NOTE - 1]}…",
                by=reviewer,
            )
    return Export(
        reviewer=reviewer,
        company=identity.company,
        verdicts=verdicts,
        place=Place(file=file, line=1, column=1),
        proposals=tuple(made),
    )


def told(one: Proposal) -> str:
    """Say a proposal in a few words.

    >>> told(Proposal(id=Located("1"), action=Located("change"), language=Located("pl"),
    ...     edition=Located("1"), file=Located("f"), by=Located("Legal"), was=Located("24"),
    ...     now=Located("12")))
    '24 → 12'
    """
    change = f"{seen(one.was)} → {seen(one.now) or '–'}" if one.action != ASK else ""
    return ": ".join(filter(None, (change, str(one.note or ""))))


def seen(text: str | None) -> str:
    """Give words of the record as they were written, on one line."""
    return " ".join((text or "").replace(_SPACE, " ").split())


def words_of(text: str | None) -> str:
    """Give words of the record exactly, with the spaces at their ends and with paragraphs."""
    return (text or "").replace(_SPACE, " ").replace(" ¶ ", "\n")


def _proposals(
    marks: Sequence[Mark], identity: Identity, file: str, reviewer: str, changed: frozenset[str]
) -> Iterator[Proposal]:
    numbers = {mark.comment: f"{at}" for at, mark in enumerate(marks, start=1) if mark.comment}
    for at, mark in enumerate(marks, start=1):
        why_not = mark.why_not
        if why_not is None and mark.clause in changed:
            why_not = say("the clause reads otherwise since the document was made")
        paragraph = f"{mark.field}/{mark.at}" if mark.field else ""
        place = f":{mark.start}-{mark.end}" if mark.start >= 0 and paragraph else ""
        yield Proposal(
            id=Located(f"{at}"),
            action=Located(mark.action),
            clause=_line(mark.clause),
            language=Located(identity.language),
            edition=Located(f"{identity.version} {identity.digest[:12]}"),
            file=Located(_clean(file) or "document"),
            author=_line(mark.author),
            by=Located(reviewer),
            date=_line(mark.date),
            spot=_line(f"{paragraph}{place}"),
            setting=_line(mark.setting),
            was=_line(mark.was),
            now=_line(mark.now),
            note=_line(mark.note),
            answers=_line(numbers.get(mark.parent, "")),
            resolved=mark.resolved,
            untracked=not mark.tracked and not mark.comment,
            listed=_line(str(why_not)) if why_not is not None else None,
        )


def _line(text: str) -> Located | None:
    words = _clean(text)
    return Located(words) if words else None


def _clean(text: str) -> str:
    """Give words as a record can hold them: paragraphs on one line, spaces at the ends seen."""
    text = text.replace("\u2029", "\n").replace("\u2028", " ")
    words = re.sub(r"\s*\n\s*", " ¶ ", normal(text).strip("\n"))
    words = HIDDEN.sub("", words.replace("\t", " "))[: MAX_TEXT - 1]
    bare = words.strip(" ")
    before = len(words) - len(words.lstrip(" "))
    after = len(words) - len(words.rstrip(" ")) if bare else 0
    return f"{_SPACE * before}{bare}{_SPACE * after}"


def proposed(known: tuple[Proposal, ...], exports: Iterable[Export]) -> tuple[Proposal, ...]:
    """Put the proposals of documents behind those that are known; none is kept twice."""
    found = list(known)
    have = {_same(one): str(one.id) for one in known}
    for export in exports:
        numbers: dict[str, str] = {}
        fresh: list[Proposal] = []
        for one in export.proposals:
            key = _same(one)
            if key in have:
                numbers[str(one.id)] = have[key]
                continue
            name = f"{len(found) + len(fresh) + 1}"
            numbers[str(one.id)] = have[key] = name
            fresh.append(dataclasses.replace(one, id=Located(name)))
        found += (_renumbered(one, numbers) for one in fresh)
    return tuple(found)


def _renumbered(one: Proposal, numbers: Mapping[str, str]) -> Proposal:
    if one.answers is None:
        return one
    return dataclasses.replace(one, answers=Located(numbers.get(str(one.answers), one.answers)))


def _same(one: Proposal) -> tuple[str, ...]:
    """Give what makes two marks one: who did what where."""
    parts = (one.action, one.clause, one.language, one.edition, one.author, one.date, one.spot)
    more = (one.setting, one.was, one.now, one.note, one.file)
    return tuple(str(part or "") for part in (*parts, *more))


def counts(proposals: Iterable[Proposal]) -> tuple[int, int, int]:
    """Count marks, proposals among them, and those that are only listed."""
    every = list(proposals)
    listed = sum(1 for one in every if one.listed)
    return len(every), len(every) - listed, listed
