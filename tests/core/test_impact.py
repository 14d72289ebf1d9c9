"""Whose list an edit changes: exact counts, people in words, and the addresses of some of them."""

from collections.abc import Callable
from datetime import date

import pytest

from wizard.authors.impact import impact
from wizard.content.models import Content

DAY = date(2026, 12, 1)
OTHER = "          lost: {zh: 丢了"
NEW = "          gone: {zh: 没了, en: It is gone, because: {zh: 没了, en: it is gone}}\n"


def told(load_edited: Callable[..., Content], *edits: tuple[str, str], name: str = "tiny") -> list[str]:
    return [line for line in impact(load_edited(name), load_edited(name, *edits), DAY).splitlines() if line][1:]


def test_mere_words_change_nobodys_list(load_edited: Callable[..., Content]) -> None:
    assert told(load_edited, ("en: Bring the card", "en: Take the card")) == [
        "This changes the lists of 0 of 3 situations.",
        "Things that are written otherwise, in words or in rules: 1.",
    ]


def test_what_is_gained_and_lost_is_counted_and_shown(load_edited: Callable[..., Content]) -> None:
    edits = ("when: {card: works}", 'when: {reported: "yes"}')
    assert told(load_edited, edits) == [
        "This changes the lists of 2 of 3 situations.",
        "## `card`: gained (1 situation)",
        "- Reported: “Yes” (1)",
        "    /zh/upgrade/checklist?card=lost&reported=yes",
        "## `card`: lost (1 situation)",
        "- Card: “It works” (1)",
        "    /zh/upgrade/checklist?card=works",
        "Things that are written otherwise, in words or in rules: 1.",
    ]


def test_what_becomes_certain_is_told_apart(load_edited: Callable[..., Content]) -> None:
    edit = ("{id: fault, stage: prepare, do: {zh: 说明哪里坏了, en: Describe the fault}, when: {card: damaged}",) * 2
    lines = told(load_edited, (edit[0], edit[1].replace("damaged}", "[works, damaged]}")), name="card")
    assert lines[1].startswith("## `fault`: gained (")
    assert lines[-6].startswith("## `fault`: certain where it was “if” (")


def test_a_new_answer_is_counted_as_new(load_edited: Callable[..., Content]) -> None:
    edits = (OTHER, NEW + OTHER), ("en: Take a number}", "en: Take a number}, when: {not: {card: gone}}")
    assert told(load_edited, *edits)[:2] == [
        "This changes the lists of 0 of 4 situations.",
        "In 1 an answer is given that was not there before.",
    ]


@pytest.mark.parametrize("name", ["tiny", "card", "places", "dated"])
def test_nothing_differs_from_itself(load: Callable[[str], Content], name: str) -> None:
    assert "This changes the lists of 0 of " in impact(load(name), load(name), DAY)
