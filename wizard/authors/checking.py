"""How `./dev check` tells what it found: a bar while proofs take long, and JSON for programs."""

import json
from collections.abc import Sequence
from typing import TextIO

from wizard.checks.verify import Step
from wizard.content.models import Content
from wizard.content.problems import Problem

WIDTH = 30


def draw_bar(terminal: TextIO, step: Step) -> None:
    """How far the proofs are, and what comes next; on a terminal only."""
    if terminal.isatty() and step.of and step.next:
        done = WIDTH * step.done // step.of
        terminal.write(f"\r[{'=' * done}{' ' * (WIDTH - done)}] {step.next} …\x1b[K")
        terminal.flush()


def clear_bar(terminal: TextIO) -> None:
    if terminal.isatty():
        terminal.write("\r\x1b[K")
        terminal.flush()


def problems_json(file: str, content: Content | None, problems: Sequence[Problem]) -> str:
    """Every problem with its place, and for whom it is so."""
    told = {"file": file, "version": content.version if content else None, "problems": [*map(_problem, problems)]}
    return json.dumps(told, ensure_ascii=False, indent=1)


def _problem(problem: Problem) -> dict[str, object]:
    evidence = problem.evidence
    return {
        "line": problem.line,
        "column": problem.column,
        "level": "warning" if problem.warning else "error",
        "message": problem.message,
        "situations": evidence.situations if evidence else None,
        "of": evidence.of if evidence else None,
        "list": evidence.address if evidence else None,
    }
