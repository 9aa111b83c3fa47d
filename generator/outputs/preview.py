"""A live preview: rebuild on every change of a source, and tell open pages to reload."""

from __future__ import annotations

import functools
import shutil
import threading
from contextlib import ExitStack
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from generator.model.handbook import Handbook
from generator.model.problems import UsageFault
from generator.outputs.build import fill
from generator.outputs.output import Stage, Target
from generator.outputs.site.engine import workers
from generator.render.site import Site

_PATIENCE_SECONDS = 0.3
_RELOAD = b"""<script>(function () {
  var seen = null;
  setInterval(function () {
    fetch("/__version__").then(function (r) { return r.text(); }).then(function (now) {
      if (seen !== null && seen !== now) location.reload();
      seen = now;
    }).catch(function () {});
  }, 500);
})();</script></body>"""


class Preview:
    """Holds the newest good site and serves it; the files lie in two folders by turns."""

    def __init__(self, out: Path, languages: int) -> None:
        """Prepare folders beside the output folder.

        Raises:
            UsageFault: The same handbook is being previewed already.
        """
        self.folder = out.parent / f".{out.name}.preview"
        self.version = 0
        self.current = self.folder / "0" / "site"
        self._closing = ExitStack()
        out.parent.mkdir(parents=True, exist_ok=True)
        try:
            lock = FileLock(out.parent / f".{out.name}.preview.lock")
            self._closing.enter_context(lock.acquire(timeout=_PATIENCE_SECONDS))
        except Timeout:
            hint = "open the address that the running preview names"
            raise UsageFault(f"'{out.name}' is being previewed already", hint) from None
        shutil.rmtree(self.folder, ignore_errors=True)
        self._closing.callback(shutil.rmtree, self.folder, ignore_errors=True)
        self.pool = self._closing.enter_context(workers(languages))

    def update(self, handbook: Handbook, site: Site, target: Target) -> None:
        """Build the handbook anew and show it.

        Raises:
            ProblemsFound: MkDocs complained; the old pages stay.
        """
        stage = self.folder / str((self.version + 1) % 2)
        shutil.rmtree(stage, ignore_errors=True)
        stage.mkdir(parents=True)
        at = Stage(folder=stage, target=target, tell=lambda _: None, pool=self.pool)
        fill(handbook, site, at)
        self.current = stage / "site"
        self.version += 1

    def bind(self, host: str, port: int) -> ThreadingHTTPServer:
        """Take the port; nothing is answered before `answer`.

        Raises:
            UsageFault: The port is taken, or the address is not this machine's.
        """
        try:
            return ThreadingHTTPServer((host, port), functools.partial(_Handler, self))
        except (OSError, OverflowError) as error:
            reason = error.strerror if isinstance(error, OSError) else "it is no port number"
            raise UsageFault(
                f"port {port} can't be used: {reason}", "choose another one with --port"
            ) from None

    def answer(self, server: ThreadingHTTPServer) -> None:
        """Begin to answer in the background."""
        self._closing.callback(server.server_close)
        threading.Thread(target=server.serve_forever, daemon=True).start()

    def close(self) -> None:
        """Stop the processes and remove the preview's folders."""
        self._closing.close()


class _Handler(SimpleHTTPRequestHandler):
    """Serves the newest site; adds the reload script to pages on their way out."""

    def __init__(self, preview: Preview, *args: Any) -> None:
        self.preview = preview
        super().__init__(*args, directory=str(preview.current))

    def do_GET(self) -> None:
        """Answer with a file, or with the number of the newest build."""
        if self.path == "/__version__":
            self._send(str(self.preview.version).encode(), "text/plain")
            return
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            path /= "index.html"
        if path.suffix == ".html" and path.is_file():
            page = path.read_bytes().replace(b"</body>", _RELOAD)
            self._send(page, "text/html; charset=utf-8")
            return
        super().do_GET()

    def _send(self, body: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Stay silent; the terminal shows builds and problems only."""
