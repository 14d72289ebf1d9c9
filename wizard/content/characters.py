"""The characters that the fonts of the printed sheet have, and the full-width signs that YAML does not know."""

import re
from functools import cache
from pathlib import Path

CHARACTERS = Path(__file__).parent.parent / "fonts" / "characters.txt"

SIGNS = {"：": ":", "，": ",", "“": '"', "”": '"', "‘": "'", "’": "'", "｛": "{", "｝": "}", "【": "[", "】": "]"}
SIGNS |= {"\u3000": " ", "\u00a0": " "}
"""What a Chinese keyboard or a word processor types → what YAML wants in its place."""

NAMES = {"\u3000": "the full-width space", "\u00a0": "the no-break space"}

OUT_OF_PLACE = re.compile(
    "^[ \u3000\u00a0]*([\u3000\u00a0])"  # indents
    "|(?:^|[{,]) *(?:- )?[a-z0-9-]+ *(：)"  # ends a key
    "|: *([“”‘’｛【])"  # begins a value
    "|[]}] *([，])|(｛|｝)"  # between brackets
)


@cache
def printable() -> frozenset[str]:
    """The characters that the fonts of the printed sheet have."""
    return frozenset(CHARACTERS.read_bytes().decode()) - {"\n"}


def out_of_place(line: str) -> int | None:
    """Where in a line the first full-width sign stands where YAML wants a plain one."""
    found = OUT_OF_PLACE.search(line)
    return found.start(found.lastindex or 0) if found else None


def instead(sign: str) -> str:
    """What to type instead of a full-width sign."""
    return f"; type {'a space' if sign in NAMES else SIGNS[sign]} instead of {NAMES.get(sign, sign)}"
