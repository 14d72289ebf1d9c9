"""The list on a phone: short, its first screen useful, its numbers ready to be dialled."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from .conftest import DESKTOP, Visit
from .kinds import ADULT, FOREIGNER, LANGUAGES, PERSONAS, sheet

pytestmark = pytest.mark.browser

PHONE = {"width": 360, "height": 740}
MOST_SCREENS = {"zh": 10, "en": 12}
MOST_STOPS = 80
LOWEST_BRING = 640
"""Pixels from the top at which the first thing to bring stands at the latest."""

STOPS = """() => [...document.querySelectorAll("a[href], button, summary, input")]
    .filter(each => each.checkVisibility({visibilityProperty: true})).length"""
WIDTH = """([where, mark]) => {
    const at = [...document.querySelectorAll(where)].find(each => each.textContent.includes(mark)).firstChild;
    const words = document.createRange(), start = at.textContent.indexOf(mark);
    words.setStart(at, start);
    words.setEnd(at, start + 1);
    return words.getBoundingClientRect().width / parseFloat(getComputedStyle(at.parentElement).fontSize);
}"""
"""How many letters of Chinese the first such mark is wide."""
UNDIALLED = r"""() => {
    const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT), found = [];
    while (texts.nextNode()) {
        const {textContent: words, parentElement: around} = texts.currentNode;
        if (/(^|[^\d.-])(0\d{2,3}-)?12333(?!\d|\.\w)/.test(words) && !/掌上12333/.test(around.textContent)
            && !around.closest("a, .link, summary, .phrase")) found.push(words.trim());
    }
    return found;
}"""


@pytest.fixture(params=LANGUAGES)
def lang(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_the_usual_list_is_short(visit: Visit, lang: str) -> None:
    page = visit(sheet(lang, ADULT), viewport=PHONE)
    assert page.evaluate("document.documentElement.scrollHeight") <= MOST_SCREENS[lang] * PHONE["height"]
    assert page.evaluate(STOPS) <= MOST_STOPS


def test_the_ways_out_stand_in_one_row(visit: Visit, lang: str) -> None:
    page = visit(sheet(lang, ADULT), viewport=PHONE)
    assert len({way.bounding_box()["y"] for way in page.locator(".way a").all()}) == 1


def test_marks_are_as_wide_as_their_language(visit: Visit) -> None:
    page = visit(sheet("en", ADULT), viewport=PHONE)
    assert page.evaluate(WIDTH, [".item .do", "’"]) < 0.5
    assert page.evaluate(WIDTH, [".phrase", "，"]) > 0.9


@pytest.mark.parametrize("persona", PERSONAS)
def test_the_first_screen_says_whose_list_it_is_whom_to_call_and_what_to_bring(
    visit: Visit, lang: str, persona: str
) -> None:
    page = visit(sheet(lang, PERSONAS[persona]), viewport=PHONE)
    expect(page.locator(".trip-how")).to_be_in_viewport(ratio=1)
    expect(page.locator(".call")).to_be_in_viewport(ratio=1)
    call, first = (page.locator(where).first.bounding_box() for where in (".call", ".stub a"))
    assert call and call["height"] >= 48
    assert first and first["y"] + first["height"] <= LOWEST_BRING


@pytest.mark.parametrize(
    ("lang", "persona", "number", "words"),
    [
        ("zh", "an adult in Beijing", "tel:01012333", "打010-12333先问清"),
        ("en", "an adult in Beijing", "tel:01012333", "Call 010-12333 first"),
        ("zh", "a small child", "tel:12333", "打12333先问清先加发卡城市的区号"),
        ("en", "a small child", "tel:12333", "Call 12333 firstwith the area code of your city"),
    ],
)
def test_the_button_dials_the_number_of_the_place(
    visit: Visit, lang: str, persona: str, number: str, words: str
) -> None:
    call = visit(sheet(lang, PERSONAS[persona])).locator(".call")
    assert call.get_attribute("href") == number
    assert call.text_content() == words


@pytest.mark.parametrize("persona", PERSONAS)
def test_every_number_is_a_link(visit: Visit, lang: str, persona: str) -> None:
    assert visit(sheet(lang, PERSONAS[persona])).evaluate(UNDIALLED) == []


def test_a_thing_to_bring_leads_to_its_item(visit: Visit) -> None:
    page = visit(sheet("zh", ADULT), viewport=PHONE)
    assert page.locator(".stub a").all_text_contents() == ["身份证原件", "现在的社保卡", "手机"]
    page.get_by_role("link", name="手机", exact=True).click()
    expect(page.locator("#item-phone")).to_be_in_viewport()


def test_only_what_is_to_be_done_today_stands_out(visit: Visit) -> None:
    page = visit(sheet("en", {**FOREIGNER, "money": "none", "visit": "2026-12-05"}))
    assert page.locator(".notice h2").all_text_contents()[:2] == [
        "Offices are probably closed that day",
        "Report the loss now",
    ]
    above = "(each) => each.getBoundingClientRect().top"
    assert page.locator(".stub").evaluate(above) < page.locator(".notice").first.evaluate(above)
    assert page.locator(".notice").first.evaluate(above) < page.locator(".strip").evaluate(above)


def test_a_ticked_item_closes_to_its_title_and_its_stage_counts_it(visit: Visit) -> None:
    page = visit(sheet("en", ADULT), viewport=PHONE)
    item = page.locator("#item-id-card")
    expect(page.locator(".part > .done").first).to_have_attribute("data-count", "0 of 3")
    item.locator(".do").click()
    expect(item.locator(".detail")).to_be_hidden()
    expect(item.locator(".from")).to_be_hidden()
    expect(page.locator(".part > .done").first).to_have_attribute("data-count", "1 of 3")


def test_without_a_script_no_count_is_shown_and_ticked_items_close(visit: Visit) -> None:
    page = visit(sheet("en", ADULT), java_script_enabled=False)
    expect(page.locator(".part > .done").first).to_be_hidden()
    page.locator("#item-id-card .do").click()
    expect(page.locator("#item-id-card .detail")).to_be_hidden()


def test_the_questions_for_the_telephone_are_those_of_the_marked_items(visit: Visit) -> None:
    page = visit(sheet("zh", ADULT))
    asked = page.locator("[aria-labelledby=calling] li").all_text_contents()
    assert [each.strip() for each in asked] == [
        "办的时候要不要刷旧卡？",
        "能不能同号换卡？",
        "旧卡要不要交回？",
        "旧卡的公交余额怎么办？",
    ]
    assert page.locator(".ask-office").count() == len(asked)


@pytest.mark.parametrize("enabled", [True, False], ids=["script", "no script"])
def test_the_clerk_is_shown_chinese_alone_in_large_letters(visit: Visit, enabled: bool) -> None:
    page = visit(sheet("en", ADULT), viewport=PHONE, java_script_enabled=enabled)
    page.get_by_role("link", name="Show this to the clerk").click()
    phrases = page.locator("#clerk .phrase")
    expect(phrases.first).to_have_text("您好，我想换领第三代社保卡。")
    assert {each.get_attribute("translate") for each in phrases.all()} == {"no"}
    sizes = phrases.evaluate_all("all => all.map(each => parseFloat(getComputedStyle(each).fontSize))")
    assert min(sizes) >= 24
    expect(page.locator("#clerk .other").first).to_be_hidden()
    box = page.locator("#clerk").bounding_box()
    assert box and (box["width"], box["height"]) == (360, 740)
    page.get_by_role("link", name="Close").click()
    expect(page.locator("#clerk .other").first).to_be_visible()


def test_two_languages_stand_side_by_side_without_a_hole(visit: Visit) -> None:
    page = visit(sheet("en", FOREIGNER, **{"with": "zh"}), viewport=DESKTOP)
    for half in page.locator(".half").all()[:12]:
        do, detail = half.locator(".do").bounding_box(), half.locator(".detail").bounding_box()
        assert do and detail and detail["y"] - do["y"] - do["height"] < 2
    rows = page.locator(".row").evaluate_all(
        "all => all.map(row => [...row.children].map(half => half.getBoundingClientRect().top))"
    )
    assert {own - other for own, other in rows} == {0}


@pytest.fixture
def shared_computer(visit: Visit) -> Iterator[Page]:
    page = visit("/en/")
    page.goto(sheet("en", ADULT))
    expect(page.locator("#kept")).to_be_visible()
    page.locator("#tick-phone").check()
    yield page


def test_leaving_clears_the_device_and_no_way_back_leads_to_the_list(shared_computer: Page) -> None:
    page = shared_computer
    page.get_by_role("link", name="Leave and clear").click()
    page.wait_for_url("**/en/leave")
    assert page.evaluate("localStorage.length") == 0
    page.wait_for_function("async () => (await (await caches.open('lists')).keys()).length === 0")
    page.go_back()
    assert "checklist" not in page.url


def test_the_start_page_offers_to_go_on_with_the_list(shared_computer: Page) -> None:
    page = shared_computer
    page.goto("/en/")
    page.get_by_role("link", name="Beijing Tuesday, 1 December 2026 · In person · bank branch").click()
    expect(page.locator("#tick-phone")).to_be_checked()
