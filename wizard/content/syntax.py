"""Text that is no YAML → what is wrong with it, where the culprit stands rather than where the parser gave up.

What holds a fault is left out and the rest read again, so that one run finds every fault.
"""

from collections.abc import Iterator
from itertools import takewhile
from typing import Any

import yaml

from wizard.content.characters import instead, out_of_place
from wizard.content.nodes import Loader
from wizard.content.problems import Position, Problem

MOST_FAULTS = 10
"""So many are told in one run: each is a reading of the whole file."""

INDENT = "; indent it as what stands beside it"

CLOSING = {"{": "}", "[": "]"}

HINTS = {
    "end of stream": "close the quotation mark that opens here",
    "mapping values": "put a text that contains “: ” in quotes",
    "could not find": "write a colon and a space behind the key",
    "did not find expected": "close what was opened, and put a text that contains “: ”, “, ”, { or } in quotes",
    "cannot start any token": "indent with spaces, and put a text that starts with a sign in quotes",
}


def syntax_faults(error: yaml.YAMLError, text: str) -> tuple[list[Problem], str]:
    """What is wrong, beginning with the error that the parser gave up at; and the text without it, if that is YAML.

    The lines of the rest keep their numbers; it is empty where too much is wrong.
    """
    lines, faults = text.replace("\r\n", "\n").split("\n"), list[Problem]()
    for _ in range(MOST_FAULTS):
        fault = _fault(error, lines)
        faults.append(fault)
        if not _leave_out(lines, fault.line - 1, neighbours=fault.message.endswith(INDENT)):
            break
        rest = "\n".join(lines)
        try:
            for _ in yaml.parse(rest, Loader=Loader):
                pass
        except yaml.YAMLError as later:
            error = later
        else:
            return faults, rest
    return faults, ""


def _fault(error: yaml.YAMLError, lines: list[str]) -> Problem:
    message = getattr(error, "problem", None) or str(error).splitlines()[0]
    line, column = _noticed(error, lines)
    for near in range(max(0, line - 2), min(line, len(lines))):
        if (at := out_of_place(lines[near])) is not None:
            return Problem(near + 1, at + 1, f"YAML: {message}{instead(lines[near][at])}")
    for told in (_unclosed_quote, _comment, _unclosed_bracket):
        if found := told(error, lines):
            return found
    hint = next((f"; {hint}" for words, hint in HINTS.items() if words in message), "")
    if "parsing a block" in (getattr(error, "context", None) or "") and not lines[line - 1][: column - 1].strip():
        hint = INDENT
    return Problem(line, column, f"YAML: {message}{_opened(error)}{hint}")


def _noticed(error: yaml.YAMLError, lines: list[str]) -> Position:
    """Where the parser gave up; of a quotation mark or a key that never ends, where it begins."""
    if isinstance(error, yaml.reader.ReaderError):
        before = "\n".join(lines).encode()[: error.position].decode(errors="ignore")
        return before.count("\n") + 1, len(before) - before.rfind("\n")
    begun = "end of stream" in str(error) or "could not find expected ':'" in str(error)
    mark = getattr(error, "context_mark" if begun else "problem_mark", None) or getattr(error, "problem_mark", None)
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _opened(error: yaml.YAMLError) -> str:
    """Where the bracket opens that is not closed."""
    mark = _bracket(error)
    return f" for what opens at {mark.line + 1}:{mark.column + 1}" if mark else ""


def _bracket(error: yaml.YAMLError) -> Any:
    inside = "parsing a flow" in (getattr(error, "context", None) or "")
    return getattr(error, "context_mark", None) if inside else None


def _unclosed_quote(error: yaml.YAMLError, lines: list[str]) -> Problem | None:
    """A quoted text that runs on to where the parser gave up: the next quotation mark has closed it."""
    noticed = getattr(error, "problem_mark", None)
    if not noticed or "end of stream" in str(error):
        return None
    for token in reversed([*_tokens_before("\n".join(lines), noticed.line)]):
        if isinstance(token, yaml.ScalarToken) and token.style in ("'", '"'):
            begin, end = token.start_mark, token.end_mark
            if begin.line < end.line and end.line >= noticed.line - 1:
                message = f"YAML: the text that begins here ends only in line {end.line + 1}"
                return Problem(begin.line + 1, begin.column + 1, f"{message}; {HINTS['end of stream']}")
            return None
    return None


def _tokens_before(text: str, line: int) -> Iterator[Any]:
    try:
        yield from takewhile(lambda token: token.start_mark.line <= line, yaml.scan(text, Loader=Loader))
    except yaml.YAMLError:
        return


def _comment(error: yaml.YAMLError, lines: list[str]) -> Problem | None:
    """A “ #” inside brackets: the rest of its line, with the bracket that closes, is not read."""
    mark = _bracket(error)
    if not mark or error.problem_mark.line == mark.line:  # type: ignore[attr-defined]
        return None
    line = lines[mark.line]
    cut = line.find(" #", mark.column)
    if cut < 0 or CLOSING[line[mark.column]] not in line[cut:]:
        return None
    message = "YAML: what stands behind “ #” is not read; put a text that contains it in quotes"
    return Problem(mark.line + 1, cut + 2, message)


def _unclosed_bracket(error: yaml.YAMLError, lines: list[str]) -> Problem | None:
    """A bracket before the end of which something begins that is no part of it, as its indent shows."""
    mark = _bracket(error)
    if not mark:
        return None
    noticed = error.problem_mark.line  # type: ignore[attr-defined]
    if noticed <= mark.line or (noticed < len(lines) and _indent(lines[noticed]) > _indent(lines[mark.line])):
        return None
    closing = CLOSING[lines[mark.line][mark.column]]
    return Problem(mark.line + 1, mark.column + 1, f"YAML: what opens here is not closed; put {closing} where it ends")


def _leave_out(lines: list[str], first: int, neighbours: bool) -> bool:
    """Empty the line that holds a fault, what belongs to it, and perhaps what follows at the same indent.

    False when there is nothing to empty.
    """
    if first >= len(lines) or not lines[first].strip():
        return False
    indent = _indent(lines[first])
    lines[first] = ""
    for position in range(first + 1, len(lines)):
        if lines[position].strip() and _indent(lines[position]) < indent + (not neighbours):
            break
        lines[position] = ""
    return True


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
