"""One form class for each question, built once at start; WTForms reads and validates, templates draw.

A question form is submitted with GET and changes nothing on the server: there is nothing to forge, so CSRF
protection is off. A form that changes something would be a POST with Flask-WTF's token.
"""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from flask_wtf import FlaskForm
from wtforms import Field, StringField
from wtforms.validators import ValidationError

from wizard.content.conditions import Answers
from wizard.content.models import OPEN, Checklist, Content, Question
from wizard.lists.journey import answer_to, given_day
from wizard.pages.wording import month_names

FURTHEST = timedelta(days=730)
"""No office gives a date further ahead."""

MOST_TYPED = 40
"""Characters that are shown again: a number with a space after each symbol, and a few too many."""
TAIWAN = 1911
"""The year before the first one that Taiwan counts."""

DIGITS = re.compile("[0-9]+")
"""`int` takes signs and underscores as well, which nobody means."""

SEPTEMBER = {"sep": 9, "sept": 9}
"""English writes it with three letters as often as with four."""

DATE_PARTS = ("year", "month", "day")

Entered = tuple[tuple[str, str], ...]
"""Field name → what is chosen or entered in it."""


class QuestionForm(FlaskForm):
    """What all forms share. Its messages are keys of our own words, so WTForms need not look for a translation."""

    class Meta:
        csrf = False
        locales = False

        def get_translations(self, form: FlaskForm) -> None:
            return None

    checklist: Checklist
    question: Question
    answers: Answers

    @property
    def entered(self) -> Entered:
        """What was entered, without the characters that mark places in a drawn page."""
        kept = {name: "".join(filter(str.isprintable, str(value)))[:40] for name, value in self.data.items() if value}
        return tuple(kept.items())


class ChoiceForm(QuestionForm):
    """One answer from a list. The field is named after the question."""

    def code(self, today: date) -> str | None:
        return str(self[self.question.id].data) if self.validate() else None

    def fault(self) -> tuple[str, str]:
        """The kind of mistake, and the part of the answer that it lies in."""
        return "missing", ""


def known(form: ChoiceForm, field: Field) -> None:
    """The journey decides what is an answer, here as in an address."""
    if not field.data or answer_to(form.checklist, form.question, field.data, form.answers) is None:
        raise ValidationError("missing")


class DateForm(QuestionForm):
    """Year, month and day as people write them; all empty means that the date is open."""

    months: Mapping[str, int]
    problem: tuple[str, str] = ("", "")

    def code(self, today: date) -> str | None:
        """The answer as the address spells it, or None and a fault."""
        entered = {part: plain_digits(self[f"{self.question.id}-{part}"].data) for part in DATE_PARTS}
        if (chosen := self[self.question.id].data) and self._offered(chosen, today):
            return str(chosen)
        if not any(entered.values()):
            return OPEN
        for part in DATE_PARTS:
            if not entered[part]:
                self.problem = ("date_incomplete", part)
                return None
        return self._day(entered, today)

    def _day(self, entered: Mapping[str, str], today: date) -> str | None:
        year = full_year(entered["year"])
        month = str(self.months.get(entered["month"].casefold(), entered["month"]))
        if DIGITS.fullmatch(year) and len(year) < len("2026"):
            self.problem = ("date_short_year", "year")
            return None
        try:
            day = date(*[int(DIGITS.fullmatch(part)[0]) for part in (year, month, entered["day"])])  # type: ignore[index]
        except (TypeError, ValueError, OverflowError):
            self.problem = ("date_unreal", self._odd_part(year, month))
            return None
        if not today <= day <= today + FURTHEST:
            self.problem = (
                "date_past" if day < today else "date_far",
                "year" if day.year != today.year else "month",
            )
            return None
        return day.isoformat()

    def _offered(self, chosen: str, today: date) -> bool:
        """Whether it is a day, as the buttons under the fields carry one, that may still come; or an open one."""
        answer = answer_to(self.checklist, self.question, chosen, {})
        day = given_day(answer) if answer else None
        return chosen == OPEN or bool(day and today <= day <= today + FURTHEST)

    @staticmethod
    def _odd_part(year: str, month: str) -> str:
        if not (DIGITS.fullmatch(year) and len(year) == len("2026")):
            return "year"
        return "day" if DIGITS.fullmatch(month) and 1 <= int(month) <= 12 else "month"

    def fault(self) -> tuple[str, str]:
        return self.problem


class NumberForm(FlaskForm):
    """A list number as somebody typed it. The form is sent with GET and changes nothing."""

    class Meta:
        csrf = False

    number = StringField()

    @property
    def typed(self) -> str:
        """What was typed, as far as it is shown again."""
        return "".join(filter(str.isprintable, self.number.data or ""))[:MOST_TYPED]


def full_year(year: str) -> str:
    """A year of Taiwan, which counts from 1912, as everybody else counts it."""
    digits = year.removeprefix("民国")
    return str(int(digits) + TAIWAN) if re.fullmatch("1[0-9][0-9]", digits) else year


def plain_digits(entered: str | None) -> str:
    """What was entered with full-width digits, 年月日 and spaces made plain."""
    return unicodedata.normalize("NFKC", entered or "").strip().rstrip("年月日号.").strip()[:20]


Form = ChoiceForm | DateForm


class Forms:
    """The form classes of one content."""

    def __init__(self, content: Content) -> None:
        names = {name: number for lang in content.languages for name, number in month_names(lang).items()}
        months = {**names, **SEPTEMBER}
        self.classes = {
            (checklist.id, question.id): _form_class(checklist, question, months)
            for checklist in content.checklists.values()
            for question in checklist.questions.values()
        }

    def read(self, checklist: Checklist, question: Question, answers: Answers, entered: Any) -> Form:
        """The question's form with what was entered (a multi-dict); `answers`: those to the questions before."""
        form = self.classes[checklist.id, question.id](formdata=entered)
        form.answers = answers
        return form


def _form_class(checklist: Checklist, question: Question, months: Mapping[str, int]) -> type[Form]:
    shared = {"checklist": checklist, "question": question}
    if question.kind == "date":
        fields = {name: StringField() for name in (question.id, *(f"{question.id}-{part}" for part in DATE_PARTS))}
        return type("DateForm", (DateForm,), {**fields, **shared, "months": months})
    field = StringField(validators=[known])
    return type("ChoiceForm", (ChoiceForm,), {question.id: field, **shared})


def entered_before(question: Question, code: str) -> Entered:
    """The form values that an earlier answer had."""
    if question.kind != "date":
        return ((question.id, code),)
    parts = code.split("-") if code.count("-") == 2 else ("", "", "")
    return tuple((f"{question.id}-{part}", value.lstrip("0")) for part, value in zip(DATE_PARTS, parts, strict=True))
