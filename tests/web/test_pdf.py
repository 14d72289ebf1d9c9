"""The sheet as a PDF: it says what the page says, in the same order, and screen readers can read it."""

import itertools
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import cache
from hashlib import sha256
from typing import NamedTuple

import pytest
from fontTools.ttLib import TTFont

from app import ROOT
from tests.browser.kinds import ADULT, FOREIGNER, LANGUAGES, PERSONAS
from tests.browser.kinds import sheet as address
from tests.paper import POINTS_PER_MM, Paper, sizes, squeezed
from tests.web.conftest import TODAY
from wizard.content.characters import printable
from wizard.content.models import Content
from wizard.exports.formats import Document
from wizard.exports.pdf import in_our_letters, maker
from wizard.exports.qr import code
from wizard.lists.journey import travel
from wizard.lists.sheet import Sheets
from wizard.pages.citing import Citing
from wizard.pages.frame import make_frame
from wizard.pages.items import LineView
from wizard.pages.links import Settings
from wizard.pages.sheet import SheetPage, SheetPages

SITE = "https://cards.example.org"
NUMBER = "002D-E74J-WWJ0-A5VF"
SHORT = "HTTPS://CARDS.EXAMPLE.ORG/002DE74JWWJ0A5VF"
EDITIONS = ["normal", "two languages", "large"]
PAPERS = {"a4": (210, 297), "letter": (215.9, 279.4)}
SIZES = {
    "normal": {12, 14, 15, 19.2, 20},  # text, what to do, stages, bullets, title
    "two languages": {12, 14, 15, 19.2, 20},
    "large": {16, 18, 19, 24, 25.6},
}
MOST_PAGES = {"normal": 3, "two languages": 4, "large": 5}
MOST_PAGES_FOR_THE_ADULT = {"normal": 2, "two languages": 3, "large": 4}


class Printed(NamedTuple):
    page: SheetPage
    raw: bytes
    paper: Paper


Print = Callable[..., Printed]


@pytest.fixture(scope="module")
def document(content: Content) -> Callable[..., Document]:
    """The list of a persona as the views hand it to the PDF."""
    pages, sheets = SheetPages(content, Citing(content)), Sheets(content.checklists["upgrade"])

    def made(persona: str, lang: str, edition: str = "normal", paper: str = "a4", today: date = TODAY) -> Document:
        other = {"zh": "en", "en": "zh"}[lang] if edition == "two languages" else None
        settings = Settings(other, edition == "large")
        frame = make_frame(content, lang, "upgrade/checklist", settings, answers=True)
        sheet = sheets.sheet(travel(sheets.checklist, PERSONAS[persona]), today)
        link = f"{SITE}{address(lang, PERSONAS[persona])}"
        return Document(
            words=content.words,
            sheet=sheet,
            page=pages.page(frame, sheet),
            site=SITE,
            link=link,
            code=code(SHORT),
            number=NUMBER,
            version=content.version,
            paper=paper,
        )

    return made


@pytest.fixture(scope="module")
def printed(content: Content, document: Callable[..., Document]) -> Print:
    """Prints a sheet; each only once."""
    make = maker(content)

    @cache
    def print_sheet(*wanted: str) -> Printed:
        each = document(*wanted)
        made = make(each)
        return Printed(each.page, made, Paper(made))

    return print_sheet


EVERY_SHEET = list(itertools.product(PERSONAS, LANGUAGES, EDITIONS, PAPERS))
for_every_sheet = pytest.mark.parametrize(("persona", "lang", "edition", "format"), EVERY_SHEET)
for_the_adult = pytest.mark.parametrize(("lang", "edition"), list(itertools.product(LANGUAGES, EDITIONS)))
ADULT_NAME = next(name for name, answers in PERSONAS.items() if answers is ADULT)
FOREIGNER_NAME = next(name for name, answers in PERSONAS.items() if answers is FOREIGNER)


