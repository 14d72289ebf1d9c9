"""The printed sheet, which is the product."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import chain, islice
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Page

from app import served_content
from tests.paper import POINTS_PER_MM, Paper, sizes, squeezed
from tests.usual import usual_answers

from .conftest import Visit
from .kinds import ADULT, FOREIGNER, LANGUAGES, PERSONAS, sheet

pytestmark = pytest.mark.browser

EDITIONS = {"normal": {}, "two languages": {"with": "other"}, "large": {"size": "large"}}
LEAST_ITEM = {"normal": 13, "two languages": 13, "large": 18}
LEAST_TEXT = {"normal": 12, "two languages": 12, "large": 16}
MOST_PAGES = {"normal": 3, "two languages": 4, "large": 5}
MOST_PAGES_FOR_THE_ADULT = {"normal": 3, "two languages": 4, "large": 4}
USUAL_LISTS = 10
SEED = 12333
LEAST_FILL = 1 / 3
BUDGETS = {
    ("zh", "normal"): {2: 9, 3: 10},  # sides → how many of ten lists take no more; no browser can plan its pages
    ("en", "normal"): {2: 4, 3: 10},
    ("zh", "two languages"): {4: 9},
    ("en", "two languages"): {4: 9},
    ("zh", "large"): {4: 9},
    ("en", "large"): {5: 9},
}

ON_PAPER = (
    ".notice h2, .notice p, .facts:not(.in-strip) > :not(.in-strip) dt, .facts:not(.in-strip) > :not(.in-strip) dd, "
    ".strip dt, .strip b, .counter li, .pen li, .sheet h1, .part h2, .counter h2, .moment"
)
ON_PAPER_IN_ITEMS = ".do, .proviso, .detail, .ask-words"
FURNITURE = (
    "header, footer, nav, button, input, summary, details, form, "
    ".skip, .stages, .back, .tools, .reason a, .trip, .call, .stub"
)


class Printed(NamedTuple):
    """A sheet as it was printed, with what the screen said."""

    paper: Paper
    items: list[list[str]]
    others: list[str]
    foot: str
    version: str
    controls: list[str]


Print = Callable[..., Printed]

OVERLAPS = """() => {
    const seen = [...document.querySelectorAll(".counter h3, .counter li > *, .do, .ask-words, .notice p, .strip dd")]
        .filter(each => each.checkVisibility())
        .flatMap(each => {
            const words = document.createRange();
            words.selectNodeContents(each);
            return [...words.getClientRects()].map(at => ({at, each}));
        });
    const within = (a, b) => a.each.contains(b.each) || b.each.contains(a.each);
    return seen.flatMap((a, n) => seen.slice(n + 1).filter(b => !within(a, b)
        && Math.min(a.at.right, b.at.right) - Math.max(a.at.left, b.at.left) > 2
        && Math.min(a.at.bottom, b.at.bottom) - Math.max(a.at.top, b.at.top) > 6)
        .map(b => [a.each.textContent, b.each.textContent]));
}"""
"""Pairs of texts that lie on each other."""


def edition(lang: str, name: str) -> dict[str, str]:
    other = "en" if lang == "zh" else "zh"
    return {key: value.replace("other", other) for key, value in EDITIONS[name].items()}


SAID = """(all, within) => all.map(each => [...each.querySelectorAll(within)].flatMap(part => {
    const halves = [...part.querySelectorAll(".own, .other")];
    return (halves.length ? halves : [part]).map(half => {
        const ask = half.querySelector(".ask-office");  // stands elsewhere on paper, and is a part of its own
        return ask ? half.textContent.replace(ask.textContent, "") : half.textContent;
    });
}))"""


def said(page: Page, whole: str, parts: str) -> list[list[str]]:
    """What the parts of each whole say; each of two languages by itself."""
    return [[squeezed(text) for text in texts] for texts in page.locator(whole).evaluate_all(SAID, parts)]


@pytest.fixture(scope="module")
def printed(chromium: Browser, site: str) -> Iterator[Print]:
    """Prints a sheet from a screen that is dark; each only once."""
    context = chromium.new_context(base_url=site, color_scheme="dark")
    page = context.new_page()

    @cache
    def print_sheet(persona: str, lang: str, name: str, format: str = "A4") -> Printed:
        page.goto(sheet(lang, PERSONAS[persona], **edition(lang, name)))
        return Printed(
            Paper(page.pdf(format=format)),
            said(page, ".item", ON_PAPER_IN_ITEMS),
            said(page, "body", ON_PAPER)[0],
            said(page, "body", ".sheet-foot")[0][0],
            said(page, "body", ".foot p")[0][-1],
            said(page, "body", "button, .back, .skip, .size, .brand, .tools a")[0],
        )

    yield print_sheet
    context.close()


EVERY_SHEET = [(persona, lang, name) for persona in PERSONAS for lang in LANGUAGES for name in EDITIONS]
for_every_sheet = pytest.mark.parametrize(("persona", "lang", "name"), EVERY_SHEET)


@for_every_sheet
def test_all_that_the_list_says_is_on_paper(printed: Print, persona: str, lang: str, name: str) -> None:
    paper, items, others, *_ = printed(persona, lang, name)
    assert items
    words = [re.sub(r"^[1-4](?=\D)", "", text) for text in others]  # the number of a stage stands in a ring of its own
    assert [text for text in [*chain(*items), *words] if text not in paper.text] == []


@for_every_sheet
def test_no_item_is_cut_in_two(printed: Print, persona: str, lang: str, name: str) -> None:
    paper, items, *_ = printed(persona, lang, name)
    cut = [item for item in items if not any(all(part in text for part in item) for text in paper.texts)]
    assert cut == []


@for_every_sheet
def test_the_letters_are_large_and_black_and_inside_the_margins(
    printed: Print, persona: str, lang: str, name: str
) -> None:
    paper = printed(persona, lang, name).paper
    marks = list(paper.marks())
    assert min(sizes(marks)) >= LEAST_TEXT[name]
    assert {mark.colour for mark in marks} == {(0, 0, 0, 255)}
    assert min(mark.left for mark in marks) >= 11.5 * POINTS_PER_MM
    assert paper.ink_near_the_edge(6) == []


@for_every_sheet
def test_the_pages_are_few_and_numbered_and_none_is_blank(printed: Print, persona: str, lang: str, name: str) -> None:
    paper = printed(persona, lang, name).paper
    assert len(paper) <= (MOST_PAGES_FOR_THE_ADULT if PERSONAS[persona] is ADULT else MOST_PAGES)[name]
    for number, text in enumerate(paper.texts, 1):
        assert f"{number}/{len(paper)}" in text
        assert len(text) > 100


@pytest.mark.parametrize("name", EDITIONS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_on_letter_paper_nothing_is_lost_and_one_page_more_at_most(printed: Print, lang: str, name: str) -> None:
    paper, items, *_ = printed("an adult in Beijing", lang, name, "Letter")
    assert len(paper) <= MOST_PAGES_FOR_THE_ADULT[name] + 1
    assert [item for item in items if not any(all(part in text for part in item) for text in paper.texts)] == []


@pytest.mark.parametrize("name", EDITIONS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_item_has_a_drawn_box_and_large_letters(visit: Visit, lang: str, name: str) -> None:
    page = visit(sheet(lang, ADULT, **edition(lang, name)), color_scheme="dark")
    page.emulate_media(media="print")
    boxes = page.locator(".item .box").evaluate_all(
        """all => all.map(each => {
            const box = each.getBoundingClientRect(), style = getComputedStyle(each), mm = 96 / 25.4;
            return [box.width / mm, box.height / mm, parseFloat(style.borderTopWidth) / mm, style.borderTopColor];
        })"""
    )
    assert len(boxes) == page.locator(".item").count() > 0
    assert min(min(width, height) for width, height, *_ in boxes) >= 5
    assert min(line for _, _, line, _ in boxes) >= 0.5
    assert {colour for *_, colour in boxes} == {"rgb(0, 0, 0)"}
    points = "all => all.map(each => parseFloat(getComputedStyle(each).fontSize) * .75)"
    assert min(page.locator(".item .do, .item .do *").evaluate_all(points)) >= LEAST_ITEM[name] - 0.01


@pytest.mark.parametrize("format", ["A4", "Letter"])
@pytest.mark.parametrize(("lang", "name"), BUDGETS)
def test_usual_lists_keep_to_their_sides_and_fill_a_third_of_the_last(
    chromium: Browser, site: str, lang: str, name: str, format: str
) -> None:
    page = chromium.new_context(base_url=site).new_page()
    papers = []
    for answers in islice(usual_answers(served_content().checklists["upgrade"], SEED), USUAL_LISTS):
        page.goto(sheet(lang, answers, **edition(lang, name)))
        papers.append(Paper(page.pdf(format=format)))
    page.context.close()
    for most, lists in BUDGETS[lang, name].items():
        assert sum(len(paper) <= most + (format == "Letter") for paper in papers) >= lists
    assert [round(paper.fill(), 2) for paper in papers if paper.fill() < LEAST_FILL] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_lines_for_the_pen_are_long_and_high(visit: Visit, lang: str) -> None:
    page = visit(sheet(lang, ADULT), viewport={"width": 703, "height": 1000})  # 186 mm, as wide as the text on A4
    page.emulate_media(media="print")
    room = page.locator(".pen li").evaluate_all(
        "all => all.map(each => [each.clientWidth, parseFloat(getComputedStyle(each).paddingBottom)])"
    )
    assert len(room) == 5
    assert min(width for width, _ in room) * 25.4 / 96 >= 60
    assert min(height for _, height in room) * 25.4 / 96 >= 11.99


@pytest.mark.parametrize("name", EDITIONS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_words_of_the_sheet_are_printed_on_top_of_others(visit: Visit, lang: str, name: str) -> None:
    page = visit(sheet(lang, FOREIGNER, **edition(lang, name)), viewport={"width": 703, "height": 1000})
    page.emulate_media(media="print")
    assert page.evaluate(OVERLAPS) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_of_the_furniture_of_the_screen_is_on_paper(visit: Visit, printed: Print, lang: str) -> None:
    sheet_printed = printed("an adult in Beijing", lang, "normal")
    assert [words for words in sheet_printed.controls if words in sheet_printed.paper.text] == []
    page = visit(sheet(lang, ADULT))
    page.emulate_media(media="print")
    seen = "all => all.filter(each => each.checkVisibility()).map(each => each.outerHTML.slice(0, 80))"
    assert page.locator(FURNITURE).evaluate_all(seen) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_last_line_names_the_hotline_the_day_and_the_version(printed: Print, lang: str) -> None:
    sheet_printed = printed("an adult in Beijing", lang, "normal")
    made = {"zh": "2026年11月22日", "en": "22November2026"}[lang]
    (version,) = re.findall("[0-9a-f]{8}", sheet_printed.version)
    assert sheet_printed.foot in sheet_printed.paper.texts[-1]
    assert all(words in sheet_printed.foot for words in ["12333", made, version, f"/{lang}/"])
