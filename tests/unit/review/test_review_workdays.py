"""Working days where a company is, and weekdays that are working days each year."""

from __future__ import annotations

import datetime

import pytest

from generator.model.clause import JURISDICTIONS
from generator.review.workdays import is_free, working_day, yearly_day

Day = datetime.date


@pytest.mark.parametrize(
    ("day", "places", "free"),
    [
        (Day(2024, 12, 24), ("PL", "EU"), False),
        (Day(2025, 12, 24), ("PL", "EU"), True),
        (Day(2026, 12, 24), ("EU", "INT"), False),
        (Day(2026, 11, 11), ("PL",), True),
        (Day(2027, 3, 29), ("PL",), True),
        (Day(2027, 5, 27), ("PL",), True),
        (Day(2026, 12, 5), ("INT",), True),
        (Day(2026, 12, 6), ("INT",), True),
        (Day(2026, 12, 7), ("INT",), False),
        (Day(2026, 10, 26), ("AT",), True),
        (Day(2026, 10, 26), ("PL",), False),
        (Day(2027, 11, 25), ("PL", "US"), True),
        (Day(2026, 12, 25), ("UK",), True),
        (Day(2999, 7, 1), ("PL",), False),
    ],
)
def test_day_is_free_on_weekends_and_holidays(
    day: Day, places: tuple[str, ...], *, free: bool
) -> None:
    """Of any country where the company is; the Union and treaties have no holidays."""
    assert is_free(day, places) == free


@pytest.mark.parametrize("place", JURISDICTIONS)
def test_every_jurisdiction_has_its_holidays_or_none(place: str) -> None:
    """Christmas is a holiday in each country."""
    christmas = Day(2028, 12, 25)

    assert is_free(christmas, (place,)) == (place not in {"EU", "INT"})


@pytest.mark.parametrize(
    ("day", "before"),
    [
        (Day(2027, 12, 23), Day(2027, 12, 23)),
        (Day(2027, 12, 24), Day(2027, 12, 23)),
        (Day(2027, 12, 26), Day(2027, 12, 23)),
        (Day(2027, 5, 3), Day(2027, 4, 30)),
        (Day(2028, 1, 1), Day(2027, 12, 31)),
    ],
)
def test_working_day_is_the_day_or_the_last_one_before(day: Day, before: Day) -> None:
    """Over weekends, holidays and the turn of a year."""
    assert working_day(day, iter(("PL", "EU"))) == before


@pytest.mark.parametrize(
    ("month", "since", "rule", "first"),
    [
        (1, Day(2026, 12, 1), "2TU", Day(2027, 1, 12)),
        (11, Day(2026, 12, 1), "3TU", Day(2027, 11, 16)),
        (12, Day(2026, 12, 1), "2TU", Day(2026, 12, 8)),
        (12, Day(2026, 12, 8), "2TU", Day(2026, 12, 8)),
        (12, Day(2026, 12, 9), "2TU", Day(2027, 12, 14)),
    ],
)
def test_tasks_of_a_month_have_a_weekday_that_is_never_a_holiday(
    month: int, since: Day, rule: str, first: Day
) -> None:
    """11 November falls into the second week on any weekday, so tasks of November come later."""
    assert yearly_day(month, since, ("PL",)) == (rule, first)


@pytest.mark.parametrize("month", range(1, 13))
def test_there_is_such_a_weekday_in_each_month_and_country(month: int) -> None:
    """The years that follow show it."""
    for place in JURISDICTIONS:
        rule, first = yearly_day(month, Day(2027, 1, 1), (place,))
        assert not is_free(first, (place,)), (place, rule)
