"""Check a PNG picture and write it anew from the chunks that a picture needs."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

from generator.sources.picture_fault import PictureFault

MAX_SIDE = 2048
"""Pixels; a logo is shown some 200 wide, on fine screens with three dots for each."""
_MAGIC = b"\x89PNG\r\n\x1a\n"
_KEPT = frozenset({b"IHDR", b"PLTE", b"tRNS", b"sRGB", b"gAMA", b"IDAT", b"IEND"})
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_HEADER = struct.Struct(">IIBBBBB")
_AGAIN = "export the picture once more as PNG"


def clean_png(data: bytes) -> bytes:
    """Give the picture without texts, profiles, animations and whatever follows its end.

    Raises:
        PictureFault: It is no PNG, damaged, too large, or unpacks to more than its size says.
    """
    if not data.startswith(_MAGIC):
        raise PictureFault("is no PNG picture, whatever its name says", _AGAIN)
    kept = [(kind, body) for kind, body in _chunks(data) if kind in _KEPT]
    kinds = [kind for kind, _ in kept]
    if kinds[:1] != [b"IHDR"] or kinds.count(b"IHDR") != 1 or kinds[-1:] != [b"IEND"]:
        raise PictureFault("is damaged: its first or last part is missing", _AGAIN)
    _check_pixels(kept[0][1], b"".join(body for kind, body in kept if kind == b"IDAT"))
    return _MAGIC + b"".join(_chunk(kind, body) for kind, body in kept)


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Walk the chunks up to the end mark, checking the sum of each."""
    start = len(_MAGIC)
    while start + 12 <= len(data):
        (length,) = struct.unpack_from(">I", data, start)
        kind, body = data[start + 4 : start + 8], data[start + 8 : start + 8 + length]
        end = start + 12 + length
        if end > len(data) or struct.pack(">I", zlib.crc32(kind + body)) != data[end - 4 : end]:
            raise PictureFault(f"is damaged at byte {start}", _AGAIN)
        yield kind, body
        if kind == b"IEND":
            return
        start = end


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def _check_pixels(header: bytes, packed: bytes) -> None:
    if len(header) != _HEADER.size:
        raise PictureFault("is damaged: its size is missing", _AGAIN)
    width, height, depth, colours, *_ = _HEADER.unpack(header)
    if not (0 < width <= MAX_SIDE and 0 < height <= MAX_SIDE):
        raise PictureFault(
            f"is {width} by {height} pixels, more than {MAX_SIDE} a side",
            "export a smaller picture, some 600 pixels wide",
        )
    row = (width * depth * _CHANNELS.get(colours, 4) + 7) // 8 + 1
    # Seven passes of an interlaced picture add less than twice its rows.
    most = row * height + 2 * height * 8 + 64
    try:
        unpacked = zlib.decompressobj().decompress(packed, most + 1)
    except zlib.error:
        raise PictureFault("is damaged: its pixels can't be unpacked", _AGAIN) from None
    if len(unpacked) > most:
        raise PictureFault("unpacks to more than its size says", _AGAIN)
