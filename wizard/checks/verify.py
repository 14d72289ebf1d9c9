"""The door through which content is taken: `verified`. What can be read may still be wrong; other modules say how."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

from wizard.checks.census import Census
from wizard.checks.contradictions import exclusions
from wizard.checks.proofs import PROOFS, Proof
from wizard.checks.readability import plainness
from wizard.checks.references import references
from wizard.checks.remarks import REMARKS
from wizard.checks.shorts import shorts
from wizard.checks.sources import citations, overdue, sources
from wizard.checks.texts import texts
from wizard.checks.timing import over, timing
from wizard.content.loading import draft
from wizard.content.models import Content
from wizard.content.problems import ContentError, Finding, Location, Problem, Report

ONE_BY_ONE = (references, exclusions, timing, shorts)
"""What looks at the parts of a checklist, and comes before any proof over the whole."""


def verified(file: Path, stamp: str = "") -> Content:
    """The content of a file in which nothing is wrong. Raises ContentError with every problem.

    `stamp`: the version of which a release has proved what takes seconds: it holds over every situation.
    """
    content, problems = examine(file, stamp=stamp)
    if content is None or any(not problem.warning for problem in problems):
        raise ContentError(file.name, problems)
    return content


class Step(NamedTuple):
    """One look at a file is done, `done` of them `of` all, and `problems` is what it found. `next`: what comes now."""

    content: Content | None
    problems: tuple[Problem, ...]
    next: str
    done: int
    of: int


Remind = Callable[[Content], Iterable[Finding]]


def examine(
    file: Path, today: date | None = None, remind: Remind | None = None, stamp: str = ""
) -> tuple[Content | None, tuple[Problem, ...]]:
    """The content as far as it can be read, and all problems in the order of the file."""
    steps = [*examination(file, today, remind, stamp)]
    return steps[0].content, tuple(sorted({problem for step in steps for problem in step.problems}))


def examination(file: Path, today: date | None = None, remind: Remind | None = None, stamp: str = "") -> Iterator[Step]:
    """What is plainly wrong, at once; then proof after proof, each with what it finds.

    With `today` also what is due to be compared with its sources again, what is over with nothing after it, and what
    does not say where in a source it stands; with `remind` what that says of content which could be read as a whole.
    These are for authors, and stop no server.
    """
    made = draft(file)
    content, report, whole = made.content, made.report, not made.report.problems
    told = _blamed(report, _plain(content, report, today, remind, whole)) if content else _blamed(report, ())
    yield Step(content, tuple(told), "all situations", 0, 0)
    looks = [*_looks(content, today, told)] if content and whole and content.version != stamp else []
    for done, (_, look) in enumerate(looks, 1):
        found = _blamed(report, look())
        told += found
        yield Step(content, tuple(found), looks[done][0] if done < len(looks) else "", done, len(looks))


def _blamed(report: Report, found: Iterable[Finding]) -> list[Problem]:
    """The problems of these findings, with what the report had before; it is empty then."""
    for finding in found:
        report.blame(finding)
    problems, report.problems = sorted(set(report.problems)), []
    return problems


def _plain(
    content: Content, report: Report, today: date | None, remind: Remind | None, whole: bool
) -> Iterator[Finding]:
    """What can be told without a proof."""
    yield from findings(content, whole=whole, mended=report.mended)
    if today:
        yield from overdue(content, today)
    if today and whole:
        yield from over(content, today)
    if remind and whole:
        yield from remind(content)


Look = tuple[str, Callable[[], Iterable[Finding]]]


def _looks(content: Content, today: date | None, told: Sequence[Problem]) -> Iterator[Look]:
    """What takes longer: the proofs over every situation, and for authors what they may want to improve."""
    for id, checklist in content.checklists.items():
        if not any(found for check in ONE_BY_ONE for found in check(checklist)):  # what points nowhere proves nothing
            census = Census(checklist, content.checked, content.first_language)
            for name, proof in {**PROOFS, **(REMARKS if today else {})}.items():
                yield name, partial(_below, id, proof, census)
    if today:
        yield "where in its source it stands", partial(_uncited, content, told)


def _uncited(content: Content, told: Sequence[Problem]) -> Iterable[Finding]:
    """What is wrong comes first."""
    return citations(content) if all(problem.warning for problem in told) else ()


def _below(id: str, proof: Proof, census: Census) -> Iterator[Finding]:
    return (finding.below("checklists", id) for finding in proof(census))


def findings(content: Content, *, whole: bool = True, mended: Iterable[Location] = ()) -> Iterator[Finding]:
    """Everything that is plainly wrong with content that could be read; `whole` when nothing was found wrong before.

    `mended`: where something is only a stand-in. Names that lead into a part that is one are not told.
    """
    yield from texts(content)
    yield from sources(content, whole)
    yield from plainness(content)
    for id, checklist in content.checklists.items():
        lacking = any(("checklists", id) == location[:2] and len(location) < 4 for location in mended)
        for finding in () if lacking else (found for check in ONE_BY_ONE for found in check(checklist)):
            yield finding.below("checklists", id)
