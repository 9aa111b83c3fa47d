"""Where what was compiled is kept between runs; apart, because every command asks for it."""

from __future__ import annotations

import sys
from pathlib import Path


def compiled_folder() -> Path | None:
    """Give the folder that keeps compiled templates between runs; None if there can be none.

    It lies in the virtual environment, among other code, so that whoever may write to a build
    can't slip code into the next one.
    """
    if sys.prefix == sys.base_prefix:
        return None
    folder = Path(sys.prefix) / "handbook-templates"
    try:
        folder.mkdir(exist_ok=True)
    except OSError:
        return None
    return folder
