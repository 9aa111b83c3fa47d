"""Write what stood below a company's changes as the text of an upgrade.yml."""

from __future__ import annotations

from collections.abc import Mapping

from generator.model.say import say

FILE = "upgrade.yml"
_SCHEMA = "# yaml-language-server: $schema={up}generator/schemas/upgrade.schema.json"
HEAD = say(
    "Written by `handbook upgrade`. For each rule that the company changes: a short hash of the"
    " rule\nbelow as it stood when somebody last decided that the change fits."
)


def upgrade_file(marks: Mapping[str, str], up: str, told: str) -> str:
    """Give the file's text, one line for each clause.

    Args:
        marks: Hashes by the id of the clause.
        up: The way from the file's folder to the folder of the sources, such as `../`.
        told: The comment at the top, from `HEAD`.

    >>> print(upgrade_file({"tone.voice": "0123456789ab"}, "../", "").splitlines()[-1])
      tone.voice: "0123456789ab"
    """
    lines = ["upgrade:" if marks else "upgrade: {}"]
    lines += [f'  {name}: "{mark}"' for name, mark in sorted(marks.items())]
    return f"{_SCHEMA.format(up=up)}\n{told}" + "\n".join(lines) + "\n"
