"""Where an answer stands that the chosen handbook does not have."""

from __future__ import annotations

from generator.model.handbook import Handbook
from generator.model.nearest import nearest
from generator.model.problems import HandbookError
from generator.model.registers import ANSWERS
from generator.model.say import say
from generator.sources.home import profile_names
from generator.sources.load import load_inputs
from generator.workshop import Asked


def hint_elsewhere(wanted: Asked, handbook: Handbook, question: str, answer: str, near: str) -> str:
    """Say which industry profile has an answer; nothing when none of the others does.

    The other profiles are read only here, for somebody who gets a refusal anyway.

    Args:
        wanted: What somebody asked for.
        handbook: What it came to.
        question: Id of the question.
        answer: What was typed.
        near: The answer of the handbook that is near it; then only the very one counts.
    """
    others = tuple(one for one in profile_names(wanted.root) if one not in handbook.industries)
    if not others:
        return ""
    try:
        inputs, _ = load_inputs(wanted.root, others, None)
    except HandbookError:
        return ""
    for profile in inputs.profiles:
        ids = [str(one.id) for one in profile.of(ANSWERS) if one.question == question]
        if found := answer if answer in ids else not near and nearest(answer, ids):
            name = profile.name.partition(":")[2]
            return say(
                "the industry profile '{name}' has '{answer}': add --industry {names}",
                name=name,
                answer=found,
                names=",".join((*handbook.industries, name)),
            )
    return ""
