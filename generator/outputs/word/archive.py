"""Pack the parts of a document: the same bytes each time and wherever it is made."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable

import deflate

_CONTENT_TYPES = "[Content_Types].xml"
_MOMENT = (0, 33)
"""The first of January 1980: no part of a document says when it was packed."""
_LEVEL = 6


def packed(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """Give an archive of parts, the list of their kinds first, as readers expect it.

    Args:
        parts: Names and contents.
    """
    ordered = sorted(parts, key=lambda part: (part[0] != _CONTENT_TYPES, part[0]))
    body, entries = bytearray(), bytearray()
    for name, data in ordered:
        squeezed = deflate.deflate_compress(data, _LEVEL)
        encoded = name.encode("ascii")
        told = struct.pack(
            "<HHHHHIIIHH",
            *(20, 0, 8, *_MOMENT, zlib.crc32(data), len(squeezed), len(data), len(encoded), 0),
        )
        entries += b"PK\x01\x02" + struct.pack("<H", 20) + told
        entries += struct.pack("<HHHII", 0, 0, 0, 0, len(body)) + encoded
        body += b"PK\x03\x04" + told + encoded + squeezed
    count = len(ordered)
    end = struct.pack("<HHHHIIH", 0, 0, count, count, len(entries), len(body), 0)
    return bytes(body + entries + b"PK\x05\x06" + end)
