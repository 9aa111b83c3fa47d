"""JSON Schemas (Draft 7) of every file kind, for completion and hints in editors."""

from __future__ import annotations

import ast
import dataclasses
import inspect
import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from generator.model.fleet import FleetReport
from generator.sources.decode import adapter
from generator.sources.kinds import BESIDE, HEADS, PAGES
from generator.sources.reach import refuse_link
from generator.sources.shape import records
from generator.sources.upkeep import keep

IN_ROOT = Path("generator") / "schemas"
"""Where the sources' headers look for them, from the root folder."""
_FOLDERS = {"chapters": "chapter", "guide": "guide"}
_WRITTEN: dict[str, type] = {"fleet-report": FleetReport}
"""Files that only the program writes, for other programs to read: JSON."""


def schemas() -> dict[str, str]:
    """Generate the schema of every file kind, and of reports.

    Returns:
        JSON text by file name, such as `company.schema.json`.
    """
    kinds = {**HEADS, **BESIDE, **{_FOLDERS[folder]: kind for folder, kind in PAGES.items()}}
    kinds |= _WRITTEN
    return {f"{name}.schema.json": _text(name, kind) for name, kind in sorted(kinds.items())}


def _text(name: str, kind: type) -> str:
    schema = adapter(kind).json_schema(ref_template="#/definitions/{model}")
    documents = {record.__name__: record for record in _reachable(kind)}
    definitions = schema.pop("$defs", {})
    definitions.pop("Place", None)
    for title, definition in definitions.items():
        _describe(definition, documents.get(title))
    _describe(schema, kind)
    whole = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": f"{name}.{'json' if name in _WRITTEN else 'yml'}",
        **{key: value for key, value in schema.items() if key != "title"},
        "definitions": definitions,
    }
    return json.dumps(_plain(whole), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _describe(definition: dict[str, Any], kind: type | None) -> None:
    """Take the place out and put the attributes' docstrings in."""
    properties = definition.get("properties", {})
    properties.pop("place", None)
    if kind is None:
        return
    definition["description"] = (inspect.getdoc(kind) or "").split("\n", maxsplit=1)[0]
    for name, text in _attribute_docs(kind).items():
        if name in properties:
            properties[name] = _with_description(properties[name], text)


def _with_description(schema: dict[str, Any], text: str) -> dict[str, Any]:
    """Describe a property; Draft 7 ignores whatever stands beside `$ref`."""
    if "$ref" in schema:
        return {"allOf": [{"$ref": schema["$ref"]}], "description": text}
    return {**schema, "description": text}


@cache
def _attribute_docs(kind: type) -> dict[str, str]:
    """Read the text below each attribute of a record from its source."""
    found = {
        one.name: one.metadata["about"]
        for one in dataclasses.fields(kind)
        if "about" in one.metadata
    }
    if found:
        # The record of a file with one key is made, so it has no source to read.
        return found
    tree = ast.parse(inspect.getsource(kind)).body[0]
    if isinstance(tree, ast.ClassDef):
        for statement, following in zip(tree.body, tree.body[1:], strict=False):
            if (
                isinstance(statement, ast.AnnAssign)
                and isinstance(statement.target, ast.Name)
                and isinstance(following, ast.Expr)
                and isinstance(following.value, ast.Constant)
            ):
                found[statement.target.id] = " ".join(str(following.value.value).split())
    return found


def _reachable(kind: Any) -> Iterator[type]:
    """Walk a record and every record inside it, each once."""
    seen: dict[type, None] = {}
    waiting = [kind]
    while waiting:
        record = waiting.pop()
        if record in seen or not dataclasses.is_dataclass(record):
            continue
        seen[record] = None  # type: ignore[index]
        waiting.extend(records(record))
    yield from seen


def _plain(value: Any, *, names: bool = False) -> Any:
    """Drop titles that repeat names, defaults that an editor would insert, and null.

    Args:
        value: A schema or a part of one.
        names: True where the keys are names of properties, which all stay.
    """
    if isinstance(value, list):
        return [_plain(entry) for entry in value]
    if not isinstance(value, dict):
        return value
    kept: dict[str, Any] = {}
    for key, entry in value.items():
        if not names and (key == "default" or (key == "title" and "$schema" not in value)):
            continue
        options = [one for one in entry if one != {"type": "null"}] if key == "anyOf" else []
        if len(options) == 1 and not names:
            only = _plain(options[0])
            kept.update({"allOf": [only]} if "$ref" in only and len(value) > 1 else only)
        else:
            kept[key] = _plain(entry, names=key in {"properties", "definitions"} and not names)
    return kept


def write_schemas(folder: Path, further: Mapping[str, str] | None = None) -> list[str]:
    """Write every schema that changed and remove those that no kind has any more.

    Args:
        folder: Where they stand.
        further: Schemas of what is no source, by their files' names.

    Returns:
        Names of the files that were written or removed.
    """
    current = {**schemas(), **(further or {})}
    refuse_link(folder)
    touched = [name for name, text in current.items() if keep(folder / name, text)]
    for path in folder.glob("*.schema.json"):
        if path.name not in current:
            path.unlink()
            touched.append(path.name)
    return touched
