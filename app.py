"""The composition root: content, templates, addresses. `./dev run` serves it."""

import os
import sys
from collections.abc import Callable, Iterable
from datetime import date, datetime
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

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
from wizard.web.door import Door
from wizard.web.files import StaticFiles
from wizard.web.interface import InterfaceViews
from wizard.web.limits import MOST_BODY
from wizard.web.lists import ListViews
from wizard.web.metrics import Counts, exposed, names
from wizard.web.numbers import NumberViews
from wizard.web.questions import QuestionViews
from wizard.web.refusals import Refusals
from wizard.web.replies import Replies, now, today_in_china
from wizard.web.routes import Wizard, blueprint
from wizard.web.settings import SettingError, Settings
from wizard.web.site import STALE, SiteViews
from wizard.web.turns import Turns

ROOT = Path(__file__).parent

PDFS_AT_ONCE = 1
"""In each worker. One takes as long as a hundred pages."""


def create_app(
    content: Content | None = None,
    today: Callable[[], date] = today_in_china,
    history: Path | None = None,
    now: Callable[[], datetime] = now,
) -> Wizard:
    """The application that serves this content, or else that of `checklists.yaml`.

    `history`: the folder of its releases and of what list numbers are made of, or else the one beside that file.
    """
    settings = chosen()
    content = content or served_content(settings.file)
    archive = Archive(history or settings.file.parent / "history")
    app = Wizard(__name__, static_folder=None)
    app.version = content.version
    app.config.update(MAX_CONTENT_LENGTH=MOST_BODY, WTF_CSRF_ENABLED=False)
    files = StaticFiles(ROOT / "static", open_to_all=(".schema.json", "openapi.json"))
    drawing, citing = Drawing(app.jinja_env, content, files.address), Citing(content)
    pages = SheetPages(content, citing)
    composer = Composer(Blocks(content, drawing, pages))
    replies, refusals = Replies(today, now, settings.site), Refusals(content, drawing)
    offered = formats(content, drawing, composer)
    numbers = Numbers(from_json(archive.numbers) if archive.numbers else History())
    site = SiteViews(content, drawing, citing, replies, refusals, settings.contact)
    questions = QuestionViews(content, drawing, replies)
    questions.warm()
    releases = Releases(archive.in_force, archive.release)
    turns = Turns(PDFS_AT_ONCE)
    lists = ListViews(content, composer, pages, replies, code, offered, releases, numbers, turns)
    app.url_map.converters |= converters(content, offered)
    typed, interface = NumberViews(content, site, replies, numbers), InterfaceViews(content, lists)
    app.register_blueprint(blueprint(site, typed, questions, lists, interface))
    app.wsgi_app = door(app, settings, files, refusals, offered, content, today)  # type: ignore[method-assign]
    return app


def door(
    app: Wizard,
    settings: Settings,
    files: StaticFiles,
    refusals: Refusals,
    offered: Iterable[str],
    content: Content,
    today: Callable[[], date],
) -> Any:
    """The views behind all that a request passes on its way to them."""
    counts = app.extensions["counts"] = Counts(names(content, app.endpoints, offered))
    return Door(
        settings=settings,
        files=files,
        refusals=refusals,
        counts=counts,
        made_of=lambda: f"{content.version} {build()} {today()}",
        metrics=lambda: exposed(counts, content.version, STALE in app.config),
    ).around(app.wsgi_app)


def formats(content: Content, drawing: Drawing, composer: Composer) -> dict[str, Format]:
    """What a list can be taken along as, by how its address ends."""
    style = (ROOT / "static" / "style.css").read_text("utf-8")
    calendar_file = calendar.maker(drawing.words, text.plain_text)
    made = (
        Format(suffix="pdf", mimetype="application/pdf", make=pdf.maker(content), slow=True),
        Format(suffix="ics", mimetype="text/calendar", make=calendar_file, saved=True, dated=True),
        Format(suffix="html", mimetype="text/html", make=file.maker(composer, style), saved=True),
        Format(suffix="txt", mimetype="text/plain", make=text.make),
        Format(suffix="json", mimetype="application/json", make=json.maker(content.sources), open_to_all=True),
    )
    return {each.suffix: each for each in made}


@cache
def build() -> str:
    """A fingerprint of all that pages are made with, besides the content."""
    files = sorted(path for room in ("wizard", "templates", "static") for path in (ROOT / room).rglob("*.*"))
    code = [path for path in files if path.suffix in (".py", ".html", ".js", ".css", ".typ")]
    return sha256(b"".join([path.read_bytes() for path in code])).hexdigest()[:8]


def chosen() -> Settings:
    """What the operator has set, or the end of the process with what is wrong with it."""
    try:
        return Settings.of(os.environ, ROOT)
    except SettingError as error:
        sys.exit(f"{error} Nothing is served.")


def reloaded() -> Wizard:
    """The application of the file as it is now. Raises ContentError with every problem that it has."""
    file = chosen().file
    return create_app(verified(file, Archive(file.parent / "history").stamp))


def served_content(file: Path = ROOT / "checklists.yaml") -> Content:
    """The content of `checklists.yaml`, or the end of the process with every problem that it has."""
    try:
        return verified(file, Archive(file.parent / "history").stamp)
    except ContentError as error:
        sys.exit(f"{error}\nThe content has problems; nothing is served. `./dev check` lists them again.")
