"""The sheet as a PDF: it says what the page says, in the same order, and screen readers can read it."""

import itertools
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
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
from wizard.pages.wording import Saying

SITE = "https://cards.example.org"
NUMBER = "002D-E74J-WWJ0-A5VF"
SHORT = "HTTPS://CARDS.EXAMPLE.ORG/002DE74JWWJ0A5VF"
EDITIONS = ["normal", "two languages", "large"]
PAPERS = {"a4": (210, 297), "letter": (215.9, 279.4)}
SIZES = {
    "normal": {12, 13, 16, 22},  # text, what to do, stages, title
    "two languages": {12, 13, 16, 22},
    "large": {16, 18, 20, 26},
}
BULLETS = {"normal": {20.8, 28.8}, "two languages": {20.8, 28.8}, "large": {28.8, 35.2}}
CLERK = {"normal": {18}, "two languages": {18}, "large": {22}}
MOST_PAGES = 6


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
    """Every text of the sheet but the sentences for the counter, which stand where there is room."""
    words, lang = content.words, page.head.frame.lang
    yield from [said.words for said in page.head.title]
    yield from filter(None, [page.dates.visit, page.dates.things])
    yield words.valid_for[lang]
    answers = [row.answer for row in page.rows if row.answer not in (page.dates.visit or "")]
    yield words.row_joiner[lang].join(answers) + words.answers_end[lang]
    yield f"{words.number_label[lang]} {NUMBER}"
    yield words.code_caption[lang]
    for notice in page.notices:
        yield from halves(notice.title, *notice.provisos, notice.text)
    facts = [fact for part in page.parts for fact in part.words.facts]
    for fact in [fact for fact in facts if fact.in_strip]:
        yield from [said.words for said in fact.title]
        yield from halves(fact.value, *([fact.caveat] if fact.caveat else []))
    for number, part in enumerate(page.parts, 1):
        yield f"{number}{part.words.title[0].words}"
        yield from [said.words for said in part.words.moment]
        for fact in [fact for fact in part.words.facts if not fact.in_strip]:
            yield from halves(fact.title, fact.text)
        for position, line in enumerate(part.lines, part.first):
            yield from item(position, line)
    yield from [said.words for field in page.head.pen for said in field]
    yield f"{words.hotline[lang]}{page.dates.hotline}{page.dates.made}"
    yield f"{words.version.fill(lang, version=content.version)}{SITE}/{lang}/"


def halves(*sayings: Saying) -> Iterator[str]:
    """All that is said in one language, then all in the other."""
    for place in range(len(sayings[0])):
        yield from [saying[place].words for saying in sayings]


def item(number: int, line: LineView) -> Iterator[str]:
    """What an item says, one language after the other, without "Ask your office"."""
    before = str(number)
    for place, do in enumerate(line.item.do):
        yield before + do.words
        before = ""
        yield from [proviso[place].words for proviso in line.why.provisos]
        yield from [said.words for said in line.item.detail[place:][:1]]


def sentences(page: SheetPage, content: Content) -> Iterator[str]:
    """What is said and asked at the counter."""
    words, lang = content.words, page.head.frame.lang
    yield words.at_the_counter[lang]
    for kind in ("say", "ask"):
        said_so = [said.words for phrase in page.phrases if phrase.kind == kind for said in phrase.text]
        yield from [getattr(words, kind)[lang], *said_so] if said_so else []


def not_in_order(words: Iterable[str], text: str) -> list[str]:
    """Those that do not follow the one before."""
    at, missing = 0, []
    for each in map(squeezed, words):
        found = text.find(each, at)
        at = found + len(each) if found >= 0 else at
        missing += [each] if found < 0 else []
    return missing


def text_of(paper: Paper, foot: str) -> str:
    """The text without the line at the foot of each side."""
    return "".join([text.removesuffix(f"{squeezed(foot)}{n}/{len(paper)}") for n, text in enumerate(paper.texts, 1)])


@for_every_sheet
def test_the_paper_says_all_that_the_page_says_in_the_same_order(
    printed: Print, content: Content, persona: str, lang: str, edition: str, format: str
) -> None:
    page, _, paper = printed(persona, lang, edition, format)
    text = text_of(paper, page.head.title[0].words)
    assert not_in_order(spoken(page, content), text) == []
    start = text.index(squeezed(content.words.at_the_counter[lang]))
    assert not_in_order(sentences(page, content), text[start:]) == []


