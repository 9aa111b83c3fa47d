"""What texts print of a parameter, in two editions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.compare.snapshot import Snapshot
from generator.text.counting import with_form


def changed_values(old: Snapshot, new: Snapshot) -> tuple[tuple[str, Mapping[str, Any]], ...]:
    """Give what texts print of the parameters that changed.

    Args:
        old: The earlier edition.
        new: The later edition.

    Returns:
        Names, each with language to old and new text; a number that is also printed with words
        behind it stands there once more for each of them.
    """
    found: list[tuple[str, Mapping[str, Any]]] = []
    for name in new.order("parameter"):
        before = old.entries.get(("parameter", name), {}).get("shown") or {}
        after = new.entries["parameter", name].get("shown") or {}
        if before and before != after:
            pairs = {code: (before[code], after[code]) for code in after if code in before}
            found.append((name, pairs))
            found += [(name, pairs) for pairs in _counted(name, old, new)]
            found += [(name, pairs) for pairs in _inflected(name, old, new)]
    return tuple(found)


def _counted(name: str, old: Snapshot, new: Snapshot) -> Iterator[Mapping[str, Any]]:
    """Give a number as texts print it with each of its words, before and after."""
    key = ("parameter", name)
    before, after = old.entries[key].get("value"), new.entries[key].get("value")
    if not isinstance(before, int) or not isinstance(after, int):
        return
    for words in (new.sources[key].get("counted") or {}).values():
        yield {
            code: (with_form(before, said, code), with_form(after, said, code))
            for code, said in words.items()
        }


def _inflected(name: str, old: Snapshot, new: Snapshot) -> Iterator[Mapping[str, Any]]:
    """Give each form of a word, before and after."""
    key = ("parameter", name)
    before, after = (one.sources[key].get("forms") or {} for one in (old, new))
    for form, said in after.items():
        known = before.get(form, {})
        yield {code: (known[code], words) for code, words in said.items() if code in known}
