"""What pages say of themselves, what they weigh, and where their links lead."""

import gzip
import re
from collections import Counter

import pytest

from app import ROOT
from tests.web.inspection import TAGS, said
from tests.web.personas import ADULT, DAUGHTER, FOREIGNER, MOTHER, PERSONAS

ABOUT = ["uses", "protect", "sources", "origins", "glossary", "privacy", "accessibility"]
both_languages = pytest.mark.parametrize("language", ["zh", "en"])
QUESTIONS = {question: persona for persona in reversed(PERSONAS) for question in persona.answers}
PAGES = [
    "",
    *(f"about/{page}" for page in ABOUT),
    *(f"upgrade?{persona.query}&edit={question}" for question, persona in QUESTIONS.items()),
    "upgrade?asked=place",
    f"upgrade/answers?{ADULT.query}",
    f"upgrade/checklist?{ADULT.query}",
    "offline",
    "nowhere/x",
]


@both_languages
def test_no_two_pages_share_a_title(client, language: str) -> None:
    titles = Counter(client.get(f"/{language}/{page}").page.find(".//title").text for page in PAGES)
    assert len(titles) == len(PAGES) == 26
    assert max(titles.values()) == 1, titles.most_common(1)


@both_languages
def test_the_footer_names_every_page_about_the_subject(client, language: str) -> None:
    page = client.get(f"/{language}/").page
    assert [link.get("href") for link in page.findall(".//footer//a")] == [f"/{language}/about/{id}" for id in ABOUT]


@pytest.mark.parametrize("page", PAGES)
def test_every_page_can_be_read_in_the_other_language(client, page: str) -> None:
    link = client.get(f"/en/{page}").page.find(".//nav[@class='languages']/a")
    assert (link.get("lang"), link.get("hreflang"), link.text) == ("zh-CN", "zh-CN", "中文")
    assert "用中文看这一页" in said(link)
    assert client.get(link.get("href")).page.get("lang") == "zh-CN"


@both_languages
def test_every_link_leads_somewhere(client, language: str) -> None:
    """From the start page and from two lists, three clicks deep at most."""
    open_links = [
        f"/{language}/",
        f"/{language}/upgrade/checklist?{MOTHER.query}&with={'en' if language == 'zh' else 'zh'}",
    ]
    seen = set(open_links)
    for _ in range(2):
        found = []
        for address in open_links:
            response = client.get(address, follow_redirects=True)  # a calendar without a day leads to its question
            links = response.page.findall(".//a") if response.mimetype == "text/html" else []
            found += [link.get("href") for link in links if link.get("href").startswith("/")]
        open_links = [address for address in dict.fromkeys(found) if address not in seen]
        seen.update(open_links)
    assert len(seen) > 40
    for address in open_links:
        assert client.get(address, follow_redirects=True).status_code == 200, address


@pytest.mark.parametrize("question", QUESTIONS)
@both_languages
def test_a_question_is_the_only_heading_inside_its_legend(client, question: str, language: str) -> None:
    page = client.get(f"/{language}/upgrade?{QUESTIONS[question].query}&edit={question}").page
    assert page.find(".//form/fieldset/legend/h1") is not None
    assert said(page.find(".//p[@class='why']"))
    assert said(page.find(".//p[@class='progress']"))


@pytest.mark.parametrize("question", QUESTIONS)
@both_languages
def test_a_question_page_fits_into_the_first_fourteen_kilobytes(client, question: str, language: str) -> None:
    """What one round trip of a fresh connection carries: the page and its stylesheet, compressed."""
    html = client.get(f"/{language}/upgrade?{QUESTIONS[question].query}&edit={question}").data
    css = (ROOT / "static" / "style.css").read_bytes()
    assert len(gzip.compress(html)) + len(gzip.compress(css)) < 14_000


def test_the_place_page_offers_31_places_in_seven_groups(client) -> None:
    page = client.get("/zh/upgrade").page
    groups = page.findall(".//div[@class='place-group']")
    assert [said(group.find("h2")) for group in groups] == ["华北", "东北", "华东", "华中", "华南", "西南", "西北"]
    assert [len(group.findall(".//input")) for group in groups] == [5, 3, 7, 3, 3, 5, 5]
    assert len(page.findall(".//input[@type='radio']")) == 32


