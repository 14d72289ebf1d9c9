"""What a template sees: one language, every link ready but for the answers."""

from datetime import date

import pytest

from wizard.content import Checklist, Content
from wizard.journey import Journey, travel
from wizard.pages import (
    ANSWERS,
    HERE,
    PLAIN,
    Frame,
    Pages,
    Said,
    Settings,
    address,
    letter,
    month_names,
    say,
    written_date,
    written_day,
)
from wizard.survey import Span

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


def test_the_same_page_is_the_same_object(pages: Pages, card: Checklist) -> None:
    frame = pages.frame("en", "upgrade", PLAIN, answers=True)
    one = pages.question(frame, travel(card, {"holder": "child"}), card.questions["card"])
    other = pages.question(frame, travel(card, {"holder": "child", "day": "open"}), card.questions["card"])
    assert one is other


def test_a_question_page_says_what_is_asked(pages: Pages, frame: Frame, card: Checklist) -> None:
    page = pages.question(frame, travel(card, {"holder": "adult", "goer": "self"}), card.questions["card"])
    assert (page.ask, page.why, page.hint) == ("How is the card?", "It matters", "Look at the card")
    assert page.action == "/en/upgrade"
    (group,) = page.groups
    assert [(choice.code, choice.label, choice.after_or) for choice in group.choices] == [
        ("works", "It works", False),
        ("damaged", "It is damaged", False),
        ("lost", "It is lost", False),
        ("unsure", "I do not know", True),
    ]


@pytest.mark.parametrize(
    ("question", "back"),
    [("holder", "/en/"), ("goer", f"/en/upgrade{HERE}&edit=holder"), ("day", f"/en/upgrade{HERE}&edit=generation")],
)
def test_back_leads_to_the_answer_before(
    pages: Pages, frame: Frame, journey: Journey, card: Checklist, question: str, back: str
) -> None:
    assert pages.way(frame, journey, card.questions[question]).back == back


@pytest.mark.parametrize(
    ("answered", "question", "progress"),
    [
        ({}, "holder", "questions-left-range 5 2"),
        ({"holder": "adult"}, "goer", "questions-left-range 4 2"),
        ({"holder": "adult", "goer": "self", "card": "works"}, "generation", "questions-left 2"),
        ({"holder": "adult", "goer": "self", "card": "lost"}, "day", "last-question"),
        (ANSWERED, "day", "last-question"),
        (ANSWERED, "generation", "last-question"),
        (ANSWERED, "card", "last-question"),
        ({"holder": "child", "card": "lost"}, "holder", "questions-left-range 3 1"),
    ],
    ids=str,
)
def test_progress_counts_what_is_left(
    pages: Pages, frame: Frame, card: Checklist, answered: dict[str, str], question: str, progress: str
) -> None:
    assert pages.way(frame, travel(card, answered), card.questions[question]).progress == progress


@pytest.mark.parametrize(
    ("question", "states"), [("holder", ["here", "ahead"]), ("day", ["done", "here"])], ids=["first", "last"]
)
def test_the_stages_show_where_one_is(
    pages: Pages, frame: Frame, journey: Journey, card: Checklist, question: str, states: list[str]
) -> None:
    page = pages.question(frame, journey, card.questions[question])
    assert [(mark.title, mark.state) for mark in page.marks] == [*zip(["Prepare", "Visit"], states, strict=True)]


@pytest.mark.parametrize(
    ("lang", "fields"),
    [
        ("zh", [("year", "【year】", 4), ("month", "【month】", 2), ("day", "【day】", 2)]),
        ("en", [("day", "day", 2), ("month", "month", 2), ("year", "year", 4)]),
    ],
)
def test_a_date_is_entered_in_the_order_of_the_language(
    pages: Pages, journey: Journey, card: Checklist, lang: str, fields: list[tuple[str, str, int]]
) -> None:
    page = pages.question(pages.frame(lang, "upgrade", PLAIN, answers=True), journey, card.questions["day"])
    assert [tuple(field) for field in page.fields] == fields
    assert page.groups == ()


def test_places_stand_in_their_groups(frame: Frame, pages: Pages, places: Checklist) -> None:
    page = pages.question(frame, travel(places, {}), places.questions["place"])
    assert [(group.title, [choice.label for choice in group.choices]) for group in page.groups] == [
        ("North", ["Beijing", "Hebei"]),
        ("South", ["Guangdong", "Hainan"]),
        (None, ["I do not know"]),
    ]


def test_only_the_cities_of_the_place_are_offered(frame: Frame, pages: Pages, places: Checklist) -> None:
    page = pages.question(frame, travel(places, {"place": "guangdong"}), places.questions["city"])
    assert [[choice.label for choice in group.choices] for group in page.groups] == [
        ["Guangzhou", "Shenzhen", "Another city"],
    ]


def test_each_answer_can_be_changed(pages: Pages, frame: Frame, journey: Journey) -> None:
    page = pages.answers(frame, journey)
    assert [(row.letter, row.name, row.answer) for row in page.rows] == [
        ("a", "Holder", "An adult"),
        ("b", "Who goes", "The holder"),
        ("c", "State of the card", "It works"),
        ("d", "Generation", "Second"),
        ("e", "Day", "Tuesday, 1 December 2026"),
    ]
    assert page.rows[2].change == f"/en/upgrade{HERE}&edit=card"
    assert page.show_list == f"/en/upgrade/checklist{HERE}"


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
