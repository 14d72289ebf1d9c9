"""All situations of a checklist at once: whoever has answered every question that is asked, as sets of them.

A condition has two sets: the situations in which it holds for certain, and those in which it may hold.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from wizard.checks.diagrams import EVERYBODY, NOBODY, Diagram, Diagrams
from wizard.content.conditions import AnyOf, Certain, Chosen, Condition, Is, Not
from wizard.content.models import GIVEN, Checklist, Question

SOME_DAY = "2099-01-05"
"""The day of the visit of a person for whom a day is given."""


class Truths(NamedTuple):
    """The situations in which something holds for certain, and those in which it may hold; the first are among them."""

    certain: Diagram
    possible: Diagram


class Digit(NamedTuple):
    """How an answer is written in bits: the number of its option, from 1 on, or 0 where the question is not asked."""

    levels: Sequence[int]
    options: Sequence[str]


Digits = Mapping[str, Digit]


class Rows:
    """Rows of bits in which answers are written, also such as nobody can give, and what conditions make of them."""

    def __init__(self, checklist: Checklist, digits: Digits, diagrams: Diagrams) -> None:
        self.checklist, self.digits, self.diagrams = checklist, digits, diagrams
        self._numbers = {id: {option: at for at, option in enumerate(each.options, 1)} for id, each in digits.items()}
        self._truths: dict[Condition, Truths] = {}

    def chosen(self, question: str, options: Iterable[str]) -> Diagram:
        """Whoever gave one of these answers."""
        numbers = self._numbers[question]
        return self.diagrams.numbers(self.digits[question].levels, [numbers[option] for option in options])

    def passed(self, question: str) -> Diagram:
        """Whoever was not asked."""
        return self.diagrams.numbers(self.digits[question].levels, [0])

    def given(self, one: Diagram, question: str, option: str) -> Diagram:
        """A set as it is where this answer was given."""
        levels, number = self.digits[question].levels, self._numbers[question][option]
        bits = {level: number >> power & 1 for power, level in enumerate(reversed(levels))}
        return self.diagrams.given(one, bits)

    def truths(self, condition: Condition) -> Truths:
        """When a condition holds and when it may."""
        if condition not in self._truths:
            self._truths[condition] = self._made(condition)
        return self._truths[condition]

    def _made(self, condition: Condition) -> Truths:
        sets = self.diagrams
        match condition:
            case Is():
                return self._leaf(condition)
            case Not():
                part = self.truths(condition.part)
                return Truths(sets.others(part.possible), sets.others(part.certain))
            case Certain():
                return Truths(*[self.truths(condition.part).certain] * 2)
        parts = [self.truths(part) for part in condition.parts]
        join = sets.any if isinstance(condition, AnyOf) else sets.all
        return Truths(join([part.certain for part in parts]), join([part.possible for part in parts]))

    def _leaf(self, leaf: Is) -> Truths:
        if isinstance(leaf, Chosen):
            return Truths(*[self.chosen(leaf.question, leaf.options)] * 2)
        named = {*leaf.options}
        unsure = [each for each in self.checklist.answers[leaf.question].values() if each.possible != {each.option}]
        certain = [*leaf.options, *[each.option for each in unsure if each.possible <= named]]
        possible = [*certain, *[each.option for each in unsure if each.possible & named]]
        return Truths(self.chosen(leaf.question, certain), self.chosen(leaf.question, possible))

    def codes(self, one: Diagram) -> dict[str, str]:
        """The lowest row of a set: question → option."""
        bits, codes = self.diagrams.first(one), dict[str, str]()
        for id, digit in self.digits.items():
            number = sum(bits.get(level, 0) << power for power, level in enumerate(reversed(digit.levels)))
            if number:
                codes[id] = digit.options[number - 1]
        return codes

    def row(self, codes: Mapping[str, str]) -> Diagram:
        """The one row of these answers."""
        return self.diagrams.all(
            [self.chosen(id, [codes[id]]) if id in codes else self.passed(id) for id in self.digits]
        )


class Situations(Rows):
    """Everybody who can answer a checklist's questions. `everybody`: the rows of bits that somebody's answers are.

    `asked`: question → those who are asked it.
    """

    def __init__(self, checklist: Checklist, digits: Digits | None = None, diagrams: Diagrams | None = None) -> None:
        digits = digits or digits_of(checklist)
        super().__init__(checklist, digits, diagrams or Diagrams(width(digits)))
        self.asked: dict[str, Diagram] = {}
        self.everybody = self._everybody()

    def _everybody(self) -> Diagram:
        """A question that is asked has one of its options, and any other none."""
        sets, everybody = self.diagrams, EVERYBODY
        for id, question in self.checklist.questions.items():
            self.asked[id] = sets.both(everybody, self.truths(question.when).possible)
            answered = sets.both(self.asked[id], self._offered(question))
            passed = sets.both(sets.without(everybody, self.asked[id]), self.passed(id))
            everybody = sets.either(answered, passed)
        return everybody

    def _offered(self, question: Question) -> Diagram:
        """The answers that somebody can choose: of the cities, those of the place."""
        place = self.checklist.question_of("place")
        if question.kind != "city" or not place:
            return self.chosen(question.id, self.digits[question.id].options)
        offered = [self.chosen(question.id, question.options)]
        for id, each in self.checklist.places.items():
            if each.cities:
                there = self.chosen(place.id, [id])
                offered.append(self.diagrams.both(there, self.chosen(question.id, each.cities)))
        return self.diagrams.any(offered)

    def count(self, one: Diagram) -> int:
        """How many situations a set has; bits that are not of these questions do not count."""
        strange = self.diagrams.bits - sum(len(digit.levels) for digit in self.digits.values())
        return self.diagrams.count(self.diagrams.both(one, self.everybody)) >> strange

    @cached_property
    def total(self) -> int:
        return self.count(EVERYBODY)

    def possible(self, one: Diagram) -> bool:
        """Whether it is somebody's situation."""
        return self.diagrams.both(one, self.everybody) != NOBODY

    def point(self, one: Diagram) -> Diagram:
        """One situation of a set."""
        return self.row(self.codes(self.diagrams.both(one, self.everybody)))

    def person(self, one: Diagram, day: date | None = None) -> Mapping[str, str]:
        """The answers of somebody in the set, as an address spells them; of each question the first that fits.

        With a `day` it is somebody who goes on that day, if the set has anybody who has decided on one.
        """
        sets, visit = self.diagrams, self.checklist.question_of("date")
        some = sets.both(one, self.everybody)
        if day and visit and (decided := sets.both(some, self.chosen(visit.id, [GIVEN]))):
            some = decided
        answers = self.codes(some)
        if visit and answers.get(visit.id) == GIVEN:
            answers[visit.id] = str(day or SOME_DAY)
        return answers


def digits_of(checklist: Checklist) -> Digits:
    """A digit for each question, in their order."""
    digits: dict[str, Digit] = {}
    start = 0
    for question in checklist.questions.values():
        options = [*options_of(checklist, question)]
        digits[question.id] = Digit(range(start, start := start + len(options).bit_length()), options)
    return digits


def width(digits: Digits) -> int:
    """How many bits the digits have."""
    return max((digit.levels[-1] + 1 for digit in digits.values()), default=0)


def options_of(checklist: Checklist, question: Question) -> Iterator[str]:
    """Everything that may be the answer, in the order in which it is offered; of a date the day that is open first."""
    if question.kind in ("place", "city"):
        places = checklist.places
        yield from chain(*[places] if question.kind == "place" else [each.cities for each in places.values()])
    yield from question.options
    if question.kind == "date":
        yield GIVEN
