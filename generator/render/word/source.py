"""Turn paragraphs of a document back into policy text, values as placeholders again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from generator.model.written import Run, Written, compared

_ACTS = re.compile(r"[\\`*_{}\[\]<]")
_BEGINS = re.compile(r"^(\d+[.)]|[-+#|>])(?=\s)")


class Unfit(Exception):
    """A change does not fit the text as it stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One change of a field's paragraph."""

    at: int
    """The paragraph."""
    start: int
    """Index of the words; -1 for a new paragraph behind it."""
    end: int
    was: str
    now: str


def edited(paragraphs: Sequence[Written], edits: Iterable[Edit]) -> tuple[Written, ...]:
    """Make changes in the paragraphs of a field.

    Raises:
        Unfit: The words are no longer there, two changes overlap, or one cuts through a value.
    """
    by_paragraph: dict[int, list[Edit]] = {}
    for edit in edits:
        by_paragraph.setdefault(edit.at, []).append(edit)
    if not set(by_paragraph) <= {one.at for one in paragraphs}:
        raise Unfit
    found: list[Written] = []
    for one in paragraphs:
        own = by_paragraph.get(one.at, [])
        changed = _changed(one, [edit for edit in own if edit.start >= 0])
        found += changed
        for edit in own:
            if edit.start < 0:
                like = replace(one, level=0, numbered=0, dotted=False)
                found += (replace(like, runs=(Run(text=line),)) for line in _lines(edit.now))
    return tuple(found)


def _lines(text: str) -> Iterator[str]:
    yield from (line.strip() for line in text.split("\n") if line.strip())


def _changed(one: Written, edits: Sequence[Edit]) -> Iterator[Written]:
    """Walk what becomes of a paragraph: none when its words went, several when it was split."""
    if not edits:
        yield one
        return
    ordered = sorted(edits, key=lambda edit: (edit.start, edit.end))
    text = compared(one.text)
    for edit in ordered:
        if text[edit.start : edit.end] != compared(edit.was):
            raise Unfit
    for before, edit in pairwise(ordered):
        if edit.start < before.end:
            raise Unfit
    runs = list(one.runs)
    for edit in reversed(ordered):
        runs = list(_spliced(runs, edit))
    yield from _split(replace(one, runs=tuple(run for run in runs if run.text)))


def _spliced(runs: Iterable[Run], edit: Edit) -> Iterator[Run]:
    at, put = 0, False
    for run in runs:
        begin, end = at, at + len(run.text)
        at = end
        if end < edit.start or begin > edit.end or (put and begin >= edit.end):
            yield run
            continue
        cut = max(edit.start, begin) - begin, min(edit.end, end) - begin
        if _cuts(run, cut, edit.start - begin):
            raise Unfit
        head, tail = run.text[: cut[0]], run.text[max(cut[1], cut[0]) :]
        here = not put and begin <= edit.start <= end
        if here and edit.start == end and edit.start != edit.end:
            # The words that go stand in the next run, and new ones are like these.
            yield run
            continue
        if head:
            yield replace(run, text=head)
        if here and edit.now:
            put = True
            yield replace(run, text=edit.now, slot="", code=False, link="", address="", own=True)
        put = put or here
        if tail:
            yield replace(run, text=tail)
    if not put and edit.now:
        yield Run(text=edit.now)


def _cuts(run: Run, cut: tuple[int, int], at: int) -> bool:
    """Tell whether a change goes through a value, or through words of the program's own."""
    length = len(run.text)
    touched = cut[0] < cut[1]
    if not run.own:
        return touched
    if not run.slot:
        return False
    return 0 < max(cut[0], 0) + length - cut[1] < length if touched else 0 < at < length


def _split(one: Written) -> Iterator[Written]:
    """Part a paragraph where a new end was put in."""
    lines: list[list[Run]] = [[]]
    for run in one.runs:
        pieces = run.text.split("\n") if run.own and not run.slot else [run.text]
        for at, piece in enumerate(pieces):
            if at:
                lines.append([])
            if piece:
                lines[-1].append(replace(run, text=piece))
    for at, line in enumerate(lines):
        if "".join(run.text for run in line if run.own).strip():
            yield replace(one, runs=tuple(line), numbered=one.numbered if not at else 0)


def markdown_of(paragraphs: Sequence[Written]) -> str:
    """Write paragraphs as policy text."""
    parts: list[str] = []
    before: Written | None = None
    rows: list[Written] = []
    for one in paragraphs:
        if one.cell is not None:
            rows.append(one)
            continue
        if rows:
            parts.append("\n\n" + _table(rows))
            rows, before = [], None
        if before is not None or parts:
            close = before is not None and before.level and one.level and not one.loose
            parts.append("\n" if close else "\n\n")
        parts.append(_line(one))
        before = one
    if rows:
        parts.append(("\n\n" if parts else "") + _table(rows))
    return "".join(parts).strip("\n")


def _line(one: Written) -> str:
    own = [run for run in one.runs if run.own]
    words = _words(own).strip()
    mark = next((run.text.rstrip("\t") for run in one.runs if run.text.endswith("\t")), "")
    sign = (
        f"{one.numbered}. " if one.numbered else "- " if one.dotted else f"{mark} " if mark else ""
    )
    indent = "  " * (one.level - 1 if sign else one.level)
    if not sign and (found := _BEGINS.match(words)):
        words = f"{found.group()[:-1]}\\{words[len(found.group()) - 1 :]}"
    return f"{indent}{sign}{words}"


def _table(rows: Sequence[Written]) -> str:
    lines: dict[tuple[int, int], list[str]] = {}
    for one in rows:
        table, row, _ = one.cell or (0, 0, 0)
        lines.setdefault((table, row), []).append(_words(one.runs).replace("|", "\\|"))
    made = [f"| {' | '.join(cells)} |" for cells in lines.values()]
    width = len(next(iter(lines.values())))
    made.insert(1, "| " + " | ".join(["---"] * width) + " |")
    return "\n".join(made)


def _words(runs: Sequence[Run]) -> str:
    """Write runs; those of one link or one value together."""
    found, at = "", 0
    while at < len(runs):
        run, end = runs[at], at + 1
        if run.address:
            while end < len(runs) and runs[end].address == run.address:
                end += 1
            inner = _words([replace(one, address="") for one in runs[at:end]])
            found += f"[{inner}]({run.address})"
        elif run.slot:
            while end < len(runs) and runs[end].slot == run.slot and not runs[end].address:
                end += 1
            found += _dressed(run.slot, run)
        else:
            found += _dressed(_escaped(run) if not run.code else run.text, run)
        at = end
    return found


def _dressed(words: str, run: Run) -> str:
    if run.code:
        return f"`{words}`"
    bare = words.strip()
    if not bare or not (run.bold or run.italic):
        return words
    sign = "**" if run.bold else "*"
    if run.bold and run.italic:
        sign = "***"
    return words.replace(bare, f"{sign}{bare}{sign}", 1)


def _escaped(run: Run) -> str:
    if run.link and not run.address:
        # An address among words is one as it stands.
        return run.text
    return _ACTS.sub(r"\\\g<0>", run.text)
