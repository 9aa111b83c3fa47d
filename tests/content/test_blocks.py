"""The generated Markdown keeps blocks apart, so that none swallows its neighbour."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.model.pages import EVERYTHING
from generator.render.site import render
from tests.shipped import handbook_of

ROOT = Path(__file__).parents[2]
_ITEM = re.compile(r"(?:[-*] |\d+\. )\S")


def swallowed(text: str) -> Iterator[str]:
    """Walk lines that Markdown would read as part of the block before them."""
    before = ""
    for line in text.split("\n"):
        table_ends = before.startswith("|") and line and not line.startswith("|")
        list_begins = (
            _ITEM.match(line) and before and not _ITEM.match(before) and before[0] not in " {|"
        )
        if table_ends or list_begins:
            yield line
        before = line


@pytest.mark.parametrize("company", ["bank-brzozowy", "lesna-polana"])
def test_blocks_of_every_page_stand_apart(company: str) -> None:
    """A list after a table, and a list after a paragraph, have an empty line before."""
    site = render(dataclasses.replace(handbook_of(company=company), shows=EVERYTHING))

    found = {
        f"{language}/{name}": lines
        for language, pages in site.pages.items()
        for name, text in pages.items()
        if (lines := list(swallowed(text)))
    }
    assert found == {}
