"""The keyboard alone reaches each control of every kind of page, and shows where it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.site.kinds import PAGE_TYPES

pytestmark = pytest.mark.browser

_WALKS = [
    *((kind, (1280, 320)[turn % 2]) for turn, kind in enumerate([*PAGE_TYPES, "24-finance"])),
    ("index", 320),
    ("05-posting", 1280),
    ("05-posting", 320),
    ("../404", 320),
]
"""Pages and widths; languages and palettes take turns."""
_BATCH = 60

_WATCH = """() => {
  const controls = 'a[href], button, input, select, textarea, summary, [tabindex]';
  const seen = e => e.checkVisibility({visibilityProperty: true}) && !e.disabled
    && e.tabIndex >= 0 && e.getClientRects().length;
  /* A closed fold keeps what it holds; the walk opens none. */
  const list = [...document.querySelectorAll(controls)].filter(seen);
  const luminance = c => {
    const [r, g, b] = c.map(v => (v /= 255) <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
    return .2126 * r + .7152 * g + .0722 * b;
  };
  const numbers = text => text.match(/[\\d.]+/g).map(Number);
  const ground = e => {
    for (let up = e; up; up = up.parentElement) {
      const c = numbers(getComputedStyle(up).backgroundColor);
      if (c.length < 4 || c[3] === 1) return c.slice(0, 3);
    }
    return [255, 255, 255];
  };
  const contrast = (one, other) => {
    const [a, b] = [luminance(one), luminance(other)].sort((x, y) => y - x);
    return (a + .05) / (b + .05);
  };
  /* What stands on the screen for a control that is drawn by its label. */
  const shown = e => {
    if (e.matches('.md-nav__toggle')) return e.checked && innerWidth < 1220 ?
      [...e.labels].find(l => l.matches('.md-nav__title')) || e : e.nextElementSibling;
    return e.matches('.md-option') ? e.form.querySelector('label:not([hidden])') : e;
  };
  const judge = e => {
    const part = shown(e), faults = [];
    const r = part.getBoundingClientRect(), s = getComputedStyle(part);
    const left = Math.max(r.left, 0), right = Math.min(r.right, innerWidth);
    const top = Math.max(r.top, 0), bottom = Math.min(r.bottom, innerHeight);
    if (right <= left || bottom <= top) faults.push('off the screen');
    else {
      const y = top + Math.min((bottom - top) / 2, 150);
      const free = [.5, .1, .9].some(share => {
        const found = document.elementFromPoint(left + (right - left) * share, y);
        return found && (part.contains(found) || found.contains(part));
      });
      if (!free) faults.push('covered');
    }
    if (s.outlineStyle !== 'solid' || parseFloat(s.outlineWidth) < 2) faults.push('no ring');
    else {
      const offset = parseFloat(s.outlineOffset);
      const behind = ground(offset < 0 ? part : part.parentElement);
      const ratio = contrast(numbers(s.outlineColor).slice(0, 3), behind);
      if (ratio < 3) faults.push('ring of ' + ratio.toFixed(1) + ':1');
      /* A box that cuts off what sticks out must leave room for the ring. */
      const reach = offset + parseFloat(s.outlineWidth);
      for (let up = part.parentElement; up && reach > 0; up = up.parentElement) {
        const style = getComputedStyle(up);
        if (style.overflowX === 'visible' && style.overflowY === 'visible') continue;
        const box = up.getBoundingClientRect();
        const room = [r.left - box.left, box.right - r.right,
          r.top - box.top, box.bottom - r.bottom];
        if (up !== document.body && room.filter(one => one < 1).length > 2) {
          faults.push('ring cut off by ' + up.className);
        }
      }
    }
    const name = e.getAttribute('aria-label') || e.labels?.[0]?.textContent || part.textContent
      || e.title || (e.getAttribute('aria-labelledby') || '');
    if (!name.trim() && !e.querySelector('img[alt]')) faults.push('no name');
    return faults;
  };
  window.walk = {stops: 0, faults: [], met: new Set(), round: false};
  document.addEventListener('focusin', event => {
    walk.first ??= event.target;
    walk.round ||= walk.stops > 0 && walk.first === event.target;
    if (walk.round) return;
    walk.stops += 1;
    walk.met.add(event.target);
    for (const fault of judge(event.target)) {
      walk.faults.push(fault + ': ' + event.target.outerHTML.slice(0, 140));
    }
  });
  window.result = () => {
    const group = e => e.type === 'radio' && [...walk.met].some(o => o.name === e.name);
    return {stops: walk.stops, faults: walk.faults, controls: list.length,
      missed: list.filter(e => !walk.met.has(e) && !group(e) && seen(e))
        .map(e => e.outerHTML.slice(0, 140))};
  };
}"""


def _walk(page: Any) -> dict[str, Any]:
    """Press Tab until the first stop comes round again; give what was missed or ill shown."""
    page.evaluate(_WATCH)
    for _ in range(40):
        for _ in range(_BATCH):
            page.keyboard.press("Tab")
        if page.evaluate("() => walk.round"):
            return dict(page.evaluate("() => result()"))
    return {"trap": page.evaluate("() => document.activeElement.outerHTML.slice(0, 140)")}


@pytest.mark.parametrize(("kind", "width"), _WALKS)
def test_tab_reaches_each_control_and_shows_it(
    browser: Any, serve: Callable[[str], str], kind: str, width: int
) -> None:
    """Each is met in one round, on the screen, uncovered, named and in a ring of 3:1 or more."""
    turn = sum(kind.encode())
    language, scheme = ("pl", "en")[turn % 2], ("light", "dark")[turn // 2 % 2]
    page = browser.new_page(
        viewport={"width": width, "height": 900}, reduced_motion="reduce", color_scheme=scheme
    )
    page.goto(f"{serve('/')}{language}/{kind}.html", wait_until="load")
    found = _walk(page)
    page.close()

    assert "trap" not in found
    assert found["missed"] == []
    assert found["faults"] == []


def test_skip_link_leads_into_the_text(browser: Any, serve: Callable[[str], str]) -> None:
    """The first stop passes the menu by."""
    page = browser.new_page(reduced_motion="reduce")
    page.goto(serve("/") + "pl/04-personal-accounts.html")
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.className").startswith("md-skip")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("() => !!document.activeElement.closest('article')")
    page.close()


@pytest.mark.parametrize("width", [1280, 320])
def test_escape_closes_the_search_and_gives_the_cursor_back(
    browser: Any, serve: Callable[[str], str], width: int
) -> None:
    """Arrows reach the results, each in a ring; after Escape no hidden result keeps the cursor."""
    page = browser.new_page(viewport={"width": width, "height": 700}, reduced_motion="reduce")
    page.goto(serve("/") + "pl/04-personal-accounts.html")
    page.evaluate(_WATCH)
    opener = page.locator(
        ".md-search__input" if width > 960 else ".md-header__button[for=__search]"
    )
    opener.focus()
    if width < 960:
        page.keyboard.press("Enter")
    page.keyboard.type("konto")
    page.locator(".md-search-result__item").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    found = page.evaluate("() => document.activeElement.matches('.md-search-result__link')")
    page.keyboard.press("Escape")
    page.wait_for_function("() => !document.getElementById('__search').checked")
    held = page.evaluate("() => document.activeElement.matches('.md-search__output *')")
    back = opener.evaluate("part => part === document.activeElement")
    page.keyboard.press("Tab")
    after = page.evaluate(
        "() => document.activeElement.checkVisibility({visibilityProperty: true})"
    )
    faults = page.evaluate("() => walk.faults")
    page.close()

    assert (found, held, after) == (True, False, True)
    assert back or width > 960
    assert faults == []


def test_folds_filters_tables_and_palette_obey_the_keyboard(
    browser: Any, serve: Callable[[str], str]
) -> None:
    """Enter opens a fold, the space bar chooses a group, arrows move a wide table."""
    page = browser.new_page(viewport={"width": 320, "height": 700}, reduced_motion="reduce")
    page.goto(serve("/") + "pl/03-official-accounts.html")
    page.locator("summary").first.focus()
    page.keyboard.press("Enter")
    assert page.locator("details").first.evaluate("part => part.open")
    group = page.locator(".hb-filter button").nth(2)
    group.focus()
    page.keyboard.press("Space")
    assert group.get_attribute("aria-pressed") == "true"
    before = page.locator("body").get_attribute("data-md-color-scheme")
    page.locator(".md-option").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_function(f"() => document.body.dataset.mdColorScheme !== '{before}'")
    page.goto(serve("/") + "pl/risks.html")
    page.locator(".hb-table").first.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("() => document.querySelector('.hb-table').scrollLeft > 0")
    page.close()
