"""Assembles the language and engine of the search, which go into Material's search worker."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from generator.search.analysis import fold, stems
from generator.search.stemmer_tables import export_polish
from generator.search.wordlists import LANGUAGES, asset, families, stop_words

PARTS = (
    *("polish_stem.js", "english_keys.js", "other_keys.js"),
    *("analysis.js", "store.js", "expand.js", "rank.js", "engine.js"),
)
_SHORT = 4
_COMMENT_LINE = re.compile(r"^\s*(?://.*|/\*\*.*\*/)\n", re.MULTILINE)
_TYPE = re.compile(r"/\*\*[^*]*\*/ ?")
_SIGNS = re.compile(r" ?([=+*<>?:;,{}()&|!-]+) ?")
_INDENT = re.compile(r"^\s+", re.MULTILINE)


def assemble(language: str, synonyms: Mapping[str, tuple[str, ...]]) -> str:
    """Return the text of the pack: data, stemmer and engine in one closed scope.

    Args:
        language: The language; `pl` and `en` have a stemmer.
        synonyms: Words readers use, and the words of the handbook that answer them.
    """
    unused = {
        "polish_stem.js": language != "pl",
        "english_keys.js": language != "en",
        # The other parts hold what Polish and English need.
        "other_keys.js": language in LANGUAGES,
    }
    parts = [part for part in PARTS if not unused.get(part)]
    code = "\n".join(_shortened(asset(part)) for part in parts)
    data = json.dumps(_data(language, synonyms), ensure_ascii=False, separators=(",", ":"))
    return f'{_header(language)}(function(){{"use strict";\n{code}\ninstall(self,{data});\n}})();\n'


def carrier() -> str:
    """Return the text that goes before Material's worker."""
    parts = "\n".join(_shortened(asset(name)) for name in ("frozen.js", "coded.js", "carrier.js"))
    return f"(function(){{\n{parts}\n}})();\n"


def starter(worker: str, digest: str) -> str:
    """Return the script of the pages that starts the search when it is touched.

    Args:
        worker: The name of the worker's file.
        digest: What the index and the worker say, as one name.
    """
    given = json.dumps({"worker": worker, "digest": digest}, separators=(",", ":"))
    parts = "\n".join(_shortened(asset(name)) for name in ("iframe-worker.js", "touch.js"))
    return f"(function(HANDBOOK_SEARCH){{\n{parts}\n}})({given});\n"


def _data(language: str, synonyms: Mapping[str, tuple[str, ...]]) -> dict[str, Any]:
    data: dict[str, Any] = {
        "language": language,
        "stop": " ".join(sorted({fold(word) for word in stop_words(language)})),
        "families": "\n".join(_distinct(line, language) for line in families(language)),
        "synonyms": "\n".join(" ".join((key, *targets)) for key, targets in synonyms.items()),
    }
    if language == "pl":
        data["stemmer"] = export_polish().as_json()
    return data


def _distinct(line: str, language: str) -> str:
    """Drop words of a family that share stem and root with an earlier one; short stems stay."""
    kept: list[str] = []
    seen: set[frozenset[str]] = set()
    for word in line.split():
        found = stems((word,), language) - {fold(word)}
        if found not in seen or min(map(len, found), default=0) < _SHORT:
            kept.append(word)
        seen.add(found)
    return " ".join(kept)


def _header(language: str) -> str:
    lines = ["Search of the handbook, by handbook search-pack."]
    if language == "pl":
        lines.append("The stemmer's tables come from snowballstemmer; licence: search.licence.txt.")
    return "/*!\n" + "".join(f" * {line}\n" for line in lines) + " */\n"


def _shortened(code: str) -> str:
    """Drop comment lines, types, indentation and spaces round signs.

    The sources keep to what this allows: a comment is a line of its own, no text goes over
    several lines, and no sign has a space beside it within quotes.
    """
    return _SIGNS.sub(r"\1", _INDENT.sub("", _TYPE.sub("", _COMMENT_LINE.sub("", code)))).strip()
