"""What the templates of the questions see: the question, its choices, where it stands on the way, and what is wrong."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from wizard.content.models import Checklist, Question, RegionGroup
from wizard.lists.journey import Journey, choices
from wizard.lists.sheet import office_day_of, option_label
from wizard.lists.survey import Progress, Span
from wizard.pages.notices import NoticeView, day_notice
from wizard.pages.wording import HERE, PLAIN, AnswerRow, Frame, Pages, address


class StageMark(NamedTuple):
    title: str
    state: str
    words: str


class Choice(NamedTuple):
    code: str
    label: str
    hint: str | None
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


@dataclass(frozen=True, slots=True, eq=False)
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
    chosen: Chosen = ()
    faults: tuple[Fault, ...] = ()

    def value(self, name: str) -> str:
        """What was chosen or entered in a field."""
        return dict(self.chosen).get(name, "")


class Way(NamedTuple):
    """Where a question stands on the journey: the link back, and what is left."""

    back: str
    progress: str


@dataclass(frozen=True, slots=True, eq=False)
class AnswersPage:
    frame: Frame
    marks: tuple[StageMark, ...]
    back: str
    notice: NoticeView | None
    rows: tuple[AnswerRow, ...]
    show_list: str


class QuestionPages:
    """Makes the page objects of questions, with the words and links that `pages` has."""

    def __init__(self, pages: Pages) -> None:
        self.pages = pages
        self.words = pages.content.words
        self.left = {id: Progress(checklist).left for id, checklist in pages.content.checklists.items()}
        self.progress = lru_cache(maxsize=1024)(self._progress)
        self._question = lru_cache(maxsize=8192)(self._question_page)

    def question(self, frame: Frame, journey: Journey, question: Question, chosen: Chosen = ()) -> QuestionPage:
        """The page that asks a question of the journey; `chosen`: what is chosen or entered in it."""
        own = choices(journey.checklist, question, journey.answers) if question.kind == "city" else ()
        return self._question(frame, journey.checklist, question, tuple(own), chosen)

    def way(self, frame: Frame, journey: Journey, question: Question) -> Way:
        """The way back from a question of the journey, and how far it still is."""
        previous = journey.before(question)
        back = f"/{frame.lang}/{journey.checklist.id}{HERE}&edit={previous.id}" if previous else frame.home
        return Way(back, self.progress(self.left[journey.checklist.id](journey, without=question.id), frame.lang))

    def _question_page(
        self,
        frame: Frame,
        checklist: Checklist,
        question: Question,
        cities: tuple[str, ...],
        chosen: Chosen,
    ) -> QuestionPage:
        lang, words = frame.lang, self.words
        return QuestionPage(
            frame,
            question.id,
            question.ask[lang],
            question.why[lang],
            question.hint[lang] if question.hint else None,
            self._stage_marks(lang, checklist, question.stage),
            self._groups(checklist, question, cities, lang),
            self._date_fields(lang) if question.kind == "date" else (),
            words.date_example[lang],
            address(lang, checklist.id, PLAIN, answers=False),
            chosen,
        )

    def _progress(self, span: Span, lang: str) -> str:
        """How many questions are left, as a sentence."""
        words = self.words
        if span.high == 1:
            return words.last_question[lang]
        if span.low == span.high:
            return words.questions_left.fill(lang, count=span.low)
        return words.questions_left_range.fill(lang, low=span.low, high=span.high)

    def _stage_marks(self, lang: str, checklist: Checklist, current: str | None) -> tuple[StageMark, ...]:
        """Done, here, still to come; without a `current` stage, all that have questions are done."""
        words, stages = self.words, list(checklist.stages)
        asked = [stages.index(question.stage) for question in checklist.questions.values()]
        here = stages.index(current) if current else max(asked) + 1
        said = {"done": words.stage_done, "here": words.stage_here, "ahead": words.stage_ahead}
        marks = []
        for position, stage in enumerate(checklist.stages.values()):
            state = "done" if position < here else "here" if current and position == here else "ahead"
            marks.append(StageMark(stage.title[lang], state, said[state][lang]))
        return tuple(marks)

    def _groups(
        self, checklist: Checklist, question: Question, cities: tuple[str, ...], lang: str
    ) -> tuple[ChoiceGroup, ...]:
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
        named = [(id, option_label(checklist, question, id)) for id in cities if id not in question.options]
        return (ChoiceGroup(None, (*(Choice(id, label[lang], None) for id, label in named if label), *own)),)

    def _date_fields(self, lang: str) -> tuple[DateField, ...]:
        words = self.words
        labels = {"year": words.year, "month": words.month, "day": words.day}
        parts = words.date_order[lang].split()
        return tuple(DateField(part, labels[part][lang], 4 if part == "year" else 2) for part in parts)

    def answers(self, frame: Frame, journey: Journey, today: date) -> AnswersPage:
        """Check your answers, with the notice of the list about the day of the visit."""
        lang, checklist = frame.lang, journey.checklist
        last = journey.path[-1]
        return AnswersPage(
            frame,
            self._stage_marks(lang, checklist, None),
            f"/{lang}/{checklist.id}{HERE}&edit={last.id}",
            day_notice(self.words, checklist, office_day_of(journey, today), (lang,)),
            self.pages.rows(frame, journey),
            f"/{lang}/{checklist.id}/checklist{HERE}",
        )


def _place_group(group: RegionGroup, lang: str) -> ChoiceGroup:
    return ChoiceGroup(
        group.title[lang], tuple(Choice(place.id, place.title[lang], None) for place in group.places.values())
    )
