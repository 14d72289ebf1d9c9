"""`docs/places.md` says what the content says."""

from pathlib import Path

from wizard.authors.places import PLACES, places_text
from wizard.checks.verify import verified

ROOT = Path(__file__).parent.parent.parent


def test_the_report_on_places_is_current() -> None:
    content = verified(ROOT / "checklists.yaml")
    assert (ROOT / PLACES).read_text("utf-8") == places_text(content), "run ./dev places"
