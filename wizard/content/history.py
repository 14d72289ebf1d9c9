"""The files that machines write beside the content: releases, what list numbers are made of, who was approved."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

NUMBERS = "numbers.json"
PEOPLE = "people.txt"
PROVED = "proved.txt"
RELEASES = "releases"


class Archive:
    """The folder `history`. A file is read when somebody asks for it; which releases there are is looked up once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.days = tuple(sorted(_days(folder)))

    @property
    def numbers(self) -> str | None:
        """What list numbers are made of; None where no number was given yet."""
        file = self.folder / NUMBERS
        return file.read_text("utf-8") if file.exists() else None

    def in_force(self, day: date) -> date | None:
        """The day of the release that was served on this day: of the newest one on or before it."""
        return max((each for each in self.days if each <= day), default=None)

    def release(self, day: date) -> str:
        """The release of this very day."""
        return self._file(day).read_text("utf-8")

    @property
    def stamp(self) -> str:
        """The version of the content that was proved when it was released; empty where none was."""
        file = self.folder / PROVED
        return file.read_text("utf-8").strip() if file.exists() else ""

    @property
    def people(self) -> str:
        """The boundary people that an author approved; empty where none were."""
        file = self.folder / PEOPLE
        return file.read_text("utf-8") if file.exists() else ""

    def approve(self, people: str) -> None:
        """Keep them, in the place of those before."""
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / PEOPLE).write_text(people, "utf-8")

    def write(self, day: date, release: str, numbers: str, version: str) -> None:
        """Keep a release, in the place of an earlier one of the same day, its numbers, and what version was proved."""
        (self.folder / RELEASES).mkdir(parents=True, exist_ok=True)
        (self.folder / PROVED).write_text(f"{version}\n", "utf-8")
        self._file(day).parent.mkdir(parents=True, exist_ok=True)
        self._file(day).write_text(release, "utf-8")
        (self.folder / NUMBERS).write_text(numbers, "utf-8")

    def _file(self, day: date) -> Path:
        return self.folder / RELEASES / f"{day}.json"


def _days(folder: Path) -> Iterator[date]:
    return (date.fromisoformat(file.stem) for file in (folder / RELEASES).glob("*.json"))
