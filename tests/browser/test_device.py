"""What scripts add on the device: ticks, sharing, lists without a network, a word to readers in WeChat."""

import re
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect
from werkzeug.serving import BaseWSGIServer, make_server

from app import create_app, served_content
from wizard.content.models import Content

from .conftest import PHONE, POLL, Visit, follow
from .kinds import ADULT, FOREIGNER, ask, sheet
from .test_accessibility import AXE, RUN
from .test_keyboard import tab_to
from .test_small_screens import SIDEWAYS, TOO_SMALL

pytestmark = pytest.mark.browser

WECHAT = (
    "Mozilla/5.0 (Linux; Android 13; V2243A) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/116.0.0.0 "
    "Mobile Safari/537.36 MMWEBID/1 MicroMessenger/8.0.47.2560(0x28002F30) WeChat/arm64 NetType/WIFI Language/zh_CN"
)
BLOCKED = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError'); }})"
ALL_KEPT = """async () => Promise.all((await caches.keys()).map(async name =>
    [name, (await (await caches.open(name)).keys()).map(each => each.url)]))"""


class Server:
    """A wizard that can be stopped, slowed down and broken."""

    def __init__(self, content: Content) -> None:
        self.content, self.status, self.held = content, "", threading.Event()
        self.held.set()
        self.running: BaseWSGIServer | None = None
        self.port = 0
        self.start()
        self.address = f"http://127.0.0.1:{self.port}"

    def start(self, content: Content | None = None) -> None:
        self.app = create_app(content or self.content, today=lambda: date(2026, 11, 22))
        self.running = make_server("127.0.0.1", self.port, self.answer, threaded=True)
        self.port = self.running.port
        threading.Thread(target=self.running.serve_forever, args=[POLL]).start()

    def stop(self) -> None:
        self.held.set()
        if self.running:
            self.running.shutdown()
            self.running.server_close()
        self.running = None

    def answer(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        self.held.wait(30)
        if self.status:
            start_response(self.status, [("Content-Type", "text/plain"), ("Cache-Control", "no-store")])
            return [b"broken"]
        return self.app(environ, start_response)


@pytest.fixture(scope="module")
def content() -> Content:
    return served_content()


@pytest.fixture
def server(content: Content) -> Iterator[Server]:
    server = Server(content)
    yield server
    server.stop()


@pytest.fixture
def context(chromium: Browser, server: Server) -> Iterator[BrowserContext]:
    context = chromium.new_context(base_url=server.address)
    yield context
    context.close()


def until(holds: Callable[[], bool]) -> None:
    """Wait for what happens behind the page."""
    patience = time.monotonic() + 30
    while not holds():
        assert time.monotonic() < patience
        time.sleep(0.05)


def opened(context: BrowserContext, address: str) -> Page:
    """A list that says it is kept."""
    page = context.new_page()
    page.goto(address)
    expect(page.locator("#kept")).to_be_visible()
    return page


def empty(page: Page) -> None:
    """Nothing in the browser's own cache any more, which would answer as if it were the network."""
    page.context.new_cdp_session(page).send("Network.clearBrowserCache")


def cut(page: Page, server: Server, how: str = "server") -> None:
    """No network any more."""
    empty(page)
    if how == "server":
        server.stop()
    else:
        page.context.set_offline(True)


def kept(page: Page) -> dict[str, list[str]]:
    """Cache → the addresses in it, without the site."""
    return {
        name: [address.removeprefix(page.evaluate("origin")) for address in all]
        for name, all in page.evaluate(ALL_KEPT)
    }


def ticked(page: Page) -> list[str]:
    ids: list[str] = page.locator(".tick:checked").evaluate_all("all => all.map(each => each.id)")
    return ids


def faults(page: Page) -> list[str]:
    """What the console complains of from now on."""
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: told.append(str(error)))
    return told


# -- ticks ------------------------------------------------------------------------------------------------------------