# -- what the page says, in the order of the paper --------------------------------------------------------------------


def spoken(page: SheetPage, content: Content) -> Iterator[str]:
    """Every text of the sheet."""
    words, lang = content.words, page.head.frame.lang
    yield from [said.words for said in page.head.title]
    yield from filter(None, [page.dates.visit, page.dates.made, page.dates.things])
    yield words.valid_for[lang]
    yield words.row_joiner[lang].join(f"{row.letter} {row.answer}" for row in page.rows) + words.letters[lang]
    yield f"{words.number_label[lang]} {NUMBER}"
    yield words.code_caption[lang]
    for notice in page.notices:
        yield from [said.words for saying in (notice.title, *notice.provisos, notice.text) for said in saying]
    for number, part in enumerate(page.parts, 1):
        yield f"{number}{part.words.title[0].words}"
        yield from [said.words for said in part.words.moment]
        for fact in part.words.facts:
            yield from [said.words for said in (*fact.title, *fact.text)]
        for position, line in enumerate(part.lines, part.first):
            yield from item(position, line)
    yield words.at_the_counter[lang]
    for kind in ("say", "ask"):
        yield getattr(words, kind)[lang]
        yield from [said.words for phrase in page.phrases if phrase.kind == kind for said in phrase.text]
    yield from [said.words for field in page.head.pen for said in field]
    yield f"{words.hotline[lang]}{page.dates.hotline} · {page.dates.made} · "
    yield f"{words.version.fill(lang, version=content.version)} · {SITE}/{lang}/"


def item(number: int, line: LineView) -> Iterator[str]:
    """What an item says, one language after the other."""
    before = f"{number}."
    for place, do in enumerate(line.item.do):
        yield before + do.words
        before = ""
        yield from [proviso[place].words for proviso in line.why.provisos]
        yield from [said.words for saying in (line.item.detail, line.item.ask_office) for said in saying[place:][:1]]


@for_every_sheet
def test_the_paper_says_all_that_the_page_says_in_the_same_order(
    printed: Print, content: Content, persona: str, lang: str, edition: str, format: str
) -> None:
    page, _, paper = printed(persona, lang, edition, format)
    at, missing = 0, []
    text = "".join([text.removesuffix(f"{n}/{len(paper)}") for n, text in enumerate(paper.texts, 1)])
    for words in map(squeezed, spoken(page, content)):
        found = text.find(words, at)
        at = found + len(words) if found >= 0 else at
        missing += [words] if found < 0 else []
    assert missing == []


@for_every_sheet
def test_no_item_is_cut_in_two_and_no_heading_ends_a_page(
    printed: Print, persona: str, lang: str, edition: str, format: str
) -> None:
    page, _, paper = printed(persona, lang, edition, format)
    for part in page.parts:
        together = [
            part.words.title[0].words,
            *(said.words for said in part.words.moment),
            part.lines[0].item.do[0].words,
        ]
        assert any(all(squeezed(words) in text for words in together) for text in paper.texts), together
        for number, line in enumerate(part.lines, part.first):
            whole = [squeezed(words) for words in item(number, line)]
            assert any(all(words in text for words in whole) for text in paper.texts), whole


@for_every_sheet
def test_the_letters_are_large_and_black_and_inside_the_margins(
    printed: Print, persona: str, lang: str, edition: str, format: str
) -> None:
    _, _, paper = printed(persona, lang, edition, format)
    marks = list(paper.marks())
    width, height = PAPERS[format]
    assert set(sizes(marks)) == SIZES[edition]
    assert {mark.colour for mark in marks} == {(0, 0, 0, 255)}
    assert paper.ink_near_the_edge(14, "long") == paper.ink_near_the_edge(6) == []
    assert {tuple(round(side / POINTS_PER_MM, 1) for side in page.get_size()) for page in paper.document} == {
        (width, height)
    }


