"""The JSON Schema of the content file, for completion in editors. Made from the models; a test keeps it current."""

from wizard.content.models import Content
from wizard.exports.schema import written

SCHEMA = "docs/checklists.schema.json"


def schema_text() -> str:
    """The schema of the content as its file holds it."""
    return written(Content.model_json_schema(by_alias=True))
