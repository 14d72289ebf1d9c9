"""Texts that exclude each other: proves that no list, wherever and for whomever, holds both.

`excludes` names what must not stand beside a text: an item by its id, others as `fact:fee`, `notice:lost-card`,
`phrase:say-lost`. It means the words as the general list has them, or the place that adds them: words that a place puts
in their stead say something else.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from wizard.checks.census import Census
from wizard.checks.diagrams import NOBODY, Diagram
from wizard.checks.presence import Entry
from wizard.content.models import Checklist, walk
from wizard.content.problems import Finding, Location, nearest

KINDS = ("fact", "notice", "phrase")
"""What a reference names besides items, which are named by their id alone."""


def exclusions(checklist: Checklist) -> Iterator[Finding]:
    """References that lead nowhere."""
    known = _known(checklist)
    for location, value in walk(checklist):
        for position, reference in enumerate(getattr(value, "excludes", None) or ()):
            if reference not in known:
                message = f"there is no {_name(reference)}{nearest(reference, known)}"
                yield Finding((*location, "excludes", position), message)


def _known(checklist: Checklist) -> set[str]:
    added = [item.id for _, region in checklist.region_paths() for item in region.add]
    named = {"fact": checklist.facts, "notice": [each.id for each in checklist.notices]}
    named["phrase"] = [each.id for each in checklist.phrases]
    return {*added, *(item.id for item in checklist.items), *(f"{kind}:{id}" for kind in KINDS for id in named[kind])}


def contradictions(census: Census) -> Iterator[Finding]:
    """Texts of which one excludes the other, and which stand on one list all the same; each told once."""
    found: dict[tuple[Location, str], dict[date, Diagram]] = {}
    for day in census.days:
        for entry, other, location, both in _together(census, census.entries[day]):
            message = f"{_name(entry.reference)} and {_name(other)} exclude each other, and stand on one list"
            days = found.setdefault((location, message), {})
            days[day] = census.sets.either(days.get(day, NOBODY), both)
    for (location, message), days in found.items():
        yield census.finding(location, message, census.sets.any(days.values()), min(days))


def _together(census: Census, entries: Sequence[Entry]) -> Iterator[tuple[Entry, str, Location, Diagram]]:
    """Each text with another that it excludes and that stands beside it: where that is said, and for whom it is so."""
    present = {each.reference: each.truths.possible for each in entries if each.own}
    for entry in entries:
        for position, other in enumerate(entry.excludes):
            both = census.somebody(census.sets.both(entry.truths.possible, present.get(other, NOBODY)))
            if both != NOBODY:
                yield entry, other, (*entry.written, "excludes", position), both


def _name(reference: str) -> str:
    kind, colon, id = reference.partition(":")
    return f'{kind} "{id}"' if colon and kind in KINDS else f'item "{reference}"'
