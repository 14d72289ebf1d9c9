"""How many sides the PDF takes, over usual lists drawn by lot: it is paper that somebody folds and carries.

LISTS in the environment says how many of each kind are made; the budgets were first measured over 200.
"""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import islice, product
from typing import NamedTuple

import page
import pytest

from tests.paper import Paper
from tests.usual import anybodys_answers, usual_answers
from tests.web.conftest import TODAY
from wizard.content.models import Content
from wizard.exports.formats import Document
from wizard.exports.pdf import maker
from wizard.exports.qr import code
from wizard.lists.journey import travel
from wizard.lists.sheet import Sheets
from wizard.pages.citing import Citing
from wizard.pages.frame import make_frame
from wizard.pages.links import Settings
from wizard.pages.sheet import SheetPages

LISTS = int(os.environ.get("LISTS", "20"))
SEED = 12333
SITE = "https://cards.example.org"
NUMBER = "7M2K-9QX4-T3PA-06HV"
LEAST_FILL = 1 / 3


class Kind(NamedTuple):
    """A language, an edition, a paper."""

    lang: str
    two: bool
    large: bool
    paper: str


KINDS = [Kind(*each) for each in product(("zh", "en"), (False, True), (False, True), ("a4", "letter"))]
BUDGETS = {
    Kind("zh", False, False, "a4"): {2: 0.95, 3: 1},
    Kind("zh", False, False, "letter"): {2: 0.7, 3: 1},
    Kind("en", False, False, "a4"): {2: 0.5, 3: 0.95},
    Kind("en", False, False, "letter"): {3: 0.95},
    **{kind: {4: 0.95} for kind in KINDS if kind.two and not kind.large},
    **{kind: {4 if kind.lang == "zh" else 5: 0.95} for kind in KINDS if kind.large and not kind.two},
    **{kind: {6: 0.95} for kind in KINDS if kind.large and kind.two},
}
MOST_SIDES = 6

Make = Callable[..., bytes]


@pytest.fixture(scope="module")
def make(content: Content) -> Make:
    pages, sheets, make = SheetPages(content, Citing(content)), Sheets(content.checklists["upgrade"]), maker(content)

    def print_list(kind: Kind, answers: dict[str, str]) -> bytes:
        settings = Settings({"zh": "en", "en": "zh"}[kind.lang] if kind.two else None, kind.large)
        frame = make_frame(content, kind.lang, "upgrade/checklist", settings, answers=True)
        sheet = sheets.sheet(travel(sheets.checklist, answers), TODAY)
        link = f"{SITE}/{kind.lang}/upgrade/checklist"
        return make(
            Document(
                words=content.words,
                sheet=sheet,
                page=pages.page(frame, sheet),
                site=SITE,
                link=link,
                code=code(f"{SITE}/{NUMBER}".upper()),
                number=NUMBER,
                version=content.version,
                paper=kind.paper,
            )
        )

    return print_list


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_usual_lists_keep_to_their_sides_and_fill_a_third_of_the_last(content: Content, make: Make, kind: Kind) -> None:
    people = list(islice(usual_answers(content.checklists["upgrade"], SEED), LISTS))
    with ThreadPoolExecutor(2) as threads:
        made = list(threads.map(lambda answers: make(kind, answers), people))
    papers = list(map(Paper, made))  # PDFium reads one at a time
    for most, share in BUDGETS[kind].items():
        over = [answers for answers, paper in zip(people, papers, strict=True) if len(paper) > most]
        assert len(over) <= (1 - share) * len(people) + 1e-9, over
    assert [answers for answers, paper in zip(people, papers, strict=True) if paper.fill() < LEAST_FILL] == []


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.paper == "letter"], ids=str)
def test_nobodys_list_takes_more_than_six_sides(content: Content, make: Make, kind: Kind) -> None:
    people = islice(anybodys_answers(content.checklists["upgrade"], SEED), LISTS // 2)
    assert [answers for answers in people if len(Paper(make(kind, answers))) > MOST_SIDES] == []


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_a_validator_that_is_not_ours_finds_nothing_against_pdf_ua(content: Content, make: Make, kind: Kind) -> None:
    for answers in islice(anybodys_answers(content.checklists["upgrade"], SEED), 4):
        report = page.validate_pdf_bytes(make(kind, answers), profile="ua1")
        assert report.rules.total > 100
        assert [(failure.rule_id, failure.message) for failure in report.failures] == []
