"""What holds in a place: the general list with what the place, and then the city, adds, replaces and leaves out."""

from dataclasses import dataclass
from functools import lru_cache

from wizard.content import Checklist, Item, LocalFact, Region, Replacement
from wizard.text import Text


@dataclass(frozen=True, slots=True)
class Local:
    """The checklist as it is in one place. `regions`: the place and the city, as far as they are known."""

    regions: tuple[Region, ...]
    items: tuple[Item, ...]
    left_out: tuple[Item, ...]
    facts: dict[str, LocalFact]
    hotline: Text

    def region_of(self, item: Item) -> Region | None:
        """The region that put the item on the list; None for an item of the general list."""
        return next((region for region in self.regions if any(item.id == added.id for added in region.add)), None)


@lru_cache(maxsize=1024)
def local(checklist: Checklist, place_id: str | None, city_id: str | None) -> Local:
    """The checklist in a place and city; ids that are not known (an unsure place, another city) change nothing."""
    place = checklist.places.get(place_id or "")
    city = place.cities.get(city_id or "") if place else None
    regions = tuple(region for region in (place, city) if region)
    items = [*checklist.items, *(item for region in regions for item in region.add)]
    left_out = {id for region in regions for id in region.leave_out}
    facts: dict[str, LocalFact] = dict(checklist.facts)
    for region in regions:
        facts |= region.facts
        items = [_replaced(item, region.replace.get(item.id)) for item in items]
    hotlines = [region.hotline for region in regions if region.hotline]
    return Local(
        regions,
        tuple(item for item in items if item.id not in left_out),
        tuple(item for item in items if item.id in left_out),
        facts,
        hotlines[-1] if hotlines else checklist.hotline,
    )


def _replaced(item: Item, replacement: Replacement | None) -> Item:
    if replacement is None:
        return item
    changes = {name: value for name, value in replacement if value is not None}
    return item.model_copy(update=changes)
