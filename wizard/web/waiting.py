"""The connections of a worker of gunicorn: who has sent half a request waits here, and takes no thread.

Gunicorn's own threads wait for whoever sends half a request, and its loop for whoever does not hang up: a few such
connections stop everything. Here one loop collects the requests without waiting for any, each up to a time; when too
many wait, the one that has waited longest makes room.
"""

import re
import socket
import struct
import time
from collections import deque
from concurrent.futures import Future
from functools import partial
from selectors import EVENT_READ
from typing import Any, NamedTuple

from gunicorn.workers.gthread import STOP_KEEPALIVE_LINGER, TConn, ThreadWorker

from wizard.web.limits import MOST_ADDRESS, MOST_BODY, MOST_HEADERS_TOGETHER

REQUEST_SECONDS = 10
"""A request that is not there as a whole by then is given up."""

LEAVING_SECONDS = 2
"""So long the rest of a refused request is thrown away, so that the refusal itself arrives."""

MOST_SENDING, MOST_IDLE, MOST_LEAVING = 512, 256, 64
"""Connections that may wait at a time; together fewer than gunicorn's own limit, which would stop the door."""

MOST_HEAD = MOST_ADDRESS + MOST_HEADERS_TOGETHER
SEND_BUFFER = 512 * 1024
"""Larger than any answer: the kernel waits for slow readers, and no thread."""

PATIENCE = struct.pack("ll", REQUEST_SECONDS, 0)

LENGTH = re.compile(rb"\r\ncontent-length:[ \t]*(\d{1,9})[ \t]*\r", re.IGNORECASE)
ENCODED = re.compile(rb"\r\ntransfer-encoding:", re.IGNORECASE)
LETTERS = re.compile(rb"[\x80-\xff]")


class Extent(NamedTuple):
    """Whether a request can be answered by what has arrived of it, and whether there is more of it to come."""

    decided: bool
    cut: bool

    @classmethod
    def of(cls, arrived: bytes | bytearray) -> "Extent":
        end = arrived.find(b"\r\n\r\n")
        if end < 0:
            return cls(decided=len(arrived) > MOST_HEAD, cut=True)
        if ENCODED.search(arrived, 0, end):  # which is refused
            return cls(decided=True, cut=True)
        found = LENGTH.search(arrived, 0, end + 4)
        length = int(found[1]) if found else 0
        cut = len(arrived) < end + 4 + length
        return cls(decided=not cut or length > MOST_BODY, cut=cut)


class Visitor(TConn):  # type: ignore[misc]
    """A connection, and what has arrived on it. `among`: those that wait for the same."""

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self.arrived = bytearray()
        self.among: deque[Visitor] | None = None
        self.head = b""
        self.cut = False

    def parse(self) -> None:
        """Hand what has arrived to gunicorn's parser, with letters of a raw link spelled as addresses spell them."""
        line, rest = bytes(self.arrived).split(b"\r\n", 1) if b"\r\n" in self.arrived else (bytes(self.arrived), None)
        line = LETTERS.sub(lambda letter: b"%%%02X" % ord(letter[0]), line)
        self.head = line if rest is None else line + b"\r\n" + rest
        self.arrived.clear()
        self.data_ready = True
        self.init()
        self.parser.unreader.unread(self.head)


class WaitingRoom(ThreadWorker):  # type: ignore[misc]
    """The loop of a worker."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.leaving: deque[Visitor] = deque()
        self.most = [(self.pending_conns, MOST_SENDING), (self.keepalived_conns, MOST_IDLE)]
        self.most.append((self.leaving, MOST_LEAVING))

    def accept(self, listener: socket.socket) -> None:
        try:
            client, address = listener.accept()
        except OSError:  # another worker took it, or it is gone
            return
        self.nr_conns += 1
        client.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SEND_BUFFER)
        client.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, PATIENCE)
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, PATIENCE)
        self.wait(Visitor(self.cfg, client, address, listener.getsockname()), self.pending_conns, REQUEST_SECONDS)

    def wait(self, visitor: Visitor, among: deque[Visitor], seconds: float) -> None:
        """Until something arrives, or the time is over; with too many, the first makes room."""
        most = next(most for each, most in self.most if each is among)
        if len(among) >= most:
            self.lose(among[0])
        visitor.sock.setblocking(False)
        visitor.timeout = time.monotonic() + seconds
        visitor.among = among
        among.append(visitor)
        self.poller.register(visitor.sock, EVENT_READ, partial(self.read, visitor))

    def read(self, visitor: Visitor, client: socket.socket) -> None:
        try:
            more = client.recv(64 * 1024)
        except BlockingIOError:
            return
        except OSError:
            more = b""
        if not more:
            self.lose(visitor)
        elif visitor.among is not self.leaving:
            visitor.arrived += more
            self.proceed(visitor)

    def proceed(self, visitor: Visitor) -> None:
        """A thread for what can be answered; for the rest, the time that it has left."""
        if Extent.of(visitor.arrived).decided:
            self.stop_waiting(visitor)
            self.enqueue_req(visitor)
        elif visitor.among is not self.pending_conns:
            self.stop_waiting(visitor)
            self.wait(visitor, self.pending_conns, REQUEST_SECONDS)

    def stop_waiting(self, visitor: Visitor) -> None:
        if visitor.among is not None:
            self.poller.unregister(visitor.sock)
            visitor.among.remove(visitor)
            visitor.among = None

    def lose(self, visitor: Visitor) -> None:
        self.stop_waiting(visitor)
        self.nr_conns -= 1
        visitor.close()

    def finish_request(self, visitor: Visitor, done: "Future[bool]") -> None:
        """Keep the connection for the next request, or let it go."""
        try:
            stays = not done.cancelled() and done.exception() is None and done.result()
            if stays:
                self.stay(visitor)
            else:
                self.let_go(visitor)
        except OSError:
            self.nr_conns -= 1
            visitor.close()

    def stay(self, visitor: Visitor) -> None:
        self.wait(visitor, self.keepalived_conns, self.cfg.keepalive if self.alive else STOP_KEEPALIVE_LINGER)
        visitor.arrived += visitor.parser.unreader.take_buffered()
        if visitor.arrived:
            self.proceed(visitor)

    def let_go(self, visitor: Visitor) -> None:
        """Close; what is refused before it was read to its end is read on for a while, or the refusal is lost."""
        if visitor.head and not visitor.cut:
            self.nr_conns -= 1
            visitor.close()
            return
        visitor.sock.shutdown(socket.SHUT_WR)
        self.wait(visitor, self.leaving, LEAVING_SECONDS)

    def murder_pending(self) -> None:
        """Give up on whoever has let their time go by."""
        for among in (self.pending_conns, self.leaving):
            while among and among[0].timeout <= time.monotonic():
                self.lose(among[0])

    def murder_keepalived(self, force: bool = False) -> None:
        while self.keepalived_conns and (force or self.keepalived_conns[0].timeout <= time.monotonic()):
            self.lose(self.keepalived_conns[0])
