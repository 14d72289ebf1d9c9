"""Proofs over every situation: nothing is out of reach, no option idle, no stage empty or too long."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from wizard.checks.census import Census
from wizard.checks.contradictions import contradictions
from wizard.checks.diagrams import NOBODY, Diagram
from wizard.checks.sizes import stage_sizes
from wizard.content.models import Question
from wizard.content.problems import Finding, Location

MOST_QUESTIONS = 11

Proof = Callable[[Census], Iterator[Finding]]
"""Finds what does not make sense in some situation, below a checklist in which every name leads somewhere."""


def never(census: Census) -> Iterator[Finding]:
    """Questions that nobody is asked, and texts that nobody reads."""
    seen: dict[Location, bool] = {}
    for entry in (entry for day in census.days for entry in census.entries[day]):
        seen[entry.location] = seen.get(entry.location, False) or census.situations.possible(entry.truths.possible)
    for location, condition in census.checklist.conditions():
        asks = location[0] == "questions"
        may = census.situations.truths(condition).possible
        if not census.situations.possible(may):
            yield Finding(location, f"this can never be {'asked' if asks else 'shown'}: no answers lead here")
            seen.pop(location[:-1], None)
    for location, somebody in seen.items():
        if not somebody:
            yield Finding(location, f"nobody ever reads this: {_unread(location)}")


def _unread(location: Location) -> str:
    """Why a text that could be read is on nobody's list."""
    if location[0] == "phrases":
        return "what is said at the counter must hold for certain, and this never does"
    if location[0] in ("facts", "items"):
        return "every place that could show it leaves it out, or has other words"
    return "it is not on any list of this place"


def never_first(census: Census) -> Iterator[Finding]:
    """Variants that never have the word: they hold for nobody for certain, or only where one above them does."""
    situations = census.situations
    for location, variants in census.checklist.variant_lists():
        above = NOBODY
        for position, variant in enumerate(variants):
            certain, possible = situations.truths(variant.when)
            rest = census.sets.without(certain, above)
            if situations.possible(possible) and not situations.possible(rest):
                cause = "a variant above it always holds" if situations.possible(certain) else MAYBE
                yield Finding((*location, position, "when"), f"these words are never used: {cause}")
            above = census.sets.either(above, certain)


MAYBE = "this never holds for certain"


def idle_options(census: Census) -> Iterator[Finding]:
    """Options that nothing tells apart: the list of a day is the same whichever is chosen."""
    found: dict[Finding, None] = {}
    for day in census.days:
        outcomes = outcomes_of(census, day)
        for question in census.checklist.questions.values():
            if question.kind == "choice" and census.somebody(census.situations.asked[question.id]):
                found |= dict.fromkeys(_idle(census, question, outcomes))
    yield from found


def _idle(census: Census, question: Question, outcomes: Sequence[Diagram]) -> Iterator[Finding]:
    levels = {*census.situations.digits[question.id].levels}
    looking = [each for each in outcomes if census.sets.asks(each) & levels]
    kinds: list[str] = []
    for option in question.options:
        twin = next((each for each in kinds if alike(census, question.id, each, option, looking)), None)
        if twin:
            message = f'"{option}" changes nothing: every list is the same as for "{twin}"'
            chosen = census.situations.chosen(question.id, [option])
            yield census.finding(("questions", question.id, "options", option), message, chosen)
        else:
            kinds.append(option)


def alike(census: Census, question: str, one: str, other: str, outcomes: Sequence[Diagram]) -> bool:
    """Whether everybody who gave one answer would have the same questions and the same list with the other."""
    given, everybody = census.situations.given, census.situations.everybody
    rest = given(everybody, question, one)
    if rest != given(everybody, question, other):
        return False
    here = ((given(each, question, one), given(each, question, other)) for each in outcomes)
    return all(
        first == second or census.sets.both(rest, first) == census.sets.both(rest, second) for first, second in here
    )


def outcomes_of(census: Census, day: date) -> Sequence[Diagram]:
    """All that answers decide on a day besides what is asked: what stands on the list, and how it is called."""
    situations = census.situations
    entries = [truth for entry in census.entries[day] for truth in entry.truths]
    words = [
        situations.truths(each.when).certain for _, variants in census.checklist.variant_lists() for each in variants
    ]
    return [*dict.fromkeys([*entries, *words])]


def too_many_questions(census: Census) -> Iterator[Finding]:
    asked = [*census.situations.asked.values()]
    who = census.sets.more_than(MOST_QUESTIONS, census.situations.everybody, asked)
    if who != NOBODY:
        most = census.most_of(asked, MOST_QUESTIONS)
        message = f"somebody would answer {most} questions, and {MOST_QUESTIONS} are the most"
        yield census.finding(("questions",), message, who)


PROOFS: Mapping[str, Proof] = {
    "what nobody reads": never,
    "words that are never used": never_first,
    "options that change nothing": idle_options,
    "too many questions": too_many_questions,
    "stages that are empty or too long": stage_sizes,
    "texts that exclude each other": contradictions,
}
