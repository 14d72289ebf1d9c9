"""Page objects → HTML, as bytes. What is drawn for many readers is drawn once.

What differs from reader to reader in an otherwise equal page are the answers in its links, at the single characters of
`links`, which `fill` replaces; and what templates leave a named slot for, which `Pieces.join` puts in.
"""

import re
from collections.abc import Callable, Hashable, Mapping
from functools import lru_cache
from hashlib import sha256
from typing import Any, NamedTuple, Protocol, TypeVar

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from wizard.content.models import Content
from wizard.pages.dialling import dialled
from wizard.pages.links import ANSWERS, HERE, HIDDEN, STYLE, Settings
from wizard.pages.wording import marked

TAGS = {"zh": "zh-CN"}
"""Language codes that the `lang` attribute spells out, so that browsers choose the right Chinese letters."""

MOST_DRAWN = 32768
"""So many drawn pieces are kept, of about two kilobytes each."""

KEPT_FILES = ("style.css", "page.js", "sheet.js", "offline.js", "icon.svg")
"""What lists and the offline page need on a device without a network."""

PARTS = (
    *("answer", "asking", "call", "calling", "coming", "counter", "fact", "facts", "foot", "item", "keeping", "made"),
    *("notice", "number", "omission", "part_head", "phrase", "phrases_head", "said", "sharing", "sheet_foot", "since"),
    *("strip", "strip_fact", "stub", "thing", "ticks", "top", "trip", "why"),
)
"""The components that are drawn by themselves, each a macro in a file of its name."""

SLOT = re.compile(b"\x0e([a-z_]+)\x0f")
"""A named slot, as templates leave it."""


Made = TypeVar("Made")


class Once(Protocol):
    """What `make` makes of these, made when somebody asks for it first, and kept.

    Only for what looks the same to many readers: no address, no day of a visit, nothing that was typed.
    """

    def __call__(self, make: Callable[..., Made], *of: Hashable) -> Made: ...


class Pieces(NamedTuple):
    """A drawn page with named slots: what stands around them."""

    around: tuple[bytes, ...]
    names: tuple[str, ...]

    def join(self, **slots: bytes) -> bytes:
        """The page with each slot filled. Raises KeyError for a slot without a filling, ValueError for the reverse."""
        if len(slots) > len(set(self.names)):
            raise ValueError(f"no slot for {sorted(slots.keys() - set(self.names))}")
        filled = [self.around[0]]
        for name, after in zip(self.names, self.around[1:], strict=True):
            filled += slots[name], after
        return b"".join(filled)


def pieces(drawn: bytes) -> Pieces:
    """What was drawn, cut at its slots."""
    around = SLOT.split(drawn)
    return Pieces(tuple(around[::2]), tuple([name.decode() for name in around[1::2]]))


class Drawing:
    """Draws with the application's templates, in the languages of one content."""

    def __init__(self, environment: Environment, content: Content, static: Callable[[str], str]) -> None:
        environment.undefined = StrictUndefined
        environment.filters |= {"tag": tag, "marked": marked, "dialled": dialled}
        environment.trim_blocks = environment.lstrip_blocks = True
        environment.globals |= {"static": static, "slot": slot, "hidden": HIDDEN, "style": STYLE}
        self.environment = environment
        self.static = static
        self.words = {lang: _words_in(content, lang) for lang in content.languages}
        self.version = content.version
        self.macros = {(lang, name): self._macro(lang, name) for lang in content.languages for name in PARTS}
        self.once: Once = lru_cache(MOST_DRAWN)(_made)

    def page(self, template: str, page: Any) -> bytes:
        """A page drawn from its object, with places left for the answers."""
        return self._draw(template, page).encode()

    def pieces(self, template: str, page: Any) -> Pieces:
        """The same, where the template leaves slots."""
        return pieces(self.page(template, page))

    def part(self, name: str, lang: str, *of: Any) -> bytes:
        """A part of a page: the macro of the component of that name."""
        return str(self.macros[lang, name](*of)).encode()

    def worker(self, offline: Mapping[str, bytes]) -> bytes:
        """The script that gives lists back without a network. `offline`: address → page to show for all else."""
        files = [self.static(name) for name in KEPT_FILES]
        version = sha256(b"".join([*map(str.encode, files), *offline.values()])).hexdigest()[:8]
        pages = [f"{address}?v={version}" for address in offline]  # so that no older page comes from a browser's cache
        script = self.environment.get_template("worker.js").render(version=version, pages=pages, files=files)
        return script.encode()

    def _draw(self, template: str, page: Any) -> str:
        lang = page.frame.lang
        return self.environment.get_template(template).render(
            page=page, frame=page.frame, words=self.words[lang], version=self.version, part=self._part
        )

    def _part(self, name: str, lang: str, *of: Any) -> Markup:
        return Markup(self.macros[lang, name](*of))

    def _macro(self, lang: str, name: str) -> Callable[..., str]:
        template = self.environment.get_template(f"components/{name}.html")
        return getattr(template.make_module({"words": self.words[lang], "lang": lang}), name)  # type: ignore[no-any-return]


def _made(make: Callable[..., Made], *of: Hashable) -> Made:
    return make(*of)


def _words_in(content: Content, lang: str) -> Mapping[str, str]:
    return {name: getattr(content.words, name)[lang] for name in type(content.words).model_fields}


def fill(drawn: bytes, codes: Mapping[str, str], settings: Settings, without: str = "") -> bytes:
    """A drawn page with the answers in its links, and in its form all but the one that it asks for (`without`)."""
    said = "&amp;".join([f"{id}={code}" for id, code in codes.items()])
    for place, query in (
        (_ANSWERS, said),
        (_HERE, "&amp;".join(filter(None, (said, settings.query.replace("&", "&amp;"))))),
    ):
        if not query:  # what follows begins the query, and where nothing does there is none
            drawn = drawn.replace(place + b"&amp;", b"?").replace(place + b"&", b"?")
        drawn = drawn.replace(place, f"?{query}".encode() if query else b"")
    return drawn.replace(_HIDDEN, _inputs(codes, settings, without)) if _HIDDEN in drawn else drawn


_ANSWERS, _HERE, _HIDDEN = ANSWERS.encode(), HERE.encode(), HIDDEN.encode()


def _inputs(codes: Mapping[str, str], settings: Settings, without: str) -> bytes:
    """Hidden fields. Names and values are ids and dates, which need no escaping."""
    pairs = [(id, code) for id, code in codes.items() if id != without]
    pairs += [(name, value) for name, _, value in (pair.partition("=") for pair in settings.query.split("&")) if name]
    return "".join([f'<input type="hidden" name="{name}" value="{value}">' for name, value in pairs]).encode()


def slot(name: str) -> str:
    """What a template leaves where something personal belongs."""
    return f"\x0e{name}\x0f"


def tag(lang: str) -> str:
    """The language as the `lang` attribute wants it."""
    return TAGS.get(lang, lang)
