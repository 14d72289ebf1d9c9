"""Pages for those who take them compressed, where no proxy does it."""

import re
import zlib
from collections.abc import Callable, Iterable
from typing import Any

from wizard.web.headers import WSGI

TAKES_GZIP = re.compile(r"(?:gzip|\*)(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))")
WORTH = 1000
"""Bytes below which a page fits into the same packets either way."""

QUICK = 1
"""The level: a list takes a third of a millisecond, and is a tenth larger than at the usual one."""


def compressed(application: WSGI) -> WSGI:
    """The application, its texts compressed anew for each request: what holds answers is not kept."""

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        started: list[Any] = []
        body = b"".join(application(environ, lambda *given: started.extend(given)))
        status, headers, *failure = started
        if _is_text(headers):
            headers = [*headers, ("Vary", "Accept-Encoding")]
            if len(body) > WORTH and TAKES_GZIP.search(environ.get("HTTP_ACCEPT_ENCODING", "")):
                body = gzipped(body)
                headers = [*map(_weakened, _without_length(headers)), ("Content-Encoding", "gzip")]
                headers.append(("Content-Length", str(len(body))))
        start_response(status, headers, *failure)
        return [body]

    return answer


def gzipped(body: bytes, level: int = QUICK) -> bytes:
    pack = zlib.compressobj(level, zlib.DEFLATED, 16 + zlib.MAX_WBITS)
    return pack.compress(body) + pack.flush()


def _is_text(headers: list[tuple[str, str]]) -> bool:
    named = {name: value for name, value in headers}
    return named.get("Content-Type", "").startswith(("text/", "application/json"))


def _without_length(headers: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(name, value) for name, value in headers if name != "Content-Length"]


def _weakened(header: tuple[str, str]) -> tuple[str, str]:
    """A tag that says: the same page, in other bytes."""
    name, value = header
    return (name, f"W/{value}") if name == "ETag" and not value.startswith("W/") else header
