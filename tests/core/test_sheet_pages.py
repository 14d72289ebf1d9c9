"""How the sheet words its reasons, provisos and letters."""

from collections.abc import Callable
from datetime import date

import pytest

from wizard.content.models import Content
from wizard.lists.journey import travel
from wizard.lists.sheet import Sheets
from wizard.pages.citing import Citing
from wizard.pages.frame import make_frame
from wizard.pages.items import WhyView
from wizard.pages.links import HERE, Settings
from wizard.pages.sheet import SheetPage, SheetPages

TODAY = date(2026, 11, 22)

DAMAGED = {"holder": "adult", "goer": "self", "card": "damaged", "day": "2026-12-01"}
UNSURE = {"holder": "child", "card": "unsure", "generation": "unsure"}


Page = Callable[..., SheetPage]
"""(answers, language, second language, today) → what the template sees."""


def pages_of(content: Content) -> Page:
    pages, sheets = SheetPages(content, Citing(content)), Sheets(content.checklists["upgrade"])

    def made(codes: dict[str, str], lang: str = "en", other: str | None = None, today: date = TODAY) -> SheetPage:
        frame = make_frame(content, lang, "upgrade/checklist", Settings(other), answers=True)
        return pages.page(frame, sheets.sheet(travel(sheets.checklist, codes), today))

    return made


@pytest.fixture(scope="module")
def page(content: Content) -> Page:
    return pages_of(content)


@pytest.fixture(scope="module")
def local_page(load: Callable[[str], Content]) -> Page:
    return pages_of(load("places"))


def why(made: SheetPage, item: str) -> WhyView:
    return next(line.why for part in made.parts for line in part.lines if line.item.id == item)


@pytest.mark.parametrize(
    ("item", "lang", "reason"),
    [
        ("fault", "en", "because the card is damaged"),
        ("fault", "zh", "【because 卡坏了】"),
        ("be-early", "en", "because you go on Tuesday, 1 December 2026 and the card is damaged"),
        ("be-early", "zh", "【because 2026年12月1日星期二去，卡坏了】"),
        ("second", "en", "because the card is damaged"),
        ("photo", "en", ""),
    ],
)
def test_a_reason_is_a_sentence(page: Page, item: str, lang: str, reason: str) -> None:
    assert why(page(DAMAGED, lang), item).reason == reason


@pytest.mark.parametrize(
    ("item", "provisos"),
    [
        ("fault", [["proviso the card is damaged"]]),
        ("second", [["proviso-not the card is third-generation"]]),
        ("old-card", []),
    ],
)
def test_an_unsure_answer_becomes_a_proviso(page: Page, item: str, provisos: list[list[str]]) -> None:
    found = why(page(UNSURE), item).provisos
    assert [[said.words for said in saying] for saying in found] == provisos


def test_a_proviso_stands_in_both_languages(page: Page) -> None:
    (proviso,) = why(page(UNSURE, "en", other="zh"), "fault").provisos
    assert [(said.lang, said.words) for said in proviso] == [
        ("en", "proviso the card is damaged"),
        ("zh", "【proviso 卡坏了】"),
    ]


def test_each_reason_can_be_changed(page: Page) -> None:
    assert [(link.words, link.href) for link in why(page(DAMAGED), "be-early").changes] == [
        ("Day", f"/en/upgrade{HERE}&from=list&edit=day"),
        ("State of the card", f"/en/upgrade{HERE}&from=list&edit=card"),
    ]


@pytest.mark.parametrize(
    ("codes", "firsts", "things"),
    [
        ({**DAMAGED, "card": "works", "generation": "second"}, [1, 5], "item-count 6"),
        (DAMAGED, [1, 6], "item-count 8"),
        ({**DAMAGED, "goer": "agent", "card": "lost"}, [1, 6], "item-count 6"),
        ({"holder": "child", "card": "works", "generation": "third"}, [1, 3], "item-count 4"),
    ],
    ids=["self", "damaged", "agent", "third"],
)
def test_the_numbers_run_through_all_stages(page: Page, codes: dict[str, str], firsts: list[int], things: str) -> None:
    made = page(codes)
    assert [part.first for part in made.parts] == firsts
    assert made.dates.things == things


def test_only_what_has_no_condition_is_on_every_list(page: Page) -> None:
    lines = [line for part in page(DAMAGED).parts for line in part.lines]
    assert [line.item.id for line in lines if line.item.always] == ["photo", "number"]


