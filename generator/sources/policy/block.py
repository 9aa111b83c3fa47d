"""What every policy is read into: headings, entries of lists and paragraphs, in order."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum

from generator.model.place import Place
from generator.model.problems import Problem, ProblemsFound
from generator.model.say import say

MAX_BYTES = 20 * 1_048_576
"""The largest file that is opened; a policy has some pages."""
MAX_UNPACKED = 64 * 1_048_576
"""The most that a packed file may hold when it is unpacked."""
MAX_LETTERS = 2_000_000
MAX_BLOCKS = 20_000
MAX_PAGES = 500
_LONGEST = 20_000
"""Letters of one paragraph; what is longer is no rule."""
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn"}
_MARK = re.compile(
    r"(?:§\s*\d+[a-z]?\.?|\(?\d{1,3}(?:\.\d{1,3}){0,3}[.)]?|\(?[a-zA-Z][.)]|\(?[ivxIVX]{1,5}[.)]|"
    r"[-–—•·▪●○◦*])\s+"
)


class Kind(Enum):
    """What a block is."""

    HEADING = "heading"
    ITEM = "entry of a list"
    TEXT = "paragraph"


@dataclass(frozen=True, slots=True)
class Block:
    """One block."""

    kind: Kind
    """What it is."""
    words: str
    """What it says, on one line, without its mark."""
    mark: str
    """The number, letter or sign before it; empty for none."""
    place: Place
    """Where it stands; in what has no lines, the number of the paragraph or page counts."""


class Gathering:
    """Takes in the blocks of a file, as far as a policy may go."""

    def __init__(self, file: str) -> None:
        """Begin with nothing."""
        self.file = file
        self.blocks: list[Block] = []
        self._letters = 0

    def add(self, kind: Kind, text: str, line: int, mark: str = "") -> None:
        """Take in a block; one without words is passed over.

        Raises:
            ProblemsFound: The file holds more than a policy may.
        """
        words = shown(text)
        if not mark and kind is not Kind.HEADING and (found := _MARK.match(words)):
            mark, words = found.group().strip(), words[found.end() :]
            kind = Kind.ITEM
        elif kind is Kind.HEADING and (found := _MARK.match(words)):
            mark, words = found.group().strip(), words[found.end() :]
        if not words:
            return
        self._letters += len(words)
        if self._letters > MAX_LETTERS or len(self.blocks) >= MAX_BLOCKS:
            raise refused(self.file, say("the policy has more text than a policy may have"))
        place = Place(file=self.file, line=max(line, 1), column=1)
        self.blocks.append(Block(kind, words[:_LONGEST], mark, place))


def shown(text: str) -> str:
    """Give a text on one line, without signs that nobody sees."""
    plain = unicodedata.normalize("NFC", text.replace("\u00ad", ""))
    kept = (
        sign if unicodedata.category(sign) not in _UNSEEN or sign in "\t\n\r" else ""
        for sign in plain
    )
    return " ".join("".join(kept).split())


def refused(file: str, message: str, hint: str = "") -> ProblemsFound:
    """Say why a file is not read as a policy (HB641)."""
    place = Place(file=file, line=1, column=1)
    told = hint or say("save the policy anew as .docx or as text, and import that")
    return ProblemsFound([Problem(code="HB641", message=message, place=place, hint=told)])
