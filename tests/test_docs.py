"""`docs/content.md` describes every key that authors may write, and nothing that is not there."""

import re
from pathlib import Path

import pytest

from wizard.content import models
from wizard.content.text import Model
from wizard.content.words import Words

ROOT = Path(__file__).parent.parent
DOCS = (ROOT / "docs" / "content.md").read_text("utf-8")
MODELS = [each for each in vars(models).values() if isinstance(each, type) and issubclass(each, Model)]
KEYS = {info.alias or name for model in MODELS if model is not Words for name, info in model.model_fields.items()}
UNWRITTEN = {"version", "label"}
"""Keys that the wizard makes itself."""


@pytest.mark.parametrize("key", sorted(KEYS - UNWRITTEN))
def test_every_key_is_described(key: str) -> None:
    assert re.search(rf"(?<![\w-]){re.escape(key)}(?![\w-])", DOCS)


def test_every_key_in_a_table_is_a_key() -> None:
    cells = re.findall(r"(?m)^\| ((?:`[\w-]+`(?:, )?)+) \|", DOCS)
    named = {key for cell in cells for key in re.findall(r"`([\w-]+)`", cell)}
    assert named - {"key", "each"} <= KEYS


@pytest.mark.parametrize(
    "target", sorted(set(re.findall(r"\]\(([^)#:]+)\)", (ROOT / "docs/decisions/README.md").read_text())))
)
def test_every_decision_is_there(target: str) -> None:
    assert (ROOT / "docs" / "decisions" / target).exists()


def test_every_decision_is_listed() -> None:
    there = {path.name for path in (ROOT / "docs" / "decisions").glob("[0-9]*.md")}
    listed = set(re.findall(r"\(([^)]+\.md)\)", (ROOT / "docs" / "decisions" / "README.md").read_text()))
    assert there == listed


def test_every_check_of_the_conformance_page_is_a_test() -> None:
    page = (ROOT / "docs" / "conformance.md").read_text("utf-8")
    tests = "".join(file.read_text("utf-8") for file in (ROOT / "tests").rglob("test_*.py"))
    named = set(re.findall(r"`(test_\w+)`", page))
    assert len(named) > 20
    assert sorted(name for name in named if f"def {name}(" not in tests) == []
