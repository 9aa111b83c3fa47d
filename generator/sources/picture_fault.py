"""Why a picture can't be used."""

from __future__ import annotations

Spot = tuple[int, int]
"""A line and a column of a drawing, counted from 1."""


class PictureFault(Exception):
    """A picture can't be used; the message says why, and the hint what helps."""

    def __init__(self, message: str, hint: str, spot: Spot | None = None) -> None:
        """Keep both, and where in the drawing it stands, if it stands anywhere."""
        self.message = message
        self.hint = hint
        self.spot = spot
        super().__init__(message)
