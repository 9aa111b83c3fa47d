"""What somebody meant by a key that its record has not: another spelling, or another place."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from generator.model.key_names import meant_key
from generator.model.mended import write_instead
from generator.model.nearest import did_you_mean, nearest
from generator.model.place import Located
from generator.model.problems import Collector
from generator.model.say import say
from generator.model.spaces import ODD_SPACE, called
from generator.sources.moving import further_left, further_right
from generator.sources.nodes import Mapping
from generator.sources.shape import keys_at


def report_unknown(  # noqa: PLR0913 - a fault has that many parts
    key: Located,
    parent: Mapping,
    tree: Mapping,
    kind: object,
    loc: Sequence[Any],
    problems: Collector,
    missing: Collection[str] = (),
) -> str:
    """Report a key that its record has not (HB102), with the likeliest remedy.

    Args:
        key: The key.
        parent: The mapping that it stands in.
        tree: The whole file.
        kind: The record of the whole file.
        loc: Where the parent stands.
        problems: Receives the problem.
        missing: Keys that the parent lacks.

    Returns:
        The key that was meant, where it is another spelling of one; else nothing.
    """
    known = keys_at(kind, loc)
    unused = set(known) - set(parent.written())
    message = say("unknown key '{key}'", key=key)
    if odd := ODD_SPACE.search(key):
        message = say("the key '{key}' holds {sign}", key=key, sign=called(odd.group()))
    if meant := meant_key(key, unused):
        problems.add("HB102", message, key.place, write_instead(key.place, meant))
        return meant
    hint = further_right(key, parent, kind, loc, problems)
    hint = hint or further_left(key, parent, tree, kind, loc)
    if hint:
        problems.add("HB102", message, key.place, hint)
        return ""
    meant = nearest(key, unused)
    if not meant and loc and len(missing) == 1 and len(set(parent.written()) - set(known)) == 1:
        # Of all keys one is unknown, and one is lacking.
        (meant,) = missing
        advice = say("'{key}' is lacking here; if that is what you mean,", key=meant)
        problems.add("HB102", message, key.place, write_instead(key.place, meant, advice))
        return meant
    problems.add("HB102", message, key.place, did_you_mean(key, unused))
    return meant
