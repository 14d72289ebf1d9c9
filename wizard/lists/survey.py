"""Every situation at once: the least and the most of something over all answers that applicants can give.

Tells how many questions are left, and lets the checks prove things of the content without trying every combination.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from wizard.content.conditions import Answer, Answers, Condition, Truth
from wizard.content.models import Checklist, Question
from wizard.lists.journey import Journey, asked, choices, cone

State = frozenset[tuple[str, str]]
"""The answers that something later still looks at: (question id, option id)."""


class Span(NamedTuple):
    low: int
    high: int


class Survey:
    """Every situation that a checklist's questions lead to, told apart only as far as `conditions` look.

    Goes through the questions once and remembers of each situation only what is still looked at later: millions of
    combinations shrink to some hundreds of states.
    """

    def __init__(self, checklist: Checklist, conditions: Sequence[Condition] = ()) -> None:
        self.checklist = checklist
        ids = cone(checklist, conditions) if conditions else checklist.questions
        self.questions = tuple(checklist.questions[id] for id in ids)
        looking = [*conditions, *(question.when for question in self.questions)]
        self.options = {question.id: _kinds(checklist, question, looking) for question in self.questions}
        self.always = sum(not any(condition.leaves()) for condition in conditions)
        self.due = self._due(condition for condition in conditions if any(condition.leaves()))
        self.live = [self._looked_at_after(position) for position in range(len(self.questions))]

    def conditions(self, fixed: Mapping[str, str] | None = None) -> Span:
        """The least and the most of the conditions that hold, or may hold, in one situation."""
        return self._span(fixed or {}, per_question=0)

    def questions_left(self, fixed: Mapping[str, str], start: int = 0, state: State = frozenset()) -> Span:
        """The least and the most questions that are asked when the `fixed` options are given.

        `start` leaves out the questions before that position; `state` is what is still looked at of their answers.
        """
        return self._span(fixed, per_question=1, start=start, state=state)

    def _span(self, fixed: Mapping[str, str], per_question: int, start: int = 0, state: State = frozenset()) -> Span:
        states = {state: Span(self.always, self.always)}
        for position, question in list(enumerate(self.questions))[start:]:
            reached: dict[State, Span] = {}
            for state, span in states.items():
                for answers, cost in self._branches(question, self._answers(state), fixed, per_question):
                    cost += sum(due.evaluate(answers) is not Truth.NO for due in self.due[position])
                    kept = State((id, answer.option) for id, answer in answers.items() if id in self.live[position])
                    low, high = reached.get(kept, (span.low + cost, span.high + cost))
                    reached[kept] = Span(min(low, span.low + cost), max(high, span.high + cost))
            states = reached
        return Span(min(span.low for span in states.values()), max(span.high for span in states.values()))

    def _branches(
        self, question: Question, answers: dict[str, Answer], fixed: Mapping[str, str], per_question: int
    ) -> Iterator[tuple[dict[str, Answer], int]]:
        if not asked(self.checklist, question, answers):
            yield answers, 0
            return
        options = self._open_options(question, answers)
        known = question.id in fixed and (question.kind != "city" or fixed[question.id] in options)
        for option in [fixed[question.id]] if known else options:
            yield (
                {**answers, question.id: self.checklist.answers[question.id][option]},
                0 if known else per_question,
            )

    def _open_options(self, question: Question, answers: Answers) -> Iterable[str]:
        if question.kind != "city":
            return self.options[question.id]
        return choices(self.checklist, question, answers)

    def _answers(self, state: State) -> dict[str, Answer]:
        return {id: self.checklist.answers[id][option] for id, option in state}

    def _due(self, conditions: Iterable[Condition]) -> list[list[Condition]]:
        """For each question, the conditions that can be decided once it is answered."""
        order = {question.id: position for position, question in enumerate(self.questions)}
        due: list[list[Condition]] = [[] for _ in self.questions]
        for condition in conditions:
            due[max(order[leaf.question] for leaf in condition.leaves())].append(condition)
        return due

    def _looked_at_after(self, position: int) -> frozenset[str]:
        later = [question.when for question in self.questions[position + 1 :]]
        later += [condition for due in self.due[position + 1 :] for condition in due]
        looked_at = {leaf.question for condition in later for leaf in condition.leaves()}
        place = self.checklist.question_of("place")
        if place and any(question.kind == "city" for question in self.questions[position + 1 :]):
            looked_at.add(place.id)
        return frozenset(looked_at)


def signature(checklist: Checklist, question: Question, option: str, conditions: Iterable[Condition]) -> object:
    """Two options with the same signature are the same to these conditions."""
    answer = {question.id: checklist.answers[question.id][option]}
    leaves = [leaf for condition in conditions for leaf in condition.leaves() if leaf.question == question.id]
    near: Iterable[str] = ()
    if question.kind == "place" and option in checklist.places:
        near = checklist.places[option].cities
    elif question.kind == "city":
        near = (id for id, place in checklist.places.items() if option in place.cities)
    return tuple(leaf.evaluate(answer) for leaf in leaves), tuple(near)


def left(journey: Journey, without: str = "") -> Span:
    """How many questions are still to come, at least and at most, as if the one `without` were still open."""
    order = journey.checklist.order
    answered = {id: answer.option for id, answer in journey.answers.items() if id != without}
    start = min((order[question.id] for question in journey.path if question.id not in answered), default=len(order))
    looked_at = _questions_only(journey.checklist).live[start - 1] if start else frozenset()
    stand_ins = _stand_ins(journey.checklist)
    given = [(id, stand_ins[id][option]) for id, option in answered.items()]
    state = frozenset([pair for pair in given if pair[0] in looked_at and order[pair[0]] < start])
    return _left(journey.checklist, start, state, tuple([pair for pair in given if order[pair[0]] >= start]))


@lru_cache(maxsize=4096)
def _left(checklist: Checklist, start: int, state: State, fixed: tuple[tuple[str, str], ...]) -> Span:
    return _questions_only(checklist).questions_left(dict(fixed), start, state)


@lru_cache(maxsize=8)
def _questions_only(checklist: Checklist) -> Survey:
    return Survey(checklist)


@lru_cache(maxsize=8)
def _stand_ins(checklist: Checklist) -> Mapping[str, Mapping[str, str]]:
    """Question id → option id → the first option that no question tells apart from it."""
    conditions = [question.when for question in checklist.questions.values()]
    stand_ins: dict[str, dict[str, str]] = {}
    for id, question in checklist.questions.items():
        first: dict[object, str] = {}
        for option in checklist.answers[id]:
            kind = signature(checklist, question, option, conditions)
            stand_ins.setdefault(id, {})[option] = first.setdefault(kind, option)
    return stand_ins


def _kinds(checklist: Checklist, question: Question, conditions: Iterable[Condition]) -> tuple[str, ...]:
    """One option of each kind that the conditions tell apart."""
    conditions = list(conditions)
    options = checklist.answers[question.id]
    return tuple({signature(checklist, question, option, conditions): option for option in options}.values())
