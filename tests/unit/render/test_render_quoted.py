"""Where the full stop of a quoted post stands."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.model.handbook import Handbook
from generator.model.place import Located
from generator.model.text import Text
from generator.render.context import Context

Resolved = Callable[..., Handbook]


@pytest.mark.parametrize(
    ("said", "polish", "english"),
    [
        ("Tak.", "„Tak”.", "“Tak.”"),
        ("Tak. Nie.", "„Tak. Nie”.", "“Tak. Nie.”"),
        ("Tak!", "„Tak!”", "“Tak!”"),
        ("Tak?", "„Tak?”", "“Tak?”"),
        ("Tak", "„Tak”", "“Tak”"),
        ("Tak...", "„Tak...”", "“Tak...”"),
        ("Tak…", "„Tak…”", "“Tak…”"),
        ("<b>.", "„&#60;b&#62;”.", "“&#60;b&#62;.”"),
    ],
)
def test_full_stop_stands_where_the_language_has_it(
    handbook: Resolved, said: str, polish: str, english: str
) -> None:
    """Polish has it after the closing mark; what else ends a post stays inside."""
    book = handbook()
    text = Text(tuple((Located(code), Located(said)) for code in ("pl", "en")))

    assert [str(Context(book, code).quoted(text)) for code in ("pl", "en")] == [polish, english]
