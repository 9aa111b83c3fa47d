"""Made-up policies and what a human reader finds in each of their statements.

All have tuned the lists of words by now. A new one, written after the lists, measures once: read
the figures at first sight, write them down in docs/own-policy.md, and let it tune from then on.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from generator.gap.report import Report, report_of
from generator.gap.statements import language_of, statements
from generator.sources.policy.plain import blocks_of_text
from generator.sources.text_file import Source
from tests.shipped import handbook_of

FOLDER = Path(__file__).parent / "policies"
FIRST = ("uczelnia", "hospital", "retailer", "spedycja", "council")
LAST = ("muzeum", "charity")
NAMES = (*FIRST, *LAST)


@dataclass(frozen=True, slots=True)
class Read:
    """What the program found in one statement beside what a reader finds."""

    number: int
    """The statement's number."""
    found: frozenset[str]
    """Ids of the clauses that the program proposes."""
    wanted: frozenset[str]
    """Those that a reader names."""
    also: frozenset[str]
    """Those that a reader would let pass."""


@cache
def policy(name: str) -> Any:
    """Give a policy as it is written here."""
    return yaml.safe_load((FOLDER / f"{name}.yml").read_text(encoding="utf-8"))


def as_markdown(name: str) -> str:
    """Give a policy as a text with headings and lists."""
    lines: list[str] = []
    for one in policy(name)["statements"]:
        if f"## {one['section']}" not in lines:
            lines += ["", f"## {one['section']}", ""]
        lines.append(f"- {one['text']}")
    return "\n".join(lines) + "\n"


@cache
def report(name: str) -> Report:
    """Hold a policy against the shipped handbook of its industry."""
    text = as_markdown(name)
    source = Source(file=f"{name}.md", text=text, lines=tuple(text.split("\n")))
    blocks = blocks_of_text(source)
    language = language_of(blocks)
    handbook = handbook_of(tuple(policy(name)["industries"]), None)
    return report_of(source.file, statements(blocks, language), handbook, language)


def read(name: str) -> Iterator[Read]:
    """Walk the statements of a policy."""
    findings = report(name).findings
    for number, one in enumerate(policy(name)["statements"]):
        mine = (it for it in findings if it.statement.text in one["text"])
        found = frozenset(pair.clause.id for it in mine for pair in it.pairs)
        yield Read(number, found, frozenset(one["clauses"]), frozenset(one["also"]))


def figures(reads: Iterator[Read]) -> tuple[float, float]:
    """Give recall and precision."""
    kept = list(reads)
    right = sum(len(one.found & one.wanted) for one in kept)
    wanted = sum(len(one.wanted) for one in kept)
    wrong = sum(len(one.found - one.wanted - one.also) for one in kept)
    return right / wanted, right / (right + wrong)
