"""Hundreds of broken files, made by breaking one thing in `tests/content/tiny.yaml`: all that stands there of a kind.

Each is told by line, column, the wrong word and the right one.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.core.conftest import FILES
from wizard.checks.verify import examine
from wizard.content.nodes import read_nodes
from wizard.content.problems import Location, Report

TEXT = (FILES / "tiny.yaml").read_text("utf-8")
LINES = TEXT.splitlines()

NAMED = {"languages", "sources", "checklists", "stages", "facts", "questions", "options", "regions", "places"}
"""What stands below these is called as authors like."""


class Broken(NamedTuple):
    """What stands at a line and a column → what is written there instead, and what is told there."""

    line: int
    column: int
    word: str
    instead: str
    told: str

    @property
    def whole(self) -> str:
        return f"{self.line}:{self.column}: {self.told}"

    def edit(self, lines: list[str]) -> None:
        line, start = lines[self.line - 1], self.column - 1
        assert line[start:].startswith(self.word)
        lines[self.line - 1] = line[:start] + self.instead + line[start + len(self.word) :]


def swapped(word: str) -> str:
    """The word as fingers that are too fast write it."""
    middle = next(at for at in range(len(word) - 1) if word[at] != word[at + 1] and word[at].isalpha())
    return f"{word[:middle]}{word[middle + 1]}{word[middle]}{word[middle + 2 :]}"


def standing() -> tuple[Report, dict[Location, Any]]:
    """Where everything stands in the file, and what."""
    report = Report()
    tree = read_nodes(TEXT, report)

    def at(location: Location) -> Any:
        value = tree
        for step in location:
            value = value[step]
        return value

    return report, {location: at(location) for location in report.values if location}


REPORT, VALUES = standing()
PLACES = {location: place for location, place in REPORT.values.items() if location}


def keys() -> Iterator[Broken]:
    """Every key that means something to the wizard."""
    for location, place in REPORT.keys.items():
        key, before = str(location[-1]), location[:-1]
        named = before and before[-1] in NAMED and before[-2:-1] != ("options",)
        if named or "when" in before or key in ("zh", "en") or len(location) < 2:
            continue
        wrong = swapped(key)
        yield Broken(*place, key, wrong, f'there is no "{wrong}" here (did you mean "{key}"?)')


def languages() -> Iterator[Broken]:
    for location, place in REPORT.keys.items():
        if location[-1] == "en" and location[0] != "languages":
            yield Broken(*place, "en", "eng", 'there is no language "eng" (did you mean "en"?)')


def names() -> Iterator[Broken]:
    """Every name that leads to something else in the file."""
    nouns = {"stage": "stage", "sources": "source", "leave-out": "item"}
    for location, place in PLACES.items():
        value, kind = VALUES[location], location[-1] if isinstance(location[-1], str) else location[-2]
        if kind in nouns and isinstance(value, str):
            wrong = swapped(value)
            yield Broken(*place, value, wrong, f'there is no {nouns[kind]} "{wrong}" (did you mean "{value}"?)')


def conditions() -> Iterator[Broken]:
    """The questions and the options of every condition."""
    for location, place in REPORT.keys.items():
        if "when" in location[:-1]:
            question, option = str(location[-1]), VALUES[location]
            yield Broken(
                *place,
                question,
                swapped(question),
                f'there is no question "{swapped(question)}" (did you mean "{question}"?)',
            )
            wrong = "_" + option
            at = REPORT.values[location]
            quote = LINES[at[0] - 1][at[1] - 1] == '"'
            told = f'question "{question}" has no option "{wrong}" (did you mean "{option}"?)'
            yield Broken(*at, f'"{option}"' if quote else option, wrong, told)


def days() -> Iterator[Broken]:
    for location, place in PLACES.items():
        if location[-1] == "checked":
            yield Broken(*place, "2026-11-01", "2026-02-30", '"2026-02-30": there is no such day')
            yield Broken(*place, "2026-11-01", "1.11.2026", '"1.11.2026": a date is written 2026-11-22')


def markup() -> Iterator[Broken]:
    for location, place in PLACES.items():
        if location[-1] == "zh" and location[0] != "languages":
            word = VALUES[location]
            yield Broken(*place, word, f"<b>{word}", '"<b>": texts have no HTML and no Markdown')


def shapes() -> Iterator[Broken]:
    """Every list and mapping that is written as a word."""
    for location, place in PLACES.items():
        written = LINES[place[0] - 1][place[1] - 1 :]
        if len(location) < 3 or written[:1] not in ("[", "{") or location[-1] == "when":
            continue
        whole = written[: closing(written)]
        if isinstance(VALUES[location], tuple):
            yield Broken(*place, whole, "word", '"word": expected a list: [ … ]')
        elif {*VALUES[location]} == {"zh", "en"}:
            yield Broken(*place, whole, "word", '"word": a text needs its languages: {zh: …, en: …}')


def closing(written: str) -> int:
    depth = 0
    for position, character in enumerate(written, 1):
        depth += (character in "[{") - (character in "]}")
        if not depth:
            return position
    raise AssertionError(written)


def brackets() -> Iterator[Broken]:
    """The last bracket of every line that ends with one."""
    for number, line in enumerate(LINES, 1):
        if line.endswith("}") and not line.endswith("{}"):
            opens = matching(line)
            told = "YAML: what opens here is not closed; put } where it ends"
            yield Broken(number, opens, line[opens - 1 :], line[opens - 1 : -1], told)


def matching(line: str) -> int:
    return next(
        at for at in range(1, len(line)) if line[at - 1] == "{" and closing(line[at - 1 :]) == len(line) - at + 1
    )


def quotes() -> Iterator[Broken]:
    """A quotation mark that opens in a text and is never closed."""
    for location, place in PLACES.items():
        if location[-1] == "en" and location[0] != "languages" and '"' not in LINES[place[0] - 1]:
            word = VALUES[location]
            if sum(line.count('"') for line in LINES[place[0] :]):
                yield Broken(*place, word, f'"{word}', "YAML: the text that begins here ends only in line ")


def colons() -> Iterator[Broken]:
    """The colon of a Chinese keyboard behind the key of a block."""
    for location, (line, column) in REPORT.keys.items():
        if LINES[line - 1].strip() == f"{location[-1]}:" and LINES[line - 1].strip() != "words:":
            yield Broken(line, column + len(location[-1]), ":", "：", "YAML: ")


KINDS = (keys, languages, names, conditions, days, markup, shapes, brackets, quotes, colons)
ALL = [broken for kind in KINDS for broken in kind()]


def told(path: Path, words: str, *all_broken: Broken) -> list[str]:
    lines = TEXT.splitlines()
    for broken in sorted(all_broken, reverse=True):
        broken.edit(lines)
    path.write_text("\n".join([*lines, words]), "utf-8")
    return [problem.show("").removeprefix(":") for problem in examine(path)[1]]


def test_there_are_hundreds() -> None:
    assert len(ALL) > 250
    assert all([*kind()] for kind in KINDS)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_each_is_told_where_it_is(tmp_path: Path, words: str, kind: Any) -> None:
    for broken in kind():
        lines = told(tmp_path / "broken.yaml", words, broken)
        assert any(line.startswith(broken.whole) for line in lines), (broken, lines)
        assert all("：" in line for line in lines if broken.instead == "："), (broken, lines)
        assert len(lines) < 7, (broken, lines)


def test_all_are_told_at_once(tmp_path: Path, words: str) -> None:
    all_broken = [*names(), *days(), *markup(), *conditions()]
    one_a_line = list({broken.line: broken for broken in all_broken}.values())
    assert len(one_a_line) > 20
    lines = told(tmp_path / "broken.yaml", words, *one_a_line)
    assert {broken.whole for broken in one_a_line} <= {*lines}
