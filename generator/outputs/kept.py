"""What builds keep from one to the next: results by the hash of all that they were made of.

A file holds just what the last build of one site used, so it grows no further than the site. It
can be removed at any time; whatever is wrong with it only costs time. Nothing in it is code.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from generator.sources.reach import read_bounded

_FORM = 1
"""Changes when files of earlier programs mean something else."""
_MAX_BYTES = 512 * 1_048_576
"""Of a file of results; that of a large handbook has ten megabytes."""
_PARTS = 3
"""Name, check sum and value of a line."""
Plain = TypeVar("Plain", bound="str | list[Any] | dict[str, Any]")
"""What JSON can hold and give back as it was."""


def key_of(*parts: object) -> str:
    """Give the hash of parts that JSON can hold.

    >>> key_of("a", 1) == key_of("a", 1) != key_of("a1")
    True
    """
    text = json.dumps(parts, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


class Kept:
    """Results of one site, by kind and key."""

    def __init__(self, file: Path | None, made_by: str) -> None:
        """Open a file of kept results.

        Args:
            file: Where they are; None to keep nothing. It need not exist.
            made_by: Names what makes the results; those of another maker are forgotten.
        """
        self._file = file
        self._head = _line({"form": _FORM, "made_by": made_by})
        # Lines stay as they are until somebody wants one: text takes up more room.
        self._old: dict[bytes, bytes] = _read(file, self._head) if file else {}
        self._used: dict[bytes, bytes] = {}

    def take(
        self, kind: str, key: str, make: Callable[[], Plain], shape: type[Plain] | None = None
    ) -> Plain:
        """Give a kept result, or make it and keep it.

        Args:
            kind: What sort of result it is.
            key: The hash of all that the result is made of.
            make: Makes it.
            shape: What it is: `str`, `list` or `dict`; anything when left out.
        """
        name = f"{kind} {key}".encode()
        if (line := self._old.get(name)) is not None:
            # One of another kind than what is made here nobody has kept who means well.
            with contextlib.suppress(ValueError, RecursionError):
                found: Plain = json.loads(line)
                if shape is None or type(found) is shape:
                    self._used[name] = line
                    return found
        made = make()
        if self._file is not None:
            self._used[name] = _line(made)
        return made

    def save(self) -> None:
        """Write what was used; an earlier file is whole or replaced, and never in between."""
        if self._file is None or self._used == self._old:
            return
        # Two that write at once may spoil each other's lines, and then these are made anew.
        fresh = self._file.with_name(f".{self._file.name}.new")
        with contextlib.suppress(OSError):
            try:
                self._file.parent.mkdir(exist_ok=True)
                fresh.unlink(missing_ok=True)
                with fresh.open("xb") as file:
                    file.write(self._head + b"\n")
                    for name, line in self._used.items():
                        file.write(b"%b\t%08x\t%b\n" % (name, zlib.crc32(line), line))
                fresh.replace(self._file)
            finally:
                fresh.unlink(missing_ok=True)


def _line(value: object) -> bytes:
    """Give a value as one line of JSON."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")


def _read(file: Path, head: bytes) -> dict[bytes, bytes]:
    try:
        data, _ = read_bounded(file.parent.resolve() / file.name, _MAX_BYTES)
        first, *lines = data.split(b"\n")
    except OSError:
        return {}
    if first != head:
        return {}
    parted = (line.split(b"\t", 2) for line in lines)
    return {
        one[0]: one[2]
        for one in parted
        # What a disk has damaged is made anew.
        if len(one) == _PARTS and b"%08x" % zlib.crc32(one[2]) == one[1]
    }
