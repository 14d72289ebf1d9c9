"""What a template sees: one frozen object a page, with the language resolved and every link ready.

A page that depends on nothing but the content is the same object each time, so that it need be drawn only once.
Links carry `ANSWERS` where the answers belong; `rendering` puts them in at the very end.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from string import ascii_lowercase
from typing import NamedTuple

from babel import Locale
from babel.dates import format_date

from wizard.conditions import Answer
from wizard.content import Checklist, Content, Page, Question, Source
from wizard.journey import Journey, choices, given_day
from wizard.sheet import Line, Omission, Part, Proviso, Reason, Sheet, option_label
from wizard.survey import Span, left
from wizard.text import Text

ANSWERS = "\ue000"
"""Stands in a link for `?answers`, or for nothing where there are none."""
ANSWERS_AND = "\ue001"
"""Stands in a link for `?answers&`, with more behind it."""
HIDDEN = "\ue002"
"""Stands in a form for the answers so far, as hidden fields."""
SITE = "\ue003"
"""Stands for the address of the site itself, as the reader typed it."""

LOCALES = {"zh": "zh_Hans_CN", "en": "en_GB"}
"""The country whose way of writing dates and letters a language follows here."""


class Said(NamedTuple):
    """Words in one language."""

    lang: str
    words: str


Saying = tuple[Said, ...]
"""The same thing in the reader's language, and in the second one where the sheet has two."""


class Link(NamedTuple):
    words: str
    href: str
    lang: str = ""
    current: bool = False
    note: str = ""


class Settings(NamedTuple):
    """How the reader wants it shown: a second language beside the first, and large print."""

    other: str | None = None
    large: bool = False

    def query(self) -> str:
        pairs = [f"with={self.other}"] if self.other else []
        return "&".join(pairs + ["size=large"] * self.large)

    def switched(self, here: str, to: str) -> "Settings":
        """The settings on the same page in another language: the two of a sheet change places."""
        return self._replace(other=here) if self.other == to else self


@dataclass(frozen=True, slots=True)
class Frame:
    """What every page has: its language, where it is, and how to see it otherwise."""

    lang: str
    path: str
    settings: Settings
    extra: str
    languages: tuple[Link, ...]
    size: Link
    about: tuple[Link, ...]
    home: str


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


@dataclass(frozen=True, slots=True)
class QuestionPage:
    frame: Frame
    id: str
    ask: str
    why: str
    hint: str | None
    marks: tuple[StageMark, ...]
    back: str
    progress: str
    groups: tuple[ChoiceGroup, ...]
    fields: tuple[DateField, ...]
    example: str
    action: str
    chosen: tuple[tuple[str, str], ...] = ()
    faults: tuple[Fault, ...] = ()

    def value(self, name: str) -> str:
        """What was chosen or entered in a field."""
        return dict(self.chosen).get(name, "")


class AnswerRow(NamedTuple):
    letter: str
    name: str
    answer: str
    change: str


@dataclass(frozen=True, slots=True)
class AnswersPage:
    frame: Frame
    marks: tuple[StageMark, ...]
    back: str
    rows: tuple[AnswerRow, ...]
    show_list: str


@dataclass(frozen=True, slots=True)
class StartPage:
    frame: Frame
    title: str
    lead: str
    stages: tuple[tuple[str, str, str], ...]
    at_hand: tuple[str, ...]
    effort: str
    start: str


class SourceView(NamedTuple):
    id: str
    title: str
    url: str | None
    kind: str
    dated: str | None
    checked: str


@dataclass(frozen=True, slots=True, eq=False)
class ItemView:
    """One item as the sheet shows it."""

    id: str
    do: Saying
    detail: Saying
    provisos: tuple[Saying, ...]
    reason: Saying
    letters: str
    changes: tuple[Link, ...]
    sources: tuple[SourceView, ...]
    checked: str
    ask_office: Saying


@dataclass(frozen=True, slots=True, eq=False)
class OmissionView:
    do: Saying
    reason: Saying
    changes: tuple[Link, ...]


class NoticeView(NamedTuple):
    tone: str
    title: Saying
    text: Saying
    provisos: tuple[Saying, ...]
    sources: tuple[SourceView, ...]


class FactView(NamedTuple):
    title: Saying
    text: Saying
    sources: tuple[SourceView, ...]
    checked: str


class PartView(NamedTuple):
    title: Saying
    moment: Saying
    lead: Saying
    first: int
    items: tuple[ItemView, ...]
    facts: tuple[FactView, ...]


