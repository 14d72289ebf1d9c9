"""What happens, in numbers that all workers add to; in the text that Prometheus reads.

Only names that stand in the table from the start are counted, and none of them holds an answer: kinds of pages,
languages, statuses, formats, and which question was shown or answered, never how.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import accumulate
from mmap import mmap
from threading import Lock
from typing import Any

from wizard.content.models import Content, Question
from wizard.web.headers import WSGI

ROWS = 64
"""One for each worker that lives at the same time, so that none waits for another."""

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1.0, 5.0)
LIMITS = (*map(str, SECONDS), "+Inf")
STATUSES = ("2xx", "3xx", "4xx", "5xx")
OTHERS = ("static", "unchanged", "refused", "none")
"""What is answered without a view."""

FAMILIES = {
    "wizard_requests_total": ("counter", "Answers by kind of page, language and status."),
    "wizard_request_seconds": ("histogram", "How long the application took."),
    "wizard_lists_total": ("counter", "Lists by format and language."),
    "wizard_questions_shown_total": ("counter", "Questions that were shown."),
    "wizard_questions_answered_total": ("counter", "Questions that were answered; the rest was left at."),
    "wizard_content_info": ("gauge", "The version of the content that is served."),
    "wizard_content_stale": ("gauge", "1 while the file has problems and what was served before still is."),
}


class Counts:
    """Numbers by name, in memory that processes share. What is not in the table is not counted."""

    def __init__(self, names: Iterable[str]) -> None:
        self.places = {name: place for place, name in enumerate(dict.fromkeys(names))}
        self.cells = memoryview(mmap(-1, 8 * ROWS * len(self.places))).cast("d")
        self.row, self.lock = 0, Lock()

    def enter(self, worker: int) -> None:
        """From now on this process adds to a row of its own."""
        self.row = worker % ROWS * len(self.places)

    def add(self, name: str, amount: float = 1.0) -> None:
        place = self.places.get(name)
        if place is not None:
            with self.lock:
                self.cells[self.row + place] += amount

    def totals(self) -> Iterator[tuple[str, float]]:
        width = len(self.places)
        for name, place in self.places.items():
            yield name, sum(self.cells[place::width])


def names(content: Content, endpoints: Iterable[str], formats: Iterable[str]) -> Iterator[str]:
    """All that can happen with this content."""
    langs = ("", *content.languages)
    kinds = (*endpoints, *OTHERS)
    yield from [requests(kind, lang, status) for kind in kinds for lang in langs for status in STATUSES]
    yield from [seconds(limit) for limit in LIMITS]
    yield "wizard_request_seconds_sum"
    yield from [lists(suffix, lang) for suffix in ("page", *formats) for lang in content.languages]
    for checklist in content.checklists.values():
        for question in checklist.questions.values():
            yield from (asked("shown", question), asked("answered", question))


def requests(endpoint: str, lang: str, status: str) -> str:
    return f'wizard_requests_total{{endpoint="{endpoint}",lang="{lang}",status="{status}"}}'


def seconds(limit: str) -> str:
    return f'wizard_request_seconds_bucket{{le="{limit}"}}'


WITHIN = tuple(map(seconds, LIMITS))
"""The names of the steps, made once: every answer adds to one of them."""


def lists(suffix: str, lang: str) -> str:
    return f'wizard_lists_total{{format="{suffix}",lang="{lang}"}}'


def asked(what: str, question: Question) -> str:
    return f'wizard_questions_{what}_total{{stage="{question.stage}",question="{question.id}"}}'


def exposed(counts: Counts, version: str, stale: bool) -> str:
    """The page that Prometheus reads. Each step of time has the ones below it in it."""
    totals = dict(counts.totals())
    totals |= dict(zip(WITHIN, accumulate(totals[name] for name in WITHIN), strict=True))
    totals["wizard_request_seconds_count"] = totals[WITHIN[-1]]
    samples = [f"{name} {value:.10g}" for name, value in totals.items() if value or "requests" not in name]
    samples += [f'wizard_content_info{{version="{version}"}} 1', f"wizard_content_stale {stale:d}"]
    lines = []
    for family, (kind, told) in FAMILIES.items():
        lines += [f"# HELP {family} {told}", f"# TYPE {family} {kind}"]
        lines += [sample for sample in samples if sample.startswith(family)]
    return "\n".join([*lines, ""])


def apart(application: WSGI, port: int, page: Callable[[], str]) -> WSGI:
    """The application; on a port of its own, which readers do not reach, the metrics and nothing else."""

    def answer(environ: Mapping[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if environ.get("SERVER_PORT") != str(port):
            return application(dict(environ), start_response)
        found = environ.get("PATH_INFO") == "/metrics"
        start_response("200 OK" if found else "404 Not Found", [("Content-Type", "text/plain; version=0.0.4")])
        return [page().encode()] if found else [b"/metrics\n"]

    return answer
