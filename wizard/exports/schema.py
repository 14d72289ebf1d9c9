"""The JSON Schema of a list as JSON, for those who build on it. Made from the records; a test keeps it current."""

import json
from collections.abc import Mapping
from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from wizard.exports.records import SheetRecord

SHEET_SCHEMA = "static/checklist.schema.json"
"""The file, and also its address on the site."""


class Untitled(GenerateJsonSchema):
    """Without a title for every field, which would only repeat its name."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False


def sheet_schema_text() -> str:
    """The schema of a list as its file holds it."""
    return written(SheetRecord.model_json_schema(mode="serialization", schema_generator=Untitled))


def written(schema: Mapping[str, Any]) -> str:
    """A schema as a file holds it."""
    dialect = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return json.dumps({**dialect, **schema}, ensure_ascii=False, indent=1) + "\n"
