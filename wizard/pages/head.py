"""What all lists of one edition share: the title, the other editions, what a list can be taken along as."""

from dataclasses import dataclass
from typing import Any

from wizard.content.models import Checklist, Content
from wizard.pages import links
from wizard.pages.frame import Frame, Link
from wizard.pages.links import SITE
from wizard.pages.wording import Langs, Saying, say

PEN = ("office", "office_phone", "collection_date", "receipt_number", "fee_paid")
"""The words beside the lines that are filled in by pen, in the order of use."""


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


def sheet_head(content: Content, frame: Frame, checklist: Checklist, dated: bool | None) -> SheetHead:
    """`dated`: whether the day of the visit is given; None where nobody goes anywhere."""
    lang, other = frame.lang, frame.settings.other
    langs = (lang, other) if other else (lang,)
    day = checklist.question_of("date")
    return SheetHead(
        frame=frame,
        title=say(checklist.title, langs),
        editions=_editions(content, frame, checklist),
        copies=_copies(content, lang, checklist, dated),
        answers=links.answers(lang, checklist.id),
        address=f"{SITE}/{lang}/",
        pen=tuple(say(getattr(content.words, field), langs) for field in PEN),
        langs=langs,
        hotline=say(content.words.hotline, langs),
        details_at=say(content.words.details_at, langs),
        day=day.id if day else "",
    )


def _editions(content: Content, frame: Frame, checklist: Checklist) -> tuple[Link, ...]:
    lang, settings, words = frame.lang, frame.settings, content.words

    def to(**changes: Any) -> str:
        return links.same_page(lang, f"{checklist.id}/checklist", settings._replace(**changes), frame.extra)

    beside = [
        Link(words.beside.fill(lang, language=name), to(other=code), current=settings.other == code)
        for code, name in content.languages.items()
        if code != lang
    ]
    return (
        Link(words.one_language[lang], to(other=None), current=not settings.other),
        *beside,
        Link(words.normal_edition[lang], to(large=False), current=not settings.large),
        Link(words.large_edition[lang], to(large=True), current=settings.large),
    )


def _copies(content: Content, lang: str, checklist: Checklist, dated: bool | None) -> tuple[Link, ...]:
    words = content.words

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
