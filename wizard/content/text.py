"""All languages of one string, and the frozen base of everything that the content file holds.

Language is always an argument: nothing here knows who is reading.
"""

from collections.abc import Mapping
from string import Formatter
from typing import Any

from pydantic import BaseModel, ConfigDict, RootModel, model_validator
from pydantic_core import PydanticCustomError

EVERY = "*"
"""The key of a text that is the same in every language, such as a telephone number."""


class Model(BaseModel):
    """Frozen, strict, compared by identity: two items with the same words are still two items."""

    model_config = ConfigDict(
        frozen=True,
        strict=True,
        extra="forbid",
        arbitrary_types_allowed=True,
        alias_generator=lambda name: name.replace("_", "-"),
    )

    def __hash__(self) -> int:
        return id(self)

    def __eq__(self, other: object) -> bool:
        return self is other


class Text(RootModel[dict[str, str]]):
    """One string in all its languages: language code → words."""

    model_config = ConfigDict(
        frozen=True,
        strict=True,
        json_schema_extra={
            "anyOf": [
                {"type": "object", "additionalProperties": {"type": "string"}},
                {"type": "string", "pattern": "^[^a-zA-Z\u4e00-\u9fff]+$"},
            ]
        },
    )

    @model_validator(mode="before")
    @classmethod
    def _same_in_every_language(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        if any(character.isalpha() for character in value):
            raise PydanticCustomError("text_without_languages", "a text needs its languages: {zh: …, en: …}")
        return {EVERY: value}

    def __hash__(self) -> int:
        return hash(frozenset(self.root.items()))

    def __getitem__(self, language: str) -> str:
        return self.root[language] if language in self.root else self.root[EVERY]

    def fill(self, language: str, /, **values: object) -> str:
        """The words in `language` with each `{name}` replaced by its value."""
        return self[language].format_map(values) if values else self[language]

    def blanks(self) -> Mapping[str, frozenset[str]]:
        """Language → the `{names}` its words leave blank."""
        return {language: frozenset(_blanks(words)) for language, words in self.root.items()}


def _blanks(words: str) -> list[str]:
    try:
        return [name for _, name, _, _ in Formatter().parse(words) if name is not None]
    except ValueError:  # an unmatched brace
        return ["?"]
