"""Why something is on the list, may be, or is not: the answers that decide a condition."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from wizard.content.conditions import Answer, Answers, Clause, Condition, Truth
from wizard.content.models import Checklist, Question
from wizard.content.text import Text
from wizard.lists.journey import given_day

UNNAMED = "*"
"""In what is kept for many readers, a place or city that no condition there names: all of these decide alike."""


class Reason(NamedTuple):
    """An answer that decided: the question and the answer that was given."""

    question: Question
    answer: Answer

    @property
    def day(self) -> date | None:
        """The day that the answer gives, if it gives one."""
        return given_day(self.answer)


class Proviso(NamedTuple):
    """What an unsure answer leaves open: "if it is one of `options`", or "unless" when `negated`."""

    question: Question
    options: tuple[str, ...]
    negated: bool


class Verdict(NamedTuple):
    """Why something is on the list, may be, or is not."""

    truth: Truth
    reasons: tuple[Reason, ...] = ()
    provisos: tuple[Proviso, ...] = ()


ABSENT = Verdict(Truth.NO)
"""Of what a place leaves out: no answer had a part in it."""


def judge(checklist: Checklist, condition: Condition, answers: Answers) -> Verdict:
    """Whether a condition holds, and which answers decided it."""
    truth = condition.evaluate(answers)
    clauses = list(condition.clauses(answers))
    decided = [clause for clause in clauses if clause.truth is not Truth.MAYBE]
    if truth is not Truth.NO and not all(clause.negated for clause in decided):
        decided = [clause for clause in decided if not clause.negated]  # "and not …" says little beside what holds
    reasons = {reason.question.id: reason for clause in decided for reason in _reasons(checklist, clause, answers)}
    open_ones = [clause for clause in clauses if clause.truth is Truth.MAYBE]
    provisos = dict.fromkeys(_proviso(checklist, clause, answers) for clause in open_ones)
    return Verdict(truth, tuple(reasons.values()), tuple(provisos))


def _reasons(checklist: Checklist, clause: Clause, answers: Answers) -> Iterator[Reason]:
    """The answer behind a clause; for a question that was not asked, the answers because of which it was not."""
    question = checklist.questions[clause.leaf.question]
    if question.id in answers:
        yield Reason(question, answers[question.id])
    else:
        for earlier in question.when.clauses(answers):
            yield from _reasons(checklist, earlier, answers)


def _proviso(checklist: Checklist, clause: Clause, answers: Answers) -> Proviso:
    question = checklist.questions[clause.leaf.question]
    possible = answers[question.id].possible
    options = tuple(option for option in clause.leaf.options if option in possible)
    return Proviso(question, options, clause.negated)


def option_label(checklist: Checklist, question: Question, option: str) -> Text | None:
    """The words of an option: its label, or the name of the place or city."""
    if option in question.options:
        return question.options[option].label
    cities = (city for place in checklist.places.values() for city in place.cities.values())
    regions = [*checklist.places.values()] if question.kind == "place" else [*cities]
    return next((region.title for region in regions if region.id == option), None)
