"""The ladder of `wizard/__init__.py` holds: what may be imported, who reads files, who knows the time."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import wizard

ROOT = Path(wizard.__file__).parent
AUTHORS = ["report", "revisions", "__main__"]
"""The command line for authors: stands beside `views`, and neither knows the other."""

EXPORTS = [f"exports.{name}" for name in ("calendar", "code", "file", "json", "message", "pdf")]
"""The other shapes of a list: stand beside `views`, and none knows another."""

WEB_SIDE = ["forms", "rendering", "asked", "views", "headers"]

WEB = {"flask", "flask_wtf", "werkzeug", "wtforms"}
ALLOWED_WEB = {
    "forms": {"flask_wtf", "wtforms"},
    "asked": {"werkzeug"},
    "views": {"flask", "werkzeug"},
}
TEMPLATES = {"jinja2", "markupsafe"}
ALLOWED_TEMPLATES = {"rendering": TEMPLATES, "views": {"markupsafe"}}

FILE_CALLS = {"open", "read_text", "read_bytes", "write_text", "write_bytes", "iterdir", "glob", "rglob"}
ALLOWED_FILES = {"loading": {"read_bytes"}, "__main__": {"read_text", "write_text"}}

CLOCK_CALLS = {"now", "utcnow", "today", "time", "monotonic"}
ALLOWED_CLOCK = {"views": {"now", "today"}, "__main__": {"today"}}


def ladder() -> list[str]:
    """The modules in the order that the package's docstring gives, without those for authors."""
    lines = (wizard.__doc__ or "").splitlines()
    return [name for line in lines if "·" in line for name in line.replace("·", " ").split()]


def modules() -> dict[str, ast.Module]:
    paths = [path for path in ROOT.glob("**/*.py") if path.name != "__init__.py"]
    return {
        ".".join(path.relative_to(ROOT).with_suffix("").parts): ast.parse(path.read_text("utf-8")) for path in paths
    }


MODULES = modules()


def imports(tree: ast.Module) -> Iterator[str]:
    """`wizard.text`, `flask`, …: every module that is imported, anywhere in the file."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield "." * node.level + (node.module or "")


def calls(tree: ast.Module) -> set[str]:
    functions = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    names = [function.attr for function in functions if isinstance(function, ast.Attribute)]
    return {*names, *(function.id for function in functions if isinstance(function, ast.Name))}


def packages(tree: ast.Module) -> set[str]:
    return {name.split(".")[0] for name in imports(tree)}


def test_every_module_has_its_place_on_the_ladder() -> None:
    assert sorted(MODULES) == sorted([*ladder(), *AUTHORS, *EXPORTS])


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imports_only_from_those_above_it(module: str) -> None:
    order = ladder()
    if module in AUTHORS:
        order = [*(name for name in order if name not in WEB_SIDE), *AUTHORS]
    elif module in EXPORTS:
        order = [*order[: order.index("views")], module]
    above = order[: order.index(module)]
    own = {name for name in imports(MODULES[module]) if name.split(".")[0] == "wizard" or name.startswith(".")}
    assert own <= {f"wizard.{name}" for name in above}


@pytest.mark.parametrize("module", MODULES)
def test_only_the_edge_knows_the_web(module: str) -> None:
    assert packages(MODULES[module]) & WEB <= ALLOWED_WEB.get(module, set())


@pytest.mark.parametrize("module", MODULES)
def test_only_rendering_knows_the_templates(module: str) -> None:
    assert packages(MODULES[module]) & TEMPLATES <= ALLOWED_TEMPLATES.get(module, set())


@pytest.mark.parametrize("module", MODULES)
def test_only_loading_reads_a_file(module: str) -> None:
    assert calls(MODULES[module]) & FILE_CALLS <= ALLOWED_FILES.get(module, set())


@pytest.mark.parametrize("module", MODULES)
def test_only_the_edges_know_what_day_it_is(module: str) -> None:
    assert calls(MODULES[module]) & CLOCK_CALLS <= ALLOWED_CLOCK.get(module, set())


def test_nothing_in_the_core_knows_the_subject() -> None:
    """The engine would serve a checklist about anything."""
    for module, tree in MODULES.items():
        names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
        assert not names & {"card", "upgrade", "social_security"}, module
