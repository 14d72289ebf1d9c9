"""The QR code on paper: scanned with an office scanner, it opens the same list again."""

import pytest
from playwright.sync_api import Page

from tests.paper import Paper

from .conftest import Visit
from .kinds import LANGUAGES, PERSONAS, sheet

pytestmark = pytest.mark.browser

MOST_CELLS = 33
LEAST_CELL = 0.6
"""Millimetres: what an old telephone resolves from a hand's distance, on paper that was folded."""

WHITE = 4
"""Cells around a code, by which readers find it."""


def things(page: Page) -> list[str]:
    return page.locator(".item").evaluate_all("all => all.map(each => each.id)")


@pytest.mark.parametrize(
    "edition", [{}, {"with": "other"}, {"size": "large"}], ids=["normal", "two languages", "large"]
)
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("persona", PERSONAS)
@pytest.mark.parametrize("format", ["A4", "Letter"])
def test_the_printed_code_opens_the_same_list(
    visit: Visit, site: str, persona: str, lang: str, edition: dict[str, str], format: str
) -> None:
    other = "en" if lang == "zh" else "zh"
    settings = {name: value.replace("other", other) for name, value in edition.items()}
    page = visit(sheet(lang, PERSONAS[persona], **settings), locale=lang)
    code = Paper(page.pdf(format=format)).code()
    number = page.locator(".list-number strong").inner_text()
    assert code.text == f"{site.upper()}/{number.replace('-', '')}"
    assert code.cells <= MOST_CELLS
    assert code.cell >= LEAST_CELL
    assert code.white >= WHITE
    before = things(page)
    page.goto(code.text)
    assert page.locator("html").get_attribute("lang") == {"zh": "zh-CN", "en": "en"}[lang]
    assert things(page) == before != []


@pytest.mark.parametrize("edition", [{}, {"with": "en"}, {"size": "large"}], ids=str)
def test_the_code_has_white_around_it_on_the_screen(visit: Visit, edition: dict[str, str]) -> None:
    """The drawing has four cells of white on each side, and nothing lies over it."""
    page = visit(sheet("zh", PERSONAS["a small child"], **edition))
    low, _, width, _ = map(int, (page.locator(".code svg").get_attribute("viewBox") or "").split())
    assert (low, width <= MOST_CELLS + 2 * WHITE) == (-WHITE, True)
    code = page.locator(".code svg").bounding_box()
    caption = page.locator(".code figcaption").bounding_box()
    assert code and caption
    assert caption["y"] >= code["y"] + code["height"] - 1
    assert code["width"] / width >= 3


def test_the_code_is_black_on_white_also_on_a_dark_screen(visit: Visit) -> None:
    page = visit(sheet("zh", PERSONAS["a small child"]), color_scheme="dark")
    style = "each => [getComputedStyle(each).backgroundColor, getComputedStyle(each.firstChild).stroke]"
    assert page.locator(".code svg").evaluate(style) == ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]


def test_a_screen_reader_hears_what_the_code_is_for(visit: Visit) -> None:
    page = visit(sheet("en", PERSONAS["a small child"]))
    assert page.get_by_role("img", name="QR code: opens this list on a phone and shows what has changed").is_visible()
