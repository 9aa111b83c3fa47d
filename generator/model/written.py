"""A handbook as a document for word processors, and how its parts are known again."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

HANDBOOK, ESSENTIALS, PAPERS_ONLY, CHANGES_ONLY, REVIEW_ONLY = WHATS = (
    "handbook",
    "essentials",
    "papers",
    "changes",
    "review",
)
"""What a document can hold."""
LONGEST_NAME = 40
"""Characters of the longest bookmark that every editor keeps."""
CLAUSE_PREFIX = "hb_"
"""How the bookmarks of clauses begin."""
PART_PREFIX = "_hp_"
"""How those of paragraphs begin; the stroke keeps them out of an editor's list."""
MADE_OF = "handbook-document"
"""The property that says what a document was made of; Word drops the one that others keep."""
KNOWN = "handbook-clauses"
"""The property that says how each clause read when the document was made."""
_SAME = {ord(sign): " " for sign in "\t\n\r\u00a0\u2007\u2009\u202f"} | {0x2011: "-"}
"""Signs that editors put in each other's place without being asked."""


class Style(StrEnum):
    """What a paragraph is for; the value is its name in the document."""

    TITLE = "Handbook Title"
    SUBTITLE = "Handbook Subtitle"
    FACT = "Handbook Fact"
    CONTENTS = "Contents Title"
    ENTRY_1 = "toc 1"
    ENTRY_2 = "toc 2"
    CHAPTER = "Chapter Title"
    PAGE = "Page Title"
    CLAUSE = "Clause Title"
    SECTION = "Section Title"
    SUBSECTION = "Subsection Title"
    LINE = "Clause Line"
    STATEMENT = "Clause Statement"
    WHY = "Clause Reason"
    GUIDANCE = "Clause Guidance"
    WRONG = "Example Wrong"
    RIGHT = "Example Right"
    REMEDY = "Clause Remedy"
    LEGAL = "Clause Legal Basis"
    ORIGIN = "Clause Origin"
    NOTICE = "Handbook Notice"
    TEXT = "Handbook Text"
    QUOTE = "Handbook Quotation"
    CELL = "Table Text"
    HEAD = "Table Head"
    CAPTION = "Table Caption"


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Words that look alike and lead to one place."""

    text: str
    """What readers see; a line end is a break."""
    bold: bool = False
    italic: bool = False
    code: bool = False
    language: str = ""
    """The language, where it is not the document's."""
    link: str = ""
    """A web address, or `#` and the name of a bookmark."""
    address: str = ""
    """Where a link leads as its author wrote it; empty for an address among the words."""
    slot: str = ""
    """The placeholder that the words stand for, as written; empty for other words."""
    own: bool = True
    """False for words of the program's own, such as the mark of an entry."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A paragraph."""

    runs: tuple[Run, ...]
    style: Style = Style.TEXT
    clause: str = ""
    """Id of the clause that it belongs to."""
    field: str = ""
    """Name of the clause's field, or what else it is."""
    at: int = 0
    """Its place among the paragraphs of the field, from 0."""
    level: int = 0
    """How deep in lists it stands; 0 outside."""
    numbered: int = 0
    """Number in a list that counts from 1; 0 for none."""
    dotted: bool = False
    """True for an entry of a list that does not count."""
    bookmarks: tuple[str, ...] = ()
    """Names by which links and reviews find it."""
    cell: tuple[int, int, int] | None = None
    """The table of its field, the row and the column that it stands in; None outside."""
    loose: bool = False
    """True for an entry of a list with empty lines between its entries."""
    number: str = ""
    """The number of a chapter or clause, which the editor counts by itself."""

    @property
    def text(self) -> str:
        """All its words."""
        return "".join(run.text for run in self.runs)

    @property
    def key(self) -> str:
        """What its bookmark is called, if it belongs to a clause."""
        if not self.clause:
            return ""
        told = hashlib.sha256(f"{self.clause}/{self.field}/{self.at}".encode()).hexdigest()
        return f"{PART_PREFIX}{told[:16]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table; its first row is the head."""

    rows: tuple[tuple[tuple[Written, ...], ...], ...]
    """Rows of cells of paragraphs."""
    about: str = ""
    """What it shows, for those who do not see it."""
    head: bool = True
    """True when the first row names the columns."""


Part: TypeAlias = Written | Grid


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """Everything that a file for word processors says, apart from how it is stored."""

    identifier: str
    """What it was made of, as one line; see `identify`."""
    title: str
    company: str
    language: str
    """The language of its words, such as `pl` or `pl-PL`."""
    header: str
    footer: str
    created: str
    """The day from which the edition holds, as machines write it."""
    parts: tuple[Part, ...]
    contents: str
    """The heading of the list of contents; no such list when empty."""
    fingerprints: Mapping[str, str]
    """A short hash of each clause, by id."""
    page_words: tuple[str, str] = ("", "")
    """The words before the number of a page and before how many there are."""

    def paragraphs(self) -> Iterator[Written]:
        """Walk all paragraphs in order, those in tables as well."""
        for part in self.parts:
            if isinstance(part, Written):
                yield part
                continue
            for row in part.rows:
                for cell in row:
                    yield from cell


def bookmark_names(ids: Iterable[str]) -> dict[str, str]:
    """Name the bookmark of each clause: letters, digits and strokes, at most 40 of them.

    >>> bookmark_names(["tone.voice", "a.b-c", "a-b.c"])["tone.voice"]
    'hb_tone_voice'
    """
    every = tuple(dict.fromkeys(ids))
    bare = {one: CLAUSE_PREFIX + re.sub(r"[^a-z0-9]", "_", one.lower()) for one in every}
    counts: dict[str, int] = {}
    for name in bare.values():
        counts[name] = counts.get(name, 0) + 1
    return {one: short_name(name, one, unique=counts[name] == 1) for one, name in bare.items()}


def short_name(name: str, meant: str, *, unique: bool = True) -> str:
    """Give a name that is short enough; the end of a long one becomes a hash of what is meant."""
    if unique and len(name) <= LONGEST_NAME:
        return name
    told = hashlib.sha256(meant.encode()).hexdigest()[:8]
    return f"{name[: LONGEST_NAME - 9]}_{told}"


def compared(text: str) -> str:
    r"""Give a text for comparison: signs that editors swap are equal, and none is more or less.

    >>> compared("5\u00a0zł\tza")
    '5 zł za'
    """
    composed = unicodedata.normalize("NFC", text)
    return composed.translate(_SAME)
