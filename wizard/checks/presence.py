"""What stands on whose list on a day: every text of a checklist with the situations in which a reader sees it.

The same rules as `lists.regions`, turned round: there one place gives a list, here one text gives all its readers.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from wizard.checks.diagrams import EVERYBODY, Diagram
from wizard.checks.situations import Situations, Truths
from wizard.content.conditions import Certain, Condition
from wizard.content.models import Checklist, Fact, Item, LocalFact, Notice, Phrase, Region, Replacement
from wizard.content.problems import Location
from wizard.lists.epochs import worded

GENERAL: Location = ()


class Entry(NamedTuple):
    """A text on lists: what it is called, where its words stand, and for whom it is there, for certain or perhaps.

    `region`: where it is said, `GENERAL` for what is said everywhere; `own`: not other words for something, but a
    thing of its own; `written` and `excludes`: what it must not stand beside, and where that is said.
    """

    reference: str
    location: Location
    truths: Truths
    region: Location
    own: bool
    written: Location
    excludes: tuple[str, ...]


class Words(NamedTuple):
    """Other words for something, in a region."""

    region: Location
    location: Location
    excludes: tuple[str, ...] | None


class Areas:
    """Where a checklist's regions are: for each, by its location, the situations in it.

    `alone`: in a place, and in none of its cities that have words of their own.
    """

    def __init__(self, situations: Situations) -> None:
        checklist = situations.checklist
        place, city = checklist.question_of("place"), checklist.question_of("city")
        self.regions: dict[Location, Region] = {}
        self.within: dict[Location, Diagram] = {GENERAL: EVERYBODY}
        for location, region in checklist.region_paths():
            question = city if len(location) > 4 else place
            if question:
                self.regions[location] = region
                self.within[location] = situations.chosen(question.id, [region.id])
        self.alone = self._alone(situations)
        self.leaving = self._leaving()

    def _alone(self, situations: Situations) -> Mapping[Location, Diagram]:
        cities: dict[Location, list[Diagram]] = {}
        for location, within in self.within.items():
            if len(location) > 4:
                cities.setdefault(location[:4], []).append(within)
        sets = situations.diagrams
        return {at: sets.without(each, sets.any(cities.get(at, ()))) for at, each in self.within.items()}

    def _leaving(self) -> Mapping[str, Sequence[Diagram]]:
        """Item id → where it is left out."""
        leaving: dict[str, list[Diagram]] = {}
        for location, region in self.regions.items():
            for id in region.leave_out:
                leaving.setdefault(id, []).append(self.within[location])
        return leaving


class Presence:
    """All that stands on lists on a day."""

    def __init__(self, situations: Situations, areas: Areas, day: date) -> None:
        self.situations, self.areas, self.day = situations, areas, day
        self.sets = situations.diagrams
        self.checklist: Checklist = situations.checklist

    def entries(self) -> Iterator[Entry]:
        """Every text, in the words of each region that has its own."""
        yield from self.items()
        yield from self.facts()
        yield from self._others()

    def items(self) -> Iterator[Entry]:
        """Every item in all its words."""
        words = self._words("replace")
        for location, item in self.placed():
            yield from self._worded(self._entry(item.id, location, item, self.truths(location, item)), words)

    def placed(self) -> Iterator[tuple[Location, Item]]:
        """Every item that holds on the day, with its place in the file."""
        lists: list[tuple[Location, Sequence[Item]]] = [(("items",), self.checklist.items)]
        lists += [((*location, "add"), region.add) for location, region in self.areas.regions.items()]
        for location, items in lists:
            for position, item in enumerate(items):
                if now := worded(item, self.day):
                    yield (*location, position), now

    def truths(self, location: Location, item: Item) -> Truths:
        """For whom an item is there, in whatever words."""
        home = self.areas.within[location[:-2]] if location[0] == "regions" else EVERYBODY
        leaving = self.sets.any(self.areas.leaving.get(item.id, ()))
        return self.limited(item.when, self.sets.without(home, leaving))

    def limited(self, when: Condition, within: Diagram) -> Truths:
        return Truths(*[self.sets.both(within, each) for each in self.situations.truths(when)])

    def facts(self) -> Iterator[Entry]:
        """What is known, in general and in each region."""
        words = self._words("facts")
        for id, fact in self.checklist.facts.items():
            truths = self.situations.truths(fact.when)
            entry = self._entry(f"fact:{id}", ("facts", id), fact, truths)
            said = [*self._worded(entry, words)]
            yield from said if worded(fact, self.day) else said[1:]

    def _others(self) -> Iterator[Entry]:
        for position, notice in enumerate(self.checklist.notices):
            if worded(notice, self.day):
                truths = self.situations.truths(notice.when)
                yield self._entry(f"notice:{notice.id}", ("notices", position), notice, truths)
        for position, phrase in enumerate(self.checklist.phrases):
            if worded(phrase, self.day):
                truths = self.situations.truths(Certain(phrase.when))  # what may not fit is not said
                yield self._entry(f"phrase:{phrase.id}", ("phrases", position), phrase, truths)

    def _entry(self, reference: str, location: Location, said: Item | Fact | Notice | Phrase, truths: Truths) -> Entry:
        region = location[:-2] if location[0] == "regions" else GENERAL
        return Entry(reference, location, truths, region, True, location, said.excludes)

    def _words(self, part: str) -> Mapping[str, Sequence[Words]]:
        """Id → the regions that have other words for it on the day, a place before its cities."""
        found: dict[str, list[Words]] = {}
        for location, region in self.areas.regions.items():
            said: Mapping[str, Replacement] | Mapping[str, LocalFact] = getattr(region, part)
            for id, each in said.items():
                if now := worded(each, self.day):
                    reference = f"fact:{id}" if part == "facts" else id
                    found.setdefault(reference, []).append(Words(location, (*location, part, id), now.excludes))
        return found

    def _worded(self, entry: Entry, words: Mapping[str, Sequence[Words]]) -> Iterator[Entry]:
        """The general words where no region has others, and these where they are said."""
        here = words.get(entry.reference, ())
        within = self.areas.within
        cities = self.sets.any([within[each.region] for each in here if len(each.region) > 4])
        yield entry._replace(truths=self._outside(entry.truths, self.sets.any([within[each.region] for each in here])))
        by_region: dict[Location, Entry] = {}
        for each in here:
            around = by_region.get(each.region[:4], entry)
            own = each.excludes is not None
            said = around._replace(location=each.location, region=each.region, own=False)
            said = said._replace(written=each.location, excludes=each.excludes or ()) if own else said
            by_region[each.region] = said
            truths = Truths(*[self.sets.both(within[each.region], truth) for truth in entry.truths])
            yield said._replace(truths=truths if len(each.region) > 4 else self._outside(truths, cities))

    def _outside(self, truths: Truths, there: Diagram) -> Truths:
        return Truths(*[self.sets.without(each, there) for each in truths])
