"""What the templates of all pages but questions and lists see: the start, the pages about it, offline, errors."""

from dataclasses import dataclass
from typing import NamedTuple

from wizard.content.articles import Page, Term
from wizard.content.models import Checklist, Content
from wizard.lists.survey import Span
from wizard.pages import links
from wizard.pages.citing import Citing, SourceView
from wizard.pages.frame import Frame
from wizard.pages.questions import Fault


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberView:
    """The field for a list number: what was typed, and why it leads to no list."""

    typed: str = ""
    fault: str = ""

    @property
    def faults(self) -> tuple[Fault, ...]:
        return (Fault(self.fault, "number"),) if self.fault else ()


NOTHING_TYPED = NumberView()


@dataclass(frozen=True, slots=True, kw_only=True)
class StartPage:
    frame: Frame
    title: str
    lead: str
    stages: tuple[tuple[str, str, str], ...]
    at_hand: tuple[str, ...]
    effort: str
    start: str
    number: NumberView


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


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutPage:
    frame: Frame
    title: str
    lead: str
    sections: tuple[tuple[str, tuple[ParagraphView, ...]], ...]
    sources: tuple[SourceView, ...]
    terms: tuple[TermView, ...]
    home: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OfflinePage:
    frame: Frame
    help: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorPage:
    frame: Frame
    title: str
    text: str


def start_page(
    content: Content, frame: Frame, checklist: Checklist, effort: Span, number: NumberView = NOTHING_TYPED
) -> StartPage:
    """`effort`: the least and the most questions that somebody answers."""
    lang = frame.lang
    return StartPage(
        frame=frame,
        title=checklist.title[lang],
        lead=checklist.lead[lang],
        stages=tuple((stage.title[lang], stage.moment[lang], stage.lead[lang]) for stage in checklist.stages.values()),
        at_hand=tuple(text[lang] for text in checklist.at_hand),
        effort=content.words.effort.fill(lang, low=effort.low, high=effort.high),
        start=links.page(lang, checklist.id, frame.settings),
        number=number,
    )


def about_page(content: Content, citing: Citing, frame: Frame, page: Page) -> AboutPage:
    lang = frame.lang
    sections = tuple(
        (
            section.title[lang],
            tuple(
                ParagraphView(
                    text=paragraph.text[lang],
                    points=tuple(point[lang] for point in paragraph.points),
                    sources=citing.sources(paragraph.source_ids, lang),
                )
                for paragraph in section.paragraphs
            ),
        )
        for section in page.sections
    )
    terms = tuple(_term(content, term, lang) for term in content.glossary.values())
    return AboutPage(
        frame=frame,
        title=page.title[lang],
        lead=page.lead[lang],
        sections=sections,
        sources=citing.all(lang) if page.lists == "sources" else (),
        terms=terms if page.lists == "glossary" else (),
        home=frame.home,
    )


def _term(content: Content, term: Term, lang: str) -> TermView:
    first = content.first_language
    return TermView(
        chinese=term.term[first],
        pinyin=term.pinyin,
        own=term.term[lang] if lang != first else None,
        meaning=term.meaning[lang],
    )


def offline_page(content: Content, frame: Frame, checklist: Checklist) -> OfflinePage:
    """What is shown where there is no network."""
    return OfflinePage(
        frame=frame, help=content.words.offline_help.fill(frame.lang, hotline=checklist.hotline[frame.lang])
    )


def error_page(content: Content, frame: Frame, kind: str) -> ErrorPage:
    """`kind`: not_found, not_allowed or broken."""
    title, text = getattr(content.words, f"{kind}_title"), getattr(content.words, f"{kind}_text")
    return ErrorPage(frame=frame, title=title[frame.lang], text=text[frame.lang])
