"""What is written for authors and maintainers is so: the keys, the decisions, the drawing of the rooms, the files."""

import ast
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.core.test_layering import OWN, imports, room
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


def test_a_decision_is_numbered_and_fits_on_a_screen() -> None:
    for path in (ROOT / "docs" / "decisions").glob("[0-9]*.md"):
        head, _, text = path.read_text("utf-8").partition("\n\n")
        assert re.fullmatch(rf"# {path.name.partition('-')[0]}[.] .+", head)
        assert text.startswith("**Decided.** ")
        assert text.count("\n") < 50


# -- the drawing of the rooms -----------------------------------------------------------------------------------------

DRAWING = ROOT / "docs" / "rooms.svg"
SVG = "{http://www.w3.org/2000/svg}"


def drawn(tag: str, kind: str) -> list[ElementTree.Element]:
    return ElementTree.parse(DRAWING).findall(f".//{SVG}{tag}[@class='{kind}']")


def arrows() -> set[tuple[str, str]]:
    """Who imports, and what."""
    return {tuple(each.get("id", "").split("-")) for each in drawn("path", "arrow")}


def imported() -> set[tuple[str, str]]:
    """The same, as the code has it."""
    app = imports(ast.parse((ROOT / "app.py").read_text("utf-8")))
    own = {**OWN, "app": [each.removeprefix("wizard.") for each in app if each.startswith("wizard.")]}
    pairs = {(room(name), room(other)) for name, others in own.items() for other in others}
    return {(name, other) for name, other in pairs if name != other}


def reached(start: str) -> set[str]:
    """All that arrows lead to from a room."""
    near = {end for begin, end in arrows() if begin == start}
    return near.union(*map(reached, near))


def test_every_arrow_of_the_drawing_is_an_import() -> None:
    assert arrows() - imported() == set()


def test_every_import_follows_the_arrows_of_the_drawing() -> None:
    assert {(name, other) for name, other in imported() if other not in reached(name)} == set()


def test_the_drawing_has_every_room_and_what_stands_around_them() -> None:
    rooms = {each.text for each in drawn("text", "room")}
    edges = {each.text for each in drawn("text", "edge")}
    assert (rooms, edges) == ({room(name) for name in OWN} - {"__main__"}, {"app.py", "__main__"})
    files = [each.text for each in drawn("text", "file")]
    assert files == ["static/", "templates/", "checklists.yaml", "history/"]
    assert [file for file in files if not (ROOT / file).exists()] == []


def test_the_drawing_is_light_and_has_a_ground_of_its_own() -> None:
    assert len(DRAWING.read_bytes()) < 8000
    assert [each.get("width") for each in drawn("rect", "paper")] == ["820"]


# -- names that stand in documents and comments -----------------------------------------------------------------------

TOLD = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "templates").rglob("*.*")]
PATH = re.compile(r"`((?:wizard|tests|templates|static|docs|history)/[\w./-]*\w)(?:::\w+)?`")


@pytest.mark.parametrize("path", sorted({each for file in TOLD for each in PATH.findall(file.read_text("utf-8"))}))
def test_a_file_that_is_named_is_there(path: str) -> None:
    assert (ROOT / path).exists()


def test_every_check_of_the_conformance_page_is_a_test() -> None:
    page = (ROOT / "docs" / "conformance.md").read_text("utf-8")
    tests = "".join(file.read_text("utf-8") for file in (ROOT / "tests").rglob("test_*.py"))
    named = set(re.findall(r"`(test_\w+)`", page))
    assert len(named) > 20
    assert sorted(name for name in named if f"def {name}(" not in tests) == []
