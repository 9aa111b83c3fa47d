"""Write confirmations of translations as the text of a translations.yml."""

from __future__ import annotations

from collections.abc import Mapping

from generator.model.say import say

_SCHEMA = "# yaml-language-server: $schema={up}generator/schemas/translations.schema.json"
HEAD = say(
    "Written by `handbook translations confirm`. For each entry: a short hash of the source text"
    " as it\nstood when somebody compared the translation with it."
)


def confirmations_file(marks: Mapping[str, Mapping[str, str]], up: str, told: str) -> str:
    """Give the file's text, one line for each entry.

    Args:
        marks: Hashes by language by id.
        up: The way from the file's folder to the folder of the sources, such as `../`.
        told: The comment at the top, from `HEAD`.

    >>> marks = {"tone.voice": {"en": "0123456789ab"}}
    >>> print(confirmations_file(marks, "../", "").splitlines()[-1])
      tone.voice: {en: "0123456789ab"}
    """
    lines = ["translations:" if marks else "translations: {}"]
    for name, by_language in marks.items():
        pairs = ", ".join(f'{code}: "{mark}"' for code, mark in by_language.items())
        lines.append(f"  {name}: {{{pairs}}}")
    return f"{_SCHEMA.format(up=up)}\n{told}" + "\n".join(lines) + "\n"
