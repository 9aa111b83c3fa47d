"""Check the finished pages: every clause once, nothing from outside, nothing live."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import lxml.html

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
_TAGS = "script|iframe|object|embed|form|style|base|meta|link|svg|math"
_LIVE_TAGS = frozenset(_TAGS.split("|"))
_LEADS = frozenset({"href", "src", "action", "formaction", "data", "poster"})
_LIVE_SCHEMES = ("javascript:", "data:", "vbscript:")
_LIVE_WORDS = ("javascript", "vbscript", "data:")
_ENCODED = r"\s*=\s*[\"']?[^\"'>]*(?:&(?!amp;)|[\t\n\r])"
_SUSPECT = tuple(
    map(
        re.compile,
        # Each begins with letters, which are found fast; together they would not be.
        (
            rf"<(?:{_TAGS})\b",
            *(f"{name}{_ENCODED}" for name in ("href", "src", "action", "poster")),
        ),
    )
)
"""What every live element has; words may have it too, so that a match is looked at closely."""
_HANDLER = re.compile(r"on\w+\s*=")
_UNSEEN = re.compile(r"[\x00-\x20]+")


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
            if what := _live(article):
                message = say("the page holds '{what}', which policy text may not", what=what)
                problems.add("HB504", message, place, say("report it: text got past the checks"))


def _live(article: str) -> str:
    """Name the first live thing of an article; nothing when all that looks so are words."""
    if not _suspect(article.lower()):
        return ""
    for element in lxml.html.fragment_fromstring(article).iter():
        if not isinstance(element.tag, str):
            continue
        if element.tag in _LIVE_TAGS:
            return str(element.tag)
        for name, value in element.attrib.items():
            if name.lower().startswith("on"):
                return str(name)
            lead = _UNSEEN.sub("", value).lower() if name.lower() in _LEADS else ""
            if lead.startswith(_LIVE_SCHEMES):
                return lead.partition(":")[0] + ":"
    return ""


def _suspect(article: str) -> bool:
    return (
        any(word in article for word in _LIVE_WORDS)
        or any(regex.search(article) for regex in _SUSPECT)
        or any(_begins(article[one.start() - 1]) for one in _HANDLER.finditer(article))
    )


def _begins(before: str) -> bool:
    """Tell whether the name of an attribute may stand behind a sign."""
    return before.isspace() or before in "\"'/"


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
