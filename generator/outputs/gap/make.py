"""All files of a gap report, by their names."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from generator.gap.draft import draft
from generator.gap.paper import paper_of
from generator.gap.report import Report
from generator.outputs.gap.document import document
from generator.outputs.gap.page import page

DRAFT = ".draft.yml"
"""Ends the name of the draft; no command reads a file of such a name."""


def gap_files(report: Report, tell: Callable[[str], str]) -> Mapping[str, bytes]:
    """Make the files of a report; equal input gives equal bytes.

    Args:
        report: The report.
        tell: Says its own words in the language of the policy.
    """
    paper = paper_of(report, tell)
    return {
        "gap.html": page(paper, report.language),
        "gap.docx": document(paper, report.handbook, report.language),
        f"company{DRAFT}": draft(report, tell).encode(),
    }
