"""What stands on printed pages, read back from a PDF."""

import ctypes
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw
import zxingcpp

POINTS_PER_MM = 72 / 25.4
DOTS_PER_INCH = 300
DARK = 128
FINDER = 7
"""Cells of the dark line with which the pattern in each corner of a QR code begins."""

FAR = 8
"""Cells around a code in which ink is looked for."""

MARGINS = (10, 16)
"""Millimetres above and below the text, with the line at the foot of a side."""

LONGEST_GAP = 20
"""Millimetres without ink that still count as used."""


class Mark(NamedTuple):
    """A printed character: points from the left edge, its size in points, its colour as red, green, blue, opacity."""

    character: str
    left: float
    size: float
    colour: tuple[int, ...]


class Element(NamedTuple):
    """What a screen reader is told of a piece of text: its kind (H1, Lbl, P …), its language, and the text itself."""

    kind: str
    lang: str
    text: str


class Code(NamedTuple):
    """A QR code on paper, measured as a scanner sees it: its text, how many cells wide it is, the width of a cell in
    millimetres, and how many cells of white are around it.
    """

    text: str
    cells: int
    cell: float
    white: float


class Paper:
    """A printed document."""

    def __init__(self, printed: bytes) -> None:
        self.document = pdfium.PdfDocument(printed)
        self.texts = [squeezed(page.get_textpage().get_text_range()) for page in self.document]

    def __len__(self) -> int:
        return len(self.texts)

    @property
    def text(self) -> str:
        return "".join(self.texts)

    def marks(self) -> Iterator[Mark]:
        """Every character that can be seen."""
        for page in self.document:
            text = page.get_textpage()
            for index in range(raw.FPDFText_CountChars(text)):
                mark = _mark(text, index)
                if mark.character.strip() and mark.colour[3]:
                    yield mark

    def ink_near_the_edge(self, millimetres: float, sides: str = "all") -> list[int]:
        """The pages, from 1, with anything but white nearer to the edge than that; or only to the `long` sides."""
        return [number for number, page in enumerate(self.document, 1) if _ink_outside(page, millimetres, sides)]

    def code(self) -> Code:
        """The one code on the first page."""
        picture = self.document[0].render(scale=DOTS_PER_INCH / 72, grayscale=True)
        ink = bytes(picture.buffer)
        [found] = zxingcpp.read_barcodes(memoryview(ink).cast("B", (picture.height, picture.stride)))
        rows = [ink[at : at + picture.width] for at in range(0, len(ink), picture.stride)]
        return _measured(found.text, rows, found.position.top_left, found.position.bottom_right)

    def fill(self) -> float:
        """How much of the last side is used, as a share; of a gap without ink, no more than 20 mm count."""
        page = self.document[len(self.document) - 1]
        rows = _inked(page)
        top, end = int(MARGINS[0] * POINTS_PER_MM), len(rows) - int(MARGINS[1] * POINTS_PER_MM)
        inked = [top, *(row for row in range(top, end) if rows[row])]
        used = sum(min(after - before, LONGEST_GAP * POINTS_PER_MM) for before, after in pairwise(inked))
        return used / (end - top)

    def elements(self) -> Iterator[Element]:
        """The structure of the document in its order; text inside text comes after it."""
        for page in self.document:
            texts = _texts_by_mark(page)
            tree = raw.FPDF_StructTree_GetForPage(page)
            for index in range(raw.FPDF_StructTree_CountChildren(tree)):
                yield from _elements(raw.FPDF_StructTree_GetChildAtIndex(tree, index), texts)

    def texts_in(self, lang: str) -> set[str]:
        """The texts that are marked as being in a language of their own: pieces of a line, and whole elements."""
        pieces = {_words(piece, page.get_textpage()) for page in self.document for piece in _pieces(page, lang)}
        return pieces | {element.text for element in self.elements() if element.lang == lang and element.text}


def squeezed(text: str) -> str:
    """Text without spaces, line breaks and hyphens, and with one form of each letter."""
    return re.sub(r"[\s\x00-\x1f\ufffe\xad-]", "", unicodedata.normalize("NFKC", text))


def sizes(marks: Iterable[Mark]) -> Mapping[float, str]:
    """The sizes in points, to a tenth, with the characters printed so."""
    found: dict[float, str] = {}
    for mark in marks:
        found[round(mark.size, 1)] = found.get(round(mark.size, 1), "") + mark.character
    return found


def _mark(text: pdfium.PdfTextPage, index: int) -> Mark:
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(text, index, matrix)
    colour = [ctypes.c_uint() for _ in "rgba"]
    raw.FPDFText_GetFillColor(text, index, *colour)
    character, size = chr(raw.FPDFText_GetUnicode(text, index)), raw.FPDFText_GetFontSize(text, index) * matrix.a
    return Mark(character, matrix.e, size, tuple(part.value for part in colour))


def _ink_outside(page: pdfium.PdfPage, millimetres: float, sides: str) -> bool:
    rows, edge = _rows(page), int(millimetres * POINTS_PER_MM)
    outside = [row[:edge] + row[-edge:] for row in rows] + (rows[:edge] + rows[-edge:] if sides == "all" else [])
    return any(row.strip(b"\xff") for row in outside)


