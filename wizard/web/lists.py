"""The views of the list: its page, and the list in other formats."""

from collections.abc import Callable, Mapping
from datetime import date
from urllib.parse import quote

from flask import Response, request
from markupsafe import escape

from wizard.content.models import Content
from wizard.exports.formats import Document, Format
from wizard.lists import tokens
from wizard.lists.changes import Changes, compare, day_made
from wizard.lists.journey import codes_for, travel
from wizard.lists.numbers import Numbers
from wizard.lists.releases import Releases
from wizard.lists.sheet import Sheet, Sheets
from wizard.lists.symbols import grouped
from wizard.pages import links
from wizard.pages.blocks import Edition
from wizard.pages.changes import since
from wizard.pages.coming import coming_views
from wizard.pages.composing import Composer
from wizard.pages.frame import make_frame
from wizard.pages.links import SINCE
from wizard.pages.sheet import SheetPages
from wizard.web.addresses import Query, codes
from wizard.web.replies import Replies
from wizard.web.turns import Turns


class ListViews:
    """The views of the lists of one content. `code` draws a link as a QR code."""

    def __init__(
        self,
        content: Content,
        composer: Composer,
        pages: SheetPages,
        replies: Replies,
        code: Callable[[str], str],
        formats: Mapping[str, Format],
        releases: Releases,
        numbers: Numbers,
        turns: Turns,
    ) -> None:
        self.content = content
        self.composer = composer
        self.pages = pages
        self.replies = replies
        self.code = code
        self.formats = formats
        self.releases = releases
        self.numbers = numbers
        self.turns = turns
        self.sheets = {id: Sheets(checklist) for id, checklist in content.checklists.items()}

    def page(self, lang: str, checklist: str) -> Response:
        query = self._query(lang, checklist)
        if query.journey.current:
            return self.replies.to_question(query)
        sheet = self._sheet(query)
        changes = self._changes(sheet, request.args.get("made", ""))
        drawn = self._since(query, sheet, changes) if changes else self._drawn(query, sheet)
        return self.replies.page(self.replies.sited(drawn), query)

    def format(self, lang: str, checklist: str, suffix: str) -> Response:
        """The list in another format; the page's rules hold for what is missing in the address."""
        wanted = self.formats[suffix]
        response = self._taken(self._query(lang, checklist), wanted)
        if wanted.open_to_all:
            response.headers["Access-Control-Allow-Origin"] = "*"
            response.headers["Access-Control-Expose-Headers"] = "ETag"
        return response

    def _drawn(self, query: Query, sheet: Sheet) -> bytes:
        drawn = self.composer.sheet(sheet, Edition(query.lang, query.settings))
        return drawn.html(*self._ways_back(query, sheet))

    def _since(self, query: Query, sheet: Sheet, changes: Changes) -> bytes:
        """The page with what has changed since the list was made that the reader has."""
        edition = Edition(query.lang, query.settings, SINCE)
        ahead = self.sheets[query.checklist.id].coming(sheet)
        changed = since(self.content.words, sheet, changes, edition.langs)
        drawn = self.composer.sheet(sheet, edition, changed, coming_views(self.content.words, ahead, query.lang))
        made = f"made={escape(request.args['made'])}"
        return drawn.html(*self._ways_back(query, sheet)).replace(SINCE.encode(), made.encode())

    def _changes(self, sheet: Sheet, made: str) -> Changes | None:
        """What has changed since the list was made; None when its address does not say when, or too early a day."""
        past, day = tokens.read(made, sheet.today), day_made(made, sheet.today)
        if past:
            release = self.releases.sheets(sheet.checklist.id, past.day)
            return tokens.compare(sheet, past, self.content.version, release.checklist if release else None)
        release = self.releases.sheets(sheet.checklist.id, day) if day else None
        return compare(sheet, _then(release, sheet, day)) if release and day else None

    def _taken(self, query: Query, wanted: Format) -> Response:
        if query.journey.current:
            return self.replies.to_question(query)
        sheet = self._sheet(query)
        if wanted.dated and not sheet.visit:
            return self.replies.to_question(query, query.checklist.question_of("date"))
        document = self.document(query, sheet)
        response = Response(self.turns.make(wanted, document), mimetype=wanted.mimetype)
        response.headers["Content-Disposition"] = self._disposition(document, wanted)
        response.add_etag()
        response.make_conditional(request)
        return response

    def _query(self, lang: str, checklist: str) -> Query:
        return Query.of(self.content, lang, self.content.checklists[checklist], request.args)

    def _sheet(self, query: Query) -> Sheet:
        return self.sheets[query.checklist.id].sheet(query.journey, self.replies.today())

    def _ways_back(self, query: Query, sheet: Sheet) -> tuple[str, str, str]:
        """What opens the list again and lets it be compared: its link, its code, its number in groups, or ""."""
        site, today = self.replies.site, sheet.today
        link = f"{site}{links.checklist(query.lang, query.checklist.id, query.text)}&made={today}"
        number = self.numbers.number(query.checklist.id, query.journey.codes, today)
        if number is None:
            return link, self.code(link), ""
        return link, self.code(links.numbered(site, number)), grouped(number)

    def document(self, query: Query, sheet: Sheet) -> Document:
        path = f"{query.checklist.id}/checklist"
        frame = make_frame(self.content, query.lang, path, query.settings, answers=True)
        link, code, number = self._ways_back(query, sheet)
        return Document(
            words=self.content.words,
            sheet=sheet,
            page=self.pages.page(frame, sheet),
            site=self.replies.site,
            link=link,
            code=code,
            number=number,
            version=self.content.version,
            coming=self.sheets[query.checklist.id].coming(sheet),
            moment=self.replies.now(),
            paper="letter" if request.args.get("paper") == "letter" else "a4",
        )

    def _disposition(self, document: Document, wanted: Format) -> str:
        """How browsers treat the file, and its name: the title in the reader's language, with the day it is for."""
        day = document.sheet.visit or document.sheet.today
        name = f"{document.sheet.journey.title[document.lang]} {day}.{wanted.suffix}"
        kind = "attachment" if wanted.saved else "inline"
        return f"{kind}; filename=\"checklist-{day}.{wanted.suffix}\"; filename*=UTF-8''{quote(name)}"


def _then(sheets: Sheets, now: Sheet, day: date) -> Sheet:
    """The list that the same address gave on that day. It may hold answers to questions that are gone."""
    then = sheets.checklist
    given = {**codes(then, request.args), **codes_for(then, now.journey)}
    return sheets.sheet(travel(then, given), day)
