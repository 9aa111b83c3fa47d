"""A draft of a company's layer: the policy's own words as changes, to be read and moved by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from generator.gap.report import Finding, Report, Stand
from generator.model.clause import LADDERS, weakens
from generator.model.folders import plain_name
from generator.model.handbook import ResolvedClause
from generator.model.say import say
from generator.sources.notes import Tell, note
from generator.sources.yaml_text import Quoted, yaml_text

_ACTS = re.compile(r"([\\`*_{}\[\]<>#+!|&])")
_BEGINS = re.compile(r"^(\d+)([.)])")
_HYPHEN = re.compile(r"^-")
_TITLE_WORDS, _TITLE_LETTERS, _ID_LETTERS = 9, 70, 40


def draft(report: Report, tell: Tell) -> str:
    """Write the draft; nothing in it is read before somebody moves it into company.yml.

    Args:
        report: The report.
        tell: Says the notes in the language of whoever reads the file.
    """
    changes = [*_tightened(report, tell), *_added(report, tell)]
    lines = [
        *note(
            say(
                "A draft, made by comparing words, which decides nothing. handbook reads no file of"
                " this name. Read each change, mend it, and move what shall hold into company.yml."
            ),
            tell,
        ),
        *_weaker(report, tell),
    ]
    return "\n".join(lines) + "\n" + yaml_text({"changes": changes})


def _weaker(report: Report, tell: Tell) -> Iterator[str]:
    """Note where the policy asks for less; a company can't take from a clause without a reason."""
    found = dict.fromkeys(pair.clause.id for _, pair in report.standing(Stand.WEAKER))
    if found:
        yield "#"
        yield from note(
            say(
                "Your policy seems to ask for less than these clauses: {clauses}. They hold as they"
                " are, unless a change gives a reason and names who approved it.",
                clauses=", ".join(found),
            ),
            tell,
        )


def _tightened(report: Report, tell: Tell) -> Iterator[dict[str, Any]]:
    seen: set[str] = set()
    for finding, pair in report.standing(Stand.STRICTER):
        clause = pair.clause
        if clause.id in seen or not pair.match.sure or not _climbs(clause, finding.strength):
            continue
        seen.add(clause.id)
        yield {
            "action": "amend",
            "target": clause.id,
            "reason": _texts(tell(say("As in {file}.", file=report.file)), report),
            "strength": finding.strength,
            "add_statement": _texts(finding.statement.whole, report),
        }


def _climbs(clause: ResolvedClause, strength: str) -> bool:
    """Tell whether a strength is higher on the ladder of a clause's own."""
    now = str(clause.clause.strength)
    same = any(now in ladder and strength in ladder for ladder in LADDERS)
    return same and strength != now and not weakens(now, strength)


def _added(report: Report, tell: Tell) -> Iterator[dict[str, Any]]:
    taken = {one.id for one in report.handbook.clauses()}
    everyone = list(report.handbook.all_audiences)
    for finding in report.own:
        name = _name(finding, taken)
        taken.add(name)
        yield {
            "action": "add",
            "chapter": finding.near,
            "reason": _texts(tell(say("As in {file}.", file=report.file)), report),
            "clause": {
                "id": name,
                "title": _texts(_title(finding), report),
                "strength": finding.strength,
                "audience": list(finding.audience) or everyone,
                "statement": _texts(finding.statement.whole, report),
                "why": _texts(tell(say("To be written: why this rule holds.")), report),
            },
        }


def _name(finding: Finding, taken: set[str]) -> str:
    words = plain_name(finding.statement.text).split("-")
    short = "-".join(words[:_TITLE_WORDS])[:_ID_LETTERS].strip("-") or "rule"
    if not short[0].isalpha():
        short = f"rule-{short}"
    name, number = f"{finding.near}.{short}", 1
    while name in taken:
        number += 1
        name = f"{finding.near}.{short}-{number}"
    return name


def _title(finding: Finding) -> str:
    words = finding.statement.text.rstrip(".;,:").split()
    short = " ".join(words[:_TITLE_WORDS])[:_TITLE_LETTERS].rstrip(" ,;:")
    return short if len(words) <= _TITLE_WORDS else f"{short}…"


def _texts(words: str, report: Report) -> dict[str, Quoted]:
    """Give words of the policy as a text of the sources, in which none of their signs acts."""
    escaped = _ACTS.sub(r"\\\1", " ".join(words.split()))
    escaped = _HYPHEN.sub(r"\\-", _BEGINS.sub(r"\1\\\2", escaped))
    return {report.language: Quoted(escaped)}
