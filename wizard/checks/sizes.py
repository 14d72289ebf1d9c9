"""How long lists get: stages that are empty or too long for somebody, wherever and on whichever day."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from wizard.checks.census import Census
from wizard.checks.diagrams import NOBODY, Diagram
from wizard.checks.presence import GENERAL
from wizard.content.models import Item
from wizard.content.problems import Finding, Location

MOST_ITEMS = 9
"""More in one stage than this and people stop reading (Gawande: five to nine to a pause point)."""

MOST_ON_PAPER = 34
"""As many items in both languages take five sides of paper, and hardly anybody folds and carries more."""

Items = Mapping[str, Item]


class Kind(NamedTuple):
    """Places where a stage has the same items on a day. `regions`: those that make it so; none for the general list."""

    within: Diagram
    regions: Sequence[Location]
    items: Items
    day: date


class Fault(NamedTuple):
    """For whom a stage is wrong in one kind of places."""

    who: Diagram
    kind: Kind


def stage_sizes(census: Census) -> Iterator[Finding]:
    """Of each day the lists that hold, and those of an open day, with all that begins later."""
    lists = dict[object, tuple[date, Mapping[Location, Items]]]()
    for position, day in enumerate(census.days):
        for days in ([day], census.days[position:]):
            placed = _placed(census, days)
            lists.setdefault(tuple([(at, *items) for at, items in placed.items()]), (day, placed))
    for stage in census.checklist.stages:
        kinds = [kind for day, placed in lists.values() for kind in _kinds(census, stage, day, placed)]
        yield from _empty(census, stage, kinds)
        yield from _crowded(census, stage, kinds)


def _empty(census: Census, stage: str, kinds: Sequence[Kind]) -> Iterator[Finding]:
    sets = census.sets
    lacking = [(sets.without(kind.within, sets.any(_possible(census, kind))), kind) for kind in kinds]
    faults = [Fault(census.somebody(who), kind) for who, kind in lacking]
    if faults := [fault for fault in faults if fault.who != NOBODY]:
        who = sets.any([fault.who for fault in faults])
        yield census.finding(_location(stage, faults), f'stage "{stage}" has no item at all', who, faults[0].kind.day)


def _crowded(census: Census, stage: str, kinds: Sequence[Kind]) -> Iterator[Finding]:
    sets, most = census.sets, MOST_ITEMS
    crowds = [(sets.more_than(most, census.somebody(kind.within), _possible(census, kind)), kind) for kind in kinds]
    if faults := [Fault(*each) for each in crowds if each[0] != NOBODY]:
        kind = faults[0].kind
        somebody = census.situations.point(faults[0].who)
        pairs = zip(kind.items, _possible(census, kind), strict=True)
        ids = [id for id, possible in pairs if sets.both(somebody, possible) != NOBODY]
        message = f'stage "{stage}" has {len(ids)} items ({", ".join(ids)}), and {most} are the most'
        who = sets.any([fault.who for fault in faults])
        found = census.finding(_location(stage, faults), message, who)
        yield found._replace(
            evidence=found.evidence and found.evidence._replace(address=census.address(somebody, kind.day))
        )


def paper_sizes(census: Census) -> Iterator[Finding]:
    """Lists that take too much paper, on each of the days."""
    for day, presence in census.presences.items():
        items = [presence.truths(location, item).possible for location, item in presence.placed()]
        who = census.sets.more_than(MOST_ON_PAPER, census.situations.everybody, items)
        if who != NOBODY:
            message = f"a list has more than {MOST_ON_PAPER} items, which are as many as fit on five sides of paper"
            yield census.finding(("items",), message, who, day, warning=True)
            return


def _possible(census: Census, kind: Kind) -> list[Diagram]:
    return [census.situations.truths(item.when).possible for item in kind.items.values()]


def _location(stage: str, faults: Sequence[Fault]) -> Location:
    """The stage, or the one region whose doing it is."""
    regions = [region for fault in faults for region in fault.kind.regions or (GENERAL, GENERAL)]
    return regions[0] if len({*regions}) == 1 and regions[0] != GENERAL else ("stages", stage)


def _placed(census: Census, days: Sequence[date]) -> Mapping[Location, Items]:
    """Region → the items that it adds on one of the days; `GENERAL` has those of the general list."""
    placed: dict[Location, dict[str, Item]] = {GENERAL: {}}
    for day in days:
        for location, item in census.presences[day].placed():
            region = location[:-2] if location[0] == "regions" else GENERAL
            placed.setdefault(region, {}).setdefault(item.id, item)
    return placed


def _kinds(census: Census, stage: str, day: date, placed: Mapping[Location, Items]) -> Iterator[Kind]:
    """All places, those together where the stage has the same items."""
    own = {at: {id: item for id, item in items.items() if item.stage == stage} for at, items in placed.items()}
    groups: dict[tuple[str, ...], list[Location]] = {}
    for location in census.areas.regions:
        groups.setdefault(tuple(_local(census, location, own)), []).append(location)
    groups.pop(tuple(own[GENERAL]), None)
    edited = {ids: census.sets.any([census.areas.alone[each] for each in regions]) for ids, regions in groups.items()}
    yield Kind(census.sets.others(census.sets.any(edited.values())), (), own[GENERAL], day)
    for ids, regions in groups.items():
        yield Kind(edited[ids], regions, _local(census, regions[0], own), day)


def _local(census: Census, location: Location, own: Mapping[Location, Items]) -> Items:
    """What a region makes of the items around it."""
    around = _local(census, location[:4], own) if len(location) > 4 else own[GENERAL]
    region = census.areas.regions[location]
    return {id: item for id, item in {**around, **own.get(location, {})}.items() if id not in region.leave_out}
