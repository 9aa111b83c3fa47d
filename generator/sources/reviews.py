"""Review records in a company's folder: read, and written anew."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from generator.model.place import Place
from generator.model.problems import Collector
from generator.model.review import Decision, Proposal, Review
from generator.model.say import say
from generator.sources.decode import decode
from generator.sources.notes import Tell, head
from generator.sources.reach import entries
from generator.sources.text_file import read_source
from generator.sources.upkeep import keep
from generator.sources.yaml_text import Quoted, yaml_text
from generator.sources.yaml_tree import read_tree

FOLDER = "reviews"
_NAME = re.compile(r"([0-9]{4})\.yml")


def read_reviews(company: Path, name: str, problems: Collector) -> tuple[Review, ...]:
    """Read all review records of a company, the oldest first.

    Args:
        company: The company's folder.
        name: How the folder is named in problems.
        problems: Receives every fault of every record.
    """
    reviews = []
    for path in entries(company / FOLDER, f"{name}/{FOLDER}", problems):
        if path.suffix not in {".yml", ".yaml"} or path.name.startswith("."):
            continue
        file = f"{name}/{FOLDER}/{path.name}"
        match = _NAME.fullmatch(path.name)
        review = _read(path, file, problems)
        if match is None or (review is not None and str(review.year) != match.group(1)):
            problems.add(
                "HB106",
                say("'{name}' is no name for this review", name=path.name),
                Place(file=file, line=1, column=1),
                say("call the file <year>.yml, after the year that it holds"),
            )
        elif review is not None:
            reviews.append(review)
    return tuple(sorted(reviews, key=lambda review: review.year))


def write_review(review: Review, company: Path, tell: Tell = str) -> Path:
    """Write the record; the old one stays whole until the new one is complete.

    Args:
        review: The record.
        company: The company's folder.
        tell: Says the comment at the top in the language of whoever reads the file.

    Returns:
        The file that was written.

    Raises:
        UsageFault: The folder can't be written to.
        ProblemsFound: What the record says can't be read back; nothing was written.
    """
    data: dict[str, Any] = {
        "year": review.year,
        "edition": str(review.edition),
        "started": review.started.isoformat(),
        "due": review.due.isoformat(),
        "decisions": [_decision(one) for one in review.decisions],
    }
    if review.proposals:
        data["proposals"] = [_proposal(one) for one in review.proposals]
    if review.signed is not None:
        data["signed"] = {
            "by": Quoted(review.signed.by),
            "date": review.signed.date.isoformat(),
            "digest": str(review.signed.digest),
            **({"bulk": True} if review.signed.bulk else {}),
        }
    text = yaml_text(data)
    path = company / FOLDER / f"{review.year}.yml"
    file = f"{company.parent.name}/{company.name}/{FOLDER}/{path.name}"
    told = say(
        "The record of the review {year}: one decision for each clause, the most urgent first.\n"
        "`handbook review` reads and rewrites this file, so comments of yours do not stay: use"
        " `note`.\n"
        "decision: keep, change, remove or ask. Everything but keep needs a note that says why.\n"
        "Of a proposal you may write: accepted (true or false) and answer.",
        year=review.year,
    )
    keep(path, head(path, told, tell) + text, lambda fresh: _read_back(fresh, file))
    return path


def _read_back(fresh: Path, file: str) -> None:
    """Make sure that the next command can read what this one is about to store."""
    problems = Collector()
    _read(fresh, file, problems)
    problems.raise_if_failed()


def _read(path: Path, file: str, problems: Collector) -> Review | None:
    source = read_source(path, file, problems)
    tree = source and read_tree(source, problems)
    return decode(tree, Review, problems) if tree else None


def _decision(one: Decision) -> dict[str, Any]:
    told: dict[str, Any] = {
        "clause": str(one.clause),
        "rank": str(one.rank),
        "text": Quoted(one.text),
    }
    if one.decision is not None:
        told["decision"] = str(one.decision)
    if one.note is not None:
        told["note"] = Quoted(one.note)
    if one.by is not None:
        told["by"] = Quoted(one.by)
    if one.date is not None:
        told["date"] = one.date.isoformat()
    if not one.material:
        told["material"] = False
    return told


def _proposal(one: Proposal) -> dict[str, Any]:
    told: dict[str, Any] = {}
    for name in Proposal.__dataclass_fields__:
        value = getattr(one, name)
        if name == "place" or value is None or (value is False and name != "accepted"):
            continue
        if name == "applied":
            told[name] = value.isoformat()
        elif isinstance(value, bool):
            told[name] = value
        else:
            told[name] = str(value) if name in {"action", "clause"} else Quoted(value)
    return told
