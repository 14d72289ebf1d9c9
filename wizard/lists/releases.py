"""What a release notes of the content, and the old lists that are made again from it.

    "upgrade/items/photo": {"do": {"en": "Bring a photo", "zh": "带照片"}, "says": "1d0c2a9b", "stage": "prepare"}

Noted is what decides which list somebody gets, in the words of the content file, and how things are called. Of all
other words there is a hash under `says`: it tells authors that something reads otherwise. A checklist that is read from
its notes makes the lists of that time with the code that makes today's.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cache
from hashlib import sha256
from typing import Any, NamedTuple

from wizard.content.conditions import ALWAYS, All, AnyOf, Chosen, Condition, Is, Not
from wizard.content.models import (
    Checklist,
    Content,
    Fact,
    Item,
    LocalFact,
    Notice,
    Place,
    Question,
    Region,
    Replacement,
)
from wizard.content.problems import Location
from wizard.content.stages import Stage
from wizard.content.text import Model, Text
from wizard.lists.sheet import Sheets

Note = Mapping[str, Any]
Notes = Mapping[str, Note]
"""Key → what is noted of it, as JSON has it."""

UNNOTED = {"id", "sources", "was", "checked", "review_by", "calendar", "tone", "excludes", "short", "bring", "asks"}
"""What gives a thing no other meaning: the last three say the same in a word, or as a question."""

SAID = ("detail", "text", "ask_office")
"""What does, and is noted as a hash."""

STAND_INS: Mapping[str, Any] = {
    **dict.fromkeys(("title", "lead", "moment", "text", "name", "ask", "why", "stage"), ""),
    **dict.fromkeys(("sources", "at-hand", "phrases", "notices", "items"), ()),
    "tone": "note",
    "checked": "2000-01-01",
}
"""What content must have, where a release does not note it."""


class Thing(NamedTuple):
    """Something that is noted, by its key, and where it stands below the content."""

    key: str
    location: Location
    model: Model


# -- from content to notes --------------------------------------------------------------------------------------------


def things(content: Content) -> Iterator[Thing]:
    """All that is noted of a content."""
    for id, checklist in content.checklists.items():
        for keys, location, model in _of_checklist(checklist):
            yield Thing("/".join((id, *keys)), ("checklists", id, *location), model)


def noted(content: Content) -> Notes:
    """The notes of a content."""
    return {thing.key: note_of(thing.model) for thing in things(content)}


def to_json(notes: Notes) -> str:
    """One thing a line, sorted, so that a diff shows what has changed."""
    lines = [
        f"{json.dumps(key)}: {json.dumps(notes[key], ensure_ascii=False, sort_keys=True)}" for key in sorted(notes)
    ]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def from_json(text: str) -> Notes:
    notes: Notes = json.loads(text)
    return notes


Found = Iterator[tuple[tuple[str, ...], Location, Model]]


def _of_checklist(checklist: Checklist) -> Found:
    yield (), (), checklist
    for part in ("questions", "facts"):
        for id, each in getattr(checklist, part).items():
            yield (part, id), (part, id), each
    for part in ("notices", "items"):
        for position, each in enumerate(getattr(checklist, part)):
            yield (part, each.id), (part, position), each
    for location, region in checklist.region_paths():
        yield from _of_region(("places", *map(str, location[3:])), location, region)


def _of_region(keys: tuple[str, ...], location: Location, region: Region) -> Found:
    yield keys, location, region
    for position, item in enumerate(region.add):
        yield (*keys, "add", item.id), (*location, "add", position), item
    for part in ("facts", "replace"):
        for id, each in getattr(region, part).items():
            yield (*keys, part, id), (*location, part, id), each


def note_of(model: Model) -> Note:
    """What is noted of one thing."""
    match model:
        case Checklist():
            return {"hotline": model.hotline.root, "order": [*model.questions], "stages": [*model.stages]}
        case Region():
            note = {"hotline": model.hotline.root if model.hotline else None, "leave-out": sorted(model.leave_out)}
            return {key: value for key, value in note.items() if value}
        case Question():
            options = {id: _spelled(option.unsure) for id, option in model.options.items()}
            return {"kind": model.kind, "options": options, **_when(model.when)}
    return _of_fields(model)


def _of_fields(model: Model) -> Note:
    """Every field that says something, under its name in the file."""
    note: dict[str, Any] = {}
    said: dict[str, Any] = {}
    for name, info in type(model).model_fields.items():
        value = getattr(model, name)
        if name not in UNNOTED and value != info.get_default(call_default_factory=True):
            (said if name in SAID else note)[info.alias or name] = _spelled(value)
    when = note.pop("when", None)
    return note | ({"when": when} if when else {}) | ({"says": _hashed(said)} if said else {})


def _when(condition: Condition) -> Note:
    spelled = _spelled(condition)
    return {"when": spelled} if spelled else {}


def _spelled(value: Any) -> Any:
    """A value as the file has it; the parts of a condition in an order that is not the author's."""
    match value:
        case Text():
            return value.root
        case Model():
            return note_of(value)
        case date():
            return value.isoformat()
        case Is():
            return {value.question: sorted(value.options)}
        case Not():
            return {"not": _spelled(value.part)}
        case All() | AnyOf():
            parts = [_spelled(part) for part in value.parts if part != ALWAYS and not isinstance(part, Chosen)]
            word = "any" if isinstance(value, AnyOf) else "all"
            return {word: sorted(parts, key=json.dumps)} if parts else {}
        case tuple():
            return [_spelled(each) for each in value]
    return value


