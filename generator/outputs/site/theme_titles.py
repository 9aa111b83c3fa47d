"""The theme encodes a few titles that are encoded already; here they are so once."""

from __future__ import annotations

import re
from pathlib import Path

_TITLES = re.compile(
    r'(?<= title=")[^"]*(?=" class="md-\w+__button md-logo")'
    r'|(?<=md-footer__link--(?:prev|next)" aria-label=")[^"]*'
)
_TWICE = re.compile(r"&amp;(?=(?:#\w+|amp|lt|gt|quot);)")


def mend_titles(site: Path) -> None:
    """Let the links of logo and footer say the names of site and pages as they are.

    The theme prints names as HTML nearly everywhere, but encodes them there: "Kowalski & Syn"
    would read "Kowalski &amp; Syn".

    Args:
        site: The built site of one language.
    """
    for path in sorted(site.rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        done = _TITLES.sub(lambda title: _TWICE.sub("&", title[0]), text)
        if done != text:
            path.write_text(done, encoding="utf-8", newline="\n")
