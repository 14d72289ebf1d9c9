"""The list's page, put together from the pieces that `blocks` draws."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from markupsafe import escape

from wizard.content.stages import Stage
from wizard.lists.regions import Facts
from wizard.lists.sheet import Decided, Sheet
from wizard.pages.blocks import Blocks, DrawnItems, DrawnNotices, Edition
from wizard.pages.changes import SinceView
from wizard.pages.coming import ComingView
from wizard.pages.drawing import Pieces
from wizard.pages.links import PLACES, VISIT
from wizard.pages.notices import day_notice
from wizard.pages.sheet import dated_of
from wizard.pages.ticket import Phrases, Tickets
from wizard.pages.wording import marked, written_day

PART_END = b"</ol>\n</section>\n"
PHRASES_END = b"</ul>"
"""The components open these lists and sections."""


class DrawnSheet(NamedTuple):
    """A list with all but its link. `own`: what stands in for this reader's day, place and city → their words."""

    pieces: Pieces
    slots: dict[str, bytes]
    number: Pieces
    own: tuple[tuple[bytes, bytes], ...]

    def html(self, link: str, code: str, number: str = "") -> bytes:
        """The whole page. `link` opens the list again; `code` does so as a drawing, and `number` as sixteen symbols."""
        groups = number.encode().replace(b"-", b"-<wbr>")  # a narrow screen breaks it there and nowhere else
        line = self.number.join(number=groups) if number else b""
        drawn = self.pieces.join(**self.slots, link=str(escape(link)).encode(), code=code.encode(), number=line)
        for stand_in, words in self.own:
            drawn = drawn.replace(stand_in, words)
        return drawn


