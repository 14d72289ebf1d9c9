"""Questions to the content are answered for everybody, in words, counts and addresses."""

from datetime import date

import pytest

from wizard.authors.asking import Unknown, answer
from wizard.content.models import Checklist

DAY = date(2026, 12, 1)
ADULT = "/zh/upgrade/checklist?holder=adult&goer=agent&card=works&generation=second"
CHILD = "/zh/upgrade/checklist?holder=child&card=lost"


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            ["gets", "letter"],
            [
                "8 of 32 situations, such as " + ADULT.replace("/zh/", "/en/"),
                "- Who goes: “Another person” (8)",
            ],
        ),
        (["gets", "report", "not", "photo"], ["nobody"]),
        (
            ["asked", "day"],
            [
                "16 of 32 situations, such as "
                "/en/upgrade/checklist?holder=adult&goer=self&card=works&generation=second&day=open",
                "- Who goes: “The holder” (16)",
            ],
        ),
        (
            ["together"],
            ["of 55 pairs of items 1 always stand together, and 6 never", "- always together: photo, number"],
        ),
        (
            ["together", "letter"],
            ["with letter always: id-card, photo, number", "with letter never: in-person, be-early, choose-day"],
        ),
        (["together", "in-person"], ["with in-person always: photo, number", "with in-person never: letter"]),
        (["why", "letter", ADULT], ["letter is on this list: goer is “Another person”"]),
        (["why", "letter", CHILD], ["letter is not on this list: holder is “A child”"]),
        (["why", "photo", CHILD], ["photo is on this list, as on every list"]),
        (
            ["differ", ADULT, CHILD],
            [
                "holder: “An adult”, and “A child”",
                "goer: “Another person”, and not asked",
                "card: “It works”, and “It is lost”",
                "generation: “Second”, and not asked",
                "only on the first list: id-card, letter, old-card",
                "only on the second list: in-person, report",
            ],
        ),
        (
            ["table", "fault"],
            [
                "| `fault` | who | situations |",
                "|---|---|---|",
                "| yes | State of the card: “It is damaged” | 4 |",
                "| if | State of the card: “I do not know” | 12 |",
                "| no | State of the card: “It works” or “It is lost” | 16 |",
            ],
        ),
    ],
    ids=str,
)
def test_a_question_is_answered(card: Checklist, question: list[str], told: list[str]) -> None:
    assert [*answer(card, question, DAY, "en")] == told


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (["gets", "foto"], 'there is no "foto" (did you mean "photo"?)'),
        (["why", "photo", "/zh/upgrade/checklist?holder=child"], 'this link leaves "card" open'),
        (["who"], "ask: gets ITEM"),
    ],
    ids=str,
)
def test_what_cannot_be_answered_says_why(card: Checklist, question: list[str], told: str) -> None:
    with pytest.raises(Unknown, match=told.replace("(", "[(]").replace(")", "[)]").replace("?", "[?]")):
        list(answer(card, question, DAY, "en"))
