"""The other formats of a list: what each is made from, and what it comes to. All say what its page says."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from wizard.content.words import Words
from wizard.lists.coming import Coming
from wizard.lists.sheet import Sheet
from wizard.pages.sheet import SheetPage

FIRST = datetime(2026, 1, 1, tzinfo=UTC)
"""No list was made before."""


class Missing(Exception):
    """A package without which this format cannot be made is not installed here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A list that is to be taken along. `link` opens it again, and `code` does so as a QR code (SVG).

    `number`: of the list, in groups, or empty; it opens the list behind the address of the site.
    `coming`: what changes on it between today and the visit; `site`: the address of the site, as the operator names it
    or else the reader typed it; `paper`: a4 or letter; `moment`: when it was made.
    """

    words: Words
    sheet: Sheet
    page: SheetPage
    site: str
    link: str
    code: str
    number: str
    version: str
    coming: tuple[Coming, ...] = ()
    paper: str = "a4"
    moment: datetime = FIRST

    @property
    def lang(self) -> str:
        """The reader's language."""
        return self.page.head.frame.lang


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One way to take a list along. `suffix` ends its address and its file name.

    `saved`: browsers keep it as a file; otherwise they show it. `open_to_all`: pages of other sites may read it.
    `dated`: it takes a day of the visit. `slow`: it takes so much longer than a page that it must not stop any.
    """

    suffix: str
    mimetype: str
    make: Callable[[Document], bytes]
    saved: bool = False
    open_to_all: bool = False
    dated: bool = False
    slow: bool = False
