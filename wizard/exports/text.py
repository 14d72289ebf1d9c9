"""The list as plain text, short enough for a message: what to do, in order. How, why and where from is at its link."""

from collections.abc import Iterable, Iterator

from wizard.exports.formats import Document
from wizard.pages.items import LineView
from wizard.pages.notices import NoticeView
from wizard.pages.sheet import PartView, SheetPage
from wizard.pages.timing import LaterView
from wizard.pages.wording import Saying

NOTICE, STAGE, BOX, ASK = "※", "◆", "□", "*"
"""Signs that every phone has: GB 2312 holds them. `ASK` is explained at the end, where the list has it."""


def make(document: Document) -> bytes:
    return f"{plain_text(document)}\n".encode()


def plain_text(document: Document) -> str:
    """The whole text, which ends with the link; languages stand line under line."""
    page, link = document.page, document.link
    blocks = [
        _head(page),
        [line for notice in page.notices for line in _notice(notice)],
        *(_part(number, part) for number, part in enumerate(page.parts, start=1)),
        _foot(page, document.number, link),
    ]
    return "\n\n".join(filter(None, map("\n".join, blocks)))


def _head(page: SheetPage) -> Iterator[str]:
    dates = page.dates
    yield from _words(page.head.title)
    yield " · ".join([part for part in (dates.visit, dates.made, dates.things) if part])


def _notice(notice: NoticeView) -> Iterator[str]:
    """Its title; of what holds for this list alone, the day to go on, all that it says."""
    text = () if notice.notice else _words(notice.text)
    said = [*_sentences(notice.provisos), *_words(notice.title), *text, *_later(notice.later)]
    yield from _hanging(f"{NOTICE} ", said)


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
    said = [*_sentences(line.why.provisos), marked, *other, *_later(item.later), *overdue]
    yield from _hanging(f"{number}. {BOX} ", said)


def _foot(page: SheetPage, number: str, link: str) -> Iterator[str]:
    asks = [words for part in page.parts for line in part.lines for words in _words(line.item.ask_office)]
    yield from [f"{ASK} {words}" for words in dict.fromkeys(asks)]
    yield f"{' / '.join(_words(page.head.hotline))} {page.dates.hotline}"
    if number:
        yield f"{' / '.join(_words(page.head.number))} {number}"
    yield from _words(page.head.details_at)
    yield link


def _sentences(sentences: Iterable[Saying]) -> list[str]:
    return [words for sentence in sentences for words in _words(sentence)]


def _later(views: Iterable[LaterView]) -> list[str]:
    return _sentences([view.words for view in views])


def _hanging(mark: str, lines: Iterable[str]) -> Iterator[str]:
    """The mark before the first line, and the others below its words."""
    for line in lines:
        yield mark + line
        mark = "   "


def _words(saying: Saying) -> list[str]:
    return [said.words for said in saying]
