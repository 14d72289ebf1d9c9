"""What an editor shows while somebody writes the content file."""

import json

from wizard.authors.keys import KEYS
from wizard.authors.schema import schema_text

SCHEMA = json.loads(schema_text())


def properties() -> dict[str, dict[str, object]]:
    models = {name: model for name, model in SCHEMA["$defs"].items() if name != "Words"}
    return {
        f"{name}.{key}": form
        for name, model in [*models.items(), ("Content", SCHEMA)]
        for branch in (model, *model.get("anyOf", ()))
        for key, form in branch.get("properties", {}).items()
    }


def test_every_key_is_explained_with_an_example() -> None:
    assert [key for key, form in properties().items() if not (form["description"] and form["examples"])] == []


def test_no_key_is_explained_that_is_not_there() -> None:
    assert {*KEYS} == {key.partition(".")[2] for key in properties()}


def test_an_example_of_a_closed_choice_is_one_of_its_values() -> None:
    for key, form in properties().items():
        assert "enum" not in form or form["examples"][0] in form["enum"], key  # type: ignore[index, operator]
