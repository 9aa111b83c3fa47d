"""The engines that can turn the Markdown pages into a site."""

from __future__ import annotations

from enum import StrEnum


class Engine(StrEnum):
    """A static-site generator; its value is how settings and Python call it."""

    MKDOCS = "mkdocs"
    """MkDocs 1.6."""
    PROPERDOCS = "properdocs"
    """A continuation of MkDocs 1 by others, for the day when MkDocs 1 is of no use any more."""

    @property
    def own_name(self) -> str:
        """The name that it gives itself."""
        return {Engine.MKDOCS: "MkDocs", Engine.PROPERDOCS: "ProperDocs"}[self]
