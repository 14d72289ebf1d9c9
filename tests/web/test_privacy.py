"""Nobody who reads the server's records learns an answer."""

import ast
import logging

import pytest

from app import ROOT
from tests.journeys import Journey
from tests.web.personas import FOREIGNER, PERSONAS, Persona


@pytest.mark.parametrize("persona", PERSONAS, ids=lambda persona: persona.who.split()[0])
def test_no_answer_is_written_into_the_log(journey: Journey, caplog, persona: Persona) -> None:
    with caplog.at_level(logging.DEBUG):
        journey.start("zh").answer(**persona.answers)
        journey.follow(journey.link(".//main/p/a[@class='button']"))
        journey.back().change("card").answer(card="").back()
    assert_silent(caplog.text, persona)


def test_a_breakdown_writes_no_answer_into_the_log(client, app, monkeypatch, caplog) -> None:
    def breaking(**_: object) -> None:
        raise RuntimeError("on purpose")

    monkeypatch.setitem(app.view_functions, "wizard.checklist", breaking)
    with caplog.at_level(logging.DEBUG):
        assert client.get(f"/en/upgrade/checklist?{FOREIGNER.query}").status_code == 500
    assert "RuntimeError on a page of the kind checklist: " in caplog.text
    assert "test_privacy.py" in caplog.text and "on purpose" not in caplog.text
    assert_silent(caplog.text, FOREIGNER)


def assert_silent(log: str, persona: Persona) -> None:
    for question, code in persona.answers.items():
        assert f"{question}=" not in log
        assert f"{question}={code}" not in log
        assert len(code) < 6 or code not in log


@pytest.mark.parametrize("persona", PERSONAS, ids=lambda persona: persona.who.split()[0])
def test_no_cookie_is_ever_set(app, persona: Persona) -> None:
    client = app.test_client(use_cookies=True)
    Journey(client).start("en").answer(**persona.answers)
    assert client.get_cookie("session") is None
    assert not client._cookies


def test_the_server_keeps_no_record_of_requests() -> None:
    """gunicorn's access log would hold addresses, and so the answers."""
    tree = ast.parse((ROOT / "gunicorn.conf.py").read_text())
    names = {target.id for node in tree.body if isinstance(node, ast.Assign) for target in node.targets}
    assert not names & {"accesslog", "access_log_format", "capture_output"}


def test_nothing_asks_for_what_could_hurt(client) -> None:
    for persona in PERSONAS:
        for question in persona.answers:
            page = client.get(f"/en/upgrade?{persona.query}&edit={question}").page
            fields = [field for field in page.findall(".//input") if field.get("type") not in ("hidden", "radio")]
            assert [field.get("name") for field in fields] == (
                ["visit-day", "visit-month", "visit-year"] if question == "visit" else []
            )
            assert {field.get("autocomplete") for field in fields} <= {"off"}
            assert not page.findall(".//textarea")
