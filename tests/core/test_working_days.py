"""Working days, as offices in China keep them: 2026, whose plan is known, and 2027, whose plan is not."""

from datetime import date, timedelta

import pytest

from wizard.lists import working_days
from wizard.lists.working_days import Year, office_day, working_day


def d(day: str) -> date:
    return date.fromisoformat(day)


def days(first: str, last: str) -> list[date]:
    return [d(first) + timedelta(days=number) for number in range((d(last) - d(first)).days + 1)]


@pytest.mark.parametrize(
    ("day", "kind", "next"),
    [
        ("2026-12-01", "working", "2026-12-02"),
        ("2026-12-04", "working", "2026-12-07"),
        ("2026-12-05", "weekend", "2026-12-07"),
        ("2026-12-06", "weekend", "2026-12-07"),
        ("2026-01-01", "holiday", "2026-01-04"),  # a Sunday on which offices work
        ("2026-02-13", "working", "2026-02-14"),
        ("2026-02-14", "shifted", "2026-02-24"),  # the Saturday before the Spring Festival
        ("2026-02-15", "holiday", "2026-02-24"),  # the Sunday that the festival takes in
        ("2026-02-23", "holiday", "2026-02-24"),
        ("2026-02-28", "shifted", "2026-03-02"),
        ("2026-04-04", "holiday", "2026-04-07"),  # a Saturday; the holiday itself is Sunday
        ("2026-09-20", "shifted", "2026-09-21"),
        ("2026-09-30", "working", "2026-10-08"),
        ("2026-10-01", "holiday", "2026-10-08"),
        ("2026-10-04", "holiday", "2026-10-08"),
        ("2026-10-07", "holiday", "2026-10-08"),
        ("2026-10-10", "shifted", "2026-10-12"),
        ("2026-10-11", "weekend", "2026-10-12"),
    ],
)
def test_a_planned_year_is_known_to_the_day(day: str, kind: str, next: str) -> None:
    assert office_day(d(day)) == (d(day), kind, d(next), False)


def test_the_planned_days_off_around_national_day() -> None:
    kinds = {str(day): office_day(day).kind for day in days("2026-09-19", "2026-10-12")}
    assert [day for day, kind in kinds.items() if kind == "holiday"] == [
        *("2026-09-25", "2026-09-26", "2026-09-27"),  # Mid-Autumn, with its weekend
        *(f"2026-10-0{number}" for number in range(1, 8)),
    ]
    assert [day for day, kind in kinds.items() if kind == "weekend"] == ["2026-09-19", "2026-10-11"]
    assert [day for day, kind in kinds.items() if kind == "shifted"] == ["2026-09-20", "2026-10-10"]


@pytest.mark.parametrize(
    ("day", "kind", "next", "doubted"),
    [
        ("2027-03-17", "working", "2027-03-18", False),
        ("2027-03-20", "weekend", "2027-03-22", False),
        (
            "2027-03-27",
            "weekend",
            "2027-03-29",
            True,
        ),  # nine days before the holiday; the Sunday after it may be worked
        ("2027-03-28", "unplanned", "2027-03-29", False),  # eight days before it
        ("2027-04-02", "working", "2027-04-12", True),
        ("2027-04-05", "holiday", "2027-04-12", True),  # Tomb-Sweeping Day, by law
        ("2027-04-06", "unplanned", "2027-04-12", True),
        ("2027-04-12", "working", "2027-04-13", False),
        ("2027-02-06", "holiday", "2027-02-15", True),  # the Spring Festival, by law
        ("2027-02-09", "unplanned", "2027-02-15", True),  # the library guesses that it is off
        ("2026-12-29", "working", "2026-12-30", False),
        ("2026-12-30", "working", "2027-01-07", True),
        ("2026-12-31", "unplanned", "2027-01-07", True),  # the plan for the New Year may reach back into the old one
        ("2026-12-26", "unplanned", "2026-12-28", True),
        ("2099-12-31", "unplanned", "2100-01-07", True),
    ],
)
def test_of_an_unplanned_year_only_what_no_plan_changes_is_claimed(
    day: str, kind: str, next: str, doubted: bool
) -> None:
    assert office_day(d(day)) == (d(day), kind, d(next), doubted)


def test_few_working_days_of_an_unplanned_year_are_doubted() -> None:
    kinds = [office_day(day).kind for day in days("2027-01-01", "2027-12-31") if day.weekday() < 5]
    assert {kind: kinds.count(kind) for kind in set(kinds)} == {"working": 221, "unplanned": 33, "holiday": 7}


@pytest.mark.parametrize("number", range(2014, 2027))
def test_what_is_claimed_without_a_plan_is_what_every_plan_so_far_says(
    number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each year is forgotten, and then compared with what it turned out to be."""
    plans = {year: working_days._year(year) for year in (number - 1, number, number + 1)}
    forgotten = {
        year: plan._replace(planned=False, off=by_law(year), worked=frozenset()) for year, plan in plans.items()
    }
    truth = {day: kind_of(plans[number], day) for day in days(f"{number}-01-01", f"{number}-12-31")}
    working_days._kinds.cache_clear()
    monkeypatch.setattr(working_days, "_year", forgotten.__getitem__)
    claims = {day: working_days._kind(day) for day in truth}
    working_days._kinds.cache_clear()
    wrong = {day: (claim, truth[day]) for day, claim in claims.items() if claim not in ("unplanned", truth[day])}
    assert wrong == {}


def by_law(year: int) -> frozenset[date]:
    """The holidays of a year without those that its plan adds."""
    from holidays.utils import country_holidays

    named = country_holidays("CN", years=year, expand=False, observed=False, language="en_US")
    return frozenset(day for day, name in named.items() if not name.startswith("Day off"))


def kind_of(plan: Year, day: date) -> str:
    """What a day was, without regard to the weekends that a holiday takes in."""
    if day in plan.worked:
        return "shifted"
    if day in plan.off:
        return "holiday"
    return "working" if day.weekday() < 5 else "weekend"


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [
        ("2026-12-01", 0, "2026-12-01"),
        ("2026-12-05", 0, "2026-12-05"),
        ("2026-12-01", -1, "2026-11-30"),
        ("2026-12-01", -2, "2026-11-27"),
        ("2026-12-01", 10, "2026-12-15"),
        ("2026-12-05", 1, "2026-12-07"),
        ("2026-12-05", -1, "2026-12-04"),
        ("2026-09-30", 1, "2026-10-08"),
        ("2026-10-08", -1, "2026-09-30"),
        ("2026-10-08", 3, "2026-10-12"),  # the Saturday between is worked
        ("2026-02-24", -1, "2026-02-14"),
        ("2026-12-31", 1, "2027-01-04"),  # counted with what is likely
        ("2027-02-04", 1, "2027-02-11"),
    ],
)
def test_working_days_are_counted(day: str, count: int, expected: str) -> None:
    assert working_day(d(day), count) == d(expected)
