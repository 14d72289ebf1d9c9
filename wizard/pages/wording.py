"""What a template sees: one frozen object a page, with the language resolved and every link ready.

A page that depends on nothing but the content is the same object each time, so that it need be drawn only once.
Links carry `ANSWERS` where the answers belong; `rendering` puts them in at the very end.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from string import ascii_lowercase
from typing import NamedTuple

from babel import Locale
from babel.dates import format_date

from wizard.content.conditions import Answer
from wizard.content.models import Checklist, Content, Page, Question, Term
from wizard.content.sources import Source
from wizard.content.text import Text
from wizard.lists.journey import Journey, given_day
from wizard.lists.sheet import Reason, option_label
from wizard.lists.survey import Span

ANSWERS = "\ue000"
"""Stands in a link for `?` and the answers."""
HERE = "\ue001"
"""Stands in a link for `?`, the answers and the settings: where it leads looks as it does here."""
HIDDEN = "\ue002"
"""Stands in a form for the answers so far, as hidden fields."""
SITE = "\ue003"
"""Stands for the address of the site itself, as the reader typed it."""
SINCE = "\ue005"
"""Stands in a link, after `&`, for the fingerprint of the older list that the reader opened this one from."""

HAN = re.compile(
    "([《、。·\u3400-\u9fff\uff00-\uffef]*[\u3400-\u9fff](?:[《》“”、。·\u3400-\u9fff\uff00-\uffef]*[》、。·\u3400-\u9fff\uff00-\uffef])?)"
)
"""Chinese inside another language, with the marks in it; quotation marks around it belong to the other language."""

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


PLAIN = Settings()
"""One language, normal print."""


@dataclass(frozen=True, slots=True, eq=False)
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


@dataclass(frozen=True, slots=True, eq=False)
class AnswerRow:
    letter: str
    name: str
    answer: str
    change: str


@dataclass(frozen=True, slots=True, eq=False)
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


class ParagraphView(NamedTuple):
    text: str
    points: tuple[str, ...]
    sources: tuple[SourceView, ...]


class TermView(NamedTuple):
    """A term of the glossary: as offices write and say it, and in the reader's language."""

    chinese: str
    pinyin: str
    own: str | None
    meaning: str


@dataclass(frozen=True, slots=True, eq=False)
class AboutPage:
    frame: Frame
    title: str
    lead: str
    sections: tuple[tuple[str, tuple[ParagraphView, ...]], ...]
    sources: tuple[SourceView, ...]
    terms: tuple[TermView, ...]
    home: str


@dataclass(frozen=True, slots=True, eq=False)
class OfflinePage:
    frame: Frame
    help: str


@dataclass(frozen=True, slots=True, eq=False)
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
    """Every way the language writes a month, in small letters and without 月 or full stop → its number."""
    months = Locale.parse(LOCALES.get(lang, lang)).months
    widths = [months[context][width] for context in months for width in ("wide", "abbreviated")]
    return {str(name).casefold().rstrip(".月"): number for names in widths for number, name in names.items()}


class Pages:
    """Makes the page objects of one content."""

    def __init__(self, content: Content) -> None:
        self.content = content
        self.sources = {lang: self._source_views(lang) for lang in content.languages}
        self.frame = lru_cache(maxsize=1024)(self.new_frame)
        self.about = lru_cache(maxsize=256)(self._about)
        self.start = lru_cache(maxsize=64)(self._start)
        self._row = lru_cache(maxsize=8192)(self._answer_row)

    # -- every page -----------------------------------------------------------------------------------------------

    def new_frame(
        self, lang: str, path: str, settings: Settings = PLAIN, extra: str = "", answers: bool = False
    ) -> Frame:
        """What is around a page; `frame` keeps it, and is for all but what readers typed."""

        def here(language: str, settings: Settings) -> str:
            return address(language, path, settings, extra, answers=answers)

        words = self.content.words
        return Frame(
            lang,
            path,
            settings,
            extra,
            tuple(
                Link(
                    name,
                    here(code, settings.switched(lang, code)),
                    code,
                    code == lang,
                    words.switch_language[code],
                )
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

    def offline(self, frame: Frame, checklist: Checklist) -> OfflinePage:
        """What is shown where there is no network."""
        return OfflinePage(
            frame, self.content.words.offline_help.fill(frame.lang, hotline=checklist.hotline[frame.lang])
        )

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
                        self.sources_of(paragraph.source_ids, lang),
                    )
                    for paragraph in section.paragraphs
                ),
            )
            for section in page.sections
        )
        listed = tuple(self.sources[lang].values()) if page.lists == "sources" else ()
        terms = tuple(self._term(term, lang) for term in self.content.glossary.values())
        shown = terms if page.lists == "glossary" else ()
        return AboutPage(frame, page.title[lang], page.lead[lang], sections, listed, shown, frame.home)

    def _term(self, term: Term, lang: str) -> TermView:
        first = self.content.first_language
        return TermView(term.term[first], term.pinyin, term.term[lang] if lang != first else None, term.meaning[lang])

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

    def sources_of(self, ids: Iterable[str], lang: str) -> tuple[SourceView, ...]:
        return tuple(self.sources[lang][id] for id in ids)

    def rows(self, frame: Frame, journey: Journey) -> tuple[AnswerRow, ...]:
        """The answers with a link that changes each."""
        answers = journey.answers
        return tuple([
            self._row(journey.checklist, question, answers[question.id], frame.lang)
            for question in journey.path
            if question.id in answers
        ])  # fmt: skip

    def _answer_row(self, checklist: Checklist, question: Question, answer: Answer, lang: str) -> AnswerRow:
        return AnswerRow(
            letter(checklist, question),
            question.name[lang],
            self.label(checklist, Reason(question, answer), lang),
            f"/{lang}/{checklist.id}{HERE}&edit={question.id}",
        )

    @staticmethod
    def label(checklist: Checklist, reason: Reason, lang: str) -> str:
        """An answer in the words that the applicant chose."""
        day = given_day(reason.answer)
        if day:
            return written_day(day, lang)
        label = option_label(checklist, reason.question, reason.answer.option)
        return label[lang] if label else reason.answer.option


def letter(checklist: Checklist, question: Question) -> str:
    """The letter by which paper refers to the answer to a question."""
    return ascii_lowercase[list(checklist.questions).index(question.id)]


def runs(said: Said) -> Iterator[Said]:
    """The words piece by piece, where Chinese inside another language is Chinese."""
    if said.lang == "zh":
        yield said
        return
    for position, words in enumerate(HAN.split(said.words)):
        if words:
            yield Said("zh" if position % 2 else said.lang, words)


def say(text: Text, langs: Iterable[str]) -> Saying:
    return tuple(Said(lang, text[lang]) for lang in langs)


def address(lang: str, path: str, settings: Settings, extra: str = "", *, answers: bool = True) -> str:
    """A link to a page, with a place for the answers where it takes them."""
    more = "&".join(filter(None, (settings.query(), extra)))
    if answers:
        return f"/{lang}/{path}{ANSWERS}" + f"&{more}" * bool(more)
    return f"/{lang}/{path}" + f"?{more}" * bool(more)
