"""The table of all addresses."""

from collections.abc import Callable, Mapping
from typing import Any

from flask import Blueprint
from werkzeug.exceptions import HTTPException

from wizard.web.lists import ListViews
from wizard.web.numbers import NumberViews
from wizard.web.questions import QuestionViews
from wizard.web.site import SiteViews


def blueprint(site: SiteViews, numbers: NumberViews, questions: QuestionViews, lists: ListViews) -> Blueprint:
    """All addresses. Endpoints name kinds of pages, never what a reader answered."""
    views: Mapping[str, tuple[str, Callable[..., Any]]] = {
        "language": ("/", site.language),
        "health": ("/healthz", site.health),
        "worker": ("/worker.js", site.worker),
        "start": ("/<language:lang>/", numbers.start),
        "number": ("/<number:typed>", numbers.open),
        "offline": ("/<language:lang>/offline", site.offline),
        "about": ("/<language:lang>/about/<about:page>", site.about),
        "leave": ("/<language:lang>/leave", site.leave),
        "slash": ("/<language:lang>/<checklist:checklist>/<any(answers, checklist):page>/", site.without_slash),
        "question": ("/<language:lang>/<checklist:checklist>", questions.next),
        "answers": ("/<language:lang>/<checklist:checklist>/answers", questions.answers),
        "checklist": ("/<language:lang>/<checklist:checklist>/checklist", lists.page),
        "format": ("/<language:lang>/<checklist:checklist>/checklist.<format:suffix>", lists.format),
    }
    table = Blueprint("wizard", __name__)
    for endpoint, (rule, view) in views.items():
        table.add_url_rule(rule, endpoint, view)
    table.app_errorhandler(HTTPException)(site.friendly)
    return table
