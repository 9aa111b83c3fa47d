"""Write the files of the sources that the program itself keeps current."""

from __future__ import annotations

from pathlib import Path


def keep(path: Path, text: str) -> bool:
    """Write a text into a file of the sources, and tell whether anything changed.

    The file changes at once or not at all; its folder is made when it is missing.
    """
    if path.is_file() and path.read_text(encoding="utf-8") == text:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}.new")
    fresh.write_text(text, encoding="utf-8", newline="\n")
    fresh.replace(path)
    return True
