"""What changes on a list from one day to another: what is new on it, worded otherwise, or gone."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Literal, NamedTuple

from wizard.content.models import Item, LocalFact, Notice
from wizard.content.text import Text
from wizard.lists.outlook import says

Entry = Item | Notice | LocalFact

Listed = Mapping[tuple[str, str], tuple[Entry, Text]]
"""Kind and id → what stands on a list, and how people call it."""


class Coming(NamedTuple):
    """What happens to something on the list on a day. `item`: its id, where it is an item of the list from then on."""

    day: date
    what: Literal["changed", "new", "gone"]
    text: Text
    item: str = ""


def listed(items: Iterable[Item], notices: Iterable[Notice], facts: Iterable[tuple[Text, LocalFact]]) -> Listed:
    """All that stands on a list and can be told of. A fact comes with its title."""
    return {
        **{("notice", notice.id): (notice, notice.title) for notice in notices},
        **{("item", item.id): (item, item.do) for item in items},
        **{("fact", fact.id): (fact, title) for title, fact in facts},
    }


def turns(day: date, before: Listed, after: Listed) -> Iterator[Coming]:
    """What is otherwise on a list from this day on."""
    for key, (entry, text) in after.items():
        item = key[1] if key[0] == "item" else ""
        if key not in before:
            yield Coming(day, "new", text, item)
        elif says(before[key][0]) != says(entry):
            yield Coming(day, "changed", text, item)
    for key, (_, text) in before.items():
        if key not in after:
            yield Coming(day, "gone", text)
