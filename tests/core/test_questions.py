"""What the templates of the questions see."""

from datetime import date

import pytest

from wizard.content.models import Checklist, Content
from wizard.lists.journey import Journey, travel
from wizard.pages.questions import QuestionPages
from wizard.pages.wording import (
    HERE,
    PLAIN,
    Frame,
    Pages,
    Settings,
)

TODAY = date(2026, 11, 22)

BOTH = Settings(other="zh")
LARGE = Settings(large=True)

ANSWERED = {"holder": "adult", "goer": "self", "card": "works", "generation": "second", "day": "2026-12-01"}


@pytest.fixture(scope="module")
def pages(content: Content) -> Pages:
    return Pages(content)


@pytest.fixture(scope="module")
def questions(pages: Pages) -> QuestionPages:
    return QuestionPages(pages)


@pytest.fixture
def frame(pages: Pages) -> Frame:
    return pages.frame("en", "upgrade", PLAIN, answers=True)


@pytest.fixture
def journey(card: Checklist) -> Journey:
    return travel(card, ANSWERED)


def test_the_same_page_is_the_same_object(pages: Pages, questions: QuestionPages, card: Checklist) -> None:
    frame = pages.frame("en", "upgrade", PLAIN, answers=True)
    one = questions.question(frame, travel(card, {"holder": "child"}), card.questions["card"])
    other = questions.question(frame, travel(card, {"holder": "child", "day": "open"}), card.questions["card"])
    assert one is other


def test_a_question_page_says_what_is_asked(questions: QuestionPages, frame: Frame, card: Checklist) -> None:
    page = questions.question(frame, travel(card, {"holder": "adult", "goer": "self"}), card.questions["card"])
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
    questions: QuestionPages, frame: Frame, journey: Journey, card: Checklist, question: str, back: str
) -> None:
    assert questions.way(frame, journey, card.questions[question]).back == back


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
    questions: QuestionPages, frame: Frame, card: Checklist, answered: dict[str, str], question: str, progress: str
) -> None:
    assert questions.way(frame, travel(card, answered), card.questions[question]).progress == progress


@pytest.mark.parametrize(
    ("question", "states"), [("holder", ["here", "ahead"]), ("day", ["done", "here"])], ids=["first", "last"]
)
def test_the_stages_show_where_one_is(
    questions: QuestionPages, frame: Frame, journey: Journey, card: Checklist, question: str, states: list[str]
) -> None:
    page = questions.question(frame, journey, card.questions[question])
    assert [(mark.title, mark.state) for mark in page.marks] == [*zip(["Prepare", "Visit"], states, strict=True)]


@pytest.mark.parametrize(
    ("lang", "fields"),
    [
        ("zh", [("year", "【year】", 4), ("month", "【month】", 2), ("day", "【day】", 2)]),
        ("en", [("day", "day", 2), ("month", "month", 2), ("year", "year", 4)]),
    ],
)
def test_a_date_is_entered_in_the_order_of_the_language(
    pages: Pages,
    questions: QuestionPages,
    journey: Journey,
    card: Checklist,
    lang: str,
    fields: list[tuple[str, str, int]],
) -> None:
    page = questions.question(pages.frame(lang, "upgrade", PLAIN, answers=True), journey, card.questions["day"])
    assert [tuple(field) for field in page.fields] == fields
    assert page.groups == ()


def test_places_stand_in_their_groups(frame: Frame, questions: QuestionPages, places: Checklist) -> None:
    page = questions.question(frame, travel(places, {}), places.questions["place"])
    assert [(group.title, [choice.label for choice in group.choices]) for group in page.groups] == [
        ("North", ["Beijing", "Hebei"]),
        ("South", ["Guangdong", "Hainan"]),
        (None, ["I do not know"]),
    ]


def test_only_the_cities_of_the_place_are_offered(frame: Frame, questions: QuestionPages, places: Checklist) -> None:
    page = questions.question(frame, travel(places, {"place": "guangdong"}), places.questions["city"])
    assert [[choice.label for choice in group.choices] for group in page.groups] == [
        ["Guangzhou", "Shenzhen", "Another city"],
    ]


def test_each_answer_can_be_changed(questions: QuestionPages, frame: Frame, journey: Journey) -> None:
    page = questions.answers(frame, journey, TODAY)
    assert [(row.letter, row.name, row.answer) for row in page.rows] == [
        ("a", "Holder", "An adult"),
        ("b", "Who goes", "The holder"),
        ("c", "State of the card", "It works"),
        ("d", "Generation", "Second"),
        ("e", "Day", "Tuesday, 1 December 2026"),
    ]
    assert page.rows[2].change == f"/en/upgrade{HERE}&edit=card"
    assert page.show_list == f"/en/upgrade/checklist{HERE}"


@pytest.mark.parametrize(
    ("day", "title"),
    [
        ("2026-12-05", "closed-title"),
        ("2027-01-04", "unplanned-title"),
        ("2026-12-01", None),
        ("2026-11-21", None),
        ("open", None),
    ],
)
def test_the_answers_tell_of_a_day_on_which_offices_are_closed(
    questions: QuestionPages, frame: Frame, card: Checklist, day: str, title: str | None
) -> None:
    notice = questions.answers(frame, travel(card, {**ANSWERED, "day": day}), TODAY).notice
    assert (notice.title[0].words if notice else None) == title
