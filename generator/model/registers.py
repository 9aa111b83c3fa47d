"""The one table of what layers list beside their clauses: each register.

Whoever adds a register writes its record (`entries.py`), a template that shows it, and a row here.
The loader, the merging, the checks of ids, handbook.json, the comparison of editions and the
confirmations of translations go by the rows.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.model.asked import Answer, AnswerGroup, Question
from generator.model.editorial import Requirement, Subject, Topic
from generator.model.entries import (
    Duty,
    Named,
    Platform,
    Reply,
    ReviewTask,
    Risk,
    Role,
    Route,
    Scenario,
    Term,
)
from generator.model.guide import Guide
from generator.model.pages import Owners
from generator.model.papers import Paper
from generator.model.reference import Reference
from generator.model.register import Register, Stands, Worth
from generator.model.say import say


def _marked(reference: Reference) -> Mapping[str, Any]:
    return {"marked": not reference.settled}


DUTIES = Register(
    name="duties",
    entry=Duty,
    word=say("duty"),
    stands=Stands.ONE_PAGE,
    kind="duty",
    confirmed="duty",
    binding=True,
    worth=Worth.BINDING,
)
GUIDES = Register(
    name="guide",
    entry=Guide,
    word=say("guide page"),
    stands=Stands.PAGES,
    kind="guide",
    owners=Owners.GUIDE,
)
REFERENCES = Register(
    name="references",
    entry=Reference,
    word=say("reference"),
    about="Legal references.",
    kind="reference",
    confirmed="reference",
    binding=True,
    quiet=frozenset({"checked_on", "sources", "sectors"}),
    also=_marked,
    worth=Worth.FIXED,
)
RISKS = Register(
    name="risks",
    entry=Risk,
    word=say("risk"),
    about="Threats.",
    kind="risk",
    confirmed="risk",
    title="threat",
    worth=Worth.BINDING,
)
SCENARIOS = Register(
    name="scenarios",
    entry=Scenario,
    word=say("scenario"),
    about="Cases.",
    kind="scenario",
    confirmed="scenario",
)
GLOSSARY = Register(
    name="glossary",
    entry=Term,
    word=say("term"),
    about="Terms.",
    kind="term",
    confirmed="term",
    title="term",
)
REVIEW_TASKS = Register(
    name="review_tasks",
    entry=ReviewTask,
    word=say("review task"),
    about="Tasks.",
    kind="review-task",
    confirmed="task",
    title="task",
    worth=Worth.BINDING,
    owners=Owners.REVIEW,
)
REPLIES = Register(
    name="replies",
    entry=Reply,
    word=say("reply"),
    about="Texts ready to copy.",
    kind="reply",
    confirmed="reply",
)
PAPERS = Register(
    name="papers",
    entry=Paper,
    word=say("paper"),
    about="Papers that put the policy into force, in the order in which they are listed.",
    kind="paper",
    confirmed="paper",
    owners=Owners.PAPERS,
)
PLATFORMS = Register(
    name="platforms",
    entry=Platform,
    word=say("platform"),
    about="Platforms.",
    kind="platform",
    confirmed="platform",
    title="name",
)
ROLES = Register(
    name="roles",
    entry=Role,
    word=say("role"),
    stands=Stands.HEAD,
    kind="role",
    title="name",
    heir=True,
)
AUDIENCES = Register(
    name="audiences",
    entry=Named,
    word=say("audience"),
    stands=Stands.HEAD,
    kind="audience",
    title="name",
    worth=Worth.BINDING,
    heir=True,
)
AREAS = Register(
    name="areas",
    entry=Named,
    word=say("review area"),
    stands=Stands.HEAD,
    kind="area",
    title="name",
    owners=Owners.REVIEW,
)
ROUTES = Register(
    name="routes",
    entry=Route,
    word=say("route"),
    about="Routes in the order of the start page.",
    kind="route",
    confirmed="route",
    title="wish",
)
TOPICS = Register(name="topics", entry=Topic, word=say("topic"), about="Topics.", worth=Worth.FIXED)
REQUIREMENTS = Register(
    name="requirements",
    entry=Requirement,
    word=say("requirement"),
    about="Requirements.",
    worth=Worth.FIXED,
)
QUESTIONS = Register(
    name="questions",
    entry=Question,
    word=say("question"),
    about="Questions before a post, in the order in which they are asked.",
    kind="question",
    confirmed="question",
    worth=Worth.FIXED,
)
ANSWER_GROUPS = Register(
    name="answer_groups",
    entry=AnswerGroup,
    word=say("group of answers"),
    about="Headings below which answers stand where they are many, in the order of the page.",
    kind="answer_group",
    confirmed="answer_group",
    worth=Worth.FIXED,
)
ANSWERS = Register(
    name="answers",
    entry=Answer,
    word=say("answer"),
    about="Answers to the questions before a post, in the order in which they are shown.",
    kind="answer",
    confirmed="answer",
    worth=Worth.FIXED,
)
SUBJECTS = Register(
    name="subjects",
    entry=Subject,
    word=say("subject"),
    about="Subjects of which several clauses speak.",
    worth=Worth.FIXED,
)

REGISTERS: tuple[Register[Any], ...] = (
    DUTIES,
    GUIDES,
    REFERENCES,
    RISKS,
    SCENARIOS,
    GLOSSARY,
    REVIEW_TASKS,
    REPLIES,
    PAPERS,
    PLATFORMS,
    ROLES,
    AUDIENCES,
    AREAS,
    ROUTES,
    TOPICS,
    REQUIREMENTS,
    SUBJECTS,
    QUESTIONS,
    ANSWER_GROUPS,
    ANSWERS,
)
"""Every register, in the order of handbook.json."""


def changeable() -> tuple[Register[Any], ...]:
    """Give the registers whose entries a later layer may leave out or change."""
    return tuple(register for register in REGISTERS if register.worth is not Worth.FIXED)


def compared() -> tuple[Register[Any], ...]:
    """Give the registers that readers see, so that editions are held against each other in them."""
    return tuple(register for register in REGISTERS if register.kind)
