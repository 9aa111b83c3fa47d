"""What people type for a day, a number or an address, and what they mean by it.

Nothing here decides what a file may hold: a check that refused a value asks for the one that was
meant, so that the hint can show it.
"""

from __future__ import annotations

import datetime
import re
import unicodedata

from generator.model.days import day_of
from generator.model.spaces import plain

_MONTHS = {
    **{
        stem: number
        for number, stems in enumerate(
            (
                ("sty", "jan"),
                ("lut", "feb"),
                ("mar",),
                ("kwi", "apr"),
                ("maj", "may"),
                ("cze", "jun"),
                ("lip", "jul"),
                ("sie", "aug"),
                ("wrz", "sep"),
                ("paź", "paz", "oct"),
                ("lis", "nov"),
                ("gru", "dec"),
            ),
            start=1,
        )
        for stem in stems
    },
}
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_DAY_FIRST = re.compile(r"(\d{1,2})\s*[./-]\s*(\d{1,2})\s*[./-]\s*(\d{4}|\d{2})(?:\s*r\.?)?")
_YEAR_FIRST = re.compile(r"(\d{4})\s*[./-]\s*(\d{1,2})\s*[./-]\s*(\d{1,2})(?:[T ]00:00(?::00)?)?")
_WORDS = re.compile(r"(\d{1,2})\.?\s+([^\W\d]+)\.?,?\s+(\d{4})(?:\s*r(?:oku|\.)?)?")
_ENGLISH = re.compile(r"([^\W\d]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_DASHES = str.maketrans("–—−‐‑", "-----")
_CENTURY = 2000
_NUMBER = re.compile(r"([\dOolI]{1,3}(?: \d{3})+|[\dOolI]{1,9})(?:[.,]0+)?(?: ?[^\W\d_]+\.?| ?%)?")
_DIGITS = str.maketrans("OolI|", "00111")
_YES = {"yes", "tak", "on", "true", "prawda", "t", "y", "1", "x", "✓", "✔"}
_NO = {"no", "nie", "off", "false", "fałsz", "falsz", "n", "0"}
_SMALL = dict(
    zip(
        [
            "jeden",
            "dwa",
            "trzy",
            "cztery",
            "pięć",
            "sześć",
            "siedem",
            "osiem",
            "dziewięć",
            "dziesięć",
        ],
        range(1, 11),
        strict=True,
    )
)


def as_day(text: str) -> datetime.date | None:
    """Read a day as people write it: day first with dots or slashes, or the month in words.

    >>> as_day("29.11.2026"), as_day("29 listopada 2026 r."), as_day("32.1.2026")
    (datetime.date(2026, 11, 29), datetime.date(2026, 11, 29), None)
    """
    text = plain(text).translate(_DASHES).strip("\"'„”“ ")
    if match := _YEAR_FIRST.fullmatch(text):
        year, month, day = map(int, match.groups())
    elif match := _DAY_FIRST.fullmatch(text):
        day, month, year = map(int, match.groups())
        year += _CENTURY if len(match[3]) == 2 else 0  # noqa: PLR2004
    elif match := _WORDS.fullmatch(text):
        day, month, year = int(match[1]), _month(match[2]), int(match[3])
    elif match := _ENGLISH.fullmatch(text):
        day, month, year = int(match[2]), _month(match[1]), int(match[3])
    else:
        return None
    return day_of(f"{year:04}-{month:02}-{day:02}")


def _month(word: str) -> int:
    low = word.casefold()
    if low in _ROMAN:
        return _ROMAN.index(low) + 1
    return _MONTHS.get(low[:3], 0)


def as_number(text: str) -> str:
    """Give the whole number in a text with a unit, spaces or letters for digits; else nothing.

    >>> as_number("24 godz."), as_number("1 000"), as_number("2O"), as_number("two")
    ('24', '1000', '20', '')
    """
    text = plain(text).strip("\"'„”“~ ")
    if text.casefold() in _SMALL:
        return str(_SMALL[text.casefold()])
    match = _NUMBER.fullmatch(text)
    if match is None or not re.search(r"\d", match[1]):
        return ""
    digits = match[1].replace(" ", "").translate(_DIGITS)
    return digits.lstrip("0") or "0"


def as_truth(text: str) -> str:
    """Give `true` or `false` for what says yes or no; else nothing.

    >>> as_truth("Tak"), as_truth("no"), as_truth("maybe")
    ('true', 'false', '')
    """
    word = plain(text).casefold().strip("\"'„”“. ")
    return "true" if word in _YES else "false" if word in _NO else ""


def as_email(text: str) -> str:
    """Give the address in a text that a mail program or a hand left around it.

    >>> as_email("<mailto:hr@firma,pl>"), as_email("hr (at) firma.pl")
    ('hr@firma.pl', 'hr@firma.pl')
    """
    text = plain(text)
    if found := re.search(r"<([^<>]+)>$|\(([^()\s]+@[^()\s]+)\)$", text):
        text = found[1] or found[2]
    text = re.sub(r"(?i)^mailto:|\s*[\[(]\s*(?:at|małpa|malpa)\s*[\])]\s*", _at, text)
    text = re.sub(r"\s*@\s*", "@", text).strip("\"'„”“.,;:<> ")
    name, _, host = text.partition("@")
    return f"{unaccented(name)}@{unaccented(host).replace(',', '.')}"


def _at(match: re.Match[str]) -> str:
    return "" if match.group().lower() == "mailto:" else "@"


def as_link(text: str) -> str:
    """Give a web address its beginning, and take off what stands around it.

    >>> as_link("www.firma.pl/zgoda"), as_link("<https://firma.pl>")
    ('https://www.firma.pl/zgoda', 'https://firma.pl')
    """
    text = plain(text).strip("\"'„”“<>,; ").replace("\\", "/")
    rest = re.sub(r"(?i)^h?t?tps?:?/{1,3}", "", text)
    if rest != text:
        return f"http{'s' if text.lower().startswith('https') else ''}://{rest}"
    return f"https://{text}" if re.match(r"[\w-]+(?:\.[\w-]+)+", text) else text


def as_colour(text: str) -> str:
    """Give a colour its sign and six digits.

    >>> as_colour("0B6E4F"), as_colour("#abc"), as_colour("rgb(11, 110, 79)")
    ('#0B6E4F', '#aabbcc', '#0b6e4f')
    """
    text = plain(text).strip("\"'„”“;., ")
    if match := re.fullmatch(r"(?:rgb ?)?\(? ?(\d{1,3})[ ,;]+(\d{1,3})[ ,;]+(\d{1,3}) ?\)?", text):
        return "#" + "".join(f"{int(part):02x}" for part in match.groups())
    digits = re.sub(r"^(?:#|0x|hex)? ?", "", text, flags=re.IGNORECASE).translate(_DIGITS)
    if len(digits) == 3:  # noqa: PLR2004
        digits = "".join(sign * 2 for sign in digits)
    return f"#{digits}"


def as_id(text: str) -> str:
    """Give the id that a name would have.

    >>> as_id("Dział HR"), as_id("people_and_data.Hall")
    ('dzial-hr', 'people-and-data.hall')
    """
    low = unaccented(plain(text)).translate(_DASHES).casefold().strip("\"'„”“,;:. ")
    return ".".join(re.sub(r"[^a-z0-9]+", "-", part).strip("-") for part in low.split("."))


def as_phone(text: str) -> str:
    """Give a phone number with digits where letters stand for them.

    >>> as_phone("+48 22 OOO 01 1O")
    '+48 22 000 01 10'
    """
    if sum(sign.isdigit() for sign in text) < 3:  # noqa: PLR2004
        return text
    return re.sub(r"(?<![\w@.])[\dOolI|]{2,}(?![\w@])", _digits, text)


def _digits(match: re.Match[str]) -> str:
    return match.group().translate(_DIGITS)


def unaccented(text: str) -> str:
    """Write a text without Polish and other accents.

    >>> unaccented("Łódź")
    'Lodz'
    """
    text = text.replace("ł", "l").replace("Ł", "L")
    return "".join(sign for sign in unicodedata.normalize("NFD", text) if sign.isascii())
