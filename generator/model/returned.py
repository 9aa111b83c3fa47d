"""A document that came back: what each paragraph said, and who changed what in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Did(StrEnum):
    """What was done to words while changes were tracked."""

    INSERTED = "inserted"
    DELETED = "deleted"
    MOVED_FROM = "moved from"
    MOVED_TO = "moved to"

    @property
    def adds(self) -> bool:
        """True when the words were not there before."""
        return self in {Did.INSERTED, Did.MOVED_TO}


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """One tracked change, as an editor notes it down."""

    did: Did
    author: str = ""
    date: str = ""
    """Day and time as written; empty when the author hides them."""
    move: str = ""
    """The name that both ends of a move share."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Words of a paragraph that were treated alike."""

    text: str
    traces: tuple[Trace, ...] = ()
    """What was done to them, the first change first; several where two people were at work."""

    @property
    def before(self) -> bool:
        """True when the words stood there before anything was tracked."""
        return not any(one.did.adds for one in self.traces)

    @property
    def after(self) -> bool:
        """True when they stand there once every change is accepted."""
        return not any(not one.did.adds for one in self.traces)


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """What a comment, a note or a text box is about."""

    id: str
    start: int
    """Index in the words of the paragraph, deleted ones included."""
    end: int
    traces: tuple[Trace, ...] = ()


class Where(StrEnum):
    """The part of a document that a paragraph stands in."""

    BODY = "body"
    TABLE = "table"
    BOX = "text box"
    HEADER = "header"
    FOOTER = "footer"
    CONTENTS = "contents"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph of a document that came back."""

    pieces: tuple[Piece, ...]
    bookmarks: tuple[str, ...] = ()
    """Names of the bookmarks that begin in it."""
    style: str = ""
    """The name of its style."""
    where: Where = Where.BODY
    mark: tuple[Trace, ...] = ()
    """What was done to its end: a deleted one joins it with the next paragraph."""
    row: tuple[Trace, ...] = ()
    """What was done to the row of the table that it stands in."""
    comments: tuple[Anchor, ...] = ()
    notes: tuple[Anchor, ...] = ()
    """Footnotes and endnotes; their ids begin with the word for the kind."""
    boxes: tuple[Anchor, ...] = ()
    """Text boxes."""
    objects: int = 0
    """Pictures, formulas and the like."""

    @property
    def text(self) -> str:
        """All words, deleted ones included."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def before(self) -> str:
        """The words before anything was tracked."""
        return "".join(piece.text for piece in self.pieces if piece.before)

    @property
    def after(self) -> str:
        """The words once every change is accepted."""
        return "".join(piece.text for piece in self.pieces if piece.after)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """A comment or an answer to one."""

    id: str
    author: str
    date: str
    text: str
    parent: str = ""
    """Id of the comment that it answers."""
    resolved: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Strange:
    """Something that could not be read."""

    what: str
    """The name of the element."""
    text: str
    """Words in it, if any."""
    paragraph: int
    """Index of the paragraph before which or in which it stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned:
    """A document that came back from a reviewer."""

    file: str
    identifier: str
    """What it was made of; empty when it is not of ours."""
    paragraphs: tuple[Paragraph, ...]
    """Body and tables in order, headers and footers behind them."""
    comments: tuple[Comment, ...] = ()
    notes: dict[str, str] = field(default_factory=dict)
    """The words of footnotes, endnotes and text boxes by the ids of their anchors."""
    strange: tuple[Strange, ...] = ()
    formatting: int = 0
    """Tracked changes of looks alone."""
    known: dict[str, str] = field(default_factory=dict)
    """How each clause read when the document was made: a short hash by id."""
