"""A worker of gunicorn that gives a thread only to requests that are there as a whole.

What cannot be read gets the application's own page, and is written down without its words.
"""

import os
import re
import socket
from http import HTTPStatus
from threading import local
from typing import Any

from gunicorn import util
from gunicorn.glogging import Logger
from gunicorn.http import errors

from wizard.web.logs import Line
from wizard.web.refusals import STATUS
from wizard.web.waiting import Extent, Visitor, WaitingRoom

LANGUAGES = re.compile(rb"\r\naccept-language:[ \t]*([!-~ ]{1,100})", re.IGNORECASE)

STATUSES = {
    errors.InvalidResponseHeader: 500,
    errors.InvalidResponseHeaderName: 500,
    errors.LimitRequestLine: 414,
    errors.LimitRequestHeaders: 431,
    errors.ExpectationFailed: 417,
    errors.ParseException: 400,
}
"""What gunicorn finds wrong → the status that says so; the first that fits."""


class PatientWorker(WaitingRoom):
    """Threads that never wait for a network."""

    reading = local()
    """What the thread is about."""

    def handle(self, visitor: Visitor) -> bool:
        visitor.cut = Extent.of(visitor.arrived).cut
        self.reading.visitor = visitor
        visitor.parse()
        if b"\r\n\r\n" not in visitor.head:  # longer than any head may be
            self.refuse(visitor, 431 if b"\r\n" in visitor.head else 414)
            return False
        return bool(super().handle(visitor)) and not visitor.cut

    def handle_error(self, req: Any, client: socket.socket, addr: Any, exc: Exception) -> None:
        """The application's own page for what it never gets to see. Only the kind of the fault is written down."""
        status = next((status for kind, status in STATUSES.items() if isinstance(exc, kind)), 500)
        if status == 500:
            self.log.exception("Error while answering")
        self.refuse(self.reading.visitor, status)

    def refuse(self, visitor: Visitor, status: int) -> None:
        visitor.cut = True
        util.write_nonblock(visitor.sock, self.refusal(visitor.head, status))

    def refusal(self, head: bytes, status: int) -> bytes:
        languages = LANGUAGES.search(head)
        path = re.match(rb"\S+ (/[a-z]{2}/)", head)
        started: list[Any] = []
        surroundings = {
            STATUS: status,
            "REQUEST_METHOD": "GET",
            "PATH_INFO": path[1].decode() if path else "/",
            "QUERY_STRING": "",
            "HTTP_ACCEPT_LANGUAGE": languages[1].decode() if languages else "",
        }
        page = b"".join(self.wsgi(surroundings, lambda *given: started.extend(given)))
        headers = "".join(f"{name}: {value}\r\n" for name, value in started[1])
        return f"HTTP/1.1 {status} {HTTPStatus(status).phrase}\r\nConnection: close\r\n{headers}\r\n".encode() + page


class Log(Logger):  # type: ignore[misc]
    """Gunicorn's own, in lines of JSON where the operator wants them, and never with addresses."""

    def setup(self, cfg: Any) -> None:
        super().setup(cfg)
        if os.environ.get("LOG") == "json":
            for handler in self.error_log.handlers:
                handler.setFormatter(Line())

    def access(self, *_: Any) -> None:
        """Nothing, whatever gunicorn is told: its lines would hold the answers."""
