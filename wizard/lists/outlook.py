"""What will change of something that stands on a list, as far ahead as the list tells it."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple, TypeVar

from wizard.content.models import Item, LocalFact, Notice, Phrase
from wizard.content.text import Text
from wizard.content.timed import DAY

Kind = TypeVar("Kind", Item, LocalFact, Notice, Phrase)

Entry = Item | LocalFact | Notice | Phrase
"""What stands on a list and may change."""


class Turn(NamedTuple):
    """What holds from a day on; None where nothing does any longer."""

    day: date
    entry: Entry | None


class Outlook(NamedTuple):
    """`start`: the day from which it holds, where that is ahead; `turns`: what holds later instead of it."""

    start: date | None = None
    turns: tuple[Turn, ...] = ()

    @property
    def until(self) -> date | None:
        """The last day on which it holds, where nothing comes after it."""
        return self.turns[0].day - DAY if self.turns and not self.turns[0].entry else None


STEADY = Outlook()


def outlooks(ids: Iterable[str], steps: Sequence[tuple[date, Iterable[Kind]]]) -> dict[Kind, Outlook]:
    """What stands on the list, in the order of `ids`. `steps`: what holds on a day, and on each later one told of."""
    found: dict[Kind, Outlook] = {}
    held = [(day, {each.id: each for each in entries}) for day, entries in steps]
    for id in ids:
        states = [(day, entries.get(id)) for day, entries in held]
        changes = [now for before, now in pairwise(states) if says(before[1]) != says(now[1])]
        now, start = states[0][1], None
        if now is None and changes:
            start, now = changes.pop(0)
        if now:
            found[now] = Outlook(start, tuple([Turn(*each) for each in changes]))
    return found


def says(entry: Entry | None) -> tuple[Text | None, ...]:
    """What a reader reads of it."""
    match entry:
        case None:
            return ()
        case Item():
            return entry.do, entry.detail
        case Notice():
            return entry.title, entry.text
    return (entry.text,)
