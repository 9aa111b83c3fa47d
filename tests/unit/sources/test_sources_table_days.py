"""Days in tables, as spreadsheets, forms and learning platforms write them."""

from __future__ import annotations

import datetime

import pytest

from generator.sources.table_days import days_of

DAY = datetime.date(2026, 12, 1)


@pytest.mark.parametrize(
    "cell",
    [
        "2026-12-01",
        "01.12.2026",
        "1.12.2026 10:23:45",
        "01.12.2026 10.23",
        "1.12.26",
        "1.12.2026 r.",
        "2026-12-01 00:00:00",
        "2026-12-01T10:23:45.123Z",
        "2026-12-01T10:23:45+0100",
        "2026-12-01 10:23:45+01:00",
        "2026/12/01 10:23:45 AM CET",
        "2026/12/01 10:23:45 PM GMT+1",
        "20261201",
        "01-Dec-2026",
        "1-gru-26",
        "1 gru 2026",
        "1 grudnia 2026 r. 10:23",
        "Tuesday, 1 December 2026, 10:23 AM",
        "wtorek, 1 grudnia 2026, 10:23",
        "Tue Dec 01 2026",
        "46357",
        "46357,4331",
        "1796083425",
        "1796083425000",
    ],
)
def test_day_is_read_with_whatever_stands_around_it(cell: str) -> None:
    """Times, time zones and weekdays go; spreadsheets count days, programs seconds."""
    assert days_of([cell]) == [DAY]


@pytest.mark.parametrize(
    "cell",
    [
        *("", "-", "Nigdy", "10:23", "grudzień 2026", "32.12.2026", "3026-12-01", "123456"),
        *("1899-12-30", "30.12.1899", "1900-01-00", "00.01.1900", "0000-00-00", "2026-13-01"),
    ],
)
def test_what_is_no_day_is_none(cell: str) -> None:
    """The zero of spreadsheets and databases is no day either."""
    assert days_of([cell]) == [None]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["12/1/2026", "12/13/2026"], ["2026-12-01", "2026-12-13"]),
        (["1/12/2026", "13/12/2026"], ["2026-12-01", "2026-12-13"]),
        (["12/1/2026 9:05 AM"], ["2026-12-01"]),
        (["1/12/2026", "1.12.2026"], ["2026-12-01", "2026-12-01"]),
        (["12/1/26", "12/2/26"], ["2026-12-01", "2026-12-02"]),
        (["1/12/26"], ["2026-12-01"]),
        (["1/2/2020", "13.12.2026"], ["2020-02-01", "2026-12-13"]),
    ],
)
def test_whole_column_tells_whether_the_month_stands_first(
    cells: list[str], expected: list[str]
) -> None:
    """A part above 12, AM and PM, or the time from which the days should be."""
    likely = (datetime.date(2026, 12, 1), datetime.date(2026, 12, 31))

    assert [str(day) for day in days_of(cells, likely)] == expected
