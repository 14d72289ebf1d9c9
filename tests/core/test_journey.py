"""The journey follows from the content and the answers, and from nothing else."""

from collections.abc import Callable

import pytest

from wizard.content.models import Checklist, Content
from wizard.lists.journey import choices, depends_on, given_day, travel

CHILD = {"holder": "child", "card": "lost"}
ADULT = {"holder": "adult", "goer": "self", "card": "works", "generation": "second", "day": "2026-12-01"}


def asked(checklist: Checklist, codes: dict[str, str]) -> list[str]:
    return [question.id for question in travel(checklist, codes).path]


def counted(checklist: Checklist, codes: dict[str, str]) -> dict[str, str]:
    return {id: answer.code for id, answer in travel(checklist, codes).answers.items()}


@pytest.mark.parametrize(
    ("codes", "current"),
    [
        ({}, "holder"),
        ({"holder": "adult"}, "goer"),
        ({"holder": "child"}, "card"),
        ({"holder": "adult", "goer": "self"}, "card"),
        ({"holder": "adult", "goer": "self", "card": "works"}, "generation"),
        ({"holder": "adult", "goer": "self", "card": "lost"}, "day"),
        ({"holder": "adult", "goer": "agent", "card": "lost"}, None),
        (CHILD, None),
        (ADULT, None),
    ],
    ids=str,
)
def test_the_first_open_question_is_asked(card: Checklist, codes: dict[str, str], current: str | None) -> None:
    question = travel(card, codes).current
    assert (question.id if question else None) == current


@pytest.mark.parametrize(
    ("codes", "path"),
    [
        (CHILD, ["holder", "card"]),
        ({"holder": "adult", "goer": "agent", "card": "lost"}, ["holder", "goer", "card"]),
        (ADULT, ["holder", "goer", "card", "generation", "day"]),
        # it may be a card that works, so its generation is asked
        ({**CHILD, "card": "unsure"}, ["holder", "card", "generation"]),
    ],
    ids=str,
)
def test_questions_that_do_not_apply_are_skipped(card: Checklist, codes: dict[str, str], path: list[str]) -> None:
    assert asked(card, codes) == path


