"""Every format of a list says the same as its page: the same words in the same order, numbers and reasons.

All are compared with one page object, and through it with each other.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import chain
from typing import Any, NamedTuple
from urllib.parse import quote
from xml.etree.ElementTree import Element

import pytest
from flask import Flask
from icalendar import Calendar
from werkzeug.test import TestResponse

from tests.paper import Paper, squeezed
from tests.web.conftest import TODAY
from tests.web.inspection import said
from tests.web.personas import ADULT, FOREIGNER, PERSONAS, Persona
from wizard.content.models import Content
from wizard.lists.journey import travel
from wizard.lists.sheet import Sheets
from wizard.pages.citing import Citing
from wizard.pages.frame import make_frame
from wizard.pages.items import LineView
from wizard.pages.links import Settings
from wizard.pages.sheet import SheetPage, SheetPages
from wizard.pages.wording import Saying

TYPES = {
    "pdf": "application/pdf",
    "ics": "text/calendar; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "json": "application/json",
}
SAVED = {"ics", "html"}
VISIT = "2026-12-01"

Take = Callable[[str], TestResponse]

every_format = pytest.mark.parametrize("suffix", TYPES)
both_languages = pytest.mark.parametrize("language", ["zh", "en"])


class List(NamedTuple):
    """One list in one edition."""

    persona: Persona
    language: str
    other: str | None = None
    large: bool = False

    @property
    def settings(self) -> Settings:
        return Settings(self.other, self.large)

    @property
    def dated(self) -> "List":
        """The same with a day for the visit, without which there is nothing for a calendar."""
        return self._replace(persona=self.persona._replace(answers={**self.persona.answers, "visit": VISIT}))

    def address(self, suffix: str = "") -> str:
        query = "&".join(filter(None, [self.persona.query, self.settings.query]))
        return f"/{self.language}/upgrade/checklist{suffix}?{query}"


SATURDAY = ADULT._replace(who="Saturday visit", answers={**ADULT.answers, "visit": "2026-12-05"})
"""A list with a notice that no content holds: offices are closed that day."""

LISTS = [
    List(persona, language, *edition)
    for persona in (*PERSONAS, SATURDAY)
    for language, other in (("zh", "en"), ("en", "zh"))
    for edition in ((None, False), (other, False), (None, True))
]
every_list = pytest.mark.parametrize(
    "made",
    LISTS,
    ids=lambda made: f"{made.persona.who.split()[0]}-{made.language}-{made.settings.query or 'plain'}",
)


@pytest.fixture(scope="session")
def pages(content: Content) -> SheetPages:
    return SheetPages(content, Citing(content))


@pytest.fixture(scope="module")
def taken(app: Flask) -> Take:
    """Fetches an address; each only once."""
    return cache(app.test_client(use_cookies=False).get)


@pytest.fixture
def view(pages: SheetPages, content: Content, made: List) -> SheetPage:
    return seen(pages, content, made)


@pytest.fixture
def link(taken: Take, made: List) -> str:
    return named_link(taken, made)


def named_link(taken: Take, made: List) -> str:
    """The link to itself that the page of a list names."""
    named = said(taken(made.address()).page.find(".//p[@class='link']"))
    assert named.startswith(f"http://localhost{made.address()}")
    return named


def seen(pages: SheetPages, content: Content, made: List) -> SheetPage:
    """The page object of a list, which every format is compared with."""
    frame = make_frame(content, made.language, "upgrade/checklist", made.settings, answers=True)
    checklist = content.checklists["upgrade"]
    return pages.page(frame, Sheets(checklist).sheet(travel(checklist, made.persona.answers), TODAY))


# -- what a list says -------------------------------------------------------------------------------------------------


def spoken(*sayings: Saying) -> list[str]:
    return [said.words for saying in sayings for said in saying]


def lines(page: SheetPage) -> Iterator[tuple[int, LineView]]:
    """Every item with its number."""
    for part in page.parts:
        yield from enumerate(part.lines, start=part.first)


def dates(page: SheetPage) -> list[str]:
    return [part for part in (page.dates.visit, page.dates.things) if part]


def notices(page: SheetPage) -> Iterator[str]:
    for notice in page.notices:
        yield from spoken(notice.title, *notice.provisos, notice.text)


def stage_head(page: SheetPage, number: int, *, lead: bool = True) -> list[str]:
    """The `lead` is in the reader's language; paper has no room for it."""
    words = page.parts[number].words
    facts = [text for fact in words.facts for text in spoken(fact.title, fact.text)]
    return [*spoken(words.title, words.moment, *[words.lead[:1]] * lead), *facts]


