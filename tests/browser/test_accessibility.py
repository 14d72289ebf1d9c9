"""What axe finds on every kind of page, and what remains in forced colours."""

from importlib.resources import files

import pytest
from playwright.sync_api import Locator

from .conftest import DESKTOP, PHONE, Visit, go
from .kinds import ADULT, ask, pages, sheet

pytestmark = pytest.mark.browser

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
RUN = """() => axe.run({
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    rules: {region: {enabled: false}},
    preload: false,
    resultTypes: ["violations"],
}).then(found => found.violations.map(each =>
    `${each.id}: ${each.nodes.slice(0, 3).map(node => node.html.slice(0, 200)).join(" | ")}`))"""


@pytest.mark.parametrize(
    ("lang", "viewport", "scheme"), [("zh", PHONE, "light"), ("en", DESKTOP, "dark")], ids=["phone", "dark desktop"]
)
def test_axe_finds_nothing_on_any_page(
    visit: Visit, about: list[str], lang: str, viewport: dict[str, int], scheme: str
) -> None:
    page = visit("/", viewport=viewport, color_scheme=scheme, bypass_csp=True)
    found = {}
    for address in pages(lang, about):
        go(page, address)
        page.evaluate(AXE)
        found[address] = page.evaluate(RUN)
    assert {address: each for address, each in found.items() if each} == {}


def looks(part: Locator) -> bytes:
    """A picture of the part."""
    return part.screenshot(animations="disabled", caret="hide", timeout=10_000)


@pytest.mark.parametrize("colours", ["none", "active"])
def test_the_chosen_row_and_the_row_in_focus_differ_from_the_others_in_any_colours(visit: Visit, colours: str) -> None:
    page = visit(ask("en", {"place": "beijing"}), forced_colors=colours)
    row, radio = page.locator(".choice").first, page.locator(".choice input").first
    plain = looks(row)
    radio.check()
    page.evaluate("document.activeElement.blur()")
    chosen = looks(row)
    page.keyboard.press("Tab")
    radio.focus()
    assert len({plain, chosen, looks(row)}) == 3
    assert page.locator(".choice label").first.evaluate("each => getComputedStyle(each).outlineStyle") == "solid"


def test_a_ticked_item_differs_from_the_others_in_forced_colours(visit: Visit) -> None:
    page = visit(sheet("en", ADULT), forced_colors="active")
    tick = page.locator(".tick").first
    plain = looks(tick)
    tick.check()
    page.evaluate("document.activeElement.blur()")
    assert looks(tick) != plain


@pytest.mark.parametrize("address", ["/zh/", "/zh/upgrade", sheet("zh", ADULT)])
def test_buttons_and_frames_have_borders_in_forced_colours(visit: Visit, address: str) -> None:
    page = visit(address, forced_colors="active")
    borders = page.locator("main .button").evaluate_all("all => all.map(each => getComputedStyle(each).borderStyle)")
    assert borders and set(borders) == {"solid"}
