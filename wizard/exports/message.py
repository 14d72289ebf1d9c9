"""The list as plain text, short enough to paste into a message."""

from wizard.shapes import Copy


def make(copy: Copy) -> bytes:
    return copy.link.encode()
