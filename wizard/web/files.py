"""The files that are not made: read and compressed once at start, and served from memory."""

import mimetypes
from collections.abc import Callable, Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from wizard.web.compression import TAKES_GZIP, gzipped
from wizard.web.headers import KEEP, WSGI
from wizard.web.logs import VIEW, View

FOLDER = "/static/"
FOR_GOOD = "public, max-age=31536000, immutable"


class File(NamedTuple):
    body: bytes
    packed: bytes
    version: str
    mimetype: str


def read(path: Path) -> File:
    """Python takes what a script's kind is called from the machine, so that one is ours."""
    body = path.read_bytes()
    kind = "text/javascript" if path.suffix == ".js" else mimetypes.guess_type(path.name)[0] or "text/plain"
    text = "; charset=utf-8" if kind.startswith("text/") else ""
    return File(body, gzipped(body, 9), sha256(body).hexdigest()[:8], f"{kind}{text}")


class StaticFiles:
    """The files of a folder. `open_to_all`: how the names end of those that pages of other sites may read."""

    def __init__(self, folder: Path, open_to_all: tuple[str, ...]) -> None:
        self.files = {path.name: read(path) for path in sorted(folder.iterdir())}
        self.open_to_all = open_to_all

    def address(self, name: str) -> str:
        """Changes with the file, so that browsers may keep what it leads to for good."""
        return f"{FOLDER}{name}?v={self.files[name].version}"

    def around(self, application: WSGI) -> WSGI:
        """The application, behind these files."""

        def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
            path = environ["PATH_INFO"]
            name = path.removeprefix(FOLDER)
            if name == path or name not in self.files or environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
                return application(environ, start_response)
            environ[VIEW] = View("static")
            return self._answer(name, environ, start_response)

        return answer

    def _answer(self, name: str, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        file = self.files[name]
        versioned = f"v={file.version}" in environ.get("QUERY_STRING", "").split("&")
        headers = [("Cache-Control", FOR_GOOD if versioned else KEEP), ("Vary", "Accept-Encoding")]
        headers.append(("ETag", f'W/"{file.version}"'))
        if name.endswith(self.open_to_all):
            headers.append(("Access-Control-Allow-Origin", "*"))
        if f'"{file.version}"' in environ.get("HTTP_IF_NONE_MATCH", ""):
            start_response("304 Not Modified", headers)
            return []
        packs = TAKES_GZIP.search(environ.get("HTTP_ACCEPT_ENCODING", ""))
        body = file.packed if packs else file.body
        headers += [("Content-Encoding", "gzip")] if packs else []
        start_response("200 OK", [*headers, ("Content-Type", file.mimetype), ("Content-Length", str(len(body)))])
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]
