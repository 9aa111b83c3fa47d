"""The columns of the tables that travel, and what other programs call them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.model.say import say

_NO_WORD = re.compile(r"[\W_]+")
_MAIL = re.compile(r"\be ?mail")
_ASKS = frozenset(
    (
        *("podaj", "wpisz", "wybierz", "zaznacz", "prosze", "twoj", "twoja", "twoje", "swoj"),
        *("swoja", "swoje", "jaki", "jaka", "jakie", "ktory", "ktora", "ktore", "your", "enter"),
        *("type", "give", "choose", "select", "please", "which", "what"),
    )
)
"""Words of a question; a form makes headers of them."""


def words_of(text: str) -> str:
    """Give a name in the form in which names are compared: no capitals, accents or signs.

    >>> words_of("Adres e-mail (służbowy)"), words_of("account-managers")
    ('adres e mail sluzbowy', 'account managers')
    """
    plain = text.casefold()
    if not plain.isascii():
        apart = unicodedata.normalize("NFKD", plain.replace("ł", "l"))
        plain = "".join(sign for sign in apart if not unicodedata.combining(sign))
    return _MAIL.sub("e mail", _NO_WORD.sub(" ", plain)).strip()


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table."""

    name: str
    """What our own tables call it."""
    also: tuple[str, ...] = ()
    """What others call it, as `words_of` gives it; what is surer stands first."""
    hint: str = ""
    """What to do about a table without it, where there is more to say than its name."""

    @property
    def names(self) -> tuple[str, ...]:
        """All names, the surest first."""
        return (self.name, *self.also)


def places_of(columns: Iterable[Column], header: Sequence[str]) -> dict[str, int]:
    """Find columns in a header.

    A name of a column counts in any case, with or without accents and signs. Where there is none,
    the one question that holds a name counts: "Podaj swój numer pracownika".

    Args:
        columns: What is looked for.
        header: The cells of the header.

    Returns:
        The index of the cell by the column's name, for each column that is there.
    """
    cells = [words_of(cell) for cell in header]
    whole: dict[str, int] = {}
    for place, cell in enumerate(cells):
        whole.setdefault(cell.replace(" ", ""), place)
    asking = [
        (place, f" {cell} ")
        for place, cell in enumerate(cells)
        if not _ASKS.isdisjoint(cell.split())
    ]
    found = {}
    for column in columns:
        joined = (name.replace(" ", "") for name in column.names)
        named = [whole[name] for name in joined if name in whole]
        asked = [
            place for place, cell in asking if any(f" {name} " in cell for name in column.names)
        ]
        if named or len(asked) == 1:
            found[column.name] = (named or asked)[0]
    return found


MAIL = Column(
    "mail",
    (
        *("e mail", "adres e mail", "e mail address", "adres mailowy", "e mail sluzbowy"),
        *("sluzbowy e mail", "adres e mail sluzbowy", "sluzbowy adres e mail", "work e mail"),
        *("primary e mail", "primary work e mail", "business e mail", "upn", "user principal name"),
    ),
)
"""A mail address."""
NUMBER = Column(
    "number",
    (
        *("numer pracownika", "nr pracownika", "numer ewidencyjny", "nr ewidencyjny", "nr ewid"),
        *("numer kadrowy", "nr kadrowy", "numer osobowy", "nr osobowy", "numer identyfikacyjny"),
        *("id pracownika", "identyfikator pracownika", "numer id", "id number", "employee id"),
        *("employee number", "employee no", "employee", "staff number", "staff id", "staff no"),
        *("personnel number", "personnel no", "pers no", "worker id", "person number"),
    ),
)
"""A staff number."""
ID = Column("id", ("identyfikator",))
"""An id of any kind; in the answers of a form, the number of the answer."""
LOGIN = Column(
    "login",
    (
        "user",
        "user id",
        "user name",
        "nazwa uzytkownika",
        "uzytkownik",
        "id uzytkownika",
        "account name",
    ),
)
"""The name or the address with which somebody signs in."""
WHO = (ID, NUMBER, MAIL, LOGIN)
"""Columns that say who a line is about; one of them will do."""
FORM_TIME = Column(
    "completion time",
    ("godzina ukonczenia", "czas ukonczenia", "czas zakonczenia", "start time"),
)
"""What the answers of a form have, whose lines are numbered by it."""
ROLE = Column(
    "role",
    ("rola", "stanowisko", "funkcja", "nazwa stanowiska", "job title", "position", "title"),
)
"""What somebody does."""
AUDIENCE = Column(
    "audience",
    (
        *("audiences", "kogo dotyczy", "dotyczy", "odbiorcy", "grupa odbiorcow", "grupy odbiorcow"),
        *("odbiorca", "adresaci", "grupa", "grupy", "groups", "group", "audience group"),
    ),
)
"""The audiences that somebody belongs to."""
EDITION = Column(
    "edition",
    ("wydanie", "numer wydania", "nr wydania", "edycja", "wersja", "numer wersji", "version"),
    say("add a column with the number of the edition on each line"),
)
"""The edition that was signed."""
DIGEST = Column(
    "digest",
    ("odcisk tresci", "odcisk", "content digest", "skrot", "suma kontrolna", "checksum", "hash"),
    say("add a column with the digest on each line; the handbook's page to sign shows it"),
)
"""The digest of that edition."""
DATE = Column(
    "date",
    (
        *("data podpisu", "data podpisania", "data potwierdzenia", "signed on", "date signed"),
        *("completion time", "godzina ukonczenia", "czas ukonczenia", "czas zakonczenia"),
        *("data ukonczenia", "completed on", "completion date", "date completed", "completed"),
        *("ukonczono", "data zakonczenia", "timestamp", "sygnatura czasowa", "znacznik czasu"),
        *("submitted on", "submission date", "data wypelnienia", "data", "time", "czas"),
    ),
)
"""A day."""
CLAUSE = Column("clause", ("zasada", "id zasady", "clause id", "rule"))
"""The id of a clause."""
DECISION = Column("decision", ("decyzja",))
"""What a reviewer decided."""
NOTE = Column("note", ("uwagi", "uwaga", "notatka", "komentarz", "powod", "notes", "comment"))
"""Why."""
BY = Column("by", ("kto", "przez", "recenzent", "reviewer", "who"))
"""The reviewer."""
MATERIAL = Column("material", ("wazna", "wazne", "istotna", "istotne"))
"""Whether a change is more than editorial."""
