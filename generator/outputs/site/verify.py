"""Check the finished pages: every clause once, nothing from outside, nothing live."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.model.handbook import Handbook
from generator.model.place import NOWHERE, Place
from generator.model.problems import Collector
from generator.model.say import say

_MARKDOWN_ID = re.compile(r"^##+ .* \{ #([a-z0-9-]+) \}$", re.MULTILINE)
_HTML_ID = re.compile(r'<h[1-6] id="([a-z0-9-]+)"')
_OUTSIDE = re.compile(
    r"<(?:script|img|iframe|object|embed|source|video|audio"
    r"|link(?![^>]*\brel=[\"']?(?:canonical|alternate)))\b[^>]*"
    r"(?:src|href|data)=[\"']?((?:https?:)?//[^\"'\s>]+)"
)
_ARTICLE = re.compile(r"<article\b.*?</article>", re.DOTALL)
_LIVE = re.compile(
    r"<(script|iframe|object|embed|form|style|base|meta|link|svg|math)\b"
    r"|<[^>]*\s(on\w+)\s*=|(?:href|src)=[\"']?\s*(javascript:|data:|vbscript:)",
    re.IGNORECASE,
)


def verify(stage: Path, handbook: Handbook, problems: Collector) -> None:
    """Check a staged build.

    Args:
        stage: The folder with docs/ and site/.
        handbook: What the pages must hold.
        problems: Receives HB502 (a clause lost or doubled), HB503 (something from outside)
            and HB504 (live content inside an article).
    """
    anchors = [resolved.clause.anchor for resolved in handbook.clauses()]
    for language in handbook.languages:
        # Entries of other pages may be called like a clause: `talk-open` beside `talk.open`.
        pages = [chapter.file for chapter in handbook.chapters]
        docs = _ids(stage / "docs" / language, pages, ".md", _MARKDOWN_ID)
        site = _ids(stage / "site" / language, pages, ".html", _HTML_ID)
        for anchor in anchors:
            for where, found in (("docs", docs), ("site", site)):
                if found[anchor] != 1:
                    problems.add(
                        "HB502",
                        say(
                            "the clause with the anchor '{anchor}' stands {found} times in"
                            " {where}/{language}, not once",
                            anchor=anchor,
                            found=found[anchor],
                            where=where,
                            language=language,
                        ),
                        NOWHERE,
                        say("this is a fault of the program or of an override; report it"),
                    )
    for path, text in _pages(stage / "site"):
        place = Place(file=path.relative_to(stage).as_posix(), line=1, column=1)
        for match in _OUTSIDE.finditer(text):
            message = say("the page would fetch '{what}' from outside", what=match.group(1))
            problems.add("HB503", message, place, say("remove it from overrides/ or mkdocs.yml"))
        for article in _ARTICLE.findall(text):
            if live := _LIVE.search(article):
                what = next(group for group in live.groups() if group)
                message = say("the page holds '{what}', which policy text may not", what=what)
                problems.add("HB504", message, place, say("report it: text got past the checks"))


def _ids(folder: Path, pages: Iterable[str], ending: str, regex: re.Pattern[str]) -> Counter[str]:
    found: Counter[str] = Counter()
    for page in pages:
        path = folder / f"{page}{ending}"
        if path.is_file():
            found.update(regex.findall(path.read_text(encoding="utf-8")))
    return found


def _pages(folder: Path) -> Iterator[tuple[Path, str]]:
    for path in sorted(folder.rglob("*.html")):
        yield path, path.read_text(encoding="utf-8")