def _hashed(said: Mapping[str, Any]) -> str:
    return sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()[:8]


# -- from notes to old lists ------------------------------------------------------------------------------------------


def checklist_of(notes: Notes, id: str) -> Checklist | None:
    """The checklist that was noted, as far as lists are made of it; None where there was none of this id."""
    noted = _tree(notes).get(id)
    if noted is None:
        return None
    places = {each: _region(Place, place) for each, place in noted.get("places", {}).items()}
    tree = {
        "id": id,
        "hotline": noted["hotline"],
        "stages": {stage: _filled(Stage, {}) for stage in noted["stages"]},
        "questions": {each: _question(noted["questions"][each]) for each in noted["order"]},
        "facts": {each: _filled(Fact, fact) for each, fact in noted.get("facts", {}).items()},
        "notices": _listed(Notice, noted.get("notices", {})),
        "items": _listed(Item, noted.get("items", {})),
        "regions": {"all": {"title": "", "places": places}},
    }
    return Checklist.model_validate(_as_read(_filled(Checklist, tree)))


class Releases:
    """The checklists of earlier days. A release is read when somebody opens a list from its time."""

    def __init__(self, in_force: Callable[[date], date | None], text: Callable[[date], str]) -> None:
        self.in_force = in_force
        self.text = text
        self.read = cache(self._read)

    def sheets(self, checklist: str, day: date) -> Sheets | None:
        """What made the lists of a checklist on this day; None where nothing is known of that time."""
        release = self.in_force(day)
        made: Sheets | None = self.read(checklist, release) if release else None
        return made

    def _read(self, checklist: str, release: date) -> Sheets | None:
        then = checklist_of(from_json(self.text(release)), checklist)
        return Sheets(then) if then else None


def _tree(notes: Notes) -> dict[str, Any]:
    """The notes below each other, as their keys say."""
    tree: dict[str, Any] = {}
    for key, note in notes.items():
        branch = tree
        for step in key.split("/"):
            branch = branch.setdefault(step, {})
        branch.update(note)
    return tree


def _region(model: type[Region], noted: Mapping[str, Any]) -> Note:
    region = dict(noted)
    for part, kind in (("facts", LocalFact), ("replace", Replacement)):
        region[part] = {id: _filled(kind, each) for id, each in noted.get(part, {}).items()}
    region["add"] = _listed(Item, noted.get("add", {}))
    if "cities" in noted:
        region["cities"] = {id: _region(Region, city) for id, city in noted["cities"].items()}
    return _filled(model, region)


def _question(noted: Note) -> Note:
    options = {id: {"unsure": unsure} for id, unsure in noted["options"].items()}
    return _filled(Question, {**noted, "options": options})


def _listed(model: type[Model], noted: Mapping[str, Note]) -> list[Note]:
    return [{"id": id, **_filled(model, note)} for id, note in noted.items()]


def _filled(model: type[Model], noted: Note) -> Note:
    """What was noted with a stand-in for all that must be there and was not."""
    wanted = [info.alias or name for name, info in model.model_fields.items() if info.is_required()]
    lacking = {key: STAND_INS[key] for key in wanted if key != "id" and key not in noted}
    return {**lacking, **_unhashed(noted)}


def _unhashed(noted: Note) -> Note:
    """What was noted, here and in later wordings, without the hashes."""
    later = {"then": [_unhashed(each) for each in noted["then"]]} if "then" in noted else {}
    return {**{key: value for key, value in noted.items() if key != "says"}, **later}


def _as_read(value: Any) -> Any:
    """A value of JSON as the reader of the content file gives it: lists are tuples, numbers are text."""
    if isinstance(value, Mapping):
        return {key: _as_read(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return tuple([_as_read(each) for each in value])
    return str(value) if type(value) is int else value
