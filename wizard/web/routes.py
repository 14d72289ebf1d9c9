"""The table of all addresses."""

from collections.abc import Callable, Mapping
from typing import Any

from flask import Blueprint, Flask, request
from werkzeug.exceptions import HTTPException

from wizard.web.interface import InterfaceViews
from wizard.web.lists import ListViews
from wizard.web.logs import REQUEST, VIEW, View, frames
from wizard.web.numbers import NumberViews
from wizard.web.questions import QuestionViews
from wizard.web.site import SiteViews


class Wizard(Flask):
    """The application. Of a breakdown it writes down where it came about, and not the address, which holds answers."""

    version = ""
    """Of the content."""

    @property
    def endpoints(self) -> tuple[str, ...]:
        """The kinds of pages, as the log and the metrics call them."""
        return tuple(rule.endpoint.rpartition(".")[2] for rule in self.url_map.iter_rules())

    def log_exception(self, exc_info: Any) -> None:
        view = request.environ.get(VIEW) or View("none")
        told = f"{type(exc_info[1]).__name__} on a page of the kind {view.endpoint}: {', '.join(frames(exc_info[1]))}"
        self.logger.error("%s (request %s)", told, request.environ.get(REQUEST, ""))


def blueprint(
    site: SiteViews, numbers: NumberViews, questions: QuestionViews, lists: ListViews, interface: InterfaceViews
) -> Blueprint:
    """All addresses. Endpoints name kinds of pages, never what a reader answered."""
    views: Mapping[str, tuple[str, Callable[..., Any]]] = {
        "language": ("/", site.language),
        "health": ("/healthz", site.health),
        "ready": ("/readyz", site.ready),
        "security": ("/.well-known/security.txt", site.security),
        "worker": ("/worker.js", site.worker),
        "start": ("/<language:lang>/", numbers.start),
        "number": ("/<number:typed>", numbers.open),
        "offline": ("/<language:lang>/offline", site.offline),
        "about": ("/<language:lang>/about/<about:page>", site.about),
        "leave": ("/<language:lang>/leave", site.leave),
        "slash": ("/<language:lang>/<checklist:checklist>/<any(answers, checklist):page>/", site.without_slash),
        "question": ("/<language:lang>/<checklist:checklist>", questions.next),
        "interface": ("/<language:lang>/<checklist:checklist>.json", interface.next),
        "answers": ("/<language:lang>/<checklist:checklist>/answers", questions.answers),
        "checklist": ("/<language:lang>/<checklist:checklist>/checklist", lists.page),
        "format": ("/<language:lang>/<checklist:checklist>/checklist.<format:suffix>", lists.format),
    }
    table = Blueprint("wizard", __name__)
    for endpoint, (rule, view) in views.items():
        table.add_url_rule(rule, endpoint, view)
    table.app_errorhandler(HTTPException)(site.friendly)
    table.app_url_value_preprocessor(noted)
    return table


def noted(endpoint: str | None, values: Mapping[str, Any] | None) -> None:
    """Tell the log and the metrics what kind of page was asked for."""
    said = values or {}
    if endpoint:
        kind = endpoint.rpartition(".")[2]
        request.environ[VIEW] = View(kind, said.get("lang", ""), said.get("suffix", ""))
