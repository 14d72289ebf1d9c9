"""What a template sees: one language, every link ready but for the answers."""

from datetime import date

import pytest

from wizard.content.models import Checklist, Content
from wizard.lists.journey import Journey, travel
from wizard.lists.survey import Span
from wizard.pages.wording import (
    ANSWERS,
    PLAIN,
    Frame,
    Pages,
    Said,
    Settings,
    address,
    letter,
    month_names,
    runs,
    say,
    written_date,
    written_day,
)

BOTH = Settings(other="zh")
LARGE = Settings(large=True)

ANSWERED = {"holder": "adult", "goer": "self", "card": "works", "generation": "second", "day": "2026-12-01"}


@pytest.fixture(scope="module")
def pages(content: Content) -> Pages:
    return Pages(content)


@pytest.fixture
def frame(pages: Pages) -> Frame:
    return pages.frame("en", "upgrade", PLAIN, answers=True)


@pytest.fixture
def journey(card: Checklist) -> Journey:
    return travel(card, ANSWERED)


@pytest.mark.parametrize(
    ("lang", "day", "with_weekday", "without"),
    [
        ("zh", date(2026, 12, 1), "2026年12月1日星期二", "2026年12月1日"),
        ("zh", date(2027, 3, 27), "2027年3月27日星期六", "2027年3月27日"),
        ("en", date(2026, 12, 1), "Tuesday, 1 December 2026", "1 December 2026"),
        ("en", date(2027, 3, 27), "Saturday, 27 March 2027", "27 March 2027"),
    ],
)
def test_a_day_is_written_as_its_language_writes_it(lang: str, day: date, with_weekday: str, without: str) -> None:
    assert written_day(day, lang) == with_weekday
    assert written_date(day, lang) == without


@pytest.mark.parametrize(
    ("lang", "name", "number"),
    [
        *[("zh", "1", 1), ("zh", "一", 1), ("zh", "12", 12), ("zh", "十二", 12)],
        *[("en", "january", 1), ("en", "may", 5), ("en", "sept", 9), ("en", "dec", 12)],
    ],
)
def test_months_are_known_by_all_their_names(lang: str, name: str, number: int) -> None:
    assert month_names(lang)[name] == number


@pytest.mark.parametrize(
    ("path", "settings", "extra", "answers", "href"),
    [
        ("", PLAIN, "", False, "/en/"),
        ("", LARGE, "", False, "/en/?size=large"),
        ("upgrade", PLAIN, "", True, f"/en/upgrade{ANSWERS}"),
        ("upgrade", PLAIN, "edit=card", True, f"/en/upgrade{ANSWERS}&edit=card"),
        ("upgrade/checklist", BOTH, "", True, f"/en/upgrade/checklist{ANSWERS}&with=zh"),
        (
            "upgrade",
            Settings("zh", large=True),
            "edit=card",
            True,
            f"/en/upgrade{ANSWERS}&with=zh&size=large&edit=card",
        ),
    ],
    ids=str,
)
def test_an_address_keeps_the_settings(path: str, settings: Settings, extra: str, answers: bool, href: str) -> None:
    assert address("en", path, settings, extra, answers=answers) == href


@pytest.mark.parametrize(
    ("settings", "switched"),
    [(PLAIN, PLAIN), (LARGE, LARGE), (BOTH, Settings(other="en")), (Settings("zh", True), Settings("en", True))],
)
def test_switching_the_language_turns_a_sheet_of_two_around(settings: Settings, switched: Settings) -> None:
    assert settings.switched("en", "zh") == switched


def test_a_text_is_said_in_the_languages_asked_for(content: Content) -> None:
    title = content.checklists["upgrade"].title
    assert say(title, ("en",)) == (Said("en", "Upgrade"),)
    assert say(title, ("zh", "en")) == (Said("zh", "换卡"), Said("en", "Upgrade"))


@pytest.mark.parametrize(("question", "expected"), [("holder", "a"), ("goer", "b"), ("day", "e")])
def test_a_question_keeps_its_letter(card: Checklist, question: str, expected: str) -> None:
    assert letter(card, card.questions[question]) == expected


def test_every_page_can_be_had_otherwise(pages: Pages) -> None:
    frame = pages.frame("en", "upgrade/checklist", BOTH, answers=True)
    assert [(link.words, link.href, link.lang, link.current) for link in frame.languages] == [
        ("中文", f"/zh/upgrade/checklist{ANSWERS}&with=en", "zh", False),
        ("English", f"/en/upgrade/checklist{ANSWERS}&with=zh", "en", True),
    ]
    assert frame.size.words == "larger-text"
    assert frame.size.href == f"/en/upgrade/checklist{ANSWERS}&with=zh&size=large"
    assert frame.home == "/en/?with=zh"


def test_the_start_page_says_how_long_it_takes(pages: Pages, card: Checklist) -> None:
    frame = pages.frame("en", "", PLAIN)
    page = pages.start(frame, card, Span(2, 5))
    assert (page.title, page.effort, page.start) == ("Upgrade", "effort 5 2", "/en/upgrade")
    assert page.stages == (("Prepare", "Before", "At home"), ("Visit", "That day", "At the office"))


def test_a_source_says_what_it_is_and_how_old(pages: Pages) -> None:
    law, advice = pages.sources_of(["law", "advice"], "en")
    assert (law.title, law.url, law.kind) == ("Regulation", "https://example.org/law", "kind-law")
    assert (law.dated, law.checked) == ("dated 16 August 2023", "checked 1 November 2026")
    assert (advice.url, advice.kind, advice.dated) == (None, "kind-ours", None)


@pytest.mark.parametrize(
    ("said", "pieces"),
    [
        (Said("zh", "打12333，问clerk"), [Said("zh", "打12333，问clerk")]),
        (Said("en", "Bring it"), [Said("en", "Bring it")]),
        (
            Said("en", "the ID card (居民身份证) of the holder"),
            [Said("en", "the ID card ("), Said("zh", "居民身份证"), Said("en", ") of the holder")],
        ),
        (
            Said("en", "“封存” means not active"),
            [Said("en", "“"), Said("zh", "封存"), Said("en", "” means not active")],
        ),
        (Said("en", "您好，请问“一卡通”能用吗？"), [Said("zh", "您好，请问“一卡通”能用吗？")]),
        (
            Said("en", "the law (《社会保险法》)"),
            [Said("en", "the law ("), Said("zh", "《社会保险法》"), Said("en", ")")],
        ),
    ],
)
def test_chinese_inside_english_is_a_piece_of_its_own(said: Said, pieces: list[Said]) -> None:
    assert list(runs(said)) == pieces
