"""What has changed since a list was made, read from a fingerprint that the list carries in its address.

    2026-11-22.534e11f0.3kQ0aBxY1…      the day, the version of the content, the tokens

A token is 18 bits of a hash in three characters: one for all that is known of the place, then one for every item and
notice, sorted. It holds what a thing asks for (id and revision), not its words and not its position, so that a list
survives rewording and reordering.

How often 18 bits mislead. "Nothing has changed", while one thing has: one list in 262,144. What is new is called
changed, for each thing that left the list: 16 tokens are tried in a place, 32 in a city, so once in 16,000 and once in
8,000. What left the list without a name is given a wrong one: 800 tokens are tried in a place, 1,400 in a city, so once
in 330 and once in 190.
"""

import re
from base64 import urlsafe_b64encode
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import Literal, NamedTuple

from wizard.content.conditions import Truth
from wizard.content.models import Checklist, Item, Notice
from wizard.content.text import Text
from wizard.lists.journey import FIRST_YEAR
from wizard.lists.regions import Local
from wizard.lists.sheet import Line, Sheet
from wizard.lists.verdicts import Verdict

AHEAD = 3
"""Revisions above today's that are recognised as well: the list may come from content that was taken back."""

MADE = re.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})[.]([0-9a-f]{8})[.]((?:[A-Za-z0-9_-]{3}){1,100})")
"""The form of a fingerprint. No list has a hundred things."""

WORDINGS = (("",), ("", "0"), ("", "0", "1", "01"))
"""Who may word an item, where there is no region, a place, or a place and a city: nobody, the place, the city, both."""

Mark = Literal["new", "changed"]


@dataclass(frozen=True, slots=True)
class Past:
    """A list as it was, as its fingerprint says it: `place` is the token of what was known of the place."""

    day: date
    version: str
    place: str
    tokens: tuple[str, ...]

    def __str__(self) -> str:
        """The fingerprint again."""
        return f"{self.day}.{self.version}.{self.place}{''.join(self.tokens)}"


@dataclass(frozen=True, slots=True)
class Changes:
    """What has changed since `day`.

    `items` and `notices`: id → what happened to it; `place`: what is known of the place; `gone`: what is no longer on
    the list; `unnamed`: how much more is not, of which nothing is known any longer.
    """

    day: date
    items: Mapping[str, Mark] = field(default_factory=dict)
    notices: Mapping[str, Mark] = field(default_factory=dict)
    place: bool = False
    gone: tuple[Text, ...] = ()
    unnamed: int = 0

    @property
    def count(self) -> int:
        """How many things there are to tell."""
        return len(self.items) + len(self.notices) + self.place + len(self.gone) + self.unnamed


class Thing(NamedTuple):
    """Something on a list, as far as a token tells it apart.

    `wording`: the regions that word it, see `WORDINGS`; `sure`: it is on the list without an "if".
    """

    kind: Literal["item", "notice"]
    id: str
    revision: int
    wording: str = ""
    sure: bool = True


def fingerprint(sheet: Sheet, version: str, tokens: Iterable[str]) -> str:
    """What the address of the list carries, so that it can be compared later. `tokens`: those of all its blocks."""
    return str(Past(sheet.today, version, place_token(sheet.local), tuple(sorted(tokens))))


def tokens_of(lines: Iterable[Line], notices: Iterable[tuple[Notice, Verdict]] = ()) -> list[str]:
    """The tokens of what is on the list."""
    return [_token(thing) for thing in _things(lines, notices)]


def read(made: str, today: date) -> Past | None:
    """What a fingerprint from an address says; None when it says nothing, or something that cannot be."""
    parts = MADE.fullmatch(made)
    if not parts:
        return None
    try:
        day = date.fromisoformat(parts[1])
    except ValueError:
        return None
    if day.year < FIRST_YEAR or day > today:
        return None
    place, *tokens = re.findall("...", parts[3])
    return Past(day, parts[2], place, tuple(tokens))


