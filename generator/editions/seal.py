"""The seal of an edition: its data with its approval, and a hash over both."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from generator.compare.data import as_data
from generator.model.edition import FIRST, Approval, Link
from generator.model.handbook import Handbook


def seal_of(data: Mapping[str, Any]) -> str:
    """Hash an edition's whole file, the approval included and the seal itself left out."""
    approval = {name: value for name, value in data["approval"].items() if name != "seal"}
    text = json.dumps({**data, "approval": approval}, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def sealed(handbook: Handbook, approval: Approval) -> dict[str, Any]:
    """Give the data of an edition: what the handbook says, who approved it, and the seal."""
    told: dict[str, Any] = {
        "version": approval.version,
        "by": approval.by,
        "note": approval.note,
        "date": approval.date.isoformat(),
        "editorial": list(approval.editorial),
        "review": approval.review,
        "words": dict(approval.words or {}),
        "words_in_bulk": approval.words_in_bulk,
        **_following(approval.previous),
    }
    data = {"approval": told, **as_data(handbook)}
    return {**data, "approval": {**told, "seal": seal_of(data)}}


def _following(link: Link | None) -> dict[str, Any]:
    """Name the edition before, so that it can't be taken out or exchanged unnoticed."""
    if link is None:
        return {}
    told = {"version": link.version, "digest": link.digest, "seal": link.seal}
    return {"previous": None if link == FIRST else told}
