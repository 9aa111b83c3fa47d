"""Gaps that nobody filled in: `[FIRMA]`, `XXX`, dots and lines, and the marks for "later"."""

from __future__ import annotations

import re
from functools import lru_cache

_ASKS = (
    "nazw[aęy]|firm[aęy]|spółk[aęi]|organizacj[aęi]|pracodawc[aęy]|imię|nazwisk[oa]|dat[aęy]|adres|"
    "e-?mail|mail|telefon|tel|numer|nr|stanowisk[oa]|dział|zespół|osob[aęy]|kwot[aęy]|liczb[aęy]|"
    "miast[oa]|wpis(?:z|ać)|uzupełni[jć]?|wstaw(?:ić)?|poda[jć]|wybierz|tu|tutaj|do uzupełnienia|"
    "do ustalenia|powód|uzasadnieni[ea]|opis|treść|rola|tytuł|kto|company|name|date|address|phone|"
    "number|position|department|"
    "team|person|amount|city|reason|role|title|who|insert|enter|fill|your|choose|here|tbd|todo|tbc|xxx+"
)
_MARKS = (
    "reklam|materiał|współprac|autopromoc|sponsor|płatn|ads?\\b|paid|pr\\b|prezent|gift|barter|"
    "info|uwaga|pilne|promoc|advert|partner|collab|tw\\b|sic\\b"
)
_LATER = (
    "do (?:uzupełnienia|uzupelnienia|ustalenia|wpisania|dopisania|podania|decyzji)|"
    "do (?:prze)?tłumaczenia|uzupełnić|wpisać|ustalić|przetłumaczyć|tłumaczenie|to fill in|fill in|"
    "to do|translat(?:ed|ion|e)|"
    "to be (?:added|agreed|confirmed|decided|done|filled in|translated)|todo|tb[acd]|fixme"
)
"""What stands for a text that is still to come. Within a sentence most of these are plain words
("formularz do uzupełnienia"), so there only brackets, capitals and the end of the text count."""
_WHOSE = (
    "firmy|spółki|pracodawcy|organizacji|działu|zespołu|laboratorium|szpitala|przychodni|kliniki|"
    "apteki|banku|szkoły|uczelni|urzędu|gminy|fundacji|stowarzyszenia|zakładu|przedsiębiorstwa|"
    "instytucji|jednostki|placówki|biura|sklepu|hotelu|restauracji|gabinetu|kancelarii|fabryki|"
    "agencji|marki|osoby"
)
"""Whose name a template leaves open; "nazwa użytkownika" or "nazwa konta" is a thing of its own."""
_IN_ROUND = (
    f"(?:pełna )?nazwa (?:{_WHOSE})|"
    "uzupełnij(?: [^()\n]{1,40})?|(?:wpisz|wstaw|podaj) nazwę[^()\n]{0,40}|"
    "(?:the )?(?:company name|name of the company)|your company(?: name)?|insert [^()\n]{1,40}"
)
"""What asks for something in round brackets, which are no sign of a gap themselves."""
_ASKING = "|".join(
    rf"(?<=\b{word} )"
    for word in (
        *(
            "w",
            "we",
            "z",
            "ze",
            "dla",
            "jako",
            "przez",
            "po",
            "za",
            "co",
            "ciągu",
            "firma",
            "firmie",
        ),
        *("at", "for", "as", "with", "within", "after", "by", "company"),
    )
)
"""Small words behind which a name or a number is to come; before a Roman twenty stand others."""
_INSIDE = r"[^\[\]<>«»\n]"
_GAPS = re.compile(
    rf"(?<!\\)\[(?:(?i:{_ASKS})(?:[ _:/,.-]{_INSIDE}{{0,60}})?|[.…_\s?]+|(?!(?i:{_MARKS}))"
    r"[A-ZĄĆĘŁŃÓŚŹŻ][A-ZĄĆĘŁŃÓŚŹŻ _/-]+)\](?![(\[:])"
    rf"|<(?:(?i:{_ASKS})(?:[ _:-]{_INSIDE}{{0,60}})?|[.…_]+|[A-ZĄĆĘŁŃÓŚŹŻ][A-ZĄĆĘŁŃÓŚŹŻ _/-]+)>"
    rf"|[(\[](?i:{_LATER})[)\]](?![(\[:])|(?<=: )(?i:{_LATER})(?=[.!]?\Z)"
    r"|«[^\W\d]\w*»|\[[•●*]\]|(?<!\w)([%#$])[A-ZĄĆĘŁŃÓŚŹŻ][A-ZĄĆĘŁŃÓŚŹŻ _]{2,}\1(?!\w)"
    r"|\((?:NAZWA|FIRMA|IMIĘ|NAZWISKO|ADRES|DATA|STANOWISKO|NAME|COMPANY|DATE|ADDRESS)"
    r"[A-ZĄĆĘŁŃÓŚŹŻ _]*\)"
    rf"|\((?i:{_IN_ROUND})\)|<<{_INSIDE}{{1,60}}>>"
    r"|\((?:[.…_]+|\?{2,})\)|(?<=[\s(])\?{3,}(?!\w)"
    rf"|(?<![\w*])(\*{{1,2}})(?i:nazwa (?:{_WHOSE})|company name)\2(?![\w*])"
    rf"|(?<!\w)(?:NAZWA (?:{_WHOSE.upper()})|COMPANY NAME)(?!\w)"
    r"|(?<!\w)(?:XXX+|xxx+|xx|X\.X\.)(?!\w)"
    r"|(?<!\w)XX(?=\s*(?:dni|godz|min\b|zł|%|osób|lat\b|mies|tyg|days|hours|weeks|years|PLN|EUR))"
    r"|(?<!\w)XX(?=[ .-](?:XX|\d\d)(?!\w))|(?<=(?<!\w)(?:XX|\d\d)[ .-])XX(?!\w)"
    rf"|(?i:{_ASKING})(?:XX(?=[.,;!?)]|\Z)|\((?i:nazwa|firma|company)\))"
    r"|(?<!\w)(?:TODO|TB[ACD]|FIXME|DO (?:UZUPE[ŁL]NIENIA|USTALENIA|WPISANIA)|TO FILL IN)(?!\w)"
    r"|(?<!\w)(?i:lorem ipsum)(?!\w)"
    r"|(?<![\w.])_{3,}(?!\w)|\.{4,}|…{2,}|(?<!\S)(?:…|\.\.\.)(?=\s*(?:[^\W\d_]|$))(?<!^…)(?<!^\.\.\.)"
    r"|\A(?:…|\.\.\.)\Z"
)
_SIGNS = re.compile(
    r"[\[<«(_…?:%#$*]|NAZWA|COMPANY"
    r"|\.\.\.|XX|xx|X\.X|TODO|TB[ACD]|FIXME|DO [UW]|TO F|[Ll]orem|LOREM"
)
"""What every gap within a text has; few sentences do."""
_WHOLE = re.compile(rf"(?i)(?:{_LATER}|x{{2,}})(?: (?:przez|z|ze|później|by|with|later)\b.*)?")
_NOTHING = re.compile(
    r"(?i)[-–—?/*_.…,;\s]+|brak(?: danych)?|nie ma|none|nothing|nie dotyczy|n/?[dap]|n\. ?d|"
    r"nie wiem|j\. ?w|jw|jak wyżej|as above|see above"
)
_AROUND = "[](){}<>„”“\"'*_ \n.!:…"
"""Signs that may stand around a mark without making it a text."""
_NO_NUMBER = re.compile(r"(?:\+\d{1,3}[ -]?)?(?:[0 ()-]{7,}|123[ -]?456[ -]?789)")
_LONGEST = 60
"""Characters of the longest text that may be a mark and nothing else."""
_NO_SPACE = re.compile(r"\S")
_ROMAN_AFTER = re.compile(r"(?:w\.|wiek|century|r\.)")


