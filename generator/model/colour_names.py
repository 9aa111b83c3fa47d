"""Colours as people give them: by a name, in the numbers of a screen, or as a printer does."""

from __future__ import annotations

import re

from generator.model.spaces import plain
from generator.model.typed import unaccented

_NAMED = {
    "#000000": "czarny czerń black",
    "#ffffff": "biały biel white",
    "#808080": "szary szarość gray grey popielaty",
    "#36454f": "grafitowy grafit antracytowy antracyt charcoal graphite anthracite",
    "#c0c0c0": "srebrny srebro silver",
    "#ff0000": "czerwony czerwień red",
    "#800020": "bordowy bordo burgundowy burgund burgundy",
    "#800000": "kasztanowy maroon wiśniowy",
    "#dc143c": "karmazynowy amarantowy amarant karmin karminowy crimson",
    "#b7410e": "rdzawy ceglany rust brick",
    "#ff7f50": "koralowy koral coral",
    "#fa8072": "łososiowy salmon",
    "#ffa500": "pomarańczowy orange",
    "#ffbf00": "bursztynowy bursztyn amber",
    "#ffd700": "złoty złoto gold golden",
    "#ffff00": "żółty żółć yellow",
    "#f5f5dc": "beżowy beż beige kremowy cream",
    "#8b4513": "brązowy brąz brown",
    "#008000": "zielony zieleń green",
    "#808000": "oliwkowy oliwka olive",
    "#00a86b": "szmaragdowy szmaragd emerald jade",
    "#98ff98": "miętowy mięta mint",
    "#40e0d0": "turkusowy turkus turquoise",
    "#008080": "morski teal cyjan cyan",
    "#0000ff": "niebieski blue",
    "#87ceeb": "błękitny błękit sky",
    "#0047ab": "kobaltowy kobalt cobalt chabrowy chaber szafirowy szafir sapphire",
    "#002f6c": "granatowy granat navy",
    "#4b0082": "indygo indigo",
    "#800080": "fioletowy fiolet purple violet purpurowy purpura",
    "#c8a2c8": "liliowy lila lilac wrzosowy lawendowy lavender",
    "#ffc0cb": "różowy róż pink",
    "#ff00ff": "magenta fuksja fuchsia",
}
_HEX = {name: colour for colour, names in _NAMED.items() for name in unaccented(names).split()}
_ENDINGS = re.compile(r"(?:a|e|ego|ej|ym|y)$")
_DARK, _LIGHT = re.compile(r"(?:ciemno|dark)-?"), re.compile(r"(?:jasno|light)-?")
_DARKER, _LIGHTER = 0.6, 0.4
_RGB = re.compile(r"(?:rgba? ?)?\(? ?r? ?(\d{1,3})[ ,;/.]+g? ?(\d{1,3})[ ,;/.]+b? ?(\d{1,3}) ?\)?")
_BEFORE = re.compile(r"(?i)^(?:(?:#|0x|hex|html|kod|kolor|colour|color)[: ]*)+")
_SIGN = r"[ ,;/%.]*"
_CMYK = re.compile(
    rf"(?:cmyk)?[ (:]*c? ?(\d+){_SIGN} m? ?(\d+){_SIGN} y? ?(\d+){_SIGN} k? ?(\d+)[ %)]*"
)
_DIGITS = str.maketrans("OolI|", "00111")
_FULL = 255


def as_colour(text: str) -> str:
    """Give a colour its sign and six digits; nothing when it can't be told.

    >>> as_colour("0B6E4F"), as_colour("#abc"), as_colour("rgb(11, 110, 79)")
    ('#0B6E4F', '#aabbcc', '#0b6e4f')
    >>> as_colour("granatowy"), as_colour("ciemna zieleń"), as_colour("C0 M100 Y100 K0")
    ('#002f6c', '#004d00', '#ff0000')
    """
    text = plain(text).strip("\"'„”“;., ")
    low = unaccented(text).casefold()
    if match := _RGB.fullmatch(low):
        return _hex(*(min(_FULL, int(part)) for part in match.groups()))
    if match := _CMYK.fullmatch(low):
        ink = [min(100, int(part)) / 100 for part in match.groups()]
        return _hex(*(round(_FULL * (1 - part) * (1 - ink[3])) for part in ink[:3]))
    digits = _BEFORE.sub("", text).translate(_DIGITS)
    if len(digits) == 3:  # noqa: PLR2004
        digits = "".join(sign * 2 for sign in digits)
    # Drawing programs put the opacity behind the colour.
    if re.fullmatch(r"[0-9a-fA-F]{6}(?:[0-9a-fA-F]{2})?", digits):
        return f"#{digits[:6]}"
    return _named(low)


def _named(low: str) -> str:
    """Give the colour of a name, darker or lighter where a word before it says so."""
    found = next((_HEX[stem] for word in re.split(r"[\s-]+", low) for stem in _stems(word)), "")
    if found and re.match(r"(?:ciemn|dark|gleb|deep)", low):
        return _shade(found, _DARKER, 0)
    if found and re.match(r"(?:jasn|light|pastel|blad)", low):
        return _shade(found, _LIGHTER, _FULL)
    return found


def _stems(word: str) -> list[str]:
    """Give the forms under which a word may stand among the names."""
    bare = _DARK.sub("", _LIGHT.sub("", word))
    forms = [bare, _ENDINGS.sub("y", bare), _ENDINGS.sub("", bare)]
    return [form for form in forms if form in _HEX]


def _shade(colour: str, share: float, towards: int) -> str:
    parts = (int(colour[index : index + 2], 16) for index in (1, 3, 5))
    return _hex(*(round(part * share + towards * (1 - share)) for part in parts))


def _hex(red: int, green: int, blue: int) -> str:
    return f"#{red:02x}{green:02x}{blue:02x}"
