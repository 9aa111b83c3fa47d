"""Hold policy text to the Markdown that is allowed in it, and find its links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.place import Located
from generator.problems import Collector

_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)", re.DOTALL)
_HTML = re.compile(r"(?<!\\)<[A-Za-z/!?]")
_LINK = re.compile(r"(?<!\\)\[((?:[^\[\]\\]|\\.)*)\]\(([^()]*)\)")
_LIST_ITEM = re.compile(r" {0,3}(?:[-*+]|\d{1,3}\.)\s+\S")
_ADDRESS = re.compile(
    r"(?:https?://[^\s<>\"'\\]+|mailto:[^\s<>\"'\\]+|tel:[+0-9 ()-]+|#[a-z0-9.-]+)"
)

_LINES: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (re.compile(r" {0,3}#{1,6}(?=\s|\w)"), "a heading", "put the text in **bold** instead"),
    (re.compile(r" {0,3}(?:=+|-{2,}|(?:[-*_]\s*){3,})\s*$"), "a line or underline", "delete it"),
    (re.compile(r" {0,3}(?:```|~~~)"), "a code fence", "use `inline code`"),
    (re.compile(r" {0,3}>"), "a block quotation", "put the words in quotation marks"),
    (re.compile(r" {0,3}\[[^\]]+\]:"), "a link or footnote definition", "write [text](address)"),
    (re.compile(r" {0,3}(?:!!!|\?\?\?|===)"), "an admonition", "write a plain paragraph"),
    (re.compile(r"\s*-{2}8<-{2}|\s*-*8<-"), "an include", "write the text itself"),
    (re.compile(r" {0,3}\*\[[^\]]+\]:"), "an abbreviation", "add the word to the glossary"),
    (re.compile(r" {0,3}:\s"), "a definition", "write a plain paragraph"),
)
_MAY_BEGIN = re.compile(r"\s*[^\w\s„“\"]")
"""Every line construct begins with a sign; most lines begin with a letter."""
_INLINE: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (re.compile(r"(?<!\\)!\["), "an image", "describe it in words"),
    (re.compile(r"(?<!\\)\[\^"), "a footnote", "put the text in the guidance"),
    (re.compile(r"(?<!\\)\]\["), "a reference link", "write [text](address)"),
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
    for match in _LINK.finditer(_blank_code(text)):
        yield LinkFound(match.group(1), match.group(2).strip(), match.start(2))


def check_markdown(text: Located, problems: Collector) -> None:
    """Report everything in a text that is more than plain Markdown.

    Args:
        text: The text in one language.
        problems: Receives HB403 (raw HTML), HB404 (a link that may not be), HB405 (other
            constructs) and HB406 (a list that would not become one).
    """
    bare = _blank_code(text)
    for match in _HTML.finditer(bare):
        problems.add(
            "HB403",
            "HTML may not stand in policy text",
            text.inside(match.start(), 1),
            "write \\< for the sign itself",
        )
    for pattern, what, hint in _INLINE:
        for match in pattern.finditer(bare):
            place = text.inside(match.start(), len(match.group()))
            problems.add("HB405", f"{what} may not stand in policy text", place, hint)
    for link in links(text):
        if not _ADDRESS.fullmatch(link.address):
            problems.add(
                "HB404",
                f"the link leads to '{link.address}'",
                text.inside(link.offset, len(link.address)),
                "link to http(s)://, mailto:, tel: or #id of a clause, chapter or page",
            )
    _check_lines(text, bare, problems)


def _check_lines(text: Located, bare: str, problems: Collector) -> None:
    offset = 0
    before = ""
    in_list = False
    for line in bare.split("\n"):
        for pattern, what, hint in _LINES if _MAY_BEGIN.match(line) else ():
            if match := pattern.match(line):
                place = text.inside(offset, max(1, len(match.group())))
                problems.add("HB405", f"{what} may not stand in policy text", place, hint)
                break
        item = bool(_LIST_ITEM.match(line))
        if item and before.strip() and not in_list:
            problems.add(
                "HB406",
                "this line would not begin a list",
                text.inside(offset, len(line)),
                "put an empty line before the list",
            )
        if line.strip():
            in_list = item or (in_list and (line.startswith("  ") or bool(before.strip())))
            if line.startswith("    ") and not in_list:
                problems.add(
                    "HB405",
                    "an indented block may not stand in policy text",
                    text.inside(offset, len(line)),
                    "begin the line further left",
                )
        before = line
        offset += len(line) + 1


def _blank_code(text: str) -> str:
    """Replace inline code by spaces of the same length, so that offsets hold."""
    if "`" not in text:
        return text
    return _CODE.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), text)
