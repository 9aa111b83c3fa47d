"""What a change is about: a clause by its id, or anything else by a word and an id."""

from __future__ import annotations

import difflib
import re
from typing import Annotated, Any

from pydantic_core import PydanticCustomError

from generator.model.fields import ID_PATTERN, found, kind, written
from generator.model.nearest import nearest
from generator.model.place import Located
from generator.model.registers import REGISTERS, changeable
from generator.model.said import TARGET_WORDS
from generator.model.say import say
from generator.model.typed import as_id

CHAPTER = "chapter"
"""The word before the id of a chapter in a target."""
WORDS = (CHAPTER, *(register.word for register in changeable()))
"""The words before ids of everything but clauses that a change may name."""
_FIXED = frozenset(register.word for register in REGISTERS) - {*WORDS}


def split(target: str) -> tuple[str, str]:
    """Cut a target into its word, empty for a clause, and its id.

    >>> split("review task strategy-goals"), split("posting.share")
    (('review task', 'strategy-goals'), ('', 'posting.share'))
    """
    word, _, name = " ".join(target.split()).rpartition(" ")
    return word, name


def target_word(said: str) -> str:
    """Give the word before the id of a target for what somebody said; itself for any other.

    >>> target_word("Rozdział"), target_word("chapter"), target_word("Muzeum")
    ('chapter', 'chapter', 'Muzeum')
    """
    return TARGET_WORDS.get(said.casefold(), said)


def says_chapter(word: str) -> bool:
    """Tell whether the word of a target means a chapter without being the word for it.

    >>> says_chapter("Rozdział"), says_chapter("chapter"), says_chapter("")
    (True, False, False)
    """
    return word != CHAPTER and target_word(word) == CHAPTER


def _hint(own: str, word: str) -> str:
    """Say what a target lacks, by the word that stands in it and the word that should."""
    own = target_word(own)
    if own == word:
        return ""
    if "," in own or ";" in own:
        return say("a change has one target; write a change of its own for each")
    if own == CHAPTER:
        return say("a chapter can be removed, not amended; 'chapter_order:' moves it")
    if own in _FIXED:
        return say("a {word} can only be changed where it stands", word=own)
    if near := nearest(own, WORDS):
        return say("did you mean '{name}'?", name=str(near))
    listed = ", ".join(WORDS)
    if any(sign.isupper() or sign.isdigit() or sign == "§" for sign in own):
        return say(
            "the id of a rule stands in its address behind #, such as 'accounts.open'; for anything"
            " else write before the id one of: {words}",
            words=listed,
        )
    return say("before the id write one of: {words}", words=listed)


def _meant(own: str, name: str, word: str) -> str:
    """Guess the target that somebody meant; empty when nothing can be guessed."""
    if "#" in name:  # the address of a rule
        own, name = "", name.rpartition("#")[2]
    own = target_word(own)
    title = own[:1].isupper() or "." in own + name
    near = difflib.get_close_matches(own.casefold(), WORDS, n=1)
    said = own if own == word else near[0] if near else ""
    if own and not said and own not in _FIXED and title:
        # A clause's id with a space in it, or its title, which is compared with all titles later.
        said, name = "", f"{own} {name}"
    elif (own and not said) or said == CHAPTER != word:
        return ""
    guess = as_id(name)
    if not any(letter.isalpha() for letter in guess) or guess[:1].isdigit() or "§" in own + name:
        return ""
    return f"{said} {guess}".strip() if re.fullmatch(ID_PATTERN, guess) else ""


def target_of(word: str) -> Any:
    """Make the check of a target with a word, or of a clause's id."""
    what = say("'{word}' and an id", word=word)
    if not word:
        what = say("a clause's id such as 'accounts.open'")
    before = f"{re.escape(word)} " if word else ""

    def check(value: object) -> Located:
        text = written(value)
        own, name = split(text)
        if not own and name in WORDS:
            own, name = name, ""
        if own == word and re.fullmatch(ID_PATTERN, name):
            return text
        if word == CHAPTER and name and says_chapter(own):
            # The resolver, which knows all chapters, tells the right word and the right id at once.
            return text
        message = say("expected {what}, found {found}", what=what, found=found(text))
        meant = _meant(own, name, word)
        hint = "" if meant and as_id(text) == meant else _hint(own, word)
        context = {"text": message, "code": "HB103", "hint": hint, "meant": meant}
        raise PydanticCustomError("house", "{text}", context)

    return kind(check, {"type": "string", "pattern": f"^{before}{ID_PATTERN}$"})


def heir_of(word: str) -> Any:
    """Make the check of the id of an entry that takes the place of one of its kind."""

    def check(value: object) -> Located:
        context = {"code": "HB103", "meant": ""}
        if isinstance(value, list):
            context["text"] = say("expected the id of one {word}, found a list", word=word)
            context["hint"] = say("only one can take its place")
            raise PydanticCustomError("house", "{text}", context)
        text = written(value)
        own, name = split(text)
        if not own and re.fullmatch(ID_PATTERN, name):
            return text
        context["text"] = say(
            "expected the id of one {word}, found {found}", word=word, found=found(text)
        )
        context["hint"] = say("write its id alone, in small letters and without spaces")
        guess = as_id(name)
        if target_word(own) in {"", word} and re.fullmatch(ID_PATTERN, guess):
            context |= {"hint": "", "meant": guess}
        raise PydanticCustomError("house", "{text}", context)

    return kind(check, {"type": "string", "pattern": f"^{ID_PATTERN}$"})


ClauseTarget = Annotated[Located, target_of("")]
"""A clause's id."""
ChapterTarget = Annotated[Located, target_of(CHAPTER)]
"""The word `chapter` and the chapter's id."""
