"""The head of the list's page: whose it is, the number to call, what to bring; and what the stages open with."""

from collections.abc import Mapping, Sequence

from wizard.content.models import Checklist
from wizard.content.stages import Stage
from wizard.lists.regions import Facts, Local
from wizard.lists.sheet import Sheet
from wizard.pages.blocks import Blocks, DrawnItems, Edition
from wizard.pages.dialling import divided
from wizard.pages.drawing import Pieces, pieces, slot
from wizard.pages.links import VISIT
from wizard.pages.sheet import shortened

Phrases = Mapping[str, Sequence[bytes]]
"""Kind → the sentences of it, drawn."""

BETWEEN = " · ".encode()


class Tickets:
    """Puts together what stands above the items."""

    def __init__(self, blocks: Blocks) -> None:
        self.blocks = blocks
        self.drawing = blocks.drawing
        self.once = blocks.drawing.once

    def slots(self, sheet: Sheet, edition: Edition, items: Sequence[DrawnItems], facts: Facts) -> dict[str, bytes]:
        """What the template leaves slots for, above the stages. `facts`: all that is known of the place."""
        lang, marked = edition.lang, tuple([each for each in facts if each[0].short])
        return {
            "trip": self._trip(sheet, edition),
            "call": self.once(self.call, lang, sheet.local),
            "stub": self._stub(lang, [each for drawn in items for each in drawn.things]),
            "strip": self._around("strip", lang, self._facts("strip_fact", sheet, edition, marked)),
        }

    def opens(
        self, stage: Stage, checklist: Checklist, lang: str, items: Sequence[DrawnItems], phrases: Phrases
    ) -> bytes:
        """What a stage opens with: what to ask by telephone, or what to say at the counter."""
        if stage.opens_with == "call":
            asked = dict.fromkeys([each for drawn in items for each in drawn.asked])
            return self._around("calling", lang, list(asked))
        if stage.opens_with == "counter":
            number = list(checklist.stages).index(stage.id) + 1
            return self._around("counter", lang, [each for own in phrases.values() for each in own], number)
        return b""

    def facts(self, sheet: Sheet, edition: Edition, facts: Facts) -> bytes:
        """What is known of the place for a stage."""
        in_strip = all(fact.short for fact, _ in facts)
        return self._around("facts", edition.lang, self._facts("fact", sheet, edition, facts), in_strip)

    def _facts(self, component: str, sheet: Sheet, edition: Edition, facts: Facts) -> list[bytes]:
        once, draw, langs, today, outlook = self.once, self.blocks.fact, edition.langs, sheet.today, sheet.local.outlook
        return [once(draw, component, langs, today, fact, known, outlook(known)) for fact, known in facts]

    def _trip(self, sheet: Sheet, edition: Edition) -> bytes:
        langs, said, once = edition.langs, self.blocks.said, self.once
        place = b"".join([once(said, langs, region.title) for region in sheet.local.regions[-1:]])
        shorts = [once(said, langs, option.short) for option in shortened(sheet)]
        around: Pieces = once(self.trip, langs[0], bool(place), bool(shorts), bool(sheet.visit))
        return around.join(**{"place": place} if place else {}, **{"shorts": BETWEEN.join(shorts)} if shorts else {})

    def _stub(self, lang: str, things: Sequence[bytes]) -> bytes:
        return self._around("stub", lang, things, len(things))

    def _around(self, component: str, lang: str, entries: Sequence[bytes], *of: object) -> bytes:
        """The list of these entries with its heading, if there are any."""
        if not entries:
            return b""
        around: Pieces = self.once(self.around, component, lang, *of)
        return around.join(entries=b"".join(entries))

    def trip(self, lang: str, place: bool, shorts: bool, dated: bool) -> Pieces:
        """Whose list it is, with slots: the `place`, what the head says of the answers in `shorts`; and the day."""
        slots = slot("place") * place, slot("shorts") * shorts
        return pieces(self.drawing.part("trip", lang, *slots, VISIT if dated else ""))

    def around(self, component: str, lang: str, *of: object) -> Pieces:
        """A list with its heading, and a slot for its `entries`."""
        return pieces(self.drawing.part(component, lang, slot("entries"), *of))

    def call(self, lang: str, local: Local) -> bytes:
        """The button that dials the number of the place."""
        return self.drawing.part("call", lang, *divided(local.hotline[lang]))
