"""Write the JSON Schemas beside the program, where the sources' headers name them."""

from __future__ import annotations

from pathlib import Path

from generator.load.schemas import schemas

FOLDER = Path(__file__).parent.parent / "schemas"


def write_schemas(folder: Path = FOLDER) -> list[str]:
    """Write every schema that changed and remove those that no kind has any more.

    Returns:
        Names of the files that were written or removed.
    """
    current = schemas()
    touched = []
    for name, text in current.items():
        path = folder / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8", newline="\n")
            touched.append(name)
    for path in folder.glob("*.schema.json"):
        if path.name not in current:
            path.unlink()
            touched.append(path.name)
    return touched
