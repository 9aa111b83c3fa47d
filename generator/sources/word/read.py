"""Read a document that came back: its words, its comments, and what was done to them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from generator.model.place import Place
from generator.model.problems import Collector
from generator.model.returned import Comment, Returned, Where
from generator.model.say import say
from generator.model.written import KNOWN, MADE_OF
from generator.sources.word.archive import Archive, NotRead, open_archive
from generator.sources.word.body import Walker
from generator.sources.word.names import child, name_of, value

_SIGNS = 4_000
"""Characters of a comment that are kept."""
_PARTS = {"header": Where.HEADER, "footer": Where.FOOTER}


def read_returned(path: Path, problems: Collector) -> Returned | None:
    """Read a DOCX file, or report why it can't be read (HB651)."""
    archive = open_archive(path, problems)
    if archive is None:
        return None
    try:
        return _Reader(archive, path.name).read()
    except NotRead as fault:
        told = say("this is no document of a word processor: {why}", why=fault.told)
    except RecursionError:
        told = say("its parts are nested too deep")
    hint = say("open it in Word or LibreOffice, and save it as .docx")
    problems.add("HB651", told, Place(file=path.name, line=1, column=1), hint)
    return None


class _Reader:
    def __init__(self, archive: Archive, file: str) -> None:
        self.archive = archive
        self.file = file

    def read(self) -> Returned:
        archive = self.archive
        tops = archive.related("")
        main = next((one.part for one in tops if one.kind == "officeDocument"), "")
        root = archive.xml(main or "word/document.xml")
        if name_of(root) != "document":
            raise NotRead(say("it is no text document"))
        related = [one for one in archive.related(main) if archive.holds(one.part)]
        parts = {one.kind: one.part for one in related}
        walker = Walker(self._styles(parts.get("styles", "")))
        walker.part(root, Where.BODY)
        for kind in ("footnotes", "endnotes"):
            if kind in parts:
                walker.notes.update(self._notes(archive.xml(parts[kind]), walker))
        for one in related:
            if one.kind in _PARTS:
                walker.part(archive.xml(one.part), _PARTS[one.kind])
        core = next((one.part for one in tops if one.kind == "core-properties"), "")
        custom = next((one.part for one in tops if one.kind == "custom-properties"), "")
        properties = self._properties(custom)
        return Returned(
            file=self.file,
            identifier=properties.get(MADE_OF) or self._identifier(core),
            paragraphs=tuple(walker.paragraphs),
            comments=tuple(self._comments(parts, walker)),
            notes=walker.notes,
            strange=tuple(walker.strange),
            formatting=walker.formatting,
            known=_known(properties),
        )

    def _styles(self, part: str) -> dict[str, str]:
        found: dict[str, str] = {}
        for one in self.archive.xml(part) if part else ():
            name = child(one, "name")
            if name_of(one) == "style" and name is not None:
                found[value(one, "styleId")] = value(name, "val")
        return found

    def _identifier(self, part: str) -> str:
        if not part or not self.archive.holds(part):
            return ""
        found = (one for one in self.archive.xml(part) if str(one.tag).endswith("}identifier"))
        return next((" ".join((one.text or "").split())[:400] for one in found), "")

    def _notes(self, root: etree._Element, outer: Walker) -> Iterator[tuple[str, str]]:
        for one in root:
            kind = name_of(one)
            if kind not in {"footnote", "endnote"} or value(one, "type"):
                continue
            inner = Walker(outer.styles)
            inner.part(one, Where.BOX)
            outer.formatting += inner.formatting
            words = "\n".join(made.after for made in inner.paragraphs).strip()
            yield f"{kind} {value(one, 'id')}", words[:_SIGNS]

    def _comments(self, parts: dict[str, str], outer: Walker) -> Iterator[Comment]:
        if "comments" not in parts:
            return
        extended = self._extended(parts.get("commentsExtended", ""))
        made: list[tuple[str, Comment]] = []
        for one in self.archive.xml(parts["comments"]):
            if name_of(one) != "comment":
                continue
            inner = Walker(outer.styles)
            inner.part(one, Where.BOX)
            words = "\n".join(found.after for found in inner.paragraphs).strip()
            names = [_para_id(found) for found in one.iter() if name_of(found) == "p"]
            last = next((name for name in reversed(names) if name), "")
            comment = Comment(
                id=value(one, "id"),
                author=" ".join(value(one, "author").split())[:120],
                date=value(one, "date")[:40],
                text=words[:_SIGNS],
            )
            made.append((last, comment))
        by_paragraph = {name: comment.id for name, comment in made if name}
        for name, comment in made:
            parent, resolved = extended.get(name, ("", False))
            yield Comment(
                id=comment.id,
                author=comment.author,
                date=comment.date,
                text=comment.text,
                parent=by_paragraph.get(parent, ""),
                resolved=resolved,
            )

    def _extended(self, part: str) -> dict[str, tuple[str, bool]]:
        """Give the parent and the state of each comment by the name of its last paragraph."""
        found: dict[str, tuple[str, bool]] = {}
        for one in self.archive.xml(part) if part else ():
            told = {str(name).rpartition("}")[2]: str(said) for name, said in one.attrib.items()}
            done = told.get("done", "") in {"1", "true", "on"}
            found[told.get("paraId", "")] = (told.get("paraIdParent", ""), done)
        return found

    def _properties(self, part: str) -> dict[str, str]:
        """Read the properties that we gave it, where an editor kept them."""
        if not part or not self.archive.holds(part):
            return {}
        return {
            name: "".join(map(str, one.itertext())).strip()
            for one in self.archive.xml(part)
            if (name := one.get("name") or "").startswith("handbook-")
        }


def _known(properties: dict[str, str]) -> dict[str, str]:
    """Read how each clause read when the document was made."""
    lines = (said for name, said in properties.items() if name.startswith(KNOWN))
    pairs = (pair.partition("=") for line in lines for pair in line.split())
    return {name: mark for name, _, mark in pairs}


def _para_id(element: etree._Element) -> str:
    return next(
        (str(said) for name, said in element.attrib.items() if str(name).endswith("}paraId")), ""
    )
