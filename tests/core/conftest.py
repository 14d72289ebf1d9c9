"""Small contents to test with: the files of `tests/content`, with the interface's words added."""

from collections.abc import Callable
from pathlib import Path

import pytest

from wizard.checks.verify import examine, verified
from wizard.content.models import Checklist, Content
from wizard.content.words import Blanks, Words

FILES = Path(__file__).parent.parent / "content"

OWN_WORDS = {
    "date-order": '{zh: year month day, en: "day month year"}',
    "sentence-joiner": '{zh: "", en: " "}',
    "text-joiner": '{zh: 。, en: ". "}',
    "and-joiner": '{zh: ，, en: " and "}',
    "or-joiner": '{zh: ，或者, en: " or "}',
}
"""Words that are more than a label. Every other one says its own name and its blanks: `made-on {date}`."""

Problems = Callable[..., list[str]]
"""(old, new), … → the problems of `tiny.yaml` after these edits, as the author reads them."""


@pytest.fixture(scope="session")
def words() -> str:
    """The `words:` of a content file."""
    lines = ["words:"]
    for name, info in Words.model_fields.items():
        key = info.alias or name
        names = next((mark.names for mark in info.metadata if isinstance(mark, Blanks)), frozenset())
        said = " ".join([key, *(f"{{{name}}}" for name in sorted(names))])
        lines.append(f"  {key}: " + OWN_WORDS.get(key, f'{{zh: "【{said}】", en: "{said}"}}'))
    return "\n".join(lines) + "\n"


@pytest.fixture(scope="session")
def load_edited(tmp_path_factory: pytest.TempPathFactory, words: str) -> Callable[..., Content]:
    """Name of a file in `tests/content`, (old, new), … → its content after these edits."""

    def loaded(name: str, *edits: tuple[str, str]) -> Content:
        text = (FILES / f"{name}.yaml").read_text("utf-8")
        for old, new in edits:
            assert text.count(old) == 1, f"{old!r} stands in {name}.yaml {text.count(old)} times"
            text = text.replace(old, new)
        file = tmp_path_factory.mktemp("content") / f"{name}.yaml"
        file.write_text(text + words, "utf-8")
        return verified(file)

    return loaded


@pytest.fixture(scope="session")
def load(load_edited: Callable[..., Content]) -> Callable[[str], Content]:
    """Name of a file in `tests/content` → its content."""
    return load_edited


@pytest.fixture(scope="session")
def content(load: Callable[[str], Content]) -> Content:
    return load("card")


@pytest.fixture(scope="session")
def card(content: Content) -> Checklist:
    """Questions that depend on each other, "not sure", a date."""
    return content.checklists["upgrade"]


@pytest.fixture(scope="session")
def places(load: Callable[[str], Content]) -> Checklist:
    """Places and cities with rules of their own."""
    return load("places").checklists["upgrade"]


@pytest.fixture
def problems(tmp_path: Path, words: str) -> Problems:
    """What an author reads after changing `tiny.yaml`, in which nothing is wrong."""

    def told(*edits: tuple[str, str]) -> list[str]:
        text = (FILES / "tiny.yaml").read_text("utf-8") + words
        for old, new in edits:
            assert text.count(old) == 1, f"{old!r} stands in tiny.yaml {text.count(old)} times"
            text = text.replace(old, new)
        file = tmp_path / "tiny.yaml"
        file.write_text(text, "utf-8")
        return [problem.show(file.name) for problem in examine(file)[1]]

    return told
