"""The content as frozen objects: sources, pages, and checklists of stages, questions, options, items and regions.

The models are also the JSON Schema that editors use for completion.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, ConfigDict, Field, model_validator

from wizard.content.articles import Page, Term
from wizard.content.conditions import ALWAYS, All, Answer, Answers, Chosen, Condition, holds
from wizard.content.fields import ANY_OPTION, CalendarDay, Count, Day, Former, Id, Named, Unsure, Unwritten, When
from wizard.content.problems import Location
from wizard.content.sources import Citation, Dated, Source, Sourced
from wizard.content.stages import Stage, StageVariant, TitleVariant
from wizard.content.text import Model, Text
from wizard.content.timed import LaterFact, LaterItem, LaterNotice, LaterPhrase, Timed
from wizard.content.words import Words

OPEN = "open"
GIVEN = "given"
"""What conditions may ask of a date: not decided yet, or given."""


Nothing = Literal[False]
"""What is written where there is nothing to bring."""


Drawing = Literal["card-waves", "card-chip", "card-stripe"]
"""What `templates/components/drawing.html` can draw."""


class Option(Model):
    """What an applicant may choose. In the file its languages stand beside the other keys.

    `short`: how the head of the list says it.
    """

    model_config = ConfigDict(
        json_schema_extra=lambda schema: schema.update(
            additionalProperties={"type": "string"},
            properties={key: value for key, value in schema["properties"].items() if key != "label"},
            required=[],
        )
    )

    id: Unwritten = ""
    label: Text
    hint: Text | None = None
    because: Text | None = None
    short: Text | None = None
    drawing: Drawing | None = None
    unsure: Unsure = ()
    was: Former = ()

    @classmethod
    def gather(cls, value: Any) -> Any:
        """Move the languages of the file into `label`."""
        if not isinstance(value, dict) or "label" in value:
            return value
        own = {"id", "hint", "because", "short", "drawing", "unsure", "was"}
        label = {key: words for key, words in value.items() if key not in own and not isinstance(words, dict)}
        return {**{key: words for key, words in value.items() if key not in label}, "label": label}


class Question(Model):
    """One question. `when` may only mention questions that stand above it."""

    id: Unwritten = ""
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
    was: Former = ()

    @cached_property
    def depends(self) -> bool:
        """Whether other answers decide if it is asked."""
        return any(self.when.leaves())


class Reminder(Model):
    """When a calendar brings an item up, and in other words than the list where those do not fit the day."""

    day: CalendarDay
    title: Text | None = None


class Item(Timed, Dated):
    """One thing to do.

    `bring`: the short name of what to bring, where it is such a thing; `asks`: the question to ask where it differs
    from office to office.
    """

    id: Id
    was: Former = ()
    stage: str
    do: Text
    detail: Text | None = None
    when: When = ALWAYS
    bring: Text | Nothing = False
    ask_office: bool = False
    asks: Text | None = None
    calendar: Reminder | None = None
    then: tuple[LaterItem, ...] = ()


class Replacement(Timed, Sourced):
    """Other words for an item in one place; what is left out stays."""

    do: Text | None = None
    detail: Text | None = None
    bring: Text | Nothing | None = None
    ask_office: bool | None = None
    asks: Text | None = None
    checked: Day | None = None
    review_by: Day | None = None
    revision: Count = 1
    then: tuple[LaterItem, ...] = ()
    excludes: tuple[str, ...] | None = None


class LocalFact(Timed, Dated):
    """What is known of a place. `short`: the same in a word or two, as the strip of facts has it."""

    id: Unwritten = ""
    text: Text
    short: Text | None = None
    then: tuple[LaterFact, ...] = ()


class Fact(LocalFact):
    """What differs from place to place; `text` is what holds where a place says nothing."""

    title: Text
    stage: str
    when: When = ALWAYS


Tone = Literal["warning", "good", "note"]


class Notice(Timed, Dated):
    """What matters before everything else."""

    id: Id
    tone: Tone
    title: Text
    text: Text
    when: When = ALWAYS
    then: tuple[LaterNotice, ...] = ()


class Phrase(Timed):
    """A sentence for the counter."""

    id: Id
    kind: Literal["say", "ask"]
    text: Text
    when: When = ALWAYS
    then: tuple[LaterPhrase, ...] = ()
    excludes: tuple[str, ...] = ()


class Region(Sourced):
    """A place or a city: what it adds to, replaces in, or leaves out of the general list."""

    id: Unwritten = ""
    was: Former = ()
    title: Text
    hotline: Text | None = None
    sources: tuple[Citation, ...] = ()
    facts: Named[LocalFact] = Field(default_factory=dict)
    add: tuple[Item, ...] = ()
    replace: dict[str, Replacement] = Field(default_factory=dict)
    leave_out: tuple[str, ...] = ()


class Place(Region):
    cities: Named[Region] = Field(default_factory=dict)


class RegionGroup(Model):
    """Places that stand together on the page that asks for the place."""

    id: Unwritten = ""
    title: Text
    places: Named[Place]


class Checklist(Model):
    id: Unwritten = ""
    title: Text
    variants: tuple[TitleVariant, ...] = ()
    lead: Text
    at_hand: tuple[Text, ...] = ()
    hotline: Text
    stages: Named[Stage]
    facts: Named[Fact] = Field(default_factory=dict)
    questions: Named[Question]
    notices: tuple[Notice, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    items: tuple[Item, ...]
    regions: Named[RegionGroup] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _ask_for_cities_where_there_are_any(self) -> Self:
        """A question for the city applies where a place was chosen that has cities, and that is part of its `when`."""
        with_cities = tuple(id for id, place in self.places.items() if place.cities)
        place = None
        for id, question in self.questions.items():
            if question.kind == "city" and place:
                when = All((Chosen(place, with_cities), question.when))
                self.questions[id] = question.model_copy(update={"when": when})
            place = id if question.kind == "place" else place
        return self

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

    def title_for(self, answers: Answers) -> Text:
        """What a list for these answers is called."""
        held = (variant.title for variant in self.variants if holds(variant.when, answers))
        return next(held, self.title)

    def variant_lists(self) -> Iterator[tuple[Location, Sequence[TitleVariant | StageVariant]]]:
        """The variants of one thing, with their location below the checklist."""
        yield ("variants",), self.variants
        for id, stage in self.stages.items():
            yield ("stages", id, "variants"), stage.variants

    def conditions(self) -> Iterator[tuple[Location, Condition]]:
        """Every condition with the place of its `when:` below the checklist."""
        for part in ("questions", "facts"):
            for id, each in getattr(self, part).items():
                yield (part, id, "when"), each.when
        lists: list[tuple[Location, Sequence[Any]]] = [*self.variant_lists()]
        lists += [((part,), getattr(self, part)) for part in ("notices", "phrases", "items")]
        lists += [((*location, "add"), region.add) for location, region in self.region_paths()]
        for location, entries in lists:
            for position, entry in enumerate(entries):
                yield (*location, position, "when"), entry.when

    def region_paths(self) -> Iterator[tuple[Location, Region]]:
        """Every place and city with its location below the checklist."""
        for group_id, group in self.regions.items():
            for place_id, place in group.places.items():
                location = ("regions", group_id, "places", place_id)
                yield location, place
                for city_id, city in place.cities.items():
                    yield (*location, "cities", city_id), city


class Content(Model):
    """The whole file. `version` is the fingerprint of its bytes."""

    languages: dict[str, str]
    words: Words
    sources: Named[Source]
    avoid: dict[str, dict[str, str]] = Field(default_factory=dict)
    glossary: Named[Term] = Field(default_factory=dict)
    pages: Named[Page]
    checklists: Named[Checklist]
    version: Unwritten = ""

    @cached_property
    def first_language(self) -> str:
        return next(iter(self.languages))

    @cached_property
    def checked(self) -> date:
        """The last day on which any of it was compared with its sources."""
        return max(value for location, value in walk(self) if location[-1:] == ("checked",) and isinstance(value, date))


def walk(value: Any, location: Location = ()) -> Iterator[tuple[Location, Any]]:
    """Every object of the content with its place in the file."""
    yield location, value
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
        yield from walk(child, (*location, key))


def _possible(option: str, unsure: tuple[str, ...], certain: frozenset[str]) -> frozenset[str]:
    if unsure == ANY_OPTION:
        return certain
    return frozenset(unsure or (option,))
