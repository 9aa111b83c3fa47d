"""PNG pictures: what is wrong with one, and writing one whose bytes are equal everywhere."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

# The compressors that pictures are mostly written with pack differently from release to release.
from deflate import zlib_compress

from generator.model.say import say

if TYPE_CHECKING:
    from PIL.Image import Image

MAGIC = b"\x89PNG\r\n\x1a\n"
_KINDS = {"RGB": 2, "RGBA": 6}
_LEVEL = 9
_SUB, _UP = 1, 2
"""Filters of PNG: a pixel less the one on its left, or above it."""


_DEPTHS = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
"""Bits of a channel by the kind of colour: grey, RGB, palette, and the first two with alpha."""
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_PALETTE = 3
_PASSES = (
    (8, 8, 0, 0),
    (8, 8, 4, 0),
    (4, 8, 0, 4),
    (4, 4, 2, 0),
    (2, 4, 0, 2),
    (2, 2, 1, 0),
    (1, 2, 0, 1),
)
"""Steps and first dots, across and down, of the passes of an interlaced picture."""
_PIECE = 1 << 22


def damage_of(data: bytes) -> str:
    """Say what is wrong with a PNG that a lenient reader would pass over; nothing if it is whole.

    A header has to say what the format allows (https://www.w3.org/TR/png-3/, 11.2.1), a palette
    has to be there if one is used, and every dot has to be there, too.

    Args:
        data: A file that begins as a PNG does, and whose size in dots was checked.
    """
    parts = list(_parts(data))
    if not parts or parts[0][0] != b"IHDR" or len(parts[0][1]) != 13:  # noqa: PLR2004
        return say("it has no proper header")
    width, height, depth, colour, packing, filters, passes = struct.unpack(">IIBBBBB", parts[0][1])
    kinds = [kind for kind, _ in parts]
    known = depth in _DEPTHS.get(colour, ()) and (packing, filters) == (0, 0) and passes in {0, 1}
    if not known or not width or not height or kinds.count(b"IHDR") > 1:
        return say("its header says what no PNG can")
    if colour == _PALETTE and b"PLTE" not in kinds:
        return say("its palette is missing")
    wanted = _bytes_of(width, height, depth * _CHANNELS[colour], interlaced=passes == 1)
    if _unpacked(b"".join(body for kind, body in parts if kind == b"IDAT"), wanted) < wanted:
        return say("it ends too early")
    return ""


def _parts(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Walk the parts of a file: kind and content."""
    at = len(MAGIC)
    while at + 8 <= len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        kind = data[at + 4 : at + 8]
        yield kind, data[at + 8 : at + 8 + size]
        if kind == b"IEND":
            return
        at += 12 + size


def _bytes_of(width: int, height: int, bits: int, *, interlaced: bool) -> int:
    """Give how many bytes the rows of a picture take, each with the mark of its filter."""
    steps = _PASSES if interlaced else ((1, 1, 0, 0),)
    total = 0
    for across, down, left, top in steps:
        columns = -(-(width - left) // across)
        rows = -(-(height - top) // down)
        if columns > 0 and rows > 0:
            total += rows * (1 + -(-columns * bits // 8))
    return total


def _unpacked(packed: bytes, wanted: int) -> int:
    """Count the bytes that a stream unpacks to, and no more of them than wanted."""
    unpacking = zlib.decompressobj()
    total = 0
    while total < wanted and packed and not unpacking.eof:
        total += len(unpacking.decompress(packed, _PIECE))
        packed = unpacking.unconsumed_tail
    return total


def write_png(image: Image) -> bytes:
    """Give a picture of mode RGB or RGBA as PNG, with nothing but its pixels."""
    # Pillow takes its time to load; most commands meet no picture.
    from PIL import ImageChops

    width, height = image.size
    moved = {
        0: image,
        _SUB: ImageChops.subtract_modulo(image, _shifted(image, 1, 0)),
        _UP: ImageChops.subtract_modulo(image, _shifted(image, 0, 1)),
    }
    packed = min((_packed(one, kind) for kind, one in moved.items()), key=len)
    header = struct.pack(">IIBBBBB", width, height, 8, _KINDS[image.mode], 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", packed), (b"IEND", b""))
    return MAGIC + b"".join(_chunk(kind, body) for kind, body in parts)


def _shifted(image: Image, right: int, down: int) -> Image:
    """Move a picture; what comes in from outside is nought."""
    from PIL import Image as Images

    moved = Images.new(image.mode, image.size, 0)
    moved.paste(image, (right, down))
    return moved


def _packed(image: Image, kind: int) -> bytes:
    rows = image.tobytes()
    size = image.width * len(image.getbands())
    mark = bytes((kind,))
    lines = b"".join(mark + rows[at : at + size] for at in range(0, len(rows), size))
    return bytes(zlib_compress(lines, _LEVEL))


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
