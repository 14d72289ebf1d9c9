"""A list opened again by its link, after the content was edited: two versions of one file, one link."""

from collections.abc import Callable
from datetime import date
from functools import cache
from xml.etree.ElementTree import Element

import pytest
from flask.testing import FlaskClient

from app import ROOT, create_app
from tests.journeys import Journey
from tests.web.conftest import InspectingClient
from tests.web.inspection import said
from tests.web.personas import ADULT, DAUGHTER
from wizard.checks.verify import verified

LATER = date(2027, 1, 5)

DAXING = "For a damaged card: the old card and the resident ID card."
OLD_CARD = f"""\
      - id: old-card
        stage: prepare
        do: {{zh: 带上现在的社保卡, en: Bring the current social security card (社会保障卡)}}
        bring: {{zh: 现在的社保卡, en: Current card}}
        detail:
          zh: 原卡1张，坏了也要带。
          en: The card itself, even if it is damaged.
        when:
          all:
            - {{card: [works, damaged, expiring, changed, unsure]}}
            - {{not: {{any: [{{channel: [online, away]}}, {{goer: home}}]}}}}
        sources:
          - {{source: beijing-daxing, at: "documents", says: "{DAXING}"}}
          - {{source: hebei-press, at: "answer on documents", says: "Valid ID card and the existing card."}}
        checked: 2026-11-22
"""
PEN = """\
      - id: pen
        stage: prepare
        do: {zh: 带一支笔, en: Bring a pen}
        when: {card: works, goer: self}
        sources: [ours]
        checked: 2026-11-22
"""
WITHDRAWN = "      old-card: {do: {zh: 带上现在的社保卡, en: Bring the current card}}\n"

OTHER_MEANING = ("      - id: id-card\n", "      - id: id-card\n        revision: 2\n")
OTHER_WORDS = ("带好持卡人本人的身份证原件", "带上持卡人本人的身份证原件")
ADDED = (OLD_CARD, OLD_CARD + PEN)
TAKEN_OUT = (OLD_CARD, "")
REPLACED = (OLD_CARD, PEN)
NAMED = ("    withdrawn:\n", "    withdrawn:\n" + WITHDRAWN)
FREE = "en: Free, including exchange, replacement and the courier.\n"
OTHER_FEE = (FREE, f"{FREE}                revision: 2\n")
OTHER_NOTICE = ("      - id: already-third\n", "      - id: already-third\n        revision: 2\n")
"""What authors do to the shipped content."""

Edited = Callable[..., FlaskClient]
"""(old, new), … → a client of the wizard that serves the shipped content after these edits, six weeks later."""


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> Edited:
    text = (ROOT / "checklists.yaml").read_text("utf-8")

    @cache
    def made(*edits: tuple[str, str]) -> FlaskClient:
        changed = text
        for old, new in edits:
            assert changed.count(old) == 1, f"{old!r} stands there {changed.count(old)} times"
            changed = changed.replace(old, new)
        file = tmp_path_factory.mktemp("edited") / "checklists.yaml"
        file.write_text(changed, "utf-8")
        app = create_app(verified(file), today=lambda: LATER)
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


def test_the_link_on_the_list_carries_the_list(link: Callable[..., str], content) -> None:
    answers, _, made = link().rpartition("&made=")
    assert answers == f"/en/upgrade/checklist?{ADULT.query}"
    day, version, tokens = made.split(".")
    assert (day, version, len(tokens)) == ("2026-11-22", content.version, 3 * (len(ADULT.all_items()) + 1))


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
                "有变化：当地情况（费用、在哪里办、多久拿到卡、电话等）",
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
                "Changed: what we know of the place (fee, where to apply, waiting time, helpline and so on)",
                "New: Bring a pen",
                "No longer on the list: Bring the current card",
            ],
            {"id-card": "Changed", "pen": "New"},
        ),
    ],
)
def test_a_list_that_is_out_of_date_says_what_has_changed(
    link: Callable[..., str], edited: Edited, language: str, lines: list[str], marked: dict[str, str]
) -> None:
    page = edited(OTHER_MEANING, OTHER_WORDS, REPLACED, NAMED, OTHER_FEE).get(link(language)).page
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
                "No longer on the list: 1 that we can no longer name",
            ],
        ),
    ],
    ids=["added", "taken out without a name"],
)
def test_one_change_is_told_as_one(
    link: Callable[..., str], edited: Edited, edits: tuple[tuple[str, str], ...], lines: list[str]
) -> None:
    assert told(edited(*edits).get(link()).page) == lines


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
    assert own.partition("&made=")[2].startswith("2027-01-05.")
    assert own.count("made=") == 1
    assert told(client.get(own.removeprefix("http://localhost")).page) == [
        "Nothing on this list has changed since 5 January 2027."
    ]


# -- what may be kept, and what is never repeated ---------------------------------------------------------------------


def test_a_list_with_changes_may_be_kept_as_long_as_any_other(link: Callable[..., str], edited: Edited) -> None:
    assert edited(OTHER_MEANING).get(link()).headers["Cache-Control"] == "public, max-age=300"


@pytest.mark.parametrize(
    "made",
    [
        '"><script>alert(1)</script>',
        "2026-11-22.0123abcd.abc%22onclick=",
        "2026-11-22.0123abcd." + "abc" * 101,
        "2027-01-06.0123abcd.abc",
        "2026-11-22.0123abcd.a%00c",
        "2026-11-22.0123abcd.%EE%80%85bc",
        "",
    ],
)
def test_what_is_not_a_fingerprint_is_not_repeated(edited: Edited, made: str) -> None:
    client = edited()
    plain = client.get(f"/en/upgrade/checklist?{ADULT.query}").text
    assert client.get(f"/en/upgrade/checklist?{ADULT.query}&made={made}").text == plain
