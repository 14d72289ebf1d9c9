"""Addresses as they come in: their forms, and what a query asks for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from werkzeug.datastructures import LanguageAccept, MultiDict
from werkzeug.routing import BaseConverter

from wizard.content.models import Checklist, Content
from wizard.lists.journey import Journey, travel
from wizard.pages import links
from wizard.pages.links import STANDARD, Settings

Args = MultiDict[str, str]
"""The query of an address."""


NUMBER = "[^/]{16,}"
"""What may be a list number; whatever is shorter is not found."""


def converters(content: Content, formats: Iterable[str]) -> Mapping[str, type[BaseConverter]]:
    """The parts of addresses that name something. What does not exist is not found."""
    known: Mapping[str, Iterable[str]] = {
        "language": content.languages,
        "checklist": content.checklists,
        "about": content.pages,
        "format": tuple(formats),
    }
    ids = {name: "|".join(each) or "$^" for name, each in known.items()}
    return {name: type(name, (BaseConverter,), {"regex": regex}) for name, regex in (ids | {"number": NUMBER}).items()}


@dataclass(frozen=True, slots=True)
class Query:
    """A list, or a question on the way to it. What is wrong in an address is not asked for."""

    lang: str
    settings: Settings
    journey: Journey

    @classmethod
    def of(cls, content: Content, lang: str, checklist: Checklist, args: Args) -> "Query":
        return cls(lang, settings_of(content, lang, args), travel(checklist, codes(checklist, args)))

    @property
    def checklist(self) -> Checklist:
        return self.journey.checklist

    @property
    def text(self) -> str:
        """The query that asks for the same again."""
        return links.here_query(self.journey.codes, self.settings)


def codes(checklist: Checklist, args: Args) -> dict[str, str]:
    """The answers in an address; what stands there twice with two meanings counts as not answered."""
    known = {*checklist.questions, *(id for question in checklist.questions.values() for id in question.was)}
    return {id: codes[0] for id, codes in args.lists() if id in known and len(set(codes)) == 1}


def settings_of(content: Content, lang: str, args: Args) -> Settings:
    """How the reader wants it shown; a language that is not known, or is the first one again, is no second one."""
    if "with" not in args and "size" not in args:
        return STANDARD
    other = args.get("with")
    known = other in content.languages and other != lang
    return Settings(other if known else None, args.get("size") == "large")


def preferred(content: Content, accepted: LanguageAccept) -> str:
    """The language that the browser likes best of ours."""
    wanted = (tag.partition("-")[0].lower() for tag, quality in accepted if quality)
    return next((lang for lang in wanted if lang in content.languages), content.first_language)
