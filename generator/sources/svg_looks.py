"""What a style says about an element, as attributes that every program understands.

Some of it works in browsers only, or has no attribute. What of that would show is turned into what
means the same elsewhere, or refused.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET  # only its elements; nothing is parsed with it
from collections.abc import Iterator, Mapping

from generator.model.say import say
from generator.sources.picture_fault import PictureFault, Spot
from generator.sources.svg_styles import ATTRIBUTES, HARMLESS


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


LOOKS = _names(
    "fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin"
    " stroke-miterlimit stroke-dasharray stroke-dashoffset opacity color display visibility"
    " overflow clip-path clip-rule mask mask-type paint-order vector-effect stop-color"
    " stop-opacity filter marker marker-start marker-mid marker-end shape-rendering"
)
"""Properties that are attributes, too."""
_BLENDS = _names(
    "multiply screen overlay darken lighten color-dodge color-burn hard-light soft-light difference"
    " exclusion hue saturation color luminosity"
)
_STYLES = {"mix-blend-mode": _BLENDS, "isolation": frozenset({"isolate"})}
"""Properties for which there is no attribute, and the values that change anything."""
_RECT = _names("x y width height rx ry")
_MEASURES = {
    "svg": _names("x y width height"),
    "rect": _RECT,
    "circle": _names("cx cy r"),
    "ellipse": _names("cx cy rx ry"),
    "use": _names("x y"),
}
"""Measures that a style may say instead of an attribute, by element."""
_MEASURE = re.compile(r"0|[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[a-z]+|%)", re.IGNORECASE)
ADDRESS = re.compile(r"""url\(\s*+(?:"([^"]*)"|'([^']*)'|([^()\s'"]*))\s*+\)""", re.IGNORECASE)
"""An address in a value; in one of three groups, as it is or in quotation marks."""
_CURRENT = re.compile("currentcolor", re.IGNORECASE)
_PART = r"[\s,]*([\d.]+%?)"
_MODERN = re.compile(rf"(rgb|hsl)a?\({_PART}{_PART}{_PART}(?:\s*[,/]\s*([\d.]+%?))?\s*\)")
"""A colour as it may be written today: with spaces, with a slash, with a share of 100 %."""
_CALL = re.compile(r"([\w-]+)\(([^()]*)")
_CALLS = _names("rgb rgba hsl hsla url matrix translate scale rotate skewx skewy")
_LETTERS = re.compile(
    r"(?:^|[\s,(])[-+]?[0-9.]+(?:r?em|ex|r?ch|cap|ic|r?lh|[sld]?v(?:w|h|i|b|min|max))\b"
)
"""A measure by the size of letters or of a screen, of which no two programs think the same."""
_BACK = _names("auto inherit initial unset revert")
"""Values that undo what an attribute says."""
_BOX = _names("margin padding border box-shadow")
_GROUND = "background"
_COLOUR = re.compile(r"#[0-9a-f]{3,8}|[a-z]+|(?:rgb|hsl)a?\([0-9.,%\s]*\)", re.IGNORECASE)
_GRADED = _names("color-interpolation")
_NO_COLOURS = HARMLESS | _names("transparent")
KNOWN = LOOKS | _RECT | _names("cx cy r") | _BOX | _GRADED | _STYLES.keys() | _names(_GROUND)
"""Properties whose values are of interest."""


def as_attributes(
    tag: str, looks: Mapping[str, str], spot: Spot, *, root: bool
) -> Iterator[tuple[str, str]]:
    """Give attributes for what a style says.

    Args:
        tag: The element's name.
        looks: Values by the names of `KNOWN`.
        spot: Where the element stands.
        root: True for the outermost element, which has a ground and a margin.

    Raises:
        PictureFault: A value shows in a browser, and means nothing elsewhere.
    """
    for key, value in looks.items():
        if key in LOOKS:
            yield key, value
        elif key in _MEASURES.get(tag, ()):
            # Of the outermost one a share is of something unknown; its attributes may say more.
            if not root and value.lower() in _BACK:
                raise _fault(key, spot)
            if not (root and "%" in value) and (_MEASURE.fullmatch(value) or "(" in value):
                yield key, value
        elif (key in _GRADED and value.lower() == "linearrgb") or (
            key in _BOX and root and not set(value.lower().split()) <= HARMLESS
        ):
            raise _fault(key, spot)
    styles = [
        f"{key}:{low}"
        for key, values in _STYLES.items()
        if (low := looks.get(key, "").lower()) in values
    ]
    if styles:
        yield "style", ";".join(styles)


def plain_value(value: str) -> str | None:
    """Write a value as every program understands it; None where only browsers would.

    >>> plain_value("rgb(10 20 30 / 40%)"), plain_value("currentcolor"), plain_value("calc(1px)")
    ('rgba(10,20,30,0.4)', 'currentColor', None)
    """
    if "(" not in value and not value[-1:].isalpha():
        return value
    value = _MODERN.sub(_with_commas, _CURRENT.sub("currentColor", value))
    calls = _CALL.findall(value)
    odd = any(name.lower() not in _CALLS for name, _ in calls)
    spaced = any(name[:3].lower() in {"rgb", "hsl"} and "," not in inner for name, inner in calls)
    return None if odd or spaced or _LETTERS.search(value) else value


def _with_commas(match: re.Match[str]) -> str:
    name, *parts, alpha = match.groups("")
    if alpha.endswith("%"):
        alpha = f"{float(alpha[:-1]) / 100:g}"
    return f"{name}a({','.join(parts)},{alpha})" if alpha else f"{name}({','.join(parts)})"


def address_of(match: re.Match[str]) -> str:
    """Give the address that `ADDRESS` found."""
    return next(part for part in match.groups() if part is not None).strip()


def put_ground(root: ET.Element, looks: Mapping[str, str], spot: Spot) -> ET.Element | None:
    """Draw the ground that a browser paints behind a drawing, as its first shape.

    Args:
        root: The copied drawing, whose view box is known.
        looks: What is said about the outermost element.
        spot: Where that stands.

    Returns:
        The shape, if there is a ground.

    Raises:
        PictureFault: It is no plain colour.
    """
    value = looks.get(_GROUND, "none")
    if set(value.lower().split()) <= _NO_COLOURS:
        return None
    if not _COLOUR.fullmatch(value):
        raise _fault(_GROUND, spot)
    left, top, width, height = re.split(r"[\s,]+", root.get("viewBox", "").strip())
    ground = ET.Element(
        "rect", {"fill": value, "height": height, "width": width, "x": left, "y": top}
    )
    root.insert(0, ground)
    return ground


def _fault(name: str, spot: Spot) -> PictureFault:
    return PictureFault(say("has a style with '{name}'", name=name), ATTRIBUTES, spot)
