"""The door through which content is taken: `verified`. What can be read may still be wrong; other modules say how."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

from wizard.checks.contradictions import contradictions, exclusions
from wizard.checks.proofs import proofs
from wizard.checks.readability import plainness
from wizard.checks.references import references
from wizard.checks.shorts import shorts
from wizard.checks.sources import citations, overdue, sources
from wizard.checks.texts import texts
from wizard.checks.timing import over, timing
from wizard.content.loading import draft
from wizard.content.models import Checklist, Content
from wizard.content.problems import ContentError, Finding, Location, Problem

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


def examine(
    file: Path,
    today: date | None = None,
    remind: Callable[[Content], Iterable[Finding]] | None = None,
    stamp: str = "",
) -> tuple[Content | None, tuple[Problem, ...]]:
    """The content as far as it can be read, and all problems in the order of the file.

    With `today` also what is due to be compared with its sources again, what is over with nothing after it, and what
    does not say where in a source it stands; with `remind` what that says of content which could be read as a whole.
    These are for authors, and stop no server.
    """
    made = draft(file)
    report = made.report
    if made.content:
        whole = not report.problems
        proved = made.content.version == stamp
        found = [*findings(made.content, whole=whole, proved=proved, mended=report.mended)]
        found += overdue(made.content, today) if today else ()
        found += over(made.content, today) if today and whole else ()
        found += remind(made.content) if remind and whole else ()
        if today and whole and all(finding.warning for finding in found):  # what is wrong comes first
            found += citations(made.content)
        for finding in found:
            report.blame(finding)
    return made.content, tuple(sorted(set(report.problems)))


def findings(
    content: Content, *, whole: bool = True, proved: bool = False, mended: Iterable[Location] = ()
) -> Iterator[Finding]:
    """Everything that is wrong with content that could be read; `whole` when nothing was found wrong before.

    `proved`: what holds over every situation was proved when it was released.
    `mended`: where something is only a stand-in. Names that lead into a part that is one are not told.
    """
    yield from texts(content)
    yield from sources(content, whole)
    yield from plainness(content)
    for id, checklist in content.checklists.items():
        lacking = any(("checklists", id) == location[:2] and len(location) < 4 for location in mended)
        wrong = [] if lacking else [found for check in ONE_BY_ONE for found in check(checklist)]
        lasting = _situations(content, checklist) if whole and not wrong and not proved else ()
        for finding in (*wrong, *lasting):  # what points nowhere proves nothing
            yield finding.below("checklists", id)


def _situations(content: Content, checklist: Checklist) -> Iterator[Finding]:
    """What is wrong in some situation of all that there are: it takes seconds to look."""
    yield from proofs(checklist, content.checked)
    yield from contradictions(checklist, content.checked)
