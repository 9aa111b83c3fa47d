"""How one layer differs from what held before it: rows for tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from generator.model.handbook import Event, FieldChange, Handbook, ResolvedClause
from generator.model.labels import Label, label_of
from generator.model.own_words import OwnWords
from generator.model.text import Text
from generator.render.assembly import Share
from generator.render.changes import spoken
from generator.render.context import Context
from generator.render.escape import Safe, plain
from generator.render.prose import flat
from generator.render.tracking import field_name, without_marks

_TIGHTER = ("tightened",)
_OTHER = ("amended", "weakened")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One field of a clause that a layer changed."""

    clause: Safe
    """A link to the clause."""
    action: Safe
    """What was done, in one word."""
    field: Safe
    """What changed."""
    before: Safe
    after: Safe
    reason: Safe
    """Why, and who approved it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """One field of a text that the company says itself."""

    name: Safe
    """What it is called when it is confirmed."""
    group: Safe
    """What it is confirmed together with."""
    field: Safe
    before: Safe
    after: Safe
    state: Safe
    """Whether somebody has confirmed it."""


def layer_title(handbook: Handbook, layer: str, language: str) -> str:
    """Give what readers call a layer as plain words."""
    values = handbook.parameters
    kind, _, own = layer.partition(":")
    word = flat(handbook.labels[label_of("layer", kind)], values, language)
    if kind == "company":
        return f"{word} {handbook.company.name}" if handbook.company else word
    names = (
        flat(profile.name, values, language) for profile in handbook.profiles if profile.id == own
    )
    return " ".join((word, *names))


class Comparison:
    """One layer's page, as the template asks for it."""

    def __init__(self, context: Context, share: Share) -> None:
        """Keep the layer's share and the language to show it in."""
        self._c = context
        self.share = share
        handbook, language = context.handbook, context.language
        differs = flat(handbook.labels[Label.SITE_DIFFERS], context.values, language)
        layer = layer_title(handbook, share.layer, language)
        self.title = f"{layer} – {differs}"

    def tightened(self) -> list[Row]:
        """Give the fields of clauses that the layer made stricter."""
        return list(self._rows(_TIGHTER))

    def others(self) -> list[Row]:
        """Give the fields of clauses that it supplemented or made less strict."""
        return list(self._rows(_OTHER))

    @property
    def is_company(self) -> bool:
        """True for the page of the company, whose own words are confirmed by people."""
        return self.share.layer.startswith("company:")

    def own_words(self) -> list[Words]:
        """Give what the company says in its own words, field by field."""
        return [
            self._words(one, name, after)
            for one in self._c.handbook.own_words
            for name, after in one.after.items()
        ]

    def _words(self, one: OwnWords, name: str, after: Any) -> Words:
        c = self._c
        state = Label.SITE_CONFIRMED if one.confirmed else Label.SITE_NOT_CONFIRMED
        replaced = name in one.before
        return Words(
            name=Safe(plain(one.id)),
            group=Safe(plain(one.group or one.id)),
            field=Safe(field_name(c, name)),
            before=self._spoken(one.before[name]) if replaced else Safe("–"),
            after=self._spoken(after),
            state=c.label(state),
        )

    def _spoken(self, said: Any) -> Safe:
        language = self._c.language
        return Safe(plain(without_marks(spoken(said, language), language)) or "–")

    def why_added(self, resolved: ResolvedClause) -> Safe:
        """Give the reason for a clause that the layer brought; its own "why" if none is written."""
        for event in resolved.history:
            if event.action == "added" and event.reason:
                return self._reason(event)
        return self._c.flat(resolved.clause.why)

    def why_removed(self, resolved: ResolvedClause) -> Safe:
        """Give the reason and the approval of a removal."""
        return self._reason(resolved.history[-1])

    def _rows(self, actions: Iterable[str]) -> Iterator[Row]:
        c = self._c
        for resolved, event in self.share.changed:
            if event.action not in actions:
                continue
            for change in event.changes:
                before, after = self._pair(change)
                yield Row(
                    clause=c.clause(resolved.id),
                    action=c.label(label_of("event", event.shown)),
                    field=c.label(label_of("field", change.name)),
                    before=before,
                    after=after,
                    reason=self._reason(event),
                )

    def _reason(self, event: Event) -> Safe:
        c = self._c
        parts = [c.t(event.reason)] if event.reason else []
        return Safe(" ".join([*parts, *c.approval(event)]) or "–")

    def _pair(self, change: FieldChange) -> tuple[Safe, Safe]:
        """Give before and after; only the new part when something was merely appended."""
        c = self._c
        added = self._appended(change.before, change.after)
        if added is None:
            return c.changed(change.name, change.before), c.changed(change.name, change.after)
        new = Safe(plain(added)) if isinstance(added, str) else c.changed(change.name, added)
        return c.label(Label.SITE_UNCHANGED), Safe(f"{c.label(Label.SITE_APPENDED)}: {new}")

    def _appended(self, before: Any, after: Any) -> Any:
        if isinstance(before, Text) and isinstance(after, Text):
            old, new = (flat(text, self._c.values, self._c.language) for text in (before, after))
            return new[len(old) :].strip() if new.startswith(old) and new != old else None
        if isinstance(before, tuple) and isinstance(after, tuple) and before:
            return after[len(before) :] if after[: len(before)] == before else None
        return None
