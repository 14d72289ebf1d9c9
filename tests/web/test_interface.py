"""The journey for programs: it leads to the lists that the pages lead to, and names what it cannot take."""

import json
import random
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from jsonschema import Draft202012Validator

from app import ROOT
from tests.web.personas import ADULT, FOREIGNER, PERSONAS, Persona

OPENAPI = json.loads((ROOT / "static" / "openapi.json").read_text("utf-8"))


def check(told: Any, schema: str) -> Any:
    """What is told, if it has the form that is promised."""
    form = {"$ref": f"#/components/schemas/{schema}", "components": OPENAPI["components"]}
    Draft202012Validator(form).validate(told)
    return told


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return FlaskClient(app, app.response_class, use_cookies=False)


def step(client: FlaskClient, query: str = "", lang: str = "en") -> Any:
    answer = client.get(f"/{lang}/upgrade.json{query}")
    assert (answer.status_code, answer.mimetype) == (200, "application/json")
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    return check(answer.json, "Step")


def ids(made: Any) -> list[str]:
    return [item["id"] for stage in made["stages"] for item in stage["items"]]


@pytest.mark.parametrize("seed", range(6))
def test_a_journey_by_dice_ends_in_the_list_of_the_page(client: FlaskClient, seed: int) -> None:
    dice, address, asked = random.Random(seed), "/en/upgrade.json", 0
    while (told := check(client.get(address).json, "Step"))["question"]:
        assert told["questions_left"]["least"] >= 1
        address, asked = dice.choice(told["question"]["options"])["next"], asked + 1
    assert len(told["answers"]) == asked
    page = client.get("/en/upgrade/checklist.json", query_string=told["answers"])
    assert told["list"] == page.json


@pytest.mark.parametrize("persona", PERSONAS, ids=lambda persona: persona.who.split()[0])
def test_it_asks_what_the_pages_ask_and_ends_in_the_same_list(client: FlaskClient, persona: Persona) -> None:
    given: dict[str, str] = {}
    for question, code in persona.answers.items():
        told = step(client, "?" + "&".join(f"{id}={each}" for id, each in given.items()))
        assert told["question"]["id"] == question
        given[question] = code
    assert ids(step(client, f"?{persona.query}", "zh")["list"]) == persona.all_items()


def test_an_option_tells_what_it_adds_and_what_it_removes(client: FlaskClient) -> None:
    before = "?place=beijing&holder=adult-id&goer=self"
    options = {each["id"]: each for each in step(client, before)["question"]["options"]}
    assert "report-loss" in options["lost"]["adds"] and "report-loss" not in options["works"]["adds"]
    assert "old-card" in options["works"]["adds"]
    assert options["lost"]["next"] == f"/en/upgrade.json{before}&card=lost"


@pytest.mark.parametrize(
    ("query", "faults"),
    [
        ("?place=nowhere", [("place", "unknown_answer")]),
        ("?colour=red", [("colour", "unknown_question")]),
        ("?place=beijing&place=anhui", [("place", "several_answers")]),
        ("?place=beijing&city=guangzhou", [("city", "not_asked")]),
        ("?place=beijing&goer=self", [("holder", "missing")]),
        ("?place=&asked=place", [("place", "unknown_answer"), ("asked", "unknown_question")]),
        (
            f"?{ADULT.query.replace('visit=open', 'visit=2027-02-30')}",
            [("visit", "unknown_answer"), ("visit", "missing")],
        ),
    ],
)
def test_what_means_nothing_is_named(client: FlaskClient, query: str, faults: list[tuple[str, str]]) -> None:
    answer = client.get(f"/en/upgrade.json{query}")
    assert (answer.status_code, answer.mimetype) == (400, "application/problem+json")
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    told = check(answer.json, "Problem")
    assert [(each["question"], each["problem"]) for each in told["faults"]] == faults


def test_the_second_language_of_the_list_can_be_named(client: FlaskClient) -> None:
    assert step(client, f"?{FOREIGNER.query}&with=zh")["list"]["languages"] == ["en", "zh"]


def test_the_form_is_open_to_programs_of_other_sites(client: FlaskClient) -> None:
    answer = client.get("/static/openapi.json")
    assert (answer.status_code, answer.headers["Access-Control-Allow-Origin"]) == (200, "*")
    rules = {rule.rule for rule in client.application.url_map.iter_rules()}
    assert [path for path in OPENAPI["paths"] if path == "/{lang}/{checklist}.json"]
    assert "/<language:lang>/<checklist:checklist>.json" in rules
