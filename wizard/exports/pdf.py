"""The sheet as a PDF."""

from wizard.shapes import Copy


def make(copy: Copy) -> bytes:
    return copy.link.encode()
