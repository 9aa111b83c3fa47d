"""What the pages of the papers ask for: filled-in days, quoted clauses, ruled lines, the plan."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.model.handbook import Handbook, ResolvedClause, Setting, Value
from generator.model.labels import Label
from generator.model.marks import Mark
from generator.model.pages import PAPER_PAGES, REVIEW
from generator.model.papers import FILLED_IN, Paper
from generator.model.place import NOWHERE, Located
from generator.model.registers import PAPERS
from generator.model.text import Text
from generator.render.context import Context
from generator.render.escape import Safe
from generator.render.prose import flat
from generator.review.bundles import Reviews
from generator.review.papers import PaperDay, announced_by, days_of
from generator.review.plan import PlannedMonth, Step, year_plan
from generator.text import locale

_LINE = "………………"
"""What a ruled line is made of; paper draws it as wide as there is room."""


def filled_in(handbook: Handbook) -> Mapping[str, Value]:
    """Give the values of the handbook, with those that only papers have."""
    company = handbook.company
    days = {"valid_from": handbook.valid_from, "announce_by": announced_by(handbook)}
    said: dict[str, Mapping[str, str]] = {
        name: {code: locale.day_in_words(day, code) for code in handbook.languages}
        for name, day in days.items()
    }
    said["edition"] = dict.fromkeys(handbook.languages, handbook.version)
    said["policy_title"] = {
        code: flat(handbook.title, handbook.parameters, code) for code in handbook.languages
    }
    own = {name: _value(name, words) for name, words in said.items()}
    if company and company.legal_name:
        legal = dict.fromkeys(handbook.languages, str(company.legal_name))
        own["legal_name"] = _value("legal_name", legal)
    else:
        own["legal_name"] = handbook.parameters["company"]
    return {**handbook.parameters, **{name: own[name] for name in FILLED_IN}}


def _value(name: str, words: Mapping[str, str]) -> Value:
    text = Text(tuple((Located(code), Located(said)) for code, said in words.items()))
    setting = Setting(value=text, layer="base", place=NOWHERE)
    return Value(name=name, parameter=None, setting=setting)


@dataclass(frozen=True)
class PaperContext(Context):
    """One language's view of the papers."""

    @cached_property
    def _filled_in(self) -> Mapping[str, Value]:
        return filled_in(self.handbook)

    @property
    def values(self) -> Mapping[str, Value]:
        """The parameters' values, and those that only papers have."""
        return self._filled_in

    @cached_property
    def plan(self) -> tuple[PlannedMonth, ...]:
        """What is due in the edition's first year."""
        return year_plan(self.handbook)

    @property
    def reviews(self) -> bool:
        """True when the pages hold the review, whose calendar has the same days."""
        return self.handbook.holds(REVIEW)

    def link(self, paper: Paper) -> Safe:
        """A link to a paper's page."""
        return Safe(f"[{self.t(paper.title)}]({PAPER_PAGES.stem(str(paper.id))}.md)")

    def cited_in(self, reference: str) -> Safe:
        """Links to the clauses, and where the pages hold them to the papers, that cite it."""
        papers = self.handbook.of(PAPERS) if self.handbook.holds(PAPER_PAGES) else ()
        cited = [self.link(paper) for paper in papers if reference in paper.references]
        return Safe(", ".join([*map(self.clause, self.citing(reference)), *cited]))

    def when(self, paper: Paper) -> Safe:
        """When a paper is due, in one line that may continue another."""
        parts = [self._day(one) for one in days_of(paper, self.handbook)]
        parts += [self.t(paper.due.when)] if paper.due.when else []
        return Safe("; ".join(parts))

    def _day(self, one: PaperDay) -> str:
        if one.weekday:
            return f"{self.label(Label.DUE_YEARLY)} {self.month(one.day.month)}"
        return f"{self.label(Label.DUE_BY)} {self.day(one.day)}"

    def in_full(self, ids: Iterable[str]) -> list[ResolvedClause]:
        """The clauses that a part of a paper says in full."""
        standing = {one.id: one for one in self.handbook.clauses()}
        return [standing[str(name)] for name in ids]

    def blank(self, text: Text) -> Safe:
        """A ruled line to write on, behind what it is for."""
        return Safe(f"*{self.t(text)}: {_LINE}*{{ .{Mark.BLANK} }}")

    def step(self, step: Step) -> Safe:
        """One step of the plan: the day, what is due, and who sees to it."""
        return Safe(f"**{self.day(step.day)}:** {self._what(step)}{self._whose(step.owner)}")

    def _what(self, step: Step) -> str:
        if isinstance(step.what, PaperDay):
            return self.link(step.what.paper)
        if not isinstance(step.what, Reviews):
            page = f"[{self.label(Label.RV_TASKS)}]({REVIEW.markdown})"
            return f"{page}: {len(step.what.tasks)}"
        subjects = [self.t(due.title) for due in step.what.chapters]
        subjects += [self.label(Label.RV_CHECK_LAW)] if step.what.references else []
        return f"[{self.label(Label.RV_EVENT)}]({REVIEW.markdown}): {', '.join(subjects)}"

    def _whose(self, role: str) -> str:
        named = {str(one.id) for one in self.handbook.registers["roles"]}
        return f" ({self.name('role', role)})" if role in named else ""

    def month_title(self, month: PlannedMonth) -> Safe:
        """A month and its year."""
        name = self.month(month.first.month)
        return Safe(f"{name[:1].upper()}{name[1:]} {month.first.year}")
