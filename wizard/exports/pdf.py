"""The sheet as a PDF, tagged for screen readers (PDF/UA-1). `templates/sheet.typ` lays it out.

Typst gets the words as JSON, so that text stays text. The same list gives the same bytes.
"""

import json
import re
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from wizard.content.characters import printable
from wizard.content.models import Content
from wizard.content.text import Text
from wizard.content.words import Words
from wizard.exports.formats import Document, Missing
from wizard.pages.drawing import tag
from wizard.pages.items import LineView
from wizard.pages.links import SITE
from wizard.pages.notices import NoticeView
from wizard.pages.sheet import FactView, PartView, PhraseView, SheetDates
from wizard.pages.timing import LaterView
from wizard.pages.wording import Said, Saying, runs, written_day

try:
    import typst
except ImportError:  # there is none for every machine, and the rest is served without it
    typst = None  # type: ignore[assignment]

PACKAGE = Path(__file__).parent.parent
TEMPLATE = PACKAGE.parent / "templates" / "sheet.typ"
FONTS = PACKAGE / "fonts"

OTHER_NAME = re.compile(r"[^./:]*[^\x00-\x7f][^./:]*")

Runs = list[tuple[str, str]]
"""Words in one language: a language tag and a text for each run, since English names things in Chinese."""


def maker(content: Content) -> Callable[[Document], bytes]:
    """Makes the sheets of this content. They bear the day on which it was last compared with its sources."""

    def make(document: Document) -> bytes:
        return typeset(Spoken(content.words, document.page.head.langs).sheet(document), content.checked)

    return make


def typeset(sheet: dict[str, Any], day: date) -> bytes:
    """The PDF. Typst works outside of Python's lock, so that several are made at a time. Raises Missing without it."""
    if typst is None:
        raise Missing("typst")
    return typst.compile(
        str(TEMPLATE),
        font_paths=_fonts(),
        sys_inputs={"data": json.dumps(sheet, ensure_ascii=False)},
        pdf_standards=["ua-1"],
        timestamp=datetime(day.year, day.month, day.day, tzinfo=UTC),
    )


