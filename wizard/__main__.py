"""The command line: `./dev check`, `release`, `places`, `schema` for who edits, `settings` for who serves."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from wizard.authors.asking import Unknown, answer
from wizard.authors.binding import book
from wizard.authors.checking import clear_bar, draw_bar, problems_json
from wizard.authors.flow import flow
from wizard.authors.impact import impact
from wizard.authors.people import broken, read, renewed, review, score, spelled
from wizard.authors.places import PLACES, places_text
from wizard.authors.releases import last, release, reminders
from wizard.authors.schema import SCHEMA, schema_text
from wizard.checks.verify import examination, examine, verified
from wizard.content.history import Archive
from wizard.content.loading import draft
from wizard.content.models import Content
from wizard.content.problems import Finding, Problem, nearest
from wizard.exports.schema import SHEET_SCHEMA, sheet_schema_text
from wizard.web.settings import SettingError, Settings, table

ROOT = Path(__file__).parent.parent
USAGE = """usage: ./dev check [--json] [FILE] | ./dev check --mutate | ./dev people [THING | --approve]
       ./dev impact OLD [NEW] | ./dev ask … | ./dev table ITEM
       ./dev book [FILE] | ./dev flow [LANGUAGE]
       ./dev release | ./dev settings | ./dev places | ./dev schema"""


def main(arguments: list[str]) -> int:
    """Run one command; the exit status."""
    match arguments:
        case ["check", "--json", *files] if len(files) < 2:
            return check(Path(*files) if files else ROOT / "checklists.yaml", as_json=True)
        case ["check", "--mutate"]:
            return mutate()
        case ["check", *files] if len(files) < 2 and not "".join(files).startswith("-"):
            return check(Path(*files) if files else ROOT / "checklists.yaml")
        case ["release"]:
            return release_today(ROOT / "checklists.yaml")
        case ["settings"]:
            return settings()
    return made(arguments)


def made(arguments: list[str]) -> int:
    """What is made of the content, and written to a file."""
    match arguments:
        case ["schema"]:
            (ROOT / SCHEMA).write_text(schema_text(), encoding="utf-8")
            (ROOT / SHEET_SCHEMA).write_text(sheet_schema_text(), encoding="utf-8")
            return 0
        case ["places"]:
            (ROOT / PLACES).write_text(places_text(verified(ROOT / "checklists.yaml")), encoding="utf-8")
            return 0
        case ["book", *files] if len(files) < 2:
            return write(Path(files[0] if files else "book.html"), book(shipped()))
        case ["flow", folder, *languages] if len(languages) < 2:
            return draw(Path(folder), languages)
    return asked(arguments)


def asked(arguments: list[str]) -> int:
    """What is asked of the content, and changes nothing."""
    match arguments:
        case ["impact", old, *new] if len(new) < 2:
            return show_impact(old, new[0] if new else str(ROOT / "checklists.yaml"))
        case ["ask", *words] if words:
            return ask(words)
        case ["table", item]:
            return ask(["table", item])
        case ["people", *rest] if len(rest) < 2:
            return people(*rest)
    print(USAGE, file=sys.stderr)
    return 2


def check(file: Path, as_json: bool = False) -> int:
    """Print every problem of the file: what is plain at once and in its order, then what each proof finds."""
    problems: list[Problem] = []
    content, started = None, time.monotonic()
    for step in examination(file, date.today(), _reminders if _shipped(file) else None):
        content, problems = step.content, [*problems, *step.problems]
        if not as_json:
            clear_bar(sys.stderr)
            show(file, step.problems)
            if time.monotonic() - started > 1:
                draw_bar(sys.stderr, step)
    clear_bar(sys.stderr)
    if as_json:
        print(problems_json(file.name, content, problems))
        return int(any(not problem.warning for problem in problems))
    return summary(file, content, problems)


def summary(file: Path, content: Content | None, problems: Sequence[Problem]) -> int:
    """Print how it ended."""
    if errors := sum(not problem.warning for problem in problems):
        print(f"{errors} {'problem' if errors == 1 else 'problems'} in {file.name}", file=sys.stderr)
        return 1
    items = sum(len(checklist.items) for checklist in content.checklists.values()) if content else 0
    found = f"no errors, {len(problems)} warning{'s' * (len(problems) > 1)}" if problems else "no problems"
    print(f"{file.name}: {found} ({items} items, {len(content.sources) if content else 0} sources)")
    return 0


def settings() -> int:
    """Print all settings, and what is wrong with them."""
    print(table(os.environ))
    try:
        Settings.of(os.environ, ROOT)
    except SettingError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def release_today(file: Path) -> int:
    """Note what the content says, as what is served from today on; not while anything is wrong."""
    content, problems = examine(file, date.today(), _reminders if _shipped(file) else None)
    if content is None or any(not problem.warning for problem in problems):
        show(file, problems)
        return summary(file, content, problems)
    archive = Archive(ROOT / "history")
    notes, numbers, said = release(content, last(archive), date.today())
    archive.write(date.today(), notes, numbers, content.version)
    print(said)
    return 0


def _shipped(file: Path) -> bool:
    """Only the shipped file is what the releases are about."""
    return file.resolve() == (ROOT / "checklists.yaml").resolve()


def _reminders(content: Content) -> Iterator[Finding]:
    archive = Archive(ROOT / "history")
    yield from reminders(content, last(archive))
    if archive.people:
        yield from broken(content, read(archive.people), _language(content))


def _language(content: Content) -> str:
    """That in which authors are told names and answers."""
    return "en" if "en" in content.languages else content.first_language


def people(thing: str = "") -> int:
    """Print the boundary people that are new, or all of a thing; or approve them."""
    archive, content = Archive(ROOT / "history"), shipped()
    if thing == "--approve":
        archive.approve(spelled(renewed(content, read(archive.people))))
        return 0
    for line in review(content, read(archive.people), _language(content), thing):
        print(line)
    return 0


def shipped() -> Content:
    """The content that this checkout serves."""
    return verified(ROOT / "checklists.yaml", Archive(ROOT / "history").stamp)


def draw(folder: Path, languages: Sequence[str]) -> int:
    """Draw the flow of each checklist, in one language or in all."""
    content, status = shipped(), 0
    if strange := [each for each in languages if each not in content.languages]:
        print(f'there is no language "{strange[0]}"{nearest(strange[0], content.languages)}', file=sys.stderr)
        return 1
    for id, checklist in content.checklists.items():
        for language in languages or content.languages:
            drawn = flow(checklist, language, content.version)
            status = write(folder / f"flow-{id}.{language}.svg", drawn) or status
    return status


def write(file: Path, text: str) -> int:
    """Write something to look at."""
    try:
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        print(f"{file} cannot be written: {error.strerror}", file=sys.stderr)
        return 1
    print(file)
    return 0


def mutate() -> int:
    """Print the slips in single clauses that no approved people notice; 1 where there are any."""
    told = [*score(shipped(), read(Archive(ROOT / "history").people))]
    print(*told, sep="\n")
    return int(len(told) > 1)


def ask(words: Sequence[str]) -> int:
    """Print the answer to a question about the first checklist of the shipped file."""
    content = shipped()
    checklist = next(iter(content.checklists.values()))
    try:
        for line in answer(checklist, words, date.today(), _language(content)):
            print(line)
    except Unknown as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def show_impact(old: str, new: str) -> int:
    """Print whose lists change between two versions: each a file, or a revision of the shipped one."""
    started = time.monotonic()
    with TemporaryDirectory() as folder:
        contents = [draft(version(each, Path(folder))).content for each in (old, new)]
    if not (contents[0] and contents[1]):
        print("cannot be read: ./dev check tells what is wrong", file=sys.stderr)
        return 1
    print(impact(contents[0], contents[1], date.today()))
    print(f"({time.monotonic() - started:.1f} s)", file=sys.stderr)
    return 0


def version(named: str, folder: Path) -> Path:
    """The file of this name, or of a revision the shipped one."""
    if Path(named).exists():
        return Path(named)
    shown = subprocess.run(["git", "show", f"{named}:checklists.yaml"], cwd=ROOT, capture_output=True)
    file = folder / "checklists.yaml"
    file.write_bytes(shown.stdout)
    return file


def show(file: Path, problems: Sequence[Problem]) -> None:
    for problem in problems:
        print(problem.show(file.name), file=sys.stderr, flush=True)


if __name__ == "__main__":
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # `| head` has read enough, and needs no traceback
    sys.exit(main(sys.argv[1:]))
