"""`docs/places.md` says what the content says."""

from pathlib import Path

from wizard.checks import verified
from wizard.report import PLACES, places_text

ROOT = Path(__file__).parent.parent.parent


def test_the_report_on_places_is_current() -> None:
    content = verified(ROOT / "checklists.yaml")
    assert (ROOT / PLACES).read_text("utf-8") == places_text(content), "run ./dev places"
