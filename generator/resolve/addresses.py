"""Report ids that make no address of their own: a dot becomes a hyphen there, and files end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.model.clause import anchor
from generator.model.handbook import Handbook
from generator.model.inputs import Inputs
from generator.model.layers import Profile
from generator.model.place import Located
from generator.model.problems import Collector, Note
from generator.model.registers import GUIDES, REGISTERS
from generator.model.say import say

_LONGEST = 100
"""Characters of an id; systems allow 255 in a file's name, and pages need some around it."""


def check_addresses(handbook: Handbook, inputs: Inputs, problems: Collector) -> None:
    """Report clauses, entries and profiles of one kind that would share a page or an anchor.

    Args:
        handbook: The handbook.
        inputs: Its layers.
        problems: Receives HB201, and HB106 for an id that is too long for the name of a file.
    """
    for word, ids in _kinds(handbook, inputs):
        seen: dict[str, Located] = {}
        for given in ids:
            _check_length(word, given, problems)
            first = seen.setdefault(anchor(given), given)
            if first != given:
                problems.add(
                    "HB201",
                    say(
                        "the {word} '{id}' has the same address on the pages as '{other}'",
                        word=word,
                        id=given,
                        other=first,
                    ),
                    given.place,
                    say("give one of them another id; a dot and a hyphen are the same there"),
                    (Note(message=say("the other one"), place=first.place),),
                )


def _check_length(word: str, given: Located, problems: Collector) -> None:
    if len(given) > _LONGEST:
        problems.add(
            "HB106",
            say(
                "the {word} has an id of {count} characters, more than {most}",
                word=word,
                count=len(given),
                most=_LONGEST,
            ),
            given.place,
            say("choose a shorter one"),
        )


def _kinds(handbook: Handbook, inputs: Inputs) -> Iterator[tuple[str, Iterable[Located]]]:
    yield say("chapter"), (one.id for layer in inputs.layers for one in layer.chapters)
    clauses = (*handbook.clauses(), *handbook.removed)
    yield say("clause"), (resolved.clause.id for resolved in clauses)
    for register in REGISTERS:
        yield register.word, (entry.id for entry in handbook.of(register))
    guides = handbook.of(GUIDES)
    yield say("section"), (section.id for guide in guides for section in guide.sections)
    heads = (layer.head for layer in inputs.profiles)
    yield say("industry profile"), (head.id for head in heads if isinstance(head, Profile))
