"""The theme's own few words, for languages that it does not speak."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from generator.model.handbook import Handbook

_FOLDER = "partials/languages"
_BORROWED = """\
{{%- import "partials/languages/{other}.html" as other -%}}
{{% macro t(key) %}}{{{{ "{language}" if key == "language" else other.t(key) }}}}{{% endmacro %}}
"""


def write_theme_words(handbook: Handbook, overrides: Path) -> None:
    """Give the theme its words in every language of the handbook.

    Where it has none, those of the language that stands in are shown, or else English ones; the
    pages still say which language they are in.

    Args:
        handbook: The handbook.
        overrides: The staged folder of overrides.
    """
    known = {Path(one.name).stem for one in (files("material") / "templates" / _FOLDER).iterdir()}
    for language in handbook.languages:
        if language not in known:
            folder = overrides / _FOLDER
            folder.mkdir(parents=True, exist_ok=True)
            other = _stand_in(language, handbook, known)
            text = _BORROWED.format(language=language, other=other)
            (folder / f"{language}.html").write_text(text, encoding="utf-8", newline="\n")


def _stand_in(language: str, handbook: Handbook, known: set[str]) -> str:
    """Give the same language in other letters (`pt-br`), its fallback, or English."""
    alike = {name.lower(): name for name in known}
    named = handbook.company.fallback.items() if handbook.company else ()
    fallback = (str(other) for code, other in named if code == language)
    return alike.get(language) or next((one for one in fallback if one in known), "en")
