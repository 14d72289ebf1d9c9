"""The sheet: the personal checklist, with the reason for every item and for every item left out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from wizard.conditions import Answer, Answers, Clause, Condition, Truth
from wizard.content import Checklist, Fact, Item, LocalFact, Notice, Phrase, Question, Region, Stage
from wizard.journey import Journey, given_day
from wizard.regions import Local, local
from wizard.text import Text


class Reason(NamedTuple):
    """An answer that decided: the question and the answer that was given."""

    question: Question
    answer: Answer


class Proviso(NamedTuple):
    """What an unsure answer leaves open: "if it is one of `options`", or "unless" when `negated`."""

    question: Question
    options: tuple[str, ...]
    negated: bool


class Verdict(NamedTuple):
    """Why something is on the list, may be, or is not."""

    truth: Truth
    reasons: tuple[Reason, ...]
    provisos: tuple[Proviso, ...]

    def questions(self) -> list[Question]:
        """The questions whose answers decided, or left it open."""
        return [reason.question for reason in self.reasons] + [proviso.question for proviso in self.provisos]


class Line(NamedTuple):
    """One item on the list. `region` put it there, when it is not on the general list."""

    number: int
    item: Item
    verdict: Verdict
    region: Region | None


class Part(NamedTuple):
    """A stage with its lines and what is known of the place for it."""

    stage: Stage
    lines: tuple[Line, ...]
    facts: tuple[tuple[Fact, LocalFact], ...]


class Omission(NamedTuple):
    """An item that is not on the list; `region` leaves it out, or else `reasons` do."""

    item: Item
    reasons: tuple[Reason, ...]
    region: Region | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything the list says, in no language yet."""

    journey: Journey
    today: date
    visit: date | None
    local: Local
    notices: tuple[tuple[Notice, Verdict], ...]
    parts: tuple[Part, ...]
    omissions: tuple[Omission, ...]
    phrases: tuple[Phrase, ...]

    @property
    def count(self) -> int:
        """How many things there are to do."""
        return sum(len(part.lines) for part in self.parts)


def make_sheet(journey: Journey, today: date) -> Sheet:
    """The list for a journey that has no question open."""
    checklist, answers = journey.checklist, journey.answers
    here = local(checklist, _chosen(checklist, answers, "place"), _chosen(checklist, answers, "city"))
    verdicts = [(item, judge(checklist, item.when, answers)) for item in here.items]
    return Sheet(
        journey,
        today,
        _visit(checklist, answers),
        here,
        tuple(_holding(checklist, checklist.notices, answers)),
        tuple(_parts(checklist, here, verdicts)),
        tuple(_omissions(here, verdicts)),
        tuple(phrase for phrase in checklist.phrases if phrase.when.evaluate(answers) is Truth.YES),
    )


def judge(checklist: Checklist, condition: Condition, answers: Answers) -> Verdict:
    """Whether a condition holds, and which answers decided it."""
    truth = condition.evaluate(answers)
    reasons: dict[str, Reason] = {}
    provisos: dict[Proviso, None] = {}
    for clause in condition.clauses(answers):
        if clause.truth is Truth.MAYBE:
            provisos[_proviso(checklist, clause, answers)] = None
        else:
            reasons |= {reason.question.id: reason for reason in _reasons(checklist, clause, answers)}
    return Verdict(truth, tuple(reasons.values()), tuple(provisos))


def _reasons(checklist: Checklist, clause: Clause, answers: Answers) -> Iterator[Reason]:
    """The answer behind a clause; for a question that was not asked, the answers because of which it was not."""
    question = checklist.questions[clause.leaf.question]
    if question.id in answers:
        yield Reason(question, answers[question.id])
    elif question.when.evaluate(answers) is Truth.NO:
        for earlier in question.when.clauses(answers):
            yield from _reasons(checklist, earlier, answers)


def _proviso(checklist: Checklist, clause: Clause, answers: Answers) -> Proviso:
    question = checklist.questions[clause.leaf.question]
    possible = answers[question.id].possible
    options = tuple(option for option in clause.leaf.options if option in possible)
    return Proviso(question, options, clause.negated)


def _holding(checklist: Checklist, notices: Iterable[Notice], answers: Answers) -> Iterator[tuple[Notice, Verdict]]:
    for notice in notices:
        verdict = judge(checklist, notice.when, answers)
        if verdict.truth is not Truth.NO:
            yield notice, verdict


def _parts(checklist: Checklist, here: Local, verdicts: list[tuple[Item, Verdict]]) -> Iterator[Part]:
    number = 0
    for stage in checklist.stages.values():
        lines = []
        for item, verdict in verdicts:
            if item.stage == stage.id and verdict.truth is not Truth.NO:
                number += 1
                lines.append(Line(number, item, verdict, here.region_of(item)))
        facts = tuple((fact, here.facts[id]) for id, fact in checklist.facts.items() if fact.stage == stage.id)
        yield Part(stage, tuple(lines), facts)


def _omissions(here: Local, verdicts: list[tuple[Item, Verdict]]) -> Iterator[Omission]:
    for item, verdict in verdicts:
        if verdict.truth is Truth.NO:
            yield Omission(item, verdict.reasons, None)
    for item in here.left_out:
        region = next(region for region in here.regions if item.id in region.leave_out)
        yield Omission(item, (), region)


def _chosen(checklist: Checklist, answers: Answers, kind: str) -> str | None:
    question = checklist.question_of(kind)
    return answers[question.id].option if question and question.id in answers else None


def _visit(checklist: Checklist, answers: Answers) -> date | None:
    question = checklist.question_of("date")
    return given_day(answers[question.id]) if question and question.id in answers else None


def option_label(checklist: Checklist, question: Question, option: str) -> Text | None:
    """The words of an option: its label, or the name of the place or city."""
    if option in question.options:
        return question.options[option].label
    cities = (city for place in checklist.places.values() for city in place.cities.values())
    regions = [*checklist.places.values()] if question.kind == "place" else [*cities]
    return next((region.title for region in regions if region.id == option), None)
