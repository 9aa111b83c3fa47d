"""The inside of one paragraph: words, and what begins or is anchored among them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Protocol

from lxml import etree

from generator.model.returned import Anchor, Paragraph, Piece, Trace, Where
from generator.sources.word.names import DESCEND, SIGNS, name_of, value
from generator.sources.word.traces import DONE, GENERATED, NO_WORDS, OBJECT, chosen, trace


class Around(Protocol):
    """What a paragraph has to know of the document around it."""

    open_comments: dict[str, int]
    fields: list[str]
    paragraphs: list[Paragraph]
    boxes_seen: int

    def between(self, one: etree._Element, name: str) -> bool:
        """Take what may stand between paragraphs, too."""

    def move_of(self, name: str) -> str:
        """Give the name of the move that is open."""

    def note_strange(self, element: etree._Element) -> None:
        """Note an element that is not known."""


@dataclass
class Line:
    """The inside of one paragraph."""

    walker: Around
    where: Where
    pieces: list[Piece] = field(default_factory=list)
    bookmarks: list[str] = field(default_factory=list)
    comments: dict[str, Anchor] = field(default_factory=dict)
    notes: list[Anchor] = field(default_factory=list)
    boxes: list[Anchor] = field(default_factory=list)
    waiting_boxes: list[tuple[str, etree._Element]] = field(default_factory=list)
    objects: int = 0
    generated: bool = False
    length: int = 0

    def merged(self) -> Iterator[Piece]:
        """Walk the pieces, neighbours that were treated alike as one."""
        last: Piece | None = None
        for piece in self.pieces:
            if last is not None and last.traces == piece.traces:
                last = replace(last, text=last.text + piece.text)
                continue
            if last is not None:
                yield last
            last = piece
        if last is not None:
            yield last

    def finished(self) -> Iterator[Anchor]:
        """Walk the comments of the paragraph; one that goes on is anchored where it began."""
        for name, start in self.walker.open_comments.items():
            if start >= 0 and name not in self.comments:
                self.comments[name] = Anchor(id=name, start=start, end=self.length)
                # It goes on in the next paragraph, but is about this one.
                self.walker.open_comments[name] = -1
        yield from self.comments.values()

    def walk(self, element: etree._Element, traces: tuple[Trace, ...]) -> None:
        """Take everything inside an element."""
        for one in element:
            self._inside(one, name_of(one), traces)

    def _inside(self, one: etree._Element, name: str, traces: tuple[Trace, ...]) -> None:
        if name == "r":
            for inner in one:
                self._in_run(inner, name_of(inner), traces)
        elif name in DONE:
            self.walk(one, (*traces, trace(one, self.walker.move_of(name))))
        elif name == "mc:AlternateContent":
            self.walk(chosen(one), traces)
        elif name in DESCEND:
            if name == "fldSimple":
                self.generated |= value(one, "instr").lstrip().startswith(GENERATED)
            self.walk(one, traces)
        elif name.startswith("m:"):
            self._add("".join(map(str, one.itertext())) or OBJECT, traces)
        elif not self._begins_or_ends(one, name) and name not in NO_WORDS:
            self.walker.note_strange(one)

    def _begins_or_ends(self, one: etree._Element, name: str) -> bool:
        """Take the beginning or end of a comment or bookmark."""
        if name == "commentRangeStart":
            self.walker.open_comments[value(one, "id")] = self.length
        elif name == "commentRangeEnd":
            self._end_comment(value(one, "id"))
        elif name == "bookmarkStart":
            self.bookmarks.append(value(one, "name"))
        else:
            return self.walker.between(one, name)
        return True

    def _end_comment(self, name: str) -> None:
        start = self.walker.open_comments.pop(name, None)
        if start is not None and start >= 0:
            self.comments[name] = Anchor(id=name, start=start, end=self.length)

    def _add(self, text: str, traces: tuple[Trace, ...]) -> None:
        text = unicodedata.normalize("NFC", text)
        if text:
            # What was put in comes first: only then could it be taken out.
            ordered = tuple(sorted(traces, key=lambda one: not one.did.adds))
            self.pieces.append(Piece(text=text, traces=ordered))
            self.length += len(text)

    def _in_run(self, one: etree._Element, name: str, traces: tuple[Trace, ...]) -> None:
        if name in {"t", "delText"}:
            self._add(one.text or "", traces)
        elif name in SIGNS:
            self._add(SIGNS[name], traces)
        elif name == "sym":
            self._add(_sign(value(one, "char")), traces)
        elif name in {"fldChar", "instrText"}:
            self._field(one, name)
        elif name == "commentReference":
            self._reference(value(one, "id"))
        elif name in {"footnoteReference", "endnoteReference"}:
            anchor = f"{name.removesuffix('Reference')} {value(one, 'id')}"
            self.notes.append(Anchor(id=anchor, start=self.length, end=self.length, traces=traces))
        elif name in {"drawing", "pict", "object", "mc:AlternateContent"}:
            self._drawing(chosen(one) if name.startswith("mc:") else one, traces)
        elif name not in NO_WORDS and not name.startswith("x:"):
            self.walker.note_strange(one)

    def _reference(self, name: str) -> None:
        """Anchor a comment where its sign stands, unless a range was given."""
        walker = self.walker
        if walker.open_comments.get(name, -1) >= 0:
            self._end_comment(name)
        elif name not in self.comments and name not in walker.open_comments:
            self._add_reference(Anchor(id=name, start=self.length, end=self.length))

    def _add_reference(self, anchor: Anchor) -> None:
        """Anchor a comment without a range where its sign stands, unless it has one above."""
        if not any(one.id == anchor.id for made in self.walker.paragraphs for one in made.comments):
            self.comments[anchor.id] = anchor

    def _field(self, one: etree._Element, name: str) -> None:
        fields, kind = self.walker.fields, value(one, "fldCharType")
        if name == "instrText":
            if fields:
                fields[-1] = (fields[-1] + (one.text or "")).lstrip()[:200]
                self.generated |= fields[-1].startswith(GENERATED)
        elif kind == "begin":
            fields.append("")
        elif kind == "end" and fields:
            fields.pop()

    def _drawing(self, element: etree._Element, traces: tuple[Trace, ...]) -> None:
        boxes = [one for one in element.iter() if name_of(one) == "txbxContent"]
        # What is meant for older editors repeats the box.
        both = any(name_of(one) == "mc:Choice" for one in element.iter())
        old = {
            id(inner)
            for one in element.iter()
            if both and name_of(one) == "mc:Fallback"
            for inner in one.iter()
        }
        boxes = [one for one in boxes if id(one) not in old]
        for box in boxes:
            self.walker.boxes_seen += 1
            anchor = f"box {len(self.walker.paragraphs)}.{self.walker.boxes_seen}"
            self.boxes.append(Anchor(id=anchor, start=self.length, end=self.length, traces=traces))
            self.waiting_boxes.append((anchor, box))
        if not boxes:
            self.objects += 1
            self._add(OBJECT, traces)


def _sign(code: str) -> str:
    """Give a sign by its number; those of symbol fonts stand in an area of their own."""
    try:
        number = int(code, 16)
    except ValueError:
        return "\ufffd"
    if 0xF000 <= number <= 0xF0FF:  # noqa: PLR2004 - the area of symbol fonts
        number -= 0xF000
    return chr(number) if 0x20 <= number < 0x110000 else "\ufffd"  # noqa: PLR2004 - what Unicode has
