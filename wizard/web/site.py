"""The views of everything but questions, lists and list numbers."""

from collections.abc import Callable
from datetime import timedelta
from urllib.parse import urlencode

from flask import Response, abort, current_app, request
from werkzeug.exceptions import HTTPException

from wizard.content.models import Checklist, Content
from wizard.lists.survey import Survey
from wizard.lists.symbols import Refusal
from wizard.pages.citing import Citing
from wizard.pages.drawing import Drawing
from wizard.pages.frame import make_frame
from wizard.pages.links import STANDARD, Settings
from wizard.pages.site import LeavePage, NumberView, about_page, offline_page, start_page
from wizard.web.addresses import preferred, settings_of
from wizard.web.refusals import Refusals, more_headers
from wizard.web.replies import Replies

STALE = "STALE"
"""The entry of the application's configuration that says why newer content is not served."""


class SiteViews:
    """The views of one content that take no answers."""

    def __init__(
        self, content: Content, drawing: Drawing, citing: Citing, replies: Replies, refusals: Refusals, contact: str
    ) -> None:
        self.content = content
        self.drawing = drawing
        self.citing = citing
        self.replies = replies
        self.refusals = refusals
        self.contact = contact
        self.first: Checklist = next(iter(content.checklists.values()))
        self.effort = Survey(self.first).questions_left({})
        offline = {f"/{lang}/offline": drawing.once(self._offline, lang, STANDARD) for lang in content.languages}
        self.script = drawing.worker(offline)

    def language(self) -> Response:
        """To the start page in the language that the browser likes best."""
        lang = preferred(self.content, request.accept_languages)
        return Response(status=302, headers={"Location": f"/{lang}/", "Vary": "Accept-Language"})

    def health(self) -> Response:
        return Response(f"ok {self.content.version}\n", mimetype="text/plain", headers={"Cache-Control": "no-store"})

    def ready(self) -> Response:
        """Whether requests may come, and whether the content is as its file says: a broken one is not taken."""
        told = f"ready {self.content.version}\n{current_app.config.get(STALE, '')}"
        return Response(told, mimetype="text/plain", headers={"Cache-Control": "no-store"})

    def security(self) -> Response:
        """Whom to tell of a weakness (RFC 9116)."""
        if not self.contact:
            abort(404)
        expires = self.replies.today() + timedelta(days=180)
        told = f"Contact: {self.contact}\nExpires: {expires}T00:00:00Z\nPreferred-Languages: zh, en\n"
        return Response(told, mimetype="text/plain")

    def worker(self) -> Response:
        """The script stands at the root because it serves the pages below its own address, and no others."""
        response = Response(self.script, mimetype="text/javascript", headers={"Cache-Control": "no-cache"})
        response.add_etag()
        response.make_conditional(request)
        return response

    def start(self, lang: str) -> Response:
        return self._page(self._start, lang)

    def refused(self, lang: str, settings: Settings, typed: str, refusal: Refusal) -> bytes:
        """The start page with a number that leads to no list, and why. What readers typed is not kept."""
        fault = getattr(self.content.words, f"number_{refusal.value}")[lang]
        frame = make_frame(self.content, lang, "", settings, urlencode({"number": typed}))
        page = start_page(self.content, frame, self.first, self.effort, NumberView(typed=typed, fault=fault))
        return self.drawing.page("start.html", page)

    def offline(self, lang: str) -> Response:
        return self._page(self._offline, lang)

    def leave(self, lang: str) -> Response:
        """Away from a computer that others use, and nothing of ours stays on it."""
        response = self._page(self._leave, lang)
        response.headers["Clear-Site-Data"] = '"cache", "storage"'
        response.headers["Cache-Control"] = "no-store"
        return response

    def without_slash(self, lang: str, checklist: str, page: str) -> Response:
        """An address with a slash at its end, as messengers and people write it, with its answers."""
        query = f"?{request.query_string.decode()}" if request.query_string else ""
        return Response(status=301, headers={"Location": f"/{lang}/{checklist}/{page}{query}".replace("/?", "?")})

    def about(self, lang: str, page: str) -> Response:
        return self._page(self._about, lang, page)

    def friendly(self, error: HTTPException) -> Response:
        """Any error as a page in the reader's language."""
        status = error.code or 500
        page = self.refusals.page(request.path, request.accept_languages, status)
        response = self.replies.page(page, status=status)
        response.headers.update(more_headers(status))
        return response

    def _page(self, draw: Callable[..., bytes], lang: str, *of: str) -> Response:
        settings = settings_of(self.content, lang, request.args)
        return self.replies.page(self.drawing.once(draw, lang, settings, *of))

    def _start(self, lang: str, settings: Settings) -> bytes:
        frame = make_frame(self.content, lang, "", settings)
        return self.drawing.page("start.html", start_page(self.content, frame, self.first, self.effort))

    def _offline(self, lang: str, settings: Settings) -> bytes:
        frame = make_frame(self.content, lang, "offline", settings)
        return self.drawing.page("offline.html", offline_page(self.content, frame, self.first))

    def _leave(self, lang: str, settings: Settings) -> bytes:
        return self.drawing.page("leave.html", LeavePage(make_frame(self.content, lang, "leave", settings)))

    def _about(self, lang: str, settings: Settings, id: str) -> bytes:
        frame = make_frame(self.content, lang, f"about/{id}", settings)
        return self.drawing.page("about.html", about_page(self.content, self.citing, frame, self.content.pages[id]))
