"""What a course holds: the duties, the rules of each group, the cases, and the quiz."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.model import registers
from generator.model.entries import Duty, Named, Scenario
from generator.model.handbook import Handbook, ResolvedChapter, ResolvedClause
from generator.render.course.quiz import Answer, GroupsOf, Question, answers_of, draw

PASS_MARK = 80
"""How many of a hundred answers have to be right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyLesson:
    """A duty of the policy on one page, with the rules that say more."""

    duty: Duty
    clauses: tuple[ResolvedClause, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A clause, and the groups that it concerns by name."""

    resolved: ResolvedClause
    groups: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupLesson:
    """What one chapter says for some groups and not for everyone."""

    chapter: ResolvedChapter
    rules: tuple[Rule, ...]

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups that find anything here."""
        return tuple(sorted({name for rule in self.rules for name in rule.groups}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A scenario, and the groups that it is for; none when it is for everyone."""

    scenario: Scenario
    groups: tuple[str, ...]

    @property
    def answers(self) -> tuple[Answer, ...]:
        """The ways to act."""
        return answers_of(self.scenario)


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """Everything that a course asks of its readers, whatever the language."""

    handbook: Handbook
    languages: tuple[str, ...]
    """The languages that readers may choose from; the first one opens."""
    role: str | None
    """The one group that it is for; None where readers say which groups are theirs."""
    groups: tuple[Named, ...]
    """The groups that readers choose from; the one that it is for, or nothing, otherwise."""
    duties: tuple[DutyLesson, ...]
    lessons: tuple[GroupLesson, ...]
    cases: tuple[Case, ...]
    questions: tuple[Question, ...]


def course_of(handbook: Handbook, languages: Sequence[str] = (), role: str | None = None) -> Course:
    """Put a course together; the same handbook gives the same course.

    Args:
        handbook: The handbook.
        languages: Languages of the handbook; all of them when empty, the binding one first.
        role: Id of the only group that the course is for, besides everyone.
    """
    everyone = set(handbook.all_audiences)
    named = [one for one in handbook.of(registers.AUDIENCES) if one.id != handbook.everyone]
    wanted = [one for one in named if role in (None, str(one.id))]
    names = [str(one.id) for one in wanted]

    def groups_of(audience: Sequence[str]) -> tuple[str, ...] | None:
        """Name the groups that something is for: none for everyone; None when it is for others."""
        if everyone <= set(map(str, audience)):
            return ()
        return tuple(name for name in names if name in audience) or None

    lessons = _lessons(handbook, groups_of)
    cases = tuple(
        Case(scenario=one, groups=groups)
        for one in handbook.of(registers.SCENARIOS)
        if (groups := groups_of(one.audience)) is not None
    )
    found = {name for lesson in lessons for name in lesson.groups}
    found |= {name for case in cases for name in case.groups}
    binding = handbook.binding_language
    every = sorted(handbook.languages, key=lambda code: code != binding)
    return Course(
        handbook=handbook,
        languages=tuple(code for code in every if not languages or code in languages),
        role=role,
        groups=tuple(one for one in wanted if str(one.id) in found),
        duties=_duties(handbook),
        lessons=lessons,
        cases=cases,
        questions=draw(handbook, groups_of, names),
    )


def _duties(handbook: Handbook) -> tuple[DutyLesson, ...]:
    standing = {one.id: one for one in handbook.clauses()}
    return tuple(
        DutyLesson(
            duty=duty,
            clauses=tuple(standing[str(one)] for one in duty.clauses if str(one) in standing),
        )
        for duty in handbook.of(registers.DUTIES)
    )


def _lessons(handbook: Handbook, groups_of: GroupsOf) -> tuple[GroupLesson, ...]:
    found = []
    for chapter in handbook.chapters:
        rules = tuple(
            Rule(resolved=one, groups=groups)
            for one in chapter.clauses
            if (groups := groups_of(one.clause.audience))
        )
        if rules:
            found.append(GroupLesson(chapter=chapter, rules=rules))
    return tuple(found)
