"""What stands on printed pages, read back from the PDF that Chromium prints."""

import ctypes
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

POINTS_PER_MM = 72 / 25.4


class Mark(NamedTuple):
    """A printed character: points from the left edge, its size in points, its colour as red, green, blue, opacity."""

    character: str
    left: float
    size: float
    colour: tuple[int, ...]


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

    def ink_near_the_edge(self, millimetres: float) -> list[int]:
        """The pages, from 1, with anything but white nearer to the edge than that."""
        return [number for number, page in enumerate(self.document, 1) if _ink_outside(page, millimetres)]


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


def _ink_outside(page: pdfium.PdfPage, millimetres: float) -> bool:
    picture = page.render(scale=1, grayscale=True)
    ink, edge = bytes(picture.buffer), int(millimetres * POINTS_PER_MM)
    rows = [ink[at : at + picture.width] for at in range(0, len(ink), picture.stride)]
    outside = rows[:edge] + rows[-edge:] + [row[:edge] + row[-edge:] for row in rows]
    return any(row.strip(b"\xff") for row in outside)
