"""Put a PDF's small objects into compressed streams, as PDF 1.5 and later allow.

A tagged handbook has some twenty thousand small objects for its structure; written out one by
one they are two thirds of the file. Streams stay as they are, so the standards still hold.

The compressor comes from a locked package: Python's own zlib gives other bytes on machines where
Python was built with another library of that name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from deflate import zlib_compress

_OBJECT = re.compile(rb"(\d+) 0 obj\n(.*?)\nendobj\n", re.DOTALL)
_TRAILER = re.compile(rb"trailer\s*<<(.*?)>>\s*startxref", re.DOTALL)
_SIZE = re.compile(rb"/Size \d+")
_STREAM = re.compile(rb">>\s*stream\n")
_PER_STREAM = 1000
_LEVEL = 7
"""Level 9 takes more than twice the time for a hundredth less of bytes."""


def shrink(data: bytes) -> bytes:
    """Rewrite a PDF of the engine with object streams; its content stays the same.

    Args:
        data: A PDF with a plain cross-reference table, every object of generation 0.

    Returns:
        The smaller file; equal input gives equal bytes.
    """
    start, objects, trailer = _read(data)
    output = bytearray(start)
    offsets: dict[int, tuple[int, int, int]] = {0: (0, 0, 65535)}
    small: list[tuple[int, bytes]] = []
    for number, body in objects:
        if _STREAM.search(body):
            offsets[number] = (1, len(output), 0)
            output += b"%d 0 obj\n%b\nendobj\n" % (number, _ended(body))
        else:
            small.append((number, body))
    following = max(number for number, _ in objects) + 1
    for index in range(0, len(small), _PER_STREAM):
        group = small[index : index + _PER_STREAM]
        offsets[following] = (1, len(output), 0)
        offsets.update({number: (2, following, at) for at, (number, _) in enumerate(group)})
        output += _object_stream(following, group)
        following += 1
    offsets[following] = (1, len(output), 0)
    at = len(output)
    output += _cross_references(following, offsets, trailer)
    output += b"startxref\n%d\n%%%%EOF\n" % at
    return bytes(output)


def _read(data: bytes) -> tuple[bytes, list[tuple[int, bytes]], bytes]:
    """Split a file into its head, its objects and what the trailer says."""
    found = _TRAILER.search(data, data.rindex(b"\nxref"))
    first = _OBJECT.search(data)
    if found is None or first is None:
        raise ValueError("the engine wrote a file of an unknown form")
    trailer = _SIZE.sub(b"", found.group(1)).strip()
    return data[: first.start()], list(_objects(data, first.start())), trailer


def _objects(data: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """Walk the objects; a stream's own bytes are skipped by its length."""
    head = re.compile(rb"(\d+) 0 obj\n")
    length = re.compile(rb"/Length (\d+)")
    while match := head.match(data, at):
        begin = match.end()
        end = data.index(b"\nendobj\n", begin)
        stream = _STREAM.search(data, begin, end)
        if stream and (size := length.search(data, begin, stream.start())):
            end = data.index(b"\nendobj\n", stream.end() + int(size.group(1)))
        yield int(match.group(1)), data[begin:end]
        at = end + len(b"\nendobj\n")
        while data[at : at + 1] == b"\n":
            at += 1


def _object_stream(number: int, group: list[tuple[int, bytes]]) -> bytes:
    heads, bodies, at = [], [], 0
    for member, body in group:
        heads.append(b"%d %d" % (member, at))
        bodies.append(body)
        at += len(body) + 1
    head = b" ".join(heads) + b"\n"
    packed = bytes(zlib_compress(head + b"\n".join(bodies), _LEVEL))
    return (
        b"%d 0 obj\n<</Type/ObjStm/N %d/First %d/Length %d/Filter/FlateDecode>>\nstream\n"
        % (number, len(group), len(head), len(packed))
        + _ended(packed + b"\nendstream")
        + b"\nendobj\n"
    )


def _ended(stream: bytes) -> bytes:
    """End a stream so that a carriage return as its last byte can't be taken for a line end.

    Some readers find the end of the data by the line end before `endstream`, which may be a
    line feed alone or a carriage return with a line feed.
    """
    end = b"\nendstream"
    if stream.endswith(b"\r" + end):
        return stream.removesuffix(end) + b"\r" + end
    return stream


def _cross_references(
    number: int, offsets: dict[int, tuple[int, int, int]], trailer: bytes
) -> bytes:
    size = number + 1
    rows = [offsets.get(entry, (0, 0, 65535)) for entry in range(size)]
    table = b"".join(
        kind.to_bytes(1, "big") + where.to_bytes(4, "big") + more.to_bytes(2, "big")
        for kind, where, more in rows
    )
    packed = bytes(zlib_compress(table, _LEVEL))
    return (
        b"%d 0 obj\n<</Type/XRef/Size %d/W[1 4 2]/Length %d/Filter/FlateDecode%b>>\nstream\n"
        % (number, size, len(packed), trailer)
        + _ended(packed + b"\nendstream")
        + b"\nendobj\n"
    )
