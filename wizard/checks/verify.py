"""What content that can be read may still get wrong, and the door through which content is taken: `verified`."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path as FilePath
from typing import Any

from wizard.checks.sources import Finding, Remark, overdue, plainness, sources
from wizard.content.conditions import WORDS, Condition, Key, Path
from wizard.content.loading import ContentError, Problem, draft, nearest, printable
from wizard.content.models import ANY_OPTION, OPEN, Checklist, Content, Item, Question, Region, walk
from wizard.content.text import EVERY, Text
from wizard.content.words import Blanks, Words
from wizard.lists.regions import local
from wizard.lists.survey import Survey, signature

MOST_ITEMS = 9
"""More in one stage than this and people stop reading (Gawande: five to nine to a pause point)."""

MOST_OPTIONS = 7
MOST_QUESTIONS = 11


def verified(file: FilePath) -> Content:
    """The content of a file in which nothing is wrong. Raises ContentError with every problem."""
    content, problems = examine(file)
    if content is None or any(not problem.warning for problem in problems):
        raise ContentError(file.name, problems)
    return content


def examine(
    file: FilePath, today: date | None = None, remind: Callable[[Content], Iterable[Remark]] | None = None
) -> tuple[Content | None, tuple[Problem, ...]]:
    """The content as far as it can be read, and all problems in the order of the file.

    With `today` also what is due to be compared with its sources again; with `remind` what that says of content which
    could be read as a whole. Both are for authors, and stop no server.
    """
    made = draft(file)
    if made.content:
        whole = not made.problems
        for path, message in findings(made.content, whole=whole):
            made.blame(path, message)
        remarks = [
            *(overdue(made.content, today) if today else ()),
            *(remind(made.content) if remind and whole else ()),
        ]
        for path, message, bearable in remarks:
            made.blame(path, message, warning=bearable)
    return made.content, tuple(sorted(set(made.problems)))


def findings(content: Content, *, whole: bool = True) -> Iterator[Finding]:
    """Everything that is wrong with content that could be read; `whole` when nothing was found wrong before."""
    yield from _texts(content)
    yield from sources(content, whole)
    yield from plainness(content)
    for id, checklist in content.checklists.items():
        references = [*_shape(checklist), *_references(checklist)]
        proofs = _proofs(checklist) if whole and not references else ()  # what points nowhere proves nothing
        for path, message in (*references, *proofs):
            yield ("checklists", id, *path), message


# -- texts --------------------------------------------------------------------------------------------------------


def _texts(content: Content) -> Iterator[Finding]:
    languages = tuple(content.languages)
    blanks = {path: names for path, names in _expected_blanks(content)}
    for path, value in walk(content):
        if isinstance(value, Text):
            yield from _translations(path, value, languages)
            yield from _blanks(path, value, blanks.get(path, frozenset()))


def _translations(path: Path, text: Text, languages: Sequence[str]) -> Iterator[Finding]:
    for language in languages:
        if language not in text.root and EVERY not in text.root:
            yield path, f'"{language}" is missing here'
    for language, words in text.root.items():
        below = (*path[:-1], language) if path[-1] == "label" else (*path, language)
        if language not in (*languages, EVERY):
            yield (
                (*below[:-1], Key(language)),
                f'there is no language "{language}"{nearest(language, [*languages, "because", "hint", "unsure"])}',
            )
        elif not words.strip() and not str(path[-1]).endswith("-joiner"):
            yield below, "the text is empty"
        elif PRIVATE.search(words):
            yield below, "the text has a character that cannot be printed"
        else:
            yield from _unprinted(below, words)


PRIVATE = re.compile("[\x00-\x1f\x7f\ue000-\uf8ff]")


def _unprinted(path: Path, words: str) -> Iterator[Finding]:
    for character in sorted(set(words) - printable()):
        code = f"U+{ord(character):04X}"
        yield path, f'the character "{character}" ({code}) is not in the font of the printed sheet'


def _expected_blanks(content: Content) -> Iterator[tuple[Path, frozenset[str]]]:
    for name, info in Words.model_fields.items():
        blanks = next((mark for mark in info.metadata if isinstance(mark, Blanks)), None)
        if blanks:
            yield ("words", info.alias or name), blanks.names
    for id, checklist in content.checklists.items():
        for question in checklist.questions.values():
            yield ("checklists", id, "questions", question.id, "because"), frozenset({"option"})


def _blanks(path: Path, text: Text, expected: frozenset[str]) -> Iterator[Finding]:
    for language, found in text.blanks().items():
        if found != expected:
            wanted = ", ".join(f"{{{name}}}" for name in sorted(expected)) or "no { } at all"
            yield (*path, language), f"this text needs {wanted}"


# -- shape and references -----------------------------------------------------------------------------------------


def _shape(checklist: Checklist) -> Iterator[Finding]:
    yield from _twice(checklist)
    if not checklist.questions:
        yield ("questions",), "a checklist asks at least one question"
    for id, question in checklist.questions.items():
        path: Path = ("questions", id)
        if id in WORDS:
            yield path, f'"{id}" is a word of conditions: choose another id'
        if question.kind == "choice":
            yield from _options_shape(path, question)
        if question.kind != "date" and question.missing is None:
            yield path, '"missing" is missing: what to do when nothing was chosen'
        if question.kind != "choice" and question.because is None:
            yield path, f'a question of kind "{question.kind}" needs "because" with {{option}}'
        if question.kind == "date" and OPEN not in question.options:
            yield (*path, "options"), f'a question of kind "date" needs the option "{OPEN}", for "not decided yet"'
    yield from _stage_order(checklist)


def _twice(checklist: Checklist) -> Iterator[Finding]:
    seen: set[Path] = set()
    lists: list[tuple[Path, Sequence[Any]]] = [((part,), getattr(checklist, part)) for part in ("notices", "phrases")]
    lists += [(("items",), checklist.items)] + [
        ((*path, "add"), region.add) for path, region in checklist.region_paths()
    ]
    for path, entries in lists:
        noun = "item" if path[-1] in ("items", "add") else str(path[-1])
        for position, entry in enumerate(entries):
            if (noun, entry.id) in seen:
                yield (*path, position, "id"), f'"{entry.id}" stands here twice'
            seen.add((noun, entry.id))
    for path, _ in checklist.region_paths():
        if path[-2:] in seen:
            yield path, f'"{path[-1]}" stands here twice'
        seen.add(path[-2:])


def _options_shape(path: Path, question: Question) -> Iterator[Finding]:
    if not 2 <= len(question.options) <= MOST_OPTIONS:
        yield (*path, "options"), f"a question has 2 to {MOST_OPTIONS} options"
    for id, option in question.options.items():
        if option.because is None:
            yield (*path, "options", id), '"because" is missing here'
        for position, other in enumerate(option.unsure if option.unsure != ANY_OPTION else ()):
            if other not in question.options or other == id:
                message = (
                    f'there is no option "{other}" to be unsure of{nearest(other, question.options.keys() - {id})}'
                )
                yield (*path, "options", id, "unsure", position), message


def _stage_order(checklist: Checklist) -> Iterator[Finding]:
    order = list(checklist.stages)
    furthest = 0
    for id, question in checklist.questions.items():
        if question.stage not in order:
            continue
        if order.index(question.stage) < furthest:
            yield (
                ("questions", id, "stage"),
                f'stage "{question.stage}" is over by now: questions stand in order of stages',
            )
        furthest = max(furthest, order.index(question.stage))


def _references(checklist: Checklist) -> Iterator[Finding]:
    stages: list[tuple[Path, str]] = [
        (("questions", id), question.stage) for id, question in checklist.questions.items()
    ]
    stages += [(("facts", id), fact.stage) for id, fact in checklist.facts.items()]
    stages += [(path, item.stage) for path, item in _all_items(checklist)]
    for path, stage in stages:
        if stage not in checklist.stages:
            yield (*path, "stage"), f'there is no stage "{stage}"{nearest(stage, checklist.stages)}'
    for _, item in _all_items(checklist):
        if item.id in checklist.withdrawn:
            yield ("withdrawn", Key(item.id)), f'"{item.id}" is still an item: it is not withdrawn, or its id is taken'
    for path, region in checklist.region_paths():
        yield from _region_references(checklist, path, region)
    for path, condition in checklist.conditions():
        yield from _condition_references(checklist, path, condition)


def _all_items(checklist: Checklist) -> Iterator[tuple[Path, Item]]:
    lists: list[tuple[Path, Sequence[Item]]] = [(("items",), checklist.items)]
    lists += [((*path, "add"), region.add) for path, region in checklist.region_paths()]
    for path, items in lists:
        for position, item in enumerate(items):
            yield (*path, position), item


def _region_references(checklist: Checklist, path: Path, region: Region) -> Iterator[Finding]:
    items = {item.id for _, item in _all_items(checklist)}
    named: list[tuple[Path, str]] = [((*path, "replace", Key(id)), id) for id in region.replace]
    named += [((*path, "leave-out", position), id) for position, id in enumerate(region.leave_out)]
    for below, id in named:
        if id not in items:
            yield below, f'there is no item "{id}"{nearest(id, items)}'
    for id in region.facts:
        if id not in checklist.facts:
            yield (*path, "facts", Key(id)), f'there is no fact "{id}"{nearest(id, checklist.facts)}'


def _condition_references(checklist: Checklist, path: Path, condition: Condition) -> Iterator[Finding]:
    known = list(checklist.questions)
    if path[0] == "questions":
        known = known[: known.index(str(path[1]))]
    for leaf in condition.leaves():
        if leaf.question not in checklist.questions:
            hint = nearest(leaf.question, [*known, *WORDS])
            yield (*path, *leaf.where[:-1], Key(leaf.question)), f'there is no question "{leaf.question}"{hint}'
        elif leaf.question not in known:
            yield (
                (*path, *leaf.where[:-1], Key(leaf.question)),
                f'question "{leaf.question}" is not asked yet here: it stands further down',
            )
        else:
            options = checklist.answers[leaf.question]
            for position, option in enumerate(leaf.options):
                if option in options:
                    continue
                hint = nearest(option, options)
                yield (*path, *leaf.where, position), f'question "{leaf.question}" has no option "{option}"{hint}'


# -- proofs over every situation ----------------------------------------------------------------------------------


def _proofs(checklist: Checklist) -> Iterator[Finding]:
    yield from _never(checklist)
    yield from _idle_options(checklist)
    longest = Survey(checklist).questions_left({}).high
    if longest > MOST_QUESTIONS:
        yield ("questions",), f"somebody would answer {longest} questions: {MOST_QUESTIONS} are the most"
    yield from _stage_sizes(checklist)


def _never(checklist: Checklist) -> Iterator[Finding]:
    for path, condition in checklist.conditions():
        if condition.leaves() and Survey(checklist, [condition]).conditions().high == 0:
            verb = "asked" if path[0] == "questions" else "shown"
            yield path, f"this can never be {verb}: no answers lead here"


def _idle_options(checklist: Checklist) -> Iterator[Finding]:
    """Options that nothing tells apart: the list is the same whichever is chosen."""
    conditions = [condition for _, condition in checklist.conditions()]
    for id, question in checklist.questions.items():
        seen: dict[object, str] = {}
        for option in question.options if question.kind == "choice" else ():
            twin = seen.setdefault(signature(checklist, question, option, conditions), option)
            if twin != option:
                message = f'"{option}" changes nothing: every list is the same as for "{twin}"'
                yield ("questions", id, "options", option), message


def _stage_sizes(checklist: Checklist) -> Iterator[Finding]:
    seen: set[tuple[object, ...]] = set()
    for path, fixed, items in _local_lists(checklist):
        for stage in checklist.stages:
            here = [item for item in items if item.stage == stage]
            conditions = [item.when for item in here]
            look = [signature(checklist, checklist.questions[id], option, conditions) for id, option in fixed.items()]
            kind = (*(item.id for item in here), *look)
            if kind in seen:
                continue
            seen.add(kind)
            span = Survey(checklist, conditions).conditions(fixed)
            if span.low == 0:
                yield path or ("stages", stage), f'in some situations stage "{stage}" has no item at all'
            if span.high > MOST_ITEMS:
                message = f'in some situations stage "{stage}" has {span.high} items: {MOST_ITEMS} are the most'
                yield path or ("stages", stage), message


def _local_lists(checklist: Checklist) -> Iterator[tuple[Path, Mapping[str, str], Sequence[Item]]]:
    """Every list that differs by place: where it stands in the file, the answers that lead to it, its items."""
    yield (), {}, checklist.items
    for path, _ in checklist.region_paths():
        place, city = str(path[3]), str(path[5]) if len(path) > 4 else None
        codes = {"place": place, "city": city}
        kinds = ((checklist.question_of(kind), code) for kind, code in codes.items())
        fixed = {question.id: code for question, code in kinds if question and code}
        yield path, fixed, local(checklist, place, city).items
