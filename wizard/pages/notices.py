"""Notices: what stands in a box above everything else. The one about the day of the visit is worded here."""

from dataclasses import dataclass

from wizard.content.models import Checklist, Notice, Tone
from wizard.content.text import Text
from wizard.content.words import Words
from wizard.lists.working_days import OfficeDay
from wizard.pages import links
from wizard.pages.citing import SourceView
from wizard.pages.frame import Link
from wizard.pages.timing import LaterView
from wizard.pages.wording import Langs, Said, Saying, say, written_day


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeView:
    """`notice`: the one of the content that it words, if any.

    `change`: a link, for the screen, that changes the answer because of which it is there.
    """

    notice: Notice | None = None
    tone: Tone
    title: Saying
    text: Saying
    provisos: tuple[Saying, ...] = ()
    later: tuple[LaterView, ...] = ()
    sources: tuple[SourceView, ...] = ()
    change: Link | None = None


def day_notice(
    words: Words, checklist: Checklist, day: OfficeDay | None, langs: Langs, origin: str = "list"
) -> NoticeView | None:
    """What to know of the day of the visit, in the languages of the page; of an ordinary working day, nothing.

    `origin`: the page that the notice stands on, of `links.ORIGINS`.
    """
    if day is None or day.kind == "working":
        return None
    tone, title, text = _worded(words, day)
    told = tuple(Said(lang, _told(text, day, lang)) for lang in langs)
    return NoticeView(tone=tone, title=say(title, langs), text=told, change=_change(words, checklist, langs[0], origin))


def _told(text: Text, day: OfficeDay, lang: str) -> str:
    return text.fill(lang, date=written_day(day.day, lang), next=written_day(day.next, lang))


def _change(words: Words, checklist: Checklist, lang: str, origin: str) -> Link | None:
    question = checklist.question_of("date")
    if question is None:
        return None
    return Link(words.another_day[lang], links.question(lang, checklist.id, question.id, origin=origin))


def _worded(words: Words, day: OfficeDay) -> tuple[Tone, Text, Text]:
    """Tone, title and text."""
    if day.kind == "shifted":
        return "note", words.shifted_title, words.shifted_day
    if day.kind == "unplanned":
        return "note", words.unplanned_title, words.unplanned_day
    if day.doubted:
        return "warning", words.closed_title, words.closed_before_unplanned
    return "warning", words.closed_title, words.closed_weekend if day.kind == "weekend" else words.closed_holiday
