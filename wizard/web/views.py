"""Addresses: which page an address means. Holds no rule of the content."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from functools import partial
from urllib.parse import quote, urlencode

from flask import Blueprint, Response, request
from markupsafe import escape
from werkzeug.exceptions import BadRequest, HTTPException

from wizard.content.models import Content, Question
from wizard.exports.formats import Copy, Shape
from wizard.lists.changes import compare, fingerprint, read
from wizard.lists.journey import travel
from wizard.lists.sheet import make_sheet
from wizard.lists.survey import Survey
from wizard.pages.changes import ChangePages
from wizard.pages.drawing import Rendering, fill
from wizard.pages.questions import Chosen, Fault, QuestionPage, QuestionPages, Way
from wizard.pages.sheet import SheetPages
from wizard.pages.wording import PLAIN, SINCE, SITE, Frame, Pages, Settings, address
from wizard.web.addresses import Asked, codes, preferred, settings_of
from wizard.web.forms import DATE_PARTS, Form, Forms

MOST_HOST = 260
"""Characters of the longest name that the network knows, with its port."""

CHINA = timezone(timedelta(hours=8))
"""The day of the visit is a day in China, wherever the server stands."""


def today_in_china() -> date:
    return datetime.now(CHINA).date()


class Views:
    """The views of one content."""

    def __init__(
        self,
        content: Content,
        rendering: Rendering,
        code: Callable[[str], str],
        shapes: Iterable[Shape] = (),
        today: Callable[[], date] = today_in_china,
        site: str = "",
    ) -> None:
        """`code` draws a link as a QR code; `shapes` are what a list can be taken along as.

        `site`: what links on paper begin with; without one, the address that the reader typed.
        """
        self.content = content
        self.rendering = rendering
        self.code = code
        self.shapes = tuple(shapes)
        self.today = today
        self.site = site.rstrip("/")
        self.pages = Pages(content)
        self.questions = QuestionPages(self.pages)
        self.sheets = SheetPages(self.pages)
        self.changes = ChangePages(self.pages)
        self.forms = Forms(content)
        self.warm()
        self.worker_script = self.rendering.worker(
            {f"/{lang}/offline": self._offline(lang) for lang in content.languages}
        )
        self.efforts = {id: Survey(each).questions_left({}) for id, each in content.checklists.items()}

    def blueprint(self) -> Blueprint:
        """All addresses; each language and checklist has its own, so that what does not exist is not found."""
        blueprint = Blueprint("wizard", __name__)
        add = blueprint.add_url_rule
        add("/", "language", self.choose_language)
        add("/healthz", "health", self.health)
        add("/worker.js", "worker", self.worker)
        for lang in self.content.languages:
            add(f"/{lang}/", f"start-{lang}", partial(self.start, lang))
            add(f"/{lang}/offline", f"offline-{lang}", partial(self.offline, lang))
            for id in self.content.pages:
                add(f"/{lang}/about/{id}", f"about-{lang}-{id}", partial(self.about, lang, id))
            for id in self.content.checklists:
                add(f"/{lang}/{id}", f"question-{lang}-{id}", partial(self.next_question, lang, id))
                add(f"/{lang}/{id}/answers", f"answers-{lang}-{id}", partial(self.check_answers, lang, id))
                add(f"/{lang}/{id}/checklist", f"checklist-{lang}-{id}", partial(self.show_sheet, lang, id))
                for shape in self.shapes:
                    view = partial(self.take_along, lang, id, shape)
                    add(f"/{lang}/{id}/checklist.{shape.suffix}", f"{shape.suffix}-{lang}-{id}", view)
        blueprint.app_errorhandler(HTTPException)(self.friendly)
        return blueprint

    def warm(self) -> None:
        """Draw now what every reader will see, so that the first one does not wait for it."""
        for checklist in self.content.checklists.values():
            for lang in self.content.languages:
                self.rendering.warm(self.sheets.item(item, (lang,)) for item in checklist.items)
                journey = travel(checklist, {})
                for question in journey.path:
                    frame = self.pages.frame(lang, checklist.id, PLAIN, "", answers=True)
                    self.rendering.question(self.questions.question(frame, journey, question), Way("", ""))

    # -- views ----------------------------------------------------------------------------------------------------

    def choose_language(self) -> Response:
        return Response(
            status=302,
            headers={"Location": f"/{preferred(self.content, request.accept_languages)}/", "Vary": "Accept-Language"},
        )

    def health(self) -> Response:
        return Response(f"ok {self.content.version}\n", mimetype="text/plain", headers={"Cache-Control": "no-store"})

    def worker(self) -> Response:
        """The script stands at the root because it serves the pages below its own address, and no others."""
        response = Response(self.worker_script, mimetype="text/javascript", headers={"Cache-Control": "no-cache"})
        response.add_etag()
        response.make_conditional(request)
        return response

    def offline(self, lang: str) -> Response:
        return self._page(self._offline(lang, settings_of(self.content, lang, request.args)))

    def start(self, lang: str) -> Response:
        checklist = next(iter(self.content.checklists.values()))
        frame = self.pages.frame(lang, "", settings_of(self.content, lang, request.args))
        page = self.pages.start(frame, checklist, self.efforts[checklist.id])
        return self._page(self.rendering.page("start.html", page))

    def about(self, lang: str, id: str) -> Response:
        frame = self.pages.frame(lang, f"about/{id}", settings_of(self.content, lang, request.args))
        return self._page(self.rendering.page("about.html", self.pages.about(frame, self.content.pages[id])))

    def next_question(self, lang: str, checklist: str) -> Response:
        """The question that the answers leave open; one request a question, with the answer to the last one in it."""
        asked, form = self._submitted(lang, checklist)
        journey = asked.journey
        if form and form.question in journey.path and form.question.id not in journey.answers:
            return self._ask_again(asked, form)
        wanted = journey.checklist.questions.get(request.args.get("edit", ""))
        if wanted and wanted in journey.path:
            return self._ask(asked, wanted, f"edit={wanted.id}")
        return self._ask(asked, journey.current) if journey.current else self._check(asked)

    def check_answers(self, lang: str, checklist: str) -> Response:
        asked = self._asked(lang, checklist)
        return self._to_question(asked) if asked.journey.current else self._check(asked)

    def show_sheet(self, lang: str, checklist: str) -> Response:
        asked = self._asked(lang, checklist)
        if asked.journey.current:
            return self._to_question(asked)
        past = read(request.args.get("made", ""), self.today())
        copy = self._copy(asked, SINCE if past else "")
        page = copy.page
        if past:
            page = self.changes.page(page, copy.sheet, compare(copy.sheet, past, self.content.version))
        drawn = self.rendering.sheet(page, copy.link, copy.code).replace(SITE, str(escape(copy.site)))
        return self._page(drawn.replace(SINCE, f"made={escape(past)}") if past else drawn, asked)

    def take_along(self, lang: str, checklist: str, shape: Shape) -> Response:
        """The list in another shape; the page's rules hold for what is missing in the address."""
        response = self._taken(self._asked(lang, checklist), shape)
        if shape.open_to_all:
            response.headers["Access-Control-Allow-Origin"] = "*"
            response.headers["Access-Control-Expose-Headers"] = "ETag"
        return response

    def _taken(self, asked: Asked, shape: Shape) -> Response:
        if asked.journey.current:
            return self._to_question(asked)
        copy = self._copy(asked)
        if shape.dated and not copy.sheet.visit:
            return self._to_question(asked, asked.checklist.question_of("date"))
        response = Response(shape.make(copy), mimetype=shape.mimetype)
        response.headers["Content-Disposition"] = self._disposition(copy, shape)
        response.add_etag()
        response.make_conditional(request)
        return response

    def friendly(self, error: HTTPException) -> Response:
        """Any error as a page in the reader's language."""
        parts = request.path.split("/")
        lang = parts[1] if parts[1] in self.content.languages else preferred(self.content, request.accept_languages)
        kind = {404: "not_found", 405: "not_allowed"}.get(error.code or 500, "broken")
        page = self.pages.error(self.pages.frame(lang, "", Settings()), kind)
        answer = self._page(self.rendering.page("error.html", page), status=error.code or 500)
        if error.code == 405:
            answer.headers["Allow"] = "GET, HEAD, OPTIONS"
        return answer

    # -- what an address says -------------------------------------------------------------------------------------

    def _asked(self, lang: str, id: str) -> Asked:
        return Asked.of(self.content, lang, self.content.checklists[id], request.args)

    def _submitted(self, lang: str, id: str) -> tuple[Asked, Form | None]:
        """What is asked for when a question was answered just now, and the form of that question."""
        checklist, args = self.content.checklists[id], request.args
        given = codes(checklist, args)
        question = checklist.questions.get(args.get("asked", ""))
        form = self.forms.read(checklist, question, given, args) if question else None
        if form:
            given[form.question.id] = form.code(self.today()) or ""
        return Asked(lang, settings_of(self.content, lang, args), travel(checklist, given)), form

    def _copy(self, asked: Asked, extra: str = "") -> Copy:
        """The list with all that its shapes need; `extra` goes into the links to the same list otherwise shown."""
        checklist = asked.checklist
        frame = self.pages.frame(asked.lang, f"{checklist.id}/checklist", asked.settings, extra, answers=True)
        sheet = make_sheet(asked.journey, self.today())
        site = self.site or typed_site()
        made = fingerprint(sheet, self.content.version)
        link = f"{site}/{asked.lang}/{checklist.id}/checklist?{asked.query}&made={made}"
        paper = "letter" if request.args.get("paper") == "letter" else "a4"
        return Copy(sheet, self.sheets.page(frame, sheet), site, link, self.code(link), self.content.version, paper)

    def _disposition(self, copy: Copy, shape: Shape) -> str:
        """How browsers treat the file, and its name in the reader's language, with the day it is for."""
        day = copy.sheet.visit or copy.sheet.today
        name = f"{self.content.words.service[copy.page.head.frame.lang]} {day}.{shape.suffix}"
        kind = "attachment" if shape.saved else "inline"
        return f"{kind}; filename=\"checklist-{day}.{shape.suffix}\"; filename*=UTF-8''{quote(name)}"

    # -- answers --------------------------------------------------------------------------------------------------

    def _frame(self, asked: Asked, extra: str = "") -> Frame:
        return self.pages.frame(asked.lang, asked.checklist.id, asked.settings, extra, answers=True)

    def _ask(self, asked: Asked, question: Question, extra: str = "") -> Response:
        answer = asked.journey.answers.get(question.id)
        chosen = entered_before(question, answer.code) if answer else ()
        frame = self._frame(asked, extra)
        page = self.questions.question(frame, asked.journey, question, chosen)
        drawn = self.rendering.question(page, self.questions.way(frame, asked.journey, question))
        return self._page(drawn, asked, without=question.id)

    def _ask_again(self, asked: Asked, form: Form) -> Response:
        """The same question with what was entered and what is wrong with it."""
        question, entered = form.question, entered_now(form)
        page = self.questions.question(self._frame(asked), asked.journey, question)
        extra = urlencode({"asked": question.id, **dict(entered)})
        frame = self.pages.new_frame(asked.lang, asked.checklist.id, asked.settings, extra, answers=True)
        page = replace(page, frame=frame, faults=(self._fault(page, form),), chosen=entered)
        drawn = self.rendering.question(page, self.questions.way(frame, asked.journey, question))
        return self._page(drawn, asked, status=422, without=question.id)

    def _fault(self, page: QuestionPage, form: Form) -> Fault:
        kind, part = form.fault()
        question = form.question
        message = question.missing if question.missing and kind == "missing" else getattr(self.content.words, kind)
        first = part or next(choice.code for group in page.groups for choice in group.choices)
        return Fault(message[page.frame.lang], f"{question.id}-{first}")

    def _offline(self, lang: str, settings: Settings = PLAIN) -> str:
        checklist = next(iter(self.content.checklists.values()))
        page = self.pages.offline(self.pages.frame(lang, "offline", settings), checklist)
        return self.rendering.page("offline.html", page)

    def _check(self, asked: Asked) -> Response:
        frame = self.pages.frame(asked.lang, f"{asked.checklist.id}/answers", asked.settings, answers=True)
        return self._page(
            self.rendering.draw("answers.html", self.questions.answers(frame, asked.journey, self.today())), asked
        )

    def _to_question(self, asked: Asked, question: Question | None = None) -> Response:
        """To the first question that is open, or to one that the applicant is to answer again."""
        edit = f"edit={question.id}" if question else ""
        target = address(asked.lang, asked.checklist.id, asked.settings, edit)
        target = fill(target, asked.codes, asked.settings)
        return Response(status=303, headers={"Location": target.replace("&amp;", "&")})

    def _page(self, drawn: str, asked: Asked | None = None, *, status: int = 200, without: str = "") -> Response:
        """The answer that carries a drawn page, with the answers (`without` the one that it asks for) filled in."""
        if asked:
            drawn = fill(drawn, asked.codes, asked.settings, without)
        return Response(drawn, status, mimetype="text/html")


def typed_site() -> str:
    """The site as the reader typed it; what is no host cannot stand in a link, so it is refused."""
    if not 0 < len(request.host) <= MOST_HOST:
        raise BadRequest
    return f"{request.scheme}://{request.host}"


def entered_before(question: Question, code: str) -> Chosen:
    """The form values that an earlier answer had."""
    if question.kind != "date":
        return ((question.id, code),)
    parts = code.split("-") if code.count("-") == 2 else ("", "", "")
    return tuple((f"{question.id}-{part}", value.lstrip("0")) for part, value in zip(DATE_PARTS, parts, strict=True))


def entered_now(form: Form) -> Chosen:
    """The form values that were entered just now, without the characters that mark places in a drawn page."""
    entered = {name: "".join(filter(str.isprintable, str(value)))[:40] for name, value in form.data.items() if value}
    return tuple(entered.items())
