"""The review book: all that the content says, for somebody who is to agree with it and sign.

It is gathered by walking through the content, so that nothing can be missing; `binding` makes a page of it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any, NamedTuple

from wizard.authors.labels import label
from wizard.authors.phrasing import rule_words
from wizard.authors.rules import rules
from wizard.checks.situations import Situations
from wizard.content.conditions import Condition
from wizard.content.models import Checklist, Content, Item, LocalFact, walk
from wizard.content.problems import Location
from wizard.content.sources import Citation, Source
from wizard.content.text import Model, Text

SHOWN = ("pinyin", "start", "until", "leave_out", "ask_office", "unsure")
"""What is said otherwise than in texts, and is read by people all the same."""


PARTS = ("checklists", "pages", "glossary", "words")


class Row(NamedTuple):
    """Words in each language; `key`: what they are."""

    key: str
    words: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing to agree with, and for whom it is. `where`: its place in the file."""

    where: Location
    id: str
    rows: Sequence[Row]
    rule: Row | None
    situations: str
    citations: Sequence[Citation]
    checked: date | None
    review_by: date | None

    @property
    def anchor(self) -> str:
        return "-".join(map(str, self.where))

    @property
    def name(self) -> str:
        """By its ids; what has none goes by its number."""
        steps = [each + 1 if isinstance(each, int) else each for each in self.where[1::2]]
        steps = steps[1:] if self.where[0] == "checklists" and len(steps) > 1 else steps
        steps = steps[1:] if "regions" in self.where and len(steps) > 1 else steps
        return " ".join(map(str, [*steps[:-1], self.id if self.id else steps[-1]]))

    @property
    def kind(self) -> str:
        """The part of the file that it stands in."""
        return str(self.where[-2] if len(self.where) > 1 else self.where[-1])


class Chapter(NamedTuple):
    """What stands together. `title`: the key of a label, or words."""

    title: str | Text
    entries: Sequence[Entry]


class Ruled(NamedTuple):
    """What decides over something, and in how many situations it is there."""

    checklist: Checklist
    condition: Condition
    situations: str


def chapters(content: Content) -> Iterator[Chapter]:
    """Everything with words but for the sources: the checklists, and then the rest; each in the order of the file."""
    ruled = dict(_ruled(content))
    every = [
        _entry(content, location, value, ruled.get(location))
        for location, value in walk(content)
        if isinstance(value, Model) and not isinstance(value, Content | Source | Citation)
    ]
    said = sorted([entry for entry in every if entry.rows], key=lambda entry: PARTS.index(str(entry.where[0])))
    for where, entries in groupby(said, lambda entry: _chapter(entry.where)):
        yield Chapter(_title(content, where), [*entries])


def _ruled(content: Content) -> Iterator[tuple[Location, Ruled]]:
    for id, checklist in content.checklists.items():
        situations = Situations(checklist)
        for rule in rules(checklist):
            count = situations.count(situations.truths(rule.condition).possible)
            yield (
                ("checklists", id, *rule.location[:-1]),
                Ruled(checklist, rule.condition, f"{count:,} / {situations.total:,}"),
            )


def _chapter(where: Location) -> Location:
    """Pages and places are chapters of their own, other things by their kind."""
    if where[0] == "checklists":
        if where[2:3] == ("regions",):
            return where[:6]
        return where[:3] if len(where) > 3 and where[2] != "variants" else where[:2]
    return where[:2] if where[0] == "pages" else where[:1]


def _title(content: Content, where: Location) -> str | Text:
    if where[0] == "pages":
        return content.pages[str(where[1])].title
    if where[0] == "checklists" and "regions" in where:
        group = content.checklists[str(where[1])].regions[str(where[3])]
        return group.places[str(where[5])].title if len(where) > 5 else group.title
    return "checklist" if len(where) == 2 else str(where[-1])


def _entry(content: Content, where: Location, value: Model, ruled: Ruled | None) -> Entry:
    languages = [*content.languages]
    return Entry(
        where=where,
        id=str(getattr(value, "id", "") or ("" if isinstance(where[-1], int) else where[-1])),
        rows=[*_rows(content, where, value, languages)],
        rule=_rule(ruled, languages) if ruled else None,
        situations=ruled.situations if ruled and any(ruled.condition.leaves()) else "",
        citations=getattr(value, "sources", None) or (),
        checked=getattr(value, "checked", None),
        review_by=getattr(value, "due", None) if getattr(value, "checked", None) else None,
    )


def _rule(ruled: Ruled, languages: Sequence[str]) -> Row:
    return Row("rule", {each: rule_words(ruled.checklist, ruled.condition, each) for each in languages})


def _rows(content: Content, where: Location, value: Model, languages: Sequence[str]) -> Iterator[Row]:
    for name, info in type(value).model_fields.items():
        own = getattr(value, name)
        for each in own if isinstance(own, tuple) else (own,):
            if isinstance(each, Text):
                yield Row(info.alias or name, {language: each[language] for language in languages})
        if name in SHOWN and own:
            yield Row(info.alias or name, {language: _plain(own, language) for language in languages})
    if isinstance(value, Item | LocalFact) and where[0] == "checklists":
        yield from _elsewhere(content.checklists[str(where[1])], where, value.id, languages)


def _plain(value: Any, language: str) -> str:
    if value is True:
        return label("yes", language)
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def _elsewhere(checklist: Checklist, where: Location, id: str, languages: Sequence[str]) -> Iterator[Row]:
    """The places that have other words for something said in general."""
    part = {"items": "replace", "facts": "facts"}.get(str(where[2]))
    there = [region.title for _, region in checklist.region_paths() if part and id in getattr(region, part)]
    if there:
        yield Row("worded", {language: ", ".join([title[language] for title in there]) for language in languages})