def item(line: LineView) -> list[str]:
    """What an item says on screen, in its order: one language after the other."""
    said, why = line.item, line.why
    halves = zip(said.do, *why.provisos, *[said.detail] * bool(said.detail), strict=True)
    own, *other = [[each.words for each in half] for half in halves]
    return [*own, *spoken(said.ask_office), *chain(*other), why.reason]


def phrases(page: SheetPage) -> Iterator[str]:
    for kind in ("say", "ask"):
        yield from [words for phrase in page.phrases if phrase.kind == kind for words in spoken(phrase.text)]


def omissions(page: SheetPage) -> Iterator[str]:
    for why, items in page.omissions.items():
        yield why.reason
        yield from [each.do[0].words for each in items]


def whole_page(page: SheetPage, link: str) -> Iterator[str]:
    """All words of a list, in the order of the page."""
    yield from [*spoken(page.head.title), *dates(page), *(row.answer for row in page.rows), *notices(page)]
    for number, part in enumerate(page.parts):
        yield from stage_head(page, number)
        for line in part.lines:
            yield from item(line)
    yield from [*phrases(page), *spoken(*page.head.pen), page.dates.hotline, page.dates.made, *omissions(page), link]


def message(page: SheetPage, link: str) -> Iterator[str]:
    """What a message says: the trip, titles of notices, things to do with their numbers, what to say, link."""
    yield from [*spoken(page.head.title), *dates(page), page.dates.hotline]
    yield from [words for part in page.parts for line in part.lines for words in spoken(line.item.bring)]
    yield from spoken(next(fact.text for part in page.parts for fact in part.words.facts if fact.in_strip))
    for notice in page.notices:
        yield from spoken(*notice.provisos, notice.title, () if notice.notice else notice.text)
    number = 0
    for part in page.parts:
        yield from [words for pair in zip(part.words.title, part.words.moment, strict=True) for words in spoken(pair)]
        for line in part.lines:
            number += 1
            own, *other = spoken(line.item.do)
            yield from [f"{number}. □", *spoken(*line.why.provisos), own, *["*"] * bool(line.item.ask_office), *other]
    yield from [*phrases(page), link]


def in_order(words: Iterable[str], text: str) -> None:
    """The words stand in the text one after the other."""
    text, at = squeezed(text), 0
    for each in words:
        found = text.find(squeezed(each), at)
        assert found >= 0, f"“{each}” does not follow “…{text[max(0, at - 60) : at]}”"
        at = found + len(squeezed(each))


# -- page and file ----------------------------------------------------------------------------------------------------


def drawn_items(page: Element) -> list[tuple[int, str, str]]:
    """Number, id and reason of every item of a page."""
    return [
        (number, element.get("id").removeprefix("item-"), reason(element))
        for items in page.findall(".//ol[@class='items']")
        for number, element in enumerate(items.findall("li"), start=int(items.get("start")))
    ]


def reason(element: Element) -> str:
    """The words of the reason, without the links that change it."""
    found = element.find("details/p[@class='reason']")
    if found is None:
        return ""
    links = [said(link) for link in found.findall("a")]
    return said(found).removesuffix(" ".join(links)).strip()


def seen_items(page: SheetPage) -> list[tuple[int, str, str]]:
    return [(number, line.item.id, line.why.reason) for number, line in lines(page)]


@pytest.mark.parametrize("suffix", ["", ".html"])
@every_list
def test_page_and_file_say_everything(taken, view: SheetPage, made: List, link: str, suffix: str) -> None:
    page = taken(made.address(suffix)).page
    in_order(whole_page(view, link), said(page.find(".//article")))
    assert drawn_items(page) == seen_items(view)
    boxes = [box.get("class") for box in page.findall(".//article/div") if "notice" in box.get("class")]
    assert boxes == [f"notice notice-{notice.tone}" for notice in view.notices]


