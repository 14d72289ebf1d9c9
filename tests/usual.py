"""Usual lists, drawn by lot: an adult goes, or sends somebody, and knows all but perhaps the generation of the card."""

import random
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from wizard.content.models import OPEN, Checklist, Question
from wizard.lists.journey import choices, travel

FIRST_DAY = date(2026, 11, 24)
USUAL = {"holder": ("adult-id",), "goer": ("self", "agent")}
MAY_BE_UNSURE = "generation"


def usual_answers(checklist: Checklist, seed: int) -> Iterator[Mapping[str, str]]:
    """Answers of usual people without end, the same for the same seed."""
    dice = random.Random(seed)
    while True:
        codes: dict[str, str] = {}
        while question := travel(checklist, codes).current:
            codes[question.id] = _day(dice) if question.kind == "date" else _choice(checklist, question, codes, dice)
        yield codes


def _choice(checklist: Checklist, question: Question, codes: Mapping[str, str], dice: random.Random) -> str:
    offered = [*choices(checklist, question, travel(checklist, codes).answers)]
    unsure = {option.id for option in question.options.values() if option.unsure}
    sure = offered if question.id == MAY_BE_UNSURE else [code for code in offered if code not in unsure]
    return dice.choice(USUAL.get(question.id, sure))


def _day(dice: random.Random) -> str:
    """Any day of the next two months, or none."""
    return dice.choice([OPEN, (FIRST_DAY + timedelta(days=dice.randrange(60))).isoformat()])
