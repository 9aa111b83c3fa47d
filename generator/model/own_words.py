"""Texts of a company's own that readers go by, which somebody confirms before an approval."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.model.place import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnWords:
    """One clause, chapter, entry, value or word of the pages that the company says itself."""

    id: str
    """The clause's id, or the kind, a slash and the id: `chapter/lab`, `duty/ads`, `label/may`."""
    place: Place
    """Where the company says so."""
    before: Mapping[str, Any]
    """What the layers below say, by field; empty for what the company adds."""
    after: Mapping[str, Any]
    """What the company says, by field."""
    group: str = ""
    """What it is confirmed together with, such as `chapter/lab`; empty for one by one."""
    beside: tuple[str, ...] = ()
    """What else an approver has to know of it, such as how strong an added rule is."""
    confirmed: bool = False
    """True when somebody has confirmed these very words for an earlier edition."""

    @property
    def mark(self) -> str:
        """A short hash of both wordings."""
        text = json.dumps([self.before, self.after], ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()[:16]
