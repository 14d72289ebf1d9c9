"""Questions to the content, in a small closed language: who gets something, who is asked something, why, what differs.

gets ITEM [not ITEM]      asked QUESTION      together [ITEM]      why ITEM LINK      differ LINK LINK
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from urllib.parse import parse_qsl, urlsplit

from wizard.authors.company import all_together, listed, together
from wizard.authors.groups import groups
from wizard.authors.phrasing import counted, quoted
from wizard.checks.census import Census
from wizard.checks.diagrams import Diagram
from wizard.content.conditions import Truth
from wizard.content.models import Checklist
from wizard.content.problems import nearest
from wizard.lists.journey import Journey, travel
from wizard.lists.sheet import Sheet, Sheets
from wizard.lists.verdicts import Verdict

MOST_GROUPS = 12


class Unknown(ValueError):
    """A question that cannot be answered, with the reason."""


def answer(checklist: Checklist, words: Sequence[str], day: date, language: str) -> Iterator[str]:
    """The answer to a question, line by line. `language`: that of the labels. Raises Unknown."""
    census = Census(checklist, day, language)
    match [*words]:
        case ["gets", item]:
            return _people(census, _gets(census, item))
        case ["gets", item, "not", other]:
            return _people(census, census.sets.without(_gets(census, item), _gets(census, other)))
        case ["asked", question]:
            return _people(census, census.situations.asked[_known(question, checklist.questions)])
        case ["table", item]:
            return _table(census, item)
        case ["together"]:
            return all_together(census)
        case ["together", item]:
            return together(census, _known(item, listed(census)))
    return _about_links(checklist, words, day, language)


def _about_links(checklist: Checklist, words: Sequence[str], day: date, language: str) -> Iterator[str]:
    match [*words]:
        case ["why", item, link]:
            return _why(_sheet(checklist, link, day), item, language)
        case ["differ", link, other]:
            return _differ(_sheet(checklist, link, day), _sheet(checklist, other, day), language)
    raise Unknown("ask: gets ITEM [not ITEM] | asked QUESTION | together [ITEM] | why ITEM LINK | differ LINK LINK")


def _known(word: str, words: Iterable[str]) -> str:
    known = [*words]
    if word not in known:
        raise Unknown(f'there is no "{word}"{nearest(word, known)}')
    return word


def _gets(census: Census, reference: str) -> Diagram:
    """Whoever has something on the list, perhaps with an "if"."""
    return _truth(census, reference, "possible")


def _truth(census: Census, reference: str, which: str) -> Diagram:
    entries = census.entries[census.days[0]]
    _known(reference, [entry.reference for entry in entries])
    return census.sets.any([getattr(each.truths, which) for each in entries if each.reference == reference])


def _people(census: Census, who: Diagram) -> Iterator[str]:
    """How many they are, who, and somebody's list."""
    count = census.situations.count(who)
    if not count:
        yield "nobody"
        return
    yield f"{count:,} of {counted(census.situations.total)}, such as {census.address(who)}"
    told = 0
    for group in islice(groups(census.situations, who, census.language), MOST_GROUPS):
        told += group.situations
        yield f"- {group.words} ({group.situations:,})"
    if told < count:
        yield f"- others ({count - told:,})"


def _table(census: Census, item: str) -> Iterator[str]:
    """For whom an item is there, may be, and is not, in as few lines as cover everybody."""
    certain, possible = _truth(census, item, "certain"), _gets(census, item)
    kinds = {
        "yes": certain,
        "if": census.sets.without(possible, certain),
        "no": census.sets.others(possible),
    }
    yield f"| `{item}` | who | situations |"
    yield "|---|---|---|"
    for name, who in kinds.items():
        for group in groups(census.situations, who, census.language):
            yield f"| {name} | {group.words} | {group.situations:,} |"


def _sheet(checklist: Checklist, link: str, day: date) -> Sheet:
    journey = travel(checklist, dict(parse_qsl(urlsplit(link).query)))
    if journey.current:
        raise Unknown(f'this link leaves "{journey.current.id}" open: {link}')
    return Sheets(checklist).sheet(journey, day)


def _why(sheet: Sheet, item: str, language: str) -> Iterator[str]:
    lines = {line.item.id: line for line in [*sheet.omissions, *sheet.lines]}
    checklist = sheet.checklist
    every = [*checklist.items, *[item for _, region in checklist.region_paths() for item in region.add]]
    line = lines.get(_known(item, [each.id for each in every]))
    if line is None:
        yield f"{item} is not on this list: no place that this list is for has it"
    elif line.region and not line.listed and not line.verdict.reasons:
        yield f"{item} is not on this list: {line.region.title[language]} leaves it out"
    else:
        stands = {Truth.YES: "is on this list", Truth.MAYBE: "may be on this list", Truth.NO: "is not on this list"}
        yield f"{item} {stands[line.verdict.truth]}{_because(sheet.journey, line.verdict, language)}"


def _because(journey: Journey, verdict: Verdict, language: str) -> str:
    said = [
        f"{id} is {_label(journey, id, language)}" for id in dict.fromkeys(each.question.id for each in verdict.reasons)
    ]
    said += [f"{each.question.id} may be {' or '.join(each.options)}" for each in verdict.provisos]
    return f": {', and '.join(said)}" if said else ", as on every list"


def _label(journey: Journey, id: str, language: str) -> str:
    answer = journey.answers[id]
    said = quoted(journey.checklist, id, answer.option, language)
    return answer.code if said == answer.option else said


def _differ(one: Sheet, other: Sheet, language: str) -> Iterator[str]:
    """What was answered otherwise, and what stands on one of the lists alone."""
    for id in one.checklist.questions:
        said = [
            _label(each.journey, id, language) if id in each.journey.answers else "not asked" for each in (one, other)
        ]
        if said[0] != said[1]:
            yield f"{id}: {said[0]}, and {said[1]}"
    lists = [{line.item.id for line in each.lines if line.listed} for each in (one, other)]
    yield f"only on the first list: {', '.join(sorted(lists[0] - lists[1])) or 'nothing'}"
    yield f"only on the second list: {', '.join(sorted(lists[1] - lists[0])) or 'nothing'}"
