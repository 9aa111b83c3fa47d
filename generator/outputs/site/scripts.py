"""Join a page's scripts into one file each: a phone waits for requests longer than for bytes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from generator.render.marks import DATA_FILE

_FOLDER = "assets/javascripts"
_EVERYWHERE = "handbook"
_NAME = re.compile(r"[\w-]+")
_COMMENT = re.compile(r"^[ \t]*(?:/\*(?:[^*]|\*(?!/))*\*/|//.*)\n", re.MULTILINE)
_INDENT = re.compile(r"^\s+", re.MULTILINE)


def join_scripts(shared: Mapping[str, Any], overrides: Path) -> dict[str, Any]:
    """Join what `extra_javascript` and each list of `extra: scripts:` name, in their order.

    The data of the edition stays apart, and comes first: the scripts are the same in the next one,
    so browsers keep them. Scripts that lie elsewhere are named as they were, after those.

    Args:
        shared: What the root mkdocs.yml says.
        overrides: The staged folder of overrides; the parts go from there.

    Returns:
        The same settings, with the names of the joined files.
    """
    extra = dict(shared.get("extra") or {})
    named = shared.get("extra_javascript") or ()
    lists = {_EVERYWHERE: [one for one in named if one != DATA_FILE]}
    own = extra.get("scripts") or {}
    lists |= {name: list(some) for name, some in own.items() if _NAME.fullmatch(str(name))}
    texts = {name: _joined(names, overrides) for name, names in lists.items()}
    done = {name: [*([f"{_FOLDER}/{name}.js"] if texts[name] else []), *_others(names, overrides)]
            for name, names in lists.items()}  # fmt: skip
    for part in {one for names in lists.values() for one in names if _is_part(one, overrides)}:
        (overrides / part).unlink()
    for name, text in texts.items():
        if text:
            path = overrides / _FOLDER / f"{name}.js"
            path.write_text(text, encoding="utf-8", newline="\n")
    everywhere = [*([DATA_FILE] if DATA_FILE in named else []), *done.pop(_EVERYWHERE)]
    if own:
        extra["scripts"] = {**own, **done}
    return {**shared, "extra": extra, "extra_javascript": everywhere}


def shortened(script: str) -> str:
    """Drop comments, indentation and empty lines; the sources write no text over several lines."""
    return _INDENT.sub("", _COMMENT.sub("", script))


def _joined(names: Iterable[object], overrides: Path) -> str:
    """Give the text of all parts; where one fails, the others work as they would apart."""
    parts = [(overrides / str(one)).read_text("utf-8") for one in names if _is_part(one, overrides)]
    return "".join(
        f"try {{\n{shortened(part)}}} catch (fault) {{\nreportError(fault);\n}}\n" for part in parts
    )


def _others(names: Iterable[object], overrides: Path) -> list[object]:
    return [one for one in names if not _is_part(one, overrides)]


def _is_part(name: object, overrides: Path) -> bool:
    """Tell whether it names a script of ours; MkDocs takes addresses and mappings, too."""
    if not isinstance(name, str) or ".." in PurePosixPath(name).parts:
        return False
    return name.startswith(f"{_FOLDER}/") and (overrides / name).is_file()
