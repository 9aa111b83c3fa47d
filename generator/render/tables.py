"""The tables that leave the program: what stands in which column."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from generator.model.handbook import Handbook
from generator.model.review import Review
from generator.render.prose import flat
from generator.review.receipts import Receipt
from generator.sources.tables import as_csv


def review_table(review: Review, handbook: Handbook) -> str:
    """Give a review as a table that can be filled in and imported.

    The number of a clause stands before its title: by itself, Excel in Poland takes it for a day.
    """
    language = handbook.binding_language
    clauses = {one.id: one for one in handbook.clauses()}
    rows = []
    for one in review.decisions:
        found = clauses.get(str(one.clause))
        title = flat(found.clause.title, handbook.parameters, language) if found else ""
        title = f"{found.number} {title}" if found else ""
        said = flat(found.clause.statement, handbook.parameters, language) if found else ""
        rows.append(
            (
                str(one.clause),
                str(one.rank),
                title,
                said,
                str(one.decision or ""),
                str(one.note or ""),
                str(one.by or ""),
                one.date.isoformat() if one.date else "",
                "yes" if one.material else "no",
            )
        )
    header = ("clause", "rank", "title", "statement", "decision", "note", "by", "date")
    return as_csv((*header, "material"), rows)


def receipt_table(found: Iterable[Receipt], spoken: Callable[[str], str]) -> str:
    """Give who signed what as a table.

    Args:
        found: The receipts.
        spoken: Says a text in the language of whoever reads the table.
    """
    header = ("id", "role", "status", "edition", "date", "because")
    return as_csv(
        header,
        (
            (
                one.id,
                one.role,
                one.status,
                one.edition,
                one.date.isoformat() if one.date else "",
                spoken(one.because),
            )
            for one in found
        ),
    )
