"""When a statement holds, and how it is worded later: `from`, `until` and `then`.

`then` holds the later wordings in order, each with its own `from` and only what differs from the one before it.
"""

from datetime import date, timedelta
from typing import Any, Literal

from pydantic import Field

from wizard.content.fields import Count, Day
from wizard.content.sources import Sourced
from wizard.content.text import Model, Text

DAY = timedelta(days=1)


class Period(Model):
    """From one day to another, both included; without a day, from ever or for ever."""

    start: Day | None = Field(default=None, alias="from")
    until: Day | None = None

    def covers(self, day: date) -> bool:
        return (self.start is None or self.start <= day) and (self.until is None or day <= self.until)


class Later(Period):
    """A wording from a day on; what is left out stays as it was."""

    start: Day = Field(alias="from")

    @property
    def differences(self) -> dict[str, Any]:
        """What it says otherwise."""
        return {name: value for name, value in self if name not in ("start", "until") and value is not None}


class Timed(Period):
    """What may hold for a time only, and be worded otherwise later."""

    then: tuple[Later, ...] = ()


class LaterPhrase(Later):
    text: Text | None = None


class LaterStatement(Later, Sourced):
    """`revision`: one more than before, when left out."""

    checked: Day | None = None
    review_by: Day | None = None
    revision: Count | None = None


class LaterItem(LaterStatement):
    do: Text | None = None
    detail: Text | None = None
    bring: Text | Literal[False] | None = None
    ask_office: bool | None = None
    asks: Text | None = None


class LaterFact(LaterStatement):
    text: Text | None = None
    short: Text | None = None


class LaterNotice(LaterStatement):
    title: Text | None = None
    text: Text | None = None