@for_every_sheet
def test_the_sentences_stand_together_at_the_head_of_the_stage_at_the_counter_or_after_all_stages(
    printed: Print, content: Content, persona: str, lang: str, edition: str, format: str
) -> None:
    page, _, paper = printed(persona, lang, edition, format)
    text, said = text_of(paper, page.head.title[0].words), list(map(squeezed, sentences(page, content)))
    [at] = [match.start() for match in re.finditer(re.escape(said[0] + said[1]), text)]
    heads = [squeezed(part.words.moment[-1].words) for part in page.parts]
    office = squeezed(page.head.pen[0][0].words)
    last = text.index(said[-1], at) + len(said[-1])
    assert text[:at].endswith(heads[2]) or text[last:].startswith(office), text[at - 20 : at]
    assert any(all(words in side for words in said) for side in paper.texts)


@for_every_sheet
def test_no_item_is_cut_in_two_and_no_heading_ends_a_page(
    printed: Print, persona: str, lang: str, edition: str, format: str
) -> None:
    page, _, paper = printed(persona, lang, edition, format)
    foot = squeezed(page.head.title[0].words)
    sides = [text.removesuffix(f"{foot}{number}/{len(paper)}") for number, text in enumerate(paper.texts, 1)]
    for part in page.parts:
        head = squeezed("".join(said.words for said in (*part.words.title, *part.words.moment)))
        assert any(re.search(f"{re.escape(head)}.{{12}}", side) for side in sides), head
        for number, line in enumerate(part.lines, part.first):
            whole = [squeezed(words) for words in (*item(number, line), *(said.words for said in line.item.ask_office))]
            assert any(all(words in text for words in whole) for text in paper.texts), whole


@for_every_sheet
def test_the_letters_are_large_and_black_and_inside_the_margins(
    printed: Print, persona: str, lang: str, edition: str, format: str
) -> None:
    _, _, paper = printed(persona, lang, edition, format)
    marks = list(paper.marks())
    width, height = PAPERS[format]
    assert SIZES[edition] <= set(sizes(marks)) <= SIZES[edition] | BULLETS[edition] | CLERK[edition]
    assert {mark.colour for mark in marks} == {(0, 0, 0, 255)}
    assert paper.ink_near_the_edge(11, "long") == paper.ink_near_the_edge(6) == []
    assert {tuple(round(side / POINTS_PER_MM, 1) for side in page.get_size()) for page in paper.document} == {
        (width, height)
    }


@for_every_sheet
def test_the_pages_are_few_and_numbered_and_none_is_blank(
    printed: Print, persona: str, lang: str, edition: str, format: str
) -> None:
    _, _, paper = printed(persona, lang, edition, format)
    assert len(paper) <= MOST_PAGES
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
    assert labels == [str(number) for number in range(1, len(lines) + 1)]
    kinds = [element.kind for element in elements]
    assert kinds.count("LI") == len(lines) + len(page.phrases)


@for_the_adult
def test_headings_are_headings_and_stages_are_bookmarks(printed: Print, lang: str, edition: str) -> None:
    page, _, paper = printed(ADULT_NAME, lang, edition)
    counter = {"zh": "怎么说、怎么问", "en": "What to say and ask"}[lang]
    stages = [(1, " ".join(said.words for said in part.words.title)) for part in page.parts]
    title = (0, " ".join(said.words for said in page.head.title))
    bookmarks = [(mark.level, mark.get_title()) for mark in paper.document.get_toc()]
    headings = [element.kind for element in paper.elements() if re.fullmatch("H[1-6]", element.kind)]
    if edition == "normal":  # the sentences belong to the stage at the counter
        assert bookmarks == [title, *stages[:3], (2, counter), stages[3]]
        assert headings == ["H1", "H2", "H2", "H2", "H3", "H4", "H4", "H2"]
    else:
        assert bookmarks == [title, *stages, (1, counter)]
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
    assert {"护照", "相片回执号"} <= chinese
    assert any(words.startswith("请问要交钱吗") for words in chinese)
    assert all(re.search("[\u4e00-\u9fff]", words) and not re.search("[a-z]", words) for words in chinese)


def test_the_second_language_is_marked(printed: Print) -> None:
    english = printed(FOREIGNER_NAME, "zh", "two languages").paper.texts_in("en")
    assert {"Prepare your materials", "Its telephone"} <= english


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
    foot = squeezed(f"{shown}") + r"\w{16}" + squeezed("·换领第三代社会保障卡2/2")  # its number, in one piece
    assert re.search(foot, Paper(made.data).texts[-1])


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
