"""Tables for spreadsheets: formula-safe CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from generator.model.guard import guarded
from generator.model.handbook import Handbook
from generator.model.review import Review
from generator.render.prose import flat
from generator.review.receipts import Receipt

BYTE_ORDER_MARK = "\ufeff"


def as_csv(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Write a table that Excel opens by a double click, in Poland, too.

    It begins with the mark that tells Excel of UTF-8, and semicolons separate its cells. No cell
    can act as a formula.

    Args:
        header: Names of the columns.
        rows: The cells.
    """
    out = io.StringIO(BYTE_ORDER_MARK, newline="")
    out.seek(0, io.SEEK_END)
    writer = csv.writer(out, delimiter=";", lineterminator="\n")
    writer.writerow(header)
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return out.getvalue()


def review_table(review: Review, handbook: Handbook) -> str:
    """Give a review as a table that can be filled in and imported."""
    language = handbook.binding_language
    clauses = {one.id: one for one in handbook.clauses()}
    rows = []
    for one in review.decisions:
        found = clauses.get(str(one.clause))
        title = flat(found.clause.title, handbook.parameters, language) if found else ""
        said = flat(found.clause.statement, handbook.parameters, language) if found else ""
        rows.append(
            (
                str(one.clause),
                str(one.rank),
                found.number if found else "",
                title,
                said,
                str(one.decision or ""),
                str(one.note or ""),
                str(one.by or ""),
                one.date.isoformat() if one.date else "",
                "yes" if one.material else "no",
            )
        )
    header = ("clause", "rank", "number", "title", "statement", "decision", "note", "by", "date")
    return as_csv((*header, "material"), rows)


def receipt_table(found: Iterable[Receipt]) -> str:
    """Give who signed what as a table."""
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
                one.because,
            )
            for one in found
        ),
    )
