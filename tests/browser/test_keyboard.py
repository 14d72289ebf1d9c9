"""The whole journey by keyboard alone."""

import pytest
from playwright.sync_api import Page, expect

from .conftest import PHONE, Visit, follow
from .kinds import ADULT, ask, wrong, wrong_day

pytestmark = pytest.mark.browser

FOCUS = """() => {
    const at = document.activeElement;
    const shown = at.type === "radio" ? at.labels[0] : at;
    const style = getComputedStyle(shown), box = shown.getBoundingClientRect();
    const over = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height, 40) / 2);
    return {
        tag: at.tagName, id: at.id, name: at.name ?? "", value: at.value ?? "", href: at.getAttribute("href") ?? "",
        class: at.className,
        visible: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
        inside: box.top >= -1 && box.left >= -1 && box.right <= innerWidth + 1 && box.top < innerHeight,
        uncovered: shown === over || shown.contains(over) || at.contains(over) || over?.contains(shown),
    };
}"""


def focus(page: Page) -> dict[str, str]:
    """What has the focus; it has to be seen."""
    found: dict[str, str] = page.evaluate(FOCUS)
    assert found["visible"] and found["inside"] and found["uncovered"], f"{page.url}: {found}"
    return found


def tab_to(page: Page, **wanted: str) -> None:
    """Tab on until the focus has these properties."""
    for _ in range(120):
        page.keyboard.press("Tab")
        found = focus(page)
        if all(found[name] == value for name, value in wanted.items()):
            return
    raise AssertionError(f"Tab never reaches {wanted} on {page.url}")


def press_enter(page: Page) -> None:
    with page.expect_navigation():
        page.keyboard.press("Enter")


def choose(page: Page, question: str, code: str) -> None:
    """Into the group with Tab, to the row with the arrow, to the button with Tab."""
    tab_to(page, name=question)
    page.keyboard.press("Space")
    for _ in range(60):
        if focus(page)["value"] == code:
            break
        page.keyboard.press("ArrowDown")
    assert page.locator(f"#{question}-{code}").is_checked()


def enter_day(page: Page, question: str, day: str) -> None:
    for part, value in zip(["year", "month", "day"], day.split("-"), strict=True):
        tab_to(page, id=f"{question}-{part}")
        page.keyboard.type(value)


@pytest.mark.parametrize("viewport", [PHONE, {"width": 1280, "height": 800}], ids=["phone", "desktop"])
def test_the_whole_journey_goes_by_keyboard_with_the_focus_always_in_sight(
    visit: Visit, viewport: dict[str, int]
) -> None:
    page = visit("/zh/", viewport=viewport)
    tab_to(page, href="/zh/upgrade")
    press_enter(page)
    for question, code in ADULT.items():
        if question == "visit":
            enter_day(page, question, code)
        else:
            choose(page, question, code)
        tab_to(page, tag="BUTTON")
        press_enter(page)
    tab_to(page, tag="A", **{"class": "button"})
    press_enter(page)
    tab_to(page, id="tick-id-card")
    page.keyboard.press("Space")
    assert page.locator("#tick-id-card").is_checked()
    tab_to(page, tag="BUTTON")


def test_the_first_tab_stop_leads_past_the_head_of_the_page(visit: Visit) -> None:
    page = visit("/en/")
    page.keyboard.press("Tab")
    assert focus(page)["class"] == "skip"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert focus(page)["href"] == "/en/upgrade"


@pytest.mark.parametrize(
    ("address", "field"),
    [
        (wrong("en", ADULT, "card"), "card-works"),
        (wrong("zh", ADULT, "place"), "place-beijing"),
        (wrong_day("en", "2026", "", "1"), "visit-month"),
        (wrong_day("zh", "2026", "2", "30"), "visit-day"),
    ],
)
def test_after_a_mistake_the_focus_is_on_the_summary_whose_link_leads_to_the_field(
    visit: Visit, address: str, field: str
) -> None:
    page = visit(address)
    expect(page.locator(".problem")).to_be_focused()
    assert focus(page)["class"] == "problem"
    page.keyboard.press("Tab")
    assert focus(page)["href"] == f"#{field}"
    page.keyboard.press("Enter")
    assert focus(page)["id"] == field


def test_the_back_button_of_the_browser_shows_the_question_as_it_was(visit: Visit) -> None:
    page = visit(ask("en", {"place": "beijing"}))
    page.locator("#holder-adult-id").check()
    follow(page.locator("form .button"))
    page.go_back()
    expect(page.locator("#holder-adult-id")).to_be_checked()
