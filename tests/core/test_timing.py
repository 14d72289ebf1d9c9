"""What `./dev check` says of days: wordings that overlap or leave a gap, and what is over."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.core.conftest import FILES, Problems
from wizard.checks.verify import examine

FORM = "do: {zh: 填表, en: Fill in the form}"
THEN = "then: [{from: 2027-01-02, do: {zh: 上网填表, en: Fill it in online}}]"
NUMBER = "do: {zh: 取号, en: Take a number}"

Over = Callable[..., list[str]]
"""(day, (old, new), …) → what is told of `dated.yaml` on that day of what is over."""


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (
            (FORM, f"{FORM}, from: 2027-01-02, until: 2027-01-01"),
            ["tiny.yaml:43:97: this ends on 2027-01-01, before it begins on 2027-01-02"],
        ),
        (
            (FORM, f"{FORM}, until: 2026-12-31, {THEN}"),
            ["tiny.yaml:43:105: no wording holds on 2027-01-01: the one before this ends on 2026-12-31"],
        ),
        (
            (FORM, f"{FORM}, until: 2026-12-08, {THEN}"),
            [
                "tiny.yaml:43:105: no wording holds from 2026-12-09 to 2027-01-01: "
                "the one before this ends on 2026-12-08"
            ],
        ),
        (
            (FORM, f"{FORM}, until: 2027-01-02, {THEN}"),
            ["tiny.yaml:43:105: two wordings hold on 2027-01-02: the one before this ends on 2027-01-02"],
        ),
        (
            (FORM, f"{FORM}, from: 2027-01-02, {THEN}"),
            [
                "tiny.yaml:43:104: the wording before this one begins on 2027-01-02: "
                "wordings stand in the order of their days"
            ],
        ),
        (
            (FORM, f"{FORM}, then: [{{from: 2027-01-02, checked: 2026-11-02}}]"),
            ["tiny.yaml:43:79: this wording says nothing otherwise than the one before it"],
        ),
        (
            (FORM, f"{FORM}, then: [{{do: {{zh: 填, en: Fill}}}}]"),
            ['tiny.yaml:43:79: "from" is missing'],
        ),
        (
            (FORM, f"{FORM}, until: 31.12.2026"),
            ['tiny.yaml:43:79: "31.12.2026": a date is written 2026-11-22'],
        ),
        ((FORM, f"{FORM}, until: 2027-01-01, {THEN}"), []),
        ((FORM, f"{FORM}, {THEN}"), []),
    ],
    ids=lambda value: value[1][-40:] if isinstance(value, tuple) else "",
)
def test_wordings_follow_each_other(problems: Problems, edit: tuple[str, str], told: list[str]) -> None:
    assert problems(edit) == told


def test_stages_are_proved_on_every_day_since_the_last_comparison(problems: Problems) -> None:
    go, number = "en: Go to the office}", "en: Take a number}"
    empty = 'stage "visit" has no item at all: 3 of 3 situations, such as /zh/upgrade/checklist?card=works'
    assert problems((go, f"{go}, until: 2027-01-31"), (number, f"{number}, until: 2027-05-31")) == [
        f"tiny.yaml:15:14: {empty}",
    ]
    assert problems((go, f"{go}, from: 2026-11-01"), (number, f"{number}, from: 2026-11-01")) == []
    assert problems((go, f"{go}, from: 2026-11-02"), (number, f"{number}, from: 2026-11-02"))[0].endswith(empty)


def test_what_begins_later_counts_on_the_lists_that_tell_of_it(problems: Problems) -> None:
    item = "      - {{id: more-{}, stage: visit, do: {{zh: 做, en: Do}}, {}, sources: [law], checked: 2026-11-01}}\n"
    ends = "".join(item.format(place, "until: 2026-12-31") for place in range(4))
    begins = "".join(item.format(place, "from: 2027-01-01") for place in range(4, 8))
    assert problems(("      - {id: number,", f"{ends}{begins}      - {{id: number,")) == [
        'tiny.yaml:15:14: stage "visit" has 10 items (go, more-0, more-1, more-2, more-3, number, more-4, more-5, '
        "more-6, more-7), and 9 are the most: 3 of 3 situations, such as /zh/upgrade/checklist?card=works"
    ]


def test_an_option_changes_something_on_every_day(problems: Problems) -> None:
    report = "do: {zh: 挂失, en: Report the loss}"
    assert problems((report, f"{report}, until: 2027-01-01")) == [
        'tiny.yaml:37:17: "no" changes nothing: every list is the same as for "yes": '
        "1 of 3 situations, such as /zh/upgrade/checklist?card=lost&reported=no"
    ]


@pytest.fixture
def over(tmp_path: Path, words: str) -> Over:
    def told(day: str, *edits: tuple[str, str]) -> list[str]:
        text = (FILES / "dated.yaml").read_text("utf-8") + words
        for old, new in edits:
            assert text.count(old) == 1, old
            text = text.replace(old, new)
        (tmp_path / "dated.yaml").write_text(text, "utf-8")
        problems = examine(tmp_path / "dated.yaml", date.fromisoformat(day))[1]
        return [problem.show("dated.yaml") for problem in problems if "nothing follows" in problem.message]

    return told


def test_what_is_over_with_nothing_after_it_is_told_with_what_readers_see(over: Over) -> None:
    assert over("2026-12-31") == []
    assert over("2027-01-01") == [
        "dated.yaml:52:75: warning: ended on 2026-12-31, and nothing follows: readers now see no such sentence",
        "dated.yaml:64:86: warning: ended on 2026-12-31, and nothing follows: readers now see no such item",
        "dated.yaml:78:83: warning: ended on 2026-12-31, and nothing follows: readers now see no such item",
    ]
    until = ("from: 2027-01-01, until: 2027-06-30", "from: 2027-01-01, until: 2027-06-30")
    assert (
        'ended on 2027-06-30, and nothing follows: readers now see "二十元" / "20 yuan"' in over("2027-07-01", until)[2]
    )


def test_a_replacement_that_is_over_leaves_the_general_words(over: Over) -> None:
    told = over("2027-01-01", ("Go to the bank}, from: 2027-01-01", "Go to the bank}, until: 2026-12-31"))
    assert [each.partition("see ")[2] for each in told if "去窗口" in each] == ['"去窗口" / "Go to the office"']


def test_what_only_ends_later_is_over_later(over: Over) -> None:
    last = ("Not older than a year}}", "Not older than a year}, until: 2028-03-31}")
    assert not [each for each in over("2028-03-31", last) if "2028" in each]
    assert [each for each in over("2028-04-01", last) if "2028" in each] == [
        "dated.yaml:63:86: warning: ended on 2028-03-31, and nothing follows: readers now see no such item"
    ]