@for_every_sheet
def test_the_pages_are_few_and_numbered_and_none_is_blank(
    printed: Print, persona: str, lang: str, edition: str, format: str
) -> None:
    _, _, paper = printed(persona, lang, edition, format)
    most = MOST_PAGES_FOR_THE_ADULT if persona == ADULT_NAME else MOST_PAGES
    assert len(paper) <= most[edition] + (format == "letter")
    for number, text in enumerate(paper.texts, 1):
        assert text.endswith(f"{number}/{len(paper)}")
        assert len(text) > 100


@for_the_adult
@pytest.mark.parametrize("format", PAPERS)
def test_the_code_is_large_and_has_white_around_it_and_holds_the_number(
    printed: Print, lang: str, edition: str, format: str
) -> None:
    code = printed(ADULT_NAME, lang, edition, format).paper.code()
    assert code.text == SHORT
    assert code.cells <= 33
    assert code.cell >= 0.6
    assert code.white >= 4


# -- what screen readers are told -------------------------------------------------------------------------------------


@for_every_sheet
def test_items_are_a_list_with_numbers_that_go_on_through_the_stages(
    printed: Print, persona: str, lang: str, edition: str, format: str
) -> None:
    page, _, paper = printed(persona, lang, edition, format)
    elements = list(paper.elements())
    labels = [element.text for element in elements if element.kind == "Lbl" and element.text != "•"]
    lines = [line for part in page.parts for line in part.lines]
    assert labels == [f"{number}." for number in range(1, len(lines) + 1)]
    bodies = [after.text for label, after in itertools.pairwise(elements) if label.text in labels]
    assert bodies == [line.why.letters for line in lines]
    kinds = [element.kind for element in elements]
    assert kinds.count("LI") == len(lines) + len(page.phrases)


@for_the_adult
def test_headings_are_headings_and_stages_are_bookmarks(printed: Print, lang: str, edition: str) -> None:
    page, _, paper = printed(ADULT_NAME, lang, edition)
    counter = {"zh": "怎么说、怎么问", "en": "What to say and ask"}[lang]
    stages = [" ".join(said.words for said in part.words.title) for part in page.parts]
    title = " ".join(said.words for said in page.head.title)
    bookmarks = [(mark.level, mark.get_title()) for mark in paper.document.get_toc()]
    assert bookmarks == [(0, title), *((1, words) for words in [*stages, counter])]
    headings = [element.kind for element in paper.elements() if re.fullmatch("H[1-6]", element.kind)]
    assert headings == ["H1", *["H2"] * 5, "H3", "H3"]


@for_the_adult
def test_the_file_says_what_it_is_and_in_which_language(printed: Print, lang: str, edition: str) -> None:
    page, made, paper = printed(ADULT_NAME, lang, edition)
    assert paper.document.get_metadata_value("Title") == page.head.title[0].words
    assert {"zh": b"/Lang(zh-CN)", "en": b"/Lang(en)"}[lang] in made
    for mark in (b"<pdfuaid:part>1</pdfuaid:part>", b"/Marked true", b"/DisplayDocTitle true"):
        assert mark in made
    assert made.count(b"/Alt") == 1


def test_chinese_inside_english_is_marked_as_chinese(printed: Print) -> None:
    chinese = printed(FOREIGNER_NAME, "en").paper.texts_in("zh-CN")
    assert {"护照", "相片回执号", "请问要交钱吗？交多少？"} <= chinese
    assert all(re.search("[\u4e00-\u9fff]", words) and not re.search("[a-z]", words) for words in chinese)


def test_the_second_language_is_marked(printed: Print) -> None:
    english = printed(FOREIGNER_NAME, "zh", "two languages").paper.texts_in("en")
    assert {"Prepare your materials", "Queue number"} <= english


# -- the file ---------------------------------------------------------------------------------------------------------

MADE_ELSEWHERE = """
import sys
from hashlib import sha256
from datetime import date
from app import create_app
client = create_app(today=lambda: date(2026, 11, 22)).test_client()
print(sha256(client.get(sys.argv[1], base_url=sys.argv[2]).data).hexdigest())
"""


