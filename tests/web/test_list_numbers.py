"""A list number opens its list, in an address and on the start page; a wrong one is told in a plain sentence."""

import json
import logging
import re
from pathlib import Path
from urllib.parse import quote
from xml.etree.ElementTree import Element

import pytest
from flask.testing import FlaskClient
from icalendar import Calendar

from app import ROOT, create_app
from tests.core.test_numbers import journeys
from tests.journeys import Journey
from tests.paper import Paper, squeezed
from tests.web.conftest import TODAY
from tests.web.inspection import said
from tests.web.personas import ADULT, PERSONAS, Persona
from tests.web.test_typed import kept
from wizard.content.models import Content
from wizard.lists.numbers import Numbers, from_json
from wizard.lists.symbols import grouped, spelled

NUMBER = "002D-E74J-WWJ0-A5VF"
"""Of the adult's list, made on 22 November 2026."""

LIST = f"/upgrade/checklist?{ADULT.query}&made=2026-11-22"

UNLIKE, MISTYPED, NEWER = "002D-E74J-WWJ0-A5V", "002D-E74J-WWJ0-A5FV", grouped(spelled(2**70 - 1))
SAID = {
    (UNLIKE, "zh"): "清单编号共16位，四位一组，由数字和字母组成，没有字母U。请看看有没有漏写或多写。",
    (UNLIKE, "en"): (
        "A list number has 16 letters and digits in groups of four, and no letter U. "
        "Look whether one is missing or too many."
    ),
    (MISTYPED, "zh"): "编号里有的字不对，或者前后颠倒了。请对照清单，一组一组再核对一遍。",
    (MISTYPED, "en"): (
        "Something in this number is wrong or has changed places. Compare it with your list, group by group."
    ),
    (NEWER, "zh"): ("编号没有输错，但这个网站还认不出它，可能是更新的版本编的。请过一会儿再试，或者重新回答几个问题。"),
    (NEWER, "en"): (
        "The number is typed right, but this site does not know it yet: it may come from a newer version. "
        "Try again later, or answer the questions again."
    ),
}
"""What is typed, and the language → what is said of it."""


def shown(page: Element) -> str:
    """The number on the page of a list."""
    return said(page.find(".//p[@class='list-number']/strong"))


# -- where it stands --------------------------------------------------------------------------------------------------


def test_the_number_stands_beside_the_code(client: FlaskClient) -> None:
    page = client.get(f"/zh/upgrade/checklist?{ADULT.query}").page
    assert said(page.find(".//p[@class='list-number']")) == f"清单编号 {NUMBER}"
    page = client.get(f"/en/upgrade/checklist?{ADULT.query}").page
    assert said(page.find(".//p[@class='list-number']")) == f"List number {NUMBER}"


def test_every_format_says_the_number(client: FlaskClient) -> None:
    """The calendar in each of its events."""

    def fetched(suffix: str) -> bytes:
        query = ADULT.query.replace("visit=open", "visit=2026-12-01")
        return client.get(f"/en/upgrade/checklist.{suffix}?{query}").data

    number = json.loads(fetched("json"))["number"]
    assert re.fullmatch("([0-9A-Z]{4}-){3}[0-9A-Z]{4}", number)
    line = f"List number {number}"
    assert line in fetched("txt").decode()
    assert f"List number <strong>{number}</strong>" in fetched("html").decode().replace("<wbr>", "")
    assert squeezed(line) in Paper(fetched("pdf")).texts[0]
    descriptions = [str(each["description"]) for each in Calendar.from_ical(fetched("ics")).walk("VEVENT")]
    assert len(descriptions) > 1
    assert all(line in description for description in descriptions)


def test_two_languages_say_what_it_is_in_both(client: FlaskClient) -> None:
    text = client.get(f"/zh/upgrade/checklist.txt?{ADULT.query}&with=en").text
    assert f"清单编号 / List number {NUMBER}" in text


