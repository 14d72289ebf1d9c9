"""A rule that changes on 1 January 2027, in every shape of the list, on both sides of that day."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from xml.etree.ElementTree import Element

import pypdfium2
import pytest
import yaml
from flask.testing import FlaskClient
from icalendar import Calendar, Component
from jsonschema import Draft202012Validator

from app import ROOT, create_app
from tests.web.conftest import InspectingClient
from tests.web.inspection import said
from wizard.checks.verify import verified
from wizard.content.history import Archive
from wizard.content.models import Content
from wizard.lists import releases
from wizard.lists.numbers import History, extended, to_json

TODAY = date(2026, 11, 22)
BEFORE, AFTER = "2026-12-30", "2027-01-04"

Fetch = Callable[..., str]
"""(suffix, day of the visit, language, settings) → the list."""


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Content:
    """`dated.yaml` with the interface's words as shipped."""
    shipped = yaml.load((ROOT / "checklists.yaml").read_text("utf-8"), yaml.CBaseLoader)
    words = yaml.safe_dump({"words": shipped["words"]}, allow_unicode=True, width=1000)
    file = tmp_path_factory.mktemp("dated") / "dated.yaml"
    file.write_text((ROOT / "tests/content/dated.yaml").read_text("utf-8") + words, "utf-8")
    return verified(file)


