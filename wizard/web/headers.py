"""The headers that go with every answer, put on at the door so that no page and no file leaves without them."""

from collections.abc import Callable, Iterable
from hashlib import sha256
from typing import Any

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}

KEEP = "public, max-age=300"
"""Answers live in addresses, so pages may be kept anywhere; five minutes, because content changes."""

KEEP_YOURSELF = "private, max-age=300"
"""Where the site has no name, pages hold the host that somebody typed, and nobody else shall get that."""

UNCHANGED = "wizard.unchanged"
"""Where it is left that a page was there already."""

WSGI = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


def secured(application: WSGI, keep: str = KEEP) -> WSGI:
    """The application with `HEADERS` on all its answers, and a word on caching where it gave none."""
    always = list(HEADERS.items())

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        def start(status: str, headers: list[tuple[str, str]], *failure: Any) -> Any:
            if not any(name == "Cache-Control" for name, _ in headers):
                headers = [*headers, ("Cache-Control", keep if status[:3] in ("200", "304") else "no-store")]
            if status.startswith("308"):  # the router's own redirect repeats the host that the client claims
                headers = [(name, "/" + to.split("/", 3)[3] if name == "Location" else to) for name, to in headers]
            return start_response(status, headers + always, *failure)

        return application(environ, start)

    return answer


def tagged(application: WSGI, build: Callable[[], str]) -> WSGI:
    """The application with a tag on every page that may be kept, and 304 for whoever has the page already.

    The tag names all that a page is made of: what `build` says, the site as the reader typed it, the address. It is
    given only with a page, so whoever has it has the page, and nothing need be drawn.
    """

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
            return application(environ, start_response)
        asked = [environ.get(name, "") for name in ("wsgi.url_scheme", "HTTP_HOST", "PATH_INFO", "QUERY_STRING")]
        made_of = "\n".join([build(), *asked])
        tag = f'"{sha256(made_of.encode("utf-8", "replace")).hexdigest()[:16]}"'
        if tag in environ.get("HTTP_IF_NONE_MATCH", ""):
            environ[UNCHANGED] = True
            start_response("304 Not Modified", [("ETag", tag)])
            return []

        def start(status: str, headers: list[tuple[str, str]], *failure: Any) -> Any:
            if status.startswith("200") and not any(name in ("ETag", "Cache-Control") for name, _ in headers):
                headers = [*headers, ("ETag", tag)]
            return start_response(status, headers, *failure)

        return application(environ, start)

    return answer
