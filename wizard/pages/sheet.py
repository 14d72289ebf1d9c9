"""What the list's template and the formats see: the personal list in the reader's language, or in two."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from wizard.content.models import Checklist, Content, Fact, LocalFact, Notice, Option, Phrase
from wizard.content.stages import Stage
from wizard.content.text import Text
from wizard.lists.outlook import Outlook
from wizard.lists.sheet import Line, Sheet
from wizard.lists.verdicts import Verdict
from wizard.pages.answers import AnswerRow, answer_rows
from wizard.pages.citing import Citing, SourceView
from wizard.pages.frame import Frame
from wizard.pages.head import SheetHead, sheet_head
from wizard.pages.items import Items, ItemView, LineView, WhyView
from wizard.pages.notices import NoticeView, day_notice
from wizard.pages.timing import LaterView, later, limits
from wizard.pages.wording import Langs, Said, Saying, say, written_date, written_day

SENTENCE = re.compile(r"[。；]|[.;](?: |$)")
"""Where a sentence ends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FactView:
    """`value`: the fact in a word or two, or else its first sentence; `caveat`: what has to be known beside it.

    `in_strip`: it stands in the strip above the stages.
    """

    title: Saying
    text: Saying
    value: Saying
    caveat: Saying
    in_strip: bool
    limits: tuple[Saying, ...]
    later: tuple[LaterView, ...]
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
    limits: tuple[Saying, ...] = ()
    later: tuple[LaterView, ...] = ()


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
    """The whole list in words, as every format says it. `trip`: the place, and who goes where."""

    head: SheetHead
    trip: tuple[Saying, ...]
    dates: SheetDates
    rows: tuple[AnswerRow, ...]
    notices: tuple[NoticeView, ...]
    parts: tuple[PartView, ...]
    phrases: tuple[PhraseView, ...]
    omissions: Mapping[WhyView, list[ItemView]]


