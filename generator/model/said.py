"""What people write for the words that a file takes: in Polish, and in other words of English."""

from __future__ import annotations

from collections.abc import Mapping

from generator.model.say import say


def _words(**by_word: str) -> dict[str, str]:
    """Turn lists of what people write, with commas between, into what each of them means."""
    return {
        said.strip(): word.replace("_", " ")
        for word, listed in by_word.items()
        for said in listed.split(",")
    }


STRENGTH_WORDS: Mapping[str, str] = _words(
    must_not="should not, shouldn't, mustn't, must-not, must_not, may not, cannot, can not, can't,"
    " never, must never, may never, forbidden, prohibited, not allowed, not permitted, mustnot,"
    " shall not, do not, don't, nie wolno, zakaz, zakazane, zakazany, zakazana, zakazuje się,"
    " zabronione, zabroniony, zabroniona, zabrania się, niedozwolone, niedopuszczalne, nie może,"
    " nie można, nie powinien, nie powinna, nie powinno, nie powinno się, nie powinni, nie należy,"
    " nigdy",
    may="can, allowed, permitted, optional, może, można, możesz, wolno, dozwolone, dozwolony,"
    " dopuszczalne, opcjonalne, opcjonalnie, dobrowolne, dobrowolnie",
    must="shall, have to, has to, required, mandatory, obligatory, always, musi, musisz, muszą,"
    " trzeba, należy, obowiązek, obowiązkowe, obowiązkowo, obowiązkowy, obowiązkowa, wymagane,"
    " wymagany, konieczne, koniecznie, zawsze",
    should="ought to, recommended, advised, powinien, powinna, powinno, powinni, powinny,"
    " powinieneś, powinno się, warto, zaleca się, zalecane, zalecany, zalecenie, rekomendowane",
    ask_first="ask, ask-first, ask_first, with consent, with approval, needs approval, zapytaj,"
    " najpierw zapytaj, spytaj, pytaj, uzgodnij, po uzgodnieniu, za zgodą, za zgodą przełożonego,"
    " wymaga zgody",
)
"""The strength that forbids or binds no less than what somebody wrote."""
_AGAINST = say(
    "no strength only advises against something: keep 'should' and say in the statement"
    " what to do instead; or, to forbid it,"
)
STRENGTH_REMARKS: Mapping[str, str] = {
    said: _AGAINST
    for said in STRENGTH_WORDS
    if said.startswith(("should", "nie powin", "nie należy"))
}
"""What to say of words that have no strength of their own."""
COUNTRY_WORDS: Mapping[str, str] = _words(
    PL="polska, poland, pol, rp, rzeczpospolita polska",
    EU="ue, unia europejska, european union, unia, eu-27",
    UK="gb, uk., united kingdom, great britain, england, wielka brytania, anglia",
    US="usa, united states, stany zjednoczone, u.s., u.s.a.",
    IE="irlandia, ireland",
    DE="niemcy, germany, deutschland",
    CZ="czechy, czechia",
    SK="słowacja, slovakia",
    LT="litwa, lithuania",
    FR="francja, france",
    ES="hiszpania, spain",
    IT="włochy, italy",
    AT="austria",
    NL="holandia, niderlandy, netherlands",
    SE="szwecja, sweden",
    RO="rumunia, romania",
    HU="węgry, hungary",
)
"""The code of a country that somebody named in words."""
EDITION_WORDS: Mapping[str, str] = _words(
    essentials="essential, basic, short, small, small firm, podstawowa, podstawowe, skrócona,"
    " skrócone, mała, mała firma, minimum, minimalna, najważniejsze, niezbędnik",
    full="complete, whole, large, pełna, pełne, pełny, cała, całość, duża, duża firma",
)
"""The extent of a handbook that somebody named in other words."""
OWNERS_WORDS: Mapping[str, str] = {
    **_words(
        guide="przewodnik, poradnik",
        review="przegląd, przeglądy, coroczny przegląd",
        comparison="porównanie",
        parameters="parametry, ustawienia, settings",
        sources="źródła, source",
        papers="paper, dokumenty, dokument, druki, formularze, forms",
    ),
    **dict.fromkeys(("how it was made", "jak powstał", "historia", "history"), "how-it-was-made"),
    **dict.fromkeys(("counsel marks", "uwagi prawnika", "uwagi prawne"), "counsel-marks"),
}
"""The owner's page that somebody named in other words."""
ACTION_WORDS: Mapping[str, str] = _words(
    add="new, insert, dodaj, dodać, dodanie, dodajemy, nowa, nowy, nowe, wstaw, dopisz",
    amend="change, edit, update, modify, zmień, zmienić, zmiana, zmieniamy, popraw, poprawić,"
    " poprawka, zaktualizuj, edytuj",
    remove="delete, drop, usuń, usunąć, usunięcie, usuwamy, skreśl, skreślić, wykreśl, wykreślić,"
    " wyrzuć, kasuj, skasuj",
)
"""The action that somebody named in other words."""
TARGET_WORDS: Mapping[str, str] = {
    **_words(
        chapter="rozdział, rozdzial, section",
        platform="platforma, kanał",
        role="rola, funkcja",
        audience="odbiorcy, odbiorca, grupa, grupa odbiorców",
        term="pojęcie, termin, hasło",
        risk="ryzyko",
        duty="obowiązek",
        scenario="scenariusz",
        reply="odpowiedź, gotowy tekst",
        paper="dokument, druk, formularz, form",
        route="droga",
    ),
    **dict.fromkeys(("zadanie", "zadanie przeglądu"), "review task"),
    **dict.fromkeys(("obszar", "obszar przeglądu"), "review area"),
}
"""The word before the id of a target that somebody named in Polish."""
DECISION_WORDS: Mapping[str, str] = _words(
    keep="zostaw, zostawić, zostaje, zachowaj, zachować, bez zmian, ok, leave, no change,"
    " unchanged, stay",
    change="zmień, zmien, zmienić, zmienic, zmiana, do zmiany, popraw, poprawić, do poprawy, amend,"
    " edit",
    remove="usuń, usun, usunąć, usunac, do usunięcia, skreśl, skreślić, wykreślić, delete, drop",
    ask="zapytaj, zapytać, zapytac, pytanie, do wyjaśnienia, do ustalenia, question, ?",
)
"""The reviewer's decision that somebody wrote in other words."""
