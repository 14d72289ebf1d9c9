"""The wizard behind a real server, as `./dev serve` starts it, and a browser that may send what no browser sends."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

from app import ROOT

PATIENCE = 60
"""Seconds after which a test gives up; a busy machine is slow."""


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    @classmethod
    def of(cls, response: HTTPResponse) -> "Answer":
        return cls(response.status, {name.lower(): value for name, value in response.getheaders()}, response.read())


@dataclass(frozen=True, slots=True)
class Served:
    process: subprocess.Popen[bytes]
    port: int
    metrics: int
    log: Path

    def get(self, address: str, port: int = 0, **headers: str) -> Answer:
        connection = HTTPConnection("127.0.0.1", port or self.port, timeout=PATIENCE)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request("GET", address, headers=named)
        answer = Answer.of(connection.getresponse())
        connection.close()
        return answer

    def connect(self) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE)

    def send(self, sent: bytes) -> Answer:
        """What is answered to these very bytes."""
        with self.connect() as connection:
            connection.sendall(sent)
            response = HTTPResponse(connection)
            response.begin()
            return Answer.of(response)

    def workers(self) -> set[int]:
        pid = self.process.pid
        return {int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()}


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def serving(folder: Path, **settings: str) -> Iterator[Served]:
    """A server that has answered; all that it writes is in `log`."""
    port = int(settings.get("PORT") or free_port())
    metrics, log = free_port(), folder / "server.log"
    environ = {**os.environ, "PORT": str(port), "METRICS": f"127.0.0.1:{metrics}", "LOG": "json", **settings}
    gunicorn = Path(sys.executable).parent / "gunicorn"
    with log.open("wb") as out:
        command = [sys.executable, str(gunicorn), "app:create_app()"]
        process = subprocess.Popen(command, cwd=ROOT, env=environ, stdout=out, stderr=subprocess.STDOUT)
        try:
            served = Served(process, port, metrics, log)
            until(lambda: b"Listening" in log.read_bytes() or process.poll() is not None)
            assert process.poll() is None, log.read_text()
            yield served
        finally:
            process.send_signal(signal.SIGQUIT)
            process.wait(PATIENCE)


def until(true: Callable[[], object]) -> None:
    """Wait for something to become true."""
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, "it never came true"
        time.sleep(0.02)
