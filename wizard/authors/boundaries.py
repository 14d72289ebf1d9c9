"""Boundary people: for each clause of each rule two who differ in one answer, one with the thing and one without.

Pairs that were approved stay while they hold and show something; only what no pair shows gets a new one.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from wizard.authors.rules import Flip, Rule, flips, rules
from wizard.checks.diagrams import NOBODY, Diagram
from wizard.checks.situations import Situations
from wizard.content.conditions import Answers, Condition, Truth
from wizard.content.models import Checklist
from wizard.lists.journey import choices, depends_on, travel

Codes = Mapping[str, str]
"""The answers of somebody, as an address spells them."""


class Pair(NamedTuple):
    """Two people, and whether each has the thing."""

    people: tuple[Codes, Codes]
    truths: tuple[Truth, Truth]

    @property
    def apart(self) -> list[str]:
        """The questions that they answer otherwise, or of which only one is asked."""
        one, other = self.people
        return [id for id in {**one, **other} if one.get(id) != other.get(id)]


Pairs = Mapping[str, Sequence[Pair]]
"""Key of a rule → the pairs that show it."""


class Missed(NamedTuple):
    """A slip that no pair would notice, and in how many situations it decides otherwise."""

    rule: Rule
    flip: Flip
    situations: int


class Search:
    """Finds two people who differ in one answer and whom a rule tells apart."""

    def __init__(self, situations: Situations) -> None:
        self.situations, self.sets = situations, situations.diagrams

    def otherwise(self, condition: Condition, flip: Flip) -> Diagram:
        """Whoever gets something else by a slip."""
        sets = self.sets
        before, after = self.situations.truths(condition), self.situations.truths(flip.condition)
        apart = [
            sets.either(sets.without(one, other), sets.without(other, one))
            for one, other in zip(before, after, strict=True)
        ]
        return sets.both(self.situations.everybody, sets.any(apart))

    def pair(self, rule: Rule, flip: Flip) -> tuple[Codes, Codes] | None:
        """Two people of whom one would have something else by a slip; None where nobody would.

        The first for whom there is another who differs in the question of the clause alone; else in that and in what is
        asked because of it; else in what decides whether it is asked.
        """
        sets, everybody = self.sets, self.situations.everybody
        otherwise = self.otherwise(rule.condition, flip)
        for levels in self._free(flip.leaf.question) if otherwise != NOBODY else ():
            for having in reversed(self.situations.truths(rule.condition)):
                sides = sets.both(everybody, having), sets.without(everybody, having)
                for one, other in (sides, sides[::-1]):
                    first = sets.all([otherwise, one, sets.whatever(other, levels)])
                    if first != NOBODY:
                        return self._two(flip.leaf.question, first, other, levels)
        return None

    def _two(self, question: str, first: Diagram, other: Diagram, levels: Sequence[int]) -> tuple[Codes, Codes]:
        """The first person, and of the others who are free in these levels alone the most alike but in the question."""
        sets, situations = self.sets, self.situations
        person = situations.codes(first)
        others = sets.both(other, sets.whatever(situations.row(person), levels))
        others = sets.without(others, self._alike(person, question)) or others
        for id in situations.digits:
            others = sets.both(others, self._alike(person, id)) or others
        return situations.person(situations.row(person)), situations.person(others)

    def _alike(self, person: Codes, question: str) -> Diagram:
        """Whoever gives the same answer, or is not asked either."""
        if question in person:
            return self.situations.chosen(question, [person[question]])
        return self.situations.passed(question)

    def _free(self, question: str) -> Iterator[list[int]]:
        """The answers that may be otherwise, as few as may be."""
        checklist, questions = self.situations.checklist, self.situations.checklist.questions
        above = depends_on(checklist, [questions[question].when])
        below = [id for id in questions if question in depends_on(checklist, [questions[id].when])]
        for free in ([question], [question, *below], [*above, question, *below], questions):
            yield [level for id in questions if id in free for level in self.situations.digits[id].levels]


class Boundaries:
    """The rules of a checklist, with everybody whom they tell apart."""

    def __init__(self, checklist: Checklist) -> None:
        self.checklist, self.situations = checklist, Situations(checklist)
        self.rules = {rule.key: rule for rule in rules(checklist)}
        self.search = Search(self.situations)
        self._answers: dict[tuple[tuple[str, str], ...], Answers] = {}

    def flips(self, rule: Rule) -> Iterator[Flip]:
        return flips(rule.condition, self._options)

    @cached_property
    def _options(self) -> Mapping[str, Sequence[str]]:
        """Of the many places and cities none: whoever names one looked for it."""
        questions = self.checklist.questions.values()
        return {each.id: [*each.options] if each.kind == "choice" else [] for each in questions}

    def answers(self, codes: Codes) -> Answers:
        """Of somebody; what is asked by now and was not before gets the first answer."""
        key = tuple(codes.items())
        if key not in self._answers:
            self._answers[key] = self._completed(codes)
        return self._answers[key]

    def _completed(self, codes: Codes) -> Answers:
        journey = travel(self.checklist, codes)
        while question := journey.current:
            first = next(iter(choices(self.checklist, question, journey.answers)))
            journey = travel(self.checklist, {**codes, **journey.codes, question.id: first})
        return journey.answers

    def truths(self, rule: Rule, pair: Pair) -> tuple[Truth, Truth]:
        """Who of a pair has the thing today."""
        one, other = [rule.condition.evaluate(self.answers(codes)) for codes in pair.people]
        return one, other

    def shown(self, approved: Pairs) -> dict[str, list[Pair]]:
        """Pairs that show every clause of every rule: those approved as far as they hold, and new ones."""
        found = {rule.key: self._shown(rule, approved.get(rule.key, ())) for rule in self.rules.values()}
        return {key: pairs for key, pairs in found.items() if pairs}

    def _shown(self, rule: Rule, approved: Sequence[Pair]) -> list[Pair]:
        kept = [pair for pair in approved if self._holds(rule, pair)]
        chosen: list[Pair] = []
        shown: set[int] = set()
        for flip in self.flips(rule):
            clause = id(flip.leaf) not in shown
            shown.add(id(flip.leaf))
            if clause or not self.noticed(flip, chosen):
                own = [pair for pair in (*chosen, *kept) if not clause or flip.leaf.question in pair.apart]
                pair = next((pair for pair in own if self.noticed(flip, [pair])), None) or self._pair(rule, flip)
                chosen += [pair] if pair and pair not in chosen else []
        return chosen

    def _holds(self, rule: Rule, pair: Pair) -> bool:
        """Whether both are still asked what they answered, and nothing else, and it comes to the same."""
        journeys = [travel(self.checklist, codes) for codes in pair.people]
        asked = all(
            not journey.current and journey.codes == codes for journey, codes in zip(journeys, pair.people, strict=True)
        )
        return asked and self.truths(rule, pair) == pair.truths

    def noticed(self, flip: Flip, pairs: Sequence[Pair]) -> bool:
        """Whether somebody in the pairs would have something else."""
        return any(
            flip.condition.evaluate(self.answers(codes)) is not truth
            for pair in pairs
            for codes, truth in zip(pair.people, pair.truths, strict=True)
        )

    def missed(self, approved: Pairs) -> Iterator[Missed | None]:
        """Every slip that changes anything; None where a pair notices it."""
        for rule in self.rules.values():
            pairs = [pair for pair in approved.get(rule.key, ()) if self.truths(rule, pair) == pair.truths]
            for flip in self.flips(rule):
                if self.noticed(flip, pairs):
                    yield None
                elif situations := self.situations.count(self.search.otherwise(rule.condition, flip)):
                    yield Missed(rule, flip, situations)

    def _pair(self, rule: Rule, flip: Flip) -> Pair | None:
        """Whoever has more comes first."""
        people = self.search.pair(rule, flip)
        if people is None:
            return None
        one, two = self.truths(rule, Pair(people, (Truth.NO, Truth.NO)))
        return Pair(people, (one, two)) if one > two else Pair(people[::-1], (two, one))
