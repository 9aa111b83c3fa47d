"""Bind what reviewers marked in a document to clauses: every mark, or the reason why not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from generator.model.returned import Anchor, Comment, Did, Returned, Trace, Where
from generator.model.say import Said, say
from generator.model.written import Document, Style, Written, compared
from generator.review.aligning import Aligned, align
from generator.review.hunks import Hunk, hunks_of
from generator.review.units import BREAK, Unit, is_deleted, moved, units_of

ASK, CHANGE, REMOVE, ADD = ACTIONS = ("ask", "change", "remove", "add")
"""What a mark proposes."""
_QUOTED = 240
"""Characters of the words that a comment is about."""
_HEADINGS = frozenset({Style.CLAUSE.value.casefold(), "heading 2", "clause title"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One thing that a reviewer did."""

    action: str
    clause: str = ""
    """Id of the clause; empty for what is listed only."""
    field: str = ""
    """The field of the clause that it stands in."""
    at: int = 0
    """The paragraph of the field."""
    start: int = -1
    """Index in the paragraph as it was sent; -1 for what is about the whole of it."""
    end: int = -1
    was: str = ""
    now: str = ""
    note: str = ""
    """The words of a comment, or what else has to be known."""
    setting: str = ""
    """The placeholder whose value would change."""
    author: str = ""
    date: str = ""
    comment: str = ""
    """Id of the comment in the file."""
    parent: str = ""
    """Id of the comment that it answers."""
    resolved: bool = False
    tracked: bool = True
    """False for what was changed without a trace."""
    why_not: Said | None = None
    """Why it can't be bound; None for a proposal."""


@dataclass(slots=True)
class _Bound:
    document: Document
    returned: Returned
    units: list[Unit]
    aligned: Aligned
    clauses: list[str]
    """The clause of each unit."""
    marks: list[Mark] = field(default_factory=list)


def bind(document: Document, returned: Returned) -> tuple[Mark, ...]:
    """Give every mark of a document that came back, in its order.

    Args:
        document: What was sent.
        returned: What came back.
    """
    units = [unit for unit in units_of(returned.paragraphs) if unit.says]
    sent = [one for one in document.paragraphs() if one.text.strip()]
    aligned = align(sent, units)
    bound = _Bound(document, returned, units, aligned, [])
    bound.clauses = list(_clauses(bound))
    removed = _removed(bound)
    marks: list[tuple[int, Mark]] = [*_removals(bound, removed)]
    marks += _moves(bound)
    for at, unit in enumerate(units):
        marks += ((at, mark) for mark in _of_unit(bound, at, unit, removed))
    marks += _missing(bound, removed)
    marks = [*_as_one(marks)]
    marks += _comments(bound)
    marks += _elsewhere(bound)
    return tuple(mark for _, mark in sorted(marks, key=lambda one: one[0]))


def _clauses(bound: _Bound) -> Iterator[str]:
    """Say of each unit which clause it belongs to; what is new belongs to what stands before."""
    aligned, last = bound.aligned, ""
    astray = aligned.astray
    for at in range(len(bound.units)):
        if at in aligned.of_unit:
            own = aligned.sent[aligned.of_unit[at]].clause
            yield own
            if at not in astray:
                last = own
        else:
            yield last


def _removed(bound: _Bound) -> frozenset[str]:
    """Find clauses that were taken out: title and statement are gone or deleted."""
    found: dict[str, bool] = {}
    for at, one in enumerate(bound.aligned.sent):
        if one.clause and one.field in {"title", "statement"}:
            unit = bound.aligned.pairs.get(at)
            gone = unit is None or is_deleted(bound.units[unit])
            if unit is not None and gone:
                gone = not moved(bound.units[unit], Did.MOVED_FROM)
            found[one.clause] = found.get(one.clause, True) and gone
    return frozenset(name for name, gone in found.items() if gone)


