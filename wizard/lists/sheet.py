"""The sheet: the personal checklist, with the reason for every item and for every item left out.

Neighbours on the list that look at the same questions are a block. A request only finds, for each block, the answers
that decide it; what follows from them is worked out when somebody asks, and is the same for everybody who gave them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise
from typing import NamedTuple

from wizard.content.conditions import Answer, Answers, Condition, Truth
from wizard.content.models import Checklist, Item, Notice, Phrase, Question, Region
from wizard.content.stages import Stage
from wizard.lists.coming import Coming, Listed, listed, turns
from wizard.lists.epochs import Epochs, Window
from wizard.lists.journey import Journey, depends_on, given_day
from wizard.lists.outlook import STEADY, Outlook
from wizard.lists.regions import Facts, Local, edited, everywhere, foreseen
from wizard.lists.verdicts import ABSENT, UNNAMED, Verdict, judge
from wizard.lists.working_days import OfficeDay, office_day


class Look(NamedTuple):
    """A question that is looked at. `named`: of one for the place or the city, the options that are told apart."""

    question: str
    named: frozenset[str] | None


class Looks(NamedTuple):
    """The questions that something looks at, each with those that decide whether it is asked."""

    questions: tuple[tuple[Look, tuple[Look, ...]], ...]


Known = tuple[tuple[str, Answer], ...]
"""The answers that decide something."""


class Line(NamedTuple):
    """One item and why it is on the list, or is not.

    `region` adds it, or leaves it out; `worded`: which regions word it, see `Local`.
    """

    item: Item
    verdict: Verdict
    region: Region | None = None
    worded: str = ""
    outlook: Outlook = STEADY

    @property
    def listed(self) -> bool:
        return self.verdict.truth is not Truth.NO


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Block:
    """Neighbours that look at the same questions. Places and epochs that word them alike share the block."""

    checklist: Checklist
    looks: Looks
    entries: tuple[Item | Notice, ...]
    regions: tuple[Region | None, ...] = ()
    worded: tuple[str, ...] = ()
    outlooks: tuple[Outlook, ...] = ()


class Decided(NamedTuple):
    """A block and the answers that decide it. From two that are equal the same follows.

    A day that was given is only known as given here, and a place that nothing in the block names as one of these: what
    is made of a block is kept for everybody.
    """

    block: Block
    known: Known

    def lines(self) -> list[Line]:
        """As `lines_of` the block, for everybody whom these answers decide."""
        return lines_of(self.block, dict(self.known))


def lines_of(block: Block, answers: Answers) -> list[Line]:
    """What the items of a block come to: on the list, or not."""
    items = [entry for entry in block.entries if isinstance(entry, Item)]
    verdicts = [judge(block.checklist, item.when, answers) for item in items]
    return list(map(Line, items, verdicts, block.regions, block.worded, block.outlooks))


def notices_of(block: Block, answers: Answers) -> list[tuple[Notice, Verdict]]:
    """The notices of a block that may apply."""
    notices = [entry for entry in block.entries if isinstance(entry, Notice)]
    judged = [(notice, judge(block.checklist, notice.when, answers)) for notice in notices]
    return [(notice, verdict) for notice, verdict in judged if verdict.truth is not Truth.NO]


class Part(NamedTuple):
    """A stage with what is on the list, and what is known of the place for it."""

    stage: Stage
    lines: tuple[Line, ...]
    facts: Facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Everything the list says, in no language yet.

    `blocks`: all items of the place in order; `positions`: for each stage, where its blocks stand among them;
    `office_day`: what the day of the visit is, while it is ahead; `same_since`: a list made since then, with the same
    answers from the same content, says the same.
    """

    journey: Journey
    today: date
    visit: date | None
    office_day: OfficeDay | None
    local: Local
    blocks: tuple[Decided, ...]
    positions: tuple[tuple[int, ...], ...]
    notice_blocks: tuple[Decided, ...]
    same_since: date

    @property
    def checklist(self) -> Checklist:
        return self.journey.checklist

    @property
    def lines(self) -> list[Line]:
        """All items of the place in order: what is on the list and what is not."""
        return [line for decided in self.blocks for line in lines_of(decided.block, self.journey.answers)]

    @property
    def parts(self) -> tuple[Part, ...]:
        own: dict[str, list[Line]] = {id: [] for id in self.checklist.stages}
        for line in self.lines:
            if line.listed:
                own[line.item.stage].append(line)
        return tuple([Part(each, tuple(own[each.id]), self.facts(each)) for each in self.journey.stages])

    def facts(self, stage: Stage) -> Facts:
        """What is known of the place for a stage."""
        return self.local.facts(self.checklist, stage.id, self.journey.answers)

    @property
    def notices(self) -> list[tuple[Notice, Verdict]]:
        """What may apply, with its verdict."""
        return [each for decided in self.notice_blocks for each in notices_of(decided.block, self.journey.answers)]

    @property
    def phrases(self) -> list[Phrase]:
        """The sentences that apply for certain."""
        answers = self.journey.answers
        return [phrase for phrase in self.local.phrases if phrase.when.evaluate(answers) is Truth.YES]

    @property
    def listed(self) -> Listed:
        """All that stands on it and can be told of when it changes."""
        items = [line.item for line in self.lines if line.listed]
        facts = [(fact.title, known) for part in self.parts for fact, known in part.facts]
        return listed(items, [notice for notice, _ in self.notices], facts)

    @property
    def omissions(self) -> list[Line]:
        """What is not on the list: by the answers, and then what the place leaves out."""
        return [*[line for line in self.lines if not line.listed], *absent(self.local)]


