"""Templates drawn once. A page object that comes again is not drawn again; only the answers are put in anew.

What differs from reader to reader in an otherwise equal page is the query string, so templates leave a place for it
(`pages.ANSWERS` and its kin) and `fill` puts it there. Measured: an item costs 25 µs in a Jinja loop, and next to
nothing as a fragment that was drawn before.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from hashlib import sha256
from typing import Any

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup, escape

from wizard.content.models import Content
from wizard.pages.questions import QuestionPage, Way
from wizard.pages.sheet import ItemView, LineView, PhraseView, SheetHead, SheetPage, WhyView
from wizard.pages.wording import ANSWERS, HAN, HERE, HIDDEN, PLAIN, Said, Saying, Settings

TAGS = {"zh": "zh-CN"}
"""Language codes that the `lang` attribute spells out, so that browsers choose the right Chinese letters."""

SLOT = "\ue004"
"""Stands in an item for what differs from list to list."""

STYLE = "\ue006"
"""Stands for the stylesheet in a sheet that has it inside."""

KEPT_FILES = ("style.css", "sheet.js", "offline.js", "icon.svg")
"""What lists and the offline page need on a device without a network."""

PART_END = "</ol>\n</section>\n"


class Rendering:
    """Draws the pages of one content with the application's templates."""

    def __init__(self, environment: Environment, content: Content, static: Callable[[str], str]) -> None:
        environment.undefined = StrictUndefined
        environment.filters |= {"tag": tag, "marked": marked}
        environment.trim_blocks = environment.lstrip_blocks = True
        environment.globals["static"] = self.static = static
        self.environment = environment
        self.words = {lang: self._words_in(content, lang) for lang in content.languages}
        self.version = content.version
        self.page = lru_cache(maxsize=4096)(self.draw)
        self._question = lru_cache(maxsize=4096)(self._question_pieces)
        self.skeleton = lru_cache(maxsize=1024)(self._skeleton)
        self.split = lru_cache(maxsize=8192)(self._split)
        self.fragment = lru_cache(maxsize=16384)(self._fragment)

    def draw(self, template: str, page: Any, fragment: Callable[..., Markup] | None = None) -> str:
        """A page drawn from its object, with places left for the answers."""
        lang = page.frame.lang
        return self.environment.get_template(template).render(
            page=page,
            frame=page.frame,
            words=self.words[lang],
            version=self.version,
            hidden=HIDDEN,
            fragment=fragment or self.fragment,
            slot=SLOT,
            style=STYLE,
        )

    def file(self, page: SheetPage, link: str, code: str, style: str) -> str:
        """A sheet with this stylesheet inside."""
        return self.sheet(page, link, code, "file.html").replace(STYLE, style)

    def sheet(self, page: SheetPage, link: str, code: str, template: str = "sheet.html") -> str:
        """A sheet: what all sheets of its edition share, with what is personal in the slots.

        `link` opens it again; `code` is the same as a drawing.
        """
        head, lang, fragment = page.head, page.head.frame.lang, self.fragment
        parts: list[str] = []
        marks = page.since.marks if page.since else {}
        for number, part in enumerate(page.parts, start=1):
            parts += fragment("part_head", lang, part.words, number, part.first), self.lines(lang, part.lines, marks)
            parts.append(PART_END)
        answered = [fragment("answer", lang, row) for row in page.rows]
        notices = [fragment("notice", lang, notice) for notice in page.notices]
        personal = [
            str(escape(page.dates.made)),
            code,
            fragment("made", lang, page.dates),
            self.words[lang]["row_joiner"].join(answered),
            "".join([self._fragment("since", lang, page.since), *notices] if page.since else notices),
            "".join(parts),
            "".join([self._phrases(lang, kind, page.phrases) for kind in ("say", "ask")]),
            fragment("sheet_foot", lang, page.dates, self.version, head.address),
            self.omissions(lang, page.omissions),
            str(escape(link)),
        ]
        return _filled(self.skeleton(head, template), personal)

    def _phrases(self, lang: str, kind: str, phrases: Iterable[PhraseView]) -> str:
        drawn = [self.fragment("phrase", lang, phrase) for phrase in phrases if phrase.kind == kind]
        return "".join([self.fragment("phrases_head", lang, kind), *drawn, "</ul>"]) if drawn else ""

    def lines(self, lang: str, lines: Iterable[LineView], marks: Mapping[str, Saying]) -> str:
        """Items with their reasons: an item leaves a slot for its mark and the provisos, and one for the reason."""
        fragment, split = self.fragment, self.split
        drawn: list[str] = []
        for item, why in lines:
            head, middle, tail = split("item", lang, item)
            provisos = fragment("provisos", lang, why) if why.provisos else ""
            if item.id in marks:
                provisos = fragment("mark", lang, marks[item.id]) + provisos
            drawn += head, provisos, middle, fragment("why", lang, why), tail
        return "".join(drawn)

    def omissions(self, lang: str, groups: Mapping[WhyView, Iterable[ItemView]]) -> str:
        """What is not on the list, under the reasons."""
        drawn: list[str] = []
        for why, items in groups.items():
            drawn += (
                self.fragment("why", lang, why),
                "<ul>",
                *[self.fragment("omission", lang, item) for item in items],
                "</ul>",
            )
        return "".join(drawn)

    def warm(self, items: Iterable[ItemView]) -> None:
        """Draw items before anybody asks for them."""
        for item in items:
            self.split("item", item.do[0].lang, item)

    def question(self, page: QuestionPage, way: Way) -> str:
        """A question's page with its place on the journey."""
        pieces = self._question(page) if not page.faults else self._question_pieces(page)
        return _filled(pieces, [str(escape(way.back)), str(escape(way.progress))])

    def worker(self, offline: Mapping[str, str]) -> str:
        """The script that gives lists back without a network. `offline`: address → page to show for all else."""
        files = [self.static(name) for name in KEPT_FILES]
        version = sha256("".join([*files, *offline.values()]).encode()).hexdigest()[:8]
        pages = [f"{address}?v={version}" for address in offline]  # so that no older page comes from a browser's cache
        return self.environment.get_template("worker.js").render(version=version, pages=pages, files=files)

    def _question_pieces(self, page: QuestionPage) -> list[str]:
        kept = self._fragment if page.faults else self.fragment  # what readers typed is not kept
        return self.draw("question.html", page, kept).split(SLOT)

    def _skeleton(self, head: SheetHead, template: str) -> list[str]:
        return self.draw(template, head).split(SLOT)

    def _split(self, component: str, lang: str, view: Any) -> list[str]:
        return str(self._fragment(component, lang, view)).split(SLOT)

    def _fragment(self, component: str, lang: str, *parts: Any) -> Markup:
        """A part of a page that is the same on many pages: the macro `component` of the file of that name."""
        template = self.environment.get_template(f"components/{component}.html")
        macro = getattr(template.make_module({"words": self.words[lang], "lang": lang, "slot": SLOT}), component)
        return Markup(macro(*parts))

    def _words_in(self, content: Content, lang: str) -> Mapping[str, str]:
        return {name: getattr(content.words, name)[lang] for name in type(content.words).model_fields}


