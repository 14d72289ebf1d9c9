"""Where statements come from, as pages name it."""

from collections.abc import Iterable
from typing import NamedTuple

from wizard.content.models import Content
from wizard.content.sources import Source
from wizard.pages.wording import written_date


class SourceView(NamedTuple):
    id: str
    title: str
    url: str | None
    kind: str
    dated: str | None
    checked: str


class Citing:
    """The sources of one content, in each of its languages."""

    def __init__(self, content: Content) -> None:
        self.words = content.words
        self.views = {
            lang: {id: self._view(source, lang) for id, source in content.sources.items()} for lang in content.languages
        }

    def sources(self, ids: Iterable[str], lang: str) -> tuple[SourceView, ...]:
        return tuple([self.views[lang][id] for id in ids])

    def all(self, lang: str) -> tuple[SourceView, ...]:
        return tuple(self.views[lang].values())

    def _view(self, source: Source, lang: str) -> SourceView:
        words = self.words
        return SourceView(
            id=source.id,
            title=source.title[lang],
            url=source.url,
            kind=getattr(words, f"kind_{source.kind}")[lang],
            dated=words.dated.fill(lang, date=written_date(source.dated, lang)) if source.dated else None,
            checked=words.checked.fill(lang, date=written_date(source.checked, lang)),
        )
