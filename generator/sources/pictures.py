"""Read a company's pictures: only what a picture needs gets through, and nothing that acts."""

from __future__ import annotations

import stat
from pathlib import Path

from generator.model.brand import PICTURES, Brand
from generator.model.place import Located
from generator.model.problems import Collector
from generator.sources.picture_fault import PictureFault
from generator.sources.png import clean_png
from generator.sources.svg import clean_svg

MAX_BYTES = 100_000
"""A logo is fetched with the first page, which should come at once."""


def read_pictures(folder: Path, brand: Brand, problems: Collector) -> dict[str, bytes]:
    """Read the pictures that a brand names.

    Args:
        folder: The company's folder.
        brand: What the company file says.
        problems: Receives HB520 for each picture that can't be used.

    Returns:
        Cleaned pictures by the key of the brand: written anew from the parts that are
        allowed, so that nothing of the file gets through unseen.
    """
    pictures = {}
    for key in PICTURES:
        name: Located | None = getattr(brand, key)
        if name is None:
            continue
        try:
            data = _read(folder / name)
            pictures[key] = clean_svg(data) if name.endswith(".svg") else clean_png(data)
        except PictureFault as fault:
            problems.add("HB520", f"'{name}' {fault.message}", name.place, fault.hint)
    return pictures


def _read(path: Path) -> bytes:
    try:
        status = path.lstat()
        if not stat.S_ISREG(status.st_mode):
            raise PictureFault("is no regular file", "put the picture itself beside company.yml")
        if status.st_size > MAX_BYTES:
            raise PictureFault(
                f"has {status.st_size} bytes, more than {MAX_BYTES}", "export a smaller picture"
            )
        return path.read_bytes()
    except OSError as error:
        raise PictureFault(
            f"can't be read: {error.strerror}", "put the picture beside company.yml"
        ) from None
