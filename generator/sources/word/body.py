"""Walk the parts of a document: paragraphs with what was done to their words."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from generator.model.returned import Anchor, Did, Paragraph, Piece, Strange, Trace, Where
from generator.sources.word.names import DESCEND, LOOKS, PASS, SIGNS, child, name_of, value

DONE = {
    "ins": Did.INSERTED,
    "del": Did.DELETED,
    "moveFrom": Did.MOVED_FROM,
    "moveTo": Did.MOVED_TO,
    "cellIns": Did.INSERTED,
    "cellDel": Did.DELETED,
}
_GENERATED = ("TOC", "INDEX", "TOA")
_OBJECT = "\ufffc"
"""Stands in the place of a picture or the like."""


def trace(element: etree._Element, move: str = "") -> Trace:
    """Read who did what, and when."""
    return Trace(
        did=DONE[name_of(element)],
        author=" ".join(value(element, "author").split())[:120],
        date=value(element, "date")[:40],
        move=move,
    )


@dataclass
class Walker:
    """Walks the blocks of a document's parts and gathers what it finds."""

    styles: dict[str, str]
    """Names of styles by their ids."""
    paragraphs: list[Paragraph] = field(default_factory=list)
    notes: dict[str, str] = field(default_factory=dict)
    strange: list[Strange] = field(default_factory=list)
    formatting: int = 0
    open_comments: dict[str, int] = field(default_factory=dict)
    """Comments whose range has begun: id, and where in the paragraph."""
    _fields: list[str] = field(default_factory=list)
    """The instructions of fields that have begun, the innermost last."""
    _moves: dict[str, tuple[Did, str]] = field(default_factory=dict)
    _boxes: int = 0

    def part(self, root: etree._Element, where: Where) -> None:
        """Walk a part of the document."""
        self.formatting += sum(1 for one in root.iter() if name_of(one) in LOOKS)
        body = child(root, "body")
        self._blocks(root if body is None else body, where, (), ())
        self._fields.clear()

    def _blocks(
        self,
        element: etree._Element,
        where: Where,
        traces: tuple[Trace, ...],
        row: tuple[Trace, ...],
    ) -> None:
        for one in element:
            name = name_of(one)
            if name == "p":
                self._paragraph(one, where, traces, row)
            elif name == "tbl":
                self._blocks(one, Where.TABLE if where is Where.BODY else where, traces, row)
            elif name == "tr":
                self._blocks(one, where, traces, (*row, *_done_in(child(one, "trPr"))))
            elif name == "tc":
                self._blocks(one, where, traces, (*row, *_done_in(child(one, "tcPr"))))
            elif name in DONE:
                self._blocks(one, where, (*traces, trace(one, self._move(name))), row)
            elif name == "mc:AlternateContent":
                self._blocks(_chosen(one), where, traces, row)
            elif name in DESCEND:
                self._blocks(one, where, traces, row)
            elif not self._between(one, name) and name not in PASS and name not in LOOKS:
                self._note_strange(one)

    def _between(self, one: etree._Element, name: str) -> bool:
        """Take what may stand between paragraphs as well as inside them."""
        if name in {"moveFromRangeStart", "moveToRangeStart"}:
            did = Did.MOVED_FROM if name.startswith("moveFrom") else Did.MOVED_TO
            self._moves[value(one, "id")] = (did, value(one, "name"))
        elif name in {"moveFromRangeEnd", "moveToRangeEnd"}:
            self._moves.pop(value(one, "id"), None)
        elif name == "commentRangeStart":
            self.open_comments[value(one, "id")] = 0
        elif name == "commentRangeEnd":
            self._end_between(value(one, "id"))
        elif name == "bookmarkStart":
            self._waiting.append(value(one, "name"))
        else:
            return name in {"bookmarkEnd"} or name.startswith("x:")
        return True

    _waiting: list[str] = field(default_factory=list)
    """Bookmarks that begin between paragraphs, and belong to the next one."""

    def _end_between(self, name: str) -> None:
        start = self.open_comments.pop(name, None)
        if start is None or not self.paragraphs:
            return
        last = self.paragraphs[-1]
        if not any(one.id == name for one in last.comments):
            anchor = Anchor(id=name, start=min(start, len(last.text)), end=len(last.text))
            self.paragraphs[-1] = replace(last, comments=(*last.comments, anchor))

    def _move(self, name: str) -> str:
        """Give the name of the move that is open."""
        did = DONE[name]
        named = [told for one, told in self._moves.values() if one is did]
        return named[-1] if named else ""

    def _note_strange(self, element: etree._Element) -> None:
        words = " ".join("".join(element.itertext()).split())[:300]
        index = len(self.paragraphs)
        self.strange.append(Strange(what=name_of(element), text=words, paragraph=index))

    def _paragraph(
        self,
        element: etree._Element,
        where: Where,
        traces: tuple[Trace, ...],
        row: tuple[Trace, ...],
    ) -> None:
        line = Line(self, where)
        if any(one.startswith(_GENERATED) for one in self._fields):
            line.generated = True
        line.bookmarks += self._waiting
        self._waiting = []
        properties = child(element, "pPr")
        style = child(element, "pPr", "pStyle")
        ended = _done_in(child(element, "pPr", "rPr")) if properties is not None else ()
        line.walk(element, traces)
        style_id = value(style, "val") if style is not None else ""
        made = Paragraph(
            pieces=tuple(line.merged()),
            bookmarks=tuple(line.bookmarks),
            style=self.styles.get(style_id, style_id),
            where=Where.CONTENTS if line.generated else where,
            mark=tuple(ended),
            row=row,
            comments=tuple(line.finished()),
            notes=tuple(line.notes),
            boxes=tuple(line.boxes),
            objects=line.objects,
        )
        at = len(self.paragraphs)
        self.paragraphs.append(made)
        for anchor, box in line.waiting_boxes:
            inner = Walker(self.styles, open_comments={}, _moves=self._moves)
            inner._blocks(box, Where.BOX, traces, ())
            self.notes[anchor] = "\n".join(one.after for one in inner.paragraphs).strip()
            self.paragraphs += inner.paragraphs
            self.strange += [replace(one, paragraph=at) for one in inner.strange]
            self.notes.update(inner.notes)


