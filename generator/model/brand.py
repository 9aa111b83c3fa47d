"""A company's looks: its pictures and colours, as the company file names them."""

from __future__ import annotations

import re
from typing import Annotated

from generator.model.colour_names import as_colour
from generator.model.fields import kind, pattern
from generator.model.place import NOWHERE, Located, Place
from generator.model.record import record
from generator.model.say import say

_FILE = r"[^./\\:*?\"<>|\x00-\x1f][^/\\:*?\"<>|\x00-\x1f]{0,119}"
"""Any name without a way to another folder; what the file is, its bytes say."""
_NO_COLOUR = say(
    'write its HEX value, such as "#1f3a5f": it stands in the brand book, and whoever made the'
    " logo knows it"
)
_COLOUR = r"#[0-9a-fA-F]{6}"


def _bare_name(text: str) -> str:
    """Give the file's name without the folders before it."""
    return re.split(r"[/\\]", text.strip("\"'„”“<> "))[-1].strip()


Picture = Annotated[
    Located,
    kind(
        pattern(
            _FILE,
            say("the name of an SVG, PNG or JPEG file beside company.yml, such as 'logo.svg'"),
            _bare_name,
        ),
        {"type": "string", "pattern": f"^{_FILE}$"},
    ),
]
"""The name of a picture in the company's folder."""
Colour = Annotated[
    Located,
    kind(
        pattern(
            _COLOUR,
            say("a colour of six hexadecimal digits, such as '#1f3a5f'"),
            as_colour,
            _NO_COLOUR,
        ),
        {"type": "string", "pattern": f"^{_COLOUR}$"},
    ),
]
"""A colour, as # and six hexadecimal digits."""


@record
class Brand:
    """What makes the pages look like the company's own."""

    logo: Picture | None = None
    """The logo for a light ground."""
    logo_dark: Picture | None = None
    """The logo for a dark ground; the other one on a light plate when it is missing."""
    favicon: Picture | None = None
    """The small picture in the browser's tab; the logo's place is not taken by it."""
    colour: Colour | None = None
    """The company's colour; a readable shade of it is used for links and buttons."""
    accent: Colour | None = None
    """A second colour, for lines and marks."""
    place: Place = NOWHERE


PICTURES = ("logo", "logo_dark", "favicon")
"""Keys of a brand that name a picture."""


def ending(picture: bytes) -> str:
    """Give the ending of a cleaned picture's name: `png`, `jpg` or `svg`.

    >>> ending(b"<svg/>")
    'svg'
    """
    if picture.startswith(b"\x89PNG"):
        return "png"
    return "jpg" if picture.startswith(b"\xff\xd8") else "svg"