@every_list
def test_the_file_says_what_the_page_says_and_no_more(taken, made: List) -> None:
    """Beside its tools, of which the file has those that work without a script."""
    page, file = (taken(made.address(suffix)).page for suffix in ("", ".html"))
    assert beside_tools(file.find("body")).split() == beside_tools(page.find("body")).split()
    assert said(file.find(".//title")) == said(page.find(".//title"))
    ticks = [[tick.get("id") for tick in each.findall(".//input[@type='checkbox']")] for each in (page, file)]
    assert ticks[0] == ticks[1] != []


def beside_tools(element: Element) -> str:
    if {"tools", "aloud", "leave"} & set(element.get("class", "").split()):
        return ""
    return (element.text or "") + "".join([beside_tools(child) + (child.tail or "") for child in element])


@every_list
def test_links_in_the_file_lead_to_the_same_pages_of_the_site(taken, made: List) -> None:
    page, file = (taken(made.address(suffix)).page for suffix in ("", ".html"))
    own, filed = ([link.get("href") for link in each.findall(".//a")] for each in (page, file))
    own.remove(page.find(".//a[@class='leave']").get("href"))
    assert filed == [f"http://localhost{href}" if href.startswith("/") else href for href in own]


# -- text -------------------------------------------------------------------------------------------------------------


@every_list
def test_the_text_says_what_is_to_be_done(taken, view: SheetPage, made: List, link: str) -> None:
    text = taken(made.address(".txt")).text
    in_order(message(view, link), text)
    numbers = re.findall(r"(?m)^(\d+)\. □ ", text)
    assert [int(number) for number in numbers] == [number for number, _ in lines(view)]
    assert text.endswith(f"\n{link}\n")
    assert not re.search("[\x00-\x09\x0b-\x1f]| $", text)


@every_list
def test_the_text_fits_into_a_message(taken, made: List, link: str) -> None:
    """WeChat takes about five thousand characters; link and number are 250 of them."""
    longest = 3600 if made.other else {"zh": 1100, "en": 2800}[made.language]
    number = len("List number 002D-E74J-WWJ0-A5VF\n")
    assert len(taken(made.address(".txt")).text) - len(link) - number < longest


# -- data -------------------------------------------------------------------------------------------------------------


def texts(saying: Saying) -> dict[str, str]:
    return {said.lang: said.words for said in saying}


@every_list
def test_the_data_say_everything(taken, view: SheetPage, made: List, link: str) -> None:
    data = taken(made.address(".json")).json
    assert data["title"] == texts(view.head.title)
    assert data["languages"] == list(view.head.langs)
    assert (data["hotline"], data["link"]) == (view.dates.hotline, link)
    assert [each["answer"][made.language] for each in data["answers"]] == [row.answer for row in view.rows]
    assert [each["name"][made.language] for each in data["answers"]] == [row.name for row in view.rows]
    assert [
        (each["tone"], each["title"], each["provisos"], each["text"], told_sources(each, made))
        for each in data["notices"]
    ] == [
        (each.tone, texts(each.title), [texts(proviso) for proviso in each.provisos], texts(each.text), sources(each))
        for each in view.notices
    ]
    assert [(each["kind"], each["text"]) for each in data["phrases"]] == [
        (each.kind, texts(each.text)) for each in view.phrases
    ]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("open", None),
        ("2026-11-20", None),
        ("2026-12-01", {"kind": "working", "next": "2026-12-02"}),
        ("2026-12-05", {"kind": "weekend", "next": "2026-12-07"}),
        ("2027-02-06", {"kind": "holiday", "next": "2027-02-15"}),
    ],
)
def test_the_data_tell_what_the_day_is_to_offices(client, day: str, expected: dict[str, str] | None) -> None:
    persona = ADULT._replace(answers={**ADULT.answers, "visit": day})
    data = client.get(List(persona, "zh").address(".json")).json
    assert data["office_day"] == expected
    assert ("office-day" in [notice["id"] for notice in data["notices"]]) is (day in ("2026-12-05", "2027-02-06"))


