"""The command line for people who edit `checklists.yaml`: `./dev check`, `./dev places`, `./dev schema`."""

import sys
from datetime import date
from pathlib import Path

from wizard.checks import examine, verified
from wizard.report import PLACES, places_text
from wizard.schema import SCHEMA, SHEET_SCHEMA, schema_text, sheet_schema_text

ROOT = Path(__file__).parent.parent


def main(arguments: list[str]) -> int:
    """Run one command; the exit status."""
    match arguments:
        case ["check"]:
            return check(ROOT / "checklists.yaml")
        case ["check", file]:
            return check(Path(file))
        case ["schema"]:
            (ROOT / SCHEMA).write_text(schema_text(), encoding="utf-8")
            (ROOT / SHEET_SCHEMA).write_text(sheet_schema_text(), encoding="utf-8")
            return 0
        case ["places"]:
            (ROOT / PLACES).write_text(places_text(verified(ROOT / "checklists.yaml")), encoding="utf-8")
            return 0
    print("usage: ./dev check [FILE] | ./dev schema | ./dev places", file=sys.stderr)
    return 2


def check(file: Path) -> int:
    """Print every problem of the file, in its order."""
    content, problems = examine(file, date.today())
    for problem in problems:
        print(problem.show(file.name), file=sys.stderr)
    errors = sum(not problem.warning for problem in problems)
    if errors:
        print(f"{errors} {'problem' if errors == 1 else 'problems'} in {file.name}", file=sys.stderr)
        return 1
    items = sum(len(checklist.items) for checklist in content.checklists.values()) if content else 0
    print(f"{file.name}: no problems ({items} items, {len(content.sources) if content else 0} sources)")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
