"""What is known of each place, and how well: `docs/places.md`, made from the content; a test keeps it current."""

from collections import Counter
from collections.abc import Iterator

from wizard.content.models import Checklist, Content, LocalFact, Region, walk
from wizard.content.sources import Dated, Sourced

PLACES = "docs/places.md"


def places_text(content: Content) -> str:
    """The report as the file holds it."""
    lines = ["# What is known of each place", "", "Made from `checklists.yaml` by `./dev places`. Do not edit.", ""]
    lines += _figures(content)
    for checklist in content.checklists.values():
        lines += ["", f"## {checklist.title['en']}", "", *_table(content, checklist)]
    return "\n".join(lines) + "\n"


def _figures(content: Content) -> Iterator[str]:
    items = sum(len(checklist.items) for checklist in content.checklists.values())
    regions = [region for checklist in content.checklists.values() for _, region in checklist.region_paths()]
    kinds = Counter(source.kind for source in content.sources.values())
    statements = [value for _, value in walk(content) if isinstance(value, Dated)]
    backed = [value for value in statements if _kinds(content, value) & {"law", "official", "copy"}]
    yield "| what | number |"
    yield "|---|---|"
    yield f"| items on the general list | {items} |"
    yield f"| items that places add | {sum(len(region.add) for region in regions)} |"
    yield f"| items that places word otherwise | {sum(len(region.replace) for region in regions)} |"
    yield f"| facts about places | {sum(len(region.facts) for region in regions)} |"
    for kind in ("law", "official", "copy", "secondary", "ours"):
        yield f"| sources of kind {kind} | {kinds[kind]} |"
    yield f"| statements (items, facts, notices) | {len(statements)} |"
    yield f"| of these without a law, an official page or a copy of one | {len(statements) - len(backed)} |"


def _table(content: Content, checklist: Checklist) -> Iterator[str]:
    titles = [fact.title["en"] for fact in checklist.facts.values()]
    yield f"| place | hotline | {' | '.join(titles)} | items | sources |"
    yield "|---" * (len(titles) + 4) + "|"
    for location, region in checklist.region_paths():
        name = f"{region.title['en']} {region.title['zh']}"
        cells = [
            "&emsp;" * (len(location) > 4) + name,
            region.hotline["en"] if region.hotline else "",
            *_facts(checklist, region),
        ]
        yield f"| {' | '.join([*cells, _changes(region), _sources(content, region)])} |"


def _facts(checklist: Checklist, region: Region) -> Iterator[str]:
    for id in checklist.facts:
        known = region.facts.get(id)
        yield f"{known.text['en']} ({_days(known)})" if known else "–"


def _days(known: LocalFact) -> str:
    """When it was compared, and when it holds, where not always."""
    days = [f"from {known.start}"] * bool(known.start) + [f"until {known.until}"] * bool(known.until)
    return ", ".join([str(known.checked), *days])


def _changes(region: Region) -> str:
    signs = [f"+ {item.id}" for item in region.add]
    signs += [f"~ {id}" for id in region.replace] + [f"− {id}" for id in region.leave_out]
    return "<br>".join(signs) or "–"


def _sources(content: Content, region: Region) -> str:
    """The sources of a region with their kinds, each once."""
    named = [id for _, value in walk(region) if isinstance(value, Sourced) for id in value.source_ids]
    shown = [content.sources[id] for id in dict.fromkeys(named)]
    links = [f"[{source.id}]({source.url}) {source.kind}" if source.url else source.id for source in shown]
    dates = [f" {source.dated}" if source.dated else "" for source in shown]
    return "<br>".join(link + day for link, day in zip(links, dates, strict=True)) or "–"


def _kinds(content: Content, value: Dated) -> set[str]:
    return {content.sources[id].kind for id in value.source_ids}
