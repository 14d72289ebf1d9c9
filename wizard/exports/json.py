"""The list as JSON, for those who build on it."""

from wizard.shapes import Copy


def make(copy: Copy) -> bytes:
    return copy.link.encode()
