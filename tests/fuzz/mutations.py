"""Change files at random as damage, other programs and attackers do; equal seeds, equal bytes."""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Callable, Iterator, Sequence
from random import Random
from typing import Any

MAX_BYTES = 60_000
"""Longer inputs only cost time; bounds of size have tests of their own."""
_MOST_CHANGES = 6
_LINE_END = re.compile(rb"(?<=\n)")
_VALUE = re.compile(rb"(?<=[:,;=]) ?[^\n:,;=]+")
_NUMBER = re.compile(rb"[0-9]+(?:[.:-][0-9]+)*")
_QUOTED = re.compile(rb"(?<=[\"'>])[^\"'<>\n]*(?=[\"'<])")

COMMON = (
    # What nobody sees, and what is no text.
    *(b"", b" ", b"\n", b"\r\n", b"\r", b"\t", b"\x00", b"\xff", b"\xc3", b"\xed\xa0\x80"),
    *(sign.encode() for sign in "\ufeff\u00a0\u0085\u2028\u200b\u200d\u202e\u0301\U000e0041"),
    *(sign.encode() for sign in "żółć\N{PILE OF POO}ß\N{LATIN SMALL LIGATURE FI}ı"),
    # Signs that act in one format or another.
    *(bytes([sign]) for sign in b"\"'\\{}[]()<>|#&*!%@`?:;,=-+~/$^_."),
    *(b"&a", b"*a", b"!!str ", b"<<: ", b"--- ", b"? ", b"- ", b"|2\n", b">-\n", b"# x", b"'' "),
    *(b"{company}", b"{{ x }}", b"{0}", b"{", b"%s", b"${x}", b"[x](#a.b)", b"**", b"<b>", b"&lt;"),
    *(b"\\u0000", b"\\ud800", b"\\x1b", b"../x", b"/dev/null", b"C:\\x", b"https://[", b"x:y"),
    # Numbers and days at the edges.
    *(b"0", b"-1", b"1e400", b"NaN", b"Infinity", b"0x1f", b"010", b"1_000", b"12:30", b"2,5"),
    *(b"9" * 20, b"9" * 5000, b"0.0000001", "٣".encode(), "²".encode(), b"true", b"null", b"no"),
    *(b"0000-00-00", b"0001-01-01", b"9999-12-31", b"2026-02-30", b"1900-02-29", b"45992"),
    # What is long.
    *(b"a" * 300, b"a " * 500, "ą".encode() * 3000, b"\n" * 3000, b"(" * 400, b"[" * 40),
)
"""What any kind of file may meet; nothing here acts in any other program."""

Change = Callable[[Random, bytes, Sequence[bytes]], bytes]


def mutated(random: Random, seeds: Sequence[bytes], words: Sequence[bytes] = ()) -> bytes:
    """Give a seed with some changes.

    Args:
        random: Where every choice comes from.
        seeds: Files as they should be.
        words: What this kind of file knows, beside what any kind may meet.
    """
    data = random.choice(seeds)
    known = (*COMMON, *words, *words)
    for _ in range(random.randint(1, _MOST_CHANGES)):
        data = random.choice(_CHANGES)(random, data, known)[:MAX_BYTES]
    return data


def _span(random: Random, data: bytes) -> tuple[int, int]:
    start = random.randint(0, len(data))
    return start, min(len(data), start + random.choice((1, 1, 2, 8, 40, 400)))


def _put(random: Random, data: bytes, words: Sequence[bytes]) -> bytes:
    start = random.randint(0, len(data))
    return data[:start] + random.choice(words) + data[start:]


def _drop(random: Random, data: bytes, _: Sequence[bytes]) -> bytes:
    start, end = _span(random, data)
    return data[:start] + data[end:]


def _flip(random: Random, data: bytes, _: Sequence[bytes]) -> bytes:
    start = random.randint(0, len(data))
    return data[:start] + bytes([random.randint(0, 255)]) + data[start + 1 :]


def _repeat(random: Random, data: bytes, _: Sequence[bytes]) -> bytes:
    start, end = _span(random, data)
    times = random.choice((1, 2, 10, 100, 5000))
    return data[:start] + (data[start:end] * times)[:MAX_BYTES] + data[end:]


def _cut(random: Random, data: bytes, _: Sequence[bytes]) -> bytes:
    return data[: random.randint(0, len(data))]


def _move(random: Random, data: bytes, _: Sequence[bytes]) -> bytes:
    """Put a line elsewhere, or leave it out, or indent it."""
    lines = _LINE_END.split(data)
    line = lines.pop(random.randint(0, len(lines) - 1))
    how = random.randint(0, 4)
    line = {0: b"", 1: b"  " + line, 2: line.removeprefix(b"  "), 3: line + line}.get(how, line)
    lines.insert(random.randint(0, len(lines)), line)
    return b"".join(lines)


def _exchange(pattern: re.Pattern[bytes]) -> Change:
    """Make a change that puts another word where a pattern stands."""

    def change(random: Random, data: bytes, words: Sequence[bytes]) -> bytes:
        found = list(pattern.finditer(data))
        if not found:
            return _put(random, data, words)
        match = random.choice(found)
        return data[: match.start()] + random.choice(words) + data[match.end() :]

    return change


def _graft(random: Random, data: bytes, _: Sequence[bytes]) -> bytes:
    """Put a part of the file over another part of it."""
    start, end = _span(random, data)
    at = random.randint(0, len(data))
    return data[:at] + data[start:end] + data[at + end - start :]


_VALUES: tuple[Any, ...] = (
    *(None, True, 0, -1, 2.5, 10**400, "", "a", "\ud800", "\x00", "2026-02-30", [], {}, [[]], [0]),
    *({"a": 1}, ["a", None], {"": {}}, "a" * 300),
)


def _node(random: Random, data: bytes, words: Sequence[bytes]) -> bytes:
    """Put another value into what is JSON, take one out, or move one elsewhere."""
    try:
        tree = json.loads(data)
    except (ValueError, RecursionError):
        return _put(random, data, words)
    holders = [one for one in _holders(tree) if one]
    if not holders:
        return json.dumps(random.choice(_VALUES)).encode()
    holder = random.choice(holders)
    key = random.choice(list(holder) if isinstance(holder, dict) else range(len(holder)))
    how = random.randint(0, 5)
    if how == 0:
        del holder[key]
    elif how == 1:
        holder[key] = random.choice(holders)
    else:
        holder[key] = random.choice(_VALUES)
    with contextlib.suppress(ValueError, RecursionError):
        # A part that was moved into itself has no end.
        return json.dumps(tree, ensure_ascii=random.random() < _HALF).encode(errors="replace")
    return data


def _holders(tree: Any) -> Iterator[Any]:
    waiting = [tree]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict | list):
            yield one
            waiting += one.values() if isinstance(one, dict) else one


_HALF = 0.5
_CHANGES: tuple[Change, ...] = (
    *(_put, _drop, _flip, _repeat, _cut, _move, _move, _graft),
    *map(_exchange, (_VALUE, _VALUE, _NUMBER, _QUOTED, _QUOTED)),
    *(_node, _node, _node),
)
