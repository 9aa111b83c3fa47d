"""Mark up a document as Word 365 writes it, to see what comes back."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
_DATE = "2026-12-01T10:00:00Z"
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def w(name: str, /, *children: Any, **attributes: str) -> Any:
    """Make an element of the main vocabulary."""
    made = etree.Element(f"{{{W}}}{name}")
    for key, said in attributes.items():
        made.set(f"{{{W}}}{key}", said)
    made.extend(children)
    return made


def run(text: str, *, deleted: bool = False) -> Any:
    """Make a run of words."""
    inner = w("delText" if deleted else "t")
    inner.text = text
    inner.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return w("r", inner)


@dataclass
class Marked:
    """A document that somebody marks up."""

    data: bytes
    author: str = "Counsel"
    comments: list[Any] = field(default_factory=list)
    extended: list[tuple[str, str, bool]] = field(default_factory=list)
    footnotes: list[Any] = field(default_factory=list)
    taken: frozenset[str] = frozenset()
    """Clauses that somebody marks up already."""
    _number: int = 900

    def __post_init__(self) -> None:
        """Read the document."""
        with zipfile.ZipFile(io.BytesIO(self.data)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        self.root = etree.fromstring(self.parts["word/document.xml"])
        self.body = self.root[0]

    def _next(self) -> str:
        self._number += 1
        return str(self._number)

    def find(self, mark: str) -> Any:
        """Give the paragraph with a bookmark."""
        for one in self.root.iter(f"{{{W}}}bookmarkStart"):
            if one.get(f"{{{W}}}name") == mark:
                return next(up for up in one.iterancestors() if up.tag == f"{{{W}}}p")
        raise KeyError(mark)

    def text(self, paragraph: Any) -> str:
        """Give the words of a paragraph."""
        return "".join(one.text or "" for one in paragraph.iter(f"{{{W}}}t"))

    def did(self, kind: str, /, *children: Any, author: str = "", **more: str) -> Any:
        """Make the element of a tracked change."""
        return w(kind, *children, id=self._next(), author=author or self.author, date=_DATE, **more)

    def cut(self, paragraph: Any, start: int, end: int) -> list[Any]:
        """Cut the runs of a paragraph so that those of a range stand alone; give these."""
        at, found = 0, []
        for one in list(paragraph.iter(f"{{{W}}}r")):
            words = "".join(t.text or "" for t in one.iter(f"{{{W}}}t"))
            begin, close = max(start, at), min(end, at + len(words))
            if words and begin < close:
                pieces = [words[: begin - at], words[begin - at : close - at], words[close - at :]]
                found.append(self._split(one, pieces))
            at += len(words)
        return found

    def _split(self, one: Any, pieces: list[str]) -> Any:
        parent, looks = one.getparent(), one.find(f"{{{W}}}rPr")
        made = []
        for piece in pieces:
            fresh = run(piece)
            if looks is not None:
                fresh.insert(0, deepcopy(looks))
            made.append(fresh)
        for piece, fresh in zip(pieces, made, strict=True):
            if piece:
                parent.insert(parent.index(one), fresh)
        parent.remove(one)
        return made[1]

    def delete(self, paragraph: Any, start: int, end: int, **more: str) -> list[Any]:
        """Take words out; each run on its own, as Word does across links."""
        made = []
        for one in self.cut(paragraph, start, end):
            for words in one.iter(f"{{{W}}}t"):
                words.tag = f"{{{W}}}delText"
            parent, at = one.getparent(), one.getparent().index(one)
            change = self.did("del", **more)
            parent.insert(at, change)
            change.append(one)
            made.append(change)
        return made

    def insert(self, paragraph: Any, at: int, text: str, **more: str) -> Any:
        """Put words in."""
        change = self.did("ins", run(text), **more)
        self.put(paragraph, at, change)
        return change

    def put(self, paragraph: Any, at: int, *elements: Any) -> None:
        """Put elements into a paragraph at an index of its words."""
        done = 0
        for one in list(paragraph.iter(f"{{{W}}}r")):
            words = "".join(t.text or "" for t in one.iter(f"{{{W}}}t"))
            if words and done <= at < done + len(words):
                made = self._split(one, [words[: at - done], words[at - done :], ""])
                self._beside(paragraph, made, list(elements))
                return
            done += len(words)
        for element in elements:
            paragraph.append(element)

    def _beside(self, paragraph: Any, one: Any, elements: list[Any]) -> None:
        while one.getparent() is not paragraph and one.getparent().tag != f"{{{W}}}hyperlink":
            one = one.getparent()
        for element in elements:
            one.addprevious(element)

    def replace(self, paragraph: Any, start: int, end: int, text: str, **more: str) -> None:
        """Put words in the place of others."""
        made = self.delete(paragraph, start, end, **more)
        made[-1].addnext(self.did("ins", run(text), **more))

    def comment(
        self,
        paragraph: Any,
        start: int,
        end: int,
        text: str,
        *,
        parent: str = "",
        done: bool = False,
    ) -> str:
        """Comment words; give the name of the comment's paragraph, which answers refer to."""
        name, told = self._next(), f"{len(self.comments) + 1:08X}"
        runs = self.cut(paragraph, start, end)
        runs[0].addprevious(w("commentRangeStart", id=name))
        reference = w("r", w("commentReference", id=name))
        runs[-1].addnext(reference)
        runs[-1].addnext(w("commentRangeEnd", id=name))
        inner = w("p", run(text))
        inner.set(f"{{{W14}}}paraId", told)
        self.comments.append(
            w("comment", inner, id=name, author=self.author, date=_DATE, initials="C")
        )
        self.extended.append((told, parent, done))
        return told

    def end_of(self, paragraph: Any, kind: str) -> None:
        """Note a tracked change of a paragraph's end."""
        properties = paragraph.find(f"{{{W}}}pPr")
        if properties is None:
            properties = w("pPr")
            paragraph.insert(0, properties)
        looks = properties.find(f"{{{W}}}rPr")
        if looks is None:
            looks = w("rPr")
            properties.append(looks)
        looks.append(self.did(kind))

    def take_out(self, paragraph: Any) -> None:
        """Take a whole paragraph out."""
        self.delete(paragraph, 0, len(self.text(paragraph)))
        self.end_of(paragraph, "del")

    def add_behind(self, paragraph: Any, text: str, style: str = "") -> Any:
        """Write a new paragraph behind another one."""
        made = w("p", self.did("ins", run(text)))
        if style:
            made.insert(0, w("pPr", w("pStyle", val=style)))
        self.end_of(made, "ins")
        paragraph.addnext(made)
        return made

    def move(self, paragraph: Any, behind: Any, name: str = "move1") -> None:
        """Move a whole paragraph behind another one."""
        words = self.text(paragraph)
        runs = self.cut(paragraph, 0, len(words))
        begun = self.did("moveFromRangeStart", name=name)
        runs[0].addprevious(begun)
        for one in runs:
            change = self.did("moveFrom")
            one.addprevious(change)
            change.append(one)
        self.end_of(paragraph, "moveFrom")
        paragraph.append(w("moveFromRangeEnd", id=begun.get(f"{{{W}}}id")))
        begun = self.did("moveToRangeStart", name=name)
        made = w("p", begun, self.did("moveTo", run(words)))
        made.append(w("moveToRangeEnd", id=begun.get(f"{{{W}}}id")))
        self.end_of(made, "moveTo")
        behind.addnext(made)

    def silently(self, paragraph: Any, change: Callable[[str], str]) -> None:
        """Change the words of a paragraph without a trace."""
        words = self.text(paragraph)
        runs = list(paragraph.iter(f"{{{W}}}r"))
        for one in runs[1:]:
            one.getparent().remove(one)
        for old in list(runs[0].iter(f"{{{W}}}t")):
            runs[0].remove(old)
        runs[0].append(run(change(words))[0])

    def of_clause(self, mark: str) -> Iterator[Any]:
        """Walk all paragraphs of the clause whose title has a bookmark."""
        one = self.find(mark)
        yield one
        following = one.getnext()
        while following is not None:
            marks = [
                str(found.get(f"{{{W}}}name")) for found in following.iter(f"{{{W}}}bookmarkStart")
            ]
            if any(name.startswith(("hb_", "pg_")) for name in marks):
                return
            if not any(name.startswith("_hp_") for name in marks):
                return
            yield following
            following = following.getnext()

    def finished(self) -> bytes:
        """Give the document as it comes back."""
        self._count_notes()
        parts = dict(self.parts)
        parts["word/document.xml"] = etree.tostring(
            self.root, xml_declaration=True, encoding="UTF-8", standalone=True
        )
        if self.comments:
            self._add_part(parts, "comments", "comments", w("comments", *self.comments))
            told = etree.Element(f"{{{W15}}}commentsEx", nsmap={"w15": W15})
            for name, parent, done in self.extended:
                one = etree.SubElement(told, f"{{{W15}}}commentEx")
                one.set(f"{{{W15}}}paraId", name)
                if parent:
                    one.set(f"{{{W15}}}paraIdParent", parent)
                one.set(f"{{{W15}}}done", "1" if done else "0")
            self._add_part(
                parts,
                "commentsExtended",
                "commentsExtended",
                told,
                "http://schemas.microsoft.com/office/2011/relationships",
            )
        if self.footnotes:
            signs = [
                w("footnote", w("p", w("r", w(kind))), type=kind, id=name)
                for kind, name in (("separator", "-1"), ("continuationSeparator", "0"))
            ]
            notes = w("footnotes", *signs, *self.footnotes)
            self._add_part(parts, "footnotes", "footnotes", notes)
        stored = io.BytesIO()
        with zipfile.ZipFile(stored, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in parts.items():
                archive.writestr(name, data)
        return stored.getvalue()

    def _count_notes(self) -> None:
        """Number footnotes in the order of the text, as Word does; LibreOffice relies on it."""
        references = list(self.root.iter(f"{{{W}}}footnoteReference"))
        order = [one.get(f"{{{W}}}id") for one in references]
        self.footnotes.sort(key=lambda one: order.index(one.get(f"{{{W}}}id")))
        for at, (one, note) in enumerate(zip(references, self.footnotes, strict=True), 1):
            one.set(f"{{{W}}}id", str(at))
            note.set(f"{{{W}}}id", str(at))

    def _add_part(
        self, parts: dict[str, bytes], name: str, kind: str, root: Any, space: str = _RELATED
    ) -> None:
        parts[f"word/{name}.xml"] = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
        base = "application/vnd.openxmlformats-officedocument.wordprocessingml"
        override = f'<Override PartName="/word/{name}.xml" ContentType="{base}.{name}+xml"/>'
        types = parts["[Content_Types].xml"].decode()
        parts["[Content_Types].xml"] = types.replace("</Types>", f"{override}</Types>").encode()
        told = parts["word/_rels/document.xml.rels"].decode()
        line = f'<Relationship Id="rM{name}" Type="{space}/{kind}" Target="{name}.xml"/>'
        parts["word/_rels/document.xml.rels"] = told.replace(
            "</Relationships>", f"{line}</Relationships>"
        ).encode()
