"""Read what stands in the lines of policy text: emphasis, code, links, placeholders, addresses."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from typing import Unpack

from generator.text.addresses import browsable, found_among_words
from generator.text.emphasis import Run, paired, run_at
from generator.text.nodes import Break, Code, Inline, Link, Node, Slot, Words
from generator.text.source import Faults, More, Span

_ACTS = re.compile(r"[\\`*_{\[<&@\]]|://|(?i:www\.)|  \n")
"""What makes a text more than words; most have nothing of it."""
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]<>()#+.!|&-])")
_LITERAL = re.compile(rf"{_ESCAPE.pattern}|`+")
_TICKS = re.compile(r"`+|\n")
_ESCAPED, _QUOTED = "\ue000", "\ue001"
"""Stand for the signs of an escape and of code while the rest is looked at."""
_TOKEN = re.compile(
    r"(?P<image>!(?=\[[^\[\]]*+\]\())"
    r"|(?P<note>\[\^)"
    r"|(?P<link>\[[^\[\]]*+\]\()"
    r"|(?P<reference>\]\[)"
    r"|(?P<unreadable>\]\()"
    r"|(?P<slot>\{[a-z][a-z0-9_]*(?::[a-z][a-z0-9_]*)?\})"
    r"|(?P<entity>&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)"
    r"|(?P<html><(?:[A-Za-z/!?]|[^<>\s]+@))"
    r"|(?P<run>\*+|_+)"
    r"|(?P<break>[ ]{2,}\n)"
)
_TAG = re.compile(r"<(?:[A-Za-z/!?]|[^<>\s]+@)")
_PATH = re.compile(r"(?<!\S)[„“\"'(]?(?P<path>(?:\\\\(?=\w)|[A-Za-z]:\\)[^\s\"”“'),;]*)")
_SLOT = re.compile(r"\{[a-z][a-z0-9_:]*\}")
_ROUND = re.compile(r"[()]")
_LONGEST = 2_000
"""Signs of the longest address that a link may have."""
_NO_SIGN = "\ufffd"
"""What the number of no sign stands for."""
_NO_SHAPE = "\u00a0\u2009\u202f"
"""Spaces that may be written by their names."""


def unescaped(text: str) -> str:
    r"""Give a text as it is shown, without the backslashes of its escapes.

    >>> unescaped(r"\*, \<b> and C:\Users")
    '*, <b> and C:\\Users'
    """
    return _ESCAPE.sub(r"\1", text) if "\\" in text else text


def read_inline(span: Span, faults: Faults, *, linked: bool = True) -> Inline:
    """Read the words of a paragraph, an entry or a cell.

    Args:
        span: The words.
        faults: Receives what may not stand there.
        linked: False inside a link, where addresses are words.
    """
    if not _ACTS.search(span.text):
        return (Words(span.text),) if span.text else ()
    return _Reader(span, faults, linked=linked).read()


class _Reader:
    """Reads one span."""

    def __init__(self, span: Span, faults: Faults, *, linked: bool) -> None:
        self.text = span.text
        self.span = span
        self.faults = faults
        self.linked = linked
        self.nodes: list[Node | Run] = []
        self.brackets: dict[int, int] | None = None
        self.masked, self.codes = _masked(self.text, self._lone)

    def fault(self, kind: str, start: int, length: int, **more: Unpack[More]) -> None:
        self.faults.add(kind, self.span.at(start), length, **more)

    def _lone(self, start: int, length: int) -> None:
        self.fault("backtick", start, length, instead="\\`" * length)

    def read(self) -> Inline:
        self._look_for_paths()
        self._look_for_tags()
        whole = {**self.codes, **(self._addresses() if self.linked else {})}
        starts = iter([*sorted(whole), len(self.text)])
        start, at = next(starts), 0
        token = _TOKEN.search(self.masked)
        while at < len(self.text):
            while start < at:
                start = next(starts)
            if token is not None and token.start() < at:
                token = _TOKEN.search(self.masked, at)
            if token is not None and token.start() < start:
                self._words(at, token.start())
                at = self._take(token)
                continue
            self._words(at, start)
            if start == len(self.text):
                break
            at, node = whole[start]
            self.nodes.append(node)
        return paired(self.nodes, lambda run: self.fault("stars", run.start, len(run.sign)))

    def _words(self, start: int, end: int) -> None:
        if start < end:
            self.nodes.append(Words(unescaped(self.text[start:end])))

    def _take(self, token: re.Match[str]) -> int:
        """Take what stands at a token; give where the rest begins."""
        kind, start, end = token.lastgroup or "", *token.span()
        written = token.group()
        if kind == "link":
            return self._link(start, end)
        if kind == "run":
            self.nodes.append(run_at(self.masked, start, end))
            return end
        if kind == "slot":
            self.nodes.append(Slot(written))
            return end
        if kind == "break":
            self.nodes.append(Break())
            return end
        if kind == "entity":
            return self._entity(start, written)
        if kind == "html":
            self.fault("html", start, 1, instead="\\<")
        elif kind == "unreadable":
            self.fault("unreadable", start, 2)
        else:
            # An image begins with its bracket, too, but only the first sign is escaped.
            length, reach = len(written) + (kind == "image"), len(written)
            self.fault(kind, start, length, instead=f"\\{written}", reach=reach)
        end = start + 1
        self._words(start, end)
        return end

    def _entity(self, start: int, written: str) -> int:
        meant = html.unescape(written)
        seen = all(sign.isprintable() or sign in _NO_SHAPE for sign in meant)
        if meant == written or (seen and meant != _NO_SIGN):
            self.nodes.append(Words(meant))
        else:
            self.fault("html", start, len(written), instead=f"\\{written}")
        return start + len(written)

    def _link(self, start: int, end: int) -> int:
        if self.brackets is None:
            self.brackets = _brackets(self.masked)
        closed = self.brackets.get(end - 1)
        if closed is None:
            # What stands between the brackets is told of when its end is reached.
            self._words(start, start + 1)
            return start + 1
        label, address = self.text[start + 1 : end - 2], self.text[end:closed]
        if not may_lead(unescaped(address)):
            self.fault("address", end, closed - end, more=address)
        inner = read_inline(self.span.cut(start + 1, end - 2), self.faults, linked=False)
        self.nodes.append(Link(inner, label, unescaped(address), self.span.at(end)))
        return closed + 1

    def _addresses(self) -> dict[int, tuple[int, Node]]:
        found: dict[int, tuple[int, Node]] = {}
        for start, end, address in found_among_words(self.masked):
            written = unescaped(self.text[start:end])
            lead = address.removesuffix(self.masked[start:end])
            inner = read_slots(written)
            found[start] = (end, Link(inner, written, lead + written, -1))
        return found

    def _look_for_paths(self) -> None:
        """Find paths of files and servers whose backslashes would act as escapes."""
        for match in _PATH.finditer(self.text) if "\\" in self.text else ():
            start = match.start("path")
            if self.masked[start] != _QUOTED and _ESCAPE.search(match["path"]):
                path = match["path"].rstrip(".")
                self.fault("path", start, len(path), instead=f"`{path}`")

    def _look_for_tags(self) -> None:
        """Find tags in code, which no page needs."""
        for start, (end, _) in self.codes.items():
            for match in _TAG.finditer(self.text, start, end):
                self.fault("html", match.start(), 1)


def read_slots(text: str) -> Inline:
    """Read words that hold nothing but placeholders."""
    nodes: list[Node] = []
    end = 0
    for match in _SLOT.finditer(text):
        if end < match.start():
            nodes.append(Words(text[end : match.start()]))
        nodes.append(Slot(match.group()))
        end = match.end()
    return (*nodes, Words(text[end:])) if end < len(text) else tuple(nodes)


def may_lead(address: str) -> bool:
    """Tell whether a link may lead to an address, whatever its placeholders stand for."""
    if "{" not in address:
        return len(address) <= _LONGEST and browsable(address) is not None
    samples = (_SLOT.sub(value, address) for value in ("x", "x@x.pl", "1"))
    return any(browsable(sample) is not None for sample in samples)


def _masked(text: str, lone: Callable[[int, int], None]) -> tuple[str, dict[int, tuple[int, Node]]]:
    """Blank what is taken literally, so that every sign left may act; indices stay the same."""
    codes: dict[int, tuple[int, Node]] = {}
    if "\\" not in text and "`" not in text:
        return text, codes
    partners = _partners(text)
    pieces: list[str] = []
    end = 0
    while match := _LITERAL.search(text, end):
        start = match.start()
        pieces.append(text[end:start])
        end = match.end()
        if match.group().startswith("\\"):
            pieces.append(_ESCAPED * 2)
        elif closed := partners.get(start):
            inside = text[end : closed - (end - start)].strip()
            codes[start] = (closed, Code(inside))
            pieces.append(_QUOTED * (closed - start))
            end = closed
        else:
            lone(start, end - start)
            pieces.append(_ESCAPED * (end - start))
    return "".join((*pieces, text[end:])), codes


def _partners(text: str) -> dict[int, int]:
    """Give where the code ends that begins at a run of backticks: each has a partner on its line.

    Every run is looked at once, from the end on, so that no text makes the search slow.
    """
    ahead: dict[int, int] = {}
    found: dict[int, int] = {}
    for match in reversed([*_TICKS.finditer(text)]):
        if match.group() == "\n":
            ahead.clear()
            continue
        length = len(match.group())
        # Something has to stand between them.
        if length in ahead:
            found[match.start()] = ahead[length]
        ahead[length] = match.end()
    return found


def _brackets(masked: str) -> dict[int, int]:
    """Give for each round bracket the index of the one that closes it."""
    opened: list[int] = []
    found: dict[int, int] = {}
    for match in _ROUND.finditer(masked):
        if match.group() == "(":
            opened.append(match.start())
        elif opened:
            found[opened.pop()] = match.start()
    return found
