"""What the page and the formats say of one item: what to do, and why it is on this list."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from wizard.content.conditions import Truth
from wizard.content.models import Checklist, Content, Item, Question, Region
from wizard.lists.outlook import STEADY, Outlook
from wizard.lists.sheet import Line
from wizard.lists.verdicts import Verdict
from wizard.pages import links
from wizard.pages.citing import Citing, SourceView
from wizard.pages.frame import Link
from wizard.pages.timing import LaterView, later, limits
from wizard.pages.wording import Langs, Said, Saying, Wording, say, written_date


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemView:
    """What one item says to everybody.

    `always`: it is on every list; `bring`: the short name of what to bring; `asks`: the question for the telephone;
    `later`: how it is worded from other days on.
    """

    id: str
    do: Saying
    detail: Saying
    ask_office: Saying
    bring: Saying
    asks: Saying
    always: bool
    later: tuple[LaterView, ...]
    overdue: str
    sources: tuple[SourceView, ...]
    checked: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WhyView:
    """Why an item is on this list, may be, or is not.

    `provisos`: on which days it holds, where not on all, and what it depends on.
    """

    provisos: tuple[Saying, ...]
    reasons: Saying
    changes: tuple[Link, ...]

    @property
    def reason(self) -> str:
        """In the reader's language; empty where the answers had no part in it."""
        return self.reasons[0].words if self.reasons else ""


class LineView(NamedTuple):
    item: ItemView
    why: WhyView


class Items:
    """Says the items of one content, and why."""

    def __init__(self, content: Content, citing: Citing) -> None:
        self.words = content.words
        self.citing = citing
        self.wording = Wording(content.words)

    def line(self, checklist: Checklist, line: Line, langs: Langs, today: date) -> LineView:
        return LineView(
            self.item(line.item, line.outlook, langs, today),
            self.why(checklist, line.verdict, langs, line.region, line.outlook),
        )

    def maybe(self, line: Line) -> bool:
        """Whether something has to be found out before one knows that it is wanted."""
        return bool(line.verdict.provisos or limits(self.words, line.outlook, ()))

    def item(self, item: Item, outlook: Outlook, langs: Langs, today: date) -> ItemView:
        words, lang = self.words, langs[0]
        checked = written_date(item.checked, lang)
        return ItemView(
            id=item.id,
            do=say(item.do, langs),
            detail=say(item.detail, langs) if item.detail else (),
            ask_office=say(words.ask_office, langs[:1]) if item.ask_office else (),
            bring=say(item.bring, langs) if item.bring else (),
            asks=say(item.asks, langs) if item.asks and item.ask_office else (),
            always=not any(item.when.leaves()),
            later=later(words, item, outlook, langs),
            overdue=words.overdue.fill(lang, date=checked) if item.due < today else "",
            sources=self.citing.sources(item.source_ids, lang),
            checked=words.checked.fill(lang, date=checked),
        )

    def why(
        self,
        checklist: Checklist,
        verdict: Verdict,
        langs: Langs,
        region: Region | None = None,
        outlook: Outlook = STEADY,
    ) -> WhyView:
        """`region`: the one that adds or leaves out what the verdict is about."""
        truth, reasons, provisos = verdict
        left_out = truth is Truth.NO
        place = None if left_out and reasons else region  # it is the answers then that keep it off the list
        said = [
            Said(lang, self.wording.reason(checklist, reasons, self.wording.place(place, left_out, lang), lang))
            for lang in langs
        ]
        questions = [each.question for each in reasons] + [each.question for each in provisos]
        times = () if left_out else limits(self.words, outlook, langs)
        return WhyView(
            provisos=(*times, *self.wording.provisos(checklist, provisos, langs)),
            reasons=tuple([each for each in said if each.words]),
            changes=_changes(checklist, questions, langs[0]),
        )


def _changes(checklist: Checklist, questions: Iterable[Question], lang: str) -> tuple[Link, ...]:
    """A link that changes the answer to each question."""
    return tuple(
        Link(question.name[lang], links.question(lang, checklist.id, question.id, origin="list"))
        for question in dict.fromkeys(questions)
    )
