"""Spaces that look like the space bar's and are none: word processors and web pages leave them."""

from __future__ import annotations

import re

from generator.model.say import say

ODD = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""Such spaces, as a part of a character class."""
ODD_SPACE = re.compile(f"[{ODD}]")
_RUN = re.compile(rf"[\s{ODD}]+")


def plain(text: str) -> str:
    r"""Give a text with plain single spaces, and none around it.

    >>> plain(" must\u00a0 not ")
    'must not'
    """
    return _RUN.sub(" ", text).strip()


_CALLED = {
    "\t": say("a tab"),
    "\u00a0": say("a no-break space (U+00A0)"),
    "\u202f": say("a narrow no-break space (U+202F)"),
    "\u2009": say("a thin space (U+2009)"),
    "\u3000": say("an ideographic space (U+3000)"),
    "\u200b": say("a zero width space (U+200B)"),
    "\u00ad": say("a soft hyphen (U+00AD)"),
    "\ufeff": say("a zero width no-break space (U+FEFF)"),
}
"""Signs that word processors leave behind."""


def called(sign: str) -> str:
    r"""Name a sign as people can look it up.

    >>> called("\u00a0"), called("\t")
    ('a no-break space (U+00A0)', 'a tab')
    """
    if sign in _CALLED:
        return _CALLED[sign]
    code = f"U+{ord(sign):04X}"
    if ODD_SPACE.match(sign):
        return say("a space of another width ({code})", code=code)
    return say("an invisible sign ({code})", code=code)