class PhraseView(NamedTuple):
    kind: str
    text: Saying


@dataclass(frozen=True, slots=True)
class SheetPage:
    frame: Frame
    title: Saying
    made: str
    visit: str | None
    visit_passed: bool
    count: str
    hotline: str
    rows: tuple[AnswerRow, ...]
    notices: tuple[NoticeView, ...]
    parts: tuple[PartView, ...]
    phrases: tuple[PhraseView, ...]
    omissions: tuple[OmissionView, ...]
    editions: tuple[Link, ...]
    answers: str
    address: str
    version: str
    langs: tuple[str, ...]


class ParagraphView(NamedTuple):
    text: str
    points: tuple[str, ...]
    sources: tuple[SourceView, ...]


@dataclass(frozen=True, slots=True)
class AboutPage:
    frame: Frame
    title: str
    lead: str
    sections: tuple[tuple[str, tuple[ParagraphView, ...]], ...]
    sources: tuple[SourceView, ...]
    home: str


@dataclass(frozen=True, slots=True)
class ErrorPage:
    frame: Frame
    title: str
    text: str


@lru_cache(maxsize=4096)
def written_day(day: date, lang: str) -> str:
    """A day as the language writes it, with the day of the week."""
    return format_date(day, "full", locale=LOCALES.get(lang, lang))


@lru_cache(maxsize=4096)
def written_date(day: date, lang: str) -> str:
    return format_date(day, "long", locale=LOCALES.get(lang, lang))


def month_names(lang: str) -> Mapping[str, int]:
    """Every way the language writes a month, in small letters → its number."""
    months = Locale.parse(LOCALES.get(lang, lang)).months
    widths = [months[context][width] for context in months for width in ("wide", "abbreviated")]
    return {str(name).casefold().rstrip("."): number for names in widths for number, name in names.items()}


