"""The sheet as one file with everything in it, which opens from a phone's storage or a USB stick."""

from collections.abc import Callable
from html import escape

from wizard.exports.formats import Copy
from wizard.pages.drawing import Rendering, fill
from wizard.pages.wording import SITE


def maker(rendering: Rendering, style: str) -> Callable[[Copy], bytes]:
    """Makes the file with this stylesheet inside."""

    def make(copy: Copy) -> bytes:
        drawn = rendering.file(copy.page, copy.link, copy.code, style)
        drawn = fill(drawn, copy.sheet.journey.codes, copy.page.head.frame.settings)
        site = escape(copy.site)
        return drawn.replace(SITE, site).replace('href="/', f'href="{site}/').encode()

    return make
