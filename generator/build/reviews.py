"""Write a review record into the company's folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from generator.load.reviews import FOLDER
from generator.model.review import Decision, Review
from generator.problems import UsageFault

_HEAD = """\
# The record of the review {year}: one decision for each clause, the most urgent first.
# `handbook review` reads and rewrites this file, so comments of yours do not stay: use `note`.
# decision: keep, change, remove or ask. Everything but keep needs a note that says why.
"""


def write_review(review: Review, company: Path) -> Path:
    """Write the record; the old one stays whole until the new one is complete.

    Args:
        review: The record.
        company: The company's folder.

    Returns:
        The file that was written.

    Raises:
        UsageFault: The folder can't be written to.
    """
    data: dict[str, Any] = {
        "year": review.year,
        "edition": str(review.edition),
        "started": review.started.isoformat(),
        "due": review.due.isoformat(),
        "decisions": [_decision(one) for one in review.decisions],
    }
    if review.signed is not None:
        data["signed"] = {
            "by": str(review.signed.by),
            "date": review.signed.date.isoformat(),
            "digest": str(review.signed.digest),
            **({"bulk": True} if review.signed.bulk else {}),
        }
    text = yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10_000)
    path = company / FOLDER / f"{review.year}.yml"
    fresh = path.with_name(f".{review.year}.yml.new")
    try:
        path.parent.mkdir(exist_ok=True)
        fresh.write_text(_HEAD.format(year=review.year) + text, encoding="utf-8", newline="\n")
        fresh.replace(path)
    except OSError as error:
        raise UsageFault(
            f"'{path}' can't be written: {error.strerror}", "check that you may write there"
        ) from None
    return path


def _decision(one: Decision) -> dict[str, Any]:
    told: dict[str, Any] = {
        "clause": str(one.clause),
        "rank": str(one.rank),
        "text": _Quoted(one.text),
    }
    if one.decision is not None:
        told["decision"] = str(one.decision)
    if one.note is not None:
        told["note"] = _Quoted(one.note)
    if one.by is not None:
        told["by"] = _Quoted(one.by)
    if one.date is not None:
        told["date"] = one.date.isoformat()
    if not one.material:
        told["material"] = False
    return told


class _Quoted(str):
    """A free text: always in quotes, so that no reader takes it for anything else."""

    __slots__ = ()


class _Dumper(yaml.SafeDumper):
    """Writes YAML as the sources have it: lists indented, no aliases."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: FBT001, FBT002, ARG002
        """Indent lists below their key."""
        super().increase_indent(flow, False)  # noqa: FBT003

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002
        """Write equal values out; the sources know no aliases."""
        return True


_Dumper.add_representer(
    _Quoted, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", str(text), '"')
)
