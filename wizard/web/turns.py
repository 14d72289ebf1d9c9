"""Taking turns at what is slow, so that pages never wait for it."""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import BoundedSemaphore, get_native_id
from typing import TypeVar

from werkzeug.exceptions import ServiceUnavailable

Made = TypeVar("Made")

NICE = 10
"""How far threads that make what is slow stand back behind all others, to Linux."""


class Turns:
    """So many at a time in each worker; whoever comes when all turns are taken is asked to come again."""

    def __init__(self, most: int) -> None:
        self.free = BoundedSemaphore(most)
        self.threads = ThreadPoolExecutor(most, initializer=_stand_back)

    def take(self, make: Callable[[], Made]) -> Made:
        if not self.free.acquire(blocking=False):
            raise ServiceUnavailable
        try:
            return self.threads.submit(make).result()
        finally:
            self.free.release()


def _stand_back() -> None:
    os.setpriority(os.PRIO_PROCESS, get_native_id(), NICE)
