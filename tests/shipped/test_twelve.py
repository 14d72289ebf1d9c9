"""Twelve people whose printed lists were read line by line: what each has, and what would be useless or false on it."""

from typing import NamedTuple

import pytest

from tests.shipped.test_situations import TODAY, USUAL
from wizard.content.models import Checklist
from wizard.lists.journey import travel
from wizard.lists.sheet import Sheet, Sheets

Answers = dict[str, str | None]

CHILD = {"holder": "child", "goer": None}
FIRST: Answers = {"card": "none", "generation": None, "bank": None, "money": None, "treatment": "no"}
LOST: Answers = {"card": "lost", "generation": None}


class Person(NamedTuple):
    """What differs from the usual answers (None: not asked); `says` and `says_not`: phrases."""

    answers: Answers
    items: int
    has: list[str]
    has_not: list[str]
    says: list[str]
    says_not: list[str]


PEOPLE = {
    "a newborn in Chongqing": Person(
        {**CHILD, **FIRST, "place": "chongqing", "age": "under-7", "photo": None, "channel": "counter"},
        21,
        ["first-ask", "first-fee", "child-document", "guardian-id", "guardian-proof", "collect", "activate-bank-child"],
        ["fee-ready", "old-card", "old-until"],
        ["say-apply", "say-guardian", "ask-fee"],
        ["ask-until", "say-exchange"],
    ),
    "a first job in Hebei": Person(
        {**FIRST, "place": "hebei", "photo": "new"},
        18,
        ["first-ask", "first-fee", "id-card", "photo", "choose-bank", "activate-bank"],
        ["fee-ready", "old-card", "same-number"],
        ["say-apply", "ask-made"],
        ["ask-until"],
    ),
    "sixteen and alone in Beijing": Person(
        {**CHILD, "place": "beijing", "age": "from-16"},
        24,
        ["guardian-id", "guardian-proof", "teen-guardian", "collect", "activate-bank-child", "old-card-after"],
        ["fee-ready", "activate-bank"],
        ["say-guardian"],
        ["ask-guardian", "ask-fee"],
    ),
    "lost, and online in Jiangxi": Person(
        {**LOST, "place": "jiangxi", "channel": "online", "visit": None, "money": "wages", "treatment": "no"},
        25,
        ["report-loss", "formal-loss", "found-again", "ready-document", "order-rules", "delivery", "tell-payer"],
        ["id-card", "old-card", "consult", "collect", "old-until", "home-service"],
        ["ask-post"],
        ["say-lost", "ask-collect", "ask-receipt"],
    ),
    "lost in a county town of Sichuan": Person(
        {**LOST, "place": "sichuan", "city": "other", "channel": "counter", "money": "wages", "treatment": "yes"},
        26,
        ["report-loss", "formal-loss", "insurance-code", "treatment-slip", "collect", "tell-payer"],
        ["payday", "old-card", "old-until"],
        ["say-lost", "ask-collect"],
        ["ask-until"],
    ),
    "a pensioner in Shanghai, at home with the daughter": Person(
        {"place": "shanghai", "goer": "home", "channel": "unsure", "money": "pension"},
        24,
        [
            "home-service",
            "home-day",
            "agent-id",
            "authorisation",
            "ready-document",
            "ready-card",
            "payday",
            "fill-form",
        ],
        ["find-place", "find-branch", "choose-day", "consult", "id-card", "fee-ready"],
        ["ask-home", "ask-pension"],
        ["say-agent"],
    ),
    "a card that Suzhou has switched off, and the hospital next week": Person(
        {"place": "jiangsu", "city": "suzhou", "visit": "2026-12-01", "money": "pension"},
        26,
        ["suzhou-citizen-card", "insurance-code", "treatment-slip", "payday", "call-first"],
        ["still-works"],
        ["say-exchange"],
        [],
    ),
    "a foreigner in Guangzhou whose card is damaged": Person(
        {
            **{"place": "guangdong", "city": "guangzhou", "holder": "foreigner", "card": "damaged"},
            **{"generation": None, "photo": "new", "money": "wages", "treatment": "no"},
        },
        26,
        ["passport", "photo", "collect", "work-permit", "check-card-other", "same-number"],
        ["id-card", "card-read", "e-card", "check-card"],
        ["say-damaged", "say-foreigner"],
        ["say-same-bank"],
    ),
    "the employer collects in Beijing": Person(
        {"place": "beijing", "goer": "employer", "channel": None, "visit": None, "money": "wages"},
        20,
        ["employer-list", "employer-time", "check-online", "payday", "old-card-after"],
        ["consult", "find-branch", "fee-ready", "check-form", "collect"],
        ["ask-employer", "ask-until"],
        ["ask-fee", "say-exchange"],
    ),
    "unsure of everything in Xinjiang": Person(
        {
            **{"place": "xinjiang", "card": "unsure", "generation": None, "photo": "unsure", "channel": "unsure"},
            **{"bank": "unsure", "money": "unsure", "treatment": "yes"},
        },
        31,
        ["still-works", "find-place", "insurance-code", "treatment-slip", "photo", "choose-bank", "same-number"],
        ["payday", "report-loss", "find-branch"],
        ["say-exchange", "ask-collect"],
        ["say-same-bank"],
    ),
    "an expired card in Shenzhen with automatic payments": Person(
        {
            **{"place": "guangdong", "city": "shenzhen", "card": "expiring", "generation": None},
            **{"money": "automatic", "treatment": "no"},
        },
        22,
        ["expiry-date", "automatic", "same-number", "old-until"],
        ["payday", "tell-payer", "report-loss"],
        ["say-exchange", "say-same-bank"],
        [],
    ),
    "a new name in Wuhan, and an agent goes": Person(
        {
            **{"place": "hubei", "city": "wuhan", "goer": "agent", "card": "changed", "generation": None},
            **{"treatment": "no"},
        },
        24,
        ["id-card", "agent-id", "authorisation", "insurance-record", "bank-record", "ask-agent", "activate-bank"],
        ["home-service", "ready-document", "choose-day"],
        ["say-changed", "say-agent"],
        ["ask-activate"],
    ),
}
everyone = pytest.mark.parametrize("person", PEOPLE.values(), ids=PEOPLE)


