"""How much a request may be. The bounds are here, and not in a server, so that they are the same under any."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from wizard.web.headers import WSGI
from wizard.web.refusals import STATUS, Refusals

MOST_ADDRESS = 8000
MOST_HEADER = 8000
MOST_HEADERS = 64
MOST_HEADERS_TOGETHER = 32 * 1024
MOST_BODY = 64 * 1024
MOST_PORT = 65535
METHODS = ("GET", "HEAD", "OPTIONS", "POST")

HOST = re.compile(r"(?:[A-Za-z0-9._-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\])(?::([0-9]{1,5}))?")
"""What may stand in links: no reader's browser sends anything else."""


def limited(application: WSGI, refusals: Refusals) -> WSGI:
    """The application, for requests within bounds; whatever is not gets a page that says so."""

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        refused = environ.get(STATUS) or refusal(environ)
        if not refused:
            return application(environ, start_response)
        environ[STATUS] = refused
        status, headers, page = refusals.answer(environ, refused)
        start_response(status, headers)
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [page]

    return answer


def refusal(environ: Mapping[str, Any]) -> int:
    """The status with which a request is refused, or 0."""
    if len(environ.get("PATH_INFO", "")) + len(environ.get("QUERY_STRING", "")) > MOST_ADDRESS:
        return 414
    return _of_headers(environ) or _of_body(environ)


def _of_headers(environ: Mapping[str, Any]) -> int:
    sizes = [len(value) for name, value in environ.items() if name.startswith("HTTP_")]
    if len(sizes) > MOST_HEADERS or max(sizes, default=0) > MOST_HEADER or sum(sizes) > MOST_HEADERS_TOGETHER:
        return 431
    host = environ.get("HTTP_HOST") or ""
    if not is_host(host) and (host or environ.get("SERVER_PROTOCOL") != "HTTP/1.0"):
        return 400
    return 417 if environ.get("HTTP_EXPECT", "100-continue").lower() != "100-continue" else 0


def is_host(typed: str) -> bool:
    found = HOST.fullmatch(typed)
    return found is not None and int(found[1] or 0) <= MOST_PORT


def _of_body(environ: Mapping[str, Any]) -> int:
    length = environ.get("CONTENT_LENGTH") or "0"
    if "HTTP_TRANSFER_ENCODING" in environ:  # how long it is shall be known before it is read
        return 400 if "CONTENT_LENGTH" in environ else 411
    if not (length.isascii() and length.isdigit()):
        return 400
    if len(length) > 9 or int(length) > MOST_BODY:
        return 413
    return 405 if environ["REQUEST_METHOD"] not in METHODS else 0
