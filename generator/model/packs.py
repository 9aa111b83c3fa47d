"""What a PDF may hold, and how its size is said."""

from __future__ import annotations

CARDS = "cards"
"""The cards to keep at hand, a file each."""
WORKSHOP = "workshop"
"""The slides and the trainer's notes of a workshop, a file each."""
PACKS = ("full", "onboarding", CARDS, WORKSHOP)
"""Everything, the starter pack for a new colleague, and what has files of its own."""


def megabytes(size: int) -> str:
    """Say how large a file is, a tenth of a megabyte at least.

    >>> megabytes(1_260_000), megabytes(31_000)
    ('1.3', '0.1')
    """
    return f"{max(size / 1_000_000, 0.1):.1f}"
