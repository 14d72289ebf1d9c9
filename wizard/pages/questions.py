"""What the templates of the questions see: the question, its choices, where it stands on the way, and what is wrong."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from wizard.content.models import Checklist, Content, Question, RegionGroup
from wizard.content.stages import Stage
from wizard.lists.journey import Journey, choices
from wizard.lists.sheet import office_day_of
from wizard.lists.survey import Progress, Span
from wizard.lists.verdicts import option_label
from wizard.pages import links
from wizard.pages.answers import AnswerRow, answer_rows
from wizard.pages.frame import Frame
from wizard.pages.links import STANDARD
from wizard.pages.notices import NoticeView, day_notice


class StageMark(NamedTuple):
    title: str
    state: str
    words: str


class Choice(NamedTuple):
    code: str
    label: str
    hint: str | None = None
    after_or: bool = False


class ChoiceGroup(NamedTuple):
    title: str | None
    choices: tuple[Choice, ...]


class DateField(NamedTuple):
    part: str
    label: str
    digits: int


class Fault(NamedTuple):
    """What is wrong with an answer, and the id of the field to mend it in."""

    message: str
    target: str


Chosen = tuple[tuple[str, str], ...]
"""Field name → what is chosen or entered in it."""


Cities = tuple[str, ...]
"""The ids of the cities that can be chosen."""

Stages = tuple[Stage, ...]
"""The stages in the words for a reader's answers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionPage:
    frame: Frame
    id: str
    ask: str
    why: str
    hint: str | None
    marks: tuple[StageMark, ...]
    groups: tuple[ChoiceGroup, ...]
    fields: tuple[DateField, ...]
    example: str
    action: str
    chosen: Chosen
    faults: tuple[Fault, ...]

    def value(self, name: str) -> str:
        """What was chosen or entered in a field."""
        return dict(self.chosen).get(name, "")


class Way(NamedTuple):
    """Where a question stands on the journey: the link back, and what is left."""

    back: str
    progress: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswersPage:
    frame: Frame
    marks: tuple[StageMark, ...]
    back: str
    notice: NoticeView | None
    rows: tuple[AnswerRow, ...]
    show_list: str


class QuestionPages:
    """Makes the page objects of the questions of one content."""

    def __init__(self, content: Content) -> None:
        self.words = content.words
        self.left = {id: Progress(checklist).left for id, checklist in content.checklists.items()}

    def question(
        self,
        frame: Frame,
        checklist: Checklist,
        question: Question,
        stages: Stages,
        cities: Cities = (),
        chosen: Chosen = (),
        faults: tuple[Fault, ...] = (),
    ) -> QuestionPage:
        """The page that asks a question; `stages`: in the words for the answers so far; `chosen`: what is entered."""
        lang, words = frame.lang, self.words
        return QuestionPage(
            frame=frame,
            id=question.id,
            ask=question.ask[lang],
            why=question.why[lang],
            hint=question.hint[lang] if question.hint else None,
            marks=self._stage_marks(lang, checklist, stages, question.stage),
            groups=_groups(checklist, question, cities, lang),
            fields=self._date_fields(lang) if question.kind == "date" else (),
            example=words.date_example[lang],
            action=links.page(lang, checklist.id, STANDARD),
            chosen=chosen,
            faults=faults,
        )

    def way(self, lang: str, journey: Journey, question: Question, home: str) -> Way:
        """The way back from a question of the journey, and how far it still is."""
        previous = journey.before(question)
        back = links.question(lang, journey.checklist.id, previous.id) if previous else home
        return Way(back, self._progress(self.left[journey.checklist.id](journey, without=question.id), lang))

    def answers(self, frame: Frame, journey: Journey, today: date) -> AnswersPage:
        """Check your answers, with the notice of the list about the day of the visit."""
        lang, checklist = frame.lang, journey.checklist
        return AnswersPage(
            frame=frame,
            marks=self._stage_marks(lang, checklist, journey.stages, None),
            back=links.question(lang, checklist.id, journey.path[-1].id),
            notice=day_notice(self.words, checklist, office_day_of(journey, today), (lang,)),
            rows=answer_rows(journey, lang),
            show_list=links.checklist(lang, checklist.id),
        )

    def fault(self, checklist: Checklist, question: Question, cities: Cities, kind: str, part: str, lang: str) -> Fault:
        """A mistake of a kind, in a part of the answer, linked to the first field where it can be mended."""
        message = question.missing if question.missing and kind == "missing" else getattr(self.words, kind)
        groups = _groups(checklist, question, cities, lang)
        first = part or next(choice.code for group in groups for choice in group.choices)
        return Fault(message[lang], f"{question.id}-{first}")

    def _progress(self, span: Span, lang: str) -> str:
        """How many questions are left, as a sentence."""
        words = self.words
        if span.high == 1:
            return words.last_question[lang]
        if span.low == span.high:
            return words.questions_left.fill(lang, count=span.low)
        return words.questions_left_range.fill(lang, low=span.low, high=span.high)

    def _stage_marks(
        self, lang: str, checklist: Checklist, stages: Stages, current: str | None
    ) -> tuple[StageMark, ...]:
        """Done, here, still to come; without a `current` stage, all that have questions are done."""
        words, ids = self.words, list(checklist.stages)
        asked = [ids.index(question.stage) for question in checklist.questions.values()]
        here = ids.index(current) if current else max(asked) + 1
        said = {"done": words.stage_done, "here": words.stage_here, "ahead": words.stage_ahead}
        marks = []
        for position, stage in enumerate(stages):
            state = "done" if position < here else "here" if current and position == here else "ahead"
            marks.append(StageMark(stage.title[lang], state, said[state][lang]))
        return tuple(marks)

    def _date_fields(self, lang: str) -> tuple[DateField, ...]:
        words = self.words
        labels = {"year": words.year, "month": words.month, "day": words.day}
        parts = words.date_order[lang].split()
        return tuple(DateField(part, labels[part][lang], 4 if part == "year" else 2) for part in parts)


def cities_of(journey: Journey, question: Question) -> Cities:
    """What the question for the city offers on this journey; of other questions, nothing."""
    if question.kind != "city":
        return ()
    return tuple([id for id in choices(journey.checklist, question, journey.answers) if id not in question.options])


def _groups(checklist: Checklist, question: Question, cities: Cities, lang: str) -> tuple[ChoiceGroup, ...]:
    """What can be chosen: the question's own options, after the places or the cities where it is about these."""
    if question.kind == "date":
        return ()
    own = tuple(
        Choice(
            option.id,
            option.label[lang],
            option.hint[lang] if option.hint else None,
            after_or=bool(option.unsure) or question.kind != "choice",
        )
        for option in question.options.values()
    )
    if question.kind == "place":
        return (*(_place_group(group, lang) for group in checklist.regions.values()), ChoiceGroup(None, own))
    named = [(id, option_label(checklist, question, id)) for id in cities]
    return (ChoiceGroup(None, (*(Choice(id, label[lang]) for id, label in named if label), *own)),)


def _place_group(group: RegionGroup, lang: str) -> ChoiceGroup:
    return ChoiceGroup(group.title[lang], tuple(Choice(place.id, place.title[lang]) for place in group.places.values()))
