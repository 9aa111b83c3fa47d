"""The tiny tree that other tests start from is itself without fault."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Problems = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("industries", "company"), [((), None), (("alpha",), None), ((), "acme"), (("alpha",), "acme")]
)
def test_tiny_tree_resolves_without_problem(
    problems: Problems, industries: tuple[str, ...], company: str | None
) -> None:
    """Base, profile and company of the tiny tree fit together in every combination."""
    assert problems(None, industries, company) == []
