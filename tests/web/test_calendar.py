"""The calendar file, read back as a calendar would: which days, which words, and which event is the same as before."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from flask.testing import FlaskClient
from icalendar import Calendar, Component

from app import create_app
from tests.web.conftest import NOW
from tests.web.personas import ADULT, DAUGHTER, FOREIGNER, MOTHER, PERSONAS, Persona
from wizard.content.models import Content

SITE = "https://card.example:8443"
TODAY = date(2026, 11, 22)
VISIT = {"zh": "办理：", "en": "Visit: "}
"""How the title of the visit begins."""

Fetch = Callable[..., bytes]


@pytest.fixture
def fetch(client: FlaskClient) -> Fetch:
    """(language, query) → the file."""

    def fetched(lang: str, query: str, site: str = SITE) -> bytes:
        response = client.get(f"/{lang}/upgrade/checklist.ics?{query}", base_url=site)
        assert (response.status_code, response.mimetype) == (200, "text/calendar")
        return bytes(response.data)

    return fetched


def on(persona: Persona, day: str, **changes: str) -> str:
    """The query of a persona who goes on a day."""
    return "&".join(f"{question}={code}" for question, code in {**persona.answers, "visit": day, **changes}.items())


def answered(text: str) -> str:
    """A text that ends with the link of the list, without what the link says of the day it was made."""
    bare, found = re.subn(r"&made=2026-11-22$", "", text)
    assert found == 1, text
    return bare


def read(file: bytes) -> Component:
    return Calendar.from_ical(file)


def events(file: bytes) -> list[Component]:
    return read(file).walk("VEVENT")


def told(file: bytes) -> list[str]:
    return [f"{event.decoded('dtstart')} {event['summary']}" for event in events(file)]


def visit(file: bytes, lang: str = "en") -> Component:
    (event,) = [event for event in events(file) if event["summary"].startswith(VISIT[lang])]
    return event


# -- which events -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (
            on(ADULT, "2026-12-15"),
            [
                "2026-12-11 Call and ask whether they can do it on the day of your visit",
                "2026-12-15 Visit: Upgrade your social security card",
            ],
        ),
        (
            on(FOREIGNER, "2026-12-15"),
            [
                "2026-11-22 Call 12333 for a temporary loss report (临时挂失)",
                "2026-11-22 Call the bank’s service line and report it there too",
                "2026-12-04 Get a photo receipt number (相片回执号) first",
                "2026-12-11 Call and ask whether they can do it on the day of your visit",
                "2026-12-15 Visit: Replace your lost social security card",
                "2026-12-29 Ask whether the new card is ready",
                "2027-01-15 See whether the pension or wages have arrived",
            ],
        ),
        (
            on(DAUGHTER, "2026-12-15"),
            [
                "2026-12-08 Call first and ask whether an agent is accepted",
                "2026-12-15 Visit: Upgrade your social security card",
                "2026-12-29 Ask whether the new card is ready",
                "2027-01-15 See whether the pension or wages have arrived",
            ],
        ),
        (
            on(MOTHER, "2026-12-15"),
            [
                "2026-12-11 Call and ask whether they can do it on the day of your visit",
                "2026-12-15 Visit: Upgrade your social security card",
                "2026-12-29 Ask whether the new card is ready",
            ],
        ),
        (
            on(ADULT, "2026-12-15", card="changed", treatment="no").replace("&generation=second", ""),
            [
                "2026-11-27 Have the insurance record changed first",
                "2026-12-11 Call and ask whether they can do it on the day of your visit",
                "2026-12-15 Visit: Upgrade your social security card",
            ],
        ),
        (
            on(FOREIGNER, "2026-11-23"),  # tomorrow: what should be done by now is done today
            [
                "2026-11-22 Call 12333 for a temporary loss report (临时挂失)",
                "2026-11-22 Call the bank’s service line and report it there too",
                "2026-11-22 Get a photo receipt number (相片回执号) first",
                "2026-11-22 Call and ask whether they can do it on the day of your visit",
                "2026-11-23 Visit: Replace your lost social security card",
                "2026-12-07 Ask whether the new card is ready",
                "2026-12-23 See whether the pension or wages have arrived",
            ],
        ),
        (
            on(DAUGHTER, "2026-11-20"),  # two days ago: nothing is left to do before it
            [
                "2026-11-20 Visit: Upgrade your social security card",
                "2026-12-04 Ask whether the new card is ready",
                "2026-12-22 See whether the pension or wages have arrived",
            ],
        ),
    ],
    ids=["adult", "foreigner", "daughter", "mother", "changed", "tomorrow", "passed"],
)
def test_the_events_of_a_list(fetch: Fetch, query: str, expected: list[str]) -> None:
    assert told(fetch("en", query)) == expected


def test_working_days_are_counted_over_a_holiday(content: Content) -> None:
    app = create_app(content, today=lambda: date(2026, 9, 1))
    file = app.test_client().get(f"/zh/upgrade/checklist.ics?{on(DAUGHTER, '2026-09-30')}").data
    assert told(file) == [
        "2026-09-22 先打电话问能不能代办",
        "2026-09-30 办理：换领第三代社会保障卡",
        "2026-10-20 问问新卡做好没有",
        "2026-11-05 看看养老金或工资到账没有",
    ]


def test_the_visit_is_a_whole_day_that_stays_free_with_two_alarms(fetch: Fetch) -> None:
    event = visit(fetch("en", on(ADULT, "2026-12-15")))
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (date(2026, 12, 15), date(2026, 12, 16))
    assert event["dtstart"].params["VALUE"] == event["dtend"].params["VALUE"] == "DATE"
    assert event["transp"] == "TRANSPARENT"
    alarms = [(alarm["action"], alarm.decoded("trigger"), alarm["description"]) for alarm in event.walk("VALARM")]
    assert alarms == [
        (
            "DISPLAY",
            timedelta(hours=-6),
            "The visit is tomorrow. Tonight, go through the list and put what you need in one place.",
        ),
        (
            "DISPLAY",
            timedelta(hours=7, minutes=30),
            "The visit is today. Check the list once more: do you have everything?",
        ),
    ]


def test_a_reminder_has_one_alarm_in_the_morning_that_says_what_to_do(fetch: Fetch) -> None:
    for event in events(fetch("zh", on(FOREIGNER, "2026-12-15"))):
        if not event["summary"].startswith(VISIT["zh"]):
            (alarm,) = event.walk("VALARM")
            assert alarm.decoded("trigger") == timedelta(hours=7, minutes=30)
            assert alarm["description"] == event["summary"]
            assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(days=1)


# -- what they say ----------------------------------------------------------------------------------------------------


def test_the_visit_says_the_whole_list(fetch: Fetch, client: FlaskClient) -> None:
    query = on(FOREIGNER, "2026-12-05")
    said = visit(fetch("en", query))["description"]
    assert "Offices are probably closed that day" in said
    for heading in ("Prepare your materials", "Visit the office", "Apply", "Verify"):
        assert heading in said
    assert "Bring the passport (护照)" in said
    assert answered(said).endswith(f"{SITE}/en/upgrade/checklist?{query}")


def test_a_reminder_says_on_what_it_depends_how_it_is_done_and_whom_to_call(fetch: Fetch) -> None:
    query = on(ADULT, "2026-12-15", photo="unsure")
    (photo,) = [event for event in events(fetch("zh", query)) if "照片" in event["summary"]]
    assert photo["summary"] == "如果新卡要用新照片：准备白底免冠彩色照片"
    assert answered(photo["description"]).split("\n") == [
        "如果新卡要用新照片：",
        "准备白底免冠彩色照片",
        "常用电子照：358×441像素，JPG格式。文件大小按办理平台的要求。",
        "咨询电话 010-12333",
        "",
        "清单编号 002E-H44E-R0J0-A58V",
        f"{SITE}/zh/upgrade/checklist?{query}",
    ]


def test_two_languages_have_their_title_in_the_first_and_their_text_in_both(fetch: Fetch) -> None:
    query = on(DAUGHTER, "2026-12-15") + "&with=zh"
    *_, ready, _ = events(fetch("en", query))
    assert (ready["summary"], ready["summary"].params["LANGUAGE"]) == ("Ask whether the new card is ready", "en")
    assert answered(ready["description"]).split("\n") == [
        "Ask whether the new card is ready",
        "Ask who may collect it and what to bring, usually ID and slip. Write it on this list.",
        "Helpline 023-12333",
        "",
        "问问新卡做好没有",
        "再问谁能来领、要带什么；一般带证件和回执。写在清单的空白处。",
        "咨询电话 023-12333",
        "",
        "List number 000X-M1BY-KDE0-A549",
        f"{SITE}/en/upgrade/checklist?{query}",
    ]
    assert "准备材料" in visit(fetch("en", query))["description"]


@pytest.mark.parametrize(("lang", "tag"), [("zh", "zh-CN"), ("en", "en")])
def test_words_carry_their_language(fetch: Fetch, lang: str, tag: str) -> None:
    for event in events(fetch(lang, on(FOREIGNER, "2026-12-15"))):
        assert event["summary"].params["LANGUAGE"] == tag
        assert [alarm["description"].params["LANGUAGE"] for alarm in event.walk("VALARM")].count(tag) >= 1


def test_every_event_leads_back_to_the_list(fetch: Fetch, client: FlaskClient) -> None:
    query = on(MOTHER, "2026-12-15") + "&with=en&size=large"
    for event in events(fetch("zh", query)):
        assert answered(event["url"]) == f"{SITE}/zh/upgrade/checklist?{query}"
    assert client.get(str(event["url"]).removeprefix(SITE)).status_code == 200


def test_nothing_is_said_that_is_not_needed(fetch: Fetch) -> None:
    """No place, no people, no clock: nothing beyond what the address says."""
    for component in read(fetch("zh", on(FOREIGNER, "2026-12-15"))).walk():
        assert not component.keys() & {"LOCATION", "ORGANIZER", "ATTENDEE", "GEO", "CREATED", "CONTACT", "COMMENT"}


# -- the same event again ---------------------------------------------------------------------------------------------


def uids(file: bytes) -> list[str]:
    return [str(event["uid"]) for event in events(file)]


@pytest.mark.parametrize("persona", PERSONAS, ids=lambda persona: persona.who.split()[0])
def test_day_language_and_edition_do_not_make_another_event(fetch: Fetch, persona: Persona) -> None:
    usual = uids(fetch("zh", on(persona, "2026-12-15")))
    assert len(set(usual)) == len(usual)
    for lang, query in [
        ("zh", on(persona, "2026-12-16")),
        ("en", on(persona, "2026-12-15")),
        ("en", on(persona, "2026-12-15") + "&with=zh"),
        ("zh", on(persona, "2026-12-15") + "&size=large"),
    ]:
        assert uids(fetch(lang, query)) == usual


@pytest.mark.parametrize("change", [{"place": "shanghai"}, {"photo": "unsure"}, {"bank": "change"}, {"money": "none"}])
def test_other_answers_make_another_event(fetch: Fetch, change: dict[str, str]) -> None:
    one, other = (uids(fetch("zh", on(ADULT, "2026-12-15", **more))) for more in ({}, change))
    assert not set(one) & set(other)


def test_the_uid_names_the_host_and_no_answer(fetch: Fetch) -> None:
    for uid in uids(fetch("zh", on(FOREIGNER, "2026-12-15"))):
        assert re.fullmatch(r"[0-9a-f]{32}@card\.example", uid)
    there = uids(fetch("zh", on(FOREIGNER, "2026-12-15"), site="https://other.example"))
    assert all(uid.endswith("@other.example") for uid in there)


def test_the_same_request_at_the_same_moment_gives_the_same_bytes(fetch: Fetch, content: Content) -> None:
    query = on(FOREIGNER, "2026-12-15") + "&with=en"
    elsewhere = create_app(content, today=lambda: TODAY, now=lambda: NOW).test_client()
    again = elsewhere.get(f"/zh/upgrade/checklist.ics?{query}", base_url=SITE).data
    assert fetch("zh", query) == fetch("zh", query) == again


@pytest.mark.parametrize("later", [timedelta(seconds=1), timedelta(minutes=5), timedelta(days=400)])
def test_what_is_made_later_wins_also_on_the_same_day(fetch: Fetch, content: Content, later: timedelta) -> None:
    """Calendars keep what they have unless the number is higher."""
    client = create_app(content, today=lambda: TODAY, now=lambda: NOW + later).test_client()
    first = events(fetch("zh", on(FOREIGNER, "2026-12-15")))
    second = events(client.get(f"/zh/upgrade/checklist.ics?{on(FOREIGNER, '2026-12-16')}", base_url=SITE).data)
    assert {event["uid"] for event in first} == {event["uid"] for event in second}
    assert {event.decoded("dtstamp") for event in first} == {datetime(2026, 11, 22, 1, 30, tzinfo=UTC)}
    assert {event.decoded("dtstamp") for event in second} == {NOW + later}
    numbers = {event["uid"]: event["sequence"] for event in first}
    assert {event["sequence"] - numbers[event["uid"]] for event in second} == {later.total_seconds()}


def test_the_number_is_above_those_of_earlier_versions_and_small_enough_for_calendars(fetch: Fetch) -> None:
    for event in events(fetch("zh", on(FOREIGNER, "2026-12-15"))):
        assert TODAY.toordinal() < event["sequence"] < 2**31


def test_a_stamp_is_never_in_the_future(content: Content) -> None:
    client = create_app(content).test_client()
    before = datetime.now(UTC)
    made = client.get(f"/zh/upgrade/checklist.ics?{on(FOREIGNER, str(date.today() + timedelta(days=30)))}").data
    assert all(event.decoded("dtstamp") - before < timedelta(minutes=5) for event in events(made))


# -- the file ---------------------------------------------------------------------------------------------------------


@pytest.fixture(params=PERSONAS, ids=lambda persona: persona.who.split()[0])
def file(request: pytest.FixtureRequest, fetch: Fetch) -> bytes:
    return fetch("zh", on(request.param, "2026-12-15") + "&with=en")


@pytest.mark.parametrize(("persona", "title"), [(ADULT, "换领第三代社会保障卡"), (FOREIGNER, "补领社会保障卡")])
def test_the_calendar_is_called_like_the_list(fetch: Fetch, persona: Persona, title: str) -> None:
    calendar = read(fetch("zh", on(persona, "2026-12-15") + "&with=en"))
    assert {name: str(calendar[name]) for name in calendar} == {
        "VERSION": "2.0",
        "PRODID": "-//card.example//社保卡办理清单//ZH",
        "NAME": title,
        "X-WR-CALNAME": title,
    }


def test_every_line_is_folded_and_ends_as_it_must(file: bytes) -> None:
    lines = file.split(b"\r\n")
    assert lines[0] == b"BEGIN:VCALENDAR"
    assert lines[-2:] == [b"END:VCALENDAR", b""]
    assert max(map(len, lines)) <= 75
    assert file.count(b"\n") == file.count(b"\r") == len(lines) - 1
    for line in lines:
        line.decode()  # no letter is cut in two


def test_commas_semicolons_and_line_breaks_are_escaped(file: bytes) -> None:
    raw = file.replace(b"\r\n ", b"").decode()
    descriptions = re.findall(r"(?m)^DESCRIPTION(?:;LANGUAGE=[\w-]+)?:(.*)\r$", raw)
    assert len(descriptions) == sum(1 + len(event.walk("VALARM")) for event in events(file))
    for text in descriptions:
        assert not re.search(r"(?<!\\)[,;]|\\[^,;n\\]", text)
    assert any("\\n" in text and "\\," in text for text in descriptions)


def test_every_event_has_once_what_the_standard_asks_for(file: bytes) -> None:
    once = {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "SEQUENCE", "TRANSP", "URL"}
    for event in events(file):
        assert event.keys() == once
        assert not [name for name in event if isinstance(event[name], list)]
        assert not event.errors
        for alarm in event.walk("VALARM"):
            assert alarm.keys() == {"ACTION", "TRIGGER", "DESCRIPTION"}


def test_without_a_day_the_day_is_asked_for(client: FlaskClient) -> None:
    response = client.get(f"/zh/upgrade/checklist.ics?{ADULT.query}")
    assert response.status_code == 303
    assert response.headers["Location"] == f"/zh/upgrade?{ADULT.query}&edit=visit"


def test_who_goes_nowhere_is_offered_no_calendar(client) -> None:
    online = ADULT._replace(answers={**ADULT.answers, "channel": "online", "photo": "new"}).query
    page = client.get(f"/en/upgrade/checklist?{online}").text
    assert "checklist.pdf" in page
    assert "checklist.ics" not in page
    assert "checklist.ics" in client.get(f"/en/upgrade/checklist?{ADULT.query}").text
