"""What people enter, as they enter it, and what is wrong with it."""

from collections.abc import Iterator
from datetime import date

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict

from wizard.content.models import Checklist, Content
from wizard.lists.journey import travel
from wizard.web.forms import Form, Forms, plain_digits

TODAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def application() -> Iterator[None]:
    """Flask-WTF looks for the current application."""
    with Flask("test").app_context():
        yield


@pytest.fixture(scope="module")
def forms(content: Content) -> Forms:
    return Forms(content)


def read(forms: Forms, checklist: Checklist, question: str, entered: dict[str, str]) -> Form:
    return forms.read(checklist, checklist.questions[question], {}, MultiDict(entered))


def on(day: str, month: str, year: str) -> dict[str, str]:
    return {"day-year": year, "day-month": month, "day-day": day}


@pytest.mark.parametrize("option", ["works", "damaged", "lost", "unsure"])
def test_an_option_is_taken(forms: Forms, card: Checklist, option: str) -> None:
    assert read(forms, card, "card", {"card": option}).code(TODAY) == option


@pytest.mark.parametrize(
    "entered", [{}, {"card": ""}, {"card": "gone"}, {"card": "Lost"}, {"holder": "child"}], ids=str
)
def test_what_is_no_option_is_missing(forms: Forms, card: Checklist, entered: dict[str, str]) -> None:
    form = read(forms, card, "card", entered)
    assert form.code(TODAY) is None
    assert form.fault() == ("missing", "")
    assert form.question is card.questions["card"]


@pytest.mark.parametrize(
    ("day", "month", "year"),
    [
        ("1", "12", "2026"),
        ("01", "12", "2026"),
        (" 1 ", " 12 ", " 2026 "),
        ("１", "１２", "２０２６"),
        ("1日", "12月", "2026年"),
        ("1 日", "12 月", "2026 年"),
        ("1号", "十二月", "2026"),
        ("1", "December", "2026"),
        ("1", "december", "2026"),
        ("1", "DEC", "2026"),
        ("1", "Dec.", "2026"),
        ("1", "12", "115"),
        ("1日", "12月", "民国115年"),
    ],
)
def test_a_day_is_read_as_people_write_it(forms: Forms, card: Checklist, day: str, month: str, year: str) -> None:
    assert read(forms, card, "day", on(day, month, year)).code(TODAY) == "2026-12-01"


@pytest.mark.parametrize("month", ["3", "03", "3月", "03月", "三月", "三", "March", "mar"])
def test_a_month_has_many_spellings(forms: Forms, card: Checklist, month: str) -> None:
    assert read(forms, card, "day", on("27", month, "2027")).code(TODAY) == "2027-03-27"


@pytest.mark.parametrize("month", ["Sep", "sept", "Sept.", "SEPTEMBER", "九月"])
def test_september_is_shortened_in_two_ways(forms: Forms, card: Checklist, month: str) -> None:
    assert read(forms, card, "day", on("1", month, "2027")).code(TODAY) == "2027-09-01"


@pytest.mark.parametrize(
    ("chosen", "code"),
    [("2026-12-07", "2026-12-07"), ("open", "open"), ("2026-11-21", None), ("2031-01-01", None), ("tomorrow", None)],
)
def test_a_button_chooses_a_day_whatever_the_fields_say(
    forms: Forms, card: Checklist, chosen: str, code: str | None
) -> None:
    assert read(forms, card, "day", {"day": chosen, **on("1", "13", "2026")}).code(TODAY) == code


@pytest.mark.parametrize("empty", ["", " ", "　"])
def test_a_day_left_empty_is_open(forms: Forms, card: Checklist, empty: str) -> None:
    assert read(forms, card, "day", on(empty, empty, empty)).code(TODAY) == "open"
    assert read(forms, card, "day", {}).code(TODAY) == "open"


@pytest.mark.parametrize(
    ("entered", "code"),
    [
        (on("22", "11", "2026"), "2026-11-22"),  # today
        (on("21", "11", "2028"), "2028-11-21"),  # 730 days on
        (on("29", "2", "2028"), "2028-02-29"),
    ],
    ids=str,
)
def test_a_day_from_today_on_is_taken(forms: Forms, card: Checklist, entered: dict[str, str], code: str) -> None:
    assert read(forms, card, "day", entered).code(TODAY) == code


@pytest.mark.parametrize(
    ("entered", "fault"),
    [
        (on("", "12", "2026"), ("date_incomplete", "day")),
        (on("1", "", "2026"), ("date_incomplete", "month")),
        (on("1", "12", ""), ("date_incomplete", "year")),
        (on("1", "", ""), ("date_incomplete", "year")),
        (on("29", "2", "2027"), ("date_unreal", "day")),
        (on("0", "12", "2026"), ("date_unreal", "day")),
        (on("1_0", "12", "2026"), ("date_unreal", "day")),
        (on("+1", "12", "2026"), ("date_unreal", "day")),
        (on("1", "+12", "2026"), ("date_unreal", "month")),
        (on("1", "12", "2_026"), ("date_unreal", "year")),
        (on("1", "12", "26"), ("date_short_year", "year")),
        (on("1", "12", "227"), ("date_short_year", "year")),
        (on("first", "12", "2026"), ("date_unreal", "day")),
        (on("31", "November", "2027"), ("date_unreal", "day")),
        (on("1", "13", "2026"), ("date_unreal", "month")),
        (on("1", "Decembr", "2026"), ("date_unreal", "month")),
        (on("1", "12", "next"), ("date_unreal", "year")),
        (on("1", "12", "99999"), ("date_unreal", "year")),
        (on("1", "12", "9" * 30), ("date_unreal", "year")),
        (on("21", "11", "2026"), ("date_past", "month")),
        (on("1", "12", "2025"), ("date_past", "year")),
        (on("22", "11", "2028"), ("date_far", "year")),
        (on("1", "1", "9999"), ("date_far", "year")),
    ],
    ids=str,
)
def test_a_day_that_will_not_do_says_why(
    forms: Forms, card: Checklist, entered: dict[str, str], fault: tuple[str, str]
) -> None:
    form = read(forms, card, "day", entered)
    assert form.code(TODAY) is None
    assert form.fault() == fault


@pytest.mark.parametrize(
    ("place", "city", "code"),
    [
        ("guangdong", "guangzhou", "guangzhou"),
        ("guangdong", "other", "other"),
        ("guangdong", "sanya", None),
        ("hainan", "sanya", "sanya"),
        ("hainan", "guangzhou", None),
        ("hebei", "guangzhou", None),
    ],
)
def test_a_city_is_one_of_its_place(places: Checklist, place: str, city: str, code: str | None) -> None:
    forms = Forms(Content.model_construct(languages={}, checklists={"upgrade": places}))
    before = travel(places, {"place": place}).answers
    assert forms.read(places, places.questions["city"], before, MultiDict({"city": city})).code(TODAY) == code


@pytest.mark.parametrize(
    ("entered", "made_plain"),
    [
        (None, ""),
        ("", ""),
        ("　２０２６年　", "2026"),
        ("12月", "12"),
        ("1号", "1"),
        ("Dec.", "Dec"),
        ("9" * 30, "9" * 20),
    ],
)
def test_entries_are_made_plain(entered: str | None, made_plain: str) -> None:
    assert plain_digits(entered) == made_plain
