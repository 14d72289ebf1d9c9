"""What is said to whoever cannot be answered: the same pages under any server, whoever refuses."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from werkzeug.datastructures import LanguageAccept
from werkzeug.http import parse_accept_header

from wizard.content.models import Content
from wizard.pages.drawing import Drawing
from wizard.pages.frame import make_frame
from wizard.pages.links import STANDARD
from wizard.pages.site import error_page
from wizard.web.addresses import preferred

KINDS = {404: "not_found", 405: "not_allowed", 429: "busy", 500: "broken", 501: "missing", 503: "busy"}
SOON = 5
"""Seconds after which a server that was busy is asked again."""

STATUS = "wizard.refused"
"""Where a server leaves the status with which it refuses a request that it could not read."""


class Refusals:
    """Pages that say what is wrong, in the reader's language; drawn once each."""

    def __init__(self, content: Content, drawing: Drawing) -> None:
        self.content = content
        self.drawing = drawing

    def page(self, path: str, accepted: LanguageAccept, status: int) -> bytes:
        lang = path.split("/")[1] if path.startswith("/") else ""
        if lang not in self.content.languages:
            lang = preferred(self.content, accepted)
        return self.drawing.once(self._drawn, lang, KINDS.get(status, "refused"))

    def answer(self, environ: Mapping[str, Any], status: int) -> tuple[str, list[tuple[str, str]], bytes]:
        """A whole answer: status, headers, page."""
        accepted = parse_accept_header(environ.get("HTTP_ACCEPT_LANGUAGE", ""), LanguageAccept)
        page = self.page(environ.get("PATH_INFO", "/"), accepted, status)
        headers = [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(page)))]
        return f"{status} {HTTPStatus(status).phrase}", [*headers, *more_headers(status)], page

    def _drawn(self, lang: str, kind: str) -> bytes:
        frame = make_frame(self.content, lang, "", STANDARD)
        return self.drawing.page("error.html", error_page(self.content, frame, kind))


def more_headers(status: int) -> list[tuple[str, str]]:
    """What programs are told besides the page."""
    if KINDS.get(status) == "busy":
        return [("Retry-After", str(SOON))]
    return [("Allow", "GET, HEAD, OPTIONS")] if status == 405 else []
