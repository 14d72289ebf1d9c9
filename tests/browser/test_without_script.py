"""The whole journey without JavaScript, by pointing."""

import pytest
from playwright.sync_api import Page, expect

from .conftest import PHONE, Visit, follow
from .kinds import ADULT, sheet

pytestmark = pytest.mark.browser


def journey(page: Page) -> str:
    """Answer every question as the adult does; the text of the list."""
    follow(page.locator("main a.button"))
    for question, code in ADULT.items():
        if question == "visit":
            for part, value in zip(["year", "month", "day"], code.split("-"), strict=True):
                page.locator(f"#{question}-{part}").fill(value)
        else:
            page.locator(f"#{question}-{code}").check()
        follow(page.locator("form .button"))
    follow(page.locator("main a.button"))
    expect(page.locator(".item").first).to_be_visible()
    return str(page.locator("main").text_content())


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_journey_without_scripts_leads_to_the_same_list(visit: Visit, lang: str) -> None:
    with_scripts, without = (
        visit(f"/{lang}/", viewport=PHONE, java_script_enabled=enabled) for enabled in (True, False)
    )
    assert journey(with_scripts) == journey(without)
    assert with_scripts.url == without.url


def test_the_print_button_is_shown_only_where_it_can_work(visit: Visit) -> None:
    for enabled in (True, False):
        page = visit(sheet("zh", ADULT), java_script_enabled=enabled)
        assert page.locator("button.print").count() == 2
        for button in page.locator("button.print").all():
            expect(button).to_be_visible(visible=enabled)


def test_the_print_button_prints(visit: Visit) -> None:
    page = visit(sheet("zh", ADULT))
    page.evaluate("window.print = () => document.body.dataset.printed = 'yes'")
    page.locator("button.print").first.click()
    expect(page.locator("body")).to_have_attribute("data-printed", "yes")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_language_changes_in_the_middle_of_the_list_and_the_answers_stay(visit: Visit, lang: str) -> None:
    page = visit(sheet(lang, ADULT), java_script_enabled=False)
    items = page.locator(".item").count()
    follow(page.locator(".languages a"))
    expect(page.locator(".item")).to_have_count(items)
    assert f"/{lang}/" not in page.url
