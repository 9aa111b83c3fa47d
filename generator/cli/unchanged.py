"""Pass over what would be built as it stands: what was told of it then is told again."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.cli.language import spoken_language
from generator.model.problems import HandbookError, Problem
from generator.outputs.folder import beside
from generator.outputs.inputs_key import keep_key, key_of, told_of
from generator.workshop import Asked


@dataclass(frozen=True, slots=True)
class Unchanged:
    """An output folder, and the key of what would be built there."""

    out: Path
    key: str
    """Empty when something can't be read; then it is built, and that is told."""

    @classmethod
    def of(cls, asked: Asked, out: Path | None, *words: object) -> Unchanged:
        """Look at the sources, before anything is read of them.

        Args:
            asked: Which handbook.
            out: The output folder; its own one in `build` when left out.
            words: Whatever else is asked for that the output or what is told depends on.
        """
        key = ""
        with contextlib.suppress(OSError, HandbookError):
            key = key_of(asked, [*map(repr, words), spoken_language()])
        return cls(out.absolute() if out else asked.folder(asked.name), key)

    def told(self, *names: str) -> Mapping[str, Any] | None:
        """Give what was told when the folder was built; None when it has to be built again.

        Where another build is at work, or was killed, the next one sees to it.

        Args:
            names: What has to have been told.
        """
        if not self.key or any(beside(self.out, ending).exists() for ending in ("new", "old")):
            return None
        told = told_of(self.out, self.key)
        return told if told and set(names) <= set(told) else None

    def keep(self, problems: list[Problem], told: Mapping[str, Any]) -> None:
        """Write down what was built and told.

        What had remarks is built again, so that they are told at the lines where they stand.
        """
        if self.key and not problems:
            with contextlib.suppress(OSError):
                keep_key(self.out, self.key, told=told)
