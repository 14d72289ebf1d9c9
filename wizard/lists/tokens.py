"""Lists from before there were releases: their links carry a fingerprint.

    2026-11-22.534e11f0.3kQ0aBxY1…      the day, the version of the content, the tokens

A token is 18 bits of a hash in three characters: one for all that is known of the place, then one for every item and
notice, sorted. It holds what a thing asks for (id and revision), not its words. No list carries tokens any longer.
What left a list is guessed by trying the tokens of all that may have been on it, and now and then guessed wrong.
"""

import re
from base64 import urlsafe_b64encode
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Literal, NamedTuple

from wizard.content.conditions import Truth
from wizard.content.models import Checklist, Item, Notice
from wizard.content.text import Text
from wizard.lists.changes import Changes, Mark, day_made
from wizard.lists.regions import Local
from wizard.lists.sheet import Sheet

AHEAD = 3
"""Revisions above today's that are recognised as well: the list may come from content that was taken back."""

MADE = re.compile("([0-9-]{10})[.]([0-9a-f]{8})[.]((?:[A-Za-z0-9_-]{3}){1,100})")
"""The form of a fingerprint. No list has a hundred things."""

WORDINGS = (("",), ("", "0"), ("", "0", "1", "01"))
"""Who may word an item, where there is no region, a place, or a place and a city: nobody, the place, the city, both."""


@dataclass(frozen=True, slots=True)
class Past:
    """A list as its fingerprint says it was: `place` is the token of what was known of the place."""

    day: date
    version: str
    place: str
    tokens: tuple[str, ...]

    def __str__(self) -> str:
        """The fingerprint again."""
        return f"{self.day}.{self.version}.{self.place}{''.join(self.tokens)}"


class Thing(NamedTuple):
    """Something on a list, as far as a token tells it apart.

    `wording`: the regions that word it, see `WORDINGS`; `sure`: it is on the list without an "if".
    """

    kind: Literal["item", "notice"]
    id: str
    revision: int
    wording: str = ""
    sure: bool = True


def read(made: str, today: date) -> Past | None:
    """What a fingerprint from an address says; None when it says nothing, or something that cannot be."""
    parts = MADE.fullmatch(made)
    day = day_made(parts[1], today) if parts else None
    if not (parts and day):
        return None
    place, *tokens = re.findall("...", parts[3])
    return Past(day, parts[2], place, tuple(tokens))


def compare(sheet: Sheet, past: Past, version: str, then: Checklist | None) -> Changes:
    """What has changed on the list. `then`: the checklist as it was about that day, for the names of what is gone.

    The link holds the answers too. With the same content they give the same list; tokens that differ all the same
    were edited by hand, and the content has not changed.
    """
    if past.version == version and past.day >= sheet.same_since:
        return Changes(day=past.day)
    left = Counter(past.tokens)
    differing = [thing for thing in _things(sheet) if not _taken(left, [_token(thing)])]
    wordings = WORDINGS[len(sheet.local.regions)]
    marks: dict[str, dict[str, Mark]] = {"item": {}, "notice": {}}
    for thing in differing:
        marks[thing.kind][thing.id] = "changed" if _taken(left, _tokens(thing, wordings)) else "new"
    return Changes(
        day=past.day,
        items=marks["item"],
        notices=marks["notice"],
        place=past.place != place_token(sheet.local),
        gone=tuple(_gone(sheet, then, left, wordings)),
        unnamed=left.total(),
    )


def _gone(sheet: Sheet, then: Checklist | None, left: Counter[str], wordings: Iterable[str]) -> Iterator[Text]:
    """The words of what these tokens once meant, as long as any are left."""
    for thing, words in _absent(sheet, then):
        if not left.total():
            return
        if _taken(left, _tokens(thing, wordings)):
            yield words


def _things(sheet: Sheet) -> Iterator[Thing]:
    """Every item and notice that is on the list."""
    for line in sheet.lines:
        if line.listed:
            yield Thing("item", line.item.id, line.item.revision, line.worded, line.verdict.truth is Truth.YES)
    for notice, verdict in sheet.notices:
        yield Thing("notice", notice.id, notice.revision, sure=verdict.truth is Truth.YES)


def place_token(local: Local) -> str:
    """The token of each fact of the place with who says it, and of the telephone number."""
    known = [(id, local.says(id), fact.revision) for id, fact in local.known.items()]
    return _hashed(f"{sorted(known)} {sorted(local.hotline.root.items())}")


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


def _absent(sheet: Sheet, then: Checklist | None) -> Iterator[tuple[Thing, Text]]:
    """What is not on the list and may have been, the likeliest first, with its words."""
    listed = {thing.id for thing in _things(sheet)}
    for line in sheet.omissions:
        yield Thing("item", line.item.id, line.item.revision), line.item.do
    for each in [each for checklist in (then, sheet.checklist) if checklist for each in _all(checklist)]:
        if each.id not in listed:
            listed.add(each.id)
            if isinstance(each, Item):
                yield Thing("item", each.id, each.revision), each.do
            else:
                yield Thing("notice", each.id, each.revision), each.title


def _all(checklist: Checklist) -> Iterator[Item | Notice]:
    """Everything that stands on some list, in any place."""
    yield from checklist.items
    for _, region in checklist.region_paths():
        yield from region.add
    yield from checklist.notices
