"""Links that call: only a number becomes one."""

from __future__ import annotations

import pytest

from generator.render.ask import phone_link


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("+48 22 000 01 20", "[&#43;48 22 000 01 20](tel:+48220000120)"),
        ("(22) 555-01-02", "(22) 555-01-02"),
        ("112", "112"),
        ("22 000 01 10 wew. 12", "[22 000 01 10](tel:220000110) wew. 12"),
        ("+48 22 000 01 10, ext 7", "[&#43;48 22 000 01 10](tel:+48220000110) ext 7"),
        ("22 000 01 10 i 22 000 01 20", "22 000 01 10 i 22 000 01 20"),
        ("+48 22 000; ext=1)](javascript:x", "&#43;48 22 000; ext&#61;1)&#93;(javascript&#58;x"),
        ("intercom 7", "intercom 7"),
    ],
)
def test_phone_link_calls_a_number_and_nothing_else(number: str, expected: str) -> None:
    """What is too short, too odd or no number stays text, encoded."""
    assert phone_link(number) == expected
