"""SECURITY.md promises nothing that no test holds; and nothing is fetched."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

from tests.small_tree import write_tree
from tests.trees import ROOT

PAGE = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
NAMED = re.findall(r"`(tests/[\w./-]+(?:::\w+)?)`", PAGE)
LISTENING = """\
import sys

def hear(event, arguments):
    told = event in {"socket.getaddrinfo", "socket.gethostbyname", "urllib.Request"}
    # Addresses that are texts are those of sockets between processes.
    if told or event == "socket.connect" and isinstance(arguments[1], tuple):
        with open(HEARD, "a") as heard:
            heard.write(f"{event} {arguments[1:]}\\n")

sys.addaudithook(hear)
"""
"""Put into every Python process that starts: notes down who opens a connection."""


def functions(path: Path) -> set[str]:
    """Name the functions of a module."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def test_each_promise_names_a_test() -> None:
    """No row of the promises stands there by itself."""
    promises = PAGE.split("## What is promised")[1].split("\n## ")[0]
    rows = re.findall(r"^\| ([A-Z].+?) \| (.+) \|$", promises, re.MULTILINE)

    assert len(rows) > 30
    assert [promise for promise, tests in rows if "`tests/" not in tests] == []


def test_each_named_test_exists() -> None:
    """A test that is renamed, or left out, takes its promise along."""
    lost = []
    for name in NAMED:
        file, _, function = name.partition("::")
        path = ROOT / file
        if not path.exists() or (function and function not in functions(path)):
            lost.append(name)

    assert lost == []


def listening(folder: Path, heard: Path) -> dict[str, str]:
    """Give the environment in which every Python process notes down its connections."""
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(f"HEARD = {str(heard)!r}\n{LISTENING}", "utf-8")
    return {**os.environ, "PYTHONPATH": os.pathsep.join((str(folder), str(ROOT)))}


def test_building_and_reading_open_no_connection(tmp_path: Path) -> None:
    """Commands from sources to a published site ask nobody, nor do the processes they start."""
    root, heard = write_tree(tmp_path / "sources"), tmp_path / "heard"
    env = listening(tmp_path / "listening", heard)
    out = root / "build" / "base"
    commands = (
        ("check", "--root", str(root)),
        ("build", "--root", str(root), "--quiet"),
        ("pdf", "--root", str(root), "--language", "pl"),
        ("headers", str(out / "site"), "--nginx"),
        ("search-pack", str(out / "site" / "pl"), "--language", "pl"),
    )

    for command in commands:
        done = subprocess.run(
            [sys.executable, "-m", "generator", *command],
            env=env,
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        assert done.returncode == 0, done.stderr

    assert (heard.read_text() if heard.exists() else "") == ""


def test_connection_would_be_noticed(tmp_path: Path) -> None:
    """The ear of the test above hears what a child process asks for, though nobody answers."""
    heard = tmp_path / "heard"
    child = "import socket; socket.socket().connect_ex(('127.0.0.1', 1))"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"

    env = listening(tmp_path / "listening", heard)
    subprocess.run([sys.executable, "-c", parent], env=env, check=True, timeout=60)

    assert heard.read_text() == "socket.connect (('127.0.0.1', 1),)\n"
