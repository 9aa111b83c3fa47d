"""Let an engine take pages that did not change from what an earlier build kept of them.

A page is made in three steps: its Markdown becomes HTML, the HTML is cut up for the search, and a
template puts it among header, navigation and footer. Each is kept by what it is made of. The line
at the foot of each page changes with every word of the handbook, so it is set in at the end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.outputs.kept import Kept, key_of

if TYPE_CHECKING:
    from jinja2 import Environment

_FOOTER = "\x02footer\x03"
"""Stands for the line at the foot; no page can hold these signs."""
_SETTINGS = "copyright:"
_PLUGINS = frozenset({"material/search", "material/offline"})
_EXTENSIONS = frozenset(
    {
        "admonition",
        "fenced_code",
        "attr_list",
        "pymdownx.details",
        "pymdownx.superfences",
        "tables",
        "toc",
    }
)
Finish = Callable[[str], str]
"""What is done to a page when the template is filled."""


def is_known(config: Any) -> bool:
    """Tell whether pages are made of nothing but what is looked at here.

    Somebody's own plugin, hook or extension may read whatever it likes, so then nothing is kept.
    """
    return (
        not config.hooks
        and _PLUGINS.issuperset(config.plugins)
        and _EXTENSIONS.issuperset(config.markdown_extensions)
    )


class KeptPages:
    """The pages of one site."""

    def __init__(self, kept: Kept, path: Path, finish: Finish) -> None:
        """Begin a build.

        Args:
            kept: What earlier builds kept.
            path: The site's configuration; `overrides` beside it has its templates.
            finish: What is done to a page when the template is filled.
        """
        self._kept = kept
        self._finish = finish
        lines = path.read_text("utf-8").split("\n")
        self._settings = [line for line in lines if not line.startswith(_SETTINGS)]
        self._templates = [
            (one.relative_to(path.parent).as_posix(), one.read_text("utf-8"))
            for one in sorted((path.parent / "overrides").rglob("*.html"))
        ]
        self._files = ""
        self._navigation = ""

    def begin(self, files: Iterable[Any]) -> None:
        """Learn which files there are, to which links may lead."""
        uris = sorted(file.src_uri for file in files)
        self._files = key_of(self._settings, uris)

    def read(self, page: Any, config: Any, files: Any) -> None:
        """Convert a page's Markdown; see `Page.render`."""
        fresh = False

        def make() -> dict[str, Any]:
            nonlocal fresh
            fresh = True
            type(page).render(page, config, files)
            return {
                "content": page.content,
                "toc": [_as_token(item) for item in page.toc],
                "title": page._title_from_render,  # noqa: SLF001 - no engine gives it otherwise
                "anchors": sorted(page.present_anchor_ids),
                "links": {
                    file.src_uri: links for file, links in (page.links_to_anchors or {}).items()
                },
            }

        key = key_of(self._files, page.file.src_uri, page.markdown)
        made = self._kept.take("read", key, make, dict)
        if not fresh:
            _restore(page, made, files)

    def sections(self, page: Any, make: Callable[[], list[Any]]) -> list[Any]:
        """Give the entries of a page in the search index."""
        toc = [_as_token(item) for item in page.toc]
        key = key_of(page.content, toc, page.url, page.title, _plain(page.meta))
        return self._kept.take("search", key, make, list)

    def templates(self, environment: Environment, navigation: Any) -> None:
        """Let the pages' templates give pages that were kept.

        Args:
            environment: The environment of the theme.
            navigation: The navigation, which stands on every page, with final titles.
        """
        listed = [
            (page.url, page.title, page.is_homepage, _plain(page.meta)) for page in navigation.pages
        ]
        settings = (self._settings, self._templates, listed)
        self._navigation = key_of(*settings)
        get = environment.get_template

        def get_template(name: Any, parent: Any = None, globals: Any = None) -> Any:  # noqa: A002
            found = get(name, parent, globals)
            # Templates name their parent when they ask; the engine has none.
            return found if parent else _Template(found, self)

        environment.get_template = get_template  # type: ignore[method-assign]

    def fill(self, template: Any, context: dict[str, Any]) -> str:
        """Put a page among header, navigation and footer."""
        page, config = context.get("page"), context["config"]
        if page is None:
            return str(template.render(context))
        footer = config.copyright

        def make() -> str:
            config.copyright = _FOOTER
            try:
                return self._finish(template.render(context))
            finally:
                config.copyright = footer

        toc = [_as_token(item) for item in page.toc]
        key = key_of(
            self._navigation, template.name, page.url, page.title, page.content, toc,
            _plain(page.meta),
        )  # fmt: skip
        return self._kept.take("page", key, make, str).replace(_FOOTER, footer or "")


class _Template:
    """A page's template, as far as an engine uses it."""

    def __init__(self, template: Any, pages: KeptPages) -> None:
        self._template = template
        self._pages = pages

    def render(self, context: dict[str, Any]) -> str:
        return self._pages.fill(self._template, context)


def _restore(page: Any, made: dict[str, Any], files: Any) -> None:
    from mkdocs.structure.toc import get_toc

    page.content = made["content"]
    page.toc = get_toc(made["toc"])
    page._title_from_render = made["title"]  # noqa: SLF001
    page.present_anchor_ids = set(made["anchors"])
    page.links_to_anchors = {
        files.get_file_from_path(uri): links for uri, links in made["links"].items()
    }


def _as_token(item: Any) -> dict[str, Any]:
    return {
        "name": item.title,
        "id": item.id,
        "level": item.level,
        "children": [_as_token(child) for child in item.children],
    }


def _plain(meta: Any) -> Any:
    """Give the front matter as JSON can hold it; it comes from YAML, and may have dates."""
    if isinstance(meta, dict):
        return {str(name): _plain(value) for name, value in meta.items()}
    if isinstance(meta, list | tuple):
        return [_plain(value) for value in meta]
    return meta if isinstance(meta, str | int | float | bool | None) else repr(meta)
