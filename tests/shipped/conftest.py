import pytest

from app import ROOT
from wizard.checks.verify import verified
from wizard.content.models import Checklist, Content


@pytest.fixture(scope="session")
def content() -> Content:
    return verified(ROOT / "checklists.yaml")


@pytest.fixture(scope="session")
def checklist(content: Content) -> Checklist:
    return content.checklists["upgrade"]
