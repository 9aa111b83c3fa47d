"""What "May I post this?" answers, as plain data, and whom to ask."""

from __future__ import annotations

from typing import Any

from generator.aid.outcomes import Aid, Applied, Outcome, Result, Selection
from generator.compare.data import plain_data
from generator.model.handbook import Handbook, ResolvedChapter
from generator.model.layers import Contact
from generator.render.ask import mailbox_of
from generator.text.placeholders import filled


def as_data(handbook: Handbook, aid: Aid, selection: Selection) -> dict[str, Any]:
    """Give the answer to a post as plain data, its texts in all languages of the handbook.

    Args:
        handbook: The handbook.
        aid: What its clauses say of posts.
        selection: The answers given, by question.
    """
    result = aid.result(selection)
    return {
        "handbook": handbook.name,
        "digest": handbook.digest,
        "selection": {
            one.id: [answer for answer in one.ids if answer in selection[one.id]]
            for one in aid.space.dimensions
            if one.id in selection
        },
        "outcome": result.outcome.word if result.outcome is not None else None,
        "open": list(result.open),
        "rights": [_applied(one, handbook) for one in result.rights],
        "clauses": [_applied(one, handbook) for one in result.clauses],
        "ask": [
            {"role": str(one.role), "name": str(one.name), "email": str(one.email)}
            | ({"phone": str(one.phone)} if one.phone else {})
            for one in people(handbook, result)
        ],
        "ask_email": mailbox_of(handbook),
        "unasked": [one.id for one in result.unasked],
    }


def _applied(one: Applied, handbook: Handbook) -> dict[str, Any]:
    clause, values = one.box.resolved.clause, handbook.parameters
    return {
        "id": one.box.id,
        "number": one.box.resolved.number,
        "page": f"{_chapter(one, handbook).file}.html#{clause.anchor}",
        "strength": str(clause.strength),
        "outcome": one.outcome.word,
        "only_how": one.only_how,
        "title": filled(clause.title, values),
        "statement": filled(clause.statement, values),
        "why": filled(clause.why, values),
        "examples": plain_data(clause.examples, values),
        "remedy": filled(clause.remedy, values) if clause.remedy else {},
    }


def _chapter(applied: Applied, handbook: Handbook) -> ResolvedChapter:
    return next(one for one in handbook.chapters if applied.box.resolved in one.clauses)


def people(handbook: Handbook, result: Result) -> tuple[Contact, ...]:
    """Name whom to ask first, each once: who answers for the chapters of the deciding clauses."""
    if result.outcome is not Outcome.ASK:
        return ()
    owners = (_chapter(one, handbook).owner for one in result.deciding)
    found = (one for owner in owners for one in handbook.contacts if one.role == owner)
    return tuple({id(one): one for one in found}.values())
