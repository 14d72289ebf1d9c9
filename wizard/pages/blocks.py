"""The pieces of a list's page. Each looks the same to many readers, and `Drawing.once` keeps what is made here.

A block of items is the same for everybody who gave the answers that decide it. With its HTML goes all that a list needs
to know of it: how many items there are, and what is not on the list.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from markupsafe import escape

from wizard.content.conditions import Answer
from wizard.content.models import Checklist, Content, Item, Phrase, Question, Region
from wizard.content.stages import Stage
from wizard.content.text import Text
from wizard.lists.outlook import Outlook
from wizard.lists.regions import Facts, Local
from wizard.lists.sheet import Decided, Line, absent, lines_of, notices_of
from wizard.lists.verdicts import Verdict
from wizard.pages.answers import answer_row
from wizard.pages.drawing import Drawing, Pieces, pieces, slot
from wizard.pages.frame import make_frame
from wizard.pages.head import sheet_head
from wizard.pages.links import SITE, VISIT, Settings
from wizard.pages.sheet import SheetPages
from wizard.pages.wording import Langs, Saying, say

Omission = tuple[bytes, bytes]
"""Why something is not on the list, and what it is."""

NO_MARKS: Mapping[str, Saying] = {}


class DrawnItems(NamedTuple):
    """`size`: how many are on the list."""

    html: bytes
    size: int
    omissions: tuple[Omission, ...]


@dataclass(frozen=True, slots=True)
class Edition:
    """How a list is shown: its language, its settings, and what its address says besides."""

    lang: str
    settings: Settings
    extra: str = ""

    @property
    def langs(self) -> Langs:
        return (self.lang, self.settings.other) if self.settings.other else (self.lang,)


class Blocks:
    """Draws the pieces of the lists of one content."""

    def __init__(self, content: Content, drawing: Drawing, pages: SheetPages) -> None:
        self.content = content
        self.drawing = drawing
        self.pages = pages

    def skeleton(
        self, checklist: Checklist, title: Text, edition: Edition, dated: bool | None, template: str
    ) -> Pieces:
        """What all lists of an edition share that have the same title, with slots for the rest."""
        path = f"{checklist.id}/checklist"
        frame = make_frame(self.content, edition.lang, path, edition.settings, edition.extra, answers=True)
        return self.drawing.pieces(template, sheet_head(self.content, frame, checklist, title, dated))

    def items(self, langs: Langs, today: date, decided: Decided, marks: Mapping[str, Saying] = NO_MARKS) -> DrawnItems:
        """`marks`: item id → what has happened to it, for a reader with an older list."""
        once, checklist = self.drawing.once, decided.block.checklist
        lines = lines_of(decided.block, dict(decided.known))
        listed = [line for line in lines if line.listed]
        html = [
            self.line(langs, today, checklist, line, marks[line.item.id])
            if line.item.id in marks
            else once(self.line, langs, today, checklist, line)
            for line in listed
        ]
        omissions = [self.omission(langs, checklist, line) for line in lines if not line.listed]
        return DrawnItems(b"".join(html), len(listed), tuple(omissions))

    def line(self, langs: Langs, today: date, checklist: Checklist, line: Line, mark: Saying = ()) -> bytes:
        """One item. Other answers may decide it in the same way, which is why it is kept apart from its block."""
        view = self.pages.items.line(checklist, line, langs, today)
        return self.drawing.part("item", langs[0], view.item, view.why, mark)

    def omission(self, langs: Langs, checklist: Checklist, line: Line) -> Omission:
        """One item that is not on the list."""
        once = self.drawing.once
        return once(self.why, langs, checklist, line.verdict, line.region), once(self.unlisted, langs[0], line.item)

    def why(self, langs: Langs, checklist: Checklist, verdict: Verdict, region: Region | None) -> bytes:
        return self.drawing.part("why", langs[0], self.pages.items.why(checklist, verdict, langs, region))

    def unlisted(self, lang: str, item: Item) -> bytes:
        return self.drawing.part("omission", lang, say(item.do, (lang,)))

    def absent(self, langs: Langs, checklist: Checklist, local: Local) -> tuple[Omission, ...]:
        """What the place leaves out."""
        return tuple([self.omission(langs, checklist, line) for line in absent(local)])

    def part_head(
        self, langs: Langs, today: date, checklist: Checklist, local: Local, facts: Facts, stage: Stage
    ) -> Pieces:
        """The head of a stage in one of its wordings, with a slot for the number of its `first` item."""
        number = list(checklist.stages).index(stage.id) + 1
        words = self.pages.part_words(stage, facts, local, langs, today)
        return pieces(self.drawing.part("part_head", langs[0], words, number, slot("first")))

    def notices(self, langs: Langs, decided: Decided) -> bytes:
        block, present = decided.block, notices_of(decided.block, dict(decided.known))
        outlook = dict(zip(block.entries, block.outlooks, strict=True))
        views = [self.pages.notice(block.checklist, *each, outlook[each[0]], langs) for each in present]
        return b"".join([self.drawing.part("notice", langs[0], view) for view in views])

    def phrase(self, langs: Langs, phrase: Phrase, outlook: Outlook) -> bytes:
        return self.drawing.part("phrase", langs[0], self.pages.phrase(phrase, outlook, langs))

    def answer(self, lang: str, checklist: Checklist, question: Question, answer: Answer) -> bytes:
        return self.drawing.part("answer", lang, answer_row(checklist, question, answer, lang))

    def made(self, lang: str, today: date) -> bytes:
        """The day it was made."""
        return str(escape(self.pages.made(today, lang))).encode()

    def dates(self, lang: str, today: date, passed: bool | None) -> Pieces:
        """The line below the title, with a slot for the number of `things`; `passed`: the visit; None without one."""
        visit = None if passed is None else self.pages.words.visit_on.fill(lang, date=VISIT)
        return pieces(self.drawing.part("made", lang, visit, passed, self.pages.made(today, lang), slot("things")))

    def number(self, lang: str) -> Pieces:
        """The line with the number of the list, with a slot for it."""
        return pieces(self.drawing.part("number", lang, slot("number")))

    def foot(self, lang: str, today: date, local: Local) -> bytes:
        """The line at the foot."""
        made, version = self.pages.made(today, lang), self.drawing.version
        return self.drawing.part("sheet_foot", lang, local.hotline[lang], made, version, f"{SITE}/{lang}/")
