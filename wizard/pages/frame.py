"""What is around every page: its language, where it is, how to see it otherwise, what else there is."""

from dataclasses import dataclass
from typing import NamedTuple

from wizard.content.models import Content
from wizard.pages import links
from wizard.pages.links import STANDARD, Settings


class Link(NamedTuple):
    words: str
    href: str
    lang: str = ""
    current: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What every page has. `extra`: what its address says besides answers and settings."""

    lang: str
    path: str
    settings: Settings
    extra: str
    languages: tuple[Link, ...]
    size: Link
    about: tuple[Link, ...]
    home: str
    leave: str


def make_frame(
    content: Content, lang: str, path: str, settings: Settings = STANDARD, extra: str = "", *, answers: bool = False
) -> Frame:
    """The frame of the page at `path`; `answers`: whether its address has any."""
    words = content.words

    def here(language: str, settings: Settings) -> str:
        return links.same_page(language, path, settings, extra, answers=answers)

    return Frame(
        lang=lang,
        path=path,
        settings=settings,
        extra=extra,
        languages=tuple(
            Link(name, here(code, settings.switched(lang, code)), code, code == lang, words.switch_language[code])
            for code, name in content.languages.items()
        ),
        size=Link(
            (words.normal_text if settings.large else words.larger_text)[lang],
            here(lang, settings._replace(large=not settings.large)),
        ),
        about=tuple(
            Link(page.title[lang], links.page(lang, f"about/{page.id}", settings)) for page in content.pages.values()
        ),
        home=links.page(lang, "", settings),
        leave=links.page(lang, "leave", settings),
    )
