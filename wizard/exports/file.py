"""The sheet as one file with everything in it, which opens from a phone's storage or a USB stick."""

from collections.abc import Callable

from wizard.rendering import Rendering
from wizard.shapes import Copy


def maker(rendering: Rendering, style: str) -> Callable[[Copy], bytes]:
    """Makes the file with this stylesheet inside."""

    def make(copy: Copy) -> bytes:
        return rendering.sheet(copy.page, copy.link, copy.code).encode()

    return make
