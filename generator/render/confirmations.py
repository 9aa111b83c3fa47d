"""Write confirmations of translations as the text of a translations.yml."""

from __future__ import annotations

from collections.abc import Mapping

_HEAD = """\
# Written by `handbook translations confirm`. For each entry: a short hash of the source text as it
# stood when somebody compared the translation with it.
translations:"""


def confirmations_file(marks: Mapping[str, Mapping[str, str]]) -> str:
    """Give the file's text, one line for each entry.

    >>> print(confirmations_file({"tone.voice": {"en": "0123456789ab"}}).splitlines()[-1])
      tone.voice: {en: "0123456789ab"}
    """
    lines = [_HEAD if marks else f"{_HEAD} {{}}"]
    for name, by_language in marks.items():
        pairs = ", ".join(f'{code}: "{mark}"' for code, mark in by_language.items())
        lines.append(f"  {name}: {{{pairs}}}")
    return "\n".join(lines) + "\n"
