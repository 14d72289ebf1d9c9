"""What the sheet's template sees: the personal list in the reader's language, or in two.

What an item says and why it is there are two objects, each made once and kept: the same words and the same reasons
come back as the same objects, and `rendering` draws each only once.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from wizard.content.conditions import Answer, Truth
from wizard.content.models import Checklist, Fact, Item, LocalFact, Notice, Phrase, Question, Region, Stage
from wizard.lists.regions import Facts
from wizard.lists.sheet import Line, Part, Proviso, Reason, Sheet
from wizard.pages.notices import NoticeView, day_notice
from wizard.pages.wording import (
    HERE,
    SITE,
    AnswerRow,
    Frame,
    Link,
    Pages,
    Said,
    Saying,
    SourceView,
    address,
    letter,
    say,
    written_date,
    written_day,
)

Langs = tuple[str, ...]
"""The reader's language, and the second one where the sheet has two."""


@dataclass(frozen=True, slots=True, eq=False)
class ItemView:
    """What one item says to everybody. `always`: it is on every list."""

    id: str
    do: Saying
    detail: Saying
    ask_office: Saying
    always: bool
    overdue: str
    sources: tuple[SourceView, ...]
    checked: str


@dataclass(frozen=True, slots=True, eq=False)
class WhyView:
    """Why an item is on this list, may be, or is not; `letters` name the answers on paper."""

    provisos: tuple[Saying, ...]
    reasons: Saying
    letters: str
    changes: tuple[Link, ...]

    @property
    def reason(self) -> str:
        """In the reader's language; empty where the answers had no part in it."""
        return self.reasons[0].words if self.reasons else ""


PEN = ("office", "queue_number", "receipt_number", "fee_paid", "collection_date")
"""The words beside the lines that are filled in by pen."""


class LineView(NamedTuple):
    item: ItemView
    why: WhyView


@dataclass(frozen=True, slots=True, eq=False)
class FactView:
    title: Saying
    text: Saying
    sources: tuple[SourceView, ...]
    checked: str
    overdue: str


@dataclass(frozen=True, slots=True, eq=False)
class PartWords:
    """What a stage says before its items."""

    title: Saying
    moment: Saying
    lead: Saying
    facts: tuple[FactView, ...]


class PartView(NamedTuple):
    words: PartWords
    first: int
    lines: tuple[LineView, ...]


@dataclass(frozen=True, slots=True, eq=False)
class PhraseView:
    kind: str
    text: Saying


@dataclass(frozen=True, slots=True, eq=False)
class SheetHead:
    """What all sheets of one edition share. `hotline` is the word before the number.

    `day`: the question for the day of the visit, or "".
    """

    frame: Frame
    title: Saying
    editions: tuple[Link, ...]
    copies: tuple[Link, ...]
    answers: str
    address: str
    pen: tuple[Saying, ...]
    langs: Langs
    hotline: Saying
    details_at: Saying
    day: str


class SheetDates(NamedTuple):
    """When it was made, for when, how much it is, and whom to call."""

    made: str
    visit: str | None
    visit_passed: bool
    things: str
    hotline: str


@dataclass(frozen=True, slots=True, eq=False)
class SinceView:
    """What has changed since the list was made: each thing after what happened to it, linked where it is on the list.

    `marks`: item id → what stands beside it.
    """

    title: str
    things: tuple[tuple[str, Link], ...]
    marks: Mapping[str, Saying]


@dataclass(frozen=True, slots=True, eq=False)
class SheetPage:
    """`since` is there when the list was opened from an older one."""

    head: SheetHead
    dates: SheetDates
    rows: tuple[AnswerRow, ...]
    notices: tuple[NoticeView, ...]
    parts: tuple[PartView, ...]
    phrases: tuple[PhraseView, ...]
    omissions: Mapping[WhyView, list[ItemView]]
    since: SinceView | None = None


