"""Walk the parts of a document: paragraphs with what was done to their words."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from lxml import etree

from generator.model.returned import Anchor, Did, Paragraph, Strange, Trace, Where
from generator.sources.word.inside import Line
from generator.sources.word.names import DESCEND, LOOKS, child, name_of, value
from generator.sources.word.traces import DONE, GENERATED, NO_WORDS, chosen, done_in, trace


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
    fields: list[str] = field(default_factory=list)
    """The instructions of fields that have begun, the innermost last."""
    moves: dict[str, tuple[Did, str]] = field(default_factory=dict)
    boxes_seen: int = 0

    def part(self, root: etree._Element, where: Where) -> None:
        """Walk a part of the document."""
        self.formatting += sum(1 for one in root.iter() if name_of(one) in LOOKS)
        body = child(root, "body")
        self.blocks(root if body is None else body, where, (), ())
        self.fields.clear()

    def blocks(
        self,
        element: etree._Element,
        where: Where,
        traces: tuple[Trace, ...],
        row: tuple[Trace, ...],
    ) -> None:
        """Walk paragraphs, tables, and what stands around them."""
        for one in element:
            name = name_of(one)
            if name == "p":
                self._paragraph(one, where, traces, row)
            elif name == "tbl":
                self.blocks(one, Where.TABLE if where is Where.BODY else where, traces, row)
            elif name == "tr":
                self.blocks(one, where, traces, (*row, *done_in(child(one, "trPr"))))
            elif name == "tc":
                self.blocks(one, where, traces, (*row, *done_in(child(one, "tcPr"))))
            elif name in DONE:
                self.blocks(one, where, (*traces, trace(one, self.move_of(name))), row)
            elif name == "mc:AlternateContent":
                self.blocks(chosen(one), where, traces, row)
            elif name in DESCEND:
                self.blocks(one, where, traces, row)
            elif not self.between(one, name) and name not in NO_WORDS:
                self.note_strange(one)

    def between(self, one: etree._Element, name: str) -> bool:
        """Take what may stand between paragraphs as well as inside them."""
        if name in {"moveFromRangeStart", "moveToRangeStart"}:
            did = Did.MOVED_FROM if name.startswith("moveFrom") else Did.MOVED_TO
            self.moves[value(one, "id")] = (did, value(one, "name"))
        elif name in {"moveFromRangeEnd", "moveToRangeEnd"}:
            self.moves.pop(value(one, "id"), None)
        elif name == "commentRangeStart":
            self.open_comments[value(one, "id")] = 0
        elif name == "commentRangeEnd":
            self._end_between(value(one, "id"))
        elif name == "bookmarkStart":
            self.waiting.append(value(one, "name"))
        else:
            return name == "bookmarkEnd" or name.startswith("x:")
        return True

    waiting: list[str] = field(default_factory=list)
    """Bookmarks that begin between paragraphs, and belong to the next one."""

    def _end_between(self, name: str) -> None:
        start = self.open_comments.pop(name, None)
        if start is None or not self.paragraphs:
            return
        last = self.paragraphs[-1]
        if not any(one.id == name for one in last.comments):
            anchor = Anchor(id=name, start=min(start, len(last.text)), end=len(last.text))
            self.paragraphs[-1] = replace(last, comments=(*last.comments, anchor))

    def move_of(self, name: str) -> str:
        """Give the name of the move that is open."""
        did = DONE[name]
        named = [told for one, told in self.moves.values() if one is did]
        return named[-1] if named else ""

    def note_strange(self, element: etree._Element) -> None:
        """Note an element that is not known, with its words."""
        words = " ".join("".join(map(str, element.itertext())).split())[:300]
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
        if any(one.startswith(GENERATED) for one in self.fields):
            line.generated = True
        line.bookmarks += self.waiting
        self.waiting = []
        properties = child(element, "pPr")
        style = child(element, "pPr", "pStyle")
        ended = done_in(child(element, "pPr", "rPr")) if properties is not None else ()
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
            inner = Walker(self.styles, open_comments={}, moves=self.moves)
            inner.blocks(box, Where.BOX, traces, ())
            self.notes[anchor] = "\n".join(one.after for one in inner.paragraphs).strip()
            self.paragraphs += inner.paragraphs
            self.strange += [replace(one, paragraph=at) for one in inner.strange]
            self.notes.update(inner.notes)
