"""A list opened again by its link, after the content was edited: two releases of one file, one link."""

import re
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from shutil import copytree
from xml.etree.ElementTree import Element

import pytest
from flask.testing import FlaskClient

from app import ROOT, create_app
from tests.journeys import Journey
from tests.web.conftest import InspectingClient
from tests.web.inspection import said
from tests.web.personas import ADULT, DAUGHTER
from wizard.checks.verify import verified
from wizard.content.history import Archive
from wizard.content.models import Content
from wizard.lists.releases import noted, to_json

LATER = date(2027, 1, 5)

SHIPPED = (ROOT / "checklists.yaml").read_text("utf-8")
OLD_CARD = re.findall("      - id: old-card\n(?:        .*\n)*", SHIPPED)[0]
PEN = """\
      - id: pen
        stage: prepare
        do: {zh: 带一支笔, en: Bring a pen}
        when: {card: works, goer: self}
        sources: [ours]
        checked: 2026-11-22
"""
OTHER_MEANING = ("      - id: id-card\n", "      - id: id-card\n        revision: 2\n")
OTHER_WORDS = ("带好持卡人本人的身份证原件", "带上持卡人本人的身份证原件")
ADDED = (OLD_CARD, OLD_CARD + PEN)
TAKEN_OUT = (OLD_CARD, "")
REPLACED = (OLD_CARD, PEN)
FREE = "en: Free, including exchange, replacement and the courier.\n"
NOW_CERTAIN = ("when: {money: [pension, wages, automatic]}", "when: {money: [pension, wages, automatic, unsure]}")
OTHER_FEE = (FREE, f"{FREE}                revision: 2\n")
OTHER_NOTICE = ("      - id: already-third\n", "      - id: already-third\n        revision: 2\n")
"""What authors do to the shipped content."""

Edited = Callable[..., FlaskClient]
"""(old, new), … → a client of the wizard that serves the shipped content after these edits, six weeks later."""


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory, content: Content) -> Path:
    """The releases of a site that served the shipped content on 22 November, and what was before it on the 20th."""
    folder = tmp_path_factory.mktemp("history")
    numbers = (ROOT / "history" / "numbers.json").read_text("utf-8")
    shipped = noted(content)
    before = {key: note for key, note in shipped.items() if not key.endswith(("/check-form", "/facts/fee"))}
    Archive(folder).write(date(2026, 11, 20), to_json(before), numbers, "")
    Archive(folder).write(date(2026, 11, 22), to_json(shipped), numbers, "")
    return folder


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory, history: Path) -> Edited:
    @cache
    def made(*edits: tuple[str, str]) -> FlaskClient:
        changed = SHIPPED
        for old, new in edits:
            assert changed.count(old) == 1, f"{old!r} stands there {changed.count(old)} times"
            changed = changed.replace(old, new)
        file = tmp_path_factory.mktemp("edited") / "checklists.yaml"
        file.write_text(changed, "utf-8")
        content, folder = verified(file), file.parent / "history"
        copytree(history, folder)
        Archive(folder).write(LATER, to_json(noted(content)), Archive(folder).numbers, "")
        app = create_app(content, today=lambda: LATER, history=folder)
        app.test_client_class = InspectingClient
        return app.test_client(use_cookies=False)

    return made


@pytest.fixture
def link(client: FlaskClient) -> Callable[..., str]:
    """The link that stands on today's list."""

    def found(language: str = "en", answers: str = ADULT.query) -> str:
        page = client.get(f"/{language}/upgrade/checklist?{answers}").page
        return said(page.find(".//p[@class='link']")).removeprefix("http://localhost")

    return found


def told(page: Element) -> list[str]:
    """The lines that tell what has changed, with the heading first."""
    [since] = [each for each in page.iter() if "since" in (each.get("class") or "").split()]
    return [said(since)] if since.tag == "p" else [said(line) for line in since.iter() if line.tag in ("h2", "li")]


def marks(page: Element) -> dict[str, str]:
    """Item id → the mark beside it."""
    found = {item.get("id"): item.findall(".//span[@class='mark']") for item in page.findall(".//li[@class='item']")}
    return {id.removeprefix("item-"): " ".join(map(said, marks)) for id, marks in found.items() if marks}


def test_the_link_on_the_list_says_when_it_was_made(link: Callable[..., str]) -> None:
    assert link() == f"/en/upgrade/checklist?{ADULT.query}&made=2026-11-22"


