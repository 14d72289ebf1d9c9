"""Whether what holds for a time says so without a contradiction, and what readers see once it is over."""

from collections.abc import Iterator
from datetime import date

from wizard.content.models import Checklist, Content
from wizard.content.problems import Finding, Location
from wizard.content.timed import DAY, Later, Period
from wizard.lists.epochs import dated
from wizard.lists.regions import local


def timing(checklist: Checklist) -> Iterator[Finding]:
    """Wordings that hold on the same day or leave a gap between them, below the checklist."""
    for location, thing in dated(checklist):
        before: Period = thing
        yield from _backwards(location, thing)
        for position, later in enumerate(thing.then):
            place = (*location, "then", position)
            yield from _backwards(place, later)
            yield from _between(place, before, later)
            if not later.differences.keys() - KEPT:
                yield Finding(place, "this wording says nothing otherwise than the one before it")
            before = later


KEPT = {"sources", "checked", "review_by", "revision"}
"""What may differ without the words."""


def _backwards(place: Location, period: Period) -> Iterator[Finding]:
    if period.start and period.until and period.until < period.start:
        yield Finding((*place, "until"), f"this ends on {period.until}, before it begins on {period.start}")


def _between(place: Location, before: Period, after: Later) -> Iterator[Finding]:
    """What is wrong at the turn from one wording to the next; one without an end ends by itself."""
    if before.start and after.start <= before.start:
        message = f"the wording before this one begins on {before.start}: wordings stand in the order of their days"
        yield Finding((*place, "from"), message)
    elif before.until and after.start <= before.until:
        message = f"two wordings hold on {after.start}: the one before this ends on {before.until}"
        yield Finding((*place, "from"), message)
    elif before.until and after.start > before.until + DAY:
        first, last = before.until + DAY, after.start - DAY
        days = f"on {first}" if first == last else f"from {first} to {last}"
        yield Finding((*place, "from"), f"no wording holds {days}: the one before this ends on {before.until}")


def over(content: Content, today: date) -> Iterator[Finding]:
    """What is over without a successor, and what readers see instead."""
    for id, checklist in content.checklists.items():
        yield from [finding.below("checklists", id) for finding in _over(checklist, today)]


def _over(checklist: Checklist, today: date) -> Iterator[Finding]:
    for location, thing in dated(checklist):
        last = (thing, *thing.then)[-1]
        if last.until and last.until < today:
            place = (*location, "then", len(thing.then) - 1) if thing.then else location
            message = f"ended on {last.until}, and nothing follows: readers now see {_seen(checklist, location, today)}"
            yield Finding((*place, "until"), message, warning=True)


def _seen(checklist: Checklist, location: Location, today: date) -> str:
    """What readers see instead of something that no longer holds."""
    id, where = str(location[-1]), location[:-2]
    if location[-2] not in ("replace", "facts"):
        return NOTHING.get(str(location[-2]), "no such item")
    place, city = (*map(str, where[3::2]), "", "")[:2]
    here = local(checklist, place, city, today)
    texts = [item.do for item in here.items if item.id == id] if location[-2] == "replace" else []
    texts += [here.known[id].text] if location[-2] == "facts" and id in here.known else []
    return " / ".join([f'"{words}"' for text in texts for words in text.root.values()]) or "nothing of it"


NOTHING = {"notices": "no such notice", "phrases": "no such sentence"}
