"""What proofs ask: who there is, on which days something changes, what stands on whose list, and who bears it out."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property

from wizard.checks.diagrams import EVERYBODY, NOBODY, Diagram
from wizard.checks.presence import Areas, Entry, Presence
from wizard.checks.situations import Situations
from wizard.content.models import Checklist
from wizard.content.problems import Evidence, Finding, Location
from wizard.lists.epochs import Epochs


class Census:
    """One checklist with everybody who may have a list from the day `since` on: nobody makes earlier ones any more."""

    def __init__(self, checklist: Checklist, since: date, language: str, situations: Situations | None = None) -> None:
        self.checklist, self.language = checklist, language
        self.situations = situations or Situations(checklist)
        self.sets = self.situations.diagrams
        self.areas = Areas(self.situations)
        self.days = [since, *Epochs(checklist).between(since, date.max)]

    @cached_property
    def presences(self) -> Mapping[date, Presence]:
        return {day: Presence(self.situations, self.areas, day) for day in self.days}

    @cached_property
    def entries(self) -> Mapping[date, Sequence[Entry]]:
        """Day → every text on lists of that day."""
        return {day: [*presence.entries()] for day, presence in self.presences.items()}

    def somebody(self, one: Diagram) -> Diagram:
        """Those of a set who are anybody's situation."""
        return self.sets.both(one, self.situations.everybody)

    def most_of(self, sets: Sequence[Diagram], least: int) -> int:
        """How many of the sets one situation is in at most; at least so many."""
        while self.sets.more_than(least, self.situations.everybody, sets) != NOBODY:
            least += 1
        return least

    def finding(
        self, location: Location, message: str, who: Diagram, day: date | None = None, *, warning: bool = False
    ) -> Finding:
        """Something that is so for somebody: of a later day, on a list for that day."""
        return Finding(location, message, warning, self.evidence(who, day))

    def evidence(self, who: Diagram, day: date | None = None) -> Evidence | None:
        """None where it is nobody."""
        situations = self.situations
        if not situations.possible(who):
            return None
        return Evidence(situations.count(who), situations.total, self.address(who, day))

    def address(self, who: Diagram, day: date | None = None) -> str:
        """The list of somebody in the set."""
        later = day if day != self.days[0] else None
        answers = self.situations.person(who, later).items()
        query = "&".join([f"{id}={code}" for id, code in answers])
        return f"/{self.language}/{self.checklist.id}/checklist?{query}"

    def inside(self, location: Location) -> Diagram:
        """The situations in the region that something is written in; everywhere, where it stands in none."""
        if location[0] != "regions":
            return EVERYBODY
        region = location[:6] if len(location) > 5 and location[4] == "cities" else location[:4]
        return self.areas.within.get(region, EVERYBODY)