def test_a_list_that_was_just_made_says_nothing_of_changes(client: FlaskClient) -> None:
    page = client.get(f"/en/upgrade/checklist?{ADULT.query}").page
    assert not [each for each in page.iter() if {"since", "mark"} & {*(each.get("class") or "").split()}]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("zh", "2026年11月22日以来，这份清单没有变化。"),
        ("en", "Nothing on this list has changed since 22 November 2026."),
    ],
)
@pytest.mark.parametrize("edits", [(), (OTHER_WORDS,), (("\nlanguages:", "\n# A remark.\nlanguages:"),)])
def test_a_list_that_is_still_right_says_so(
    link: Callable[..., str], edited: Edited, edits: tuple[tuple[str, str], ...], language: str, line: str
) -> None:
    page = edited(*edits).get(link(language)).page
    assert told(page) == [line]
    assert marks(page) == {}


@pytest.mark.parametrize(
    ("language", "lines", "marked"),
    [
        (
            "zh",
            [
                "2026年11月22日以来，这份清单有4处变化",
                "有变化：带上持卡人本人的身份证原件",
                "有变化：费用",
                "新增：带一支笔",
                "已不在清单上：带上现在的社保卡",
            ],
            {"id-card": "有变化", "pen": "新增"},
        ),
        (
            "en",
            [
                "4 things have changed on this list since 22 November 2026",
                "Changed: Bring the holder’s resident ID card (居民身份证)",
                "Changed: Fee",
                "New: Bring a pen",
                "No longer on the list: Bring the current social security card (社会保障卡)",
            ],
            {"id-card": "Changed", "pen": "New"},
        ),
    ],
)
def test_a_list_that_is_out_of_date_says_what_has_changed(
    link: Callable[..., str], edited: Edited, language: str, lines: list[str], marked: dict[str, str]
) -> None:
    page = edited(OTHER_MEANING, OTHER_WORDS, REPLACED, OTHER_FEE).get(link(language)).page
    assert told(page) == lines
    assert marks(page) == marked


@pytest.mark.parametrize(
    ("edits", "lines"),
    [
        ((ADDED,), ["1 thing has changed on this list since 22 November 2026", "New: Bring a pen"]),
        (
            (TAKEN_OUT,),
            [
                "1 thing has changed on this list since 22 November 2026",
                "No longer on the list: Bring the current social security card (社会保障卡)",
            ],
        ),
    ],
    ids=["added", "taken out"],
)
def test_one_change_is_told_as_one(
    link: Callable[..., str], edited: Edited, edits: tuple[tuple[str, str], ...], lines: list[str]
) -> None:
    assert told(edited(*edits).get(link()).page) == lines


@pytest.mark.parametrize(
    ("language", "line", "mark"),
    [
        ("zh", "原来要看情况，现在确定：重新签自动扣款", "现在确定"),
        ("en", "Now certain, no longer “if”: Sign up again for any automatic payments", "Now certain"),
    ],
)
def test_what_was_if_and_is_certain_is_told(
    link: Callable[..., str], edited: Edited, language: str, line: str, mark: str
) -> None:
    answers = ADULT.query.replace("money=automatic", "money=unsure")
    page = edited(NOW_CERTAIN).get(link(language, answers)).page
    assert told(page)[1:] == [line]
    assert marks(page) == {"automatic": mark}


def test_a_notice_that_changed_is_told(link: Callable[..., str], edited: Edited) -> None:
    assert told(edited(OTHER_NOTICE).get(link(answers=DAUGHTER.query)).page) == [
        "1 thing has changed on this list since 22 November 2026",
        "Changed: You probably do not need a new card",
    ]


def test_what_has_changed_is_a_link_to_its_item(link: Callable[..., str], edited: Edited) -> None:
    page = edited(OTHER_MEANING, ADDED, OTHER_FEE).get(link()).page
    links = [each.get("href") for each in page.findall(".//div[@class='notice notice-note since']//a")]
    assert links == ["#item-id-card", "#item-pen"]


def test_a_list_of_other_answers_has_not_changed(link: Callable[..., str], edited: Edited) -> None:
    edits = (("      - id: agent-id\n", "      - id: agent-id\n        revision: 2\n"),)
    assert told(edited(*edits).get(link()).page) == ["Nothing on this list has changed since 22 November 2026."]
    page = edited(*edits).get(link(answers=DAUGHTER.query)).page
    assert told(page)[1:] == ["Changed: " + said(page.find(".//li[@id='item-agent-id']/label"))]


def test_a_sheet_in_two_languages_marks_in_both(link: Callable[..., str], edited: Edited) -> None:
    page = edited(OTHER_MEANING).get(f"{link('zh')}&with=en").page
    assert told(page) == [
        "2026年11月22日以来，这份清单有1处变化",
        "有变化：带好持卡人本人的身份证原件",
    ]
    assert marks(page) == {"id-card": "有变化 Changed"}


