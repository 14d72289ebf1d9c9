"""The sheet: the personal checklist, with the reason for every item and for every item left out."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from wizard.content.conditions import Answer, Answers, Clause, Condition, Truth
from wizard.content.models import Checklist, Item, Notice, Phrase, Question, Region, Stage
from wizard.content.text import Text
from wizard.lists.journey import Journey, depends_on, given_day
from wizard.lists.regions import Edition, Facts, Local, local
from wizard.lists.working_days import OfficeDay, office_day


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


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """One item and why it is on the list, or is not. `region` added it, or leaves it out.

    The same answers give the same object, so that what is made of it need be made only once.
    """

    item: Item
    verdict: Verdict
    region: Region | None


class Part(NamedTuple):
    """A stage with its lines, the number of the first, and what is known of the place for it."""

    stage: Stage
    first: int
    lines: tuple[Line, ...]
    facts: Facts


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything the list says, in no language yet. `office_day`: what the day of the visit is, while it is ahead."""

    journey: Journey
    today: date
    visit: date | None
    office_day: OfficeDay | None
    local: Local
    notices: tuple[tuple[Notice, Verdict], ...]
    parts: tuple[Part, ...]
    omissions: tuple[Line, ...]
    phrases: tuple[Phrase, ...]

    @property
    def count(self) -> int:
        """How many things there are to do."""
        return sum(len(part.lines) for part in self.parts)


def make_sheet(journey: Journey, today: date) -> Sheet:
    """The list for a journey that has no question open."""
    checklist, answers = journey.checklist, journey.answers
    here = local(checklist, _chosen(checklist, answers, "place"), _chosen(checklist, answers, "city"))
    lines = _lines(checklist, here.edition, answers)
    return Sheet(
        journey,
        today,
        visit_of(journey),
        office_day_of(journey, today),
        here,
        _notices(checklist, answers),
        _parts(checklist, here, lines),
        (*[line for line in lines if line.verdict.truth is Truth.NO], *_left_out(here.edition)),
        tuple([phrase for phrase in checklist.phrases if phrase.when.evaluate(answers) is Truth.YES]),
    )


def judge(checklist: Checklist, condition: Condition, answers: Answers) -> Verdict:
    """Whether a condition holds, and which answers decided it."""
    truth = condition.evaluate(answers)
    decided = [clause for clause in condition.clauses(answers) if clause.truth is not Truth.MAYBE]
    if truth is not Truth.NO and not all(clause.negated for clause in decided):
        decided = [clause for clause in decided if not clause.negated]  # "and not …" says little beside what holds
    reasons = {reason.question.id: reason for clause in decided for reason in _reasons(checklist, clause, answers)}
    provisos = {
        _proviso(checklist, clause, answers): None
        for clause in condition.clauses(answers)
        if clause.truth is Truth.MAYBE
    }
    return Verdict(truth, tuple(reasons.values()), tuple(provisos))


Known = tuple[tuple[str, Answer], ...]
"""The answers that decide something. What is decided by the same answers is decided once, and kept."""

Looks = tuple[tuple[str, tuple[str, ...]], ...]
"""The questions that something looks at, each with those that decide whether it is asked."""


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """Items that look at the same questions. Places that word them alike share the group, and what is decided of it."""

    looks: Looks
    items: tuple[Item, ...]
    regions: tuple[Region | None, ...]


def _known(looks: Looks, answers: Answers) -> Known:
    """The answers that decide; of a question that was not asked, those because of which it was not."""
    known: list[tuple[str, Answer]] = []
    for id, earlier in looks:
        if id in answers:
            known.append((id, answers[id]))
        else:
            known += [(before, answers[before]) for before in earlier if before in answers]
    return tuple(known)


def _looks(checklist: Checklist, condition: Condition) -> Looks:
    ids = {leaf.question for leaf in condition.leaves()}
    return tuple((id, depends_on(checklist, [checklist.questions[id].when])) for id in checklist.questions if id in ids)