def _done_in(properties: etree._Element | None) -> tuple[Trace, ...]:
    """Read what was done to a paragraph's end, a row or a cell."""
    if properties is None:
        return ()
    return tuple(trace(one) for one in properties if name_of(one) in DONE)


def _chosen(element: etree._Element) -> etree._Element:
    """Give the form of a content with alternatives that current editors show."""
    choices = [one for one in element if name_of(one) in {"mc:Choice", "mc:Fallback"}]
    return choices[0] if choices else element


@dataclass
class Line:
    """The inside of one paragraph."""

    walker: Walker
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
        walker = self.walker
        for one in element:
            name = name_of(one)
            if name == "r":
                self._run(one, traces)
            elif name in DONE:
                self.walk(one, (*traces, trace(one, walker._move(name))))
            elif name == "fldSimple" and value(one, "instr").split()[:1] == ["TOC"]:
                self.generated = True
            elif name == "mc:AlternateContent":
                self.walk(_chosen(one), traces)
            elif name in DESCEND:
                self.walk(one, traces)
            elif name == "commentRangeStart":
                walker.open_comments[value(one, "id")] = self.length
            elif name == "commentRangeEnd":
                self._end_comment(value(one, "id"))
            elif name == "bookmarkStart":
                self.bookmarks.append(value(one, "name"))
            elif name.startswith("m:"):
                self._add("".join(one.itertext()) or _OBJECT, traces)
            elif not walker._between(one, name) and name not in PASS and name not in LOOKS:
                walker._note_strange(one)

    def _end_comment(self, name: str) -> None:
        start = self.walker.open_comments.pop(name, None)
        if start is not None and start >= 0:
            self.comments[name] = Anchor(id=name, start=start, end=self.length)

    def _add(self, text: str, traces: tuple[Trace, ...]) -> None:
        text = unicodedata.normalize("NFC", text)
        if text:
            self.pieces.append(Piece(text=text, traces=traces))
            self.length += len(text)

    def _run(self, run: etree._Element, traces: tuple[Trace, ...]) -> None:
        walker = self.walker
        for one in run:
            name = name_of(one)
            if name in {"t", "delText"}:
                self._add(one.text or "", traces)
            elif name in SIGNS:
                self._add(SIGNS[name], traces)
            elif name == "sym":
                self._add(_sign(value(one, "char")), traces)
            elif name == "fldChar":
                self._field(value(one, "fldCharType"))
            elif name == "instrText" and walker._fields:
                walker._fields[-1] = (walker._fields[-1] + (one.text or "")).lstrip()[:200]
                self.generated |= walker._fields[-1].startswith(_GENERATED)
            elif name == "commentReference":
                at = Anchor(id=value(one, "id"), start=self.length, end=self.length)
                if at.id in walker.open_comments and walker.open_comments[at.id] >= 0:
                    self._end_comment(at.id)
                elif at.id not in self.comments and at.id not in walker.open_comments:
                    self._add_reference(at)
            elif name in {"footnoteReference", "endnoteReference"}:
                anchor = f"{name.removesuffix('Reference')} {value(one, 'id')}"
                self.notes.append(
                    Anchor(id=anchor, start=self.length, end=self.length, traces=traces)
                )
            elif name in {"drawing", "pict", "object", "mc:AlternateContent"}:
                self._drawing(_chosen(one) if name.startswith("mc:") else one, traces)
            elif name not in PASS and name not in LOOKS and not name.startswith("x:"):
                walker._note_strange(one)

    def _add_reference(self, anchor: Anchor) -> None:
        """Anchor a comment without a range where its sign stands, unless it has one above."""
        if not any(one.id == anchor.id for made in self.walker.paragraphs for one in made.comments):
            self.comments[anchor.id] = anchor

    def _field(self, kind: str) -> None:
        fields = self.walker._fields
        if kind == "begin":
            fields.append("")
        elif kind == "end" and fields:
            fields.pop()

    def _drawing(self, element: etree._Element, traces: tuple[Trace, ...]) -> None:
        boxes = [one for one in element.iter() if name_of(one) == "txbxContent"]
        # What is meant for older editors repeats the box.
        old = (
            {
                id(inner)
                for one in element.iter()
                if name_of(one) == "mc:Fallback"
                for inner in one.iter()
            }
            if any(name_of(one) == "mc:Choice" for one in element.iter())
            else set()
        )
        boxes = [one for one in boxes if id(one) not in old]
        for box in boxes:
            self.walker._boxes += 1
            anchor = f"box {len(self.walker.paragraphs)}.{self.walker._boxes}"
            self.boxes.append(Anchor(id=anchor, start=self.length, end=self.length, traces=traces))
            self.waiting_boxes.append((anchor, box))
        if not boxes:
            self.objects += 1
            self._add(_OBJECT, traces)


def _sign(code: str) -> str:
    """Give a sign by its number; those of symbol fonts stand in an area of their own."""
    try:
        number = int(code, 16)
    except ValueError:
        return "\ufffd"
    if 0xF000 <= number <= 0xF0FF:  # noqa: PLR2004 - the area of symbol fonts
        number -= 0xF000
    return chr(number) if 0x20 <= number < 0x110000 else "\ufffd"  # noqa: PLR2004 - what Unicode has
