"""The views of the questions, and of the answers."""

from urllib.parse import urlencode

from flask import Response, request
from markupsafe import escape

from wizard.content.models import Checklist, Content, Question
from wizard.lists.journey import travel
from wizard.pages import links
from wizard.pages.drawing import Drawing, Pieces
from wizard.pages.frame import make_frame
from wizard.pages.links import ORIGINS, STANDARD, Settings
from wizard.pages.questions import Chosen, Cities, Days, Fault, QuestionPages, cities_of, days_of
from wizard.web.addresses import Query, codes, settings_of
from wizard.web.forms import Form, Forms, entered_before
from wizard.web.logs import ANSWERED, SHOWN
from wizard.web.replies import Replies


class QuestionViews:
    """The views of the questions of one content."""

    def __init__(self, content: Content, drawing: Drawing, replies: Replies) -> None:
        self.content = content
        self.drawing = drawing
        self.replies = replies
        self.pages = QuestionPages(content)
        self.forms = Forms(content)

    def next(self, lang: str, checklist: str) -> Response:
        """The question that the answers leave open; one request a question, with the answer to the last one in it."""
        query, form = self._submitted(lang, checklist)
        journey = query.journey
        if form and form.question in journey.path and form.question.id not in journey.answers:
            return self._ask_again(query, form)
        wanted = journey.checklist.questions.get(request.args.get("edit", ""))
        if wanted and wanted in journey.path:
            return self._ask(query, wanted, edit=wanted.id)
        if journey.current:
            return self._ask(query, journey.current)
        return self.replies.to_list(query) if _origin() == "list" else self._check(query)

    def answers(self, lang: str, checklist: str) -> Response:
        """Check your answers."""
        query = Query.of(self.content, lang, self.content.checklists[checklist], request.args)
        return self.replies.to_question(query) if query.journey.current else self._check(query)

    def warm(self) -> None:
        """Draw now what every reader will see, so that the first one does not wait for it."""
        for checklist in self.content.checklists.values():
            for question in travel(checklist, {}).path:
                for lang in self.content.languages:
                    if question.kind != "date":
                        self.drawing.once(self._pieces, lang, STANDARD, "", checklist, question, (), (), (), (), "")

    def _submitted(self, lang: str, id: str) -> tuple[Query, Form | None]:
        """What is asked for when a question was answered just now, and the form of that question."""
        checklist, args = self.content.checklists[id], request.args
        given, settings = codes(checklist, args), settings_of(self.content, lang, args)
        question = checklist.questions.get(args.get("asked", ""))
        if question is None:
            return Query(lang, settings, travel(checklist, given)), None
        before = travel(checklist, given).answers if question.kind == "city" else {}
        form = self.forms.read(checklist, question, before, args)
        given[question.id] = form.code(self.replies.today()) or ""
        if given[question.id]:
            request.environ[ANSWERED] = question
        return Query(lang, settings, travel(checklist, given)), form

    def _ask(self, query: Query, question: Question, **edit: str) -> Response:
        journey = query.journey
        answer = journey.answers.get(question.id)
        chosen = entered_before(question, answer.code) if answer else ()
        offered = cities_of(journey, question), days_of(question, self.replies.today())
        asked = journey.checklist, question, *offered, chosen, (), _origin()
        if question.kind == "date" and chosen:  # a day is somebody's own, and not kept
            return self._reply(self._pieces(query.lang, query.settings, _extra(**edit), *asked), query, question)
        pieces = self.drawing.once(self._pieces, query.lang, query.settings, _extra(**edit), *asked)
        return self._reply(pieces, query, question)

    def _ask_again(self, query: Query, form: Form) -> Response:
        """The same question with what was entered and what is wrong with it. What readers typed is not kept."""
        question, cities = form.question, cities_of(query.journey, form.question)
        extra = _extra(asked=question.id, **dict(form.entered))
        fault = self.pages.fault(query.checklist, question, cities, *form.fault(), query.lang)
        days = days_of(question, self.replies.today())
        asked = query.checklist, question, cities, days, form.entered, (fault,), _origin()
        return self._reply(self._pieces(query.lang, query.settings, extra, *asked), query, question, status=422)

    def _pieces(
        self,
        lang: str,
        settings: Settings,
        extra: str,
        checklist: Checklist,
        question: Question,
        cities: Cities,
        days: Days,
        chosen: Chosen,
        faults: tuple[Fault, ...],
        origin: str,
    ) -> Pieces:
        """The page of a question, with slots for where it stands on the journey."""
        frame = make_frame(self.content, lang, checklist.id, settings, extra, answers=True)
        page = self.pages.question(frame, checklist, question, cities, days, chosen, faults, origin)
        return self.drawing.pieces("question.html", page)

    def _reply(self, pieces: Pieces, query: Query, question: Question, status: int = 200) -> Response:
        home, origin = links.page(query.lang, "", query.settings), _origin()
        on = query.lang, query.journey, question
        way = self.pages.way_back(*on, origin) if origin else self.pages.way(*on, home)
        told = {name: str(escape(words)).encode() for name, words in way._asdict().items() if words is not None}
        drawn = pieces.join(**told)
        if status == 200:
            request.environ[SHOWN] = question
        return self.replies.page(drawn, query, status=status, without=question.id)

    def _check(self, query: Query) -> Response:
        path = f"{query.checklist.id}/answers"
        frame = make_frame(self.content, query.lang, path, query.settings, answers=True)
        page = self.pages.answers(frame, query.journey, self.replies.today())
        return self.replies.page(self.drawing.page("answers.html", page), query)


def _origin() -> str:
    """The page from which one answer is changed, or nothing."""
    origin = request.args.get("from", "")
    return origin if origin in ORIGINS else ""


def _extra(**more: str) -> str:
    """What the address says besides answers and settings."""
    origin = _origin()
    return urlencode({**({"from": origin} if origin else {}), **more})
