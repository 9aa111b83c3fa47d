"""Leave out the room that templates leave between tags; a browser shows the same without it."""

from __future__ import annotations

import re

_BEGINS, _ENDS = "<article", "</article>"
_ROOM = re.compile(r"[ \t\r\f]*\n[ \t\r\n\f]*")
"""What HTML counts as room; a space that must not break is none."""
_KEPT = re.compile(r"<(?:pre|textarea)\b", re.IGNORECASE)


def slim(page: str) -> str:
    r"""Give a page without indentation and empty lines around its article.

    Line ends stay, since one may stand for a space between words. The article itself stays as it
    is, and so does a page that holds text whose room counts.

    Args:
        page: The page as the engine wrote it.

    >>> slim("<body>\n   <nav>\n\n     <b>a</b>\n<article>\n  x\n</article>\n  </body>\n")
    '<body>\n<nav>\n<b>a</b>\n<article>\n  x\n</article>\n</body>\n'
    """
    begins, ends = page.find(_BEGINS), page.rfind(_ENDS)
    if not 0 <= begins < ends:
        return page
    before, article, behind = page[:begins], page[begins:ends], page[ends:]
    if _KEPT.search(before) or _KEPT.search(behind):
        return page
    return f"{_ROOM.sub(chr(10), before)}{article}{_ROOM.sub(chr(10), behind)}"
