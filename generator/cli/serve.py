"""`handbook serve`: a live preview that follows every source file."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import click

from generator.cli.options import source_options
from generator.cli.terminal import print_fault, print_problems, say
from generator.model.problems import HandbookError, ProblemsFound
from generator.outputs.preview.answers import answer, bind
from generator.outputs.preview.live import Preview
from generator.sources.discover import BASE_FOLDER, COMPANIES_FOLDER, PROFILES_FOLDER
from generator.workshop import Asked, asked

_POLL_SECONDS = 0.1
_QUIET_SECONDS = 1.0
"""How long no file may have changed before the pages are built that nobody looks at."""
_PROCESSES = 2
"""One for each of the languages that a handbook mostly has; more languages share them."""
_LOOKS = frozenset({"overrides", "mkdocs.yml"})
"""What all pages share."""


@click.command("serve")
@source_options
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to serve on.")
@click.option("--port", default=8000, show_default=True, help="Port to serve on.")
def serve_command(
    root: Path | None, industry: str, company: str | None, host: str, port: int
) -> None:
    """Show the handbook in the browser and rebuild it whenever a source changes.

    When a source has problems, the browser lists them, and shows the page again once they are
    mended.

    \b
    Example:
      handbook serve --industry finance
    """
    wanted = asked(root, industry, company)
    # Taken before anything is read, so that no change during the first build is missed.
    seen = dict(_stamps(wanted.root))
    preview = Preview(wanted.target(wanted.name).out, _PROCESSES)
    try:
        server = bind(preview, host, port)
        _build(wanted, preview, "")
        answer(server, preview.closing)
        say(f"Serving http://{host}:{server.server_address[1]}/ - press Ctrl+C to stop")
        _follow(wanted, preview, seen)
    finally:
        preview.close()


def _follow(wanted: Asked, preview: Preview, seen: dict[Path, tuple[int, int]]) -> None:
    """Rebuild after every change since the files looked as in `seen`, until the user stops.

    The page that somebody looks at is shown first; the others follow when no file has changed
    for a moment, because a whole build takes longer than anybody wants to wait for a word.
    """
    due: float | None = None
    last = ""
    while True:
        time.sleep(_POLL_SECONDS)
        now = dict(_stamps(wanted.root))
        changed = sorted(
            path for path in now.keys() | seen.keys() if now.get(path) != seen.get(path)
        )
        seen = now
        if changed:
            last = changed[0].as_posix()
            looks = any(path.parts[0] in _LOOKS for path in changed)
            due = _build(wanted, preview, last, first=not looks)
        elif due is not None and time.monotonic() >= due:
            due = _build(wanted, preview, last)


def _build(wanted: Asked, preview: Preview, changed: str, *, first: bool = False) -> float | None:
    """Show the handbook as its sources are now, or what is wrong with them.

    Args:
        wanted: Which handbook.
        preview: Where it is shown.
        changed: The file that changed; empty for the first build.
        first: True to build only the pages that somebody looks at, if that is enough.

    Returns:
        When the other pages are due; None when nothing is left to do.
    """
    started = time.monotonic()
    try:
        handbook, _, _ = wanted.resolve()
        site, target = wanted.render(handbook), wanted.target(wanted.name)
        if first and preview.refresh(handbook, site, target):
            say(f"{changed} changed: on screen after {time.monotonic() - started:.1f} s")
            return time.monotonic() + _QUIET_SECONDS
        preview.update(handbook, site, target)
    except ProblemsFound as found:
        preview.show(found)
        print_problems(found.problems, written="The browser shows them, too.")
    except HandbookError as fault:
        if not changed:
            raise
        preview.show(fault)
        print_fault(fault)
    else:
        if changed:
            say(f"{changed} changed: rebuilt in {time.monotonic() - started:.1f} s")
    return None


def _stamps(root: Path) -> Iterator[tuple[Path, tuple[int, int]]]:
    """Walk every source file with its time and size."""
    for name in (BASE_FOLDER, PROFILES_FOLDER, COMPANIES_FOLDER, "overrides", "mkdocs.yml"):
        start = root / name
        # A file or a folder may vanish while the tree is walked; `os.walk` passes over it.
        below = (Path(at) / file for at, _, files in os.walk(start) for file in files)
        for path in [start] if start.is_file() else below:
            try:
                status = path.stat()
            except OSError:
                continue
            yield path.relative_to(root), (status.st_mtime_ns, status.st_size)
