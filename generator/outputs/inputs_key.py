"""What a build was made of, as one key, and whether what it made still stands as it was made."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import sys
import sysconfig
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Protocol

import generator
from generator.model.place import Located
from generator.outputs.folder import MANIFEST, beside
from generator.outputs.sums import hash_of
from generator.sources.discover import COMPANIES_FOLDER
from generator.sources.glance import sector_of, unheard
from generator.sources.home import (
    base_folder,
    config_file,
    overrides_folder,
    profile_folder,
    profile_names,
)
from generator.sources.reach import files_of, read_bounded

_FORM = 1
"""Raised when a record of an earlier program can't be read any more."""
_DISTRIBUTION = re.compile(r"(.+)\.(?:dist|egg)-info")
_MAX_BYTES = 64 * 1_048_576
"""A record; that of a large handbook has a tenth of a megabyte."""


class Asked(Protocol):
    """Which handbook somebody asks for, as `workshop.Asked` says it."""

    @property
    def root(self) -> Path:
        """The folder of the sources."""

    @property
    def industries(self) -> tuple[str, ...]:
        """Names of profiles."""

    @property
    def company(self) -> str | None:
        """Name of the company's folder."""

    @property
    def reader(self) -> str:
        """Whose pages are wanted."""


def key_of(asked: Asked, outputs: Sequence[str]) -> str:
    """Give the key of everything that a build's bytes can depend on.

    Args:
        asked: Which handbook.
        outputs: Words for what is made of it, and for whatever else is asked for.

    Raises:
        OSError: A source can't be read.
    """
    return Keys(asked.root).key(asked, outputs)


@dataclass(slots=True)
class Keys:
    """Keys of many handbooks of one folder of sources; what they share is read once."""

    root: Path
    _folders: dict[Path, str] = field(default_factory=dict)
    _ground: str = ""

    def key(self, asked: Asked, outputs: Sequence[str]) -> str:
        """Give the key of one handbook; see `key_of`."""
        parts: list[Any] = [self.ground(), asked.industries, asked.company, asked.reader]
        parts.append(list(outputs))
        names = set(asked.industries)
        if asked.company:
            folder = self.root / COMPANIES_FOLDER / asked.company
            parts.append(digest_of(folder))
            names |= set(named_industries(folder))
        for name in sorted(names):
            parts += [name, self._shared(profile_folder(self.root, name))]
        return _digest([json.dumps(parts)])

    def ground(self) -> str:
        """Give the digest of what every handbook here stands on, the program among it."""
        if not self._ground:
            # What references call an industry counts in the handbooks of all others, too.
            sectors = [(name, sector_of(self.root, name)) for name in profile_names(self.root)]
            shared = (base_folder(self.root), overrides_folder(self.root), config_file(self.root))
            parts = [program_key(), sectors, [self._shared(path) for path in shared]]
            self._ground = _digest([json.dumps(parts)])
        return self._ground

    def _shared(self, path: Path) -> str:
        if path not in self._folders:
            self._folders[path] = digest_of(path)
        return self._folders[path]


def named_industries(company: Path) -> tuple[str, ...]:
    """Give the industries that a company's file names; what is wrong with it is told elsewhere."""
    tree = unheard(company / "company.yml")
    named = tree.get("industries") if tree else None
    if not isinstance(named, list):
        return ()
    return tuple(str(name) for name in named if isinstance(name, Located) and _plain(name))


def _plain(name: str) -> bool:
    """Tell whether a word may name a folder here, and never one elsewhere."""
    return Path(name).name == name and name not in {"", ".", ".."}


@cache
def program_key() -> str:
    """Give the digest of the program, of Python, and of the packages that are installed."""
    # Not what else Python may find: the folder in which it was called must not count.
    folders = {Path(sysconfig.get_path(one)) for one in ("purelib", "platlib")}
    packages = sorted(
        name.group(1)
        for folder in folders
        if folder.is_dir()
        for one in os.listdir(folder)  # noqa: PTH208 - names are enough
        if (name := _DISTRIBUTION.fullmatch(one))
    )
    own = _digest(_code_of(Path(generator.__file__).parent))
    return _digest([own, sys.version, sys.platform, *packages])


