"""Write confirmations of translations as the text of a translations.yml."""

from __future__ import annotations

from collections.abc import Mapping

_SCHEMA = "# yaml-language-server: $schema={up}generator/schemas/translations.schema.json"
_HEAD = """\
# Written by `handbook translations confirm`. For each entry: a short hash of the source text as it
# stood when somebody compared the translation with it."""


def confirmations_file(marks: Mapping[str, Mapping[str, str]], up: str) -> str:
    """Give the file's text, one line for each entry.

    Args:
        marks: Hashes by language by id.
        up: The way from the file's folder to the folder of the sources, such as `../`.

    >>> print(confirmations_file({"tone.voice": {"en": "0123456789ab"}}, "../").splitlines()[-1])
      tone.voice: {en: "0123456789ab"}
    """
    lines = [_SCHEMA.format(up=up), _HEAD, "translations:" if marks else "translations: {}"]
    for name, by_language in marks.items():
        pairs = ", ".join(f'{code}: "{mark}"' for code, mark in by_language.items())
        lines.append(f"  {name}: {{{pairs}}}")
    return "\n".join(lines) + "\n"
