"""What the sheet's template sees: the personal list in the reader's language, or in two.

The view of an item is made once for each set of reasons and kept: the same item comes back as the same object, so
that its fragment is drawn only once.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from wizard.conditions import Answer
from wizard.content import Checklist, Fact, LocalFact, Notice, Phrase, Question, Stage
from wizard.pages import (
    SITE,
    AnswerRow,
    Frame,
    Link,
    Pages,
    Said,
    Saying,
    Settings,
    SourceView,
    address,
    letter,
    say,
    written_date,
    written_day,
)
from wizard.sheet import Line, Part, Proviso, Reason, Sheet

Langs = tuple[str, ...]
"""The reader's language, and the second one where the sheet has two."""


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


@dataclass(frozen=True, slots=True, eq=False)
class NoticeView:
    tone: str
    title: Saying
    text: Saying
    provisos: tuple[Saying, ...]
    sources: tuple[SourceView, ...]


@dataclass(frozen=True, slots=True, eq=False)
class FactView:
    title: Saying
    text: Saying
    sources: tuple[SourceView, ...]
    checked: str


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
    items: tuple[ItemView, ...]


@dataclass(frozen=True, slots=True, eq=False)
class PhraseView:
    kind: str
    text: Saying


@dataclass(frozen=True, slots=True, eq=False)
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


