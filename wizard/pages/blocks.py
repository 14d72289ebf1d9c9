"""The pieces of a list's page. Each looks the same to many readers, and `Drawing.once` keeps what is made here.

A block of items is the same for everybody who gave the answers that decide it. With its HTML goes all that a list needs
to know of it: how many items there are, the tokens for later comparison, and what is not on the list.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from markupsafe import escape

from wizard.content.conditions import Answer, Truth
from wizard.content.models import Checklist, Content, Notice, Phrase, Question, Stage
from wizard.lists.changes import tokens_of
from wizard.lists.regions import Local
from wizard.lists.sheet import Decided, Line, absent
from wizard.pages.answers import answer_row
from wizard.pages.drawing import Drawing, Pieces
from wizard.pages.frame import make_frame
from wizard.pages.links import SITE, Settings
from wizard.pages.sheet import SheetPages
from wizard.pages.wording import Langs, Saying

Omission = tuple[bytes, bytes]
"""Why something is not on the list, and what it is."""

NO_MARKS: Mapping[str, Saying] = {}


class DrawnItems(NamedTuple):
    """`size`: how many are on the list; `tokens`: see `lists.changes`."""

    html: bytes
    size: int
    tokens: tuple[str, ...]
    omissions: tuple[Omission, ...]


class DrawnNotices(NamedTuple):
    html: bytes
    tokens: tuple[str, ...]


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

    def skeleton(self, checklist: Checklist, edition: Edition, dated: bool | None, template: str) -> Pieces:
        """What all lists of an edition share, with slots for the rest."""
        path = f"{checklist.id}/checklist"
        frame = make_frame(self.content, edition.lang, path, edition.settings, edition.extra, answers=True)
        return self.drawing.pieces(template, self.pages.head(frame, checklist, dated))

    def items(self, langs: Langs, today: date, block: Decided, marks: Mapping[str, Saying] = NO_MARKS) -> DrawnItems:
        """`marks`: item id → what has happened to it, for a reader with an older list."""
        part, lang = self.drawing.part, langs[0]
        views = self.pages.lines(block, langs, today)
        html = [part("item", lang, view.item, view.why, marks.get(view.item.id)) for view in views]
        unlisted = [line for line in block.lines if not line.listed]
        omissions = self._omissions(block.block.checklist, unlisted, langs, today)
        return DrawnItems(b"".join(html), len(views), tokens_of(block), tuple(omissions))

    def absent(self, langs: Langs, today: date, checklist: Checklist, local: Local) -> tuple[Omission, ...]:
        """What the place leaves out."""
        return tuple(self._omissions(checklist, absent(local), langs, today))

    def part_head(
        self, langs: Langs, today: date, checklist: Checklist, local: Local, stage: Stage, first: int
    ) -> bytes:
        """The head of a stage; `first` is the number of its first item."""
        number = list(checklist.stages).index(stage.id) + 1
        words = self.pages.part_words(stage, local.facts(checklist, stage.id), langs, today)
        return self.drawing.part("part_head", langs[0], words, number, first)

    def notices(self, langs: Langs, block: Decided) -> DrawnNotices:
        present = [(notice, verdict) for notice, verdict in block.present if isinstance(notice, Notice)]
        views = [self.pages.notice(block.block.checklist, *each, langs) for each in present]
        html = [self.drawing.part("notice", langs[0], view) for view in views]
        return DrawnNotices(b"".join(html), tokens_of(block))

    def phrase(self, langs: Langs, block: Decided) -> tuple[str, bytes]:
        """The kind of a phrase with its drawing; empty where it does not apply for certain."""
        for phrase, verdict in block.present:
            if isinstance(phrase, Phrase) and verdict.truth is Truth.YES:
                return phrase.kind, self.drawing.part("phrase", langs[0], self.pages.phrase(phrase, langs))
        return "", b""

    def answer(self, lang: str, checklist: Checklist, question: Question, answer: Answer) -> bytes:
        return self.drawing.part("answer", lang, answer_row(checklist, question, answer, lang))

    def dates(self, lang: str, today: date, visit: date | None, local: Local, count: int) -> tuple[bytes, bytes, bytes]:
        """The day it was made, the line below the title, the line at the foot."""
        dates, part = self.pages.dates(today, visit, local.hotline, count, lang), self.drawing.part
        foot = part("sheet_foot", lang, dates, self.drawing.version, f"{SITE}/{lang}/")
        return str(escape(dates.made)).encode(), part("made", lang, dates), foot

    def _omissions(self, checklist: Checklist, lines: Iterable[Line], langs: Langs, today: date) -> Iterator[Omission]:
        for line in lines:
            item, why = self.pages.items.line(checklist, line, langs, today)
            yield self.drawing.part("why", langs[0], why), self.drawing.part("omission", langs[0], item)
