"""The command line: `./dev check`, `release`, `places`, `schema` for who edits, `settings` for who serves."""

import os
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from wizard.authors.places import PLACES, places_text
from wizard.authors.releases import last, release, reminders
from wizard.authors.schema import SCHEMA, schema_text
from wizard.checks.verify import examine, verified
from wizard.content.history import Archive
from wizard.content.models import Content
from wizard.content.problems import Finding, Problem
from wizard.exports.schema import SHEET_SCHEMA, sheet_schema_text
from wizard.web.settings import SettingError, Settings, table

ROOT = Path(__file__).parent.parent


def main(arguments: list[str]) -> int:
    """Run one command; the exit status."""
    match arguments:
        case ["check"]:
            return check(ROOT / "checklists.yaml")
        case ["check", file]:
            return check(Path(file))
        case ["release"]:
            return release_today(ROOT / "checklists.yaml")
        case ["schema"]:
            (ROOT / SCHEMA).write_text(schema_text(), encoding="utf-8")
            (ROOT / SHEET_SCHEMA).write_text(sheet_schema_text(), encoding="utf-8")
            return 0
        case ["settings"]:
            return settings()
        case ["places"]:
            (ROOT / PLACES).write_text(places_text(verified(ROOT / "checklists.yaml")), encoding="utf-8")
            return 0
    print("usage: ./dev check [FILE] | ./dev release | ./dev settings | ./dev places | ./dev schema", file=sys.stderr)
    return 2


def check(file: Path) -> int:
    """Print every problem of the file, in its order."""
    content, problems = examined(file)
    if told(file, problems):
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
    content, problems = examined(file)
    if content is None or any(not problem.warning for problem in problems):
        told(file, problems)
        return 1
    archive = Archive(ROOT / "history")
    notes, numbers, summary = release(content, last(archive), date.today())
    archive.write(date.today(), notes, numbers, content.version)
    print(summary)
    return 0


def examined(file: Path) -> tuple[Content | None, tuple[Problem, ...]]:
    """The content and its problems. Only the shipped file is what the releases are about."""
    shipped = file.resolve() == (ROOT / "checklists.yaml").resolve()
    return examine(file, date.today(), _reminders if shipped else None)


def _reminders(content: Content) -> Iterator[Finding]:
    return reminders(content, last(Archive(ROOT / "history")))


def told(file: Path, problems: Sequence[Problem]) -> int:
    """Print the problems; how many of them are errors."""
    for problem in problems:
        print(problem.show(file.name), file=sys.stderr)
    errors = sum(not problem.warning for problem in problems)
    if errors:
        print(f"{errors} {'problem' if errors == 1 else 'problems'} in {file.name}", file=sys.stderr)
    return errors


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
