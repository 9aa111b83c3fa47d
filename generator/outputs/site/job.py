"""What a process needs to know to make the site of one language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.model.engine import Engine


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteJob:
    """The site of one language, to be made in a process of its own."""

    config: Path
    """Its mkdocs.<language>.yml; the site goes into the folder that it names."""
    site: Path
    """That folder."""
    language: str
    engine: Engine
    """What turns the pages into a site."""
    epoch: int
    """The time that the site bears, in seconds since 1970: equal input gives equal bytes."""
    table: str
    """What a table without a caption is called, encoded for HTML; its number follows."""
    asked: Mapping[str, tuple[str, ...]]
    """How people ask for what stands at an address of the site; words of no page."""
    kept: Path | None
    """Where results are kept for the next build; None to keep nothing."""
    made_by: str
    """Names the program and its libraries; what another one kept is forgotten."""
