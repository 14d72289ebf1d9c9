"""The kinds of values that the file holds: ids, days, conditions, counts; each with its form in the JSON Schema."""

import re
from datetime import date
from typing import Annotated, Any, TypeVar

from pydantic import BeforeValidator, StringConstraints, WithJsonSchema
from pydantic.json_schema import SkipJsonSchema
from pydantic_core import PydanticCustomError

from wizard.content.conditions import Condition, ConditionError, parse

ANY_OPTION = ("*",)
"""What `unsure: true` means: it may be any option of which one is sure."""

CALENDAR_DAY = re.compile("made|visit|visit[+-][1-9][0-9]?")
"""The day the list is made, the day of the visit, or so many working days before or after it."""


def _name_children(value: Any) -> Any:
    """Give every entry of a map its key as `id`."""
    if not isinstance(value, dict):
        return value
    for key, child in value.items():
        if isinstance(child, dict) and "id" in child:
            problem, where = f'"{key}" is the id already: leave out "id"', (key, "id")
            raise PydanticCustomError("id_in_map", "{problem}", {"problem": problem, "where": where})
    return {key: {**child, "id": key} if isinstance(child, dict) else child for key, child in value.items()}


def _day(value: Any) -> Any:
    written = isinstance(value, str) and re.fullmatch("(?:19|2[0-9])[0-9]{2}-[0-9]{2}-[0-9]{2}", value)
    try:
        return date.fromisoformat(value if written else "")
    except ValueError:
        message = "there is no such day" if written else "a date is written 2026-11-22"
        raise PydanticCustomError("date_form", "{message}", {"message": message}) from None


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


Entry = TypeVar("Entry")
Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Unwritten = Annotated[str, SkipJsonSchema()]
"""What is not written as a value of its own: the key that an entry of a map stands behind."""
Named = Annotated[dict[Id, Entry], BeforeValidator(_name_children)]
Day = Annotated[date, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]
When = Annotated[
    Condition,
    BeforeValidator(_condition),
    WithJsonSchema({"type": "object", "minProperties": 1, "description": "all lines must hold; a list means any"}),
]
Count = Annotated[int, BeforeValidator(_count)]
CalendarDay = Annotated[
    str,
    BeforeValidator(_calendar_day),
    WithJsonSchema({"type": "string", "pattern": f"^({CALENDAR_DAY.pattern})$"}),
]
Former = Annotated[
    tuple[str, ...],
    BeforeValidator(lambda value: (value,) if isinstance(value, str) else value),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}),
]
"""How something was called before: one id, or a list of them."""
Unsure = Annotated[
    tuple[str, ...],
    BeforeValidator(_unsure),
    WithJsonSchema({"anyOf": [{"const": True}, {"type": "array", "items": {"type": "string"}}]}),
]
