"""What the templates of the questions see."""

from datetime import date

import pytest

from wizard.content.models import Checklist, Content
from wizard.content.stages import Stage
from wizard.lists.journey import Journey, travel
from wizard.pages.frame import Frame, make_frame
from wizard.pages.links import HERE
from wizard.pages.questions import QuestionPages, cities_of

TODAY = date(2026, 11, 22)

ANSWERED = {"holder": "adult", "goer": "self", "card": "works", "generation": "second", "day": "2026-12-01"}


@pytest.fixture(scope="module")
def questions(content: Content) -> QuestionPages:
    return QuestionPages(content)


@pytest.fixture
def frame(content: Content) -> Frame:
    return make_frame(content, "en", "upgrade", answers=True)


@pytest.fixture
def journey(card: Checklist) -> Journey:
    return travel(card, ANSWERED)


def stages(checklist: Checklist) -> tuple[Stage, ...]:
    """The stages in the words of everybody."""
    return tuple(checklist.stages.values())


def test_a_question_page_says_what_is_asked(questions: QuestionPages, frame: Frame, card: Checklist) -> None:
    page = questions.question(frame, card, card.questions["card"], stages(card))
    assert (page.ask, page.why, page.hint) == ("How is the card?", "It matters", "Look at the card")
    assert page.action == "/en/upgrade"
    assert (page.chosen, page.faults, page.value("card")) == ((), (), "")
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
    assert questions.way("en", journey, card.questions[question], frame.home).back == back


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
    questions: QuestionPages, card: Checklist, answered: dict[str, str], question: str, progress: str
) -> None:
    assert questions.way("en", travel(card, answered), card.questions[question], "/en/").progress == progress


@pytest.mark.parametrize(
    ("question", "states"), [("holder", ["here", "ahead"]), ("day", ["done", "here"])], ids=["first", "last"]
)
def test_the_stages_show_where_one_is(
    questions: QuestionPages, frame: Frame, card: Checklist, question: str, states: list[str]
) -> None:
    page = questions.question(frame, card, card.questions[question], stages(card))
    assert [(mark.title, mark.state) for mark in page.marks] == [*zip(["Prepare", "Visit"], states, strict=True)]


@pytest.mark.parametrize(
    ("lang", "fields"),
    [
        ("zh", [("year", "【year】", 4), ("month", "【month】", 2), ("day", "【day】", 2)]),
        ("en", [("day", "day", 2), ("month", "month", 2), ("year", "year", 4)]),
    ],
)
def test_a_date_is_entered_in_the_order_of_the_language(
    content: Content, questions: QuestionPages, card: Checklist, lang: str, fields: list[tuple[str, str, int]]
) -> None:
    page = questions.question(
        make_frame(content, lang, "upgrade", answers=True), card, card.questions["day"], stages(card)
    )
    assert [tuple(field) for field in page.fields] == fields
    assert page.groups == ()


def test_places_stand_in_their_groups(frame: Frame, questions: QuestionPages, places: Checklist) -> None:
    page = questions.question(frame, places, places.questions["place"], stages(places))
    assert [(group.title, [choice.label for choice in group.choices]) for group in page.groups] == [
        ("North", ["Beijing", "Hebei"]),
        ("South", ["Guangdong", "Hainan"]),
        (None, ["I do not know"]),
    ]


def test_only_the_cities_of_the_place_are_offered(frame: Frame, questions: QuestionPages, places: Checklist) -> None:
    city = places.questions["city"]
    page = questions.question(
        frame, places, city, stages(places), cities_of(travel(places, {"place": "guangdong"}), city)
    )
    assert [[choice.label for choice in group.choices] for group in page.groups] == [
        ["Guangzhou", "Shenzhen", "Another city"],
    ]


def test_only_the_question_for_the_city_depends_on_the_place(places: Checklist) -> None:
    journey = travel(places, {"place": "guangdong"})
    assert cities_of(journey, places.questions["city"]) == ("guangzhou", "shenzhen")
    assert cities_of(journey, places.questions["place"]) == ()


@pytest.mark.parametrize(
    ("question", "kind", "part", "message", "target"),
    [
        ("card", "missing", "", "Choose the state of the card", "card-works"),
        ("day", "date_past", "year", "date-past", "day-year"),
        ("day", "date_incomplete", "day", "date-incomplete", "day-day"),
    ],
)
def test_a_fault_leads_to_where_it_is_mended(
    questions: QuestionPages, card: Checklist, question: str, kind: str, part: str, message: str, target: str
) -> None:
    assert questions.fault(card, card.questions[question], (), kind, part, "en") == (message, target)


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
