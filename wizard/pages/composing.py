"""The list's page, put together from the pieces that `blocks` draws."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from markupsafe import escape

from wizard.lists.sheet import Decided, Sheet
from wizard.pages.blocks import Blocks, DrawnItems, DrawnNotices, Edition
from wizard.pages.changes import SinceView
from wizard.pages.drawing import Pieces
from wizard.pages.links import VISIT
from wizard.pages.notices import day_notice
from wizard.pages.sheet import dated_of
from wizard.pages.ticket import Tickets
from wizard.pages.wording import written_day

PART_END = b"</ol>\n</section>\n"
PHRASES_END = b"</ul>"
"""The components open these lists and sections."""


_VISIT = VISIT.encode()


class DrawnSheet(NamedTuple):
    """A list with all but its link, of which its tokens are a part. `visit`: the day of the visit, in words."""

    pieces: Pieces
    slots: dict[str, bytes]
    tokens: list[str]
    visit: str

    def html(self, link: str, code: str) -> bytes:
        """The whole page. `link` opens the list again; `code` is the same as a drawing."""
        drawn = self.pieces.join(**self.slots, link=str(escape(link)).encode(), code=code.encode())
        return drawn.replace(_VISIT, self.visit.encode())


class Composer:
    """Puts lists together."""

    def __init__(self, blocks: Blocks) -> None:
        self.blocks = blocks
        self.once = blocks.drawing.once
        self.tickets = Tickets(blocks)

    def sheet(
        self, sheet: Sheet, edition: Edition, since: SinceView | None = None, template: str = "sheet.html"
    ) -> DrawnSheet:
        """`since`: what has changed, for a reader with an older list."""
        blocks, once, lang, langs, today = self.blocks, self.once, edition.lang, edition.langs, sheet.today
        items = self._items(sheet, edition, since)
        notices = [once(blocks.notices, langs, block) for block in sheet.notice_blocks]
        slots = {
            "made": once(blocks.made, lang, today),
            "dates": self._dates(sheet, lang, sum([drawn.size for drawn in items])),
            "foot": once(blocks.foot, lang, today, sheet.local),
            "answers": self._answers(sheet, lang),
            **self.tickets.slots(sheet, edition, items),
            "notices": self._notices(sheet, edition, notices, since),
            "parts": b"".join(self._parts(sheet, edition, items)),
            "phrases": b"".join(self._phrases(sheet, edition)),
            "omissions": self._omissions(sheet, edition, items),
        }
        tokens = [token for drawn in (*items, *notices) for token in drawn.tokens]
        skeleton = once(blocks.skeleton, sheet.checklist, edition, dated_of(sheet), template)
        visit = written_day(sheet.visit, lang) if sheet.visit else ""
        return DrawnSheet(skeleton, slots, tokens, visit)

    def _dates(self, sheet: Sheet, lang: str, count: int) -> bytes:
        passed = sheet.visit < sheet.today if sheet.visit else None
        line: Pieces = self.once(self.blocks.dates, lang, sheet.today, passed)
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

    def _notices(
        self, sheet: Sheet, edition: Edition, notices: Sequence[DrawnNotices], since: SinceView | None
    ) -> bytes:
        """What has to be done today, then what has changed, then the rest."""
        blocks, langs = self.blocks, edition.langs
        urgent = [each.html for each in notices if each.urgent]
        others = [each.html for each in notices if not each.urgent]
        view = day_notice(blocks.content.words, sheet.checklist, sheet.office_day, langs)
        if view:
            (others if view.tone == "note" else urgent).append(blocks.drawing.part("notice", langs[0], view))
        changed = [blocks.drawing.part("since", langs[0], since)] if since else []
        return b"".join([*urgent, *changed, *others])

    def _parts(self, sheet: Sheet, edition: Edition, items: Sequence[DrawnItems]) -> Iterator[bytes]:
        checklist, langs, first = sheet.checklist, edition.langs, 1
        for stage, positions in zip(checklist.stages.values(), sheet.positions, strict=True):
            head: Pieces = self.once(self.blocks.part_head, langs, sheet.today, checklist, sheet.local, stage)
            yield head.join(first=b"%d" % first, opens=self.tickets.opens(stage, sheet, edition, items))
            yield from [items[position].html for position in positions]
            yield PART_END
            first += sum([items[position].size for position in positions])

    def _phrases(self, sheet: Sheet, edition: Edition) -> Iterator[bytes]:
        once, langs, phrases = self.once, edition.langs, sheet.phrases
        for kind in ("say", "ask"):
            own = [once(self.blocks.phrase, langs, phrase) for phrase in phrases if phrase.kind == kind]
            if own:
                yield once(self.blocks.drawing.part, "phrases_head", langs[0], kind)
                yield from own
                yield PHRASES_END

    def _omissions(self, sheet: Sheet, edition: Edition, items: Sequence[DrawnItems]) -> bytes:
        """What is not on the list, under the reasons."""
        groups: dict[bytes, list[bytes]] = {}
        rest = self.once(self.blocks.absent, edition.langs, sheet.today, sheet.checklist, sheet.local)
        for omissions in [drawn.omissions for drawn in items if drawn.omissions] + [rest]:
            for why, item in omissions:
                groups.setdefault(why, []).append(item)
        return b"".join([b"".join([why, b"<ul>", *own, b"</ul>"]) for why, own in groups.items()])


def _marked(block: Decided, since: SinceView) -> bool:
    """Whether any of a block's items has changed."""
    return any(entry.id in since.marks for entry in block.block.entries)