def test_a_day_without_numbers_has_the_link_in_its_code(content: Content) -> None:
    client = create_app(content, today=lambda: TODAY.replace(year=2060)).test_client()
    answer = client.get(f"/en/upgrade/checklist.json?{ADULT.query}")
    assert answer.json["number"] is None
    assert "list-number" not in client.get(f"/en/upgrade/checklist?{ADULT.query}").text


# -- its address ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed",
    [
        *(NUMBER, NUMBER.replace("-", ""), NUMBER.lower(), NUMBER.replace("0", "O"), NUMBER.replace("-", " ")),
        "".join(chr(ord(each) + 0xFEE0) for each in NUMBER),
    ],
)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_number_leads_to_its_list_however_it_is_typed(client: FlaskClient, language: str, typed: str) -> None:
    answer = client.get(f"/{quote(typed)}", headers={"Accept-Language": language})
    assert (answer.status_code, answer.headers["Location"]) == (303, f"/{language}{LIST}")
    assert answer.headers["Vary"] == "Accept-Language"
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("persona", PERSONAS, ids=lambda persona: persona.who.split()[0])
def test_the_list_behind_a_number_is_the_same_list(journey: Journey, client: FlaskClient, persona: Persona) -> None:
    number = shown(client.get(f"/en/upgrade/checklist?{persona.query}").page)
    journey.follow(client.get(f"/{number}", headers={"Accept-Language": "en"}).headers["Location"])
    journey.expect_items(*persona.all_items())
    assert shown(journey.page) == number


def test_every_journey_has_a_number_that_leads_to_its_list(client: FlaskClient, content: Content) -> None:
    checklist = content.checklists["upgrade"]
    numbers = Numbers(from_json((ROOT / "history" / "numbers.json").read_text("utf-8")))
    for codes in journeys(checklist, 300):
        number = numbers.number("upgrade", codes, TODAY)
        query = "&".join(f"{id}={code}" for id, code in codes.items())
        answer = client.get(f"/{number}")
        assert answer.headers["Location"] == f"/zh/upgrade/checklist?{query}&made=2026-11-22"


def test_the_address_of_the_list_is_the_same_whichever_question_got_its_number_first(
    content: Content, tmp_path: Path
) -> None:
    given = json.loads((ROOT / "history" / "numbers.json").read_text("utf-8"))
    upgrade = given["checklists"]["upgrade"]
    upgrade["options"] = dict(reversed(upgrade["options"].items()))
    (tmp_path / "numbers.json").write_text(json.dumps(given))
    client = create_app(content, today=lambda: TODAY, history=tmp_path).test_client()
    assert client.get(f"/{NUMBER}").headers["Location"] == f"/zh{LIST}"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_other_symbol_and_every_swap_is_refused(client: FlaskClient, language: str) -> None:
    plain = NUMBER.replace("-", "")
    wrong = [plain[:at] + "7Z"[plain[at] == "7"] + plain[at + 1 :] for at in range(16)]
    wrong += [plain[:at] + plain[at + 1] + plain[at] + plain[at + 2 :] for at in range(15)]
    for each in {*wrong} - {plain}:
        answer = client.get(f"/{each}", headers={"Accept-Language": language})
        assert answer.status_code == 404
        assert SAID[MISTYPED, language] in answer.text


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("typed", [MISTYPED, NEWER])
def test_a_wrong_number_in_an_address_can_be_typed_again(client: FlaskClient, typed: str, language: str) -> None:
    answer = client.get(f"/{typed}", headers={"Accept-Language": language})
    assert answer.status_code == 404
    assert said(answer.page.find(".//div[@class='problem']//a")) == SAID[typed, language]
    assert answer.page.find(".//input[@id='number']").get("value") == typed


@pytest.mark.parametrize("typed", [UNLIKE, "favicon.ico", f"{NUMBER}-0000", "apple-touch-icon-precomposed.png"])
def test_what_is_no_number_is_not_found(client: FlaskClient, typed: str) -> None:
    answer = client.get(f"/{typed}")
    assert (answer.status_code, said(answer.page.find(".//h1"))) == (404, "没有这个页面")


