"""How wide words are, roughly, and where a line of them may end: for drawings, which do not wrap by themselves."""

import re
from collections.abc import Iterator
from unicodedata import east_asian_width

WIDE, NARROW = 1.0, 0.58
"""Of a character, in the size of its font."""

PIECE = re.compile(r"[^\s\u2e80-\uffef]+\s*|\s+|[\u2e80-\uffef]")
"""A word, or one Chinese character: what a line may end behind."""

CLOSING = "·，。；：、？！）”’》」』.,;:?!)"


def width(text: str, size: float) -> float:
    """In the unit of the size."""
    return size * sum(WIDE if east_asian_width(each) in "WF" else NARROW for each in text)


def wrapped(text: str, size: float, room: float) -> list[str]:
    """Lines that fit into the room; a word that is wider than it has a line of its own."""
    lines = [""]
    for piece in _pieces(text):
        if lines[-1] and width((lines[-1] + piece).rstrip(), size) > room:
            lines.append("")
        lines[-1] += piece if lines[-1] else piece.lstrip()
    return [line.rstrip() for line in lines]


def _pieces(text: str) -> Iterator[str]:
    """What closes belongs to what stands before it, what opens to what follows."""
    held = ""
    for piece in PIECE.findall(text):
        if held and piece[0] not in CLOSING and held[-1] not in "（“‘《「『(":
            yield held
            held = ""
        held += piece
    yield held
