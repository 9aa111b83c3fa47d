"""Letters and signs of a text that can't be printed."""

from __future__ import annotations

import unicodedata
from itertools import islice

from generator.model.place import Located, Place
from generator.model.printable import unprintable
from generator.model.problems import Collector, UsageFault
from generator.model.say import say

_MOST = 5
"""Signs of one text that are told: a whole text in another script needs no more."""


def check_signs(text: Located, problems: Collector) -> None:
    """Report signs of a text that no font of the PDF holds (HB510), each once."""
    for offset, sign in islice(unprintable(text), _MOST):
        report_sign(sign, text.inside(offset), problems)


def check_script(code: str, name: Located, problems: Collector) -> None:
    """Report a language whose letters no font of the PDF holds (HB510), by its own name, once.

    Args:
        code: The language.
        name: What it calls itself.
        problems: Receives HB510 at the name, for which nobody can write another word.
    """
    if any(True for _ in unprintable(name)):
        problems.add(
            "HB510",
            say(
                "the PDF can't print the letters of the language '{code}' ({name})",
                code=code,
                name=name,
            ),
            name.place,
            say(
                "take it out of 'languages:'; the PDF knows Latin, Greek, Cyrillic, Georgian and"
                " Armenian letters"
            ),
        )


def report_sign(sign: str, place: Place, problems: Collector) -> None:
    """Report one code point that no font of the PDF holds (HB510)."""
    name = unicodedata.name(sign, f"U+{ord(sign):04X}")
    problems.add(
        "HB510",
        say("the sign '{sign}' ({name}) can't be printed in the PDF", sign=sign, name=name),
        place,
        say(
            "write a word in its place; the PDF knows Latin, Greek, Cyrillic, Georgian and"
            " Armenian letters, signs, and emoji"
        ),
    )


def refuse_signs(words: str) -> None:
    """Pass words of a command that the PDF can print.

    Raises:
        UsageFault: It can't print one of them.
    """
    told = Collector()
    check_signs(Located(words), told)
    for problem in told.found[:1]:
        raise UsageFault(problem.message, problem.hint)
