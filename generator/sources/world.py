"""Tell what the system refused in one sentence: no room, no right, or something that is gone."""

from __future__ import annotations

import errno
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.model.problems import WorldFault
from generator.model.say import say
from generator.model.system import why

_NUMBER = re.compile(r"\[Errno (\d+)\] ([^:]+)")
_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_RIGHTS = {errno.EACCES, errno.EPERM, errno.EROFS}
_GONE = {errno.ENOENT, errno.ENOTDIR, errno.ESTALE}


def cause(error: OSError) -> tuple[str, OSError]:
    """Give the path that a fault of the system is about, empty where nobody knows, and the fault.

    Copying names two files; where room is short it is that which was to be written. Copying a
    folder gathers what could not be copied: from where, to where, and why.
    """
    if isinstance(error, shutil.Error) and error.args and isinstance(error.args[0], list):
        source, target, told = (str(part) for part in error.args[0][0])
        number = _NUMBER.match(told)
        real = OSError(int(number[1]), number[2]) if number else OSError(told)
        return (target if real.errno in _ROOM else source), real
    named = error.filename
    if error.errno in _ROOM and error.filename2 is not None:
        named = error.filename2
    return (os.fsdecode(named) if isinstance(named, str | bytes | os.PathLike) else ""), error


def world_fault(error: OSError) -> WorldFault:
    """Tell a fault of the system in one sentence, with the file where it is known."""
    path, real = cause(error)
    if not path:
        return WorldFault(say("the system refused it: {why}", why=why(real)), _hint(real))
    return WorldFault(say("'{path}' can't be used: {why}", path=path, why=why(real)), _hint(real))


def _hint(error: OSError) -> str:
    if error.errno in _ROOM:
        return say("make room and try again")
    if error.errno in _RIGHTS:
        return say("check that you may read and write there")
    if error.errno in _GONE:
        return say("check that it is there and that nobody moves it meanwhile")
    return ""


@contextmanager
def facing_the_world() -> Iterator[None]:
    """Let every fault of the system in the block be told in one sentence.

    Raises:
        WorldFault: The system refused something.
    """
    try:
        yield
    except OSError as error:
        raise world_fault(error) from error


def working_folder() -> Path:
    """Give the folder in which the program was called.

    Raises:
        WorldFault: Somebody has deleted it.
    """
    try:
        return Path.cwd()
    except OSError:
        raise WorldFault(
            say("the folder in which you work is not there any more"),
            say("go to one that is there, with cd"),
        ) from None
