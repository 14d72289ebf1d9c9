"""The visit and what comes before and after it, for a calendar (iCalendar, RFC 5545 and 7986).

A calendar knows an event again by its UID. Ours are made of the answers, without the day of the visit, the language and
the edition: who makes the same list again on a later day and adds it once more moves the events that are there, and
gets none twice.
What is in the file is what the address of the list says, and nothing else.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from hashlib import sha256
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from wizard.content.models import Reminder
from wizard.exports.formats import FIRST, Document
from wizard.lists.sheet import Line, Sheet
from wizard.lists.working_days import working_day
from wizard.pages.drawing import tag
from wizard.pages.items import LineView
from wizard.pages.wording import Saying

if TYPE_CHECKING:
    from icalendar import Calendar
    from icalendar import Event as Component

Vocabulary = Mapping[str, Mapping[str, str]]
"""Language → name of a word → the word."""

DAY = timedelta(days=1)
EVENING = timedelta(hours=-6)
MORNING = timedelta(hours=7, minutes=30)
"""When an alarm goes off, from the midnight with which the day of the event begins: 18:00 the day before, and 7:30."""

VISIT = "visit"

LATEST_DAY_NUMBER = 740_000
"""Files of earlier versions had the number of the day, so that ours begin above."""


class Event(NamedTuple):
    """A whole day. `id`: of the item, `visit`, or `change-` and the day; `alarms`: when they go off, what they say."""

    id: str
    day: date
    title: str
    text: str
    alarms: tuple[tuple[timedelta, str], ...]


def maker(words: Vocabulary, text: Callable[[Document], str]) -> Callable[[Document], bytes]:
    """Makes the file with these words for what the list itself does not say; `text` says the list."""

    def make(document: Document) -> bytes:
        events = sorted(
            [*_visit(document, words, text(document)), *_changes(document, words), *_reminders(document, words)],
            key=lambda event: event.day,
        )
        return bytes(_calendar(document, words, events).to_ical())

    return make


def _visit(document: Document, words: Vocabulary, text: str) -> Iterator[Event]:
    if document.sheet.visit:
        own, title = words[document.lang], document.page.head.title[0].words
        alarms = ((EVENING, own["calendar_evening"]), (MORNING, own["calendar_morning"]))
        yield Event(VISIT, document.sheet.visit, own["calendar_visit"].format(title=title), text, alarms)


def _reminders(document: Document, words: Vocabulary) -> Iterator[Event]:
    """The items of this list that a calendar brings up."""
    for part, seen in zip(document.sheet.parts, document.page.parts, strict=True):
        for line, view in zip(part.lines, seen.lines, strict=True):
            reminder = line.item.calendar
            day = _day(reminder, document.sheet) if reminder else None
            if day:
                lang = document.lang
                title = words[lang]["sentence_joiner"].join([*_said_in(lang, view.why.provisos), _title(line, lang)])
                yield Event(line.item.id, day, title, _text(document, line, view, words), ((MORNING, title),))


def _changes(document: Document, words: Vocabulary) -> Iterator[Event]:
    """Days before the visit from which the list asks for something else."""
    own = words[document.lang]
    for day, together in groupby(document.coming, key=lambda coming: coming.day):
        told = [f"{own[f'since_{coming.what}']}{coming.text[document.lang]}" for coming in together]
        text = "\n".join([own["coming_here"], *told, f"{own['hotline']} {document.page.dates.hotline}"])
        title = own["calendar_change"]
        yield Event(f"change-{day}", day, title, f"{text}\n\n{document.link}", ((MORNING, title),))


def _day(reminder: Reminder, sheet: Sheet) -> date | None:
    """None for what was to be done before a visit that has passed. What should be done by now is done today."""
    if reminder.day == "made":
        return sheet.today
    if not sheet.visit:
        return None
    days = int(reminder.day.removeprefix("visit") or "0")
    if days >= 0:
        return working_day(sheet.visit, days)
    return max(working_day(sheet.visit, days), sheet.today) if sheet.visit >= sheet.today else None


def _title(line: Line, lang: str) -> str:
    reminder = line.item.calendar
    return (reminder.title if reminder and reminder.title else line.item.do)[lang]


def _text(document: Document, line: Line, view: LineView, words: Vocabulary) -> str:
    """A reminder in full, in the languages of the list: on what it depends, what to do and how, whom to call."""
    paragraphs = [
        [
            *_said_in(lang, view.why.provisos),
            _title(line, lang),
            *_said_in(lang, [view.item.detail, *[each.words for each in view.item.later]]),
            f"{words[lang]['hotline']} {document.page.dates.hotline}",
        ]
        for lang in document.page.head.langs
    ]
    number = f"{words[document.lang]['number_label']} {document.number}\n" if document.number else ""
    return "\n\n".join([*map("\n".join, paragraphs), number + document.link])


def _said_in(lang: str, sayings: Iterable[Saying]) -> list[str]:
    return [each.words for saying in sayings for each in saying if each.lang == lang]


def _calendar(document: Document, words: Vocabulary, events: Sequence[Event]) -> "Calendar":
    # Imported here: it costs a tenth of a second, and most lists are read on their page.
    from icalendar import Calendar

    lang, name = document.lang, document.page.head.title[0].words
    calendar = Calendar()
    calendar.add("prodid", f"-//{_host(document)}//{words[lang]['service']}//{lang.upper()}")
    calendar.add("version", "2.0")
    calendar.add("name", name, {"language": tag(lang)})
    calendar.add("x-wr-calname", name)  # the older name of the name, which more calendars read
    for event in events:
        calendar.add_component(_component(document, event))
    return calendar


def _component(document: Document, event: Event) -> "Component":
    """One event. What was made later has a higher number, and replaces the earlier, also within a day."""
    from icalendar import Alarm
    from icalendar import Event as Component

    moment, language = document.moment, {"language": tag(document.lang)}
    component = Component()
    component.add("uid", _uid(document, event.id))
    component.add("sequence", LATEST_DAY_NUMBER + int((moment - FIRST).total_seconds()))
    component.add("dtstamp", moment)
    component.add("dtstart", event.day)
    component.add("dtend", event.day + DAY)
    component.add("transp", "TRANSPARENT")  # the day stays free for others
    component.add("summary", event.title, language)
    component.add("description", event.text)
    component.add("url", document.link)
    for time, said in event.alarms:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("trigger", time)
        alarm.add("description", said, language)
        component.add_component(alarm)
    return component


def _uid(document: Document, id: str) -> str:
    journey = document.sheet.journey
    day = journey.checklist.question_of("date")
    given = [
        f"{question}={answer.code}" for question, answer in journey.answers.items() if not day or question != day.id
    ]
    return f"{sha256('&'.join([journey.checklist.id, id, *given]).encode()).hexdigest()[:32]}@{_host(document)}"


def _host(document: Document) -> str:
    return urlsplit(document.site).hostname or ""
