"""The theme encodes a few titles that are encoded already; here they are so once."""

from __future__ import annotations

import re

_TITLES = re.compile(
    r'(?<= title=")[^"]*(?=" class="md-\w+__button md-logo")'
    r'|(?<=md-footer__link--(?:prev|next)" aria-label=")[^"]*'
)
_TWICE = re.compile(r"&amp;(?=(?:#\w+|amp|lt|gt|quot);)")


def mended_titles(page: str) -> str:
    """Let the links of logo and footer say the names of site and pages as they are.

    The theme prints names as HTML nearly everywhere, but encodes them there: "Kowalski & Syn"
    would read "Kowalski &amp; Syn".

    Args:
        page: The page as the engine wrote it.
    """
    # Few names hold a sign that is encoded, and this is found fast.
    if not _TWICE.search(page):
        return page
    return _TITLES.sub(lambda title: _TWICE.sub("&", title[0]), page)
