"""What the list's template sees of the changes since an older list: a notice, and marks beside the items."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from wizard.content.text import EVERY, Text
from wizard.content.words import Words
from wizard.lists.changes import Changes, Mark
from wizard.lists.sheet import Sheet
from wizard.pages.frame import Link
from wizard.pages.wording import Langs, Saying, say, written_date

MARKS: tuple[Mark, ...] = ("changed", "certain", "uncertain", "new")
"""In the order in which they are told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SinceView:
    """What has changed since the list was made: each thing after what happened to it, linked where it is on the list.

    `marks`: item id → what stands beside it, in all languages of the list; the rest is in the reader's.
    """

    title: str
    things: tuple[tuple[str, Link], ...]
    marks: Mapping[str, Saying]


def since(words: Words, sheet: Sheet, changes: Changes, langs: Langs) -> SinceView:
    """The changes of a list in words."""
    marks = {id: _mark(words, mark, langs) for id, mark in changes.items.items()}
    things = tuple(_things(words, sheet, changes, langs[0]))
    return SinceView(title=_title(words, changes, langs[0]), things=things, marks=marks)


def _title(words: Words, changes: Changes, lang: str) -> str:
    day = written_date(changes.day, lang)
    if not changes.count:
        return words.since_nothing.fill(lang, date=day)
    if changes.count == 1:
        return words.since_one.fill(lang, date=day)
    return words.since_many.fill(lang, count=changes.count, date=day)


def _things(words: Words, sheet: Sheet, changes: Changes, lang: str) -> Iterator[tuple[str, Link]]:
    """What happened, and to what."""
    if changes.place:
        yield words.since_changed[lang], Link(words.since_place[lang], "")
    if changes.hotline:
        yield words.since_changed[lang], Link(words.hotline[lang], "")
    for mark in MARKS:
        for link in _marked(sheet, changes, mark, lang):
            yield getattr(words, f"since_{mark}")[lang], link
    for text in changes.gone:
        yield words.since_gone[lang], Link(_once(text, lang), "")
    if changes.unnamed:
        yield words.since_gone[lang], Link(words.since_unnamed.fill(lang, count=changes.unnamed), "")


def _mark(words: Words, mark: Mark, langs: Langs) -> Saying:
    return say(getattr(words, f"mark_{mark}"), langs)


def _marked(sheet: Sheet, changes: Changes, mark: Mark, lang: str) -> Iterator[Link]:
    """The items, notices and facts that this happened to, in the order of the list."""
    for line in (line for part in sheet.parts for line in part.lines):
        if changes.items.get(line.item.id) == mark:
            yield Link(line.item.do[lang], f"#item-{line.item.id}")
    for notice, _ in sheet.notices:
        if changes.notices.get(notice.id) == mark:
            yield Link(notice.title[lang], "")
    for id, fact in sheet.checklist.facts.items():
        if changes.facts.get(id) == mark:
            yield Link(fact.title[lang], "")


def _once(text: Text, lang: str) -> str:
    """The words of what is gone; from before there was this language, in another one."""
    return text[lang] if lang in text.root or EVERY in text.root else next(iter(text.root.values()))
