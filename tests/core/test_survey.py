"""How many questions are left, and what holds in every situation: exact, without trying every combination."""

from collections.abc import Callable, Iterator
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wizard.content.conditions import Truth, parse
from wizard.content.models import Checklist, Content, Question
from wizard.lists.journey import choices, travel
from wizard.lists.survey import Progress, Span, Survey, signature

Codes = dict[str, str]


def codes_for(checklist: Checklist, question: Question, codes: Codes) -> list[str]:
    if question.kind == "date":
        return ["open", "2026-12-01"]
    return [*choices(checklist, question, travel(checklist, codes).answers)]


def walks(checklist: Checklist, codes: Codes) -> Iterator[list[Codes]]:
    """Every way to answer all that is open: the answers so far, step by step."""
    question = travel(checklist, codes).current
    if question is None:
        yield [codes]
        return
    for code in codes_for(checklist, question, codes):
        for rest in walks(checklist, {**codes, question.id: code}):
            yield [codes, *rest]


@pytest.fixture(scope="module", params=["card", "places"])
def checklist(request: pytest.FixtureRequest, load: Callable[[str], Content]) -> Checklist:
    return load(request.param).checklists["upgrade"]


@pytest.mark.parametrize(
    ("codes", "span"),
    [
        ({}, (2, 5)),
        ({"holder": "child"}, (1, 2)),
        ({"holder": "adult"}, (2, 4)),
        ({"holder": "adult", "goer": "agent"}, (1, 2)),
        ({"holder": "adult", "goer": "self"}, (2, 3)),
        ({"holder": "adult", "goer": "self", "card": "unsure"}, (2, 2)),
        ({"holder": "adult", "goer": "self", "card": "damaged"}, (1, 1)),
        ({"holder": "child", "card": "lost"}, (0, 0)),
    ],
    ids=str,
)
def test_the_questions_left_are_counted(card: Checklist, codes: Codes, span: tuple[int, int]) -> None:
    assert Progress(card).left(travel(card, codes)) == span


@pytest.mark.parametrize(
    ("codes", "span"),
    [
        ({}, (1, 3)),
        ({"place": "hebei"}, (0, 0)),
        ({"place": "guangdong"}, (1, 2)),
        ({"place": "hainan"}, (1, 1)),
        ({"place": "guangdong", "city": "guangzhou"}, (1, 1)),
    ],
    ids=str,
)
def test_cities_are_counted_where_they_are_asked(places: Checklist, codes: Codes, span: tuple[int, int]) -> None:
    assert Progress(places).left(travel(places, codes)) == span


def test_the_questions_left_are_exact_on_every_way(checklist: Checklist) -> None:
    counts: dict[tuple[tuple[str, str], ...], set[int]] = {}
    for walk in walks(checklist, {}):
        for position, codes in enumerate(walk):
            counts.setdefault(tuple(codes.items()), set()).add(len(walk) - 1 - position)
    assert len(counts) > 10
    left = Progress(checklist).left
    for codes, remaining in counts.items():
        assert left(travel(checklist, dict(codes))) == (min(remaining), max(remaining)), codes


def test_the_questions_left_are_exact_while_an_answer_is_changed(checklist: Checklist) -> None:
    left = Progress(checklist).left
    for walk in walks(checklist, {}):
        codes = walk[-1]
        for edited in codes:
            others = {id: code for id, code in codes.items() if id != edited}
            remaining = {
                len(ways) for code in codes_for(checklist, checklist.questions[edited], codes)
                for ways in walks(checklist, {**others, edited: code})
            }  # fmt: skip
            assert left(travel(checklist, codes), without=edited) == (min(remaining), max(remaining)), (codes, edited)


def test_an_answer_is_changed_while_an_earlier_question_is_open(card: Checklist) -> None:
    journey = travel(card, {"goer": "self", "card": "works", "generation": "third"})
    left = Progress(card).left
    assert left(journey) == (1, 2)
    assert left(journey, without="card") == (2, 3)


@settings(deadline=None)
@given(st.data())
def test_every_step_of_a_walk_stays_within_what_was_said(checklist: Checklist, data: st.DataObject) -> None:
    codes: Codes = {}
    left = Progress(checklist).left
    said: list[Span] = []
    while question := travel(checklist, codes).current:
        said.append(left(travel(checklist, codes)))
        codes[question.id] = data.draw(st.sampled_from(codes_for(checklist, question, codes)))
    for taken, span in enumerate(said):
        assert span.low <= len(said) - taken <= span.high


@pytest.mark.parametrize(
    ("when", "span"),
    [
        ([], (0, 0)),
        ([{"card": "lost"}], (0, 1)),
        ([{"holder": "adult"}, {"holder": "child"}], (1, 1)),
        ([{"holder": "adult"}, {"goer": "agent"}], (0, 2)),
        ([{"holder": "child"}, {"goer": "agent"}], (0, 1)),
        # what may hold counts as well
        ([{"card": "works"}, {"card": "damaged"}, {"card": "lost"}], (1, 2)),
        ([{"card": "lost", "generation": "third"}], (0, 0)),
        ([{"not": {"goer": "agent"}}], (0, 1)),
        ([{"day": "given"}, {"day": "open"}, {"card": "lost"}], (0, 2)),
    ],
    ids=str,
)
def test_the_conditions_that_hold_at_once_are_counted(
    card: Checklist, when: list[Codes], span: tuple[int, int]
) -> None:
    assert Survey(card, [parse(each) for each in when]).conditions() == span


def test_the_conditions_that_hold_are_exact(card: Checklist) -> None:
    conditions = [item.when for item in card.items]
    held = {
        sum(condition.evaluate(travel(card, walk[-1]).answers) is not Truth.NO for condition in conditions)
        for walk in walks(card, {})
    }
    assert Survey(card, conditions).conditions() == (min(held), max(held))


@pytest.mark.parametrize(
    ("fixed", "span"),
    [
        ({"place": "guangdong"}, (0, 1)),
        ({"place": "guangdong", "city": "guangzhou"}, (0, 1)),
        ({"place": "guangdong", "city": "shenzhen"}, (0, 0)),
        ({"place": "beijing"}, (0, 0)),
    ],
    ids=str,
)
def test_a_place_can_be_given(places: Checklist, fixed: Codes, span: tuple[int, int]) -> None:
    assert Survey(places, [parse({"metro": "yes"})]).conditions(fixed) == span


@pytest.mark.parametrize(
    ("question", "kinds"), [("holder", 2), ("goer", 2), ("card", 3), ("generation", 1), ("day", 1)]
)
def test_options_that_nothing_tells_apart_are_surveyed_once(card: Checklist, question: str, kinds: int) -> None:
    assert len({*Survey(card).kinds[question].values()}) == kinds


def test_a_condition_tells_more_options_apart(card: Checklist) -> None:
    kinds = Survey(card, [parse({"generation": "second", "card": "lost"})]).kinds["card"]
    assert len({*kinds.values()}) == 4


def test_places_with_other_cities_are_told_apart(places: Checklist) -> None:
    place = places.questions["place"]
    kinds: Callable[[str], object] = cache(lambda option: signature(places, place, option, []))
    assert kinds("beijing") == kinds("hebei")
    assert kinds("guangdong") != kinds("hainan")
