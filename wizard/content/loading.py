"""`checklists.yaml` → content, or a sorted list of problems with line and column. The only module that reads a file.

PyYAML composes the nodes; a small builder keeps where each key and value stands, and refuses what people do not
mean: duplicate keys, aliases, tags. `no` stays text. What is wrong is cut out and the rest read on, so that one run
finds every problem.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache
from hashlib import sha256
from pathlib import Path as FilePath
from typing import Any, get_args, get_origin

import yaml
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from wizard.content.conditions import Key, Path
from wizard.content.models import Content
from wizard.content.text import Model

CHARACTERS = FilePath(__file__).parent.parent / "fonts" / "characters.txt"

Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One thing to mend. `line` and `column` count from one."""

    line: int
    column: int
    message: str
    warning: bool = False

    def show(self, file: str) -> str:
        return f"{file}:{self.line}:{self.column}: {'warning: ' if self.warning else ''}{self.message}"


class ContentError(Exception):
    """Content that must not be served. `problems` are sorted by their place in the file."""

    def __init__(self, file: str, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(problem.show(file) for problem in self.problems))


def nearest(word: str, known: Iterable[str]) -> str:
    """` (did you mean "lost"?)`, or nothing."""
    found = get_close_matches(word, list(known), n=1)
    return f' (did you mean "{found[0]}"?)' if found else ""


@cache
def printable() -> frozenset[str]:
    """The characters that the fonts of the printed sheet have."""
    return frozenset(CHARACTERS.read_bytes().decode()) - {"\n"}


@dataclass(slots=True)
class Draft:
    """A file on its way to becoming content: what could be read of it, and all that is wrong with it."""

    tree: Any = None
    content: Content | None = None
    problems: list[Problem] = field(default_factory=list)
    keys: dict[Path, tuple[int, int]] = field(default_factory=dict)
    values: dict[Path, tuple[int, int]] = field(default_factory=dict)
    mended: set[Path] = field(default_factory=set)
    nodes: set[int] = field(default_factory=set)

    def blame(self, path: Path, message: str, *, key: bool = False, warning: bool = False) -> None:
        """Add a problem at the value (or key) that `path` of the content leads to, or at the nearest thing around it.

        Where a problem was found before, what follows from it is not told.
        """
        if any(path[:length] in self.mended for length in range(1, len(path) + 1)):
            return
        key = key or isinstance(path[-1] if path else None, Key)
        where = self.keys if key and path in self.keys else self.values
        while path and path not in where:
            path = path[:-1]
        self.problems.append(Problem(*where.get(path, (1, 1)), message, warning))

    # -- YAML nodes → plain values ------------------------------------------------------------------------------

    def build(self, node: yaml.Node, path: Path = ()) -> Any:
        """The plain value of a node: dict, tuple, str, bool."""
        if id(node) in self.nodes:  # the same node in two places: the second is an alias
            self.blame(path, "aliases are not used here: write it again", key=True)
            self.mended.add(path)
            return ""
        self.nodes.add(id(node))
        self.values[path] = _position(node)
        if node.tag not in PLAIN_TAGS:
            self.blame(path, f'tags such as "{node.tag}" have no meaning here')
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return tuple(self.build(child, (*path, position)) for position, child in enumerate(node.value))
        quoted = bool(getattr(node, "style", ""))  # a quoted "true" stays text
        return node.value if quoted else BOOLEANS.get(node.value, node.value)

    def _mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, Any]:
        mapping: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = key_node.value if isinstance(key_node, yaml.ScalarNode) else "?"
            below = (*path, key)
            if key in mapping:
                self.problems.append(Problem(*_position(key_node), f'"{key}" stands here twice'))
                continue
            self.keys[below] = _position(key_node)
            mapping[key] = self.build(value_node, below)
        return mapping

    # -- plain values → content ---------------------------------------------------------------------------------

    def validate(self, version: str) -> None:
        """Make the content; put a stand-in where something is wrong and try again, so that the rest is checked too."""
        for _ in range(MOST_TRIES):
            try:
                self.content = Content.model_validate({**self.tree, "version": version})
                return
            except ValidationError as error:
                details = error.errors(include_url=False)
            for detail in details:
                self._report(detail)
            if not all([self._mend(detail) for detail in details]):
                return

    def _report(self, detail: ErrorDetails) -> None:
        path = self._in_file(detail["loc"])
        wanted = detail["loc"][-1]
        if detail["type"] == "extra_forbidden":
            model = _model_at(path[:-1])
            known = [info.alias or name for name, info in model.model_fields.items()] if model else []
            self.blame(path, f'there is no "{wanted}" here{nearest(str(wanted), known)}', key=True)
        elif detail["type"] == "missing":
            if (*path, wanted) not in self.mended:
                self.blame(path, f'"{wanted}" is missing', key=True)
        else:
            below = detail.get("ctx", {}).get("where", ())
            self.blame((*path, *below), _plain(detail), key=wanted == "[key]")

    def _in_file(self, location: Path) -> Path:
        """The longest part of pydantic's location that is a place in the file."""
        path: Path = ()
        for step in location:
            if (*path, step) in self.values.keys() | self.mended:
                path = (*path, step)
        return path

    def _mend(self, detail: ErrorDetails) -> bool:
        """Take out what nobody knows; put a stand-in for what is wrong. False when neither helps."""
        path = self._in_file(detail["loc"])
        if detail["type"] == "extra_forbidden":
            self.tree = _replaced(self.tree, path, CUT)
            return True
        if detail["type"] == "missing":
            path = (*path, detail["loc"][-1])
        if len(path) < 2 or detail["type"] == "string_pattern_mismatch":  # names that much else refers to
            return False
        self.mended.add(path)
        self.tree = _replaced(self.tree, path, _stand_in(detail))
        return True


