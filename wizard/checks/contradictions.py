"""Texts that exclude each other: proves that no list, wherever and for whomever, holds both.

`excludes` names what must not stand beside a text: an item by its id, others as `fact:fee`, `notice:lost-card`,
`phrase:say-lost`. It means the words as the general list has them, or the place that adds them: words that a place puts
in their stead say something else.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from wizard.content.conditions import All, Certain, Condition
from wizard.content.models import Checklist, Question, Region, walk
from wizard.content.problems import Finding, Location, nearest
from wizard.lists.epochs import Epochs
from wizard.lists.regions import Local, everywhere, local
from wizard.lists.survey import situation

KINDS = ("fact", "notice", "phrase")
"""What a reference names besides items, which are named by their id alone."""


class Statement(NamedTuple):
    """A text on a list: its `reference`, when it stands there, whether it is in general words, and what it excludes.

    `written`: where its own `excludes` is.
    """

    reference: str
    when: Condition
    general: bool
    written: Location
    excludes: tuple[str, ...]


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


def contradictions(checklist: Checklist, since: date) -> Iterator[Finding]:
    """Texts of which one excludes the other, and which stand on one list all the same; each told once.

    `since`: the first day for which lists are made.
    """
    paths = {region: location for location, region in checklist.region_paths()}
    told: set[Location] = set()
    days = [since, *Epochs(checklist).between(since, date.max)]
    for fixed, here in (each for day in days for each in _lists(checklist, day)):
        statements = [*_items(checklist, here, paths), *_facts(checklist, here, paths), *_others(checklist, here)]
        present = {each.reference: each.when for each in statements if each.general}
        for each in (each for each in statements if each.excludes):
            for position, other in enumerate(each.excludes):
                where = (*each.written, "excludes", position)
                both = All((each.when, present[other])) if other in present and where not in told else None
                answers = situation(checklist, both, fixed) if both else None
                if answers is not None:
                    told.add(where)
                    yield Finding(where, _message(each.reference, other, answers))


def _message(one: str, other: str, answers: Mapping[str, str]) -> str:
    witness = "&".join(f"{question}={code}" for question, code in answers.items())
    return f"{_name(one)} and {_name(other)} exclude each other, and stand on one list: {witness}"


def _name(reference: str) -> str:
    kind, colon, id = reference.partition(":")
    return f'{kind} "{id}"' if colon and kind in KINDS else f'item "{reference}"'


def _lists(checklist: Checklist, day: date) -> Iterator[tuple[Mapping[str, str], Local]]:
    """Every list that differs by place, with the answers that lead to it, and to no other."""
    place, city = checklist.question_of("place"), checklist.question_of("city")
    for option in place.options if place else [""]:
        yield _given((place, option)), everywhere(checklist, day)
    for id, each in checklist.places.items():
        for option in city.options if city and each.cities else [""]:
            yield _given((place, id), (city, option)), local(checklist, id, None, day)
        for option in each.cities:
            yield _given((place, id), (city, option)), local(checklist, id, option, day)


def _given(*answers: tuple[Question | None, str]) -> Mapping[str, str]:
    return {question.id: option for question, option in answers if question and option}


def _items(checklist: Checklist, here: Local, paths: Mapping[Region, Location]) -> Iterator[Statement]:
    places: dict[str, Location] = {item.id: ("items", at) for at, item in enumerate(checklist.items)}
    for region in here.regions:
        places |= {item.id: (*paths[region], "add", at) for at, item in enumerate(region.add)}
        own = [id for id, words in region.replace.items() if words.excludes is not None]
        places |= {id: (*paths[region], "replace", id) for id in own}
    for item in here.items:
        yield Statement(item.id, item.when, item.id not in here.worded, places[item.id], item.excludes)


def _facts(checklist: Checklist, here: Local, paths: Mapping[Region, Location]) -> Iterator[Statement]:
    for id, fact in here.known.items():
        region = next((each for each in reversed(here.regions) if id in each.facts), None)
        written: Location = (*(paths[region] if region else ()), "facts", id)
        yield Statement(f"fact:{id}", checklist.facts[id].when, region is None, written, fact.excludes)


def _others(checklist: Checklist, here: Local) -> Iterator[Statement]:
    notices, phrases = ([each.id for each in all] for all in (checklist.notices, checklist.phrases))
    for notice in here.notices:
        written: Location = ("notices", notices.index(notice.id))
        yield Statement(f"notice:{notice.id}", notice.when, True, written, notice.excludes)
    for phrase in here.phrases:
        written = ("phrases", phrases.index(phrase.id))
        yield Statement(f"phrase:{phrase.id}", Certain(phrase.when), True, written, phrase.excludes)