class Pages:
    """Makes the page objects of one content."""

    def __init__(self, content: Content) -> None:
        self.content = content
        self.sources = {lang: self._source_views(lang) for lang in content.languages}
        self.frame = lru_cache(maxsize=4096)(self._frame)
        self.item_view = lru_cache(maxsize=8192)(self._item_view)
        self.omission_view = lru_cache(maxsize=8192)(self._omission_view)
        self.about = lru_cache(maxsize=256)(self._about)
        self.start = lru_cache(maxsize=64)(self._start)
        self._part_words = lru_cache(maxsize=256)(self._part_words_of)
        self._notices = lru_cache(maxsize=256)(self._notice_view)

    # -- every page -----------------------------------------------------------------------------------------------

    def _frame(
        self, lang: str, path: str, settings: Settings = Settings(), extra: str = "", answers: bool = False
    ) -> Frame:
        def here(language: str, settings: Settings) -> str:
            return address(language, path, settings, extra, answers=answers)

        words = self.content.words
        return Frame(
            lang,
            path,
            settings,
            extra,
            tuple(
                Link(name, here(code, settings.switched(lang, code)), code, code == lang, words.switch_language[code])
                for code, name in self.content.languages.items()
            ),
            Link(
                (words.normal_text if settings.large else words.larger_text)[lang],
                here(lang, settings._replace(large=not settings.large)),
            ),
            tuple(
                Link(page.title[lang], address(lang, f"about/{page.id}", settings, answers=False))
                for page in self.content.pages.values()
            ),
            address(lang, "", settings, answers=False),
        )

    def error(self, frame: Frame, kind: str) -> ErrorPage:
        """`kind`: not_found, not_allowed or broken."""
        words = self.content.words
        return ErrorPage(frame, getattr(words, f"{kind}_title")[frame.lang], getattr(words, f"{kind}_text")[frame.lang])

    def _start(self, frame: Frame, checklist: Checklist, effort: Span) -> StartPage:
        lang = frame.lang
        return StartPage(
            frame,
            checklist.title[lang],
            checklist.lead[lang],
            tuple((stage.title[lang], stage.moment[lang], stage.lead[lang]) for stage in checklist.stages.values()),
            tuple(text[lang] for text in checklist.at_hand),
            self.content.words.effort.fill(lang, low=effort.low, high=effort.high),
            address(lang, checklist.id, frame.settings, answers=False),
        )

    def _about(self, frame: Frame, page: Page) -> AboutPage:
        lang = frame.lang
        sections = tuple(
            (
                section.title[lang],
                tuple(
                    ParagraphView(
                        paragraph.text[lang],
                        tuple(point[lang] for point in paragraph.points),
                        self._sources(paragraph.sources, lang),
                    )
                    for paragraph in section.paragraphs
                ),
            )
            for section in page.sections
        )
        listed = tuple(self.sources[lang].values()) if page.lists == "sources" else ()
        return AboutPage(frame, page.title[lang], page.lead[lang], sections, listed, frame.home)

    def _source_views(self, lang: str) -> Mapping[str, SourceView]:
        return {id: self._source_view(source, lang) for id, source in self.content.sources.items()}

    def _source_view(self, source: Source, lang: str) -> SourceView:
        words = self.content.words
        return SourceView(
            source.id,
            source.title[lang],
            source.url,
            getattr(words, f"kind_{source.kind}")[lang],
            words.dated.fill(lang, date=written_date(source.dated, lang)) if source.dated else None,
            words.checked.fill(lang, date=written_date(source.checked, lang)),
        )

    def _sources(self, ids: Iterable[str], lang: str) -> tuple[SourceView, ...]:
        return tuple(self.sources[lang][id] for id in ids)

    # -- questions ------------------------------------------------------------------------------------------------

    def question(self, frame: Frame, journey: Journey, question: Question) -> QuestionPage:
        """The page that asks a question of the journey."""
        lang, words = frame.lang, self.content.words
        checklist = journey.checklist
        previous = journey.before(question)
        edit = f"edit={previous.id}" if previous else ""
        return QuestionPage(
            frame,
            question.id,
            question.ask[lang],
            question.why[lang],
            question.hint[lang] if question.hint else None,
            self._stage_marks(lang, checklist, question.stage),
            address(lang, checklist.id, frame.settings, edit) if previous else frame.home,
            self._progress(journey, question, lang),
            self._groups(journey, question, lang),
            self._date_fields(lang) if question.kind == "date" else (),
            words.date_example[lang],
            address(lang, checklist.id, Settings(), answers=False),
        )

    def _progress(self, journey: Journey, question: Question, lang: str) -> str:
        words = self.content.words
        others = {id: answer for id, answer in journey.answers.items() if id != question.id}
        low, high = left(replace(journey, answers=others))
        if high == 1:
            return words.last_question[lang]
        if low == high:
            return words.questions_left.fill(lang, count=low)
        return words.questions_left_range.fill(lang, low=low, high=high)

    def _stage_marks(self, lang: str, checklist: Checklist, current: str) -> tuple[StageMark, ...]:
        words, stages = self.content.words, list(checklist.stages.values())
        here = [stage.id for stage in stages].index(current)
        states = [("done", words.stage_done), ("here", words.stage_here), ("ahead", words.stage_ahead)]
        marks = []
        for position, stage in enumerate(stages):
            state, said = states[(position >= here) + (position > here)]
            marks.append(StageMark(stage.title[lang], state, said[lang]))
        return tuple(marks)

    def _groups(self, journey: Journey, question: Question, lang: str) -> tuple[ChoiceGroup, ...]:
        if question.kind == "date":
            return ()
        own = tuple(
            Choice(o.id, o.label[lang], o.hint[lang] if o.hint else None, after_or=bool(o.unsure) or question.kind != "choice")
            for o in question.options.values()
        )
        if question.kind == "place":
            groups = [
                ChoiceGroup(group.title[lang], tuple(Choice(p.id, p.title[lang], None) for p in group.places.values()))
                for group in journey.checklist.regions.values()
            ]
            return (*groups, ChoiceGroup(None, own))
        here = choices(journey.checklist, question, journey.answers)
        cities = tuple(Choice(id, text[lang], None) for id, text in here.items() if id not in question.options)
        return (ChoiceGroup(None, cities + own),)

    def _date_fields(self, lang: str) -> tuple[DateField, ...]:
        words = self.content.words
        labels = {"year": words.year, "month": words.month, "day": words.day}
        parts = words.date_order[lang].split()
        return tuple(DateField(part, labels[part][lang], 4 if part == "year" else 2) for part in parts)

    def answers(self, frame: Frame, journey: Journey) -> AnswersPage:
        """Check your answers."""
        lang, checklist = frame.lang, journey.checklist
        last = journey.path[-1]
        return AnswersPage(
            frame,
            self._stage_marks(lang, checklist, last.stage),
            address(lang, checklist.id, frame.settings, f"edit={last.id}"),
            self._rows(frame, journey),
            address(lang, f"{checklist.id}/checklist", frame.settings),
        )

    def _rows(self, frame: Frame, journey: Journey) -> tuple[AnswerRow, ...]:
        return tuple(
            AnswerRow(
                letter(journey.checklist, question),
                question.name[frame.lang],
                self._label(journey.checklist, Reason(question, journey.answers[question.id]), frame.lang),
                address(frame.lang, journey.checklist.id, frame.settings, f"edit={question.id}"),
            )
            for question in journey.path
            if question.id in journey.answers
        )

    def _label(self, checklist: Checklist, reason: Reason, lang: str) -> str:
        """An answer in the words that the applicant chose."""
        day = given_day(reason.answer)
        if day:
            return written_day(day, lang)
        label = option_label(checklist, reason.question, reason.answer.option)
        return label[lang] if label else reason.answer.option

    # -- the sheet ------------------------------------------------------------------------------------------------

    def sheet(self, frame: Frame, sheet: Sheet) -> SheetPage:
        """The personal checklist."""
        words, lang, journey = self.content.words, frame.lang, sheet.journey
        checklist = journey.checklist
        langs = (lang, frame.settings.other) if frame.settings.other else (lang,)
        first = self.content.first_language
        return SheetPage(
            frame,
            say(checklist.title, langs),
            words.made_on.fill(lang, date=written_date(sheet.today, lang)),
            words.visit_on.fill(lang, date=written_day(sheet.visit, lang)) if sheet.visit else None,
            bool(sheet.visit and sheet.visit < sheet.today),
            words.item_count.fill(lang, count=sheet.count),
            sheet.local.hotline[lang],
            self._rows(frame, journey),
            tuple(self._notices(checklist, notice, verdict.provisos, langs) for notice, verdict in sheet.notices),
            tuple(self._part(checklist, part, langs, frame.settings) for part in sheet.parts),
            tuple(PhraseView(phrase.kind, say(phrase.text, (first, *(x for x in langs if x != first)))) for phrase in sheet.phrases),
            tuple(self.omission_view(checklist, omission, langs, frame.settings) for omission in sheet.omissions),
            self._editions(frame, checklist),
            address(lang, f"{checklist.id}/answers", frame.settings),
            f"{SITE}/{lang}/",
            self.content.version,
            langs,
        )

    def _editions(self, frame: Frame, checklist: Checklist) -> tuple[Link, ...]:
        lang, settings, words = frame.lang, frame.settings, self.content.words
        path = f"{checklist.id}/checklist"
        editions = [
            Link(
                words.beside.fill(lang, language=name),
                address(lang, path, settings._replace(other=code)),
                current=settings.other == code,
            )
            for code, name in self.content.languages.items()
            if code != lang
        ]
        one = Link(words.one_language[lang], address(lang, path, settings._replace(other=None)), current=not settings.other)
        large = Link(words.large_edition[lang], address(lang, path, settings._replace(large=True)), current=settings.large)
        normal = Link(words.normal_edition[lang], address(lang, path, settings._replace(large=False)), current=not settings.large)
        return (one, *editions, normal, large)

    def _notice_view(self, checklist: Checklist, notice, provisos: tuple[Proviso, ...], langs: tuple[str, ...]) -> NoticeView:
        return NoticeView(
            notice.tone,
            say(notice.title, langs),
            say(notice.text, langs),
            tuple(self._proviso(checklist, proviso, langs) for proviso in provisos),
            self._sources(notice.sources, langs[0]),
        )

    def _part(self, checklist: Checklist, part: Part, langs: tuple[str, ...], settings: Settings) -> PartView:
        items = tuple(self.item_view(checklist, line._replace(number=0), langs, settings) for line in part.lines)
        first = part.lines[0].number if part.lines else 0
        return self._part_words(part.stage, part.facts, langs)._replace(first=first, items=items)

    def _part_words_of(self, stage, facts, langs: tuple[str, ...]) -> PartView:
        lang = langs[0]
        return PartView(
            say(stage.title, langs),
            say(stage.moment, langs),
            say(stage.lead, langs),
            0,
            (),
            tuple(
                FactView(
                    say(fact.title, langs),
                    say(known.text, langs),
                    self._sources(known.sources, lang),
                    self.content.words.checked.fill(lang, date=written_date(known.checked, lang)),
                )
                for fact, known in facts
            ),
        )

    def _item_view(self, checklist: Checklist, line: Line, langs: tuple[str, ...], settings: Settings) -> ItemView:
        words, lang, item = self.content.words, langs[0], line.item
        reasons = line.verdict.reasons
        return ItemView(
            item.id,
            say(item.do, langs),
            say(item.detail, langs) if item.detail else (),
            tuple(self._proviso(checklist, proviso, langs) for proviso in line.verdict.provisos),
            (Said(lang, self._reason(checklist, line, lang)),),
            self._letters(checklist, line),
            self._changes(checklist, [*reasons, *line.verdict.provisos], lang, settings),
            self._sources(item.sources, lang),
            words.checked.fill(lang, date=written_date(item.checked, lang)),
            say(words.ask_office, langs[:1]) if item.ask_office else (),
        )

    def _letters(self, checklist: Checklist, line: Line) -> str:
        """The letters, on paper, of the answers that put the item on the list."""
        questions = {each.question for each in (*line.verdict.reasons, *line.verdict.provisos)}
        if line.region:
            kind = "place" if line.region.id in checklist.places else "city"
            questions |= {question for question in [checklist.question_of(kind)] if question}
        return " ".join(sorted(letter(checklist, question) for question in questions))

    def _reason(self, checklist: Checklist, line: Line, lang: str) -> str:
        words, sentences = self.content.words, []
        if line.region:
            sentences.append(words.in_this_place.fill(lang, place=line.region.title[lang]))
        if line.verdict.reasons:
            sentences.append(self._because(checklist, line.verdict.reasons, lang))
        return words.sentence_joiner[lang].join(sentences)

    def _because(self, checklist: Checklist, reasons: Iterable[Reason], lang: str) -> str:
        words = self.content.words
        clauses = [self._clause(checklist, reason.question, reason.answer.option, reason.answer, lang) for reason in reasons]
        return words.because.fill(lang, reasons=words.and_joiner[lang].join(clauses))

    def _clause(self, checklist: Checklist, question: Question, option: str, answer: Answer | None, lang: str) -> str:
        """The clause that completes "because" and "if"."""
        known = question.options.get(option)
        if known and known.because:
            return known.because[lang]
        label = self._label(checklist, Reason(question, answer or Answer(option, option, frozenset())), lang)
        return question.because.fill(lang, option=label) if question.because else label

    def _proviso(self, checklist: Checklist, proviso: Proviso, langs: tuple[str, ...]) -> Saying:
        words = self.content.words
        sentence = words.proviso_not if proviso.negated else words.proviso
        said = []
        for lang in langs:
            clauses = [self._clause(checklist, proviso.question, option, None, lang) for option in proviso.options]
            said.append(Said(lang, sentence.fill(lang, reasons=words.or_joiner[lang].join(clauses))))
        return tuple(said)

    def _changes(
        self, checklist: Checklist, deciding: Iterable[Reason | Proviso], lang: str, settings: Settings
    ) -> tuple[Link, ...]:
        questions = {each.question.id: each.question for each in deciding}
        return tuple(
            Link(question.name[lang], address(lang, checklist.id, settings, f"edit={id}"))
            for id, question in questions.items()
        )

    def _omission_view(self, checklist: Checklist, omission: Omission, langs: tuple[str, ...], settings: Settings) -> OmissionView:
        words, lang = self.content.words, langs[0]
        if omission.region:
            reason = words.not_in_this_place.fill(lang, place=omission.region.title[lang])
        else:
            reason = self._because(checklist, omission.reasons, lang)
        return OmissionView(
            say(omission.item.do, langs[:1]),
            (Said(lang, reason),),
            self._changes(checklist, omission.reasons, lang, settings),
        )


def letter(checklist: Checklist, question: Question) -> str:
    """The letter by which paper refers to the answer to a question."""
    return ascii_lowercase[list(checklist.questions).index(question.id)]


def say(text: Text, langs: Iterable[str]) -> Saying:
    return tuple(Said(lang, text[lang]) for lang in langs)


def address(lang: str, path: str, settings: Settings, extra: str = "", *, answers: bool = True) -> str:
    """A link to a page, with a place for the answers where it takes them."""
    more = "&".join(filter(None, (settings.query(), extra)))
    query = (ANSWERS_AND + more if more else ANSWERS) if answers else f"?{more}" * bool(more)
    return f"/{lang}/{path}{query}"