def test_the_same_list_gives_the_same_bytes_in_every_process(client) -> None:
    where = f"{address('en', ADULT).replace('?', '.pdf?')}&with=zh"
    here = sha256(client.get(where, base_url=SITE).data).hexdigest()
    assert here == sha256(client.get(where, base_url=SITE).data).hexdigest()
    command = [sys.executable, "-c", MADE_ELSEWHERE, where, SITE]
    assert subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip() == here


def test_it_is_dated_by_the_content_and_not_by_the_clock(content: Content, printed: Print) -> None:
    assert printed(ADULT_NAME, "zh").paper.document.get_metadata_value("CreationDate") == (
        f"D:{content.checked:%Y%m%d}000000Z"
    )
    assert content.checked == date(2026, 11, 25)


def test_four_at_once_are_the_same_as_one_after_the_other(content: Content, document: Callable[..., Document]) -> None:
    make = maker(content)
    documents = [document(persona, lang) for persona in PERSONAS for lang in LANGUAGES]
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(make, documents)) == [make(each) for each in documents]


def test_a_visit_that_has_passed_is_told(content: Content, document: Callable[..., Document]) -> None:
    late = Paper(maker(content)(document(ADULT_NAME, "en", today=date(2026, 12, 2))))
    assert squeezed(content.words.visit_passed["en"]) in late.texts[0]


def test_an_item_that_is_due_for_another_check_says_so(content: Content, document: Callable[..., Document]) -> None:
    later = document(ADULT_NAME, "zh", "two languages", today=date(2029, 1, 1))
    text = Paper(maker(content)(later)).text
    overdue = [line.item.overdue for part in later.page.parts for line in part.lines]
    assert all(overdue)
    assert all(squeezed(words) in text for words in overdue)


@pytest.mark.parametrize(
    ("host", "shown"),
    [
        ("xn--fiqs8s", "http://xn--fiqs8s/zh/"),
        ("xn--ls8h.example.org:8080", "http://xn--ls8h.example.org:8080/zh/"),
        (f"{'a' * 60}.{'b' * 60}.example.org", "b.example.org/zh/"),
    ],
)
def test_the_address_of_the_site_stands_at_the_foot_whatever_it_is(client, host: str, shown: str) -> None:
    made = client.get(address("zh", ADULT).replace("?", ".pdf?"), headers={"Host": host})
    assert squeezed(f"{shown}2/2") in Paper(made.data).texts[-1]


def test_a_site_that_the_operator_names_is_shown_in_letters_that_the_font_has() -> None:
    assert in_our_letters("https://社保卡.example.cn/zh/") == "https://社保卡.example.cn/zh/"
    assert in_our_letters("https://💩.example.org:8080/zh/") == "https://xn--ls8h.example.org:8080/zh/"


# -- the fonts --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("weight", ["Regular", "Bold"])
def test_the_list_of_characters_is_what_the_fonts_have(weight: str) -> None:
    font = TTFont(ROOT / "wizard" / "fonts" / f"NotoSansSC-{weight}.ttf")
    assert {chr(code) for code in font.getBestCmap()} == printable()


def test_the_list_of_characters_is_sorted_and_has_all_that_offices_write() -> None:
    lines = (ROOT / "wizard" / "fonts" / "characters.txt").read_text("utf-8").splitlines()
    assert lines == ["".join(sorted(line)) for line in sorted(lines)]
    assert "".join(lines) == "".join(sorted(set("".join(lines))))
    rows = [bytes((high, low)) for high in range(0xB0, 0xF8) for low in range(0xA1, 0xFF)]
    chinese = {character for row in rows for character in row.decode("gb2312", "ignore")}
    assert len(chinese) == 6763
    assert chinese | set("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ《》【】“”‘’—…·￥€–") <= printable()