@cache
def _fonts() -> "typst.Fonts":
    """Ours and no others, so that the letters are the same on every machine."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])


class Spoken:
    """What a sheet says, in the plain values that the template takes."""

    def __init__(self, words: Words, langs: tuple[str, ...]) -> None:
        self.words, self.lang = words, langs[0]
        self.joiners = [words.sentence_joiner[lang] for lang in langs]

    def sheet(self, document: Document) -> dict[str, Any]:
        words, page = self.words, document.page
        return {
            "lang": tag(self.lang),
            "large": page.head.frame.settings.large,
            "paper": document.paper,
            "title": saying(page.head.title),
            "code": {
                "svg": document.code,
                "label": words.code_label[self.lang],
                "caption": self.said(words.code_caption),
            },
            "number": document.number,
            "number-label": self.said(words.number_label),
            "answers": self.answers(document),
            "valid-for": self.said(words.valid_for),
            "row-joiner": self.said(words.row_joiner),
            "answers-end": self.said(words.answers_end),
            "notices": [self.notice(notice) for notice in page.notices],
            "strip": [self.fact(fact) for part in page.parts for fact in part.words.facts if fact.in_strip],
            "parts": self.parts(document),
            "counter": self.counter(page.phrases),
            "pen": [saying(field) for field in page.head.pen],
            **self.dates(page.dates),
            "version": self.said(words.version.fill(self.lang, version=document.version)),
            "address": in_our_letters(page.head.address.replace(SITE, document.site)),
        }

    def answers(self, document: Document) -> list[Runs]:
        """In words, without the day of the visit, which stands above them."""
        visit = document.sheet.visit
        day = written_day(visit, self.lang) if visit else ""
        return [self.said(row.answer) for row in document.page.rows if row.answer != day]

    def dates(self, dates: SheetDates) -> dict[str, Any]:
        return {
            "visit": self.said(dates.visit or ""),
            "visit-passed": self.said(self.words.visit_passed) if dates.visit_passed else [],
            "made": self.said(dates.made),
            "things": self.said(dates.things),
            "hotline-label": self.said(self.words.hotline),
            "hotline": self.said(dates.hotline),
        }

    def notice(self, view: NoticeView) -> dict[str, Any]:
        return {
            "tone": view.tone,
            "title": saying(view.title),
            "provisos": [saying(proviso) for proviso in view.provisos],
            "text": saying(view.text),
            "later": later(view.later),
        }

    def parts(self, document: Document) -> list[dict[str, Any]]:
        """The stages, each with the number of its first item; the last item of all ends the line."""
        parts = [
            {**self.part(part), "at-counter": of.stage.opens_with == "counter"}
            for part, of in zip(document.page.parts, document.sheet.parts, strict=True)
        ]
        parts[-1]["items"][-1]["last"] = True
        return parts

    def part(self, part: PartView) -> dict[str, Any]:
        return {
            "title": saying(part.words.title),
            "moment": saying(part.words.moment),
            "facts": [self.fact(fact) for fact in part.words.facts if not fact.in_strip],
            "items": [self.item(number, line) for number, line in enumerate(part.lines, part.first)],
        }

    def fact(self, view: FactView) -> dict[str, Any]:
        return {
            "title": saying(view.title),
            "limits": [saying(limit) for limit in view.limits],
            "text": saying(view.text),
            "later": later(view.later),
            "value": saying(view.value),
            "caveat": saying(view.caveat),
            "overdue": self.said(view.overdue),
        }

    def item(self, number: int, line: LineView) -> dict[str, Any]:
        halves = [self.half(line, place) for place in range(len(line.item.do))]
        return {"number": number, "halves": halves, "last": False}

    def half(self, line: LineView, place: int) -> dict[str, Any]:
        """An item in one of the languages: what to do, and the sentences below it, each bold or not."""
        item, why = line
        more = [(True, proviso[place]) for proviso in why.provisos]
        more += [(False, each) for each in item.detail[place : place + 1]]
        more += [(False, each.words[place]) for each in item.later]
        if item.overdue and not place:
            more.append((True, Said(self.lang, item.overdue)))
        return {
            "do": tagged(item.do[place]),
            "ask": tagged(item.ask_office[place]) if item.ask_office[place:] else [],
            "more": [(bold, tagged(words)) for bold, words in more],
            "joiner": self.joiners[place],
        }

    def counter(self, phrases: Iterable[PhraseView]) -> dict[str, Any]:
        kinds = {kind: [spoken(phrase) for phrase in phrases if phrase.kind == kind] for kind in ("say", "ask")}
        return {
            "title": self.said(self.words.at_the_counter),
            "kinds": [(self.said(getattr(self.words, kind)), all) for kind, all in kinds.items() if all],
        }

    def said(self, words: Text | str) -> Runs:
        """Words in the reader's language; none where there are none."""
        words = words if isinstance(words, str) else words[self.lang]
        return tagged(Said(self.lang, words)) if words else []


def spoken(view: PhraseView) -> dict[str, Any]:
    """A sentence for the counter."""
    limits = [saying(limit) for limit in view.limits]
    return {"limits": limits, "text": saying(view.text), "later": later(view.later)}


def later(views: Iterable[LaterView]) -> list[list[Runs]]:
    return [saying(view.words) for view in views]


def tagged(words: Said) -> Runs:
    return [(tag(run.lang), run.words) for run in runs(words)]


def in_our_letters(address: str) -> str:
    """The address of a site, in Latin letters (Punycode) where its name has others than the fonts."""
    if printable().issuperset(address):
        return address
    return OTHER_NAME.sub(lambda name: "xn--" + name[0].encode("punycode").decode(), address)


def saying(words: Saying) -> list[Runs]:
    """The same in each language of the sheet."""
    return [tagged(each) for each in words]
