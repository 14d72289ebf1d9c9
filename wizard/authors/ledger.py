"""The law ledger: every article of a law that is cited, and what rests on it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from wizard.authors.book import Entry
from wizard.content.models import Content


class Use(NamedTuple):
    """A statement that rests on an article: where in it, and what it says there."""

    entry: Entry
    at: str
    says: str


Ledger = Mapping[str, Mapping[str, Sequence[Use]]]
"""Id of a law → article → its uses; "" for the law as a whole. An article without a use is waived."""


def ledger(content: Content, entries: Iterable[Entry]) -> Ledger:
    """Laws in the order of the file, their articles by number."""
    laws: dict[str, dict[str, list[Use]]] = {
        id: {article: [] for article in source.waived} for id, source in content.sources.items() if source.kind == "law"
    }
    for entry in entries:
        for citation in entry.citations:
            if citation.source in laws:
                for article in citation.articles or ("",):
                    use = Use(entry, citation.at or "", citation.says or "")
                    laws[citation.source].setdefault(article, []).append(use)
    return {id: dict(sorted(own.items(), key=lambda each: _order(each[0]))) for id, own in laws.items()}


def _order(article: str) -> list[int]:
    return [int(each) for each in article.split("-") if each]