@pytest.mark.parametrize(
    ("stale", "why"),
    [
        ({"goer": "agent"}, "nobody goes in place of a child's parent"),
        ({"generation": "third"}, "a lost card has no generation to look up"),
        ({"day": "2026-12-01"}, "the day hangs on who goes"),
        ({"goer": "self", "day": "open"}, "one stale answer brings no other back"),
        ({"colour": "red"}, "there is no such question"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_answers_that_do_not_apply_do_not_count(card: Checklist, stale: dict[str, str], why: str) -> None:
    assert travel(card, {**CHILD, **stale}).current is None
    assert counted(card, {**CHILD, **stale}) == CHILD


@pytest.mark.parametrize("code", ["", "gone", "Lost", "given", "*", "lost "])
def test_an_answer_that_is_no_option_is_no_answer(card: Checklist, code: str) -> None:
    journey = travel(card, {"holder": "child", "card": code})
    assert journey.current is card.questions["card"]


def test_changing_an_answer_keeps_the_others(card: Checklist) -> None:
    assert counted(card, {**ADULT, "card": "lost"}) == {
        "holder": "adult",
        "goer": "self",
        "card": "lost",
        "day": "2026-12-01",
    }


def test_changing_an_answer_asks_only_what_it_opens(card: Checklist) -> None:
    journey = travel(card, {**CHILD, "holder": "adult"})
    assert [question.id for question in journey.path if question.id not in journey.answers] == ["goer"]


def test_a_change_that_is_taken_back_asks_nothing_new(card: Checklist) -> None:
    codes = {**ADULT, "holder": "child"}
    assert counted(card, {**codes, "holder": "adult"}) == ADULT


def test_later_answers_wait_for_earlier_ones(card: Checklist) -> None:
    journey = travel(card, {"card": "lost"})
    assert journey.current is card.questions["holder"]
    assert [*journey.answers] == ["card"]


@pytest.mark.parametrize(
    ("codes", "question", "before"),
    [
        (ADULT, "holder", None),
        (ADULT, "card", "goer"),
        (ADULT, "day", "generation"),
        (CHILD, "card", "holder"),
    ],
    ids=str,
)
def test_back_leads_to_the_question_before(
    card: Checklist, codes: dict[str, str], question: str, before: str | None
) -> None:
    previous = travel(card, codes).before(card.questions[question])
    assert (previous.id if previous else None) == before


@pytest.mark.parametrize("code", ["2026-12-01", "2028-02-29", "2020-01-01", "2099-12-31"])
def test_a_day_is_an_answer(card: Checklist, code: str) -> None:
    answer = travel(card, {**ADULT, "day": code}).answers["day"]
    assert (answer.code, answer.option) == (code, "given")
    day = given_day(answer)
    assert day is not None
    assert day.isoformat() == code


def test_a_day_may_stay_open(card: Checklist) -> None:
    answer = travel(card, {**ADULT, "day": "open"}).answers["day"]
    assert (answer.code, answer.option, given_day(answer)) == ("open", "open", None)


@pytest.mark.parametrize(
    "code",
    ["", "given", "soon", "2026-02-29", "2026-13-01", "2019-12-31", "2100-01-01", "20261201", "2026-W49-2", "2026-1-1"],
)
def test_what_is_no_day_is_no_answer(card: Checklist, code: str) -> None:
    assert travel(card, {**ADULT, "day": code}).current is card.questions["day"]


@pytest.mark.parametrize(
    ("codes", "path"),
    [
        ({}, ["place"]),
        ({"place": "hebei"}, ["place"]),
        ({"place": "unsure"}, ["place"]),
        ({"place": "guangdong"}, ["place", "city"]),
        ({"place": "hainan"}, ["place", "city"]),
        ({"place": "guangdong", "city": "shenzhen"}, ["place", "city"]),
        ({"place": "guangdong", "city": "other"}, ["place", "city"]),
        ({"place": "guangdong", "city": "guangzhou"}, ["place", "city", "metro"]),
    ],
    ids=str,
)
def test_the_city_is_asked_where_cities_differ(places: Checklist, codes: dict[str, str], path: list[str]) -> None:
    assert asked(places, codes) == path


def test_the_city_depends_on_the_place_like_on_any_answer(places: Checklist) -> None:
    city = places.questions["city"]
    assert [(leaf.question, leaf.options) for leaf in city.when.leaves()] == [("place", ("guangdong", "hainan"))]
    assert city.depends
    assert depends_on(places, [places.questions["metro"].when]) == ("place", "city")
    assert depends_on(places, [city.when]) == ("place",)


def test_the_city_keeps_a_condition_of_its_own(load_edited: Callable[..., Content]) -> None:
    kind = "        kind: city\n"
    places = load_edited("places", (kind, f"{kind}        when: {{place: [beijing, guangdong]}}\n"))
    ways = {
        place: asked(places.checklists["upgrade"], {"place": place}) for place in ("beijing", "guangdong", "hainan")
    }
    assert ways == {"beijing": ["place"], "guangdong": ["place", "city"], "hainan": ["place"]}


@pytest.mark.parametrize(
    ("codes", "answers"),
    [
        ({"place": "hainan", "city": "guangzhou"}, {"place": "hainan"}),
        ({"place": "hebei", "city": "guangzhou", "metro": "yes"}, {"place": "hebei"}),
        ({"city": "guangzhou"}, {}),
        ({"place": "hainan", "city": "other"}, {"place": "hainan", "city": "other"}),
        ({"place": "nowhere"}, {}),
    ],
    ids=str,
)
def test_a_city_counts_only_in_its_place(places: Checklist, codes: dict[str, str], answers: dict[str, str]) -> None:
    assert counted(places, codes) == answers


@pytest.mark.parametrize(
    ("codes", "question", "options"),
    [
        ({}, "place", ["beijing", "hebei", "guangdong", "hainan", "unsure"]),
        ({"place": "guangdong"}, "city", ["guangzhou", "shenzhen", "other"]),
        ({"place": "hainan"}, "city", ["sanya", "other"]),
        ({}, "metro", ["yes", "no"]),
    ],
    ids=str,
)
def test_the_choices_stand_in_the_order_of_the_file(
    places: Checklist, codes: dict[str, str], question: str, options: list[str]
) -> None:
    assert [*choices(places, places.questions[question], travel(places, codes).answers)] == options


@pytest.mark.parametrize(
    ("question", "option", "possible"),
    [
        ("card", "lost", {"lost"}),
        ("card", "unsure", {"works", "damaged"}),
        ("generation", "unsure", {"second", "third"}),
        ("day", "open", {"open"}),
        ("day", "given", {"given"}),
    ],
)
def test_an_unsure_answer_may_be_any_that_is_possible(
    card: Checklist, question: str, option: str, possible: set[str]
) -> None:
    assert card.answers[question][option].possible == possible


def test_an_unsure_place_may_be_every_place(places: Checklist) -> None:
    assert places.answers["place"]["unsure"].possible == {"beijing", "hebei", "guangdong", "hainan"}
