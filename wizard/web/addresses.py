"""What a request asks for, read from its address: the language, how to show it, the journey that its answers make."""

from collections.abc import Mapping
from dataclasses import dataclass

from werkzeug.datastructures import LanguageAccept, MultiDict

from wizard.content.models import Checklist, Content
from wizard.lists.journey import Journey, travel
from wizard.pages.wording import PLAIN, Settings

Args = MultiDict[str, str]
"""The query of an address."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A list, or a question on the way to it. What is wrong in an address is not asked for."""

    lang: str
    settings: Settings
    journey: Journey

    @classmethod
    def of(cls, content: Content, lang: str, checklist: Checklist, args: Args) -> "Asked":
        return cls(lang, settings_of(content, lang, args), travel(checklist, codes(checklist, args)))

    @property
    def checklist(self) -> Checklist:
        return self.journey.checklist

    @property
    def codes(self) -> Mapping[str, str]:
        return self.journey.codes

    @property
    def query(self) -> str:
        """The query that asks for the same again."""
        pairs = [f"{id}={code}" for id, code in self.codes.items()]
        return "&".join([*pairs, self.settings.query()] if self.settings != PLAIN else pairs)


def codes(checklist: Checklist, args: Args) -> dict[str, str]:
    """The answers in an address; what stands there twice with two meanings counts as not answered."""
    return {id: codes[0] for id, codes in args.lists() if id in checklist.questions and len(set(codes)) == 1}


def settings_of(content: Content, lang: str, args: Args) -> Settings:
    """How the reader wants it shown; a language that is not known, or is the first one again, is no second one."""
    if "with" not in args and "size" not in args:
        return PLAIN
    other = args.get("with")
    known = other in content.languages and other != lang
    return Settings(other if known else None, args.get("size") == "large")


def preferred(content: Content, accepted: LanguageAccept) -> str:
    """The language that the browser likes best of ours."""
    wanted = (tag.partition("-")[0].lower() for tag, quality in accepted if quality)
    return next((lang for lang in wanted if lang in content.languages), content.first_language)
