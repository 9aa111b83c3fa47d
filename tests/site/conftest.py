"""One built site, a web server with the strict headers, and a browser."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from generator.model.problems import Collector
from generator.outputs.site.headers import all_headers
from tests.site.kinds import PAGE_TYPES


@pytest.fixture(scope="session")
def built(shipped: Callable[[str], Path]) -> Path:
    """Give the folder of the example bank's site; no test changes it."""
    return shipped("bank-brzozowy") / "build" / "bank-brzozowy" / "site"


class _Handler(SimpleHTTPRequestHandler):
    """Serves a site under a path, with its headers and its page for dead addresses."""

    protocol_version = "HTTP/1.1"
    """Connections are kept, as a page asks for forty files; so heads may not wait for bodies."""
    disable_nagle_algorithm = True

    def __init__(self, *args: Any, site: Path, path: str, headers: dict[str, str]) -> None:
        self.prefix = path
        self.extra = headers
        super().__init__(*args, directory=str(site))

    def translate_path(self, path: str) -> str:
        """Take the prefix off; anything beside it does not exist."""
        if not path.startswith(self.prefix):
            return str(Path(self.directory) / "no-such-file")
        return super().translate_path("/" + path.removeprefix(self.prefix))

    def end_headers(self) -> None:
        """Send the strict headers with every answer."""
        for name, value in self.extra.items():
            self.send_header(name, value)
        super().end_headers()

    def send_error(self, code: int, *rest: Any) -> None:
        """Show the site's own page instead of the server's, at the dead address itself."""
        del rest
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        """Stay silent."""


@pytest.fixture(scope="session")
def serve(built: Path) -> Iterator[Callable[[str], str]]:
    """Serve the site under a path, each path once; gives the address of its root."""
    headers = all_headers(built, Collector())
    running: dict[str, ThreadingHTTPServer] = {}

    def start(path: str) -> str:
        if path not in running:
            handler = partial(_Handler, site=built, path=path, headers=headers)
            running[path] = ThreadingHTTPServer(("127.0.0.1", 0), handler)
            threading.Thread(target=running[path].serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{running[path].server_address[1]}{path}"

    yield start
    for server in running.values():
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def pages(built: Path) -> list[str]:
    """Name one page of every kind in both languages, and make sure that they exist."""
    names = [f"{language}/{name}.html" for language in ("pl", "en") for name in PAGE_TYPES]
    assert [name for name in names if not (built / name).is_file()] == []
    return names
