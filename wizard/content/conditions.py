"""The closed vocabulary of `when:`: parse, evaluate with three values, and name the clauses that decided.

A condition is data, never an expression. Unanswered is *no*; an unsure answer is *maybe*.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any, NamedTuple

from wizard.content.problems import Key, Location, nearest

WORDS = ("all", "any", "not")
"""What a condition may say besides the ids of questions."""

SYNONYMS = {"or": "any", "either": "any", "and": "all", "both": "all", "no": "not", "none": "not"}
"""What people write instead."""


class Truth(IntEnum):
    """Ordered, so that *all* is the least and *any* the greatest."""

    NO = 0
    MAYBE = 1
    YES = 2


NEGATED = (Truth.YES, Truth.MAYBE, Truth.NO)


class Answer(NamedTuple):
    """One answer: as the address spells it, as conditions see it, and what it may turn out to be."""

    code: str
    option: str
    possible: frozenset[str]


Answers = Mapping[str, Answer]
"""Question id → answer, for the questions that were asked and answered."""


@dataclass(frozen=True, slots=True)
class Is:
    """The answer to `question` is one of `options`."""

    question: str
    options: tuple[str, ...]
    where: Location = field(default=(), compare=False)

    def evaluate(self, answers: Answers) -> Truth:
        answer = answers.get(self.question)
        if answer is None:
            return Truth.NO
        if answer.option in self.options or answer.possible.issubset(self.options):
            return Truth.YES
        return Truth.NO if answer.possible.isdisjoint(self.options) else Truth.MAYBE

    def leaves(self) -> Iterator["Is"]:
        yield self

    def clauses(self, answers: Answers) -> Iterator["Clause"]:
        yield Clause(self, self.evaluate(answers), negated=False)


@dataclass(frozen=True, slots=True)
class Chosen(Is):
    """This very answer was given: an unsure one is *no*. Content is not written with it, but made to hold it."""

    def evaluate(self, answers: Answers) -> Truth:
        answer = answers.get(self.question)
        return Truth.YES if answer and answer.option in self.options else Truth.NO


@dataclass(frozen=True, slots=True)
class Certain:
    """The part holds without an "if": *maybe* is *no*. Like `Chosen`, content is not written with it."""

    part: "Condition"

    def evaluate(self, answers: Answers) -> Truth:
        return Truth.YES if self.part.evaluate(answers) is Truth.YES else Truth.NO

    def leaves(self) -> Iterator[Is]:
        yield from self.part.leaves()

    def clauses(self, answers: Answers) -> Iterator["Clause"]:
        yield from self.part.clauses(answers)


@dataclass(frozen=True, slots=True)
class All:
    """Every part holds; without parts, always."""

    parts: tuple["Condition", ...] = ()

    def evaluate(self, answers: Answers) -> Truth:
        least = Truth.YES
        for part in self.parts:
            truth = part.evaluate(answers)
            if truth is Truth.NO:
                return truth
            least = truth if truth < least else least
        return least

    def leaves(self) -> Iterator[Is]:
        for part in self.parts:
            yield from part.leaves()

    def clauses(self, answers: Answers) -> Iterator["Clause"]:
        refused = self.evaluate(answers) is Truth.NO
        for part in self.parts:
            if not refused or part.evaluate(answers) is Truth.NO:
                yield from part.clauses(answers)


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part holds."""

    parts: tuple["Condition", ...]

    def evaluate(self, answers: Answers) -> Truth:
        return max(part.evaluate(answers) for part in self.parts)

    def leaves(self) -> Iterator[Is]:
        for part in self.parts:
            yield from part.leaves()

    def clauses(self, answers: Answers) -> Iterator["Clause"]:
        outcome = self.evaluate(answers)
        for part in self.parts:
            if part.evaluate(answers) is outcome:
                yield from part.clauses(answers)


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold; *maybe* stays *maybe*."""

    part: "Condition"

    def evaluate(self, answers: Answers) -> Truth:
        return NEGATED[self.part.evaluate(answers)]

    def leaves(self) -> Iterator[Is]:
        yield from self.part.leaves()

    def clauses(self, answers: Answers) -> Iterator["Clause"]:
        for clause in self.part.clauses(answers):
            yield clause._replace(negated=not clause.negated)


Condition = Is | All | AnyOf | Not | Certain

ALWAYS = All()


def holds(condition: Condition, answers: Answers) -> bool:
    """Whether it holds for certain."""
    return condition.evaluate(answers) is Truth.YES


class Clause(NamedTuple):
    """A leaf that decided the outcome, with its own truth (before negation)."""

    leaf: Is
    truth: Truth
    negated: bool


class ConditionError(ValueError):
    """A `when:` of the wrong shape. `where` leads from the `when:` to the fault."""

    def __init__(self, message: str, where: Location) -> None:
        super().__init__(message)
        self.where = where


def parse(value: Any, where: Location = ()) -> Condition:
    """The condition that a YAML value means. Raises ConditionError; unknown names are left to the checks."""
    if not isinstance(value, dict) or not value:
        raise ConditionError("a condition is a mapping, such as {card: lost}", where)
    parts = tuple(_line(key, line, (*where, key)) for key, line in value.items())
    return parts[0] if len(parts) == 1 else All(parts)


def _line(key: str, value: Any, where: Location) -> Condition:
    if key == "not":
        return Not(parse(value, where))
    if key in WORDS:
        parts = _parts(value, where)
        return All(parts) if key == "all" else AnyOf(parts)
    if _holds_conditions(value) and (meant := _meant(key)):
        raise ConditionError(f'there is no "{key}" here{meant}', (*where[:-1], Key(key)))
    return Is(key, _options(value, where), where)


def _holds_conditions(value: Any) -> bool:
    return isinstance(value, dict) or (isinstance(value, tuple) and any(isinstance(part, dict) for part in value))


def _meant(key: str) -> str:
    """The word of conditions that somebody may have meant."""
    return nearest(SYNONYMS.get(key.lower(), key), WORDS)


def _parts(value: Any, where: Location) -> tuple[Condition, ...]:
    if not isinstance(value, tuple) or not value:
        raise ConditionError(f'"{where[-1]}" needs a list of conditions: [{{…}}, {{…}}]', where)
    return tuple(parse(part, (*where, position)) for position, part in enumerate(value))


def _options(value: Any, where: Location) -> tuple[str, ...]:
    options = value if isinstance(value, tuple) else (value,)
    if not options or not all(isinstance(option, str) for option in options):
        raise ConditionError(f'"{where[-1]}" needs an option or a list of options: lost or [lost, damaged]', where)
    return options
