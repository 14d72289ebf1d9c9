"""What a day is to an office in mainland China: a working day or a day off, as far as anybody knows yet.

Weekends and holidays by law are known for every year. Which days around the holidays are off besides, and which
weekends offices work in return (调休), the State Council announces for one year at a time, late in the year before. Of
a year whose plan has not reached us nothing may be claimed near its holidays, and those days are `unplanned`: the
reader is told to ask. How near is measured: in the plans of 2014 to 2026 no weekday further away was ever off, and no
weekend further away was ever worked. The other days of such a year need no warning, and get none: one that stood on
every list of the next year would be read by nobody.

No holiday is named: the library has words for the shifted days that no civil servant would use ("substituted from").
"""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from typing import Literal, NamedTuple

Kind = Literal["working", "shifted", "weekend", "holiday", "unplanned"]
"""A `shifted` day is a Saturday or Sunday on which offices work. A `holiday` has its weekend with it."""

DAY = timedelta(days=1)
SATURDAY = 5

WEEKDAYS_OFF = (1, 5)
WEEKENDS_WORKED = (8, 10)
"""How many days before and after a holiday by law a plan has changed weekdays and weekends."""


class OfficeDay(NamedTuple):
    """`next`: the first day after it that is sure to be a working day; `doubted`: one before that may be one, too."""

    day: date
    kind: Kind
    next: date
    doubted: bool


class Year(NamedTuple):
    """`off`: the holidays that are certain; of a year that is not `planned`, those by law.

    `likely`: the same, and what the library guesses; `worked`: the weekend days on which offices work.
    """

    planned: bool
    off: frozenset[date]
    likely: frozenset[date]
    worked: frozenset[date]


def office_day(day: date) -> OfficeDay:
    following, doubted = day + DAY, False
    while _kind(following) not in ("working", "shifted"):
        doubted = doubted or _kind(following) == "unplanned"
        following += DAY
    return OfficeDay(day, _kind(day), following, doubted)


def working_day(day: date, count: int) -> date:
    """The working day that is so many after a day, or before it where `count` is negative.

    In a year without a plan it counts with what is likely.
    """
    step = DAY if count > 0 else -DAY
    for _ in range(abs(count)):
        day += step
        while not _likely(day):
            day += step
    return day


def _kind(day: date) -> Kind:
    return _kinds(day.year)[day]


@cache
def _kinds(number: int) -> Mapping[date, Kind]:
    """What each day of a year is: worked out once, since lists ask for the same days again and again."""
    first = date(number, 1, 1)
    days = [first + position * DAY for position in range((date(number + 1, 1, 1) - first).days)]
    return {day: _judged(day) for day in days}


def _judged(day: date) -> Kind:
    year = _year(day.year)
    if day in year.worked:
        return "shifted"
    if day in year.off:
        return "holiday"
    if _unplanned(day):
        return "unplanned"
    if day.weekday() < SATURDAY:
        return "working"
    return "holiday" if _beside_holiday(day) else "weekend"


def _beside_holiday(day: date) -> bool:
    """Whether a Saturday or Sunday belongs to a holiday: plans count it in."""
    friday = day - (day.weekday() - SATURDAY + 1) * DAY
    return any(each in _year(each.year).off for each in (friday, friday + DAY, friday + 2 * DAY, friday + 3 * DAY))


def _unplanned(day: date) -> bool:
    """Whether a plan that has not reached us may change the day."""
    before, after = WEEKDAYS_OFF if day.weekday() < SATURDAY else WEEKENDS_WORKED
    years = [_year(year) for year in (day.year - 1, day.year, day.year + 1)]
    holidays = [holiday for year in years if not year.planned for holiday in year.off]
    return any(-before <= (day - holiday).days <= after for holiday in holidays)


def _likely(day: date) -> bool:
    year = _year(day.year)
    return day in year.worked or (day.weekday() < SATURDAY and day not in year.likely)


@cache
def _year(number: int) -> Year:
    """A year as the library knows it; whoever plans one works some of its weekends, so one without is not planned.

    Each year is read into a calendar of its own, and kept: the library fills a shared one while it answers, and of two
    threads that ask for a new year at once the second may find it half full.
    """
    # Imported here: with its first year it costs a quarter of a second, and lists without a day never need it.
    from holidays.utils import country_holidays

    likely = country_holidays("CN", years=number, expand=False)
    worked = frozenset(day for day in likely.weekend_workdays if day.year == number)
    off = likely if worked else country_holidays("CN", years=number, expand=False, observed=False)
    return Year(bool(worked), frozenset(off), frozenset(likely), worked)
