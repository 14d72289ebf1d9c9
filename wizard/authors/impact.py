"""Whose list an edit changes: two versions of a checklist in one space of answers, compared for everybody at once.

Somebody is compared by the same answers. What only the older version asked may have been answered in any way; who gives
an answer that it did not know is counted as new.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from wizard.authors.groups import groups
from wizard.authors.phrasing import counted
from wizard.checks.census import Census
from wizard.checks.diagrams import NOBODY, Diagram, Diagrams
from wizard.checks.presence import Areas, Presence
from wizard.checks.situations import Digit, Situations, Truths, digits_of, width
from wizard.content.models import Checklist, Content
from wizard.lists.releases import noted

MOST_GROUPS, EXAMPLES = 5, 3


class Difference(NamedTuple):
    """What happened to something, on whose lists."""

    reference: str
    what: str
    who: Diagram


class Comparison:
    """Two versions of a checklist on a day."""

    def __init__(self, old: Checklist, new: Checklist, day: date) -> None:
        digits, before = digits_of(new), dict[str, Digit]()
        start = width(digits)
        for id, digit in digits_of(old).items():
            if _alike(old, new, id):
                before[id] = digits[id]
            else:
                before[id] = Digit(range(start, start := start + len(digit.levels)), digit.options)
        sets = self.sets = Diagrams(start)
        self.day, self.new, self.old = day, Situations(new, digits, sets), Situations(old, before, sets)
        self.apart = [id for id in before if id not in digits or before[id] is not digits[id]]
        same = [self._same(id) for id in self.apart if id in digits]
        self.both = sets.all([self.new.everybody, self.old.everybody, *same])

    def _same(self, id: str) -> Diagram:
        """Whoever is asked by both versions gives both the same answer."""
        sets, options = self.sets, {*self.old.digits[id].options}
        common = [option for option in self.new.digits[id].options if option in options]
        equal = [sets.both(self.new.chosen(id, [each]), self.old.chosen(id, [each])) for each in common]
        return sets.any([self.new.passed(id), self.old.passed(id), *equal])

    def people(self, one: Diagram) -> Diagram:
        """Those of today for whom it is so, for some answers that are no longer asked for."""
        levels = [level for id in self.apart for level in self.old.digits[id].levels]
        return self.sets.whatever(self.sets.both(one, self.both), levels)

    @property
    def unknown(self) -> Diagram:
        """Whoever gives an answer that the older version did not know."""
        return self.sets.without(self.new.everybody, self.people(self.both))

    def differences(self) -> Iterator[Difference]:
        before, after = self._present(self.old), self._present(self.new)
        for reference in dict.fromkeys([*after, *before]):
            was, now = [each.get(reference, Truths(NOBODY, NOBODY)) for each in (before, after)]
            for what, one in self._changes(was, now).items():
                if who := self.people(one):
                    yield Difference(reference, what, who)

    def _changes(self, was: Truths, now: Truths) -> Mapping[str, Diagram]:
        sets = self.sets
        stays = sets.both(was.possible, now.possible)
        return {
            "gained": sets.without(now.possible, was.possible),
            "lost": sets.without(was.possible, now.possible),
            "certain where it was “if”": sets.both(stays, sets.without(now.certain, was.certain)),
            "“if” where it was certain": sets.both(stays, sets.without(was.certain, now.certain)),
        }

    def _present(self, situations: Situations) -> Mapping[str, Truths]:
        """What is on lists, in whatever words; what a question decides is whom it is asked of."""
        found: dict[str, Truths] = {}
        for entry in Presence(situations, Areas(situations), self.day).entries():
            before = found.get(entry.reference, Truths(NOBODY, NOBODY))
            found[entry.reference] = Truths(*map(self.sets.either, before, entry.truths))
        return found


def _alike(old: Checklist, new: Checklist, id: str) -> bool:
    """Whether a question is asked of the same people, with the same options."""
    before, after = old.questions[id], new.questions.get(id)
    if after is None or before.when != after.when or old.answers[id] != new.answers[id]:
        return False
    return all(_alike(old, new, leaf.question) for leaf in before.when.leaves())


def impact(old: Content, new: Content, day: date) -> str:
    """What an edit changes, in Markdown."""
    lines = ["# What this changes", ""]
    for id, checklist in new.checklists.items():
        if id in old.checklists:
            lines += _of_checklist(Comparison(old.checklists[id], checklist, day), new.first_language)
        else:
            lines += [f"Checklist “{id}” is new."]
    before, after = noted(old), noted(new)
    reworded = sum(before[key] != after[key] for key in before.keys() & after.keys())
    return "\n".join([*lines, "", f"Things that are written otherwise, in words or in rules: {reworded}.", ""])


def _of_checklist(comparison: Comparison, language: str) -> Iterator[str]:
    census = Census(comparison.new.checklist, comparison.day, language, comparison.new)
    sets, total = comparison.sets, comparison.new.total
    differences = [*comparison.differences()]
    changed = comparison.new.count(sets.any([each.who for each in differences]))
    yield f"This changes the lists of {changed:,} of {counted(total)}."
    if unknown := comparison.new.count(comparison.unknown):
        yield f"In {unknown:,} an answer is given that was not there before."
    for difference in differences:
        yield from ("", *_told(census, difference))


def _told(census: Census, difference: Difference) -> Iterator[str]:
    situations, rest = census.situations, difference.who
    words = "en" if all("en" in each.name.root for each in census.checklist.questions.values()) else census.language
    yield f"## `{difference.reference}`: {difference.what} ({counted(situations.count(rest))})"
    yield ""
    for number, group in enumerate(groups(situations, rest, words)):
        if number == MOST_GROUPS:
            yield "- and others"
            break
        yield f"- {group.words} ({group.situations:,})"
    yield ""
    for _ in range(EXAMPLES):
        if rest:
            yield f"    {census.address(rest)}"
            rest = _others(census, rest)


def _others(census: Census, who: Diagram) -> Diagram:
    """The set without everybody who gives the same first answers as its first person; without this person at least."""
    person = census.situations.codes(who)
    for length in (2, len(person)):
        alike = [census.situations.chosen(id, [code]) for id, code in [*person.items()][:length]]
        rest = census.sets.without(who, census.sets.all(alike))
        if rest != NOBODY:
            return rest
    return NOBODY
