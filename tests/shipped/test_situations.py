"""People whose situation is not the usual one: what their list has, and what it has not."""

import random
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

import pytest

from tests.core.test_situations import agreed
from wizard.checks.diagrams import NOBODY
from wizard.checks.situations import Situations
from wizard.content.models import Checklist
from wizard.lists.journey import choices, travel
from wizard.lists.sheet import Sheet, Sheets
from wizard.lists.survey import Survey

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


BABY = {
    **{"holder": "child", "age": "under-7", "goer": None, "generation": None, "photo": None},
    **{"bank": None, "money": None, "treatment": "no"},
}
FIRST_CARD = {"card": "none", "generation": None, "bank": None, "money": None, "treatment": "no"}
ONLINE = {"channel": "online", "visit": None}

SITUATIONS = {
    "the card has expired": Situation(
        {"card": "expiring", "generation": None, "treatment": "no"},
        ["id-card", "old-card", "expiry-date", "old-until"],
        ["report-loss", "insurance-record", "still-works", "insurance-code"],
        [],
        ("say-exchange",),
    ),
    "the card has expired and medicine is needed": Situation(
        {"card": "expiring", "generation": None, "money": "pension", "treatment": "yes"},
        ["insurance-code", "treatment-slip"],
        ["payday"],
        [],
    ),
    "an old card that may be switched off, and treatment is needed": Situation(
        {"generation": "first", "bank": None, "money": None, "treatment": "yes"},
        ["still-works", "insurance-code", "treatment-slip", "choose-bank", "activate-bank"],
        ["same-number", "balance", "close-account"],
        [],
    ),
    "a card of an unknown generation": Situation(
        {"generation": "unsure"}, ["still-works", "insurance-code", "same-number"], [], ["already-third"]
    ),
    "a card that may not work": Situation(
        {"card": "unsure", "generation": None, "treatment": "yes"},
        ["old-card", "still-works", "insurance-code", "treatment-slip", "fault"],
        ["report-loss"],
        [],
    ),
    "a new name after marriage": Situation(
        {"card": "changed", "generation": None, "treatment": "no"},
        ["id-card", "old-card", "insurance-record", "bank-record"],
        ["report-loss", "expiry-date", "fault"],
        [],
        ("say-changed",),
    ),
    "a soldier": Situation(
        {"holder": "soldier"},
        ["soldier-id", "e-card", "check-card-other"],
        ["id-card", "passport", "work-permit", "check-card"],
        [],
    ),
    "a student away from home": Situation(
        {"channel": "away", "visit": None},
        ["online-channel", "away-channel", "online-login", "delivery", "away-number", "ready-document"],
        ["find-branch", "fee-ready", "choose-day", "same-number", "card-read", "id-card", "old-card", "slips"],
        [],
    ),
    "online in Jiangxi": Situation(
        {"place": "jiangxi", **ONLINE},
        [
            *("ready-document", "ready-card", "online-channel", "fill-form-online", "check-online", "order-rules"),
            *("delivery", "order-number"),
        ],
        ["id-card", "old-card", "fee-ready", "consult", "fill-form", "check-form", "card-read", "slips", "collect"],
        [],
    ),
    "a child online": Situation(
        {**BABY, "age": "from-7", "card": "damaged", "photo": "new", "bank": "keep", **ONLINE},
        ["ready-document", "ready-guardian", "ready-card", "photo"],
        ["child-document", "guardian-id", "guardian-proof", "old-card", "online-login"],
        [],
    ),
    "a migrant worker in another province who lost the card": Situation(
        {"card": "lost", "generation": None, "channel": "away", "visit": None, "money": "wages", "treatment": "yes"},
        ["report-loss", "report-loss-bank", "formal-loss", "away-channel", "tell-payer", "automatic", "found-again"],
        ["old-card", "ready-card", "same-number", "old-until", "old-card-after", "payday"],
        ["lost-card"],
    ),
    "lost in a county town": Situation(
        {"card": "lost", "generation": None, "channel": "counter", "money": "pension", "treatment": "no"},
        ["report-loss", "formal-loss", "found-again", "insurance-code", "lost-e-card", "collect", "fill-form"],
        ["old-card", "card-read", "old-until", "old-card-after", "treatment-slip", "payday"],
        ["lost-card"],
        ("say-lost", "ask-collect"),
    ),
    "a daughter opens the door to the visit at home": Situation(
        {"goer": "home", "money": "pension"},
        ["home-service", "ready-document", "ready-card", "agent-id", "authorisation", "payday", "tell-payer"],
        ["ask-agent", "id-card", "old-card"],
        ["pension-first"],
        ("ask-home", "ask-pension"),
    ),
    "a relative goes to the office": Situation(
        {"goer": "agent"}, ["id-card", "agent-id", "authorisation", "ask-agent"], ["ready-document", "home-service"], []
    ),
    "a baby that has a card": Situation(
        {**BABY, "card": "works", "generation": "second", "bank": "keep", "treatment": None},
        ["child-document", "guardian-id", "guardian-proof", "child-photo", "activate-bank-child", "old-card"],
        ["id-card", "photo", "teen-guardian", "activate-bank", "tell-payer"],
        [],
        ("say-guardian",),
    ),
    "a newborn": Situation(
        {**BABY, "card": "none", "channel": "counter"},
        [
            *("first-ask", "child-document", "guardian-id", "guardian-proof", "child-photo", "choose-bank"),
            *("fill-form", "check-form", "collect", "activate-bank-child"),
        ],
        ["id-card", "photo", "activate-bank", "insurance-code"],
        ["first-application"],
        ("say-apply", "say-guardian"),
    ),
    "a newborn in hospital": Situation(
        {**BABY, "card": "none", "treatment": "yes"}, ["insurance-code", "treatment-slip"], [], ["first-application"]
    ),
    "a first job": Situation(
        {**FIRST_CARD, "photo": "new"},
        ["first-ask", "id-card", "photo", "choose-bank", "fill-form", "activate-bank"],
        ["guardian-id", "same-number", "tell-payer"],
        ["first-application"],
        ("say-apply", "ask-made"),
    ),
    "a first job, and the employer does it": Situation(
        {**FIRST_CARD, "goer": "employer", "channel": None, "visit": None},
        ["first-ask", "id-card", "employer-list", "employer-time"],
        ["choose-bank", "find-branch", "consult"],
        ["first-application"],
    ),
    "the employer collects the cards, and this one is lost": Situation(
        {
            **{"goer": "employer", "card": "lost", "generation": None, "channel": None, "visit": None},
            **{"money": "wages", "treatment": "no"},
        },
        ["employer-list", "employer-time", "report-loss", "formal-loss", "tell-payer"],
        ["find-branch", "find-counter", "fee-ready", "consult", "old-card", "collect"],
        ["lost-card"],
        ("say-employer-lost",),
    ),
    "wages come next week": Situation(
        {"money": "wages"}, ["payday", "tell-payer", "automatic"], ["insurance-code"], ["pension-first"]
    ),
    "sixteen years old and alone": Situation(
        {"holder": "child", "age": "from-16", "goer": None},
        ["id-card", "teen-guardian", "activate-bank"],
        ["child-document", "guardian-id", "guardian-proof", "child-photo", "activate-bank-child"],
        [],
        ("say-exchange", "ask-guardian"),
    ),
    "sixteen years old in Beijing": Situation(
        {"place": "beijing", "holder": "child", "age": "from-16", "goer": None},
        ["id-card", "teen-guardian", "guardian-id", "guardian-proof", "activate-bank-child", "collect"],
        ["activate-bank"],
        [],
    ),
    "sixteen years old in Hunan": Situation(
        {"place": "hunan", "holder": "child", "age": "from-16", "goer": None},
        ["id-card", "teen-guardian", "guardian-id", "guardian-proof"],
        [],
        [],
    ),
    "an overseas Chinese": Situation(
        {"holder": "overseas"},
        ["overseas-passport", "e-card", "check-card-other"],
        ["id-card", "passport", "work-permit", "check-card"],
        [],
    ),
    "a foreigner waits for a card from a bank": Situation(
        {"holder": "foreigner"}, ["passport", "collect", "check-card-other"], ["check-card", "e-card"], []
    ),
    "a bank that needs days": Situation(
        {"place": "guangdong", "city": "zhongshan"}, ["find-branch", "collect"], [], []
    ),
    "not decided where": Situation(
        {"channel": "unsure"}, ["find-place", "collect"], ["find-branch", "find-counter"], []
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
    assert {"activate-social", "pins", "status"} <= items
    assert len({"check-card", "check-card-other"} & items) == 1
    assert len({"slips", "order-number"} & items) == 1


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


OF_AN_OLD_CARD = {
    *("old-card", "ready-card", "still-works", "expiry-date", "report-loss", "report-loss-bank", "insurance-record"),
    *("bank-record", "payday", "balance", "close-account", "lost-e-card", "card-read", "found-again", "formal-loss"),
    *("fault", "same-number", "away-number", "old-until", "tell-payer", "automatic", "old-card-after"),
    *("beijing-transport", "guangzhou-transport", "suzhou-citizen-card"),
}
ABOUT_AN_OLD_CARD = {
    *("say-exchange", "say-damaged", "say-lost", "say-changed", "say-same-bank", "say-bank-unused"),
    *("say-employer-lost", "ask-old-account", "ask-pension", "ask-until"),
}
AT_THE_COUNTER = {
    *("id-card", "child-document", "passport", "old-card", "agent-id", "guardian-id", "guardian-proof", "ask-agent"),
    *("fee-ready", "find-branch", "find-counter", "find-place", "call-first", "choose-day", "consult", "fill-form"),
    *("check-form", "card-read", "slips", "collect"),
}


def people(checklist: Checklist, **fixed: str) -> Iterator[Sheet]:
    """Sheets of people who answer by chance, in all kinds of places."""
    chance, sheets = random.Random(2026), Sheets(checklist)
    for place in ("unsure", "gansu", "beijing", "jiangsu", "guangdong", "hunan", "jiangxi"):
        for _ in range(40):
            answers = {"place": place, **fixed}
            while question := (journey := travel(checklist, answers)).current:
                offered = [*choices(checklist, question, journey.answers)]
                answers[question.id] = "open" if question.kind == "date" else chance.choice(offered)
            if fixed.keys() <= journey.answers.keys():
                yield sheets.sheet(journey, TODAY)


def on(sheet: Sheet) -> set[str]:
    return {line.item.id for part in sheet.parts for line in part.lines}


def test_who_never_had_a_card_is_told_nothing_of_an_old_one(checklist: Checklist) -> None:
    for sheet in people(checklist, card="none"):
        assert sorted(on(sheet) & OF_AN_OLD_CARD) == []
        assert sorted({phrase.id for phrase in sheet.phrases} & ABOUT_AN_OLD_CARD) == []
        assert [notice.id for notice, _ in sheet.notices] == ["first-application"]
        assert {"generation", "bank", "money"}.isdisjoint(sheet.journey.answers)
        assert "first-ask" in on(sheet)


@pytest.mark.parametrize("channel", ["online", "away"])
def test_who_applies_online_is_not_sent_to_a_counter(checklist: Checklist, channel: str) -> None:
    for sheet in people(checklist, channel=channel):
        assert sorted(on(sheet) & AT_THE_COUNTER) == []
        assert {"ready-document", "fill-form-online", "check-online", "delivery", "order-number"} <= on(sheet)
        paid = sheet.journey.answers["place"].code != "beijing"
        assert ("order-rules" in on(sheet)) is paid


@pytest.mark.parametrize("card", ["damaged", "lost", "expiring", "changed", "none", "unsure"])
def test_whoever_may_not_be_able_to_pay_in_hospital_is_asked_of_treatment(checklist: Checklist, card: str) -> None:
    for sheet in people(checklist, card=card):
        assert "treatment" in sheet.journey.answers
        if sheet.journey.answers["treatment"].code == "yes":
            assert {"insurance-code", "treatment-slip"} <= on(sheet)
            assert "payday" not in on(sheet)
            assert "pension-first" not in [notice.id for notice, _ in sheet.notices]


def test_whoever_waits_for_the_card_is_told_to_collect_it(checklist: Checklist) -> None:
    for channel in ("counter", "unsure"):
        for sheet in people(checklist, channel=channel):
            assert "collect" in on(sheet)
    for sheet in people(checklist, goer="employer"):
        assert "employer-time" in on(sheet)
    for channel in ("online", "away"):
        for sheet in people(checklist, channel=channel):
            assert "delivery" in on(sheet)


def test_the_four_steps_are_things_to_do(checklist: Checklist) -> None:
    """Fill in the form, have the old card read, check identity and data, correct what is wrong."""
    for channel in ("bank", "counter", "unsure"):
        for sheet in people(checklist, card="works", channel=channel):
            assert {"fill-form", "check-form", "card-read"} <= on(sheet)


def test_the_diagrams_agree_with_1500_lists(checklist: Checklist) -> None:
    agreed(checklist, 1500)


def test_the_proofs_count_as_the_survey_does(checklist: Checklist) -> None:
    """Two ways that share nothing: one goes through the questions, the other through bits."""
    most = Survey(checklist).questions_left({}).high
    sets = Situations(checklist)
    asked = [*sets.asked.values()]
    assert sets.diagrams.more_than(most, sets.everybody, asked) == NOBODY
    assert sets.diagrams.more_than(most - 1, sets.everybody, asked) != NOBODY
