"""The people who come, and one address of every kind of page."""

from collections.abc import Iterator, Mapping
from urllib.parse import urlencode

LANGUAGES = ["zh", "en"]

PERSONAS: Mapping[str, Mapping[str, str]] = {
    "an adult in Beijing": dict(
        place="beijing",
        holder="adult-id",
        goer="self",
        card="works",
        generation="second",
        photo="existing",
        channel="bank",
        visit="2026-12-01",
        bank="keep",
        money="none",
    ),
    "a foreigner who lost the card": dict(
        place="guangdong",
        city="guangzhou",
        holder="foreigner",
        goer="self",
        card="lost",
        photo="new",
        channel="bank",
        visit="open",
        bank="keep",
        money="wages",
        treatment="yes",
    ),
    "a pensioner whose daughter goes": dict(
        place="chongqing",
        holder="adult-id",
        goer="agent",
        card="works",
        generation="unsure",
        photo="existing",
        channel="bank",
        visit="2026-12-03",
        bank="keep",
        money="pension",
    ),
    "a small child": dict(
        place="unsure",
        holder="child",
        age="under-7",
        card="works",
        generation="second",
        channel="counter",
        visit="open",
        bank="keep",
    ),
}
ADULT = PERSONAS["an adult in Beijing"]
FOREIGNER = PERSONAS["a foreigner who lost the card"]
OLDER = "2026-11-01.00000000.abcdefghi"
"""What the link of an older list carries that has nothing in common with today's."""


def ask(lang: str, answers: Mapping[str, str], **more: str) -> str:
    """The address of the next question after these answers."""
    return f"/{lang}/upgrade?{urlencode({**answers, **more})}"


def sheet(lang: str, answers: Mapping[str, str], **edition: str) -> str:
    """The address of the checklist for these answers."""
    return f"/{lang}/upgrade/checklist?{urlencode({**answers, **edition})}"


def wrong(lang: str, answers: Mapping[str, str], question: str, **entered: str) -> str:
    """The address of the question with an answer that is missing or wrong."""
    others = {id: code for id, code in answers.items() if id != question}
    return ask(lang, others, asked=question, **entered)


def wrong_day(lang: str, year: str, month: str, day: str) -> str:
    parts = {"visit-year": year, "visit-month": month, "visit-day": day}
    return wrong(lang, ADULT, "visit", **parts)


def questions(lang: str) -> Iterator[str]:
    """A page of each kind of question: choice, place, city, date; empty, chosen, and with a mistake."""
    yield f"/{lang}/upgrade"
    yield ask(lang, ADULT, edit="card")
    yield ask(lang, ADULT, edit="visit")
    yield wrong(lang, ADULT, "place")
    yield wrong(lang, FOREIGNER, "city")
    yield wrong(lang, ADULT, "card")
    yield wrong_day(lang, "2026", "13", "1")


def sheets(lang: str) -> Iterator[str]:
    """Each edition of the checklist, and one on which nothing is as it was."""
    other = "en" if lang == "zh" else "zh"
    yield sheet(lang, ADULT)
    yield sheet(lang, ADULT, **{"with": other})
    yield sheet(lang, ADULT, size="large")
    yield sheet(lang, ADULT, made=OLDER)


def pages(lang: str, about: list[str]) -> list[str]:
    """One address of every kind of page."""
    plain = [
        f"/{lang}/",
        f"/{lang}/no-such-page",
        f"/{lang}/upgrade/answers?{urlencode(ADULT)}",
    ]
    return [*plain, *(f"/{lang}/about/{page}" for page in about), *questions(lang), *sheets(lang), f"/{lang}/offline"]
