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
from wizard.content.models import Checklist, Content, Fact, Item, LocalFact, Phrase, Question, Region
from wizard.content.stages import Stage
from wizard.content.text import Text
from wizard.lists.journey import Heading
from wizard.lists.outlook import Outlook
from wizard.lists.regions import Local
from wizard.lists.sheet import Decided, Line, absent, notices_of
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
    """`size`: how many are on the list.

    `things`: the short names of what to bring; `asked`: what to ask by telephone.
    """

    html: bytes
    size: int
    things: tuple[bytes, ...]
    asked: tuple[bytes, ...]
    omissions: tuple[Omission, ...]


class DrawnNotices(NamedTuple):
    """`urgent`: something has to be done today."""

    html: bytes
    urgent: bool


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
        self, checklist: Checklist, heading: Heading, edition: Edition, dated: bool | None, template: str
    ) -> Pieces:
        """What all lists of an edition share that have the same heading, with slots for the rest."""
        path = f"{checklist.id}/checklist"
        frame = make_frame(self.content, edition.lang, path, edition.settings, edition.extra, answers=True)
        return self.drawing.pieces(template, sheet_head(self.content, frame, checklist, heading, dated))

    def items(self, langs: Langs, today: date, decided: Decided, marks: Mapping[str, Saying] = NO_MARKS) -> DrawnItems:
        """`marks`: item id → what has happened to it, for a reader with an older list."""
        once, checklist, items = self.drawing.once, decided.block.checklist, self.pages.items
        lines = once(Decided.lines, decided)
        listed = [line for line in lines if line.listed]
        html = [
            self.line(langs, today, checklist, line, marks[line.item.id])
            if line.item.id in marks
            else once(self.line, langs, today, checklist, line)
            for line in listed
        ]
        omissions = [self.omission(langs, checklist, line) for line in lines if not line.listed]
        things = [
            once(self.thing, langs, line.item.id, line.item.bring, items.maybe(line))
            for line in listed
            if line.item.bring
        ]
        asked = [
            once(self.asking, langs, item.asks)
            for item in [line.item for line in listed]
            if item.asks and item.ask_office
        ]
        return DrawnItems(b"".join(html), len(listed), tuple(things), tuple(asked), tuple(omissions))

    def line(self, langs: Langs, today: date, checklist: Checklist, line: Line, mark: Saying = ()) -> bytes:
        """One item. Other answers may decide it in the same way, which is why it is kept apart from its block."""
        view = self.pages.items.line(checklist, line, langs, today)
        return self.drawing.part("item", langs[0], view.item, view.why, mark)

    def thing(self, langs: Langs, id: str, bring: Text, maybe: bool) -> bytes:
        """The short name of what to bring, which leads to its item."""
        return self.drawing.part("thing", langs[0], id, say(bring, langs), maybe)

    def asking(self, langs: Langs, asks: Text) -> bytes:
        """What to ask by telephone."""
        return self.drawing.part("asking", langs[0], say(asks, langs))

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

    def part_head(self, langs: Langs, checklist: Checklist, stage: Stage) -> Pieces:
        """The head of a stage in one of its wordings. Slots: the `first` number, `facts`, what it `opens` with."""
        number = list(checklist.stages).index(stage.id) + 1
        words, slots = self.pages.part_words(stage, (), langs), [slot(name) for name in ("first", "facts", "opens")]
        return pieces(self.drawing.part("part_head", langs[0], words, number, *slots))

    def fact(self, component: str, langs: Langs, today: date, fact: Fact, known: LocalFact, outlook: Outlook) -> bytes:
        """What is known of the place, as one of two components says it: under the stage, or in the strip above."""
        return self.drawing.part(component, langs[0], self.pages.fact(fact, known, outlook, langs, today))

    def said(self, langs: Langs, text: Text) -> bytes:
        """Words that stand by themselves."""
        return self.drawing.part("said", langs[0], say(text, langs)).strip(b"\n")

    def notices(self, langs: Langs, decided: Decided) -> DrawnNotices:
        block, present = decided.block, notices_of(decided.block, dict(decided.known))
        outlook = dict(zip(block.entries, block.outlooks, strict=True))
        views = [self.pages.notice(block.checklist, *each, outlook[each[0]], langs) for each in present]
        html = [self.drawing.part("notice", langs[0], view) for view in views]
        return DrawnNotices(b"".join(html), any(view.tone == "warning" for view in views))

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
        return pieces(self.drawing.part("made", lang, visit, passed, slot("things")))

    def number(self, lang: str) -> Pieces:
        """The line with the number of the list, with a slot for it."""
        return pieces(self.drawing.part("number", lang, slot("number")))

    def foot(self, lang: str, today: date, local: Local) -> bytes:
        """The line at the foot."""
        made, version = self.pages.made(today, lang), self.drawing.version
        return self.drawing.part("sheet_foot", lang, local.hotline[lang], made, version, f"{SITE}/{lang}/")
