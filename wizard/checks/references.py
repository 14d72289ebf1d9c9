"""Whether names lead somewhere, and questions, options and places have the shape that the wizard relies on."""

from collections.abc import Iterator, Mapping, Sequence, Set
from typing import Any

from wizard.content.conditions import WORDS, Condition
from wizard.content.fields import ANY_OPTION
from wizard.content.models import OPEN, Checklist, Item, Question, Region
from wizard.content.problems import Finding, Key, Location, key_of, nearest

MOST_OPTIONS = 7

QUERY_KEYS = {"asked", "edit", "from", "lang", "made", "paper", "since", "size", "with"}
"""What stands in addresses beside the answers."""

PAGES = {"about", "offline", "static"}
"""What addresses begin with, where a checklist does not."""


def references(checklist: Checklist) -> Iterator[Finding]:
    """What has the wrong shape, and what points nowhere, below the checklist."""
    yield from _shape(checklist)
    yield from _twice(checklist)
    yield from _stages(checklist)
    yield from _wordless(checklist)
    yield from _renamed(checklist)
    items = {item.id for _, item in _all_items(checklist)}
    for location, region in checklist.region_paths():
        yield from _of_region(checklist, items, location, region)
    for location, condition in checklist.conditions():
        yield from _of_condition(checklist, location, condition)


# -- shape --------------------------------------------------------------------------------------------------------


def _shape(checklist: Checklist) -> Iterator[Finding]:
    if checklist.id in PAGES:
        yield Finding((), f'"{checklist.id}" is a page of the wizard itself: choose another id')
    if not checklist.questions:
        yield Finding(("questions",), "a checklist asks at least one question")
    for id, question in checklist.questions.items():
        location: Location = ("questions", id)
        if id in WORDS:
            yield Finding(key_of(location), f'"{id}" is a word of conditions: choose another id')
        if id in QUERY_KEYS:
            yield Finding(key_of(location), f'"{id}" has a meaning in addresses: choose another id')
        if question.kind == "choice":
            yield from _options_shape(location, question)
        yield from _kind_shape(location, question)
    yield from _order(checklist)


def _kind_shape(location: Location, question: Question) -> Iterator[Finding]:
    if question.kind != "date" and question.missing is None:
        yield Finding(key_of(location), '"missing" is missing: what to do when nothing was chosen')
    if question.kind != "choice" and question.because is None:
        yield Finding(key_of(location), f'a question of kind "{question.kind}" needs "because" with {{option}}')
    if question.kind in ("place", "city") and not question.options:
        message = f'a question of kind "{question.kind}" needs an option of its own, for whoever finds no other'
        yield Finding((*location, "options"), message)
    if question.kind == "date" and OPEN not in question.options:
        message = f'a question of kind "date" needs the option "{OPEN}", for "not decided yet"'
        yield Finding((*location, "options"), message)


def _options_shape(location: Location, question: Question) -> Iterator[Finding]:
    if not 2 <= len(question.options) <= MOST_OPTIONS:
        yield Finding((*location, "options"), f"a question has 2 to {MOST_OPTIONS} options")
    for id, option in question.options.items():
        if option.because is None:
            yield Finding((*location, "options", Key(id)), '"because" is missing here')
        for position, other in enumerate(option.unsure if option.unsure != ANY_OPTION else ()):
            if other not in question.options or other == id:
                hint = nearest(other, question.options.keys() - {id})
                message = f'there is no option "{other}" to be unsure of{hint}'
                yield Finding((*location, "options", id, "unsure", position), message)


def _order(checklist: Checklist) -> Iterator[Finding]:
    order = list(checklist.stages)
    furthest, kinds = 0, set()
    for id, question in checklist.questions.items():
        kinds.add(question.kind)
        if question.kind == "city" and "place" not in kinds:
            message = 'a question of kind "city" stands below one of kind "place"'
            yield Finding(("questions", id, "kind"), message)
        if question.stage in order:
            if order.index(question.stage) < furthest:
                message = f'stage "{question.stage}" is over by now: questions stand in order of stages'
                yield Finding(("questions", id, "stage"), message)
            furthest = max(furthest, order.index(question.stage))


