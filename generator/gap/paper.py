"""The gap report as parts with tables, in words; what file they go into is another's care."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from generator.gap.numbers import Figure
from generator.gap.report import Finding, Pair, Report, Stand
from generator.gap.statements import Statement
from generator.model.handbook import ResolvedClause
from generator.model.say import joined, say, say_many
from generator.render.sheets.speech import Speech

Tell = Callable[[str], str]
"""Says a text in the language of whoever reads the report."""
Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the report."""

    name: str
    """Its anchor."""
    title: str
    """Its heading, with how many rows it has."""
    about: str
    """What it lists."""
    heads: Row
    """Heads of its columns."""
    rows: tuple[Row, ...]
    """Its rows; a part without rows says that there is nothing."""


@dataclass(frozen=True, slots=True)
class Paper:
    """The whole report."""

    title: str
    """Its title."""
    about: tuple[str, ...]
    """What it is and what it is not, a paragraph each."""
    facts: tuple[str, ...]
    """How much was found, a line each."""
    parts: tuple[Part, ...]
    """Its parts."""
    nothing: str
    """What stands in a part without rows."""


def paper_of(report: Report, tell: Tell) -> Paper:
    """Put a report into words.

    Args:
        report: The report.
        tell: Says the report's own words; those of policy and handbook stay as they are.
    """
    return _Writer(report, tell).paper()


class _Writer:
    def __init__(self, report: Report, tell: Tell) -> None:
        self._report, self._tell = report, tell
        self._speech = Speech(report.handbook, report.language)

    def paper(self) -> Paper:
        tell, report = self._tell, self._report
        about = (
            say(
                "This report was made by comparing words. It proposes, and it decides nothing: a"
                " person who knows both texts has to read each row."
            ),
            say(
                "A row can be wrong: two rules may share words and mean different things, and one"
                " rule may be said in words that no list knows. It is no legal advice."
            ),
        )
        facts = (
            say_many(
                "{n} statement in your policy",
                "{n} statements in your policy",
                len(report.findings),
            ),
            say_many("{n} of them has a clause", "{n} of them have a clause", len(report.both)),
            say_many("{n} is only yours", "{n} are only yours", len(report.own)),
            say_many(
                "{n} clause of the handbook was not found in your policy",
                "{n} clauses of the handbook were not found in your policy",
                len(report.lacking),
            ),
        )
        title = say("Gap report: {file}", file=report.file)
        told = [tell(one) for one in facts]
        parts = (*self._differing(), self._both(), self._lacking(), self._own(), self._unread())
        return Paper(
            tell(title),
            tuple(map(tell, about)),
            tuple(told),
            parts,
            tell(say("Nothing was found.")),
        )

    def _differing(self) -> Iterable[Part]:
        heads = (
            say("your words"),
            say("seems"),
            say("clause"),
            say("is"),
            say("in numbers"),
        )
        for stand, title, about in (
            (
                Stand.WEAKER,
                say("Where you are weaker"),
                say("Your words seem to ask for less than the clause does."),
            ),
            (
                Stand.STRICTER,
                say("Where you are stricter"),
                say("Your words seem to ask for more. A company may tighten any clause."),
            ),
            (
                Stand.OTHERWISE,
                say("Where you say something else"),
                say("One of the two demands what the other leaves open. Read both."),
            ),
        ):
            rows = tuple(self._pair(*one) for one in self._report.standing(stand))
            yield self._part(stand.value, title, about, heads, rows)

    def _both(self) -> Part:
        heads = (say("your words"), say("seems"), say("clauses"), say("how sure"))
        rows = tuple(
            (
                self._said(one.statement),
                self._strength(one),
                "\n".join(self._clause(pair.clause) for pair in one.pairs),
                self._tell(say("likely") if one.pairs[0].match.sure else say("perhaps")),
            )
            for one in self._report.both
        )
        about = say("Each statement with the clauses that seem to say the same.")
        return self._part("both", say("What you have and the handbook has"), about, heads, rows)

    def _lacking(self) -> Part:
        heads = (say("chapter"), say("clause"), say("is"), say("what it says"))
        titles = {
            one.id: f"{one.number}. {self._speech.flat(one.title)}"
            for one in self._report.handbook.chapters
        }
        rows = tuple(
            (
                titles.get(one.clause.chapter, one.clause.chapter),
                self._clause(one),
                self._speech.of_family("strength", str(one.clause.strength)),
                self._speech.flat(one.clause.statement),
            )
            for one in self._report.lacking
        )
        about = say("Clauses for which no statement of your policy was found.")
        return self._part("lacking", say("What you lack"), about, heads, rows)

    def _own(self) -> Part:
        heads = (say("your words"), say("seems"), say("for whom"), say("chapter"))
        titles = {one.id: self._speech.flat(one.title) for one in self._report.handbook.chapters}
        rows = tuple(
            (
                self._said(one.statement),
                self._strength(one),
                self._speech.several(one.audience, self._speech.audiences),
                titles.get(one.near, one.near),
            )
            for one in self._report.own
        )
        about = say(
            "Rules for which no clause was found; the draft of your layer holds them in your words."
        )
        return self._part("own", say("What only you have"), about, heads, rows)

    def _unread(self) -> Part:
        rows = tuple((self._said(one.statement),) for one in self._report.unread)
        about = say("Sentences that seem to be no rules, so that none is lost.")
        return self._part("unread", say("Not read as rules"), about, (say("your words"),), rows)

    def _part(
        self, name: str, title: str, about: str, heads: Iterable[str], rows: tuple[Row, ...]
    ) -> Part:
        counted = joined(" ", [title, f"({len(rows)})"])
        return Part(
            name, self._tell(counted), self._tell(about), tuple(map(self._tell, heads)), rows
        )

    def _pair(self, finding: Finding, pair: Pair) -> Row:
        return (
            self._said(finding.statement),
            self._strength(finding),
            f"{self._clause(pair.clause)}\n{self._speech.flat(pair.clause.clause.statement)}",
            self._speech.of_family("strength", str(pair.clause.clause.strength)),
            "\n".join(self._tell(_in_numbers(one)) for one in pair.figures),
        )

    def _said(self, one: Statement) -> str:
        mark = f"{one.mark} " if one.mark else ""
        place = self._tell(say("line, paragraph or page {line}", line=one.place.line))
        return f"{mark}{one.whole}\n({place})"

    def _strength(self, one: Finding) -> str:
        if not one.statement.strength:
            return self._tell(say("unclear"))
        return self._speech.of_family("strength", one.strength)

    def _clause(self, one: ResolvedClause) -> str:
        return f"{one.number} {self._speech.flat(one.clause.title)} ({one.id})"


def _in_numbers(one: Figure) -> str:
    return say(
        "yours: {yours}, the handbook's: {ours} ({name})",
        yours=one.yours,
        ours=one.ours,
        name=one.label,
    )
