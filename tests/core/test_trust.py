"""Where statements come from and how old they are, each shown by a mistake in the smallest file."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.core.conftest import FILES, Problems
from wizard.checks.verify import examine


@pytest.mark.parametrize(
    ("edits", "told"),
    [
        ([("sources: [law], checked: 2026-11-01}\n    questions", "sources: [], checked: 2026-11-01}\n    questions")],
         "this says nothing about where it comes from"),
        ([("text: {zh: 免费, en: Free}, sources: [law]", "text: {zh: 免费, en: Free}, sources: [blog]")],
         "this rests on secondary sources alone: word it as a question to ask"),
        ([("url: https://example.org/law", "url: example.org/law")], '"example.org/law" is not the address of a page'),
        ([("url: https://example.org/law", "url: 'https://example.org/a b'")],
         '"https://example.org/a b" is not the address of a page'),
        ([("url: https://example.org/law", "url: 'https://[law'")], '"https://[law" is not the address of a page'),
    ],
)  # fmt: skip
def test_a_statement_names_sound_sources(problems: Problems, edits: list[tuple[str, str]], told: str) -> None:
    assert any(line.endswith(f": {told}") for line in problems(*edits)), problems(*edits)


def test_a_third_party_may_be_passed_on_as_a_question(problems: Problems) -> None:
    asked = "text: {zh: 先问网点, en: Ask the office}, sources: [blog]"
    assert problems(("text: {zh: 免费, en: Free}, sources: [law]", asked)) == []


@pytest.fixture
def told_on(tmp_path: Path, words: str) -> Callable[..., list[tuple[str, bool]]]:
    """(day, review-by) → what an author is told that day of an item checked on 2026-11-01."""

    def told(day: str, review_by: str = "") -> list[tuple[str, bool]]:
        file = tmp_path / "tiny.yaml"
        text = (FILES / "tiny.yaml").read_text("utf-8")
        text = text.replace("checked: 2026-11-01", "checked: 2027-06-01").replace("id: form, ", "id: form, CHECK ")
        text = text.replace("CHECK", f"review-by: {review_by}," if review_by else "")
        file.write_text(text + words, "utf-8")
        _, problems = examine(file, date.fromisoformat(day))
        return [(each.message, each.warning) for each in problems if " is cited without " not in each.message]

    return told


def test_nothing_is_told_until_the_day_has_passed(told_on: Callable[..., list[tuple[str, bool]]]) -> None:
    assert told_on("2027-08-01", "2027-08-01") == []


def test_a_review_that_is_overdue_is_a_warning(told_on: Callable[..., list[tuple[str, bool]]]) -> None:
    assert told_on("2027-08-02", "2027-08-01") == [("was to be checked again by 2027-08-01, 1 day ago", True)]


def test_a_review_ninety_days_overdue_is_borne(told_on: Callable[..., list[tuple[str, bool]]]) -> None:
    assert told_on("2027-10-30", "2027-08-01") == [("was to be checked again by 2027-08-01, 90 days ago", True)]


def test_a_review_longer_overdue_is_an_error(told_on: Callable[..., list[tuple[str, bool]]]) -> None:
    assert told_on("2027-10-31", "2027-08-01") == [("was to be checked again by 2027-08-01, 91 days ago", False)]


def test_without_a_day_of_its_own_a_statement_lasts_a_year(told_on: Callable[..., list[tuple[str, bool]]]) -> None:
    assert told_on("2028-05-31") == []
    assert ("was to be checked again by 2028-05-31, 1 day ago", True) in told_on("2028-06-01")