def _removals(bound: _Bound, removed: frozenset[str]) -> Iterator[tuple[int, Mark]]:
    told: set[str] = set()
    place = 0
    for at, one in enumerate(bound.aligned.sent):
        unit = bound.aligned.pairs.get(at)
        place = unit if unit is not None else place
        if one.clause in removed and one.clause not in told:
            told.add(one.clause)
            members = [
                bound.units[found]
                for index, other in enumerate(bound.aligned.sent)
                if other.clause == one.clause
                and (found := bound.aligned.pairs.get(index)) is not None
            ]
            trace = next((t for member in members for t in member.traces), None)
            yield (
                place,
                _signed(
                    Mark(action=REMOVE, clause=one.clause, was=one.text, tracked=trace is not None),
                    trace,
                ),
            )


def _signed(mark: Mark, trace: Trace | None) -> Mark:
    if trace is None:
        return mark
    return replace(mark, author=trace.author, date=trace.date, tracked=True)


def _of_unit(bound: _Bound, at: int, unit: Unit, removed: frozenset[str]) -> Iterator[Mark]:
    sent = bound.aligned.of_unit.get(at)
    clause = bound.clauses[at]
    if sent is not None and clause in removed:
        # What was put into a clause that goes, all the same.
        yield from _within_removed(bound, at, unit)
        return
    if sent is None:
        yield from _fresh(bound, at, unit)
        return
    one = bound.aligned.sent[sent]
    base = Mark(action=CHANGE, clause=one.clause, field=one.field, at=one.at)
    if moved(unit, Did.MOVED_FROM):
        # Its other end tells of it.
        if _other_end(bound, unit) is None:
            yield _bound(_signed(replace(base, was=one.text), unit.traces[0]))
        return
    if is_deleted(unit):
        mark = replace(base, start=0, end=len(compared(one.text)), was=one.text)
        yield _bound(_signed(mark, unit.traces[0]))
        yield from _against(unit.pieces, mark)
        return
    text = compared(one.text)
    for hunk in hunks_of(text, unit.pieces):
        yield _bound(_of_hunk(base, one, hunk))
        for trace in hunk.against:
            told = say(
                "undoes a change of {author}: {words}",
                author=hunk.trace.author if hunk.trace else "",
                words=hunk.now or hunk.was,
            )
            mark = replace(
                base, action=ASK, start=hunk.start, end=hunk.end, was=hunk.now, note=str(told)
            )
            yield _bound(_signed(mark, trace))
    if unit.joined and not is_deleted(unit):
        told = say("joins this paragraph with the next one")
        yield _bound(
            _signed(replace(base, action=ASK, note=str(told), was=one.text), unit.joined[0])
        )


def _against(pieces: Iterable[object], mark: Mark) -> Iterator[Mark]:
    inner = dict.fromkeys(trace for piece in pieces for trace in piece.traces[1:])  # type: ignore[attr-defined]
    for trace in inner:
        yield _bound(_signed(replace(mark, action=ASK, note=str(say("undoes a change"))), trace))


def _within_removed(bound: _Bound, at: int, unit: Unit) -> Iterator[Mark]:
    one = bound.aligned.sent[bound.aligned.of_unit[at]]
    base = Mark(action=CHANGE, clause=one.clause, field=one.field, at=one.at)
    for hunk in hunks_of(compared(one.text), unit.pieces):
        if hunk.now.strip():
            yield _bound(_of_hunk(base, one, hunk))


def _bound(mark: Mark) -> Mark:
    """Give a mark, or say why it is no proposal: it belongs to no clause."""
    if mark.clause:
        return mark
    return replace(mark, why_not=say("it stands in no clause"))


