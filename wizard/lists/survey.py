"""Every situation at once: the least and the most of something over all answers that applicants can give.

Tells how many questions are left on a journey; what is proved of the content is proved by `checks.situations`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from wizard.content.conditions import Answer, Answers, Condition, Truth
from wizard.content.models import Checklist, Question
from wizard.lists.journey import Journey, applies, choices, depends_on

State = frozenset[tuple[str, str]]
"""The answers that something later still looks at: (question id, option id)."""

NOTHING = State()


class Span(NamedTuple):
    low: int
    high: int


class Way(NamedTuple):
    """One answer to a question, or none where it is not asked: what it counts, and the state that it leads to."""

    cost: int
    state: State


class Survey:
    """Every situation that a checklist's questions lead to, told apart only as far as `conditions` look.

    Goes through the questions and remembers of each situation only what is still looked at later: millions of
    combinations shrink to some hundreds of states. Options that nothing tells apart are one kind, the first of them.
    """

    def __init__(self, checklist: Checklist, conditions: Sequence[Condition] = ()) -> None:
        self.checklist = checklist
        ids = depends_on(checklist, conditions) if conditions else checklist.questions
        self.questions = tuple(checklist.questions[id] for id in ids)
        looking = [*conditions, *(question.when for question in self.questions)]
        self.kinds = {question.id: _kinds(checklist, question, looking) for question in self.questions}
        self.always = sum(not any(condition.leaves()) for condition in conditions)
        self.due = self._due(condition for condition in conditions if any(condition.leaves()))
        self.looked_at = [self._looked_at_from(position) for position in range(len(self.questions) + 1)]

    def conditions(self, fixed: Mapping[str, str] | None = None) -> Span:
        """The least and the most of the conditions that hold, or may hold, in one situation."""
        span = self.spans(fixed or {}, per_question=0)[0][NOTHING]
        return Span(span.low + self.always, span.high + self.always)

    def questions_left(self, fixed: Mapping[str, str]) -> Span:
        """The least and the most questions that are asked when the `fixed` options are given."""
        return self.spans(fixed)[0][NOTHING]

    def spans(
        self, fixed: Mapping[str, str], start: int = 0, state: State = NOTHING, *, per_question: int = 1
    ) -> list[Mapping[State, Span]]:
        """For each question from `start` on, and for the end: every state before it → what is counted from there on.

        `state` is what is looked at of the answers before `start`.
        """
        steps: list[Mapping[State, set[Way]]] = []
        states = {state}
        for position in range(start, len(self.questions)):
            steps.append({each: set(self._ways(position, each, fixed, per_question)) for each in states})
            states = {way.state for ways in steps[-1].values() for way in ways}
        spans: list[Mapping[State, Span]] = [dict.fromkeys(states, Span(0, 0))]
        for step in reversed(steps):
            spans.append({each: _hull(ways, spans[-1]) for each, ways in step.items()})
        return spans[::-1]

    def _ways(self, position: int, state: State, fixed: Mapping[str, str], per_question: int) -> Iterator[Way]:
        question, answers = self.questions[position], self._answers(state)
        if not applies(question, answers):
            yield self._way(position, answers, 0)
            return
        options = self._options(question, answers)
        given = self.kinds[question.id].get(fixed.get(question.id, ""), "")
        for option in (given,) if given in options else options:
            answer = self.checklist.answers[question.id][option]
            yield self._way(position, {**answers, question.id: answer}, 0 if given in options else per_question)

    def _way(self, position: int, answers: Answers, cost: int) -> Way:
        cost += sum(condition.evaluate(answers) is not Truth.NO for condition in self.due[position])
        looked_at = self.looked_at[position + 1]
        return Way(cost, State((id, answer.option) for id, answer in answers.items() if id in looked_at))

    def _options(self, question: Question, answers: Answers) -> Iterable[str]:
        """One option of each kind."""
        kinds = self.kinds[question.id]
        options = choices(self.checklist, question, answers) if question.kind == "city" else kinds
        return dict.fromkeys(kinds[option] for option in options)

    def _answers(self, state: State) -> dict[str, Answer]:
        return {id: self.checklist.answers[id][option] for id, option in state}

    def _due(self, conditions: Iterable[Condition]) -> list[list[Condition]]:
        """For each question, the conditions that can be decided once it is answered."""
        order = {question.id: position for position, question in enumerate(self.questions)}
        due: list[list[Condition]] = [[] for _ in self.questions]
        for condition in conditions:
            due[max(order[leaf.question] for leaf in condition.leaves())].append(condition)
        return due

    def _looked_at_from(self, position: int) -> frozenset[str]:
        """The questions before this one at which it, or something later, looks."""
        later = [question.when for question in self.questions[position:]]
        later += [condition for due in self.due[position:] for condition in due]
        looked_at = {leaf.question for condition in later for leaf in condition.leaves()}
        return frozenset(question.id for question in self.questions[:position] if question.id in looked_at)


class Progress:
    """How many questions are still to come on a journey: a table of every state that answers lead to, made once."""

    def __init__(self, checklist: Checklist) -> None:
        self.order = checklist.order
        self.survey = Survey(checklist)
        self.spans = self.survey.spans({})

    def left(self, journey: Journey, without: str = "") -> Span:
        """How many, at least and at most, as if the question `without` were still open."""
        answers, order, survey = journey.answers, self.order, self.survey
        start = next((order[each.id] for each in journey.path if each.id == without or each.id not in answers), None)
        if start is None:
            return Span(0, 0)
        state = State([(id, survey.kinds[id][answers[id].option]) for id in survey.looked_at[start] if id in answers])
        fixed = {id: answer.option for id, answer in answers.items() if order[id] > start and id != without}
        spans = survey.spans(fixed, start, state)[0] if fixed else self.spans[start]
        return spans[state]


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


def _kinds(checklist: Checklist, question: Question, conditions: Iterable[Condition]) -> Mapping[str, str]:
    """Option → the first one that the conditions do not tell apart from it."""
    conditions = list(conditions)
    first: dict[object, str] = {}
    options = checklist.answers[question.id]
    return {option: first.setdefault(signature(checklist, question, option, conditions), option) for option in options}


def _hull(ways: Iterable[Way], spans: Mapping[State, Span]) -> Span:
    """The least and the most over all ways, each with what is counted after it."""
    after = [(way.cost, spans[way.state]) for way in ways]
    return Span(min(cost + span.low for cost, span in after), max(cost + span.high for cost, span in after))
