"""The list as plain text, to paste into a message."""

from wizard.plain import plain_text
from wizard.shapes import Copy


def make(copy: Copy) -> bytes:
    return f"{plain_text(copy.page, copy.link)}\n".encode()
