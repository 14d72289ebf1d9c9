"""What holds in a place: the general list with what the place, and then the city, adds, replaces and leaves out."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from wizard.content.models import Checklist, Fact, Item, LocalFact, Region, Replacement
from wizard.content.text import Text


@dataclass(frozen=True, slots=True, eq=False)
class Edition:
    """The items of a place; `added` and `without`: which region adds or leaves out an item."""

    items: tuple[Item, ...]
    left_out: tuple[Item, ...]
    added: Mapping[str, Region]
    without: Mapping[str, Region]


Facts = tuple[tuple[Fact, LocalFact], ...]
"""Each fact with what is known of it in a place."""


@dataclass(frozen=True, slots=True, eq=False)
class Local:
    """The checklist as it is in one place: items, facts by stage. Places that change no item share one edition.

    `regions`: the place, and then the city.
    """

    regions: tuple[Region, ...]
    edition: Edition
    facts: Mapping[str, Facts]
    hotline: Text


@lru_cache(maxsize=1024)
def local(checklist: Checklist, place_id: str | None, city_id: str | None) -> Local:
    """The checklist in a place and city; ids that are not known (an unsure place, another city) change nothing."""
    place = checklist.places.get(place_id or "")
    city = place.cities.get(city_id or "") if place else None
    regions: tuple[Region, ...] = tuple(region for region in (place, city) if region)
    known: dict[str, LocalFact] = dict(checklist.facts)
    for region in regions:
        known |= region.facts
    return Local(
        regions,
        _edition(checklist, tuple(region for region in regions if region.add or region.replace or region.leave_out)),
        {
            stage: tuple((fact, known[id]) for id, fact in checklist.facts.items() if fact.stage == stage)
            for stage in checklist.stages
        },
        next((region.hotline for region in reversed(regions) if region.hotline), checklist.hotline),
    )


@lru_cache(maxsize=1024)
def _edition(checklist: Checklist, regions: tuple[Region, ...]) -> Edition:
    items = [*checklist.items, *(item for region in regions for item in region.add)]
    for region in regions:
        items = [_replaced(item, region.replace.get(item.id)) for item in items]
    without = {id: region for region in regions for id in region.leave_out}
    return Edition(
        tuple(item for item in items if item.id not in without),
        tuple(item for item in items if item.id in without),
        {item.id: region for region in regions for item in region.add},
        without,
    )


def _replaced(item: Item, replacement: Replacement | None) -> Item:
    if replacement is None:
        return item
    changes = {name: value for name, value in replacement if value is not None}
    return item.model_copy(update={**changes, "revision": item.revision + replacement.revision})
