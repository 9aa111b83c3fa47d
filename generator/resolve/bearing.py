"""Guard entries that bear on what people must do: leaving them out takes a reason and a name."""

from __future__ import annotations

from typing import Any

from generator.model.entry_change import AmendEntry, RemoveEntry
from generator.model.place import Located
from generator.model.problems import Collector, Note
from generator.model.register import Register, Worth
from generator.model.registers import AUDIENCES
from generator.model.say import say
from generator.resolve.draft import Draft
from generator.resolve.removal import LEANING, pointed
from generator.resolve.swap import Swap

_WITH_REASON = say("add 'reason:', in each language, and 'approved_by:'")


def may_remove_entry(
    change: RemoveEntry, register: Register[Any], entry: Any, draft: Draft, problems: Collector
) -> bool:
    """Check that the removal of a binding entry says why, and who approved it (HB211, HB212)."""
    if register is AUDIENCES and draft.everyone == change.entry:
        _report_everyone(change, draft.everyone, problems)
        return False
    if register.worth is not Worth.BINDING or _has_no_hold(register, entry, draft):
        return True
    if register is AUDIENCES and not any(
        Swap(register.name, change.entry, change.heir).narrowed(draft)
    ):
        return True
    if change.reason is not None and change.approved_by is not None:
        return True
    message = say(
        "the {word} '{name}' may go only with a reason and an approver",
        word=register.word,
        name=change.entry,
    )
    problems.add("HB212", message, change.target.place, _WITH_REASON)
    return False


def may_amend_entry(
    change: AmendEntry, register: Register[Any], entry: Any, draft: Draft, problems: Collector
) -> bool:
    """Check that a binding entry gets other words for a reason that somebody approved (HB212)."""
    if register.worth is not Worth.BINDING or _only_lets_go(change, entry, draft):
        return True
    if change.reason is not None and change.approved_by is not None:
        return True
    message = say(
        "the {word} '{name}' may change only with a reason and an approver",
        word=register.word,
        name=change.entry,
    )
    problems.add("HB212", message, change.target.place, _WITH_REASON)
    return False


def _only_lets_go(change: AmendEntry, entry: Any, draft: Draft) -> bool:
    """Tell whether an entry only stops to name clauses that went; whoever took them said why."""
    if change.given.keys() != {"clauses"}:
        return False
    lost = set(pointed(entry)) - set(pointed(change))
    return not any(_stays(one, draft) for one in lost)


def _report_everyone(change: RemoveEntry, everyone: Located, problems: Collector) -> None:
    problems.add(
        "HB211",
        say("the audience '{name}' takes everybody in, so it can't be removed", name=everyone),
        change.target.place,
        say("keep it; 'action: amend' with 'name:' calls it something else"),
        (Note(message=say("named here"), place=everyone.place),),
    )


def _has_no_hold(register: Register[Any], entry: Any, draft: Draft) -> bool:
    """Tell whether nothing would be missed: all that the entry was about went before it."""
    return register in LEANING and not any(_stays(one, draft) for one in entry.clauses)


def _stays(clause: str, draft: Draft) -> bool:
    """Tell whether a clause stands; one that a misspelt removal means is told once, over there."""
    return clause in draft.clauses and clause not in draft.meant_to_go
