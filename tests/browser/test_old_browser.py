"""A Chromium of 2021, which knows no layers and no `text-wrap`: it draws and prints what today's does."""

import os
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Playwright

from app import ROOT
from tests.paper import Paper

from .conftest import FLAGS
from .kinds import ADULT, LANGUAGES, ask, sheet, wrong_day
from .test_paper import EDITIONS, MOST_PAGES_FOR_THE_ADULT, ON_PAPER_IN_ITEMS, edition, said

pytestmark = pytest.mark.browser

OLD = Path(os.environ.get("OLD_CHROMIUM") or ROOT / ".venv" / "old-chromium")
PHONE = {"width": 360, "height": 740}
PAGES = {
    "start": "/{}/",
    "place": "/{}/upgrade",
    "generation": lambda lang: ask(lang, ADULT, edit="generation"),
    "wrong day": lambda lang: wrong_day(lang, "2026", "13", "1"),
    "list": lambda lang: sheet(lang, ADULT),
    "list in two languages": lambda lang: sheet(lang, ADULT, **edition(lang, "two languages")),
    "list in large print": lambda lang: sheet(lang, ADULT, size="large"),
}
LOOK = """() => [...document.querySelectorAll(
    "h1, h2, .button, .choice label, .choice svg, .date input, .problem, .sample, .call, .stub, " +
    ".strip div, .line, .item, .do"
)].filter(each => each.getClientRects().length && !each.closest("details, #kept")).map(each => {
    const at = each.getBoundingClientRect(), style = getComputedStyle(each);
    return [each.tagName + "." + each.className, Math.round(at.left), Math.round(at.width), style.display, style.color,
        style.backgroundColor, style.fontSize, style.fontWeight, style.borderTopWidth, style.borderLeftWidth];
})"""
"""Where the parts of a page stand, and how they look; not how high they are, since lines break elsewhere."""
EITHER = 2
"""Pixels by which the width of letters may differ."""


@pytest.fixture(scope="module")
def old_chromium(driver: Playwright) -> Iterator[Browser]:
    if not OLD.exists():
        pytest.skip("no Chromium of 2021 is here: `./dev test` fetches it on x86-64 where npm is, or set OLD_CHROMIUM")
    browser = driver.chromium.launch(executable_path=OLD, args=FLAGS)
    yield browser
    browser.close()


def opened(browser: Browser, address: str, **options: Any) -> Page:
    page = browser.new_context(viewport=PHONE, service_workers="block", **options).new_page()
    page.goto(address)
    return page


def test_it_is_from_before_what_the_stylesheet_does_without(old_chromium: Browser) -> None:
    assert int(old_chromium.version.split(".")[0]) < 99


@pytest.mark.parametrize("kind", PAGES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_old_browser_draws_what_a_new_one_draws(
    old_chromium: Browser, chromium: Browser, site: str, lang: str, kind: str
) -> None:
    address = PAGES[kind]
    address = site + (address(lang) if callable(address) else address.format(lang))
    old, new = opened(old_chromium, address), opened(chromium, address)
    size = "[document.documentElement.scrollWidth, document.documentElement.scrollHeight]"
    (width, height), (_, height_now) = old.evaluate(size), new.evaluate(size)
    looks, looks_now = old.evaluate(LOOK), new.evaluate(LOOK)
    old.context.close()
    new.context.close()
    assert width == PHONE["width"]
    assert height == pytest.approx(height_now, rel=0.06)
    assert len(looks) == len(looks_now) > 3
    assert [(a, b) for a, b in zip(looks, looks_now, strict=True) if not alike(a, b)] == []


def alike(look: list, now: list) -> bool:
    return [*look[:1], *look[3:]] == [*now[:1], *now[3:]] and all(
        abs(a - b) <= EITHER for a, b in zip(look[1:3], now[1:3], strict=True)
    )


@pytest.mark.parametrize("name", EDITIONS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_old_browser_prints_the_whole_list_on_as_few_sides(
    old_chromium: Browser, site: str, lang: str, name: str
) -> None:
    page = opened(old_chromium, site + sheet(lang, ADULT, **edition(lang, name)), color_scheme="dark")
    paper, items = Paper(page.pdf(format="A4")), said(page, ".item", ON_PAPER_IN_ITEMS)
    page.context.close()
    assert len(paper) <= MOST_PAGES_FOR_THE_ADULT[name]
    assert [text for text in chain(*items) if text not in paper.text] == []
    assert [item for item in items if not any(all(part in text for part in item) for text in paper.texts)] == []
    assert {mark.colour for mark in paper.marks()} == {(0, 0, 0, 255)}
    assert paper.fill() > 1 / 3


def test_an_old_browser_keeps_the_ticks(old_chromium: Browser, site: str) -> None:
    page = opened(old_chromium, site + sheet("en", ADULT))
    page.locator(".tick").first.dispatch_event("click")  # Playwright asks such a browser for what it does not have
    page.reload()
    assert page.evaluate("document.querySelector('.tick').checked")
    assert page.evaluate("document.querySelector('.part .done').dataset.count") == "1 of 3"
    page.context.close()
