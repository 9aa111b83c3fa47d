"""Join a page's scripts, and its styles, in one file: a phone waits for requests, not bytes."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from generator.outputs.site.brand import STYLE
from generator.render.marks import DATA_FILE

_SCRIPTS = "assets/javascripts/"
_STYLES = "assets/stylesheets/"
_EVERYWHERE = "handbook"
_NAME = re.compile(r"[\w-]+")
_COMMENT = re.compile(r"^[ \t]*(?:/\*(?:[^*]|\*(?!/))*\*/|//.*)\n", re.MULTILINE)
_INDENT = re.compile(r"^\s+", re.MULTILINE)


def join_assets(shared: Mapping[str, Any], overrides: Path) -> dict[str, Any]:
    """Join what `extra_css`, `extra_javascript` and each list of `extra: scripts:` name.

    The data of the edition stays apart, and comes first: the scripts are the same in the next one,
    so browsers keep them. What lies elsewhere is named as it was, after what is joined.

    Args:
        shared: What the root mkdocs.yml says.
        overrides: The staged folder of overrides with the brand in it; the parts go from there.

    Returns:
        The same settings, with the names of the joined files.
    """
    styles = [*(shared.get("extra_css") or ()), STYLE]
    named = shared.get("extra_javascript") or ()
    everywhere = [one for one in named if one != DATA_FILE]
    extra = dict(shared.get("extra") or {})
    some = extra.get("scripts") or {}
    lists = {name: parts for name, parts in some.items() if _NAME.fullmatch(str(name))}
    texts: dict[str, str] = {}
    css = _join(f"{_STYLES}{_EVERYWHERE}.css", styles, overrides, texts)
    js = _join(f"{_SCRIPTS}{_EVERYWHERE}.js", everywhere, overrides, texts)
    extra["scripts"] = some | {
        name: _join(f"{_SCRIPTS}{name}.js", parts, overrides, texts)
        for name, parts in lists.items()
    }
    for part in (one for names in (styles, everywhere, *lists.values()) for one in names):
        if _is_part(part, overrides):
            (overrides / part).unlink()
            # A folder that holds others yet stays.
            with contextlib.suppress(OSError):
                (overrides / part).parent.rmdir()
    for name, text in texts.items():
        (overrides / name).parent.mkdir(exist_ok=True)
        (overrides / name).write_text(text, encoding="utf-8", newline="\n")
    data = [DATA_FILE] if DATA_FILE in named else []
    return {**shared, "extra": extra, "extra_css": css, "extra_javascript": [*data, *js]}


def shortened(text: str) -> str:
    """Drop lines of comments, and indentation; the sources write no text over several lines."""
    return _INDENT.sub("", _COMMENT.sub("", text))


def _join(
    whole: str, names: Iterable[object], overrides: Path, texts: dict[str, str]
) -> list[object]:
    """Put the text of all parts under the name of the whole, and name what a page then loads."""
    parts: list[str] = []
    others: list[object] = []
    for one in names:
        if _is_part(one, overrides):
            parts.append(shortened((overrides / str(one)).read_text(encoding="utf-8")))
        elif one != STYLE:
            others.append(one)
    if not parts:
        return others
    texts[whole] = "".join(map(_guarded, parts) if whole.endswith(".js") else parts)
    return [whole, *others]


def _guarded(script: str) -> str:
    """Where one fails, the others work as they would apart."""
    return f"try {{\n{script}}} catch (fault) {{\nreportError(fault);\n}}\n"


def _is_part(name: object, overrides: Path) -> bool:
    """Tell whether it names a file of ours; MkDocs takes addresses and mappings, too."""
    if not isinstance(name, str) or ".." in PurePosixPath(name).parts:
        return False
    return name.startswith((_SCRIPTS, _STYLES)) and (overrides / name).is_file()
