"""Sees to it that each page loads our own worker shim, and nothing from unpkg."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

SHIM = "assets/javascripts/iframe-worker.js"
_SHIM_TAG = re.compile(
    r"""<script\b[^>]*\bsrc=["']?([^"'\s>]*iframe-worker[^"'\s>]*)["']?[^>]*>\s*</script>"""
)
_BUNDLE_TAG = re.compile(
    r"""<script\b[^>]*\bsrc=["']?([^"'\s>]*)assets/javascripts/bundle\.[^"'\s>]*["']?[^>]*>"""
)


def mended_pages(site: Path) -> Iterator[tuple[Path, str]]:
    """Yield every page of the site that has to change, with its new text."""
    for path in sorted(site.rglob("*.html")):
        text = path.read_bytes().decode()
        mended = mended_page(text)
        if mended != text:
            yield path, mended


def mended_page(text: str) -> str:
    """Return a page that loads the shim once, from its own site, before Material's script.

    A page without Material's script is left alone.
    """
    bundle = _BUNDLE_TAG.search(text)
    if bundle is None:
        return text
    own = f"{bundle[1]}{SHIM}"
    sources = _SHIM_TAG.findall(text)
    if sources == [own]:
        return text
    rest = _SHIM_TAG.sub("", text)
    place = _BUNDLE_TAG.search(rest)
    start = place.start() if place else 0
    return f'{rest[:start]}<script src="{own}"></script>\n{rest[start:]}'
