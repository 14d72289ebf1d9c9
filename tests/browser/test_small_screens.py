"""Small screens, large letters, wide spacing: nothing scrolls sideways, everything can be hit with a thumb."""

from collections.abc import Callable, Iterator
from functools import cache

import pytest
from playwright.sync_api import Browser, Page

from .conftest import DESKTOP, PHONE, Visit, go
from .kinds import ADULT, LANGUAGES, ask, pages, questions

pytestmark = pytest.mark.browser

SMALLEST_PHONE = {"width": 320, "height": 640}
NARROW = {
    "the smallest phone": (SMALLEST_PHONE, ""),
    "a desktop at 400 %": ({"width": 320, "height": 256}, ""),
    "letters twice as large": (SMALLEST_PHONE, "html { font-size: 200% !important }"),
    "wide spacing": (
        SMALLEST_PHONE,
        "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"
        "p { margin-block-end: 2em !important }",
    ),
}

STYLED = "style => { (document.adoptedStyleSheets = [new CSSStyleSheet()])[0].replaceSync(style); }"

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


SMALL_LETTERS = """() => [...document.querySelectorAll("body *")].filter(each =>
    [...each.childNodes].some(node => node.nodeType === 3 && node.textContent.trim())
    && each.checkVisibility() && parseFloat(getComputedStyle(each).fontSize) < 18
).map(each => `${each.tagName}.${each.className} ${each.textContent.slice(0, 20)}`)"""

Walk = Callable[[str], dict[str, dict[str, list[str]]]]
"""Language → what was measured → the address of a page → what is wrong there."""


def measured(page: Page) -> Iterator[tuple[str, list[str]]]:
    """All that is measured on a page, on one screen after the other."""
    for screen, (viewport, style) in NARROW.items():
        page.set_viewport_size(viewport)
        page.evaluate(STYLED, style)
        yield screen, page.evaluate(SIDEWAYS)
    page.evaluate(STYLED, "")
    page.set_viewport_size(PHONE)
    yield "letters", page.evaluate(SMALL_LETTERS)
    yield "phone", page.evaluate(TOO_SMALL, 44)
    page.set_viewport_size(DESKTOP)
    yield "desktop", page.evaluate(TOO_SMALL, 44)


@pytest.fixture(scope="module")
def walk(chromium: Browser, site: str, about: list[str]) -> Iterator[Walk]:
    """Opens every page once in a language, and measures all of it there."""
    context = chromium.new_context(base_url=site)
    page = context.new_page()

    @cache
    def walked(lang: str) -> dict[str, dict[str, list[str]]]:
        found: dict[str, dict[str, list[str]]] = {}
        for address in pages(lang, about):
            go(page, address)
            for what, wrong in measured(page):
                found.setdefault(what, {}).update({address: wrong} if wrong else {})
        return found

    yield walked
    context.close()


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("screen", NARROW)
def test_no_page_scrolls_sideways(walk: Walk, lang: str, screen: str) -> None:
    assert walk(lang)[screen] == {}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("screen", ["phone", "desktop"])
def test_every_target_is_as_large_as_a_thumb(walk: Walk, lang: str, screen: str) -> None:
    assert walk(lang)[screen] == {}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_text_on_the_screen_is_18_pixels_or_more(walk: Walk, lang: str) -> None:
    assert walk(lang)["letters"] == {}


@pytest.mark.parametrize(("size", "least"), [("", 48), ("large", 60)], ids=["normal", "large"])
def test_every_row_of_a_question_is_high(visit: Visit, size: str, least: int) -> None:
    page = visit("/")
    for address in questions("zh"):
        go(page, f"{address}{'&' if '?' in address else '?'}size={size}")
        heights = page.locator(".choice label").evaluate_all(
            "all => all.map(each => each.getBoundingClientRect().height)"
        )
        assert [height for height in heights if height < least] == [], address


PHONE_360 = {"width": 360, "height": 740}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_places_fit_on_two_and_a_half_screens(visit: Visit, lang: str) -> None:
    page = visit(f"/{lang}/upgrade", viewport=PHONE_360)
    assert page.evaluate("document.documentElement.scrollHeight") <= 2.5 * PHONE_360["height"]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("size", ["", "large"])
def test_the_parts_of_a_date_stand_in_one_row_on_the_smallest_phone(visit: Visit, lang: str, size: str) -> None:
    page = visit(ask(lang, ADULT, edit="visit", size=size), viewport=SMALLEST_PHONE)
    tops = page.locator(".date input").evaluate_all("all => all.map(each => each.getBoundingClientRect().top)")
    assert len(tops) == 3 and len(set(tops)) == 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_heading_stays_where_it_is_from_question_to_question(visit: Visit, lang: str) -> None:
    page = visit("/", viewport=PHONE_360)
    tops = set()
    for question in ADULT:
        go(page, ask(lang, {id: code for id, code in ADULT.items() if id != question}))
        tops.add(page.locator("h1").evaluate("each => Math.round(each.getBoundingClientRect().top)"))
    assert len(tops) == 1


def test_large_text_does_not_multiply_with_a_large_font(visit: Visit) -> None:
    page = visit(ask("zh", ADULT, edit="card", size="large"), viewport=SMALLEST_PHONE)
    page.evaluate(STYLED, "html { font-size: 200% !important }")
    assert page.locator("label").first.evaluate("each => getComputedStyle(each).fontSize") == "36px"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("size", ["", "&size=large"])
def test_the_line_above_a_question_says_all_it_has_to_say(visit: Visit, lang: str, size: str) -> None:
    page = visit(f"{ask(lang, ADULT)}&from=list&edit=generation{size}", viewport=PHONE)
    assert page.locator(".progress").evaluate("each => each.scrollWidth <= each.clientWidth")
