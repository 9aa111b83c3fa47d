"""The newest good state of a preview: what is shown, and who is told when that changes."""

from __future__ import annotations

import functools
import hashlib
import re
import shutil
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from urllib.parse import unquote

from filelock import FileLock, Timeout

from generator.model.handbook import Handbook
from generator.model.pages import PRINT
from generator.model.problems import HandbookError, UsageFault
from generator.model.say import say
from generator.outputs.build import fill
from generator.outputs.folder import beside, refuse_others, remove
from generator.outputs.output import Stage, Target
from generator.outputs.preview.desks import Change, Desks
from generator.outputs.preview.problem_page import ENGLISH, Voice, alone, over
from generator.outputs.site.config import footer, language_config
from generator.outputs.site.short_rules import FOLDER as RULES
from generator.render.site import Site
from generator.search.pages import SHIM
from generator.sources.world import facing_the_world

_PATIENCE_SECONDS = 0.3
_OPEN_SECONDS = 40
"""A page that asked for news within this time lies open in a browser."""
_LOOKS = frozenset({".css", ".svg", ".png", ".jpg", ".js"})
_EACH_TIME = frozenset({"search_index.js", "review-data.js", PurePath(SHIM).name})
"""Scripts that differ in each edition, although no page looks different."""
_NAME = re.compile(r"[\w.-]+")
LAST_GOOD = "last"
"""What the address of a page ends with (`?last`) when problems are not to cover it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shown:
    """What the served site was built of."""

    site: Site
    configs: dict[str, str]
    """The configuration of each language, without the line that differs in each edition."""
    looks: str = ""
    """A digest of what all pages share."""
    pages: dict[tuple[str, str], str] = field(default_factory=dict)
    """Markdown of pages that were built anew since, by language and file name."""

    def page(self, language: str, name: str) -> str | None:
        """Give the Markdown of a page as it is shown."""
        return self.pages.get((language, name), self.site.pages.get(language, {}).get(name))


class Preview:
    """Holds the newest good site; its files lie in two folders by turns."""

    def __init__(self, out: Path, root: Path, languages: int, voice: Voice = ENGLISH) -> None:
        """Prepare folders beside the output folder.

        Args:
            out: Where a build would go.
            root: The folder of the sources.
            languages: How many sites are built at once.
            voice: How problems are said in the browser.

        Raises:
            UsageFault: The same handbook is being previewed already, or a link stands where its
                pages would go.
            WorldFault: Its folder can't be written.
        """
        refuse_others(out, root)
        self.folder = beside(out, "preview")
        self.voice = voice
        self.version = 0
        self.current = self.folder / "0" / "site"
        self.fault: HandbookError | None = None
        self._shown: _Shown | None = None
        self._news = threading.Condition()
        self._asked: dict[str, float] = {}
        self._closing = ExitStack()
        try:
            with facing_the_world():
                out.parent.mkdir(parents=True, exist_ok=True)
                lock = FileLock(beside(out, "preview.lock"))
                self._closing.enter_context(lock.acquire(timeout=_PATIENCE_SECONDS))
                remove(self.folder)
        except Timeout:
            hint = say("open the address that the running preview names")
            raise UsageFault(
                say("'{name}' is being previewed already", name=out.name), hint
            ) from None
        self._closing.callback(shutil.rmtree, self.folder, ignore_errors=True)
        # What is built in a folder is remembered by the desks of that folder, so a page of the
        # one that is served can be built anew while the other is being filled.
        self._desks = (Desks(languages), Desks(languages))
        self._background = ThreadPoolExecutor(max_workers=1)
        self._closing.callback(self._background.shutdown)
        for desks in self._desks:
            self._closing.callback(desks.shutdown)

    def update(self, handbook: Handbook, site: Site, target: Target) -> None:
        """Build the handbook anew and show it.

        Raises:
            ProblemsFound: The engine complained; the old pages stay.
            WorldFault: The system refused to write them; the old pages stay.
        """
        self.update_later(handbook, site, target).result()

    def update_later(self, handbook: Handbook, site: Site, target: Target) -> Future[bool]:
        """Begin to build the handbook anew; it is shown when it is whole.

        Returns:
            Tells, when it is done, whether it is shown: not if something newer is. Raises what
            `update` raises.
        """
        with self._news:
            version = self.version
        return self._background.submit(self._make, handbook, site, target, version)

    def _make(self, handbook: Handbook, site: Site, target: Target, version: int) -> bool:
        number = 1 - int(self.current.parent.name) if self._shown else 0
        stage = self.folder / str(number)
        desks = self._desks[number]
        with facing_the_world():
            remove(stage)
            stage.mkdir(parents=True)
            whole = Stage(folder=stage, target=target, tell=lambda _: None, pool=desks)
            fill(handbook, site, whole)
        configs = {code: _config(handbook, site, target, code) for code in handbook.languages}
        looks = _looks(stage / "site")
        with self._news:
            if self.version != version:
                return False
            self._shown = _Shown(site=site, configs=configs, looks=looks)
            self.current = stage / "site"
            self._tell(None)
        return True

    def refresh(self, handbook: Handbook, site: Site, target: Target) -> int | None:
        """Build only the pages that lie open in a browser, and show them at once.

        The other pages, the search and the printed page stay as they were until `update`.

        Returns:
            How many pages were built; none if nobody looks at one that changed. None when that
            is not enough: nobody looks at anything, or what changed stands on every page.
        """
        shown = self._shown
        # Somebody may have deleted the pages; then all are built anew.
        if shown is None or not self.current.is_dir():
            return None
        opened = [one for one in self._open_pages() if shown.page(*one) is not None]
        if not opened or PRINT.markdown in {name for _, name in opened}:
            return None
        for language in {language for language, _ in opened}:
            if set(site.pages.get(language, ())) != set(shown.site.pages[language]):
                return None
            if _config(handbook, site, target, language) != shown.configs[language]:
                return None
        changes = [
            Change(
                language=language,
                config=self.current.parent / f"mkdocs.{language}.yml",
                page=name,
                text=site.pages[language][name],
                footer=footer(handbook, language),
            )
            for language, name in opened
            if site.pages[language].get(name) != shown.page(language, name)
        ]
        desks = self._desks[int(self.current.parent.name)]
        waiting = [desks.refresh(change) for change in changes]
        with facing_the_world():
            done = [one.result() for one in waiting]
        if not all(done):
            return None
        for change in changes:
            shown.pages[change.language, change.page] = change.text
        self._tell(None)
        return len(changes)

    def _open_pages(self) -> Iterator[tuple[str, str]]:
        """Walk language and Markdown file of each page that a browser looks at, newest first."""
        since = time.monotonic() - _OPEN_SECONDS
        with self._news:
            self._asked = {path: at for path, at in self._asked.items() if at >= since}
            recent = sorted(self._asked, key=self._asked.__getitem__, reverse=True)
        for path in recent:
            parts = path.strip("/").split("/")
            if len(parts) in {1, 2}:
                stem = parts[1].removesuffix(".html") if len(parts) > 1 else "index"
                yield parts[0], f"{stem}.md"

    def show(self, fault: HandbookError) -> None:
        """Show what is wrong, over the last good pages, until something is built again."""
        self._tell(fault)

    def _tell(self, fault: HandbookError | None) -> None:
        with self._news:
            self.fault = fault
            self.version += 1
            self._news.notify_all()

    def file_of(self, path: str) -> Path | None:
        """Give the newest good page of an address; None if there is none."""
        parts = [part for part in unquote(path).split("/") if part]
        if any(part.startswith(".") or not _NAME.fullmatch(part) for part in parts):
            return None
        file = self.current.joinpath(*parts)
        file = file / "index.html" if file.is_dir() else file
        return file if file.suffix == ".html" and file.is_file() else None

    def page(self, path: str, *, bare: bool = False) -> tuple[bytes, str]:
        """Give a page as it is to be shown now, and its state.

        Args:
            path: Its address, without what stands behind `?`.
            bare: True to leave problems out.
        """
        fault = None if bare else self.fault
        body = self._read(path)
        covered = over(fault, f"{path}?{LAST_GOOD}", self.voice) if fault else ""
        # A page that is shown without problems changes, too, when they are mended.
        rest = (self._shown.looks if self._shown else "", covered, str(bare and bool(self.fault)))
        digest = hashlib.blake2b(body + "\0".join(rest).encode(), digest_size=8)
        state = digest.hexdigest()
        follow = f'<script src="/__preview__.js" data-state="{state}"></script>'
        if not body:
            return alone(fault, follow, self.voice).encode(), state
        at = body.rfind(b"</body>")
        return body[:at] + f"{covered}{follow}".encode() + body[at:], state

    def _read(self, path: str) -> bytes:
        try:
            file = self.file_of(path)
            return file.read_bytes() if file else b""
        except OSError:
            # Another build took its place in between.
            return b""

    def wait(self, path: str, seen: str, seconds: float, *, bare: bool = False) -> str:
        """Wait until a page differs from what a browser has seen; give its state."""
        until = time.monotonic() + seconds
        while True:
            with self._news:
                self._asked[path] = time.monotonic()
                version = self.version
            state = self.page(path, bare=bare)[1]
            left = until - time.monotonic()
            if state != seen or left <= 0:
                return state
            with self._news:
                self._news.wait_for(functools.partial(self._is_not, version), left)

    def _is_not(self, version: int) -> bool:
        return self.version != version

    @property
    def closing(self) -> ExitStack:
        """What ends together with the preview."""
        return self._closing

    def close(self) -> None:
        """Stop the processes and remove the preview's folders."""
        self._closing.close()


def _config(handbook: Handbook, site: Site, target: Target, language: str) -> str:
    lines = language_config(target.shared, handbook, site, language).splitlines()
    return "\n".join(line for line in lines if not line.startswith("copyright:"))


def _looks(site: Path) -> str:
    """Digest the style sheets, scripts and pictures that pages load."""
    digest = hashlib.blake2b(digest_size=8)
    for path in sorted(site.rglob("*")):
        each_time = path.name in _EACH_TIME or path.parent.as_posix().endswith(RULES)
        if path.suffix in _LOOKS and not each_time and path.is_file():
            digest.update(path.read_bytes())
    return digest.hexdigest()
