"""The list as it stands in a message."""

from collections.abc import Callable
from datetime import date
from textwrap import dedent

import pytest

from wizard.content.models import Checklist, Content
from wizard.exports.formats import Document
from wizard.exports.text import plain_text
from wizard.lists.journey import travel
from wizard.lists.sheet import Sheets
from wizard.pages.citing import Citing
from wizard.pages.frame import make_frame
from wizard.pages.links import Settings
from wizard.pages.sheet import SheetPages

TODAY = date(2026, 11, 22)

DAMAGED = {"holder": "adult", "goer": "self", "card": "damaged", "day": "2026-12-01"}
UNSURE = {"holder": "child", "card": "unsure", "generation": "unsure"}
LINK = "http://localhost/en/upgrade/checklist?holder=child"

Write = Callable[..., str]
"""(answers, language, second language, today) → the text."""


def text_of(
    content: Content, checklist: Checklist, codes: dict[str, str], lang: str, other: str | None, today: date
) -> str:
    sheet = Sheets(checklist).sheet(travel(checklist, codes), today)
    frame = make_frame(content, lang, "upgrade/checklist", Settings(other), answers=True)
    page = SheetPages(content, Citing(content)).page(frame, sheet)
    document = Document(
        words=content.words,
        sheet=sheet,
        page=page,
        site="http://localhost",
        link=LINK,
        code="",
        number="",
        version=content.version,
    )
    return plain_text(document)


@pytest.fixture
def write(content: Content, card: Checklist) -> Write:
    def written(codes: dict[str, str], lang: str = "en", other: str | None = None, today: date = TODAY) -> str:
        return text_of(content, card, codes, lang, other, today)

    return written


def test_the_things_to_do_stand_in_order_with_their_numbers(write: Write) -> None:
    assert write(DAMAGED) == dedent(f"""\
        Upgrade
        visit-on Tuesday, 1 December 2026 · made-on 22 November 2026 · item-count 8
        hotline 12333

        ◆ 1 Prepare · Before
        1. □ Bring the ID card
        2. □ Bring the old card
        3. □ Describe the fault
        4. □ Ask about the exchange
        5. □ Bring a photo

        ◆ 2 Visit · That day
        6. □ Go in person
        7. □ Be early
        8. □ Take a number *

        ◆ at-the-counter
        -  我要换卡
           I want a new card
        -  要钱吗？
           Is there a fee?

        * ask-office
        link-at localhost
        {LINK}""")


def test_what_an_answer_leaves_open_stands_before_the_words_that_depend_on_it(write: Write) -> None:
    text = write(UNSURE)
    assert "※ proviso the card is third-generation\n   No need\n" in text
    assert "2. □ proviso the card is damaged\n   Describe the fault\n" in text
    assert "3. □ proviso-not the card is third-generation\n   Ask about the exchange\n" in text


def test_two_languages_stand_line_under_line(write: Write) -> None:
    text = write(UNSURE, "zh", other="en")
    assert text.startswith("换卡\nUpgrade\n")
    assert "※ 【proviso 卡是第三代】\n   proviso the card is third-generation\n   不用换\n   No need\n" in text
    assert "◆ 1 准备 · 出门前\n   Prepare · Before\n1. □ 带旧卡\n   Bring the old card\n" in text
    assert text.endswith(f"【link-at localhost】\nlink-at localhost\n{LINK}")


def test_an_item_that_is_overdue_says_so(write: Write) -> None:
    text = write(DAMAGED, today=date(2027, 12, 1))
    assert "8. □ Take a number *\n   overdue 1 November 2026\n" in text


def test_a_list_on_which_nothing_varies_has_no_star(write: Write, content: Content, card: Checklist) -> None:
    items = tuple([item.model_copy(update={"ask_office": False}) for item in card.items])
    certain = card.model_copy(update={"items": items})
    assert "*" in write(DAMAGED)
    assert "*" not in text_of(content, certain, DAMAGED, "en", None, TODAY)
