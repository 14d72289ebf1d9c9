"""The content as frozen objects: sources, pages, and checklists of stages, questions, options, items and regions.

The models are also the JSON Schema that editors use for completion.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import cached_property
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BeforeValidator, ConfigDict, Field, StringConstraints, WithJsonSchema
from pydantic.json_schema import SkipJsonSchema
from pydantic_core import PydanticCustomError

from wizard.content.conditions import ALWAYS, Answer, Condition, ConditionError, Path, parse
from wizard.content.text import Model, Text
from wizard.content.words import Words

OPEN = "open"
GIVEN = "given"
"""What conditions may ask of a date: not decided yet, or given."""


def _name_children(value: Any) -> Any:
    """Give every entry of a map its key as `id`."""
    if not isinstance(value, dict):
        return value
    for key, child in value.items():
        if isinstance(child, dict) and "id" in child:
            problem, where = f'"{key}" is the id already: leave out "id"', (key, "id")
            raise PydanticCustomError("id_in_map", "{problem}", {"problem": problem, "where": where})
    return {key: {**child, "id": key} if isinstance(child, dict) else child for key, child in value.items()}


def _date(value: Any) -> Any:
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise PydanticCustomError("date_form", "a date is written 2026-11-22") from None


def _condition(value: Any) -> Any:
    try:
        return parse(value)
    except ConditionError as error:
        raise PydanticCustomError("condition", "{problem}", {"problem": str(error), "where": error.where}) from None


def _unsure(value: Any) -> Any:
    if value is True:
        return ANY_OPTION
    if isinstance(value, tuple) and all(isinstance(option, str) for option in value):
        return value
    raise PydanticCustomError("unsure_form", "unsure is true, or a list of the options that it may be")


def _count(value: Any) -> Any:
    if isinstance(value, str) and value.isascii() and value.isdigit() and int(value) > 0:
        return int(value)
    raise PydanticCustomError("count_form", "this is a whole number from 1 on")


def _calendar_day(value: Any) -> Any:
    if isinstance(value, str) and CALENDAR_DAY.fullmatch(value):
        return value
    raise PydanticCustomError("calendar_form", "a calendar knows the days made, visit, visit-1, visit+10 and the like")


CALENDAR_DAY = re.compile("made|visit|visit[+-][1-9][0-9]?")
"""The day the list is made, the day of the visit, or so many working days before or after it."""

ANY_OPTION = ("*",)
"""What `unsure: true` means: it may be any option of which one is sure."""

Entry = TypeVar("Entry")
Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Key = Annotated[str, SkipJsonSchema()]
Named = Annotated[dict[Id, Entry], BeforeValidator(_name_children)]
Day = Annotated[date, BeforeValidator(_date), WithJsonSchema({"type": "string", "format": "date"})]
When = Annotated[
    Condition,
    BeforeValidator(_condition),
    WithJsonSchema({"type": "object", "minProperties": 1, "description": "all lines must hold; a list means any"}),
]
Count = Annotated[int, BeforeValidator(_count)]
SourceKind = Literal["law", "official", "copy", "secondary", "ours"]
CalendarDay = Annotated[
    str,
    BeforeValidator(_calendar_day),
    WithJsonSchema({"type": "string", "pattern": f"^({CALENDAR_DAY.pattern})$"}),
]
Unsure = Annotated[
    tuple[str, ...],
    BeforeValidator(_unsure),
    WithJsonSchema({"anyOf": [{"const": True}, {"type": "array", "items": {"type": "string"}}]}),
]


class Source(Model):
    """Where a statement comes from. `ours` is our own advice and has no address."""

    id: Key = ""
    title: Text
    url: str | None = None
    kind: SourceKind
    dated: Day | None = None
    checked: Day


class Paragraph(Model):
    text: Text
    points: tuple[Text, ...] = ()
    sources: tuple[str, ...] = ()


class Section(Model):
    title: Text
    paragraphs: tuple[Paragraph, ...]


class Page(Model):
    """A page about the subject or about ourselves."""

    id: Key = ""
    title: Text
    lead: Text
    sections: tuple[Section, ...]
    lists: Literal["sources", "glossary"] | None = None


class Term(Model):
    """An official term: in Chinese as offices write it, and how it is said there."""

    id: Key = ""
    term: Text
    pinyin: str
    meaning: Text


class Dated(Model):
    """What a person compared with its sources on the day `checked`, and is to compare again by `review_by`.

    `revision` counts what it has meant so far: authors raise it when it asks for something else than before.
    """

    checked: Day
    review_by: Day | None = None
    revision: Count = 1

    @property
    def due(self) -> date:
        """The day by which it is to be compared again: a year later, where the author names no day."""
        return self.review_by or self.checked + timedelta(days=365)


class Stage(Model):
    """One of the four: its `moment` says when it happens."""

    id: Key = ""
    title: Text
    moment: Text
    lead: Text


class Option(Model):
    """What an applicant may choose. In the file its languages stand beside the other keys."""

    model_config = ConfigDict(
        json_schema_extra=lambda schema: schema.update(
            additionalProperties={"type": "string"},
            properties={key: value for key, value in schema["properties"].items() if key != "label"},
            required=[],
        )
    )

    id: Key = ""
    label: Text
    hint: Text | None = None
    because: Text | None = None
    unsure: Unsure = ()

    @classmethod
    def gather(cls, value: Any) -> Any:
        """Move the languages of the file into `label`."""
        if not isinstance(value, dict) or "label" in value:
            return value
        own = {"id", "hint", "because", "unsure"}
        label = {key: words for key, words in value.items() if key not in own}
        return {**{key: words for key, words in value.items() if key in own}, "label": label}


class Question(Model):
    """One question. `when` may only mention questions that stand above it."""

    id: Key = ""
    stage: str
    kind: Literal["choice", "place", "city", "date"] = "choice"
    name: Text
    ask: Text
    why: Text
    hint: Text | None = None
    missing: Text | None = None
    because: Text | None = None
    options: Named[Annotated[Option, BeforeValidator(Option.gather)]]
    when: When = ALWAYS

    @cached_property
    def depends(self) -> bool:
        """Whether other answers decide if it is asked."""
        return self.kind == "city" or any(self.when.leaves())


class Reminder(Model):
    """When a calendar brings an item up, and in other words than the list where those do not fit the day."""

    day: CalendarDay
    title: Text | None = None


class Item(Dated):
    """One thing to do."""

    id: str
    stage: str
    do: Text
    detail: Text | None = None
    when: When = ALWAYS
    sources: tuple[str, ...]
    ask_office: bool = False
    calendar: Reminder | None = None


class Replacement(Model):
    """Other words for an item in one place; what is left out stays."""

    do: Text | None = None
    detail: Text | None = None
    sources: tuple[str, ...] | None = None
    ask_office: bool | None = None
    checked: Day | None = None
    review_by: Day | None = None
    revision: Count = 1


class LocalFact(Dated):
    """What is known of a place."""

    id: Key = ""
    text: Text
    sources: tuple[str, ...]


class Fact(LocalFact):
    """What differs from place to place; `text` is what holds where a place says nothing."""

    title: Text
    stage: str


Tone = Literal["warning", "good", "note"]


class Notice(Dated):
    """What matters before everything else."""

    id: str
    tone: Tone
    title: Text
    text: Text
    when: When = ALWAYS
    sources: tuple[str, ...]


class Phrase(Model):
    """A sentence for the counter."""

    id: str
    kind: Literal["say", "ask"]
    text: Text
    when: When = ALWAYS


class Withdrawn(Model):
    """An item that is no longer on any list; who has it on an old list is told so."""

    id: Key = ""
    do: Text
    revision: Count = 1


class Region(Model):
    """A place or a city: what it adds to, replaces in, or leaves out of the general list."""

    id: Key = ""
    title: Text
    hotline: Text | None = None
    sources: tuple[str, ...] = ()
    facts: Named[LocalFact] = Field(default_factory=dict)
    add: tuple[Item, ...] = ()
    replace: dict[str, Replacement] = Field(default_factory=dict)
    leave_out: tuple[str, ...] = ()


class Place(Region):
    cities: Named[Region] = Field(default_factory=dict)


class Group(Model):
    """Places that stand together on the page that asks for the place."""

    id: Key = ""
    title: Text
    places: Named[Place]


class Checklist(Model):
    id: Key = ""
    title: Text
    lead: Text
    at_hand: tuple[Text, ...]
    hotline: Text
    stages: Named[Stage]
    facts: Named[Fact]
    questions: Named[Question]
    notices: tuple[Notice, ...]
    phrases: tuple[Phrase, ...]
    items: tuple[Item, ...]
    withdrawn: Named[Withdrawn] = Field(default_factory=dict)
    regions: Named[Group]

    @cached_property
    def places(self) -> Mapping[str, Place]:
        """Every place by its id."""
        return {id: place for group in self.regions.values() for id, place in group.places.items()}

    @cached_property
    def answers(self) -> Mapping[str, Mapping[str, Answer]]:
        """Question id → option id → the answer that choosing it gives. Dates have `open` and `given`."""
        return {id: self._answers_to(question) for id, question in self.questions.items()}

    def _answers_to(self, question: Question) -> Mapping[str, Answer]:
        options = {
            **dict.fromkeys(self._choices(question), ()),
            **{o.id: o.unsure for o in question.options.values()},
        }
        certain = frozenset(id for id, unsure in options.items() if not unsure)
        return {id: Answer(id, id, _possible(id, unsure, certain)) for id, unsure in options.items()}

    def _choices(self, question: Question) -> Iterable[str]:
        if question.kind == "place":
            return self.places
        if question.kind == "city":
            return [id for place in self.places.values() for id in place.cities]
        return [GIVEN] if question.kind == "date" else []

    def question_of(self, kind: str) -> Question | None:
        """The question of this kind, if the checklist has one."""
        return self._first_of_kind.get(kind)

    @cached_property
    def order(self) -> Mapping[str, int]:
        """Question id → its position."""
        return {id: position for position, id in enumerate(self.questions)}

    @cached_property
    def _first_of_kind(self) -> Mapping[str, Question]:
        return {question.kind: question for question in reversed(self.questions.values())}

    def conditions(self) -> Iterator[tuple[Path, Condition]]:
        """Every condition with the place of its `when:` below the checklist."""
        for id, question in self.questions.items():
            yield ("questions", id, "when"), question.when
        for part in ("notices", "phrases", "items"):
            for position, entry in enumerate(getattr(self, part)):
                yield (part, position, "when"), entry.when
        for path, region in self.region_paths():
            for position, item in enumerate(region.add):
                yield (*path, "add", position, "when"), item.when

    def region_paths(self) -> Iterator[tuple[Path, Region]]:
        """Every place and city with its path below the checklist."""
        for group_id, group in self.regions.items():
            for place_id, place in group.places.items():
                path = ("regions", group_id, "places", place_id)
                yield path, place
                for city_id, city in place.cities.items():
                    yield (*path, "cities", city_id), city


class Content(Model):
    """The whole file. `version` is the fingerprint of its bytes."""

    languages: dict[str, str]
    words: Words
    sources: Named[Source]
    avoid: dict[str, dict[str, str]] = Field(default_factory=dict)
    glossary: Named[Term] = Field(default_factory=dict)
    pages: Named[Page]
    checklists: Named[Checklist]
    version: Key = ""

    @cached_property
    def first_language(self) -> str:
        return next(iter(self.languages))

    @cached_property
    def checked(self) -> date:
        """The last day on which any of it was compared with its sources."""
        return max(value for path, value in walk(self) if path[-1:] == ("checked",) and isinstance(value, date))


def walk(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Every object of the content with its place in the file."""
    yield path, value
    if isinstance(value, Text):
        return
    if isinstance(value, Mapping):
        children: Iterable[tuple[Any, Any]] = value.items()
    elif isinstance(value, tuple):
        children = enumerate(value)
    else:
        fields = getattr(type(value), "model_fields", {})
        children = [(info.alias or name, getattr(value, name)) for name, info in fields.items()]
    for key, child in children:
        yield from walk(child, (*path, key))


def _possible(option: str, unsure: tuple[str, ...], certain: frozenset[str]) -> frozenset[str]:
    if unsure == ANY_OPTION:
        return certain
    return frozenset(unsure or (option,))
