"""Why a picture can't be used."""

from __future__ import annotations


class PictureFault(Exception):
    """A picture can't be used; the message says why, and the hint what helps."""

    def __init__(self, message: str, hint: str) -> None:
        """Keep both."""
        self.message = message
        self.hint = hint
        super().__init__(message)
