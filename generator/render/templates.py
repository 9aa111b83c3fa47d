"""The pages' templates: how Jinja is set up, and where compiled templates are kept."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MethodType
from typing import Any

import jinja2
from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from jinja2.runtime import Context as Scope
from jinja2.runtime import Undefined
from markupsafe import Markup

from generator.model.pages import AUDIENCES, COMPARISONS
from generator.render.ask import mail_link, web_link
from generator.render.escape import Safe, plain
from generator.render.prose import indent

_TEMPLATES = Path(__file__).parent.parent / "templates"
_SYNTAX: dict[str, Any] = {
    "trim_blocks": True,
    "lstrip_blocks": True,
    "keep_trailing_newline": True,
    # The templates hold next to no constants; folding them costs more than it saves.
    "optimized": False,
}
"""What decides how a template is compiled."""


@dataclass(frozen=True, slots=True)
class Templates:
    """The templates, ready to be filled."""

    environment: Environment
    """Jinja, set up for Markdown."""

    @classmethod
    @cache
    def at(cls, compiled: Path | None) -> Templates:
        """Set the templates up once for each folder of compiled ones."""
        return cls(_environment(Kept(compiled, compiled_with()) if compiled else None))

    def page(self, name: str, values: dict[str, Any]) -> str:
        """Fill a template; lines lose their trailing spaces unless these break a line."""
        text = self.environment.get_template(name).render(values)
        lines = [line.rstrip() if not line.endswith("  ") else line for line in text.split("\n")]
        return "\n".join(lines).strip("\n") + "\n"


def compiled_with() -> str:
    """Name what compiled templates depend on besides their text: Jinja and its settings."""
    settings = f"{jinja2.__version__} {sorted(_SYNTAX.items())}"
    return hashlib.sha256(settings.encode()).hexdigest()[:16]


class Kept(FileSystemBytecodeCache):
    """Compiled templates in a folder; whatever is wrong with it only costs time.

    Jinja compares the hash of each template's text and the version of Python.
    """

    def __init__(self, folder: Path, settings: str) -> None:
        """Name the folder, and what templates depend on besides their text."""
        super().__init__(str(folder), f"{settings}-%s.cache")

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket with what was kept, if that can be used."""
        try:
            super().load_bytecode(bucket)
        except Exception:  # noqa: BLE001 - a damaged file can fail in any way
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a bucket, if there is room."""
        try:
            super().dump_bytecode(bucket)
        except OSError:
            return


class _Scope(Scope):
    """Calls our own methods directly; Jinja asks each callable first whether it wants more."""

    def call(self, called: Callable[..., Any], *given: Any, **named: Any) -> Any:
        if type(called) is MethodType:
            # Jinja's own two, for functions that ask for them; none of ours does.
            named.pop("_loop_vars", None)
            named.pop("_block_vars", None)
            return called(*given, **named)
        return super().call(called, *given, **named)


def _environment(kept: Kept | None) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        undefined=StrictUndefined,
        finalize=_finalize,
        autoescape=False,  # noqa: S701 - the pages are Markdown; _finalize encodes
        bytecode_cache=kept,
        **_SYNTAX,
    )
    environment.context_class = _Scope
    environment.filters["raw"] = Safe
    environment.filters["inset"] = indent
    environment.filters["mail"] = mail_link
    environment.filters["web"] = web_link
    environment.globals["page_of"] = {"audience": AUDIENCES.stem, "layer": COMPARISONS.stem}
    # Before "quoted", for words of the sources that stand in an attribute.
    environment.filters["encoded"] = lambda text: Safe(plain(text))
    environment.filters["quoted"] = lambda text: Safe('"' + text.replace('"', "&quot;") + '"')
    return environment


def _finalize(value: object) -> object:
    """Encode whatever a template prints, unless it is Markdown already."""
    # The first test is for speed: most of what is printed is encoded already.
    if type(value) is Safe or isinstance(value, Safe | Markup | Undefined):
        return value
    if value is None:
        raise TypeError("a template printed nothing where a value belongs")
    return plain(str(value))
