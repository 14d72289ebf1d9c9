"""What is written down: lines of JSON that name kinds of pages and places in the code, and never what a reader said.

An address holds answers, and so may the words of an exception: neither is written.
"""

import json
import logging
import re
import sys
import time
from bisect import bisect_left
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from secrets import token_hex
from traceback import extract_tb
from typing import Any, NamedTuple

from wizard.content.models import Question
from wizard.web.headers import UNCHANGED, WSGI
from wizard.web.metrics import SECONDS, WITHIN, Counts, asked, lists, requests
from wizard.web.refusals import STATUS as REFUSED

VIEW, SHOWN, ANSWERED, REQUEST = "wizard.view", "wizard.shown", "wizard.answered", "wizard.request"
"""Where in a request's surroundings the application leaves what it is about."""

GIVEN_ID = re.compile("[0-9a-f]{32}")
"""The name that a proxy gives a request. Anything longer in words could hold an answer."""

LISTS = {"checklist": "page"}


class View(NamedTuple):
    """What a request came to: a kind of page, the language, the format of a list."""

    endpoint: str
    lang: str = ""
    suffix: str = ""


class Line(logging.Formatter):
    """A record as a line of JSON; of an exception its kind and the places in the code that it came through."""

    def format(self, record: logging.LogRecord) -> str:
        told: dict[str, Any] = {"time": now(), "level": record.levelname.lower(), "said": record.getMessage()}
        failure = record.exc_info[1] if record.exc_info else None
        if failure:
            told |= {"error": type(failure).__name__, "at": frames(failure)}
        return json.dumps(told, ensure_ascii=False)


def frames(failure: BaseException) -> list[str]:
    """Where an exception came through, without its words."""
    return [f"{each.filename}:{each.lineno} {each.name}" for each in extract_tb(failure.__traceback__)]


def now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def to_stdout() -> Callable[[str], None]:
    """Writes whole lines, whoever else writes."""
    log = logging.Logger("wizard.requests")
    log.addHandler(logging.StreamHandler(sys.stdout))
    return log.info


def recorded(application: WSGI, counts: Counts, write: Callable[[str], None] | None) -> WSGI:
    """The application, each answer counted, and written down with `write`."""

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        begin, status = time.perf_counter(), ["500"]
        given = environ.get("HTTP_X_REQUEST_ID", "")
        id = environ[REQUEST] = given if GIVEN_ID.fullmatch(given) else token_hex(16)

        def start(line: str, headers: list[tuple[str, str]], *failure: Any) -> Any:
            status[0] = line[:3]
            return start_response(line, headers, *failure)

        try:
            return application(environ, start)
        finally:
            view, took = viewed(environ), time.perf_counter() - begin
            count(counts, environ, view, status[0], took)
            if write:
                told = {"time": now(), "id": id, "endpoint": view.endpoint, "lang": view.lang}
                write(json.dumps(told | {"status": int(status[0]), "ms": round(took * 1000, 1)}))

    return answer


def viewed(environ: dict[str, Any]) -> View:
    """What was answered without a view is told apart by why."""
    if environ.get(UNCHANGED):
        return View("unchanged")
    view: View | None = environ.get(VIEW)
    return view or View("refused" if REFUSED in environ else "none")


def count(counts: Counts, environ: dict[str, Any], view: View, status: str, took: float) -> None:
    counts.add(requests(view.endpoint, view.lang, f"{status[0]}xx"))
    counts.add("wizard_request_seconds_sum", took)
    counts.add(WITHIN[bisect_left(SECONDS, took)])
    if status == "200" and (view.suffix or view.endpoint in LISTS):
        counts.add(lists(view.suffix or LISTS[view.endpoint], view.lang))
    for what, key in (("shown", SHOWN), ("answered", ANSWERED)):
        question: Question | None = environ.get(key)
        if question:
            counts.add(asked(what, question))
