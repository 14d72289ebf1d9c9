"""How fast the wizard answers, beside a bare Flask application: `./dev bench`.

Both are served by one gunicorn worker on the same core and asked in turns, some hundred requests at a time, from
another core. What counts is the processor time that the worker takes, so other work on the machine hardly shows.
Journeys are thrown by dice, and a thousand others went before: the state of a server that has been up for a morning.
"""

import gzip
import os
import random
import re
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from http.client import HTTPConnection
from itertools import chain, cycle
from pathlib import Path
from urllib.parse import urlencode

from flask.testing import FlaskClient

from app import create_app

ROOT = Path(__file__).parent.parent
ROUNDS, BATCH, SECONDS = 8, 96, 120
WALKS, WARMING_WALKS, STARTS = 800, 1000, 3
TEN_QUESTIONS = 12
"""How many pages a journey of ten questions has, with the one that shows the answers and the list."""
FIELD = re.compile(r'<input type="(\w+)"[^>]*? name="([^"]+)"[^>]*? value="([^"]*)"')
LIST = re.compile(r'href="([^"]+/checklist\?[^"]+)"')
EDITIONS = ["", "", "", "&size=large", "&with=en", "&with=zh"]

Walk = list[str]
"""The addresses of one journey: the first question, then one for each answer, then the list."""


# -- journeys ---------------------------------------------------------------------------------------------------------


def walk(client: FlaskClient, dice: random.Random) -> Walk:
    """A journey through the real forms, with answers thrown by dice."""
    addresses = [f"/{dice.choice(['zh', 'en'])}/upgrade"]
    while fields := FIELD.findall(page := client.get(addresses[-1]).text):
        addresses.append(f"{addresses[0]}?{urlencode(filled_in(fields, dice))}")
    found = LIST.search(page)
    assert found, f"{addresses[-1]} leads to no list"
    return [*addresses, found[1].replace("&amp;", "&") + dice.choice(EDITIONS)]


def filled_in(fields: list[tuple[str, str, str]], dice: random.Random) -> dict[str, str]:
    """What a browser would send for the form: one of the radios, or a day, or no day at all."""
    day = date.today() + timedelta(days=dice.randrange(1, 90))
    known = dice.random() < 0.5
    entered = {name: value for kind, name, value in fields if kind == "hidden"}
    for name in [name for kind, name, _ in fields if kind == "text"]:
        entered[name] = str(getattr(day, name.rpartition("-")[2])) if known else ""
    options = [(name, value) for kind, name, value in fields if kind == "radio"]
    return entered | dict([dice.choice(options)] if options else [])


# -- servers ----------------------------------------------------------------------------------------------------------


@dataclass
class Server:
    """A gunicorn with one worker process."""

    process: subprocess.Popen[bytes]
    port: int

    def get(self, address: str) -> bytes:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request("GET", address)
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        assert answer.status == 200, f"{address} answers {answer.status}"
        return body

    def worker_time(self) -> float:
        """Seconds that the worker has spent on a processor, from the clock that Linux keeps for each process."""
        pid = self.process.pid
        worker = int(Path(f"/proc/{pid}/task/{pid}/children").read_text().split()[0])
        return time.clock_gettime(~worker << 3 | 2)


