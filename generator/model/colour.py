"""Contrast of colours as WCAG 2.2 counts it, and the nearest shade that can be read."""

from __future__ import annotations

READABLE = 4.5
"""The contrast that text needs (WCAG 2.2, 1.4.3)."""
VISIBLE = 3.0
"""The contrast that lines, icons and focus rings need (1.4.11)."""
LIGHT_GROUND = "#f3f5f9"
"""The darkest ground of the light pages: what is read on it is read on white too."""
DARK_GROUND = "#262a38"
"""The lightest ground of the dark pages."""
_STEPS = 200

Channels = tuple[float, float, float]
"""Red, green and blue, each from 0 to 1."""


def contrast(one: str, other: str) -> float:
    """Give the contrast of two colours, from 1 to 21.

    >>> round(contrast("#ffffff", "#000000"), 1), round(contrast("#ffcc00", "#ffffff"), 2)
    (21.0, 1.51)
    """
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def readable(colour: str, ground: str, least: float = READABLE) -> str:
    """Give the nearest shade of a colour that has enough contrast on a ground.

    The shade gets darker on a light ground and lighter on a dark one; the hue stays.

    Args:
        colour: What is wanted.
        ground: What it stands on.
        least: The contrast needed.

    >>> readable("#1f3a5f", "#ffffff")
    '#1f3a5f'
    >>> readable("#ffcc00", "#ffffff")
    '#907300'
    """
    goal: Channels = (0.0, 0.0, 0.0) if _luminance(ground) > _MIDDLE else (1.0, 1.0, 1.0)
    start = _channels(colour)
    for step in range(_STEPS + 1):
        share = step / _STEPS
        mixed = [have + (want - have) * share for have, want in zip(start, goal, strict=True)]
        shade = "#" + "".join(f"{round(channel * 255):02x}" for channel in mixed)
        if contrast(shade, ground) >= least:
            break
    return shade


_MIDDLE = 0.179
"""The luminance on which black and white are read equally well."""


def _channels(colour: str) -> Channels:
    red, green, blue = (int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5))
    return red, green, blue


def _luminance(colour: str) -> float:
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4  # noqa: PLR2004
        for channel in _channels(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