SAME_LIST = {
    "opened again": sheet("zh", ADULT),
    "the other language": sheet("en", ADULT),
    "two languages": sheet("zh", ADULT, **{"with": "en"}),
    "large print": sheet("en", ADULT, size="large"),
    "on another day": sheet("zh", {**ADULT, "visit": "2026-12-09"}),
    "with no day yet": sheet("zh", {**ADULT, "visit": "open"}),
    "through a messenger": sheet("zh", ADULT, utm_source="wechat"),
}


@pytest.mark.parametrize("address", SAME_LIST.values(), ids=SAME_LIST)
def test_ticks_stay_with_the_list(visit: Visit, address: str) -> None:
    page = visit(sheet("zh", ADULT))
    page.locator("#tick-id-card").check()
    page.locator("#tick-phone").check()
    page.goto(address)
    assert ticked(page) == ["tick-id-card", "tick-phone"]


def test_a_list_of_other_answers_has_ticks_of_its_own(visit: Visit) -> None:
    page = visit(sheet("zh", ADULT))
    page.locator("#tick-id-card").check()
    page.goto(sheet("zh", {**ADULT, "bank": "change"}))
    assert ticked(page) == []
    page.locator("#tick-phone").check()
    page.goto(sheet("zh", ADULT))
    assert ticked(page) == ["tick-id-card"]


@pytest.mark.parametrize(("lang", "told"), [("zh", "已打勾2项，共{}项"), ("en", "2 of {} ticked")])
def test_the_list_says_how_many_are_ticked_once_something_is(visit: Visit, lang: str, told: str) -> None:
    page = visit(sheet(lang, ADULT))
    expect(page.locator("#ticked")).to_be_hidden()
    page.locator("#tick-id-card").check()
    page.locator("#tick-phone").check()
    expect(page.locator("#ticked")).to_have_text(told.format(page.locator(".item").count()))
    page.reload()
    expect(page.locator("#ticked")).to_have_text(told.format(page.locator(".item").count()))


def test_ticks_can_be_cleared(visit: Visit) -> None:
    page = visit(sheet("en", ADULT))
    page.locator("#tick-id-card").check()
    page.get_by_role("button", name="Clear the ticks").click()
    assert ticked(page) == []
    expect(page.locator("#ticked")).to_have_text(f"0 of {page.locator('.item').count()} ticked")
    page.reload()
    assert ticked(page) == []
    assert page.evaluate("localStorage.ticks") == "{}"


def test_ticks_cleared_by_mistake_come_back(visit: Visit) -> None:
    page = visit(sheet("en", ADULT))
    expect(page.locator("#clear-ticks")).to_be_hidden()
    for id in ("tick-id-card", "tick-phone"):
        page.locator(f"#{id}").check()
    before = ticked(page)
    page.get_by_role("button", name="Clear the ticks").click()
    back = page.get_by_role("button", name="Bring the ticks back")
    expect(back).to_be_focused()
    back.click()
    assert ticked(page) == before != []
    expect(back).to_be_hidden()
    expect(page.locator("#ticked")).to_be_focused()
    page.reload()
    assert ticked(page) == before


def test_a_tick_shows_in_the_other_tab(visit: Visit) -> None:
    page = visit(sheet("zh", ADULT))
    other = page.context.new_page()
    other.goto(sheet("en", ADULT))
    page.locator("#tick-phone").check()
    expect(other.locator("#tick-phone")).to_be_checked()


def test_ticks_are_kept_for_the_twelve_lists_ticked_last(visit: Visit) -> None:
    page = visit(sheet("zh", ADULT))
    old = {f"/upgrade/checklist?place=p{number}": ["tick-phone"] for number in range(12)}
    page.evaluate("all => { localStorage.ticks = JSON.stringify(all); }", old)
    page.locator("#tick-phone").check()
    lists = list(page.evaluate("JSON.parse(localStorage.ticks)"))
    assert lists[:-1] == list(old)[1:]
    assert lists[-1].startswith("/upgrade/checklist?place=beijing&holder=adult-id")
    assert "visit" not in lists[-1]


