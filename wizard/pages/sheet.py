"""What the list's template and the formats see: the personal list in the reader's language, or in two."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from wizard.content.models import Checklist, Content, Fact, LocalFact, Notice, Phrase, Stage
from wizard.content.text import Text
from wizard.content.words import Words
from wizard.lists.regions import Facts
from wizard.lists.sheet import Decided, Line, Sheet
from wizard.lists.verdicts import Verdict
from wizard.pages import links
from wizard.pages.answers import AnswerRow, answer_rows
from wizard.pages.citing import Citing, SourceView
from wizard.pages.frame import Frame, Link
from wizard.pages.items import Items, ItemView, LineView, WhyView
from wizard.pages.links import SITE
from wizard.pages.notices import NoticeView, day_notice
from wizard.pages.wording import Langs, Saying, say, written_date, written_day

PEN = ("office", "queue_number", "receipt_number", "fee_paid", "collection_date")
"""The words beside the lines that are filled in by pen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FactView:
    title: Saying
    text: Saying
    sources: tuple[SourceView, ...]
    checked: str
    overdue: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PartWords:
    """What a stage says before its items."""

    title: Saying
    moment: Saying
    lead: Saying
    facts: tuple[FactView, ...]


class PartView(NamedTuple):
    """A stage; `first` is the number of its first item."""

    words: PartWords
    first: int
    lines: tuple[LineView, ...]


