"""Mends one line of Material's search worker, and checks what it loads beside our pack."""

from __future__ import annotations

from pathlib import Path

from generator.model.say import say
from generator.search.errors import SearchPackError
from generator.search.site_files import read_text

_SPLIT = '.split("/worker")'
_MENDED = r".split(/\/workers\/(?=[^\/]*$)/)"
_SUPPORT = "lunr.stemmer.support.min.js"
_STAND_IN = (
    "// The search pack needs no helpers of lunr-languages; Material's worker asks for this file.\n"
)


def mended_worker(site: Path) -> tuple[Path, str]:
    """Return the site's search worker and its text, safe in folders named `worker...`.

    From file:// the worker cuts its own address at the first `/worker` to find the
    language files. A parent folder of that name sends it astray and search never starts.

    Raises:
        SearchPackError: There is not exactly one worker with exactly one such line.
    """
    found = sorted(site.glob("assets/javascripts/workers/search.*.min.js"))
    if len(found) != 1:
        message = say(
            "{site}: no built MkDocs Material site: expected one"
            " assets/javascripts/workers/search.*.min.js, found {count}",
            site=site,
            count=len(found),
        )
        raise SearchPackError(message)
    text = read_text(found[0])
    if text.count(_SPLIT) + text.count(_MENDED) != 1:
        message = say(
            "{found}: expected {split} exactly once; this release of Material is not"
            " known to the search pack",
            found=found[0],
            split=_SPLIT,
        )
        raise SearchPackError(message)
    return found[0], text.replace(_SPLIT, _MENDED)


def support_stand_in(site: Path) -> tuple[Path, str] | None:
    """Return a stand-in for the helper file that the worker loads first, if the site lacks it."""
    path = site / "assets" / "javascripts" / "lunr" / "min" / _SUPPORT
    return None if path.is_file() else (path, _STAND_IN)
