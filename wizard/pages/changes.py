"""What the sheet's template sees of the changes since an older list: a notice, and marks beside the items."""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from wizard.lists.changes import Changes, Mark
from wizard.lists.sheet import Sheet
from wizard.pages.sheet import SheetPage, SinceView
from wizard.pages.wording import Link, Pages, Saying, say, written_date


class ChangePages:
    """Puts changes onto the page objects of sheets, with the words that `pages` has.

    The notice is about this list as a whole, and in the reader's language; a mark stands beside an item in all
    languages of the sheet.
    """

    def __init__(self, pages: Pages) -> None:
        self.words = pages.content.words
        self._mark = lru_cache(maxsize=64)(self._mark_words)

    def page(self, page: SheetPage, sheet: Sheet, changes: Changes) -> SheetPage:
        """The page of a sheet with what has changed on it."""
        lang, langs = page.head.frame.lang, page.head.langs
        marks = {id: self._mark(mark, langs) for id, mark in changes.items.items()}
        since = SinceView(self._title(changes, lang), tuple(self._things(sheet, changes, lang)), marks)
        return replace(page, since=since)

    def _title(self, changes: Changes, lang: str) -> str:
        words, day = self.words, written_date(changes.day, lang)
        if not changes.count:
            return words.since_nothing.fill(lang, date=day)
        if changes.count == 1:
            return words.since_one.fill(lang, date=day)
        return words.since_many.fill(lang, count=changes.count, date=day)

    def _things(self, sheet: Sheet, changes: Changes, lang: str) -> Iterator[tuple[str, Link]]:
        """What happened, and to what."""
        words = self.words
        for link in _marked(sheet, changes, "changed", lang):
            yield words.since_changed[lang], link
        if changes.place:
            yield words.since_changed[lang], Link(words.since_place[lang], "")
        for link in _marked(sheet, changes, "new", lang):
            yield words.since_new[lang], link
        for text in changes.gone:
            yield words.since_gone[lang], Link(text[lang], "")
        if changes.unnamed:
            yield words.since_gone[lang], Link(words.since_unnamed.fill(lang, count=changes.unnamed), "")

    def _mark_words(self, mark: Mark, langs: tuple[str, ...]) -> Saying:
        return say(self.words.mark_new if mark == "new" else self.words.mark_changed, langs)


def _marked(sheet: Sheet, changes: Changes, mark: Mark, lang: str) -> Iterator[Link]:
    """The items and notices that this happened to, in the order of the list."""
    for line in (line for part in sheet.parts for line in part.lines):
        if changes.items.get(line.item.id) == mark:
            yield Link(line.item.do[lang], f"#item-{line.item.id}")
    for notice, _ in sheet.notices:
        if changes.notices.get(notice.id) == mark:
            yield Link(notice.title[lang], "")
