"""The sheet as one file with everything in it, which opens from a phone's storage or a USB stick."""

from collections.abc import Callable
from html import escape

from wizard.pages import SITE
from wizard.rendering import Rendering, fill
from wizard.shapes import Copy


def maker(rendering: Rendering, style: str) -> Callable[[Copy], bytes]:
    """Makes the file with this stylesheet inside."""

    def make(copy: Copy) -> bytes:
        drawn = rendering.file(copy.page, copy.link, copy.code, style)
        codes = {id: answer.code for id, answer in copy.sheet.journey.answers.items()}
        drawn = fill(drawn, codes, copy.page.head.frame.settings)
        site = escape(copy.site)
        return drawn.replace(SITE, site).replace('href="/', f'href="{site}/').encode()

    return make
