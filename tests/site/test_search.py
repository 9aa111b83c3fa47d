"""Questions that employees may ask, answered by the real worker in Chromium."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

FIRST = 5
"""How many results stand by themselves, best first."""
SCORES = "all => all.map((one) => Number(one.dataset.mdScore))"
SETTLED = """(answer) => document.querySelector(".md-search-result__item > p")
  && document.querySelector(".md-search-result__link").hash === `#${answer}`"""
SHOWN = """all => all.filter((one) => !one.closest("details:not([open])"))
  .map((one) => one.href.split("#")[1] || "")"""
RECORD = """
const Real = window.Worker;
window.queries = [];
window.Worker = class extends Real {
  postMessage(message, ...rest) {
    if (message.type === 2) queries.push(message.data);
    super.postMessage(message, ...rest);
  }
};"""
PASTE = """(words) => {
  const field = document.querySelector(".md-search__input");
  const list = document.querySelector(".md-search-result__list");
  queries.length = 0;
  window.drawn = [];
  new MutationObserver(() => drawn.push(list.children.length)).observe(list, { childList: true });
  for (const text of words) {
    field.value = text;
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }
}"""
"""Puts texts into the field as a mouse or a voice does, one after the other: no key is let go."""
pytestmark = pytest.mark.browser

HERE = Path(__file__).parent
FLOORS = {
    "pl": {
        "inflected": 0.95,
        "unaccented": 0.95,
        "prefix": 0.95,
        "misspelt": 0.90,
        "question": 0.80,
        "synonym": 0.90,
    },
    "en": {
        "inflected": 0.97,
        "prefix": 0.97,
        "misspelt": 0.90,
        "question": 0.80,
        "synonym": 0.90,
    },
}
"""What a reader may count on; answers by profile clauses do not count."""
ASK_WORKER = """async ([worker, index, queries]) => {
  const docs = await (await fetch(index)).json();
  const search = new Worker(worker);
  const answer = (type, data) => new Promise((resolve, reject) => {
    search.onmessage = (event) => resolve(event.data);
    search.onerror = (event) => reject(new Error(event.message));
    search.postMessage({ type, data });
  });
  await answer(0, { ...docs, options: { suggest: false } });
  const found = [];
  for (const query of queries) {
    const { data } = await answer(2, query);
    const sections = data.items.flat().filter((one) => one.location.includes("#"));
    sections.sort((one, other) => other.score - one.score);
    found.push(sections.slice(0, 3).map((one) => one.location.split("#")[1]));
  }
  search.terminate();
  return found;
}"""


@pytest.mark.parametrize("language", sorted(FLOORS))
def test_search_answers_what_people_ask(
    browser: Any,
    serve: Callable[[str], str],
    built: Path,
    capsys: pytest.CaptureFixture[str],
    language: str,
) -> None:
    """Recall@3 by kind of query stays above its floor; the figures are printed."""
    asked = yaml.safe_load((HERE / f"queries_{language}.yml").read_text(encoding="utf-8"))
    workers = (built / language / "assets/javascripts/workers").glob("search.*.min.js")
    page = browser.new_page()
    page.goto(f"{serve('/')}{language}/index.html")

    found = page.evaluate(
        ASK_WORKER,
        [
            # With another address it is a worker of our own, and not the page's.
            f"assets/javascripts/workers/{next(workers).name}?apart",
            "search/search_index.json",
            [one["query"] for one in asked],
        ],
    )
    page.close()
    hits: dict[str, list[bool]] = defaultdict(list)
    for one, anchors in zip(asked, found, strict=True):
        expected = {clause.replace(".", "-") for clause in one["expect"]}
        hits[one["kind"]].append(bool(expected & set(anchors)))
    recall = {kind: sum(found) / len(found) for kind, found in sorted(hits.items())}
    with capsys.disabled():
        figures = ", ".join(
            f"{kind} {share:.2f} (n={len(hits[kind])})" for kind, share in recall.items()
        )
        print(f"\nRecall@3 {language}: {figures}")  # noqa: T201 - the figures are the point

    assert len(asked) >= 75
    assert {
        kind: recall[kind] for kind in FLOORS[language] if recall[kind] < FLOORS[language][kind]
    } == {}


@pytest.mark.parametrize(
    ("language", "query", "answer"),
    [
        ("pl", "zgubiony laptop", "security-lost-device"),
        ("pl", "atakują mnie w sieci", "wellbeing-attacked"),
        ("en", "lost my phone", "security-lost-device"),
        ("en", "salary", "rights-working-conditions"),
    ],
)
def test_answer_itself_is_the_first_link_and_opens(
    browser: Any, serve: Callable[[str], str], language: str, query: str, answer: str
) -> None:
    """Not its chapter: that is named above it. The arrow and Enter, and Enter alone, lead there."""
    page = browser.new_page(reduced_motion="reduce")
    for keys in (["Enter"], ["ArrowDown", "Enter"]):
        page.goto(f"{serve('/')}{language}/index.html")
        page.locator(".md-search__input").focus()
        page.keyboard.type(query)
        page.locator(".md-search-result__item").first.wait_for()
        page.wait_for_function(SETTLED, arg=answer)
        shown = page.locator(".md-search-result__link").evaluate_all(SHOWN)
        scores = page.locator("[data-md-score]").evaluate_all(SCORES)
        above = page.locator(".md-search-result__item").first.locator("p").first.text_content()
        for key in keys:
            page.keyboard.press(key)
        page.wait_for_url("**#*")
        opened = page.url.split("#")[1]

        assert (shown[0], opened) == (answer, answer)
        assert above
        assert scores[:FIRST] == sorted(scores, reverse=True)[:FIRST]
    page.close()


def test_best_results_come_first_and_a_newer_text_ends_the_older_search(
    browser: Any, serve: Callable[[str], str]
) -> None:
    """Five are drawn at once and the others after; of what comes while one is sought, the last."""
    page = browser.new_page()
    page.add_init_script(RECORD)
    page.goto(serve("/") + "pl/index.html")
    page.locator(".md-search__input").focus()
    page.evaluate(PASTE, ["xqzwvk"])
    page.locator(".md-search-result__meta", has_text="Brak").wait_for()
    page.evaluate(PASTE, ["z", "zd", "zdj", "zdję", "zdjęcie"])
    page.wait_for_function("() => window.queries.length > 1 && window.drawn.at(-1) > 5")
    asked, drawn = page.evaluate("[queries, drawn]")
    title = page.locator(".md-search-result__link h2").first.text_content()
    folded = page.locator("details.md-search-result__more").first
    hidden = folded.locator("a").count()
    folded.locator("summary").click()
    folded.locator("a").first.wait_for()
    told = int(re.sub(r"\D", "", folded.locator("summary").inner_text()))
    opened = folded.locator("a").count()
    page.close()

    assert [text.strip("* ") for text in asked] == ["z", "zdjęcie"]
    assert drawn[0] == FIRST
    assert drawn == sorted(drawn)
    assert title
    assert "zdję" in title.lower()
    assert (hidden, opened) == (0, told)
