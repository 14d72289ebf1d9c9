"""The JSON Schema of the content file, for completion in editors. Made from the models; a test keeps it current."""

from typing import Any

from wizard.authors.keys import KEYS
from wizard.content.models import Content
from wizard.exports.schema import written

SCHEMA = "docs/checklists.schema.json"


def schema_text() -> str:
    """The schema of the content as its file holds it, with every key explained."""
    schema = Content.model_json_schema(by_alias=True)
    for name, model in [("Content", schema), *schema["$defs"].items()]:
        if name != "Words":  # the interface's words are texts, and say themselves what they are
            for form in (model, *model.get("anyOf", ())):
                _explain(form.get("properties", {}))
    return written(schema)


def _explain(properties: dict[str, Any]) -> None:
    for key, form in properties.items():
        description, example = KEYS[key]
        form["description"] = description
        form["examples"] = [form["enum"][0] if "enum" in form else example]
        form.pop("title", None)
