"""What makes sense, but says less than its author may think: conditions that always hold, pointless questions.

These are for authors: nothing is served wrong by them.
"""

from collections.abc import Iterator, Mapping, Sequence

from wizard.checks.census import Census
from wizard.checks.diagrams import NOBODY, Diagram
from wizard.checks.proofs import Proof, outcomes_of
from wizard.checks.sizes import paper_sizes
from wizard.content.conditions import ALWAYS, All, AnyOf, Certain, Chosen, Condition, Is, Not
from wizard.content.models import Question
from wizard.content.problems import Finding, Key, Location


def plain_conditions(census: Census) -> Iterator[Finding]:
    """Conditions that hold for everybody, and parts of them that hold for everybody or for nobody."""
    for location, condition in census.checklist.conditions():
        here = census.somebody(census.inside(location))
        certain, possible = census.situations.truths(condition)
        if condition != ALWAYS and here and census.sets.without(here, certain) == NOBODY:
            yield Finding(location, "this holds for everybody: leave the condition out", warning=True)
        elif census.sets.both(here, possible) != NOBODY:
            for part in parts(condition):
                yield from _plain_part(census, location, part, here)


def _plain_part(census: Census, location: Location, part: Condition, here: Diagram) -> Iterator[Finding]:
    """A part is looked at among those who are asked what it is about."""
    leaf = next(part.leaves(), None)
    if leaf is None:
        return
    if isinstance(part, Is):
        here = census.sets.both(here, census.situations.asked[leaf.question])
    certain, possible = [census.sets.both(here, truth) for truth in census.situations.truths(part)]
    if here and (certain == here or possible == NOBODY):
        where = (*location, *leaf.where[:-1], Key(leaf.question))
        whom = "everybody who is asked" if isinstance(part, Is) else "everybody"
        holds = f"holds for {whom}" if certain else "can hold for nobody"
        yield Finding(where, f'this part of the condition {holds}: "{leaf.question}" need not be named', warning=True)


def parts(condition: Condition) -> Iterator[Condition]:
    """What a condition is made of, and what these are made of; the whole is not a part."""
    match condition:
        case Not() | Certain():
            inner: Sequence[Condition] = [] if isinstance(condition.part, Is) else [*parts(condition.part)]
            yield from inner
        case All() | AnyOf():
            for part in condition.parts:
                if not isinstance(part, Chosen):
                    yield part
                    yield from parts(part)


def pointless_questions(census: Census) -> Iterator[Finding]:
    """Questions asked of people for whom every answer leads to the same list, and to the same further questions."""
    ids = [*census.checklist.questions]
    outcomes = dict.fromkeys([outcome for day in census.days for outcome in outcomes_of(census, day)])
    for position, (id, question) in enumerate(census.checklist.questions.items()):
        asked = census.situations.asked[id]
        if question.kind == "choice" and census.somebody(asked):
            matters = _matters(census, question, ids[position + 1 :], [*outcomes])
            pointless = census.somebody(census.sets.without(asked, matters))
            if pointless:
                message = "this is asked of people whose list is the same whatever they answer"
                yield census.finding(("questions", id), message, pointless, warning=True)


def _matters(census: Census, question: Question, later: Sequence[str], outcomes: Sequence[Diagram]) -> Diagram:
    """Whoever may, after the answers before, get another list or another question by another answer."""
    sets, situations = census.sets, census.situations
    own = [*situations.digits[question.id].levels]
    after = [*own, *[level for id in later for level in situations.digits[id].levels]]
    asks = [situations.asked[id] for id in later]
    found = NOBODY
    for each in (*asks, *[each for each in outcomes if sets.asks(each) & {*own}]):
        within = situations.asked[question.id] if each in asks else situations.everybody
        having, lacking = sets.both(within, each), sets.without(within, each)
        both = sets.both(sets.whatever(having, own), sets.whatever(lacking, own))
        found = sets.either(found, sets.whatever(both, after))
    return found


REMARKS: Mapping[str, Proof] = {
    "conditions that hold for everybody": plain_conditions,
    "questions that are pointless for some": pointless_questions,
    "lists that are too long for the paper": paper_sizes,
}
