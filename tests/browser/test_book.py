"""The review book on a screen and on paper: nothing of it is cut off at the edge."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext

from app import served_content
from wizard.authors.binding import book

pytestmark = pytest.mark.browser

WIDER = "[...document.querySelectorAll('body *')].filter(e => e.scrollWidth > innerWidth).map(e => e.innerText)"


@pytest.mark.parametrize("width", [680, 1280], ids=["A4", "desktop"])
def test_no_line_is_wider_than_the_page(new_context: Callable[..., BrowserContext], width: int) -> None:
    page = new_context(viewport={"width": width, "height": 1000}).new_page()
    page.set_content(book(served_content()))
    assert page.evaluate("document.documentElement.scrollWidth") == width, page.evaluate(WIDER)
