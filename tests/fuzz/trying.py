"""How the program is made to read one input, for each kind of file."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from generator.advice.remarks import advise
from generator.combine import combine
from generator.compare.data import as_data
from generator.model.pages import EVERYTHING
from generator.model.problems import Collector, Problem
from generator.render.site import render
from generator.sources.load import load_inputs
from generator.sources.picture_fault import PictureFault
from tests.fuzz.judging import Try
from tests.fuzz.seeds import write_tree
from tests.positions import samples
from tests.trees import TREE

Ready = Callable[[Path], Try]
"""Makes an empty folder ready, and gives what tries one input in it."""
SOURCES: Mapping[str, str] = {
    **TREE,
    **samples.FILES,
    "industry_profiles/alpha/profile.yml": TREE["industry_profiles/alpha/profile.yml"],
    "companies/acme/company.yml": samples.COMPANY,
}
"""The tiny tree with a company file that uses every key."""


def in_tree(name: Callable[[bytes], str], files: Mapping[str, str] = SOURCES) -> Ready:
    """Try files of the sources as `check` does, from the bytes to the pages.

    Args:
        name: Gives the place below the sources where such a file stands.
        files: The other files.
    """

    def ready(root: Path) -> Try:
        write_tree(root, files)

        def attempt(data: bytes) -> Iterable[Problem]:
            file = root / name(data)
            file.parent.mkdir(parents=True, exist_ok=True)
            kept = file.read_bytes() if file.exists() else None
            file.write_bytes(data)
            try:
                return _checked(root)
            finally:
                if kept is None:
                    file.unlink()
                else:
                    file.write_bytes(kept)

        return attempt

    return ready


def _checked(root: Path) -> Iterable[Problem]:
    inputs, problems = load_inputs(root, (), "acme")
    handbook = combine(inputs, problems)
    render(dataclasses.replace(handbook, shows=EVERYTHING))
    advise(handbook, inputs, problems)
    as_data(handbook)
    return problems.found


def in_file(name: str, read: Callable[[Path, Collector], object]) -> Ready:
    """Try files that stand by themselves.

    Args:
        name: The file's name below the folder.
        read: Reads it.
    """

    def ready(folder: Path) -> Try:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)

        def attempt(data: bytes) -> Iterable[Problem]:
            path.write_bytes(data)
            problems = Collector()
            read(path, problems)
            return problems.found

        return attempt

    return ready


def picture(clean: Callable[[bytes], bytes]) -> Ready:
    """Try pictures; what is written has to be a picture that is taken, too."""

    def attempt(data: bytes) -> None:
        written = clean(data)
        try:
            clean(written)
        except PictureFault as fault:
            raise AssertionError(f"what was written is refused: {fault.message}") from fault

    return lambda _: attempt
