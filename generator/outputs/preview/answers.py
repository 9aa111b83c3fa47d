"""Answers browsers: the newest pages, and news for those that follow them."""

from __future__ import annotations

import contextlib
import functools
import ipaddress
import os
import re
import socket
import sys
import threading
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from generator.model.problems import UsageFault
from generator.model.say import say
from generator.model.system import why
from generator.outputs.preview.live import LAST_GOOD, Preview
from generator.outputs.preview.problem_page import POLICY

_ASSETS = Path(__file__).parent / "assets"
_EVERYWHERE = {"0.0.0.0", "::", ""}  # noqa: S104 - somebody may ask for it
"""Addresses that stand for every one of this machine."""
_HELD_SECONDS = 25.0
"""How long a browser's question is held; some give up after half a minute."""
_FILES = {
    "/__preview__.js": ("preview.js", "text/javascript"),
    "/__preview__.css": ("preview.css", "text/css"),
}

_NOTICED = 0.1
"""Seconds until the end of a preview is noticed."""


def bind(preview: Preview, host: str, port: int) -> ThreadingHTTPServer:
    """Take the port until the preview closes; nothing is answered before `answer`.

    Raises:
        UsageFault: The port is taken, or the address is not this machine's.
    """
    try:
        server = _Server((host, port), functools.partial(_Handler, preview, host))
    except (OSError, OverflowError) as error:
        reason = why(error) if isinstance(error, OSError) else say("it is no port number")
        raise UsageFault(
            say("port {port} can't be used: {reason}", port=port, reason=reason),
            say("choose another one with --port"),
        ) from None
    preview.closing.callback(server.server_close)
    return server


def answer(preview: Preview, server: ThreadingHTTPServer) -> None:
    """Begin to answer in the background, until the preview closes."""
    threading.Thread(target=server.serve_forever, args=(_NOTICED,), daemon=True).start()
    # Before the port is given back: a thread that waits at a closed port never rests.
    preview.closing.callback(server.shutdown)


def is_own(asked: str, host: str) -> bool:
    """Tell whether a name that a browser asks for can only mean this machine.

    Args:
        asked: What stands behind `Host:`, with or without a port.
        host: The address that the preview was told to serve on.

    >>> is_own("127.0.0.1:8000", "127.0.0.1"), is_own("[::1]:80", "::1"), is_own("a.example", "::1")
    (True, True, False)
    """
    name = re.sub(r":\d*$", "", asked.strip()).strip("[]").rstrip(".").casefold()
    own = {"localhost", host.casefold()}
    if host in _EVERYWHERE:
        own |= {socket.gethostname().casefold(), socket.getfqdn().casefold()}
    with contextlib.suppress(ValueError):
        # Nobody can let a number lead to another machine.
        ipaddress.ip_address(name)
        return True
    return bool(name) and name in own


class _Server(ThreadingHTTPServer):
    """Passes over browsers that do not wait for an answer."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Print what is a fault of ours only."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(SimpleHTTPRequestHandler):
    """Serves the newest site; adds to pages on their way out what follows the preview."""

    def __init__(self, preview: Preview, host: str, *args: Any) -> None:
        self.preview = preview
        self.host = host
        super().__init__(*args, directory=str(preview.current))

    def parse_request(self) -> bool:
        """Answer only who means this machine, so that no foreign page can read a draft.

        A page can let its own name lead to this machine, and would then count as the one that
        asks; the name that a browser was given stands in its question.
        """
        if not super().parse_request():
            return False
        if is_own(self.headers.get("Host", ""), self.host):
            return True
        self.send_error(HTTPStatus.MISDIRECTED_REQUEST)
        return False

    def list_directory(self, path: str | os.PathLike[str]) -> None:
        """Show no list of files: there is a page, or there is none."""
        del path
        self.send_error(HTTPStatus.NOT_FOUND)

    def do_GET(self) -> None:
        """Answer with a page, a file, or news."""
        address = urlsplit(self.path)
        asked = parse_qs(address.query, keep_blank_values=True)
        if address.path == "/__version__":
            self._send(str(self.preview.version).encode(), "text/plain")
        elif address.path == "/__wait__":
            page, seen = ((asked.get(key) or [""])[0] for key in ("page", "seen"))
            inner = urlsplit(page)
            bare = inner.query == LAST_GOOD
            state = self.preview.wait(inner.path, seen, _HELD_SECONDS, bare=bare)
            self._send(state.encode(), "text/plain")
        elif known := _FILES.get(address.path):
            self._send((_ASSETS / known[0]).read_bytes(), known[1])
        elif address.query == LAST_GOOD and self.preview.fault is None:
            self.send_response(302)
            self.send_header("Location", address.path)
            self.end_headers()
        elif address.path.endswith(("/", ".html")) or Path(self.translate_path(self.path)).is_dir():
            self._page(address.path, bare=address.query == LAST_GOOD)
        else:
            super().do_GET()

    def _page(self, path: str, *, bare: bool) -> None:
        there = self.preview.file_of(path) is not None
        body, _ = self.preview.page(path, bare=bare)
        status = 200 if there or self.preview.fault else 404
        self._send(body, "text/html; charset=utf-8", status, "" if there else POLICY)

    def _send(self, body: bytes, kind: str, status: int = 200, policy: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        if policy:
            self.send_header("Content-Security-Policy", policy)
        self.end_headers()
        self.wfile.write(body)

    def end_headers(self) -> None:
        """Let browsers ask each time: the next build may differ."""
        self.send_header("Cache-Control", "no-cache")
        self.send_header("X-Content-Type-Options", "nosniff")
        # Neither as a script nor in a frame of theirs do other pages get at a draft.
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.send_header("X-Frame-Options", "SAMEORIGIN")
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Stay silent; the terminal shows builds and problems only."""
