"""What a program sees: the form of `checklist.json`, described in docs/json.md.

Whoever builds on it relies on this: within one `FORMAT` nothing is taken away, renamed or given another meaning.
Things may be added.
"""

from datetime import date
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, RootModel

from wizard.content.models import Tone
from wizard.content.sources import SourceKind
from wizard.lists.working_days import Kind

FORMAT: Final = 2

OFFICE_DAY: Final = "office-day"


class Texts(RootModel[Annotated[dict[str, str], Field(min_length=1)]]):
    """The words in each of the `languages`: plain text, never HTML."""

    model_config = ConfigDict(frozen=True)


Provisos = Annotated[list[Texts], Field(description="What it depends on where an answer is unsure: show them with it.")]
Checked = Annotated[date, Field(description="The day a person last compared it with its sources.")]
ReviewBy = Annotated[date, Field(description="After this day, show it with the advice to call and ask.")]


class Record(BaseModel):
    model_config = ConfigDict(frozen=True)


class LaterRecord(Record):
    """How something reads from a day on; no text: it no longer holds."""

    start: Annotated[date, Field(serialization_alias="from")]
    text: Texts | None


class TimedRecord(Record):
    """What may not hold for ever. Told is only what is near, or all that is ahead while the visit is open."""

    start: Annotated[date | None, Field(serialization_alias="from", description="It does not hold before this day.")]
    until: date | None = Field(description="It does not hold after this day, and nothing comes instead.")
    then: list[LaterRecord]


class AnswerRecord(Record):
    """An answer for which the list was made."""

    question: str
    option: str = Field(description="As the address spells it: the id of the option or the place, or a date.")
    name: Texts = Field(description="What the question is about.")
    answer: Texts


class RegionRecord(Record):
    """A place or a city."""

    id: str
    title: Texts


class SourceRecord(Record):
    """Where a statement comes from."""

    id: str
    title: Texts
    url: str | None
    kind: SourceKind = Field(description="copy: of an official text; secondary: a third party; ours: our own advice.")


class NoticeRecord(TimedRecord):
    """What matters before everything else."""

    id: str = Field(description=f"{OFFICE_DAY}: about the day of the visit, and not checked by a person.")
    revision: int = Field(description="Grows when it says something else than before.")
    tone: Tone
    title: Texts
    text: Texts
    provisos: Provisos
    sources: list[SourceRecord]
    checked: Checked | None
    review_by: ReviewBy | None


class OfficeDayRecord(Record):
    """What the day of the visit is to offices in China, as far as it is known."""

    kind: Kind = Field(description="shifted: a weekend day that is worked; unplanned: nobody knows yet.")
    next: date = Field(description="The first day after it that is sure to be a working day.")


class FactRecord(TimedRecord):
    """What is known of the place."""

    id: str
    title: Texts
    text: Texts
    sources: list[SourceRecord]
    checked: Checked
    review_by: ReviewBy


class ReasonRecord(Record):
    """An answer that put an item on the list, or kept it off."""

    question: str
    option: str


class ItemRecord(TimedRecord):
    """One thing to do."""

    id: str = Field(description="Never changes.")
    number: int = Field(description="On the sheet; it counts through all stages.")
    revision: int = Field(description="Grows when it asks for something else than before.")
    do: Texts
    detail: Texts | None
    provisos: Provisos
    certain: bool = Field(description="False: it may not apply; the provisos, if any, say on what that depends.")
    reason: Texts | None = Field(description="Why it is on this list; null where no answer decided it.")
    because: list[ReasonRecord]
    region: str | None = Field(description="The place or city that adds it to the general list.")
    ask_office: bool = Field(description="Practice varies: the applicant should ask the office.")
    sources: list[SourceRecord]
    checked: Checked
    review_by: ReviewBy


class StageRecord(Record):
    """One of the stages, in order."""

    id: str
    number: int
    title: Texts
    moment: Texts
    lead: Texts = Field(description="What matters in it, in a sentence.")
    facts: list[FactRecord]
    items: list[ItemRecord]


class PhraseRecord(TimedRecord):
    """A sentence for the counter, always in the language of the office too."""

    id: str
    kind: Literal["say", "ask"]
    text: Texts


class OmissionRecord(Record):
    """An item that is not on the list."""

    id: str
    do: Texts
    reason: Texts | None


class SheetRecord(Record):
    """A personal checklist."""

    model_config = ConfigDict(title="A personal checklist")

    schema_address: Annotated[str, Field(serialization_alias="$schema")]
    format: Literal[2]
    checklist: str
    title: Texts
    version: str = Field(description="Of the content; another version may say something else.")
    languages: list[str] = Field(description="The reader's language, and the second one of a two-language sheet.")
    made: date
    visit: date | None
    visit_passed: bool
    office_day: OfficeDayRecord | None = Field(description="Null without a visit, or where it has passed.")
    place: RegionRecord | None
    city: RegionRecord | None
    answers: list[AnswerRecord]
    notices: list[NoticeRecord]
    stages: list[StageRecord]
    phrases: list[PhraseRecord]
    left_out: list[OmissionRecord]
    hotline: str
    number: str | None = Field(description="Of the list, as on paper: behind the site's address it opens the list.")
    link: str = Field(description="Opens the list as a page, made anew from the newest content.")
    copies: dict[str, str] = Field(description="Links to other formats, by how they end: pdf, ics, html, txt, json.")
