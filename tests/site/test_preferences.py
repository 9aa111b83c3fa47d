"""What readers set in their system: colours of their own, less motion, larger targets to hit."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib.resources import files
from typing import Any

import pytest

pytestmark = pytest.mark.browser

_PAGES = ("index", "03-official-accounts", "scenarios", "review", "comparison-profile-finance")

_UNSEEN = """() => {
  const ground = getComputedStyle(document.body).backgroundColor;
  const faults = [], name = e => e.outerHTML.slice(0, 100);
  const seen = e => e.checkVisibility({visibilityProperty: true});
  const every = selector => [...document.querySelectorAll(selector)].filter(seen);
  for (const e of every('*')) for (const part of ['::before', '::after']) {
    const s = getComputedStyle(e, part), drawn = s.display !== 'none' && s.content !== 'none';
    const masked = drawn && s.maskImage !== 'none';
    const wanted = e.matches('.hb-strength') && part === '::before';
    if (wanted && !masked) faults.push('bare: ' + name(e));
    if (masked && [ground, 'rgba(0, 0, 0, 0)'].includes(s.backgroundColor)) {
      faults.push('icon: ' + part + name(e));
    }
  }
  const framed = '.hb-strength, .hb-filter button, .hb-button, .hb-table, .hb-task input, '
    + '.hb-task textarea, .md-typeset details:not(.hb-fold), .hb-search-link a, '
    + '.md-search__form';
  for (const e of every(framed)) {
    const s = getComputedStyle(e);
    const line = parseFloat(s.borderTopWidth) > 0 && s.borderTopStyle !== 'none'
      && s.borderTopColor !== ground;
    const own = e.matches('input') && s.appearance !== 'none';  /* drawn by the system */
    if (!line && !own) faults.push('frame: ' + name(e));
  }
  for (const e of every('svg path')) {
    const drawing = e.closest('svg').parentElement;
    if (getComputedStyle(e).fill === ground) faults.push('drawing: ' + name(drawing));
  }
  return faults;
}"""

_MOVING = """() => [...document.querySelectorAll('*')].filter(e =>
  ['', '::before', '::after'].some(part => {
    const s = getComputedStyle(e, part || null), long = time => parseFloat(time) > .01;
    return long(s.transitionDuration) && s.transitionProperty !== 'none'
      || long(s.animationDuration) && s.animationName !== 'none' || s.scrollBehavior === 'smooth';
  })).map(e => e.outerHTML.slice(0, 100))"""


def _axe(page: Any, only: list[str]) -> list[str]:
    """Give what axe finds by the named tags, or by the one named rule."""
    page.evaluate((files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8"))
    found = page.evaluate(
        "only => axe.run(document, {resultTypes: ['violations'], runOnly: only}).then(r =>"
        " r.violations.map(v => [v.id, v.nodes.length, v.nodes[0].html.slice(0, 160),"
        " v.nodes[0].failureSummary]))",
        only,
    )
    return [json.dumps(fault, ensure_ascii=False) for fault in found]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_of_the_system_keep_every_frame_and_icon(
    browser: Any, serve: Callable[[str], str], scheme: str
) -> None:
    """Strengths, boxes to tick, buttons, tables and the cursor differ from the ground."""
    page = browser.new_page(forced_colors="active", color_scheme=scheme, reduced_motion="reduce")
    faults: dict[str, list[str]] = {}
    for name in _PAGES:
        page.goto(f"{serve('/')}pl/{name}.html", wait_until="load")
        faults[name] = page.evaluate(_UNSEEN) + _axe(
            page, ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]
        )
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        ring = page.evaluate(
            "() => { const s = getComputedStyle(document.activeElement); return [s.outlineStyle,"
            " s.outlineColor !== getComputedStyle(document.body).backgroundColor]; }"
        )
        faults[name] += [] if ring == ["solid", True] else [f"ring: {ring}"]
    page.close()

    assert faults == {name: [] for name in _PAGES}


def test_nothing_moves_for_readers_who_want_less_motion(
    browser: Any, serve: Callable[[str], str]
) -> None:
    """No part takes time to change, the page jumps, and the open search and menu do so too."""
    page = browser.new_page(viewport={"width": 320, "height": 700}, reduced_motion="reduce")
    page.goto(f"{serve('/')}pl/03-official-accounts.html", wait_until="load")
    page.keyboard.press("/")
    moving = page.evaluate(_MOVING)
    page.close()

    assert moving == []


@pytest.mark.parametrize("width", [1280, 320])
def test_targets_are_large_enough_or_far_enough_apart(
    browser: Any, serve: Callable[[str], str], width: int
) -> None:
    """24 pixels, or room for them, unless the link stands in a sentence (WCAG 2.2, 2.5.8)."""
    page = browser.new_page(viewport={"width": width, "height": 900}, reduced_motion="reduce")
    faults: dict[str, list[str]] = {}
    for name in (*_PAGES, "../404"):
        page.goto(f"{serve('/')}pl/{name}.html", wait_until="load")
        faults[name] = _axe(page, ["target-size"])
    page.close()

    assert faults == {name: [] for name in (*_PAGES, "../404")}
