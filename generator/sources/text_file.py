"""Read one text file safely: bounded, UTF-8, free of invisible characters."""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from generator.model.mended import write_lines
from generator.model.place import Place
from generator.model.problems import Collector
from generator.model.say import say
from generator.model.signs import HIDDEN
from generator.model.system import why
from generator.sources.foreign import encoding_of, foreign
from generator.sources.reach import NotRegular, read_bounded
from generator.sources.table_text import table_text

MAX_BYTES = 1_048_576
"""A policy file is text; anything larger than 1 MiB is a mistake or an attack."""

_BREAKS = "\x0b\x0c\r\x85\u2028\u2029"
"""Signs that end a line elsewhere, so that a space belongs in their place."""
_BREAK = re.compile(f"[{_BREAKS}]")
_AS_TEXT = say("open it, copy its text into Notepad, and save that as UTF-8 under this name")
_AS_TABLE = say("open it in a spreadsheet program, and save it as CSV UTF-8")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file that was read, with its lines for carets."""

    file: str
    """Path relative to the root folder."""
    text: str
    """The content with LF line ends and in NFC."""
    lines: tuple[str, ...]
    """The same, cut into lines."""

    def place(self, line: int, column: int, length: int = 1) -> Place:
        """Give the place at a line and column, both counted from 0."""
        if line >= len(self.lines):
            line, column = len(self.lines) - 1, len(self.lines[-1])
        excerpt = self.lines[line]
        # Where the parser stops at the end of a file, it counts on behind the line's end.
        column = min(column, len(excerpt))
        return Place(
            file=self.file,
            line=line + 1,
            column=column + 1,
            length=max(1, min(length, len(excerpt) - column)),
            excerpt=excerpt,
        )


def read_source(
    path: Path,
    file: str,
    problems: Collector,
    limit: int = MAX_BYTES,
    *,
    table: bool = False,
) -> Source | None:
    """Read a file, or report why it can't be taken.

    Args:
        path: The file, on a way without links.
        file: How the file is named in problems.
        problems: Receives HB001, HB002 and HB003.
        limit: How many bytes the file may have.
        table: True for what a spreadsheet saves, which is read in any encoding.

    Returns:
        The source, or None when a problem was added.
    """
    start = Place(file=file, line=1, column=1)
    try:
        data, size = read_bounded(path, limit)
    except NotRegular:
        problems.add(
            "HB001",
            say("this is no regular file"),
            start,
            say("put the file itself here; links and devices are refused"),
        )
        return None
    except OSError as error:
        problems.add(
            "HB001",
            say("the file can't be read: {why}", why=why(error)),
            start,
            say("check that it exists and that you may open it"),
        )
        return None
    if size > limit:
        problems.add(
            "HB001",
            say("the file has {size} bytes, more than {limit}", size=size, limit=limit),
            start,
            say("split it into several files"),
        )
        return None
    if name := foreign(data):
        problems.add(
            "HB001",
            say("this is {name}, not plain text", name=name),
            start,
            _AS_TABLE if table else _AS_TEXT,
        )
        return None
    text = table_text(data) if table else _decode(data, file, problems)
    return None if text is None else inspected(text, file, problems)


def _decode(data: bytes, file: str, problems: Collector) -> str | None:
    start = Place(file=file, line=1, column=1)
    advice = say("save the file as UTF-8 (in Notepad: Save as, Encoding: UTF-8)")
    if encoding_of(data).startswith("utf-16"):
        message = say("the file is UTF-16, not UTF-8, from byte 0 on")
        problems.add("HB002", message, start, advice)
        return None
    whole, data = data, data.removeprefix(codecs.BOM_UTF8)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        good = data[: error.start].decode("utf-8")
        line = good.count("\n")
        problems.add(
            "HB002",
            say(
                "byte {number} (0x{byte}) is not UTF-8",
                number=error.start + len(whole) - len(data),
                byte=f"{data[error.start]:02X}",
            ),
            Place(
                file=file,
                line=line + 1,
                column=len(good) - good.rfind("\n"),
                excerpt=good.rsplit("\n", 1)[-1],
            ),
            advice,
        )
        return None


def inspected(text: str, file: str, problems: Collector) -> Source | None:
    """Take the text of a file in its normal form, or report signs that can't be seen (HB003)."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
    source = Source(file=file, text=text, lines=tuple(text.split("\n")))
    hidden = list(HIDDEN.finditer(text))
    for match in hidden[:20]:
        line = text.count("\n", 0, match.start())
        column = match.start() - (text.rfind("\n", 0, match.start()) + 1)
        place = source.place(line, column)
        message = say(
            "the character U+{code:04X} can't be seen and may not stand here",
            code=ord(match.group()),
        )
        shown = HIDDEN.sub("", place.excerpt)
        if match.group() in _BREAKS:
            shown = _BREAK.sub(" ", place.excerpt)
        hint: str = say("delete it and type the line anew; write:\n{line}", line=shown.rstrip())
        if not shown.strip():
            following = source.place(line + 1, 0).excerpt
            hint = write_lines(line + 1, line + 2, following, say("delete the line"))
        problems.add("HB003", message, place, hint)
    return None if hidden else source
