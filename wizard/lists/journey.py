"""The journey: (checklist, answers) → the questions on the way, and the current one.

Nothing is stored. An answer that does not exist, or whose question no longer applies, is not on the journey.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from wizard.content.conditions import Answer, Answers, Condition, Truth
from wizard.content.models import GIVEN, OPEN, Checklist, Option, Place, Question, Region
from wizard.content.stages import Stage
from wizard.content.text import Text

FIRST_YEAR, LAST_YEAR = 2020, 2099


class Heading(NamedTuple):
    """What the list is called, and its stages, in the words for some answers."""

    title: Text
    stages: tuple[Stage, ...]


@dataclass(frozen=True, slots=True)
class Journey:
    """`path`: the questions that apply, in order; `answers`: those of them that are answered."""

    checklist: Checklist
    path: tuple[Question, ...]
    answers: Answers

    @property
    def current(self) -> Question | None:
        """The first question that is open."""
        return next((question for question in self.path if question.id not in self.answers), None)

    @property
    def codes(self) -> Mapping[str, str]:
        """The answers as an address spells them."""
        return {id: answer.code for id, answer in self.answers.items()}

    @property
    def title(self) -> Text:
        """What the list is called for these answers."""
        return self.checklist.title_for(self.answers)

    @property
    def stages(self) -> tuple[Stage, ...]:
        """The stages in the words for these answers."""
        return tuple([stage.worded(self.answers) for stage in self.checklist.stages.values()])

    @property
    def heading(self) -> Heading:
        return Heading(self.title, self.stages)

    def before(self, question: Question) -> Question | None:
        """The question that the applicant came from."""
        position = self.path.index(question)
        return self.path[position - 1] if position else None


def travel(checklist: Checklist, codes: Mapping[str, str]) -> Journey:
    """Walk through all questions with what the address says."""
    path: list[Question] = []
    answers: dict[str, Answer] = {}
    for question in checklist.questions.values():
        if question.depends and not applies(question, answers):
            continue
        path.append(question)
        code = next((codes[id] for id in (question.id, *question.was) if id in codes), None)
        answer = answer_to(checklist, question, code, answers) if code else None
        if answer:
            answers[question.id] = answer
    return Journey(checklist, tuple(path), answers)


def applies(question: Question, answers: Answers) -> bool:
    """Whether the question is asked after these answers."""
    return question.when.evaluate(answers) is not Truth.NO


def answer_to(checklist: Checklist, question: Question, code: str, answers: Answers) -> Answer | None:
    """The answer that a code from the address means; None when it means nothing here."""
    if question.kind == "date" and code != OPEN:
        return _day(checklist, question, code)
    if question.kind == "city" and code not in question.options and code not in cities(checklist, answers):
        return _renamed(checklist, question, code, answers)
    return checklist.answers[question.id].get(code) or _renamed(checklist, question, code, answers)


def _renamed(checklist: Checklist, question: Question, code: str, answers: Answers) -> Answer | None:
    """The answer that was called like this before."""
    regions: Mapping[str, Region] = checklist.places if question.kind == "place" else {}
    if question.kind == "city" and (place := _place(checklist, answers)):
        regions = place.cities
    named: list[Option | Region] = [*question.options.values(), *regions.values()]
    return next((checklist.answers[question.id][each.id] for each in named if code in each.was), None)


def codes_for(then: Checklist, journey: Journey) -> Mapping[str, str]:
    """The answers of a journey as the same checklist spelled them at another time, as far as it had them."""
    codes: dict[str, str] = {}
    for question in journey.path:
        id = next((each for each in (question.id, *question.was) if each in then.questions), None)
        if id and (answer := journey.answers.get(question.id)):
            known = then.answers[id]
            former = next((each for each in _names(journey, question, answer.code) if each in known), answer.code)
            codes[id] = former
    return codes


def _names(journey: Journey, question: Question, code: str) -> tuple[str, ...]:
    """All that an option was ever called."""
    place = _place(journey.checklist, journey.answers)
    regions = {**journey.checklist.places, **(place.cities if place else {})}
    named = question.options.get(code) or regions.get(code)
    return (code, *named.was) if named else (code,)


def choices(checklist: Checklist, question: Question, answers: Answers) -> Mapping[str, Text]:
    """Option id → label, in order, for a question that is chosen from a list."""
    own = {option.id: option.label for option in question.options.values()}
    if question.kind == "place":
        return {**{place.id: place.title for place in checklist.places.values()}, **own}
    if question.kind == "city":
        return {**cities(checklist, answers), **own}
    return own


def depends_on(checklist: Checklist, conditions: Iterable[Condition]) -> tuple[str, ...]:
    """The questions that conditions look at, and those that decide whether these are asked, in order."""
    found: set[str] = set()
    waiting = [leaf.question for condition in conditions for leaf in condition.leaves()]
    while waiting:
        question = checklist.questions[waiting.pop()]
        if question.id not in found:
            found.add(question.id)
            waiting += [leaf.question for leaf in question.when.leaves()]
    return tuple(id for id in checklist.questions if id in found)


def given_day(answer: Answer) -> date | None:
    """The day that the answer to a question of kind `date` gives."""
    return date.fromisoformat(answer.code) if answer.option == GIVEN else None


def cities(checklist: Checklist, answers: Answers) -> Mapping[str, Text]:
    """The cities of the chosen place: id → name."""
    place = _place(checklist, answers)
    return {city.id: city.title for city in place.cities.values()} if place else {}


def _place(checklist: Checklist, answers: Answers) -> Place | None:
    """The chosen place."""
    question = checklist.question_of("place")
    chosen = answers.get(question.id) if question else None
    return checklist.places.get(chosen.option) if chosen else None


def _day(checklist: Checklist, question: Question, code: str) -> Answer | None:
    try:
        day = date.fromisoformat(code)
    except ValueError:
        return None
    if code != day.isoformat() or not FIRST_YEAR <= day.year <= LAST_YEAR:
        return None
    return checklist.answers[question.id][GIVEN]._replace(code=code)
