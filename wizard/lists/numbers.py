"""The list number: the answers to a checklist and the day the list was made, as one integer in sixteen symbols.

The integer is made of digits of different sizes. From the lowest: the day, the checklist, then a digit for each
question, 0 where it is not answered. The history says which digits there are and what their values mean, and only ever
grows: a new question gets a digit above all others, and so does a question whose options outgrow its digit. Older
numbers have 0 there, and mean what they always meant. A place and its city share a digit.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from math import prod
from typing import NamedTuple

from wizard.content.models import OPEN, Checklist, Content
from wizard.lists import symbols
from wizard.lists.symbols import Refusal

FIRST_DAY = date(2026, 1, 1).toordinal()
DAYS, CHECKLISTS = 8192, 8
ROOM = 28 * 32**13
"""No number begins with W, X, Y or Z: these are left for another layout."""

DAY = "YYYY-MM-DD"
"""In the history, the last option of a date: its value and all above are days, counted from the day made."""

FIRST_DATE, SAME_DAY, DATES = 2, 252, 1024
"""A date may lie 250 days before the day made, as lists are opened after the visit too, and 771 days after it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What a number means. Its codes may name what the content no longer has; on a journey that does not count."""

    checklist: str
    codes: Mapping[str, str]
    made: date


class Digit(NamedTuple):
    """`slot`: the question it belongs to, or the place and the city, `place/city`. `size`: how many values it has."""

    slot: str
    size: int


@dataclass(frozen=True, slots=True)
class Numbering:
    """What the numbers of one checklist are made of.

    `options`: slot → what its values mean, from 1 on; with a city, `hebei/other`. `digits`: the lowest first.
    """

    options: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    digits: tuple[Digit, ...] = ()

    @property
    def room(self) -> int:
        """How many of the integers below `ROOM` it takes."""
        return DAYS * CHECKLISTS * prod(digit.size for digit in self.digits)

    def capacity(self, slot: str) -> int:
        """How many values the digits of a slot have together."""
        return prod(digit.size for digit in self.digits if digit.slot == slot)

    def weights(self) -> Mapping[str, tuple[int, ...]]:
        """Slot → what each of its values adds to the integer."""
        weights: dict[str, tuple[int, ...]] = dict.fromkeys(self.options, (0,))
        place = DAYS * CHECKLISTS
        for slot, size in self.digits:
            weights[slot] = tuple(low + high * place for high in range(size) for low in weights[slot])
            place *= size
        return weights


@dataclass(frozen=True, slots=True)
class History:
    """All that list numbers were ever made of. A checklist's own number is its position."""

    checklists: Mapping[str, Numbering] = field(default_factory=dict)


def from_json(text: str) -> History:
    """The history that `to_json` wrote."""
    return History(
        {
            id: Numbering(
                {slot: tuple(options) for slot, options in each["options"].items()},
                tuple(Digit(**digit) for digit in each["digits"]),
            )
            for id, each in json.loads(text)["checklists"].items()
        }
    )


def to_json(history: History) -> str:
    """With a line for each option, so that a diff shows what is new."""
    checklists = {
        id: {"options": each.options, "digits": [digit._asdict() for digit in each.digits]}
        for id, each in history.checklists.items()
    }
    return json.dumps({"checklists": checklists}, indent=1) + "\n"


def extended(history: History, content: Content) -> History:
    """The history with values for all that is new in the content; what was given stays as it is.

    Raises ValueError where there is no room left, and where a question has become a date or is none any more.
    """
    checklists = dict(history.checklists)
    for id, checklist in content.checklists.items():
        checklists[id] = _extended(checklists.get(id, Numbering()), checklist)
        if checklists[id].room > ROOM:
            raise ValueError(f'list numbers have no room left for checklist "{id}": they need another layout')
    if len(checklists) > CHECKLISTS:
        raise ValueError(f"list numbers have room for {CHECKLISTS} checklists, and there are {len(checklists)}")
    return History(checklists)


def _extended(numbering: Numbering, checklist: Checklist) -> Numbering:
    for slot, options in _slots(checklist):
        given = numbering.options.get(slot, ())
        if given and (DAY in given) != (DAY in options):
            raise ValueError(f'question "{slot}" has become a date, or is none any more: it needs another id')
        known = (*given, *(option for option in options if option not in given))
        size = _size(slot, known, numbering.capacity(slot) if given else 0)
        digits = (*numbering.digits, Digit(slot, size)) if size > 1 else numbering.digits
        numbering = Numbering({**numbering.options, slot: known}, digits)
    return numbering


