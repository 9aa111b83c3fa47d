"""Commands whose modules are imported when they are called, so that each costs only its own."""

from __future__ import annotations

import importlib
import keyword
from importlib.util import find_spec
from types import CodeType
from typing import TYPE_CHECKING, Any, cast

import click

from generator.cli.command import Command
from generator.model.collection import no_collection

if TYPE_CHECKING:
    from importlib.abc import InspectLoader


class Later(Command):
    """The place of a command among the others, until somebody calls it.

    The command `may-i` is `may_i_command` in `generator/cli/may_i.py`, and so on for all.
    """

    def __init__(self, name: str) -> None:
        """Keep the place of a command."""
        super().__init__(name)
        word = name.replace("-", "_")
        self._attribute = f"{word}_command"
        # Python keeps `import` for itself.
        self._module = f"{__package__}.{word}{'_' if keyword.iskeyword(word) else ''}"

    def load(self) -> click.Command:
        """Import the command itself."""
        with no_collection():
            module = importlib.import_module(self._module)
        return cast("click.Command", getattr(module, self._attribute))

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,
    ) -> click.Context:
        """Hand the line over to the command itself; from here on there is only that."""
        return self.load().make_context(info_name, args, parent, **extra)

    def get_short_help_str(self, limit: int = 45) -> str:
        """Give the first sentence without an import: lists of all commands ask for it."""
        self.help = self._docstring()
        return super().get_short_help_str(limit)

    def _docstring(self) -> str | None:
        """Take the command's docstring out of the compiled module, which does not run for it."""
        spec = find_spec(self._module)
        if spec is None:
            return None
        # Whatever imports a module of Python can show its code as well.
        code = cast("InspectLoader", spec.loader).get_code(self._module)
        for one in code.co_consts if code else ():
            if isinstance(one, CodeType) and one.co_name == self._attribute:
                # A docstring comes first; where Python was told to drop them, there is none.
                return next((text for text in one.co_consts[:1] if isinstance(text, str)), None)
        return None
