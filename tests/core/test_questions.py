"""What the templates of the questions see."""

from datetime import date

import pytest

from wizard.content.models import Checklist, Content
from wizard.content.stages import Stage
from wizard.lists.journey import Journey, travel
from wizard.pages.frame import Frame, make_frame
from wizard.pages.links import HERE
from wizard.pages.questions import QuestionPages, cities_of, days_of

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
    page = questions.question(frame, card, card.questions["card"])
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
    ("answered", "question", "progress", "share"),
    [
        ({}, "holder", "question-of-range 5 2 1", 0),
        ({"holder": "adult"}, "goer", "question-of-range 5 3 2", 20),
        ({"holder": "adult", "goer": "self", "card": "works"}, "generation", "question-of 5 4", 60),
        ({"holder": "adult", "goer": "self", "card": "lost"}, "day", "question-of 4 4", 75),
        (ANSWERED, "day", "question-of 5 5", 80),
        (ANSWERED, "generation", "question-of 5 4", 60),
        (ANSWERED, "card", "question-of 5 3", 40),
        ({"holder": "child", "card": "lost"}, "holder", "question-of-range 4 2 1", 0),
    ],
    ids=str,
)
def test_progress_says_which_question_of_how_many_it_is(
    questions: QuestionPages, card: Checklist, answered: dict[str, str], question: str, progress: str, share: int
) -> None:
    way = questions.way("en", travel(card, answered), card.questions[question], "/en/")
    assert (way.progress, way.share, way.go_on) == (progress, share, "go-on")


@pytest.mark.parametrize(
    ("origin", "back", "button"),
    [
        ("list", f"/en/upgrade/checklist{HERE}", "save-for-list"),
        ("answers", f"/en/upgrade/answers{HERE}", "save-for-answers"),
    ],
)
def test_a_change_leads_back_to_where_it_began(
    questions: QuestionPages, journey: Journey, card: Checklist, origin: str, back: str, button: str
) -> None:
    way = questions.way_back("en", journey, card.questions["card"], origin)
    assert way == (back, "changing-one", None, button)


def test_a_change_that_opens_several_questions_goes_on(questions: QuestionPages, card: Checklist) -> None:
    journey = travel(card, {"holder": "adult", "goer": "self", "card": "works"})
    assert questions.way_back("en", journey, card.questions["generation"], "list").go_on == "go-on"


@pytest.mark.parametrize(
    ("today", "days"),
    [
        (date(2026, 11, 22), ["Monday 23 November"]),
        (date(2026, 11, 24), ["Wednesday 25 November", "Monday 30 November"]),
        (date(2026, 11, 27), ["Monday 30 November"]),
    ],
    ids=str,
)
def test_days_on_which_offices_work_are_offered(
    questions: QuestionPages, frame: Frame, card: Checklist, today: date, days: list[str]
) -> None:
    day = card.questions["day"]
    page = questions.question(frame, card, day, days=days_of(day, today))
    assert [choice.label for choice in page.days] == [*days, *(option.label["en"] for option in day.options.values())]


def test_only_a_question_for_a_day_offers_days(card: Checklist) -> None:
    assert days_of(card.questions["card"], TODAY) == ()


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
    page = questions.question(make_frame(content, lang, "upgrade", answers=True), card, card.questions["day"])
    assert [tuple(field) for field in page.fields] == fields
    assert page.groups == ()


def test_places_stand_by_region_and_where_names_have_letters_by_the_alphabet(
    content: Content, questions: QuestionPages, places: Checklist
) -> None:
    zh, en = (
        questions.question(make_frame(content, lang, "upgrade", answers=True), places, places.questions["place"])
        for lang in ("zh", "en")
    )
    assert [len(group.choices) for group in zh.groups] == [2, 2, 1]
    assert [(group.title, [choice.label for choice in group.choices]) for group in en.groups] == [
        (None, ["Beijing", "Guangdong", "Hainan", "Hebei"]),
        (None, ["I do not know"]),
    ]


def test_only_the_cities_of_the_place_are_offered(frame: Frame, questions: QuestionPages, places: Checklist) -> None:
    city = places.questions["city"]
    page = questions.question(frame, places, city, cities_of(travel(places, {"place": "guangdong"}), city))
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
    assert [(row.name, row.answer) for row in page.rows] == [
        ("Holder", "An adult"),
        ("Who goes", "The holder"),
        ("State of the card", "It works"),
        ("Generation", "Second"),
        ("Day", "Tuesday, 1 December 2026"),
    ]
    assert page.rows[2].change == f"/en/upgrade{HERE}&from=answers&edit=card"
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
