"""`docs/revisions.txt` notes what the content says."""

from pathlib import Path

from wizard.authors.revisions import REVISIONS, read_notes, reminders, revisions_text
from wizard.content.models import Content

ROOT = Path(__file__).parent.parent.parent


def test_the_notes_are_current(content: Content) -> None:
    noted = (ROOT / REVISIONS).read_text("utf-8")
    assert list(reminders(content, read_notes(noted))) == []
    assert noted == revisions_text(content), "run ./dev revisions"
