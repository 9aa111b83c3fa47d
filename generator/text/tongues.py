"""Tell Polish from English by the words that every text has; names and short texts have none."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

_WORD = re.compile(r"(?P<first>(?:^|[.!?…\n])[\W_]{0,8})?(?P<word>[^\W\d_]+(?:[’'][a-z]+)?)")
_POLISH = frozenset(
    [
        *("że", "się", "nie", "jest", "są", "oraz", "lub", "albo", "dla", "przez", "przed"),
        *("przy", "pod", "nad", "bez", "od", "ze", "który", "która", "które", "kto", "co", "jak"),
        *("gdy", "gdzie", "kiedy", "tylko", "już", "też", "także", "może", "można", "trzeba"),
        *("masz", "mamy", "jego", "jej", "ich", "nas", "nam", "was", "wam", "ktoś", "coś"),
        *("każdy", "każda", "wszystko", "zawsze", "nigdy", "bo", "ale", "więc", "czy", "tego"),
        *("tej", "tym", "tych", "temu", "jednak", "tu", "tam", "sam", "sama", "firmy", "firma"),
        *("firmie", "osoby", "osoba", "osób", "zasady", "wpis", "wpisy", "konto", "w", "z", "u"),
        *("na", "za", "po", "ma", "nich", "nim", "nią", "był", "była", "było", "będzie", "być"),
        *("jeśli", "jeżeli", "swoje", "swój", "swojej", "ani", "aż", "ci", "ciebie", "cię"),
        *("czyli", "dlaczego", "dlatego", "dopiero", "gdyby", "ile", "im", "inne", "innych"),
        *("ja", "jako", "jaki", "jakie", "jednym", "jeszcze", "ją", "każde", "kilka", "którzy"),
        *("którym", "której", "których", "lecz", "mi", "między", "mnie", "mogą", "możesz"),
        *("musi", "muszą", "niej", "niż", "obok", "ona", "oto", "podczas", "ponieważ", "raz"),
        *("sobie", "swoich", "swoim", "ta", "tak", "taka", "takie", "te", "twoja", "twoje"),
        *("twój", "ty", "według", "więcej", "wszyscy", "wszystkich", "wy", "zanim", "zatem"),
        *("zespół", "zespołu", "żaden", "żeby", "je", "daj", "napisz", "pisz", "pytaj"),
        *("zapytaj", "sprawdź", "firmą", "firmę", "klient", "klienta", "klienci", "kont"),
        *("konta", "posty", "tekst", "zdjęcie", "zdjęcia", "kogo", "komu", "czego", "czym"),
        *("nikt", "nic"),
    ]
)
_ENGLISH = frozenset(
    [
        *("the", "and", "of", "is", "are", "was", "were", "be", "been", "with", "without"),
        *("from", "that", "this", "these", "those", "which", "who", "whom", "what", "when"),
        *("where", "how", "why", "only", "one", "two", "your", "you", "our", "us", "they"),
        *("them", "their", "his", "her", "its", "it", "or", "not", "if", "because", "so", "can"),
        *("may", "must", "should", "will", "would", "has", "have", "had", "an", "as", "for"),
        *("before", "after", "about", "every", "any", "all", "some", "more", "most", "than"),
        *("into", "out", "over", "under", "between", "during", "until", "while", "up", "never"),
        *("always", "there", "here", "other", "people", "post", "posts", "account", "accounts"),
        *("company", "customers", "we", "at", "doing", "does", "did", "let", "keep"),
        *("then", "also", "ask", "write", "tell", "whoever", "nobody", "somebody", "something"),
        *("nothing", "everybody", "being", "own", "such", "each", "another", "many"),
        *("much", "often"),
    ]
)
_ACCENTED = re.compile(r"[ąćęłńóśźż]")
_LOOKS_POLISH = re.compile(r"szcz|prz|ego$|emu$|ych$|ymi$|ami$|ując|śmy$|owa[nćł]")
_LOOKS_ENGLISH = re.compile(r"[vqx].|.[vqx]|th|wh|ck|ing$|tion$|ough|ee|’s$|'s$|sh$")
_ELSEWHERE = re.compile(
    r"„[^”]*”|“[^”]*”|\"[^\"]*\"|`[^`]*`|(?<!\S)\S+@\S+|(?<!\S)\S*?(?:://|\w\.\w\w)\S*"
    r"|\{\w+\}|#\S+|\]\([^)]*\)"
)
_FEWEST = 4
_LEAST = 0.25


def tongue(text: str) -> str:
    """Give `pl` or `en` where a text surely is one of them; else nothing.

    >>> tongue("Klienci pytają, kto do nich pisze."), tongue("Customers ask who writes to them.")
    ('pl', 'en')
    >>> tongue("Bank Brzozowy S.A."), tongue("Feedback, compliance i social media")
    ('', '')
    """
    found = list(_words(text))
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
    if polish >= least and english * 5 <= polish and _surely_polish(found):
        return "pl"
    if english >= least and polish * 5 <= english and _holds(found, _ENGLISH):
        return "en"
    return ""


def bears_polish_letters(text: str) -> bool:
    """Tell whether words of a text bear letters of Polish; names within a sentence do not count.

    >>> bears_polish_letters("Zarząd"), bears_polish_letters("the Łódź office")
    (True, False)
    """
    return any(_ACCENTED.search(word) for word in _words(text))


def _words(text: str) -> Iterator[str]:
    """Walk the words in lower case, without names: those bear a capital inside a sentence."""
    for match in _WORD.finditer(_without_addresses(text)):
        if match["first"] is not None or not match["word"][0].isupper():
            yield match["word"].lower()


def _surely_polish(found: list[str]) -> bool:
    return _holds(found, _POLISH) or sum(bool(_ACCENTED.search(word)) for word in found) > 1


def _holds(found: list[str], common: Collection[str]) -> bool:
    """Tell whether a language's own small words are there; "z" also stands in "sp. z o.o."."""
    return any(len(word) > 1 and word in common for word in found)


def _without_addresses(text: str) -> str:
    """Leave out quotations, addresses, placeholders, tags and code."""
    return _ELSEWHERE.sub(" ", text)
