"""Whether content may be said: where each statement comes from, how old it is, and whether people can read it."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlsplit

from wizard.checks.readability import asks, faults
from wizard.content.conditions import Path
from wizard.content.loading import nearest
from wizard.content.models import Content, Dated, Item, LocalFact, Notice, Paragraph, Replacement, walk
from wizard.content.text import EVERY, Text

GRACE = timedelta(days=90)
"""So long a review may be overdue before it is an error."""

Finding = tuple[Path, str]
"""Where, and what is wrong there."""

Remark = tuple[Path, str, bool]
"""Where, what an author should look at there, and whether it can be borne a while longer."""


def sources(content: Content, whole: bool) -> Iterator[Finding]:
    """Statements without sources, sources without statements, and what promises more than its sources carry."""
    used: set[str] = set()
    for path, value in walk(content):
        for position, id in enumerate(getattr(value, "sources", None) or () if path else ()):
            used.add(id)
            if id not in content.sources:
                yield (*path, "sources", position), f'there is no source "{id}"{nearest(id, content.sources)}'
        if isinstance(value, Item | LocalFact | Notice | Paragraph | Replacement):
            yield from _support(content, path, value)
    for id, source in content.sources.items():
        if whole and id not in used:
            yield ("sources", id), f'nothing rests on source "{id}"'
        yield from _link(("sources", id), source.url, source.kind)


def _support(content: Content, path: Path, value: Any) -> Iterator[Finding]:
    kinds = {content.sources[id].kind for id in value.sources or () if id in content.sources}
    if value.sources == ():
        yield (*path, "sources"), "this says nothing about where it comes from"
    if kinds != {"secondary"}:
        return
    if isinstance(value, Item) and not value.ask_office:
        yield path, f'item "{value.id}" rests on secondary sources alone: "ask-office: true", and worded as a question'
    text = getattr(value, "text", None)
    for lang, words in text.root.items() if text else ():
        if not asks(lang, words):
            yield (*path, "text", lang), "this rests on secondary sources alone: word it as a question to ask"


def _link(path: Path, url: str | None, kind: str) -> Iterator[Finding]:
    if (url is None) is not (kind == "ours"):
        yield path, 'a source has a "url", and only our own advice ("kind: ours") has none'
    if url is None:
        return
    try:
        parts = urlsplit(url)
        sound = parts.scheme in ("http", "https") and "." in (parts.hostname or "") and parts.port != 0
    except ValueError:
        sound = False
    if not sound or any(character.isspace() for character in url):
        yield (*path, "url"), f'"{url}" is not the address of a page'


def overdue(content: Content, today: date) -> Iterator[Remark]:
    """What was to be compared with its sources again by now."""
    for path, value in walk(content):
        if isinstance(value, Dated) and value.due < today:
            days = (today - value.due).days
            message = f"was to be checked again by {value.due}, {days} {'day' if days == 1 else 'days'} ago"
            yield (*path, "checked"), message, today - value.due <= GRACE


def plainness(content: Content) -> Iterator[Finding]:
    """Texts that are too long, too hard, or punctuated by the rule of another language."""
    for path, value in walk(content):
        if isinstance(value, Text) and EVERY not in value.root:
            for lang, words in value.root.items():
                below = (*path[:-1], lang) if path[-1] == "label" else (*path, lang)
                for fault in faults(lang, words, content.avoid.get(lang, {})):
                    yield below, fault
