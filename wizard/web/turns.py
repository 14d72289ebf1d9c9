"""Taking turns at what is slow, so that pages never wait for it."""

import os
from concurrent.futures import ThreadPoolExecutor
from threading import BoundedSemaphore, get_native_id

from werkzeug.exceptions import NotImplemented as NotImplementedHere
from werkzeug.exceptions import ServiceUnavailable

from wizard.exports.formats import Document, Format, Missing

NICE = 10
"""How far threads that make what is slow stand back behind all others, to Linux."""


class Turns:
    """So many at a time in each worker; whoever comes when all turns are taken is asked to come again."""

    def __init__(self, most: int) -> None:
        self.free = BoundedSemaphore(most)
        self.threads = ThreadPoolExecutor(most, initializer=_stand_back)

    def make(self, wanted: Format, document: Document) -> bytes:
        """The list in a format; at once, if it is quick."""
        try:
            return self._in_turn(wanted, document) if wanted.slow else wanted.make(document)
        except Missing as error:
            raise NotImplementedHere from error

    def _in_turn(self, wanted: Format, document: Document) -> bytes:
        if not self.free.acquire(blocking=False):
            raise ServiceUnavailable
        try:
            return self.threads.submit(wanted.make, document).result()
        finally:
            self.free.release()


def _stand_back() -> None:
    os.setpriority(os.PRIO_PROCESS, get_native_id(), NICE)
