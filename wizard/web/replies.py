"""What all views answer with: drawn pages with the answers filled in, redirects, and "you have it already"."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta, timezone

from flask import Response, request
from markupsafe import escape

from wizard.content.models import Question
from wizard.pages import links
from wizard.pages.drawing import fill
from wizard.pages.links import SITE
from wizard.web.addresses import Query

CHINA = timezone(timedelta(hours=8))
"""The day of the visit is a day in China, wherever the server stands."""


def now() -> datetime:
    """To the second, as calendars take it."""
    return datetime.now(UTC).replace(microsecond=0)


def today_in_china() -> date:
    return datetime.now(CHINA).date()


class Replies:
    """`site`: what links on paper begin with; without one, the address that the reader typed."""

    def __init__(self, today: Callable[[], date], now: Callable[[], datetime], site: str) -> None:
        self.today = today
        self.now = now
        self.named_site = site

    @property
    def site(self) -> str:
        """What links to this site begin with; `limits` has refused what is no host."""
        if self.named_site:
            return self.named_site
        return f"{request.scheme}://{request.host}"

    def page(self, drawn: bytes, query: Query | None = None, *, status: int = 200, without: str = "") -> Response:
        """The answer that carries a drawn page, with the answers (`without` the one that it asks for) filled in."""
        if query:
            drawn = fill(drawn, query.journey.codes, query.settings, without)
        return Response(drawn, status, content_type="text/html; charset=utf-8")

    def sited(self, drawn: bytes) -> bytes:
        """A drawn page with the address of the site filled in."""
        return drawn.replace(SITE.encode(), str(escape(self.site)).encode())

    def to_old_list(self, query: Query, codes: Mapping[str, str], made: date) -> Response:
        """To the list that was made on a day, with what has changed since."""
        target = links.checklist(query.lang, query.checklist.id, links.here_query(codes, query.settings))
        return Response(status=303, headers={"Location": f"{target}&made={made}"})

    def to_question(self, query: Query, question: Question | None = None) -> Response:
        """To the first question that is open, or to one that the applicant is to answer again."""
        target = links.question(query.lang, query.checklist.id, question.id if question else "", query.text)
        return Response(status=303, headers={"Location": target})

    def to_list(self, query: Query) -> Response:
        """Back to the list after an answer was changed."""
        target = links.checklist(query.lang, query.checklist.id, query.text)
        return Response(status=303, headers={"Location": target})
