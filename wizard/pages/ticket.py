"""The head of the list's page: whose it is, the number to call, what to bring; and what the stages open with."""

from collections.abc import Iterator, Sequence

from wizard.content.models import Stage
from wizard.lists.sheet import Sheet
from wizard.pages.blocks import Blocks, DrawnItems, Edition
from wizard.pages.sheet import shortened


class Tickets:
    """Puts together what stands above the items."""

    def __init__(self, blocks: Blocks) -> None:
        self.blocks = blocks
        self.once = blocks.drawing.once

    def slots(self, sheet: Sheet, edition: Edition, items: Sequence[DrawnItems]) -> dict[str, bytes]:
        """What the template leaves slots for, above the stages."""
        once, blocks, lang, langs = self.once, self.blocks, edition.lang, edition.langs
        return {
            "trip": once(blocks.trip, langs, sheet.local, shortened(sheet), bool(sheet.visit)),
            "call": once(blocks.call, lang, sheet.local),
            "stub": self._stub(lang, [each for drawn in items for each in drawn.things]),
            "strip": once(blocks.strip, langs, sheet.today, sheet.checklist, sheet.local),
        }

    def opens(self, stage: Stage, sheet: Sheet, edition: Edition, items: Sequence[DrawnItems]) -> bytes:
        """What a stage opens with: what to ask by telephone, or what to say at the counter."""
        part, lang = self.blocks.drawing.part, edition.lang
        if stage.opens_with == "call":
            asked = b"".join(dict.fromkeys(each for drawn in items for each in drawn.asked))
            return part("calling", lang, asked.decode()) if asked else b""
        if stage.opens_with == "counter":
            said = b"".join(self._phrases(sheet, edition))
            return (
                part("counter", lang, said.decode(), list(sheet.checklist.stages).index(stage.id) + 1) if said else b""
            )
        return b""

    def _stub(self, lang: str, things: Sequence[bytes]) -> bytes:
        return self.blocks.drawing.part("stub", lang, len(things), b"".join(things).decode()) if things else b""

    def _phrases(self, sheet: Sheet, edition: Edition) -> Iterator[bytes]:
        for kind in ("say", "ask"):
            for phrase in sheet.phrases:
                if phrase.kind == kind:
                    yield self.once(self.blocks.phrase, edition.langs, phrase)
