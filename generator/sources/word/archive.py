"""Open a DOCX file safely: bounded, without links to elsewhere, without entities."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from generator.model.place import Place
from generator.model.problems import Collector
from generator.model.say import Said, say
from generator.model.system import why
from generator.sources.reach import NotRegular, named_by_user, read_bounded

MAX_BYTES = 32 * 1_048_576
"""Bytes of the largest file; the largest handbook has half a megabyte."""
_MAX_PART = 96 * 1_048_576
_MAX_ALL = 128 * 1_048_576
_MAX_ENTRIES = 4_000
_MAX_RATIO = 400
"""How much larger than the file its parts may be; XML shrinks to a tenth or a twentieth."""
_SMALL = 1_048_576
_OLE = b"\xd0\xcf\x11\xe0"
_RELATED = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_EDITOR = say("open it in Word or LibreOffice, and save it as .docx")


class NotRead(Exception):
    """A part can't be read; the words say why."""

    def __init__(self, told: Said) -> None:
        """Keep the words."""
        super().__init__(str(told))
        self.told = told


@dataclass(frozen=True, slots=True)
class Related:
    """What a part refers to."""

    kind: str
    """The last word of the relationship's type."""
    part: str
    """Name of the part."""


class Archive:
    """The parts of a document, read when asked for and within bounds."""

    def __init__(self, data: bytes) -> None:
        """Open the archive.

        Raises:
            NotRead: It is none, or one that no editor writes.
        """
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            entries = self._zip.infolist()
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, RuntimeError):
            raise NotRead(say("the archive is damaged")) from None
        self._entries = {one.filename: one for one in entries}
        whole = sum(one.file_size for one in entries)
        if len(entries) > _MAX_ENTRIES or len(self._entries) != len(entries):
            raise NotRead(say("its archive holds too many parts, or one of them twice"))
        if whole > _MAX_ALL or (whole > _SMALL and whole > _MAX_RATIO * len(data)):
            raise NotRead(say("unpacked it would be too large"))
        self._left = _MAX_ALL

    def holds(self, name: str) -> bool:
        """Tell whether there is a part of that name."""
        return name in self._entries

    def xml(self, name: str) -> etree._Element:
        """Give a part as a tree.

        Raises:
            NotRead: It is missing, too large, or no XML that an editor writes.
        """
        entry = self._entries.get(name)
        if entry is None:
            raise NotRead(say("the part '{name}' is missing", name=name[:80]))
        try:
            with self._zip.open(entry) as opened:
                data = opened.read(min(_MAX_PART, self._left) + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            OSError,
            EOFError,
            NotImplementedError,
            RuntimeError,
            ValueError,
        ):
            raise NotRead(say("the part '{name}' is damaged", name=name[:80])) from None
        self._left -= len(data)
        if len(data) > _MAX_PART or self._left < 0:
            raise NotRead(say("unpacked it would be too large"))
        return _tree(data, name)

    def related(self, name: str) -> list[Related]:
        """List what a part refers to inside the file; the whole file for an empty name."""
        folder, file = posixpath.split(name)
        told = posixpath.join(folder, "_rels", f"{file}.rels")
        if not self.holds(told):
            return []
        found = []
        for one in self.xml(told).iter(_RELATED):
            if one.get("TargetMode") == "External":
                continue
            target = one.get("Target", "")
            where = target[1:] if target.startswith("/") else posixpath.join(folder, target)
            kind = one.get("Type", "").rpartition("/")[2]
            found.append(Related(kind, posixpath.normpath(where)))
        return found


def _tree(data: bytes, name: str) -> etree._Element:
    """Parse XML without entities, document types and the network."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise NotRead(say("the part '{name}' is no XML", name=name[:80])) from None
    if root.getroottree().docinfo.doctype:  # type: ignore[union-attr]
        raise NotRead(say("the part '{name}' declares a document type", name=name[:80]))
    return root


def open_archive(path: Path, problems: Collector) -> Archive | None:
    """Open a file that somebody named, or report why it is no document (HB651)."""
    place = Place(file=path.name, line=1, column=1)

    def refuse(told: Said, hint: Said) -> None:
        problems.add("HB651", told, place, hint)

    try:
        data, size = read_bounded(named_by_user(path), MAX_BYTES)
    except NotRegular:
        refuse(say("this is no regular file"), say("put the file itself here"))
        return None
    except OSError as error:
        told = say("the file can't be read: {why}", why=why(error))
        refuse(told, say("check that it exists and that you may open it"))
        return None
    if size > MAX_BYTES:
        told = say("the file has {size} bytes, more than {limit}", size=size, limit=MAX_BYTES)
        refuse(told, say("take pictures out of it, and save it again"))
        return None
    if data.startswith(_OLE):
        told = say("this is an old .doc, or a document with a password")
        refuse(told, say("open it in Word or LibreOffice, and save it as .docx without a password"))
        return None
    try:
        return Archive(data)
    except NotRead as fault:
        refuse(say("this is no document of a word processor: {why}", why=fault.told), _EDITOR)
        return None
