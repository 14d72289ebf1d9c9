"""Conditions have three values. Unanswered is no; an unsure answer is maybe."""

from typing import Any

import pytest

from wizard.content.conditions import ALWAYS, Answer, Chosen, ConditionError, Truth, parse
from wizard.content.problems import Location

NO, MAYBE, YES = Truth.NO, Truth.MAYBE, Truth.YES


def sure(option: str) -> Answer:
    return Answer(option, option, frozenset({option}))


def unsure(*possible: str) -> Answer:
    return Answer("unsure", "unsure", frozenset(possible))


ANSWERS = {
    "card": sure("lost"),
    "holder": sure("adult"),
    "bank": unsure("keep", "change", "unused"),
    "photo": unsure("new", "old"),
}

LOST, WORKS = {"card": "lost"}, {"card": "works"}
KEEP = {"bank": "keep"}


@pytest.mark.parametrize(
    ("when", "truth"),
    [
        # one line
        (LOST, YES),
        (WORKS, NO),
        ({"card": ("works", "lost")}, YES),
        ({"card": ("works", "damaged")}, NO),
        # not answered
        ({"goer": "self"}, NO),
        ({"not": {"goer": "self"}}, YES),
        # unsure
        (KEEP, MAYBE),
        ({"bank": ("keep", "change")}, MAYBE),
        ({"bank": ("keep", "change", "unused")}, YES),
        ({"bank": "unsure"}, YES),
        ({"bank": ("keep", "unsure")}, YES),
        ({"photo": "lost-in-the-post"}, NO),
        ({"photo": ("new", "other")}, MAYBE),
        # all: the least
        ({"card": "lost", "holder": "adult"}, YES),
        ({"card": "lost", "bank": "keep"}, MAYBE),
        ({"card": "works", "bank": "keep"}, NO),
        ({"all": (LOST, KEEP)}, MAYBE),
        ({"all": (KEEP, WORKS)}, NO),
        ({"all": (LOST,), "holder": "child"}, NO),
        # any: the greatest
        ({"any": (WORKS, LOST)}, YES),
        ({"any": (WORKS, KEEP)}, MAYBE),
        ({"any": (KEEP, LOST)}, YES),
        ({"any": (WORKS, {"goer": "self"})}, NO),
        # not: the opposite, and maybe stays maybe
        ({"not": LOST}, NO),
        ({"not": WORKS}, YES),
        ({"not": KEEP}, MAYBE),
        ({"not": {"bank": "unsure"}}, NO),
        ({"not": {"any": (WORKS, KEEP)}}, MAYBE),
        ({"not": {"all": (LOST, WORKS)}}, YES),
        ({"not": {"not": LOST}}, YES),
    ],
    ids=str,
)
def test_a_condition_is_no_maybe_or_yes(when: dict[str, Any], truth: Truth) -> None:
    assert parse(when).evaluate(ANSWERS) is truth


def test_what_has_no_condition_always_holds() -> None:
    assert ALWAYS.evaluate({}) is YES
    assert list(ALWAYS.clauses({})) == []


@pytest.mark.parametrize(
    ("question", "options", "truth"),
    [
        ("card", ("works", "lost"), YES),
        ("card", ("works",), NO),
        ("goer", ("self",), NO),
        # who is unsure has chosen nothing else
        ("bank", ("keep",), NO),
        ("bank", ("keep", "change", "unused"), NO),
        ("bank", ("unsure",), YES),
    ],
)
def test_what_must_be_chosen_is_never_maybe(question: str, options: tuple[str, ...], truth: Truth) -> None:
    assert Chosen(question, options).evaluate(ANSWERS) is truth


LIST = "a condition is a mapping, such as {card: lost}"
PARTS = '"any" needs a list of conditions: [{…}, {…}]'
OPTIONS = '"card" needs an option or a list of options: lost or [lost, damaged]'


@pytest.mark.parametrize(
    ("when", "message", "where"),
    [
        ("lost", LIST, ()),
        ({}, LIST, ()),
        (("card",), LIST, ()),
        ({"not": "lost"}, LIST, ("not",)),
        ({"any": ({"card": "lost"}, "lost")}, LIST, ("any", 1)),
        ({"all": ({"not": {"any": ({},)}},)}, LIST, ("all", 0, "not", "any", 0)),
        ({"any": {"card": "lost"}}, PARTS, ("any",)),
        ({"any": ()}, PARTS, ("any",)),
        ({"card": {"lost": "lost"}}, OPTIONS, ("card",)),
        ({"card": ()}, OPTIONS, ("card",)),
        ({"card": True}, OPTIONS, ("card",)),
        ({"card": ("lost", True)}, OPTIONS, ("card",)),
        ({"holder": "adult", "card": (("lost",),)}, OPTIONS, ("card",)),
        # words of other languages for conditions
        ({"or": (LOST,)}, 'there is no "or" here (did you mean "any"?)', ("or",)),
        ({"any": ({"AND": (LOST,)},)}, 'there is no "AND" here (did you mean "all"?)', ("any", 0, "AND")),
        ({"none": LOST}, 'there is no "none" here (did you mean "not"?)', ("none",)),
        ({"al": (LOST,)}, 'there is no "al" here (did you mean "all"?)', ("al",)),
    ],
    ids=str,
)
def test_a_wrong_shape_says_what_and_where(when: Any, message: str, where: Location) -> None:
    with pytest.raises(ConditionError) as error:
        parse(when)
    assert (str(error.value), error.value.where) == (message, where)


def test_a_condition_names_its_questions_and_where_they_stand() -> None:
    condition = parse({"any": (LOST, {"not": {"bank": ("keep", "change")}})})
    assert [(leaf.question, leaf.options, leaf.where) for leaf in condition.leaves()] == [
        ("card", ("lost",), ("any", 0, "card")),
        ("bank", ("keep", "change"), ("any", 1, "not", "bank")),
    ]


@pytest.mark.parametrize(
    ("when", "decided"),
    [
        (LOST, ["card YES"]),
        (WORKS, ["card NO"]),
        ({"not": LOST}, ["not card YES"]),
        ({"not": {"not": LOST}}, ["card YES"]),
        # all: when it holds, every part; when it does not, the parts that refuse
        ({"card": "lost", "holder": "adult"}, ["card YES", "holder YES"]),
        ({"card": "lost", "bank": "keep"}, ["card YES", "bank MAYBE"]),
        ({"card": "works", "holder": "adult", "goer": "self"}, ["card NO", "goer NO"]),
        ({"card": "works", "bank": "keep"}, ["card NO"]),
        # any: the parts that say what it says
        ({"any": (LOST, WORKS, {"holder": "adult"})}, ["card YES", "holder YES"]),
        ({"any": (LOST, KEEP)}, ["card YES"]),
        ({"any": (WORKS, KEEP)}, ["bank MAYBE"]),
        ({"any": (WORKS, {"goer": "self"})}, ["card NO", "goer NO"]),
        ({"not": {"any": (WORKS, {"goer": "self"})}}, ["not card NO", "not goer NO"]),
    ],
    ids=str,
)
def test_only_the_clauses_that_decided_are_named(when: dict[str, Any], decided: list[str]) -> None:
    clauses = parse(when).clauses(ANSWERS)
    assert [f"{'not ' * negated}{leaf.question} {truth.name}" for leaf, truth, negated in clauses] == decided
