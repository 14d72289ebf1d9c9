"""What holds on which day. Between two days on which something changes everything stays the same: an epoch."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple, TypeVar

from wizard.content.models import Checklist, walk
from wizard.content.problems import Location
from wizard.content.timed import DAY, Timed

Thing = TypeVar("Thing", bound=Timed)

NEAR = timedelta(days=60)
"""A change that is no further away is told beside what holds until then."""


class Window(NamedTuple):
    """A list says what holds on `day`, and what changes up to the `last` day."""

    day: date
    last: date


class Epochs:
    """All days on which anything in a checklist changes. Lists of one epoch have the same window."""

    def __init__(self, checklist: Checklist) -> None:
        changes = {day for _, thing in dated(checklist) for day in changes_of(thing)}
        self.changes = sorted(changes)
        self.told = sorted(changes | {day - NEAR for day in changes})

    def window(self, today: date, visit: date | None) -> Window:
        """The day that counts is that of the visit; while it is open it is today, and all that is ahead is told."""
        if visit is None:
            return Window(first(self.changes, today), date.max)
        day = first(self.told, visit)
        return Window(day, day + NEAR)

    def on(self, day: date) -> Window:
        """What holds on a day, and nothing of what is ahead."""
        day = first(self.changes, day)
        return Window(day, day)

    def between(self, day: date, last: date) -> Sequence[date]:
        """The days after `day` on which something changes."""
        return self.changes[bisect_right(self.changes, day) : bisect_right(self.changes, last)]


def first(days: Sequence[date], day: date) -> date:
    """The first day of the epoch that a day is in."""
    position = bisect_right(days, day)
    return days[position - 1] if position else date.min


def dated(checklist: Checklist) -> Iterator[tuple[Location, Timed]]:
    """Everything in a checklist that may hold for a time, with its place below it."""
    return ((location, thing) for location, thing in walk(checklist) if isinstance(thing, Timed))


def changes_of(thing: Timed) -> Iterator[date]:
    """The days on which something begins to hold, is worded otherwise, or no longer holds."""
    for each in (thing, *thing.then):
        if each.start:
            yield each.start
        if each.until:
            yield each.until + DAY


def worded(thing: Thing, day: date) -> Thing | None:
    """A thing as it is worded on a day, or None where it does not hold."""
    begun = [each for each in wordings(thing) if each.start is None or each.start <= day]
    return begun[-1] if begun and begun[-1].covers(day) else None


def wordings(thing: Thing) -> list[Thing]:
    """A thing in each of its wordings. One that says no end ends where the next begins."""
    made: list[Thing] = [thing.model_copy(update={"then": ()}) if thing.then else thing]
    for later in thing.then:
        before = made[-1]
        changes = {"start": later.start, "until": later.until, **later.differences}
        if counted := getattr(before, "revision", 0):  # which a phrase has not
            changes.setdefault("revision", counted + 1)
        made.append(before.model_copy(update=changes))
    return made
