"""A checklist of another kind, without places, facts or a day, goes through every page and format.

It is `docs/examples/report-a-lost-card.yaml`, alone and in one file with another.
"""

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from app import create_app
from tests.web.conftest import TODAY, InspectingClient
from wizard.checks.verify import verified

ROOT = Path(__file__).parent.parent.parent
EXAMPLE = (ROOT / "docs" / "examples" / "report-a-lost-card.yaml").read_text("utf-8")
ANSWERS = {"holder": "other", "money": "unsure"}
LIST = "holder=other&money=unsure"


def shipped_words() -> str:
    return (
        "words:\n" + (ROOT / "checklists.yaml").read_text("utf-8").partition("\nwords:\n")[2].partition("\nsources:")[0]
    )


def served(path: Path, text: str) -> FlaskClient:
    path.write_text(f"{text}\n{shipped_words()}\n", "utf-8")
    app = create_app(verified(path), today=lambda: TODAY)
    app.test_client_class = InspectingClient
    return app.test_client(use_cookies=False)


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    return served(tmp_path_factory.mktemp("lost") / "lost.yaml", EXAMPLE)


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """The example, and a copy of it as another checklist."""
    checklist = EXAMPLE.partition("checklists:\n")[2]
    other = checklist.replace("  lost:\n", "  found:\n").replace("Report a lost card", "Report a card found")
    return served(tmp_path_factory.mktemp("both") / "both.yaml", EXAMPLE + other)


FACTS = """
    facts:
      fee: {title: {zh: 费用, en: Fee}, stage: now, text: {zh: 免费。, en: Nothing.}, short: {zh: 免费, en: Free}, OURS}
      wait: {title: {zh: 多久, en: Waiting time}, stage: WAITS, text: {zh: 当天, en: One day}, OURS}
    questions:
""".replace("OURS", "sources: [advice], checked: 2026-11-22")
"""The fee has a word or two for the strip above the stages; how long it takes has not."""


@pytest.mark.parametrize(
    ("stage_of_the_other", "lists"),
    [("now", ["facts"]), ("later", ["facts in-strip", "facts"])],
    ids=["beside another fact", "alone in its stage"],
)
def test_facts_that_the_strip_has_are_told_again_on_paper_alone(
    tmp_path: Path, stage_of_the_other: str, lists: list[str]
) -> None:
    facts = FACTS.replace("WAITS", stage_of_the_other)
    page = served(tmp_path / "facts.yaml", EXAMPLE.replace("\n    questions:\n", facts, 1)).get(
        f"/en/lost/checklist?{LIST}"
    )
    assert re.findall(r'<dl class="(facts[^"]*)"', page.text) == lists
    assert re.findall(r"<div[^>]*><dt>\w+", page.text.partition('<dl class="strip')[2].partition("</dl>")[0]) == [
        "<div><dt>Fee"
    ]
    assert page.text.count('<div class="in-strip"><dt>Fee</dt>') == 1


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    "page",
    ["/", "/offline", "/lost", "/lost?holder=other", f"/lost/answers?{LIST}", f"/lost/checklist?{LIST}"],
)
def test_every_page_is_there(alone: FlaskClient, lang: str, page: str) -> None:
    assert alone.get(f"/{lang}{page}").status_code == 200


@pytest.mark.parametrize("suffix", ["pdf", "html", "txt", "json"])
def test_every_format_is_there(alone: FlaskClient, suffix: str) -> None:
    answer = alone.get(f"/en/lost/checklist.{suffix}?{LIST}")
    assert answer.status_code == 200
    assert suffix == "pdf" or "Have a letter written" in answer.text


def test_the_questions_lead_to_the_list(alone: FlaskClient) -> None:
    answer = alone.get("/en/lost?holder=other&asked=money&money=unsure")
    assert answer.status_code in (200, 302, 303)
    page = alone.get(f"/en/lost/checklist?{LIST}").text
    assert "Call the bank as well" in page
    assert "there is money on the card" in page


def test_a_calendar_needs_a_day_that_nobody_asks_for(alone: FlaskClient) -> None:
    assert alone.get(f"/en/lost/checklist.ics?{LIST}").status_code < 500


def test_the_start_says_how_many_questions_there_are(alone: FlaskClient) -> None:
    page = alone.get("/en/").text
    assert "2 short questions, about 1 min" in page
    assert "four" not in page


def test_the_start_offers_every_checklist(both: FlaskClient) -> None:
    page = both.get("/en/").text
    assert 'href="/en/lost"' in page
    assert '<a href="/en/found">Report a card found</a>' in page
    assert both.get(f"/en/found/checklist?{LIST}").status_code == 200
