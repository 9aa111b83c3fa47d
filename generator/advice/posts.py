"""Clauses that do not say of which posts they speak, and answers of which no clause speaks."""

from __future__ import annotations

from generator.aid.outcomes import Aid, aid_of
from generator.aid.questions import named_answers
from generator.model.handbook import Handbook
from generator.model.problems import Collector
from generator.model.say import say


def check_posts(handbook: Handbook, problems: Collector) -> None:
    """Remark on what "May I post this?" has nothing to say of (HB705, HB706).

    Args:
        handbook: The handbook; where nothing is asked, nothing is missing.
        problems: Receives the warnings.
    """
    aid = aid_of(handbook)
    if not aid.space.dimensions:
        return
    _check_answers(aid, handbook, problems)
    for one in aid.unasked:
        problems.add(
            "HB706",
            say("'{id}' does not say for which posts it applies", id=one.id),
            one.place,
            say(
                "add 'when: {{}}' if that is every post, 'when: {{{example}}}' with the answers for"
                " which it applies, or 'posting: false' if it is not about posts",
                example=_example(aid),
            ),
            warning=True,
        )


def _check_answers(aid: Aid, handbook: Handbook, problems: Collector) -> None:
    """Remark on posts about something of which no clause says anything of its own."""
    matter = aid.space.matter
    if matter is None:
        return
    named = named_answers(handbook, matter.id)
    for choice in matter.choices:
        if choice.id not in named:
            problems.add(
                "HB705",
                say(
                    "no clause names the answer '{id}' to '{question}'",
                    id=choice.id,
                    question=matter.id,
                ),
                choice.id.place,
                say("name it in the 'when:' of the clauses that speak of it, or delete the answer"),
                warning=True,
            )


def _example(aid: Aid) -> str:
    asked = aid.space.matter or aid.space.dimensions[0]
    return f"{asked.id}: [{asked.ids[0]}]"