def _filled(pieces: list[str], slots: list[str]) -> str:
    """The pieces with what belongs between them."""
    between = zip(pieces, slots, strict=False)
    return "".join([*(part for pair in between for part in pair), pieces[-1]])


def fill(drawn: str, codes: Mapping[str, str], settings: Settings, without: str = "") -> str:
    """A drawn page with the answers in its links, and in its form all but the one that it asks for (`without`)."""
    query = "?" + "&amp;".join([f"{id}={code}" for id, code in codes.items()])
    drawn = drawn.replace(ANSWERS, query).replace(HERE, query + settings_query(settings))
    if HIDDEN not in drawn:
        return drawn
    inputs = [f'<input type="hidden" name="{id}" value="{code}">' for id, code in codes.items() if id != without]
    return drawn.replace(HIDDEN, "".join(inputs) + settings_inputs(settings))


@lru_cache(maxsize=64)
def settings_query(settings: Settings) -> str:
    return f"&amp;{escape(settings.query())}" if settings != PLAIN else ""


@lru_cache(maxsize=64)
def settings_inputs(settings: Settings) -> str:
    pairs = [pair.split("=") for pair in settings.query().split("&") if pair]
    return "".join([f'<input type="hidden" name="{name}" value="{value}">' for name, value in pairs])


def tag(lang: str) -> str:
    """The language as the `lang` attribute wants it."""
    return TAGS.get(lang, lang)


def marked(words: str | Said, lang: str = "zh") -> Markup:
    """Words safe for HTML; Chinese inside another language is marked as Chinese."""
    if isinstance(words, Said):
        lang, words = words.lang, words.words
    safe = str(escape(words))
    if lang == "zh":
        return Markup(safe)
    return Markup(HAN.sub(lambda run: f'<span lang="zh-CN">{run[0]}</span>', safe))
