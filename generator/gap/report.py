"""What a policy and the handbook have in common, what each lacks, and where they differ."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from generator.gap.deontic import audience_of
from generator.gap.index import index_of
from generator.gap.matching import Match, matches
from generator.gap.numbers import Figure, figures
from generator.gap.statements import Statement, names
from generator.model.clause import DUTIES, LADDERS
from generator.model.handbook import Handbook, ResolvedClause
from generator.model.registers import AUDIENCES


class Stand(Enum):
    """How a statement stands to a clause."""

    ALIKE = "alike"
    WEAKER = "weaker"
    STRICTER = "stricter"
    OTHERWISE = "otherwise"
    """On the other ladder: one of them forbids or allows what the other demands."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A statement beside a clause that seems to say the same."""

    match: Match
    """The clause."""
    stand: Stand
    """How the statement stands to it."""
    figures: tuple[Figure, ...]
    """Numbers in which the two differ."""

    @property
    def clause(self) -> ResolvedClause:
        """The clause."""
        return self.match.found.clause


@dataclass(frozen=True, slots=True)
class Finding:
    """One statement of the policy, and the clauses that seem to say the same."""

    statement: Statement
    """The statement."""
    strength: str
    """How binding it seems."""
    audience: tuple[str, ...]
    """For whom it seems to be; everyone when empty."""
    pairs: tuple[Pair, ...]
    """The clauses, the likeliest first; none for what only the policy has."""
    near: str
    """Id of the chapter that a clause of its own would stand in."""


@dataclass(frozen=True, slots=True)
class Report:
    """A policy held against a handbook."""

    file: str
    """The policy's file."""
    language: str
    """Its language."""
    handbook: Handbook
    """The handbook."""
    findings: tuple[Finding, ...]
    """Every statement, in the policy's order."""

    @property
    def both(self) -> tuple[Finding, ...]:
        """Statements for which the handbook has a clause."""
        return tuple(one for one in self.findings if one.pairs)

    @property
    def own(self) -> tuple[Finding, ...]:
        """Rules that only the policy has."""
        return tuple(one for one in self.findings if not one.pairs and _binds(one.statement))

    @property
    def unread(self) -> tuple[Finding, ...]:
        """Sentences without a clause that seem to be no rules."""
        return tuple(one for one in self.findings if not one.pairs and not _binds(one.statement))

    @property
    def lacking(self) -> tuple[ResolvedClause, ...]:
        """Clauses that no statement seems to answer, in the handbook's order."""
        found = {pair.clause.id for one in self.findings for pair in one.pairs}
        return tuple(one for one in self.handbook.clauses() if one.id not in found)

    def standing(self, stand: Stand) -> tuple[tuple[Finding, Pair], ...]:
        """Give the pairs of one standing, by strength or by a number."""
        return tuple(
            (one, pair) for one in self.findings for pair in one.pairs if pair.stand is stand
        )


def report_of(file: str, said: Sequence[Statement], handbook: Handbook, language: str) -> Report:
    """Hold the statements of a policy against a handbook; it proposes and decides nothing.

    Args:
        file: The policy's file.
        said: Its statements.
        handbook: The handbook.
        language: The policy's language, which the handbook has.
    """
    index = dataclasses.replace(index_of(handbook, language), ignored=names(said))
    known = [str(one.id) for one in handbook.of(AUDIENCES)]
    findings = []
    for statement in said:
        found = matches(statement, index)
        pairs = tuple(_pair(statement, one, handbook) for one in found)
        near = next(iter(index.search(statement.whole, statement.heading)), None)
        chapter = str(near.clause.clause.chapter) if near else handbook.chapters[0].id
        audience = audience_of(statement.whole, language, known)
        strength = statement.strength or "must"
        findings.append(Finding(statement, strength, audience, pairs, chapter))
    return Report(file, language, handbook, tuple(findings))


def _pair(statement: Statement, match: Match, handbook: Handbook) -> Pair:
    clause = match.found.clause.clause
    told = figures(statement.text, clause, handbook)
    stand = _stand(statement.strength, str(clause.strength))
    by_number = {one.stricter for one in told if one.stricter}
    if stand is Stand.ALIKE and by_number == {"yours"}:
        stand = Stand.STRICTER
    elif stand in {Stand.ALIKE, Stand.STRICTER} and by_number == {"ours"}:
        stand = Stand.WEAKER
    return Pair(match, stand, told)


def _stand(yours: str, ours: str) -> Stand:
    """Compare two strengths; a statement whose words say none is taken as it stands."""
    if not yours or yours == ours:
        return Stand.ALIKE
    for ladder in LADDERS:
        if yours in ladder and ours in ladder:
            higher = ladder.index(yours) > ladder.index(ours)
            return Stand.STRICTER if higher else Stand.WEAKER
    # "Never leave it undone" demands what "do it" demands, and "ask first" is a duty, too.
    if {yours, ours} & {"must not", "ask first"} and {yours, ours} & set(DUTIES):
        if "should" in {yours, ours}:
            return Stand.STRICTER if ours == "should" else Stand.WEAKER
        return Stand.ALIKE
    # What one allows the other demands.
    return Stand.WEAKER if yours == "may" else Stand.OTHERWISE


def _binds(statement: Statement) -> bool:
    return bool(statement.strength) or statement.listed