def _twice(checklist: Checklist) -> Iterator[Finding]:
    seen: set[Location] = set()
    lists: list[tuple[Location, Sequence[Any]]] = [(("notices",), checklist.notices), (("phrases",), checklist.phrases)]
    for location, entries in [*lists, *_item_lists(checklist)]:
        noun = "item" if location[-1] in ("items", "add") else str(location[-1])
        for position, entry in enumerate(entries):
            if (noun, entry.id) in seen:
                yield Finding((*location, position, "id"), f'"{entry.id}" stands here twice')
            seen.add((noun, entry.id))
    for location, _ in checklist.region_paths():
        if location[-2:] in seen:
            yield Finding(key_of(location), f'"{location[-1]}" stands here twice')
        seen.add(location[-2:])


def _renamed(checklist: Checklist) -> Iterator[Finding]:
    """Former ids that something else has: who came by an old link would get that."""
    named: list[tuple[Location, Mapping[str, Any]]] = [
        (("questions",), checklist.questions),
        *((("questions", id, "options"), question.options) for id, question in checklist.questions.items()),
        *((("regions", id, "places"), group.places) for id, group in checklist.regions.items()),
    ]
    for location, entries in named:
        taken = {*entries}
        for id, entry in entries.items():
            for former in entry.was:
                if former in taken:
                    yield Finding(
                        (*location, id, "was"), f'"{former}" is the id of another: nothing else was called so'
                    )
                taken.add(former)


# -- names --------------------------------------------------------------------------------------------------------


def _stages(checklist: Checklist) -> Iterator[Finding]:
    named: list[tuple[Location, str]] = [
        *((("questions", id), question.stage) for id, question in checklist.questions.items()),
        *((("facts", id), fact.stage) for id, fact in checklist.facts.items()),
        *((location, item.stage) for location, item in _all_items(checklist)),
    ]
    for location, stage in named:
        if stage not in checklist.stages:
            message = f'there is no stage "{stage}"{nearest(stage, checklist.stages)}'
            yield Finding((*location, "stage"), message)


def _wordless(checklist: Checklist) -> Iterator[Finding]:
    for id, stage in checklist.stages.items():
        for position, variant in enumerate(stage.variants):
            if not (variant.title or variant.moment or variant.lead):
                message = "a variant has other words: title, moment or lead"
                yield Finding(("stages", id, "variants", position), message)


def _item_lists(checklist: Checklist) -> Iterator[tuple[Location, Sequence[Item]]]:
    yield ("items",), checklist.items
    for location, region in checklist.region_paths():
        yield (*location, "add"), region.add


def _all_items(checklist: Checklist) -> Iterator[tuple[Location, Item]]:
    for location, items in _item_lists(checklist):
        for position, item in enumerate(items):
            yield (*location, position), item


def _of_region(checklist: Checklist, items: Set[str], location: Location, region: Region) -> Iterator[Finding]:
    named: list[tuple[Location, str]] = [((*location, "replace", Key(id)), id) for id in region.replace]
    named += [((*location, "leave-out", position), id) for position, id in enumerate(region.leave_out)]
    for below, id in named:
        if id not in items:
            yield Finding(below, f'there is no item "{id}"{nearest(id, items)}')
    for id in region.facts:
        if id not in checklist.facts:
            message = f'there is no fact "{id}"{nearest(id, checklist.facts)}'
            yield Finding((*location, "facts", Key(id)), message)


def _of_condition(checklist: Checklist, location: Location, condition: Condition) -> Iterator[Finding]:
    known = list(checklist.questions)
    if location[0] == "questions":
        known = known[: known.index(str(location[1]))]
    for leaf in condition.leaves():
        below = (*location, *leaf.where[:-1], Key(leaf.question))
        if leaf.question not in checklist.questions:
            hint = nearest(leaf.question, [*known, *WORDS])
            yield Finding(below, f'there is no question "{leaf.question}"{hint}')
        elif leaf.question not in known:
            message = f'question "{leaf.question}" is not asked yet here: it stands further down'
            yield Finding(below, message)
        else:
            options = checklist.answers[leaf.question]
            for position, option in enumerate(leaf.options):
                where = (*location, *leaf.where, position)
                if option not in options:
                    message = f'question "{leaf.question}" has no option "{option}"{nearest(option, options)}'
                    yield Finding(where, message)
                elif option in leaf.options[:position]:
                    yield Finding(where, f'"{option}" stands here twice')
