"""What a word processor leaves in a text that was copied out of it: marks of comments, codes."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

from generator.model.mended import as_value, write_instead
from generator.model.place import Located
from generator.model.problems import Collector
from generator.model.say import say

_RAISED = "\u00b9\u00b2\u00b3\u2070-\u2079"
_LETTER = r"(?<=[^\W\d])"
_LOST = r"(?:Błąd! (?:Nie|Brak|W dok)|Error! (?:Ref|Book|No ))[^.!()]*[.!]?"
_LEFT: tuple[tuple[re.Pattern[str], Callable[[str], str]], ...] = (
    (
        re.compile(rf" ?(?:\({_LOST}\)|{_LOST})"),
        lambda text: say("'{text}' tells of a reference that a word processor has lost", text=text),
    ),
    (
        re.compile(r" ?\[(?:(?:Komentarz|Comment) ?:? ?)?[A-ZŻŹĆŁŚÓ]{1,3}\d{1,3}\](?![(\[:])"),
        lambda text: say("'{text}' is the mark of a comment in a word processor", text=text),
    ),
    (
        re.compile(rf"{_LETTER}\[\d{{1,3}}\](?![(\[:])|{_LETTER}(?<!m)[{_RAISED}]+(?!\w)"),
        lambda text: say("'{text}' is the mark of a footnote that is not here", text=text),
    ),
    (
        re.compile(
            r" ?(?<![.…])(?:\.{4,}+|…{2,}+|(?<!\. )(?:\. ){4,}+) ?\d{1,3}(?=[.,;]?$)", re.MULTILINE
        ),
        lambda text: say("'{text}' comes from a table of contents", text=text),
    ),
)
_SIGNS = re.compile("[\u00ac\u00b6]")
"""The optional hyphen and the end of a paragraph, as a word processor shows them."""
_ENTITY = re.compile(r"&(?:nbsp|[nm]dash|bdquo|[lr][ds]quo|hellip|oacute|sect);")
_DOUBTFUL = re.compile(r"&(?:amp|lt|gt|quot|apos|#\d{2,6}|#x[0-9a-f]{2,6});", re.IGNORECASE)
"""Somebody may write on how web pages are written."""
_MAY = re.compile(rf"[\[&¬¶{_RAISED}]|\.\.\.\.|……|\. \. |Błąd!|Error!")


def check_leftovers(said: Located, problems: Collector, *, named: bool = False) -> None:
    """Report what a word processor has left in a text (HB454), with the line without it.

    Args:
        said: The text.
        problems: Receives the problems.
        named: True for a name, which has no reason to hold a code of web pages.
    """
    if not _MAY.search(said):
        return
    for pattern, told in _LEFT:
        for match in pattern.finditer(said):
            place = said.inside(match.start(), len(match.group()))
            problems.add("HB454", told(match.group().strip()), place, write_instead(place, ""))
    for match in _SIGNS.finditer(said):
        place = said.inside(match.start())
        message = say("'{text}' is a mark that only a word processor shows", text=match.group())
        problems.add("HB454", message, place, write_instead(place, ""))
    for pattern in (_ENTITY, _DOUBTFUL):
        for match in pattern.finditer(said):
            place = said.inside(match.start(), len(match.group()))
            sign = html.unescape(match.group()).replace("\u00a0", " ")
            message = say("'{text}' is what web pages write for a sign", text=match.group())
            hint = write_instead(place, sign)
            doubtful = pattern is _DOUBTFUL and not named
            problems.add("HB454", message, place, hint, warning=doubtful)


def check_name(said: Located, problems: Collector, *, titled: bool) -> None:
    """Report a number before a title, and a mail address behind a name (HB454).

    Args:
        said: The name or the title.
        problems: Receives the problem.
        titled: True for a title, which the handbook numbers itself.
    """
    if titled and (number := _NUMBER.match(said)):
        place = said.inside(0, len(number.group()))
        message = say("'{text}' is a number of a word processor", text=number.group().strip())
        problems.add("HB454", message, place, write_instead(place, ""))
    elif address := _ADDRESS.search(said):
        place = said.inside(address.start(), len(address.group()))
        message = say("'{text}' comes from a mail program", text=address.group().strip())
        problems.add("HB454", message, place, write_instead(place, ""))


def check_phone(said: Located, problems: Collector) -> None:
    """Warn of a remark in brackets behind a phone number (HB454), which somebody would dial."""
    if remark := _REMARK.search(said):
        place = said.inside(remark.start(), len(remark.group()))
        message = say("'{text}' is no part of the phone number", text=remark.group().strip())
        advice = say("move it to hours:, region: or the name:")
        hint = write_instead(said.place, as_value(_REMARK.sub("", said)), advice)
        problems.add("HB454", message, place, hint, warning=True)


_REMARK = re.compile(r"\s*\([^()]*[^\W\d_][^()]*\)\s*$")
"""Brackets with letters; those with digits alone are a part of many numbers."""
_NUMBER = re.compile(r"(?:§ ?)?\d{1,2}(?:\.\d{1,2})*[.)] +(?=[^\W\d])")
_ADDRESS = re.compile(r" ?<[^<>\s@]+@[^<>\s@]+>$")


_ENDS_A_SENTENCE = re.compile(r"https?://\S*[^\s.]\.")
"""A web address with a full stop behind it."""


def check_ends(said: Located, problems: Collector, *, spoken: bool) -> None:
    """Report a comma or a semicolon behind a value, and a dash before it (HB454).

    Args:
        said: The value.
        problems: Receives the problem.
        spoken: True for a text, which may begin with the dash of a talk.
    """
    bare = said.rstrip(" ,;")
    if not spoken and bare[:1] in set("–—•·") and bare[1:2] == " ":
        bare = bare[1:].lstrip()
    if not spoken and _ENDS_A_SENTENCE.fullmatch(bare):
        bare = bare[:-1]
    if said.indent >= 0 or not bare or bare == said:
        return
    sign = said[0] if said[0] != bare[0] else said[-1]
    message = say("the sign '{sign}' becomes part of the value", sign=sign)
    problems.add("HB454", message, said.place, write_instead(said.place, as_value(bare)))
