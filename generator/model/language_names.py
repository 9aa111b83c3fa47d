"""The codes of languages by what people write for them: names, countries, longer codes."""

from __future__ import annotations

import re

from generator.model.spaces import plain
from generator.model.typed import unaccented

_NAMES = {
    "pl": "polski polska polsku polish poland pol",
    "en": "angielski angielska angielsku english eng ang gb us",
    "uk": "ukrainski ukrainska ukrainsku ukrainian ukr ua",
    "de": "niemiecki niemiecka niemiecku german deutsch ger deu",
    "fr": "francuski francuska francusku french fra",
    "es": "hiszpanski hiszpanska hiszpansku spanish esp spa",
    "it": "wloski wloska wlosku italian ita",
    "cs": "czeski czeska czesku czech cz cze",
    "sk": "slowacki slowacka slowacku slovak slk",
    "lt": "litewski litewska litewsku lithuanian lit",
    "be": "bialoruski bialoruska bialorusku belarusian bel",
    "ru": "rosyjski rosyjska rosyjsku russian rus",
    "ro": "rumunski rumunska rumunsku romanian ron",
    "hu": "wegierski wegierska wegiersku hungarian hun",
    "nl": "holenderski niderlandzki dutch nld",
    "pt": "portugalski portuguese por",
    "sv": "szwedzki swedish swe se",
    "da": "dunski danish dan dk",
    "no": "norweski norwegian nor",
    "fi": "finski finnish fin",
    "vi": "wietnamski vietnamese vie vn",
}
_CODES = {name: code for code, names in _NAMES.items() for name in names.split()}
_AROUND = "\"'„”“‘’.,;:()[]*_-–— "


def as_language(text: str) -> str:
    """Give the code of a language that somebody named in another way; else the text in small.

    >>> as_language("Polski"), as_language("język angielski"), as_language("EN-GB")
    ('pl', 'en', 'en')
    """
    low = unaccented(plain(text)).casefold().strip(_AROUND)
    words = re.split(r"[\s_-]+", low)
    if words[0] in _NAMES and len(words) > 1 and len(words[0]) == len(words[-1]):
        return words[0]  # a country behind the code
    return next((_CODES[word] for word in words if word in _CODES), low)
