"""What may happen to a part of the handbook, in words for the terminal."""

from __future__ import annotations

from generator.model.say import say

_ACTIONS = {
    "added": say("added"),
    "removed": say("removed"),
    "tightened": say("tightened"),
    "weakened": say("weakened"),
    "reworded": say("reworded"),
    "amended": say("amended"),
    "set": say("set"),
    "moved": say("moved"),
    "out-of-scope": say("out of scope"),
}
_KINDS = {
    "clause": say("clause"),
    "parameter": say("parameter"),
    "chapter": say("chapter"),
    "duty": say("duty"),
    "reference": say("reference"),
    "guide": say("guide"),
    "risk": say("risk"),
    "scenario": say("scenario"),
    "term": say("term"),
    "review-task": say("review task"),
    "reply": say("reply"),
    "paper": say("paper"),
    "platform": say("platform"),
    "role": say("role"),
    "audience": say("audience"),
    "area": say("area"),
    "route": say("route"),
    "contact": say("contact"),
    "account": say("account"),
    "handbook": say("handbook"),
}


def action_word(action: str) -> str:
    """Say an action of an event or a difference."""
    return _ACTIONS.get(action, action)


def kind_word(kind: str) -> str:
    """Say the kind of a difference; a kind without a word of its own keeps its key."""
    return _KINDS.get(kind, kind)
