"""`checklists.yaml` → content, or a sorted list of problems with line and column. No other module reads that file.

What is wrong is cut out, or a stand-in is put, and the rest read on, so that one run finds every problem.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from difflib import get_close_matches
from hashlib import sha256
from pathlib import Path
from types import UnionType
from typing import Any, get_args, get_origin

import yaml
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from wizard.content.models import Content
from wizard.content.nodes import TooDeep, read_nodes
from wizard.content.problems import Finding, Location, Problem, Report, key_of, nearest
from wizard.content.syntax import syntax_faults
from wizard.content.text import Model


@dataclass(slots=True)
class Draft:
    """A file on its way to becoming content: what could be read of it, and all that is wrong with it.

    `torn`: what is no YAML was left out, so that what lacks is not told.
    """

    tree: Any = None
    content: Content | None = None
    report: Report = field(default_factory=Report)
    torn: bool = False

    def validate(self, version: str) -> None:
        """Make the content; put a stand-in where something is wrong and try again, so that the rest is checked too."""
        for _ in range(MOST_TRIES):
            try:
                self.content = Content.model_validate({**self.tree, "version": version})
                self._cut(self.content.languages)
                return
            except ValidationError as error:
                details = error.errors(include_url=False)
            for detail in details:
                if not (self.torn and (detail["type"] == "missing" or not detail["input"])):
                    self._report(detail)
            if not all([self._mend(detail) for detail in details]):
                return

    def _cut(self, languages: Collection[str]) -> None:
        """Warn of texts that a comment follows: it may have been meant to be the rest of them."""
        for location in self.report.cut:
            if location[-1] in languages:
                self.report.blame(Finding(location, CUT_OFF, warning=True))

    def _report(self, detail: ErrorDetails) -> None:
        location = self._in_file(detail["loc"])
        match detail["type"], detail["loc"][-1]:
            case "extra_forbidden", wanted:
                self.report.blame(Finding(key_of(location), _unknown(str(wanted), _model_at(location[:-1]))))
            case "missing", wanted:
                if (*location, wanted) not in self.report.mended:
                    self.report.blame(Finding(key_of(location), f'"{wanted}" is missing{_inside(location)}'))
            case _, "[key]":
                self.report.blame(Finding(key_of(location), _said(detail)))
            case _:
                below = detail.get("ctx", {}).get("where", ())
                self.report.blame(Finding((*location, *below), _said(detail)))

    def _in_file(self, location: Location) -> Location:
        """The longest part of pydantic's location that is a place in the file."""
        found: Location = ()
        for step in location:
            if (*found, step) in self.report.values or (*found, step) in self.report.mended:
                found = (*found, step)
        return found

    def _mend(self, detail: ErrorDetails) -> bool:
        """Take out what nobody knows; put a stand-in for what is wrong. False when neither helps."""
        location = self._in_file(detail["loc"])
        if detail["type"] == "extra_forbidden":
            self.tree = _replaced(self.tree, location, CUT)
            return True
        if detail["type"] == "missing":
            location = (*location, detail["loc"][-1])
        if len(location) < 2 or detail["type"] == "string_pattern_mismatch":  # names that much else refers to
            return False
        self.report.mended.add(location)
        self.tree = _replaced(self.tree, location, _stand_in(detail))
        return True


MOST_TRIES = 8
STAND_INS: dict[str, Any] = {
    "string_type": "x",
    "bool_type": True,
    "tuple_type": (),
    "model_type": {},
    "date_form": "2000-01-01",
    "count_form": "1",
    "calendar_form": "made",
    "condition": {"not": {"?": "?"}},
    "unsure_form": True,
}
CUT: Any = object()
CUT_OFF = "what stands behind “ #” is not read: put the text in quotes, or the comment on a line of its own"


def draft(file: Path) -> Draft:
    """Read a file as far as it can be read."""
    made = Draft()
    try:
        raw = file.read_bytes()
        text = raw.decode()
        made.tree = read_nodes(text, made.report)
    except OSError as error:
        made.report.problems.append(Problem(1, 1, f"cannot be read: {error.strerror}"))
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        made.report.problems.append(Problem(line, 1, "is not UTF-8: save the file with that encoding"))
    except yaml.YAMLError as error:
        faults, rest = syntax_faults(error, text)
        made.report.problems += [*faults, *_faults_of(rest)]
    except TooDeep as error:
        made.report.problems.append(error.problem)
    else:
        if isinstance(made.tree, dict):
            made.validate(sha256(raw).hexdigest()[:8])
        else:
            made.report.problems.append(Problem(1, 1, WHOLE))
    return made


def _faults_of(rest: str) -> list[Problem]:
    """What is also wrong in a text out of which all was torn that is no YAML."""
    made = Draft(torn=True)
    try:
        made.tree = read_nodes(rest, made.report)
    except TooDeep as error:
        return [error.problem]
    if isinstance(made.tree, dict) and made.tree:
        made.validate("")
    return made.report.problems


WHOLE = "the file is a mapping: languages, words, sources, pages, checklists"


def _unknown(key: str, model: type[Model] | None) -> str:
    """What to say of a key that nobody knows."""
    known = [info.alias or name for name, info in model.model_fields.items()] if model else []
    return f'there is no "{key}" here{nearest(key, known)}'


def _inside(location: Location) -> str:
    """The name of the block in which something is missing; an entry of a list has none."""
    return f' in "{location[-1]}"' if location and isinstance(location[-1], str) else ""


def _said(detail: ErrorDetails) -> str:
    """pydantic's message in the words of people who do not program."""
    word = detail["input"]
    shown = f'"{word}": ' if word and isinstance(word, str) else ""
    if detail["type"] == "literal_error":
        expected = detail["ctx"]["expected"].replace("'", "")
        return f'"{word}" is not one of: {expected}{nearest(str(word), expected.replace(" or ", ", ").split(", "))}'
    return shown + MESSAGES.get(detail["type"], detail["msg"])


MESSAGES = {
    "dict_type": "expected a mapping: {key: …}",
    "model_type": "expected a mapping: {key: …}",
    "tuple_type": "expected a list: [ … ]",
    "string_type": "expected text",
    "bool_type": "expected true or false",
    "string_pattern_mismatch": "an id has small letters, digits and hyphens only",
}


def _model_at(location: Location) -> type[Model] | None:
    """The model that a mapping at this location is read with."""
    model: type[Model] = Content
    in_collection = False
    for step in location:
        if in_collection:
            in_collection = False
            continue
        fields = {info.alias or name: info.annotation for name, info in model.model_fields.items()}
        inner = _inner_model(fields.get(str(step)))
        if inner is None:
            return None
        in_collection = _is_collection(fields[str(step)])
        model = inner
    return model


def _is_collection(annotation: Any) -> bool:
    if get_origin(annotation) is UnionType:
        return any(map(_is_collection, get_args(annotation)))
    return get_origin(annotation) in (dict, tuple)


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


def _replaced(tree: Any, location: Location, value: Any) -> Any:
    """A copy of the tree with another value at `location`, or with nothing there."""
    step, *rest = location
    branches = dict(enumerate(tree)) if isinstance(tree, tuple) else dict(tree)
    branches[step] = _replaced(branches.get(step, {}), tuple(rest), value) if rest else value
    if branches[step] is CUT:
        del branches[step]
    return tuple(branches.values()) if isinstance(tree, tuple) else branches
