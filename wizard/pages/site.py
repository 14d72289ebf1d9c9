"""What the templates of all pages but questions and lists see: the start, the pages about it, offline, errors."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from wizard.content.articles import Page, Section, Term
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
    others: tuple[tuple[str, str, str], ...]
    number: NumberView


class ParagraphView(NamedTuple):
    text: str
    points: tuple[str, ...]


class SectionView(NamedTuple):
    """`sources`: those of all its paragraphs, each once."""

    title: str
    paragraphs: tuple[ParagraphView, ...]
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
    sections: tuple[SectionView, ...]
    sources: tuple[tuple[str, tuple[SourceView, ...]], ...]
    terms: tuple[TermView, ...]
    home: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OfflinePage:
    frame: Frame
    help: str


@dataclass(frozen=True, slots=True)
class LeavePage:
    frame: Frame


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorPage:
    frame: Frame
    title: str
    text: str


def start_page(
    content: Content, frame: Frame, checklist: Checklist, effort: Span, number: NumberView = NOTHING_TYPED
) -> StartPage:
    """`effort`: the least and the most questions that somebody answers. The page offers the other checklists too."""
    lang = frame.lang
    return StartPage(
        frame=frame,
        title=checklist.title[lang],
        lead=checklist.lead[lang],
        stages=tuple((stage.title[lang], stage.moment[lang], stage.lead[lang]) for stage in checklist.stages.values()),
        at_hand=tuple(text[lang] for text in checklist.at_hand),
        effort=_effort(content, effort, lang),
        start=links.page(lang, checklist.id, frame.settings),
        others=tuple(
            (other.title[lang], other.lead[lang], links.page(lang, other.id, frame.settings))
            for other in content.checklists.values()
            if other is not checklist
        ),
        number=number,
    )


SECONDS = 15
"""Which a question takes, as somebody reads who has the papers at hand."""


def _effort(content: Content, effort: Span, lang: str) -> str:
    words = content.words.effort if effort.low < effort.high else content.words.effort_even
    minutes = max(1, round(effort.high * SECONDS / 60))
    names = {"low": effort.low} if effort.low < effort.high else {}
    return words.fill(lang, **names, high=effort.high, minutes=minutes)


def about_page(content: Content, citing: Citing, frame: Frame, page: Page) -> AboutPage:
    lang = frame.lang
    terms = tuple(_term(content, term, lang) for term in content.glossary.values())
    return AboutPage(
        frame=frame,
        title=page.title[lang],
        lead=page.lead[lang],
        sections=tuple(_section(citing, section, lang) for section in page.sections),
        sources=_by_kind(citing.all(lang)) if page.lists == "sources" else (),
        terms=terms if page.lists == "glossary" else (),
        home=frame.home,
    )


def _section(citing: Citing, section: Section, lang: str) -> SectionView:
    ids = dict.fromkeys(id for paragraph in section.paragraphs for id in paragraph.source_ids)
    paragraphs = [
        ParagraphView(paragraph.text[lang], tuple(point[lang] for point in paragraph.points))
        for paragraph in section.paragraphs
    ]
    return SectionView(section.title[lang], tuple(paragraphs), citing.sources(tuple(ids), lang))


def _by_kind(sources: Iterable[SourceView]) -> tuple[tuple[str, tuple[SourceView, ...]], ...]:
    kinds: dict[str, list[SourceView]] = {}
    for source in sources:
        kinds.setdefault(source.kind, []).append(source)
    return tuple((kind, tuple(group)) for kind, group in kinds.items())


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
    """`kind`: not_found, not_allowed, refused, missing, busy or broken."""
    title, text = getattr(content.words, f"{kind}_title"), getattr(content.words, f"{kind}_text")
    return ErrorPage(frame=frame, title=title[frame.lang], text=text[frame.lang])
