"""Where values stand in a paragraph that was sent."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.written import Written


def slots(one: Written) -> Iterator[tuple[int, int]]:
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


def slot_at(one: Written, start: int) -> str:
    """Give the placeholder whose value begins at an index; empty where none does."""
    at = 0
    for run in one.runs:
        if at == start and run.slot:
            return run.slot
        at += len(run.text)
    return ""
