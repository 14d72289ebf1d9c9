"""Reminds authors of what readers must be told: the content beside its last release, and beside the list numbers."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from wizard.content.history import NUMBERS, RELEASES, Archive
from wizard.content.models import Checklist, Content, Item, LocalFact, Notice, Replacement
from wizard.content.problems import Finding, Key
from wizard.lists.numbers import History, extended
from wizard.lists.numbers import from_json as numbers_from
from wizard.lists.numbers import to_json as numbers_text
from wizard.lists.releases import Note, Notes, Thing, from_json, note_of, noted, things, to_json

ADDED = re.compile("/places/.*/add/")
"""In the key of an item, where a place adds it. It stays the same item when it moves to the general list, or back."""

NOT_MEANT = {"revision", "stage"}
"""What is noted of a thing and is no part of its meaning."""


class Last(NamedTuple):
    """The last release, and what list numbers were made of when it was made. `day`: None before the first one."""

    day: date | None
    notes: Notes
    numbers: History


class Difference(NamedTuple):
    """How many things a release has that the one before it had not, has otherwise, and has no longer."""

    new: int
    changed: int
    gone: int

    def __str__(self) -> str:
        return f"{self.new} new, {self.changed} changed, {self.gone} gone"


def last(archive: Archive) -> Last:
    """What the archive holds of the last release."""
    day = max(archive.days, default=None)
    numbers = numbers_from(archive.numbers) if archive.numbers else History()
    return Last(day, from_json(archive.release(day)) if day else {}, numbers)


def release(content: Content, before: Last, day: date) -> tuple[str, str, str]:
    """The text of a release, that of the numbers that go with it, and a line on what is new in both."""
    notes, numbers = noted(content), extended(before.numbers, content)
    since = f" since {before.day}" if before.day else ""
    summary = (
        f"history/{RELEASES}/{day}.json: {len(notes)} things ({difference(notes, before.notes)}{since})\n"
        f"history/{NUMBERS}: {_values(numbers)} values ({_values(numbers) - _values(before.numbers)} new)"
    )
    return to_json(notes), numbers_text(numbers), summary


def reminders(content: Content, before: Last) -> Iterator[Finding]:
    """Where an author may have forgotten to raise a revision, and whether a release is due."""
    if before.day:
        known = {_meant(key): note for key, note in before.notes.items()}
        for thing in things(content):
            note = known.get(_meant(thing.key))
            if note and isinstance(thing.model, Item | Notice | LocalFact | Replacement):
                yield from _compared(thing, note, before.day)
    yield from _lost(content, before)
    yield from _due(content, before)


def _lost(content: Content, before: Last) -> Iterator[Finding]:
    """Questions, options and places of the last release that links on paper name, and that are called so no longer."""
    for key, note in before.notes.items():
        id, kind, *rest = [*key.split("/"), "", ""]
        checklist = content.checklists.get(id)
        if checklist is None:
            continue
        if kind == "questions":
            yield from _lost_of_question(checklist, rest[0], note["options"])
        elif kind == "places" and not called(rest[0], checklist.places):
            where = ("checklists", id, Key("regions"))
            yield Finding(where, f'place "{rest[0]}" is gone: {BREAKS.format(rest[0])}', True)


BREAKS = "links and numbers on paper that name it ask again; if it is called otherwise now, write there “was: {}”"


def _lost_of_question(checklist: Checklist, id: str, options: Iterable[str]) -> Iterator[Finding]:
    where = ("checklists", checklist.id, "questions")
    now = called(id, checklist.questions)
    if now is None:
        count = len([*options])
        message = f'question "{id}" with its {count} options is gone: {BREAKS.format(id)}'
        yield Finding((*where[:-1], Key("questions")), message, True)
        return
    for option in options:
        if not called(option, checklist.questions[now].options):
            message = f'option "{option}" of "{now}" is gone: {BREAKS.format(option)}'
            yield Finding((*where, now, Key("options")), message, True)


def called(id: str, named: Mapping[str, Any]) -> str | None:
    """Today's id of what has this id, or had it."""
    return id if id in named else next((each for each, thing in named.items() if id in thing.was), None)


def difference(now: Notes, before: Notes) -> Difference:
    both = now.keys() & before.keys()
    changed = sum(now[key] != before[key] for key in both)
    return Difference(len(now.keys() - both), changed, len(before.keys() - both))


def _due(content: Content, before: Last) -> Iterator[Finding]:
    """The whole file differs from the last release, or list numbers cannot say all of it."""
    found = difference(noted(content), before.notes)
    if any(found):
        what = f"differs from the release of {before.day} ({found})" if before.day else "was never released"
        yield Finding((Key("checklists"),), f"what is served {what}: run ./dev release before others see it", True)
    try:
        lacking = _values(extended(before.numbers, content)) - _values(before.numbers)
    except ValueError as error:
        yield Finding((Key("checklists"),), str(error))
        return
    if lacking:
        message = f"list numbers lack {lacking} of the options, which are asked again: run ./dev release"
        yield Finding((Key("checklists"),), message, True)


def _compared(thing: Thing, before: Note, day: date) -> Iterator[Finding]:
    now, name = note_of(thing.model), _name(thing)
    revision, known = now.get("revision", 1), before.get("revision", 1)
    if revision < known:
        message = f"{name} had revision {known} in the release of {day}: a revision never goes down"
        yield Finding((*thing.location, "revision"), message)
    elif revision == known and _meaning(now) != _meaning(before):
        message = (
            f"{name} reads otherwise than in the release of {day}: if it now means something else, "
            f"raise its revision to {revision + 1}"
        )
        yield Finding(thing.location, message, True)


def _name(thing: Thing) -> str:
    """How people call it."""
    id = thing.key.rpartition("/")[2]
    match thing.model:
        case Item():
            return f'item "{id}"'
        case Notice():
            return f'notice "{id}"'
        case Replacement():
            return f'the replacement of "{id}"'
    return f'fact "{id}"'


def _meaning(note: Note) -> Note:
    return {key: value for key, value in note.items() if key not in NOT_MEANT}


def _meant(key: str) -> str:
    return ADDED.sub("/items/", key)


def _values(numbers: History) -> int:
    """How many values list numbers have."""
    return sum(len(options) for each in numbers.checklists.values() for options in each.options.values())
