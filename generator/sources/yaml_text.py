"""Write YAML as the sources have it: lists indented, no aliases, free texts in quotes."""

from __future__ import annotations

from typing import Any

import yaml

_NEVER = 2**31 - 1
"""A width at which no line is broken: the sources know no text that goes on over lines."""


class Quoted(str):
    """A free text: always in quotes, so that no reader takes it for anything else."""

    __slots__ = ()


class _Dumper(yaml.SafeDumper):
    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: FBT001, FBT002, ARG002
        """Indent lists below their key."""
        super().increase_indent(flow, False)  # noqa: FBT003

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002
        """Write equal values out; the sources know no aliases."""
        return True


_Dumper.add_representer(
    Quoted, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", str(text), '"')
)
# Texts of the sources know their place, which does not matter here.
_Dumper.add_multi_representer(str, yaml.SafeDumper.represent_str)


def yaml_text(data: Any) -> str:
    """Write plain data, the keys in their order, each text on one line."""
    text: str = yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_NEVER)
    return text
