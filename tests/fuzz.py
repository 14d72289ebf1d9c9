"""Requests that nobody would send and files that nobody would write: `./dev fuzz [SECONDS]`.

Two thirds of the time goes to requests: none may end in a 5xx, repeat markup, or take longer than its budget. The rest
goes to content files, cut, doubled and mixed up: each is read, or refused with its problems, and nothing else happens.
What was found is printed with the seed that finds it again.
"""

import random
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

from werkzeug.test import create_environ

from app import ROOT, create_app
from tests.web.personas import PERSONAS
from wizard.checks.verify import examine
from wizard.web.routes import Wizard

BUDGET = 1.0
"""Seconds of processor that no request takes, by far."""

MARKUP = "<b id=fuzz>"
ODD = ["", "\x00", "\x01", "\x0e", "%", "%00", "../", "看看", "💩", "\u202e", MARKUP, "'\"><", "{{7*7}}", "a" * 300]
ODD += ["-1", "2027-02-30"]
PAGES = ["", "/answers", "/checklist", ".json", *(f"/checklist.{each}" for each in ("html", "txt", "json", "ics"))]
CODES = sorted({code for each in PERSONAS for code in each.answers.values()} | {"open", "unsure"})
KEYS = sorted({id for each in PERSONAS for id in each.answers})
KEYS += ["asked", "edit", "with", "size", "made", "from", "number"]
BREAKING = ["[", "{", "&a", "*a", "!!python/x", "\t", ": "]
HEADERS = [f"HTTP_{each}" for each in ("ACCEPT_LANGUAGE", "ACCEPT_ENCODING", "IF_NONE_MATCH", "HOST", "RANGE")]


def address(dice: random.Random) -> tuple[str, str]:
    """A path and a query, of which most is right, as long as dice want."""
    path = f"/{dice.choice(['zh', 'en', 'xx', ''])}/upgrade{dice.choice(PAGES)}"
    if dice.random() < 0.2:
        path = "/" + "/".join(dice.choice([*ODD, "en", "about", "static"]) for _ in range(dice.randrange(5)))
    pairs = list(dice.choice(PERSONAS).answers.items())[: dice.randrange(14)]
    pairs += [(dice.choice(KEYS), dice.choice([*CODES, *ODD])) for _ in range(dice.randrange(4))]
    dice.shuffle(pairs)
    return path, "&".join(f"{quote(name)}={quote(value)}" for name, value in pairs)


def request(app: Wizard, seed: int) -> str:
    """What is wrong with the answer to the request of this seed, or its status."""
    dice = random.Random(seed)
    path, query = address(dice)
    environ = {**create_environ("/"), "PATH_INFO": path.encode().decode("latin-1"), "QUERY_STRING": query}
    environ["REQUEST_METHOD"] = dice.choice(["GET"] * 9 + ["HEAD", "POST", "OPTIONS", "BREW"])
    for name in dice.sample(HEADERS, dice.randrange(3)):
        environ[name] = dice.choice([*ODD, "gzip", "en", "*", "bytes=0-1"]).encode().decode("latin-1")
    started: list[str] = []
    begin = time.process_time()
    body = b"".join(app.wsgi_app(environ, lambda status, *_: started.append(status)))
    took = time.process_time() - begin
    if started[0] >= "5":
        return f"WRONG: {started[0]}"
    if MARKUP.encode() in body and b"<!doctype html>" in body[:20]:
        return "WRONG: repeats markup"
    return f"WRONG: took {took:.1f} s" if took > BUDGET else started[0][:3]


def shipped() -> list[str]:
    """A small content with the words of the shipped one, line by line."""
    words = re.findall(r"(?ms)^words:.*?(?=^\S)", (ROOT / "checklists.yaml").read_text("utf-8"))[0]
    return ((ROOT / "tests" / "content" / "card.yaml").read_text("utf-8") + "\n" + words).splitlines()


def content(lines: list[str], file: Path, seed: int) -> str:
    """What becomes of the content with some lines of it cut, doubled, mixed up or made odd."""
    dice, text = random.Random(seed), list(lines)
    for _ in range(dice.randrange(1, 6)):
        at = dice.randrange(len(text))
        match dice.randrange(5):
            case 0:
                del text[at : at + dice.randrange(1, 4)]
            case 1:
                text.insert(dice.randrange(len(text)), text[at])
            case 2:
                text[at] = re.sub(r"[\w-]+", dice.choice(ODD), text[at], count=1)
            case 3:
                text[at] = " " * dice.randrange(8) + text[at].lstrip()
            case 4:
                text[at] = text[at][: dice.randrange(len(text[at]) + 1)] + dice.choice(BREAKING)
    file.write_text("\n".join(text), "utf-8", errors="replace")
    made, problems = examine(file)
    return "read" if made and not problems else "refused"


def run(what: str, seconds: float, attempt: Callable[[int], str]) -> int:
    """Attempts for so long; how many went wrong."""
    end, seed, told, wrong = time.monotonic() + seconds, int(time.time()), Counter[str](), 0
    while time.monotonic() < end:
        seed += 1
        try:
            outcome = attempt(seed)
        except Exception as error:
            outcome = f"WRONG: {type(error).__name__}: {error}"
        told[outcome] += 1
        if outcome.startswith("WRONG"):
            wrong += 1
            print(f"{what} {seed}: {outcome}", flush=True)
    print(f"{what}: {told.total():,} tried, {wrong} wrong; {dict(told.most_common(12))}", flush=True)
    return wrong


def main(arguments: list[str]) -> int:
    seconds = float(arguments[0]) if arguments else 600
    app = create_app()
    app.logger.disabled = True  # all applications of a process share it
    lines = shipped()
    try:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "fuzzed.yaml"
            wrong = run("request", seconds * 2 / 3, lambda seed: request(app, seed))
            wrong += run("content", seconds / 3, lambda seed: content(lines, file, seed))
    finally:
        app.logger.disabled = False
    return min(wrong, 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
