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
from wizard.content.history import Archive
from wizard.content.models import Content
from wizard.content.problems import ContentError
from wizard.exports import calendar, file, json, pdf, text
from wizard.exports.formats import Format
from wizard.exports.qr import code
from wizard.lists.numbers import History, Numbers, from_json
from wizard.lists.releases import Releases
from wizard.pages.blocks import Blocks
from wizard.pages.citing import Citing
from wizard.pages.composing import Composer
from wizard.pages.drawing import Drawing
from wizard.pages.sheet import SheetPages
from wizard.web.addresses import converters
from wizard.web.headers import WSGI, secured, tagged
from wizard.web.lists import ListViews
from wizard.web.numbers import NumberViews
from wizard.web.questions import QuestionViews
from wizard.web.replies import Replies, today_in_china
from wizard.web.routes import blueprint
from wizard.web.site import SiteViews

ROOT = Path(__file__).parent
YEAR = 365 * 24 * 60 * 60


def create_app(
    content: Content | None = None, today: Callable[[], date] = today_in_china, history: Path | None = None
) -> Flask:
    """The application that serves this content, or else that of `checklists.yaml`.

    `history`: the folder of its releases and of what list numbers are made of, or else the one beside that file.
    """
    content = content or served_content()
    archive = Archive(history or served_file().parent / "history")
    app = Flask(__name__, static_folder=None)
    app.config.update(MAX_CONTENT_LENGTH=64 * 1024, WTF_CSRF_ENABLED=False)
    drawing, citing = Drawing(app.jinja_env, content, static_address), Citing(content)
    pages = SheetPages(content, citing)
    composer = Composer(Blocks(content, drawing, pages))
    replies = Replies(today, os.environ.get("SITE", ""))
    offered = formats(content, drawing, composer)
    numbers = Numbers(from_json(archive.numbers) if archive.numbers else History())
    site = SiteViews(content, drawing, citing, replies)
    questions = QuestionViews(content, drawing, replies)
    questions.warm()
    releases = Releases(archive.in_force, archive.release)
    lists = ListViews(content, composer, pages, replies, code, offered, releases, numbers)
    app.url_map.converters |= converters(content, offered)
    app.register_blueprint(blueprint(site, NumberViews(content, site, replies, numbers), questions, lists))
    conditional = tagged(app.wsgi_app, lambda: f"{content.version} {build()} {today()}")
    app.wsgi_app = secured(static_files(conditional))  # type: ignore[assignment, method-assign]
    return app


def formats(content: Content, drawing: Drawing, composer: Composer) -> dict[str, Format]:
    """What a list can be taken along as, by how its address ends."""
    style = (ROOT / "static" / "style.css").read_text("utf-8")
    calendar_file = calendar.maker(drawing.words, text.plain_text)
    made = (
        Format(suffix="pdf", mimetype="application/pdf", make=pdf.maker(content)),
        Format(suffix="ics", mimetype="text/calendar", make=calendar_file, saved=True, dated=True),
        Format(suffix="html", mimetype="text/html", make=file.maker(composer, style), saved=True),
        Format(suffix="txt", mimetype="text/plain", make=text.make),
        Format(suffix="json", mimetype="application/json", make=json.maker(content.sources), open_to_all=True),
    )
    return {each.suffix: each for each in made}


def static_files(application: WSGI) -> WhiteNoise:
    """The application, behind the files that it does not make."""
    return WhiteNoise(
        application,
        root=ROOT / "static",
        prefix="static/",
        max_age=YEAR,
        allow_all_origins=False,
        add_headers_function=open_schema,
    )


def open_schema(headers: Headers, path: str, url: str) -> None:
    """Programs anywhere may read the schema of the JSON; its address stays, so it is not kept for long."""
    if url.endswith(".schema.json"):
        headers["Access-Control-Allow-Origin"] = "*"
        headers["Cache-Control"] = "public, max-age=300"


@cache
def build() -> str:
    """A fingerprint of all that pages are made with, besides the content."""
    files = sorted(path for room in ("wizard", "templates", "static") for path in (ROOT / room).rglob("*.*"))
    code = [path for path in files if path.suffix in (".py", ".html", ".js", ".css", ".typ")]
    return sha256(b"".join([path.read_bytes() for path in code])).hexdigest()[:8]


@cache
def static_address(name: str) -> str:
    """The address of a static file; it changes with the file, so that browsers may keep it for a year."""
    return f"/static/{name}?v={sha256((ROOT / 'static' / name).read_bytes()).hexdigest()[:8]}"


def served_file() -> Path:
    return Path(os.environ.get("CHECKLISTS", ROOT / "checklists.yaml"))


def served_content() -> Content:
    """The content of `checklists.yaml`, or the end of the process with every problem that it has."""
    try:
        return verified(served_file(), Archive(served_file().parent / "history").stamp)
    except ContentError as error:
        sys.exit(f"{error}\nThe content has problems; nothing is served. `./dev check` lists them again.")
