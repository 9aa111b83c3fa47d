"""How binding a statement is, and for whom, by the words that it uses; a proposal."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from generator.gap.phrases import groups
from generator.search.analysis import fold

_Patterns = tuple[tuple[str, re.Pattern[str]], ...]


def _patterns(*pairs: tuple[str, str]) -> _Patterns:
    return tuple((strength, re.compile(rf"\b(?:{words})")) for strength, words in pairs)


_STRENGTHS: Mapping[str, _Patterns] = {
    # The first that fits counts. Folded: the letters have no marks.
    "en": _patterns(
        (
            "may",
            (
                r"nothing (?:here|in this)|(?:do|does) not (?:limit|restrict|prevent|prohibit|stop)"
                r"|never obliged|not (?:obliged|required)|(?:need|have) not|needn't|don't have to"
                r"|do not (?:have|need) to"
            ),
        ),
        (
            "ask first",
            (
                r"(?:prior|written|without)\b.{0,30}\b(?:approval|permission|consent|authori[sz]ation)"
                r"|(?:ask|seek|obtain|get|request|wait)\b.{0,60}\b(?:before|approval|permission"
                r"|consent|clearance)|(?:before|until)\b.{0,50}\b(?:ask|approv|permission|consent|clear)"
                r"|only (?:with|when|after)\b.{0,50}\b(?:permission|consent|approval|yes)"
                r"|needs? (?:approval|permission|clearance)|unless (?:authori[sz]ed|approved)"
            ),
        ),
        (
            "must not",
            (
                r"(?:must|shall|may|should|can|could|are|do|does)(?: not|n't)\b"
                r"(?! represent| reflect)|(?:must|may|shall|can) never|cannot|never\b"
                r"|(?:is|are) (?:strictly )?(?:prohibited|forbidden|banned|unacceptable)"
                r"|prohibit|refrain|avoid"
                r"|not (?:acceptable|permitted|allowed)|^(?:no|nobody|no one)\b"
                r"|under no circumstances"
            ),
        ),
        ("should", r"should|encouraged?|advis|recommend|best\b|ought|expected to|please|consider"),
        (
            "must",
            (
                r"must|shall|required?|ha(?:s|ve) to|needs? to|obliged|responsible for|ensure"
                r"|(?:is|are) to be|will be"
            ),
        ),
        (
            "may",
            # What may happen is no permission: "this may lead to dismissal".
            (
                r"(?:may|can)\b(?! (?:be|have|look|lead|result|constitute|cause|ruin|affect|damage"
                r"|include|expose|also be|in)\b)|free to|feel free|allowed|permitted|welcome"
                r"|entitled|right to"
            ),
        ),
    ),
    "pl": _patterns(
        (
            "may",
            (
                r"nic w tym|nie ogranicza|nie narusza|nie ma obowiazku|nie musi|nie wymaga"
                r"|nie trzeba"
            ),
        ),
        (
            "ask first",
            (
                r"(?:za|po uzyskaniu|bez|wymaga|tylko za|wylacznie za)\b.{0,40}\b(?:zgod|akceptac"
                r"|zatwierdz|pozwolen|upowaznien)|przed publikacja.{0,40}(?:uzgodn|konsult|zapyt"
                r"|akcept)|wniosek|po akceptacji|sklada.{0,30}i czeka"
            ),
        ),
        (
            "must not",
            (
                r"nie (?:wolno|moze|moga|mozna|nalezy|powin|dopuszcza|publiku|prowadzi|ujawni|podaj"
                r"|wysyla|przekazuj|wkleja|kasuj|usuwa|wykorzyst|popiera|uzywa|zamieszcz)"
                r"|zabrani|zabronion|zakaz|niedopuszczaln|niedozwolon|powstrzym|unika|nikomu|nikogo"
            ),
        ),
        ("should", r"powin|zaleca|zachec|warto|rekomend|wskazane|dobrze jest|sugeru"),
        (
            "must",
            (
                r"musi|musza|nalezy|trzeba|obowiazan|zobowiazan|ma obowiazek|maja obowiazek|winien"
                r"|winna|konieczn|wymag|niezwlocznie"
            ),
        ),
        (
            "may",
            (
                r"(?:moze|moga)\b(?! (?:prowadzic|skutkowac|stanowic|byc|zostac|naruszac))|mozna"
                r"|wolno|ma prawo|maja prawo|jest uprawnion|dozwolon"
            ),
        ),
    ),
}
_GROUPS = {
    language: {name: re.compile(rf"\b(?:{words})") for name, words in groups(language).items()}
    for language in ("en", "pl")
}


def strength_of(text: str, language: str) -> str:
    """Propose how binding a statement is; empty where no word of it says so.

    >>> strength_of("Staff must never discuss a patient.", "en")
    'must not'
    >>> strength_of("Pracownik powinien zaznaczyć, że to jego opinia.", "pl")
    'should'
    >>> strength_of("Two people look after each page.", "en")
    ''
    """
    low = fold(text)
    found = (strength for strength, words in _STRENGTHS.get(language, ()) if words.search(low))
    return next(found, "")


def audience_of(text: str, language: str, known: Collection[str]) -> tuple[str, ...]:
    """Propose for whom a statement is, by the groups that it names; empty where it names none.

    Args:
        text: The statement.
        language: Its language.
        known: Ids of the handbook's audiences.
    """
    low = fold(text)
    named = _GROUPS.get(language, {}).items()
    return tuple(name for name, words in named if name in known and words.search(low))
