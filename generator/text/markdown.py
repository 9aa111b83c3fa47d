"""Hold policy text to the Markdown that is allowed in it, and find its links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.gaps import gaps
from generator.model.mended import write_instead, write_lines
from generator.model.place import Located, Place
from generator.model.problems import Collector
from generator.model.say import say
from generator.model.typed import as_email, as_link
from generator.text.inline import bare, pieces

_HTML = re.compile(r"<[A-Za-z/!?]|<[^<>\s]+@")
_LINK = re.compile(r"\[([^\[\]]*)\]\(([^()]*)\)")
_LIST_ITEM = re.compile(r" {0,3}(?:[-*+]|\d{1,3}\.)\s+\S")
_ADDRESS = re.compile(
    r"(?:https?://[^\s<>\"'\\`]+|mailto:[^\s<>\"'\\`]+|tel:[+0-9 -]+|#[a-z0-9.-]+)"
)

# A block construct also acts at any indentation and right after the sign of a list. Nothing is
# given back once it matched, so that no text can make the search slow.
_AT = r"[ \t]*+(?:(?:[-*+]|\d++[.)])[ \t]++)*+"
_RULE = re.compile(rf"(?:{_AT}[-=*_]+|\s*+(?:[-*_][ \t]*+){{3,}}+)\s*+$")
_IN_BOLD = say("put the text in **bold** instead")
_FURTHER_LEFT = say("begin the line further left")
_LINES: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (re.compile(rf"{_AT}#"), say("a heading"), _IN_BOLD),
    (_RULE, say("a line or underline"), say("delete it")),
    (re.compile(rf"{_AT}(?:```|~~~)"), say("a code fence"), say("use `inline code`")),
    (re.compile(rf"{_AT}>"), say("a block quotation"), say("put the words in quotation marks")),
    (re.compile(rf"{_AT}(?:!!!|\?\?\?|===)"), say("an admonition"), say("write a plain paragraph")),
    (re.compile(rf"{_AT}-*8<-"), say("an include"), say("write the text itself")),
    (
        re.compile(rf"{_AT}\*\[[^\]]+\]:"),
        say("an abbreviation"),
        say("add the word to the glossary"),
    ),
    (re.compile(rf"{_AT}:\s"), say("a definition"), say("write a plain paragraph")),
)
_MAY_BEGIN = re.compile(r"\s*(?:[^\w\s„“\"]|[\d_])")
"""Every line construct begins with a sign or a number; most lines begin with a letter."""
_INLINE: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (re.compile(r"!\["), say("an image"), say("describe it in words")),
    (re.compile(r"\[\^"), say("a footnote"), say("put the text in the guidance")),
    (re.compile(r"\]\s?\["), say("a reference link"), say("write [text](address)")),
    (
        re.compile(rf"^{_AT}\[[^\[\]]*\]:", re.MULTILINE),
        say("a link or footnote definition"),
        say("write [text](address)"),
    ),
)


@dataclass(frozen=True, slots=True)
class LinkFound:
    """A Markdown link in a text."""

    label: str
    """The visible words."""
    address: str
    """Where it leads."""
    offset: int
    """Index of the address in the text."""


def links(text: str) -> Iterator[LinkFound]:
    """Walk the links of a text, code apart."""
    if "](" not in text:
        return
    for match in _LINK.finditer(bare(text)):
        label, address = (text[slice(*match.span(group))] for group in (1, 2))
        yield LinkFound(label, address, match.start(2))


def check_markdown(text: Located, problems: Collector) -> None:
    """Report everything in a text that is more than plain Markdown.

    Args:
        text: The text in one language.
        problems: Receives HB403 (raw HTML), HB404 (a link that may not be), HB405 (other
            constructs) and HB406 (a list that would not become one).
    """
    visible = bare(text)
    for match in _HTML.finditer(bare(text, code=True)) if "<" in text else ():
        gap = next((gap for offset, gap in gaps(text) if offset == match.start()), "")
        hint: str = say("write \\< for the sign itself, and no tags inside `code`")
        if gap:
            hint = say("write what belongs in the gap {gap}", gap=gap)
        elif (plain := untagged(text.inside(match.start()).excerpt)) is not None:
            hint = say("Markdown marks bold with ** and italics with *; write:\n{line}", line=plain)
        place = text.inside(match.start(), 1)
        problems.add("HB403", say("HTML may not stand in policy text"), place, hint)
    for pattern, what, hint in _INLINE if "[" in visible else ():
        for match in pattern.finditer(visible):
            place = text.inside(match.start(), len(match.group()))
            problems.add(
                "HB405",
                say("{what} may not stand in policy text", what=what),
                place,
                hint,
            )
    if "](" in visible:
        _check_links(text, visible, problems)
    _check_lines(text, visible, problems)


def _with_line(text: Located, line: str, place: Place, hint: str, following: str) -> str:
    """Give a hint with the line as it would be right, where that can be told."""
    indent, bare = " " * max(0, text.indent), line.strip()
    lines = ""
    if hint == _IN_BOLD and bare.startswith("#") and (words := bare.strip("# ")):
        lines = f"{indent}**{words}**" + ("\n" if following.strip() else "")
    elif hint == _FURTHER_LEFT:
        lines = f"{indent}{bare}"
    return write_lines(place.line, place.line, lines, hint) if lines and text.indent >= 0 else hint


def _meant_link(place: Place, address: str) -> str:
    """Say where a link may lead, with the address that was meant where it can be told."""
    for guess in (as_link(address), f"mailto:{as_email(address)}" if "@" in address else ""):
        known = "@" in address or re.match(r"(?i)www\.|ht?t?ps?[:/]", address)
        if known and guess != address and _ADDRESS.fullmatch(guess):
            return write_instead(place, guess)
    return say("link to http(s)://, mailto:, tel: or #id of a clause, chapter or page")


def untagged(line: str) -> str | None:
    """Give a line with marks of Markdown for the tags that a word processor writes.

    >>> untagged("Dopisz <b>imię</b> i<br/>dział"), untagged("a < b <script>")
    ('Dopisz **imię** i dział', None)
    """
    for tags, mark in ((r"b|strong", "**"), (r"i|em", "*")):
        line = re.sub(rf"(?i)<(?:{tags})>([^<>]*)</(?:{tags})>", rf"{mark}\1{mark}", line)
    line = re.sub(r"(?i) ?<br ?/?> ?", " ", line)
    line = re.sub(r"(?i)</?(?:u|span|font|p|div|mark|o:p)(?: [^<>]*)?>", "", line)
    return None if _HTML.search(line) else line


def _check_links(text: Located, visible: str, problems: Collector) -> None:
    readable = set()
    for link in links(text):
        readable.add(link.offset)
        if not _ADDRESS.fullmatch(link.address):
            problems.add(
                "HB404",
                say("the link leads to '{address}'", address=link.address),
                text.inside(link.offset, len(link.address)),
                _meant_link(text.inside(link.offset, len(link.address)), link.address),
            )
    for match in re.finditer(r"\]\(", visible):
        if match.end() not in readable:
            problems.add(
                "HB404",
                say("this link can't be read"),
                text.inside(match.start(), 2),
                say("write [text](address) without brackets inside; \\[ and \\( give the signs"),
            )


def _check_lines(text: Located, visible: str, problems: Collector) -> None:
    offset = 0
    before = ""
    in_list = False
    for piece in pieces(text) if "`" in text else ():
        if piece.kind == "lone":
            problems.add(
                "HB405",
                say("a backtick without a partner on its line may not stand in policy text"),
                text.inside(piece.offset, len(piece.text)),
                say("write \\` for the sign itself"),
            )
    lines = visible.split("\n")
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        for pattern, what, hint in _LINES if _MAY_BEGIN.match(line) else ():
            if match := pattern.match(line):
                place = text.inside(offset, max(1, len(match.group())))
                shown = _with_line(text, line, place, hint, following)
                message = say("{what} may not stand in policy text", what=what)
                problems.add("HB405", message, place, shown)
                break
        item = bool(_LIST_ITEM.match(line))
        if item and before.strip() and not in_list:
            place = text.inside(offset, len(line))
            advice = say("put an empty line before the list")
            shown = write_lines(place.line, place.line, f"\n{place.excerpt}", advice)
            remedy = shown if text.indent >= 0 else advice
            problems.add("HB406", say("this line would not begin a list"), place, remedy)
        if line.strip():
            in_list = item or (in_list and (line.startswith("  ") or bool(before.strip())))
            if line.startswith("    ") and not in_list:
                place = text.inside(offset, len(line))
                hint = _with_line(text, line, place, _FURTHER_LEFT, "")
                message = say("an indented block may not stand in policy text")
                problems.add("HB405", message, place, hint)
        before = line
        offset += len(line) + 1