def _of_hunk(base: Mark, one: Written, hunk: Hunk) -> Mark:
    """Make the mark of one change; a change inside a value is about the setting."""
    mark = replace(base, start=hunk.start, end=hunk.end, was=hunk.was, now=hunk.now, tracked=False)
    mark = _signed(mark, hunk.trace)
    at = 0
    text = compared(one.text)
    for run in _slots(one):
        begin, end = run
        at = end
        inside = begin <= hunk.start and hunk.end <= end and (hunk.start, hunk.end) != (end, end)
        whole = (hunk.start, hunk.end) == (begin, end)
        strictly = inside and not (hunk.start == hunk.end == begin)
        if strictly and (hunk.now.strip() or not whole):
            value = text[begin : hunk.start] + hunk.now + text[hunk.end : end]
            return replace(
                mark,
                setting=_slot_at(one, begin),
                now=value,
                was=text[begin:end],
                start=begin,
                end=end,
            )
        if hunk.start < end and begin < hunk.end and not (hunk.start <= begin and end <= hunk.end):
            return replace(
                mark,
                note=str(say("a part of it is the value of {name}", name=_slot_at(one, begin))),
            )
    del at
    return mark


def _slots(one: Written) -> Iterator[tuple[int, int]]:
    """Walk where values stand in a paragraph."""
    at = 0
    begun: tuple[str, int] | None = None
    for run in one.runs:
        if begun and run.slot != begun[0]:
            yield begun[1], at
            begun = None
        if run.slot and not begun:
            begun = (run.slot, at)
        at += len(run.text)
    if begun:
        yield begun[1], at


def _slot_at(one: Written, start: int) -> str:
    at = 0
    for run in one.runs:
        if at == start and run.slot:
            return run.slot
        at += len(run.text)
    return ""


def _fresh(bound: _Bound, at: int, unit: Unit) -> Iterator[Mark]:
    """Give the mark of a paragraph that was not sent."""
    clause, words = bound.clauses[at], unit.after.replace(BREAK, "\n").strip()
    trace = unit.traces[0] if unit.traces else None
    if unit.before.strip() == bound.document.contents and not unit.traces:
        return
    if moved(unit, Did.MOVED_TO):
        yield from _moved_here(bound, at, unit)
        return
    if not words:
        inner = [piece for piece in unit.pieces if piece.text.strip() and piece.traces]
        if inner:
            told = say("was put in and taken out again: {words}", words=unit.text.strip())
            mark = Mark(action=ASK, clause=clause, note=str(told), was=unit.text.strip())
            for one in dict.fromkeys(t for piece in inner for t in piece.traces):
                yield _bound(_signed(mark, one))
        return
    heads = {style.casefold() for style in unit.styles} & _HEADINGS
    action = ADD if heads else CHANGE
    base = _before(bound, at)
    mark = replace(base, action=action, clause=clause, now=words, tracked=trace is not None)
    yield _bound(_signed(mark, trace))
    for hunk in hunks_of(unit.before, unit.pieces) if unit.before.strip() else ():
        yield _bound(_signed(replace(mark, action=ASK, was=hunk.was, now=hunk.now), hunk.trace))


def _before(bound: _Bound, at: int) -> Mark:
    """Say after which paragraph of its clause a new one stands."""
    clause = bound.clauses[at]
    for other in range(at - 1, -1, -1):
        sent = bound.aligned.of_unit.get(other)
        if sent is not None and bound.aligned.sent[sent].clause == clause:
            one = bound.aligned.sent[sent]
            return Mark(action=CHANGE, field=one.field, at=one.at)
    return Mark(action=CHANGE)


def _other_end(bound: _Bound, unit: Unit) -> int | None:
    name, words = moved(unit, Did.MOVED_FROM), compared(unit.text).strip()
    for at, one in enumerate(bound.units):
        here = moved(one, Did.MOVED_TO) if at not in bound.aligned.of_unit else ""
        if here and (here == name or compared(one.after).strip() == words):
            return at
    return None


