"""What holds in a place: the general list with what the place, and then the city, adds, replaces and leaves out."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from wizard.content.models import Checklist, Fact, Item, LocalFact, Region, Replacement
from wizard.content.text import Text

Facts = tuple[tuple[Fact, LocalFact], ...]
"""Each fact with what is known of it in a place."""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Local:
    """The checklist as it is in one place.

    `regions`: the place, and then the city; `added` and `without`: item id → the region that adds or leaves it out;
    `worded`: item id → which of the regions word it: "0" the place, "1" the city, "01" both.
    """

    regions: tuple[Region, ...] = ()
    items: tuple[Item, ...]
    left_out: tuple[Item, ...] = ()
    added: Mapping[str, Region] = field(default_factory=dict)
    without: Mapping[str, Region] = field(default_factory=dict)
    worded: Mapping[str, str] = field(default_factory=dict)
    known: Mapping[str, LocalFact]
    hotline: Text

    def says(self, fact: str) -> int:
        """Who says what is known of a fact: 2 the city, 1 the place, 0 the checklist."""
        return max((level for level, region in enumerate(self.regions, start=1) if fact in region.facts), default=0)

    def facts(self, checklist: Checklist, stage: str) -> Facts:
        """What is known of the place for a stage."""
        return tuple([(fact, self.known[id]) for id, fact in checklist.facts.items() if fact.stage == stage])


def everywhere(checklist: Checklist) -> Local:
    """The checklist where no place is known."""
    return Local(items=checklist.items, known=checklist.facts, hotline=checklist.hotline)


def local(checklist: Checklist, place_id: str | None, city_id: str | None) -> Local:
    """The checklist in a place and city; ids that are not known (an unsure place, another city) change nothing."""
    place = checklist.places.get(place_id or "")
    city = place.cities.get(city_id or "") if place else None
    here = edited(everywhere(checklist), place) if place else everywhere(checklist)
    return edited(here, city) if city else here


def edited(around: Local, region: Region) -> Local:
    """The checklist in a region of the place `around` it. Items that it does not word stay the same objects."""
    number = str(len(around.regions))
    items = [_replaced(item, region.replace.get(item.id)) for item in (*around.items, *region.add)]
    return Local(
        regions=(*around.regions, region),
        items=tuple([item for item in items if item.id not in region.leave_out]),
        left_out=(*around.left_out, *[item for item in items if item.id in region.leave_out]),
        added={**around.added, **{item.id: region for item in region.add}},
        without={**around.without, **dict.fromkeys(region.leave_out, region)},
        worded={**around.worded, **{id: around.worded.get(id, "") + number for id in region.replace}},
        known={**around.known, **region.facts},
        hotline=region.hotline or around.hotline,
    )


def _replaced(item: Item, replacement: Replacement | None) -> Item:
    if replacement is None:
        return item
    changes = {name: value for name, value in replacement if value is not None}
    return item.model_copy(update={**changes, "revision": item.revision + replacement.revision})
