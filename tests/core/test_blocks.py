"""What is drawn once for many readers, and what is drawn for one alone."""

from datetime import date
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

import wizard
from wizard.content.models import Content
from wizard.lists.changes import Changes
from wizard.lists.journey import travel
from wizard.lists.sheet import Sheet, Sheets
from wizard.pages.blocks import Blocks, Edition
from wizard.pages.changes import since
from wizard.pages.citing import Citing
from wizard.pages.composing import Composer
from wizard.pages.drawing import Drawing
from wizard.pages.links import SINCE, STANDARD
from wizard.pages.sheet import SheetPages

TEMPLATES = Path(wizard.__file__).parent.parent / "templates"
TODAY, EDITION = date(2026, 11, 22), Edition("en", STANDARD)

DAMAGED = {"holder": "adult", "goer": "self", "card": "damaged", "day": "2026-12-01"}
OPEN, LATER = {**DAMAGED, "day": "open"}, {**DAMAGED, "day": "2026-12-02"}


@pytest.fixture
def composer(content: Content) -> Composer:
    """With nothing drawn yet."""
    drawing = Drawing(Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True), content, "/static/{}".format)
    return Composer(Blocks(content, drawing, SheetPages(content, Citing(content))))


@pytest.fixture
def sheets(content: Content) -> Sheets:
    return Sheets(content.checklists["upgrade"])


def sheet(sheets: Sheets, codes: dict[str, str], today: date = TODAY) -> Sheet:
    return sheets.sheet(travel(sheets.checklist, codes), today)


def html(composer: Composer, sheet: Sheet) -> bytes:
    return composer.sheet(sheet, EDITION).html("LINK", "<svg></svg>")


def drawn(composer: Composer) -> int:
    """How many pieces were drawn, and are kept."""
    info = composer.once.cache_info()
    assert info.currsize == info.misses
    return info.misses


def test_the_same_list_is_drawn_once(composer: Composer, sheets: Sheets) -> None:
    first, pieces = html(composer, sheet(sheets, DAMAGED)), drawn(composer)
    assert html(composer, sheet(sheets, {**DAMAGED, "generation": "third"})) == first  # which was not asked
    assert drawn(composer) == pieces


def test_readers_with_the_same_deciding_answers_get_the_same_bytes(composer: Composer, sheets: Sheets) -> None:
    one, other = (
        {
            block.block.entries[0].id: composer.once(composer.blocks.items, ("en",), TODAY, block).html
            for block in sheet(sheets, codes).blocks
        }
        for codes in (DAMAGED, OPEN)
    )
    assert [id for id in one if one[id] is not other[id]] == ["be-early", "choose-day"]


def test_the_day_of_a_visit_is_nowhere_in_what_is_kept(composer: Composer, sheets: Sheets) -> None:
    html(composer, sheet(sheets, DAMAGED))
    pieces = drawn(composer)
    page = html(composer, sheet(sheets, LATER))
    assert drawn(composer) == pieces
    assert page.count(b"Wednesday, 2 December 2026") == len(["trip", "dates", "answers", "be-early", "choose-day"])
    assert b"1 December" not in page


def test_what_was_drawn_yesterday_is_not_shown_today(composer: Composer, sheets: Sheets) -> None:
    assert b"overdue" not in html(composer, sheet(sheets, OPEN))
    assert b"overdue 1 November 2026" in html(composer, sheet(sheets, OPEN, date(2028, 1, 1)))


def test_marks_beside_items_are_drawn_for_one_reader_and_not_kept(
    composer: Composer, sheets: Sheets, content: Content
) -> None:
    made = sheet(sheets, DAMAGED)
    plain, pieces = html(composer, made), drawn(composer)
    changes = since(content.words, made, Changes(day=TODAY, items={"photo": "new"}), ("en",))
    marked = composer.sheet(made, Edition("en", STANDARD, SINCE), changes).html("LINK", "<svg></svg>")
    assert marked.count(b'<span class="mark">') == 1
    assert b'<span class="mark">' in marked.partition(b'id="item-photo"')[2].partition(b"</li>")[0]
    assert drawn(composer) - pieces == len(["the skeleton, whose links lead to the changes"])
    assert html(composer, made) == plain
    assert b'class="mark"' not in plain


def test_a_list_has_every_item_in_order(composer: Composer, sheets: Sheets) -> None:
    drawn = composer.sheet(sheet(sheets, DAMAGED), EDITION)
    ids = [each.partition('"')[0] for each in drawn.html("LINK", "").decode().split('id="item-')[1:]]
    assert ids == ["id-card", "old-card", "fault", "second", "photo", "in-person", "be-early", "number"]
