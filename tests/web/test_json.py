"""A list as JSON: in the form of its schema, with ids and days, and as docs/json.md describes it."""

import json
import re
from datetime import date
from typing import Any

import pytest
from flask.testing import FlaskClient
from jsonschema import Draft202012Validator, FormatChecker

from app import ROOT
from tests.web.personas import ADULT, DAUGHTER, FOREIGNER, MOTHER, PERSONAS, Persona
from wizard.exports import records
from wizard.exports.schema import SHEET_SCHEMA

SCHEMA = json.loads((ROOT / SHEET_SCHEMA).read_text("utf-8"))
DOCS = (ROOT / "docs" / "json.md").read_text("utf-8")
MODELS = [each for each in vars(records).values() if isinstance(each, type) and issubclass(each, records.Record)]
KEYS = {info.serialization_alias or name for model in MODELS for name, info in model.model_fields.items()}
UNTOLD = {"id", "title", "text", "url", "option"}
"""Keys that say enough themselves."""


def told(client: FlaskClient, persona: Persona, language: str = "en", settings: str = "") -> dict[str, Any]:
    response = client.get(f"/{language}/upgrade/checklist.json?{persona.query}{settings}")
    assert response.status_code == 200
    return dict(response.json or {})


def items(sheet: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {item["id"]: item for stage in sheet["stages"] for item in stage["items"]}


# -- the form ---------------------------------------------------------------------------------------------------------


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("persona", PERSONAS, ids=lambda persona: persona.who.split()[0])
@pytest.mark.parametrize(("language", "other"), [("zh", "en"), ("en", "zh")])
@pytest.mark.parametrize("settings", ["", "&with={other}", "&size=large"])
def test_every_list_has_the_form(client, persona: Persona, language: str, other: str, settings: str) -> None:
    sheet = told(client, persona, language, settings.format(other=other))
    faults = Draft202012Validator(SCHEMA, format_checker=FormatChecker()).iter_errors(sheet)
    assert [f"{fault.json_path}: {fault.message}" for fault in faults] == []
    assert sheet["format"] == 2


@pytest.mark.parametrize(
    ("key", "value"),
    [("format", 1), ("made", "22 November"), ("stages", None), ("title", {}), ("link", 1), ("notices", [{}])],
)
def test_another_form_is_told_from_ours(client, key: str, value: Any) -> None:
    sheet = {**told(client, ADULT), key: value}
    assert not Draft202012Validator(SCHEMA, format_checker=FormatChecker()).is_valid(sheet)


def test_keys_may_be_added(client) -> None:
    """Who checks what they read with an old schema must not fail over what is new."""
    assert Draft202012Validator(SCHEMA).is_valid({**told(client, ADULT), "news": []})


@pytest.mark.parametrize("persona", PERSONAS, ids=lambda persona: persona.who.split()[0])
@pytest.mark.parametrize(
    ("settings", "languages"), [("", {"en"}), ("&with=zh", {"en", "zh"})], ids=["one language", "two languages"]
)
def test_every_text_has_the_languages_of_the_list(client, persona: Persona, settings: str, languages: set[str]) -> None:
    sheet = told(client, persona, settings=settings)
    assert set(sheet["languages"]) == languages
    phrases = sheet.pop("phrases")
    assert {frozenset(words) for words in texts(sheet)} == {frozenset(languages)}
    assert {frozenset(words) for words in texts(phrases)} == {frozenset({"zh", "en"})}


def texts(value: Any) -> list[dict[str, str]]:
    """Every object that holds the words of languages."""
    if isinstance(value, dict):
        own = [value] if value and set(value) <= {"zh", "en"} else []
        return own + [each for child in value.values() for each in texts(child)]
    return [each for child in value for each in texts(child)] if isinstance(value, list) else []


def test_the_document_names_its_schema_where_it_can_be_fetched(client) -> None:
    named = told(client, ADULT)["$schema"]
    assert named == "http://localhost/static/checklist.schema.json"
    response = client.get(named.removeprefix("http://localhost"))
    assert (response.status_code, response.mimetype, response.json) == (200, "application/json", SCHEMA)
    response.close()


# -- what it says beside the words ------------------------------------------------------------------------------------


def test_days_are_dates_and_places_are_ids(client, content) -> None:
    sheet = told(client, FOREIGNER)
    assert (sheet["made"], sheet["visit"], sheet["visit_passed"]) == ("2026-11-22", "2026-12-01", False)
    assert sheet["place"] == {"id": "guangdong", "title": {"en": "Guangdong"}}
    assert sheet["city"] == {"id": "guangzhou", "title": {"en": "Guangzhou"}}
    assert sheet["version"] == content.version


def test_what_is_not_known_is_null(client) -> None:
    sheet = told(client, MOTHER)
    assert (sheet["visit"], sheet["place"], sheet["city"]) == (None, None, None)


@pytest.mark.parametrize("persona", PERSONAS, ids=lambda persona: persona.who.split()[0])
def test_the_answers_are_those_of_the_address(client, persona: Persona) -> None:
    answers = told(client, persona)["answers"]
    assert {answer["question"]: answer["option"] for answer in answers} == persona.answers


@pytest.mark.parametrize("persona", PERSONAS, ids=lambda persona: persona.who.split()[0])
def test_a_reason_names_an_answer(client, persona: Persona) -> None:
    sheet = told(client, persona)
    for item in items(sheet).values():
        for reason in item["because"]:
            assert persona.answers[reason["question"]] == reason["option"]
        assert bool(item["reason"]) == bool(item["because"] or item["region"])


def test_what_an_unsure_answer_leaves_open_is_not_certain(client) -> None:
    found = items(told(client, DAUGHTER._replace(answers={**DAUGHTER.answers, "bank": "unsure"})))
    uncertain = [id for id, item in found.items() if not item["certain"]]
    assert uncertain == ["balance", "close-account", "same-number"]
    assert found["balance"]["provisos"] == [{"en": "If the bank changes:"}]
    assert found["balance"]["reason"] is None


def test_what_a_place_adds_names_the_place(client) -> None:
    added = {id: item["region"] for id, item in items(told(client, ADULT)).items() if item["region"]}
    assert added == {"beijing-transport": "beijing"}


def test_an_item_says_when_it_was_checked_and_what_it_has_meant(client, content) -> None:
    shipped = {item.id: item for item in content.checklists["upgrade"].items}
    for id, item in items(told(client, MOTHER)).items():
        assert item["checked"] == shipped[id].checked.isoformat()
        assert item["revision"] == shipped[id].revision
        assert date.fromisoformat(item["review_by"]) > date.fromisoformat(item["checked"])


def test_the_other_formats_of_the_list_are_at_their_links(client) -> None:
    sheet = told(client, FOREIGNER, "zh", "&with=en")
    page, _, query = sheet["link"].partition("?")
    assert page == "http://localhost/zh/upgrade/checklist"
    assert query.startswith(f"{FOREIGNER.query}&with=en")
    assert sheet["copies"] == {suffix: f"{page}.{suffix}?{query}" for suffix in ("pdf", "ics", "html", "txt", "json")}


# -- docs/json.md -----------------------------------------------------------------------------------------------------


def part_of(example: Any, real: Any) -> bool:
    """Whether all that the example shows is there."""
    if isinstance(example, dict):
        return all(key in real and part_of(value, real[key]) for key, value in example.items())
    if isinstance(example, list) and example and isinstance(example[0], dict):
        return all(any(part_of(each, other) for other in real) for each in example)
    return bool(example == real)


def test_the_example_is_true(client) -> None:
    [address] = re.findall(r"http://127\.0\.0\.1:8000(/\S+)'", DOCS)
    [example] = re.findall(r"```json\n(.*?)```", DOCS, flags=re.DOTALL)
    real = client.get(address, base_url="http://127.0.0.1:8000").json
    assert part_of(json.loads(example), real)


@pytest.mark.parametrize("key", sorted(KEYS - UNTOLD))
def test_every_key_is_described(key: str) -> None:
    assert f"`{key}`" in DOCS


def test_every_key_in_the_table_is_a_key() -> None:
    cells = re.findall(r"(?m)^\| (`.*?`) \|", DOCS)
    assert {key for cell in cells for key in re.findall(r"`(\w+)`", cell)} <= KEYS
