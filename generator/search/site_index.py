"""Reads and rewrites the search index of a built site."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.model.say import say
from generator.search.errors import SearchPackError
from generator.search.site_files import read_text

SEPARATOR = (
    r"(?:&(?:[lg]t|amp|quot|nbsp|#\d+);|[\s\u0000-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u00d7\u00f7"
    r"\u2000-\u206f\u2190-\u2bff\u3000-\u303f\ufe00-\ufe0f])+"
)
"""Everything that is no letter and no digit, and the entities that MkDocs leaves in the text."""

ASKED = "asked"
"""Name of the entry's list of expressions; the pack takes it out before anything is shown."""
CONFIG: dict[str, Any] = {
    # The engine stands in lunr's place, so Material has no language to load.
    "lang": ["en"],
    "separator": SEPARATOR,
    "pipeline": ["stemmer"],
    "fields": {
        "title": {"boost": 4.0},
        "text": {"boost": 1.0},
        "tags": {"boost": 4.0},
        "asked": {"boost": 1.0},
    },
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteIndex:
    """The content of search_index.json."""

    content: dict[str, Any]

    @property
    def sections(self) -> int:
        """How many entries lead to an anchor, and not to a page as a whole."""
        return sum("#" in doc["location"] for doc in self.content["docs"])

    @property
    def texts(self) -> list[str]:
        """Titles, texts, tags and expressions of all entries."""
        return [
            " ".join((doc["title"], doc["text"], *doc.get("tags", ()), *doc.get(ASKED, ())))
            for doc in self.content["docs"]
        ]

    def with_asked(self, asked: Mapping[str, tuple[str, ...]]) -> SiteIndex:
        """Give the index with the expressions beside the entries that they ask for."""
        docs = [
            {**doc, ASKED: list(asked[doc["location"]])} if doc["location"] in asked else doc
            for doc in self.content["docs"]
        ]
        return SiteIndex(content={**self.content, "docs": docs})

    @property
    def entries(self) -> str:
        """The entries as JSON, a line each."""
        lines = ",\n".join(map(_json, self.content["docs"]))
        return f"{lines}\n" if lines else ""

    def rewritten(self, digest: str) -> str:
        """Return the JSON text with our settings; entries stay as they are.

        Args:
            digest: What names the index where browsers keep it.
        """
        return f"{_json(head(digest))[:-2]}\n{self.entries}]}}"


def head(digest: str) -> dict[str, Any]:
    """Return an index without entries that names what it belongs to."""
    return {"config": {**CONFIG, "digest": digest}, "docs": []}


def stub() -> str:
    """Return an index without entries, as JSON."""
    return _json({"config": CONFIG, "docs": []})


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def read_index(site: Path) -> SiteIndex:
    """Read the index that Material's search plugin has written.

    Raises:
        SearchPackError: The file is missing, too large, or no search index.
        OSError: It can't be read.
    """
    path = site / "search" / "search_index.json"
    try:
        content = json.loads(read_text(path))
        # JSON can spell half of a sign, which no file can hold.
        json.dumps(content, ensure_ascii=False).encode()
    except FileNotFoundError as error:
        message = say(
            "{site}: no built MkDocs Material site: search/search_index.json is missing", site=site
        )
        raise SearchPackError(message) from error
    except (ValueError, RecursionError) as error:
        message = say("{path}: no search index: {error}", path=path, error=error)
        raise SearchPackError(message) from error
    if not _is_index(content):
        message = say(
            "{path}: no search index: expected 'config' and 'docs' with location, title, text",
            path=path,
        )
        raise SearchPackError(message)
    return SiteIndex(content=content)


def _is_index(content: object) -> bool:
    if not isinstance(content, dict) or not isinstance(content.get("config"), dict):
        return False
    docs = content.get("docs")
    return isinstance(docs, list) and all(_is_entry(doc) for doc in docs)


def _is_entry(doc: object) -> bool:
    if not isinstance(doc, dict):
        return False
    lists = [doc.get(name, []) for name in ("tags", ASKED)]
    texts = [doc.get(name) for name in ("location", "title", "text")]
    texts += [text for some in lists for text in _listed(some)]
    return all(isinstance(some, list) for some in lists) and all(
        isinstance(text, str) for text in texts
    )


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else []