class SheetPages:
    """Makes the page objects of sheets, with the words and links that `pages` has."""

    def __init__(self, pages: Pages) -> None:
        self.pages = pages
        self.words = pages.content.words
        self.item = lru_cache(maxsize=4096)(self._item_view)
        self._line = lru_cache(maxsize=65536)(self._line_view)
        self._why = lru_cache(maxsize=16384)(self._why_view)
        self._part_words = lru_cache(maxsize=1024)(self._part_words_of)
        self._notices = lru_cache(maxsize=1024)(self._notice_view)
        self._phrases = lru_cache(maxsize=1024)(self._phrase)
        self._head = lru_cache(maxsize=1024)(self._sheet_head)

    def page(self, frame: Frame, sheet: Sheet) -> SheetPage:
        """The personal checklist as its page shows it."""
        checklist = sheet.journey.checklist
        head = self._head(frame, checklist, self._day(sheet))
        langs = head.langs
        return SheetPage(
            head,
            self._dates(sheet, frame.lang),
            self.pages.rows(frame, sheet.journey),
            self._all_notices(checklist, sheet, langs),
            tuple([self._part(checklist, part, langs, sheet.today) for part in sheet.parts]),
            tuple([self._phrases(phrase, langs) for phrase in sheet.phrases]),
            self._omissions(checklist, sheet, langs),
        )

    def _day(self, sheet: Sheet) -> bool | None:
        """Whether the day of the visit is given; None where nobody goes anywhere."""
        goes = sheet.journey.checklist.question_of("date") in sheet.journey.path
        return bool(sheet.visit) if goes else None

    def _sheet_head(self, frame: Frame, checklist: Checklist, dated: bool | None) -> SheetHead:
        lang, other = frame.lang, frame.settings.other
        langs = (lang, other) if other else (lang,)
        day = checklist.question_of("date")
        return SheetHead(
            frame,
            say(checklist.title, langs),
            self._editions(frame, checklist),
            self._copies(frame, checklist, dated),
            f"/{lang}/{checklist.id}/answers{HERE}",
            f"{SITE}/{lang}/",
            tuple(say(getattr(self.words, field), langs) for field in PEN),
            langs,
            say(self.words.hotline, langs),
            say(self.words.details_at, langs),
            day.id if day else "",
        )

    def _dates(self, sheet: Sheet, lang: str) -> SheetDates:
        words, visit = self.words, sheet.visit
        return SheetDates(
            words.made_on.fill(lang, date=written_date(sheet.today, lang)),
            words.visit_on.fill(lang, date=written_day(visit, lang)) if visit else None,
            bool(visit and visit < sheet.today),
            words.item_count.fill(lang, count=sheet.count),
            sheet.local.hotline[lang],
        )

    def _omissions(self, checklist: Checklist, sheet: Sheet, langs: Langs) -> Mapping[WhyView, list[ItemView]]:
        """What is not on the list, by the reason why."""
        groups: dict[WhyView, list[ItemView]] = {}
        for line in sheet.omissions:
            item, why = self._line(checklist, line, langs, sheet.today)
            groups.setdefault(why, []).append(item)
        return groups

    def _phrase(self, phrase: Phrase, langs: Langs) -> PhraseView:
        """First in the language of the clerk."""
        first = self.pages.content.first_language
        return PhraseView(phrase.kind, say(phrase.text, (first, *(lang for lang in langs if lang != first))))

    def _editions(self, frame: Frame, checklist: Checklist) -> tuple[Link, ...]:
        lang, settings, words = frame.lang, frame.settings, self.words

        def to(**changes: Any) -> str:
            return address(lang, f"{checklist.id}/checklist", settings._replace(**changes), frame.extra)

        beside = [
            Link(words.beside.fill(lang, language=name), to(other=code), current=settings.other == code)
            for code, name in self.pages.content.languages.items()
            if code != lang
        ]
        return (
            Link(words.one_language[lang], to(other=None), current=not settings.other),
            *beside,
            Link(words.normal_edition[lang], to(large=False), current=not settings.large),
            Link(words.large_edition[lang], to(large=True), current=settings.large),
        )

    def _copies(self, frame: Frame, checklist: Checklist, dated: bool | None) -> tuple[Link, ...]:
        lang, words = frame.lang, self.words
        here = f"/{lang}/{checklist.id}/checklist"
        calendar = Link((words.as_calendar if dated else words.as_calendar_later)[lang], f"{here}.ics{HERE}")
        return (
            Link(words.as_pdf[lang], f"{here}.pdf{HERE}"),
            *([calendar] if dated is not None else []),
            Link(words.as_file[lang], f"{here}.html{HERE}"),
            Link(words.as_message[lang], f"{here}.txt{HERE}"),
            Link(words.as_letter_pdf[lang], f"{here}.pdf{HERE}&paper=letter"),
            Link(words.as_data[lang], f"{here}.json{HERE}"),
        )

    def _all_notices(self, checklist: Checklist, sheet: Sheet, langs: Langs) -> tuple[NoticeView, ...]:
        """What there is to know of the day of the visit comes first, unless it is a mere note."""
        first = day_notice(self.words, checklist, sheet.office_day, langs)
        others = [self._notices(checklist, notice, verdict.provisos, langs) for notice, verdict in sheet.notices]
        if first and first.tone == "note":
            return (*others, first)
        return (first, *others) if first else tuple(others)

    def _notice_view(
        self, checklist: Checklist, notice: Notice, provisos: tuple[Proviso, ...], langs: Langs
    ) -> NoticeView:
        return NoticeView(
            notice,
            notice.tone,
            say(notice.title, langs),
            say(notice.text, langs),
            self._provisos(checklist, provisos, langs),
            self.pages.sources_of(notice.source_ids, langs[0]),
        )

    def _part(self, checklist: Checklist, part: Part, langs: Langs, today: date) -> PartView:
        lines = tuple([self._line(checklist, line, langs, today) for line in part.lines])
        return PartView(self._part_words(part.stage, part.facts, langs, today), part.first, lines)

    def _part_words_of(self, stage: Stage, facts: Facts, langs: Langs, today: date) -> PartWords:
        return PartWords(
            say(stage.title, langs),
            say(stage.moment, langs),
            say(stage.lead, langs),
            tuple(self._fact(fact, known, langs, today) for fact, known in facts),
        )

    def _fact(self, fact: Fact, known: LocalFact, langs: Langs, today: date) -> FactView:
        checked = written_date(known.checked, langs[0])
        return FactView(
            say(fact.title, langs),
            say(known.text, langs),
            self.pages.sources_of(known.source_ids, langs[0]),
            self.words.checked.fill(langs[0], date=checked),
            self.words.overdue.fill(langs[0], date=checked) if known.due < today else "",
        )

    def _line_view(self, checklist: Checklist, line: Line, langs: Langs, today: date) -> LineView:
        verdict, region = line.verdict, line.region
        why = self._why(checklist, verdict.reasons, verdict.provisos, region, verdict.truth is Truth.NO, langs)
        return LineView(self.item(line.item, langs, line.item.due < today), why)

    def _item_view(self, item: Item, langs: Langs, overdue: bool = False) -> ItemView:
        words, lang = self.words, langs[0]
        checked = written_date(item.checked, lang)
        return ItemView(
            item.id,
            say(item.do, langs),
            say(item.detail, langs) if item.detail else (),
            say(words.ask_office, langs[:1]) if item.ask_office else (),
            not any(item.when.leaves()),
            words.overdue.fill(lang, date=checked) if overdue else "",
            self.pages.sources_of(item.source_ids, lang),
            words.checked.fill(lang, date=checked),
        )

    def _why_view(
        self,
        checklist: Checklist,
        reasons: tuple[Reason, ...],
        provisos: tuple[Proviso, ...],
        region: Region | None,
        left_out: bool,
        langs: Langs,
    ) -> WhyView:
        questions = [reason.question for reason in reasons] + [proviso.question for proviso in provisos]
        place = region if region and not (left_out and reasons) else None
        said = [Said(lang, self._reason(checklist, reasons, place, left_out, lang)) for lang in langs]
        return WhyView(
            self._provisos(checklist, provisos, langs),
            tuple([each for each in said if each.words]),
            self._letters(checklist, questions, region),
            self._changes(checklist, questions, langs[0]),
        )

    def _reason(
        self, checklist: Checklist, reasons: tuple[Reason, ...], place: Region | None, left_out: bool, lang: str
    ) -> str:
        words, sentences = self.words, []
        if place:
            sentence = words.not_in_this_place if left_out else words.in_this_place
            sentences.append(sentence.fill(lang, place=place.title[lang]))
        if reasons:
            sentences.append(self._because(checklist, reasons, lang))
        return words.sentence_joiner[lang].join(sentences)

    def _letters(self, checklist: Checklist, questions: Iterable[Question], region: Region | None) -> str:
        """The letters, on paper, of the answers that decided."""
        letters = {letter(checklist, question) for question in questions}
        place = checklist.question_of("place" if region and region.id in checklist.places else "city")
        if region and place:
            letters.add(letter(checklist, place))
        return " ".join(sorted(letters))

    def _because(self, checklist: Checklist, reasons: Iterable[Reason], lang: str) -> str:
        words = self.words
        clauses = [self._clause(checklist, reason.question, reason.answer, lang) for reason in reasons]
        return words.because.fill(lang, reasons=words.and_joiner[lang].join(clauses))

    def _clause(self, checklist: Checklist, question: Question, answer: Answer, lang: str) -> str:
        """The clause that completes "because" and "if"."""
        option = question.options.get(answer.option)
        if option and option.because:
            return option.because[lang]
        label = self.pages.label(checklist, Reason(question, answer), lang)
        return question.because.fill(lang, option=label) if question.because else label

    def _provisos(self, checklist: Checklist, provisos: tuple[Proviso, ...], langs: Langs) -> tuple[Saying, ...]:
        """ "If … and …", and "unless … and …"."""
        sentences = [
            (self.words.proviso, [proviso for proviso in provisos if not proviso.negated]),
            (self.words.proviso_not, [proviso for proviso in provisos if proviso.negated]),
        ]
        return tuple(
            tuple(Said(lang, sentence.fill(lang, reasons=self._either(checklist, part, lang))) for lang in langs)
            for sentence, part in sentences
            if part
        )

    def _either(self, checklist: Checklist, provisos: Iterable[Proviso], lang: str) -> str:
        words, clauses = self.words, []
        for proviso in provisos:
            answers = [checklist.answers[proviso.question.id][option] for option in proviso.options]
            either = [self._clause(checklist, proviso.question, answer, lang) for answer in answers]
            clauses.append(words.or_joiner[lang].join(either))
        return words.and_joiner[lang].join(clauses)

    def _changes(self, checklist: Checklist, questions: Iterable[Question], lang: str) -> tuple[Link, ...]:
        """A link that changes the answer to each question."""
        return tuple(
            Link(question.name[lang], f"/{lang}/{checklist.id}{HERE}&edit={question.id}")
            for question in dict.fromkeys(questions)
        )
