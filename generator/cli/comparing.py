"""Show a company's own words to whoever approves, and ask about them."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from generator.cli.asking import agreed
from generator.cli.terminal import show
from generator.editions.words import grouped, is_among, unconfirmed
from generator.model.handbook import Handbook
from generator.model.own_words import OwnWords
from generator.model.say import joined, say, say_many
from generator.render.changes import spoken, steps


def compared(handbook: Handbook, known: Collection[str]) -> Iterator[OwnWords]:
    """Ask about everything that nobody has confirmed yet; give what somebody confirms.

    What takes the place of other words is shown beside them and asked for one by one, what is
    added is read chapter by chapter and register by register.

    Args:
        handbook: The handbook that is to be approved.
        known: Ids and groups that were named in the command.
    """
    waiting = [one for one in unconfirmed(handbook.own_words) if not is_among(one, known)]
    questions = list(grouped(waiting))
    if len(questions) < len(waiting):
        show(
            say(
                "{texts} texts of your own wait to be confirmed. Those that replace other words are"
                " asked for one by one, added ones together: {questions} questions.",
                texts=len(waiting),
                questions=len(questions),
            )
        )
    for name, members in questions:
        if members[0].group:
            added = say_many("{n} added text", "{n} added texts", len(members))
            show(joined("", [f"{name} (", added, ")"]))
        for one in members:
            _show(one, handbook.binding_language)
        replaces = bool(members[0].before)
        question = (
            say("Is it at least as strict as before?")
            if replaces
            else say("Does this leave every other rule as it is?")
        )
        if agreed(question):
            yield from members
        else:
            place = members[0].place
            show(say("Change it at {place}, then approve again.", place=place))


def _show(one: OwnWords, language: str) -> None:
    show(f"{one.id} ({one.place})")
    for name, after in one.after.items():
        if name not in one.before:
            show(joined(": ", [f"    {name}", steps(after, after, language)]))
            continue
        show(f"    {name}")
        nothing = say("(nothing)")
        before, new = (spoken(value, language) or nothing for value in (one.before[name], after))
        show(joined("", ["      ", say("was: {words}", words=before)]))
        show(joined("", ["      ", say("is: {words}", words=new)]))
    for line in one.beside:
        show(joined("", ["    ", line]))


def told(handbook: Handbook, words: Collection[str]) -> Iterator[str]:
    """Say what was confirmed, and how."""
    named = [one for one in handbook.own_words if is_among(one, words)]
    alone = [one.id for one in named if not one.group]
    groups = [f"{name} ({len(members)})" for name, members in grouped(named) if members[0].group]
    if alone:
        yield say("Own words compared one by one: {ids}", ids=", ".join(alone))
    if groups:
        yield say("Own words confirmed together: {groups}", groups=", ".join(groups))
