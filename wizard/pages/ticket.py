"""The head of the list's page: whose it is, the number to call, what to bring; and what the stages open with."""

from collections.abc import Iterator, Sequence
from datetime import date

from wizard.content.models import Option
from wizard.content.stages import Stage
from wizard.lists.regions import Facts, Local
from wizard.lists.sheet import Sheet
from wizard.pages.blocks import Blocks, DrawnItems, Edition
from wizard.pages.dialling import divided
from wizard.pages.drawing import Pieces, pieces, slot
from wizard.pages.links import VISIT
from wizard.pages.sheet import shortened, stripped
from wizard.pages.wording import Langs, say


class Tickets:
    """Puts together what stands above the items."""

    def __init__(self, blocks: Blocks) -> None:
        self.blocks = blocks
        self.drawing = blocks.drawing
        self.once = blocks.drawing.once

    def slots(self, sheet: Sheet, edition: Edition, items: Sequence[DrawnItems]) -> dict[str, bytes]:
        """What the template leaves slots for, above the stages."""
        once, lang, langs = self.once, edition.lang, edition.langs
        return {
            "trip": once(self.trip, langs, sheet.local, shortened(sheet), bool(sheet.visit)),
            "call": once(self.call, lang, sheet.local),
            "stub": self._stub(lang, [each for drawn in items for each in drawn.things]),
            "strip": once(self.strip, langs, sheet.today, stripped(sheet), sheet.local),
        }

    def opens(self, stage: Stage, sheet: Sheet, edition: Edition, items: Sequence[DrawnItems]) -> bytes:
        """What a stage opens with: what to ask by telephone, or what to say at the counter."""
        if stage.opens_with == "call":
            asked = dict.fromkeys([each for drawn in items for each in drawn.asked])
            return self._around("calling", edition.lang, list(asked))
        if stage.opens_with == "counter":
            number = list(sheet.checklist.stages).index(stage.id) + 1
            return self._around("counter", edition.lang, list(self._phrases(sheet, edition)), number)
        return b""

    def _stub(self, lang: str, things: Sequence[bytes]) -> bytes:
        return self._around("stub", lang, things, len(things))

    def _around(self, component: str, lang: str, entries: Sequence[bytes], *of: object) -> bytes:
        """The list of these entries with its heading, if there are any."""
        if not entries:
            return b""
        around: Pieces = self.once(self.around, component, lang, *of)
        return around.join(entries=b"".join(entries))

    def _phrases(self, sheet: Sheet, edition: Edition) -> Iterator[bytes]:
        for kind in ("say", "ask"):
            for phrase in sheet.phrases:
                if phrase.kind == kind:
                    yield self.once(self.blocks.phrase, edition.langs, phrase, sheet.local.outlook(phrase))

    def trip(self, langs: Langs, local: Local, said: tuple[Option, ...], dated: bool) -> bytes:
        """Whose list it is: the place, what the head says of the answers, and the day."""
        place = say(local.regions[-1].title, langs) if local.regions else ()
        shorts = [say(option.short, langs) for option in said if option.short]
        return self.drawing.part("trip", langs[0], place, shorts, VISIT if dated else "")

    def around(self, component: str, lang: str, *of: object) -> Pieces:
        """A list with its heading, and a slot for its `entries`."""
        return pieces(self.drawing.part(component, lang, slot("entries"), *of))

    def call(self, lang: str, local: Local) -> bytes:
        """The button that dials the number of the place."""
        return self.drawing.part("call", lang, *divided(local.hotline[lang]))

    def strip(self, langs: Langs, today: date, facts: Facts, local: Local) -> bytes:
        """The facts above the stages."""
        views = self.blocks.pages.strip(facts, local, langs, today)
        return self.drawing.part("strip", langs[0], views) if views else b""
