"""Reads and writes the files of a built site; no link in it leads anywhere else."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.model.say import say
from generator.search.errors import SearchPackError
from generator.sources.reach import NotRegular, files_of, linked, read_bounded

MAX_BYTES = 16 * 1_048_576
"""A page or an index; the index of the largest shipped handbook has half a megabyte."""


def read_text(path: Path) -> str:
    """Read a file of a site, bounded, with its line ends as they are.

    Args:
        path: The file; the site's own folder is real (`Path.resolve`).

    Raises:
        SearchPackError: It is a link, too large, or not UTF-8.
        OSError: It can't be read.
    """
    try:
        data, size = read_bounded(path, MAX_BYTES)
    except NotRegular:
        raise _outside(path) from None
    if size > MAX_BYTES:
        raise SearchPackError(
            say(
                "{path}: the file has {size} bytes, more than {limit}",
                path=path,
                size=size,
                limit=MAX_BYTES,
            )
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        message = say("{path}: byte {number} is not UTF-8", path=path, number=error.start)
        raise SearchPackError(message) from None


def pages_of(site: Path) -> Iterator[Path]:
    """Walk the pages of a site in order.

    Raises:
        OSError: A folder of it can't be read.
    """
    yield from sorted(path for name, path in files_of(site) if name.endswith(".html"))


def write_all(files: Mapping[Path, str]) -> None:
    """Write files of a site, each at once or not at all; what is the same is left alone.

    Raises:
        SearchPackError: A link stands in the place of a file, or on the way; nothing was written.
        OSError: A file can't be written; those that were there are still whole.
    """
    for path in files:
        if linked(path) or path.is_dir():
            raise _outside(path)
    changed = {path: text.encode() for path, text in files.items()}
    changed = {path: data for path, data in changed.items() if not _says(path, data)}
    try:
        for path, data in changed.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            with contextlib.suppress(FileNotFoundError):
                _fresh(path).unlink()
            with _fresh(path).open("xb") as file:
                file.write(data)
        for path in changed:
            _fresh(path).replace(path)
    finally:
        for path in changed:
            with contextlib.suppress(OSError):
                _fresh(path).unlink()


def _says(path: Path, data: bytes) -> bool:
    return path.is_file() and path.read_bytes() == data


def _fresh(path: Path) -> Path:
    return path.with_name(f".{path.name}.new")


def _outside(path: Path) -> SearchPackError:
    return SearchPackError(
        say("{path}: this is a link or no file; nothing outside the site is touched", path=path)
    )
