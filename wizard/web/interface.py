"""The journey for programs: the next question and what each option changes, or the list. Described in docs/json.md.

Nothing is stored, and nothing is guessed: what an address says that means nothing here is named, not left out.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlencode

from flask import Response, request

from wizard.content.models import Checklist, Content, Question
from wizard.lists.journey import Journey, answer_to, choices, travel
from wizard.lists.sheet import Sheets
from wizard.lists.survey import Survey
from wizard.web.addresses import Args, Query
from wizard.web.lists import ListViews

FORMAT = 1
BESIDES = ("with",)
"""What may stand in an address besides answers."""

Record = dict[str, Any]


class InterfaceViews:
    """One view for each checklist of a content."""

    def __init__(self, content: Content, lists: ListViews) -> None:
        self.content = content
        self.lists = lists
        self.surveys = {id: Survey(checklist) for id, checklist in content.checklists.items()}

    def next(self, lang: str, checklist: str) -> Response:
        query = Query.of(self.content, lang, self.content.checklists[checklist], request.args)
        wrong = [*faults(query.checklist, request.args), *missing(query.journey)]
        if wrong:
            return _answer(problem(wrong), 400, "application/problem+json")
        question = query.journey.current
        told = {"format": FORMAT, "version": self.content.version, "checklist": checklist, "language": lang}
        told |= {"answers": dict(query.journey.codes)}
        return _answer({**told, **(self._question(query, question) if question else self._list(query))})

    def _question(self, query: Query, question: Question) -> Record:
        left = self.surveys[query.checklist.id].questions_left(_options(query.journey))
        sheets = self.lists.sheets[query.checklist.id]
        before = self._items(sheets, query.checklist, query.journey.codes)
        lang = query.lang
        options = choices(query.checklist, question, query.journey.answers)
        asked = {
            "id": question.id,
            "kind": question.kind,
            "stage": question.stage,
            "ask": question.ask[lang],
            "why": question.why[lang],
            "hint": question.hint[lang] if question.hint else None,
        }
        changes = [
            {"id": id, "label": label[lang], **self._changes(sheets, query, question.id, id, before)}
            for id, label in options.items()
        ]
        return {
            "question": {**asked, "options": changes},
            "questions_left": {"least": left.low, "most": left.high},
            "list": None,
        }

    def _changes(self, sheets: Sheets, query: Query, question: str, option: str, before: Mapping[str, None]) -> Record:
        """What the list would have, and no longer have, after this answer; and the way on."""
        codes = {**query.journey.codes, question: option}
        after = self._items(sheets, query.checklist, codes)
        return {
            "adds": [id for id in after if id not in before],
            "removes": [id for id in before if id not in after],
            "next": f"/{query.lang}/{query.checklist.id}.json?{urlencode(codes)}",
        }

    def _items(self, sheets: Sheets, checklist: Checklist, codes: Mapping[str, str]) -> Mapping[str, None]:
        sheet = sheets.sheet(travel(checklist, codes), self.lists.replies.today())
        return dict.fromkeys(line.item.id for part in sheet.parts for line in part.lines)

    def _list(self, query: Query) -> Record:
        sheet = self.lists.sheets[query.checklist.id].sheet(query.journey, self.lists.replies.today())
        made = json.loads(self.lists.formats["json"].make(self.lists.document(query, sheet)))
        return {"question": None, "questions_left": {"least": 0, "most": 0}, "list": made}


def faults(checklist: Checklist, args: Args) -> Iterator[Record]:
    """What an address says that means nothing, in its order."""
    journey = travel(checklist, {id: codes[0] for id, codes in args.lists()})
    asked = {question.id for question in journey.path}
    for id, codes in args.lists():
        question = checklist.questions.get(id)
        if id in BESIDES:
            continue
        if question is None:
            yield {"question": id, "problem": "unknown_question"}
        elif len(set(codes)) > 1:
            yield {"question": id, "problem": "several_answers", "given": codes}
        elif id not in asked:
            yield {"question": id, "problem": "not_asked", "given": codes[0]}
        elif answer_to(checklist, question, codes[0], journey.answers) is None:
            known = [*choices(checklist, question, journey.answers)]
            yield {"question": id, "problem": "unknown_answer", "given": codes[0], "known": known}


def missing(journey: Journey) -> Iterator[Record]:
    """Questions without an answer before one that has one."""
    answered = [place for place, question in enumerate(journey.path) if question.id in journey.answers]
    for question in journey.path[: max(answered, default=0)]:
        if question.id not in journey.answers:
            yield {"question": question.id, "problem": "missing", "known": [*choices(journey.checklist, question, {})]}


def problem(wrong: list[Record]) -> Record:
    """RFC 9457."""
    title = "These answers mean nothing here, or others are missing before them."
    return {"type": "about:blank", "title": title, "status": 400, "faults": wrong}


def _options(journey: Journey) -> dict[str, str]:
    """The answers as kinds of answers: a day of the visit is like any other."""
    return {id: answer.option for id, answer in journey.answers.items()}


def _answer(told: Record, status: int = 200, mimetype: str = "application/json") -> Response:
    response = Response(json.dumps(told, ensure_ascii=False), status, mimetype=mimetype)
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response