class Composer:
    """Puts lists together."""

    def __init__(self, blocks: Blocks) -> None:
        self.blocks = blocks
        self.once = blocks.drawing.once
        self.tickets = Tickets(blocks)

    def sheet(
        self,
        sheet: Sheet,
        edition: Edition,
        since: SinceView | None = None,
        coming: Sequence[ComingView] = (),
        template: str = "sheet.html",
    ) -> DrawnSheet:
        """`since` and `coming`: what has changed, and what will before the visit, for a reader with an older list."""
        blocks, once, lang, langs, today = self.blocks, self.once, edition.lang, edition.langs, sheet.today
        items, phrases, stages = self._items(sheet, edition, since), self._phrases(sheet, edition), sheet.journey.stages
        facts = [sheet.facts(stage) for stage in stages]
        notices = [once(blocks.notices, langs, block) for block in sheet.notice_blocks]
        slots = {
            "made": once(blocks.made, lang, today),
            "dates": self._dates(sheet, lang, sum([drawn.size for drawn in items])),
            "foot": once(blocks.foot, lang, today, sheet.local),
            "answers": self._answers(sheet, lang),
            **self.tickets.slots(sheet, edition, items, tuple(chain(*facts))),
            "notices": self._notices(sheet, edition, notices, self._changes(lang, since, coming)),
            "parts": b"".join(self._parts(sheet, edition, items, stages, facts, phrases)),
            "phrases": b"".join(self._closing(lang, phrases)),
            "omissions": self._omissions(sheet, edition, items),
        }
        skeleton = once(blocks.skeleton, sheet.checklist, sheet.journey.heading, edition, dated_of(sheet), template)
        return DrawnSheet(skeleton, slots, once(blocks.number, lang), tuple(_own(sheet, lang)))

    def _dates(self, sheet: Sheet, lang: str, count: int) -> bytes:
        passed = sheet.visit < sheet.today if sheet.visit else None
        line = self.once(self.blocks.dates, lang, sheet.today, passed)
        return line.join(things=self.blocks.content.words.item_count.fill(lang, count=count).encode())

    def _items(self, sheet: Sheet, edition: Edition, since: SinceView | None) -> list[DrawnItems]:
        """All blocks of items; one with marks beside its items is drawn for this reader alone."""
        once, draw, langs, today = self.once, self.blocks.items, edition.langs, sheet.today
        if not (since and since.marks):
            return [once(draw, langs, today, block) for block in sheet.blocks]
        return [
            draw(langs, today, block, since.marks) if _marked(block, since) else once(draw, langs, today, block)
            for block in sheet.blocks
        ]

    def _answers(self, sheet: Sheet, lang: str) -> bytes:
        checklist, given, once, draw = sheet.checklist, sheet.journey.answers, self.once, self.blocks.answer
        drawn = [
            once(draw, lang, checklist, question, checklist.answers[question.id][given[question.id].option])
            for question in sheet.journey.path
        ]
        return self.blocks.drawing.words[lang]["row_joiner"].encode().join(drawn)

    def _changes(self, lang: str, since: SinceView | None, coming: Sequence[ComingView]) -> list[bytes]:
        drawing = self.blocks.drawing
        drawn = [drawing.part("coming", lang, view) for view in coming]
        return [drawing.part("since", lang, since), *drawn] if since else drawn

    def _notices(
        self, sheet: Sheet, edition: Edition, notices: Sequence[DrawnNotices], changes: Sequence[bytes]
    ) -> bytes:
        """What has to be done today, then what has changed or will, then the rest."""
        blocks, langs = self.blocks, edition.langs
        urgent = [each.html for each in notices if each.urgent]
        others = [each.html for each in notices if not each.urgent]
        view = day_notice(blocks.content.words, sheet.checklist, sheet.office_day, langs)
        if view:
            told = blocks.drawing.part("notice", langs[0], view)
            others.append(told) if view.tone == "note" else urgent.insert(0, told)
        return b"".join([*urgent, *changes, *others])

    def _parts(
        self,
        sheet: Sheet,
        edition: Edition,
        items: Sequence[DrawnItems],
        stages: Sequence[Stage],
        facts: Sequence[Facts],
        phrases: Phrases,
    ) -> Iterator[bytes]:
        first, tickets = 1, self.tickets
        for stage, known, positions in zip(stages, facts, sheet.positions, strict=True):
            head = self.once(self.blocks.part_head, edition.langs, sheet.checklist, stage)
            opens = tickets.opens(stage, sheet.checklist, edition.lang, items, phrases)
            yield head.join(first=b"%d" % first, facts=tickets.facts(sheet, edition, known), opens=opens)
            yield from [items[position].html for position in positions]
            yield PART_END
            first += sum([items[position].size for position in positions])

    def _phrases(self, sheet: Sheet, edition: Edition) -> Phrases:
        own: dict[str, list[bytes]] = {"say": [], "ask": []}
        for phrase in sheet.phrases:
            drawn = self.once(self.blocks.phrase, edition.langs, phrase, sheet.local.outlook(phrase))
            own[phrase.kind].append(drawn)
        return own

    def _closing(self, lang: str, phrases: Phrases) -> Iterator[bytes]:
        """The sentences once more, where the sheet ends."""
        for kind, own in phrases.items():
            if own:
                yield self.once(self.blocks.drawing.part, "phrases_head", lang, kind)
                yield from own
                yield PHRASES_END

    def _omissions(self, sheet: Sheet, edition: Edition, items: Sequence[DrawnItems]) -> bytes:
        """What is not on the list, under the reasons."""
        groups: dict[bytes, list[bytes]] = {}
        rest = self.once(self.blocks.absent, edition.langs, sheet.checklist, sheet.local)
        for omissions in [drawn.omissions for drawn in items if drawn.omissions] + [rest]:
            for why, item in omissions:
                groups.setdefault(why, []).append(item)
        return b"".join([b"".join([why, b"<ul>", *own, b"</ul>"]) for why, own in groups.items()])


def _marked(block: Decided, since: SinceView) -> bool:
    """Whether any of a block's items has changed."""
    return any(entry.id in since.marks for entry in block.block.entries)


def _own(sheet: Sheet, lang: str) -> Iterator[tuple[bytes, bytes]]:
    if sheet.visit:
        yield VISIT.encode(), written_day(sheet.visit, lang).encode()
    for stand_in, region in zip(PLACES.values(), sheet.local.regions, strict=False):  # a place may have no city
        yield stand_in.encode(), str(marked(region.title[lang], lang)).encode()
