"""A live wizard on a fixed day, and Chromium to visit it with."""

import logging
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Playwright, sync_playwright
from werkzeug.serving import make_server

from app import create_app, served_content

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-features=BackForwardCache",  # Playwright loses sight of a page that comes out of it
]
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium-headless-shell") or "/usr/bin/chromium"
PHONE = {"width": 360, "height": 640}
DESKTOP = {"width": 1280, "height": 800}
POLL = 0.02
"""Seconds after which a server looks whether it is to stop."""

Visit = Callable[..., Page]
"""Opens an address in a new context; the options are those of Playwright's contexts."""


@pytest.fixture(scope="session")
def site() -> Iterator[str]:
    """The address of a wizard for which today is 22 November 2026."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = make_server("127.0.0.1", 0, create_app(today=lambda: date(2026, 11, 22)), threaded=True)
    thread = threading.Thread(target=server.serve_forever, args=[POLL])
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="session")
def about() -> list[str]:
    """The pages about the subject and about ourselves."""
    return list(served_content().pages)


@pytest.fixture(scope="session")
def driver() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def chromium(driver: Playwright) -> Iterator[Browser]:
    browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
    yield browser
    browser.close()


@pytest.fixture
def new_context(chromium: Browser, site: str) -> Iterator[Callable[..., BrowserContext]]:
    """Makes contexts that are closed at the end of the test."""
    contexts = []

    def make(**options: Any) -> BrowserContext:
        contexts.append(chromium.new_context(base_url=site, **options))
        return contexts[-1]

    yield make
    for context in contexts:
        context.close()


@pytest.fixture
def visit(new_context: Callable[..., BrowserContext]) -> Visit:
    def open_page(address: str, **options: Any) -> Page:
        page = new_context(**{"viewport": DESKTOP, **options}).new_page()
        page.goto(address)
        return page

    return open_page


def go(page: Page, address: str) -> None:
    """Open the address; a page that broke is not looked at as if it were the one that was meant."""
    answer = page.goto(address)
    assert answer and answer.status < 500, address


def follow(link: Locator) -> None:
    """Press what leads to another page, and wait for it: a press alone returns while the old one still stands."""
    with link.page.expect_navigation():
        link.click()