def test_what_was_removed_is_asked_again(client: FlaskClient, content: Content) -> None:
    numbers = Numbers(from_json((ROOT / "history" / "numbers.json").read_text("utf-8")))
    without = {id: code for id, code in ADULT.answers.items() if id != "bank"}
    answer = client.get(f"/{numbers.number('upgrade', without, TODAY)}")
    assert answer.status_code == 303
    Journey(client).follow(answer.headers["Location"]).expect_question("bank")


# -- the start page ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("settings", ["", "&with=zh", "&size=large", "&with=zh&size=large"])
def test_the_form_leads_to_the_list_shown_as_the_page_was(client: FlaskClient, settings: str) -> None:
    form = client.get(f"/en/?{settings}").page.find(".//details[@class='have-number']/form")
    hidden = [f"&{each.get('name')}={each.get('value')}" for each in form.findall(".//input[@type='hidden']")]
    assert "".join(hidden) == settings
    answer = client.get(f"{form.get('action')}?{''.join(hidden)}&number={NUMBER}")
    assert (answer.status_code, answer.headers["Location"]) == (
        303,
        f"/en/upgrade/checklist?{ADULT.query}{settings}&made=2026-11-22",
    )


def test_the_form_is_labelled_and_closed_at_first(client: FlaskClient) -> None:
    page = client.get("/zh/").page
    details = page.find(".//details[@class='have-number']")
    assert (details.get("open"), said(details.find("summary"))) == (None, "我有清单编号")
    field = details.find(".//input[@id='number']")
    assert (field.get("value"), field.get("aria-invalid"), field.get("autocomplete")) == ("", None, "off")
    assert said(details.find(".//label[@for='number']")) == "清单编号"
    assert said(details.find(f".//*[@id='{field.get('aria-describedby')}']")) == (
        "印在清单二维码旁边，共16位字母和数字"
    )


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("typed", [UNLIKE, MISTYPED, NEWER])
def test_a_wrong_number_is_told_beside_its_field(client: FlaskClient, typed: str, language: str) -> None:
    answer = client.get(f"/{language}/", query_string={"number": typed})
    assert answer.status_code == 422
    summary = answer.page.find(".//div[@class='problem']//a")
    assert (summary.get("href"), said(summary)) == ("#number", SAID[typed, language])
    details = answer.page.find(".//details[@class='have-number']")
    field = details.find(".//input[@id='number']")
    assert details.get("open") is not None
    assert (field.get("value"), field.get("aria-invalid")) == (typed, "true")
    error = details.find(f".//*[@id='{field.get('aria-describedby').split()[0]}']")
    assert said(error).endswith(SAID[typed, language])


def test_an_empty_field_is_told_like_a_short_number(client: FlaskClient) -> None:
    answer = client.get("/en/?number=")
    assert answer.status_code == 422
    assert SAID[UNLIKE, "en"] in answer.text


def test_a_wrong_number_stays_in_the_other_language(client: FlaskClient) -> None:
    page = client.get(f"/zh/?number={MISTYPED}").page
    [other] = [each.get("href") for each in page.findall(".//nav[@class='languages']/a")]
    assert client.get(other).page.find(".//input[@id='number']").get("value") == MISTYPED


@pytest.mark.parametrize("typed", ['"><script>', "\x01\x02\x0eback\x0f", "9" * 5000, "\ue000", "a\x00b"])
def test_nothing_that_is_typed_breaks_the_page(client: FlaskClient, typed: str) -> None:
    answer = client.get("/en/", query_string={"number": typed})
    assert answer.status_code == 422
    assert len(answer.page.find(".//input[@id='number']").get("value")) <= 40


def test_nothing_that_is_typed_is_kept_or_written_down(app, client: FlaskClient, caplog) -> None:
    typed = "K7Q2ZXK7Q2ZXK7Q2"
    with caplog.at_level(logging.DEBUG):
        client.get(f"/en/?number={typed}")
        client.get(f"/{typed}")
        client.get(f"/{NUMBER}")
    assert typed not in caplog.text
    assert NUMBER not in caplog.text
    assert not [each for each in kept(app, typed) if "test_list_numbers" not in str(each)]
    assert "no-store" in client.get(f"/en/?number={typed}").headers["Cache-Control"]