@pytest.mark.parametrize("question", [question for question in QUESTIONS if question != "place"])
def test_a_question_has_seven_options_at_most(client, question: str) -> None:
    page = client.get(f"/en/upgrade?{QUESTIONS[question].query}&edit={question}").page
    radios = page.findall(".//input[@type='radio']")
    assert len(radios) <= 7
    assert len(radios) >= 2 or question == "visit"
    assert page.find(".//select") is None


@pytest.mark.parametrize("persona", PERSONAS, ids=lambda persona: persona.who.split()[0])
@pytest.mark.parametrize("settings", ["", "&with=zh", "&size=large"])
def test_a_list_is_light(client, persona, settings: str) -> None:
    html = client.get(f"/en/upgrade/checklist?{persona.query}{settings}").data
    assert len(gzip.compress(html)) < 17_500


def test_foreign_words_are_marked_with_their_language(client) -> None:
    page = client.get(f"/en/upgrade/checklist?{DAUGHTER.query}").page
    unmarked = []
    marked = {id(each) for span in page.iter() if span.get("lang") == TAGS["zh"] for each in span.iter()}
    for element in page.find(".//main").iter():
        if id(element) not in marked and re.search("[\u4e00-\u9fff]", element.text or ""):
            unmarked.append(element.text)
        unmarked += [
            child.tail
            for child in element
            if re.search("[\u4e00-\u9fff]", child.tail or "") and id(element) not in marked
        ]
    assert not unmarked


def test_the_phrases_are_chinese_first_in_the_english_list(client) -> None:
    page = client.get(f"/en/upgrade/checklist?{FOREIGNER.query}").page
    phrases = page.findall(".//section[@class='counter']//li")
    assert len(phrases) >= 5
    for phrase in phrases:
        assert [each.get("lang") for each in phrase.findall("span")] == ["zh-CN", "en"]


def test_nothing_of_the_list_is_added_by_a_script(client) -> None:
    page = client.get(f"/zh/upgrade/checklist?{ADULT.query}").page
    assert [script.get("src").split("?")[0] for script in page.findall(".//script")] == [
        "/static/sheet.js",
        "/static/page.js",
    ]


def test_only_the_list_and_where_kept_lists_are_named_have_a_script_of_their_own(client) -> None:
    for page in PAGES:
        scripts = client.get(f"/zh/{page}").page.findall(".//script")
        own = page == "" or page.startswith(("upgrade/checklist", "offline"))
        assert len(scripts) == 1 + own, page


@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_described_and_has_its_way_back_in_a_landmark(client, page: str) -> None:
    tree = client.get(f"/en/{page}").page
    assert tree.find(".//meta[@name='description']").get("content")
    assert {parent.get("class") for parent in tree.iter() if parent.find("a[@class='back']") is not None} <= {"way"}
    assert tree.find(".//nav[@class='way']/a[@class='leave']").get("href").startswith("/en/leave")


def test_large_print_is_a_link_that_works_without_a_script(client) -> None:
    page = client.get(f"/zh/upgrade/checklist?{ADULT.query}").page
    [large] = [link for link in page.findall(".//div[@class='editions']//a") if "size=large" in link.get("href")]
    assert client.get(large.get("href")).page.get("class") == "large"


def test_the_generations_of_the_card_are_drawn_beside_their_words(client) -> None:
    """Three drawings that differ, each for the eye alone."""
    page = client.get(f"/en/upgrade?{QUESTIONS['generation'].query}&edit=generation").page
    drawn = {
        label.get("for"): (svg.get("aria-hidden"), len(svg.findall("{*}path")), len(svg.findall("{*}circle")))
        for label in page.findall(".//label")
        for svg in label.findall("{*}svg")
    }
    assert drawn == {
        "generation-third": ("true", 2, 1),
        "generation-second": ("true", 1, 0),
        "generation-first": ("true", 2, 0),
    }
