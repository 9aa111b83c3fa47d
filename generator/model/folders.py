"""Names of folders: what a company's may be called, and the plain letters that stand for it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from generator.model.say import say

TAKEN = frozenset({"base", "latest"})
"""Names that builds give to folders of their own in `build`."""
OWNERS_ENDING = ".owner"
"""Ends the name of the folder with the owner's pages; see `Asked.target`."""
JOINED = "+"
"""Stands between the names of profiles that are combined."""
_LONGEST = 200
"""Bytes of a name; systems allow 255, and builds put up to 25 around it (`.acme.preview.lock`)."""
_STROKES = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe"})
"""Letters that Unicode does not take apart."""
_REFUSED = re.compile(r'[\\/:*?"<>|]')
"""Signs that Windows does not allow in names."""
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
"""Kinds of signs that nobody sees, and bytes that are no UTF-8 (Cs)."""
_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", *(f"{a}{n}" for a in ("com", "lpt") for n in "123456789")}
)
"""Names that Windows keeps for itself, with any ending."""


def plain_name(words: str) -> str:
    """Write a name with lower-case letters of ASCII, numbers and hyphens only.

    >>> plain_name("Żółw Sp. z o.o."), plain_name("株式会社")
    ('zolw-sp-z-o-o', '')
    """
    plain = unicodedata.normalize("NFKD", words.casefold().translate(_STROKES))
    return "-".join(re.findall(r"[a-z0-9]+", plain.encode("ascii", "ignore").decode()))


def alike(name: str) -> str:
    """Give what equals for all names that one folder has on some system."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def fault_of(name: str) -> str:
    """Say why no folder of a company or profile may have this name; empty when it may."""
    if any(unicodedata.category(sign) in _UNSEEN for sign in name):
        return say("it holds signs that can't be seen")
    if name.startswith("."):
        return say("a name that begins with a full stop is hidden")
    if name != name.strip() or name.endswith("."):
        return say("it begins or ends with a space or a full stop, which Windows drops")
    if sign := _REFUSED.search(name):
        return say("Windows allows no '{sign}' in it", sign=sign.group())
    if name.partition(".")[0].casefold() in _DEVICES:
        return say("Windows keeps it for a device")
    if (size := len(name.encode())) > _LONGEST:
        return say("it has {size} bytes, more than {limit}", size=size, limit=_LONGEST)
    if alike(name) in TAKEN:
        return say("builds call a folder of their own so")
    if alike(name).endswith(OWNERS_ENDING):
        return say("'build/{name}' is where the owner's pages of another one go", name=name)
    return ""


def is_taken(name: str, profiles: Iterable[str]) -> bool:
    """Tell whether one or several combined profiles would be built into a company's folder."""
    known = {alike(one) for one in profiles}
    return all(part in known for part in alike(name).split(JOINED))
