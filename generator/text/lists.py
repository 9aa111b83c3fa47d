"""Lists as a word processor writes them: bullets, dashes, letters and columns of tabs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.model.mended import as_value, write_instead, write_lines
from generator.model.place import Located
from generator.model.problems import Collector
from generator.model.say import say

_BULLETS = "•▪‣●■◦○□▫◆❖➢➤►▶✓✔☑⁃∙\uf0a7\uf0b7\uf0d8\uf0fc\uf0e0\uf076"
"""Bullets of word processors, also those of the fonts that only they have."""
_SURE = re.compile(rf"\s*(?:[{_BULLETS}·→](?:\s+|(?=\w))|o\t)(.*)")
_SIGNS = (
    r"(?:[–—−§o]|\([ivx]{1,4}\)|[A-Za-z]\.|[ivx]{1,4}\.|\d+(?:\.\d+)+\.?"
    r"|(?:ust|pkt|lit)\.? ?\w{1,2}[.)]?|[✅❌➡👉🔹🔸]\ufe0f?)\s+"
    r"|[-–—−](?=[^\W\d])|\*(?=[^\W\d][^*]*$)"
)
"""What begins an entry where several lines below each other begin so."""
_LIKELY = re.compile(rf"\s*(?:\(?[a-zA-Z0-9]{{1,2}}\)\s+|{_SIGNS})(.*)")
_DASHES = re.compile(
    r"\s*(?:(?:[–—−o]|[✅❌➡👉🔹🔸]\ufe0f?)\s+|[-–—−](?=[^\W\d])|\*(?=[^\W\d][^*]*$))(.*)"
)
"""The same for prose, which reads all marks that count on as lists."""
_INLINE = re.compile(rf"\s*[{_BULLETS}](?:\s+|(?=\w))")
_BULLET = re.compile(rf"[{_BULLETS}]\s*(?=\S)")
_ROW = re.compile(r"\s*\|.*\|\s*")
_RULE = re.compile(r"\s*\|[\s:|-]+\|\s*")
_COLUMNS = re.compile(r"\S[ ]*\t")


def check_lists(said: Located, problems: Collector, *, prose: bool = False) -> None:
    """Report lines that were meant as a list and would run into one paragraph (HB406).

    Dashes and letters count from two lines on, because one may begin a line of a talk.

    Args:
        said: The text in one language.
        problems: Receives HB406.
        prose: True where marks that count on are lists, so that only other signs are looked for.
    """
    likely = _DASHES if prose else _LIKELY
    if said.indent < 0:
        _check_one_line(said, problems)
        return
    lines = said.split("\n")
    _check_table(said, lines, problems)
    if not any(_SURE.match(line) or likely.match(line) or "\t" in line for line in lines):
        _check_inline(said, lines, problems)
        return
    for first, last, entries in _runs(lines, likely):
        blank = first > 0 and lines[first - 1].strip() != ""
        _report(said, lines, first, last, entries, blank, problems)


def _check_table(said: Located, lines: list[str], problems: Collector) -> None:
    """Report rows between bars that are no table, because no line stands under the first."""
    for number, line in enumerate(lines):
        before, behind = lines[number - 1] if number else "", [*lines, ""][number + 1]
        if _ROW.fullmatch(line) and not _ROW.fullmatch(before) and not _RULE.fullmatch(behind):
            start = sum(len(one) + 1 for one in lines[:number])
            place = said.inside(start + len(line) - len(line.lstrip()), len(line.strip()))
            rule = "|" + " --- |" * (line.strip().count("|") - 1)
            made = [*([""] if before.strip() else []), line.strip(), rule]
            shown = "\n".join(" " * said.indent + one if one else "" for one in made)
            message = say("these rows would run into one paragraph")
            advice = say("put a line of dashes under the first row, and an empty line above it")
            hint = write_lines(place.line, place.line, shown, advice)
            problems.add("HB406", message, place, hint)


def _runs(lines: list[str], likely: re.Pattern[str]) -> Iterator[tuple[int, int, list[str]]]:
    """Walk runs of lines that look like entries, with the words of each."""
    start = 0
    while start < len(lines):
        end, entries, sure = start, [], False
        while end < len(lines) and (entry := _entry(lines[end], likely)):
            entries.append(entry[0])
            sure = sure or entry[1]
            end += 1
        if entries and (sure or len(entries) > 1):
            yield start, end - 1, entries
        start = max(end, start + 1)


def _entry(line: str, likely: re.Pattern[str]) -> tuple[str, bool] | None:
    """Give the words of an entry, and whether its sign leaves no doubt."""
    if match := _SURE.match(line):
        return match[1].replace("\t", " ").strip(), True
    if match := likely.match(line):
        return match[1].replace("\t", " ").strip(), False
    if _COLUMNS.search(line):
        first, *more = [cell.strip() for cell in line.split("\t") if cell.strip()]
        return (f"{first}: {', '.join(more)}" if more else first), True
    return None


def _report(  # noqa: PLR0913 - a run of lines has that many parts
    said: Located,
    lines: list[str],
    first: int,
    last: int,
    entries: list[str],
    blank: bool,  # noqa: FBT001 - private
    problems: Collector,
) -> None:
    start = sum(len(line) + 1 for line in lines[:first])
    lead = len(lines[first]) - len(lines[first].lstrip())
    place = said.inside(start + lead, max(1, len(lines[first].strip())))
    indent = " " * said.indent
    made = [*([""] if blank else []), *(f"{indent}- {entry}" for entry in entries)]
    if last + 1 < len(lines) and lines[last + 1].strip():
        made.append("")
    tabs = "\t" in lines[first] and not _SURE.match(lines[first])
    message = say("these lines would run into one paragraph")
    if tabs:
        message = say("columns with tabs would run into one paragraph")
    advice = say("begin each entry with '- ', and put an empty line before the list")
    hint = write_lines(place.line, place.line + last - first, "\n".join(made), advice)
    problems.add("HB406", message, place, hint)


def _check_inline(said: Located, lines: list[str], problems: Collector) -> None:
    for number, line in enumerate(lines):
        if len(_INLINE.findall(line)) > 1:
            start = sum(len(before) + 1 for before in lines[:number])
            place = said.inside(start, len(line))
            indent = " " * said.indent
            problems.add("HB406", _ONE_LINE, place, _as_list(place.line, indent, line, []))


def _check_one_line(said: Located, problems: Collector) -> None:
    place = said.place
    if (bullet := _BULLET.match(said)) and len(_INLINE.findall(said)) == 1:
        message = say("the sign '{sign}' is printed as it stands; it begins no list", sign=said[0])
        bare = as_value(said[bullet.end() :])
        problems.add("HB406", message, place, write_instead(place, bare))
        return
    if len(_INLINE.findall(said)) < 2 and "\t" not in said:  # noqa: PLR2004 - one is no list
        return
    if "\t" in said:
        message = say("a tab stands in the text; it makes no column")
        problems.add("HB406", message, place, say("put a space or a comma in its place"))
        return
    key = place.excerpt[: place.column - 1].rstrip()
    if not key.endswith(":") or "{" in key:
        problems.add("HB406", _ONE_LINE, place, say("write the text below its key, with '- '"))
        return
    indent = " " * (len(key) - len(key.lstrip(" -")) + 2)
    problems.add("HB406", _ONE_LINE, place, _as_list(place.line, indent, said, [f"{key} |"]))


_ONE_LINE = say("these entries would run into one paragraph")


def _as_list(line: int, indent: str, text: str, head: list[str]) -> str:
    intro, *entries = [part.strip(" ;,") for part in _INLINE.split(text)]
    made = [*head, *([f"{indent}{intro}", ""] if intro else [])]
    made += [f"{indent}- {entry}" for entry in entries]
    advice = say("put each entry on a line of its own with '- ', after an empty line")
    return write_lines(line, line, "\n".join(made), advice)
