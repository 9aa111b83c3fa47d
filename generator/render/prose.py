"""Put policy text onto a page: values in, links resolved, or flattened to one line."""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator.model.handbook import Value
from generator.model.words import Text
from generator.render.escape import Safe, plain
from generator.resolve.placeholders import fill

_LINK = re.compile(r"(?<!\\)\]\(#([a-z0-9.-]+)\)")
_LABELLED = re.compile(r"(?<!\\)\[((?:[^\[\]\\]|\\.)*)\]\([^()]*\)")
_MARKS = re.compile(r"(?<!\\)(\*\*|\*|`)")
_BULLET = re.compile(r"^\s*(?:[-*+]|\d+\.)\s+", re.MULTILINE)
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]<>()#+.!|-])")
_TABLE_RULE = re.compile(r"^\s*\|?[\s:|-]+\|\s*$", re.MULTILINE)


def plain_text(text: Text, values: Mapping[str, Value], language: str) -> Safe:
    """Give a plain text of the sources, encoded for a Markdown page."""
    return Safe(plain(fill(text[language], values, language)))


def prose(
    text: Text, values: Mapping[str, Value], language: str, addresses: Mapping[str, str]
) -> Safe:
    """Give a Markdown text of the sources, ready for a page.

    Args:
        text: The text; its Markdown was checked when the layers were resolved.
        values: Parameters by name.
        language: The page's language.
        addresses: Relative addresses by clause, chapter and page id.
    """
    words = _LINK.sub(lambda match: f"]({addresses[match.group(1)]})", text[language])
    return Safe(fill(words, values, language, plain, plain).strip())


def flat(text: Text, values: Mapping[str, Value], language: str) -> str:
    """Give a text as one line of plain words, for tables, feeds and comparisons.

    >>> from generator.model.place import Located
    >>> words = Text(((Located("en"), Located("Say **so**:\\n\\n- [here](#a.b)\\n- now")),))
    >>> flat(words, {}, "en")
    'Say so: – here – now'
    """
    words = _TABLE_RULE.sub("", text[language])
    words = _LABELLED.sub(r"\1", words)
    words = _BULLET.sub("– ", words)
    words = _MARKS.sub("", words)
    words = fill(words, values, language)
    return re.sub(r"\s+", " ", _ESCAPED.sub(r"\1", words)).strip()


def indent(text: str, width: int = 4) -> Safe:
    """Move every line but empty ones to the right, for blocks inside blocks."""
    return Safe("\n".join(" " * width + line if line else line for line in text.split("\n")))
