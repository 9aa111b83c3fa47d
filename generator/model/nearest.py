"""Suggest the nearest of the words that would have been right."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import replace

from generator.model.mended import line_with
from generator.model.place import LONG_LINE, Located, Place
from generator.model.say import Said, say
from generator.model.typed import as_id

Called = Iterable[tuple[str, str]]
"""Names that people know things by, each with the word that belongs into the file."""
WHERE = say("the id of a rule stands under the rule, at 'Id', and in its address behind #")
"""Where to look an id up that nobody can guess."""
_SHOWN = 12
_STEM = 5
"""Letters that tell most Polish and English words apart, whatever their endings are."""
_ALIKE = 5
_CUTOFF = 0.6
_SHORT, _SHORT_CUTOFF = 3, 0.75
"""Among short words, many that mean something else are alike."""


def nearest(word: str, choices: Iterable[str], called: Called = ()) -> str:
    """Give the choice that a word most likely means; nothing when none is near.

    Args:
        word: What somebody wrote.
        choices: What would have been right.
        called: What the choices are called in words, such as the title of a rule.

    >>> nearest("opn", ["open", "shut"]), nearest("HR", ["hr"]), nearest("zzz", ["open"])
    ('open', 'hr', '')
    >>> nearest("Dział kadr", ["hr"], [("dział kadr", "hr")])
    'hr'
    """
    names = sorted(choices)
    low = as_id(word)
    known = [(as_id(name), one) for name, one in called] if low else []
    by_name = next((one for name, one in known if name == low), "")
    by_name = by_name or next((one for name, one in known if low.startswith(f"{name}-")), "")
    alike = next((name for name in names if name.casefold() == word.casefold()), "")
    cutoff = _SHORT_CUTOFF if len(word) <= _SHORT and word.isalpha() else _CUTOFF
    near = difflib.get_close_matches(word, names, n=1, cutoff=cutoff)
    return by_name or alike or (near[0] if near else "")


def did_you_mean(
    word: str,
    choices: Iterable[str],
    called: Called = (),
    place: Place | None = None,
    *,
    many: str = "",
) -> str:
    """Suggest the nearest of the real choices, with its line, or list them when none is near.

    Args:
        word: What somebody wrote.
        choices: What would have been right.
        called: What the choices are called in words.
        place: Where the word stands, when it does not know that itself.
        many: What to say where none is near and they are too many to list; else some are listed.
    """
    names, called = sorted(choices), list(called)
    if near := nearest(word, names, called):
        line = _line(word, near, place)
        if line:
            return say("did you mean '{name}'? write:\n{line}", name=near, line=line)
        return say("did you mean '{name}'?", name=near)
    if alike := _alike(word, names, called):
        return say("perhaps you mean: {names}", names=", ".join(alike))
    if len(names) > _SHOWN and many:
        return many
    if len(names) == 1:
        return say("there is only '{name}'", name=names[0])
    if not names:
        return ""
    if len(names) > _SHOWN:
        shown = ", ".join(_closest(word, names)[:_SHOWN]) + ", ..."
        return say("use one of: {names}", names=shown)
    return say("use one of: {names}", names=", ".join(names))


def _closest(word: str, names: list[str]) -> list[str]:
    """Put those first that share most letters with a word; the rest stays as it is."""
    # Its quick measure takes no longer for a word without end.
    matcher = difflib.SequenceMatcher(b=word, autojunk=False)

    def shared(name: str) -> float:
        matcher.set_seq1(name)
        return -matcher.quick_ratio()

    return sorted(names, key=shared)


def _alike(word: str, names: list[str], called: Called) -> list[str]:
    """List the choices whose names share most words with what somebody wrote, with these names."""
    wanted, known, best = _stems(word), set(names), 0
    found: dict[str, str] = {}
    for name, one in called if wanted else ():
        count = len(wanted & _stems(f"{name} {one}"))
        if not count or count < best or one not in known:
            continue
        if count > best:
            best, found = count, {}
        found.setdefault(one, name)
    return [f"{one} ({name})" for one, name in [*found.items()][:_ALIKE]]


def _stems(text: str) -> set[str]:
    """Cut the words of a text, without short ones, to what stays the same in all their forms."""
    words = as_id(text).replace(".", "-").split("-")
    return {word[:_STEM] for word in words if len(word) > _SHORT}


def others_than(word: str, near: str, choices: Iterable[str]) -> Said:
    """Tell of the other choices: all of a few, of many those that are alike and how many there are.

    Args:
        word: What somebody wrote.
        near: The choice that is named already.
        choices: What would have been right.
    """
    others = [one for one in choices if one != near]
    if len(others) <= _SHOWN:
        return say("others: {names}", names=", ".join(others))
    alike = difflib.get_close_matches(word, others, n=_ALIKE, cutoff=_CUTOFF)
    if not alike:
        return say("there are {n} others", n=len(others))
    return say("alike: {names}; there are {n} others", names=", ".join(alike), n=len(others))


def _line(word: str, near: str, place: Place | None) -> str:
    """Give the word's line with another one in its place; nothing where it stands otherwise."""
    if place is None:
        place = word.place if isinstance(word, Located) else None
    if place is None or not 0 < len(place.excerpt) <= LONG_LINE:
        return ""
    start = place.column - 1
    offset = place.excerpt[start : start + place.length].rfind(word)
    if offset < 0:
        return ""
    return line_with(replace(place, column=place.column + offset, length=len(word)), near)
