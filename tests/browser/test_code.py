"""The QR code on paper: scanned with an office scanner, it opens the same list again."""

from typing import NamedTuple

import pypdfium2 as pdfium
import pytest
import zxingcpp
from playwright.sync_api import Page

from .conftest import Visit
from .kinds import LANGUAGES, PERSONAS, sheet

pytestmark = pytest.mark.browser

DOTS_PER_INCH = 150
LEAST_MILLIMETRES = 22
LEAST_CELL = 0.33
"""Millimetres: what a telephone of today resolves from a hand's distance."""


class Scanned(NamedTuple):
    """A code as it was read, and its width in millimetres."""

    text: str
    width: float


def scan(paper: bytes) -> Scanned:
    """The one code on the first page."""
    picture = pdfium.PdfDocument(paper)[0].render(scale=DOTS_PER_INCH / 72, grayscale=True)
    [found] = zxingcpp.read_barcodes(memoryview(bytes(picture.buffer)).cast("B", (picture.height, picture.stride)))
    width = (found.position.top_right.x - found.position.top_left.x) / DOTS_PER_INCH * 25.4
    return Scanned(found.text, width)


def cells(page: Page) -> int:
    """How many cells wide the code is."""
    box = page.locator(".code svg").get_attribute("viewBox") or ""
    return int(box.split()[2]) - 8


def things(page: Page) -> list[str]:
    return page.locator(".item").evaluate_all("all => all.map(each => each.id + each.querySelector('.do').textContent)")


@pytest.mark.parametrize(
    "edition", [{}, {"with": "other"}, {"size": "large"}], ids=["normal", "two languages", "large"]
)
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("persona", PERSONAS)
def test_the_printed_code_opens_the_same_list(visit: Visit, persona: str, lang: str, edition: dict[str, str]) -> None:
    other = "en" if lang == "zh" else "zh"
    settings = {name: value.replace("other", other) for name, value in edition.items()}
    page = visit(sheet(lang, PERSONAS[persona], **settings))
    scanned = scan(page.pdf(format="A4"))
    assert scanned.text == page.locator(".link").text_content()
    assert scanned.width >= LEAST_MILLIMETRES
    assert scanned.width / cells(page) >= LEAST_CELL
    before = things(page)
    page.goto(scanned.text)
    assert things(page) == before != []


def test_the_code_is_black_on_white_also_on_a_dark_screen(visit: Visit) -> None:
    page = visit(sheet("zh", PERSONAS["a small child"]), color_scheme="dark")
    style = "each => [getComputedStyle(each).backgroundColor, getComputedStyle(each.firstChild).stroke]"
    assert page.locator(".code svg").evaluate(style) == ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]


def test_a_screen_reader_hears_what_the_code_is_for(visit: Visit) -> None:
    page = visit(sheet("en", PERSONAS["a small child"]))
    assert page.get_by_role("img", name="QR code: opens this list on a phone and shows what has changed").is_visible()
