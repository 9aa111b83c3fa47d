"""A workshop of about an hour: what it goes through, and when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from generator.model.entries import Duty
from generator.model.handbook import Handbook, ResolvedClause
from generator.model.labels import Label
from generator.model.registers import DUTIES
from generator.model.text import Text
from generator.render.course.content import Case, Course, course_of
from generator.render.course.quiz import Question
from generator.render.crisis import Crisis, crisis_of, tabled

_MINUTES_WELCOME, _MINUTES_HATS, _MINUTES_DUTY = 3, 5, 1
_MINUTES_VOTE, _MINUTES_CASE, _MINUTES_CRISIS, _MINUTES_QUESTIONS = 2, 5, 4, 5
_CASES = 3
"""How many cases an hour has room for."""
_A_SLIDE = 3
"""How many duties stand on one slide."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A line of the timetable."""

    title: Text
    """What the part is called."""
    minutes: int
    start: int
    """After how many minutes it begins."""


@dataclass(frozen=True)
class Session:
    """What a workshop for everybody goes through, whatever the language."""

    handbook: Handbook

    @cached_property
    def hats(self) -> ResolvedClause | None:
        """The table that the first chapter opens with, such as the roles in which people post."""
        return next(filter(None, map(tabled, self.handbook.chapters[:1])), None)

    @property
    def duties(self) -> tuple[Duty, ...]:
        """The duties of the policy on one page."""
        return self.handbook.of(DUTIES)

    @property
    def slides_of_duties(self) -> tuple[tuple[tuple[int, Duty], ...], ...]:
        """The same, numbered, as many as stand on a slide at a time."""
        numbered = tuple(enumerate(self.duties, 1))
        return tuple(numbered[at : at + _A_SLIDE] for at in range(0, len(numbered), _A_SLIDE))

    @cached_property
    def _course(self) -> Course:
        return course_of(self.handbook)

    @cached_property
    def votes(self) -> tuple[Question, ...]:
        """Pairs of posts, those of the quiz for everybody."""
        return tuple(one for one in self._course.questions if one.clause and not one.groups)

    @cached_property
    def cases(self) -> tuple[Case, ...]:
        """The first cases for everybody."""
        return tuple(one for one in self._course.cases if not one.groups)[:_CASES]

    def standing(self, ids: Iterable[str]) -> list[ResolvedClause]:
        """Give those clauses that stand."""
        known = {one.id: one for one in self.handbook.clauses()}
        return [known[str(name)] for name in ids if str(name) in known]

    @cached_property
    def crisis(self) -> Crisis:
        """The clauses of the crisis card."""
        return crisis_of(self.handbook)

    @cached_property
    def timetable(self) -> tuple[Item, ...]:
        """What comes when; parts with nothing to show take no time and are not listed."""
        crisis = self.crisis.first or self.crisis.own
        hats = [(self.hats.clause.title, _MINUTES_HATS)] if self.hats else []
        word = self.handbook.labels
        parts = [
            (word[Label.WS_WELCOME], _MINUTES_WELCOME),
            *hats,
            (word[Label.PAGE_ONE_PAGE], _MINUTES_DUTY * len(self.duties)),
            (word[Label.WS_VOTES], _MINUTES_VOTE * len(self.votes)),
            (word[Label.PAGE_SCENARIOS], _MINUTES_CASE * len(self.cases)),
            (word[Label.PDF_CRISIS_CARD], _MINUTES_CRISIS if crisis else 0),
            (word[Label.SITE_QUESTION], _MINUTES_QUESTIONS),
        ]
        starts = accumulate((minutes for _, minutes in parts), initial=0)
        return tuple(
            Item(title=title, minutes=minutes, start=start)
            for (title, minutes), start in zip(parts, starts, strict=False)
            if minutes
        )