def test_ticking_sends_nothing(visit: Visit) -> None:
    page = visit(sheet("zh", ADULT))
    expect(page.locator("#kept")).to_be_visible()
    page.wait_for_load_state("networkidle")
    sent: list[str] = []
    page.context.on("request", lambda request: sent.append(request.url))
    for tick in page.locator(".tick").all():
        tick.check()
    page.locator("#clear-ticks").click()
    page.wait_for_timeout(500)
    assert sent == []
    assert page.context.cookies() == []


def test_where_nothing_can_be_stored_the_list_works_and_promises_nothing(visit: Visit) -> None:
    page = visit("/en/")
    told = faults(page)
    page.add_init_script(BLOCKED)
    page.goto(sheet("en", ADULT))
    expect(page.locator("#ticks-stay")).to_be_hidden()
    page.locator("#tick-phone").check()
    expect(page.locator("#ticked")).to_be_visible()
    page.locator("#clear-ticks").click()
    assert ticked(page) == []
    expect(page.locator("#kept")).to_be_visible()
    assert told == []


# -- sharing ----------------------------------------------------------------------------------------------------------


def test_the_link_is_copied_as_the_list_shows_it(visit: Visit) -> None:
    page = visit(
        sheet("en", FOREIGNER, size="large", utm_source="wechat"), permissions=["clipboard-read", "clipboard-write"]
    )
    page.get_by_role("button", name="Copy the link").click()
    expect(page.locator("#link-said")).to_have_text("The link is copied. Paste it into a message.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator(".link").text_content()
    assert copied.partition("&made=")[0] == page.url.replace("&utm_source=wechat", "")


def test_the_text_is_copied_as_its_own_page_shows_it(visit: Visit) -> None:
    page = visit(sheet("zh", ADULT), permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="复制文字版").click()
    expect(page.locator("#link-said")).to_have_text("文字版已复制，可以粘贴到微信里。")
    text = page.request.get(sheet("zh", ADULT).replace("checklist?", "checklist.txt?")).text()
    assert page.evaluate("navigator.clipboard.readText()") == text
    assert text.startswith("换领第三代社会保障卡\n")


def test_where_the_text_cannot_be_copied_it_is_shown(visit: Visit) -> None:
    page = visit("/zh/")
    page.add_init_script("delete window.ClipboardItem")
    page.goto(sheet("zh", ADULT))
    page.get_by_role("button", name="复制文字版").click()
    page.wait_for_url("**/checklist.txt?*")
    assert page.locator("body").inner_text().startswith("换领第三代社会保障卡")


def test_the_link_is_copied_where_the_browser_has_no_clipboard(visit: Visit) -> None:
    """As on http, and in the browsers of messengers."""
    page = visit("/zh/", permissions=["clipboard-read", "clipboard-write"])
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined, configurable: true})")
    page.goto(sheet("zh", ADULT))
    page.get_by_role("button", name="复制网址").click()
    expect(page.locator("#link-said")).to_have_text("网址已复制，可以粘贴到微信里。")
    page.evaluate("delete navigator.clipboard")
    assert page.evaluate("navigator.clipboard.readText()") == page.locator(".link").text_content()


def test_the_link_is_at_least_selected(visit: Visit) -> None:
    page = visit("/en/")
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', {}); document.execCommand = () => false")
    page.goto(sheet("en", ADULT))
    page.get_by_role("button", name="Copy the link").click()
    expect(page.locator("#link-said")).to_contain_text("The link is selected.")
    assert page.evaluate("getSelection().toString().trim()") == page.locator(".link").text_content()


def test_the_phones_own_way_of_sharing_gets_title_and_link(visit: Visit) -> None:
    page = visit("/zh/")
    told = faults(page)
    page.add_init_script(
        "navigator.share = data => { window.shared = data; return Promise.reject(new DOMException('', 'AbortError')) }"
    )
    page.goto(sheet("zh", ADULT))
    page.get_by_role("button", name="分享").click()
    assert page.evaluate("shared") == {"title": page.title(), "url": page.locator(".link").text_content()}
    assert told == []


