"""The list as JSON, for those who build on it: the words of its page, with the ids and days behind them."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urlsplit

from wizard.content.conditions import Truth
from wizard.content.models import Fact, LocalFact, Phrase, Question
from wizard.content.sources import Source
from wizard.exports.formats import Document
from wizard.exports.records import (
    FORMAT,
    OFFICE_DAY,
    AnswerRecord,
    FactRecord,
    ItemRecord,
    LaterRecord,
    NoticeRecord,
    OfficeDayRecord,
    OmissionRecord,
    PhraseRecord,
    ReasonRecord,
    RegionRecord,
    SheetRecord,
    SourceRecord,
    StageRecord,
    Texts,
)
from wizard.exports.schema import SHEET_SCHEMA
from wizard.lists.outlook import STEADY, Outlook
from wizard.lists.regions import Local
from wizard.lists.sheet import Line, Part
from wizard.lists.verdicts import Reason
from wizard.pages.items import LineView
from wizard.pages.links import HERE
from wizard.pages.notices import NoticeView
from wizard.pages.sheet import FactView, PartView, PhraseView
from wizard.pages.timing import LaterView
from wizard.pages.wording import Langs, Saying, answer_label, say


def maker(sources: Mapping[str, Source]) -> Callable[[Document], bytes]:
    """Makes the JSON of a list whose statements come from these sources."""

    def make(document: Document) -> bytes:
        return Recorder(sources, document).sheet().model_dump_json(by_alias=True).encode()

    return make


class Statements:
    """Writes down what rests on sources: notices, facts, items."""

    def __init__(self, sources: Mapping[str, Source], local: Local, langs: Langs) -> None:
        self.sources = sources
        self.local = local
        self.langs = langs

    def notice(self, view: NoticeView) -> NoticeRecord:
        notice = view.notice
        return NoticeRecord(
            id=notice.id if notice else OFFICE_DAY,
            revision=notice.revision if notice else 1,
            tone=view.tone,
            title=texts(view.title),
            text=texts(view.text),
            provisos=[texts(proviso) for proviso in view.provisos],
            **times(self.local.outlook(notice) if notice else STEADY, view.later),
            sources=self._sources(notice.source_ids if notice else ()),
            checked=notice.checked if notice else None,
            review_by=notice.due if notice else None,
        )

    def fact(self, fact: Fact, known: LocalFact, view: FactView) -> FactRecord:
        return FactRecord(
            id=fact.id,
            title=texts(view.title),
            text=texts(view.text),
            **times(self.local.outlook(known), view.later),
            sources=self._sources(known.source_ids),
            checked=known.checked,
            review_by=known.due,
        )

    def item(self, number: int, line: Line, view: LineView) -> ItemRecord:
        item, reasons, why = line.item, line.verdict.reasons, view.why
        return ItemRecord(
            id=item.id,
            number=number,
            revision=item.revision,
            do=texts(view.item.do),
            detail=texts(view.item.detail) if view.item.detail else None,
            provisos=[texts(proviso) for proviso in why.provisos],
            **times(line.outlook, view.item.later),
            certain=line.verdict.truth is Truth.YES,
            reason=texts(why.reasons) if why.reasons else None,
            because=[ReasonRecord(question=reason.question.id, option=reason.answer.code) for reason in reasons],
            region=line.region.id if line.region else None,
            ask_office=item.ask_office,
            sources=self._sources(item.source_ids),
            checked=item.checked,
            review_by=item.due,
        )

    def _sources(self, ids: Iterable[str]) -> list[SourceRecord]:
        return [self._source(self.sources[id]) for id in ids]

    def _source(self, source: Source) -> SourceRecord:
        return SourceRecord(id=source.id, title=texts(say(source.title, self.langs)), url=source.url, kind=source.kind)


class Recorder:
    """Writes down one list: its page has the words, its sheet knows what they stand for."""

    def __init__(self, sources: Mapping[str, Source], document: Document) -> None:
        self.document = document
        self.langs = document.page.head.langs
        self.statements = Statements(sources, document.sheet.local, self.langs)
        self.checklist = document.sheet.journey.checklist

    def sheet(self) -> SheetRecord:
        document, sheet, page = self.document, self.document.sheet, self.document.page
        day = sheet.office_day
        return SheetRecord(
            schema_address=f"{document.site}/{SHEET_SCHEMA}",
            format=FORMAT,
            checklist=self.checklist.id,
            title=texts(page.head.title),
            version=document.version,
            languages=list(self.langs),
            made=sheet.today,
            visit=sheet.visit,
            visit_passed=page.dates.visit_passed,
            office_day=OfficeDayRecord(kind=day.kind, next=day.next) if day else None,
            place=region_record(document, "place"),
            city=region_record(document, "city"),
            answers=[self._answer(question) for question in sheet.journey.path],
            notices=[self.statements.notice(view) for view in page.notices],
            stages=[
                self._stage(number, part, view)
                for number, (part, view) in enumerate(zip(sheet.parts, page.parts, strict=True), start=1)
            ],
            phrases=[self._phrase(*each) for each in zip(sheet.phrases, page.phrases, strict=True)],
            left_out=[
                OmissionRecord(id=item.id, do=texts(item.do), reason=texts(why.reasons) if why.reasons else None)
                for why, items in page.omissions.items()
                for item in items
            ],
            hotline=page.dates.hotline,
            number=document.number or None,
            link=document.link,
            copies=copies(document),
        )

    def _phrase(self, phrase: Phrase, view: PhraseView) -> PhraseRecord:
        outlook = self.document.sheet.local.outlook(phrase)
        return PhraseRecord(id=phrase.id, kind=phrase.kind, text=texts(view.text), **times(outlook, view.later))

    def _answer(self, question: Question) -> AnswerRecord:
        answer = self.document.sheet.journey.answers[question.id]
        labels = {lang: answer_label(self.checklist, Reason(question, answer), lang) for lang in self.langs}
        return AnswerRecord(
            question=question.id,
            option=answer.code,
            name=texts(say(question.name, self.langs)),
            answer=Texts(labels),
        )

    def _stage(self, number: int, part: Part, view: PartView) -> StageRecord:
        lines = enumerate(zip(part.lines, view.lines, strict=True), start=view.first)
        return StageRecord(
            id=part.stage.id,
            number=number,
            title=texts(view.words.title),
            moment=texts(view.words.moment),
            lead=texts(view.words.lead),
            facts=[
                self.statements.fact(fact, known, words)
                for (fact, known), words in zip(part.facts, view.words.facts, strict=True)
            ],
            items=[self.statements.item(number, line, words) for number, (line, words) in lines],
        )


def region_record(document: Document, kind: str) -> RegionRecord | None:
    """The place or the city, where it is known."""
    checklist, answers = document.sheet.checklist, document.sheet.journey.answers
    question = checklist.question_of(kind)
    answer = answers.get(question.id) if question else None
    regions = (region for _, region in checklist.region_paths())
    region = next((region for region in regions if answer and region.id == answer.option), None)
    return RegionRecord(id=region.id, title=texts(say(region.title, document.page.head.langs))) if region else None


def copies(document: Document) -> dict[str, str]:
    """The formats that the page offers; of two kinds of one format, the first."""
    query = "?" + urlsplit(document.link).query
    offered = [document.site + each.href.replace(HERE, query) for each in reversed(document.page.head.copies.formats)]
    return {PurePosixPath(urlsplit(link).path).suffix.removeprefix("."): link for link in offered}


def times(outlook: Outlook, later: Iterable[LaterView]) -> dict[str, Any]:
    """When something holds."""
    then = [LaterRecord(start=view.day, text=texts(view.text) if view.text else None) for view in later]
    return {"start": outlook.start, "until": outlook.until, "then": then}


def texts(saying: Saying) -> Texts:
    return Texts({said.lang: said.words for said in saying})