BOOLEANS = {"true": True, "false": False}
PLAIN_TAGS = {
    f"tag:yaml.org,2002:{kind}" for kind in ("map", "seq", "str", "bool", "int", "float", "null", "timestamp")
}
MOST_TRIES = 8
STAND_INS: dict[str, Any] = {
    **{
        "string_type": "",
        "bool_type": True,
        "tuple_type": (),
        "model_type": {},
        "date_form": "2000-01-01",
        "count_form": "1",
        "calendar_form": "made",
    },
    **{"condition": {"not": {"?": "?"}}, "unsure_form": True},
}
CUT: Any = object()


def draft(file: FilePath) -> Draft:
    """Read a file as far as it can be read."""
    made = Draft()
    try:
        raw = file.read_bytes()
        node = yaml.compose(raw.decode(), Loader=Loader)
    except OSError as error:
        made.problems.append(Problem(1, 1, f"cannot be read: {error.strerror}"))
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        made.problems.append(Problem(line, 1, "is not UTF-8: save the file with that encoding"))
    except yaml.YAMLError as error:
        made.problems.append(_syntax(error))
    else:
        made.tree = made.build(node) if node else {}
        if isinstance(made.tree, dict):
            made.validate(sha256(raw).hexdigest()[:8])
        else:
            made.problems.append(Problem(1, 1, "the file is a mapping: languages, words, sources, pages, checklists"))
    return made


def _position(node: yaml.Node) -> tuple[int, int]:
    return node.start_mark.line + 1, node.start_mark.column + 1


def _syntax(error: yaml.YAMLError) -> Problem:
    mark = getattr(error, "problem_mark", None)
    message = getattr(error, "problem", None) or str(error).splitlines()[0]
    hint = next((f"; {hint}" for words, hint in HINTS.items() if words in message), "")
    return Problem(mark.line + 1 if mark else 1, mark.column + 1 if mark else 1, f"YAML: {message}{hint}")


HINTS = {
    "mapping values": "put a text that contains “: ” in quotes",
    "did not find expected": "close what was opened, and put a text that contains “: ”, “, ”, { or } in quotes",
    "cannot start any token": "indent with spaces, and put a text that starts with a sign in quotes",
}


def _plain(detail: ErrorDetails) -> str:
    """pydantic's message in the words of people who do not program."""
    word = detail["input"]
    shown = f'"{word}": ' if word and isinstance(word, str) else ""
    if detail["type"] == "literal_error":
        expected = detail["ctx"]["expected"].replace("'", "")
        return f'"{word}" is not one of: {expected}{nearest(str(word), expected.replace(" or ", ", ").split(", "))}'
    return shown + PLAIN.get(detail["type"], detail["msg"])


PLAIN = {
    "dict_type": "expected a mapping: {key: …}",
    "model_type": "expected a mapping: {key: …}",
    "tuple_type": "expected a list: [ … ]",
    "string_type": "expected text",
    "bool_type": "expected true or false",
    "string_pattern_mismatch": "an id has small letters, digits and hyphens only",
}


def _model_at(path: Path) -> type[Model] | None:
    """The model that a mapping at `path` is read with."""
    model: type[Model] = Content
    inside_collection = False
    for step in path:
        if inside_collection:
            inside_collection = False
            continue
        fields = {info.alias or name: info.annotation for name, info in model.model_fields.items()}
        inner = _inner_model(fields.get(str(step)))
        if inner is None:
            return None
        inside_collection = get_origin(fields[str(step)]) in (dict, tuple)
        model = inner
    return model


def _inner_model(annotation: Any) -> type[Model] | None:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return annotation
    return next(filter(None, map(_inner_model, get_args(annotation))), None)


def _stand_in(detail: ErrorDetails) -> Any:
    """Something of the kind that was wanted; a text where nothing better is known."""
    if detail["type"] == "literal_error":
        expected = detail["ctx"]["expected"].split("'")[1::2]
        return (get_close_matches(str(detail["input"]), expected, n=1) or expected)[0]
    return STAND_INS.get(detail["type"], {"*": ""})


def _replaced(tree: Any, path: Path, value: Any) -> Any:
    """A copy of the tree with another value at `path`, or with nothing there."""
    step, *rest = path
    branches = dict(enumerate(tree)) if isinstance(tree, tuple) else dict(tree)
    branches[step] = _replaced(branches.get(step, {}), tuple(rest), value) if rest else value
    if branches[step] is CUT:
        del branches[step]
    return tuple(branches.values()) if isinstance(tree, tuple) else branches
