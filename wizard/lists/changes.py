"""What has changed since a list was made: today's list beside the same answers' list of that day."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

from wizard.content.conditions import Truth
from wizard.content.text import Text
from wizard.lists.journey import FIRST_YEAR
from wizard.lists.regions import Local
from wizard.lists.sheet import Sheet

Mark = Literal["new", "changed", "certain", "uncertain"]
"""What happened to a thing; `certain`: it stood there with an "if", and `uncertain`: it has one now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What has changed since `day`.

    `items`, `notices`, `facts`: id → what happened to it; `hotline`: whom to call; `gone`: what is no longer on the
    list. Of a list that is known by its tokens alone, see `lists.tokens`: `place`: something that is known of the
    place; `unnamed`: how much more is gone, of which nothing is known any longer.
    """

    day: date
    items: Mapping[str, Mark] = field(default_factory=dict)
    notices: Mapping[str, Mark] = field(default_factory=dict)
    facts: Mapping[str, Mark] = field(default_factory=dict)
    hotline: bool = False
    gone: tuple[Text, ...] = ()
    place: bool = False
    unnamed: int = 0

    @property
    def count(self) -> int:
        """How many things there are to tell."""
        marked = len(self.items) + len(self.notices) + len(self.facts)
        return marked + self.hotline + len(self.gone) + self.place + self.unnamed


class Thing(NamedTuple):
    """Something on a list. `meaning`: what it asks for; `truth`: whether it is there for certain; `words`: its name."""

    meaning: object
    truth: Truth
    words: Text


Things = Mapping[str, Thing]


def day_made(made: str, today: date) -> date | None:
    """The day that an address says a list was made on; None when it says nothing, or what cannot be."""
    if not re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", made):
        return None
    try:
        day = date.fromisoformat(made)
    except ValueError:
        return None
    return day if day.year >= FIRST_YEAR and day <= today else None


def compare(now: Sheet, then: Sheet) -> Changes:
    """What today's list has, has otherwise and has no longer."""
    here, there = now.local, then.local
    names = {old: line.item.id for line in now.lines for old in line.item.was}
    kinds = [
        (_items(now), {names.get(id, id): thing for id, thing in _items(then).items()}),
        (_notices(now), _notices(then)),
        (_facts(now, here), _facts(then, there)),
    ]
    items, notices, facts = [dict(_marks(*each)) for each in kinds]
    gone = [before[id].words for after, before in kinds for id in before if id not in after]
    return Changes(
        day=then.today,
        items=items,
        notices=notices,
        facts=facts,
        hotline=here.hotline.root != there.hotline.root,
        gone=tuple(gone),
    )


def _marks(now: Things, then: Things) -> Iterator[tuple[str, Mark]]:
    for id, thing in now.items():
        if id not in then:
            yield id, "new"
        elif thing.meaning != then[id].meaning:
            yield id, "changed"
        elif thing.truth is not then[id].truth:
            yield id, "certain" if thing.truth is Truth.YES else "uncertain"


def _items(sheet: Sheet) -> Things:
    """Who words an item is part of what it means: revisions may add up to the same number."""
    return {
        line.item.id: Thing((line.item.revision, line.worded), line.verdict.truth, line.item.do)
        for line in sheet.lines
        if line.listed
    }


def _notices(sheet: Sheet) -> Things:
    return {notice.id: Thing(notice.revision, verdict.truth, notice.title) for notice, verdict in sheet.notices}


def _facts(sheet: Sheet, local: Local) -> Things:
    """What is known of the place, and may matter to this reader."""
    shown = [fact for stage in sheet.journey.stages for fact, _ in sheet.facts(stage)]
    return {
        fact.id: Thing((local.says(fact.id), local.known[fact.id].revision), Truth.YES, fact.title) for fact in shown
    }
