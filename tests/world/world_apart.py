"""The command line as somebody without special rights has it, in a process of its own."""

from __future__ import annotations

import ctypes
import io
import os
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

_CAPABILITIES = 0x20080522
"""The version of Linux's table of capabilities."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a run of the command line gave."""

    code: int
    lines: tuple[str, ...]
    """What it printed, without hints and progress."""


Attempt = Callable[..., Told]
"""Runs a command on the tree of a test."""
_PROGRESS = ("reading the sources", "acme: ", "building ", "checking ", "printing ")


def give_up_rights() -> None:
    """Let the administrator, as whom containers run tests, be held back by rights like anybody."""
    if os.geteuid() != 0 or not sys.platform.startswith("linux"):
        return
    head = (ctypes.c_uint32 * 2)(_CAPABILITIES, 0)
    none = (ctypes.c_uint32 * 6)()
    if ctypes.CDLL(None, use_errno=True).capset(head, none) != 0:
        pytest.skip("the administrator can't give up rights here")


def run_apart(work: Callable[[], int]) -> Told:
    """Do something in a forked process without special rights; it gives the exit code."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        os.dup2(writing, 1)
        os.dup2(writing, 2)
        code = 99
        try:
            sys.stdout = sys.stderr = io.TextIOWrapper(os.fdopen(1, "wb", 0), write_through=True)
            give_up_rights()
            code = work()
        except BaseException:  # noqa: BLE001 - told by the code
            traceback.print_exc()
        os._exit(code)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as pipe:
        printed = pipe.read().splitlines()
    _, status = os.waitpid(child, 0)
    lines = tuple(one for one in printed if not one.startswith((*_PROGRESS, "hint: ")))
    return Told(os.waitstatus_to_exitcode(status), lines)


def state_of(root: Path) -> dict[str, bytes | str]:
    """Give every file and link below a folder, but locks."""
    found: dict[str, bytes | str] = {}
    for at, folders, files in os.walk(root):
        for name in (*folders, *files):
            path = Path(at) / name
            shown = path.relative_to(root).as_posix()
            if path.is_symlink():
                found[shown] = path.readlink().as_posix()
            elif path.is_file() and not name.endswith(".lock"):
                found[shown] = path.read_bytes()
    return found
