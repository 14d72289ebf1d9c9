"""Reminds authors to raise a revision: `docs/revisions.txt` notes what each thing said when it last had its number.

A line is a key such as `upgrade/items/photo`, the revision, and a hash of what it says. Only the command line reads it.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Any, NamedTuple

from wizard.content.conditions import All, AnyOf, Is, Not
from wizard.content.models import Checklist, Content, Item, LocalFact, Notice, Region, Replacement
from wizard.content.problems import Finding, Key, Location
from wizard.content.text import Text

REVISIONS = "docs/revisions.txt"

HEAD = "# What each thing meant when its revision was last noted. Made by ./dev revisions. Do not edit.\n"


SAYS = ("title", "text", "do", "detail", "ask_office", "when")
"""What gives a thing its meaning. Its sources, its dates and where it stands do not."""


class Note(NamedTuple):
    revision: int
    says: str


Notes = Mapping[str, Note]
"""Key → what was noted of it."""


class Revised(NamedTuple):
    """Something with a revision: how people call it, and where it stands in the file."""

    name: str
    location: Location
    note: Note


def revisions_text(content: Content) -> str:
    """The notes as the file holds them, sorted by key."""
    lines = [f"{key} {each.note.revision} {each.note.says}\n" for key, each in sorted(_revised(content).items())]
    return HEAD + "".join(lines)


def read_notes(text: str) -> Notes:
    """The notes in a file that `revisions_text` made."""
    lines = [line.split() for line in text.splitlines() if line and not line.startswith("#")]
    return {key: Note(int(revision), says) for key, revision, says in lines}


def reminders(content: Content, notes: Notes) -> Iterator[Finding]:
    """Where an author may have forgotten to raise a revision, or to say that an item is withdrawn."""
    now = _revised(content)
    for key in now.keys() & notes.keys():
        yield from _compared(now[key], notes[key])
    for id, checklist in content.checklists.items():
        gone = {key.rpartition("/")[2]: notes[key] for key in notes if key.startswith(f"{id}/items/")}
        for item in _items(checklist):
            gone.pop(item.id, None)
        yield from _withdrawn(("checklists", id), checklist, gone)


def summary(content: Content, notes: Notes) -> str:
    """One line on what notes made now would note, against those from before."""
    now = {key: each.note for key, each in _revised(content).items()}
    both = now.keys() & notes.keys()
    raised = sum(now[key].revision != notes[key].revision for key in both)
    reworded = sum(now[key] != notes[key] for key in both) - raised
    new, gone = len(now.keys() - both), len(notes.keys() - both)
    return f"{REVISIONS}: {len(now)} revisions ({new} new, {raised} raised, {reworded} reworded, {gone} gone)"


def _compared(each: Revised, note: Note) -> Iterator[Finding]:
    revision, says = each.note
    if revision < note.revision:
        message = f"{each.name} had revision {note.revision} before: a revision never goes down"
        yield Finding((*each.location, "revision"), message)
    elif revision == note.revision and says != note.says:
        message = (
            f"{each.name} reads otherwise than in {REVISIONS}: if it now means something else, "
            f"raise its revision to {revision + 1}; then run ./dev revisions"
        )
        yield Finding(each.location, message, warning=True)


def _withdrawn(location: Location, checklist: Checklist, gone: Notes) -> Iterator[Finding]:
    for id, note in gone.items():
        withdrawn = checklist.withdrawn.get(id)
        if withdrawn is None:
            remedy = 'name it under "withdrawn", so that people with older lists are told'
            yield Finding((*location, Key("items")), f'item "{id}" was on lists and is gone: {remedy}', warning=True)
        elif withdrawn.revision < note.revision:
            message = f'item "{id}" had revision {note.revision} on lists: "revision: {note.revision}" belongs here'
            yield Finding((*location, "withdrawn", id, "revision"), message)


def _revised(content: Content) -> Mapping[str, Revised]:
    """Everything with a revision, by its key. An item keeps its key when it moves from one place to all, or back."""
    found: dict[str, Revised] = {}
    for id, checklist in content.checklists.items():
        for keys, each in _of_checklist(checklist):
            found["/".join((id, *keys))] = each._replace(location=("checklists", id, *each.location))
    return found


def _of_checklist(checklist: Checklist) -> Iterator[tuple[Iterable[str], Revised]]:
    yield from _of_items((), checklist.items, "items")
    for position, notice in enumerate(checklist.notices):
        yield ("notices", notice.id), Revised(f'notice "{notice.id}"', ("notices", position), _note(notice))
    for id, fact in checklist.facts.items():
        yield ("facts", id), Revised(f'fact "{id}"', ("facts", id), _note(fact))
    for location, region in checklist.region_paths():
        yield from _of_items(location, region.add, "add")
        yield from _of_region(location, region)


def _of_items(location: Location, items: Iterable[Item], where: str) -> Iterator[tuple[Iterable[str], Revised]]:
    for position, item in enumerate(items):
        yield ("items", item.id), Revised(f'item "{item.id}"', (*location, where, position), _note(item))


def _of_region(location: Location, region: Region) -> Iterator[tuple[Iterable[str], Revised]]:
    keys = ("places", *(str(step) for step in location[3::2]))
    for id, fact in region.facts.items():
        yield (*keys, "facts", id), Revised(f'fact "{id}"', (*location, "facts", id), _note(fact))
    for id, other in region.replace.items():
        yield (*keys, "replace", id), Revised(f'the replacement of "{id}"', (*location, "replace", id), _note(other))


def _items(checklist: Checklist) -> Iterator[Item]:
    yield from checklist.items
    for _, region in checklist.region_paths():
        yield from region.add


def _note(each: Item | Notice | LocalFact | Replacement) -> Note:
    parts = {name: getattr(each, name, None) for name in SAYS}
    says = json.dumps({name: _spelled(part) for name, part in parts.items() if part is not None}, sort_keys=True)
    return Note(each.revision, sha256(says.encode()).hexdigest()[:8])


def _spelled(part: Any) -> Any:
    """A part as JSON has it; the lines of a condition in an order that is not the file's."""
    match part:
        case Text():
            return part.root
        case Is():
            return [part.question, sorted(part.options)]
        case Not():
            return ["not", _spelled(part.part)]
        case All() | AnyOf():
            return [type(part).__name__, *sorted((_spelled(line) for line in part.parts), key=json.dumps)]
    return part
