"""The command line for people who edit `checklists.yaml`: `./dev check`, `revisions`, `places`, `schema`."""

import sys
from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path

from wizard.authors.places import PLACES, places_text
from wizard.authors.revisions import REVISIONS, Notes, read_notes, reminders, revisions_text, summary
from wizard.authors.schema import SCHEMA, schema_text
from wizard.checks.verify import examine, verified
from wizard.content.models import Content
from wizard.content.problems import Problem
from wizard.exports.schema import SHEET_SCHEMA, sheet_schema_text

ROOT = Path(__file__).parent.parent


def main(arguments: list[str]) -> int:
    """Run one command; the exit status."""
    match arguments:
        case ["check"]:
            return check(ROOT / "checklists.yaml")
        case ["check", file]:
            return check(Path(file))
        case ["revisions"]:
            return revisions(ROOT / "checklists.yaml")
        case ["schema"]:
            (ROOT / SCHEMA).write_text(schema_text(), encoding="utf-8")
            (ROOT / SHEET_SCHEMA).write_text(sheet_schema_text(), encoding="utf-8")
            return 0
        case ["places"]:
            (ROOT / PLACES).write_text(places_text(verified(ROOT / "checklists.yaml")), encoding="utf-8")
            return 0
    print("usage: ./dev check [FILE] | ./dev revisions | ./dev places | ./dev schema", file=sys.stderr)
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


def revisions(file: Path) -> int:
    """Note what everything says now; not while anything is wrong, as a revision that went down would be forgotten."""
    content, problems = examined(file)
    if content is None or any(not problem.warning for problem in problems):
        told(file, problems)
        return 1
    print(summary(content, noted()))
    (ROOT / REVISIONS).write_text(revisions_text(content), encoding="utf-8")
    return 0


def examined(file: Path) -> tuple[Content | None, tuple[Problem, ...]]:
    """The content and its problems. Only the shipped file is what the noted revisions are about."""
    shipped = file.resolve() == (ROOT / "checklists.yaml").resolve()
    return examine(file, date.today(), partial(reminders, notes=noted()) if shipped else None)


def noted() -> Notes:
    """The revisions as they were noted; none before the first time."""
    return read_notes((ROOT / REVISIONS).read_text(encoding="utf-8")) if (ROOT / REVISIONS).exists() else {}


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
