"""Whether content may be said: where each statement comes from, and how old it is."""

from collections.abc import Iterator
from datetime import date, timedelta
from urllib.parse import urlsplit

from wizard.checks.readability import asks
from wizard.content.models import Content, Item, Region, walk
from wizard.content.problems import Finding, Key, Location, nearest
from wizard.content.sources import Citation, Dated, Source, Sourced

GRACE = timedelta(days=90)
"""So long a review may be overdue before it is an error."""

CITED_KINDS = {"law", "official", "copy"}
"""What is long enough, and binding enough, to say where in it a statement stands."""

MOST_UNCITED = 20
"""More than this many are told in one line."""


def sources(content: Content, whole: bool) -> Iterator[Finding]:
    """Statements without sources, sources without statements, and what promises more than its sources carry."""
    used: set[str] = set()
    for location, citation in _citations(content):
        used.add(citation.source)
        if citation.source not in content.sources:
            message = f'there is no source "{citation.source}"{nearest(citation.source, content.sources)}'
            yield Finding((*location, "source"), message)
    for location, value in walk(content):
        if isinstance(value, Sourced) and not isinstance(value, Region):
            yield from _support(content, location, value)
    for id, source in content.sources.items():
        if whole and id not in used:
            yield Finding(("sources", Key(id)), f'nothing rests on source "{id}"')
        yield from _link(("sources", id), source)
    yield from _waived(content)


def _waived(content: Content) -> Iterator[Finding]:
    """Articles on which nothing is said to rest, though something does."""
    cited = {(each.source, article) for _, each in _citations(content) for article in each.articles}
    for id, source in content.sources.items():
        for article in source.waived:
            location = ("sources", id, "waived", article)
            if source.kind != "law":
                yield Finding(location, "only a law has articles that can be waived")
            elif (id, article) in cited:
                yield Finding(location, f"something rests on article {article}: it need not be waived")


def citations(content: Content) -> Iterator[Finding]:
    """Uses of a law, an official page or a copy of one that do not say where in it the statement stands, and what."""
    found = [
        Finding((*location, "source"), _uncited(citation))
        for location, citation in _citations(content)
        if citation.source in content.sources
        and content.sources[citation.source].kind in CITED_KINDS
        and not (citation.at and citation.says)
    ]
    if len(found) > MOST_UNCITED:
        first = found[0]
        found = [first._replace(message=f"{first.message} … and {len(found) - 1} more")]
    yield from found


def _uncited(citation: Citation) -> str:
    lacking = [f'"{key}" ({what})' for key, what in CITED.items() if not getattr(citation, key)]
    return f'"{citation.source}" is cited without {" and ".join(lacking)}'


CITED = {"at": "where in it this stands", "says": "what it says there, in your own words"}


def _citations(content: Content) -> Iterator[tuple[Location, Citation]]:
    return ((location, value) for location, value in walk(content) if isinstance(value, Citation))


def _support(content: Content, location: Location, value: Sourced) -> Iterator[Finding]:
    kinds = {content.sources[id].kind for id in value.source_ids if id in content.sources}
    if value.sources == ():
        yield Finding((*location, "sources"), "this says nothing about where it comes from")
    if kinds != {"secondary"}:
        return
    if isinstance(value, Item) and not value.ask_office:
        message = f'item "{value.id}" rests on secondary sources alone: "ask-office: true", and worded as a question'
        yield Finding(location, message)
    text = getattr(value, "text", None)
    for lang, words in text.root.items() if text else ():
        if not asks(lang, words):
            yield Finding(
                (*location, "text", lang), "this rests on secondary sources alone: word it as a question to ask"
            )


def _link(location: Location, source: Source) -> Iterator[Finding]:
    if (source.url is None) is not (source.kind == "ours"):
        yield Finding(location, 'a source has a "url", and only our own advice ("kind: ours") has none')
    if source.url is not None and not _is_address(source.url):
        yield Finding((*location, "url"), f'"{source.url}" is not the address of a page')


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        sound = parts.scheme in ("http", "https") and "." in (parts.hostname or "") and parts.port != 0
    except ValueError:
        return False
    return sound and not any(character.isspace() for character in url)


def overdue(content: Content, today: date) -> Iterator[Finding]:
    """What was to be compared with its sources again by now, and what cannot have been compared yet."""
    for location, value in walk(content):
        if isinstance(value, Dated | Source) and value.checked > today:
            yield Finding(
                (*location, "checked"), f"{value.checked} is still to come: the day of the last check stands here"
            )
        if isinstance(value, Dated) and value.due < today:
            days = (today - value.due).days
            message = f"was to be checked again by {value.due}, {days} {'day' if days == 1 else 'days'} ago"
            yield Finding((*location, "checked"), message, today - value.due <= GRACE)
