"""How fast the PDF of the sheet is made, and that it takes no more memory the more are made.

Half of `./dev bench`. `--quick`: see that it runs, no more.
"""

import os
import random
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from itertools import cycle, islice, product
from multiprocessing import get_context
from pathlib import Path
from statistics import median

from app import served_content
from tests.browser.kinds import LANGUAGES, PERSONAS
from wizard.content.models import Content
from wizard.exports.formats import Document
from wizard.exports.pdf import maker
from wizard.exports.qr import code
from wizard.lists.journey import travel
from wizard.lists.sheet import Sheets
from wizard.pages.citing import Citing
from wizard.pages.frame import make_frame
from wizard.pages.links import Settings
from wizard.pages.sheet import SheetPages

EDITIONS = ["normal", "large", "two languages", "two languages, large"]
MOST_MILLISECONDS = {"normal": 60, "large": 60, "two languages": 110, "two languages, large": 110}
MOST_MEGABYTES_MORE = 20  # our own caches of words and codes fill up; a leak of a tenth of a document would be 12
DOCUMENTS = (200, 1000, 2000)
TODAY = date(2026, 11, 22)
NUMBER = "7M2K9QX4T3PA06HV"
SITE = "https://cards.example.org"


def documents(content: Content) -> Callable[[str], Iterator[Document]]:
    """Edition → its lists without end: people, languages and papers in turns, each on another day."""
    sheets, pages = Sheets(content.checklists["upgrade"]), SheetPages(content, Citing(content))
    dice = random.Random(12333)

    def of(edition: str) -> Iterator[Document]:
        for answers, lang in cycle(product(PERSONAS.values(), LANGUAGES)):
            other = {"zh": "en", "en": "zh"}[lang] if "two" in edition else None
            settings = Settings(other, "large" in edition)
            frame = make_frame(content, lang, "upgrade/checklist", settings, answers=True)
            visit = (TODAY + timedelta(days=dice.randrange(1, 700))).isoformat()
            sheet = sheets.sheet(travel(sheets.checklist, {**answers, "visit": visit}), TODAY)
            link = f"{SITE}/{lang}/upgrade/checklist?visit={visit}"
            yield Document(
                words=content.words,
                sheet=sheet,
                page=pages.page(frame, sheet),
                site=SITE,
                link=link,
                code=code(f"{SITE}/{NUMBER}".upper()),
                number=NUMBER,
                version=f"{dice.getrandbits(32):08x}",
                paper=dice.choice(["a4", "letter"]),
            )

    return of


def resident_megabytes() -> float:
    """What the process holds in memory now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / 1e6


def processor_times(make: Callable[[Document], bytes], wanted: list[Document]) -> list[float]:
    """Milliseconds of processor time for each, all threads together."""
    times = []
    for document in wanted:
        before = time.process_time()
        make(document)
        times.append((time.process_time() - before) * 1000)
    return times


def seconds(make: Callable[[Document], bytes], wanted: list[Document], threads: int) -> float:
    begin = time.monotonic()
    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(make, wanted))
    return time.monotonic() - begin


def report(name: str, value: float, unit: str, most: float | None = None) -> None:
    """A line of the table. Lower is better."""
    verdict = "" if most is None else f"  at most {most:g}{unit}: {'pass' if value <= most else 'FAIL'}"
    print(f"{name:<52}{value:>8.2f}{unit}{verdict}")


def measure_on_one_core(share: int) -> None:
    """Processor time; on one core Typst, which else spreads its work, does not pay for that."""
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[-1:])
    content = served_content()
    make, of = maker(content), documents(content)
    before = time.process_time()
    make(next(of("normal")))
    report("the first one, with all that is loaded for it", (time.process_time() - before) * 1000, " ms")
    list(map(make, islice(of("two languages"), max(1, 8 // share))))
    for edition in EDITIONS:
        times = processor_times(make, list(islice(of(edition), max(2, 160 // share))))
        report(f"{edition}, processor time on one core", median(times), " ms", MOST_MILLISECONDS[edition])


def measure_threads_and_memory(share: int) -> None:
    content = served_content()
    make, of = maker(content), documents(content)
    list(map(make, islice(of("normal"), max(1, 8 // share))))
    times = [seconds(make, list(islice(of("normal"), max(4, 160 // share))), threads) for threads in (1, 4)]
    report("four at once ÷ one after the other", times[1] / times[0], "", 0.8)
    done, first = 0, 0.0
    streams = [of(edition) for edition in EDITIONS]
    for total in DOCUMENTS:
        for number in range(done, total // share):
            make(next(streams[number % len(streams)]))
        done, held = total // share, resident_megabytes()
        first = first or held
        report(
            f"memory after {done} different ones more", held, " MB", first + MOST_MEGABYTES_MORE if share == 1 else None
        )


def main(arguments: list[str]) -> None:
    """Measure everything, each in a process of its own."""
    share = 200 if "--quick" in arguments else 1
    for measure in (measure_on_one_core, measure_threads_and_memory):
        process = get_context("spawn").Process(target=measure, args=(share,))
        process.start()
        process.join()


if __name__ == "__main__":
    main(sys.argv[1:])
