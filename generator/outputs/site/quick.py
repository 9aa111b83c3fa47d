"""Let the engine make the same site in less time, and without what no page asks for.

Nothing here changes a byte of a page; `tests/engine/test_quick.py` compares with the engine alone.
"""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

from generator.outputs.site.kept_pages import KeptPages
from generator.outputs.site.quick_markdown import QuickMarkdown
from generator.outputs.site.quick_search import quicken_search
from generator.outputs.site.theme_kept import keep_theme

_UNUSED = ("assets/javascripts/lunr/",)
"""Folders of the theme that no page asks for: our search stands in for its language packs."""
_SOURCE_MAPS = ".map"
"""What only a debugger reads."""


def quicken(config: Any, compiled: Path | None, pages: KeptPages) -> None:
    """Fit an engine's configuration, already loaded, with what saves time and room.

    Args:
        config: The configuration of one site.
        compiled: The folder that keeps compiled templates; None for none.
        pages: What earlier builds kept of the site.
    """
    from mkdocs.plugins import BasePlugin

    class Quick(BasePlugin):  # type: ignore[no-untyped-call, type-arg]
        def on_config(self, config: Any) -> None:
            # One page of ours for all languages takes its place; see `not_found.py`.
            config.theme.static_templates.discard("404.html")
            if search := config.plugins.get("material/search"):
                quicken_search(search, pages.sections)

        def on_files(self, files: Any, /, *, config: Any) -> None:
            del config
            for file in [file for file in files if _unused(file.src_uri)]:
                files.remove(file)
            pages.begin(files)

        def on_nav(self, nav: Any, /, *, config: Any, files: Any) -> None:
            del config, files
            self.nav = nav

        def on_page_markdown(self, markdown: str, /, *, page: Any, config: Any, files: Any) -> None:
            del markdown, config, files
            page.render = functools.partial(pages.read, page)

        def on_env(self, env: Any, /, *, config: Any, files: Any) -> None:
            del config, files
            pages.templates(env, self.nav)

    config.markdown_extensions.append(QuickMarkdown())
    config.plugins["handbook/quick"] = Quick()
    keep_theme(config.theme, compiled)


def _unused(uri: str) -> bool:
    return uri.startswith(_UNUSED) or (uri.startswith("assets/") and uri.endswith(_SOURCE_MAPS))
