"""The JSON Schema of the content file, for completion in editors. Made from the models; a test keeps it current."""

import json

from wizard.content import Content

SCHEMA = "docs/checklists.schema.json"


def schema_text() -> str:
    """The schema as the file holds it."""
    schema = Content.model_json_schema(by_alias=True)
    return (
        json.dumps(
            {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema},
            ensure_ascii=False,
            indent=1,
        )
        + "\n"
    )
