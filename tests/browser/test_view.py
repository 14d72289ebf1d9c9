"""What the script of every page adds: the view that stays, reading aloud, leaving no trace."""

import pytest
from playwright.sync_api import expect

from .conftest import Visit, follow
from .kinds import ADULT, ask, sheet

pytestmark = pytest.mark.browser

VOICES = """
    window.said = [];
    const voice = {lang: "zh-CN", localService: LOCAL};
    class Utterance extends EventTarget { constructor(text) { super(); this.text = text; } }
    Object.defineProperty(window, "SpeechSynthesisUtterance", {value: Utterance});
    Object.defineProperty(window, "speechSynthesis", {value: {
        getVoices: () => [voice], speak: each => said.push(each.text), cancel: () => said.push("–"),
        addEventListener: () => {},
    }});
"""
"""A device with a voice; headless browsers have none."""

UNTIL = "async () => { while (%s) await new Promise(wait => setTimeout(wait, 20)); }"
KEPT = UNTIL % "!(await (await caches.open('lists')).keys()).length"
CLEARED = UNTIL % "(await caches.keys()).length"


def test_the_view_for_old_eyes_stays_until_it_is_switched_off(visit: Visit) -> None:
    page = visit("/zh/")
    page.locator(".size").click()
    page.goto(ask("zh", {"place": "beijing"}))
    page.wait_for_url("**size=large**")
    expect(page.locator("html")).to_have_class("large")
    page.locator(".size").click()
    page.goto("/zh/")
    expect(page.locator("html")).not_to_have_class("large")


def test_a_link_to_the_large_view_switches_nobody_else_to_it(visit: Visit) -> None:
    page = visit("/zh/?size=large")
    page.goto("/zh/")
    expect(page.locator("html")).not_to_have_class("large")


def test_a_question_is_read_aloud_and_stops_at_once(visit: Visit) -> None:
    page = visit("/zh/")
    page.add_init_script(VOICES.replace("LOCAL", "true"))
    page.goto(ask("zh", ADULT, edit="card"))
    page.locator("#aloud").click()
    assert page.evaluate("said.slice(0, 4)") == ["–", "第4题，共10到11题", "社保卡现在是什么情况？", "在手里，能用"]
    expect(page.locator("#aloud")).to_have_text("停止朗读")
    page.locator("#aloud").click()
    assert page.evaluate("said[said.length - 1]") == "–"
    expect(page.locator("#aloud")).to_have_text("朗读")


def test_a_voice_that_needs_the_network_is_not_offered(visit: Visit) -> None:
    page = visit("/zh/")
    page.add_init_script(VOICES.replace("LOCAL", "false"))
    page.goto("/zh/upgrade")
    expect(page.locator("#aloud")).to_be_hidden()


def test_leaving_clears_lists_ticks_and_the_view(visit: Visit) -> None:
    page = visit(sheet("zh", ADULT))
    page.locator(".tick").first.check()
    page.evaluate(KEPT)
    page.locator(".leave").click()
    page.wait_for_url("**/zh/leave")
    page.evaluate(CLEARED)
    assert page.evaluate("localStorage.length") == 0


def test_the_start_offers_the_list_that_the_device_has(visit: Visit) -> None:
    page = visit(sheet("zh", ADULT))
    page.evaluate(KEPT)
    page.goto("/zh/")
    follow(page.locator("#kept-lists a"))
    assert "/zh/upgrade/checklist?place=beijing" in page.url
