"""Write Typst source: calls and string literals only, so no text can act as markup."""

from __future__ import annotations

import re

_REGION = 2
"""Letters of a region's code; scripts have four."""
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


def string(text: str) -> str:
    r"""Write a text as a Typst string literal.

    >>> string('say "no" #now \\ then')
    '"say \\"no\\" #now \\\\ then"'
    """
    clean = _CONTROL.sub(" ", text)
    return '"' + clean.replace("\\", "\\\\").replace('"', '\\"') + '"'


def call(name: str, *arguments: str) -> str:
    """Write a call of one of the template's functions.

    >>> call("em", joined([string("now")]))
    'em({"now"})'
    """
    return f"{name}({', '.join(arguments)})"


def joined(parts: list[str]) -> str:
    """Write several values as one piece of content."""
    return "{" + ";".join(parts) + "}" if parts else "[]"


def array(parts: list[str]) -> str:
    """Write a Typst array, of one entry too."""
    return "(" + "".join(f"{part}, " for part in parts) + ")"


def mapping(values: dict[str, str]) -> str:
    """Write a Typst dictionary; the values are Typst source already."""
    return "(" + ", ".join(f"{key}: {value}" for key, value in values.items()) + ",)"


def tongue(code: str) -> tuple[str, str | None]:
    """Give a language code as Typst takes it: the language, and its region if it names one.

    >>> tongue("pt-br"), tongue("zh-hant"), tongue("pl")
    (('pt', 'br'), ('zh', None), ('pl', None))
    """
    language, *more = code.lower().split("-")
    return language, next((part for part in more if len(part) == _REGION), None)