def _moved_here(bound: _Bound, at: int, unit: Unit) -> Iterator[Mark]:
    """Tell of a paragraph that was moved here while changes were tracked."""
    name = moved(unit, Did.MOVED_TO)
    words = compared(unit.after).strip()
    source = _source(bound, name, words)
    where = bound.clauses[at]
    if source is None:
        mark = replace(_before(bound, at), clause=where, now=unit.after)
        yield _bound(_signed(mark, unit.traces[0]))
        return
    one = bound.aligned.sent[bound.aligned.of_unit[source]]
    told = say("moved behind: {place}", place=_place(bound, at))
    mark = Mark(
        action=CHANGE,
        clause=one.clause,
        field=one.field,
        at=one.at,
        was=one.text,
        now=unit.after.replace(BREAK, "\n").strip(),
        note=str(told),
    )
    yield _bound(_signed(mark, unit.traces[0]))


def _source(bound: _Bound, name: str, words: str) -> int | None:
    """Find where a paragraph was moved from: by the name of the move, or else by its words."""
    found = {
        at: moved(unit, Did.MOVED_FROM)
        for at, unit in enumerate(bound.units)
        if at in bound.aligned.of_unit and moved(unit, Did.MOVED_FROM)
    }
    same = [at for at in found if compared(bound.units[at].text).strip() == words]
    named = [at for at, told in found.items() if told == name]
    both = [at for at in same if at in named]
    return next(iter((*both, *same, *named)), None)


def _place(bound: _Bound, at: int) -> str:
    """Say behind what a unit stands now."""
    for other in range(at - 1, -1, -1):
        sent = bound.aligned.of_unit.get(other)
        if sent is not None and other not in bound.aligned.astray:
            one = bound.aligned.sent[sent]
            return f"{one.clause}: {one.text[:80]}" if one.clause else one.text[:80]
    return "–"


def _moves(bound: _Bound) -> Iterator[tuple[int, Mark]]:
    """Tell of what was put elsewhere without a trace: one mark for what went together."""
    before: tuple[int, str] | None = None
    for at in sorted(bound.aligned.astray):
        one = bound.aligned.sent[bound.aligned.of_unit[at]]
        together = before is not None and before[0] == at - 1 and before[1] == one.clause
        before = (at, one.clause)
        if together:
            continue
        told = say("moved behind: {place}", place=_place(bound, at))
        mark = Mark(
            action=CHANGE,
            clause=one.clause,
            field=one.field,
            at=one.at,
            was=one.text,
            note=str(told),
            tracked=False,
        )
        yield at, _bound(mark)


def _missing(bound: _Bound, removed: frozenset[str]) -> Iterator[tuple[int, Mark]]:
    """Tell of paragraphs that are gone without a trace."""
    place = 0
    for at, one in enumerate(bound.aligned.sent):
        unit = bound.aligned.pairs.get(at)
        if unit is not None:
            place = unit
        elif one.clause not in removed or not one.clause:
            mark = Mark(
                action=CHANGE,
                clause=one.clause,
                field=one.field,
                at=one.at,
                was=one.text,
                start=0,
                end=len(compared(one.text)),
                tracked=False,
            )
            yield place, _bound(mark)


def _as_one(marks: Iterable[tuple[int, Mark]]) -> Iterator[tuple[int, Mark]]:
    """Join new paragraphs that follow each other and are one person's: a new clause, or more."""
    ordered = sorted(marks, key=lambda one: one[0])
    last: tuple[int, Mark] | None = None
    for at, mark in ordered:
        if last is not None and at == last[0] + 1 and _goes_on(last[1], mark):
            last = (at, replace(last[1], now=f"{last[1].now}\n{mark.now}"))
            continue
        if last is not None:
            yield last
        last = (at, mark)
    if last is not None:
        yield last


def _goes_on(one: Mark, following: Mark) -> bool:
    fresh = all(mark.start < 0 and mark.now and not mark.was for mark in (one, following))
    return (
        fresh
        and one.clause == following.clause
        and one.author == following.author
        and one.action in {ADD, CHANGE}
        and following.action == CHANGE
        and one.why_not is following.why_not is None
    )


