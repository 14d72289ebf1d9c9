"""When something holds, in words: from when, until when, and what comes after it."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from wizard.content.text import Text
from wizard.content.timed import DAY
from wizard.content.words import Words
from wizard.lists.outlook import Entry, Outlook, says
from wizard.pages.wording import Langs, Said, Saying, written_date


class LaterView(NamedTuple):
    """What holds from a day on: `words` as a sentence with the day, `text` without it; no text where nothing does."""

    day: date
    words: Saying
    text: Saying


def limits(words: Words, outlook: Outlook, langs: Langs) -> tuple[Saying, ...]:
    """ "From …:" of what does not hold yet, and "Only until …:" of what ends with nothing after it."""
    days = ((words.holds_from, outlook.start), (words.holds_until, outlook.until))
    return tuple([_dated(text, day, langs) for text, day in days if day])


def later(words: Words, entry: Entry, outlook: Outlook, langs: Langs) -> tuple[LaterView, ...]:
    """What holds later, in order."""
    return tuple(_later(words, entry, outlook, langs))


def _later(words: Words, entry: Entry, outlook: Outlook, langs: Langs) -> Iterator[LaterView]:
    before: Entry | None = entry
    for day, now in outlook.turns:
        if now:
            text = tuple([Said(lang, words.text_joiner[lang].join(_new(before, now, lang))) for lang in langs])
            starts = _dated(words.holds_from, day, langs)
            yield LaterView(day, tuple(_joined(words, starts, text)), text)
        elif before is not entry:
            yield LaterView(day, _dated(words.holds_until, day - DAY, langs), ())
        before = now


def _new(before: Entry | None, now: Entry, lang: str) -> list[str]:
    """The words that are not those of before; where only something is left out, what remains first."""
    old = says(before) or (None,) * len(says(now))
    new = [text for text, other in zip(says(now), old, strict=True) if text and text != other]
    return [text[lang] for text in new or says(now)[:1] if text]


def _joined(words: Words, one: Saying, other: Saying) -> Iterator[Said]:
    for (lang, first), (_, second) in zip(one, other, strict=True):
        yield Said(lang, words.sentence_joiner[lang].join((first, second)))


def _dated(text: Text, day: date, langs: Langs) -> Saying:
    return tuple([Said(lang, text.fill(lang, date=written_date(day, lang))) for lang in langs])
