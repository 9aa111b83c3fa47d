"""Write a PNG picture: the same pixels are the same bytes on every machine."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING

# The compressors that pictures are mostly written with pack differently from release to release.
from deflate import zlib_compress

if TYPE_CHECKING:
    from PIL.Image import Image

MAGIC = b"\x89PNG\r\n\x1a\n"
_KINDS = {"RGB": 2, "RGBA": 6}
_LEVEL = 9
_SUB, _UP = 1, 2
"""Filters of PNG: a pixel less the one on its left, or above it."""


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