def _comments(bound: _Bound) -> Iterator[tuple[int, Mark]]:
    comments = {one.id: one for one in bound.returned.comments}
    seen: dict[str, tuple[int, Mark]] = {}
    for at, unit in enumerate(bound.units):
        for anchor in unit.comments:
            if anchor.id in comments and anchor.id not in seen:
                seen[anchor.id] = (at, _comment(bound, at, unit, anchor, comments[anchor.id]))
        for anchor in (*unit.notes, *unit.boxes):
            words = bound.returned.notes.get(anchor.id, "")
            mark = replace(_about(bound, at), action=ASK, note=words or anchor.id)
            yield at, _bound(_signed(mark, anchor.traces[0] if anchor.traces else None))
    for one in bound.returned.comments:
        if one.id not in seen:
            parent = seen.get(one.parent)
            base = parent[1] if parent else Mark(action=ASK)
            mark = _told(replace(base, action=ASK), one)
            if not parent:
                mark = replace(mark, why_not=_nowhere(bound, one.id))
            seen[one.id] = (parent[0] if parent else len(bound.units), mark)
    yield from (seen[name] for name in comments)


def _nowhere(bound: _Bound, name: str) -> Said:
    for one in bound.returned.paragraphs:
        if any(anchor.id == name for anchor in one.comments) and one.where is not Where.BODY:
            return say("it stands in no clause")
    return say("it is anchored nowhere")


def _about(bound: _Bound, at: int) -> Mark:
    sent = bound.aligned.of_unit.get(at)
    if sent is None:
        return Mark(action=ASK, clause=bound.clauses[at])
    one = bound.aligned.sent[sent]
    return Mark(action=ASK, clause=one.clause, field=one.field, at=one.at)


def _comment(bound: _Bound, at: int, unit: Unit, anchor: Anchor, one: Comment) -> Mark:
    words = unit.text[anchor.start : anchor.end].replace(BREAK, " ").strip() or unit.text.strip()
    start, end = _range(unit, anchor)
    mark = replace(_about(bound, at), was=words[:_QUOTED], start=start, end=end)
    return _bound(_told(mark, one))


def _told(mark: Mark, one: Comment) -> Mark:
    return replace(
        mark,
        note=one.text,
        author=one.author,
        date=one.date,
        comment=one.id,
        parent=one.parent,
        resolved=one.resolved,
        why_not=None,
    )


def _range(unit: Unit, anchor: Anchor) -> tuple[int, int]:
    """Give where the words of a comment stood in what was sent."""
    places = []
    for limit in (anchor.start, anchor.end):
        at = full = 0
        for piece in unit.pieces:
            step = min(len(piece.text), max(0, limit - full))
            at += step if piece.before else 0
            full += len(piece.text)
        places.append(at)
    return places[0], places[1]


def _elsewhere(bound: _Bound) -> Iterator[tuple[int, Mark]]:
    """List what stands in headers, footers, text boxes and contents, and what can't be read."""
    end = len(bound.units)
    for one in bound.returned.paragraphs:
        if one.where in {Where.BODY, Where.TABLE}:
            continue
        for hunk in hunks_of(compared(one.before), one.pieces):
            if one.where is Where.BOX:
                continue
            told = say("it stands in {where}", where=one.where.value)
            mark = Mark(action=CHANGE, was=hunk.was, now=hunk.now, why_not=told)
            yield end, _signed(mark, hunk.trace)
    for strange in bound.returned.strange:
        told = say("the element '{name}' is not known", name=strange.what)
        yield end, Mark(action=ASK, was=strange.text, why_not=told)


def paragraph_of(document: Document, mark: Mark) -> Written | None:
    """Find the paragraph that a mark is about."""
    wanted = (mark.clause, mark.field, mark.at)
    found: Sequence[Written] = [
        one for one in document.paragraphs() if (one.clause, one.field, one.at) == wanted
    ]
    return found[0] if found else None
