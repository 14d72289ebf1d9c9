"""Taking turns at what is slow, so that pages never wait for it."""

from threading import BoundedSemaphore

from werkzeug.exceptions import ServiceUnavailable


class Turns:
    """So many at a time in each worker; whoever comes when all turns are taken is asked to come again."""

    def __init__(self, most: int) -> None:
        self.free = BoundedSemaphore(most)

    def __enter__(self) -> None:
        if not self.free.acquire(blocking=False):
            raise ServiceUnavailable

    def __exit__(self, *_: object) -> None:
        self.free.release()