@contextmanager
def serving(app: str, core: int, first: str, *options: str) -> Iterator[Server]:
    """A server that has answered the address `first` and is stopped afterwards."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "--workers=1", f"--bind=127.0.0.1:{port}", *options, app]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
    os.sched_setaffinity(process.pid, {core})
    try:
        server = Server(process, port)
        wait_for(server, first)
        yield server
    finally:
        process.terminate()
        process.wait(10)


def wait_for(server: Server, address: str) -> None:
    while True:
        try:
            server.get(address)
            return
        except ConnectionError:
            if server.process.poll() is not None:
                sys.exit("The server did not start.")
            time.sleep(0.005)


# -- measuring --------------------------------------------------------------------------------------------------------


@dataclass
class Load:
    """A kind of page, and the processor time of one request in every batch."""

    server: Server
    addresses: Iterator[str]
    times: list[float] = field(default_factory=list)

    def send(self, batch: int) -> None:
        before = self.server.worker_time()
        for _ in range(batch):
            self.server.get(next(self.addresses))
        self.times.append((self.server.worker_time() - before) / batch)

    def ratio_to(self, bare: "Load") -> float:
        """The median of the ratios batch by batch, which a machine that changes its speed hardly moves."""
        return statistics.median(own / other for own, other in zip(self.times, bare.times, strict=True))

    @property
    def milliseconds(self) -> float:
        return statistics.median(self.times) * 1000


def measure(walks: list[Walk], warming: list[Walk], loop: str, core: int) -> dict[str, Load]:
    """The loads, sent in turns for as long as it may take."""
    sync = ["--worker-class=sync", "--threads=1"]
    with (
        serving("app:create_app()", core, "/healthz", *sync) as ours,
        serving("tests.bench_bare:create_app()", core, "/small", *sync) as bare,
    ):
        for server, addresses in ((ours, chain(*warming)), (bare, ["/small", loop] * len(warming))):
            for address in addresses:
                server.get(address)
        loads = {
            "bare small page": Load(bare, cycle(["/small"])),
            "question page": Load(ours, (address for each in walks for address in each[:-2])),
            "page of a journey of ten questions": Load(ours, chain(*filter(ten_questions, reversed(walks)))),
            "bare page with a loop": Load(bare, cycle([loop])),
            "list page": Load(ours, (each[-1] for each in walks)),
        }
        send(loads, *batches(walks))
    return loads


def ten_questions(walk: Walk) -> bool:
    return len(walk) == TEN_QUESTIONS


def batches(walks: list[Walk]) -> tuple[int, int]:
    """How many, and of how many requests: whole journeys of ten questions."""
    size = min(BATCH, len(walks) // 2 // TEN_QUESTIONS * TEN_QUESTIONS)
    return min(ROUNDS, len(walks) // size, sum(map(ten_questions, walks)) * TEN_QUESTIONS // size), size


def send(loads: dict[str, Load], rounds: int, size: int) -> None:
    end = time.monotonic() + SECONDS
    for _ in range(rounds):
        for load in loads.values():
            load.send(size)
        if time.monotonic() > end:
            break


def first_answer(core: int, starts: int) -> float:
    """Seconds from the start of the process to its first answer, served as `./dev run` serves it."""
    times = []
    for _ in range(starts):
        begin = time.monotonic()
        with serving("app:create_app()", core, "/zh/"):
            times.append(time.monotonic() - begin)
    return statistics.median(times)


def requests_for(questions: int, walks: list[Walk]) -> int:
    """The most requests that a list took which rests on so many answers."""
    answers = [len(re.findall(r"[?&](?!with=|size=)", each[-1])) for each in walks]
    return max(len(each) for each, count in zip(walks, answers, strict=True) if count == questions)


def average_items(client: FlaskClient, walks: list[Walk]) -> int:
    """How many items a list has."""
    return round(statistics.mean(client.get(each[-1]).text.count('<li class="item"') for each in walks[:200]))


def heaviest(client: FlaskClient, walks: list[Walk]) -> float:
    """Compressed kB of the largest question page with its stylesheet."""
    pages = {client.get(address).data for each in walks[:20] for address in each[:-2]}
    style = len(gzip.compress((ROOT / "static" / "style.css").read_bytes()))
    return (max(len(gzip.compress(page)) for page in pages) + style) / 1000


# -- reporting --------------------------------------------------------------------------------------------------------


def report(name: str, value: float, target: float | None = None, unit: str = "") -> None:
    """A line of the table. Lower is better."""
    verdict = "" if target is None else f"  at most {target:g}{unit}: {'pass' if value <= target else 'FAIL'}"
    print(f"{name:<56}{value:>8.2f}{unit:<4}{verdict}".rstrip())


def main(arguments: list[str]) -> None:
    """Measure everything, one core for the servers and another for the rest. `--quick`: see that it runs, no more."""
    quick = "--quick" in arguments
    share = 20 if quick else 1
    served_on, *others = sorted(os.sched_getaffinity(0))
    if others:
        os.sched_setaffinity(0, others[-1:])
    client, dice = create_app().test_client(), random.Random(12333)
    warming = [walk(client, dice) for _ in range(WARMING_WALKS // share)]
    walks = [walk(client, dice) for _ in range(WALKS // share)]
    items = average_items(client, walks)
    loads = measure(walks, warming, f"/loop/{items}", served_on)
    for name, load in loads.items():
        report(f"{name}, processor time", load.milliseconds, unit=" ms")
    small, question, journey, loop, result = loads.values()
    report("question page ÷ bare small page", question.ratio_to(small), 1.1)
    report(f"list page ÷ bare page with {items} items in a loop", result.ratio_to(loop), 1)
    report("journey of ten questions ÷ as many small pages", journey.ratio_to(small), 1.35)
    report("start to first answer", first_answer(served_on, 1 if quick else STARTS), 0.9, " s")
    report("requests of a journey of nine questions", requests_for(9, walks), 11)
    report("largest question page and style, gzip", heaviest(client, walks), 14, " kB")


if __name__ == "__main__":
    main(sys.argv[1:])
