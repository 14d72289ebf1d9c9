"""The answers that were given, each with a link that changes it."""

from dataclasses import dataclass

from wizard.content.conditions import Answer
from wizard.content.models import Checklist, Question
from wizard.lists.journey import Journey
from wizard.lists.verdicts import Reason
from wizard.pages import links
from wizard.pages.wording import answer_label


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerRow:
    name: str
    answer: str
    change: str


def answer_row(checklist: Checklist, question: Question, answer: Answer, lang: str) -> AnswerRow:
    return AnswerRow(
        name=question.name[lang],
        answer=answer_label(checklist, Reason(question, answer), lang),
        change=links.question(lang, checklist.id, question.id, origin="answers"),
    )


def answer_rows(journey: Journey, lang: str) -> tuple[AnswerRow, ...]:
    """All of them, in the order in which they were asked."""
    given = [(question, journey.answers.get(question.id)) for question in journey.path]
    return tuple([answer_row(journey.checklist, question, answer, lang) for question, answer in given if answer])
