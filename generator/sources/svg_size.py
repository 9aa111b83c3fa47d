"""The size of a drawing: a view box that every place can scale."""

from __future__ import annotations

import math
import re
import xml.etree.ElementTree as ET  # only its elements; nothing is parsed with it

from generator.model.say import say
from generator.sources.picture_fault import PictureFault, Spot

_LENGTH = re.compile(r"([0-9]*\.?[0-9]+(?:[eE][+-]?[0-9]+)?)\s*([a-z%]*)")
_PIXELS = {"": 1, "px": 1, "pt": 4 / 3, "pc": 16, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96}
_MOST = 1_000_000
_LONGEST = 50
"""How many times longer than wide a logo may be."""
_HINT = say(
    "export it with its size, cut to the drawing (Inkscape: Edit > Resize Page to Selection)"
)


def sized(root: ET.Element, spot: Spot) -> None:
    """Make sure that a drawing says how large it is, in one way.

    Raises:
        PictureFault: It has no size, an empty one, or one that fits nowhere.
    """
    box = [_number(word) for word in re.split(r"[\s,]+", root.get("viewBox", "").strip())]
    width, height = _length(root.get("width")), _length(root.get("height"))
    if len(box) != 4 or None in box:  # noqa: PLR2004 - left, top, width, height
        if width is None or height is None:
            raise PictureFault(say("has neither a viewBox nor a size"), _HINT, spot)
        box = [0.0, 0.0, width, height]
        root.set("viewBox", " ".join(f"{number:g}" for number in (0, 0, width, height)))
    if width is None or height is None:
        # A percentage is of something that a logo does not know.
        root.attrib.pop("width", None)
        root.attrib.pop("height", None)
        width = height = 1.0
    for across, down in ((box[2], box[3]), (width, height)):
        if not (across and down and 0 < across <= _MOST and 0 < down <= _MOST):
            raise PictureFault(say("has an empty or a boundless size"), _HINT, spot)
        if max(across / down, down / across) > _LONGEST:
            raise PictureFault(
                say("is more than {n} times as long as wide", n=_LONGEST), _HINT, spot
            )


def _number(word: str) -> float | None:
    try:
        number = float(word)
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def _length(text: str | None) -> float | None:
    """Give a length in pixels; None where there is none, or none that stands by itself."""
    match = _LENGTH.fullmatch((text or "").strip())
    if match is None or match.group(2) not in _PIXELS:
        return None
    return float(match.group(1)) * _PIXELS[match.group(2)]
