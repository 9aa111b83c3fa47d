"""What is suggested where nothing is near."""

from __future__ import annotations

import pytest

from generator.model.nearest import WHERE, did_you_mean

MANY = [f"site{number:02}.example" for number in range(13)]
SHOWN = ", ".join(MANY[:12])


@pytest.mark.parametrize(
    ("choices", "many", "hint"),
    [
        (MANY, "", f"use one of: {SHOWN}, ..."),
        (MANY, WHERE, WHERE),
        (MANY[:12], WHERE, f"use one of: {SHOWN}"),
        (MANY[:1], WHERE, f"there is only '{MANY[0]}'"),
        ([], WHERE, ""),
    ],
)
def test_many_choices_are_listed_unless_there_is_something_better_to_say(
    choices: list[str], many: str, hint: str
) -> None:
    """A dot in a choice makes it no rule: only who asks knows what the choices are."""
    assert did_you_mean("qqq", choices, many=many) == hint


def test_a_near_choice_is_better_than_any_list() -> None:
    """However many there are."""
    assert did_you_mean("site3.example", MANY, many=WHERE) == "did you mean 'site03.example'?"


def test_of_many_choices_those_that_share_most_letters_are_listed_first() -> None:
    """Else whoever is far off sees nothing but the beginning of the alphabet."""
    choices = [*MANY, "own-photo-book"]

    assert did_you_mean("photo", choices).startswith("use one of: own-photo-book, site00.example,")


def test_a_word_without_end_holds_up_no_list() -> None:
    """Only letters are counted."""
    assert did_you_mean("x" * 1_000_000, MANY).startswith("use one of: ")