def sheet_of(checklist: Checklist, answers: Answers) -> Sheet:
    codes = {id: code for id, code in {**USUAL, **answers}.items() if code is not None}
    journey = travel(checklist, codes)
    assert (journey.current, set(journey.answers)) == (None, set(codes))
    return Sheets(checklist).sheet(journey, TODAY)


@everyone
def test_the_list_was_read_line_by_line(checklist: Checklist, person: Person) -> None:
    sheet = sheet_of(checklist, person.answers)
    items = [line.item.id for part in sheet.parts for line in part.lines]
    assert len(items) == person.items
    assert sorted({*person.has} - {*items}) == []
    assert sorted({*person.has_not} & {*items}) == []


@everyone
def test_what_is_said_fits_who_says_it(checklist: Checklist, person: Person) -> None:
    phrases = {phrase.id for phrase in sheet_of(checklist, person.answers).phrases}
    assert sorted({*person.says} - phrases) == []
    assert sorted({*person.says_not} & phrases) == []


@pytest.mark.parametrize(
    ("card", "told"), [("none", False), ("lost", False), ("works", True), ("damaged", True), ("unsure", True)]
)
def test_what_happens_to_the_old_card_is_told_to_those_who_hold_it(checklist: Checklist, card: str, told: bool) -> None:
    answers: Answers = {"card": card, "generation": None, "treatment": "no"}
    answers |= {"works": {"generation": "second", "treatment": None}, "none": {**FIRST}}.get(card, {})
    facts = [fact.id for part in sheet_of(checklist, answers).parts for fact, _ in part.facts]
    assert facts == ["fee", "channels", "waiting", *["old-card"] * told]


def test_the_loss_is_made_formal_before_it_can_be_cancelled(checklist: Checklist) -> None:
    sheet = sheet_of(checklist, {**LOST, "treatment": "no"})
    assert [line.item.id for line in sheet.parts[2].lines][:2] == ["formal-loss", "found-again"]


def test_nobody_is_told_to_wait_whose_card_a_place_has_switched_off(checklist: Checklist) -> None:
    suzhou: Answers = {"place": "jiangsu", "city": "suzhou", "money": "pension"}
    for generation, notices in (("second", []), ("third", ["already-third", "pension-first"])):
        sheet = sheet_of(checklist, {**suzhou, "generation": generation})
        assert [notice.id for notice, _ in sheet.notices] == notices
        items = {line.item.id for part in sheet.parts for line in part.lines}
        assert ({"insurance-code", "treatment-slip"} <= items) is (generation == "second")


def test_a_visit_at_home_sends_nobody_out(checklist: Checklist) -> None:
    out = {"find-branch", "find-counter", "find-place", "call-first", "choose-day", "consult", "id-card", "old-card"}
    for channel in ("bank", "counter", "unsure"):
        sheet = sheet_of(checklist, {"goer": "home", "channel": channel})
        items = {line.item.id for part in sheet.parts for line in part.lines}
        assert sorted(items & out) == []
        assert {"home-service", "home-day", "fill-form", "check-form"} <= items
        assert [stage.title["en"] for stage in sheet.journey.stages][1:3] == ["Arrange the home visit", "Apply at home"]
