"""The fonts of the PDF: where the pip packages keep them."""

from __future__ import annotations

import shutil
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from generator.model.problems import UsageFault
from generator.model.say import say

_FILES = {
    "font-source-sans-pro": tuple(
        f"SourceSansPro-{style}.otf"
        for style in ("Regular", "It", "Semibold", "SemiboldIt", "Bold")
    ),
    "font-source-serif-pro": ("SourceSerifPro-Regular.otf", "SourceSerifPro-Semibold.otf"),
    "manimgx-fonts": tuple(
        f"Noto{name}[wght].ttf"
        for name in ("Emoji", "Sans", "SansSymbols", "SansGeorgian", "SansArmenian")
    ),
}


def copy_fonts(folder: Path) -> None:
    """Put the fonts that the PDF uses into a folder of their own.

    The packages hold each style twice, as OTF and TTF; the engine would take whichever the
    file system lists first, and the bytes would differ from machine to machine.

    Raises:
        UsageFault: A font package is not installed.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for package, names in _FILES.items():
        for name in names:
            shutil.copyfile(_font(package, name), folder / name)


def _font(package: str, name: str) -> Path:
    try:
        files = distribution(package).files or []
        found = next(file for file in files if file.name == name)
    except (PackageNotFoundError, StopIteration):
        message = say("the font package '{package}' is missing", package=package)
        raise UsageFault(
            message, say("run: python -m pip install {package}", package=package)
        ) from None
    return Path(str(found.locate()))