def digest_of(path: Path) -> str:
    """Give the digest of a file, or of a folder with all names and contents below it."""
    if not path.is_dir() or path.is_symlink():
        return _digest(_told(path.name, path))
    return _digest(word for name, one in sorted(files_of(path)) for word in _told(name, one))


def _code_of(folder: Path) -> Iterator[str]:
    """Walk what the program is made of; what Python compiles of it is no part."""
    for name, one in sorted(files_of(folder)):
        if "__pycache__" not in Path(name).parts:
            yield from _told(name, one)


def _told(name: str, path: Path) -> Iterator[str]:
    yield name
    if path.is_symlink():
        yield f"-> {path.readlink()}"
    elif path.is_file():
        yield hash_of(path)
    else:
        yield "nothing that is read"


def _digest(words: Iterable[str]) -> str:
    total = hashlib.sha256()
    for word in words:
        data = word.encode("utf-8", "surrogateescape")
        # With its length, so that no two lists are the same bytes.
        total.update(len(data).to_bytes(8, "big") + data)
    return total.hexdigest()


def stands(out: Path, key: str) -> bool:
    """Tell whether an output folder is what a build made of the same inputs, whole and unchanged.

    Files count as unchanged by size and time. Where these differ, as in a copy, contents decide.

    Args:
        out: The output folder.
        key: What `key_of` says now.
    """
    told = _record(out)
    if told is None or told["key"] != key:
        return False
    wanted: dict[str, list[Any]] = told["files"]
    try:
        there = {name for name, _ in files_of(out)} if out.is_dir() else set()
        if {name for name in wanted if not name.startswith("../")} != there:
            return False
        moved = [name for name, one in wanted.items() if _state(out / name) != tuple(one[:2])]
        return not any(hash_of(out / name) != wanted[name][2] for name in moved)
    except OSError:
        return False


def told_of(out: Path, key: str) -> Mapping[str, Any] | None:
    """Give what was told of an output folder when it was built; None when it does not stand."""
    record = _record(out) if stands(out, key) else None
    told = record and record.get("told")
    return told if isinstance(told, dict) else None


def keep_key(
    out: Path,
    key: str,
    more: Iterable[Path] = (),
    told: Mapping[str, Any] = MappingProxyType({}),
) -> None:
    """Write down what an output folder was made of, at once or not at all.

    Args:
        out: The output folder, as a build has just put it there.
        key: What `key_of` said before the sources were read.
        more: Files that belong to it and stand beside it.
        told: What was told of it, as JSON can hold it, for whoever asks again.

    Raises:
        OSError: It can't be written; the next run builds again then.
    """
    digests = dict(json.loads((out / MANIFEST).read_text(encoding="utf-8"))["files"])
    digests[MANIFEST] = hash_of(out / MANIFEST)
    digests |= {f"../{path.name}": hash_of(path) for path in more}
    files = {name: [*_state(out / name), digest] for name, digest in sorted(digests.items())}
    fresh = beside(out, "key.new")
    fresh.unlink(missing_ok=True)
    with fresh.open("x", encoding="utf-8") as file:
        json.dump({"form": _FORM, "key": key, "told": dict(told), "files": files}, file)
    fresh.replace(beside(out, "key"))


def forget_keys(build: Path) -> int:
    """Remove all that was written down in a folder of builds; gives how many files that were."""
    if build.is_symlink():
        return 0
    found = [path for ending in ("key", "key.new") for path in build.glob(f".*.{ending}")]
    for path in found:
        path.unlink(missing_ok=True)
    return len(found)


def _record(out: Path) -> dict[str, Any] | None:
    path = beside(out, "key")
    # Whatever stands there, a pipe or a list without end, only makes it be built again.
    with contextlib.suppress(
        OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError
    ):
        data, _ = read_bounded(path.parent.resolve() / path.name, _MAX_BYTES)
        told: dict[str, Any] = json.loads(data)
        rows = told["files"].values()
        if told["form"] == _FORM and all(list(map(type, row)) == [int, int, str] for row in rows):
            return told
    return None


def _state(path: Path) -> tuple[int, int]:
    status = path.lstat()
    return status.st_size, status.st_mtime_ns
