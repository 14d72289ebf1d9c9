"""Whether the head of the list and the telephone have the short words that they need, and short enough."""

from collections.abc import Iterator, Mapping

from wizard.content.models import Checklist, Item, LocalFact, Region
from wizard.content.problems import Finding, Location, key_of
from wizard.content.text import EVERY, Text

WIDEST = 24
"""Of a short name, in Latin letters; a Chinese character is as wide as two. Two of them fit side by side on a phone."""


def shorts(checklist: Checklist) -> Iterator[Finding]:
    """Short names that are too long, and those that are missing, below the checklist."""
    items = {item.id: item for _, item in _items(checklist)}
    for location, item in _items(checklist):
        yield from _of_item(location, item)
    for location, region in checklist.region_paths():
        yield from _of_region(items, location, region)
        yield from _of_facts((*location, "facts"), region.facts)
    yield from _of_facts(("facts",), checklist.facts)
    for id, question in checklist.questions.items():
        for option in question.options.values():
            yield from _short(("questions", id, "options", option.id, "short"), option.short)


def width(words: str) -> int:
    """In Latin letters."""
    return sum(1 if character.isascii() or character == "’" else 2 for character in words)


def _items(checklist: Checklist) -> Iterator[tuple[Location, Item]]:
    for position, item in enumerate(checklist.items):
        yield ("items", position), item
    for location, region in checklist.region_paths():
        for position, item in enumerate(region.add):
            yield (*location, "add", position), item


def _of_item(location: Location, item: Item) -> Iterator[Finding]:
    yield from _short((*location, "bring"), item.bring or None)
    if item.ask_office and item.asks is None:
        yield Finding(key_of((*location, "ask-office")), '"asks" is missing here: the question to ask by telephone')
    for position, later in enumerate(item.then):
        if item.bring and later.do and later.bring is None:
            below = (*location, "then", position, "do")
            yield Finding(key_of(below), '"bring" is missing here: its short name in these words, or false')
        yield from _short((*location, "then", position, "bring"), later.bring or None)


def _of_region(items: Mapping[str, Item], location: Location, region: Region) -> Iterator[Finding]:
    """Whoever rewords a thing to bring says again what its short name is, which the old one may not fit."""
    for id, replacement in region.replace.items():
        item, below = items.get(id), (*location, "replace", id)
        if item and item.bring and replacement.do and replacement.bring is None:
            yield Finding(key_of((*below, "do")), '"bring" is missing here: its short name in these words, or false')
        if item and replacement.ask_office and item.asks is None and replacement.asks is None:
            yield Finding(key_of((*below, "ask-office")), '"asks" is missing here: the question to ask by telephone')
        yield from _short((*below, "bring"), replacement.bring or None)


def _of_facts(location: Location, facts: Mapping[str, LocalFact]) -> Iterator[Finding]:
    for id, fact in facts.items():
        yield from _short((*location, id, "short"), fact.short)
        for position, later in enumerate(fact.then):
            below = (*location, id, "then", position)
            if fact.short and later.text and later.short is None:
                yield Finding(key_of((*below, "text")), '"short" is missing here: the same in a word or two')
            yield from _short((*below, "short"), later.short)


def _short(location: Location, text: Text | None) -> Iterator[Finding]:
    for lang, words in text.root.items() if text else ():
        if width(words) > WIDEST:
            below = location if lang == EVERY else (*location, lang)
            yield Finding(below, f"{width(words)} letters wide: {WIDEST} are the most for a short name")
