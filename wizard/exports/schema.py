"""The JSON Schemas: of the content file, for completion in editors, and of a list as JSON, for those who build on it.

Made from the models; a test keeps them current.
"""

import json
from collections.abc import Mapping
from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from wizard.content.models import Content
from wizard.exports.records import SheetRecord

SCHEMA = "docs/checklists.schema.json"
SHEET_SCHEMA = "static/checklist.schema.json"
"""The file, and also its address on the site."""


class Untitled(GenerateJsonSchema):
    """Without a title for every field, which would only repeat its name."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False


def schema_text() -> str:
    """The schema of the content as its file holds it."""
    return _written(Content.model_json_schema(by_alias=True))


def sheet_schema_text() -> str:
    """The schema of a list as its file holds it."""
    return _written(SheetRecord.model_json_schema(mode="serialization", schema_generator=Untitled))


def _written(schema: Mapping[str, Any]) -> str:
    dialect = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return json.dumps({**dialect, **schema}, ensure_ascii=False, indent=1) + "\n"
