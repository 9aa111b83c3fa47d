"""`handbook serve`: a live preview that follows every source file."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import click

from generator.cli.command import command
from generator.cli.options import reader_option, source_options
from generator.cli.terminal import print_fault, print_problems, show
from generator.model.problems import HandbookError, ProblemsFound
from generator.model.say import say
from generator.outputs.preview import Preview
from generator.sources.discover import COMPANIES_FOLDER
from generator.sources.home import used_folders
from generator.workshop import Asked, asked

_POLL_SECONDS = 0.25


@command("serve")
@source_options
@reader_option
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to serve on.")
@click.option("--port", default=8000, show_default=True, help="Port to serve on.")
def serve_command(
    root: Path | None, industry: str, company: str | None, reader: str, host: str, port: int
) -> None:
    """Show the handbook in the browser and rebuild it whenever a source changes.

    \b
    Example:
      handbook serve --industry finance
    """
    wanted = asked(root, industry, company, reader)
    # Taken before anything is read, so that no change during the first build is missed.
    seen = dict(_stamps(wanted.root))
    handbook, _, _ = wanted.resolve()
    target = wanted.target(handbook.name, None)
    preview = Preview(target.out, len(handbook.languages))
    try:
        server = preview.bind(host, port)
        preview.update(handbook, wanted.render(handbook), target)
        preview.answer(server)
        address = f"http://{host}:{server.server_address[1]}/"
        show(say("Serving {address} - press Ctrl+C to stop", address=address))
        _follow(wanted, preview, seen)
    finally:
        preview.close()


def _follow(wanted: Asked, preview: Preview, seen: dict[Path, tuple[int, int]]) -> None:
    """Rebuild after every change since the files looked as in `seen`, until the user stops."""
    while True:
        time.sleep(_POLL_SECONDS)
        now = dict(_stamps(wanted.root))
        if now == seen:
            continue
        changed = sorted(
            str(path) for path in now.keys() | seen.keys() if now.get(path) != seen.get(path)
        )
        seen = now
        started = time.monotonic()
        try:
            handbook, _, _ = wanted.resolve()
            preview.update(handbook, wanted.render(handbook), wanted.target(handbook.name, None))
        except ProblemsFound as found:
            print_problems(found.problems, written=say("The preview shows the last good state."))
        except HandbookError as fault:
            print_fault(fault)
        else:
            took = f"{time.monotonic() - started:.1f}"
            show(say("{path} changed: rebuilt in {seconds} s", path=changed[0], seconds=took))


def _stamps(root: Path) -> Iterator[tuple[Path, tuple[int, int]]]:
    """Walk every source file with its time and size."""
    for start in (*used_folders(root), root / COMPANIES_FOLDER):
        # A file or a folder may vanish while the tree is walked; `os.walk` passes over it.
        below = (Path(at) / file for at, _, files in os.walk(start) for file in files)
        for path in [start] if start.is_file() else below:
            try:
                status = path.stat()
            except OSError:
                continue
            shown = path.relative_to(root) if path.is_relative_to(root) else path
            yield shown, (status.st_mtime_ns, status.st_size)
