"""Small functions with honest names, in `wizard/` and in `app.py`."""

import ast
from pathlib import Path

import pytest

import wizard

PACKAGE = Path(wizard.__file__).parent
FILES = [*sorted(PACKAGE.glob("**/*.py")), PACKAGE.parent / "app.py"]

LONGEST_FUNCTION = 40
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
THEIR_NAMES = {"get_translations"}
"""Methods that WTForms calls by these names."""


def definitions(file: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    return [node for node in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(node, kinds)]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_function_fits_on_a_screen(file: Path) -> None:
    functions = [node for node in definitions(file) if not isinstance(node, ast.ClassDef)]
    lengths = {node.name: (node.end_lineno or node.lineno) - node.lineno + 1 for node in functions}
    assert {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION} == {}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_name_says_what_it_is(file: Path) -> None:
    names = [file.stem, *(node.name for node in definitions(file) if node.name not in THEIR_NAMES)]
    words = {name: set(name.strip("_").lower().split("_")) for name in names}
    assert [name for name in names if words[name] & EMPTY_NAMES] == []
    assert [name for name in names if name.lstrip("_").startswith(EMPTY_PREFIXES)] == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_module_says_why_it_exists(file: Path) -> None:
    assert ast.get_docstring(ast.parse(file.read_text("utf-8")))
