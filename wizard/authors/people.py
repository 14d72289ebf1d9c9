"""The approved boundary people: how `history/people.txt` spells them, whether they still hold, and all of it in words.

A pair is one line: who has the thing, who has not, and their answers; where they differ, both, `-` for not asked:

    yes no place=gansu holder=child|adult age=under-7|- card=works
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from wizard.authors.boundaries import Boundaries, Codes, Missed, Pair, Pairs
from wizard.authors.phrasing import answered, counted
from wizard.authors.rules import Rule
from wizard.content.conditions import Answers, Truth
from wizard.content.models import Content
from wizard.content.problems import Finding, Key

HEAD = """\
# Boundary people: for each clause of each rule two who differ in one answer, one with the thing and one without.
# Made by ./dev people --approve. Do not edit.
"""
NAMES = {Truth.YES: "yes", Truth.MAYBE: "if", Truth.NO: "no"}
TRUTHS = {name: truth for truth, name in NAMES.items()}
STANDS = {Truth.YES: "there", Truth.MAYBE: "there with an “if”", Truth.NO: "not there"}
KINDS = {"items": "item", "questions": "question", "notices": "notice", "phrases": "phrase", "facts": "fact"}
APPROVE = "if that is meant: ./dev people --approve"

Approved = Mapping[str, Pairs]
"""Checklist id → its approved pairs."""


def spelled(approved: Approved) -> str:
    """The file."""
    lines = [HEAD]
    for checklist, pairs in approved.items():
        for key, each in pairs.items():
            lines += [f"{checklist}/{key}\n", *[f"  {_line(pair)}\n" for pair in each]]
    return "".join(lines)


def _line(pair: Pair) -> str:
    return " ".join([*[NAMES[truth] for truth in pair.truths], *_answers(pair)])


def _answers(pair: Pair) -> Iterator[str]:
    one, other = pair.people
    for id in {**one, **other}:
        codes = dict.fromkeys([one.get(id, "-"), other.get(id, "-")])
        yield f"{id}={'|'.join(codes)}"


def read(text: str) -> Approved:
    """What the file says."""
    approved: dict[str, dict[str, list[Pair]]] = {}
    pairs: list[Pair] = []
    for line in text.splitlines():
        if line.startswith("  "):
            pairs.append(_pair(line.split()))
        elif line and not line.startswith("#"):
            checklist, _, key = line.partition("/")
            pairs = approved.setdefault(checklist, {}).setdefault(key, [])
    return approved


def _pair(words: Sequence[str]) -> Pair:
    one, other, *answers = words
    people: tuple[dict[str, str], dict[str, str]] = {}, {}
    for id, _, codes in [each.partition("=") for each in answers]:
        for person, code in zip(people, codes.split("|") * 2, strict=False):
            if code != "-":
                person[id] = code
    return Pair(people, (TRUTHS[one], TRUTHS[other]))


def renewed(content: Content, approved: Approved) -> Approved:
    """The pairs that show every clause of today's rules; those that hold are kept."""
    return {id: Boundaries(each).shown(approved.get(id, {})) for id, each in content.checklists.items()}


def broken(content: Content, approved: Approved, language: str) -> Iterator[Finding]:
    """Approved pairs that no longer hold, and rules of which no pair shows all; for the author to look at."""
    for id, checklist in content.checklists.items():
        boundaries, pairs = Boundaries(checklist), approved.get(id, {})
        found = [*_gone(boundaries, pairs), *_otherwise(boundaries, pairs, language), *_unshown(boundaries, pairs)]
        yield from [finding.below("checklists", id) for finding in found]


def _gone(boundaries: Boundaries, approved: Pairs) -> Iterator[Finding]:
    for key in [each for each in approved if each not in boundaries.rules]:
        message = f"{name(key)} has approved people, and is no longer there; {APPROVE}"
        yield Finding((Key("items"),), message, warning=True)


def _otherwise(boundaries: Boundaries, approved: Pairs, language: str) -> Iterator[Finding]:
    for key, rule in boundaries.rules.items():
        if apart := _apart_by_now(boundaries, rule, approved):
            more = f" (and {len(apart) - 1} more)" if len(apart) > 1 else ""
            said = _turned(boundaries, rule, apart[0], language)
            message = f"{name(key)} is decided otherwise than was approved: {said}{more}; {APPROVE}"
            yield Finding(rule.location, message, warning=True)


