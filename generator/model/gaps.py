"""Gaps of a form that nobody filled in: `[FIRMA]`, `<FIRMA>`, `XXX`, dots and lines."""

from __future__ import annotations

import re
from functools import lru_cache

_ASKS = (
    "nazw[aęy]|firm[aęy]|spółk[aęi]|organizacj[aęi]|pracodawc[aęy]|imię|nazwisk[oa]|dat[aęy]|adres|"
    "e-?mail|mail|telefon|tel|numer|nr|stanowisk[oa]|dział|zespół|osob[aęy]|kwot[aęy]|liczb[aęy]|"
    "miast[oa]|wpis(?:z|ać)|uzupełni[jć]?|wstaw(?:ić)?|poda[jć]|wybierz|tu|tutaj|do uzupełnienia|"
    "do ustalenia|company|name|date|address|phone|number|position|department|team|person|amount|"
    "city|insert|enter|fill|your|choose|here|tbd|todo|tbc|xxx+"
)
_MARKS = (
    "reklam|materiał|współprac|autopromoc|sponsor|płatn|ads?\\b|paid|pr\\b|prezent|gift|barter|"
    "info|uwaga|pilne|promoc|advert|partner|collab|tw\\b|sic\\b"
)
_INSIDE = r"[^\[\]<>«»\n]"
_GAPS = re.compile(
    rf"(?<!\\)\[(?:(?i:{_ASKS})(?:[ _:/,.-]{_INSIDE}{{0,60}})?|[.…_\s?]+|(?!(?i:{_MARKS}))"
    r"[A-ZĄĆĘŁŃÓŚŹŻ][A-ZĄĆĘŁŃÓŚŹŻ _/-]+)\](?![(\[:])"
    rf"|<(?:(?i:{_ASKS})(?:[ _:-]{_INSIDE}{{0,60}})?|[.…_]+|[A-ZĄĆĘŁŃÓŚŹŻ][A-ZĄĆĘŁŃÓŚŹŻ _/-]+)>"
    r"|«[^\W\d]\w*»|\[[•●*]\]|(?<!\w)([%#$])[A-ZĄĆĘŁŃÓŚŹŻ][A-ZĄĆĘŁŃÓŚŹŻ _]{2,}\1(?!\w)"
    r"|\((?:NAZWA|FIRMA|IMIĘ|NAZWISKO|ADRES|DATA|STANOWISKO|NAME|COMPANY|DATE|ADDRESS)"
    r"[A-ZĄĆĘŁŃÓŚŹŻ _]*\)"
    r"|(?<!\w)(?:XXX+|xxx+|X\.X\.)(?!\w)"
    r"|(?<!\w)XX(?=\s*(?:dni|godz|min\b|zł|%|osób|lat\b|mies|tyg|days|hours|weeks|years|PLN|EUR))"
    r"|(?<!\w)(?:TODO|TBD|TBC|FIXME|(?i:do uzupełnienia|do ustalenia|lorem ipsum))(?!\w)"
    r"|(?<![\w.])_{3,}(?!\w)|\.{4,}|…{2,}|(?<!\S)(?:…|\.\.\.)(?=\s*(?:[^\W\d_]|$))(?<!^…)(?<!^\.\.\.)"
    r"|\A(?:…|\.\.\.)\Z"
)
_SIGNS = re.compile(r"(?i)[\[<«_.…?x%#$]|\([A-Z]|todo|tbd|tbc|fixme|do u|lorem")
"""What every gap has; most texts have none of it."""
_WHOLE = re.compile(
    r"(?i)[(\[<{„\"]*(?:"
    r"\?+|[–—-]+|[.…_ ]{2,}|…|n/?[dap]\.?|n\. ?d\.|nie dotyczy|brak(?: danych)?|none|"
    r"j\. ?w\.|jw\.?|jak wyżej|as above|see above|(?:do )?uzupełni(?:ć|enia)|wpisać|do wpisania|"
    r"do (?:przetłumaczenia|tłumaczenia|ustalenia|decyzji)|przetłumaczyć|tłumaczenie|"
    r"(?:to be )?translat(?:ed|ion|e)|to be (?:decided|done|added)|tba|tbd|tbc|todo|x{3,}"
    r")[)\]>}”\".!]*"
)
_NO_SPACE = re.compile(r"\S")
_ROMAN_AFTER = re.compile(r"(?:w\.|wiek|century|r\.)")


def whole_gap(text: str) -> str:
    """Give a text that says nothing but that it is still to be written; nothing for others.

    >>> whole_gap("(do uzupełnienia)"), whole_gap("j.w."), whole_gap("+48 22 000 01 10")
    ('(do uzupełnienia)', 'j.w.', '')
    """
    return text if len(text) <= _LONGEST and _WHOLE.fullmatch(text.strip()) else ""


_LONGEST = 40


def gaps(text: str) -> list[tuple[int, str]]:
    """Find gaps that somebody was to fill in, with their offsets.

    Square brackets with marks of advertising, links and quoted omissions are none.

    >>> [gap for _, gap in gaps("Firma [FIRMA] pisze na ......... albo do <OSOBA>.")]
    ['[FIRMA]', '.........', '<OSOBA>']
    >>> gaps("Oznacz wpis jako [REKLAMA] i [zobacz](#ai.label), a potem… poczekaj.")
    []
    """
    if whole := whole_gap(text):
        return [(0, whole)]
    if not _SIGNS.search(text):
        return []
    return list(_found(str(text)))


# Whoever reports signs of a text asks for its gaps at each of them.
@lru_cache(maxsize=8)
def _found(text: str) -> tuple[tuple[int, str], ...]:
    return tuple(
        (match.start(), match.group())
        for match in _GAPS.finditer(text)
        if match.group() != "XXX" or not _ROMAN_AFTER.match(text, _next(text, match.end()))
    )


def _next(text: str, start: int) -> int:
    """Give the place of the next sign that is no space."""
    found = _NO_SPACE.search(text, start)
    return found.start() if found else len(text)
