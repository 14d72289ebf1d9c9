"""The visit and its reminders for a calendar."""

from wizard.shapes import Copy


def make(copy: Copy) -> bytes:
    return copy.link.encode()