def _notices(checklist: Checklist, answers: Answers) -> tuple[tuple[Notice, Verdict], ...]:
    judged = [
        (notice, _judged_notice(checklist, notice, _known(looks, answers))) for notice, looks in _noticed(checklist)
    ]
    return tuple([(notice, verdict) for notice, verdict in judged if verdict.truth is not Truth.NO])


@lru_cache(maxsize=8)
def _noticed(checklist: Checklist) -> tuple[tuple[Notice, Looks], ...]:
    return tuple((notice, _looks(checklist, notice.when)) for notice in checklist.notices)


@lru_cache(maxsize=4096)
def _judged_notice(checklist: Checklist, notice: Notice, known: Known) -> Verdict:
    return judge(checklist, notice.when, dict(known))


def _lines(checklist: Checklist, edition: Edition, answers: Answers) -> list[Line]:
    """All items of the place in order, with their verdicts."""
    lines: dict[int, Line] = {}
    for group, positions in _groups(checklist, edition):
        lines.update(zip(positions, _judged(checklist, group, _known(group.looks, answers)), strict=True))
    return [lines[position] for position in range(len(lines))]


@lru_cache(maxsize=16384)
def _judged(checklist: Checklist, group: Group, known: Known) -> list[Line]:
    """The lines of a group's items."""
    answers = dict(known)
    return [
        Line(item, judge(checklist, item.when, answers), region)
        for item, region in zip(group.items, group.regions, strict=True)
    ]


@lru_cache(maxsize=1024)
def _groups(checklist: Checklist, edition: Edition) -> list[tuple[Group, list[int]]]:
    """The items of a place by the questions that they look at, with their positions on the list."""
    positions: dict[Looks, list[int]] = {}
    for position, item in enumerate(edition.items):
        positions.setdefault(_looks(checklist, item.when), []).append(position)
    return [(_group(looks, edition, own), own) for looks, own in positions.items()]


def _group(looks: Looks, edition: Edition, positions: list[int]) -> Group:
    items = [edition.items[position] for position in positions]
    return _same_group(looks, tuple(items), tuple(edition.added.get(item.id) for item in items))


@lru_cache(maxsize=4096)
def _same_group(looks: Looks, items: tuple[Item, ...], regions: tuple[Region | None, ...]) -> Group:
    return Group(looks, items, regions)


@lru_cache(maxsize=1024)
def _left_out(edition: Edition) -> tuple[Line, ...]:
    absent = Verdict(Truth.NO, (), ())
    return tuple(Line(item, absent, edition.without[item.id]) for item in edition.left_out)


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


def _parts(checklist: Checklist, here: Local, lines: list[Line]) -> tuple[Part, ...]:
    own: dict[str, list[Line]] = {id: [] for id in checklist.stages}
    for line in lines:
        if line.verdict.truth is not Truth.NO:
            own[line.item.stage].append(line)
    first, parts = 1, []
    for stage in checklist.stages.values():
        parts.append(Part(stage, first, tuple(own[stage.id]), here.facts[stage.id]))
        first += len(own[stage.id])
    return tuple(parts)


def _chosen(checklist: Checklist, answers: Answers, kind: str) -> str | None:
    question = checklist.question_of(kind)
    return answers[question.id].option if question and question.id in answers else None


def visit_of(journey: Journey) -> date | None:
    question = journey.checklist.question_of("date")
    return given_day(journey.answers[question.id]) if question and question.id in journey.answers else None


def office_day_of(journey: Journey, today: date) -> OfficeDay | None:
    """What the day of the visit is to an office; None without a day, and for one that has passed."""
    visit = visit_of(journey)
    return office_day(visit) if visit and visit >= today else None


def option_label(checklist: Checklist, question: Question, option: str) -> Text | None:
    """The words of an option: its label, or the name of the place or city."""
    if option in question.options:
        return question.options[option].label
    cities = (city for place in checklist.places.values() for city in place.cities.values())
    regions = [*checklist.places.values()] if question.kind == "place" else [*cities]
    return next((region.title for region in regions if region.id == option), None)
