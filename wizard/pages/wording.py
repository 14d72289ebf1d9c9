"""Words in the languages of a page: dates, answers, and the reasons for what is on a list."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from babel import Locale
from babel.dates import format_date, format_skeleton
from markupsafe import Markup, escape

from wizard.content.conditions import Answer
from wizard.content.models import GIVEN, Checklist, Question, Region
from wizard.content.text import Text
from wizard.content.words import Words
from wizard.lists.verdicts import UNNAMED, Proviso, Reason, option_label
from wizard.pages.links import PLACES, VISIT

HAN = re.compile(
    "([《、。·\u3400-\u9fff\uff00-\uffef]*[\u3400-\u9fff](?:[《》“”、。·\u3400-\u9fff\uff00-\uffef]*[》、。·\u3400-\u9fff\uff00-\uffef])?)"
)
"""Chinese inside another language, with the marks in it; quotation marks around it belong to the other language."""

LOCALES = {"zh": "zh_Hans_CN", "en": "en_GB"}
"""The country whose way of writing dates and letters a language follows here."""


class Said(NamedTuple):
    """Words in one language."""

    lang: str
    words: str


Saying = tuple[Said, ...]
"""The same thing in the reader's language, and in the second one where the list has two."""

Langs = tuple[str, ...]
"""The reader's language, and the second one where the list has two."""


def say(text: Text, langs: Iterable[str]) -> Saying:
    return tuple([Said(lang, text[lang]) for lang in langs])


def runs(said: Said) -> Iterator[Said]:
    """The words piece by piece, where Chinese inside another language is Chinese."""
    if said.lang == "zh":
        yield said
        return
    for position, words in enumerate(HAN.split(said.words)):
        if words:
            yield Said("zh" if position % 2 else said.lang, words)


def marked(words: str | Said, lang: str = "zh") -> Markup:
    """Words safe for HTML; Chinese inside another language is marked as Chinese."""
    if isinstance(words, Said):
        lang, words = words.lang, words.words
    safe = str(escape(words))
    if lang == "zh":
        return Markup(safe)
    return Markup(HAN.sub(lambda run: f'<span lang="zh-CN">{run[0]}</span>', safe))


def written_day(day: date, lang: str) -> str:
    """A day as the language writes it, with the day of the week."""
    return format_date(day, "full", locale=LOCALES.get(lang, lang))


def short_day(day: date, lang: str) -> str:
    """A day of the weeks to come, with the day of the week and without the year."""
    return format_skeleton("MMMMEEEEd", day, locale=LOCALES.get(lang, lang))


def written_date(day: date, lang: str) -> str:
    return format_date(day, "long", locale=LOCALES.get(lang, lang))


def month_names(lang: str) -> Mapping[str, int]:
    """Every way the language writes a month, in small letters and without 月 or full stop → its number."""
    months = Locale.parse(LOCALES.get(lang, lang)).months
    widths = [months[context][width] for context in months for width in ("wide", "abbreviated")]
    return {str(name).casefold().rstrip(".月"): number for names in widths for number, name in names.items()}


def answer_label(checklist: Checklist, reason: Reason, lang: str) -> str:
    """An answer in the words that the applicant chose. What a kept piece does not know is filled in at the end."""
    if reason.answer.code == GIVEN:
        return VISIT
    if reason.answer.code == UNNAMED:
        return PLACES[reason.question.kind]
    if reason.day:
        return written_day(reason.day, lang)
    label = option_label(checklist, reason.question, reason.answer.option)
    return label[lang] if label else reason.answer.option


class Wording:
    """Says why: "because …", "if … or …", "unless …"."""

    def __init__(self, words: Words) -> None:
        self.words = words

    def reason(self, checklist: Checklist, reasons: Iterable[Reason], place: str, lang: str) -> str:
        """Why something is on the list, or is not; `place` says what a place has to do with it, or is empty."""
        clauses = [self._clause(checklist, each.question, each.answer, lang) for each in reasons]
        joined = self.words.and_joiner[lang].join(clauses)
        because = self.words.because.fill(lang, reasons=joined) if clauses else ""
        return self.words.sentence_joiner[lang].join([sentence for sentence in (place, because) if sentence])

    def place(self, region: Region | None, left_out: bool, lang: str) -> str:
        """That a place adds or leaves something out."""
        if region is None:
            return ""
        sentence = self.words.not_in_this_place if left_out else self.words.in_this_place
        return sentence.fill(lang, place=region.title[lang])

    def provisos(self, checklist: Checklist, provisos: tuple[Proviso, ...], langs: Langs) -> tuple[Saying, ...]:
        """ "If … and …", and "unless … and …"."""
        sentences = [
            (self.words.proviso, [proviso for proviso in provisos if not proviso.negated]),
            (self.words.proviso_not, [proviso for proviso in provisos if proviso.negated]),
        ]
        return tuple(
            tuple(Said(lang, sentence.fill(lang, reasons=self._either(checklist, part, lang))) for lang in langs)
            for sentence, part in sentences
            if part
        )

    def _either(self, checklist: Checklist, provisos: Iterable[Proviso], lang: str) -> str:
        words, clauses = self.words, []
        for proviso in provisos:
            answers = [checklist.answers[proviso.question.id][option] for option in proviso.options]
            either = [self._clause(checklist, proviso.question, answer, lang) for answer in answers]
            clauses.append(words.or_joiner[lang].join(either))
        return words.and_joiner[lang].join(clauses)

    @staticmethod
    def _clause(checklist: Checklist, question: Question, answer: Answer, lang: str) -> str:
        """The clause that completes "because" and "if"."""
        option = question.options.get(answer.option)
        if option and option.because:
            return option.because[lang]
        label = answer_label(checklist, Reason(question, answer), lang)
        return question.because.fill(lang, option=label) if question.because else label
