"""The check sums of a build, in the form that `sha256sum --check` reads as well."""

from __future__ import annotations

import hashlib
import re
import stat
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.model.place import Place
from generator.model.problems import Collector, UsageFault
from generator.model.say import say
from generator.model.system import why
from generator.sources.reach import files_of

SUMS = "SHA256SUMS"
"""The file in an output folder that names the hash of every other file."""
_MANIFEST = ".handbook.json"
_SITE = "site/"
_MAX_BYTES = 16 * 1_048_576
"""Some hundred thousand lines; a handbook has some hundreds."""
_LINE = re.compile(r"([0-9a-f]{64}) [ *](.+)")


@dataclass(frozen=True, slots=True)
class Sum:
    """The hash of a file when it was built."""

    digest: str
    """64 hexadecimal digits of SHA-256."""
    line: int
    """Line of the file of sums, from 1."""


def sums_text(digests: Mapping[str, str]) -> str:
    r"""Give the text of the file of sums.

    Args:
        digests: Hashes by the files' paths below the output folder.

    >>> sums_text({"site/a.html": "ab"})
    'ab  site/a.html\n'
    """
    return "".join(f"{digest}  {name}\n" for name, digest in sorted(digests.items()))


def hash_of(path: Path) -> str:
    """Give the SHA-256 of a file as 64 hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def sums_beside(folder: Path) -> Path:
    """Find the sums of an output folder, or of the `site` folder in one.

    Raises:
        UsageFault: There are none.
    """
    for place in (folder, folder.resolve().parent):
        if (place / SUMS).is_file():
            return place / SUMS
    raise UsageFault(
        say("'{folder}' has no {file}", folder=folder, file=SUMS),
        say("name the file that the build wrote with --sums, such as build/acme/SHA256SUMS"),
    )


def compare(folder: Path, sums: Path, besides: Collection[str], problems: Collector) -> int:
    """Hold a folder against the sums of a build; links are never followed.

    Args:
        folder: An output folder, or a copy of its `site`.
        sums: The file of sums.
        besides: Paths of files below the folder that may stand there, whatever they hold.
        problems: Receives HB530 for each file that is changed, missing or not of the build.

    Returns:
        The number of files that are as they were built.

    Raises:
        UsageFault: The sums or a file can't be read, or the sums name no file of the folder.
    """
    whole = (folder / _SITE).is_dir()
    wanted = {
        name if whole else name.removeprefix(_SITE): one
        for name, one in _read(sums, problems).items()
        if whole or name.startswith(_SITE)
    }
    there = {name for name, _ in files_of(folder)} - {SUMS, _MANIFEST, *besides}
    if not there & set(wanted):
        raise UsageFault(
            say("'{folder}' holds no file of {sums}", folder=folder, sums=sums),
            say("name the folder that a build wrote, or the copy of its site"),
        )
    for name, one in wanted.items():
        place = Place(file=str(sums), line=one.line, column=1)
        if name not in there:
            problems.add("HB530", say("'{name}' is missing", name=name), place)
        elif not _same(folder / name, one):
            problems.add("HB530", say("'{name}' is not as it was built", name=name), place)
    for name in sorted(there - set(wanted)):
        place = Place(file=str(folder / name), line=1, column=1)
        hint = say("take it away, or let it stand with --besides {name}", name=name)
        problems.add("HB530", say("no file of the build is called so"), place, hint)
    return sum(name in there for name in wanted)


def _same(path: Path, one: Sum) -> bool:
    try:
        # A pipe would wait for whoever writes into it.
        return stat.S_ISREG(path.lstat().st_mode) and hash_of(path) == one.digest
    except OSError as error:
        raise _unreadable(path, error) from None


def _read(path: Path, problems: Collector) -> dict[str, Sum]:
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise UsageFault(say("'{path}' is no file of sums: it is too long", path=path))
        lines = path.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError:
        raise UsageFault(say("'{path}' is no file of sums: it is no UTF-8", path=path)) from None
    except OSError as error:
        raise _unreadable(path, error) from None
    found: dict[str, Sum] = {}
    for number, line in enumerate(lines, 1):
        if parts := _LINE.fullmatch(line):
            found[parts[2]] = Sum(parts[1], number)
        else:
            place = Place(file=str(path), line=number, column=1)
            problems.add("HB530", say("this line holds no hash and no name of a file"), place)
    return found


def _unreadable(path: Path, error: OSError) -> UsageFault:
    return UsageFault(say("'{path}' can't be read: {why}", path=path, why=why(error)))
