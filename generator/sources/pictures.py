"""Read a company's pictures: only what a picture needs gets through, and nothing that acts."""

from __future__ import annotations

import functools
from pathlib import Path, PurePosixPath

from generator.model.brand import PICTURES, Brand
from generator.model.nearest import did_you_mean
from generator.model.place import Located, Place
from generator.model.problems import Collector, Note, UsageFault
from generator.model.say import say
from generator.model.system import why
from generator.sources.picture_fault import PictureFault
from generator.sources.picture_kinds import refuse_others
from generator.sources.png import MAGIC
from generator.sources.raster import JPEG, clean_raster
from generator.sources.reach import NotRegular, read_bounded

MAX_BYTES = 5 * 1024 * 1024
"""What an agency sends; pages get a picture that is written anew and far smaller."""
_ENDINGS = frozenset({".svg", ".png", ".jpg", ".jpeg"})
_BESIDE = say("put the picture beside company.yml")


def read_pictures(folder: Path, brand: Brand, problems: Collector) -> dict[str, bytes]:
    """Read the pictures that a brand names.

    Args:
        folder: The company's folder.
        brand: What the company file says.
        problems: Receives HB520 for each picture that can't be used.

    Returns:
        Cleaned pictures by the key of the brand, as SVG, PNG or JPEG: written anew from the
        parts that are allowed, so that nothing of the file gets through unseen.
    """
    pictures = {}
    for key in PICTURES:
        name: Located | None = getattr(brand, key)
        if name is None:
            continue
        try:
            pictures[key] = _clean(_read(folder, name), icon=key == "favicon")
        except PictureFault as fault:
            told = say("'{name}' {told}", name=name, told=fault.message)
            problems.add("HB520", told, name.place, fault.hint, _notes(name, fault))
    return pictures


def refuse_unfit(path: Path) -> None:
    """Make sure that a picture can be a company's logo before anything is made of it.

    Raises:
        UsageFault: Says what is wrong with it, and where in a drawing.
    """
    try:
        _clean(_read(path.parent, Located(path.name)), icon=False)
    except PictureFault as fault:
        told = say("'{name}' {told}", name=path, told=fault.message)
        if fault.spot is not None:
            line, column = fault.spot
            told = say("{told} (line {line}, column {column})", told=told, line=line, column=column)
        raise UsageFault(told, fault.hint) from None


def _notes(name: Located, fault: PictureFault) -> tuple[Note, ...]:
    """Say where in the drawing it stands, for whoever opens it in an editor."""
    if fault.spot is None:
        return ()
    line, column = fault.spot
    file = str(PurePosixPath(name.place.file).with_name(str(name)))
    return (Note(message=say("in the drawing"), place=Place(file=file, line=line, column=column)),)


# A preview reads its sources at every change; the pictures are mostly the same.
@functools.lru_cache(maxsize=4)
def _clean(data: bytes, *, icon: bool) -> bytes:
    """Write a picture anew; what it is, its bytes say, whatever its name is."""
    if data.startswith((MAGIC, JPEG)):
        return clean_raster(data, icon=icon)
    refuse_others(data)
    # Only drawings need what reads styles and trees.
    from generator.sources.svg import clean_svg

    return clean_svg(data)


def _read(folder: Path, name: Located) -> bytes:
    path = folder / name
    try:
        data, size = read_bounded(path, MAX_BYTES)
    except NotRegular:
        raise PictureFault(
            say("is no regular file"), say("put the picture itself beside company.yml")
        ) from None
    except FileNotFoundError:
        there = _pictures_in(folder)
        alike = ((str(name), one) for one in there if Path(one).stem == Path(name).stem)
        hint = did_you_mean(name, there, alike) or _BESIDE
        raise PictureFault(say("is not there"), hint) from None
    except OSError as error:
        raise PictureFault(say("can't be read: {reason}", reason=why(error)), _BESIDE) from None
    if size > MAX_BYTES:
        raise PictureFault(
            say(
                "has {n} MB, more than {most}",
                n=f"{size / 1024 / 1024:.1f}",
                most=MAX_BYTES >> 20,
            ),
            say("export a smaller picture; 1000 pixels on the longer side are plenty"),
        )
    return data


def _pictures_in(folder: Path) -> list[str]:
    try:
        return [
            one.name for one in folder.iterdir() if one.suffix.lower() in _ENDINGS and one.is_file()
        ]
    except OSError:
        return []
