"""The views of the list: its page, and the list in other formats."""

from collections.abc import Callable, Mapping
from urllib.parse import quote

from flask import Response, request
from markupsafe import escape

from wizard.content.models import Content
from wizard.exports.formats import Document, Format
from wizard.lists.changes import Past, compare, fingerprint, read, tokens_of
from wizard.lists.sheet import Sheet, Sheets
from wizard.pages import links
from wizard.pages.blocks import Edition
from wizard.pages.changes import since
from wizard.pages.composing import Composer
from wizard.pages.frame import make_frame
from wizard.pages.links import SINCE
from wizard.pages.sheet import SheetPages
from wizard.web.addresses import Query
from wizard.web.replies import Replies


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
    ) -> None:
        self.content = content
        self.composer = composer
        self.pages = pages
        self.replies = replies
        self.code = code
        self.formats = formats
        self.sheets = {id: Sheets(checklist) for id, checklist in content.checklists.items()}

    def page(self, lang: str, checklist: str) -> Response:
        query = self._query(lang, checklist)
        if query.journey.current:
            return self.replies.to_question(query)
        sheet = self._sheet(query)
        past = read(request.args.get("made", ""), sheet.today)
        drawn = self._since(query, sheet, past) if past else self._drawn(query, sheet)
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
        link = self._link(query, fingerprint(sheet, self.content.version, drawn.tokens))
        return drawn.html(link, self.code(link))

    def _since(self, query: Query, sheet: Sheet, past: Past) -> bytes:
        """The page with what has changed since the list was made that the reader has."""
        edition = Edition(query.lang, query.settings, SINCE)
        changes = compare(sheet, past, self.content.version)
        drawn = self.composer.sheet(sheet, edition, since(self.content.words, sheet, changes, edition.langs))
        link = self._link(query, fingerprint(sheet, self.content.version, drawn.tokens))
        return drawn.html(link, self.code(link)).replace(SINCE.encode(), f"made={escape(past)}".encode())

    def _taken(self, query: Query, wanted: Format) -> Response:
        if query.journey.current:
            return self.replies.to_question(query)
        sheet = self._sheet(query)
        if wanted.dated and not sheet.visit:
            return self.replies.to_question(query, query.checklist.question_of("date"))
        document = self._document(query, sheet)
        response = Response(wanted.make(document), mimetype=wanted.mimetype)
        response.headers["Content-Disposition"] = self._disposition(document, wanted)
        response.add_etag()
        response.make_conditional(request)
        return response

    def _query(self, lang: str, checklist: str) -> Query:
        return Query.of(self.content, lang, self.content.checklists[checklist], request.args)

    def _sheet(self, query: Query) -> Sheet:
        return self.sheets[query.checklist.id].sheet(query.journey, self.replies.today())

    def _link(self, query: Query, made: str) -> str:
        """What opens the list again, and lets it be compared."""
        return self.replies.site + links.checklist(query.lang, query.checklist.id, query.text) + f"&made={made}"

    def _document(self, query: Query, sheet: Sheet) -> Document:
        path = f"{query.checklist.id}/checklist"
        frame = make_frame(self.content, query.lang, path, query.settings, answers=True)
        link = self._link(query, fingerprint(sheet, self.content.version, tokens_of(sheet.lines, sheet.notices)))
        return Document(
            words=self.content.words,
            sheet=sheet,
            page=self.pages.page(frame, sheet),
            site=self.replies.site,
            link=link,
            code=self.code(link),
            version=self.content.version,
            paper="letter" if request.args.get("paper") == "letter" else "a4",
        )

    def _disposition(self, document: Document, wanted: Format) -> str:
        """How browsers treat the file, and its name in the reader's language, with the day it is for."""
        day = document.sheet.visit or document.sheet.today
        name = f"{self.content.words.service[document.lang]} {day}.{wanted.suffix}"
        kind = "attachment" if wanted.saved else "inline"
        return f"{kind}; filename=\"checklist-{day}.{wanted.suffix}\"; filename*=UTF-8''{quote(name)}"
