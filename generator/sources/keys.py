"""What somebody meant by a key that its record has not: another spelling, or another place."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from collections.abc import Mapping as Mapping_
from typing import Any

from generator.model.key_names import meant_key
from generator.model.mended import commented, write_instead
from generator.model.nearest import did_you_mean, nearest
from generator.model.place import Located
from generator.model.problems import Collector
from generator.model.register import Stands
from generator.model.registers import REGISTERS
from generator.model.say import say
from generator.model.spaces import ODD_SPACE, called
from generator.sources.finding import find
from generator.sources.kinds import HEADS
from generator.sources.moving import astray, further_left, further_right
from generator.sources.nodes import Mapping
from generator.sources.nodes import Sequence as Items
from generator.sources.rows import report_dashes, report_named_entry
from generator.sources.shape import keys_at

Where = tuple[Any, ...]
"""A location in a file: keys, indexes and what pydantic adds."""
MISSING = frozenset(("missing", "missing_argument", "missing_keyword_only_argument"))
_SETTING = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)+")
_FILES = frozenset(one.name for one in REGISTERS if one.stands is Stands.FILE)
"""Keys that begin a file of their own."""
UNKNOWN = frozenset(("unexpected_keyword_argument", "extra_forbidden"))


def report_keys(
    faults: Sequence[Any], tree: Mapping, kind: object, problems: Collector
) -> set[Where]:
    """Report keys that nobody knows, and keys that stand a level too deep.

    Returns:
        Locations of keys that are there all the same, so that they are not asked for as well.
    """
    lacking: dict[Where, list[str]] = {}
    for detail in faults:
        if detail["type"] in MISSING:
            lacking.setdefault(detail["loc"][:-1], []).append(str(detail["loc"][-1]))
    there = _entries_apart(lacking, tree, kind, problems)
    for detail in faults:
        loc = detail["loc"][:-1]
        parent, _ = find(tree, loc)
        if detail["type"] in UNKNOWN and isinstance(parent, Mapping):
            key = next(known for known in parent.written() if known == detail["loc"][-1])
            missing = lacking.get(loc, ())
            if report_named_entry(key, parent, keys_at(kind, loc), missing, problems):
                there |= {(*loc, one) for one in missing}
                continue
            there.add((*loc, report_unknown(key, parent, tree, kind, loc, problems, missing)))
    for loc, keys in lacking.items():
        parent, _ = find(tree, loc)
        for key, beside, deep in astray(parent, keys) if isinstance(parent, Mapping) else ():
            if key not in keys_at(kind, [*loc, beside]):
                report_unknown(key, deep, tree, kind, [*loc, beside], problems)
                there.add((*loc, str(key)))
    return there


def _entries_apart(
    lacking: Mapping_[Where, Sequence[str]], tree: Mapping, kind: object, problems: Collector
) -> set[Where]:
    """Report entries of lists each of whose keys has a dash; give the keys that they have."""
    there: set[Where] = set()
    lists = dict.fromkeys(loc[:-1] for loc in lacking if loc and isinstance(loc[-1], int))
    for where in lists:
        items, _ = find(tree, where)
        if isinstance(items, Items):
            for index in report_dashes(items, keys_at(kind, [*where, 0]), problems):
                there |= {(*where, index, key) for key in lacking.get((*where, index), ())}
    return there


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
    if not meant and not loc and parent.node(key) is None and (line := commented(key.place)):
        advice = say("if it is a heading, make the line a comment:")
        hint = say("{advice} write:\n{line}", advice=advice, line=line)
        problems.add("HB102", message, key.place, hint)
        return ""
    if not loc and key in _FILES and kind in HEADS.values():
        hint = say("move it into a file of its own beside this one: {file}", file=f"{key}.yml")
        problems.add("HB102", message, key.place, hint)
        return ""
    if not meant and not loc and (hint := _as_setting(key, parent, known)):
        problems.add("HB102", message, key.place, hint)
        return ""
    if not meant and loc and len(missing) == 1 and len(set(parent.written()) - set(known)) == 1:
        # Of all keys one is unknown, and one is lacking.
        (meant,) = missing
        advice = say("'{key}' is lacking here; if that is what you mean,", key=meant)
        problems.add("HB102", message, key.place, write_instead(key.place, meant, advice))
        return meant
    problems.add("HB102", message, key.place, did_you_mean(key, unused))
    return meant


def _as_setting(key: Located, parent: Mapping, known: Collection[str]) -> str:
    """Say where a setting belongs that stands at the top of a file; nothing for other keys.

    Which settings there are, the file alone does not say: their names are words with lines
    between them, as those of few other keys are.
    """
    value = parent.node(key)
    if "settings" not in known or not _SETTING.fullmatch(key) or not isinstance(value, Located):
        return ""
    line = "  " + key.place.excerpt[key.place.column - 1 :].rstrip()
    if not parent.holds("settings"):
        advice = say("if it is a setting, it belongs below 'settings:', two spaces to the right")
        return say("{advice}; write:\n{line}", advice=advice, line=f"settings:\n{line}")
    return say(
        "if it is a setting, it belongs below 'settings:' on line {number}, two spaces to the"
        " right: move it there as\n{line}",
        number=parent.key_place("settings").line,
        line=line,
    )
