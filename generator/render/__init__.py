"""Turn a handbook into Markdown pages; pure, so equal handbooks give equal pages."""

from generator.render.site import Site, render

__all__ = ["Site", "render"]