@every_list
def test_the_data_have_every_stage(taken, view: SheetPage, made: List) -> None:
    stages = taken(made.address(".json")).json["stages"]
    assert [each["number"] for each in stages] == [1, 2, 3, 4]
    for stage, part in zip(stages, view.parts, strict=True):
        words = part.words
        told = (stage["title"], stage["moment"], stage["lead"])
        assert told == (texts(words.title), texts(words.moment), texts(words.lead))
        assert [(each["title"], each["text"], told_sources(each, made)) for each in stage["facts"]] == [
            (texts(fact.title), texts(fact.text), sources(fact)) for fact in words.facts
        ]


@every_list
def test_the_data_have_every_item(taken, view: SheetPage, made: List) -> None:
    stages = taken(made.address(".json")).json["stages"]
    told = [each for stage in stages for each in stage["items"]]
    assert [(each["number"], each["id"], (each["reason"] or {}).get(made.language, "")) for each in told] == seen_items(
        view
    )
    for each, (_, line) in zip(told, lines(view), strict=True):
        assert each["do"] == texts(line.item.do)
        assert each["detail"] == (texts(line.item.detail) or None)
        assert each["provisos"] == [texts(proviso) for proviso in line.why.provisos]
        assert each["ask_office"] == bool(line.item.ask_office)
        assert told_sources(each, made) == sources(line.item)


@every_list
def test_the_data_have_what_was_left_out(taken, view: SheetPage, made: List) -> None:
    told = taken(made.address(".json")).json["left_out"]
    assert [(each["reason"][made.language], each["id"], each["do"]) for each in told] == [
        (why.reason, item.id, texts(item.do)) for why, items in view.omissions.items() for item in items
    ]


def told_sources(each: dict[str, Any], made: List) -> list[tuple[str, str, str | None]]:
    return [(source["id"], source["title"][made.language], source["url"]) for source in each["sources"]]


def sources(view: Any) -> list[tuple[str, str, str | None]]:
    return [(source.id, source.title, source.url) for source in view.sources]


# -- PDF --------------------------------------------------------------------------------------------------------------


@every_list
def test_the_pdf_says_what_paper_says(taken, view: SheetPage, made: List) -> None:
    text = Paper(taken(made.address(".pdf")).data).text
    words = [*spoken(view.head.title, *view.head.pen), *dates(view), *notices(view), *phrases(view), view.dates.hotline]
    words += [row.answer for row in view.rows]
    for number, part in enumerate(view.parts):
        words += stage_head(view, number, lead=False)
        for line in part.lines:
            words += item(line)[:-1]  # paper leaves the reason out
    assert [each for each in words if squeezed(each) not in text] == []


@every_list
def test_the_pdf_has_every_item_in_order_with_its_number(taken, view: SheetPage, made: List) -> None:
    text = printed(Paper(taken(made.address(".pdf")).data), view.head.title[0].words)
    at = 0
    for number, line in lines(view):
        found = text.find(squeezed(f"{number}{line.item.do[0].words}"), at)
        assert found >= 0, f"{number}, {line.item.id}, is missing or stands too early"
        at = found + 1


def printed(paper: Paper, foot: str) -> str:
    """The text without the line at the foot of the pages."""
    foot = squeezed(foot)
    return "".join([text.removesuffix(f"{foot}{number}/{len(paper)}") for number, text in enumerate(paper.texts, 1)])


# -- calendar ---------------------------------------------------------------------------------------------------------


@every_list
def test_the_visit_in_the_calendar_says_what_the_text_says(taken, pages: SheetPages, content: Content, made) -> None:
    dated = made.dated
    calendar = Calendar.from_ical(taken(dated.address(".ics")).data)
    told = [str(event["description"]) for event in calendar.walk("VEVENT") if "description" in event]
    assert told, "no event has a description"
    in_order(message(seen(pages, content, dated), named_link(taken, dated)), max(told, key=len))


# -- addresses --------------------------------------------------------------------------------------------------------


def whole(response: TestResponse) -> tuple[int, str, str]:
    return response.status_code, response.headers["Content-Type"], response.headers["ETag"]


