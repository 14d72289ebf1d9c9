"""What is wrong with content: a finding stands at a location of the content, a problem at a line of the file."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import NamedTuple

from wizard.content.characters import SIGNS, instead

Location = tuple[str | int, ...]
"""Where something stands in the YAML: keys and list positions from the root down."""

Position = tuple[int, int]
"""Line and column, counted from one."""


class Key(str):
    """A last step of a location that means the key itself, not what stands behind it."""


def key_of(location: Location) -> Location:
    """The key that a value stands behind; an entry of a list has none, and stays."""
    last = location[-1] if location else 0
    return (*location[:-1], Key(last)) if isinstance(last, str) else location


class Evidence(NamedTuple):
    """For whom it is so: in so many situations of all, and for somebody the address of the list."""

    situations: int
    of: int
    address: str

    def __str__(self) -> str:
        return f"{self.situations:,} of {self.of:,} situations, such as {self.address}"


class Finding(NamedTuple):
    """Something wrong, or with `warning` something that an author should look at."""

    location: Location
    message: str
    warning: bool = False
    evidence: Evidence | None = None

    def below(self, *steps: str | int) -> "Finding":
        """The same, where its location begins with these steps."""
        return self._replace(location=(*steps, *self.location))


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One thing to mend, by its place in the file."""

    line: int
    column: int
    message: str
    warning: bool = False
    evidence: Evidence | None = field(default=None, compare=False)

    def show(self, file: str) -> str:
        said = f"{self.message}: {self.evidence}" if self.evidence else self.message
        return f"{file}:{self.line}:{self.column}: {'warning: ' if self.warning else ''}{said}"


class ContentError(Exception):
    """Content that must not be served. `problems` are sorted by their place in the file."""

    def __init__(self, file: str, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(problem.show(file) for problem in self.problems))


@dataclass(slots=True)
class Report:
    """All that is wrong with one file, and where everything in it stands.

    `mended`: where a stand-in was put; `cut`: what a comment follows on the same line.
    """

    problems: list[Problem] = field(default_factory=list)
    keys: dict[Location, Position] = field(default_factory=dict)
    values: dict[Location, Position] = field(default_factory=dict)
    mended: set[Location] = field(default_factory=set)
    cut: set[Location] = field(default_factory=set)

    def blame(self, finding: Finding) -> None:
        """Add a problem at the value (or key) that is found wrong, or at the nearest thing around it.

        Where a problem was found before, what follows from it is not told.
        """
        location = finding.location
        if any(location[:length] in self.mended for length in range(1, len(location) + 1)):
            return
        key = bool(location) and isinstance(location[-1], Key)
        where = self.keys if key and location in self.keys else self.values
        while location and location not in where:
            location = location[:-1]
        position = where.get(location, (1, 1))
        self.problems.append(Problem(*position, finding.message, finding.warning, finding.evidence))


def nearest(word: str, known: Iterable[str]) -> str:
    """` (did you mean "lost"?)`, what to type instead of a full-width sign in it, or nothing."""
    if sign := next((character for character in word if character in SIGNS), ""):
        return instead(sign)
    known = list(known)
    swapped = [each for each in known if sorted(each) == sorted(word)]  # "di" is not close enough to "id"
    found = get_close_matches(word, known, n=1) or swapped
    return f' (did you mean "{found[0]}"?)' if found else ""
