"""What accepted proposals make of the clauses: new texts, settings, and what goes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from generator.model.review import Proposal
from generator.model.say import Said, say

APPLIED = frozenset({"statement", "why", "guidance", "remedy", "title"})
"""Fields whose words can be changed in a document."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewWords:
    """A field of a clause with other words."""

    clause: str
    field: str
    words: dict[str, str]
    """The new text in each language that was marked up."""
    proposals: tuple[Proposal, ...]


@dataclass(slots=True)
class Outcome:
    """What can be done, and what has to be done by hand."""

    words: list[NewWords] = field(default_factory=list)
    removed: dict[str, Proposal] = field(default_factory=dict)
    settings: dict[str, list[Proposal]] = field(default_factory=dict)
    """New values by the name of the parameter; all say the same."""
    by_hand: list[tuple[Proposal, Said]] = field(default_factory=list)

    @property
    def applied(self) -> tuple[Proposal, ...]:
        """The proposals that are carried out."""
        words = (one for made in self.words for one in made.proposals)
        return (
            *words,
            *self.removed.values(),
            *(one for own in self.settings.values() for one in own),
        )


def accepted(proposals: Iterable[Proposal]) -> Iterator[Proposal]:
    """Walk what was accepted and is still to be applied."""
    for one in proposals:
        if one.accepted and one.applied is None:
            yield one


Words = Callable[[str, str, str, Sequence[Proposal]], str | None]
"""Gives the new text of a clause's field in a language; None where the proposals do not fit."""


def outcome_of(proposals: Iterable[Proposal], standing: frozenset[str], words: Words) -> Outcome:
    """Sort accepted proposals by what they make of the company's file.

    Args:
        proposals: Accepted ones.
        standing: Ids of the clauses that there are.
        words: Makes the new text of a field.
    """
    found = Outcome()
    fields: dict[tuple[str, str], dict[str, list[Proposal]]] = {}
    for one in proposals:
        reason = _by_hand(one, standing)
        if reason is not None:
            found.by_hand.append((one, reason))
        elif one.action == "remove":
            found.removed[str(one.clause)] = one
        elif one.setting:
            _set(found, one)
        else:
            name = str(one.spot).partition("/")[0]
            by_language = fields.setdefault((str(one.clause), name), {})
            by_language.setdefault(str(one.language), []).append(one)
    for (clause, name), by_language in fields.items():
        if clause not in found.removed:
            _put(found, clause, name, by_language, words)
    return found


def _set(found: Outcome, one: Proposal) -> None:
    """Take a new value; the same one may be proposed in several places."""
    name = str(one.setting).strip("{}").partition(":")[0]
    own = found.settings.setdefault(name, [])
    if own and (own[0].now, own[0].language) != (one.now, one.language):
        told = say("another proposal gives {name} another value", name=name)
        found.by_hand.append((one, told))
    else:
        own.append(one)


def _put(
    found: Outcome, clause: str, name: str, by_language: dict[str, list[Proposal]], words: Words
) -> None:
    """Make the new text of a field in each language that was marked up."""
    made: dict[str, str] = {}
    done: list[Proposal] = []
    for language, own in by_language.items():
        text = words(clause, name, language, own)
        if text:
            made[language] = text
            done += own
        else:
            told = say("it does not fit the words as they stand, or another change")
            found.by_hand += ((one, told) for one in own)
    if made:
        fresh = NewWords(clause=clause, field=name, words=made, proposals=tuple(done))
        found.words.append(fresh)


def _by_hand(one: Proposal, standing: frozenset[str]) -> Said | None:
    """Say why a person has to carry a proposal out; None when the program can."""
    if one.listed or not one.clause:
        return say("it belongs to no clause")
    if one.clause not in standing:
        return say("there is no clause '{clause}' any more", clause=one.clause)
    if one.action == "ask":
        return say("it is a question: answer it, or write the change yourself")
    if one.action == "add":
        return say("a new clause needs a strength, a reason and every language: write it as 'add'")
    if one.action == "remove" or one.setting:
        return None
    if one.note:
        return say("{note}: move it yourself", note=one.note)
    if str(one.spot or "").partition("/")[0] not in APPLIED:
        return say("it is about '{spot}', which is no text", spot=one.spot or "–")
    return None