@pytest.mark.parametrize(
    ("codes", "item", "reason"),
    [
        ({"place": "beijing"}, "permit", "in-this-place Beijing"),
        (
            {"place": "guangdong", "city": "guangzhou", "metro": "yes"},
            "refund",
            "in-this-place Guangzhou because it is used on the metro",
        ),
        ({"place": "guangdong", "city": "other"}, "south", "because it is in Guangdong"),
    ],
)
def test_a_place_is_a_reason(local_page: Page, codes: dict[str, str], item: str, reason: str) -> None:
    assert why(local_page(codes), item).reason == reason


def test_omissions_are_grouped_by_their_reason(local_page: Page) -> None:
    omissions = local_page({"place": "beijing"}).omissions
    assert {why.reason: [item.id for item in items] for why, items in omissions.items()} == {
        "because it is in Beijing": ["find", "south"],
        "not-in-this-place Beijing": ["money"],
    }


def test_what_the_answers_keep_off_the_list_is_not_laid_to_the_place(local_page: Page) -> None:
    """Guangzhou adds the item; it is there for those who take the metro."""
    omissions = local_page({"place": "guangdong", "city": "guangzhou", "metro": "no"}).omissions
    assert {why.reason: [item.id for item in items] for why, items in omissions.items()} == {
        "because it is in Guangdong": ["find"],
        "because it is not used on the metro": ["refund"],
    }


def test_the_counter_is_spoken_to_in_its_own_language(page: Page) -> None:
    said = [[said.lang for said in phrase.text] for phrase in page(DAMAGED).phrases]
    assert said == [["zh", "en"], ["zh", "en"]]


@pytest.mark.parametrize(
    ("day", "visit", "passed"),
    [
        ("2026-12-01", "visit-on Tuesday, 1 December 2026", False),
        ("2026-11-22", "visit-on Sunday, 22 November 2026", False),
        ("2026-11-21", "visit-on Saturday, 21 November 2026", True),
        ("open", None, False),
    ],
)
def test_a_visit_that_has_passed_is_noticed(page: Page, day: str, visit: str | None, passed: bool) -> None:
    dates = page({**DAMAGED, "day": day}).dates
    assert (dates.visit, dates.visit_passed) == (visit, passed)
    assert dates.made == "made-on 22 November 2026"


SATURDAY = "Saturday, 5 December 2026"


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("2026-12-05", f"warning: closed-title: closed-weekend {SATURDAY} Monday, 7 December 2026"),
        (
            "2027-01-01",
            "warning: closed-title: closed-before-unplanned Friday, 1 January 2027 Thursday, 7 January 2027",
        ),
        ("2027-01-04", "note: unplanned-title: unplanned-day Monday, 4 January 2027 Thursday, 7 January 2027"),
        ("2026-11-22", "warning: closed-title: closed-weekend Sunday, 22 November 2026 Monday, 23 November 2026"),
        ("2026-11-21", None),
        ("2026-12-01", None),
        ("open", None),
    ],
)
def test_a_day_on_which_offices_are_closed_is_the_first_notice(page: Page, day: str, told: str | None) -> None:
    notices = page({**DAMAGED, "day": day}).notices
    found = [f"{notice.tone}: {notice.title[0].words}: {notice.text[0].words}" for notice in notices]
    assert found == ([told] if told else [])


@pytest.mark.parametrize(
    ("today", "day", "told"),
    [
        (date(2026, 9, 1), "2026-10-02", "closed-holiday Friday, 2 October 2026 Thursday, 8 October 2026"),
        (date(2026, 9, 1), "2026-10-10", "shifted-day Saturday, 10 October 2026"),
    ],
)
def test_a_planned_holiday_and_the_weekend_worked_for_it(page: Page, today: date, day: str, told: str) -> None:
    (notice,) = page({**DAMAGED, "day": day}, today=today).notices
    assert notice.text[0].words == told


def test_the_notice_of_the_day_comes_before_those_of_the_content(page: Page) -> None:
    lost = {**DAMAGED, "card": "lost", "day": "2026-12-05"}
    assert [notice.title[0].words for notice in page(lost).notices] == ["closed-title", "Report it"]


def test_the_notice_of_the_day_stands_in_both_languages_and_offers_a_change(page: Page) -> None:
    (notice,) = page({**DAMAGED, "day": "2026-12-05"}, "zh", other="en").notices
    assert [(said.lang, said.words) for said in notice.text] == [
        ("zh", "【closed-weekend 2026年12月5日星期六 2026年12月7日星期一】"),
        ("en", "closed-weekend Saturday, 5 December 2026 Monday, 7 December 2026"),
    ]
    assert notice.change is not None
    assert (notice.change.words, notice.change.href) == ("【another-day】", f"/zh/upgrade{HERE}&from=list&edit=day")
