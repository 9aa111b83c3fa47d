"""A policy as Markdown or plain text."""

from __future__ import annotations

import re

from generator.sources.policy.block import Block, Gathering, Kind
from generator.sources.text_file import Source

_HEADING = re.compile(r"#{1,6}\s+(.*?)\s*#*$")
_BEGINS = re.compile(
    r"\s*(?:[-*+•–]|\(?\d{1,3}(?:\.\d{1,3})*[.)]?|\(?[a-zA-Z][.)]|§\s*\d+\.?)\s+\S"
)
_UNDERLINE = re.compile(r"\s{0,3}(?:=+|-{3,})\s*$")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*\)")
_SIGNS = re.compile(r"(\*\*|__|`)(?=\S)(.+?)(?<=\S)\1")
_SLANTED = re.compile(r"(?<![\w*])\*(?=\S)([^*]+?)(?<=\S)\*(?![\w*])")
_TAG = re.compile(r"<[^<>\n]{1,200}>")


def blocks_of_text(source: Source) -> list[Block]:
    """Read the blocks of a text; a paragraph ends with an empty line or where an entry begins.

    Args:
        source: The text.

    Raises:
        ProblemsFound: It is longer than a policy may be.
    """
    gathering = Gathering(source.file)
    held: list[str] = []
    begun = 1
    for number, line in enumerate(source.lines, start=1):
        heading = _HEADING.match(line)
        if heading or not line.strip() or _BEGINS.match(line):
            _close(gathering, held, begun)
            held, begun = [], number
        if heading:
            gathering.add(Kind.HEADING, _without_signs(heading[1]), number)
        elif _UNDERLINE.match(line):
            if len(held) == 1:
                gathering.add(Kind.HEADING, _without_signs(held[0]), begun)
                held = []
        elif line.strip():
            held.append(line)
    _close(gathering, held, begun)
    return gathering.blocks


def _close(gathering: Gathering, held: list[str], line: int) -> None:
    if held:
        gathering.add(Kind.TEXT, _without_signs(" ".join(held)), line)


def _without_signs(text: str) -> str:
    """Take the Markdown out of a text."""
    words = _SIGNS.sub(r"\2", _LINK.sub(r"\1", _TAG.sub("", text)))
    return _SLANTED.sub(r"\1", words)
