"""Four people on their way to a new card. Whoever changes a question or an item reads here what it does to them."""

from typing import NamedTuple


class Persona(NamedTuple):
    who: str
    answers: dict[str, str]
    items: dict[str, list[str]]

    @property
    def query(self) -> str:
        return "&".join(f"{question}={code}" for question, code in self.answers.items())

    def all_items(self) -> list[str]:
        return [id for ids in self.items.values() for id in ids]


ADULT = Persona(
    "Beijing adult, the card works, same bank",
    {
        "place": "beijing",
        "holder": "adult-id",
        "goer": "self",
        "card": "works",
        "generation": "second",
        "photo": "existing",
        "channel": "bank",
        "visit": "open",
        "bank": "keep",
        "money": "automatic",
    },
    {
        "prepare": ["id-card", "old-card", "phone"],
        "visit": ["find-branch", "choose-day", "consult", "beijing-transport"],
        "apply": ["fill-form", "check-form", "card-read", "same-number", "slips", "old-until"],
        "verify": [
            *("check-card", "activate-social", "activate-bank", "pins", "e-card", "status", "automatic"),
            "old-card-after",
        ],
    },
)

FOREIGNER = Persona(
    "foreigner in Guangzhou whose card is lost",
    {
        "place": "guangdong",
        "city": "guangzhou",
        "holder": "foreigner",
        "goer": "self",
        "card": "lost",
        "photo": "new",
        "channel": "bank",
        "visit": "2026-12-01",
        "bank": "change",
        "money": "wages",
        "treatment": "yes",
    },
    {
        "prepare": ["passport", "report-loss", "report-loss-bank", "photo", "phone", "fee-ready"],
        "visit": [
            *("find-branch", "call-first", "choose-bank", "balance", "close-account", "insurance-code", "lost-e-card"),
            "consult",
        ],
        "apply": ["formal-loss", "found-again", "fill-form", "check-form", "treatment-slip", "slips", "collect"],
        "verify": [
            *("check-card-other", "activate-social", "activate-bank", "pins", "work-permit", "status", "tell-payer"),
            "automatic",
        ],
    },
)

DAUGHTER = Persona(
    "daughter who acts for her father in Chongqing",
    {
        "place": "chongqing",
        "holder": "adult-id",
        "goer": "agent",
        "card": "works",
        "generation": "unsure",
        "photo": "existing",
        "channel": "counter",
        "visit": "open",
        "bank": "keep",
        "money": "pension",
    },
    {
        "prepare": ["id-card", "agent-id", "authorisation", "old-card", "still-works", "phone", "fee-ready"],
        "visit": ["find-counter", "ask-agent", "payday", "insurance-code", "consult"],
        "apply": ["fill-form", "check-form", "card-read", "same-number", "slips", "collect", "old-until"],
        "verify": [
            *("check-card", "activate-social", "activate-bank", "pins", "e-card", "status", "tell-payer"),
            *("automatic", "old-card-after"),
        ],
    },
)

MOTHER = Persona(
    "mother of a five-year-old who is not sure of the place",
    {
        "place": "unsure",
        "holder": "child",
        "age": "under-7",
        "card": "damaged",
        "channel": "unsure",
        "visit": "open",
        "bank": "unused",
        "treatment": "no",
    },
    {
        "prepare": [
            *("child-document", "guardian-id", "guardian-proof", "old-card", "child-photo", "phone", "fee-ready"),
        ],
        "visit": ["issuer", "find-place", "choose-day", "consult"],
        "apply": ["fill-form", "check-form", "fault", "slips", "collect", "old-until"],
        "verify": ["check-card", "activate-social", "pins", "e-card", "status", "old-card-after"],
    },
)

PERSONAS = [ADULT, FOREIGNER, DAUGHTER, MOTHER]
