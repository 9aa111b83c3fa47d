"""Polish is told from English by common words; names, addresses and lists of names are neither."""

from __future__ import annotations

import time

import pytest

from generator.text.tongues import tongue


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Klienci pytają, kto do nich pisze.", "pl"),
        ("Customers ask who is writing to them.", "en"),
        ("Only one team gives advice here.", "en"),
        ("Doradza u nas tylko jeden zespół.", "pl"),
        ("Miejsce, w którym obsługujemy klientów.", "pl"),
        ("Jesteśmy liderem jakości i pasji.", "pl"),
        ("Sprawdź wpis. Zapytaj zespół. Oznacz reklamę.", "pl"),
        ("Is it true? Ask us before you share it", "en"),
        ("**Before you post**, ask the team", "en"),
    ],
)
def test_a_sentence_tells_its_language(text: str, language: str) -> None:
    """With and without accents, in one sentence or several."""
    assert tongue(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "Ask us first",
        "Bank Brzozowy S.A.",
        "Feedback, compliance i social media",
        "X, Threads, Vimeo i Twitch",
        "Head of People and Culture",
        "ul. Żółkiewskiego 5, Łódź, Śródmieście",
        "Żółta Łódź Sp. z o.o.",
        "Wyższa Szkoła Zarządzania i Prawa w Łodzi",
        "Serwis: www.box-vector.example/the-and-of",
        "Serwis: https://x.example/the/and/of/who/what",
        "Serwis: who.is.that@from.the.company.example",
        "Kanał `the and of who what when`",
        'Hasło "who is writing to them"',
        "Hasło „who is writing to them”",
        "Zespół {the_team} {and_of} {who_is} {what_is}",
        "Tag #the #and #of #who #what",
        "vex qux box vox",
        "To jest the and of który",
    ],
)
def test_names_addresses_and_short_texts_have_no_language(text: str) -> None:
    """A false alarm would keep an honest company from its handbook."""
    assert tongue(text) == ""


@pytest.mark.parametrize("sign", ["x", "x.", ".", "-a", "„", "](", "{a", "!?"])
def test_the_longest_text_is_read_in_no_time(sign: str) -> None:
    """Whatever 20,000 signs it has."""
    begun = time.process_time()
    tongue(sign * (20_000 // len(sign)))
    assert time.process_time() - begun < 2
