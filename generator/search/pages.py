"""Sees to it that each page loads our own worker shim, and nothing from unpkg."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.search.site_files import pages_of, read_text

SHIM = "assets/javascripts/iframe-worker.js"
_BUNDLE = "assets/javascripts/bundle."
_TAG = re.compile(r"<script\b([^<>]*)>(\s*</script>)?")
"""A tag ends at the next sign that begins one, so that broken pages take no longer than others."""
_SOURCE = re.compile(r"""\bsrc=["']?([^"'\s<>]*)""")


@dataclass(frozen=True, slots=True)
class _Script:
    """A script tag, with its end when it holds nothing."""

    source: str
    start: int
    end: int
    empty: bool


def mended_pages(site: Path) -> Iterator[tuple[Path, str]]:
    """Yield every page of the site that has to change, with its new text."""
    for path in pages_of(site):
        text = read_text(path)
        mended = mended_page(text)
        if mended != text:
            yield path, mended


def mended_page(text: str) -> str:
    """Return a page that loads the shim once, from its own site, before Material's script.

    A page without Material's script is left alone.
    """
    scripts = list(_scripts(text))
    bundle = next((one for one in scripts if _BUNDLE in one.source), None)
    if bundle is None:
        return text
    own = f"{bundle.source.rpartition(_BUNDLE)[0]}{SHIM}"
    shims = [one for one in scripts if "iframe-worker" in one.source and one.empty]
    if [shim.source for shim in shims] == [own]:
        return text
    parts: list[str] = []
    done = 0
    for one in sorted({bundle, *shims}, key=lambda script: script.start):
        parts.append(text[done : one.start])
        done = one.start if one is bundle else one.end
        if one is bundle:
            parts.append(f'<script src="{own}"></script>\n')
    return "".join([*parts, text[done:]])


def _scripts(text: str) -> Iterator[_Script]:
    for tag in _TAG.finditer(text):
        source = _SOURCE.search(tag[1])
        yield _Script(source[1] if source else "", tag.start(), tag.end(), bool(tag[2]))
