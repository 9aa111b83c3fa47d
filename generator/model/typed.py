"""What people type for a yes, an address or an id, and what they mean by it.

Nothing here decides what a file may hold: a check that refused a value asks for the one that was
meant, so that the hint can show it. Days, numbers and colours have modules of their own.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from functools import lru_cache

from generator.model.spaces import plain

_DASHES = str.maketrans("–—−‐‑", "-----")
_DIGITS = str.maketrans("OolI|", "00111")
_YES = {
    *("yes", "tak", "on", "true", "prawda", "t", "y", "1", "x", "+", "✓", "✔"),
    *("używamy", "korzystamy", "mamy"),
}
_NO = {"no", "nie", "off", "false", "fałsz", "falsz", "n", "0"}


def as_truth(text: str) -> str:
    """Give `true` or `false` for what says yes or no; else nothing.

    >>> as_truth("Tak"), as_truth("nie używamy"), as_truth("ture"), as_truth("maybe")
    ('true', 'false', 'true', '')
    """
    words = re.findall(r"[^\s,.;:!„”\"'()]+", plain(text[:_LONGEST]).casefold())
    if not words or any(word.startswith(_DOUBT) for word in words):
        return ""
    if words[0] in _YES or words[0] in _NO:
        return "true" if words[0] in _YES else "false"
    near = difflib.get_close_matches(words[0], ("true", "false"), n=1, cutoff=0.7)
    return near[0] if near else ""


_LONGEST = 300
_DOUBT = ("wiem", "wiadomo", "know", "sure", "pewn", "może", "?")
_ADDRESS = re.compile(r"[\w.%+-]+@[\w-]+(?:\.[\w-]+)+")


def as_email(text: str) -> str:
    """Give the address in a text that a mail program or a hand left around it; of two, the first.

    >>> as_email("<mailto:hr@firma,pl>"), as_email("hr (at) firma.pl"), as_email("www.hr@firma.pl")
    ('hr@firma.pl', 'hr@firma.pl', 'hr@firma.pl')
    """
    text = unicodedata.normalize("NFKC", plain(text))
    if found := re.search(r"<([^<>]+)>$|\(([^()\s]+@[^()\s]+)\)$", text):
        text = found[1] or found[2]
    elif (text.count("@") > 1 or ": " in text) and (first := _ADDRESS.search(text)):
        text = first.group()
    text = re.sub(r"(?i)^(?:mailto:|www\.)|\s*[\[(]\s*(?:at|małpa|malpa)\s*[\])]\s*", _at, text)
    text = re.sub(r"\s*@+\s*", "@", re.sub(r" ?\. ?(?=[a-z]+)", ".", text)).strip("\"'„”“.,;:<> ")
    name, _, host = text.partition("@")
    return f"{unaccented(name)}@{unaccented(host).replace(',', '.')}"


def _at(match: re.Match[str]) -> str:
    return "" if match.group().lower() in {"mailto:", "www."} else "@"


def as_link(text: str) -> str:
    """Give a web address its beginning, and take off what stands around it.

    >>> as_link("www.firma.pl/zgoda"), as_link("[zgoda](https://firma.pl/zgoda pracy)")
    ('https://www.firma.pl/zgoda', 'https://firma.pl/zgoda%20pracy')
    """
    text = plain(text).translate(_DASHES).strip("\"'„”“<>,;. ").replace("\\", "/")
    if found := re.search(r"\]\(([^()]+)\)|[^/\w](https?://\S+)$", text):
        text = found[1] or found[2]
    rest = re.sub(r"(?i)^h?t?tps?:?/{1,3}", "", text).replace(" ", "%20")
    if rest != text:
        secure = re.match(r"(?i)h?t?tp(s?)", text)
        return f"http{'s' if secure and secure[1] else ''}://{rest}"
    is_host = re.match(r"[\w-]+(?:\.[\w-]+)+(?!@)(?=/|$)", text)
    is_file = re.search(r"(?i)\.(?:docx?|pdf|xlsx?|pptx?|odt|txt|rtf)$", text)
    return f"https://{text}" if is_host and not is_file else text


@lru_cache(maxsize=65_536)
def as_id(text: str) -> str:
    """Give the id that a name would have.

    >>> as_id("Dział HR"), as_id("people_and_data.Hall")
    ('dzial-hr', 'people-and-data.hall')
    """
    low = unaccented(plain(text).translate(_DASHES)).casefold().strip("\"'„”“,;:. ")
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
