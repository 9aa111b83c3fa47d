"""Links that call: only a number becomes one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.model.handbook import Handbook
from generator.render.ask import phone_link
from generator.render.site import render
from generator.render.written import linked_words
from tests.trees import CHAPTER, PARAMETERS

_CALL = "{pl: 'Dzwoń: {line}.', en: 'Call {line}.'}"


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


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("+48 22 000 01 20", "[Call: &#43;48 22 000 01 20](tel:+48220000120)"),
        ("22 000 01 10 wew. 12", "[Call: 22 000 01 10](tel:220000110) wew. 12"),
        ("intercom 7](javascript:x)", "Call: intercom 7&#93;(javascript&#58;x)"),
    ],
)
def test_words_that_lead_in_to_a_number_stand_inside_its_link(number: str, expected: str) -> None:
    """A button says what it does; words that call nobody stay words."""
    assert phone_link(number, "Call:") == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Pisz: hr@acme.pl, dziś", "Pisz&#58; [hr&#64;acme.pl](mailto:hr@acme.pl), dziś"),
        ("Now! www.acme.pl", "Now! [www.acme.pl](https://www.acme.pl)"),
        ("Oto!https://acme.pl", "Oto&#33;[https&#58;//acme.pl](https://acme.pl)"),
        ("+48 22 000 01 20", "&#43;48 22 000 01 20"),
    ],
)
def test_addresses_among_words_keep_their_spaces_and_make_no_image(
    words: str, expected: str
) -> None:
    """What stands before a link is neither glued to it nor joined with it to something else."""
    assert linked_words(words, number=False) == expected


def test_number_of_a_parameter_is_a_link_in_every_language(
    handbook: Callable[..., Handbook],
) -> None:
    """In Markdown and in a line of plain words alike; another value of the kind stays text."""
    line = """\
  line:
    label: {pl: Numer, en: Number}
    help: {pl: Jaki., en: Which.}
    type: phone
    default: {pl: "+48 22 000 01 20", en: at the gate}
"""
    said = CHAPTER.replace("{pl: Podpisuj wpisy., en: Sign your posts.}", _CALL)
    files = {"handbook/parameters.yml": PARAMETERS + line, "handbook/chapters/01-talk.yml": said}
    pages = render(handbook(files)).pages
    number = "[&#43;48 22 000 01 20](tel:+48220000120)"

    assert f"\nDzwoń: {number}.\n" in pages["pl"]["01-talk.md"]
    assert f"Dzwoń&#58; {number}&#46;" in pages["pl"]["for-everyone.md"]
    assert "\nCall at the gate.\n" in pages["en"]["01-talk.md"]
