"""The door through which content is taken: `verified`. What can be read may still be wrong; other modules say how."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

from wizard.checks.proofs import proofs
from wizard.checks.readability import plainness
from wizard.checks.references import references
from wizard.checks.shorts import shorts
from wizard.checks.sources import citations, overdue, sources
from wizard.checks.texts import texts
from wizard.content.loading import draft
from wizard.content.models import Content
from wizard.content.problems import ContentError, Finding, Location, Problem


def verified(file: Path) -> Content:
    """The content of a file in which nothing is wrong. Raises ContentError with every problem."""
    content, problems = examine(file)
    if content is None or any(not problem.warning for problem in problems):
        raise ContentError(file.name, problems)
    return content


def examine(
    file: Path, today: date | None = None, remind: Callable[[Content], Iterable[Finding]] | None = None
) -> tuple[Content | None, tuple[Problem, ...]]:
    """The content as far as it can be read, and all problems in the order of the file.

    With `today` also what is due to be compared with its sources again, and what does not say where in a source it
    stands; with `remind` what that says of content which could be read as a whole. These are for authors, and stop no
    server.
    """
    made = draft(file)
    report = made.report
    if made.content:
        whole = not report.problems
        found = [*findings(made.content, whole=whole, mended=report.mended)]
        found += overdue(made.content, today) if today else ()
        found += remind(made.content) if remind and whole else ()
        if today and whole and all(finding.warning for finding in found):  # what is wrong comes first
            found += citations(made.content)
        for finding in found:
            report.blame(finding)
    return made.content, tuple(sorted(set(report.problems)))


def findings(content: Content, *, whole: bool = True, mended: Iterable[Location] = ()) -> Iterator[Finding]:
    """Everything that is wrong with content that could be read; `whole` when nothing was found wrong before.

    `mended`: where something is only a stand-in. Names that lead into a part that is one are not told.
    """
    yield from texts(content)
    yield from sources(content, whole)
    yield from plainness(content)
    for id, checklist in content.checklists.items():
        lacking = any(("checklists", id) == location[:2] and len(location) < 4 for location in mended)
        wrong = [] if lacking else [*references(checklist), *shorts(checklist)]
        proved = proofs(checklist) if whole and not wrong else ()  # what points nowhere proves nothing
        for finding in (*wrong, *proved):
            yield finding.below("checklists", id)
