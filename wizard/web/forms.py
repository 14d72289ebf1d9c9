"""One form class for each question, built once at start; WTForms reads and validates, templates draw.

A question form is submitted with GET and changes nothing on the server: there is nothing to forge, so CSRF
protection is off. A form that changes something would be a POST with Flask-WTF's token.
"""

import unicodedata
from collections.abc import Mapping
from datetime import date, timedelta
from threading import local
from typing import Any

from flask_wtf import FlaskForm
from wtforms import RadioField, StringField
from wtforms.validators import AnyOf

from wizard.content.models import OPEN, Checklist, Content, Question
from wizard.pages.wording import month_names

FURTHEST = timedelta(days=730)
"""No office gives a date further ahead."""

DATE_PARTS = ("year", "month", "day")


class QuestionForm(FlaskForm):
    """What all forms share. Its messages are keys of our own words, so WTForms need not look for a translation."""

    class Meta:
        csrf = False
        locales = False

        def get_translations(self, form: FlaskForm) -> None:
            return None

    question: Question


class ChoiceForm(QuestionForm):
    """One answer from a list. The field is named after the question."""

    def code(self, today: date) -> str | None:
        return str(self[self.question.id].data) if self.validate() else None

    def fault(self) -> tuple[str, str]:
        """The kind of mistake, and the part of the answer that it lies in."""
        return "missing", ""


class DateForm(QuestionForm):
    """Year, month and day as people write them; all empty means that the date is open."""

    months: Mapping[str, int]
    problem: tuple[str, str] = ("", "")

    def code(self, today: date) -> str | None:
        """The answer as the address spells it, or None and a fault."""
        entered = {part: plain(self[f"{self.question.id}-{part}"].data) for part in DATE_PARTS}
        if not any(entered.values()):
            return OPEN
        for part in DATE_PARTS:
            if not entered[part]:
                self.problem = ("date_incomplete", part)
                return None
        return self._day(entered, today)

    def _day(self, entered: Mapping[str, str], today: date) -> str | None:
        month = self.months.get(entered["month"].casefold(), entered["month"])
        try:
            day = date(int(entered["year"]), int(month), int(entered["day"]))
        except (ValueError, OverflowError):
            self.problem = ("date_unreal", self._odd_part(entered, str(month)))
            return None
        if not today <= day <= today + FURTHEST:
            self.problem = (
                "date_past" if day < today else "date_far",
                "year" if day.year != today.year else "month",
            )
            return None
        return day.isoformat()

    def _odd_part(self, entered: Mapping[str, str], month: str) -> str:
        if not (entered["year"].isdecimal() and len(entered["year"]) == len("2026")):
            return "year"
        return "day" if month.isdecimal() and 1 <= int(month) <= 12 else "month"

    def fault(self) -> tuple[str, str]:
        return self.problem


def plain(entered: str | None) -> str:
    """What was entered with full-width digits, 年月日 and spaces made plain."""
    return unicodedata.normalize("NFKC", entered or "").strip().rstrip("年月日号.").strip()[:20]


Form = ChoiceForm | DateForm


class Forms:
    """The form classes of one content."""

    def __init__(self, content: Content) -> None:
        self.made = local()
        self.months = {name: number for lang in content.languages for name, number in month_names(lang).items()}
        self.classes: dict[tuple[str, str, str], type[Form]] = {}
        for checklist in content.checklists.values():
            for question in checklist.questions.values():
                self._build(checklist, question)

    def read(self, checklist: Checklist, question: Question, codes: Mapping[str, str], entered: Any) -> Form | None:
        """The question's form with what was entered (a multi-dict); None where nothing is left to choose.

        Each thread makes each form once and fills it again: to make one takes longer than to read and validate it.
        """
        place = checklist.question_of("place") if question.kind == "city" else None
        key = (checklist.id, question.id, codes.get(place.id, "") if place else "")
        if key not in self.classes:
            return None
        forms: dict[object, Form] = self.made.__dict__.setdefault("forms", {})
        form = forms.get(key) or forms.setdefault(key, self.classes[key](formdata=None))
        form.process(formdata=entered)
        return form

    def _build(self, checklist: Checklist, question: Question) -> None:
        if question.kind == "date":
            self.classes[checklist.id, question.id, ""] = self._date_class(question)
        elif question.kind == "city":
            for place in checklist.places.values():
                if place.cities:
                    ids = (*place.cities, *question.options)
                    self.classes[checklist.id, question.id, place.id] = _choice_class(question, ids)
        else:
            self.classes[checklist.id, question.id, ""] = _choice_class(question, tuple(checklist.answers[question.id]))

    def _date_class(self, question: Question) -> type[DateForm]:
        fields = {f"{question.id}-{part}": StringField() for part in DATE_PARTS}
        return type("DateForm", (DateForm,), {**fields, "question": question, "months": self.months})


def _choice_class(question: Question, ids: tuple[str, ...]) -> type[ChoiceForm]:
    field = RadioField(validators=[AnyOf(ids)], validate_choice=False)
    return type("ChoiceForm", (ChoiceForm,), {question.id: field, "question": question})
