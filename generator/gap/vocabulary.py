"""Words compared as the site's search compares them: by stems, roots, families and synonyms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

import snowballstemmer

from generator.gap.phrases import kin
from generator.search.analysis import fold, words
from generator.search.synonyms import load_synonyms
from generator.search.wordlists import LANGUAGES, families, stop_words

Keys = Mapping[str, float]
"""What a word is found under; each with how sure it is that two words under it are one."""

_ALGORITHMS = {"pl": "polish", "en": "porter"}
_LONGEST = 60
_SHORTEST_KEY = 3
_NEAR = 0.7
"""How sure it is that words of one group mean the same in a rule."""
_SURE = 0.9
_STEM, _ROOT, _FAMILY, _LIGHT, _SOFT_ENDING, _VERB_ROOT, _ASPECT = (
    *(0.94, 0.86, 0.95, 0.84, 0.82, 0.74, 0.73),
)
_SOFT = (
    *((re.compile(r"cie?$"), "t"), (re.compile(r"dzie?$"), "d"), (re.compile(r"rz[ey]$"), "r")),
    *((re.compile(r"c[ey]$"), "k"), (re.compile(r"dz[ey]$"), "g"), (re.compile(r"sze$"), "ch")),
)
_FLEETING = re.compile(r"[^aeiouy]i?e[^aeiouy]$")
_VERB = re.compile(r"(?:owani?|ywani?|acj|uj|ow|yw)$")
_NOUN = re.compile(r"i?[aeo]n$")
_VOWELS = re.compile(r"(?:i?[aeouy]|i)$")
_HARD_INFINITIVE = re.compile(r"[^aeiouy]yc$")
_SHORT_ROOT = 5
_SHORT_LIGHT = 4
_POLICY_STOPS = {
    # What every rule says, whatever it is about.
    "en": "employee employees staff company companys organisation organization group people person"
    " policy policies rule rules post posts posted posting social media online site sites page"
    " pages account accounts content website member members work works working make made take taken"
    " never always only also including within without following whoever anybody anyone nobody"
    " whether either both own new one two other others should shall must may can will"
    " ensure provide use university school college hospital employer corporate institution"
    " department"
    " trust charity council museum foundation association library"
    " individual individuals user users business activity activities form way",
    "pl": "pracownik pracownicy pracownika pracowników pracodawca pracodawcy firma firmy"
    " spółka spółki uczelnia uczelni akademia akademii regulamin regulaminu polityka polityki"
    " zasada zasady wpis wpisy wpisów media mediów mediach społecznościowe społecznościowych"
    " internet internecie sieci profil profile profilu profili profilach konto konta kont kontach"
    " każdy każda każde osoba osoby osób który która które których wolno należy powinien powinna"
    " powinny musi muszą może mogą jest są być oraz lub także tylko zawsze nigdy niezależnie"
    " przez przed podczas szczególności co najmniej zakład zakładu jednostka jednostki"
    " muzeum szpital szpitala szkoła szkoły urząd urzędu fundacja fundacji biblioteka"
    " dział działu ich swoich sposób ramach celu związku związane treści treść",
}
"""Words without which a rule says as much; they count for little."""
FAINT = 0.3
"""How much such a word counts."""


class Vocabulary:
    """The words of one language."""

    def __init__(self, language: str) -> None:
        """Read the lists that the search ships with."""
        self.language = language
        algorithm = _ALGORITHMS.get(language)
        self._stem = snowballstemmer.stemmer(algorithm).stemWord if algorithm else str
        self._kin: dict[str, str] = {}
        self._known: dict[str, Keys] = {}
        self._near: dict[str, str] = {}
        for number, line in enumerate(families(language)):
            self._join(self._kin, line, f"@{number}")
        for number, line in enumerate(kin(language)):
            self._join(self._near, line, f"#{number}")
        self._stops = frozenset(map(fold, stop_words(language)))
        self._faint = frozenset(map(fold, _POLICY_STOPS.get(language, "").split()))
        self._synonyms = load_synonyms(language)
        self._led = {key: to for word, to in self._synonyms.items() for key in self._sure(word)}

    def content(self, text: str) -> list[str]:
        """Give the words of a text that say something, in order."""
        return [
            word
            for word in words(text)
            if fold(word) not in self._stops and len(word) > 1 and not word.isdigit()
        ]

    def worth(self, word: str) -> float:
        """Tell how much a word says in any policy."""
        return FAINT if fold(word) in self._faint else 1.0

    def keys(self, word: str) -> Keys:
        """Give what a word is found under."""
        found = self._known.get(word)
        if found is None:
            found = self._forms(word)
            sure = [key for key, weight in found.items() if weight > _SURE]
            for table, weight in ((self._near, _NEAR), (self._kin, _FAMILY)):
                found |= {table[key]: weight for key in sure if key in table}
            self._known[word] = found
        return found

    def synonyms(self, word: str) -> Iterable[str]:
        """Give the words of the handbook that answer a word."""
        for key in self._sure(word):
            if key in self._led:
                return self._led[key]
        return ()

    def _join(self, table: dict[str, str], line: str, name: str) -> None:
        """Put the words of a line, and their sure stems, under one name."""
        for word in line.split():
            sure = (key for key, weight in self._forms(word).items() if weight > _SURE)
            for key in sure:
                if len(key) > _SHORTEST_KEY or key == fold(word):
                    table.setdefault(key, name)

    def _sure(self, word: str) -> list[str]:
        return [key for key, weight in self.keys(word).items() if weight > _SURE]

    def _forms(self, word: str) -> dict[str, float]:
        plain = fold(word)
        found = {plain: 1.0}
        if len(word) > _LONGEST:
            return found
        if self.language == "en":
            # Two ways to spell colour, realise and licence.
            plain = re.sub(r"our(?=.{0,4}$)", "or", plain)
        stem = fold(self._stem(plain if self.language == "en" else word))
        if self.language == "en":
            stem = re.sub(r"nc$", "ns", re.sub(r"iz$", "is", stem))
        _put(found, stem, _STEM)
        if self.language == "pl":
            _polish(found, plain, stem)
        return found


def _put(found: dict[str, float], key: str, weight: float) -> None:
    if len(key) >= _SHORTEST_KEY and found.get(key, 0) < weight:
        found[key] = weight


def _polish(found: dict[str, float], plain: str, stem: str) -> None:
    """Add the roots that Polish endings and pairs of aspect hide, as the search does."""
    if _FLEETING.search(stem):
        _put(found, re.sub(r"i?e(.)$", r"\1", stem), _ROOT)
    verb, noun = _VERB.sub("", stem), _NOUN.sub("", stem)
    for root in {verb, noun} - {stem}:
        _put(found, root, _VERB_ROOT)
    for root in (stem, noun):
        _aspects(found, root)
    if _HARD_INFINITIVE.search(plain) and len(plain) > _SHORT_ROOT:
        _put(found, plain[:-2], _ROOT)
        _aspects(found, plain[:-2])
    light = _VOWELS.sub("", plain)
    if len(light) >= _SHORT_LIGHT:
        _put(found, light, _LIGHT)
    for ending, hard in _SOFT:
        if ending.search(plain):
            _put(found, ending.sub(hard, plain), _SOFT_ENDING)


def _aspects(found: dict[str, float], stem: str) -> None:
    root = re.sub(r"sz$", "s", re.sub(r"szcz$", "sc", re.sub(r"i$", "", stem)))
    if len(root) >= _SHORT_ROOT:
        _put(found, root, _ASPECT)
        _put(found, re.sub(r"a([^aeiouy]+)$", r"o\1", root), _ASPECT)


@cache
def vocabulary(language: str) -> Vocabulary:
    """Give the words of a language; of one that the search does not know, as they are."""
    return Vocabulary(language if language in LANGUAGES else "")
