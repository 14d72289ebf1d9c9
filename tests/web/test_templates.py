"""What people forget: styles nobody uses, macros nobody calls, a schema that is no longer true."""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

from app import ROOT
from wizard.authors.schema import SCHEMA, schema_text
from wizard.exports.schema import SHEET_SCHEMA, sheet_schema_text
from wizard.pages.drawing import PARTS

TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
CSS = re.sub(r"/\*.*?\*/|\"[^\"]*\"", "", (ROOT / "static" / "style.css").read_text(), flags=re.DOTALL)
COMPUTED = {
    "notice-{{ view.tone }}": ["notice-warning", "notice-good", "notice-note"],
    "digits-{{ field.digits }}": ["digits-2", "digits-4"],
}
"""Classes that the templates put together."""

UNSTYLED = {"digits-2", "languages", "notice-good", "notice-note", "sheet", "size"}
"""Classes that have no look of their own: a state that the words tell, and what tests take hold of."""


def parsed(path: Path) -> nodes.Template:
    return Environment().parse(path.read_text())


def classes_used() -> Iterator[str]:
    for path in TEMPLATES:
        for value in re.findall(r'class="((?:\{\{.*?\}\}|\{%.*?%\}|[^"{])*)"', path.read_text()):
            for written, meant in COMPUTED.items():
                value = value.replace(written, " ".join(meant))
            for expression in re.findall(r"\{\{(.*?)\}\}", value):
                yield from re.findall(r"'([\w-]+)'", expression)
            yield from re.sub(r"\{\{.*?\}\}|\{%.*?%\}", " ", value).split()


def classes_defined() -> set[str]:
    return set(re.findall(r"\.([a-z][\w-]*)", CSS))


def test_every_class_of_the_templates_has_a_style() -> None:
    assert sorted(set(classes_used()) - classes_defined() - UNSTYLED) == []


def test_every_style_has_a_class_in_the_templates() -> None:
    assert sorted(classes_defined() - set(classes_used())) == []


def test_every_custom_property_is_defined_and_used() -> None:
    defined, used = set(re.findall(r"(--[\w-]+)\s*:", CSS)), set(re.findall(r"var\((--[\w-]+)", CSS))
    assert defined == used


def test_the_stylesheet_is_short_and_light() -> None:
    raw = (ROOT / "static" / "style.css").read_bytes()
    assert raw.count(b"\n") < 700
    assert len(gzip.compress(raw)) < 8_000


def test_the_stylesheet_asks_for_nothing() -> None:
    raw = (ROOT / "static" / "style.css").read_text()
    assert not re.search(r"@import|url\(|https?:|expression\(", raw)


def test_nothing_moves_in_the_stylesheet() -> None:
    assert not re.search(r"\b(animation|transition|@keyframes)\b", CSS)


def test_no_rule_stands_in_a_layer() -> None:
    """Browsers that do not know layers drop every rule in them."""
    assert "@layer" not in CSS


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_every_imported_macro_is_used(path: Path) -> None:
    tree = parsed(path)
    imported = {name for each in tree.find_all(nodes.FromImport) for name in each.names}
    used = {name.name for name in tree.find_all(nodes.Name)}
    assert imported <= used


def test_every_macro_is_called_somewhere() -> None:
    macros, called = set(), set(PARTS)
    for path in TEMPLATES:
        tree = parsed(path)
        macros |= {macro.name for macro in tree.find_all(nodes.Macro)}
        called |= {call.node.name for call in tree.find_all(nodes.Call) if isinstance(call.node, nodes.Name)}
    assert macros
    assert sorted(macros - called) == []


def test_every_part_is_drawn_somewhere() -> None:
    sources = [*TEMPLATES, *(ROOT / "wizard" / "pages").glob("*.py")]
    text = "".join(path.read_text() for path in sources if path.name != "drawing.py")
    drawn = re.findall(r'(?:\bpart|_around|_facts)(?:\(|, )"(\w+)"', text)
    assert sorted(set(drawn)) == sorted(PARTS)


def test_a_component_is_a_file_with_the_macro_of_its_name() -> None:
    for path in (ROOT / "templates" / "components").glob("*.html"):
        names = [macro.name for macro in parsed(path).find_all(nodes.Macro)]
        assert [name for name in names if not name.startswith("_")] == [path.stem]
        assert path.read_text().startswith("{# ")


def test_no_template_trusts_words_unescaped() -> None:
    for path in TEMPLATES:
        tree = parsed(path)
        assert not [each for each in tree.find_all(nodes.Filter) if each.name == "safe"], path.name
        assert "autoescape" not in path.read_text()


def test_no_template_says_words_of_its_own() -> None:
    """All words are in checklists.yaml; between tags there are only places for them."""
    for path in TEMPLATES:
        bare = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", "", path.read_text(), flags=re.DOTALL)
        bare = re.sub(r"<[^>]*>", "", bare)
        assert not re.findall(r"[^\W\d_]{2,}", bare), path.name


def test_every_page_template_is_short() -> None:
    for path in TEMPLATES:
        assert path.read_text().count("\n") <= 80, path.name


def test_the_schema_for_editors_is_current() -> None:
    assert (ROOT / SCHEMA).read_text() == schema_text(), "run: ./dev schema"


def test_the_schema_for_those_who_build_on_lists_is_current() -> None:
    assert (ROOT / SHEET_SCHEMA).read_text() == sheet_schema_text(), "run: ./dev schema"


def test_the_content_names_its_schema_in_the_first_line() -> None:
    with (ROOT / "checklists.yaml").open() as file:
        assert file.readline() == f"# yaml-language-server: $schema={SCHEMA}\n"
