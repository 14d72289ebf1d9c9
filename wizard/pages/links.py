"""Every address that a page, a format or a redirect leads to is written here.

A page that is kept for many readers has no answers in its links: single characters hold their places, and
`drawing.fill` puts the answers there once the page is bytes.
"""

from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import urlsplit

ANSWERS = "\x01"
"""Stands in a link for `?` and the answers."""
HERE = "\x02"
"""Stands in a link for `?`, the answers and the settings: where it leads looks as it does here."""
HIDDEN = "\x03"
"""Stands in a form for the answers so far, as hidden fields."""
SITE = "\x04"
"""Stands for the address of the site itself, as the operator names it or else the reader typed it."""
SINCE = "\x05"
"""Stands in a link, after `&`, for the fingerprint of the older list that the reader opened this one from."""
VISIT = "\x07"
"""Stands in a kept piece of a list for the day of the visit, in the reader's language."""
PLACES = {"place": "\x10", "city": "\x11"}
"""Stand in a kept piece of a list for the name of the place, and of the city."""
STYLE = "\x06"
"""Stands for the stylesheet in a list that has it inside."""


class Settings(NamedTuple):
    """How the reader wants it shown: a second language beside the first, and large print."""

    other: str | None = None
    large: bool = False

    @property
    def query(self) -> str:
        pairs = [f"with={self.other}"] if self.other else []
        return "&".join(pairs + ["size=large"] * self.large)

    def switched(self, here: str, to: str) -> "Settings":
        """The settings on the same page in another language: the two of a list change places."""
        return self._replace(other=here) if self.other == to else self


ORIGINS = ("list", "answers")
"""The pages from which one answer is changed."""

STANDARD = Settings()
"""One language, normal print."""


def answers_query(codes: Mapping[str, str]) -> str:
    """The answers as an address spells them."""
    return "?" + "&".join([f"{id}={code}" for id, code in codes.items()])


def here_query(codes: Mapping[str, str], settings: Settings) -> str:
    """The answers and the settings, as `HERE` stands for them."""
    return answers_query(codes) + f"&{settings.query}" * bool(settings.query)


def numbered(site: str, number: str) -> str:
    """The list by its number, in letters that make the smallest QR code. The path of the site is as it is."""
    scheme, host, path, *_ = urlsplit(site)
    return f"{scheme}://{host}".upper() + f"{path}/{number}"


def page(lang: str, path: str, settings: Settings) -> str:
    """A page that takes no answers."""
    return f"/{lang}/{path}" + f"?{settings.query}" * bool(settings.query)


def same_page(lang: str, path: str, settings: Settings, extra: str = "", *, answers: bool = True) -> str:
    """A page with the same answers, shown by these settings; `extra`: what else its query says."""
    more = "&".join(filter(None, (settings.query, extra)))
    if answers:
        return f"/{lang}/{path}{ANSWERS}" + f"&{more}" * bool(more)
    return f"/{lang}/{path}" + f"?{more}" * bool(more)


def question(lang: str, checklist: str, id: str = "", query: str = HERE, origin: str = "") -> str:
    """The question `id` with its answer chosen, or else the first one that the answers leave open.

    `origin`: the page to go back to once one answer is changed, of `ORIGINS`.
    """
    return f"/{lang}/{checklist}{query}" + f"&from={origin}" * bool(origin) + f"&edit={id}" * bool(id)


def answers(lang: str, checklist: str, query: str = HERE) -> str:
    """Check your answers."""
    return f"/{lang}/{checklist}/answers{query}"


def checklist(lang: str, checklist: str, query: str = HERE, suffix: str = "") -> str:
    """The list; with a suffix, in another format."""
    return f"/{lang}/{checklist}/checklist" + f".{suffix}" * bool(suffix) + query
