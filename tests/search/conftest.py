"""Builds small Material sites and runs their search worker in node."""

from __future__ import annotations

import functools
import hashlib
import http.server
import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

RUNNER = r"""
const fs = require("fs"), path = require("path"), vm = require("vm");
const { site, queries } = JSON.parse(fs.readFileSync(0, "utf8"));
const folder = path.join(site, "assets/javascripts/workers");
const name = fs.readdirSync(folder).find((file) => file.endsWith(".min.js"));
const scope = { console: { ...console, warn: () => {} }, URL };
let handler, answer;
scope.self = scope;
scope.addEventListener = (_, listener) => { handler = listener; };
scope.postMessage = (message) => { answer = message; };
scope.importScripts = (...urls) => {
  for (const url of urls) vm.runInContext(fs.readFileSync(path.join(folder, url), "utf8"), scope);
};
vm.createContext(scope);
vm.runInContext(fs.readFileSync(path.join(folder, name), "utf8"), scope);
const { config, docs } = JSON.parse(
  fs.readFileSync(path.join(site, "search/search_index.json"), "utf8"));
(async () => {
  await handler({ data: { type: 0, data: { config, docs, options: { suggest: false } } } });
  const all = [];
  for (const query of queries) {
    const start = process.cpuUsage();
    await handler({ data: { type: 2, data: query } });
    const items = answer.data.items.flat().filter((item) => item.score > 0);
    items.sort((a, b) => b.score - a.score);
    const { user, system } = process.cpuUsage(start);
    all.push({ ms: (user + system) / 1000, items });
  }
  console.log(JSON.stringify(all));
})();
"""

CONFIG = """\
site_name: Trial
use_directory_urls: false
theme:
  name: material
  language: {language}
  font: false
  palette:
    - {{scheme: default, toggle: {{icon: material/brightness-7, name: dark}}}}
    - {{scheme: slate, toggle: {{icon: material/brightness-4, name: light}}}}
plugins: [search{offline}]
markdown_extensions: [attr_list]
"""


@pytest.fixture(scope="session")
def make_site(tmp_path_factory: pytest.TempPathFactory, once: Callable[..., Path]) -> Any:
    """Return a function that builds {file name: Markdown} with MkDocs, once for each content."""

    def make(language: str, pages: dict[str, str], *, offline: bool = False) -> Path:
        def build(root: Path) -> None:
            (root / "docs").mkdir()
            for name, text in pages.items():
                (root / "docs" / name).write_text(text, encoding="utf-8")
            config = CONFIG.format(language=language, offline=", offline" if offline else "")
            (root / "mkdocs.yml").write_text(config, encoding="utf-8")
            subprocess.run(
                [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(root / "mkdocs.yml")],
                check=True,
                capture_output=True,
                timeout=120,
                env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
            )

        key = hashlib.sha256(json.dumps([language, pages, offline]).encode()).hexdigest()
        target = tmp_path_factory.mktemp("copy") / "site"
        shutil.copytree(once(f"mkdocs-{key}", build) / "site", target)
        return target

    return make


@pytest.fixture(scope="session")
def ask(node: str) -> Any:
    """Return a function that runs queries through the site's own worker, best hit first.

    Times are those of the processor, so that a busy machine does not fail a test.
    """

    def run(site: Path, queries: list[str]) -> list[dict[str, Any]]:
        done = subprocess.run(
            [node, "-e", RUNNER],
            input=json.dumps({"site": str(site), "queries": queries}),
            capture_output=True,
            check=True,
            text=True,
            encoding="utf-8",
            timeout=120,
        )
        answers: list[dict[str, Any]] = json.loads(done.stdout)
        return answers

    return run


@pytest.fixture(scope="session")
def anchors() -> Any:
    """Return a function that lists the anchors of an answer, best first."""

    def of(answer: dict[str, Any]) -> list[str]:
        places = [item["location"] for item in answer["items"]]
        return [place.split("#")[1] for place in places if "#" in place]

    return of


@pytest.fixture
def served() -> Iterator[Any]:
    """Return a function that serves a folder with a policy and gives its address."""
    servers = []

    def serve(folder: Path, policy: str) -> str:
        class Handler(http.server.SimpleHTTPRequestHandler):
            def log_message(self, *args: object) -> None:
                """Say nothing."""

            def end_headers(self) -> None:
                """Send the policy with every file, the worker's too."""
                self.send_header("Content-Security-Policy", policy)
                # As the documented servers do; a browser would guess how long an old file holds.
                self.send_header("Cache-Control", "no-cache")
                super().end_headers()

        handler = functools.partial(Handler, directory=str(folder))
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        servers.append(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{server.server_port}"

    yield serve
    for server in servers:
        server.shutdown()
        server.server_close()
