"""Which items keep company: those that always stand together, and those that never do, for everybody at once."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from wizard.checks.census import Census
from wizard.checks.diagrams import NOBODY, Diagram


def listed(census: Census) -> Mapping[str, Diagram]:
    """Item id → whoever has it on the list, perhaps with an "if"."""
    presence = census.presences[census.days[0]]
    found: dict[str, Diagram] = {}
    for location, item in presence.placed():
        who = census.somebody(presence.truths(location, item).possible)
        found[item.id] = census.sets.either(found.get(item.id, NOBODY), who)
    return found


def all_together(census: Census) -> Iterator[str]:
    """How many pairs there are of each kind, and the items that are always together."""
    groups: dict[Diagram, list[str]] = {}
    items = listed(census)
    for id, who in items.items():
        groups.setdefault(who, []).append(id)
    always = sum(len(ids) * (len(ids) - 1) // 2 for ids in groups.values())
    never = sum(census.sets.both(one, other) == NOBODY for one, other in combinations(items.values(), 2))
    pairs = len(items) * (len(items) - 1) // 2
    yield f"of {pairs:,} pairs of items {always:,} always stand together, and {never:,} never"
    for ids in groups.values():
        if len(ids) > 1:
            yield f"- always together: {', '.join(ids)}"


def together(census: Census, item: str) -> Iterator[str]:
    """What everybody has who has the item, and what none of them has."""
    items = listed(census)
    own, sets = items[item], census.sets
    others = {id: who for id, who in items.items() if id != item}
    yield f"with {item} always: {_named([id for id, who in others.items() if sets.without(own, who) == NOBODY])}"
    yield f"with {item} never: {_named([id for id, who in others.items() if sets.both(own, who) == NOBODY])}"


def _named(ids: Sequence[str]) -> str:
    return ", ".join(ids) or "nothing"