@pytest.fixture(scope="module")
def history(content: Content, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release of this content, from before the change."""
    folder = tmp_path_factory.mktemp("history")
    numbers = to_json(extended(History(), content))
    Archive(folder).write(date(2026, 11, 20), releases.to_json(releases.noted(content)), numbers, "")
    return folder


def client_on(content: Content, today: date, history: Path) -> FlaskClient:
    app = create_app(content, lambda: today, history)
    app.test_client_class = InspectingClient
    return app.test_client(use_cookies=False)


@pytest.fixture(scope="module")
def client(content: Content, history: Path) -> FlaskClient:
    return client_on(content, TODAY, history)


def address(day: str, suffix: str = "", lang: str = "en", more: str = "", place: str = "hebei") -> str:
    return f"/{lang}/upgrade/checklist{suffix}?place={place}&day={day}{more}"


def lines(element: Element) -> list[str]:
    return [said(each) for each in element.findall(".//*[@class='later']")]


def paragraphs(page: Element, name: str) -> list[str]:
    return [said(each) for each in page.iter() if each.get("class") == name]


@pytest.mark.parametrize(
    ("lang", "limits", "later"),
    [
        (
            "en",
            ["Only until 31 December 2026:", "From 1 January 2027:"],
            [
                "From 1 January 2027: Book before you come",
                "From 1 January 2027: Bring the photo receipt",
                "From 1 January 2027: 20 yuan",
            ],
        ),
        (
            "zh",
            ["只到2026年12月31日：", "2027年1月1日起："],
            ["2027年1月1日起：先预约", "2027年1月1日起：带照片回执", "2027年1月1日起：二十元"],
        ),
    ],
)
def test_the_page_says_both_before_a_change(
    client: FlaskClient, lang: str, limits: list[str], later: list[str]
) -> None:
    page = client.get(address(BEFORE, lang=lang)).page
    assert paragraphs(page, "proviso") == limits
    assert paragraphs(page, "later") == later


def test_the_page_says_what_holds_after_it(client: FlaskClient) -> None:
    page = client.get(address(AFTER)).page
    assert paragraphs(page, "proviso") == paragraphs(page, "later") == []
    assert paragraphs(page, "do") == ["Bring the card", "Bring the photo receipt", "Book a time", "Go to the office"]
    assert "20 yuan" in said(page) and "Is it free?" not in said(page) and "Come early" not in said(page)


def test_an_open_day_tells_all_that_is_ahead(client: FlaskClient) -> None:
    later = paragraphs(client.get(address("open")).page, "later")
    assert later[1:3] == [
        "From 1 January 2027: Bring the photo receipt",
        "From 1 January 2028: Not older than a year",
    ]


def test_a_fact_says_when_its_later_wording_ends(client: FlaskClient) -> None:
    later = paragraphs(client.get(address("open", place="beijing")).page, "later")
    assert [each for each in later if "yuan" in each] == [
        "From 1 January 2027: 10 yuan",
        "From 1 July 2027: 20 yuan",
    ]


def test_a_sentence_for_the_counter_has_its_days(client: FlaskClient) -> None:
    page = client.get(address(BEFORE, more="&with=zh")).page
    (phrases,) = [said(each) for each in page.findall(".//ul[@aria-labelledby='phrases-ask']")]
    assert phrases == "Only until 31 December 2026: 只到2026年12月31日： 免费吗？ Is it free?"


def test_two_languages_and_large_print_say_both(client: FlaskClient) -> None:
    page = client.get(address(BEFORE, more="&with=zh&size=large")).page
    own, other = paragraphs(page, "later")[1:3]
    assert (own, other) == ("From 1 January 2027: Bring the photo receipt", "2027年1月1日起：带照片回执")


def test_the_text_says_both(client: FlaskClient) -> None:
    assert client.get(address(BEFORE, ".txt")).text.splitlines()[:17] == [
        "Upgrade",
        "Hebei",
        "Visit on Wednesday, 30 December 2026 · Made 22 November 2026 · 5 things to do",
        "Helpline 12333",
        "",
        "※ There are queues",
        "   From 1 January 2027: Book before you come",
        "",
        "◆ 1 Prepare · Before",
        "1. □ Bring the card",
        "2. □ Bring a photo",
        "   From 1 January 2027: Bring the photo receipt",
        "3. □ Only until 31 December 2026:",
        "   Fill in the paper form",
        "4. □ From 1 January 2027:",
        "   Book a time",
        "",
    ]
    after = client.get(address(AFTER, ".txt")).text
    assert "2027:" not in after and "1. □ Bring the card\n2. □ Bring the photo receipt\n3. □ Book a time\n" in after


def test_the_json_says_both(client: FlaskClient) -> None:
    schema = json.loads((ROOT / "static/checklist.schema.json").read_text("utf-8"))
    sheets = {day: client.get(address(day, ".json")).json for day in (BEFORE, AFTER, "open")}
    for sheet in sheets.values():
        Draft202012Validator(schema).validate(sheet)

    def days(sheet: dict[str, object], kind: str) -> dict[str, tuple[object, ...]]:
        stages = [stage for stage in sheet["stages"]]
        entries = sheet.get(kind) or [each for stage in stages for each in stage.get(kind, ())]
        return {each["id"]: (each["from"], each["until"], each["then"]) for each in entries}

    begun = {"from": "2027-01-01", "text": {"en": "Bring the photo receipt"}}
    steady = (None, None, [])
    before = days(sheets[BEFORE], "items")
    assert before == {
        "card": steady,
        "photo": (None, None, [begun]),
        "form": (None, "2026-12-31", []),
        "book": ("2027-01-01", None, []),
        "go": steady,
    }
    assert days(sheets[BEFORE], "facts")["fee"] == (None, None, [{"from": "2027-01-01", "text": {"en": "20 yuan"}}])
    assert days(sheets[BEFORE], "phrases") == {"cost": (None, "2026-12-31", [])}
    assert days(sheets[BEFORE], "notices")["queue"][2][0]["text"] == {"en": "Book before you come"}
    assert days(sheets[AFTER], "items") == dict.fromkeys(("card", "photo", "book", "go"), steady)


def test_the_pdf_says_both(client: FlaskClient) -> None:
    def text(day: str, more: str = "") -> str:
        printed = pypdfium2.PdfDocument(client.get(address(day, ".pdf", more=more)).data)
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in printed).split())

    before, after = text(BEFORE), text(AFTER)
    for words in (
        "From 1 January 2027: Bring the photo receipt",
        "Only until 31 December 2026:",
        "From 1 January 2027: Book before you come",
        "From 1 January 2027: 20 yuan",
    ):
        assert words in before and words not in after
    assert "2027年1月1日起：带照片回执" in text(BEFORE, "&with=zh").replace(" ", "")
    assert "From 1 January 2027: Bring" in text(BEFORE, "&size=large")


def events(file: bytes) -> dict[str, Component]:
    found = Calendar.from_ical(file).walk("VEVENT")
    return {f"{event.decoded('dtstart')} {event['summary']}": event for event in found}


def test_the_calendar_brings_up_a_change_before_the_visit(client: FlaskClient) -> None:
    before = events(client.get(address(BEFORE, ".ics")).data)
    assert list(before) == ["2026-12-30 Visit: Upgrade"]
    after = events(client.get(address(AFTER, ".ics")).data)
    assert list(after) == ["2027-01-01 From today, what your list asks for changes", "2027-01-04 Visit: Upgrade"]
    assert str(after["2027-01-01 From today, what your list asks for changes"]["description"]).splitlines()[:6] == [
        "This list is for the day of your visit and already has the changes.",
        "Changed: There are queues",
        "Changed: Bring the photo receipt",
        "New: Book a time",
        "Changed: Fee",
        "No longer on the list: Fill in the paper form",
    ]


def old_link(client: FlaskClient, day: str) -> str:
    return client.get(address(day, ".json")).json["link"].partition("://")[2].partition("/")[2]


def since(page: Element) -> list[str]:
    return [said(each) for each in page.iter() if "since" in (each.get("class") or "").split()]


def test_an_older_link_tells_what_will_change_before_the_visit(client: FlaskClient) -> None:
    page = client.get("/" + old_link(client, AFTER)).page
    assert since(page) == [
        "Nothing on this list has changed since 22 November 2026.",
        "Before your visit, from 1 January 2027, this changes Changed: There are queues "
        "Changed: Bring the photo receipt New: Book a time Changed: Fee No longer on the list: Fill in the paper form "
        "This list is for the day of your visit and already has the changes.",
    ]
    assert since(client.get("/" + old_link(client, BEFORE)).page) == since(
        client.get("/" + old_link(client, "open")).page
    )
    assert since(client.get(address(AFTER)).page) == []


def test_a_list_from_before_a_change_is_told_of_it_after(client: FlaskClient, content: Content, history: Path) -> None:
    opened = client_on(content, date(2027, 1, 2), history).get("/" + old_link(client, "open")).page
    (told,) = since(opened)
    assert told.startswith("4 things have changed on this list since 22 November 2026")
    assert "Changed: Bring the photo receipt" in told and "No longer on the list: Fill in the paper form" in told


def test_the_file_says_both(client: FlaskClient) -> None:
    assert "From 1 January 2027: Bring the photo receipt" in client.get(address(BEFORE, ".html")).text
