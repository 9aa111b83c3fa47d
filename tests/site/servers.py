"""nginx and Apache as docs/hosting.md sets them up, each a private instance on a free port."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_DOCS = Path(__file__).parent.parent.parent / "docs" / "hosting.md"
_PACKAGES = {"nginx": "nginx-light", "apache2": "apache2"}
_MODULES = Path("/usr/lib/apache2/modules")
_WANTED = ("mpm_event", "authz_core", "dir", "mime", "alias", "filter", "headers", "deflate")


def documented(heading: str) -> str:
    """Give the settings that the page shows under a heading."""
    part = _DOCS.read_text(encoding="utf-8").split(f"\n## {heading}\n", 1)[1]
    found = re.search(r"```\n(.*?)```", part, re.DOTALL)
    assert found is not None
    return found.group(1)


def program(name: str) -> str:
    """Find a server; without it tests are skipped here and fail on the build server."""
    found = shutil.which(name) or shutil.which(name, path="/usr/sbin:/usr/local/sbin")
    if found is None:
        advice = f"no {name} to test with; install the package {_PACKAGES[name]}"
        if os.environ.get("CI"):
            pytest.fail(advice)
        pytest.skip(advice)
    return found


def _settled(text: str, changes: dict[str, str]) -> str:
    """Fit the documented settings to this machine; each of them has to be there."""
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new)
    return text


def _nginx(home: Path, rules: str, port: int) -> list[str]:
    (home / "handbook.conf").write_text(rules, encoding="utf-8")
    block = _settled(
        documented("nginx"),
        {
            "listen 443 ssl;": f"listen 127.0.0.1:{port};",
            "root /srv/www;": f"root {home}/www;",
            "/etc/nginx/handbook.conf": f"{home}/handbook.conf",
        },
    )
    temporary = "".join(
        f"    {kind}_temp_path {home}/{kind};\n"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    text = (
        f"daemon off;\npid {home}/pid;\nerror_log {home}/error.log;\nevents {{}}\nhttp {{\n"
        f"    include /etc/nginx/mime.types;\n    access_log off;\n{temporary}{block}}}\n"
    )
    (home / "nginx.conf").write_text(text, encoding="utf-8")
    return [program("nginx"), "-e", f"{home}/error.log", "-c", f"{home}/nginx.conf"]


def _apache(home: Path, rules: str, port: int, path: str, *, beside: bool) -> list[str]:
    """Set Apache up with the rules in a file of its own, or in `.htaccess` beside the pages."""
    conf = Path(f"{home}/www{path}.htaccess") if beside else home / "handbook.conf"
    conf.write_text(rules, encoding="utf-8")
    included = "Include /etc/apache2/handbook.conf"
    block = _settled(
        documented("Apache"),
        {
            "/srv/www/handbook": f"{home}/www{path}".rstrip("/"),
            included: "AllowOverride FileInfo" if beside else f"Include {conf}",
        },
    )
    modules = "".join(f"LoadModule {name}_module {_MODULES}/mod_{name}.so\n" for name in _WANTED)
    text = (
        f"ServerRoot {home}\nServerName localhost\nPidFile {home}/pid\nDefaultRuntimeDir {home}\n"
        f"ErrorLog {home}/error.log\nListen 127.0.0.1:{port}\n{modules}"
        "<IfModule unixd_module>\nUser www-data\nGroup www-data\n</IfModule>\n"
        f"TypesConfig /etc/mime.types\nDocumentRoot {home}/www\n{block}"
    )
    (home / "apache.conf").write_text(text, encoding="utf-8")
    return [program("apache2"), "-f", f"{home}/apache.conf", "-DFOREGROUND"]


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _wait(port: int, running: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline and running.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    told = log.read_text(encoding="utf-8") if log.is_file() else ""
    pytest.fail(f"{running.args!r} does not answer: {told}")


@contextmanager
def running(server: str, site: Path, rules: str, path: str, home: Path) -> Iterator[str]:
    """Run a server over a copy of a site; gives the address of the site's root.

    Args:
        server: nginx, apache, or htaccess for Apache with the rules beside the pages.
        site: The built site.
        rules: What `handbook headers` printed for the server and the path.
        path: Where the server shows the site.
        home: An empty folder that every user of the machine can enter.
    """
    shutil.copytree(site, f"{home}/www{path}", dirs_exist_ok=True)
    port = _free_port()
    if server == "nginx":
        command = _nginx(home, rules, port)
    else:
        command = _apache(home, rules, port, path, beside=server == "htaccess")
    started = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait(port, started, home / "error.log")
        yield f"http://127.0.0.1:{port}{path}"
    finally:
        started.terminate()
        started.wait(10)
