"""Ten people whose situation is not the usual one: what their list has, and what it has not."""

from datetime import date
from typing import NamedTuple

import pytest

from wizard.content.models import Checklist
from wizard.lists.journey import travel
from wizard.lists.sheet import Sheet, Sheets

TODAY = date(2026, 11, 22)
USUAL = {
    "place": "gansu",
    "holder": "adult-id",
    "goer": "self",
    "card": "works",
    "generation": "second",
    "photo": "existing",
    "channel": "bank",
    "visit": "open",
    "bank": "keep",
    "money": "none",
}


class Situation(NamedTuple):
    """What differs from the usual answers (None: not asked), and the items, notices and phrases that follow."""

    answers: dict[str, str | None]
    has: list[str]
    has_not: list[str]
    notices: list[str]
    says: tuple[str, ...] = ()


SITUATIONS = {
    "the card has expired": Situation(
        {"card": "expiring"},
        ["id-card", "old-card", "expiry-date", "old-until"],
        ["report-loss", "insurance-record", "still-works", "insurance-code"],
        ["fraud"],
        ("say-exchange",),
    ),
    "a new name after marriage": Situation(
        {"card": "changed", "generation": None, "treatment": "no"},
        ["id-card", "old-card", "insurance-record", "bank-record"],
        ["report-loss", "expiry-date", "fault"],
        ["fraud"],
        ("say-changed",),
    ),
    "a soldier": Situation(
        {"holder": "soldier"}, ["soldier-id", "e-card"], ["id-card", "passport", "work-permit"], ["fraud"]
    ),
    "a student away from home": Situation(
        {"channel": "away", "visit": None},
        ["online-channel", "away-channel", "online-login", "delivery", "away-number", "activate-bank"],
        ["find-branch", "fee-ready", "choose-day", "same-number", "card-read", "originals-back"],
        ["fraud"],
    ),
    "a migrant worker in another province who lost the card": Situation(
        {"card": "lost", "generation": None, "channel": "away", "visit": None, "money": "wages", "treatment": "yes"},
        ["report-loss", "report-loss-bank", "formal-loss", "away-channel", "payday", "tell-payer", "automatic"],
        ["old-card", "same-number", "old-until", "old-card-after"],
        ["lost-card", "fraud"],
    ),
    "somebody who cannot leave home": Situation(
        {"goer": "home", "money": "pension"},
        ["home-service", "payday", "tell-payer", "activate-bank"],
        ["agent-id", "authorisation", "ask-agent"],
        ["fraud", "pension-first"],
        ("ask-home", "ask-pension"),
    ),
    "a baby that has a card": Situation(
        {"holder": "child", "age": "under-7", "goer": None, "photo": None, "money": None},
        ["child-document", "guardian-id", "guardian-proof", "child-photo", "activate-bank-child"],
        ["id-card", "photo", "teen-guardian", "activate-bank", "tell-payer"],
        ["fraud", "first-card"],
        ("say-guardian",),
    ),
    "the employer collects the cards, and this one is lost": Situation(
        {
            **{"goer": "employer", "card": "lost", "generation": None, "channel": None, "visit": None},
            **{"money": "wages", "treatment": "no"},
        },
        ["employer-list", "employer-time", "report-loss", "formal-loss", "tell-payer"],
        ["find-branch", "find-counter", "fee-ready", "consult", "old-card", "collect"],
        ["lost-card", "fraud"],
        ("say-employer-lost",),
    ),
    "wages come next week": Situation(
        {"money": "wages"}, ["payday", "tell-payer", "automatic"], ["insurance-code"], ["fraud", "pension-first"]
    ),
    "seventeen years old": Situation(
        {"holder": "child", "age": "from-16", "goer": None},
        ["id-card", "teen-guardian", "activate-bank"],
        ["child-document", "guardian-id", "guardian-proof", "child-photo", "activate-bank-child"],
        ["fraud"],
        ("say-exchange", "ask-guardian"),
    ),
    "an overseas Chinese": Situation(
        {"holder": "overseas"}, ["overseas-passport", "e-card"], ["id-card", "passport", "work-permit"], ["fraud"]
    ),
}
for_every_situation = pytest.mark.parametrize("situation", SITUATIONS.values(), ids=SITUATIONS)


def sheet_of(checklist: Checklist, situation: Situation, **more: str) -> Sheet:
    answers = {id: code for id, code in {**USUAL, **situation.answers, **more}.items() if code is not None}
    journey = travel(checklist, answers)
    assert journey.current is None, journey.current
    assert set(journey.answers) == set(answers)
    return Sheets(checklist).sheet(journey, TODAY)


@for_every_situation
def test_the_list_has_what_the_situation_asks_for(checklist: Checklist, situation: Situation) -> None:
    sheet = sheet_of(checklist, situation)
    items = {line.item.id for part in sheet.parts for line in part.lines}
    assert sorted({*situation.has} - items) == []
    assert sorted({*situation.has_not} & items) == []
    assert {"check-card", "activate-social", "pins", "slips"} <= items


@for_every_situation
def test_the_notices_and_phrases_fit_the_situation(checklist: Checklist, situation: Situation) -> None:
    sheet = sheet_of(checklist, situation)
    assert [notice.id for notice, _ in sheet.notices] == situation.notices
    assert sorted({*situation.says} - {phrase.id for phrase in sheet.phrases}) == []


@for_every_situation
def test_nobody_is_asked_too_much_and_no_list_is_too_long(checklist: Checklist, situation: Situation) -> None:
    sheet = sheet_of(checklist, situation, place="guangdong", city="guangzhou")
    assert len(sheet.journey.answers) <= 11
    assert all(len(part.lines) <= 9 for part in sheet.parts)


def test_a_message_about_the_card_is_warned_of_on_every_list(checklist: Checklist) -> None:
    for situation in SITUATIONS.values():
        assert "fraud" in [notice.id for notice, _ in sheet_of(checklist, situation).notices]


def test_who_never_had_a_card_is_told_that_this_list_is_not_for_them(checklist: Checklist) -> None:
    hint = checklist.questions["card"].hint
    assert hint
    assert "新生儿" in hint["zh"]
    assert "申领" in hint["en"]
