"""A company's looks: its pictures and colours, as the company file names them."""

from __future__ import annotations

from typing import Annotated

from generator.model.fields import kind, pattern
from generator.model.place import NOWHERE, Located, Place
from generator.model.record import record
from generator.model.say import say
from generator.model.typed import as_colour

_FILE = r"[a-z0-9]+(?:[-_][a-z0-9]+)*\.(?:svg|png)"
_COLOUR = r"#[0-9a-fA-F]{6}"

Picture = Annotated[
    Located,
    kind(
        pattern(
            _FILE, say("the name of an .svg or .png file beside company.yml, such as 'logo.svg'")
        ),
        {"type": "string", "pattern": f"^{_FILE}$"},
    ),
]
"""The name of a picture in the company's folder."""
Colour = Annotated[
    Located,
    kind(
        pattern(_COLOUR, say("a colour of six hexadecimal digits, such as '#1f3a5f'"), as_colour),
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
