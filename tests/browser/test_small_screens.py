"""Small screens, large letters, wide spacing: nothing scrolls sideways, everything can be hit with a thumb."""

import pytest
from playwright.sync_api import Page

from .conftest import DESKTOP, PHONE, Visit, go
from .kinds import LANGUAGES, pages, questions

pytestmark = pytest.mark.browser

SCREENS = {
    "the smallest phone": ({"width": 320, "height": 640}, ""),
    "a desktop at 400 %": ({"width": 320, "height": 256}, ""),
    "letters twice as large": ({"width": 320, "height": 640}, "html { font-size: 200% !important }"),
    "wide spacing": (
        {"width": 320, "height": 640},
        "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"
        "p { margin-block-end: 2em !important }",
    ),
}

SIDEWAYS = """() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.querySelectorAll("body *")].filter(each => each.getBoundingClientRect().right > width + 1)
        .map(each => `${each.tagName}.${each.className} ${Math.round(each.getBoundingClientRect().right)}`).slice(-3);
}"""

TOO_SMALL = """least => {
    const seen = each => each.checkVisibility({visibilityProperty: true}) && !each.closest(".skip");
    const running = each => each.parentElement.matches("p, li, dd, td") && !each.parentElement.matches(".change")
        && [...each.parentElement.childNodes].some(node => node !== each && node.textContent.trim());
    const hit = (each, x, y) => {
        const at = document.elementFromPoint(x, y);
        return at === each || each.contains(at) || [...each.labels ?? []].some(label => label.contains(at));
    };
    const boxes = [...document.querySelectorAll("a, button, summary, input:not([type=hidden])")].filter(seen);
    return boxes.filter(each => each.tagName !== "A" || !running(each)).filter(each => {
        const box = each.getBoundingClientRect();
        if (!["radio", "checkbox"].includes(each.type)) return box.width < least || box.height < least;
        each.scrollIntoView({block: "center"});
        const now = each.getBoundingClientRect(), x = now.x + now.width / 2, y = now.y + now.height / 2;
        const reach = least / 2 - .6;
        return ![[0, reach], [0, -reach], [reach, 0], [-reach, 0]].every(([dx, dy]) => hit(each, x + dx, y + dy));
    }).map(each => {
        const box = each.getBoundingClientRect();
        return `${each.tagName}.${each.className} ${each.textContent.trim().slice(0, 20)} ${box.width}×${box.height}`;
    });
}"""


def problems(page: Page, addresses: list[str], script: str, *argument: int) -> dict[str, list[str]]:
    """What the script finds on each of the pages."""
    found = {}
    for address in addresses:
        go(page, address)
        found[address] = page.evaluate(script, *argument)
    return {address: each for address, each in found.items() if each}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("screen", SCREENS)
def test_no_page_scrolls_sideways(visit: Visit, about: list[str], lang: str, screen: str) -> None:
    viewport, style = SCREENS[screen]
    page = visit(f"/{lang}/", viewport=viewport, bypass_csp=True)
    page.add_init_script(
        f"addEventListener('DOMContentLoaded', () => document.head.append(Object.assign("
        f"document.createElement('style'), {{textContent: {style!r}}})))"
    )
    assert problems(page, pages(lang, about), SIDEWAYS) == {}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_every_target_is_as_large_as_a_thumb(
    visit: Visit, about: list[str], lang: str, viewport: dict[str, int]
) -> None:
    assert problems(visit("/", viewport=viewport), pages(lang, about), TOO_SMALL, 44) == {}


@pytest.mark.parametrize(("size", "least"), [("", 48), ("large", 60)], ids=["normal", "large"])
def test_every_row_of_a_question_is_high(visit: Visit, size: str, least: int) -> None:
    page = visit("/")
    for address in questions("zh"):
        page.goto(f"{address}{'&' if '?' in address else '?'}size={size}")
        for row in page.locator(".choice label").all():
            box = row.bounding_box()
            assert box and box["height"] >= least, address


@pytest.mark.parametrize("lang", LANGUAGES)
def test_text_on_the_screen_is_18_pixels_or_more(visit: Visit, about: list[str], lang: str) -> None:
    small = """() => [...document.querySelectorAll("body *")].filter(each =>
        [...each.childNodes].some(node => node.nodeType === 3 && node.textContent.trim())
        && each.checkVisibility() && parseFloat(getComputedStyle(each).fontSize) < 18
    ).map(each => `${each.tagName}.${each.className} ${each.textContent.slice(0, 20)}`)"""
    assert problems(visit("/", viewport=PHONE), pages(lang, about), small) == {}
