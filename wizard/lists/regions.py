"""What holds in a place on a day: the general list with what the place, and then the city, makes of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain

from wizard.content.conditions import Answers, Truth
from wizard.content.models import Checklist, Fact, Item, LocalFact, Notice, Phrase, Region, Replacement
from wizard.content.text import Text
from wizard.lists.epochs import Thing, worded
from wizard.lists.outlook import STEADY, Entry, Outlook, outlooks

Facts = tuple[tuple[Fact, LocalFact], ...]
"""Each fact with what is known of it in a place."""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Local:
    """The checklist as it is in one place on one day.

    `regions`: the place, and then the city; `added` and `without`: item id → the region that adds or leaves it out;
    `worded`: item id → which of the regions word it: "0" the place, "1" the city, "01" both;
    `outlooks`: what will change, of what changes so soon that the list says it.
    """

    regions: tuple[Region, ...] = ()
    items: tuple[Item, ...]
    left_out: tuple[Item, ...] = ()
    added: Mapping[str, Region] = field(default_factory=dict)
    without: Mapping[str, Region] = field(default_factory=dict)
    worded: Mapping[str, str] = field(default_factory=dict)
    known: Mapping[str, LocalFact]
    notices: tuple[Notice, ...]
    phrases: tuple[Phrase, ...]
    hotline: Text
    outlooks: Mapping[Entry, Outlook] = field(default_factory=dict)

    def says(self, fact: str) -> int:
        """Who says what is known of a fact: 2 the city, 1 the place, 0 the checklist."""
        return max((level for level, region in enumerate(self.regions, start=1) if fact in region.facts), default=0)

    def facts(self, checklist: Checklist, stage: str, answers: Answers) -> Facts:
        """What is known of the place for a stage, and may matter to whoever gave these answers."""
        own = [fact for fact in checklist.facts.values() if fact.stage == stage and fact.id in self.known]
        return tuple([(fact, self.known[fact.id]) for fact in own if fact.when.evaluate(answers) is not Truth.NO])

    def outlook(self, thing: Entry) -> Outlook:
        return self.outlooks.get(thing, STEADY)


def everywhere(checklist: Checklist, day: date) -> Local:
    """The checklist where no place is known."""
    return Local(
        items=holding(checklist.items, day),
        known=_known(checklist.facts, day),
        notices=holding(checklist.notices, day),
        phrases=holding(checklist.phrases, day),
        hotline=checklist.hotline,
    )


def local(checklist: Checklist, place_id: str | None, city_id: str | None, day: date) -> Local:
    """The checklist in a place and city; ids that are not known (an unsure place, another city) change nothing."""
    place = checklist.places.get(place_id or "")
    city = place.cities.get(city_id or "") if place else None
    here = everywhere(checklist, day)
    for region in filter(None, (place, city)):
        here = edited(here, region, day)
    return here


def edited(around: Local, region: Region, day: date) -> Local:
    """The checklist in a region of the place `around` it. Items that it does not word stay the same objects."""
    number = str(len(around.regions))
    wording = {id: each for id, each in ((id, worded(each, day)) for id, each in region.replace.items()) if each}
    items = [_replaced(item, wording.get(item.id)) for item in (*around.items, *holding(region.add, day))]
    return Local(
        regions=(*around.regions, region),
        items=tuple([item for item in items if item.id not in region.leave_out]),
        left_out=(*around.left_out, *[item for item in items if item.id in region.leave_out]),
        added={**around.added, **{item.id: region for item in region.add}},
        without={**around.without, **dict.fromkeys(region.leave_out, region)},
        worded={**around.worded, **{id: around.worded.get(id, "") + number for id in wording}},
        known={**around.known, **_known(region.facts, day)},
        notices=around.notices,
        phrases=around.phrases,
        hotline=region.hotline or around.hotline,
    )


def foreseen(checklist: Checklist, steps: Sequence[tuple[date, Local]]) -> Local:
    """What holds in a place on the first of these days, with what changes on the others."""
    (_, now), *later = steps
    if not later:
        return now
    every_item = [*checklist.items, *[item for region in now.regions for item in region.add]]
    items = outlooks([item.id for item in every_item], [(day, here.items) for day, here in steps])
    facts = outlooks(checklist.facts, [(day, here.known.values()) for day, here in steps])
    notices = outlooks([each.id for each in checklist.notices], [(day, here.notices) for day, here in steps])
    phrases = outlooks([each.id for each in checklist.phrases], [(day, here.phrases) for day, here in steps])
    return replace(
        now,
        items=tuple(items),
        known={fact.id: fact for fact in facts},
        notices=tuple(notices),
        phrases=tuple(phrases),
        outlooks=dict(chain[tuple[Entry, Outlook]](items.items(), facts.items(), notices.items(), phrases.items())),
    )


def holding(things: Iterable[Thing], day: date) -> tuple[Thing, ...]:
    """Those that hold on a day, as they are worded then."""
    return tuple([each for each in [worded(thing, day) for thing in things] if each])


def _known(facts: Mapping[str, Fact] | Mapping[str, LocalFact], day: date) -> dict[str, LocalFact]:
    return {fact.id: fact for fact in holding(facts.values(), day)}


def _replaced(item: Item, replacement: Replacement | None) -> Item:
    if replacement is None:
        return item
    changes = {name: value for name, value in replacement if name not in UNTOLD and value is not None}
    return item.model_copy(update={**changes, "revision": item.revision + replacement.revision})


UNTOLD = ("start", "until", "then")
"""What a replacement says of itself, and not of the item."""
