"""Everything that answers decide, each by its id with the whole of its rule, and what a slip in one clause makes of it.

A rule is more than its `when`: an item that a place adds is there in this place alone, and where a place leaves an item
out, it is not there.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from wizard.content.conditions import ALWAYS, All, AnyOf, Certain, Chosen, Condition, Is, Not
from wizard.content.models import Checklist, Item
from wizard.content.problems import Location


class Rule(NamedTuple):
    """What decides over something. `key`: its name, of ids; `location`: where it stands, below the checklist."""

    key: str
    location: Location
    condition: Condition


class Flip(NamedTuple):
    """A rule with a slip in one clause. `what`: the slip."""

    leaf: Is
    what: str
    condition: Condition


def rules(checklist: Checklist) -> Iterator[Rule]:
    """All that may be there for some and not for others."""
    for location, condition in checklist.conditions():
        thing = location[:-1]
        decided = All((*_places(checklist, location), condition))
        yield Rule(_key(checklist, thing), location, _said_for_certain(thing, decided))


def _places(checklist: Checklist, location: Location) -> Iterator[Condition]:
    """Where an item is there at all."""
    if location[0] == "regions":
        yield from _inside(checklist, location[:-3])
        id = _added(checklist, location[:-2])[int(location[-2])].id
    elif location[0] == "items":
        id = checklist.items[int(location[1])].id
    else:
        return
    for region, each in checklist.region_paths():
        if id in each.leave_out:
            yield from [Not(there) for there in _inside(checklist, region)]


def _inside(checklist: Checklist, region: Location) -> Iterator[Condition]:
    question = checklist.question_of("city" if len(region) > 4 else "place")
    if question:
        yield Chosen(question.id, (str(region[-1]),))


def _added(checklist: Checklist, location: Location) -> Sequence[Item]:
    return next(region.add for at, region in checklist.region_paths() if (*at, "add") == location)


def _said_for_certain(thing: Location, condition: Condition) -> Condition:
    """What is said at the counter, and how something is called, must fit for certain."""
    return Certain(condition) if thing[0] == "phrases" or "variants" in thing else condition


def _key(checklist: Checklist, thing: Location) -> str:
    """By its id; a variant has none, and goes by its position."""
    if thing[0] == "regions":
        return "/".join(map(str, (*thing[3:-2:2], _added(checklist, thing[:-1])[int(thing[-1])].id)))
    last = thing[-1]
    if isinstance(last, int) and "variants" not in thing:
        last = getattr(checklist, str(thing[0]))[last].id
    return "/".join(map(str, (*thing[:-1], last)))


def flips(condition: Condition, options: Mapping[str, Sequence[str]]) -> Iterator[Flip]:
    """The condition with one clause turned round, left out or never true, or with an option too few or too many.

    `options`: question → the options of which one could be named by mistake.
    """
    match condition:
        case Is():
            yield from _slips(condition, options[condition.question])
        case Not() | Certain():
            for flip in flips(condition.part, options):
                yield flip._replace(condition=type(condition)(flip.condition))
        case All() | AnyOf():
            for position, part in enumerate(condition.parts):
                for flip in flips(part, options):
                    parts = (*condition.parts[:position], flip.condition, *condition.parts[position + 1 :])
                    yield flip._replace(condition=type(condition)(parts))


def _slips(leaf: Is, options: Sequence[str]) -> Iterator[Flip]:
    yield Flip(leaf, "turned round", Not(leaf))
    yield Flip(leaf, "always true", ALWAYS)
    yield Flip(leaf, "never true", Not(ALWAYS))
    for option in leaf.options if len(leaf.options) > 1 else ():
        fewer = tuple([each for each in leaf.options if each != option])
        yield Flip(leaf, f'without "{option}"', replace(leaf, options=fewer))
    for option in options:
        if option not in leaf.options:
            yield Flip(leaf, f'with "{option}" too', replace(leaf, options=(*leaf.options, option)))
