"""A rule that changes on 1 January 2027, seen from both sides: `tests/content/dated.yaml`."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from textwrap import indent

import pytest

from wizard.content.models import Checklist, Content
from wizard.lists.epochs import Epochs, worded, wordings
from wizard.lists.journey import travel
from wizard.lists.outlook import Outlook, says
from wizard.lists.sheet import Sheet, Sheets
from wizard.pages.timing import later, limits

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def checklist(load: Callable[[str], Content]) -> Checklist:
    return load("dated").checklists["upgrade"]


@pytest.fixture(scope="module")
def sheets(checklist: Checklist) -> Sheets:
    return Sheets(checklist)


def on(sheets: Sheets, day: str, place: str = "hebei", today: date = TODAY) -> Sheet:
    return sheets.sheet(travel(sheets.checklist, {"place": place, "day": day}), today)


def told(outlook: Outlook) -> str:
    """` from 2027-01-01` and ` until 2026-12-31`, and for each later wording ` | 2027-01-01: …`."""
    start = f" from {outlook.start}" if outlook.start else ""
    until = f" until {outlook.until}" if outlook.until else ""
    turns = [f" | {day}: {' '.join(text['en'] for text in says(entry) if text)}" for day, entry in outlook.turns]
    return start + until + ("" if until and len(turns) == 1 else "".join(turns))


def items(sheet: Sheet) -> list[str]:
    return [line.item.do["en"] + told(line.outlook) for line in sheet.lines]


def others(sheet: Sheet) -> list[str]:
    """The facts, notices and phrases."""
    facts = [known for part in sheet.parts for _, known in part.facts]
    entries = [*facts, *[notice for notice, _ in sheet.notices], *sheet.phrases]
    return [entry.text["en"] + told(sheet.local.outlook(entry)) for entry in entries]


OLD = ["Bring the card", "Bring a photo", "Fill in the paper form", "Go to the office"]
NEW = ["Bring the card", "Bring the photo receipt", "Book a time", "Go to the office"]
BOTH = [
    "Bring the card",
    "Bring a photo | 2027-01-01: Bring the photo receipt One inch",
    "Fill in the paper form until 2026-12-31",
    "Book a time from 2027-01-01",
    "Go to the office",
]


@pytest.mark.parametrize(
    ("day", "wanted"),
    [
        ("2026-11-01", None),  # passed: as good as open
        ("2026-11-22", BOTH),
        ("2026-12-31", BOTH),
        ("2027-01-01", NEW),
        ("2027-11-01", NEW),  # the next change is 61 days away
        (
            "2027-11-02",
            [NEW[0], "Bring the photo receipt | 2028-01-01: Bring the photo receipt Not older than a year", *NEW[2:]],
        ),
        ("2028-01-01", NEW),
    ],
)
def test_the_day_of_the_visit_counts(sheets: Sheets, day: str, wanted: list[str] | None) -> None:
    assert items(on(sheets, day)) == (wanted or items(on(sheets, "open")))


@pytest.mark.parametrize(("day", "wanted"), [("2026-11-01", OLD), ("2026-11-02", BOTH), ("2027-01-01", NEW)])
def test_a_change_is_told_sixty_days_before(sheets: Sheets, day: str, wanted: list[str]) -> None:
    assert items(on(sheets, day, today=date(2026, 10, 1))) == wanted


def test_a_list_for_an_open_day_tells_all_that_is_ahead(sheets: Sheets) -> None:
    photo = "Bring a photo | 2027-01-01: Bring the photo receipt One inch | 2028-01-01: "
    assert items(on(sheets, "open", today=date(2020, 1, 1))) == [
        BOTH[0],
        photo + "Bring the photo receipt Not older than a year",
        *BOTH[2:],
    ]
    later = "Bring the photo receipt | 2028-01-01: Bring the photo receipt Not older than a year"
    assert items(on(sheets, "open", today=date(2027, 1, 1))) == [NEW[0], later, *NEW[2:]]


def test_facts_notices_and_phrases_have_days_too(sheets: Sheets) -> None:
    assert others(on(sheets, "2026-12-31")) == [
        "Free | 2027-01-01: 20 yuan",
        "Come early | 2027-01-01: There are queues Book before you come",
        "Is it free? until 2026-12-31",
    ]
    assert others(on(sheets, "2027-01-01")) == ["20 yuan", "Book before you come"]
    assert others(on(sheets, "2026-11-01", today=TODAY.replace(month=10))) == ["Free", "Come early", "Is it free?"]


def test_what_a_place_says_has_days_too(sheets: Sheets) -> None:
    before = on(sheets, "2026-12-31", "beijing")
    assert items(before)[-2:] == ["Go to the office | 2027-01-01: Go to the bank", "Take a ticket until 2026-12-31"]
    assert others(before)[0] == "Free | 2027-01-01: 10 yuan"
    after = on(sheets, "2027-01-01", "beijing")
    assert items(after)[-2:] == ["Book a time", "Go to the bank"]
    assert others(after)[0] == "10 yuan"
    assert others(on(sheets, "2027-06-30", "beijing"))[0] == "10 yuan | 2027-07-01: 20 yuan"
    assert others(on(sheets, "2027-07-01", "beijing"))[0] == "20 yuan"


def test_a_later_wording_keeps_what_it_leaves_out_and_counts_as_a_change(checklist: Checklist) -> None:
    photo = next(item for item in checklist.items if item.id == "photo")
    assert [
        (each.start, each.do["en"], each.detail and each.detail["en"], each.checked, each.revision)
        for each in wordings(photo)
    ] == [
        (None, "Bring a photo", "One inch", date(2026, 11, 1), 1),
        (date(2027, 1, 1), "Bring the photo receipt", "One inch", date(2026, 11, 2), 2),
        (date(2028, 1, 1), "Bring the photo receipt", "Not older than a year", date(2026, 11, 2), 3),
    ]


@pytest.mark.parametrize(
    ("day", "holds"),
    [("2026-12-30", False), ("2026-12-31", True), ("2027-01-05", True), ("2027-01-06", False)],
)
def test_the_first_day_and_the_last_are_both_included(checklist: Checklist, day: str, holds: bool) -> None:
    form = next(item for item in checklist.items if item.id == "form")
    timed = form.model_copy(update={"start": date(2026, 12, 31), "until": date(2027, 1, 5)})
    assert (worded(timed, date.fromisoformat(day)) is timed) is holds


def test_the_days_of_a_replacement_are_not_those_of_the_item(sheets: Sheets) -> None:
    replaced = on(sheets, "2027-01-01", "beijing").lines[-1].item
    assert (replaced.do["en"], replaced.start, replaced.until) == ("Go to the bank", None, None)


def test_lists_of_one_epoch_share_their_blocks(sheets: Sheets) -> None:
    first, second = on(sheets, "2026-12-01"), on(sheets, "2026-12-31")
    assert [one.block for one in first.blocks] == [one.block for one in second.blocks]
    assert first.local is second.local


def test_what_does_not_change_is_the_same_in_every_epoch(sheets: Sheets) -> None:
    before, after = on(sheets, "2026-12-31"), on(sheets, "2027-01-01")
    assert before.lines[0].item is after.lines[0].item
    assert before.lines[-1].item is after.lines[-1].item
    assert before.blocks[-1].block is after.blocks[-1].block


def test_the_days_of_change_are_known_once(checklist: Checklist) -> None:
    assert Epochs(checklist).changes == [date(2027, 1, 1), date(2027, 7, 1), date(2028, 1, 1)]


def test_nothing_changes_where_nothing_has_days(card: Checklist) -> None:
    assert Epochs(card).changes == []
    assert Epochs(card).window(TODAY, None).day == date.min


def coming(sheets: Sheets, day: str, place: str = "hebei", today: date = TODAY) -> list[str]:
    changes = sheets.coming(on(sheets, day, place, today))
    return [f"{each.day} {each.what} {each.text['en']} {each.item}".rstrip() for each in changes]


def test_what_changes_before_the_visit_is_known_with_its_day(sheets: Sheets) -> None:
    assert coming(sheets, "2026-12-31") == []
    assert coming(sheets, "open") == []
    assert coming(sheets, "2026-11-01") == []
    assert coming(sheets, "2027-01-01") == [
        "2027-01-01 changed There are queues",
        "2027-01-01 changed Bring the photo receipt photo",
        "2027-01-01 new Book a time book",
        "2027-01-01 changed Fee",
        "2027-01-01 gone Fill in the paper form",
    ]
    assert coming(sheets, "2028-02-01", "beijing", date(2027, 1, 1)) == [
        "2027-07-01 changed Fee",
        "2028-01-01 changed Bring the photo receipt photo",
    ]


def test_a_later_wording_that_ends_says_so(load_edited: Callable[..., Content]) -> None:
    last = "detail: {zh: 一年内的, en: Not older than a year}}"
    content = load_edited("dated", (last, last.replace("}}", "}, until: 2028-03-31}")))
    photo = next(each for each in on(Sheets(content.checklists["upgrade"]), "open").lines if each.item.id == "photo")
    said = [view.words for view in later(content.words, photo.item, photo.outlook, ("en",))]
    assert [[each.words for each in words] for words in said] == [
        ["holds-from 1 January 2027 Bring the photo receipt"],
        ["holds-from 1 January 2028 Not older than a year"],
        ["holds-until 31 March 2028"],
    ]
    assert limits(content.words, photo.outlook, ("en",)) == ()


def test_the_example_of_the_reference_holds(load_edited: Callable[..., Content]) -> None:
    docs = (Path(__file__).parents[2] / "docs/content.md").read_text("utf-8")
    example = docs.partition("### What holds for a time")[2].partition("```yaml\n")[2].partition("```")[0]
    do = "{zh: 填纸表, en: Fill in the paper form}"
    form = f"      - {{id: form, stage: prepare, do: {do}, until: 2026-12-31, sources: [law], "
    own = indent(example.replace("[advice]", "[law]"), " " * 6)
    content = load_edited("dated", (f"{form}checked: 2026-11-01}}\n", own))
    sheets = Sheets(content.checklists["upgrade"])
    said = {
        day: [" ".join(text["en"] for text in says(line.item) if text) for line in on(sheets, day).lines]
        for day in DAYS
    }
    assert [[each for each in said[day] if "form" in each] for day in DAYS] == [
        ["Fill in the paper form Two copies"],
        ["Fill in the paper form One copy"],
        ["Fill in the form online One copy"],
        ["Fill in the form online One copy"],
        [],
    ]


DAYS = ("2026-12-31", "2027-06-30", "2027-07-01", "2027-12-31", "2028-01-01")
