"""What all lists of one edition share: the title, the other editions, what a list can be taken along as."""

from dataclasses import dataclass
from typing import Any, NamedTuple

from wizard.content.models import Checklist, Content
from wizard.lists.journey import Heading
from wizard.pages import links
from wizard.pages.frame import Frame, Link
from wizard.pages.links import SITE
from wizard.pages.wording import Langs, Saying, say

PEN = ("office", "office_phone", "collection_date", "receipt_number", "fee_paid")
"""The words beside the lines that are filled in by pen, in the order of use."""


class Copies(NamedTuple):
    """What a list can be taken along as: for others, on paper, on this phone; and what few people need."""

    family: tuple[Link, ...]
    paper: tuple[Link, ...]
    editions: tuple[Link, ...]
    phone: tuple[Link, ...]
    rest: tuple[Link, ...]

    @property
    def formats(self) -> tuple[Link, ...]:
        """All but the other editions of the page."""
        return (*self.family, *self.paper, *self.phone, *self.rest)


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetHead:
    """What all lists of one edition share. `hotline` and `number` (of the list) are the words before them.

    `edition`: what it is called, where it is not the usual one; `day`: the question for the day of the visit, or "".
    """

    frame: Frame
    title: Saying
    edition: str
    stages: tuple[Saying, ...]
    copies: Copies
    answers: str
    address: str
    pen: tuple[Saying, ...]
    langs: Langs
    hotline: Saying
    number: Saying
    day: str


def sheet_head(content: Content, frame: Frame, checklist: Checklist, heading: Heading, dated: bool | None) -> SheetHead:
    """`dated`: whether the day of the visit is given; None where nobody goes anywhere."""
    lang, other = frame.lang, frame.settings.other
    langs = (lang, other) if other else (lang,)
    day = checklist.question_of("date")
    return SheetHead(
        frame=frame,
        title=say(heading.title, langs),
        edition=_edition(content, frame),
        stages=tuple([say(stage.title, langs) for stage in heading.stages]),
        copies=_copies(content, frame, checklist, dated),
        answers=links.answers(lang, checklist.id),
        address=f"{SITE}/{lang}/",
        pen=tuple(say(getattr(content.words, field), langs) for field in PEN),
        langs=langs,
        hotline=say(content.words.hotline, langs),
        number=say(content.words.number_label, langs),
        day=day.id if day else "",
    )


def _edition(content: Content, frame: Frame) -> str:
    words, (other, large) = content.words, frame.settings
    beside = [words.beside.fill(frame.lang, language=content.languages[other])] if other else []
    return words.row_joiner[frame.lang].join([*beside, *([words.large_edition[frame.lang]] if large else [])])


def _editions(content: Content, frame: Frame, checklist: Checklist) -> tuple[Link, ...]:
    """The editions that this one is not."""
    lang, settings, words = frame.lang, frame.settings, content.words

    def to(**changes: Any) -> str:
        return links.same_page(lang, f"{checklist.id}/checklist", settings._replace(**changes), frame.extra)

    beside = [
        Link(words.beside.fill(lang, language=name), to(other=code))
        for code, name in content.languages.items()
        if code not in (lang, settings.other)
    ]
    alone = [Link(words.one_language[lang], to(other=None))] if settings.other else []
    size = words.normal_edition if settings.large else words.large_edition
    return (*alone, *beside, Link(size[lang], to(large=not settings.large)))


def _copies(content: Content, frame: Frame, checklist: Checklist, dated: bool | None) -> Copies:
    words, lang = content.words, frame.lang

    def to(suffix: str) -> str:
        return links.checklist(lang, checklist.id, suffix=suffix)

    calendar = Link((words.as_calendar if dated else words.as_calendar_later)[lang], to("ics"))
    return Copies(
        family=(Link(words.as_message[lang], to("txt")),),
        paper=(
            Link(words.as_pdf[lang], to("pdf")),
            Link(words.as_letter_pdf[lang], f"{to('pdf')}&paper=letter"),
        ),
        editions=_editions(content, frame, checklist),
        phone=(*([calendar] if dated is not None else []), Link(words.as_file[lang], to("html"))),
        rest=(Link(words.as_data[lang], to("json")),),
    )
