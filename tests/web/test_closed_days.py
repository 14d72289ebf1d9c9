"""A day on which offices are closed is told where the day was just given, and in every format of the list."""

import pytest

from tests.journeys import Journey
from tests.web.inspection import said
from tests.web.personas import FOREIGNER

SATURDAY = FOREIGNER.query.replace("2026-12-01", "2026-12-05")

TOLD = {
    "zh": (
        "那天网点多半不办公",
        "2026年12月5日星期六，网点多半不办公。下一个工作日是2026年12月7日星期一。个别网点周六也办，想周六去就先打电话问。",
        "换一天",
    ),
    "en": (
        "Offices are probably closed that day",
        "Offices are probably closed on Saturday, 5 December 2026. The next working day is Monday, 7 December 2026. "
        "A few places open on Saturdays: call and ask.",
        "Choose another day",
    ),
}


def notice(page) -> tuple[str, str, str]:
    """Title, text and link of the first notice."""
    box = page.find(".//div[@class='notice notice-warning']")
    return said(box.find("h2")), said(box.find("p")), said(box.find("div/a"))


@pytest.mark.parametrize("page", ["answers", "checklist"])
@pytest.mark.parametrize("language", TOLD)
def test_a_closed_day_is_told_in_the_same_words_on_answers_and_list(client, language: str, page: str) -> None:
    assert notice(client.get(f"/{language}/upgrade/{page}?{SATURDAY}").page) == TOLD[language]


def test_two_languages_tell_it_twice(client) -> None:
    box = client.get(f"/en/upgrade/checklist?{SATURDAY}&with=zh").page.find(".//div[@class='notice notice-warning']")
    assert [said(each) for each in box.findall("p/span")] == [TOLD["en"][1], TOLD["zh"][1]]
    assert [said(link) for link in box.findall(".//a")] == ["Choose another day"]


@pytest.mark.parametrize("page", ["answers", "checklist"])
def test_the_day_is_changed_from_where_it_is_told(journey: Journey, page: str) -> None:
    journey.follow(f"/en/upgrade/{page}?{SATURDAY}&size=large")
    journey.follow(journey.link(".//div[@class='notice notice-warning']/div/a")).expect_question("visit")
    journey.answer(visit="2026-12-07")
    assert said(journey.page.find(".//h1")).startswith({"answers": "Check your", "checklist": "Replace"}[page])
    warnings = journey.page.findall(".//div[@class='notice notice-warning']")
    assert not any("Choose another day" in said(each) for each in warnings)
    assert journey.page.get("class") == "large"


@pytest.mark.parametrize("day", ["2026-12-01", "2026-11-21", "open"])
def test_nothing_is_told_of_a_working_day_of_one_that_has_passed_or_of_none(client, day: str) -> None:
    query = FOREIGNER.query.replace("2026-12-01", day)
    assert client.get(f"/en/upgrade/answers?{query}").page.find(".//div[@class='notice notice-warning']") is None
    page = client.get(f"/en/upgrade/checklist?{query}").page
    titles = [said(heading) for heading in page.findall(".//div[@class='notice notice-warning']/h2")]
    assert titles == ["Report the loss now"]


def test_a_day_that_has_passed_keeps_its_own_message(client) -> None:
    query = FOREIGNER.query.replace("2026-12-01", "2026-11-21")
    page = client.get(f"/en/upgrade/checklist?{query}").page
    assert "The date of your visit has passed." in said(page)
    assert "probably closed" not in said(page)


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (
            "2027-02-06",
            "2027年2月6日星期六，网点多半不办公。随后几天放不放假，要看国务院办公厅的放假通知，本站还没有收录。"
            "改到2027年2月15日星期一更稳妥，或者先打电话问。",
        ),
        (
            "2027-02-09",
            "2027年2月9日星期二靠近法定节假日，放假还是上班，要看国务院办公厅的放假通知，本站还没有收录。"
            "去之前打电话问，或者改到2027年2月15日星期一，更稳妥。",
        ),
    ],
)
def test_of_a_year_without_a_plan_nothing_is_claimed(client, day: str, told: str) -> None:
    page = client.get(f"/zh/upgrade/answers?{FOREIGNER.query.replace('2026-12-01', day)}").page
    assert [said(box.find("p")) for box in page.findall(".//div") if "notice" in (box.get("class") or "")] == [told]


@pytest.mark.parametrize(
    ("day", "titles"),
    [
        ("2027-02-09", ["Report the loss now", "Ask whether offices are open that day"]),
        ("2026-12-05", ["Offices are probably closed that day", "Report the loss now"]),
    ],
)
def test_a_mere_note_about_the_day_stands_below_what_is_urgent(client, day: str, titles: list[str]) -> None:
    query = "&".join(f"{id}={code}" for id, code in {**FOREIGNER.answers, "visit": day, "money": "none"}.items())
    page = client.get(f"/en/upgrade/checklist?{query}").page
    boxes = [box for box in page.findall(".//article/div") if "notice" in box.get("class")]
    assert [said(box.find("h2")) for box in boxes] == titles
