"""Proofs over every situation: nothing is out of reach, no option idle, no stage empty or too long."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from wizard.content.conditions import All, Certain, Condition, Not
from wizard.content.models import Checklist, Item
from wizard.content.problems import Finding, Location
from wizard.lists.epochs import Epochs, dated, worded
from wizard.lists.regions import foreseen, local
from wizard.lists.survey import Survey, signature

MOST_ITEMS = 9
"""More in one stage than this and people stop reading (Gawande: five to nine to a pause point)."""

MOST_QUESTIONS = 11

Items = Sequence[Item]


def proofs(checklist: Checklist, since: date) -> Iterator[Finding]:
    """What does not make sense in some situation, below a checklist in which every name leads somewhere.

    `since`: lists of earlier days need not make sense, as nobody makes them any longer.
    """
    days = [since, *Epochs(checklist).between(since, date.max)]
    yield from _never(checklist)
    yield from _never_first(checklist)
    yield from dict.fromkeys(finding for day in days for finding in _idle_options(checklist, day))
    longest = Survey(checklist).questions_left({}).high
    if longest > MOST_QUESTIONS:
        message = f"somebody would answer {longest} questions: {MOST_QUESTIONS} are the most"
        yield Finding(("questions",), message)
    yield from _stage_sizes(checklist, days)


def _never(checklist: Checklist) -> Iterator[Finding]:
    for location, condition in checklist.conditions():
        if Survey(checklist, [condition]).conditions().high == 0:
            verb = "asked" if location[0] == "questions" else "shown"
            yield Finding(location, f"this can never be {verb}: no answers lead here")


def _never_first(checklist: Checklist) -> Iterator[Finding]:
    """Variants that never have the word: they hold for nobody for certain, or only where one above them does."""
    for location, variants in checklist.variant_lists():
        above: tuple[Condition, ...] = ()
        for position, variant in enumerate(variants):
            certain = Certain(variant.when)
            if Survey(checklist, [variant.when]).conditions().high and not _possible(checklist, certain, *above):
                cause = "a variant above it always holds" if _possible(checklist, certain) else MAYBE
                yield Finding((*location, position, "when"), f"these words are never used: {cause}")
            above = (*above, Not(certain))


MAYBE = "this never holds for certain"


def _possible(checklist: Checklist, *conditions: Condition) -> bool:
    """Whether all of these can hold at once."""
    return Survey(checklist, [All(conditions)]).conditions().high > 0


def _idle_options(checklist: Checklist, day: date) -> Iterator[Finding]:
    """Options that nothing tells apart: the list of a day is the same whichever is chosen."""
    over = {(*location, "when") for location, thing in dated(checklist) if not worded(thing, day)}
    conditions = [condition for location, condition in checklist.conditions() if location not in over]
    for id, question in checklist.questions.items():
        seen: dict[object, str] = {}
        for option in question.options if question.kind == "choice" else ():
            twin = seen.setdefault(signature(checklist, question, option, conditions), option)
            if twin != option:
                message = f'"{option}" changes nothing: every list is the same as for "{twin}"'
                yield Finding(("questions", id, "options", option), message)


def _stage_sizes(checklist: Checklist, days: Sequence[date]) -> Iterator[Finding]:
    seen: set[tuple[object, ...]] = set()
    for location, fixed, items in _local_lists(checklist, days):
        for stage in checklist.stages:
            here = [item for item in items if item.stage == stage]
            conditions = [item.when for item in here]
            look = [signature(checklist, checklist.questions[id], option, conditions) for id, option in fixed.items()]
            kind = (stage, *(item.id for item in here), *look)
            if kind in seen:
                continue
            seen.add(kind)
            span = Survey(checklist, conditions).conditions(fixed)
            if span.low == 0:
                message = f'in some situations stage "{stage}" has no item at all'
                yield Finding(location or ("stages", stage), message)
            if span.high > MOST_ITEMS:
                message = f'in some situations stage "{stage}" has {span.high} items: {MOST_ITEMS} are the most'
                yield Finding(location or ("stages", stage), message)


def _local_lists(checklist: Checklist, days: Sequence[date]) -> Iterator[tuple[Location, Mapping[str, str], Items]]:
    """Every list that differs by place or epoch: where it stands in the file, the answers that lead to it, its items.

    Of each epoch the items that hold, and then these with all that begin later, as a list for an open day has them.
    """
    yield from [((), {}, items) for items in _by_epoch(checklist, None, None, days)]
    for location, _ in checklist.region_paths():
        place, city = str(location[3]), str(location[5]) if len(location) > 4 else None
        codes = {"place": place, "city": city}
        kinds = ((checklist.question_of(kind), code) for kind, code in codes.items())
        fixed = {question.id: code for question, code in kinds if question and code}
        yield from [(location, fixed, items) for items in _by_epoch(checklist, place, city, days)]


def _by_epoch(checklist: Checklist, place: str | None, city: str | None, days: Sequence[date]) -> Iterator[Items]:
    steps = [(day, local(checklist, place, city, day)) for day in days]
    for position, (_, here) in enumerate(steps):
        yield here.items
        if steps[position + 1 :]:
            yield foreseen(checklist, steps[position:]).items
