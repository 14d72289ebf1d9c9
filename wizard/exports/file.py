"""The list as one file with everything in it, which opens from a phone's storage or a USB stick."""

from collections.abc import Callable

from markupsafe import escape

from wizard.exports.formats import Document
from wizard.pages.blocks import Edition
from wizard.pages.composing import Composer
from wizard.pages.drawing import fill
from wizard.pages.links import SITE, STYLE


def maker(composer: Composer, style: str) -> Callable[[Document], bytes]:
    """Makes the file with this stylesheet inside."""

    def make(document: Document) -> bytes:
        settings = document.page.head.frame.settings
        drawn = composer.sheet(document.sheet, Edition(document.lang, settings), template="file.html")
        html = fill(drawn.html(document.link, document.code, document.number), document.sheet.journey.codes, settings)
        site = str(escape(document.site)).encode()
        html = html.replace(SITE.encode(), site).replace(b'href="/', b'href="' + site + b"/")
        return html.replace(STYLE.encode(), style.encode())

    return make