class SheetPages:
    """Makes the page objects of lists. The page itself is drawn block by block from the same pieces."""

    def __init__(self, content: Content, citing: Citing) -> None:
        self.content = content
        self.words = content.words
        self.citing = citing
        self.items = Items(content, citing)

    def page(self, frame: Frame, sheet: Sheet) -> SheetPage:
        head = sheet_head(self.content, frame, sheet.checklist, sheet.journey.heading, dated_of(sheet))
        langs = head.langs
        parts = self._parts(sheet, langs)
        count = sum(len(part.lines) for part in parts)
        return SheetPage(
            head=head,
            trip=tuple([say(text, langs) for text in trip(sheet)]),
            dates=self.dates(sheet.today, sheet.visit, sheet.local.hotline, count, frame.lang),
            rows=answer_rows(sheet.journey, frame.lang),
            notices=self._notices(sheet, langs),
            parts=parts,
            phrases=tuple([self.phrase(phrase, sheet.local.outlook(phrase), langs) for phrase in sheet.phrases]),
            omissions=self.omissions(sheet.checklist, sheet.omissions, langs, sheet.today),
        )

    def dates(self, today: date, visit: date | None, hotline: Text, count: int, lang: str) -> SheetDates:
        """`count`: how many things there are to do."""
        words = self.words
        return SheetDates(
            made=self.made(today, lang),
            visit=words.visit_on.fill(lang, date=written_day(visit, lang)) if visit else None,
            visit_passed=bool(visit and visit < today),
            things=words.item_count.fill(lang, count=count),
            hotline=hotline[lang],
        )

    def made(self, today: date, lang: str) -> str:
        """On which day it was made."""
        return self.words.made_on.fill(lang, date=written_date(today, lang))

    def part_words(self, stage: Stage, facts: tuple[FactView, ...], langs: Langs) -> PartWords:
        return PartWords(
            title=say(stage.title, langs), moment=say(stage.moment, langs), lead=say(stage.lead, langs), facts=facts
        )

    def omissions(
        self, checklist: Checklist, lines: Iterable[Line], langs: Langs, today: date
    ) -> Mapping[WhyView, list[ItemView]]:
        """What is not on the list, by the reason why."""
        groups: dict[WhyView, list[ItemView]] = {}
        for line in lines:
            item, why = self.items.line(checklist, line, langs, today)
            groups.setdefault(why, []).append(item)
        return groups

    def notice(
        self, checklist: Checklist, notice: Notice, verdict: Verdict, outlook: Outlook, langs: Langs
    ) -> NoticeView:
        times, provisos = limits(self.words, outlook, langs), self.items.wording.provisos
        return NoticeView(
            notice=notice,
            tone=notice.tone,
            title=say(notice.title, langs),
            text=say(notice.text, langs),
            provisos=(*times, *provisos(checklist, verdict.provisos, langs)),
            later=later(self.words, notice, outlook, langs),
            sources=self.citing.sources(notice.source_ids, langs[0]),
        )

    def phrase(self, phrase: Phrase, outlook: Outlook, langs: Langs) -> PhraseView:
        """First in the language of the clerk."""
        first, words = self.content.first_language, self.words
        order = (first, *(lang for lang in langs if lang != first))
        times = limits(words, outlook, langs)
        return PhraseView(phrase.kind, say(phrase.text, order), times, later(words, phrase, outlook, order))

    def _parts(self, sheet: Sheet, langs: Langs) -> tuple[PartView, ...]:
        first, parts = 1, []
        for part in sheet.parts:
            lines = tuple([self.items.line(sheet.checklist, line, langs, sheet.today) for line in part.lines])
            facts = [self.fact(*each, sheet.local.outlook(each[1]), langs, sheet.today) for each in part.facts]
            parts.append(PartView(self.part_words(part.stage, tuple(facts), langs), first, lines))
            first += len(lines)
        return tuple(parts)

    def _notices(self, sheet: Sheet, langs: Langs) -> tuple[NoticeView, ...]:
        local = sheet.local
        own = [self.notice(sheet.checklist, *each, local.outlook(each[0]), langs) for each in sheet.notices]
        return tuple(around(day_notice(self.words, sheet.checklist, sheet.office_day, langs), own))

    def fact(self, fact: Fact, known: LocalFact, outlook: Outlook, langs: Langs, today: date) -> FactView:
        checked, text = written_date(known.checked, langs[0]), say(known.text, langs)
        return FactView(
            title=say(fact.title, langs),
            text=text,
            value=say(known.short, langs) if known.short else tuple([_split(each)[0] for each in text]),
            caveat=text if known.short else tuple([rest for each in text if (rest := _split(each)[1]).words]),
            in_strip=fact.short is not None,
            limits=limits(self.words, outlook, langs),
            later=later(self.words, known, outlook, langs),
            sources=self.citing.sources(known.source_ids, langs[0]),
            checked=self.words.checked.fill(langs[0], date=checked),
            overdue=self.words.overdue.fill(langs[0], date=checked) if known.due < today else "",
        )


def _split(said: Said) -> tuple[Said, Said]:
    """The first sentence, without its full stop, and the rest."""
    first, _, rest = SENTENCE.sub("\0", said.words, count=1).partition("\0")
    return Said(said.lang, first), Said(said.lang, rest)


def trip(sheet: Sheet) -> list[Text]:
    """Whose list it is: the place, and what the head of the list says of the answers."""
    places = [region.title for region in sheet.local.regions[-1:]]
    return [*places, *[option.short for option in shortened(sheet) if option.short]]


def shortened(sheet: Sheet) -> tuple[Option, ...]:
    """The chosen options of which the head of the list says something."""
    answers = sheet.journey.answers
    chosen = [question.options.get(answers[question.id].option) for question in sheet.journey.path]
    return tuple([option for option in chosen if option and option.short])


def dated_of(sheet: Sheet) -> bool | None:
    """Whether the day of the visit is given; None where nobody goes anywhere."""
    goes = sheet.checklist.question_of("date") in sheet.journey.path
    return bool(sheet.visit) if goes else None


def around(day: NoticeView | None, others: list[NoticeView]) -> list[NoticeView]:
    """What there is to know of the day of the visit comes first, unless it is a mere note."""
    if day is None:
        return others
    return [*others, day] if day.tone == "note" else [day, *others]
