"""What builds count and stamp: clauses on their own pages, and days that every format knows."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from generator.model.handbook import Handbook
from generator.model.problems import Collector
from generator.outputs.output import epoch
from generator.outputs.site.verify import verify


@pytest.mark.parametrize(
    ("day", "seconds"),
    [
        ("1900-01-01", 0),
        ("1969-12-31", 0),
        ("1970-01-02", 86_400),
        ("2106-02-07", 4_294_944_000),
        ("2106-02-08", 4_294_967_295),
        ("2999-12-31", 4_294_967_295),
    ],
)
def test_day_that_no_format_knows_gets_the_nearest_second(day: str, seconds: int) -> None:
    """Packed files have four bytes for a time."""
    dated: Any = SimpleNamespace(valid_from=datetime.date.fromisoformat(day))

    assert epoch(dated) == seconds


def test_entry_called_like_a_clause_is_not_counted(
    handbook: Callable[..., Handbook], tmp_path: Path
) -> None:
    """A scenario `talk-open` stands on another page than the clause `talk.open`."""
    made = handbook()
    ids = [resolved.clause.anchor for resolved in made.clauses()]
    for language in made.languages:
        for folder, ending, heading in (
            ("docs", "md", "## X {{ #{} }}\n"),
            ("site", "html", '<h2 id="{}">X</h2>\n'),
        ):
            place = tmp_path / folder / language
            place.mkdir(parents=True)
            (place / f"01-talk.{ending}").write_text("".join(map(heading.format, ids)), "utf-8")
            (place / f"scenarios.{ending}").write_text(heading.format("talk-open"), "utf-8")
    problems = Collector()

    verify(tmp_path, made, problems)

    assert problems.found == []
    (tmp_path / "site" / "pl" / "01-talk.html").unlink()
    verify(tmp_path, made, problems)
    assert len(problems.found) == len(ids)