@every_format
@both_languages
def test_a_format_has_its_kind_and_its_encoding(client, suffix: str, language: str) -> None:
    response = client.get(List(FOREIGNER, language).address(f".{suffix}"))
    assert (response.status_code, response.headers["Content-Type"]) == (200, TYPES[suffix])
    assert response.headers["Cache-Control"] == "public, max-age=300"


@every_format
@pytest.mark.parametrize(
    ("language", "name"),
    [("zh", "补领社会保障卡 2026-12-01"), ("en", "Replace your lost social security card 2026-12-01")],
)
def test_a_file_has_a_name_that_the_reader_understands(client, suffix: str, language: str, name: str) -> None:
    header = client.get(List(FOREIGNER, language).address(f".{suffix}")).headers["Content-Disposition"]
    kind = "attachment" if suffix in SAVED else "inline"
    assert header == f"{kind}; filename=\"checklist-{VISIT}.{suffix}\"; filename*=UTF-8''{quote(f'{name}.{suffix}')}"


@pytest.mark.parametrize("suffix", [suffix for suffix in TYPES if suffix != "ics"])
def test_a_list_without_a_day_is_named_by_the_day_it_was_made(client, suffix: str) -> None:
    header = client.get(List(ADULT, "en").address(f".{suffix}")).headers["Content-Disposition"]
    assert f'filename="checklist-{TODAY}.{suffix}"' in header


@every_format
def test_head_is_get_without_the_list(client, suffix: str) -> None:
    address = List(FOREIGNER, "zh", "en").address(f".{suffix}")
    head = client.head(address)
    assert head.data == b""
    assert whole(head) == whole(client.get(address))


@every_format
def test_what_has_not_changed_is_not_sent_again(client, suffix: str) -> None:
    address = List(FOREIGNER, "zh", "en").address(f".{suffix}")
    first = client.get(address)
    again = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    assert again.headers["Cache-Control"] == "public, max-age=300"
    other = client.get(address, headers={"If-None-Match": '"another"'})
    assert (other.status_code, other.data) == (200, first.data)


@every_format
def test_other_answers_and_editions_are_other_files(client, suffix: str) -> None:
    address = List(FOREIGNER, "en").address(f".{suffix}")
    others = [address, address.replace("card=lost", "card=works&generation=second"), f"{address}&with=zh"]
    tags = [client.get(each).headers["ETag"] for each in [*others, address.replace("/en/", "/zh/")]]
    assert len(set(tags)) == 4


@every_format
def test_only_data_are_open_to_pages_of_other_sites(client, suffix: str) -> None:
    response = client.get(List(FOREIGNER, "zh").address(f".{suffix}"))
    expected = ["*"] if suffix == "json" else []
    assert response.headers.getlist("Access-Control-Allow-Origin") == expected


@every_format
@pytest.mark.parametrize("address", ["/xx/upgrade/checklist", "/fr/upgrade/checklist", "/zh/nothing/checklist"])
def test_a_list_that_does_not_exist_is_not_found(client, suffix: str, address: str) -> None:
    response = client.get(f"{address}.{suffix}?{FOREIGNER.query}")
    assert (response.status_code, response.mimetype) == (404, "text/html")


@both_languages
def test_a_calendar_asks_for_the_day_that_it_lacks(client, language: str) -> None:
    made = List(ADULT, language, large=True)
    response = client.get(made.address(".ics"))
    assert response.status_code == 303
    assert response.headers["Location"] == f"/{language}/upgrade?{ADULT.query}&size=large&edit=visit"
    page = client.get(response.headers["Location"]).page
    assert page.find(".//form//input[@name='asked']").get("value") == "visit"


@every_format
@pytest.mark.parametrize("extra", ["&age=under-7", "&utm_source=wechat", "&paper=a3", "&with=fr", "&edit=card"])
def test_what_does_not_apply_changes_nothing(client, suffix: str, extra: str) -> None:
    address = List(FOREIGNER, "en").address(f".{suffix}")
    assert client.get(address + extra).data == client.get(address).data


@pytest.mark.parametrize("suffix", ["html", "txt", "json"])
@every_list
def test_no_place_is_left_open(taken, suffix: str, made: List) -> None:
    """The characters at which a drawn page is filled in."""
    assert not re.search("[\x00-\x08\x0e-\x1f]", taken(made.address(f".{suffix}")).text)
