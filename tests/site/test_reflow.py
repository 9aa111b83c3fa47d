"""Zoomed, narrow or with large letters, a page keeps all its words and scrolls one way."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.site.kinds import PAGE_TYPES

pytestmark = pytest.mark.browser

_LOOKS = {
    "200 percent of 1280": (640, 450, ""),
    "400 percent of 1280": (320, 256, ""),
    "letters of 200 percent": (1280, 900, "250%"),
    "letters of 200 percent on a tablet": (768, 900, "250%"),
}
"""Width, height and the root's letter size; the theme's own is 125 %."""

_FAULTS = """letters => {
  document.documentElement.style.fontSize = letters;
  document.querySelectorAll('details').forEach(part => { part.open = true; });
  const faults = [], name = e => e.outerHTML.slice(0, 100);
  const wide = document.documentElement.scrollWidth - innerWidth;
  if (wide > 0) faults.push('the page scrolls sideways by ' + wide);
  const unseen = '.hb-table, .md-search, .md-sidebar, .md-header, .hb-unseen, [hidden]';
  for (const e of document.querySelectorAll('body *')) {
    if (!e.checkVisibility({visibilityProperty: true}) || e.closest(unseen)) continue;
    const r = e.getBoundingClientRect(), s = getComputedStyle(e);
    if (r.width < 2 || r.height < 2) continue;
    if (r.left < -1 || r.right > innerWidth + 1) faults.push('beside the screen: ' + name(e));
    const cut = s.overflowX !== 'visible' && e.scrollWidth > e.clientWidth + 1;
    if (cut && !e.matches('input, select, .md-content *:empty')) faults.push('cut: ' + name(e));
  }
  return faults;
}"""


@pytest.mark.parametrize("kind", [*PAGE_TYPES, "24-finance", "print", "../404"])
def test_page_keeps_its_words_however_large_they_are(
    browser: Any, serve: Callable[[str], str], kind: str
) -> None:
    """At each zoom nothing lies beside the screen or is cut off; tables scroll by themselves."""
    language = ("pl", "en")[sum(kind.encode()) % 2]
    page = browser.new_page(reduced_motion="reduce")
    faults = []
    page.goto(f"{serve('/')}{language}/{kind}.html", wait_until="load")
    for look, (width, height, letters) in _LOOKS.items():
        page.set_viewport_size({"width": width, "height": height})
        faults += [f"{look}: {fault}" for fault in page.evaluate(_FAULTS, letters)]
    page.close()

    assert faults == []