# -- the release in force ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("made", "lines"),
    [
        (
            "2026-11-20",
            [
                "2 things have changed on this list since 20 November 2026",
                "New: Check identity and correct data with the staff",
                "New: Fee",
            ],
        ),
        (
            "2026-11-21",
            [
                "2 things have changed on this list since 21 November 2026",
                "New: Check identity and correct data with the staff",
                "New: Fee",
            ],
        ),
        ("2026-11-22", ["Nothing on this list has changed since 22 November 2026."]),
        ("2027-01-05", ["Nothing on this list has changed since 5 January 2027."]),
    ],
)
def test_a_list_is_compared_with_the_newest_release_on_or_before_its_day(
    edited: Edited, made: str, lines: list[str]
) -> None:
    assert told(edited().get(f"/en/upgrade/checklist?{ADULT.query}&made={made}").page) == lines


def test_a_link_with_tokens_is_still_compared(edited: Edited) -> None:
    made = "2026-11-22.01234567.abcdefghi"
    page = edited().get(f"/en/upgrade/checklist?{ADULT.query}&made={made}").page
    first, *_, last = told(page)
    assert first.endswith(" things have changed on this list since 22 November 2026")
    assert last == "No longer on the list: 2 that we can no longer name"
    assert f"made={made}" in next(each.get("href") for each in page.findall(".//a") if "made=" in each.get("href"))


def test_a_release_is_read_only_for_an_old_list(
    content: Content, history: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[date] = []
    reading = Archive.release
    monkeypatch.setattr(Archive, "release", lambda archive, day: read.append(day) or reading(archive, day))
    client = create_app(content, today=lambda: LATER, history=history).test_client()
    client.get(f"/en/upgrade/checklist?{ADULT.query}")
    client.get(f"/en/upgrade/checklist?{ADULT.query}&made=2026-11-01")
    assert read == []
    for made in ("2026-11-22", "2026-11-23", "2026-11-20"):
        client.get(f"/en/upgrade/checklist?{ADULT.query}&made={made}")
    assert read == [date(2026, 11, 22), date(2026, 11, 20)]


# -- links ------------------------------------------------------------------------------------------------------------


def test_the_changes_stay_when_the_list_is_shown_otherwise(link: Callable[..., str], edited: Edited) -> None:
    client, opened = edited(OTHER_MEANING), link()
    page = client.get(opened).page
    made = opened.rpartition("&")[2]
    shown = [each.get("href") for each in page.findall(".//a") if "made=" in each.get("href")]
    query = f"/upgrade/checklist?{ADULT.query}"
    assert shown == [
        f"/en{query}&size=large&{made}",
        f"/zh{query}&{made}",
        f"/en{query}&with=zh&{made}",
        f"/en{query}&size=large&{made}",
    ]
    assert {len(told(client.get(href).page)) for href in shown} == {2}


def test_the_changes_go_when_an_answer_is_changed(link: Callable[..., str], edited: Edited) -> None:
    journey = Journey(edited(OTHER_MEANING)).follow(link())
    assert "made=" not in journey.link(".//a[@class='back']")
    journey.change("goer")
    assert journey.response.status_code == 200
    assert "made=" not in journey.response.text


def test_other_formats_are_asked_for_without_it(link: Callable[..., str], edited: Edited) -> None:
    page = edited(OTHER_MEANING).get(link()).page
    copies = [each.get("href") for each in page.findall(".//section[@class='take']//a")]
    copies = [href for href in copies if "/checklist." in href]
    assert len(copies) == 6
    assert not [href for href in copies if "made=" in href]


def test_the_list_that_was_opened_has_a_link_of_its_own(link: Callable[..., str], edited: Edited) -> None:
    client = edited(OTHER_MEANING)
    own = said(client.get(link()).page.find(".//p[@class='link']"))
    assert own.partition("&made=")[2] == "2027-01-05"
    assert own.count("made=") == 1
    assert told(client.get(own.removeprefix("http://localhost")).page) == [
        "Nothing on this list has changed since 5 January 2027."
    ]


# -- what may be kept, and what is never repeated ---------------------------------------------------------------------


def test_a_list_with_changes_may_be_kept_as_long_as_any_other(link: Callable[..., str], edited: Edited) -> None:
    assert edited(OTHER_MEANING).get(link()).headers["Cache-Control"] == "private, max-age=300"


@pytest.mark.parametrize(
    "made",
    [
        '"><script>alert(1)</script>',
        "2026-11-22.0123abcd.abc%22onclick=",
        "2026-11-22.0123abcd." + "abc" * 101,
        "2027-01-06.0123abcd.abc",
        "2026-11-22.0123abcd.a%00c",
        "2026-11-22.0123abcd.%EE%80%85bc",
        "2026-11-22%EE%80%85",
        "2027-01-06",
        "2026-11-19",
        "",
    ],
)
def test_what_says_nothing_of_a_day_with_a_release_is_not_repeated(edited: Edited, made: str) -> None:
    client = edited()
    plain = client.get(f"/en/upgrade/checklist?{ADULT.query}").text
    assert client.get(f"/en/upgrade/checklist?{ADULT.query}&made={made}").text == plain
