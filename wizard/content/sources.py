"""Where a statement comes from, and how well it is kept: sources, citations of them, days of comparison."""

import re
from datetime import date, timedelta
from typing import Any, Literal

from pydantic import ConfigDict, Field, model_validator

from wizard.content.fields import Count, Day, Unwritten
from wizard.content.text import Model, Text

ARTICLES = re.compile(r"(?:Art[.]|Articles?|第)\s*((?:\d[\d-]*(?:\s*\(\d+\))?(?:, and |, | and |、|和)?)+)")
PARAGRAPH, NUMBER = re.compile(r"\(\d+\)"), re.compile(r"\d+(?:-\d+)*")
"""How a place in a law is written: its articles, and a paragraph of one."""

SourceKind = Literal["law", "official", "copy", "secondary", "ours"]


class Source(Model):
    """Where a statement comes from. `ours` is our own advice and has no address.

    `waived`: articles of a law on which nothing rests, each with the reason.
    """

    id: Unwritten = ""
    title: Text
    url: str | None = None
    kind: SourceKind
    dated: Day | None = None
    checked: Day
    waived: dict[str, str] = Field(default_factory=dict)


def _or_plain_id(schema: dict[str, Any]) -> None:
    whole = dict(schema)
    schema.clear()
    schema["anyOf"] = [{"type": "string"}, whole]


class Citation(Model):
    """A source with where in it a statement stands, and what exactly it says there; a plain id names the source alone.

    Both are for those who compare statements with sources, in words of their own, and in one language.
    """

    model_config = ConfigDict(json_schema_extra=_or_plain_id)

    source: str
    at: str | None = None
    says: str | None = None

    @property
    def articles(self) -> tuple[str, ...]:
        """The articles of a law that it names: 7 and 29 of "Art. 7 (2) and 29"."""
        named = [PARAGRAPH.sub("", numbers) for numbers in ARTICLES.findall(self.at or "")]
        return tuple([article for numbers in named for article in NUMBER.findall(numbers)])

    @model_validator(mode="before")
    @classmethod
    def _plain_id(cls, value: Any) -> Any:
        return {"source": value} if isinstance(value, str) else value


class Sourced(Model):
    """What names its sources."""

    sources: tuple[Citation, ...] | None = None

    @property
    def source_ids(self) -> tuple[str, ...]:
        return tuple(citation.source for citation in self.sources or ())


class Dated(Sourced):
    """What a person compared with its sources on the day `checked`, and is to compare again by `review_by`.

    `revision` counts what it has meant so far: authors raise it when it asks for something else than before.
    `excludes` names what must not stand on a list beside it, such as `fee-ready` (an item) or `fact:fee`.
    """

    sources: tuple[Citation, ...]
    checked: Day
    review_by: Day | None = None
    revision: Count = 1
    excludes: tuple[str, ...] = ()

    @property
    def due(self) -> date:
        """The day by which it is to be compared again: a year later, where the author names no day."""
        return self.review_by or self.checked + timedelta(days=365)