class SheetPages:
    """Makes the page objects of sheets, with the words and links that `pages` has."""

    def __init__(self, pages: Pages) -> None:
        self.pages = pages
        self.words = pages.content.words
        self.item_view = lru_cache(maxsize=32768)(self._item_view)
        self.omission_view = lru_cache(maxsize=32768)(self._omission_view)
        self._part_words = lru_cache(maxsize=1024)(self._part_words_of)
        self._notices = lru_cache(maxsize=1024)(self._notice_view)
        self._phrases = lru_cache(maxsize=1024)(self._phrase)
        self._editions = lru_cache(maxsize=1024)(self._edition_links)

    def page(self, frame: Frame, sheet: Sheet) -> SheetPage:
        """The personal checklist as its page shows it."""
        words, lang, journey = self.words, frame.lang, sheet.journey
        checklist = journey.checklist
        langs = (lang, frame.settings.other) if frame.settings.other else (lang,)
        return SheetPage(
            frame,
            say(checklist.title, langs),
            words.made_on.fill(lang, date=written_date(sheet.today, lang)),
            words.visit_on.fill(lang, date=written_day(sheet.visit, lang)) if sheet.visit else None,
            bool(sheet.visit and sheet.visit < sheet.today),
            words.item_count.fill(lang, count=sheet.count),
            sheet.local.hotline[lang],
            self.pages.rows(frame, journey),
            tuple(self._notices(checklist, notice, verdict.provisos, langs) for notice, verdict in sheet.notices),
            tuple(self._part(checklist, part, langs, frame.settings) for part in sheet.parts),
            tuple(self._phrases(phrase, langs) for phrase in sheet.phrases),
            tuple(self.omission_view(checklist, line, langs, frame.settings) for line in sheet.omissions),
            self._editions(frame, checklist),
            address(lang, f"{checklist.id}/answers", frame.settings),
            f"{SITE}/{lang}/",
            self.pages.content.version,
            langs,
        )

    def _phrase(self, phrase: Phrase, langs: Langs) -> PhraseView:
        """First in the language of the clerk."""
        first = self.pages.content.first_language
        return PhraseView(phrase.kind, say(phrase.text, (first, *(lang for lang in langs if lang != first))))

    def _edition_links(self, frame: Frame, checklist: Checklist) -> tuple[Link, ...]:
        lang, settings, words = frame.lang, frame.settings, self.words

        def to(**changes: Any) -> str:
            return address(lang, f"{checklist.id}/checklist", settings._replace(**changes))

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

    def _notice_view(
        self, checklist: Checklist, notice: Notice, provisos: tuple[Proviso, ...], langs: Langs
    ) -> NoticeView:
        return NoticeView(
            notice.tone,
            say(notice.title, langs),
            say(notice.text, langs),
            tuple(self._proviso(checklist, proviso, langs) for proviso in provisos),
            self.pages.sources_of(notice.sources, langs[0]),
        )

    def _part(self, checklist: Checklist, part: Part, langs: Langs, settings: Settings) -> PartView:
        items = tuple(self.item_view(checklist, line, langs, settings) for line in part.lines)
        return PartView(self._part_words(part.stage, part.facts, langs), part.first, items)

    def _part_words_of(self, stage: Stage, facts: tuple[tuple[Fact, LocalFact], ...], langs: Langs) -> PartWords:
        lang = langs[0]
        return PartWords(
            say(stage.title, langs),
            say(stage.moment, langs),
            say(stage.lead, langs),
            tuple(
                FactView(
                    say(fact.title, langs),
                    say(known.text, langs),
                    self.pages.sources_of(known.sources, lang),
                    self.words.checked.fill(lang, date=written_date(known.checked, lang)),
                )
                for fact, known in facts
            ),
        )

    def _item_view(self, checklist: Checklist, line: Line, langs: Langs, settings: Settings) -> ItemView:
        words, lang, item = self.words, langs[0], line.item
        return ItemView(
            item.id,
            say(item.do, langs),
            say(item.detail, langs) if item.detail else (),
            tuple(self._proviso(checklist, proviso, langs) for proviso in line.verdict.provisos),
            (Said(lang, self._reason(checklist, line, lang)),),
            self._letters(checklist, line),
            self._changes(checklist, line.verdict.questions(), lang, settings),
            self.pages.sources_of(item.sources, lang),
            words.checked.fill(lang, date=written_date(item.checked, lang)),
            say(words.ask_office, langs[:1]) if item.ask_office else (),
        )

    def _letters(self, checklist: Checklist, line: Line) -> str:
        """The letters, on paper, of the answers that put the item on the list."""
        questions = set(line.verdict.questions())
        if line.region:
            kind = "place" if line.region.id in checklist.places else "city"
            questions |= {question for question in [checklist.question_of(kind)] if question}
        return " ".join(sorted(letter(checklist, question) for question in questions))

    def _reason(self, checklist: Checklist, line: Line, lang: str) -> str:
        words, sentences = self.words, []
        if line.region:
            sentences.append(words.in_this_place.fill(lang, place=line.region.title[lang]))
        if line.verdict.reasons:
            sentences.append(self._because(checklist, line.verdict.reasons, lang))
        return words.sentence_joiner[lang].join(sentences)

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

    def _proviso(self, checklist: Checklist, proviso: Proviso, langs: Langs) -> Saying:
        words = self.words
        sentence = words.proviso_not if proviso.negated else words.proviso
        said = []
        for lang in langs:
            answers = [checklist.answers[proviso.question.id][option] for option in proviso.options]
            clauses = [self._clause(checklist, proviso.question, answer, lang) for answer in answers]
            said.append(Said(lang, sentence.fill(lang, reasons=words.or_joiner[lang].join(clauses))))
        return tuple(said)

    def _changes(
        self, checklist: Checklist, questions: Iterable[Question], lang: str, settings: Settings
    ) -> tuple[Link, ...]:
        """A link that changes the answer to each question."""
        return tuple(
            Link(question.name[lang], address(lang, checklist.id, settings, f"edit={question.id}"))
            for question in dict.fromkeys(questions)
        )

    def _omission_view(self, checklist: Checklist, line: Line, langs: Langs, settings: Settings) -> OmissionView:
        words, lang = self.words, langs[0]
        if line.verdict.reasons:
            reason = self._because(checklist, line.verdict.reasons, lang)
        else:
            reason = words.not_in_this_place.fill(lang, place=line.region.title[lang] if line.region else "")
        return OmissionView(
            say(line.item.do, langs[:1]),
            (Said(lang, reason),),
            self._changes(checklist, line.verdict.questions(), lang, settings),
        )
