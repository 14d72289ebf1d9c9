"""Small functions with honest names, in `wizard/` and in `app.py`."""

import ast
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import wizard

PACKAGE = Path(wizard.__file__).parent
MODULES = {file: ast.parse(file.read_text("utf-8")) for file in [*PACKAGE.rglob("*.py"), PACKAGE.parent / "app.py"]}

LONGEST_FUNCTION, USUAL_FUNCTION = 40, 8
EMPTY_NAMES = {
    "utils",
    "util",
    "helpers",
    "helper",
    "common",
    "base",
    "manager",
    "handler",
    "service",
    "data",
    "process",
}
EMPTY_PREFIXES = ("get_", "do_", "handle_", "process_")
THEIR_NAMES = {"get_translations", "handle_error"}
"""Methods that WTForms and gunicorn call by these names."""

Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def definitions() -> Iterator[tuple[str, Definition]]:
    """Where it stands, and the function, method or class."""
    for file, module in MODULES.items():
        for node in ast.walk(module):
            if isinstance(node, Definition):
                yield f"{file.relative_to(PACKAGE.parent)}: {node.name}", node


def names() -> Iterator[tuple[str, str]]:
    """Where it stands, and the name of a module, a room, a function, a method or a class."""
    yield from [(str(file), file.parent.name if file.stem == "__init__" else file.stem) for file in MODULES]
    yield from [(where, node.name) for where, node in definitions() if node.name not in THEIR_NAMES]


def test_a_function_fits_on_a_screen_and_half_of_them_at_a_glance() -> None:
    functions = [(where, node) for where, node in definitions() if not isinstance(node, ast.ClassDef)]
    lengths = {where: (node.end_lineno or node.lineno) - node.lineno + 1 for where, node in functions}
    assert len(lengths) > 100
    assert {where: length for where, length in lengths.items() if length > LONGEST_FUNCTION} == {}
    assert median(lengths.values()) <= USUAL_FUNCTION


def test_a_name_says_what_it_is() -> None:
    assert [where for where, name in names() if EMPTY_NAMES & set(name.strip("_").lower().split("_"))] == []
    assert [where for where, name in names() if name.lstrip("_").startswith(EMPTY_PREFIXES)] == []


def test_a_module_says_why_it_exists() -> None:
    assert [str(file) for file, module in MODULES.items() if not ast.get_docstring(module)] == []
