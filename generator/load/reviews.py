"""Read the review records that lie in a company's folder."""

from __future__ import annotations

import re
from pathlib import Path

from generator.load.decode import decode
from generator.load.source import read_source
from generator.load.yaml_tree import read_tree
from generator.model.place import Place
from generator.model.review import Review
from generator.problems import Collector

FOLDER = "reviews"
_NAME = re.compile(r"([0-9]{4})\.yml")


def read_reviews(company: Path, name: str, problems: Collector) -> tuple[Review, ...]:
    """Read all review records of a company, the oldest first.

    Args:
        company: The company's folder.
        name: How the folder is named in problems.
        problems: Receives every fault of every record.
    """
    folder = company / FOLDER
    if not folder.is_dir():
        return ()
    reviews = []
    for path in sorted(folder.iterdir()):
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
                f"'{path.name}' is no name for this review",
                Place(file=file, line=1, column=1),
                "call the file <year>.yml, after the year that it holds",
            )
        elif review is not None:
            reviews.append(review)
    return tuple(sorted(reviews, key=lambda review: review.year))