def test_without_it_there_is_no_button_for_it(visit: Visit) -> None:
    page = visit("/zh/")
    page.add_init_script("Object.defineProperty(navigator, 'share', {value: undefined})")
    page.goto(sheet("zh", ADULT))
    expect(page.locator("#copy")).to_be_visible()
    expect(page.locator("#share")).to_be_hidden()


# -- without a network ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("how", ["line", "server"])
def test_a_list_that_was_opened_once_opens_without_a_network(context: BrowserContext, server: Server, how: str) -> None:
    page = opened(context, sheet("zh", ADULT))
    items, told = page.locator(".item").count(), faults(page)
    cut(page, server, how)
    page.reload()
    assert page.locator(".item").count() == items
    expect(page.locator("#no-network")).to_be_visible()
    page.locator("#tick-phone").check()
    another = context.new_page()
    another.goto(sheet("zh", ADULT))
    assert ticked(another) == ["tick-phone"]
    assert another.locator("h1").evaluate("each => getComputedStyle(each).fontFamily").startswith('"Han marks"')
    assert another.locator(".top").evaluate("each => getComputedStyle(each).display") == "flex"
    another.evaluate("window.print = () => document.body.dataset.printed = 'yes'")
    another.locator("button.print").first.click()
    expect(another.locator("body")).to_have_attribute("data-printed", "yes")
    assert [each for each in told if "ERR_INTERNET_DISCONNECTED" not in each and "ERR_CONNECTION" not in each] == []


OTHERWISE = {
    "another language": sheet("en", ADULT),
    "another edition": sheet("zh", ADULT, size="large"),
    "a copy made earlier": sheet("zh", ADULT, made="2026-11-01"),
    "a messenger's additions": sheet("zh", ADULT, **{"from": "singlemessage"}),
}


@pytest.mark.parametrize("address", OTHERWISE.values(), ids=OTHERWISE)
def test_the_same_answers_open_otherwise_too(context: BrowserContext, server: Server, address: str) -> None:
    page = opened(context, sheet("zh", ADULT))
    cut(page, server)
    page.goto(address)
    assert page.locator("html").get_attribute("lang") == "zh-CN"
    expect(page.locator("#tick-id-card")).to_be_visible()


def test_large_print_is_better_than_nothing(context: BrowserContext, server: Server) -> None:
    page = opened(context, sheet("zh", ADULT, size="large"))
    cut(page, server)
    page.goto(sheet("en", ADULT))
    expect(page.locator("html.large #tick-id-card")).to_be_visible()


def test_the_edition_that_was_asked_for_comes_first_then_the_language(context: BrowserContext, server: Server) -> None:
    for address in (sheet("zh", ADULT), sheet("en", ADULT), sheet("en", ADULT, size="large")):
        page = opened(context, address)
    cut(page, server)
    for address, lang, look in [
        (sheet("en", ADULT), "en", None),
        (sheet("en", ADULT, size="large"), "en", "large"),
        (sheet("zh", ADULT, size="large"), "zh-CN", None),
    ]:
        page.goto(address)
        assert (page.locator("html").get_attribute("lang"), page.locator("html").get_attribute("class")) == (lang, look)


@pytest.mark.parametrize(
    ("lang", "title", "kept_list"),
    [
        ("zh", "没有网络", "北京 2026年12月1日星期二 · 本人去 · 银行网点换领第三代社会保障卡 · 计划"),
        ("en", "No network", "北京 2026年12月1日星期二 · 本人去 · 银行网点换领第三代社会保障卡 · 计划"),
    ],
)
def test_other_pages_say_so_and_lead_to_the_lists(
    context: BrowserContext, server: Server, lang: str, title: str, kept_list: str
) -> None:
    page = opened(context, sheet("zh", ADULT))
    cut(page, server)
    for address in (f"/{lang}/upgrade", ask(lang, ADULT, edit="card"), sheet(lang, FOREIGNER), f"/{lang}/about/uses"):
        page.goto(address)
        assert page.locator("h1").inner_text() == title
        assert page.locator("#kept li").inner_text().replace("\n", "").startswith(kept_list)
        assert page.locator("#kept li").get_attribute("lang") == "zh-CN"
        expect(page.locator("#none-kept")).to_be_hidden()
    follow(page.locator("#kept a"))
    expect(page.locator("#tick-id-card")).to_be_visible()
    assert urlsplit(page.url).path == "/zh/upgrade/checklist"


