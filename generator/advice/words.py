"""Find texts that are too long, words of offices, and forms that suit only some readers."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.advice.sentences import words
from generator.model.editorial import Ban, Style
from generator.model.handbook import Handbook
from generator.model.inputs import Inputs, texts
from generator.model.layer_words import layer_words
from generator.model.place import Located
from generator.model.problems import Collector, Note
from generator.model.reference import Reference
from generator.model.say import Said, say
from generator.text.placeholders import fill

_MOST = 1_000
"""Bans of one kind in one language; each is looked for in each of some thousand texts."""
_TOLD = 20
"""How often one text is told about one word; whoever mends it looks at all of it."""
_OPENING, _CLOSING = "„“«", "”»"


def _quoted(said: str, index: int) -> bool:
    """Tell whether the quotation mark before a place opens a quotation."""
    before = said[:index]
    opened = max(before.rfind(sign) for sign in _OPENING)
    return opened > max(before.rfind(sign) for sign in _CLOSING)


@dataclass(frozen=True, slots=True)
class _Rule:
    """A ban, ready to be looked for."""

    code: str
    needle: str
    pattern: re.Pattern[str]
    hint: str


def check_words(inputs: Inputs, style: Style, problems: Collector) -> None:
    """Report words that the style bans, in every text that readers meet.

    Examples of a wrong post may hold any word, and so may the titles of laws. Words of offices
    may also stand in a quotation, because there they are talked about.

    Args:
        inputs: The layers.
        style: What is banned, by language.
        problems: Receives HB412 (words of offices), HB413 (gendered forms), and HB008 for a style
            that bans too many.
    """
    rules = {
        language: (
            *_rules("HB412", _bounded(habits.officialese, problems)),
            *_rules("HB413", _bounded(habits.gendered, problems)),
        )
        for language, habits in style.languages.items()
    }
    for layer in inputs.layers:
        for text in texts(layer, _not_spoken):
            for language, said in text.values:
                low = said.lower()
                for rule in rules.get(language, ()):
                    if rule.needle in low:
                        _look(rule, said, problems)


def _bounded(bans: tuple[Ban, ...], problems: Collector) -> tuple[Ban, ...]:
    """Give as many bans as can be looked for in every text."""
    if len(bans) > _MOST:
        message = say("{count} words are banned, more than {most}", count=len(bans), most=_MOST)
        hint = say("keep those that really occur, and let a star stand for their forms")
        problems.add("HB008", message, bans[_MOST].words.place, hint)
    return bans[:_MOST]


def _rules(code: str, bans: Iterable[Ban]) -> Iterator[_Rule]:
    for ban in bans:
        wanted = ban.words.lower()
        pattern = re.compile(rf"(?<!\w){_looked_for(wanted)}(?!\w)", re.IGNORECASE)
        needle = max(wanted.split("*"), key=len)
        hint = (
            say("write: {instead}", instead=ban.instead)
            if ban.instead
            else say("say it in everyday words")
        )
        yield _Rule(code, needle, pattern, hint)


def _looked_for(wanted: str) -> str:
    """Write a ban as a pattern whose stars stand for any letters.

    Each piece between two stars is taken where it comes first, and never looked for again: the
    letters up to a later place would hold the first one anyway. So the search takes no longer
    with many stars than with one.
    """
    first, *others = (re.escape(piece) for piece in wanted.split("*"))
    if not others:
        return first
    inner = "".join(rf"(?>\w*?{piece})" for piece in others[:-1])
    return rf"{first}{inner}\w*{others[-1]}"


def _look(rule: _Rule, said: Located, problems: Collector) -> None:
    for match in itertools.islice(rule.pattern.finditer(said), _TOLD):
        if rule.code == "HB412" and _quoted(said, match.start()):
            continue
        place = said.inside(match.start(), len(match.group()))
        problems.add(rule.code, _wrong(rule, match.group()), place, rule.hint, warning=True)


def _wrong(rule: _Rule, words: str) -> Said:
    if rule.code == "HB412":
        return say("'{words}' is office language", words=words)
    return say("'{words}' suits only some readers", words=words)


def _not_spoken(record: object) -> tuple[str, ...]:
    """Name the fields that are not the author's own words: wrong posts, titles of laws."""
    return ("wrong", "title") if isinstance(record, Reference) else ("wrong",)


def check_length(handbook: Handbook, style: Style, problems: Collector) -> None:
    """Report statements that are too long with values and additions of all layers put in.

    Args:
        handbook: The handbook.
        style: How long a statement may be.
        problems: Receives HB411.
    """
    for resolved in handbook.clauses():
        statement = resolved.clause.statement
        for language, said in statement.values:
            count = len(words(fill(said, handbook.parameters, str(language))))
            if count > style.clause_words:
                problems.add(
                    "HB411",
                    say(
                        "the '{language}' statement of '{id}' has {count} words, more than"
                        " {clause_words}",
                        language=language,
                        id=resolved.id,
                        count=count,
                        clause_words=style.clause_words,
                    ),
                    said.place,
                    say("keep one thought, and move the rest to the guidance"),
                    tuple(
                        Note(
                            message=say("{layer} changes it here", layer=layer_words(event.layer)),
                            place=event.place,
                        )
                        for event in resolved.history
                        if any(change.name == "statement" for change in event.changes)
                    ),
                    warning=True,
                )
