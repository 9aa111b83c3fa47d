"""Two wordings compared word by word: steps, sameness, and what a value explains."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.compare.wording import explained, readable, same_words, word_diff


@pytest.mark.parametrize(
    ("before", "after", "steps"),
    [
        ("", "", ()),
        ("a b", "a b", (("=", "a b"),)),
        ("a", "", (("-", "a"),)),
        ("", "a", (("+", "a"),)),
        ("a b", "a c", (("=", "a "), ("-", "b"), ("+", "c"))),
        ("b c", "c", (("-", "b "), ("=", "c"))),
        ("c", "b c", (("+", "b "), ("=", "c"))),
        ("ab cd.", "ab cd!", (("=", "ab cd"), ("-", "."), ("+", "!"))),
        ("a  b", "a b", (("=", "a"), ("-", "  "), ("+", " "), ("=", "b"))),
        ("24h", "8h", (("-", "24h"), ("+", "8h"))),
        ("?!", "!", (("-", "?"), ("=", "!"))),
        ("żółw śpi", "żółw je", (("=", "żółw "), ("-", "śpi"), ("+", "je"))),
    ],
)
def test_steps_go_word_by_word(before: str, after: str, steps: tuple[tuple[str, str], ...]) -> None:
    """A word, a run of spaces and a sign are one token each; what went stands before what came."""
    assert word_diff(before, after) == steps


def test_frequent_words_of_a_long_text_are_compared_too() -> None:
    """Nothing counts as too frequent to be looked at, however long the text is."""
    words = "the " * 300

    assert word_diff(words, words + "the ") == (("=", words), ("+", "the "))


@pytest.mark.parametrize(
    ("before", "after", "same"),
    [
        ("may", "may", True),
        ("May", "mAY", True),
        ("Straße", "STRASSE", True),
        ("a, b", "a - b.", True),
        ("a\n\nb", "a b", True),
        ("", "...", True),
        ("may", "may not", False),
        ("a b", "b a", False),
        ("ab", "a b", False),
        ("24", "8", False),
        ("zolw", "żółw", False),
    ],
)
def test_same_words_differ_in_signs_and_capitals_only(
    before: str, after: str, *, same: bool
) -> None:
    """Order, letters and numbers count; spaces, signs and capitals do not."""
    assert same_words(before, after) is same


HOURS = ("hours", "24", "8")
NAME = ("name", "Old Firm", "New Firm")


@pytest.mark.parametrize(
    ("before", "after", "values", "names"),
    [
        ("in 24 hours", "in 8 hours", (HOURS,), {"hours"}),
        ("24", "8", (NAME, HOURS), {"hours"}),
        ("Old Firm in 24", "New Firm in 8", (HOURS, NAME), {"hours", "name"}),
        ("24 and 24", "8 and 8", (HOURS,), {"hours"}),
        ("in 24 hours", "in 9 hours", (HOURS,), None),
        ("in 23 hours", "in 8 hours", (HOURS,), None),
        ("in 24 hours", "within 8 days", (HOURS,), None),
        ("in 24", "in 8 now", (HOURS,), None),
        ("now in 24", "in 8", (HOURS,), None),
        ("in 24 hours", "in 8 hours", (), None),
        ("same", "same", (), set()),
        ("same", "same", (HOURS,), set()),
    ],
)
def test_value_explains_the_words_that_it_replaced(
    before: str, after: str, values: tuple[tuple[str, str, str], ...], names: set[str] | None
) -> None:
    """All new words have to come from values that changed; one of them else is enough for None."""
    assert explained(before, after, values) == names


def test_first_value_that_fits_is_the_one_that_explains() -> None:
    """Of two values that changed alike, the first is named."""
    values = (("first", "24", "8"), ("second", "24", "8"))

    assert explained("24", "8", values) == {"first"}


@pytest.mark.parametrize(
    ("before", "after", "value"),
    [
        ("at Old Firm", "at New Firm", ("name", "Old Firm", "New Firm")),
        ("at Old Firm", "at Old Firm Ltd", ("name", "Old Firm", "Old Firm Ltd")),
        ("at Old Firm Ltd", "at Old Firm", ("name", "Old Firm Ltd", "Old Firm")),
        ("Old Ltd now", "Old now", ("name", "Old Ltd", "Old")),
        ("now Old Ltd", "now Old", ("name", "Old Ltd", "Old")),
        ("Old now", "Old Ltd now", ("name", "Old", "Old Ltd")),
        ("see a.example/x", "see a.example/y", ("link", "a.example/x", "a.example/y")),
    ],
)
def test_value_of_several_words_explains_those_that_differ(
    before: str, after: str, value: tuple[str, str, str]
) -> None:
    """A value may keep some of its words, gain some or lose some."""
    assert explained(before, after, (value,)) == {value[0]}


@pytest.mark.parametrize(
    ("before", "after"),
    [("in 2 hours", "in 8 hours"), ("in 24 hours", "in 18 hours"), ("in 2", "in 1")],
)
def test_value_explains_whole_words_only(before: str, after: str) -> None:
    """A word that is merely a part of the old or the new value was changed by somebody."""
    assert explained(before, after, (("hours", "24", "8 or 18"), ("days", "25", "11"))) == (
        {"hours"} if before == "in 24 hours" else None
    )


@pytest.mark.parametrize(
    ("before", "after", "steps"),
    [
        ("2026-11-02", "2027-03-12", (("-", "2026-11-02"), ("+", "2027-03-12"))),
        (
            "in 2 h or in 3 h",
            "in 4 h or in 5 h",
            (*(("=", "in "), ("-", "2"), ("+", "4")), ("=", " h or in "), ("-", "3"), ("+", "5")),
        ),
        (
            "Add a text to the picture.",
            "Whoever shows a picture adds a text.",
            (
                ("-", "Add a text to the picture."),
                ("+", "Whoever shows a picture adds a text."),
            ),
        ),
        ("a b c d e f", "a X c Y e f", (("=", "a "), ("-", "b c d"), ("+", "X c Y"))),
        ("", "New.", (("+", "New."),)),
        ("Same.", "Same.", (("=", "Same."),)),
    ],
)
def test_steps_are_told_so_that_one_can_read_them(
    before: str, after: str, steps: tuple[tuple[str, str], ...]
) -> None:
    """Dates stay whole, one word between changes goes with them, another text stands whole."""
    found = readable(before, after)

    assert found[: len(steps)] == steps
    assert all(sign == "=" for sign, _ in found[len(steps) :])


@given(st.text("ab .1-"), st.text("ab .1-"))
def test_readable_steps_lead_from_one_wording_to_the_other(before: str, after: str) -> None:
    """Nothing is lost or made up."""
    steps = readable(before, after)

    assert "".join(words for sign, words in steps if sign != "+") == before
    assert "".join(words for sign, words in steps if sign != "-") == after
