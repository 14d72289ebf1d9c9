"""All situations as diagrams: their counts are those of counting one by one, and they agree with the lists we make."""

import random
from collections.abc import Callable, Iterator
from datetime import date

import pytest

from wizard.checks.census import Census
from wizard.checks.diagrams import EVERYBODY, NOBODY, Diagrams
from wizard.checks.remarks import REMARKS
from wizard.checks.situations import SOME_DAY, Situations
from wizard.content.conditions import Truth
from wizard.content.models import Checklist, Content
from wizard.lists.journey import Journey, choices, travel
from wizard.lists.sheet import Sheets

DAY = date(2026, 12, 1)


def everybody(checklist: Checklist, codes: dict[str, str]) -> Iterator[Journey]:
    """Every journey to its end, one by one."""
    journey = travel(checklist, codes)
    question = journey.current
    if question is None:
        yield journey
        return
    days = ["open", SOME_DAY] if question.kind == "date" else []
    for code in days or choices(checklist, question, journey.answers):
        yield from everybody(checklist, {**codes, question.id: code})


@pytest.fixture(scope="module", params=["tiny", "card", "places", "dated"])
def checklist(request: pytest.FixtureRequest, load: Callable[[str], Content]) -> Checklist:
    return load(request.param).checklists["upgrade"]


def test_there_are_as_many_situations_as_journeys(checklist: Checklist) -> None:
    assert Situations(checklist).total == len([*everybody(checklist, {})])


def test_each_condition_is_counted_as_one_by_one(checklist: Checklist) -> None:
    situations, journeys = Situations(checklist), [*everybody(checklist, {})]
    for location, condition in checklist.conditions():
        truths = [condition.evaluate(journey.answers) for journey in journeys]
        certain, possible = [situations.count(each) for each in situations.truths(condition)]
        assert (certain, possible) == (truths.count(Truth.YES), len(truths) - truths.count(Truth.NO)), location


def test_everybody_in_a_set_can_be_told_by_a_list(checklist: Checklist) -> None:
    situations = Situations(checklist)
    for location, condition in checklist.conditions():
        for truth, least in zip(situations.truths(condition), (Truth.YES, Truth.MAYBE), strict=True):
            if situations.possible(truth):
                journey = travel(checklist, situations.person(truth))
                assert journey.current is None
                assert condition.evaluate(journey.answers) >= least, location


def agreed(checklist: Checklist, journeys: int) -> None:
    """Journeys thrown by dice: what the list has is what the diagrams say."""
    census, sheets, dice = Census(checklist, DAY, "zh"), Sheets(checklist), random.Random(1)
    for _ in range(journeys):
        codes: dict[str, str] = {}
        while question := (journey := travel(checklist, codes)).current:
            days = ["open", str(DAY)] if question.kind == "date" else []
            codes[question.id] = dice.choice(days or [*choices(checklist, question, journey.answers)])
        row = census.situations.row({id: answer.option for id, answer in journey.answers.items()})
        listed = {line.item.id: line.verdict.truth for line in sheets.sheet(journey, DAY).lines if line.listed}
        said: dict[str, Truth] = {}
        for entry in census.entries[DAY]:
            if ":" not in entry.reference and census.sets.both(row, entry.truths.possible) != NOBODY:
                assert entry.reference not in said, "an item has one wording on a list"
                certain = census.sets.both(row, entry.truths.certain) != NOBODY
                said[entry.reference] = Truth.YES if certain else Truth.MAYBE
        assert said == listed, codes


@pytest.mark.parametrize("name", ["tiny", "card", "places"])
def test_the_diagrams_agree_with_the_lists(load: Callable[[str], Content], name: str) -> None:
    agreed(load(name).checklists["upgrade"], 200)


@pytest.mark.parametrize("seed", range(5))
def test_sets_are_what_python_makes_of_them(seed: int) -> None:
    dice, sets, levels = random.Random(seed), Diagrams(6), range(6)
    one, other, third = ({dice.randrange(64) for _ in range(dice.randrange(64))} for _ in range(3))
    a, b, c = (sets.numbers(levels, numbers) for numbers in (one, other, third))
    every = {*range(64)}
    assert sets.both(a, b) == sets.numbers(levels, one & other)
    assert sets.either(a, b) == sets.numbers(levels, one | other)
    assert sets.without(a, b) == sets.numbers(levels, one - other)
    assert sets.others(a) == sets.numbers(levels, every - one)
    assert sets.count(a) == len(one)
    assert sets.whatever(a, [0]) == sets.numbers(levels, {n % 32 + half for n in one for half in (0, 32)})
    assert sets.given(a, {5: 1}) == sets.numbers(levels, {n for n in every if n | 1 in one})
    two = {n for n in every if (n in one) + (n in other) + (n in third) > 1}
    assert sets.more_than(1, EVERYBODY, [a, b, c]) == sets.numbers(levels, two)


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (
            ("when: {card: lost}", "when: {card: [works, lost]}"),
            [
                "this holds for everybody: leave the condition out",
            ],
        ),
        (
            ("when: {card: works}", 'when: {any: [{card: works}, {reported: ["yes", "no"]}]}'),
            [
                "this holds for everybody: leave the condition out",
            ],
        ),
        (
            ('when: {reported: "no"}', 'when: {all: [{reported: ["yes", "no"]}, {reported: "no"}]}'),
            ['this part of the condition holds for everybody who is asked: "reported" need not be named'],
        ),
        (
            ('when: {reported: "no"}', 'when: {any: [{reported: "no"}, {card: works, not: {card: works}}]}'),
            ['this part of the condition can hold for nobody: "card" need not be named'],
        ),
    ],
    ids=str,
)
def test_conditions_that_say_nothing_are_told(
    load_edited: Callable[..., Content], edit: tuple[str, str], told: list[str]
) -> None:
    checklist = load_edited("tiny", edit).checklists["upgrade"]
    census = Census(checklist, DAY, "zh")
    found = REMARKS["conditions that hold for everybody"](census)
    assert [finding.message for finding in found] == told


def test_whoever_is_asked_in_vain_is_told(load_edited: Callable[..., Content]) -> None:
    """Without a card to report, the question for the report decides nothing where the item is for lost cards alone."""
    both = 'when: {all: [{reported: "no"}, {other: "yes"}]}'
    question = """\
      other:
        stage: prepare
        name: {zh: 别, en: Other}
        ask: {zh: 别的？, en: "Other?"}
        why: {zh: 别, en: Other}
        missing: {zh: 选一项, en: Choose one}
        options:
          "yes": {zh: 是, en: "Yes", because: {zh: 是, en: it is so}}
          "no": {zh: 否, en: "No", because: {zh: 否, en: it is not so}}
    notices: []
"""
    content = load_edited("tiny", ('when: {reported: "no"}', both), ("    notices: []\n", question))
    census = Census(content.checklists["upgrade"], DAY, "zh")
    (finding,) = REMARKS["questions that are pointless for some"](census)
    assert finding.location == ("questions", "other")
    assert str(finding.evidence) == "4 of 6 situations, such as /zh/upgrade/checklist?card=works&other=yes"