def _apart_by_now(boundaries: Boundaries, rule: Rule, approved: Pairs) -> list[Pair]:
    return [pair for pair in approved.get(rule.key, ()) if boundaries.truths(rule, pair) != pair.truths]


def _unshown(boundaries: Boundaries, approved: Pairs) -> Iterator[Finding]:
    """Of rules the pairs of which hold."""
    missed = dict.fromkeys(each.rule for each in boundaries.missed(approved) if each)
    rules = [rule for rule in missed if not _apart_by_now(boundaries, rule, approved)]
    if rules:
        more = f" and {len(rules) - 1} more" if len(rules) > 1 else ""
        message = f"no approved people show all of {name(rules[0].key)}{more}: ./dev people tells whom it is about"
        yield Finding((Key("items"),), message, warning=True)


def _turned(boundaries: Boundaries, rule: Rule, pair: Pair, language: str) -> str:
    """What a pair was, and is now."""
    now = boundaries.truths(rule, pair)
    said = zip(_apart(boundaries, pair, language), pair.people, pair.truths, now, strict=True)
    return "; ".join(
        [
            f"with {answer} it was {STANDS[before]} and {'is still' if before is after else 'now is'} {STANDS[after]}, "
            f"see {address(boundaries, codes, language)}"
            for answer, codes, before, after in said
        ]
    )


def _apart(boundaries: Boundaries, pair: Pair, language: str) -> Iterator[str]:
    """How each of a pair answers the first question in which they differ."""
    people = [boundaries.answers(codes) for codes in pair.people]
    order = boundaries.checklist.questions
    first = next((id for id in order if _code(people[0], id) != _code(people[1], id)), None)
    for answers in people:
        if first and first in answers:
            yield answered(boundaries.checklist, first, [answers[first].option], language)
        else:
            yield f"{order[first].name[language]}: not asked" if first else "the same answers"


def _code(answers: Answers, question: str) -> str | None:
    return answers[question].code if question in answers else None


def address(boundaries: Boundaries, codes: Codes, language: str) -> str:
    """The list of somebody."""
    query = "&".join([f"{id}={answer.code}" for id, answer in boundaries.answers(codes).items()])
    return f"/{language}/{boundaries.checklist.id}/checklist?{query}"


def name(key: str) -> str:
    """How people call what a rule is about."""
    kind, _, id = key.partition("/")
    return f'{KINDS[kind]} "{id}"' if kind in KINDS else f'"{key}"'


def review(content: Content, approved: Approved, language: str, thing: str = "") -> Iterator[str]:
    """What an author approves, in words with links: what is new and what no longer holds; or all pairs of a thing."""
    after = renewed(content, approved)
    for id, checklist in content.checklists.items():
        boundaries, before = Boundaries(checklist), approved.get(id, {})
        for key, pairs in after[id].items():
            shown = pairs if thing else [pair for pair in pairs if pair not in before.get(key, ())]
            if shown and thing in ("", key, key.rpartition("/")[2]):
                yield f"## {name(key)}"
                yield from _told(boundaries, shown, language)
    yield _sum(after)


def _told(boundaries: Boundaries, pairs: Iterable[Pair], language: str) -> Iterator[str]:
    for pair in pairs:
        yield ""
        for answer, codes, truth in zip(_apart(boundaries, pair, language), pair.people, pair.truths, strict=True):
            yield f"- {STANDS[truth]} with {answer}: {address(boundaries, codes, language)}"
    yield ""


def _sum(approved: Approved) -> str:
    pairs = [len(each) for own in approved.values() for each in own.values()]
    return f"{sum(pairs):,} pairs show every clause of {len(pairs)} rules"


def score(content: Content, approved: Approved) -> Iterator[str]:
    """How many slips in single clauses the approved pairs would notice, and each that they would not."""
    noticed, told = 0, list[str]()
    for id, checklist in content.checklists.items():
        for missed in Boundaries(checklist).missed(approved.get(id, {})):
            noticed += missed is None
            told += [_missed(missed)] if missed else []
    yield from told
    yield f"{noticed:,} of {noticed + len(told):,} slips in single clauses are noticed by approved people"


def _missed(missed: Missed) -> str:
    leaf = missed.flip.leaf
    clause = f"{leaf.question}: {', '.join(leaf.options)}"
    return f"{name(missed.rule.key)}: nobody notices {{{clause}}} {missed.flip.what} ({counted(missed.situations)})"