def compare(sheet: Sheet, past: Past, version: str) -> Changes:
    """What has changed on the list.

    The link holds the answers too. With the same content they give the same list; tokens that differ all the same
    were edited by hand, and the content has not changed.
    """
    if past.version == version:
        return Changes(past.day)
    left = Counter(past.tokens)
    differing = [thing for thing in _things(sheet.lines, sheet.notices) if not _taken(left, [_token(thing)])]
    wordings = WORDINGS[len(sheet.local.regions)]
    marks: dict[str, dict[str, Mark]] = {"item": {}, "notice": {}}
    for thing in differing:
        marks[thing.kind][thing.id] = "changed" if _taken(left, _tokens(thing, wordings)) else "new"
    gone = tuple(_gone(sheet, left, wordings))
    place = past.place != place_token(sheet.local)
    return Changes(past.day, marks["item"], marks["notice"], place, gone, left.total())


def _gone(sheet: Sheet, left: Counter[str], wordings: Iterable[str]) -> Iterator[Text]:
    """The words of what these tokens once meant, as long as any are left."""
    for thing, words in _absent(sheet):
        if not left.total():
            return
        if _taken(left, _tokens(thing, wordings)):
            yield words


def _things(lines: Iterable[Line], notices: Iterable[tuple[Notice, Verdict]]) -> Iterator[Thing]:
    """Every item and notice that is on the list."""
    for line in lines:
        if line.listed:
            yield Thing("item", line.item.id, line.item.revision, line.worded, line.verdict.truth is Truth.YES)
    for notice, verdict in notices:
        yield Thing("notice", notice.id, notice.revision, sure=verdict.truth is Truth.YES)


def place_token(local: Local) -> str:
    """The token of each fact of the place with who says it, and of the telephone number."""
    known = [(id, _says(local, id), fact.revision) for id, fact in local.known.items()]
    return _hashed(f"{sorted(known)} {sorted(local.hotline.root.items())}")


def _says(local: Local, fact: str) -> int:
    """Who says it: 2 the city, 1 the place, 0 the checklist."""
    return max((level for level, region in enumerate(local.regions, start=1) if fact in region.facts), default=0)


def _token(thing: Thing) -> str:
    return _hashed(" ".join(map(str, thing)))


def _hashed(meaning: str) -> str:
    return urlsafe_b64encode(sha256(meaning.encode()).digest()[:3])[:3].decode()


def _tokens(thing: Thing, wordings: Iterable[str]) -> Iterator[str]:
    """The tokens that the same thing may have had on an older list, or on one from content that was taken back."""
    for revision in range(1, thing.revision + AHEAD + 1):
        for wording in wordings if thing.kind == "item" else ("",):
            for sure in (True, False):
                yield _token(Thing(thing.kind, thing.id, revision, wording, sure))


def _taken(left: Counter[str], tokens: Iterable[str]) -> bool:
    """Whether one of these tokens is left; it is left no longer."""
    found = next((token for token in tokens if left[token] > 0), None)
    if found:
        left[found] -= 1
    return found is not None


def _absent(sheet: Sheet) -> Iterator[tuple[Thing, Text]]:
    """What is not on the list and may have been, the likeliest first, with its words."""
    checklist, noticed = sheet.journey.checklist, {notice.id for notice, _ in sheet.notices}
    for line in sheet.omissions:
        yield Thing("item", line.item.id, line.item.revision), line.item.do
    for item in _elsewhere(checklist, sheet.local):
        yield Thing("item", item.id, item.revision), item.do
    for notice in checklist.notices:
        if notice.id not in noticed:
            yield Thing("notice", notice.id, notice.revision), notice.title


def _elsewhere(checklist: Checklist, local: Local) -> Iterator[Item]:
    """The items that other places add."""
    for _, region in checklist.region_paths():
        if region not in local.regions:
            yield from region.add
