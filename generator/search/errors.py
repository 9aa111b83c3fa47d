"""The one error of the search pack."""

from __future__ import annotations

from generator.model.problems import HandbookError


class SearchPackError(HandbookError):
    """The folder is no built Material site, or something it is built with has changed."""
