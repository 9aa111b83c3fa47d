"""How people ask for clauses and pages: what the search reads, and no page shows."""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping

from generator.model.asked import AskedAs
from generator.model.handbook import Handbook

Asked = Mapping[str, tuple[str, ...]]
"""Expressions by the address of what they ask for, encoded as the search index encodes text."""


def asked(handbook: Handbook, language: str) -> Asked:
    """Give the expressions of a language by address, such as `15-security.html#security-phishing`.

    Pages that the handbook has not are among them; the search passes over those.
    """
    return {
        address: tuple(html.escape(words, quote=False) for words in said)
        for address, ways in _addressed(handbook)
        for code, said in ways.items()
        if code == language and said
    }


def _addressed(handbook: Handbook) -> Iterator[tuple[str, AskedAs]]:
    for name, ways in handbook.asked_as.items():
        yield f"{name}.html", ways
    for chapter in handbook.chapters:
        for resolved in chapter.clauses:
            yield f"{chapter.file}.html#{resolved.clause.anchor}", resolved.clause.asked_as
