"""Mends Material's search worker and script, so that our own scripts bring the index."""

from __future__ import annotations

import re
from pathlib import Path

from generator.model.say import say
from generator.search.errors import SearchPackError
from generator.search.site_files import read_text

BEFORE = "/* search-pack: begin */\n"
AFTER = "\n/* search-pack: end */\n"
"""Material's own text stands between the two."""
_LEANT_ON = "self.lunr="
_EAGER = 'location.protocol!=="file:"'
_TOUCHED = "!1&&!0"
_INDEX = re.compile(r"search/search_index(?=\.js)")
_STUB = "search/search_config"


def stock_worker(site: Path) -> tuple[Path, str]:
    """Return the site's search worker and what Material wrote into it.

    Raises:
        SearchPackError: There is not exactly one worker, or it is of an unknown kind.
    """
    path = _only(site, "assets/javascripts/workers/search.*.min.js")
    text = read_text(path).rpartition(BEFORE)[2].partition(AFTER)[0]
    _once(path, text, _LEANT_ON)
    return path, text


def mended_bundle(site: Path) -> tuple[Path, str]:
    """Return Material's script, which now fetches a stub of the index, once the search is open.

    The index itself is fetched or kept by our own script of the pages.

    Raises:
        SearchPackError: There is not exactly one script with exactly one such line.
    """
    path = _only(site, "assets/javascripts/bundle.*.min.js")
    text = read_text(path)
    if _STUB in text and _TOUCHED in text:
        return path, text
    _once(path, text, _EAGER)
    _once(path, text, "search/search_index.json")
    return path, _INDEX.sub(_STUB, text.replace(_EAGER, _TOUCHED))


def _only(site: Path, pattern: str) -> Path:
    found = sorted(site.glob(pattern))
    if len(found) != 1:
        raise SearchPackError(
            say(
                "{site}: no built MkDocs Material site: expected one {pattern}, found {count}",
                site=site,
                pattern=pattern,
                count=len(found),
            )
        )
    return found[0]


def _once(path: Path, text: str, part: str) -> None:
    if text.count(part) != 1:
        raise SearchPackError(
            say(
                "{found}: expected {split} exactly once; this release of Material is not"
                " known to the search pack",
                found=path,
                split=part,
            )
        )
