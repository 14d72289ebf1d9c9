"""How many journeys fail while things go wrong: `./dev faults`. Two replicas stand behind nginx, as in deploy/.

Journeys begin at an even pace, whatever the server does, and each asks eleven pages and the list, one after the other.
One fails when any answer is not the page. Of the times, half of the pages took less than the first, 99 of 100 less than
the second, all less than the third. The last lines are what one server does alone; with
`--soak MINUTES`, that server is under all the load that two clients make, for so long.
"""

import os
import random
import shutil
import signal
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from app import ROOT, create_app
from tests.bench import Walk, walk
from tests.web.personas import ADULT
from tests.web.proxied import proxied
from tests.web.serving import Served, serving, until

PACE, SECONDS = 5, 10
"""Journeys that begin each second (sixty requests), and for how long."""


@dataclass
class Load:
    """Journeys at a pace, in threads; what failed, and how long each page took."""

    port: int
    walks: list[Walk]
    failed: int = 0
    done: int = 0
    times: list[float] = field(default_factory=list)

    def run(self, pace: float, seconds: float) -> None:
        with ThreadPoolExecutor(64) as pool:
            for number in range(int(pace * seconds)):
                pool.submit(self.journey, self.walks[number % len(self.walks)])
                time.sleep(1 / pace)

    def journey(self, addresses: Walk) -> None:
        try:
            for address in addresses:
                begin = time.monotonic()
                status = ask(self.port, address)
                self.times.append(time.monotonic() - begin)
                if status != 200:
                    raise HTTPException(status)
        except (OSError, HTTPException):
            self.failed += 1

    def told(self, fault: str) -> None:
        worst, usual = max(self.times) * 1000, statistics.median(self.times) * 1000
        slow = statistics.quantiles(self.times, n=100)[98] * 1000
        pages = f"{len(self.times):>7} pages{self.failed:>5} failed"
        print(f"{fault:<48}{pages}{usual:>7.0f}{slow:>7.0f}{worst:>7.0f} ms", flush=True)


def ask(port: int, address: str) -> int:
    connection = HTTPConnection("127.0.0.1", port, timeout=15)
    try:
        connection.request("GET", address, headers={"Accept-Encoding": "gzip"})
        answer = connection.getresponse()
        answer.read()
        return answer.status
    finally:
        connection.close()


def during(front: Served, walks: list[Walk], fault: str, act: Callable[[], None], pace: float = PACE) -> None:
    """The load, with something that happens a while after its beginning."""
    load = Load(front.port, walks)
    timer = threading.Timer(SECONDS / 5, act)
    timer.start()
    load.run(pace, SECONDS)
    timer.join()
    load.told(fault)


# -- what happens -----------------------------------------------------------------------------------------------------


def edited(file: Path, *replicas: Served) -> None:
    file.write_text(file.read_text("utf-8") + f"# {time.time()}\n", "utf-8")
    for each in replicas:
        each.process.send_signal(signal.SIGHUP)


def killed(replica: Served) -> None:
    for _ in range(3):
        os.kill(max(replica.workers()), signal.SIGKILL)
        time.sleep(1)


def half_open(stack: ExitStack, server: Served, sent: bytes, count: int) -> None:
    for _ in range(count):
        stack.enter_context(server.connect()).sendall(sent)


def papers(server: Served, count: int, statuses: list[int]) -> None:
    """All at once, in one thread, so that it is the server that has the work."""
    asked = f"GET /en/upgrade/checklist.pdf?{ADULT.query} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n".encode()
    with ExitStack() as stack:
        connections = [stack.enter_context(server.connect()) for _ in range(count)]
        for each in connections:
            each.sendall(asked)
        statuses += [int(each.recv(12)[9:]) for each in connections]


def replaced(stack: ExitStack, replica: Served, settings: dict[str, str], folder: Path) -> Served:
    """One replica after the other is ended and started again, on its port."""
    replica.process.send_signal(signal.SIGTERM)
    replica.process.wait()
    folder.mkdir()
    return stack.enter_context(serving(folder, **{**settings, "PORT": str(replica.port)}))


# -- the table --------------------------------------------------------------------------------------------------------