def absent(local: Local) -> list[Line]:
    """What the place leaves out."""
    return [Line(item, ABSENT, local.without[item.id]) for item in local.left_out]


class Edition(NamedTuple):
    """The list in one place and epoch, as far as it does not depend on the answers.

    `looks`: all that its blocks look at; `blocks`: each with the position of what it looks at; `positions`: as in
    `Sheet`.
    """

    local: Local
    looks: tuple[Looks, ...]
    blocks: tuple[tuple[Block, int], ...]
    positions: tuple[tuple[int, ...], ...]
    notices: tuple[Block, ...]

    def decided(self, given: Answers) -> tuple[Decided, ...]:
        known = [_known(each, given) for each in self.looks]
        return tuple([Decided(block, known[position]) for block, position in self.blocks])


class Sheets:
    """Makes the lists of one checklist. What depends on place and day alone is worked out once for each epoch."""

    def __init__(self, checklist: Checklist) -> None:
        self.checklist = checklist
        self.epochs = Epochs(checklist)
        self._looks: dict[Condition, Looks] = {}
        self._blocks: dict[object, Block] = {}
        self._locals: dict[object, Local] = {}
        self._editions: dict[object, Edition] = {}
        self.place, self.city, self.day = [checklist.question_of(kind) for kind in ("place", "city", "date")]

    def sheet(self, journey: Journey, today: date) -> Sheet:
        """The list for a journey that has no question open. A visit that has passed is as good as none."""
        visit = visit_of(journey)
        return self._sheet(journey, today, self.epochs.window(today, visit if visit and visit >= today else None))

    def coming(self, sheet: Sheet) -> tuple[Coming, ...]:
        """What changes on a list between the day on which it is made and the visit for which it is made."""
        days = self.epochs.between(sheet.today, sheet.visit) if sheet.visit else ()
        if not days:
            return ()
        on = [self._sheet(sheet.journey, sheet.today, self.epochs.on(day)) for day in (sheet.today, *days)]
        steps = zip(days, pairwise([each.listed for each in on]), strict=True)
        return tuple([coming for day, (before, after) in steps for coming in turns(day, before, after)])

    def _sheet(self, journey: Journey, today: date, window: Window) -> Sheet:
        visit, given = visit_of(journey), _given(self.checklist, journey.answers)
        edition = self._edition(self._regions(given), window)
        return Sheet(
            journey=journey,
            today=today,
            visit=visit,
            office_day=office_day(visit) if visit and visit >= today else None,
            local=edition.local,
            blocks=edition.decided(given),
            positions=edition.positions,
            notice_blocks=_decided(edition.notices, given),
            same_since=window.day if window.last == date.max else date.min,
        )

    def _regions(self, answers: Answers) -> tuple[Region, ...]:
        place = self.checklist.places.get(_option(self.place, answers))
        city = place.cities.get(_option(self.city, answers)) if place else None
        return tuple([region for region in (place, city) if region])

    def _edition(self, regions: tuple[Region, ...], window: Window) -> Edition:
        """Made when somebody asks for the place and the epoch first."""
        key = tuple([region.id for region in regions]), window
        if key not in self._editions:
            steps = [(day, self._local(regions, day)) for day in (window.day, *self.epochs.between(*window))]
            self._editions[key] = self._made(foreseen(self.checklist, steps))
        return self._editions[key]

    def _local(self, regions: tuple[Region, ...], day: date) -> Local:
        """The checklist in a place on a day. The same for every day of an epoch, and kept."""
        key = tuple([region.id for region in regions]), self.epochs.on(day)
        if key not in self._locals:
            around = self._local(regions[:-1], day) if regions else None
            here = edited(around, regions[-1], day) if around else everywhere(self.checklist, day)
            self._locals[key] = here
        return self._locals[key]

    def _made(self, here: Local) -> Edition:
        alike = groupby(here.items, key=lambda item: (item.stage, self._looks_of(item.when)))
        staged = [(stage, self._block(tuple(items), here)) for (stage, _), items in alike]
        looks = tuple(dict.fromkeys(block.looks for _, block in staged))
        positions = [tuple(at for at, (stage, _) in enumerate(staged) if stage == id) for id in self.checklist.stages]
        return Edition(
            here,
            looks,
            tuple((block, looks.index(block.looks)) for _, block in staged),
            tuple(positions),
            tuple([self._block((notice,), here) for notice in here.notices]),
        )

    def _block(self, entries: Sequence[Item | Notice], here: Local) -> Block:
        items = [entry.id if isinstance(entry, Item) else "" for entry in entries]
        made = Block(
            checklist=self.checklist,
            looks=self._looks_of(entries[0].when),
            entries=tuple(entries),
            regions=tuple([here.added.get(id) for id in items]),
            worded=tuple([here.worded.get(id, "") for id in items]),
            outlooks=tuple([here.outlook(entry) for entry in entries]),
        )
        return self._blocks.setdefault((made.entries, made.regions, made.worded, made.outlooks), made)

    def _looks_of(self, condition: Condition) -> Looks:
        if condition not in self._looks:
            self._looks[condition] = looks(self.checklist, condition)
        return self._looks[condition]


