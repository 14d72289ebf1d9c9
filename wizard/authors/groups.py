"""Sets of situations in words: as few groups of people as cover them, each by what its people answered."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from wizard.authors.phrasing import answered, joints
from wizard.checks.diagrams import NOBODY, Diagram
from wizard.checks.situations import Situations

Box = Mapping[str, frozenset[str]]
"""Question → the answers that somebody in the group may have given; "" where it was not asked."""


class Group(NamedTuple):
    """Some of a set: how it is described, and how many they are."""

    words: str
    situations: int


def groups(situations: Situations, who: Diagram, language: str) -> Iterator[Group]:
    """All of a set, one group after the other; nobody is counted twice."""
    sets = situations.diagrams
    rest = who = sets.both(who, situations.everybody)
    while rest != NOBODY:
        box = _widest(situations, situations.codes(rest), who)
        inside = _inside(situations, box)
        yield Group(_said(situations, box, language), situations.count(sets.both(inside, rest)))
        rest = sets.without(rest, inside)


def _widest(situations: Situations, codes: Mapping[str, str], who: Diagram) -> Box:
    """Around one person, the answers that may be otherwise with nobody outside the set let in."""
    box: dict[str, frozenset[str]] = {id: frozenset([codes.get(id, "")]) for id in situations.digits}
    for id, digit in reversed([*situations.digits.items()]):
        every = frozenset(["", *digit.options])
        if _all_within(situations, {**box, id: every}, who):
            box[id] = every
    for id, digit in situations.digits.items():
        if len(box[id]) == 1:
            more = [
                each for each in ("", *digit.options) if _all_within(situations, {**box, id: frozenset([each])}, who)
            ]
            box[id] = frozenset(more)
    return box


def _all_within(situations: Situations, box: Box, who: Diagram) -> bool:
    return not situations.possible(situations.diagrams.without(_inside(situations, box), who))


def _some_within(situations: Situations, box: Box, who: Diagram) -> bool:
    return situations.possible(_inside(situations, box)) and _all_within(situations, box, who)


def _inside(situations: Situations, box: Box) -> Diagram:
    sets, parts = situations.diagrams, []
    for id, answers in box.items():
        if len(answers) <= len(situations.digits[id].options):
            chosen = situations.chosen(id, answers - {""})
            parts.append(sets.either(chosen, situations.passed(id)) if "" in answers else chosen)
    return sets.all(parts)


def _said(situations: Situations, box: Box, language: str) -> str:
    said = [_answers(situations, id, answers, language) for id, answers in box.items()]
    return joints(language).then.join(each for each in said if each) or joints(language).everybody


def _answers(situations: Situations, id: str, answers: frozenset[str], language: str) -> str:
    """What was answered to a question, or what was not, whichever is shorter; nothing where it does not matter."""
    options = situations.digits[id].options
    named = [option for option in options if option in answers]
    others = [option for option in options if option not in answers]
    if not others or not named:
        return ""
    fewer = len(others) < len(named)
    return answered(situations.checklist, id, others if fewer else named, language, negated=fewer)
