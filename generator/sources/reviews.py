"""Review records in a company's folder: read, and written anew."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from generator.model.place import Place
from generator.model.problems import Collector, UsageFault
from generator.model.review import Decision, Review
from generator.model.say import say
from generator.model.system import why
from generator.sources.decode import decode
from generator.sources.reach import entries
from generator.sources.text_file import read_source
from generator.sources.yaml_text import Quoted, yaml_text
from generator.sources.yaml_tree import read_tree

FOLDER = "reviews"
_NAME = re.compile(r"([0-9]{4})\.yml")
_HEAD = """\
# The record of the review {year}: one decision for each clause, the most urgent first.
# `handbook review` reads and rewrites this file, so comments of yours do not stay: use `note`.
# decision: keep, change, remove or ask. Everything but keep needs a note that says why.
"""


def read_reviews(company: Path, name: str, problems: Collector) -> tuple[Review, ...]:
    """Read all review records of a company, the oldest first.

    Args:
        company: The company's folder.
        name: How the folder is named in problems.
        problems: Receives every fault of every record.
    """
    reviews = []
    for path in entries(company / FOLDER, f"{name}/{FOLDER}", problems):
        if path.suffix not in {".yml", ".yaml"}:
            continue
        file = f"{name}/{FOLDER}/{path.name}"
        match = _NAME.fullmatch(path.name)
        source = read_source(path, file, problems)
        tree = source and read_tree(source, problems)
        review = decode(tree, Review, problems) if tree else None
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
    text = yaml_text(data)
    path = company / FOLDER / f"{review.year}.yml"
    fresh = path.with_name(f".{review.year}.yml.new")
    try:
        path.parent.mkdir(exist_ok=True)
        fresh.write_text(_HEAD.format(year=review.year) + text, encoding="utf-8", newline="\n")
        fresh.replace(path)
    except OSError as error:
        raise UsageFault(
            say("'{path}' can't be written: {why}", path=path, why=why(error)),
            say("check that you may write there"),
        ) from None
    return path


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
