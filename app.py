"""The composition root: content, templates, addresses. `./dev run` serves it."""

import os
import sys
from collections.abc import Callable
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from wsgiref.headers import Headers

from flask import Flask
from whitenoise import WhiteNoise

from wizard.checks.verify import verified
from wizard.content.models import Content
from wizard.content.problems import ContentError
from wizard.exports import calendar, file, json, pdf, text
from wizard.exports.formats import Shape
from wizard.exports.qr import code
from wizard.pages.drawing import Rendering
from wizard.web.headers import secured
from wizard.web.views import Views, today_in_china

ROOT = Path(__file__).parent
YEAR = 365 * 24 * 60 * 60


def create_app(content: Content | None = None, today: Callable[[], date] = today_in_china) -> Flask:
    """The application that serves this content, or else that of `checklists.yaml`."""
    content = content or served_content()
    app = Flask(__name__, static_folder=None)
    app.config.update(MAX_CONTENT_LENGTH=64 * 1024, WTF_CSRF_ENABLED=False)
    rendering = Rendering(app.jinja_env, content, static_address)
    site = os.environ.get("SITE", "")
    app.register_blueprint(Views(content, rendering, code, shapes(content, rendering), today, site).blueprint())
    files = WhiteNoise(
        app.wsgi_app,
        root=ROOT / "static",
        prefix="static/",
        max_age=YEAR,
        allow_all_origins=False,
        add_headers_function=open_schema,
    )
    app.wsgi_app = secured(files)  # type: ignore[assignment, method-assign]
    return app


def shapes(content: Content, rendering: Rendering) -> tuple[Shape, ...]:
    """What a list can be taken along as."""
    style = (ROOT / "static" / "style.css").read_text("utf-8")
    return (
        Shape("pdf", "application/pdf", pdf.maker(content)),
        Shape("ics", "text/calendar", calendar.maker(rendering.words), saved=True, dated=True),
        Shape("html", "text/html", file.maker(rendering, style), saved=True),
        Shape("txt", "text/plain", text.make),
        Shape("json", "application/json", json.maker(content.sources), open_to_all=True),
    )


def open_schema(headers: Headers, path: str, url: str) -> None:
    """Programs anywhere may read the schema of the JSON; its address stays, so it is not kept for long."""
    if url.endswith(".schema.json"):
        headers["Access-Control-Allow-Origin"] = "*"
        headers["Cache-Control"] = "public, max-age=300"


@cache
def static_address(name: str) -> str:
    """The address of a static file; it changes with the file, so that browsers may keep it for a year."""
    return f"/static/{name}?v={sha256((ROOT / 'static' / name).read_bytes()).hexdigest()[:8]}"


def served_content() -> Content:
    """The content of `checklists.yaml`, or the end of the process with every problem that it has."""
    try:
        return verified(Path(os.environ.get("CHECKLISTS", ROOT / "checklists.yaml")))
    except ContentError as error:
        sys.exit(f"{error}\nThe content has problems; nothing is served. `./dev check` lists them again.")
