"""Telephone numbers in texts: each is a link that dials it."""

import re
from itertools import pairwise

from markupsafe import Markup

from wizard.pages.wording import Said, marked

NUMBER = re.compile(
    r"(?<![\d.–-])(?<!掌上)(?:0\d{2,3}-(?:\d{7,8}|\d{5})|12333|12345|96\d{3}|110)(?!\d|-\d|\.\w|号)", re.ASCII
)
"""Helplines as the content writes them; not the app 掌上12333, an address, or the number of a document."""


def dialled(words: str | Said, lang: str = "zh") -> Markup:
    """Words safe for HTML, as `marked` gives them, with every number a link."""
    if isinstance(words, Said):
        lang, words = words.lang, words.words
    ends = [0, *[end for found in NUMBER.finditer(words) for end in found.span()], len(words)]
    around = [words[start:end] for start, end in pairwise(ends)]
    return Markup("").join([dial(each) if at % 2 else marked(each, lang) for at, each in enumerate(around)])


def dial(number: str) -> Markup:
    return Markup('<a class="number" href="tel:{}">{}</a>').format(number.replace("-", ""), number)


def divided(hotline: str) -> tuple[str, str]:
    """The number to dial, and what is said beside it: an area code is to be put before it."""
    found = NUMBER.search(hotline)
    if found is None:
        return hotline, ""
    return found[0], hotline.replace(found[0], "", 1).strip(" （）()")