def test_the_page_that_was_asked_for_opens_when_the_network_is_back(context: BrowserContext, server: Server) -> None:
    page = opened(context, sheet("en", ADULT))
    cut(page, server, "line")
    page.goto(ask("en", ADULT, edit="bank"))
    assert page.locator("h1").inner_text() == "No network"
    context.set_offline(False)
    follow(page.get_by_role("link", name="Try again"))
    expect(page.locator("#bank-keep")).to_be_checked()


def test_nothing_is_kept_but_lists_and_their_files(context: BrowserContext) -> None:
    page = opened(context, sheet("zh", FOREIGNER))
    for address in (ask("en", ADULT), ask("en", ADULT, edit="card"), "/en/", "/en/about/uses", "/en/no-such-page"):
        page.goto(address)
    page.goto(sheet("en", ADULT).replace("/checklist", "/answers"))
    page.evaluate("address => fetch(address)", sheet("en", ADULT).replace("/checklist", "/checklist.txt"))
    page.goto(sheet("en", ADULT, made="2026-11-01", paper="letter"))
    expect(page.locator("#kept")).to_be_visible()
    caches = kept(page)
    assert caches.pop("lists") == [sheet("zh", FOREIGNER), sheet("en", ADULT)]
    [(name, files)] = caches.items()
    assert [address.partition("?")[0] for address in files] == [
        "/zh/offline",
        "/en/offline",
        "/static/style.css",
        "/static/page.js",
        "/static/sheet.js",
        "/static/offline.js",
        "/static/icon.svg",
    ]
    assert name.startswith("files-")


