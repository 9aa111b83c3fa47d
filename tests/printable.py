"""Ask the engine of the PDF what its fonts hold: `python -m tests.printable` notes it down.

What it can print by itself but not with others, because its script needs shaping that these fonts
do not have or runs from right to left, is left out.
"""

from __future__ import annotations

import re
import tempfile
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

import typst

from generator.model import printable
from generator.outputs.pdf.fonts import copy_fonts
from tests.trees import ROOT

_LAST = 0x1FBFF
"""Beyond it lie Chinese signs and tags."""
_AT_ONCE = 2000
_LEFT_OUT = (
    (0x0590, 0x109F),  # Hebrew to Burmese
    (0x1100, 0x1AAF),  # Korean to Thai; Georgian lies before it
    (0x1B00, 0x1C7F),  # Balinese to Ol Chiki
    (0x1CC0, 0x1CFF),  # Sundanese and Vedic signs
    (0x2E80, 0x2FFF),  # parts of Chinese signs
    (0x3040, 0x31FF),  # Japanese
    (0x3400, 0x9FFF),  # Chinese
    (0xA000, 0xA4FF),  # Yi
    (0xA800, 0xAB2F),  # Syloti to Ethiopic
    (0xAB70, 0xD7FF),  # Cherokee to Korean
    (0xFB1D, 0xFDFF),  # forms of Hebrew and Arabic letters
    (0xFE00, 0xFE0D),  # variations that no font here has
    (0xFE70, 0xFEFF),  # forms of Arabic letters
    (0xFFA0, 0xFFFC),  # signs that nobody sees
    (0x10000, 0x1D3FF),  # old scripts
    (0x1E000, 0x1EFFF),  # Glagolitic accents to Arabic mathematics
)
_BLOCK = re.compile(r'(?<=RANGES = """\n).*?(?=""")', re.DOTALL)
_HEAD = """\
#import "fonts.typ": sans
#set document(title: "x")
#set text(font: sans, fallback: false)
= T
"""


def candidates() -> Iterator[int]:
    """Walk the code points that a source may hold and that could be printed."""
    for code in range(0x20, _LAST + 1):
        sign = chr(code)
        if unicodedata.category(sign) in {"Cs", "Co", "Cc"}:
            continue
        if not any(first <= code <= last for first, last in _LEFT_OUT):
            yield code


def missing(texts: Collection[str]) -> set[str]:
    """Give the texts that the engine has no glyphs for, each on a line of its own."""
    listed = list(texts)
    pars = "".join(
        '#par[#"' + "".join(f"\\u{{{ord(sign):x}}}" for sign in text) + '"]\n' for text in listed
    )
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "main.typ").write_text(_HEAD + pars, encoding="utf-8")
        copy_fonts(folder / "fonts")
        fonts = ROOT / "generator" / "outputs" / "pdf" / "assets" / "fonts.typ"
        (folder / "fonts.typ").write_bytes(fonts.read_bytes())
        try:
            typst.compile(
                str(folder / "main.typ"),
                root=name,
                font_paths=[str(folder / "fonts")],
                ignore_system_fonts=True,
                pdf_standards=["ua-1", "a-2a"],
            )
        except typst.TypstError as error:
            lines = re.findall(r"main\.typ:(\d+)", str(error.diagnostic))
            found = {listed[int(line) - _HEAD.count("\n") - 1] for line in lines}
            if not found:
                raise
            return found
    return set()


def measured() -> list[int]:
    """Give the code points that the engine can print."""
    codes = list(candidates())
    found: list[int] = []
    for at in range(0, len(codes), _AT_ONCE):
        wanted = {chr(code) for code in codes[at : at + _AT_ONCE]}
        # A page that fails tells of some faults only.
        while lost := missing(sorted(wanted)):
            wanted -= lost
        found += sorted(map(ord, wanted))
    return found


def as_ranges(codes: Iterable[int]) -> str:
    """Write code points as ranges, in lines of a hundred signs at most."""
    spans: list[list[int]] = []
    for code in codes:
        if spans and spans[-1][1] == code - 1:
            spans[-1][1] = code
        else:
            spans.append([code, code])
    words = [f"{first:x}" + (f"-{last:x}" if last > first else "") for first, last in spans]
    lines = [""]
    for word in words:
        if len(lines[-1]) + len(word) > 98:
            lines.append("")
        lines[-1] += f" {word}" if lines[-1] else word
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    path = Path(printable.__file__)
    text = path.read_text(encoding="utf-8")
    path.write_text(_BLOCK.sub(as_ranges(measured()), text, count=1), encoding="utf-8")
