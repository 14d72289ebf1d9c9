"""YAML → plain values (dict, tuple, str, bool) with the place of each, told to a report.

Refuses what people do not mean: keys that stand twice, aliases, tags, a second document. `no` stays text. Reads the
events of the parser one by one, so that what is nested without end is refused before it is too deep to hold.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import yaml

from wizard.content.problems import Finding, Location, Position, Problem, Report

Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

BOOLEANS = {"true": True, "false": False}

MOST_LEVELS = 40
"""Three times as deep as content goes."""


class TooDeep(Exception):
    """More levels inside each other than anybody means."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


class Nodes:
    """The nodes of a text. What stands where, and what is refused, goes to `report`."""

    def __init__(self, events: Iterator[Any], report: Report, lines: Sequence[str] = ()) -> None:
        self.events = events
        self.report = report
        self.lines = lines

    def document(self) -> Any:
        """The value of the whole; an empty file is an empty mapping. Raises TooDeep and what YAML raises."""
        next(self.events)  # the stream begins
        if isinstance(next(self.events), yaml.StreamEndEvent):
            return {}
        value = self.value(next(self.events), ())
        next(self.events)  # the document ends
        more = next(self.events)
        if not isinstance(more, yaml.StreamEndEvent):
            self.report.problems.append(Problem(*_position(more), "a file is one document: take out what divides it"))
        return value

    def value(self, event: Any, location: Location) -> Any:
        """The value of the node that begins with this event."""
        if len(location) > MOST_LEVELS:
            raise TooDeep(Problem(*_position(event), f"nested too deep: {MOST_LEVELS} levels are the most"))
        self.report.values[location] = _position(event)
        if isinstance(event, yaml.AliasEvent):
            self.report.blame(Finding(location, "aliases are not used here: write it again"))
            self.report.mended.add(location)
            return ""
        if event.tag:
            self.report.blame(Finding(location, f'tags such as "{event.tag}" have no meaning here'))
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(location)
        if isinstance(event, yaml.SequenceStartEvent):
            return tuple(self.value(child, (*location, position)) for position, child in enumerate(self._children()))
        quoted = bool(event.style)  # a quoted "true" stays text
        if not quoted and self._rest(event.end_mark).startswith(" #"):
            self.report.cut.add(location)
        return event.value if quoted else BOOLEANS.get(event.value, event.value)

    def _mapping(self, location: Location) -> dict[str, Any]:
        mapping: dict[str, Any] = {}
        for event in self._children():
            key = event.value if isinstance(event, yaml.ScalarEvent) else self._odd_key(event, location)
            below = (*location, key)
            if key in mapping:
                self.report.problems.append(Problem(*_position(event), f'"{key}" stands here twice'))
                self._read_over(next(self.events), below)
                continue
            self.report.keys[below] = _position(event)
            mapping[key] = self.value(next(self.events), below)
        return mapping

    def _children(self) -> Iterator[Any]:
        """The first event of each node up to the end of the mapping or list; who asks for them reads the rest."""
        for event in self.events:
            if isinstance(event, yaml.CollectionEndEvent):
                return
            yield event

    def _rest(self, mark: Any) -> str:
        """What stands behind a place in its line."""
        return self.lines[mark.line][mark.column :] if mark.line < len(self.lines) else ""

    def _odd_key(self, event: Any, location: Location) -> str:
        self._read_over(event, (*location, "?"))
        return "?"

    def _read_over(self, event: Any, location: Location) -> None:
        Nodes(self.events, Report()).value(event, location)


def read_nodes(text: str, report: Report) -> Any:
    """The plain value of a text in YAML."""
    return Nodes(yaml.parse(text, Loader=Loader), report, text.split("\n")).document()


def _position(event: Any) -> Position:
    return event.start_mark.line + 1, event.start_mark.column + 1
