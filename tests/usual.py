"""People drawn by lot. Usual ones: an adult goes, or sends somebody, and knows all but, perhaps, the generation."""

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from wizard.content.models import OPEN, Checklist, Question
from wizard.lists.journey import choices, travel

FIRST_DAY = date(2026, 11, 24)
USUAL = {"holder": ("adult-id",), "goer": ("self", "agent")}
MAY_BE_UNSURE = "generation"

Offers = Callable[[Question, Sequence[str]], Sequence[str]]
"""The options of a question that somebody may choose."""


def usual_answers(checklist: Checklist, seed: int) -> Iterator[Mapping[str, str]]:
    """Answers of usual people without end, the same for the same seed."""
    dice = random.Random(seed)
    while True:
        yield _answers(checklist, dice, _usual)


def anybodys_answers(checklist: Checklist, seed: int) -> Iterator[Mapping[str, str]]:
    dice = random.Random(seed)
    while True:
        yield _answers(checklist, dice, lambda question, offered: offered)


def _answers(checklist: Checklist, dice: random.Random, offers: Offers) -> Mapping[str, str]:
    codes: dict[str, str] = {}
    while question := travel(checklist, codes).current:
        if question.kind == "date":
            codes[question.id] = _day(dice)
        else:
            offered = [*choices(checklist, question, travel(checklist, codes).answers)]
            codes[question.id] = dice.choice(offers(question, offered))
    return codes


def _usual(question: Question, offered: Sequence[str]) -> Sequence[str]:
    unsure = {option.id for option in question.options.values() if option.unsure}
    sure = offered if question.id == MAY_BE_UNSURE else [code for code in offered if code not in unsure]
    return USUAL.get(question.id, sure)


def _day(dice: random.Random) -> str:
    """Any day of the next two months, or none."""
    return dice.choice([OPEN, (FIRST_DAY + timedelta(days=dice.randrange(60))).isoformat()])