def _measured(text: str, rows: list[bytes], near: Any, far: Any) -> Code:
    """From two corners, which a reader of codes finds to a dot or two."""
    left, top, right, bottom = _edges(rows, near, far)
    line = rows[top + 2][left:]
    dot = next(at for at, shade in enumerate(line) if shade >= DARK) / FINDER
    cells = round((right - left + 1) / dot)
    dot = (right - left + 1) / cells
    around = int(FAR * dot)
    white = next((away for away in range(1, around) if _ring(rows, left, top, right, bottom, away)), around) - 1
    return Code(text, cells, dot / DOTS_PER_INCH * 25.4, white / dot)


def _edges(rows: list[bytes], near: Any, far: Any) -> tuple[int, int, int, int]:
    """The outermost dark dots of a code: left, top, right, bottom. Inside it are dark lines from the corners on."""
    x, y = near.x + 4, near.y + 4
    top = next(at for at in range(y, 0, -1) if rows[at - 1][x] >= DARK)
    left = next(at for at in range(x, 0, -1) if rows[y][at - 1] >= DARK)
    width = max(at for at in range(far.x - 12, far.x + 12) if rows[y][at] < DARK)
    bottom = max(at for at in range(far.y - 12, far.y + 12) if rows[at][x] < DARK)
    return left, top, width, bottom


def _ring(rows: list[bytes], left: int, top: int, right: int, bottom: int, away: int) -> bool:
    """Whether there is ink so many dots away from a rectangle."""
    low, high = max(left - away, 0), right + away + 1
    lines = [rows[top - away][low:high], rows[bottom + away][low:high]]
    sides = [bytes([row[low], row[high - 1]]) for row in rows[top - away : bottom + away + 1]]
    return any(shade < DARK for line in (*lines, *sides) for shade in line)


def _inked(page: pdfium.PdfPage) -> list[bool]:
    """Of every row of points from the top, whether there is ink."""
    return [bool(row.strip(b"\xff")) for row in _rows(page)]


def _rows(page: pdfium.PdfPage) -> list[bytes]:
    picture = page.render(scale=1, grayscale=True)
    ink = bytes(picture.buffer)
    return [ink[at : at + picture.width] for at in range(0, len(ink), picture.stride)]


def _pieces(page: pdfium.PdfPage, lang: str | None = None) -> Iterator[Any]:
    """The pieces of text of a page; those marked with `lang`, if one is given."""
    for piece in page.get_objects([raw.FPDF_PAGEOBJ_TEXT]):
        marks = [raw.FPDFPageObj_GetMark(piece, index) for index in range(raw.FPDFPageObj_CountMarks(piece))]
        if lang is None or lang in [_lang(mark) for mark in marks]:
            yield piece


def _lang(mark: Any) -> str:
    buffer, length = ctypes.create_string_buffer(64), ctypes.c_ulong()
    found = raw.FPDFPageObjMark_GetParamStringValue(mark, b"Lang", _wide(buffer), 64, length)
    return buffer.raw[: length.value - 2].decode("utf-16-le") if found else ""


def _words(piece: Any, page: pdfium.PdfTextPage) -> str:
    return _read(lambda buffer, size: raw.FPDFTextObj_GetText(piece, page, buffer and _wide(buffer), size)).strip()


def _texts_by_mark(page: pdfium.PdfPage) -> Mapping[int, str]:
    """The number of a mark → the text that it holds."""
    text, found = page.get_textpage(), dict[int, str]()
    for piece in _pieces(page):
        mark = raw.FPDFPageObj_GetMarkedContentID(piece)
        if mark >= 0:  # page numbers have none
            found[mark] = found.get(mark, "") + _words(piece, text)
    return found


def _elements(element: Any, texts: Mapping[int, str], lang: str = "") -> Iterator[Element]:
    kind = _read(lambda buffer, size: raw.FPDF_StructElement_GetType(element, buffer, size))
    lang = _read(lambda buffer, size: raw.FPDF_StructElement_GetLang(element, buffer, size)) or lang
    count = raw.FPDF_StructElement_GetMarkedContentIdCount(element)
    marks = [raw.FPDF_StructElement_GetMarkedContentIdAtIndex(element, index) for index in range(count)]
    yield Element(kind, lang, "".join([texts.get(mark, "") for mark in marks]))
    for index in range(raw.FPDF_StructElement_CountChildren(element)):
        child = raw.FPDF_StructElement_GetChildAtIndex(element, index)
        if child:
            yield from _elements(child, texts, lang)


def _read(ask: Callable[[Any, int], int]) -> str:
    """The text that one of PDFium's functions writes into a buffer, of which it first says the size."""
    size = ask(None, 0)
    buffer = ctypes.create_string_buffer(size)
    ask(buffer, size)
    return buffer.raw[: max(size - 2, 0)].decode("utf-16-le")


def _wide(buffer: Any) -> Any:
    return ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