def test_the_day_a_link_was_made_makes_no_other_list(context: BrowserContext) -> None:
    page = context.new_page()

    def dated(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(
            response=answer, body=re.sub(r'(<p class="link">[^<]*)', r"\1&amp;made=2026-11-01", answer.text())
        )

    page.route("**/checklist?*", dated)
    page.goto(sheet("zh", ADULT))
    expect(page.locator(".link")).to_contain_text("made=2026-11-01")
    expect(page.locator("#kept")).to_be_visible()
    page.locator("#tick-phone").check()
    assert kept(page)["lists"] == [sheet("zh", ADULT)]
    page.unroute_all()
    page.goto(sheet("zh", ADULT))
    assert ticked(page) == ["tick-phone"]


def test_the_last_six_lists_are_kept(context: BrowserContext) -> None:
    days = [{**ADULT, "visit": f"2026-12-{day:02}"} for day in range(1, 8)]
    page = opened(context, sheet("zh", days[0]))
    for answers in [*days[1:6], days[0], days[6]]:
        page.goto(sheet("zh", answers))
        expect(page.locator("#kept")).to_be_visible()
    assert kept(page)["lists"] == [sheet("zh", answers) for answers in [*days[2:6], days[0], days[6]]]


def test_a_page_that_is_no_list_is_not_kept_as_one(context: BrowserContext, server: Server) -> None:
    """The server is broken, or the list leads to a question because a new version of the content asks one more."""
    page = opened(context, sheet("zh", ADULT))
    empty(page)
    server.status = "503 Service Unavailable"
    page.evaluate("() => keep()")
    server.status = ""
    page.evaluate("async () => replace(await caches.open('lists'), link, await fetch('/zh/upgrade/checklist'))")
    assert kept(page)["lists"] == [sheet("zh", ADULT)]
    cut(page, server)
    page.reload()
    expect(page.locator("#tick-id-card")).to_be_visible()


def test_a_broken_server_and_a_slow_one_are_as_none(context: BrowserContext, server: Server) -> None:
    page = opened(context, sheet("zh", ADULT))
    empty(page)
    server.status = "502 Bad Gateway"
    page.reload()
    expect(page.locator("#tick-id-card")).to_be_visible()
    server.status = ""
    server.held.clear()
    began = time.monotonic()
    page.reload(wait_until="commit")
    expect(page.locator("#tick-id-card")).to_be_visible()
    assert 3.5 < time.monotonic() - began < 6


def test_a_new_version_replaces_the_files_and_keeps_the_lists(context: BrowserContext, server: Server) -> None:
    page = opened(context, sheet("zh", ADULT))
    page.locator("#tick-phone").check()
    before = kept(page)
    page.evaluate("window.untouched = true")
    server.stop()
    server.start(server.content.model_copy(update={"version": "00000000"}))
    other = context.new_page()
    other.goto("/zh/")
    until(lambda: len(kept(page)) == 2 and sorted(kept(page)) != sorted(before))
    assert kept(page)["lists"] == before["lists"]
    assert page.evaluate("window.untouched")
    cut(page, server)
    page.reload()
    assert ticked(page) == ["tick-phone"]
    page.goto("/en/upgrade")
    assert page.locator(".foot p").last.inner_text().endswith("Content version 00000000")


def test_files_of_another_version_do_without_a_network(context: BrowserContext, server: Server) -> None:
    page = opened(context, sheet("zh", ADULT))
    page.reload()  # a page that was there before the worker asks without it
    cut(page, server)
    assert page.evaluate("fetch('/static/style.css?v=00000000').then(answer => answer.status)") == 200


def test_a_list_can_be_removed_with_its_ticks(context: BrowserContext, server: Server) -> None:
    other = sheet("zh", {**ADULT, "bank": "change"})
    for address in (other, sheet("zh", {**ADULT, "visit": "open"}), sheet("zh", ADULT), sheet("en", ADULT)):
        page = opened(context, address)
    page.locator("#tick-phone").check()
    page.get_by_role("button", name="Remove this list and its ticks from this device").click()
    expect(page.locator("#kept-said")).to_have_text(
        "The list and its ticks have been removed from this device. If you open the list again, it will be kept again."
    )
    expect(page.locator("#kept-said")).to_be_focused()
    expect(page.locator("#forget")).to_be_hidden()
    assert kept(page)["lists"] == [other]
    assert page.evaluate("localStorage.ticks") == "{}"
    assert ticked(page) == []
    cut(page, server)
    page.reload()
    assert page.locator("h1").inner_text() == "No network"
    expect(page.locator("#kept a")).to_have_count(1)


def test_without_any_list_the_page_says_how_to_keep_one(visit: Visit) -> None:
    page = visit("/en/offline")
    expect(page.locator("#none-kept")).to_be_visible()
    expect(page.locator("#kept")).to_be_hidden()
    assert "12333" in page.locator("main").inner_text()


@pytest.mark.parametrize("missing", ["serviceWorker", "caches"])
def test_where_there_is_no_worker_nothing_is_kept_and_nothing_promised(visit: Visit, missing: str) -> None:
    page = visit("/zh/")
    told = faults(page)
    owner = "Navigator.prototype" if missing == "serviceWorker" else "window"
    page.add_init_script(f"delete {owner}.{missing}")
    page.goto(sheet("zh", ADULT))
    page.wait_for_load_state("networkidle")
    expect(page.locator("#kept")).to_be_hidden()
    page.locator("#tick-phone").check()
    page.goto("/zh/offline")
    expect(page.locator("#none-kept")).to_be_visible()
    assert told == []


def test_a_browser_that_refuses_the_worker_is_not_complained_about(visit: Visit) -> None:
    page = visit("/zh/")
    told = faults(page)
    page.add_init_script("navigator.serviceWorker.register = () => Promise.reject(new DOMException('no'))")
    page.goto(sheet("zh", ADULT))
    page.wait_for_load_state("networkidle")
    expect(page.locator("#kept")).to_be_hidden()
    assert told == []


# -- WeChat -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("lang", "told"), [("zh", "在浏览器打开"), ("en", "Open in browser")])
def test_in_wechat_a_notice_stands_where_printing_would_fail(visit: Visit, lang: str, told: str) -> None:
    page = visit(sheet(lang, ADULT), user_agent=WECHAT)
    expect(page.locator("#in-wechat")).to_contain_text(told)
    for each in page.locator(".print, .print-hint").all():
        expect(each).to_be_hidden()
    elsewhere = visit(sheet(lang, ADULT))
    expect(elsewhere.locator("#in-wechat")).to_be_hidden()
    expect(elsewhere.locator("button.print").first).to_be_visible()


def test_a_browser_without_print_has_no_button_for_it(visit: Visit) -> None:
    page = visit("/zh/")
    page.add_init_script("window.print = undefined")
    page.goto(sheet("zh", ADULT))
    expect(page.locator("button.print").first).to_be_hidden()
    expect(page.locator("#in-wechat")).to_be_hidden()


# -- for everybody ----------------------------------------------------------------------------------------------------


@pytest.fixture(params=["zh", "en"])
def device_pages(visit: Visit, request: pytest.FixtureRequest) -> Iterator[Page]:
    """The list with all that scripts add in sight; then the offline page with a list on it. On the smallest phone."""
    page = visit("/zh/", viewport={"width": 320, "height": 640}, user_agent=WECHAT, bypass_csp=True)
    page.add_init_script("navigator.share = () => Promise.resolve()")

    def pages() -> Iterator[Page]:
        page.goto(sheet(request.param, ADULT))
        expect(page.locator("#kept")).to_be_visible()
        page.locator("#tick-phone").check()
        page.locator("#copy").click()
        expect(page.locator("#link-said")).not_to_be_empty()
        page.evaluate("document.getElementById('no-network').hidden = false")
        yield page
        page.goto(f"/{request.param}/offline")
        expect(page.locator("#kept")).to_be_visible()
        yield page

    return pages()


def test_axe_finds_nothing_in_what_scripts_add(device_pages: Iterator[Page]) -> None:
    for page in device_pages:
        page.evaluate(AXE)
        assert page.evaluate(RUN) == []


def test_what_scripts_add_fits_the_smallest_phone_and_a_thumb(device_pages: Iterator[Page]) -> None:
    for page in device_pages:
        assert page.evaluate(SIDEWAYS) == []
        assert [each for each in page.evaluate(TOO_SMALL, 44) if "BUTTON" in each or "kept" in each] == []


def test_what_scripts_add_is_reached_by_keyboard(visit: Visit) -> None:
    page = visit(sheet("en", ADULT), viewport=PHONE)
    expect(page.locator("#kept")).to_be_visible()
    page.locator("#tick-id-card").check()
    for id in ("clear-ticks", "copy", "copy-text", "forget"):
        tab_to(page, id=id)
    page.keyboard.press("Enter")
    expect(page.locator("#kept-said")).not_to_be_empty()
    page.goto("/en/offline")
    tab_to(page, tag="A", **{"class": "button"})


def test_nothing_that_scripts_add_is_on_paper_and_boxes_are_drawn_empty(visit: Visit) -> None:
    page = visit(sheet("en", ADULT))
    page.locator("#tick-phone").check()
    page.emulate_media(media="print")
    for each in page.locator(".device, .device-note, .tick").all():
        expect(each).to_be_hidden()


def test_no_script_complains(visit: Visit) -> None:
    page = visit("/en/")
    told = faults(page)
    for address in (sheet("en", ADULT), "/en/offline", sheet("zh", FOREIGNER, size="large")):
        page.goto(address)
        page.wait_for_load_state("networkidle")
    assert told == []


def test_without_scripts_nothing_of_it_is_shown(visit: Visit) -> None:
    page = visit(sheet("en", ADULT), java_script_enabled=False)
    for each in page.locator(".device, .device-note").all():
        expect(each).to_be_hidden()
