"""The printed sheet, which is the product."""

from collections.abc import Callable, Iterator
from functools import cache
from itertools import chain
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Page

from tests.paper import POINTS_PER_MM, Paper, sizes, squeezed

from .conftest import Visit
from .kinds import ADULT, LANGUAGES, PERSONAS, sheet

pytestmark = pytest.mark.browser

EDITIONS = {"normal": {}, "two languages": {"with": "other"}, "large": {"size": "large"}}
LEAST_ITEM = {"normal": 14, "two languages": 14, "large": 18}
LEAST_TEXT = {"normal": 12, "two languages": 12, "large": 16}
MOST_PAGES = {"normal": 3, "two languages": 5, "large": 5}
MOST_PAGES_FOR_THE_ADULT = {"normal": 2, "two languages": 4, "large": 4}

ON_PAPER = (
    ".notice h2, .notice p, .facts dt, .facts dd, .counter li, .pen li, .sheet h1, .part h2, .counter h2, .moment"
)
ON_PAPER_IN_ITEMS = ".do, .proviso, .detail, .ask-office"
FURNITURE = "header, footer, nav, button, input, summary, details, form, .skip, .stages, .back, .tools, .reason a"


class Printed(NamedTuple):
    """A sheet as it was printed, with what the screen said."""

    paper: Paper
    items: list[list[str]]
    others: list[str]
    foot: str
    version: str
    controls: list[str]


Print = Callable[..., Printed]


def edition(lang: str, name: str) -> dict[str, str]:
    other = "en" if lang == "zh" else "zh"
    return {key: value.replace("other", other) for key, value in EDITIONS[name].items()}


SAID = """(all, within) => all.map(each => [...each.querySelectorAll(within)].flatMap(part => {
    const halves = [...part.querySelectorAll(".own, .other")];
    return (halves.length ? halves : [part]).map(half => half.textContent);
}))"""


def said(page: Page, whole: str, parts: str) -> list[list[str]]:
    """What the parts of each whole say; each of two languages by itself."""
    return [[squeezed(text) for text in texts] for texts in page.locator(whole).evaluate_all(SAID, parts)]


@pytest.fixture(scope="module")
def printed(chromium: Browser, site: str) -> Iterator[Print]:
    """Prints a sheet from a screen that is dark; each only once."""
    context = chromium.new_context(base_url=site, color_scheme="dark")
    page = context.new_page()

    @cache
    def print_sheet(persona: str, lang: str, name: str, format: str = "A4") -> Printed:
        page.goto(sheet(lang, PERSONAS[persona], **edition(lang, name)))
        return Printed(
            Paper(page.pdf(format=format)),
            said(page, ".item", ON_PAPER_IN_ITEMS),
            said(page, "body", ON_PAPER)[0],
            said(page, "body", ".sheet-foot")[0][0],
            said(page, "body", ".foot p")[0][-1],
            said(page, "body", "button, .back, .skip, .size, .brand, .tools a")[0],
        )

    yield print_sheet
    context.close()


EVERY_SHEET = [(persona, lang, name) for persona in PERSONAS for lang in LANGUAGES for name in EDITIONS]
for_every_sheet = pytest.mark.parametrize(("persona", "lang", "name"), EVERY_SHEET)


@for_every_sheet
def test_all_that_the_list_says_is_on_paper(printed: Print, persona: str, lang: str, name: str) -> None:
    paper, items, others, *_ = printed(persona, lang, name)
    assert items
    assert [text for text in [*chain(*items), *others] if text not in paper.text] == []


@for_every_sheet
def test_no_item_is_cut_in_two(printed: Print, persona: str, lang: str, name: str) -> None:
    paper, items, *_ = printed(persona, lang, name)
    cut = [item for item in items if not any(all(part in text for part in item) for text in paper.texts)]
    assert cut == []


@for_every_sheet
def test_the_letters_are_large_and_black_and_inside_the_margins(
    printed: Print, persona: str, lang: str, name: str
) -> None:
    paper = printed(persona, lang, name).paper
    marks = list(paper.marks())
    assert min(sizes(marks)) >= LEAST_TEXT[name]
    assert {mark.colour for mark in marks} == {(0, 0, 0, 255)}
    assert min(mark.left for mark in marks) >= 14.5 * POINTS_PER_MM
    assert paper.ink_near_the_edge(6) == []


@for_every_sheet
def test_the_pages_are_few_and_numbered_and_none_is_blank(printed: Print, persona: str, lang: str, name: str) -> None:
    paper = printed(persona, lang, name).paper
    assert len(paper) <= (MOST_PAGES_FOR_THE_ADULT if PERSONAS[persona] is ADULT else MOST_PAGES)[name]
    for number, text in enumerate(paper.texts, 1):
        assert f"{number}/{len(paper)}" in text
        assert len(text) > 100


@pytest.mark.parametrize("name", EDITIONS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_on_letter_paper_nothing_is_lost_and_one_page_more_at_most(printed: Print, lang: str, name: str) -> None:
    paper, items, *_ = printed("an adult in Beijing", lang, name, "Letter")
    assert len(paper) <= MOST_PAGES_FOR_THE_ADULT[name] + 1
    assert [item for item in items if not any(all(part in text for part in item) for text in paper.texts)] == []


@pytest.mark.parametrize("name", EDITIONS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_item_has_a_drawn_box_and_large_letters(visit: Visit, lang: str, name: str) -> None:
    page = visit(sheet(lang, ADULT, **edition(lang, name)), color_scheme="dark")
    page.emulate_media(media="print")
    boxes = page.locator(".item .box").evaluate_all(
        """all => all.map(each => {
            const box = each.getBoundingClientRect(), style = getComputedStyle(each), mm = 96 / 25.4;
            return [box.width / mm, box.height / mm, parseFloat(style.borderTopWidth) / mm, style.borderTopColor];
        })"""
    )
    assert len(boxes) == page.locator(".item").count() > 0
    assert min(min(width, height) for width, height, *_ in boxes) >= 5
    assert min(line for _, _, line, _ in boxes) >= 0.5
    assert {colour for *_, colour in boxes} == {"rgb(0, 0, 0)"}
    points = "all => all.map(each => parseFloat(getComputedStyle(each).fontSize) * .75)"
    assert min(page.locator(".item .do, .item .do *").evaluate_all(points)) >= LEAST_ITEM[name] - 0.01


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_of_the_furniture_of_the_screen_is_on_paper(visit: Visit, printed: Print, lang: str) -> None:
    sheet_printed = printed("an adult in Beijing", lang, "normal")
    assert [words for words in sheet_printed.controls if words in sheet_printed.paper.text] == []
    page = visit(sheet(lang, ADULT))
    page.emulate_media(media="print")
    seen = "all => all.filter(each => each.checkVisibility()).map(each => each.outerHTML.slice(0, 80))"
    assert page.locator(FURNITURE).evaluate_all(seen) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_last_line_names_the_hotline_the_day_and_the_version(printed: Print, lang: str) -> None:
    sheet_printed = printed("an adult in Beijing", lang, "normal")
    made = {"zh": "2026年11月22日", "en": "22November2026"}[lang]
    assert sheet_printed.foot in sheet_printed.paper.texts[-1]
    assert all(words in sheet_printed.foot for words in ["12333", made, sheet_printed.version, f"/{lang}/"])
