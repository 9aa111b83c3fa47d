"""Keep the theme's templates compiled between builds."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jinja2

from generator.render.templates import Kept

if TYPE_CHECKING:
    from jinja2 import Environment


class _OfTheme(Kept):
    """The folder in which a build is made has another name each time, so names alone count."""

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Tell templates of other folders apart by their text, which is compared anyway."""
        del filename
        return super().get_cache_key(name)


def keep_theme(theme: Any, folder: Path | None) -> None:
    """Let a theme take its compiled templates from a folder, and put new ones there.

    Its fourteen thousand icons, which no engine copies, are not listed either.

    Args:
        theme: The theme of an engine's configuration.
        folder: Where compiled templates are kept; None to compile them each time.
    """
    make = theme.get_env

    def get_env() -> Environment:
        environment: Environment = make()
        environment.list_templates = partial(_listed, list(theme.dirs))  # type: ignore[method-assign]
        if folder is not None:
            environment.bytecode_cache = _OfTheme(folder, _compiled_with(environment))
        return environment

    theme.get_env = get_env


def _listed(
    folders: list[str],
    extensions: object = None,
    filter_func: Callable[[str], bool] | None = None,
) -> list[str]:
    """List templates as Jinja does, but nothing whose name begins with a dot.

    Engines leave these out in any case, after they have listed them.
    """
    del extensions
    names: set[str] = set()
    for folder in folders:
        for at, below, files in os.walk(folder):
            below[:] = [name for name in below if not name.startswith(".")]
            inside = Path(at).relative_to(folder).as_posix()
            start = "" if inside == "." else f"{inside}/"
            names.update(f"{start}{name}" for name in files if not name.startswith("."))
    return sorted(name for name in names if filter_func is None or filter_func(name))


def _compiled_with(environment: Environment) -> str:
    """Name what compiled templates of the theme depend on besides their text."""
    settings = (
        jinja2.__version__,
        sorted(environment.extensions),
        environment.trim_blocks,
        environment.lstrip_blocks,
        environment.keep_trailing_newline,
        environment.optimized,
        environment.autoescape,
        sorted(environment.filters),
    )
    return "theme-" + hashlib.sha256(repr(settings).encode()).hexdigest()[:16]
