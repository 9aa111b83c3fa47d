"""A small learning platform on this machine: SCORM by scorm-again, and a record store for cmi5."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, urlencode, urlsplit

TYPES = {".html": "text/html", ".js": "text/javascript", ".css": "text/css"}
VERSIONS = {"scorm12": ("Scorm12API", "API"), "scorm2004": ("Scorm2004API", "API_1484_11")}
"""What scorm-again calls each version, and where a course looks for it."""
ACTOR = {"account": {"homePage": "http://127.0.0.1", "name": "7"}, "objectType": "Agent"}
REGISTRATION = "8f0a3a4e-52c5-4f0e-9a43-0d6a3f1f2a11"
SESSION = "https://w3id.org/xapi/cmi5/context/extensions/sessionid"


@dataclass
class Platform:
    """What the platform was told."""

    course: Path
    """The folder of the unpacked package."""
    runtime: Path
    """The folder of scorm-again."""
    address: str = ""
    commits: list[dict[str, Any]] = field(default_factory=list)
    statements: list[dict[str, Any]] = field(default_factory=list)
    states: dict[str, Any] = field(default_factory=dict)
    tokens: int = 0
    asked: list[str] = field(default_factory=list)
    """Every path that was asked for."""
    refuses: bool = False
    """True to refuse what it is told."""
    launch: dict[str, Any] = field(default_factory=dict)

    @property
    def cmi(self) -> dict[str, Any]:
        """What the course has set, as the last commit had it."""
        found: dict[str, Any] = self.commits[-1]["cmi"]
        return found

    def host(self, form: str) -> str:
        """Write the page around a course of SCORM, which goes on where the last one ended."""
        name, place = VERSIONS[form]
        kept = json.dumps(self.commits[-1]["cmi"] if self.commits else None).replace("<", "\\u003c")
        return f"""<!doctype html><html lang="en"><title>Platform</title>
<script src="/runtime/{form}.js"></script>
<script>
window.{place} = new {name}({{lmsCommitUrl: "/commit", autocommit: false, logLevel: 5}});
const kept = {kept};
if (kept) window.{place}.loadFromJSON(kept, "cmi");
</script>
<iframe title="Course" src="/course/index.html" style="border:0;width:100%;height:95vh"></iframe>
</html>"""

    def launched(self) -> str:
        """Give the address by which cmi5 opens the course."""
        given = {
            "endpoint": f"{self.address}/lrs/",
            "fetch": f"{self.address}/token",
            "actor": json.dumps(ACTOR),
            "registration": REGISTRATION,
            "activityId": "urn:uuid:of-the-platform",
        }
        return f"{self.address}/course/index.html?{urlencode(given, quote_via=quote)}"


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, *args: Any, platform: Platform) -> None:
        self.platform = platform
        super().__init__(*args)

    def _answer(self, body: bytes, kind: str = "application/json", code: int = 200) -> None:
        self.send_response(code)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _body(self) -> Any:
        text = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        return json.loads(text) if text else None

    def _state(self) -> str:
        assert self.headers["Authorization"] == "Basic c2VjcmV0"
        assert self.headers["X-Experience-API-Version"] == "1.0.3"
        query = parse_qs(urlsplit(self.path).query)
        assert query["registration"] == [REGISTRATION]
        assert json.loads(query["agent"][0]) == ACTOR
        return query["stateId"][0]

    def do_GET(self) -> None:
        """Give files of the course, of the runtime, and states."""
        path = urlsplit(self.path).path
        self.platform.asked.append(path)
        if path.startswith("/host/"):
            self._answer(self.platform.host(path.removeprefix("/host/")).encode(), "text/html")
        elif path == "/lrs/activities/state":
            name = self._state()
            known = {"LMS.LaunchData": self.platform.launch, **self.platform.states}
            body = json.dumps(known.get(name, {})).encode()
            self._answer(body, code=200 if name in known else 404)
        elif path.startswith(("/course/", "/runtime/")):
            _, top, name = path.split("/", 2)
            folder = self.platform.course if top == "course" else self.platform.runtime
            file = folder / name
            found = file.is_file()
            self._answer(
                file.read_bytes() if found else b"",
                TYPES.get(file.suffix, "text/plain"),
                200 if found else 404,
            )
        else:
            self._answer(b"{}", code=200 if path == "/back" else 404)

    def do_POST(self) -> None:
        """Take commits and statements, and give the token."""
        path, body = urlsplit(self.path).path, self._body()
        if path == "/token":
            self.platform.tokens += 1
            self._answer(b'{"auth-token": "c2VjcmV0"}')
        elif path == "/commit":
            if not self.platform.refuses:
                self.platform.commits.append(body)
            result = str(not self.platform.refuses).lower()
            code = 101 if self.platform.refuses else 0
            self._answer(json.dumps({"result": result, "errorCode": code}).encode())
        else:
            assert path == "/lrs/statements"
            assert self.headers["Authorization"] == "Basic c2VjcmV0"
            self.platform.statements += body
            self._answer(json.dumps([one["id"] for one in body]).encode())

    def do_PUT(self) -> None:
        """Take states."""
        self.platform.states[self._state()] = self._body()
        self._answer(b"", code=204)

    def log_message(self, *args: object) -> None:
        """Stay silent."""


@contextmanager
def running(course: Path, runtime: Path) -> Iterator[Platform]:
    """Run a platform with a course until the block ends."""
    platform = Platform(course, runtime)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, platform=platform))
    platform.address = f"http://127.0.0.1:{server.server_address[1]}"
    platform.launch = {
        "contextTemplate": {"extensions": {SESSION: "session-1"}},
        "launchMode": "Normal",
        "masteryScore": 0.8,
        "moveOn": "CompletedAndPassed",
        "returnURL": f"{platform.address}/back",
    }
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield platform
    finally:
        server.shutdown()
        server.server_close()