def whole_gap(text: str, *, may_say_no: bool = False) -> str:
    """Give a text that says nothing but that it is still to be written; nothing for others.

    Args:
        text: The whole of a value.
        may_say_no: True where "none" and the like are an answer.

    >>> whole_gap("(do uzupełnienia)"), whole_gap("TBD"), whole_gap("+48 22 000 01 10")
    ('(do uzupełnienia)', 'TBD', '')
    >>> whole_gap("brak"), whole_gap("brak", may_say_no=True), whole_gap("Brak czasu.")
    ('brak', '', '')
    """
    whole = text.strip()
    if not whole or len(whole) > _LONGEST:
        return ""
    bare = whole.strip(_AROUND)
    later = _WHOLE.fullmatch(bare) or whole in {"DO WYBORU", "OPTIONAL"}
    nothing = not may_say_no and (_NOTHING.fullmatch(whole) or _NOTHING.fullmatch(bare))
    return text if later or nothing else ""


def gaps(text: str, *, may_say_no: bool = False) -> list[tuple[int, str]]:
    """Find gaps that somebody was to fill in, with their offsets.

    Square brackets with marks of advertising, links and quoted omissions are none.

    Args:
        text: The whole of a value.
        may_say_no: True where "none" and the like are an answer.

    >>> [gap for _, gap in gaps("Firma [FIRMA] pisze na ......... albo do <OSOBA>.")]
    ['[FIRMA]', '.........', '<OSOBA>']
    >>> gaps("Oznacz wpis jako [REKLAMA] i [zobacz](#ai.label), a potem… poczekaj.")
    []
    >>> gaps("TBD"), gaps("Formularz do uzupełnienia jest w intranecie.")
    ([(0, 'TBD')], [])
    """
    if whole := whole_gap(text, may_say_no=may_say_no):
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


def no_number(text: str) -> bool:
    """Tell whether a text is a phone number that nobody has.

    >>> no_number("+48 00 000 00 00"), no_number("+48 22 000 01 10")
    (True, False)
    """
    return any(sign.isdigit() for sign in text) and bool(_NO_NUMBER.fullmatch(text.strip()))


_ITS_OWN_NAME = re.compile(
    rf"(?i)nazwa(?: (?:{_WHOSE}))?|imię(?: i nazwisko)?|imie(?: i nazwisko)?|"
    r"nazwisko|osoba|ktoś|(?:full )?name|"
    r"somebody|someone|kto|who|e-?mail|adres|address|tel|telefon|phone|numer|nr|number"
)


def unnamed(said: str, field: str) -> str:
    """Give a value of a field for names or numbers that names nobody; nothing for others.

    >>> unnamed("zadzwoń do HR", "phone"), unnamed("tel. 112", "phone")
    ('zadzwoń do HR', '')
    >>> unnamed("tel.", "phone"), unnamed("Imię i nazwisko", "name"), unnamed("HR", "name")
    ('tel.', 'Imię i nazwisko', '')
    """
    said_so = str.isdigit if field == "phone" else str.isalpha
    empty = not any(map(said_so, said)) or (field == "phone" and no_number(said))
    return said if empty or _ITS_OWN_NAME.fullmatch(said.strip(_AROUND)) else ""
