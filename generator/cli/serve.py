"""`handbook serve`: a live preview that follows every source file."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import click

from generator.cli.command import command
from generator.cli.language import speaker, spoken_language
from generator.cli.options import reader_option, source_options
from generator.cli.terminal import print_bug, print_fault, print_problems, show
from generator.model.handbook import Handbook
from generator.model.problems import HandbookError, ProblemsFound, WorldFault
from generator.model.say import say
from generator.outputs.output import Target
from generator.outputs.preview.answers import answer, bind
from generator.outputs.preview.live import Preview
from generator.outputs.preview.problem_page import Voice
from generator.render.site import Site
from generator.sources.discover import COMPANIES_FOLDER, refuse_unknown
from generator.sources.home import used_folders
from generator.sources.world import world_fault
from generator.workshop import Asked, asked

_POLL_SECONDS = 0.1
_QUIET_SECONDS = 1.0
"""How long no file may have changed before the pages are built that nobody looks at."""
_PROCESSES = 2
"""One for each of the languages that a handbook mostly has; more languages share them."""
_LOOKS = frozenset({"overrides", "mkdocs.yml"})
"""What all pages share."""


@command("serve")
@source_options
@reader_option
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to serve on.")
@click.option("--port", default=8000, show_default=True, help="Port to serve on.")
def serve_command(
    root: Path | None, industry: str, company: str | None, reader: str, host: str, port: int
) -> None:
    """Show the handbook in the browser and rebuild it whenever a source changes.

    When a source has problems, the browser lists them, and shows the page again once they are
    mended.

    \b
    Example:
      handbook serve --industry finance
    """
    wanted = asked(root, industry, company, reader)
    # Taken before anything is read, so that no change during the first build is missed.
    seen = dict(_stamps(wanted.root))
    refuse_unknown(wanted.root, wanted.industries, wanted.company)
    out = wanted.folder(wanted.name)
    preview = Preview(out, wanted.root, _PROCESSES, Voice(spoken_language(), speaker()))
    try:
        server = bind(preview, host, port)
        desk = _Desk(wanted, preview)
        desk.begin()
        answer(preview, server)
        address = f"http://{host}:{server.server_address[1]}/"
        show(say("Serving {address} - press Ctrl+C to stop", address=address))
        while True:
            time.sleep(_POLL_SECONDS)
            now = dict(_stamps(wanted.root))
            changed = {path for path in now.keys() | seen.keys() if now.get(path) != seen.get(path)}
            seen = now
            desk.follow(changed)
    finally:
        preview.close()


@dataclass
class _Desk:
    """Follows the sources.

    The page that somebody looks at is shown first; the others are built when no file has changed
    for a moment, because a whole build takes longer than anybody wants to wait for a word.
    """

    wanted: Asked
    preview: Preview
    last: str = ""
    """The file that changed last."""
    due: float | None = None
    """When the other pages are to be built."""
    waiting: tuple[Handbook, Site, Target] | None = None
    """What they are to be built of."""
    building: Future[bool] | None = None
    started: float = 0.0

    def begin(self) -> None:
        """Show the handbook, or what is wrong with it.

        Raises:
            UsageFault: What is asked for is not there.
        """
        with self._told(WorldFault):
            self.preview.update(*self._read())

    def follow(self, changed: set[Path]) -> None:
        """Do what is to be done after some files changed, or after none did."""
        if changed:
            self.last = min(changed).as_posix()
            self.started = time.monotonic()
            self.due = None
            with self._told(HandbookError):
                self._changed(first=not any(_LOOKS & set(path.parts) for path in changed))
        elif self.building and self.building.done():
            done, self.building = self.building, None
            with self._told(HandbookError):
                if done.result():
                    show(say("{path} changed: rebuilt in {seconds} s", **self._times()))
        elif self.due is not None and self.waiting and time.monotonic() >= self.due:
            self.due, self.started = None, time.monotonic()
            self.building = self.preview.update_later(*self.waiting)

    def _changed(self, *, first: bool) -> None:
        self.waiting = self._read()
        built = self.preview.refresh(*self.waiting) if first else None
        if built is None:
            self.preview.update(*self.waiting)
            show(say("{path} changed: rebuilt in {seconds} s", **self._times()))
            return
        # Whoever looks at another page may be about to come here.
        self.due = time.monotonic() + (_QUIET_SECONDS if built else 0)
        if built:
            show(say("{path} changed: on screen after {seconds} s", **self._times()))

    def _read(self) -> tuple[Handbook, Site, Target]:
        handbook, _, _ = self.wanted.resolve()
        return handbook, self.wanted.render(handbook), self.wanted.target(self.wanted.name)

    def _times(self) -> dict[str, str]:
        return {"path": self.last, "seconds": f"{time.monotonic() - self.started:.1f}"}

    @contextmanager
    def _told(self, expected: type[HandbookError]) -> Iterator[None]:
        """Show what goes wrong in the browser and on the terminal, and live on.

        Args:
            expected: What is told besides problems; any other fault ends the preview, but a fault
                of the program itself, which the next change may end, does not.
        """
        try:
            yield
        except ProblemsFound as found:
            self.preview.show(found)
            print_problems(found.problems, written=say("The browser shows them, too."))
        except expected as fault:
            self.preview.show(fault)
            print_fault(fault)
        except HandbookError:
            raise
        except OSError as error:
            self.preview.show(world_fault(error))
            print_fault(world_fault(error))
        except Exception:  # noqa: BLE001 - whoever writes a text goes on writing
            self.preview.show(HandbookError(say("The program has a fault; the terminal shows it.")))
            print_bug()


def _stamps(root: Path) -> Iterator[tuple[Path, tuple[int, int]]]:
    """Walk every source file with its time and size.

    What can't be looked at, or vanishes while the tree is walked, is passed over.
    """
    with contextlib.suppress(OSError):
        for start in (*used_folders(root), root / COMPANIES_FOLDER):
            below = (Path(at) / file for at, _, files in os.walk(start) for file in files)
            yield from _stamps_of([start] if start.is_file() else below, root)


def _stamps_of(paths: Iterable[Path], root: Path) -> Iterator[tuple[Path, tuple[int, int]]]:
    for path in paths:
        with contextlib.suppress(OSError):
            status = path.stat()
            shown = path.relative_to(root) if path.is_relative_to(root) else path
            yield shown, (status.st_mtime_ns, status.st_size)
