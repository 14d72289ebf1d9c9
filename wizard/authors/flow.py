"""The flow of a checklist as one drawing (SVG): its questions from top to bottom, and who is asked what in words.

What is asked of everybody stands on the line itself; what is asked of some stands beside it, a way round that begins at
the condition and leads back.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from html import escape

from wizard.authors.labels import label
from wizard.authors.lettering import wrapped
from wizard.authors.phrasing import rule_words
from wizard.content.models import Checklist, Question
from wizard.pages.drawing import tag

WIDTH, MARGIN, LINE = 1000, 40, 110
"""Of the drawing, its edge, and where the line of the flow runs."""

BOX, BESIDE = 470, 490
"""How wide a question is, and where one begins that stands beside the line."""

LETTERS, SMALL, GAP, PAD = 15, 12, 26, 10

STYLE = """
text { font-family: system-ui, "Noto Sans SC", "Noto Sans CJK SC", sans-serif; fill: #111 }
.box { fill: #f4f6f8; stroke: #111; stroke-width: 1.2 } .end { fill: #e6efe6 } .way { fill: none; stroke: #111 }
.turn { fill: #fff; stroke: #111; stroke-width: 1.2 } .name { font-weight: 700 } .rule { fill: #7a2e00 }
.stage { fill: #555; font-weight: 700 } .rest { stroke: #aaa; stroke-dasharray: 3 4 } .paper { fill: #fff }
"""


@dataclass(slots=True)
class Sheet:
    """What is drawn so far, and how far down."""

    shapes: list[str] = field(default_factory=list)
    y: float = MARGIN

    def text(self, x: float, lines: Sequence[str], size: int, kind: str) -> None:
        """Lines of text from here down."""
        for line in lines:
            self.y += size * 1.35
            place = f'x="{x}" y="{self.y - size * 0.3:.0f}" font-size="{size}"'
            self.shapes.append(f'<text class="{kind}" {place}>{escape(line, quote=False)}</text>')

    def arrow(self, path: str) -> None:
        self.shapes.append(f'<path class="way" marker-end="url(#head)" d="{path}"/>')


def flow(checklist: Checklist, language: str, version: str) -> str:
    """The drawing in a language."""
    sheet = Sheet()
    sheet.text(MARGIN, [checklist.title[language]], 24, "name")
    sheet.text(MARGIN, [f"{label('version', language)}: {version}"], SMALL, "stage")
    sheet.y += GAP / 2
    stage = ""
    for number, question in enumerate(checklist.questions.values(), 1):
        if question.stage != stage:
            stage = question.stage
            _stage(sheet, checklist.stages[stage].title[language])
        (_beside if question.depends else _on_the_line)(sheet, checklist, question, number, language)
    _list(sheet, checklist, language)
    return _drawing(sheet, f"{checklist.title[language]} ({version})", language)


def _drawing(sheet: Sheet, title: str, language: str) -> str:
    height = round(sheet.y + MARGIN)
    head = '<marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">'
    head += '<path d="M0 0 8 4 0 8z"/></marker>'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" xml:lang="{tag(language)}">',
        f"<title>{escape(title)}</title><style>{STYLE}</style><defs>{head}</defs>",
        f'<rect class="paper" width="{WIDTH}" height="{height}"/>',
        *sheet.shapes,
    ]
    return "\n".join([*parts, "</svg>\n"])


def _stage(sheet: Sheet, title: str) -> None:
    """Where a stage begins, across the sheet."""
    _down(sheet, GAP)
    sheet.shapes.append(f'<path class="rest" d="M{MARGIN} {sheet.y}H{WIDTH - MARGIN}"/>')
    top = sheet.y
    width = WIDTH - MARGIN - LINE - GAP
    sheet.text(LINE + GAP, wrapped(title, SMALL, width), SMALL, "stage")
    sheet.shapes.append(f'<path class="way" d="M{LINE} {top}V{sheet.y}"/>')


def _down(sheet: Sheet, by: float) -> None:
    """The line goes on."""
    sheet.shapes.append(f'<path class="way" d="M{LINE} {sheet.y}v{by}"/>')
    sheet.y += by


def _on_the_line(sheet: Sheet, checklist: Checklist, question: Question, number: int, language: str) -> None:
    sheet.arrow(f"M{LINE} {sheet.y}v{GAP}")
    sheet.y += GAP
    _box(sheet, MARGIN, _said(checklist, question, number, language), "box")


def _beside(sheet: Sheet, checklist: Checklist, question: Question, number: int, language: str) -> None:
    """The way round: it leaves the line where the condition holds, and comes back below the question."""
    _down(sheet, GAP)
    top, rule = sheet.y, rule_words(checklist, question.when, language)
    middle = top + GAP / 2 + 4
    sheet.arrow(f"M{LINE + 9} {middle}H{BESIDE}")
    sheet.y = middle + 5
    sheet.text(LINE + 18, wrapped(f"{label('asked-if', language)}{rule}", SMALL, BESIDE - LINE - 40), SMALL, "rule")
    least = sheet.y - top + GAP
    sheet.y = top
    _box(sheet, BESIDE, _said(checklist, question, number, language), "box", least)
    back = sheet.y - PAD
    sheet.arrow(f"M{BESIDE} {back}H{LINE + 1}")
    sheet.shapes.append(f'<path class="way" d="M{LINE} {top}V{sheet.y}"/>')
    sheet.shapes.append(f'<path class="turn" d="M{LINE} {middle - 9}l9 9-9 9-9-9z"/>')


Lines = Iterable[tuple[str, int, str]]
"""Words, how large, and of which kind."""


def _box(sheet: Sheet, x: float, said: Lines, kind: str, least: float = 0) -> None:
    top, at = sheet.y, len(sheet.shapes)
    sheet.y += PAD / 2
    for words, size, look in said:
        sheet.text(x + PAD, wrapped(words, size, BOX - 2 * PAD), size, look)
    sheet.y = max(sheet.y + PAD, top + least)
    room = f'width="{BOX}" height="{sheet.y - top:.0f}"'
    sheet.shapes.insert(at, f'<rect class="{kind}" x="{x}" y="{top:.0f}" {room} rx="6"/>')


def _said(checklist: Checklist, question: Question, number: int, language: str) -> Iterator[tuple[str, int, str]]:
    yield f"{number}. {question.name[language]}", LETTERS, "name"
    yield question.ask[language], LETTERS, "ask"
    yield " · ".join(_options(checklist, question, language)), SMALL, "options"


def _options(checklist: Checklist, question: Question, language: str) -> Iterator[str]:
    """What may be answered; of places and cities how many there are."""
    places = checklist.places.values()
    many = {"place": len(places), "city": sum(len(place.cities) for place in places)}
    if question.kind in many:
        yield f"{many[question.kind]} {label(question.kind, language)}"
    if question.kind == "date":
        yield label("date", language)
    yield from [option.label[language] for option in question.options.values()]


def _list(sheet: Sheet, checklist: Checklist, language: str) -> None:
    """Where it all leads."""
    sheet.arrow(f"M{LINE} {sheet.y}v{GAP}")
    sheet.y += GAP
    said = [(label("list", language), LETTERS, "name")]
    for id, stage in checklist.stages.items():
        count = sum(item.stage == id for item in checklist.items)
        said.append((f"{stage.title[language]}: {count} {label('of-items', language)}", SMALL, "options"))
    _box(sheet, MARGIN, said, "box end")
