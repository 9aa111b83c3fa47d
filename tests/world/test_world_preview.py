"""The preview answers only who means this machine, and lives on whatever happens to it."""

from __future__ import annotations

import errno
import http.client
import socket
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from generator.cli import serve
from generator.model.problems import HandbookError, UsageFault, WorldFault
from generator.outputs.preview.answers import answer, bind, is_own


class _Shown:
    """Stands for a preview: what it was told to show, and a site on the disk."""

    def __init__(self, site: Path) -> None:
        self.current = site
        self.closing = ExitStack()
        self.version = 1
        self.fault: HandbookError | None = None
        self.faults: list[HandbookError] = []

    def file_of(self, path: str) -> Path | None:
        """Give the page of an address."""
        file = self.current / path.strip("/")
        return file if file.is_file() else None

    def page(self, path: str, *, bare: bool) -> tuple[bytes, str]:
        """Give the page and its state."""
        del bare
        file = self.file_of(path)
        return (file.read_bytes() if file else b"lost"), "state"

    def show(self, fault: HandbookError) -> None:
        """Remember what is shown."""
        self.faults.append(fault)

    def update(self, *_: Any) -> None:
        """Show the whole handbook."""

    def refresh(self, *_: Any) -> int:
        """Show the pages that lie open."""
        return 0


@pytest.fixture
def shown(tmp_path: Path) -> _Shown:
    """Give a preview that shows nothing yet."""
    return _Shown(tmp_path)


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """Serve a site with a page and a folder of assets, and give the port."""
    site = tmp_path_factory.mktemp("site")
    (site / "pl" / "assets").mkdir(parents=True)
    (site / "pl" / "index.html").write_text("<p>draft</p>", "utf-8")
    (site / "pl" / "assets" / "secret.js").write_text("var draft = 1", "utf-8")
    shown: Any = _Shown(site)
    server = bind(shown, "127.0.0.1", 0)
    answer(shown, server)
    yield int(server.server_address[1])
    shown.closing.close()


def test_nobody_answers_once_a_preview_is_closed(shown: _Shown) -> None:
    """No thread is left that would wait at a closed port, which keeps a processor busy."""
    before = set(threading.enumerate())
    server = bind(shown, "127.0.0.1", 0)  # type: ignore[arg-type]
    answer(shown, server)  # type: ignore[arg-type]
    answering = set(threading.enumerate()) - before
    shown.closing.close()
    for thread in answering:
        thread.join(timeout=60)

    assert [thread.is_alive() for thread in answering] == [False]


def _ask(port: int, path: str, host: str | None, method: str = "GET") -> tuple[int, bytes, Any]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.putrequest(method, path, skip_host=True)
    if host is not None:
        connection.putheader("Host", host)
    connection.endheaders()
    response = connection.getresponse()
    found = response.status, response.read(), response.headers
    connection.close()
    return found


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "127.0.0.1:8000", "localhost:1", "[::1]", "10.0.0.7"]
)
def test_names_of_this_machine_are_answered(port: int, host: str) -> None:
    """A number is nobody's name; only who typed it can have asked for it."""
    status, body, headers = _ask(port, "/pl/index.html", host)

    assert (status, body) == (200, b"<p>draft</p>")
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["X-Frame-Options"] == "SAMEORIGIN"


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:8000", "127.0.0.1.evil.example", "localhost.evil", "", None],
)
@pytest.mark.parametrize("path", ["/pl/index.html", "/pl/assets/secret.js", "/__wait__", "/"])
def test_foreign_names_are_refused(port: int, path: str, host: str | None) -> None:
    """A page can let its own name lead to this machine, and would then read the draft."""
    for method in ("GET", "HEAD"):
        status, body, _ = _ask(port, path, host, method)
        assert status == 421
        assert b"draft" not in body


@pytest.mark.parametrize("path", ["/", "/pl", "/pl/", "/pl/assets", "/pl/assets/", "//pl/assets/"])
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_no_folder_is_listed(port: int, path: str, method: str) -> None:
    """There is a page, or there is none."""
    _, body, _ = _ask(port, path, "localhost", method)

    assert b"secret" not in body
    assert b"Directory listing" not in body


def test_own_name_counts_where_every_address_is_served(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who serves the office asks for the machine by its name."""
    monkeypatch.setattr(socket, "gethostname", lambda: "Desk")
    monkeypatch.setattr(socket, "getfqdn", lambda: "desk.office.internal")

    assert is_own("desk:8000", "0.0.0.0")  # noqa: S104 - only compared
    assert is_own("desk.office.internal", "::")
    assert is_own("Preview.internal:80", "preview.internal")
    assert not is_own("desk", "127.0.0.1")
    assert not is_own("other", "0.0.0.0")  # noqa: S104 - only compared


class _Wanted:
    """Stands for what is previewed; reading it fails."""

    def __init__(self, fault: Exception) -> None:
        self.fault = fault
        self.name = "acme"

    def resolve(self) -> None:
        """Fail."""
        raise self.fault


def _desk(shown: _Shown, fault: Exception) -> Any:
    wanted: Any = _Wanted(fault)
    preview: Any = shown
    return serve._Desk(wanted, preview)


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        (WorldFault("the disk is full"), "the disk is full"),
        (UsageFault("there is no company 'acme'"), "there is no company 'acme'"),
        (
            OSError(errno.ENOSPC, "No space left on device", "/x"),
            "'/x' can't be used: No space left on device",
        ),
        (ZeroDivisionError("a bug"), "The program has a fault; the terminal shows it."),
    ],
    ids=lambda value: type(value).__name__,
)
def test_preview_shows_what_goes_wrong_and_lives_on(
    shown: _Shown, capsys: pytest.CaptureFixture[str], fault: Exception, told: str
) -> None:
    """The next change that is saved may end it."""
    _desk(shown, fault).follow({Path("companies/acme/company.yml")})

    assert [one.args[0] for one in shown.faults] == [told]
    printed = capsys.readouterr().err
    assert "a bug" in printed if told.startswith("The program") else told in printed


def test_preview_begins_in_a_hard_world_and_not_without_its_company(shown: _Shown) -> None:
    """What is asked for has to be there; the disk may get room later."""
    _desk(shown, WorldFault("the disk is full")).begin()

    assert len(shown.faults) == 1
    with pytest.raises(UsageFault):
        _desk(shown, UsageFault("there is no company 'acme'")).begin()
