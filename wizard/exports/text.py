"""The list as plain text, short enough for a message: the trip, what to bring, what to do, what to say.

How, why and where from is at its link, which comes last and says whose it is.
"""

from collections.abc import Iterable, Iterator

from wizard.content.words import Words
from wizard.exports.formats import Document
from wizard.pages.items import LineView
from wizard.pages.notices import NoticeView
from wizard.pages.sheet import PartView, SheetPage
from wizard.pages.wording import Saying

NOTICE, STAGE, BOX, ASK = "※", "◆", "□", "*"
"""Signs that every phone has: GB 2312 holds them. `ASK` is explained at the end, where the list has it."""


def make(document: Document) -> bytes:
    return f"{plain_text(document)}\n".encode()


def plain_text(document: Document) -> str:
    """The whole text, which ends with the link; languages stand line under line."""
    page = document.page
    blocks = [
        _head(page, document.words),
        [line for notice in page.notices for line in _notice(notice)],
        *(_part(number, part) for number, part in enumerate(page.parts, start=1)),
        _counter(page, document.words),
        _foot(document),
    ]
    return "\n\n".join(filter(None, map("\n".join, blocks)))


def _head(page: SheetPage, words: Words) -> Iterator[str]:
    """Whose list it is, when to go, whom to call, what to bring, what it costs."""
    dates, lang = page.dates, page.head.frame.lang
    yield from _words(page.head.title)
    yield from [" · ".join(each) for each in zip(*map(_words, page.trip), strict=True)]
    yield " · ".join([part for part in (dates.visit, dates.made, dates.things) if part])
    yield f"{' / '.join(_words(page.head.hotline))} {dates.hotline}"
    things = [_thing(line, words, lang) for part in page.parts for line in part.lines if line.item.bring]
    if things:
        yield f"{words.bring.fill(lang, count=len(things))} · {words.row_joiner[lang].join(things)}"
    facts = [fact for part in page.parts for fact in part.words.facts if fact.in_strip]
    for fact in facts:
        yield f"{' / '.join(_words(fact.title))} · {' / '.join(_words(fact.text))}"


def _thing(line: LineView, words: Words, lang: str) -> str:
    name = " / ".join(_words(line.item.bring))
    return f"{name}{words.sentence_joiner[lang]}{words.maybe[lang]}" if line.why.provisos else name


def _notice(notice: NoticeView) -> Iterator[str]:
    """Its title; of what holds for this list alone, the day to go on, all that it says."""
    text = () if notice.notice else _words(notice.text)
    yield from _hanging(f"{NOTICE} ", [*_provisos(notice.provisos), *_words(notice.title), *text])


def _part(number: int, part: PartView) -> Iterator[str]:
    heads = [" · ".join(each) for each in zip(_words(part.words.title), _words(part.words.moment), strict=True)]
    yield from _hanging(f"{STAGE} {number} ", heads)
    for place, line in enumerate(part.lines, start=part.first):
        yield from _line(place, line)


def _line(number: int, line: LineView) -> Iterator[str]:
    item = line.item
    own, *other = _words(item.do)
    marked = f"{own} {ASK}" if item.ask_office else own
    overdue = [item.overdue] if item.overdue else []
    yield from _hanging(f"{number}. {BOX} ", [*_provisos(line.why.provisos), marked, *other, *overdue])


def _counter(page: SheetPage, words: Words) -> Iterator[str]:
    """What to say, first in the language of the clerk."""
    if page.phrases:
        yield from _hanging(f"{STAGE} ", [words.at_the_counter[page.head.frame.lang]])
    for phrase in page.phrases:
        yield from _hanging("-  ", _words(phrase.text))


def _foot(document: Document) -> Iterator[str]:
    page = document.page
    asks = [words for part in page.parts for line in part.lines for words in _words(line.item.ask_office)]
    yield from [f"{ASK} {words}" for words in dict.fromkeys(asks)]
    site = document.site.partition("//")[2]
    yield from [document.words.link_at.fill(lang, site=site) for lang in page.head.langs]
    yield document.link


def _provisos(provisos: Iterable[Saying]) -> list[str]:
    return [words for proviso in provisos for words in _words(proviso)]


def _hanging(mark: str, lines: Iterable[str]) -> Iterator[str]:
    """The mark before the first line, and the others below its words."""
    for line in lines:
        yield mark + line
        mark = "   "


def _words(saying: Saying) -> list[str]:
    return [said.words for said in saying]
