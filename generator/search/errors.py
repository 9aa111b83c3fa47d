"""The one error of the search pack."""

from __future__ import annotations


class SearchPackError(Exception):
    """The folder is no built Material site, or something it is built with has changed."""
