"""How long `./dev check` takes, and how much memory: the shipped file, and files that grow from it by the hundred.

The files are thrown by dice, always the same. Called by `./dev bench`; with numbers of items behind it, these alone.
"""

import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from wizard.checks.verify import verified
from wizard.content.models import Checklist

ROOT = Path(__file__).parent.parent
SHIPPED = ROOT / "checklists.yaml"
ITEM = "      - {{id: more-{}, stage: {}, do: {{zh: 做, en: Do it}}, when: {}, sources: [ours], checked: 2026-11-25}}\n"
PLACE = "          {0}:\n            title: {{zh: 地, en: Place}}\n            add:\n{1}            leave-out: [{2}]\n"


def grown(items: int = 0, questions: int = 5, places: int = 0) -> str:
    """The shipped file with more items, whose conditions look at up to so many questions, and more places."""
    checklist = next(iter(verified(SHIPPED).checklists.values()))
    dice, text = random.Random(7), SHIPPED.read_text("utf-8")
    more = "".join(item(checklist, dice, str(at), questions) for at in range(items))
    regions = "".join(place(checklist, dice, at) for at in range(places))
    group = f"    regions:\n\n      more:\n        title: {{zh: 更多, en: More}}\n        places:\n{regions}"
    text = text.replace("\n    items:\n", f"\n    items:\n{more}", 1)
    return text.replace("    regions:\n", group, 1) if places else text


def item(checklist: Checklist, dice: random.Random, name: str, questions: int) -> str:
    """An item under a condition: all of some answers."""
    asked = [each for each in checklist.questions.values() if each.kind == "choice"]
    chosen = dice.sample(asked, dice.randint(min(2, questions), questions))
    when = ", ".join(f'{each.id}: "{dice.choice([*each.options])}"' for each in chosen)
    return ITEM.format(name, dice.choice([*checklist.stages]), f"{{{when}}}")


def place(checklist: Checklist, dice: random.Random, at: int) -> str:
    """A place that adds an item under a condition, and leaves one out."""
    added = "        " + item(checklist, dice, f"of-place-{at}", 2)
    return PLACE.format(f"place-{at}", added, dice.choice(checklist.items).id)


def measured(text: str) -> tuple[float, float, int]:
    """Seconds by the clock and of the processor, and megabytes at most, for one `./dev check`."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "checklists.yaml"
        file.write_text(text, "utf-8")
        started = time.perf_counter()
        checking = subprocess.Popen(
            [sys.executable, "-m", "wizard", "check", str(file)],
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        _, _, usage = os.wait4(checking.pid, 0)
        return time.perf_counter() - started, usage.ru_utime + usage.ru_stime, usage.ru_maxrss // 1024


def files(items: list[int]) -> Iterator[tuple[str, str]]:
    if items:
        yield from [(f"{count} more items over up to 5 questions", grown(count)) for count in items]
        return
    yield "as shipped", SHIPPED.read_text("utf-8")
    for questions in (2, 3, 5):
        yield f"100 more items over up to {questions} questions", grown(100, questions)
    yield from [(f"{count:,} more items over up to 5 questions", grown(count)) for count in (1000, 5000)]
    yield "3,000 more places", grown(places=3000)


if __name__ == "__main__":
    print(f"{'./dev check':42} {'clock':>8} {'processor':>10} {'memory':>8}")
    for name, text in files([int(each) for each in sys.argv[1:]]):
        clock, processor, memory = measured(text)
        print(f"{name:42} {clock:6.1f} s {processor:8.1f} s {memory:5} MB", flush=True)