def soak(walks: list[Walk], minutes: float) -> None:
    """One server under all the load that two clients make: journeys, processor time of each, memory by the minute."""
    with tempfile.TemporaryDirectory() as name, serving(Path(name), WEB_CONCURRENCY="2") as server:
        load, begin = Load(server.port, walks), time.monotonic()
        end = begin + minutes * 60
        threads = [threading.Thread(target=endless, args=(load, end)) for _ in range(2)]
        for each in threads:
            each.start()
        while time.monotonic() < end:
            time.sleep(min(60, max(0, end - time.monotonic())))
            print(f"{time.monotonic() - begin:>5.0f} s {memory(server):>6.0f} MB {load.done:>8,} journeys", flush=True)
        for each in threads:
            each.join()
        each = sum(time.clock_gettime(~pid << 3 | 2) for pid in server.workers()) / load.done * 1000
        pace = load.done / minutes / 60
        print(f"{load.failed} failed; {each:.1f} ms of processor a journey; {pace:.0f} journeys a second")


def endless(load: Load, end: float) -> None:
    while time.monotonic() < end:
        load.journey(random.choice(load.walks))
        load.done += 1


def memory(server: Served) -> float:
    """MB of all the server's processes; what they share counts once."""
    files = [Path(f"/proc/{pid}/smaps_rollup").read_text() for pid in (server.process.pid, *server.workers())]
    return sum(int(text.partition("\nPss:")[2].split()[0]) for text in files) / 1000


def main(arguments: list[str]) -> None:
    dice, client = random.Random(12333), create_app().test_client()
    walks = [walk(client, dice) for _ in range(200)]
    if arguments[:1] == ["--soak"]:
        soak(walks, float(arguments[1]))
        return
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        folder = Path(name)
        for each in ("checklists.yaml", "history"):
            (shutil.copytree if (ROOT / each).is_dir() else shutil.copy)(ROOT / each, folder / each)
        file = folder / "checklists.yaml"
        settings = {"CHECKLISTS": str(file), "SITE": "https://card.example.org", "WEB_CONCURRENCY": "2"}
        (folder / "a").mkdir()
        (folder / "b").mkdir()
        first = stack.enter_context(serving(folder / "a", **settings))
        second = stack.enter_context(serving(folder / "b", **settings))
        front = stack.enter_context(proxied(folder / "nginx", [first.port, second.port]))
        during(front, walks, "nothing", lambda: None)
        during(front, walks, "workers killed, three times", lambda: killed(first))
        during(front, walks, "new content (SIGHUP)", lambda: edited(file, first, second))

        def rolled() -> None:
            replaced(stack, first, settings, folder / "c")
            replaced(stack, second, settings, folder / "d")

        during(front, walks, "both replicas replaced, one after the other", rolled)
        hits = front.log.read_text().count('"cache": "HIT"') / front.log.read_text().count('"cache"')
        print(f"of all answers {hits:.0%} came from nginx's own memory")
        alone(walks, folder)


def alone(walks: list[Walk], folder: Path) -> None:
    """One server without anything in front."""
    (folder / "alone").mkdir()
    with serving(folder / "alone", WEB_CONCURRENCY="2") as server, ExitStack() as stack:
        head = b"GET /en/ HTTP/1.1\r\nHost: a\r\n"
        during(server, walks, "alone: nothing", lambda: None)
        during(server, walks, "alone: 64 half-open connections", lambda: half_open(stack, server, head, 64))
        during(server, walks, "alone: 64 that never hang up", lambda: half_open(stack, server, CLOSED, 64))
        statuses: list[int] = []
        during(server, walks, "alone: 200 PDFs at once", lambda: papers(server, 200, statuses))
        print(f"of the 200 PDFs {statuses.count(200)} were made, {statuses.count(503)} promised for later")
        during(server, walks, "alone: workers killed, three times", lambda: killed(server))
        during(server, walks, "alone: new content (SIGHUP)", lambda: edited(folder / "checklists.yaml", server))
        time.sleep(1)
        until(lambda: ask(server.port, "/healthz") == 200)


CLOSED = b"GET /en/ HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"

if __name__ == "__main__":
    main(sys.argv[1:])
