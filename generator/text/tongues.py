"""Tell Polish from English by the words that every text has; names and short texts have none."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+(?:[’'][a-z]+)?")
_POLISH = frozenset(
    [
        "że",
        "się",
        "nie",
        "jest",
        "są",
        "oraz",
        "lub",
        "albo",
        "dla",
        "przez",
        "przed",
        "przy",
        "pod",
        "nad",
        "bez",
        "od",
        "ze",
        "który",
        "która",
        "które",
        "kto",
        "co",
        "jak",
        "gdy",
        "gdzie",
        "kiedy",
        "tylko",
        "już",
        "też",
        "także",
        "może",
        "można",
        "trzeba",
        "masz",
        "mamy",
        "jego",
        "jej",
        "ich",
        "nas",
        "nam",
        "was",
        "wam",
        "ktoś",
        "coś",
        "każdy",
        "każda",
        "wszystko",
        "zawsze",
        "nigdy",
        "bo",
        "ale",
        "więc",
        "czy",
        "tego",
        "tej",
        "tym",
        "tych",
        "temu",
        "jednak",
        "tu",
        "tam",
        "sam",
        "sama",
        "firmy",
        "firma",
        "firmie",
        "osoby",
        "osoba",
        "osób",
        "zasady",
        "wpis",
        "wpisy",
        "konto",
        "w",
        "z",
        "u",
        "na",
        "za",
        "po",
        "ma",
        "nich",
        "nim",
        "nią",
        "był",
        "była",
        "było",
        "będzie",
        "być",
        "jeśli",
        "jeżeli",
        "swoje",
        "swój",
        "swojej",
    ]
)
_ENGLISH = frozenset(
    [
        "the",
        "and",
        "of",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "with",
        "without",
        "from",
        "that",
        "this",
        "these",
        "those",
        "which",
        "who",
        "whom",
        "what",
        "when",
        "where",
        "how",
        "why",
        "only",
        "one",
        "two",
        "your",
        "you",
        "our",
        "us",
        "they",
        "them",
        "their",
        "his",
        "her",
        "its",
        "it",
        "or",
        "not",
        "if",
        "because",
        "so",
        "can",
        "may",
        "must",
        "should",
        "will",
        "would",
        "has",
        "have",
        "had",
        "an",
        "as",
        "for",
        "before",
        "after",
        "about",
        "every",
        "any",
        "all",
        "some",
        "more",
        "most",
        "than",
        "into",
        "out",
        "over",
        "under",
        "between",
        "during",
        "until",
        "while",
        "than",
        "up",
        "never",
        "always",
        "there",
        "here",
        "other",
        "people",
        "post",
        "posts",
        "account",
        "accounts",
        "company",
        "customers",
    ]
)
_ACCENTED = re.compile(r"[ąćęłńóśźż]")
_LOOKS_POLISH = re.compile(r"szcz|prz|ego$|emu$|ych$|ymi$|ami$|ując|śmy$|owa[nćł]")
_LOOKS_ENGLISH = re.compile(r"[vqx]|th|wh|ck|ing$|tion$|ough|ee|’s$|'s$|sh$")
_FEWEST = 4
_LEAST = 0.25


def tongue(text: str) -> str:
    """Give `pl` or `en` where a text surely is one of them; else nothing.

    >>> tongue("Klienci pytają, kto do nich pisze."), tongue("Customers ask who writes to them.")
    ('pl', 'en')
    >>> tongue("Bank Brzozowy S.A."), tongue("Feedback, compliance i social media")
    ('', '')
    """
    found = [word.lower() for word in _WORD.findall(_without_addresses(text))]
    if len(found) < _FEWEST:
        return ""
    polish = sum(
        word in _POLISH or bool(_ACCENTED.search(word) or _LOOKS_POLISH.search(word))
        for word in found
    )
    english = sum(
        word in _ENGLISH or (not _ACCENTED.search(word) and bool(_LOOKS_ENGLISH.search(word)))
        for word in found
    )
    least = max(2, _LEAST * len(found))
    if polish >= least and english * 5 <= polish:
        return "pl"
    if english >= least and polish * 5 <= english:
        return "en"
    return ""


def _without_addresses(text: str) -> str:
    """Leave out quotations, addresses, placeholders, tags and code."""
    return re.sub(
        r"„[^”]*”|“[^”]*”|\"[^\"]*\"|`[^`]*`|\S+@\S+|https?://\S+|\{\w+\}|#\S+|\]\([^)]*\)",
        " ",
        text,
    )
