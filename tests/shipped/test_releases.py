"""`history/` notes what the content says, and old releases can still be read."""

from pathlib import Path

import pytest

from wizard.authors.releases import last, release, reminders
from wizard.content.history import Archive
from wizard.content.models import Content
from wizard.lists.releases import checklist_of, from_json

HISTORY = Path(__file__).parent.parent.parent / "history"
ARCHIVE = Archive(HISTORY)


def test_the_last_release_is_what_is_served(content: Content) -> None:
    before = last(ARCHIVE)
    assert before.day
    assert list(reminders(content, before)) == []
    notes, numbers, _ = release(content, before, before.day)
    assert (notes, numbers) == (ARCHIVE.release(before.day), ARCHIVE.numbers), "run ./dev release"


@pytest.mark.parametrize("day", ARCHIVE.days, ids=str)
def test_every_release_can_be_read(day) -> None:
    notes = from_json(ARCHIVE.release(day))
    for id in {key.partition("/")[0] for key in notes}:
        then = checklist_of(notes, id)
        assert then
        assert len(then.items) > 60


def test_what_is_served_carries_the_stamp_of_its_proof(content: Content) -> None:
    """Else every start proves it again, and takes seconds: ./dev release writes the stamp."""
    assert ARCHIVE.stamp == content.version
