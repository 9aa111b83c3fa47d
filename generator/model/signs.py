"""What a text may hold wherever it comes in: a file, an option, a table or an edition."""

from __future__ import annotations

import re
import unicodedata

from generator.model.say import Said, say

MAX_TEXT = 20_000
"""Characters in one text; a clause has a few hundred."""
HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)
"""Signs that nobody sees: controls, marks of direction, zero widths, soft hyphens, tags, and the
halves of a sign that some programs leave in the place of a whole one.

The joiner U+200D stays, because emoji are made with it.
"""
_LEFT_BEHIND = str.maketrans("", "", "\xad\u200b\u200e\u200f\u2060\ufeff")
"""Signs that word processors and web pages leave in what is copied; nobody misses them."""


def normal(text: str) -> str:
    r"""Give a text in its one normal form: letters composed (NFC), nothing left behind by pasting.

    >>> normal("z\u0301ro\u0301dl\xado")
    'źródlo'
    """
    return unicodedata.normalize("NFC", text.translate(_LEFT_BEHIND))


def one_line(text: str) -> str:
    r"""Give a text of one line in its normal form, with single plain spaces and none around it.

    >>> one_line(" Zarza\u0328d\u00a0 spółki\n")
    'Zarząd spółki'
    """
    return " ".join(normal(text).split())


def against(text: str) -> Said | None:
    r"""Say why a text in its normal form can't be kept; None when it can.

    >>> print(against("a\x07b"))
    it holds the character U+0007, which can't be seen
    """
    if not text.strip():
        return say("it is empty")
    if hidden := HIDDEN.search(text):
        code = f"{ord(hidden.group()):04X}"
        return say("it holds the character U+{code}, which can't be seen", code=code)
    if len(text) > MAX_TEXT:
        return say("it has {count} characters, more than {most}", count=len(text), most=MAX_TEXT)
    return None
