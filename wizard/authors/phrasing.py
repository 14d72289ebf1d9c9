"""Answers and rules in words, for whoever reads no YAML: the only place where these are put together.

The few words that join them are the tool's own, in the languages that it knows; what is named comes from the content.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from wizard.content.conditions import All, Certain, Condition, Is, Not
from wizard.content.models import Checklist
from wizard.lists.verdicts import option_label


class Joints(NamedTuple):
    """What stands between names and answers."""

    everybody: str
    nobody: str
    colon: str
    no: str
    alternative: str
    then: str
    both: str
    either: str
    opening: str = "("
    closing: str = ")"


ENGLISH = Joints("everybody", "nobody", ": ", "not ", " or ", "; ", "; and ", "; or ")
JOINTS = {"zh": Joints("所有人", "没有人", "：", "不是", "或", "；", "；并且", "；或者", "（", "）")}


def joints(language: str) -> Joints:
    return JOINTS.get(language, ENGLISH)


def counted(situations: int) -> str:
    """So many situations."""
    return f"{situations:,} {'situation' if situations == 1 else 'situations'}"


def quoted(checklist: Checklist, question: str, option: str, language: str) -> str:
    """An answer as the applicant reads it."""
    label = option_label(checklist, checklist.questions[question], option)
    return f"“{label[language]}”" if label else option


def answered(
    checklist: Checklist, question: str, options: Iterable[str], language: str, *, negated: bool = False
) -> str:
    """The question by its name, with the answers that it has, or has not."""
    joint = joints(language)
    shown = joint.alternative.join([quoted(checklist, question, option, language) for option in options])
    return f"{checklist.questions[question].name[language]}{joint.colon}{joint.no if negated else ''}{shown}"


class Said(NamedTuple):
    """A clause, perhaps negated."""

    leaf: Is
    negated: bool


class Joined(NamedTuple):
    """Several of which all must hold, or one."""

    together: bool
    parts: Sequence["Said | Joined"]


def rule_words(checklist: Checklist, condition: Condition, language: str) -> str:
    """For whom something is there."""
    return _worded(checklist, plain(condition), language, inside=False)


def plain(condition: Condition, *, negated: bool = False) -> Said | Joined:
    """The same with “not” at single clauses alone: not all is one of them not, and not any is each of them not."""
    match condition:
        case Is():
            return Said(condition, negated)
        case Not():
            return plain(condition.part, negated=not negated)
        case Certain():
            return plain(condition.part, negated=negated)
    together = isinstance(condition, All) is not negated
    parts: list[Said | Joined] = []
    for part in [plain(each, negated=negated) for each in condition.parts]:
        flat = isinstance(part, Joined) and part.together is together
        parts += part.parts if isinstance(part, Joined) and flat else [part]
    return parts[0] if len(parts) == 1 else Joined(together, parts)


def _worded(checklist: Checklist, part: Said | Joined, language: str, *, inside: bool) -> str:
    if isinstance(part, Said):
        return answered(checklist, part.leaf.question, part.leaf.options, language, negated=part.negated)
    joint = joints(language)
    if not part.parts:
        return joint.everybody if part.together else joint.nobody
    said = [_worded(checklist, each, language, inside=True) for each in part.parts]
    whole = (joint.both if part.together else joint.either).join(said)
    return f"{joint.opening}{whole}{joint.closing}" if inside else whole
