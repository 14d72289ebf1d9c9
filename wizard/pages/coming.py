"""What the list's template sees of the changes that come before the visit, for a reader with an older list."""

from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from wizard.content.words import Words
from wizard.lists.coming import Coming
from wizard.pages.frame import Link
from wizard.pages.wording import written_date


class ComingView(NamedTuple):
    """What changes on one day: each thing after what happens to it, linked where it is on the list."""

    title: str
    things: tuple[tuple[str, Link], ...]


def coming_views(words: Words, coming: Iterable[Coming], lang: str) -> tuple[ComingView, ...]:
    """The changes by day, in the reader's language."""
    return tuple(
        [
            ComingView(
                words.coming.fill(lang, date=written_date(day, lang)),
                tuple([_thing(words, each, lang) for each in together]),
            )
            for day, together in groupby(coming, key=lambda each: each.day)
        ]
    )


def _thing(words: Words, coming: Coming, lang: str) -> tuple[str, Link]:
    what = {"changed": words.since_changed, "new": words.since_new, "gone": words.since_gone}[coming.what]
    return what[lang], Link(coming.text[lang], f"#item-{coming.item}" if coming.item else "")
