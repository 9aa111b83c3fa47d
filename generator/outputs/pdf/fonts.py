"""The fonts of the PDF: where the pip packages keep them, and which signs they hold."""

from __future__ import annotations

import shutil
import struct
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from generator.model.problems import UsageFault
from generator.model.say import say

_FILES = {
    "font-source-sans-pro": ("Regular", "It", "Semibold", "SemiboldIt", "Bold"),
    "font-source-serif-pro": ("Regular", "Semibold"),
}
_SYMBOLS = frozenset("☐☑☒✓✕✗→←⚠☕❤★☆\u200b\u00ad\u2011")
"""Signs that the engine's own DejaVu Sans Mono holds, or that print nothing."""


def copy_fonts(folder: Path) -> None:
    """Put the fonts that the PDF uses into a folder of their own.

    The packages hold each style twice, as OTF and TTF; the engine would take whichever the
    file system lists first, and the bytes would differ from machine to machine.

    Raises:
        UsageFault: A font package is not installed.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for package, styles in _FILES.items():
        for style in styles:
            path = _font(package, style)
            shutil.copyfile(path, folder / path.name)


@cache
def covered() -> frozenset[str]:
    """Give the letters and signs that can be printed."""
    sans = _code_points(_font("font-source-sans-pro", "Regular").read_bytes())
    return frozenset(map(chr, sans)) | frozenset(_SYMBOLS)


def _font(package: str, style: str) -> Path:
    try:
        files = distribution(package).files or []
        found = next(file for file in files if file.name.endswith(f"-{style}.otf"))
    except (PackageNotFoundError, StopIteration):
        message = say("the font package '{package}' is missing", package=package)
        raise UsageFault(
            message, say("run: python -m pip install {package}", package=package)
        ) from None
    return Path(str(found.locate()))


def _code_points(data: bytes) -> frozenset[int]:
    """Read an OpenType font's table of characters (format 12, which these fonts have)."""
    count = struct.unpack(">H", data[4:6])[0]
    tables = (struct.unpack(">4sIII", data[12 + 16 * n : 28 + 16 * n]) for n in range(count))
    offset = next(start for tag, _, start, _ in tables if tag == b"cmap")
    found: set[int] = set()
    for number in range(struct.unpack(">H", data[offset + 2 : offset + 4])[0]):
        at = offset + 4 + 8 * number
        subtable = offset + struct.unpack(">I", data[at + 4 : at + 8])[0]
        if struct.unpack(">H", data[subtable : subtable + 2])[0] != 12:  # noqa: PLR2004
            continue
        groups = struct.unpack(">I", data[subtable + 12 : subtable + 16])[0]
        for group in range(groups):
            at = subtable + 16 + 12 * group
            first, last = struct.unpack(">II", data[at : at + 8])
            found.update(range(first, last + 1))
    return frozenset(found)
