"""The order of the rooms in `wizard/__init__.py` holds: who imports whom, and which packages from outside."""

import ast
import re
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import wizard

ROOT = Path(wizard.__file__).parent

OUTSIDE = {
    "content": {"pydantic", "pydantic_core", "yaml"},
    "lists": {"holidays"},
    "checks": set(),
    "pages": {"babel", "jinja2", "markupsafe"},
    "exports": {"icalendar", "markupsafe", "pydantic", "typst", "zxingcpp"},
    "web": {"flask", "flask_wtf", "gunicorn", "markupsafe", "werkzeug", "wtforms"},
    "authors": {"pydantic"},
    "__main__": set(),
}
"""The packages that a room may use, besides the standard library."""

PURE = {"content", "lists", "checks", "pages", "exports", "authors"}
CLOCKS = {"now", "utcnow", "today", "time", "monotonic"}
FILES = {"open", "read_text", "read_bytes", "write_text", "write_bytes", "iterdir", "glob", "rglob"}
READERS = {"content.loading", "content.characters", "content.history", "web.files", "__main__"}

CACHES = {
    "content.characters.printable": "the characters of the fonts, which are a file",
    "exports.pdf._fonts": "the fonts of the PDF, which are files",
    "lists.releases.self.read": "the checklists of earlier days, which are files",
    "lists.working_days._kinds": "the days of a year, which every list looks at",
    "lists.working_days._year": "a year as the library knows it, which two threads must not read at once",
    "pages.drawing.self.once": "whatever is drawn for many readers",
}
"""What is kept, and why. All the rest is made anew: a cache of somebody's answers would be a record of people."""


def floors() -> dict[str, int]:
    """Room → how far up it stands; rooms in braces stand side by side."""
    order = re.search(r"content < .*__main__", wizard.__doc__ or "")
    assert order
    return {room: level for level, floor in enumerate(order[0].split(" < ")) for room in re.findall(r"\w+", floor)}


def modules() -> dict[str, ast.Module]:
    """`content.text`, … → its code."""
    paths = [path for path in ROOT.rglob("*.py") if path.name != "__init__.py"]
    return {
        ".".join(path.relative_to(ROOT).with_suffix("").parts): ast.parse(path.read_text("utf-8")) for path in paths
    }


def imports(tree: ast.Module) -> Iterator[str]:
    """Every module that is imported, anywhere in the file."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, "imports name the whole way"
            yield node.module or ""


def calls(tree: ast.Module) -> set[str]:
    functions = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    names = [function.attr for function in functions if isinstance(function, ast.Attribute)]
    return {*names, *(function.id for function in functions if isinstance(function, ast.Name))}


def caches(tree: ast.Module) -> Iterator[str]:
    """What a cache of Python's keeps: the function, or the name, that it is put on."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            name, made = node.name, node.decorator_list
        elif isinstance(node, ast.Assign | ast.AnnAssign) and node.value:
            name = ast.unparse(node.targets[0] if isinstance(node, ast.Assign) else node.target)
            made = [node.value]
        else:
            continue
        called = {getattr(part, "id", getattr(part, "attr", "")) for each in made for part in ast.walk(each)}
        if called & {"cache", "lru_cache"}:
            yield name


MODULES = modules()
OWN = {
    name: [each.removeprefix("wizard.") for each in imports(tree) if each.startswith("wizard.")]
    for name, tree in MODULES.items()
}
"""Module → the modules of ours that it imports."""


def room(module: str) -> str:
    return module.partition(".")[0]


def test_a_room_imports_only_from_the_floors_below() -> None:
    floor = floors()
    assert floor.keys() == {room(name) for name in MODULES} == OUTSIDE.keys()
    upwards = [
        f"{name} imports {other}"
        for name, others in OWN.items()
        for other in others
        if room(other) != room(name) and floor[room(other)] >= floor[room(name)]
    ]
    assert upwards == []


def test_there_is_no_circle_inside_a_room() -> None:
    assert list(TopologicalSorter(OWN).static_order())


def test_a_room_uses_only_the_packages_of_its_own() -> None:
    for name, tree in MODULES.items():
        outside = {each.partition(".")[0] for each in imports(tree)} - {"wizard"} - sys.stdlib_module_names
        assert outside <= OUTSIDE[room(name)], name


def test_only_the_edges_read_files_and_the_clock() -> None:
    for name, tree in MODULES.items():
        assert name in READERS or not calls(tree) & FILES, name
        assert room(name) not in PURE or not calls(tree) & CLOCKS, name


def test_no_format_knows_another() -> None:
    formats = {"exports.pdf", "exports.calendar", "exports.file", "exports.json", "exports.text"}
    assert {(name, other) for name in formats for other in OWN[name] if other in formats} <= set()


def test_a_module_and_a_class_can_be_held_in_the_mind() -> None:
    for name, tree in MODULES.items():
        assert (tree.body[-1].end_lineno or 0) <= 350, name
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                assert (node.end_lineno or 0) - node.lineno < 120, f"{name}.{node.name}"


def test_nothing_is_kept_but_for_a_reason_that_stands_here() -> None:
    assert {f"{name}.{each}" for name, tree in MODULES.items() for each in caches(tree)} == CACHES.keys()


def test_nothing_in_the_engine_knows_the_subject() -> None:
    """It would serve a checklist about anything."""
    for name, tree in MODULES.items():
        names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
        assert not names & {"card", "upgrade", "social_security"}, name