def looks(checklist: Checklist, condition: Condition) -> Looks:
    ids = {leaf.question for leaf in condition.leaves()}
    questions = [question for id, question in checklist.questions.items() if id in ids]
    every = [condition, *[checklist.questions[id].when for id in depends_on(checklist, [condition])]]
    named = {
        question.id: frozenset([*question.options, *_options_of(question, every)])
        for question in checklist.questions.values()
        if question.kind in ("place", "city")
    }

    def look(id: str) -> Look:
        return Look(id, named.get(id))

    earlier = [tuple(map(look, depends_on(checklist, [each.when]))) for each in questions]
    return Looks(tuple(zip([look(each.id) for each in questions], earlier, strict=True)))


def _options_of(question: Question, conditions: Iterable[Condition]) -> list[str]:
    leaves = [leaf for condition in conditions for leaf in condition.leaves()]
    return [option for leaf in leaves if leaf.question == question.id for option in leaf.options]


def _decided(blocks: Iterable[Block], given: Answers) -> tuple[Decided, ...]:
    return tuple([Decided(block, _known(block.looks, given)) for block in blocks])


def _given(checklist: Checklist, answers: Answers) -> Answers:
    """The answers as everybody gives them who chose the same: of a day, that there is one."""
    return {id: checklist.answers[id][answer.option] for id, answer in answers.items()}


def _known(looks: Looks, given: Answers) -> Known:
    """The answers that decide; of a question that was not asked, those because of which it was not."""
    known: list[tuple[str, Answer]] = []
    for asked, earlier in looks.questions:
        for id, named in (asked,) if asked.question in given else earlier:
            if id in given:
                answer = given[id]
                known.append((id, answer if named is None or answer.option in named else ANY_OTHER))
    return tuple(known)


ANY_OTHER = Answer(UNNAMED, UNNAMED, frozenset([UNNAMED]))


def _option(question: Question | None, answers: Mapping[str, Answer]) -> str:
    return answers[question.id].option if question and question.id in answers else ""


def visit_of(journey: Journey) -> date | None:
    """The day of the visit, where it is given."""
    question = journey.checklist.question_of("date")
    return given_day(journey.answers[question.id]) if question and question.id in journey.answers else None


def office_day_of(journey: Journey, today: date) -> OfficeDay | None:
    """What the day of the visit is to an office; None without a day, and for one that has passed."""
    visit = visit_of(journey)
    return office_day(visit) if visit and visit >= today else None