class PhraseView(NamedTuple):
    kind: str
    text: Saying


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetHead:
    """What all lists of one edition share. `hotline` is the word before the number.

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


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetDates:
    """When it was made, for when, how much it is, and whom to call."""

    made: str
    visit: str | None
    visit_passed: bool
    things: str
    hotline: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPage:
    """The whole list in words, as every format says it."""

    head: SheetHead
    dates: SheetDates
    rows: tuple[AnswerRow, ...]
    notices: tuple[NoticeView, ...]
    parts: tuple[PartView, ...]
    phrases: tuple[PhraseView, ...]
    omissions: Mapping[WhyView, list[ItemView]]


class SheetPages:
    """Makes the page objects of lists. The page itself is drawn block by block from the same pieces."""

    def __init__(self, content: Content, citing: Citing) -> None:
        self.words = content.words
        self.languages = content.languages
        self.first_language = content.first_language
        self.citing = citing
        self.items = Items(content, citing)

    def page(self, frame: Frame, sheet: Sheet) -> SheetPage:
        head = self.head(frame, sheet.checklist, dated_of(sheet))
        langs = head.langs
        parts = self._parts(sheet, langs)
        count = sum(len(part.lines) for part in parts)
        return SheetPage(
            head=head,
            dates=self.dates(sheet.today, sheet.visit, sheet.local.hotline, count, frame.lang),
            rows=answer_rows(sheet.journey, frame.lang),
            notices=self._notices(sheet, langs),
            parts=parts,
            phrases=tuple([self.phrase(phrase, langs) for phrase in sheet.phrases]),
            omissions=self.omissions(sheet.checklist, sheet.omissions, langs, sheet.today),
        )

    def head(self, frame: Frame, checklist: Checklist, dated: bool | None) -> SheetHead:
        """`dated`: whether the day of the visit is given; None where nobody goes anywhere."""
        lang, other = frame.lang, frame.settings.other
        langs = (lang, other) if other else (lang,)
        day = checklist.question_of("date")
        return SheetHead(
            frame=frame,
            title=say(checklist.title, langs),
            editions=editions(self.words, self.languages, frame, checklist),
            copies=copies(self.words, lang, checklist, dated),
            answers=links.answers(lang, checklist.id),
            address=f"{SITE}/{lang}/",
            pen=tuple(say(getattr(self.words, field), langs) for field in PEN),
            langs=langs,
            hotline=say(self.words.hotline, langs),
            details_at=say(self.words.details_at, langs),
            day=day.id if day else "",
        )

    def dates(self, today: date, visit: date | None, hotline: Text, count: int, lang: str) -> SheetDates:
        """`count`: how many things there are to do."""
        words = self.words
        return SheetDates(
            made=words.made_on.fill(lang, date=written_date(today, lang)),
            visit=words.visit_on.fill(lang, date=written_day(visit, lang)) if visit else None,
            visit_passed=bool(visit and visit < today),
            things=words.item_count.fill(lang, count=count),
            hotline=hotline[lang],
        )

    def part_words(self, stage: Stage, facts: Facts, langs: Langs, today: date) -> PartWords:
        return PartWords(
            title=say(stage.title, langs),
            moment=say(stage.moment, langs),
            lead=say(stage.lead, langs),
            facts=tuple([self._fact(fact, known, langs, today) for fact, known in facts]),
        )

    def lines(self, block: Decided, langs: Langs, today: date) -> list[LineView]:
        """What a block puts on the list."""
        return [self.items.line(block.block.checklist, line, langs, today) for line in block.lines if line.listed]

    def omissions(
        self, checklist: Checklist, lines: Iterable[Line], langs: Langs, today: date
    ) -> Mapping[WhyView, list[ItemView]]:
        """What is not on the list, by the reason why."""
        groups: dict[WhyView, list[ItemView]] = {}
        for line in lines:
            item, why = self.items.line(checklist, line, langs, today)
            groups.setdefault(why, []).append(item)
        return groups

    def notice(self, checklist: Checklist, notice: Notice, verdict: Verdict, langs: Langs) -> NoticeView:
        return NoticeView(
            notice=notice,
            tone=notice.tone,
            title=say(notice.title, langs),
            text=say(notice.text, langs),
            provisos=self.items.wording.provisos(checklist, verdict.provisos, langs),
            sources=self.citing.sources(notice.source_ids, langs[0]),
        )

    def phrase(self, phrase: Phrase, langs: Langs) -> PhraseView:
        """First in the language of the clerk."""
        first = self.first_language
        return PhraseView(phrase.kind, say(phrase.text, (first, *(lang for lang in langs if lang != first))))

    def _parts(self, sheet: Sheet, langs: Langs) -> tuple[PartView, ...]:
        first, parts = 1, []
        for part in sheet.parts:
            lines = [line for block in part.blocks for line in self.lines(block, langs, sheet.today)]
            words = self.part_words(part.stage, part.facts, langs, sheet.today)
            parts.append(PartView(words, first, tuple(lines)))
            first += len(lines)
        return tuple(parts)

    def _notices(self, sheet: Sheet, langs: Langs) -> tuple[NoticeView, ...]:
        own = [self.notice(sheet.checklist, notice, verdict, langs) for notice, verdict in sheet.notices]
        return tuple(around(day_notice(self.words, sheet.checklist, sheet.office_day, langs), own))

    def _fact(self, fact: Fact, known: LocalFact, langs: Langs, today: date) -> FactView:
        checked = written_date(known.checked, langs[0])
        return FactView(
            title=say(fact.title, langs),
            text=say(known.text, langs),
            sources=self.citing.sources(known.source_ids, langs[0]),
            checked=self.words.checked.fill(langs[0], date=checked),
            overdue=self.words.overdue.fill(langs[0], date=checked) if known.due < today else "",
        )


def dated_of(sheet: Sheet) -> bool | None:
    """Whether the day of the visit is given; None where nobody goes anywhere."""
    goes = sheet.checklist.question_of("date") in sheet.journey.path
    return bool(sheet.visit) if goes else None


def around(day: NoticeView | None, others: list[NoticeView]) -> list[NoticeView]:
    """What there is to know of the day of the visit comes first, unless it is a mere note."""
    if day is None:
        return others
    return [*others, day] if day.tone == "note" else [day, *others]


def editions(words: Words, languages: Mapping[str, str], frame: Frame, checklist: Checklist) -> tuple[Link, ...]:
    """How else the list can be seen."""
    lang, settings = frame.lang, frame.settings

    def to(**changes: Any) -> str:
        return links.same_page(lang, f"{checklist.id}/checklist", settings._replace(**changes), frame.extra)

    beside = [
        Link(words.beside.fill(lang, language=name), to(other=code), current=settings.other == code)
        for code, name in languages.items()
        if code != lang
    ]
    return (
        Link(words.one_language[lang], to(other=None), current=not settings.other),
        *beside,
        Link(words.normal_edition[lang], to(large=False), current=not settings.large),
        Link(words.large_edition[lang], to(large=True), current=settings.large),
    )


def copies(words: Words, lang: str, checklist: Checklist, dated: bool | None) -> tuple[Link, ...]:
    """The other formats; of a PDF, both papers."""

    def to(suffix: str) -> str:
        return links.checklist(lang, checklist.id, suffix=suffix)

    calendar = Link((words.as_calendar if dated else words.as_calendar_later)[lang], to("ics"))
    return (
        Link(words.as_pdf[lang], to("pdf")),
        *([calendar] if dated is not None else []),
        Link(words.as_file[lang], to("html")),
        Link(words.as_message[lang], to("txt")),
        Link(words.as_letter_pdf[lang], f"{to('pdf')}&paper=letter"),
        Link(words.as_data[lang], to("json")),
    )
