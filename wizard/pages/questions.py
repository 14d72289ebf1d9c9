"""What the templates of the questions see: the question, its choices, where it stands on the way, and what is wrong."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from wizard.content.models import Checklist, Content, Question, Region
from wizard.lists.journey import Journey, choices
from wizard.lists.sheet import office_day_of
from wizard.lists.survey import Progress, Span
from wizard.lists.verdicts import option_label
from wizard.lists.working_days import office_day
from wizard.pages import links
from wizard.pages.answers import AnswerRow, answer_rows
from wizard.pages.frame import Frame
from wizard.pages.links import STANDARD
from wizard.pages.notices import NoticeView, day_notice
from wizard.pages.wording import short_day


class Choice(NamedTuple):
    """`drawing`: the name of the picture of what it means, if there is one."""

    code: str
    label: str
    hint: str | None = None
    after_or: bool = False
    drawing: str | None = None


class ChoiceGroup(NamedTuple):
    """`many`: they stand beside each other in columns."""

    title: str | None
    choices: tuple[Choice, ...]
    many: bool = False


class DateField(NamedTuple):
    part: str
    label: str
    digits: int


class DayChoice(NamedTuple):
    """A day that is chosen at once instead of being typed."""

    code: str
    label: str


class Fault(NamedTuple):
    """What is wrong with an answer, and the id of the field to mend it in."""

    message: str
    target: str


Chosen = tuple[tuple[str, str], ...]
"""Field name → what is chosen or entered in it."""


Cities = tuple[str, ...]
"""The ids of the cities that can be chosen."""


Days = tuple[date, ...]
"""Days that are offered to choose from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionPage:
    frame: Frame
    id: str
    ask: str
    why: str
    hint: str | None
    groups: tuple[ChoiceGroup, ...]
    fields: tuple[DateField, ...]
    days: tuple[DayChoice, ...]
    example: str
    action: str
    origin: str
    chosen: Chosen
    faults: tuple[Fault, ...]

    def value(self, name: str) -> str:
        """What was chosen or entered in a field."""
        return dict(self.chosen).get(name, "")


class Way(NamedTuple):
    """Where a question stands on the journey: the link back, how far it is (`share` in per cent, of one that is
    only changed none), and what the button says."""

    back: str
    progress: str
    share: int | None
    go_on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswersPage:
    frame: Frame
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
        cities: Cities = (),
        days: Days = (),
        chosen: Chosen = (),
        faults: tuple[Fault, ...] = (),
        origin: str = "",
    ) -> QuestionPage:
        """The page that asks a question; `chosen`: what is chosen or entered in it; `origin`: of `links.ORIGINS`."""
        lang, words = frame.lang, self.words
        return QuestionPage(
            frame=frame,
            id=question.id,
            ask=question.ask[lang],
            why=question.why[lang],
            hint=question.hint[lang] if question.hint else None,
            groups=_groups(checklist, question, cities, lang),
            fields=self._date_fields(lang) if question.kind == "date" else (),
            days=self._day_choices(question, days, lang),
            example=words.date_example[lang],
            action=links.page(lang, checklist.id, STANDARD),
            origin=origin,
            chosen=chosen,
            faults=faults,
        )

    def way(self, lang: str, journey: Journey, question: Question, home: str) -> Way:
        """The way back from a question of the journey, and how far it still is."""
        words, previous = self.words, journey.before(question)
        back = links.question(lang, journey.checklist.id, previous.id) if previous else home
        left = self._left(journey, question)
        before = journey.path.index(question)
        others = len(journey.answers) - (question.id in journey.answers)
        low, high = others + left.low, others + left.high
        if low == high:
            progress = words.question_of.fill(lang, number=before + 1, count=high)
        else:
            progress = words.question_of_range.fill(lang, number=before + 1, low=low, high=high)
        return Way(back, progress, round(100 * before / high), words.go_on[lang])

    def way_back(self, lang: str, journey: Journey, question: Question, origin: str) -> Way:
        """The same where one answer is changed: both ways lead to the page it is changed from."""
        words, last = self.words, self._left(journey, question).low <= 1
        back, save = _BACK[origin](lang, journey.checklist.id), getattr(words, f"save_for_{origin}")
        return Way(back, words.changing_one[lang], None, (save if last else words.go_on)[lang])

    def _left(self, journey: Journey, question: Question) -> Span:
        return self.left[journey.checklist.id](journey, without=question.id)

    def answers(self, frame: Frame, journey: Journey, today: date) -> AnswersPage:
        """Check your answers, with the notice of the list about the day of the visit."""
        lang, checklist = frame.lang, journey.checklist
        return AnswersPage(
            frame=frame,
            back=links.question(lang, checklist.id, journey.path[-1].id),
            notice=day_notice(self.words, checklist, office_day_of(journey, today), (lang,), "answers"),
            rows=answer_rows(journey, lang),
            show_list=links.checklist(lang, checklist.id),
        )

    def fault(self, checklist: Checklist, question: Question, cities: Cities, kind: str, part: str, lang: str) -> Fault:
        """A mistake of a kind, in a part of the answer, linked to the first field where it can be mended."""
        message = question.missing if question.missing and kind == "missing" else getattr(self.words, kind)
        groups = _groups(checklist, question, cities, lang)
        first = part or next(choice.code for group in groups for choice in group.choices)
        return Fault(message[lang], f"{question.id}-{first}")

    def _day_choices(self, question: Question, days: Days, lang: str) -> tuple[DayChoice, ...]:
        """The days, and the question's own options, as buttons."""
        named = [DayChoice(day.isoformat(), short_day(day, lang)) for day in days]
        return (*named, *(DayChoice(option.id, option.label[lang]) for option in question.options.values() if days))

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


def days_of(question: Question, today: date) -> Days:
    """What the question for a day offers: the next day on which offices work, and the one after the weekend."""
    if question.kind != "date":
        return ()
    monday = today + timedelta(days=7 - today.weekday())
    after_weekend = office_day(monday - timedelta(days=1)).next
    return tuple(dict.fromkeys((office_day(today).next, after_weekend)))


_BACK = {"list": links.checklist, "answers": links.answers}


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
            drawing=option.drawing,
        )
        for option in question.options.values()
    )
    if question.kind == "place":
        return (*_place_groups(checklist, lang), ChoiceGroup(None, own))
    named = [(id, option_label(checklist, question, id)) for id in cities]
    return (ChoiceGroup(None, (*(Choice(id, label[lang]) for id, label in named if label), *own)),)


def _place_groups(checklist: Checklist, lang: str) -> tuple[ChoiceGroup, ...]:
    """The places by region; where their names are written in letters, all of them by the alphabet instead."""
    groups = [ChoiceGroup(group.title[lang], _named(group.places, lang), True) for group in checklist.regions.values()]
    choices = [choice for group in groups for choice in group.choices]
    if all(choice.label.isascii() for choice in choices):
        return (ChoiceGroup(None, tuple(sorted(choices, key=lambda choice: choice.label)), True),)
    return tuple(groups)


def _named(places: Mapping[str, Region], lang: str) -> tuple[Choice, ...]:
    return tuple(Choice(place.id, place.title[lang]) for place in places.values())
