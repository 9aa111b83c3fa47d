"""Processes of a preview: each remembers a site, so that one page of it is built in a moment."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.outputs.site import engine


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One page that is to be built anew in a built site."""

    language: str
    config: Path
    """The mkdocs.<language>.yml that the site was built with."""
    page: str
    """The Markdown file's name."""
    text: str
    """What the file holds now."""
    footer: str
    """The line at the foot of each page."""


class Desks(Executor):
    """A process for each site, always the same one for the same site."""

    def __init__(self, count: int) -> None:
        """Open so many desks; each process starts when it gets work."""
        self._desks = [
            ProcessPoolExecutor(max_workers=1, initializer=_sit_down) for _ in range(count)
        ]
        self._of: dict[str, ProcessPoolExecutor] = {}

    def map(  # type: ignore[override]  # of all that an executor can do, builds need this
        self, function: Callable[..., Any], *arguments: Iterable[Any], **options: Any
    ) -> Iterator[Any]:
        """Do the work for each site, always the same site's at the same desk."""
        del options
        futures = [
            self._at(job.config).submit(function, job) for (job,) in zip(*arguments, strict=True)
        ]
        return (future.result() for future in futures)

    def refresh(self, change: Change) -> Future[bool]:
        """Build one page anew in place; tells whether it is there without a complaint."""
        return self._at(change.config).submit(_refresh, change)

    def _at(self, config: Path) -> ProcessPoolExecutor:
        if config.name not in self._of:
            turns = itertools.islice(itertools.cycle(self._desks), len(self._of), None)
            self._of[config.name] = next(turns)
        return self._of[config.name]

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = True) -> None:  # noqa: FBT001, FBT002 - as executors do
        """Close all desks at once; what is half done is of no use."""
        for desk in self._desks:
            # From Python 3.14 on `terminate_workers` does it.
            for process in list((desk._processes or {}).values()):  # noqa: SLF001
                process.terminate()
            desk.shutdown(wait, cancel_futures=cancel_futures)


@dataclass
class _Site:
    """What the engine knows of a built site."""

    path: Path
    config: Any
    files: Any = None
    nav: Any = None
    env: Any = None


_sites: dict[str, _Site] = {}
"""The sites of this process, by the name of their configuration."""


def _sit_down() -> None:
    engine.obey_parent()
    engine.remember = _remember


def _remember(path: Path, config: Any) -> None:
    """Let the engine tell what it makes of the configuration while it builds."""
    from mkdocs.plugins import BasePlugin

    site = _Site(path, config)

    class Keeper(BasePlugin):  # type: ignore[no-untyped-call, type-arg]
        def on_nav(self, nav: Any, /, *, config: Any, files: Any) -> Any:
            del config
            site.nav, site.files = nav, files
            return nav

        def on_env(self, env: Any, /, *, config: Any, files: Any) -> Any:
            del config, files
            site.env = env
            return env

    config.plugins["handbook/keeper"] = Keeper()
    _sites[path.name] = site


def _refresh(change: Change) -> bool:
    site = _sites.get(change.config.name)
    if site is None or site.path != change.config or site.env is None:
        return False
    # No engine has a public way to build one page. Both are held below 2; MkDocs does not change
    # any more.
    from mkdocs.commands.build import _build_page, _populate_page

    with engine.listening(change.page) as messages:
        site.config.copyright = change.footer
        file = site.files.get_file_from_path(change.page)
        if file is None or file.page is None:
            return False
        Path(file.abs_src_path).write_text(change.text, encoding="utf-8", newline="\n")
        pages = site.files.documentation_pages()
        _populate_page(file.page, site.config, site.files)
        _build_page(file.page, site.config, pages, site.nav, site.env)
    return not messages
