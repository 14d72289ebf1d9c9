"""The sheet as one file, opened from a folder as from a phone's storage or a USB stick."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.paper import Paper

from .conftest import PHONE, Visit
from .kinds import FOREIGNER, LANGUAGES, sheet

pytestmark = pytest.mark.browser

EDITIONS = {"normal": {}, "two languages": {"with": "other"}, "large": {"size": "large"}}

Save = Callable[[str, str], Path]
"""(language, edition) → the file as a browser has saved it."""


@pytest.fixture
def page(new_context: Callable[..., BrowserContext]) -> Page:
    return new_context(viewport=PHONE).new_page()


@pytest.fixture
def save(visit: Visit, tmp_path: Path) -> Save:
    def saved(lang: str, edition: str) -> Path:
        page = visit(address(lang, edition))
        with page.expect_download() as download:
            page.locator(".take a[href*='checklist.html']").click()
        file = tmp_path / download.value.suggested_filename
        download.value.save_as(file)
        return file

    return saved


def address(lang: str, edition: str) -> str:
    other = "en" if lang == "zh" else "zh"
    return sheet(lang, FOREIGNER, **{key: value.replace("other", other) for key, value in EDITIONS[edition].items()})


@pytest.mark.parametrize(
    ("lang", "name"),
    [("zh", "补领社会保障卡 2026-11-22.html"), ("en", "Replace your lost social security card 2026-11-22.html")],
)
def test_a_saved_file_has_a_name_that_its_reader_finds_again(save: Save, lang: str, name: str) -> None:
    assert save(lang, "normal").name == name


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_file_opens_styled_and_asks_for_nothing(save: Save, page: Page, lang: str, edition: str) -> None:
    asked, said = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    file = save(lang, edition).as_uri()
    page.goto(file)
    assert (asked, said) == ([file], [])
    assert page.locator(".ticket").evaluate("each => getComputedStyle(each).borderTopWidth") == "4px"
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    assert page.locator("button, script").count() == 0


def test_the_file_takes_ticks(save: Save, page: Page) -> None:
    page.goto(save("zh", "normal").as_uri())
    page.locator("#item-passport .do").click()
    assert page.locator("#tick-passport").is_checked()


def test_a_script_in_the_file_would_not_run(save: Save, page: Page) -> None:
    file = save("zh", "normal")
    file.write_text(file.read_text("utf-8").replace("</body>", "<script>document.title = 'changed'</script></body>"))
    page.goto(file.as_uri())
    assert page.title().startswith("补领社会保障卡")


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_file_prints_the_same_sheet(save: Save, page: Page, lang: str, edition: str) -> None:
    page.goto(save(lang, edition).as_uri())
    printed = Paper(page.pdf(format="A4"))
    page.goto(address(lang, edition))
    assert printed.texts == Paper(page.pdf(format="A4")).texts
