"""What people call the keys of files: in Polish, in capitals, with numbers or stars around them."""

from __future__ import annotations

import re
from collections.abc import Collection

from generator.model.language_names import as_language
from generator.model.spaces import plain
from generator.model.typed import unaccented

_NAMES = {
    "nazwa": ("name",),
    "imie": ("name",),
    "nazwisko": ("name",),
    "osoba": ("name",),
    "firma": ("name",),
    "spolka": ("name",),
    "pelna": ("legal_name",),
    "nazwa_prawna": ("legal_name",),
    "pelna_nazwa": ("legal_name",),
    "nazwa_pelna": ("legal_name",),
    "nazwa_rejestrowa": ("legal_name",),
    "branze": ("industries",),
    "branza": ("industries",),
    "sektor": ("industries",),
    "industry": ("industries",),
    "jezyk": ("binding_language", "languages"),
    "language": ("binding_language", "languages"),
    "jezyki": ("languages",),
    "jezyk_wiazacy": ("binding_language",),
    "kraje": ("jurisdictions",),
    "kraj": ("jurisdictions",),
    "panstwa": ("jurisdictions",),
    "countries": ("jurisdictions",),
    "country": ("jurisdictions",),
    "jurysdykcje": ("jurisdictions",),
    "wersja": ("version",),
    "wydanie": ("version", "edition"),
    "numer": ("version", "phone"),
    "obowiazuje": ("valid_from",),
    "obowiazuje_od": ("valid_from",),
    "wazne_od": ("valid_from",),
    "data": ("valid_from", "date"),
    "date": ("valid_from",),
    "marka": ("brand",),
    "branding": ("brand",),
    "logotyp": ("logo",),
    "kolor": ("colour",),
    "barwa": ("colour",),
    "color": ("colour",),
    "akcent": ("accent",),
    "dodatkowy": ("accent",),
    "drugi": ("accent",),
    "kontakty": ("contacts",),
    "kontakt": ("contacts",),
    "rola": ("role",),
    "role": ("roles",),
    "funkcja": ("role",),
    "stanowisko": ("role",),
    "mail": ("email",),
    "e_mail": ("email",),
    "adres": ("email", "address"),
    "link": ("address",),
    "url": ("address",),
    "oficjalne": ("official",),
    "urzedowe": ("official",),
    "poczta": ("email",),
    "telefon": ("phone",),
    "telefonu": ("phone",),
    "tel": ("phone",),
    "komorka": ("phone",),
    "telephone": ("phone",),
    "godziny": ("hours",),
    "dyzur": ("hours",),
    "dostepnosc": ("hours",),
    "region": ("region",),
    "miejsce": ("region",),
    "miasto": ("region",),
    "oddzial": ("region",),
    "location": ("region",),
    "formularz": ("form",),
    "platformy": ("platforms",),
    "kanaly": ("platforms",),
    "platforma": ("platform",),
    "kanal": ("platform",),
    "uzywana": ("used",),
    "uzywane": ("used",),
    "uzywamy": ("used",),
    "wlasciciel": ("owner",),
    "odpowiedzialny": ("owner",),
    "opiekun": ("owner",),
    "konto": ("account",),
    "profil": ("account",),
    "ustawienia": ("settings",),
    "parametry": ("settings", "parameters"),
    "zmiany": ("changes",),
    "zmiana": ("changes",),
    "dzialanie": ("action",),
    "akcja": ("action",),
    "czynnosc": ("action",),
    "cel": ("target",),
    "dotyczy": ("target",),
    "zasada": ("clause", "target"),
    "regula": ("clause", "target"),
    "powod": ("reason",),
    "uzasadnienie": ("reason",),
    "przyczyna": ("reason",),
    "zatwierdzil": ("approved_by",),
    "zatwierdzila": ("approved_by",),
    "zatwierdzone": ("approved_by",),
    "zatwierdzony": ("approved_by",),
    "zatwierdzajacy": ("approved_by",),
    "akceptacja": ("approved_by",),
    "do": ("until",),
    "do_kiedy": ("until",),
    "wazne_do": ("until",),
    "obowiazuje_do": ("until",),
    "sila": ("strength",),
    "moc": ("strength",),
    "tytul": ("title",),
    "podtytul": ("subtitle",),
    "tresc": ("statement",),
    "tekst": ("statement", "text"),
    "brzmienie": ("statement",),
    "dlaczego": ("why",),
    "po_co": ("why",),
    "wskazowki": ("guidance",),
    "wskazowka": ("guidance",),
    "pomoc": ("guidance",),
    "rozdzial": ("chapter",),
    "po": ("after",),
    "odbiorcy": ("audience",),
    "dla": ("audience",),
    "grupa": ("audience",),
    "przyklady": ("examples",),
    "przyklad": ("examples",),
    "zle": ("wrong",),
    "dobrze": ("right",),
    "naprawa": ("remedy",),
    "podstawa": ("references",),
    "podstawy": ("references",),
    "wartosc": ("value",),
    "ryzyka": ("risks",),
    "ryzyko": ("risks",),
    "zagrozenie": ("threat",),
    "skutek": ("consequence",),
    "slownik": ("glossary",),
    "pojecie": ("term",),
    "termin": ("term", "until"),
    "definicja": ("definition",),
    "id": ("id",),
    "identyfikator": ("id",),
    "nr": ("id", "version"),
    "scenariusze": ("scenarios",),
    "odpowiedzi": ("replies",),
    "dokumenty": ("papers",),
    "druki": ("papers",),
    "tlumaczenia": ("translations",),
    "etykiety": ("labels",),
    "decyzja": ("decision",),
    "uwagi": ("note",),
    "uwaga": ("note",),
    "notatka": ("note",),
    "komentarz": ("note",),
    "skrot": ("digest",),
    "lp": ("id",),
    "login": ("id",),
    "pracownik": ("id",),
    "autor": ("by",),
    "kto": ("by",),
    "istotna": ("material",),
    "istotne": ("material",),
}
"""Polish and other names of keys, without accents."""
_NUMBER = re.compile(r"^(?:[\d.]+|[ivxIVX]+|[a-z])[.)]\s+")
_AROUND = "\"'„”“‘’*_•–—-#: "


def plain_key(key: str) -> str:
    """Give a key in small letters, without accents, numbers, and signs around it.

    >>> plain_key("2. **Adres e-mail:**")
    'adres_e_mail'
    """
    bare = _NUMBER.sub("", plain(key).strip(_AROUND)).strip(_AROUND)
    return re.sub(r"[\s–.-]+", "_", unaccented(bare).casefold()).strip("_")


def meant_key(key: str, known: Collection[str]) -> str:
    """Give the known key that somebody meant by another spelling; nothing when none is sure.

    Of several words the first that names a key counts.

    >>> meant_key("„Name”", ["name"]), meant_key("Nazwa zespołu", ["name"]), meant_key("zzz", [])
    ('name', 'name', '')
    """
    bare = plain_key(key)
    for word in (bare, *_NAMES.get(bare, ()), as_language(bare)):
        if word in known:
            return word
    parts = bare.split("_")
    for part in parts if len(parts) > 1 else ():
        for word in _NAMES.get(part, ()):
            if word in known:
                return word
    return ""