def _slots(checklist: Checklist) -> Iterator[tuple[str, tuple[str, ...]]]:
    place, city = checklist.question_of("place"), checklist.question_of("city")
    for question in checklist.questions.values():
        if question.kind == "date":
            yield question.id, (OPEN, DAY)
        elif question is place and city:
            yield f"{place.id}/{city.id}", tuple(_regions(checklist, checklist.answers[place.id], city.options))
        elif question is not city:
            yield question.id, tuple(checklist.answers[question.id])


def _regions(checklist: Checklist, places: Iterable[str], elsewhere: Iterable[str]) -> Iterator[str]:
    for id in places:
        yield id
        cities = checklist.places[id].cities if id in checklist.places else {}
        yield from (f"{id}/{city}" for city in (*cities, *elsewhere) if cities)


def _size(slot: str, options: tuple[str, ...], capacity: int) -> int:
    """Of the digit that a slot needs besides what it has; 1 is none. The first one of a slot has room to grow."""
    values = DATES if DAY in options else len(options) + 1
    if capacity or DAY in options:
        return -(-values // max(capacity, 1))
    return 2 * values if "/" in slot else values + 1


class Numbers:
    """Makes and reads list numbers. What does not hang on the answers is computed once."""

    def __init__(self, history: History) -> None:
        self.history = history
        self.sums = {id: _Sum(position, each) for position, (id, each) in enumerate(history.checklists.items())}

    def number(self, checklist: str, codes: Mapping[str, str], made: date) -> str | None:
        """The sixteen symbols for the codes of a journey; None where the checklist or the day has no number.

        Left out, so that it is asked again: an answer that is not in the history, a date too far from the day made.
        """
        total = self.sums.get(checklist)
        day = made.toordinal() - FIRST_DAY
        return symbols.spelled(total.integer(codes, day)) if total and 0 <= day < DAYS else None

    def read(self, text: str) -> Kept | Refusal:
        """What a number means, however it is typed."""
        integer = symbols.read(text)
        if isinstance(integer, Refusal):
            return integer
        try:
            return self._kept(integer)
        except LookupError:
            return Refusal.NEWER

    def _kept(self, integer: int) -> Kept:
        integer, day = divmod(integer, DAYS)
        integer, position = divmod(integer, CHECKLISTS)
        id, numbering = [*self.history.checklists.items()][position]
        return Kept(checklist=id, codes=_codes(numbering, integer, day), made=date.fromordinal(FIRST_DAY + day))


class _Sum:
    """The integer of one checklist's answers, from tables."""

    def __init__(self, position: int, numbering: Numbering) -> None:
        self.start = position * DAYS
        self.choices: list[tuple[str, str, Mapping[str, int]]] = []
        self.dates: list[tuple[str, tuple[int, ...]]] = []
        for slot, weights in numbering.weights().items():
            question, _, city = slot.partition("/")
            self.choices.append((question, city, dict(zip(numbering.options[slot], weights[1:], strict=False))))
            if DAY in numbering.options[slot]:
                self.dates.append((question, weights))

    def integer(self, codes: Mapping[str, str], day: int) -> int:
        """`day` is that of the list, from the first day on."""
        integer = self.start + day
        for question, city, weights in self.choices:
            code = codes.get(question, "")
            integer += (city in codes and weights.get(f"{code}/{codes[city]}")) or weights.get(code, 0)
        for question, dates in self.dates:
            code = codes.get(question, OPEN)
            if code != OPEN:
                value = SAME_DAY + date.fromisoformat(code).toordinal() - FIRST_DAY - day
                integer += dates[value] if FIRST_DATE <= value < len(dates) else 0
        return integer


def _codes(numbering: Numbering, integer: int, day: int) -> Mapping[str, str]:
    """The answers in the integer. Raises LookupError for one that the history does not know."""
    values = dict.fromkeys(numbering.options, 0)
    capacity = dict.fromkeys(numbering.options, 1)
    for slot, size in numbering.digits:
        integer, digit = divmod(integer, size)
        values[slot] += digit * capacity[slot]
        capacity[slot] *= size
    if integer:
        raise LookupError("there are digits above those that are known")
    codes: dict[str, str] = {}
    for slot, value in values.items():
        if value:
            code = _code(numbering.options[slot], value, day)
            codes.update(zip(slot.split("/"), code.split("/"), strict=False))  # a place may stand without a city
    return codes


def _code(options: tuple[str, ...], value: int, day: int) -> str:
    if DAY in options and value >= FIRST_DATE:
        return date.fromordinal(FIRST_DAY + day + value - SAME_DAY).isoformat()
    return options[value - 1]
