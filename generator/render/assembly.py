"""What each layer did, for the page on how the handbook was put together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from generator.model.handbook import (
    Event,
    Handbook,
    ResolvedChapter,
    ResolvedClause,
    Setting,
    Value,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """One layer's part in the handbook."""

    layer: str
    """The layer's name."""
    chapters: tuple[ResolvedChapter, ...]
    """Chapters that it brought."""
    added: tuple[ResolvedClause, ...]
    """Clauses that it brought, those of its own chapters included."""
    changed: tuple[tuple[ResolvedClause, Event], ...]
    """Clauses that it changed, with the event that says how."""
    removed: tuple[ResolvedClause, ...]
    """Clauses that it took out."""
    settings: tuple[tuple[Value, Setting, Setting], ...]
    """Values that it set: the value, what held before, and what it set."""

    def count(self, action: str) -> int:
        """Count the clauses that it tightened, weakened or amended."""
        return sum(event.action == action for _, event in self.changed)


def shares(handbook: Handbook) -> tuple[Share, ...]:
    """Give every layer's part, the base first."""
    layers = ["base", *(f"profile:{name}" for name in handbook.industries)]
    if handbook.company is not None:
        layers.append(f"company:{handbook.name}")
    return tuple(_share(layer, handbook) for layer in layers)


def _share(layer: str, handbook: Handbook) -> Share:
    clauses = tuple(handbook.clauses())
    return Share(
        layer=layer,
        chapters=tuple(chapter for chapter in handbook.chapters if chapter.layer == layer),
        added=tuple(resolved for resolved in clauses if resolved.layer == layer),
        changed=tuple(
            (resolved, event)
            for resolved in clauses
            for event in resolved.history
            if event.layer == layer and event.action != "added"
        ),
        removed=tuple(
            resolved
            for resolved in handbook.removed
            if resolved.history[-1].layer == layer and resolved.history[-1].action == "removed"
        ),
        settings=tuple(_settings(layer, handbook)),
    )


def _settings(layer: str, handbook: Handbook) -> Iterator[tuple[Value, Setting, Setting]]:
    for value in handbook.parameters.values():
        chain = (*value.overridden, value.setting)
        for earlier, setting in pairwise(chain):
            if setting.layer == layer:
                yield value, earlier, setting
